// Measures of a whole network.
#include "actorgraph/centrality.h"

#include "analyse/spectral.h"
#include "base/report.h"
#include "slice/slice.h"

#include <math.h>
#include <stdlib.h>

/** The networks that the measures look at. */
struct views {
    struct acg_network plain, arrows; // without direction, with it
    struct acg_bridged plain_bridged, arrows_bridged;
    bool directed; // what follows direction where it may
};

static const struct acg_bridged *chosen(const struct views *views)
{
    return views->directed ? &views->arrows_bridged : &views->plain_bridged;
}

static double share(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static void count(const struct views *views, double values[])
{
    const struct acg_network *network = views->directed ? &views->arrows : &views->plain;
    double n = (double)network->n_actors, m = (double)network->n_edges, weight = 0;
    for (size_t i = 0; i < network->n_edges; i++)
        weight += network->weight[i];
    values[ACG_NETWORK_ACTORS] = n;
    values[ACG_NETWORK_TIES] = m;
    values[ACG_NETWORK_WEIGHT] = weight;
    values[ACG_NETWORK_DENSITY] = share(views->directed ? m : 2 * m, n * (n - 1));
}

static igraph_error_t find_components(const struct views *views, double values[])
{
    igraph_vector_int_t sizes;
    igraph_integer_t weak = 0, strong = 0;
    igraph_error_t code = igraph_vector_int_init(&sizes, 0);
    if (code) return code;
    code =
        igraph_connected_components(&views->plain_bridged.graph, NULL, &sizes, &weak, IGRAPH_WEAK);
    double largest = 0, isolates = 0;
    for (igraph_integer_t i = 0; !code && i < igraph_vector_int_size(&sizes); i++) {
        largest = fmax(largest, (double)VECTOR(sizes)[i]);
        isolates += VECTOR(sizes)[i] == 1;
    }
    igraph_vector_int_destroy(&sizes);
    if (!code) {
        code = igraph_connected_components(&views->arrows_bridged.graph, NULL, NULL, &strong,
                                           IGRAPH_STRONG);
    }
    values[ACG_NETWORK_ISOLATES] = isolates;
    values[ACG_NETWORK_COMPONENTS] = (double)weak;
    values[ACG_NETWORK_LARGEST_COMPONENT] = largest;
    values[ACG_NETWORK_STRONG_COMPONENTS] = (double)strong;
    return code;
}

static igraph_error_t find_direction(const struct views *views, double values[])
{
    igraph_real_t mutual = 0, single, none;
    igraph_error_t code = igraph_dyad_census(&views->arrows_bridged.graph, &mutual, &single, &none);
    values[ACG_NETWORK_MUTUAL_DYADS] = mutual;
    values[ACG_NETWORK_RECIPROCITY] = share(2 * mutual, (double)views->arrows.n_edges);
    return code;
}

static igraph_error_t find_paths(const struct views *views, double values[])
{
    igraph_real_t diameter = NAN, mean = NAN;
    values[ACG_NETWORK_DIAMETER] = values[ACG_NETWORK_MEAN_PATH] = NAN;
    if (views->plain.n_edges == 0) return IGRAPH_SUCCESS;
    const igraph_t *graph = &chosen(views)->graph;
    igraph_error_t code =
        igraph_diameter(graph, &diameter, NULL, NULL, NULL, NULL, views->directed, true);
    if (!code) code = igraph_average_path_length(graph, &mean, NULL, views->directed, true);
    values[ACG_NETWORK_DIAMETER] = diameter;
    values[ACG_NETWORK_MEAN_PATH] = mean;
    return code;
}

static igraph_error_t find_triangles(const struct views *views, double values[])
{
    igraph_real_t whole = NAN, mean = NAN;
    const igraph_t *graph = &views->plain_bridged.graph;
    igraph_error_t code = igraph_transitivity_undirected(graph, &whole, IGRAPH_TRANSITIVITY_NAN);
    if (!code) {
        code = igraph_transitivity_avglocal_undirected(graph, &mean, IGRAPH_TRANSITIVITY_ZERO);
    }
    values[ACG_NETWORK_TRANSITIVITY] = whole;
    values[ACG_NETWORK_CLUSTERING] = mean;
    return code;
}

static igraph_error_t find_core(const struct views *views, double values[])
{
    igraph_vector_int_t cores;
    igraph_error_t code = igraph_vector_int_init(&cores, 0);
    if (code) return code;
    code = igraph_coreness(&views->plain_bridged.graph, &cores, IGRAPH_ALL);
    values[ACG_NETWORK_MAX_CORENESS] = code ? NAN : (double)igraph_vector_int_max(&cores);
    igraph_vector_int_destroy(&cores);
    return code;
}

/** Freeman's centralization has no meaning below three actors: there is no star. */
static igraph_error_t find_centralization(const struct views *views, double values[])
{
    igraph_real_t degree = NAN, closeness = NAN, betweenness = NAN;
    const igraph_t *graph = &views->plain_bridged.graph;
    igraph_error_t code = IGRAPH_SUCCESS;
    if (views->plain.n_actors > 2) {
        code = igraph_centralization_degree(graph, NULL, IGRAPH_ALL, IGRAPH_NO_LOOPS, &degree, NULL,
                                            true);
        if (!code) {
            code = igraph_centralization_closeness(graph, NULL, IGRAPH_ALL, &closeness, NULL, true);
        }
        if (!code) {
            code = igraph_centralization_betweenness(graph, NULL, false, &betweenness, NULL, true);
        }
    }
    if (values[ACG_NETWORK_COMPONENTS] > 1) closeness = NAN;
    values[ACG_NETWORK_CENTRALIZATION_DEGREE] = degree;
    values[ACG_NETWORK_CENTRALIZATION_CLOSENESS] = closeness;
    values[ACG_NETWORK_CENTRALIZATION_BETWEENNESS] = betweenness;
    return code;
}

/** The bloc of each actor of a slice, in words of options->blocs; count of them: none. NULL if
 * memory is out; to be freed. */
static uint32_t *find_blocs(const acg_slice *slice, struct acg_indexes blocs)
{
    size_t n, n_claims, n_ties;
    const acg_graph *graph = acg_slice_graph(slice);
    const struct acg_claim *claims = acg_graph_claims(graph, &n_claims);
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    const uint32_t *actors = acg_slice_actors(slice, &n);
    size_t n_graph;
    acg_graph_actors(graph, &n_graph);
    uint32_t *of_graph = malloc((n_graph + 1) * sizeof *of_graph);
    uint32_t *of_slice = malloc((n + 1) * sizeof *of_slice);
    if (!of_graph || !of_slice) {
        free(of_graph);
        free(of_slice);
        return NULL;
    }
    for (size_t i = 0; i < n_graph; i++)
        of_graph[i] = (uint32_t)blocs.count;
    for (size_t i = 0; i < n_ties; i++) {
        const struct acg_claim *claim = &claims[ties[i].claim];
        if (claim->kind != ACG_MEMBERSHIP || !acg_span_meets(claim->when, slice->options.when)) {
            continue;
        }
        uint32_t *own = &of_graph[ties[i].from];
        for (uint32_t b = 0; b < *own; b++) {
            if (blocs.items[b] == ties[i].to) *own = b;
        }
    }
    for (size_t i = 0; i < n; i++)
        of_slice[i] = of_graph[actors[i]];
    free(of_graph);
    return of_slice;
}

static igraph_error_t find_modularity(const struct views *views, const uint32_t blocs[],
                                      double values[])
{
    values[ACG_NETWORK_MODULARITY] = NAN;
    if (!blocs || views->plain.n_edges == 0) return IGRAPH_SUCCESS;
    igraph_vector_int_t membership;
    igraph_integer_t n = (igraph_integer_t)views->plain.n_actors;
    igraph_error_t code = igraph_vector_int_init(&membership, n);
    if (code) return code;
    for (igraph_integer_t i = 0; i < n; i++)
        VECTOR(membership)[i] = blocs[i];
    igraph_real_t modularity = NAN;
    code = igraph_modularity(&views->plain_bridged.graph, &membership, NULL, 1, false, &modularity);
    values[ACG_NETWORK_MODULARITY] = modularity;
    igraph_vector_int_destroy(&membership);
    return code;
}

static acg_status measure(const struct views *views, const uint32_t blocs[], double values[],
                          acg_report *report)
{
    acg_bridge_enter();
    count(views, values);
    igraph_error_t code = find_components(views, values);
    if (!code) code = find_direction(views, values);
    if (!code) code = find_paths(views, values);
    if (!code) code = find_triangles(views, values);
    if (!code) code = find_core(views, values);
    if (!code) code = find_centralization(views, values);
    if (!code) code = find_modularity(views, blocs, values);
    if (code) return acg_from_igraph(code, "network", report);
    return acg_leading_eigenvalue(views->directed ? &views->arrows : &views->plain, chosen(views),
                                  &values[ACG_NETWORK_EIGENVALUE], report);
}

static acg_status measure_bridged(struct views *views, const uint32_t blocs[], double values[],
                                  acg_report *report)
{
    acg_status status = acg_bridged_init(&views->plain_bridged, &views->plain, report);
    if (status) return status;
    status = acg_bridged_init(&views->arrows_bridged, &views->arrows, report);
    if (!status) {
        status = measure(views, blocs, values, report);
        acg_bridged_clear(&views->arrows_bridged);
    }
    acg_bridged_clear(&views->plain_bridged);
    return status;
}

static acg_status check(const struct acg_centrality_options *options, acg_report *report)
{
    if (options->sign != ACG_SIGN_SIGNED) return ACG_OK;
    return acg_misuse(report, "the measures of a network have no form for signed ties; choose "
                              "positive, negative or absolute ties");
}

acg_status acg_network_measures(const acg_slice *slice,
                                const struct acg_centrality_options *options, double values[],
                                acg_report *report)
{
    const struct acg_centrality_options defaults = {0};
    if (!options) options = &defaults;
    enum acg_sign sign = options->sign == ACG_SIGN_DEFAULT ? ACG_SIGN_POSITIVE : options->sign;
    bool unweighted = options->unweighted;
    for (int i = 0; i < ACG_N_NETWORK_MEASURES; i++)
        values[i] = i <= ACG_NETWORK_WEIGHT ? 0 : NAN;
    struct views views = {.directed = options->directed};
    uint32_t *blocs = NULL;
    acg_status status = check(options, report);
    if (!status) status = acg_network_init(&views.plain, slice, sign, false, unweighted, report);
    if (!status) status = acg_network_init(&views.arrows, slice, sign, true, unweighted, report);
    if (!status && options->blocs.count > 0 && !(blocs = find_blocs(slice, options->blocs))) {
        status = acg_out_of_memory(report);
    }
    if (!status && views.plain.n_actors > 0) {
        status = measure_bridged(&views, blocs, values, report);
    }
    free(blocs);
    acg_network_clear(&views.plain);
    acg_network_clear(&views.arrows);
    return status;
}
