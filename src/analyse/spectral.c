#include "analyse/spectral.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>

static const double alike = 1e-9; // of an eigenvalue: two such are the same

static void fill_with(double values[], size_t n, double value)
{
    for (size_t i = 0; i < n; i++)
        values[i] = value;
}

/** Runs igraph's leading eigenvector; `values` may be NULL. */
static acg_status lead(const struct acg_bridged *bridged, double values[], double *eigenvalue,
                       acg_report *report)
{
    igraph_vector_t vector;
    igraph_arpack_options_t options;
    acg_bridge_enter();
    igraph_arpack_options_init(&options);
    igraph_error_t code = igraph_vector_init(&vector, 0);
    if (code) return acg_from_igraph(code, "eigenvector", report);
    code = igraph_eigenvector_centrality(&bridged->graph, &vector, eigenvalue,
                                         igraph_is_directed(&bridged->graph), true,
                                         &bridged->weights, &options);
    for (igraph_integer_t i = 0; values && !code && i < igraph_vector_size(&vector); i++) {
        values[i] = VECTOR(vector)[i];
    }
    igraph_vector_destroy(&vector);
    return acg_from_igraph(code, "eigenvector", report);
}

acg_status acg_leading_eigenvalue(const struct acg_network *network,
                                  const struct acg_bridged *bridged, double *out,
                                  acg_report *report)
{
    *out = 0;
    return network->n_edges > 0 ? lead(bridged, NULL, out, report) : ACG_OK;
}

/** The components of a network, strong ones where it has a direction, and a bound of the leading
 * eigenvalue of each: that of the whole is the largest of them. */
struct components {
    igraph_vector_int_t of_actor;
    size_t count;
    double *bounds;
};

static acg_status init_components(struct components *out, const struct acg_network *network,
                                  const struct acg_bridged *bridged, acg_report *report)
{
    igraph_integer_t count = 0;
    *out = (struct components){0};
    igraph_error_t code = igraph_vector_int_init(&out->of_actor, 0);
    if (code) return acg_from_igraph(code, "components", report);
    code = igraph_connected_components(&bridged->graph, &out->of_actor, NULL, &count,
                                       network->directed ? IGRAPH_STRONG : IGRAPH_WEAK);
    if (!code) {
        out->count = (size_t)count;
        out->bounds = calloc(out->count + 1, sizeof *out->bounds);
    }
    if (code || !out->bounds) {
        igraph_vector_int_destroy(&out->of_actor);
        return code ? acg_from_igraph(code, "components", report) : acg_out_of_memory(report);
    }
    // no eigenvalue is above the root of the sum of squared entries
    for (size_t i = 0; i < network->n_edges; i++) {
        double weight = network->weight[i];
        igraph_integer_t own = VECTOR(out->of_actor)[network->from[i]];
        if (own != VECTOR(out->of_actor)[network->to[i]]) continue;
        out->bounds[own] += (network->directed ? 1 : 2) * weight * weight;
    }
    return ACG_OK;
}

static void clear_components(struct components *components)
{
    igraph_vector_int_destroy(&components->of_actor);
    free(components->bounds);
}

/** The leading eigenvalue of one component: the edges of the others are left out. */
static acg_status lead_component(const struct acg_network *network,
                                 const struct components *components, size_t which, double *out,
                                 acg_report *report)
{
    struct acg_network part = {.n_actors = network->n_actors, .directed = network->directed};
    struct acg_bridged bridged;
    acg_status status = ACG_OK;
    if (!acg_network_room(&part, network->n_edges)) status = acg_out_of_memory(report);
    for (size_t i = 0; !status && i < network->n_edges; i++) {
        if ((size_t)VECTOR(components->of_actor)[network->from[i]] != which ||
            (size_t)VECTOR(components->of_actor)[network->to[i]] != which) {
            continue;
        }
        part.from[part.n_edges] = network->from[i];
        part.to[part.n_edges] = network->to[i];
        part.weight[part.n_edges++] = network->weight[i];
    }
    if (!status) status = acg_bridged_init(&bridged, &part, report);
    if (!status) {
        status = lead(&bridged, NULL, out, report);
        acg_bridged_clear(&bridged);
    }
    acg_network_clear(&part);
    return status;
}

