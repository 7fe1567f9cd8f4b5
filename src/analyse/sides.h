// analyse/sides.h - the two camps of the signed graph of a ledger, as blocs.
#ifndef ACG_ANALYSE_SIDES_H
#define ACG_ANALYSE_SIDES_H

#include "analyse/ledger.h"

/** Two camps of the largest connected part of a signed graph. */
struct acg_sides {
    uint32_t *side;      /**< by node: 0, 1, or ACG_NONE: outside, or on either side */
    size_t n_frustrated; /**< ties that no split spares: the frustration index L */
    size_t n_solutions;  /**< splits with that many; 1: there is no other */
    bool more;           /**< there are more than n_solutions */
    size_t n_undecided;  /**< actors that are on different sides in them; in no camp */
    size_t n_sides[2];   /**< actors in each */
};

/**
 * Splits actors in two so that the fewest ties are frustrated; see acg_frustration_find. A pair
 * has the sign of cooperation less hostility; memberships do not count.
 *
 * @param slots    what the slots of the ledger hold
 * @param without  a node that takes no part
 * @param out      acg_sides_clear in either case
 * @return ACG_OK, ACG_REJECTED (the best split could not be proved in time) or ACG_FAILED
 */
acg_status acg_sides_find(const struct acg_ledger *ledger, const double slots[], uint32_t without,
                          struct acg_sides *out, acg_report *report);
void acg_sides_clear(struct acg_sides *sides);

#endif
