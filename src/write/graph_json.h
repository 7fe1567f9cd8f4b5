// write/graph_json.h - a graph as the JSON file that reads back as the same graph.
#ifndef ACG_WRITE_GRAPH_JSON_H
#define ACG_WRITE_GRAPH_JSON_H

#include "actorgraph/graph.h"
#include "base/buffer.h"
#include "base/limits.h"

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

/** A part of the file whose things stand there in another order than in the graph. */
enum acg_json_part { ACG_JSON_TYPES, ACG_JSON_SOURCES, ACG_JSON_RELATIONS };

/** The indexes of a part's things in the order of the canonical file; yours, free. NULL if memory
 * is out. */
uint32_t *acg_graph_json_order(const acg_graph *graph, enum acg_json_part part);

/** The actors of a claim: from and to; or all of `among`, by id. Says how many. */
size_t acg_graph_json_parties(const acg_graph *graph, const struct acg_claim *claim,
                              uint32_t parties[ACG_MAX_AMONG]);

/** The codes of an actor by system (bytes); yours, free. NULL if memory is out. */
struct acg_code *acg_graph_json_codes(const struct acg_actor *actor);

#endif
