// write/graph_json.h - a graph as the JSON file that reads back as the same graph.
#ifndef ACG_WRITE_GRAPH_JSON_H
#define ACG_WRITE_GRAPH_JSON_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/**
 * Appends the canonical file of a graph: whatever the order of the file that it came from, the same
 * bytes. One line for each type, source, actor and relation; types, sources and actors by id
 * (bytes), relations by their days, then actors, then all of their text; keys in one order, what is
 * the default left out, numbers with the fewest digits that read back equal. Sources and keys that
 * the format does not define stand as they were read, less blanks between their parts.
 */
acg_status acg_graph_json(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
