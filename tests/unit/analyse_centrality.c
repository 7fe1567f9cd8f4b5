// Centrality: graphs worked out by hand or published, then random graphs against igraph and against
// sums of our own.
#include "../lib/random_graph.h"
#include "actorgraph/centrality.h"
#include "analyse/network.h"
#include "analyse/paths.h"
#include "analyse/spectral.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { N_TRIALS = 500, N_SIGNS = 5 };

static acg_status measure(const acg_slice *slice, enum acg_measure what, enum acg_sign sign,
                          double values[], acg_report *report)
{
    const struct acg_centrality_options options = {.sign = sign};
    return acg_centrality(slice, &what, 1, &options, values, report);
}

static acg_slice *slice_all(const acg_graph *graph)
{
    struct acg_slice_options options = acg_slice_defaults();
    acg_slice *slice = NULL;
    assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
    return slice;
}

/*
 *     a00 --cooperation 2, rivalry 0.5-- a01      a04, alone
 *     a00 --membership 1--> a02, and back 4
 *     a01 --threat 8--> a02 --rivalry 1-- a03
 */
static const struct {
    uint32_t from, to;
    enum acg_kind kind;
    bool directed;
    double weight;
} ties[] = {
    {0, 1, ACG_COOPERATION, false, 2}, {1, 0, ACG_RIVALRY, false, 0.5},
    {0, 2, ACG_MEMBERSHIP, true, 1},   {2, 0, ACG_MEMBERSHIP, true, 4},
    {1, 2, ACG_THREAT, true, 8},       {3, 2, ACG_RIVALRY, false, 1},
};

static struct plain_graph by_hand(void)
{
    struct plain_graph plain = {.n_actors = 5, .n_claims = sizeof ties / sizeof *ties};
    for (uint32_t i = 0; i < plain.n_actors; i++)
        plain.lives[i] = acg_span_all();
    for (uint32_t i = 0; i < plain.n_claims; i++) {
        plain.claims[i] = (struct plain_claim){.parties = {ties[i].from, ties[i].to},
                                               .n_parties = 2,
                                               .kind = ties[i].kind,
                                               .directed = ties[i].directed,
                                               .weight = ties[i].weight,
                                               .when = acg_span_all(),
                                               .timing = ACG_TIMELESS,
                                               .type = ACG_NONE,
                                               .recorded = ACG_DAY_MAX};
    }
    return plain;
}

