// analyse/census.h - all splits of a small puzzle, one after the other.
#ifndef ACG_ANALYSE_CENSUS_H
#define ACG_ANALYSE_CENSUS_H

#include "analyse/puzzle.h"

enum { ACG_MOST_CENSUS_NODES = 400 }; // of a puzzle that is tried at all

enum acg_census_end {
    ACG_CENSUS_DONE,
    ACG_CENSUS_STOPPED, /**< by who visits */
    ACG_CENSUS_TOO_LONG,
    ACG_CENSUS_NO_MEMORY,
};

/** Takes a split: the camp of each node. False ends the census. */
typedef bool acg_census_visit(void *context, const uint32_t camp[]);

/** What to look for. */
struct acg_census {
    const struct acg_puzzle *puzzle; /**< connected */
    size_t most_steps;               /**< nodes placed */
    acg_census_visit *visit;         /**< NULL: only the least cost is wanted */
    void *context;
};

/**
 * Visits each split that costs `*cost`, once whatever its camps are called: splits are the same if
 * the same bonds are frustrated. Without `visit`: lowers `*cost` to the least that there is, if
 * one costs less. Nodes are placed one by one, those with most bonds to placed ones first; what
 * each other one costs at least tells whether to go on.
 */
enum acg_census_end acg_census_run(const struct acg_census *census, int64_t *cost);

#endif
