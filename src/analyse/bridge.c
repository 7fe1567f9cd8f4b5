#include "analyse/bridge.h"

#include "base/report.h"

#include <stdlib.h>
#include <string.h>

/** The first reason of an error; igraph calls the handler again, with "", in each frame that the
 * error leaves. */
static char reason[200];

static void on_error(const char *text, const char *file, int line, igraph_error_t code)
{
    (void)file, (void)line, (void)code;
    if (!reason[0] && text) {
        strncpy(reason, text, sizeof reason - 1);
    }
    IGRAPH_FINALLY_FREE();
}

static void on_warning(const char *text, const char *file, int line)
{
    (void)text, (void)file, (void)line; // what it would say is checked before the call
}

void acg_bridge_enter(void)
{
    igraph_set_error_handler(on_error);
    igraph_set_warning_handler(on_warning);
    igraph_rng_seed(igraph_rng_default(), 1);
    reason[0] = '\0';
}

acg_status acg_from_igraph(igraph_error_t code, const char *what, acg_report *report)
{
    if (code == IGRAPH_SUCCESS) return ACG_OK;
    if (code == IGRAPH_ENOMEM) return acg_out_of_memory(report);
    return acg_fail(report, NULL, "%s: %s", what, reason[0] ? reason : igraph_strerror(code));
}

/** An edge before parallel ones are merged. */
struct edge {
    uint32_t low, high;
    double weight;
};

static int by_pair(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    if (x->high != y->high) return x->high < y->high ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

/** The ties that count as edges, merged by pair; says how many there are. */
static size_t make_edges(const acg_slice *slice, enum acg_sign sign, struct edge edges[])
{
    size_t n_ties, n = 0, kept = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        const struct acg_slice_tie *tie = &ties[i];
        int own = acg_kind_sign(tie->kind);
        if ((sign == ACG_SIGN_POSITIVE && own < 0) || (sign == ACG_SIGN_NEGATIVE && own > 0)) {
            continue;
        }
        bool turn = tie->from > tie->to;
        edges[n++] = (struct edge){turn ? tie->to : tie->from, turn ? tie->from : tie->to,
                                   sign == ACG_SIGN_NET ? own * tie->weight : tie->weight};
    }
    qsort(edges, n, sizeof *edges, by_pair);
    for (size_t i = 0; i < n; i++) {
        struct edge *last = kept > 0 ? &edges[kept - 1] : NULL;
        if (last && last->low == edges[i].low && last->high == edges[i].high) {
            last->weight += edges[i].weight;
        } else {
            edges[kept++] = edges[i];
        }
    }
    return kept;
}

static igraph_error_t fill(struct acg_network *out, igraph_integer_t n_actors,
                           const struct edge edges[], igraph_integer_t n)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, 2 * n);
    if (code) return code;
    code = igraph_vector_init(&out->weights, n);
    for (igraph_integer_t i = 0; !code && i < n; i++) {
        VECTOR(ends)[2 * i] = edges[i].low;
        VECTOR(ends)[2 * i + 1] = edges[i].high;
        VECTOR(out->weights)[i] = edges[i].weight;
    }
    if (!code) {
        code = igraph_create(&out->graph, &ends, n_actors, IGRAPH_UNDIRECTED);
        if (code) igraph_vector_destroy(&out->weights);
    }
    igraph_vector_int_destroy(&ends);
    return code;
}

acg_status acg_network_init(struct acg_network *out, const acg_slice *slice, enum acg_sign sign,
                            acg_report *report)
{
    size_t n_ties, n_actors;
    acg_slice_ties(slice, &n_ties);
    acg_slice_actors(slice, &n_actors);
    struct edge *edges = malloc((n_ties + 1) * sizeof *edges);
    if (!edges) return acg_out_of_memory(report);
    acg_bridge_enter();
    size_t n = make_edges(slice, sign, edges);
    igraph_error_t code = fill(out, (igraph_integer_t)n_actors, edges, (igraph_integer_t)n);
    free(edges);
    return acg_from_igraph(code, "network", report);
}

void acg_network_clear(struct acg_network *network)
{
    igraph_destroy(&network->graph);
    igraph_vector_destroy(&network->weights);
}
