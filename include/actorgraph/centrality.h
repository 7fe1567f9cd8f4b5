// actorgraph/centrality.h - who matters in a slice.
#ifndef ACTORGRAPH_CENTRALITY_H
#define ACTORGRAPH_CENTRALITY_H

#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Which ties count, and with what sign. */
enum acg_sign {
    ACG_SIGN_ABSOLUTE, /**< all ties, at their weight */
    ACG_SIGN_POSITIVE, /**< cooperation and membership only */
    ACG_SIGN_NEGATIVE, /**< rivalry and threat only, at their weight */
    ACG_SIGN_NET,      /**< all ties, rivalry and threat at minus their weight */
};

/**
 * How many actors each actor is tied to; direction does not matter, ties of several kinds to one
 * actor count once. Under ACG_SIGN_NET: positively tied ones less negatively tied ones.
 *
 * @param degree  one value for each actor of the slice, filled
 * @return ACG_OK or ACG_FAILED
 */
acg_status acg_degree(const acg_slice *slice, enum acg_sign sign, double degree[],
                      acg_report *report);

/**
 * The sum of the weights of each actor's ties, whatever their direction; 0 for an isolate.
 *
 * @param strength  one value for each actor of the slice, filled
 * @return ACG_OK, ACG_REJECTED (a sum beyond the largest number) or ACG_FAILED
 *
 * Source: Barrat, Barthelemy, Pastor-Satorras and Vespignani (2004), doi:10.1073/pnas.0400087101
 */
acg_status acg_strength(const acg_slice *slice, enum acg_sign sign, double strength[],
                        acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
