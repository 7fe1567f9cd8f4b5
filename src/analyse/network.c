#include "analyse/network.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** An edge before the ones of a pair are merged. */
struct edge {
    uint32_t from, to;
    double weight;
};

static bool counts(enum acg_sign sign, int own)
{
    return !(sign == ACG_SIGN_POSITIVE && own < 0) && !(sign == ACG_SIGN_NEGATIVE && own > 0);
}

/** Lists the edges of all ties in the order of the ties; says how many there are. `edges` has room
 * for two a tie. */
static size_t list_edges(const acg_slice *slice, enum acg_sign sign, bool directed,
                         struct edge edges[])
{
    size_t n_ties, n = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        const struct acg_slice_tie *tie = &ties[i];
        int own = acg_kind_sign(tie->kind);
        if (!counts(sign, own)) continue;
        double weight = sign == ACG_SIGN_SIGNED ? own * tie->weight : tie->weight;
        bool turn = !directed && tie->from > tie->to;
        edges[n++] = turn ? (struct edge){tie->to, tie->from, weight}
                          : (struct edge){tie->from, tie->to, weight};
        if (directed && !tie->directed) edges[n++] = (struct edge){tie->to, tie->from, weight};
    }
    return n;
}

/** Sorts edges by one of their ends; equal ones keep their order. `first` has n_actors + 1 zeros.
 */
static void sort_by_end(struct edge edges[], size_t n, bool by_from, size_t first[],
                        size_t n_actors, struct edge sorted[])
{
    for (size_t i = 0; i < n; i++) {
        first[(by_from ? edges[i].from : edges[i].to) + 1]++;
    }
    for (size_t a = 0; a < n_actors; a++) {
        first[a + 1] += first[a];
    }
    for (size_t i = 0; i < n; i++) {
        sorted[first[by_from ? edges[i].from : edges[i].to]++] = edges[i];
    }
}

/** Merges sorted edges of one pair: weights add up in the order of the ties. */
static size_t merge(struct edge edges[], size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct edge *last = kept > 0 ? &edges[kept - 1] : NULL;
        if (last && last->from == edges[i].from && last->to == edges[i].to) {
            last->weight += edges[i].weight;
        } else {
            edges[kept++] = edges[i];
        }
    }
    return kept;
}

acg_status acg_network_reject_sum(const acg_slice *slice, uint32_t a, uint32_t b,
                                  acg_report *report)
{
    size_t count;
    const uint32_t *indexes = acg_slice_actors(slice, &count);
    const struct acg_actor *actors = acg_graph_actors(acg_slice_graph(slice), &count);
    return acg_reject(report, NULL,
                      "the weights of '%s' and '%s' add up to more than a number can hold; give "
                      "them smaller weights",
                      actors[indexes[a]].id, actors[indexes[b]].id);
}

bool acg_network_room(struct acg_network *network, size_t n)
{
    network->from = malloc((n + 1) * sizeof *network->from);
    network->to = malloc((n + 1) * sizeof *network->to);
    network->weight = malloc((n + 1) * sizeof *network->weight);
    return network->from && network->to && network->weight;
}

static acg_status keep(struct acg_network *out, const acg_slice *slice, const struct edge edges[],
                       size_t n, bool unweighted, acg_report *report)
{
    if (!acg_network_room(out, n)) return acg_out_of_memory(report);
    for (size_t i = 0; i < n; i++) {
        double weight = edges[i].weight;
        if (!isfinite(weight))
            return acg_network_reject_sum(slice, edges[i].from, edges[i].to, report);
        if (fpclassify(weight) == FP_ZERO) continue;
        out->from[out->n_edges] = edges[i].from;
        out->to[out->n_edges] = edges[i].to;
        out->weight[out->n_edges++] = unweighted ? copysign(1, weight) : weight;
    }
    return ACG_OK;
}

acg_status acg_network_init(struct acg_network *out, const acg_slice *slice, enum acg_sign sign,
                            bool directed, bool unweighted, acg_report *report)
{
    size_t n_ties;
    acg_slice_ties(slice, &n_ties);
    *out = (struct acg_network){.directed = directed};
    acg_slice_actors(slice, &out->n_actors);
    size_t room = 2 * n_ties + 1, n_first = out->n_actors + 1;
    struct edge *edges = malloc(room * sizeof *edges), *sorted = malloc(room * sizeof *sorted);
    size_t *first = calloc(2 * n_first, sizeof *first);
    acg_status status;
    if (!edges || !sorted || !first) {
        status = acg_out_of_memory(report);
    } else {
        size_t n = list_edges(slice, sign, directed, edges);
        sort_by_end(edges, n, false, first, out->n_actors, sorted);
        sort_by_end(sorted, n, true, first + n_first, out->n_actors, edges);
        n = merge(edges, n);
        status = keep(out, slice, edges, n, unweighted, report);
    }
    free(edges);
    free(sorted);
    free(first);
    return status;
}

void acg_network_clear(struct acg_network *network)
{
    free(network->from);
    free(network->to);
    free(network->weight);
    *network = (struct acg_network){0};
}

/** Counts the edges of each actor into first[actor + 1]. */
static void count_edges(const struct acg_network *network, bool out, bool in, size_t first[])
{
    for (size_t i = 0; i < network->n_edges; i++) {
        first[network->from[i] + 1] += out;
        first[network->to[i] + 1] += in;
    }
}

static void place(struct acg_adjacency *out, size_t at, uint32_t other, double weight)
{
    out->other[at] = other;
    out->weight[at] = weight;
}

bool acg_adjacency_init(struct acg_adjacency *out, const struct acg_network *network,
                        enum acg_way way)
{
    bool takes_out = !network->directed || way == ACG_WAY_OUT;
    bool takes_in = !network->directed || way == ACG_WAY_IN;
    size_t n = network->n_actors, m = network->n_edges;
    size_t *next = calloc(n + 1, sizeof *next);
    out->first = calloc(n + 2, sizeof *out->first);
    out->other = malloc((2 * m + 1) * sizeof *out->other);
    out->weight = malloc((2 * m + 1) * sizeof *out->weight);
    bool memory = next && out->first && out->other && out->weight;
    if (memory) {
        count_edges(network, takes_out, takes_in, out->first);
        for (size_t a = 0; a < n; a++) {
            out->first[a + 1] += out->first[a];
        }
        memcpy(next, out->first, n * sizeof *next);
    }
    // smaller ones first: edges are sorted by from, then by to
    for (size_t i = 0; memory && takes_in && i < m; i++) {
        place(out, next[network->to[i]]++, network->from[i], network->weight[i]);
    }
    for (size_t i = 0; memory && takes_out && i < m; i++) {
        place(out, next[network->from[i]]++, network->to[i], network->weight[i]);
    }
    free(next);
    return memory;
}

void acg_adjacency_clear(struct acg_adjacency *adjacency)
{
    free(adjacency->first);
    free(adjacency->other);
    free(adjacency->weight);
    *adjacency = (struct acg_adjacency){0};
}
