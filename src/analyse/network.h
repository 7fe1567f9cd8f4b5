// analyse/network.h - a slice as a measure sees it: one edge for each tied pair.
#ifndef ACG_ANALYSE_NETWORK_H
#define ACG_ANALYSE_NETWORK_H

#include "actorgraph/centrality.h"

/**
 * Pairs of actors with the weights of their ties added up, sorted by (from, to). Undirected: one
 * edge a pair, from < to, whatever the direction of its ties. Directed: an edge for each direction;
 * an undirected tie runs both ways. An actor is never tied to itself.
 */
struct acg_network {
    size_t n_actors, n_edges;
    uint32_t *from, *to;
    double *weight; /**< > 0; under ACG_SIGN_SIGNED it may be < 0, and pairs that come to 0 are left
                         out */
    bool directed;
};

/**
 * Makes the network of the ties that `sign` lets count.
 *
 * @param sign        not ACG_SIGN_DEFAULT
 * @param unweighted  every edge weighs 1 (signed: 1 or -1)
 * @param out         yours: acg_network_clear, also after a failure
 * @return ACG_OK, ACG_REJECTED (weights that add up beyond the largest number) or ACG_FAILED
 */
acg_status acg_network_init(struct acg_network *out, const acg_slice *slice, enum acg_sign sign,
                            bool directed, bool unweighted, acg_report *report);
void acg_network_clear(struct acg_network *network);

/** Rejects weights of two actors of the slice that add up beyond the largest number. */
acg_status acg_network_reject_sum(const acg_slice *slice, uint32_t a, uint32_t b,
                                  acg_report *report);

/** Gives an empty network room for `n` edges. False if memory is out. */
bool acg_network_room(struct acg_network *network, size_t n);

/** The edges by actor: those of actor a are [first[a], first[a + 1]). */
struct acg_adjacency {
    size_t *first;
    uint32_t *other; /**< the actor at the far end */
    double *weight;
};

/** Which edges of a directed network belong to an actor; undirected: always all. */
enum acg_way { ACG_WAY_OUT, ACG_WAY_IN };

/** Lists the edges by actor, sorted by the actor at the far end. False if memory is out;
 * acg_adjacency_clear in either case. */
bool acg_adjacency_init(struct acg_adjacency *out, const struct acg_network *network,
                        enum acg_way way);
void acg_adjacency_clear(struct acg_adjacency *adjacency);

#endif
