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

/* Of the OpenMP that igraph is linked with, if it is. More threads make PageRank differ from run to
 * run, and a process that has had them must not fork. */
extern void omp_set_num_threads(int count) __attribute__((weak));

void acg_bridge_enter(void)
{
    if (omp_set_num_threads) omp_set_num_threads(1);
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

acg_status acg_bridged_init(struct acg_bridged *out, const struct acg_network *network,
                            acg_report *report)
{
    igraph_integer_t n = (igraph_integer_t)network->n_edges;
    igraph_vector_int_t ends;
    acg_bridge_enter();
    igraph_error_t code = igraph_vector_int_init(&ends, 2 * n);
    if (code) return acg_from_igraph(code, "network", report);
    code = igraph_vector_init(&out->weights, n);
    for (igraph_integer_t i = 0; !code && i < n; i++) {
        VECTOR(ends)[2 * i] = network->from[i];
        VECTOR(ends)[2 * i + 1] = network->to[i];
        VECTOR(out->weights)[i] = network->weight[i];
    }
    if (!code) {
        code = igraph_create(&out->graph, &ends, (igraph_integer_t)network->n_actors,
                             network->directed ? IGRAPH_DIRECTED : IGRAPH_UNDIRECTED);
        if (code) igraph_vector_destroy(&out->weights);
    }
    igraph_vector_int_destroy(&ends);
    return acg_from_igraph(code, "network", report);
}

void acg_bridged_clear(struct acg_bridged *bridged)
{
    igraph_destroy(&bridged->graph);
    igraph_vector_destroy(&bridged->weights);
}
