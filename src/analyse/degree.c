#include "actorgraph/centrality.h"

#include "analyse/bridge.h"
#include "base/report.h"

#include <math.h>

/** Adds `times` the degrees of the ties of one sign. */
static acg_status add_degree(const acg_slice *slice, enum acg_sign sign, double times,
                             double degree[], acg_report *report)
{
    struct acg_network network;
    acg_status status = acg_network_init(&network, slice, sign, report);
    if (status) return status;
    igraph_vector_int_t values;
    igraph_error_t code = igraph_vector_int_init(&values, 0);
    if (!code) {
        code =
            igraph_degree(&network.graph, &values, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS);
        for (igraph_integer_t i = 0; !code && i < igraph_vector_int_size(&values); i++) {
            degree[i] += times * (double)VECTOR(values)[i];
        }
        igraph_vector_int_destroy(&values);
    }
    acg_network_clear(&network);
    return acg_from_igraph(code, "degree", report);
}

acg_status acg_degree(const acg_slice *slice, enum acg_sign sign, double degree[],
                      acg_report *report)
{
    size_t n;
    acg_slice_actors(slice, &n);
    for (size_t i = 0; i < n; i++)
        degree[i] = 0;
    if (sign != ACG_SIGN_NET) return add_degree(slice, sign, 1, degree, report);
    acg_status status = add_degree(slice, ACG_SIGN_POSITIVE, 1, degree, report);
    if (!status) status = add_degree(slice, ACG_SIGN_NEGATIVE, -1, degree, report);
    return status;
}

/** Each tie's weight is a number, but the sum of an actor's ties need not be one. */
static acg_status check_finite(const acg_slice *slice, const double strength[], acg_report *report)
{
    size_t n, count;
    const uint32_t *indexes = acg_slice_actors(slice, &n);
    const struct acg_actor *actors = acg_graph_actors(acg_slice_graph(slice), &count);
    for (size_t i = 0; i < n; i++) {
        if (isfinite(strength[i])) continue;
        return acg_reject(report, NULL,
                          "strength: the weights of the ties of '%s' add up to more than a number "
                          "can hold; give them smaller weights",
                          actors[indexes[i]].id);
    }
    return ACG_OK;
}

acg_status acg_strength(const acg_slice *slice, enum acg_sign sign, double strength[],
                        acg_report *report)
{
    struct acg_network network;
    acg_status status = acg_network_init(&network, slice, sign, report);
    if (status) return status;
    igraph_vector_t values;
    igraph_error_t code = igraph_vector_init(&values, 0);
    if (!code) {
        code = igraph_strength(&network.graph, &values, igraph_vss_all(), IGRAPH_ALL,
                               IGRAPH_NO_LOOPS, &network.weights);
        for (igraph_integer_t i = 0; !code && i < igraph_vector_size(&values); i++) {
            strength[i] = VECTOR(values)[i];
        }
        igraph_vector_destroy(&values);
    }
    acg_network_clear(&network);
    status = acg_from_igraph(code, "strength", report);
    return status ? status : check_finite(slice, strength, report);
}
