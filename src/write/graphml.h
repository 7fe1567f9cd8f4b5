// write/graphml.h - a graph as GraphML.
#ifndef ACG_WRITE_GRAPHML_H
#define ACG_WRITE_GRAPHML_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/**
 * Appends a graph as GraphML that acg_graph_read makes the same graph of: a node for each actor, an
 * edge for each tie, so several for a claim among several actors; typed keys. All edges are
 * directed for the file, since most readers take no mixture; the attribute `directed` says what
 * they are. What else the graph has stands as JSON in the graph's attribute `actorgraph`.
 *
 * @return ACG_OK or ACG_FAILED (memory)
 *
 * Source: Brandes et al., GraphML Primer,
 * http://graphml.graphdrawing.org/primer/graphml-primer.html
 */
acg_status acg_graphml_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
