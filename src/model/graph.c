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

uint32_t acg_graph_actor_by_id(const acg_graph *graph, const char *id, size_t length)
{
    return acg_table_find(&graph->actor_ids, id, length);
}
