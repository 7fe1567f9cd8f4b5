// analyse/triads.h - the triangles of a signed graph, each met once.
#ifndef ACG_ANALYSE_TRIADS_H
#define ACG_ANALYSE_TRIADS_H

#include "actorgraph/balance.h"

/** Takes a triangle: three ties, as indexes. False ends the listing. */
typedef bool acg_triad_visit(void *context, const uint32_t ties[3]);

/**
 * Lists all triangles in an order that depends on the graph alone.
 *
 * @return ACG_OK, also if `visit` ended it, or ACG_FAILED
 */
acg_status acg_triads_list(const struct acg_signs *signs, acg_triad_visit *visit, void *context,
                           acg_report *report);

#endif
