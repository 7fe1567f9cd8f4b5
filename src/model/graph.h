// model/graph.h - the body of a graph.
#ifndef ACG_MODEL_GRAPH_H
#define ACG_MODEL_GRAPH_H

#include "actorgraph/graph.h"
#include "base/arena.h"
#include "base/table.h"

struct acg_graph {
    struct acg_arena arena; // texts and lists
    struct acg_actor *actors;
    struct acg_claim *claims;
    struct acg_tie *ties;
    struct acg_source *sources;
    struct acg_type *types;
    struct acg_date *dates;
    uint32_t *cites;
    struct acg_extra *extras;
    size_t n_actors, n_claims, n_ties, n_sources, n_types, n_dates, n_cites, n_extras;
    struct acg_table actor_ids; // id -> index of actor
    struct acg_labels title;
    const char *license;
    bool is_part;    // claims outside a window were not read
    char digest[65]; // SHA-256 of the file, or "" if not asked for
};

/** The extras of one thing, `*count` that lie together, by key. Takes O(log extras). */
const struct acg_extra *acg_graph_extras_of(const acg_graph *graph, enum acg_part part,
                                            size_t index, size_t *count);

#endif
