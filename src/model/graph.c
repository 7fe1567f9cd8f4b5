#include "model/graph.h"

#include <stdlib.h>
#include <string.h>

void acg_graph_free(acg_graph *graph)
{
    if (!graph) return;
    free(graph->actors);
    free(graph->claims);
    free(graph->ties);
    free(graph->sources);
    free(graph->types);
    free(graph->dates);
    free(graph->cites);
    free(graph->extras);
    acg_table_clear(&graph->actor_ids);
    acg_arena_clear(&graph->arena);
    free(graph);
}

const struct acg_actor *acg_graph_actors(const acg_graph *graph, size_t *count)
{
    *count = graph->n_actors;
    return graph->actors;
}

const struct acg_claim *acg_graph_claims(const acg_graph *graph, size_t *count)
{
    *count = graph->n_claims;
    return graph->claims;
}

const struct acg_tie *acg_graph_ties(const acg_graph *graph, size_t *count)
{
    *count = graph->n_ties;
    return graph->ties;
}

const struct acg_source *acg_graph_sources(const acg_graph *graph, size_t *count)
{
    *count = graph->n_sources;
    return graph->sources;
}

const struct acg_type *acg_graph_types(const acg_graph *graph, size_t *count)
{
    *count = graph->n_types;
    return graph->types;
}

const struct acg_date *acg_graph_dates(const acg_graph *graph, size_t *count)
{
    *count = graph->n_dates;
    return graph->dates;
}

const uint32_t *acg_graph_cites(const acg_graph *graph, size_t *count)
{
    *count = graph->n_cites;
    return graph->cites;
}

const struct acg_extra *acg_graph_extras(const acg_graph *graph, size_t *count)
{
    *count = graph->n_extras;
    return graph->extras;
}

/** The first extra of the thing `index` of a part, or of a later one. */
static size_t first_extra(const acg_graph *graph, enum acg_part part, size_t index)
{
    size_t low = 0, high = graph->n_extras;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct acg_extra *extra = &graph->extras[middle];
        bool before = extra->part != part ? extra->part < part : extra->index < index;
        if (before) low = middle + 1;
        else high = middle;
    }
    return low;
}

const struct acg_extra *acg_graph_extras_of(const acg_graph *graph, enum acg_part part,
                                            size_t index, size_t *count)
{
    size_t first = first_extra(graph, part, index), end = first;
    while (end < graph->n_extras && graph->extras[end].part == part &&
           graph->extras[end].index == index)
        end++;
    *count = end - first;
    return *count > 0 ? &graph->extras[first] : NULL;
}

struct acg_labels acg_graph_title(const acg_graph *graph)
{
    return graph->title;
}

const char *acg_graph_license(const acg_graph *graph)
{
    return graph->license;
}

const char *acg_graph_digest(const acg_graph *graph)
{
    return graph->digest;
}

bool acg_graph_is_part(const acg_graph *graph)
{
    return graph->is_part;
}

uint32_t acg_graph_actor_by_id(const acg_graph *graph, const char *id, size_t length)
{
    return acg_table_find(&graph->actor_ids, id, length);
}

struct acg_span acg_graph_extent(const acg_graph *graph)
{
    struct acg_span extent = {ACG_DAY_MAX, ACG_DAY_MIN};
    for (size_t i = 0; i < graph->n_claims; i++) {
        struct acg_span when = graph->claims[i].when;
        // an open end lies at the other one, or nowhere
        int32_t first = when.from == ACG_DAY_MIN ? when.until : when.from;
        int32_t last = when.until == ACG_DAY_MAX ? when.from : when.until;
        if (first == ACG_DAY_MAX || last == ACG_DAY_MIN) continue;
        if (first == when.until) first--;
        if (last == when.from) last++;
        if (first < extent.from) extent.from = first;
        if (last > extent.until) extent.until = last;
    }
    return extent.from < extent.until ? extent : acg_span_all();
}

bool acg_actor_exists(const struct acg_actor *actor, struct acg_span window)
{
    bool exists = actor->n_spells == 0 && acg_span_meets(actor->when, window);
    for (size_t i = 0; i < actor->n_spells && !exists; i++)
        exists = acg_span_meets(actor->spells[i], window);
    return exists;
}
