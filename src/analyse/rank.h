// analyse/rank.h - values as ranks.
#ifndef ACG_ANALYSE_RANK_H
#define ACG_ANALYSE_RANK_H

#include <stddef.h>

/** A value and whose it is, to be sorted. */
struct acg_placed {
    double value;
    size_t owner;
};

/** Sorts values: the largest first, equal ones in the order of their owners, NAN last. */
void acg_placed_sort(const double values[], size_t n, struct acg_placed placed[]);

/**
 * Ranks from 1, the largest; values that differ by less than 1e-9 of the largest magnitude share
 * the first of their ranks. NAN has none, 0.
 *
 * @param placed  scratch for `n`
 * @param ranks   `n` ranks, filled
 */
void acg_ranks_of(const double values[], size_t n, struct acg_placed placed[], size_t ranks[]);

#endif