/** Counts the components whose leading eigenvalue is that of the whole. */
static acg_status count_leading(const struct acg_network *network,
                                const struct acg_bridged *bridged, double eigenvalue, size_t *count,
                                acg_report *report)
{
    struct components components;
    double least = eigenvalue * (1 - alike);
    size_t candidates = 0;
    acg_status status = init_components(&components, network, bridged, report);
    if (status) return status;
    for (size_t i = 0; i < components.count; i++) {
        candidates += sqrt(components.bounds[i]) >= least;
    }
    *count = candidates;
    if (candidates > 1) *count = 0;
    for (size_t i = 0; candidates > 1 && i < components.count && *count < 2 && !status; i++) {
        double own = 0;
        if (sqrt(components.bounds[i]) < least) continue;
        status = lead_component(network, &components, i, &own, report);
        *count += own >= least;
    }
    clear_components(&components);
    return status;
}

acg_status acg_eigenvector(const struct acg_network *network, const struct acg_bridged *bridged,
                           double values[], acg_report *report)
{
    double eigenvalue = 0;
    size_t leading = 1;
    fill_with(values, network->n_actors, NAN);
    if (network->n_edges == 0) return ACG_OK;
    acg_status status = lead(bridged, values, &eigenvalue, report);
    if (!status && eigenvalue > 0) {
        status = count_leading(network, bridged, eigenvalue, &leading, report);
    }
    if (!(eigenvalue > 0) || leading != 1) fill_with(values, network->n_actors, NAN);
    return status;
}

acg_status acg_pagerank(const struct acg_network *network, const struct acg_bridged *bridged,
                        double damping, const double reset[], double values[], acg_report *report)
{
    igraph_vector_t vector, resets;
    size_t n = network->n_actors;
    double sum = 0;
    for (size_t i = 0; reset && i < n; i++)
        sum += reset[i];
    if (n == 0 || (reset && sum <= 0)) {
        fill_with(values, n, NAN);
        return ACG_OK;
    }
    acg_bridge_enter();
    igraph_error_t code = igraph_vector_init(&vector, 0);
    if (code) return acg_from_igraph(code, "pagerank", report);
    code = igraph_vector_init(&resets, (igraph_integer_t)n);
    if (!code) {
        for (size_t i = 0; reset && i < n; i++)
            VECTOR(resets)[i] = reset[i];
        code = igraph_personalized_pagerank(&bridged->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &vector,
                                            NULL, igraph_vss_all(), true, damping,
                                            reset ? &resets : NULL, &bridged->weights, NULL);
        igraph_vector_destroy(&resets);
    }
    for (size_t i = 0; !code && i < n; i++)
        values[i] = VECTOR(vector)[i];
    igraph_vector_destroy(&vector);
    return acg_from_igraph(code, "pagerank", report);
}

/** The network in which actor i, as a hub, is tied to n + j, actor j as an authority. Its leading
 * eigenvector is that of AA' above that of A'A. */
static acg_status make_cover(struct acg_network *out, const struct acg_network *network,
                             acg_report *report)
{
    size_t n = network->n_actors, m = network->n_edges;
    *out = (struct acg_network){.n_actors = 2 * n, .n_edges = m};
    if (!acg_network_room(out, m)) return acg_out_of_memory(report);
    for (size_t i = 0; i < m; i++) {
        out->from[i] = network->from[i];
        out->to[i] = (uint32_t)n + network->to[i];
        out->weight[i] = network->weight[i];
    }
    return ACG_OK;
}

acg_status acg_hub_or_authority(const struct acg_network *network, bool authority, double values[],
                                acg_report *report)
{
    size_t n = network->n_actors;
    struct acg_network cover;
    struct acg_bridged bridged;
    double *both = malloc((2 * n + 1) * sizeof *both), largest = 0;
    acg_status status = make_cover(&cover, network, report);
    if (!both || status) {
        acg_network_clear(&cover);
        free(both);
        return status ? status : acg_out_of_memory(report);
    }
    status = acg_bridged_init(&bridged, &cover, report);
    if (!status) {
        status = acg_eigenvector(&cover, &bridged, both, report);
        acg_bridged_clear(&bridged);
    }
    for (size_t i = 0; i < n && !status; i++) {
        values[i] = both[authority ? n + i : i];
        largest = fmax(largest, values[i]);
    }
    for (size_t i = 0; i < n && !status; i++)
        values[i] = values[i] / largest;
    acg_network_clear(&cover);
    free(both);
    return status;
}

/** Adds `times` A'x to y: what comes to each actor along the edges. */
static void add_arriving(const struct acg_network *network, double times, const double x[],
                         double y[])
{
    for (size_t i = 0; i < network->n_edges; i++) {
        y[network->to[i]] += times * network->weight[i] * x[network->from[i]];
        if (!network->directed) {
            y[network->from[i]] += times * network->weight[i] * x[network->to[i]];
        }
    }
}

