// actorgraph/similarity.h - whose ties look alike: S, kappa, pi and tau-b on profiles of ties.
#ifndef ACTORGRAPH_SIMILARITY_H
#define ACTORGRAPH_SIMILARITY_H

#include "actorgraph/progress.h"
#include "actorgraph/series.h"
#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What stands in an actor's row, its profile. */
enum acg_profile {
    ACG_PROFILE_COOPERATION, /**< the weights of its cooperation ties to all actors of the slice; a
                                  directed tie stands in the row of its `from` only; its own entry
                                  is the top of the scale */
    ACG_PROFILE_SIGNED,      /**< for each actor of the slice the sign of cooperation and membership
                                  less rivalry and threat; its own entry is 1 */
    ACG_PROFILE_MEMBERSHIP,  /**< for each organization with a member 1 or 0; rows are the actors
                                  that are no organizations */
};

/** The measures of a pair of rows x and y with N entries; acg_similarity_rule says what each is.
 * Definitions and references stand in the manual, "Similarity". */
enum acg_similarity {
    ACG_S,
    ACG_S_SQUARED,
    ACG_S_WEIGHTED,
    ACG_S_SQUARED_WEIGHTED,
    ACG_KAPPA_NOMINAL,
    ACG_KAPPA_LINEAR,
    ACG_KAPPA_SQUARED,
    ACG_PI_NOMINAL,
    ACG_PI_LINEAR,
    ACG_PI_SQUARED,
    ACG_TAU_B,
    ACG_S_CORRECTED,
    ACG_SHARED,
    ACG_JACCARD,
    ACG_NEWMAN,
    ACG_N_SIMILARITIES
};

/** How to compare. Zero is the default. */
struct acg_similarity_options {
    enum acg_profile profile;
    bool binary;  /**< entries are 1 where there is a tie, and the scale ends at 1 */
    double scale; /**< the top of the scale of ACG_PROFILE_COOPERATION, declared, not observed; 0
                       needs `binary` or another profile */
    const struct acg_actor_weight *weights; /**< for the weighted measures; borrowed */
    size_t n_weights;
    struct acg_indexes actors; /**< pairs in which one of these graph actors is; none: all */
};

/** The word for a measure, such as "kappa_squared". Never NULL. */
const char *acg_similarity_name(enum acg_similarity measure);

/** A line that says what it is. Never NULL. */
const char *acg_similarity_rule(enum acg_similarity measure);

/** Finds a measure by a word of `length` bytes; says whether there is one. */
bool acg_similarity_parse(const char *word, size_t length, enum acg_similarity *out);

/**
 * The usual scale of ACG_PROFILE_COOPERATION: the largest weight that one actor's cooperation with
 * another has over all time, so that it does not depend on the window.
 *
 * @param options  filters; `when`, `weigh` and `extant` are not asked
 * @param scale    > 0; 1 where there is no cooperation
 * @return as acg_slice_new
 */
acg_status acg_similarity_scale(const acg_graph *graph, const struct acg_slice_options *options,
                                double *scale, acg_report *report);

/** Takes one pair: graph actors a < b, the length of the rows, and the values, NAN where
 * undefined. */
typedef acg_status acg_similarity_visit(void *context, size_t window, uint32_t a, uint32_t b,
                                        size_t n_columns, const double values[],
                                        acg_report *report);

/**
 * Compares all pairs of rows in all windows of a series, several windows side by side, and hands
 * them over in order: by window, then a, then b.
 *
 * @param visit  called for every pair; a status other than ACG_OK ends the work
 * @return ACG_OK, ACG_MISUSED (no scale), ACG_REJECTED (an entry above the scale, a weight below
 * 0), ACG_FAILED, or what `visit` returned
 */
acg_status acg_similarity_series(acg_series *series, const enum acg_similarity measures[], size_t n,
                                 const struct acg_similarity_options *options,
                                 const struct acg_crew_options *crew, acg_similarity_visit *visit,
                                 void *context, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
