// analyse/paths.h - closeness, harmonic and betweenness centrality from one pass of shortest paths.
#ifndef ACG_ANALYSE_PATHS_H
#define ACG_ANALYSE_PATHS_H

#include "analyse/network.h"

/** What to find: arrays of network->n_actors values, or NULL for what is not wanted. */
struct acg_paths {
    double *closeness;    /**< reached / sum of distances to them; NAN if none is reached */
    double *closeness_wf; /**< the same times reached / (n - 1); 0 if none is reached */
    double *harmonic;     /**< mean of 1 / distance over the n - 1 others; NAN if there are none */
    double *betweenness;  /**< not normalized; undirected: each pair counts once */
};

/**
 * Goes over the shortest paths from every actor once (Brandes 2001). An edge is 1 / weight long.
 * Paths whose lengths differ by less than 1e-10 of their sum are taken for equally long, as igraph
 * does: 0.1 + 0.2 and 0.15 + 0.15 are. Takes O(n m + n^2 log n) or, where all weights are equal,
 * O(n m).
 *
 * @param network  weights > 0
 * @param way      paths along the edges (ACG_WAY_OUT) or against them
 * @return ACG_OK or ACG_FAILED (memory)
 *
 * Source: Brandes (2001), J. Math. Sociology 25(2): 163-177; Freeman (1978), Social Networks 1(3):
 * 215-239; Wasserman and Faust (1994), p. 200; Marchiori and Latora (2000), Physica A 285: 539-546
 */
acg_status acg_paths_pass(const struct acg_network *network, enum acg_way way,
                          const struct acg_paths *out, acg_report *report);

/**
 * Finds the lengths of the shortest paths from one actor of an undirected network, an edge being 1
 * / weight long.
 *
 * @param distances  network->n_actors of them; INFINITY where no path leads
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_paths_from(const struct acg_network *network, uint32_t source, double distances[],
                          acg_report *report);

#endif