acg_status acg_katz(const struct acg_network *network, const struct acg_bridged *bridged,
                    double attenuation, double values[], acg_report *report)
{
    enum { MOST_ROUNDS = 100000 };
    double eigenvalue, change = 1;
    size_t n = network->n_actors;
    acg_status status = acg_leading_eigenvalue(network, bridged, &eigenvalue, report);
    if (status) return status;
    fill_with(values, n, network->n_edges > 0 && !(eigenvalue > 0) ? NAN : 1);
    if (!(eigenvalue > 0)) return ACG_OK;
    double *next = malloc((n + 1) * sizeof *next);
    if (!next) return acg_out_of_memory(report);
    for (int round = 0; round < MOST_ROUNDS && change > 1e-15; round++) {
        fill_with(next, n, 1);
        add_arriving(network, attenuation / eigenvalue, values, next);
        change = 0;
        for (size_t i = 0; i < n; i++) {
            change = fmax(change, fabs(next[i] - values[i]) / next[i]);
            values[i] = next[i];
        }
    }
    free(next);
    return ACG_OK;
}

/** A system of the PN index, symmetric and positive: Mx = y. */
struct pn_system {
    const struct acg_network *network;
    enum acg_pn which;
    double b;
    double *scratch;
};

/** Adds `times` Ax to y, or A'x; A has 1 for a positive tie and -2 for a negative one. */
static void add_pn(const struct pn_system *system, bool transposed, double times, const double x[],
                   double y[])
{
    const struct acg_network *network = system->network;
    for (size_t i = 0; i < network->n_edges; i++) {
        double entry = times * (network->weight[i] > 0 ? 1 : -2);
        uint32_t from = network->from[i], to = network->to[i];
        if (!network->directed || !transposed) y[from] += entry * x[to];
        if (!network->directed || transposed) y[to] += entry * x[from];
    }
}

/** y = Mx. */
static void apply(const struct pn_system *system, const double x[], double y[])
{
    size_t n = system->network->n_actors;
    for (size_t i = 0; i < n; i++)
        y[i] = x[i];
    if (system->which == ACG_PN_OF_ALL) {
        add_pn(system, false, -system->b, x, y);
        return;
    }
    bool first_transposed = system->which == ACG_PN_OF_OUT;
    fill_with(system->scratch, n, 0);
    add_pn(system, first_transposed, system->b, x, system->scratch);
    add_pn(system, !first_transposed, -system->b, system->scratch, y);
}

