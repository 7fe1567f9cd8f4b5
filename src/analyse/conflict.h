// analyse/conflict.h - why the clusters of a split do not fit into so many camps.
#ifndef ACG_ANALYSE_CONFLICT_H
#define ACG_ANALYSE_CONFLICT_H

#include "analyse/cycles.h"

enum acg_conflict {
    ACG_CONFLICT_NONE,
    ACG_CONFLICT_FOUND,
    ACG_CONFLICT_UNKNOWN, /**< it takes too long to tell, or memory is out */
};

/**
 * Looks at the clusters that the bonds which values do not cut hold together. If they need more
 * camps than the puzzle has, adds a clause: some bond between some of them must not be cut, or
 * some within must.
 *
 * @param values  by bond, all 0 or 1 (or nearly)
 */
enum acg_conflict acg_conflict_find(const struct acg_puzzle *puzzle, const double values[],
                                    struct acg_clauses *out);

/**
 * The first way to put the clusters of a split into the camps of the puzzle: by node.
 *
 * @param sets  the clusters, as acg_puzzle_clusters makes them
 */
enum acg_conflict acg_conflict_camps(const struct acg_puzzle *puzzle, struct acg_union *sets,
                                     uint32_t camp[]);

#endif
