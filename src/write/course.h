// write/course.h - how the weight of a tie goes on over time.
#ifndef ACG_WRITE_COURSE_H
#define ACG_WRITE_COURSE_H

#include "actorgraph/graph.h"

/** A stretch of days with one weight. */
struct acg_stage {
    struct acg_span when;
    double weight; /**< > 0 */
};

/**
 * The stages of a tie: of the claims that hold on a day the largest weight of each type counts, and
 * types add up, as in a slice. Days without a claim are in no stage; two that touch differ in
 * weight.
 *
 * @param claims  `n` indexes of claims of one pair, kind and direction
 * @param stages  2 * n + 1 places, filled; ascending, without overlap
 * @return how many, or SIZE_MAX if memory is out
 */
size_t acg_course(const acg_graph *graph, const uint32_t claims[], size_t n,
                  struct acg_stage stages[]);

#endif
