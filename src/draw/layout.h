// draw/layout.h - positions for a network, by Graphviz's engines. To be called in a child process.
#ifndef ACG_DRAW_LAYOUT_H
#define ACG_DRAW_LAYOUT_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "draw/drawing.h"

struct acg_layout_edge {
    uint32_t from, to;
    double length; /**< wished length, > 0; 1 is usual */
    double weight; /**< how much the wish counts, > 0 */
};

/** Whether Graphviz has this engine and we offer it: neato, fdp, sfdp, circo, twopi, dot. */
bool acg_layout_knows(const char *engine);

/**
 * Positions of `n` nodes without size.
 *
 * @param at  n positions to be filled, finite, in units of which edges are about 72 * length long
 * @return ACG_OK, ACG_FAILED
 */
acg_status acg_layout_run(const char *engine, size_t n, const struct acg_layout_edge edges[],
                          size_t n_edges, struct acg_point at[], acg_report *report);

#endif