static void counts_and_sums_as_by_hand(void **state)
{
    (void)state;
    static const double degrees[N_SIGNS][5] = {
        [ACG_SIGN_DEFAULT] = {2, 2, 3, 1, 0},   [ACG_SIGN_ABSOLUTE] = {2, 2, 3, 1, 0},
        [ACG_SIGN_POSITIVE] = {2, 1, 1, 0, 0},  [ACG_SIGN_NEGATIVE] = {1, 2, 2, 1, 0},
        [ACG_SIGN_SIGNED] = {1, -1, -1, -1, 0},
    };
    static const double strengths[N_SIGNS][5] = {
        [ACG_SIGN_DEFAULT] = {7.5, 10.5, 14, 1, 0}, [ACG_SIGN_ABSOLUTE] = {7.5, 10.5, 14, 1, 0},
        [ACG_SIGN_POSITIVE] = {7, 2, 5, 0, 0},      [ACG_SIGN_NEGATIVE] = {0.5, 8.5, 9, 1, 0},
        [ACG_SIGN_SIGNED] = {6.5, -6.5, -4, -1, 0},
    };
    struct plain_graph plain = by_hand();
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    acg_slice *slice = slice_all(graph);
    for (int sign = 0; sign < N_SIGNS; sign++) {
        double degree[5], strength[5];
        assert_int_equal(measure(slice, ACG_DEGREE, (enum acg_sign)sign, degree, NULL), ACG_OK);
        assert_int_equal(measure(slice, ACG_STRENGTH, (enum acg_sign)sign, strength, NULL), ACG_OK);
        for (int i = 0; i < 5; i++) {
            if (fabs(degree[i] - degrees[sign][i]) > 0 ||
                fabs(strength[i] - strengths[sign][i]) > 0) {
                fail_msg("sign %d, actor %d: degree %g, strength %g", sign, i, degree[i],
                         strength[i]);
            }
        }
    }
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/** What the ties of a pair come to, hostile ones less. */
static void signed_weights_add_up(void **state)
{
    (void)state;
    static const uint32_t from[] = {0, 0, 1, 2}, to[] = {1, 2, 2, 3};
    static const double weight[] = {1.5, 5, -8, -1};
    struct plain_graph plain = by_hand();
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    acg_slice *slice = slice_all(graph);
    for (int unweighted = 0; unweighted < 2; unweighted++) {
        struct acg_network network;
        assert_int_equal(
            acg_network_init(&network, slice, ACG_SIGN_SIGNED, false, unweighted, NULL), ACG_OK);
        assert_int_equal(network.n_edges, 4);
        for (size_t i = 0; i < network.n_edges; i++) {
            double wanted = unweighted ? copysign(1, weight[i]) : weight[i];
            assert_int_equal(network.from[i], from[i]);
            assert_int_equal(network.to[i], to[i]);
            assert_true(fabs(network.weight[i] - wanted) < 1e-12);
        }
        acg_network_clear(&network);
    }
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/** Sums over the slice's ties, without igraph. */
static void reckon(const acg_slice *slice, enum acg_sign sign, double degree[], double strength[])
{
    size_t n_actors, n_ties;
    acg_slice_actors(slice, &n_actors);
    const struct acg_slice_tie *all = acg_slice_ties(slice, &n_ties);
    for (size_t a = 0; a < n_actors; a++) {
        bool friends[MOST_ACTORS] = {0}, foes[MOST_ACTORS] = {0};
        degree[a] = strength[a] = 0;
        for (size_t i = 0; i < n_ties; i++) {
            bool foe = all[i].kind == ACG_RIVALRY || all[i].kind == ACG_THREAT;
            if (all[i].from != a && all[i].to != a) continue;
            if (foe ? sign == ACG_SIGN_POSITIVE : sign == ACG_SIGN_NEGATIVE) continue;
            uint32_t other = all[i].from == a ? all[i].to : all[i].from;
            *(foe ? &foes[other] : &friends[other]) = true;
            strength[a] += foe && sign == ACG_SIGN_SIGNED ? -all[i].weight : all[i].weight;
        }
        for (size_t b = 0; b < n_actors; b++) {
            degree[a] += sign == ACG_SIGN_SIGNED ? friends[b] - foes[b] : friends[b] || foes[b];
        }
    }
}

static void agrees_with_plain_sums(void **state)
{
    (void)state;
    uint64_t chance = 5;
    for (int trial = 0; trial < N_TRIALS; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        acg_slice *slice = slice_all(graph);
        size_t n;
        acg_slice_actors(slice, &n);
        for (int sign = 0; sign < N_SIGNS; sign++) {
            double degree[MOST_ACTORS], strength[MOST_ACTORS];
            double own_degree[MOST_ACTORS], own_strength[MOST_ACTORS];
            reckon(slice, (enum acg_sign)sign, own_degree, own_strength);
            assert_int_equal(measure(slice, ACG_DEGREE, (enum acg_sign)sign, degree, NULL), ACG_OK);
            assert_int_equal(measure(slice, ACG_STRENGTH, (enum acg_sign)sign, strength, NULL),
                             ACG_OK);
            for (size_t i = 0; i < n; i++) {
                assert_true(fabs(degree[i] - own_degree[i]) < 1e-12);
                assert_true(fabs(strength[i] - own_strength[i]) < 1e-9);
            }
        }
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

static void nobody_has_no_degree(void **state)
{
    (void)state;
    struct places places;
    acg_graph *graph = build(&(struct plain_graph){0}, NULL, &places);
    acg_slice *slice = slice_all(graph);
    double untouched = 42;
    assert_int_equal(measure(slice, ACG_DEGREE, ACG_SIGN_SIGNED, &untouched, NULL), ACG_OK);
    assert_int_equal(measure(slice, ACG_STRENGTH, ACG_SIGN_SIGNED, &untouched, NULL), ACG_OK);
    assert_true(untouched >= 42 && untouched <= 42);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

static void strength_stays_a_number(void **state)
{
    (void)state;
    struct plain_graph plain = by_hand();
    plain.claims[0].weight = plain.claims[2].weight = 1.5e308; // two ties of a00
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    acg_slice *slice = slice_all(graph);
    acg_report *report = acg_report_new();
    double strength[5];
    assert_int_equal(measure(slice, ACG_STRENGTH, ACG_SIGN_ABSOLUTE, strength, report),
                     ACG_REJECTED);
    assert_non_null(strstr(acg_report_get(report, 0)->text, "'a00'"));
    assert_int_equal(measure(slice, ACG_STRENGTH, ACG_SIGN_NEGATIVE, strength, report), ACG_OK);
    acg_report_free(report);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/** A refusal of igraph's that passes through several of its functions on the way to us. */
static igraph_error_t ask_for_nobody(void)
{
    igraph_t graph;
    igraph_vector_int_t values;
    assert_int_equal(igraph_empty(&graph, 3, IGRAPH_UNDIRECTED), IGRAPH_SUCCESS);
    assert_int_equal(igraph_vector_int_init(&values, 0), IGRAPH_SUCCESS);
    igraph_error_t code =
        igraph_degree(&graph, &values, igraph_vss_1(7), IGRAPH_ALL, IGRAPH_NO_LOOPS);
    igraph_vector_int_destroy(&values);
    igraph_destroy(&graph);
    return code;
}

/** igraph's own checks come back as a status with their first reason, and leave nothing behind. */
static void errors_become_statuses(void **state)
{
    (void)state;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_from_igraph(IGRAPH_SUCCESS, "degree", report), ACG_OK);
    assert_int_equal(acg_report_count(report), 0);
    igraph_t graph;
    acg_bridge_enter();
    igraph_error_t code = igraph_empty(&graph, -1, IGRAPH_UNDIRECTED);
    assert_int_equal(acg_from_igraph(code, "measure", report), ACG_FAILED);
    acg_bridge_enter(); // the next reason is not the one kept
    assert_int_equal(acg_from_igraph(ask_for_nobody(), "measure", report), ACG_FAILED);
    assert_int_equal(acg_from_igraph(IGRAPH_ENOMEM, "measure", report), ACG_FAILED);
    static const char *const words[] = {"vertices", "iterator", "memory"};
    assert_int_equal(acg_report_count(report), 3);
    for (size_t i = 0; i < 3; i++) {
        const char *text = acg_report_get(report, i)->text;
        if (!strstr(text, words[i])) fail_msg("'%s' does not name '%s'", text, words[i]);
        if (i < 2) assert_memory_equal(text, "measure: ", 9);
    }
    acg_report_free(report);
}

/** A pair and its weight, below 0 for foes. */
struct plain_pair {
    uint32_t from, to;
    double weight;
};

/** A graph of pairs: cooperation of weight `weights[i]`, rivalry where it is below 0. */
static acg_slice *slice_of_pairs(uint32_t n_actors, const struct plain_pair pairs[], size_t n,
                                 acg_graph **graph)
{
    struct plain_graph plain = {.n_actors = n_actors, .n_claims = (uint32_t)n};
    struct places places;
    assert_true(n <= MOST_CLAIMS && n_actors <= MOST_ACTORS);
    for (uint32_t i = 0; i < n_actors; i++)
        plain.lives[i] = acg_span_all();
    for (size_t i = 0; i < n; i++) {
        bool foe = pairs[i].weight < 0;
        plain.claims[i] = (struct plain_claim){.parties = {pairs[i].from, pairs[i].to},
                                               .n_parties = 2,
                                               .kind = foe ? ACG_RIVALRY : ACG_COOPERATION,
                                               .weight = fabs(pairs[i].weight),
                                               .when = acg_span_all(),
                                               .timing = ACG_TIMELESS,
                                               .type = ACG_NONE,
                                               .recorded = ACG_DAY_MAX};
    }
    *graph = build(&plain, NULL, &places);
    return slice_all(*graph);
}

static void assert_values(const double values[], const double expected[], size_t n, double margin)
{
    for (size_t i = 0; i < n; i++) {
        bool same = isnan(expected[i]) ? isnan(values[i]) : fabs(values[i] - expected[i]) <= margin;
        if (!same) fail_msg("actor %zu: %.17g, not %.17g", i, values[i], expected[i]);
    }
}

/** Signs of ten actors and their PN index: R package signnet, help page of
 * pn_index; the values to full precision are those of its formulas. */
static void the_pn_index_is_the_published_one(void **state)
{
    (void)state;
    static const signed char signs[10][10] = {
        {0, 1, 0, 1, 0, 0, 0, -1, -1, 0},  {1, 0, 1, -1, 1, -1, -1, 0, 0, 0},
        {0, 1, 0, 1, -1, 0, 0, 0, -1, 0},  {1, -1, 1, 0, 1, -1, -1, 0, 0, 0},
        {0, 1, -1, 1, 0, 1, 0, -1, 0, -1}, {0, -1, 0, -1, 1, 0, 1, 0, 1, -1},
        {0, -1, 0, -1, 0, 1, 0, 1, -1, 1}, {-1, 0, 0, 0, -1, 0, 1, 0, 1, 0},
        {-1, 0, -1, 0, 0, 1, -1, 1, 0, 1}, {0, 0, 0, 0, -1, -1, 1, 0, 1, 0}};
    static const double pn[] = {0.900974727465, 0.861348232058, 0.907699731696, 0.861348232058,
                                0.841065836484, 0.849655767545, 0.861732059693, 0.901590874562,
                                0.850984810312, 0.907292981219};
    struct plain_pair pairs[45];
    double values[10];
    size_t n = 0;
    for (uint32_t i = 0; i < 10; i++) {
        for (uint32_t k = i + 1; k < 10; k++) {
            if (!signs[i][k]) continue;
            pairs[n++] = (struct plain_pair){i, k, 3.0 * signs[i][k]};
        }
    }
    acg_graph *graph;
    acg_slice *slice = slice_of_pairs(10, pairs, n, &graph);
    assert_int_equal(measure(slice, ACG_PN, ACG_SIGN_DEFAULT, values, NULL), ACG_OK);
    assert_values(values, pn, 10, 1e-11);
    // both directions have the same ties here: the three indexes then agree
    assert_int_equal(measure(slice, ACG_PN_IN, ACG_SIGN_DEFAULT, values, NULL), ACG_OK);
    assert_values(values, pn, 10, 1e-11);
    assert_int_equal(measure(slice, ACG_PN_OUT, ACG_SIGN_DEFAULT, values, NULL), ACG_OK);
    assert_values(values, pn, 10, 1e-11);
    // its eigenvalue of largest magnitude is negative, -4.27: the vector says nothing
    static const double none[10] = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    assert_int_equal(measure(slice, ACG_EIGENVECTOR, ACG_SIGN_SIGNED, values, NULL), ACG_OK);
    assert_values(values, none, 10, 0);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/*
 *     0 --2-- 1 --1-- 2     3 --4-- 4     5
 */
static void paths_walks_and_places_as_by_hand(void **state)
{
    (void)state;
    static const struct plain_pair pairs[] = {{0, 1, 2}, {1, 2, 1}, {3, 4, 4}};
    static const struct {
        enum acg_measure measure;
        double values[6];
    } cases[] = {
        {ACG_BETWEENNESS, {0, 1, 0, 0, 0, 0}},
        {ACG_CLOSENESS, {1, 4.0 / 3, 0.8, 4, 4, NAN}}, // distances 0.5, 1.5; 0.5, 1; 1, 1.5; 0.25
        {ACG_CLOSENESS_WF, {0.4, 1.6 / 3, 0.32, 0.8, 0.8, 0}},
        {ACG_HARMONIC, {(2 + 1 / 1.5) / 5, 0.6, (1 + 1 / 1.5) / 5, 0.8, 0.8, 0}},
        {ACG_EIGENVECTOR, {0, 0, 0, 1, 1, 0}},
        {ACG_HUB, {NAN, NAN, NAN, NAN, NAN, NAN}}, // 3 to 4 leads no more than 4 to 3
        {ACG_CONSTRAINT, {1, 4.0 / 9 + 1.0 / 9, 1, 1, 1, NAN}},
        {ACG_CORENESS, {1, 1, 1, 1, 1, 0}},
        {ACG_CLUSTERING, {NAN, 0, NAN, NAN, NAN, NAN}},
        {ACG_COMPONENT, {3, 3, 3, 2, 2, 1}},
        {ACG_DEGREE_RATIO, {1, 1, 1, 1, 1, NAN}},
        // x0 = 1 + 2a x1, x1 = 1 + 2a x0 + a x2, x2 = 1 + a x1 with a = 0.85 / 4
        {ACG_KATZ,
         {1 + 2 * 0.2125 * 1.6375 / (1 - 5 * 0.2125 * 0.2125), 1.6375 / (1 - 5 * 0.2125 * 0.2125),
          1 + 0.2125 * 1.6375 / (1 - 5 * 0.2125 * 0.2125), 1 / 0.15, 1 / 0.15, 1}},
        {ACG_EIGENVECTOR_SIGNED, {M_SQRT1_2, 1, M_SQRT1_2, 0, 0, 0}},
    };
    acg_graph *graph;
    acg_slice *slice = slice_of_pairs(6, pairs, 3, &graph);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double values[6];
        assert_int_equal(measure(slice, cases[i].measure, ACG_SIGN_DEFAULT, values, NULL), ACG_OK);
        if (cases[i].measure == ACG_EIGENVECTOR_SIGNED && values[1] < 0) {
            for (int k = 0; k < 6; k++)
                values[k] = -values[k];
        }
        assert_values(values, cases[i].values, 6, 1e-12);
    }
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/** Without a leader, or with two, an eigenvector says nothing. */
static void what_has_no_meaning_is_undefined(void **state)
{
    (void)state;
    static const struct plain_pair twins[] = {{0, 1, 2}, {2, 3, 2}},
                                   foes[] = {{0, 1, -1}, {1, 2, -1}};
    static const double none[4] = {NAN, NAN, NAN, NAN}, ones[4] = {1, 1, 1, 1};
    double values[4], all[ACG_N_NETWORK_MEASURES];
    acg_graph *graph;
    acg_slice *slice = slice_of_pairs(4, twins, 2, &graph);
    assert_int_equal(measure(slice, ACG_EIGENVECTOR, ACG_SIGN_DEFAULT, values, NULL), ACG_OK);
    assert_values(values, none, 4, 0);
    assert_int_equal(measure(slice, ACG_EIGENVECTOR_SIGNED, ACG_SIGN_DEFAULT, values, NULL),
                     ACG_OK); // 1 twice, and -1 twice
    assert_values(values, none, 4, 0);
    acg_slice_free(slice);
    acg_graph_free(graph);
    slice = slice_of_pairs(4, foes, 2, &graph);
    for (int i = 0; i < ACG_N_MEASURES; i++) { // cooperation: none at all
        assert_int_equal(measure(slice, (enum acg_measure)i, ACG_SIGN_DEFAULT, values, NULL),
                         ACG_OK);
    }
    assert_int_equal(measure(slice, ACG_EIGENVECTOR, ACG_SIGN_POSITIVE, values, NULL), ACG_OK);
    assert_values(values, none, 4, 0);
    assert_int_equal(measure(slice, ACG_KATZ, ACG_SIGN_POSITIVE, values, NULL), ACG_OK);
    assert_values(values, ones, 4, 0);
    assert_int_equal(acg_network_measures(slice, NULL, all, NULL), ACG_OK);
    assert_true(isnan(all[ACG_NETWORK_DIAMETER]) && isnan(all[ACG_NETWORK_RECIPROCITY]));
    assert_values(&all[ACG_NETWORK_DENSITY], (double[]){0}, 1, 0);
    assert_values(&all[ACG_NETWORK_EIGENVALUE], (double[]){0}, 1, 0);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

static void a_sign_without_a_form_is_refused(void **state)
{
    (void)state;
    static const struct plain_pair pairs[] = {{0, 1, 2}};
    acg_graph *graph;
    acg_slice *slice = slice_of_pairs(2, pairs, 1, &graph);
    acg_report *report = acg_report_new();
    double values[ACG_N_NETWORK_MEASURES];
    assert_int_equal(measure(slice, ACG_PAGERANK, ACG_SIGN_SIGNED, values, report), ACG_MISUSED);
    assert_non_null(strstr(acg_report_get(report, 0)->text, "pagerank"));
    const struct acg_centrality_options net = {.sign = ACG_SIGN_SIGNED}, wide = {.damping = 1.5};
    const enum acg_measure pagerank = ACG_PAGERANK;
    assert_int_equal(acg_network_measures(slice, &net, values, NULL), ACG_MISUSED);
    assert_int_equal(acg_centrality(slice, &pagerank, 1, &wide, values, NULL), ACG_MISUSED);
    acg_report_free(report);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/** Few different weights, so that many paths are equally long. */
static struct plain_graph tenths(uint64_t *chance)
{
    struct plain_graph plain = random_graph(chance);
    for (uint32_t i = 0; i < plain.n_claims; i++)
        plain.claims[i].weight = (1 + below(chance, 10)) / 10.0;
    return plain;
}

/** igraph's closeness, harmonic and betweenness, along or against the edges. */
static void ask_igraph(const struct acg_bridged *bridged, bool directed, enum acg_way way,
                       igraph_vector_t found[3])
{
    igraph_neimode_t mode = !directed ? IGRAPH_ALL : way == ACG_WAY_OUT ? IGRAPH_OUT : IGRAPH_IN;
    igraph_vector_t lengths;
    assert_int_equal(igraph_vector_init_copy(&lengths, &bridged->weights), IGRAPH_SUCCESS);
    for (igraph_integer_t i = 0; i < igraph_vector_size(&lengths); i++)
        VECTOR(lengths)[i] = 1 / VECTOR(lengths)[i];
    for (int i = 0; i < 3; i++)
        assert_int_equal(igraph_vector_init(&found[i], 0), IGRAPH_SUCCESS);
    assert_int_equal(igraph_closeness(&bridged->graph, &found[0], NULL, NULL, igraph_vss_all(),
                                      mode, &lengths, true),
                     IGRAPH_SUCCESS);
    assert_int_equal(igraph_harmonic_centrality(&bridged->graph, &found[1], igraph_vss_all(), mode,
                                                &lengths, true),
                     IGRAPH_SUCCESS);
    assert_int_equal(
        igraph_betweenness(&bridged->graph, &found[2], igraph_vss_all(), directed, &lengths),
        IGRAPH_SUCCESS);
    igraph_vector_destroy(&lengths);
}

/** Our one pass of shortest paths is held to igraph's three. */
static void one_pass_of_paths_equals_igraph(void **state)
{
    (void)state;
    uint64_t chance = 8;
    for (int trial = 0; trial < 4 * N_TRIALS; trial++) {
        bool directed = trial & 1, unweighted = trial & 2;
        enum acg_way way = trial & 4 ? ACG_WAY_IN : ACG_WAY_OUT;
        struct plain_graph plain = tenths(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        acg_slice *slice = slice_all(graph);
        struct acg_network network;
        struct acg_bridged bridged;
        igraph_vector_t found[3];
        double values[3][MOST_ACTORS];
        const struct acg_paths paths = {
            .closeness = values[0], .harmonic = values[1], .betweenness = values[2]};
        assert_int_equal(
            acg_network_init(&network, slice, ACG_SIGN_ABSOLUTE, directed, unweighted, NULL),
            ACG_OK);
        assert_int_equal(acg_bridged_init(&bridged, &network, NULL), ACG_OK);
        assert_int_equal(acg_paths_pass(&network, way, &paths, NULL), ACG_OK);
        ask_igraph(&bridged, directed, way, found);
        for (int i = 0; i < 3; i++) {
            bool alone = network.n_actors == 1 && i == 1; // 0 / 0: igraph says NaN too
            if (!alone) assert_values(values[i], VECTOR(found[i]), network.n_actors, 1e-10);
            igraph_vector_destroy(&found[i]);
        }
        acg_bridged_clear(&bridged);
        acg_network_clear(&network);
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

/** Hubs and authorities by way of a network of twice as many actors, against igraph's own; weights
 * are all different, so that the leader is the only one. */
static void hubs_are_those_of_igraph(void **state)
{
    (void)state;
    uint64_t chance = 10;
    for (int trial = 0; trial < N_TRIALS; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        for (uint32_t i = 0; i < plain.n_claims; i++)
            plain.claims[i].weight = 1 + below(&chance, 1000000) / 1e6;
        acg_graph *graph = build(&plain, &chance, &places);
        acg_slice *slice = slice_all(graph);
        struct acg_network network;
        struct acg_bridged bridged;
        igraph_vector_t hub, authority;
        igraph_arpack_options_t options;
        double values[2][MOST_ACTORS];
        igraph_arpack_options_init(&options);
        assert_int_equal(acg_network_init(&network, slice, ACG_SIGN_ABSOLUTE, true, false, NULL),
                         ACG_OK);
        assert_int_equal(acg_bridged_init(&bridged, &network, NULL), ACG_OK);
        igraph_vector_init(&hub, 0);
        igraph_vector_init(&authority, 0);
        igraph_hub_and_authority_scores(&bridged.graph, &hub, &authority, NULL, true,
                                        &bridged.weights, &options);
        assert_int_equal(acg_hub_or_authority(&network, false, values[0], NULL), ACG_OK);
        assert_int_equal(acg_hub_or_authority(&network, true, values[1], NULL), ACG_OK);
        bool defined = network.n_actors > 0 && !isnan(values[0][0]);
        if (defined) assert_values(values[0], VECTOR(hub), network.n_actors, 1e-7);
        if (defined) assert_values(values[1], VECTOR(authority), network.n_actors, 1e-7);
        igraph_vector_destroy(&hub);
        igraph_vector_destroy(&authority);
        acg_bridged_clear(&bridged);
        acg_network_clear(&network);
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

/** Values of one window, kept to be compared. */
struct kept {
    double values[16][ACG_N_MEASURES * MOST_ACTORS];
    size_t n_actors[16], count;
};

static acg_status keep(void *context, size_t window, const uint32_t actors[], size_t n,
                       const double values[], acg_report *report)
{
    struct kept *kept = context;
    (void)actors, (void)report;
    assert_int_equal(window, kept->count);
    kept->n_actors[window] = n;
    memcpy(kept->values[window], values, n * ACG_N_MEASURES * sizeof *values);
    kept->count++;
    return ACG_OK;
}

/** ARPACK, which igraph asks for eigenvectors, keeps state from call to call that nobody can reset:
 * its last bits are free, far below what is printed. All other bits are not. */
static bool is_of_arpack(enum acg_measure measure)
{
    return measure == ACG_EIGENVECTOR || measure == ACG_HUB || measure == ACG_AUTHORITY ||
           measure == ACG_KATZ;
}

static void assert_same(const double a[], const double b[], const enum acg_measure measures[],
                        size_t n)
{
    for (size_t i = 0; i < n * ACG_N_MEASURES; i++) {
        double margin = is_of_arpack(measures[i / n]) ? 1e-12 : 0;
        if (memcmp(&a[i], &b[i], sizeof *a) == 0 || (isnan(a[i]) && isnan(b[i])) ||
            fabs(a[i] - b[i]) <= margin) {
            continue;
        }
        fail_msg("%s: %.17g, not %.17g", acg_measure_name(measures[i / n]), a[i], b[i]);
    }
}

/** The same values for any number of processes, and as slices measured one by one. */
static void processes_change_nothing(void **state)
{
    (void)state;
    uint64_t chance = 9;
    static struct kept kept[3];
    enum acg_measure all[ACG_N_MEASURES];
    for (int i = 0; i < ACG_N_MEASURES; i++)
        all[i] = (enum acg_measure)i;
    for (int trial = 0; trial < 20; trial++) {
        struct plain_graph plain = tenths(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        struct acg_slice_options options = acg_slice_defaults();
        struct acg_span windows[12];
        for (int i = 0; i < 12; i++)
            windows[i] = (struct acg_span){100 * i, 100 * i + 120};
        for (unsigned jobs = 1; jobs <= 3; jobs++) {
            acg_series *series;
            const struct acg_crew_options crew = {.jobs = jobs};
            kept[jobs - 1].count = 0;
            assert_int_equal(acg_series_new(graph, &options, windows, 12, &series, NULL), ACG_OK);
            assert_int_equal(acg_centrality_series(series, all, ACG_N_MEASURES, NULL, &crew, keep,
                                                   &kept[jobs - 1], NULL),
                             ACG_OK);
            acg_series_free(series);
        }
        for (int i = 0; i < 12; i++) {
            double alone[ACG_N_MEASURES * MOST_ACTORS];
            acg_slice *slice;
            options.when = windows[i];
            assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
            assert_int_equal(acg_centrality(slice, all, ACG_N_MEASURES, NULL, alone, NULL), ACG_OK);
            assert_same(kept[0].values[i], kept[1].values[i], all, kept[0].n_actors[i]);
            assert_same(kept[0].values[i], kept[2].values[i], all, kept[0].n_actors[i]);
            assert_same(kept[0].values[i], alone, all, kept[0].n_actors[i]);
            acg_slice_free(slice);
        }
        acg_graph_free(graph);
    }
}

/** Blocs 0 and 1 of two members each, tied inside by 1 and across by 1 of 3 edges. */
static void network_as_by_hand(void **state)
{
    (void)state;
    static const struct plain_pair pairs[] = {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}};
    double values[ACG_N_NETWORK_MEASURES];
    acg_graph *graph;
    acg_slice *slice = slice_of_pairs(5, pairs, 3, &graph);
    assert_int_equal(acg_network_measures(slice, NULL, values, NULL), ACG_OK);
    static const double expected[ACG_N_NETWORK_MEASURES] = {
        [ACG_NETWORK_ACTORS] = 5,
        [ACG_NETWORK_TIES] = 3,
        [ACG_NETWORK_WEIGHT] = 3,
        [ACG_NETWORK_DENSITY] = 0.3,
        [ACG_NETWORK_ISOLATES] = 1,
        [ACG_NETWORK_COMPONENTS] = 2,
        [ACG_NETWORK_LARGEST_COMPONENT] = 4,
        [ACG_NETWORK_STRONG_COMPONENTS] = 2,
        [ACG_NETWORK_MUTUAL_DYADS] = 3,
        [ACG_NETWORK_RECIPROCITY] = 1,
        [ACG_NETWORK_DIAMETER] = 3,
        [ACG_NETWORK_MEAN_PATH] = 10.0 / 6,
        [ACG_NETWORK_TRANSITIVITY] = 0,
        [ACG_NETWORK_CLUSTERING] = 0,
        [ACG_NETWORK_MAX_CORENESS] = 1,
        [ACG_NETWORK_EIGENVALUE] = 1.618033988749895,   // the golden ratio
        [ACG_NETWORK_CENTRALIZATION_DEGREE] = 4.0 / 12, // (1 + 0 + 0 + 1 + 2) / ((n - 1)(n - 2))
        [ACG_NETWORK_CENTRALIZATION_CLOSENESS] = NAN,
        [ACG_NETWORK_CENTRALIZATION_BETWEENNESS] = 6.0 / 24, // (2 + 0 + 0 + 2 + 2) / (4 x 6)
        [ACG_NETWORK_MODULARITY] = NAN,
    };
    assert_values(values, expected, ACG_N_NETWORK_MEASURES, 1e-12);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/** Beyond 300 actors the signed eigenvector is found another way: a wheel of friends with a foe at
 * one spoke, small and large, by the residual of what comes out. */
static void a_large_signed_eigenvector_is_one(void **state)
{
    (void)state;
    enum { N = 400 };
    static uint32_t from[2 * N], to[2 * N];
    static double weight[2 * N], values[N], product[N];
    for (uint32_t n = 100; n <= N; n += 300) {
        struct acg_network network = {.n_actors = n, .from = from, .to = to, .weight = weight};
        for (uint32_t i = 1; i < n; i++) {
            from[network.n_edges] = 0, to[network.n_edges] = i;
            weight[network.n_edges++] = i == 7 ? -1 : 1;
        }
        for (uint32_t i = 1; i + 1 < n; i++) {
            from[network.n_edges] = i, to[network.n_edges] = i + 1;
            weight[network.n_edges++] = 1;
        }
        assert_int_equal(acg_eigenvector_signed(&network, values, NULL), ACG_OK);
        memset(product, 0, sizeof product);
        for (size_t i = 0; i < network.n_edges; i++) {
            product[from[i]] += weight[i] * values[to[i]];
            product[to[i]] += weight[i] * values[from[i]];
        }
        double eigenvalue = product[0] / values[0];
        assert_true(eigenvalue > sqrt(n - 1.0) - 1);
        for (uint32_t i = 0; i < n; i++)
            assert_true(fabs(product[i] - eigenvalue * values[i]) < 1e-9);
    }
}

/** The first of the largest entries is 1, whatever its sign came out as. */
static void a_signed_eigenvector_begins_with_one(void **state)
{
    (void)state;
    static uint32_t from[] = {0, 1}, to[] = {1, 2};
    static double weight[] = {-1, 1};
    double values[3];
    struct acg_network network = {
        .n_actors = 2, .n_edges = 1, .from = from, .to = to, .weight = weight};
    assert_int_equal(acg_eigenvector_signed(&network, values, NULL), ACG_OK);
    assert_values(values, (const double[]){1, -1}, 2, 1e-12);
    network.n_actors = 3, network.n_edges = 2;
    assert_int_equal(acg_eigenvector_signed(&network, values, NULL), ACG_OK);
    assert_values(values, (const double[]){-M_SQRT1_2, 1, M_SQRT1_2}, 3, 1e-12);
}

static void equal_values_share_a_rank(void **state)
{
    (void)state;
    const double values[] = {1, 3, NAN, 3 - 1e-10, 2, 0};
    static const size_t expected[] = {4, 1, 0, 1, 3, 5};
    size_t ranks[6];
    assert_int_equal(acg_ranks_find(values, 6, ranks, NULL), ACG_OK);
    assert_memory_equal(ranks, expected, sizeof ranks);
    assert_int_equal(acg_ranks_find(values, 0, ranks, NULL), ACG_OK);
}

static void words_lead_to_measures(void **state)
{
    (void)state;
    for (int i = 0; i < ACG_N_NETWORK_MEASURES; i++) {
        enum acg_network_measure found = ACG_N_NETWORK_MEASURES;
        const char *name = acg_network_name((enum acg_network_measure)i);
        assert_true(acg_network_parse(name, strlen(name), &found));
        assert_int_equal(found, i);
        assert_false(acg_network_parse(name, strlen(name) - 1, &found));
    }
    const struct acg_centrality_options plain = {0}, other = {.directed = true, .unweighted = true};
    assert_false(acg_measure_is_directed(ACG_PAGERANK, &plain));
    assert_true(acg_measure_is_directed(ACG_PAGERANK, &other));
    assert_true(acg_measure_is_directed(ACG_HUB, &plain));
    assert_false(acg_measure_is_directed(ACG_CORENESS, &other));
    assert_true(acg_measure_is_weighted(ACG_PAGERANK, &plain));
    assert_false(acg_measure_is_weighted(ACG_PAGERANK, &other));
    assert_false(acg_measure_is_weighted(ACG_DEGREE, &plain));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_sums_as_by_hand),
        cmocka_unit_test(signed_weights_add_up),
        cmocka_unit_test(agrees_with_plain_sums),
        cmocka_unit_test(strength_stays_a_number),
        cmocka_unit_test(nobody_has_no_degree),
        cmocka_unit_test(errors_become_statuses),
        cmocka_unit_test(the_pn_index_is_the_published_one),
        cmocka_unit_test(paths_walks_and_places_as_by_hand),
        cmocka_unit_test(what_has_no_meaning_is_undefined),
        cmocka_unit_test(a_sign_without_a_form_is_refused),
        cmocka_unit_test(one_pass_of_paths_equals_igraph),
        cmocka_unit_test(hubs_are_those_of_igraph),
        cmocka_unit_test(processes_change_nothing),
        cmocka_unit_test(network_as_by_hand),
        cmocka_unit_test(a_large_signed_eigenvector_is_one),
        cmocka_unit_test(a_signed_eigenvector_begins_with_one),
        cmocka_unit_test(equal_values_share_a_rank),
        cmocka_unit_test(words_lead_to_measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
