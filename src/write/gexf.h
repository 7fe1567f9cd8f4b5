// write/gexf.h - a graph as GEXF, for Gephi.
#ifndef ACG_WRITE_GEXF_H
#define ACG_WRITE_GEXF_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/**
 * Appends a graph as GEXF 1.3, dynamic, with intervals of days. Gephi merges parallel edges of a
 * kind, and refuses times that overlap, so all claims of a pair, kind and direction are one edge:
 * its spells are the times in which any of them holds, its weight over time what they add up to by
 * the rule of the slices. The claims themselves stand in its attribute `actorgraph`, as JSON, each
 * in one edge; what the graph says of itself in a processing instruction of that name. So the file
 * reads back as the same graph.
 *
 * @return ACG_OK, ACG_REJECTED (weights that add up beyond the largest number), ACG_FAILED (memory)
 *
 * Source: GEXF 1.3 schema, https://gexf.net/1.3/gexf.xsd
 */
acg_status acg_gexf_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
