// analyse/search.h - the best split of a puzzle, by branch and cut.
#ifndef ACG_ANALYSE_SEARCH_H
#define ACG_ANALYSE_SEARCH_H

#include "analyse/guess.h"
#include "analyse/relaxation.h"

enum acg_search_end {
    ACG_SEARCH_DONE,
    ACG_SEARCH_LATE, /**< the time is up, or so many nodes were looked at as were allowed */
    ACG_SEARCH_NO_MEMORY,
};

/** A branch: one more bond is fixed. */
struct acg_branch {
    uint32_t up; /**< the branch that it grows from; itself: the root */
    uint32_t bond;
    int value;
    int64_t bound; /**< no split in it costs less */
};

/** A search and what it has found. */
struct acg_search {
    const struct acg_puzzle *puzzle;
    struct acg_relaxation relaxation;
    signed char *held;      // by bond: 0 or 1 for all branches, or -1
    struct acg_puzzle bent; // the puzzle with held bonds so dear that guesses respect them
    struct acg_guess guess;
    uint32_t *camp; // what was found
    uint32_t *trial;
    uint32_t *order; // bonds, the surest first
    struct acg_union sets;
    struct acg_branch *branches;
    uint32_t *heap;
    size_t n_branches, branch_capacity, n_heap, heap_capacity;
    int64_t budget; // what a split may cost to be wanted
    int64_t cost;   // of camp; INT64_MAX: none was found
    int64_t bound;  // no split costs less, as bonds are held
    int64_t floor;  // what no split undercuts, known from elsewhere
    size_t n_looked;
    bool any; // the first within the budget will do
};

/** False if memory is out; acg_search_clear in either case. */
bool acg_search_init(struct acg_search *out, const struct acg_puzzle *puzzle, double deadline);
void acg_search_clear(struct acg_search *search);

/** Holds a bond frustrated (1) or not (0) in what is searched, or lets it go (-1). */
void acg_search_hold(struct acg_search *search, uint32_t bond, int value);

/** Whether a split costs at most `budget` and obeys what is held. */
bool acg_search_allows(const struct acg_search *search, const uint32_t camp[], int64_t budget);

/**
 * Searches for the best split that costs at most `budget`, or for any if `any`. What is found is
 * in search->camp and search->cost; search->bound holds in either case.
 */
enum acg_search_end acg_search_run(struct acg_search *search, int64_t budget, bool any,
                                   size_t most_branches);

#endif
