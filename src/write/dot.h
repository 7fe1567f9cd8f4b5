// write/dot.h - a graph as DOT without a look.
#ifndef ACG_WRITE_DOT_H
#define ACG_WRITE_DOT_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/**
 * Appends a graph as DOT: nodes by id with label and kind, an edge for each tie of a claim with
 * kind, sign, weight and dates. All words of the graph stand in quotes, and show as they are; text
 * that Graphviz could not read back is cut. `weight` is Graphviz's own, a whole number; the
 * weight of the tie is `strength`.
 *
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_dot_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
