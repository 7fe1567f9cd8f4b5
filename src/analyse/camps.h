// analyse/camps.h - the two camps that a signed graph falls into, proved to be the best.
#ifndef ACG_ANALYSE_CAMPS_H
#define ACG_ANALYSE_CAMPS_H

#include "analyse/ledger.h"

enum { ACG_MOST_SOLUTIONS = 1000000 };

/** Two camps of the largest connected part of a signed graph. */
struct acg_camps {
    uint32_t *side;      /**< by node: 0, 1, or ACG_NONE: outside, or on either side */
    size_t n_frustrated; /**< ties that no split spares: the frustration index L */
    size_t n_solutions;  /**< splits with that many; 1: there is no other */
    size_t n_undecided;  /**< actors that are on different sides in them; in no camp */
    size_t n_sides[2];   /**< actors in each */
};

/**
 * Splits actors in two so that the fewest ties are frustrated: positive ones between the camps and
 * negative ones within. A pair has the sign of cooperation less hostility; memberships do not
 * count. All best splits are found, by branch and bound.
 *
 * @param slots    what the slots of the ledger hold
 * @param without  a node that takes no part
 * @param out      acg_camps_clear in either case
 * @return ACG_OK, ACG_REJECTED (too large to be proved, more than ACG_MOST_SOLUTIONS best splits)
 * or ACG_FAILED
 *
 * Source: Aref and Wilson (2018), J. Complex Networks 6(4): 566-595, for the index; the bound is
 * what each actor that is not placed yet costs at least.
 */
acg_status acg_camps_find(const struct acg_ledger *ledger, const double slots[], uint32_t without,
                          struct acg_camps *out, acg_report *report);
void acg_camps_clear(struct acg_camps *camps);

#endif
