// analyse/bridge.h - the one way to igraph: errors as statuses, a fixed start of chance, one
// thread.
#ifndef ACG_ANALYSE_BRIDGE_H
#define ACG_ANALYSE_BRIDGE_H

#include "analyse/network.h"

#include <igraph.h>

/** To be called before each measure: takes the handlers, seeds chance (eigenvectors start from it)
 * and keeps OpenMP to one thread. Cheap. */
void acg_bridge_enter(void);

/** What igraph answered, as a status; `what` names the measure in the remark. */
acg_status acg_from_igraph(igraph_error_t code, const char *what, acg_report *report);

/** A network as igraph knows it, with the weights of its edges. */
struct acg_bridged {
    igraph_t graph;
    igraph_vector_t weights;
};

/** Makes igraph's form of a network; enters the bridge. `out` is yours on success:
 * acg_bridged_clear. */
acg_status acg_bridged_init(struct acg_bridged *out, const struct acg_network *network,
                            acg_report *report);
void acg_bridged_clear(struct acg_bridged *bridged);

#endif
