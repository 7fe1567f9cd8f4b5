// analyse/frustration.h - the signed graph as a puzzle, and its best splits as camps.
#ifndef ACG_ANALYSE_FRUSTRATION_H
#define ACG_ANALYSE_FRUSTRATION_H

#include "analyse/optimum.h"

/** What the search for the best splits of a network works on. */
struct acg_untangling {
    const struct acg_frustration_options *options;
    struct acg_effort effort;
    struct acg_puzzle puzzle;   /**< nodes are actors, bonds ties */
    double unit;                /**< what a cost of 1 weighs */
    struct acg_optimum optimum; /**< of the whole */
};

/** Finds the best splits of untangling->puzzle. acg_optimum_clear in either case. */
acg_status acg_untangle(struct acg_untangling *untangling, acg_report *report);

/** Fills in parts, camps and who is undecided. False if memory is out. */
bool acg_camps_name(const struct acg_untangling *untangling, struct acg_frustration *out);

#endif
