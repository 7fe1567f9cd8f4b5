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

/** Appends the same without actors and relations, one member a line: what other formats have no
 * place of their own for. */
void acg_graph_json_head(const acg_graph *graph, struct acg_buffer *out);

/** Appends one relation as it stands there. */
void acg_graph_json_claim(const acg_graph *graph, size_t claim, struct acg_buffer *out);

/** The actors that a claim names: from and to; or with `among`, all of them. `parties` has
 * ACG_MAX_AMONG places; says how many it filled. */
size_t acg_claim_parties(const acg_graph *graph, size_t claim, uint32_t parties[]);

#endif
