// analyse/bridge.h - the one way to igraph: errors as statuses, a fixed start of chance, one
// thread.
#ifndef ACG_ANALYSE_BRIDGE_H
#define ACG_ANALYSE_BRIDGE_H

#include "actorgraph/centrality.h"

#include <igraph.h>

/** To be called before the first call of igraph in a function: takes the handlers and seeds chance.
 * Cheap. */
void acg_bridge_enter(void);

/** What igraph answered, as a status; `what` names the measure in the remark. */
acg_status acg_from_igraph(igraph_error_t code, const char *what, acg_report *report);

/** A slice as igraph knows it: undirected, one edge for each tied pair. */
struct acg_network {
    igraph_t graph;
    igraph_vector_t weights; /**< of the edges */
};

/**
 * Makes a network of the ties that `sign` lets count; parallel ties of a pair are merged, their
 * weights summed.
 *
 * @param out  yours on success: acg_network_clear
 */
acg_status acg_network_init(struct acg_network *out, const acg_slice *slice, enum acg_sign sign,
                            acg_report *report);
void acg_network_clear(struct acg_network *network);

#endif