static double dot(const double a[], const double b[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/** Conjugate gradients (Hestenes and Stiefel 1952): x solves Mx = r, which is used up. */
static void solve(const struct pn_system *system, double x[], double r[], double p[], double q[])
{
    enum { MOST_ROUNDS = 1000 };
    size_t n = system->network->n_actors;
    double left = dot(r, r, n), least = left * 1e-32;
    for (size_t i = 0; i < n; i++) {
        x[i] = 0;
        p[i] = r[i];
    }
    for (int round = 0; round < MOST_ROUNDS && left > least; round++) {
        apply(system, p, q);
        double step = left / dot(p, q, n), before = left;
        for (size_t i = 0; i < n; i++) {
            x[i] += step * p[i];
            r[i] -= step * q[i];
        }
        left = dot(r, r, n);
        for (size_t i = 0; i < n; i++)
            p[i] = r[i] + left / before * p[i];
    }
}

acg_status acg_pn_index(const struct acg_network *network, enum acg_pn which, double values[],
                        acg_report *report)
{
    size_t n = network->n_actors;
    fill_with(values, n, 1);
    if (network->n_edges == 0) return ACG_OK;
    double *room = malloc(5 * n * sizeof *room);
    if (!room) return acg_out_of_memory(report);
    double *ones = room, *right = room + n;
    struct pn_system system = {network, which, 1 / (2 * (double)n - 2), room + 4 * n};
    fill_with(ones, n, 1);
    fill_with(right, n, 1);
    if (which != ACG_PN_OF_ALL) add_pn(&system, which == ACG_PN_OF_IN, system.b, ones, right);
    solve(&system, values, right, room + 2 * n, room + 3 * n);
    free(room);
    return ACG_OK;
}

/** Eigenvalues of a symmetric matrix: the two largest and the smallest. */
struct ends {
    double high, next, low;
};

static igraph_error_t find_ends_dense(const struct acg_network *network, struct ends *out,
                                      double vector[])
{
    igraph_integer_t n = (igraph_integer_t)network->n_actors;
    igraph_matrix_t matrix, vectors;
    igraph_vector_t values;
    igraph_error_t code = igraph_matrix_init(&matrix, n, n);
    if (code) return code;
    code = igraph_matrix_init(&vectors, 0, 0);
    if (code) {
        igraph_matrix_destroy(&matrix);
        return code;
    }
    code = igraph_vector_init(&values, 0);
    if (!code) {
        for (size_t i = 0; i < network->n_edges; i++) {
            igraph_integer_t a = network->from[i], b = network->to[i];
            MATRIX(matrix, a, b) = MATRIX(matrix, b, a) = network->weight[i];
        }
        code = igraph_lapack_dsyevr(&matrix, IGRAPH_LAPACK_DSYEV_ALL, 0, 0, 0, 0, 0, 0, &values,
                                    &vectors, NULL); // ascending
        for (igraph_integer_t i = 0; !code && i < n; i++)
            vector[i] = MATRIX(vectors, i, n - 1);
        if (!code) {
            *out = (struct ends){VECTOR(values)[n - 1], VECTOR(values)[n - 2], VECTOR(values)[0]};
        }
        igraph_vector_destroy(&values);
    }
    igraph_matrix_destroy(&vectors);
    igraph_matrix_destroy(&matrix);
    return code;
}

static igraph_error_t multiply(igraph_real_t *to, const igraph_real_t *from, int n, void *extra)
{
    fill_with(to, (size_t)n, 0);
    add_arriving(extra, 1, from, to);
    return IGRAPH_SUCCESS;
}

/** Two eigenvalues at one end, the outermost first, and its vector. The start is given, since that
 * of ARPACK's own depends on what was computed before. */
static igraph_error_t find_end(struct acg_network *network, char end, double found[2],
                               double vector[])
{
    igraph_arpack_options_t options;
    igraph_vector_t values;
    igraph_matrix_t vectors;
    igraph_integer_t n = (igraph_integer_t)network->n_actors;
    igraph_arpack_options_init(&options);
    options.n = (int)n;
    options.nev = 2;
    options.ncv = 0; // found by igraph
    options.start = 1;
    options.which[0] = end;
    options.which[1] = 'A';
    igraph_error_t code = igraph_vector_init(&values, 0);
    if (code) return code;
    code = igraph_matrix_init(&vectors, n, 1);
    if (!code) {
        for (igraph_integer_t i = 0; i < n; i++)
            MATRIX(vectors, i, 0) = igraph_rng_get_unif(igraph_rng_default(), 0.5, 1);
        code = igraph_arpack_rssolve(multiply, network, &options, NULL, &values, &vectors);
        found[0] = code ? 0 : VECTOR(values)[0];
        found[1] = code ? 0 : VECTOR(values)[1];
        for (igraph_integer_t i = 0; vector && !code && i < n; i++)
            vector[i] = MATRIX(vectors, i, 0);
        igraph_matrix_destroy(&vectors);
    }
    igraph_vector_destroy(&values);
    return code;
}

static igraph_error_t find_ends_sparse(const struct acg_network *network, struct ends *out,
                                       double vector[])
{
    struct acg_network borrowed = *network;
    double high[2], low[2];
    igraph_error_t code = find_end(&borrowed, 'L', high, vector);
    if (!code) code = find_end(&borrowed, 'S', low, NULL);
    if (!code) *out = (struct ends){high[0], high[1], low[0]};
    return code;
}

acg_status acg_eigenvector_signed(const struct acg_network *network, double values[],
                                  acg_report *report)
{
    enum { MOST_DENSE = 300 }; // beyond, the whole matrix costs more than it is worth
    size_t n = network->n_actors, largest = 0;
    struct ends ends = {0};
    if (network->n_edges > 0) {
        acg_bridge_enter();
        igraph_error_t code = n <= MOST_DENSE ? find_ends_dense(network, &ends, values)
                                              : find_ends_sparse(network, &ends, values);
        if (code) return acg_from_igraph(code, "eigenvector_signed", report);
    }
    bool leads = ends.high > 0 && ends.high >= -ends.low * (1 - alike);
    if (!leads || ends.next >= ends.high * (1 - alike)) {
        fill_with(values, n, NAN);
        return ACG_OK;
    }
    for (size_t i = 1; i < n; i++) {
        if (fabs(values[i]) > fabs(values[largest]) * (1 + alike)) largest = i;
    }
    double scale = 1 / values[largest];
    for (size_t i = 0; i < n; i++)
        values[i] *= scale;
    return ACG_OK;
}
