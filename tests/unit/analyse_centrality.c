// Degree and strength: a graph worked out by hand, then random graphs against sums of our own.
#include "../lib/random_graph.h"
#include "actorgraph/centrality.h"
#include "analyse/bridge.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { N_TRIALS = 500, N_SIGNS = 4 };

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
        [ACG_SIGN_ABSOLUTE] = {2, 2, 3, 1, 0},
        [ACG_SIGN_POSITIVE] = {2, 1, 1, 0, 0},
        [ACG_SIGN_NEGATIVE] = {1, 2, 2, 1, 0},
        [ACG_SIGN_NET] = {1, -1, -1, -1, 0},
    };
    static const double strengths[N_SIGNS][5] = {
        [ACG_SIGN_ABSOLUTE] = {7.5, 10.5, 14, 1, 0},
        [ACG_SIGN_POSITIVE] = {7, 2, 5, 0, 0},
        [ACG_SIGN_NEGATIVE] = {0.5, 8.5, 9, 1, 0},
        [ACG_SIGN_NET] = {6.5, -6.5, -4, -1, 0},
    };
    struct plain_graph plain = by_hand();
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    acg_slice *slice = slice_all(graph);
    for (int sign = 0; sign < N_SIGNS; sign++) {
        double degree[5], strength[5];
        assert_int_equal(acg_degree(slice, (enum acg_sign)sign, degree, NULL), ACG_OK);
        assert_int_equal(acg_strength(slice, (enum acg_sign)sign, strength, NULL), ACG_OK);
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
            strength[a] += foe && sign == ACG_SIGN_NET ? -all[i].weight : all[i].weight;
        }
        for (size_t b = 0; b < n_actors; b++) {
            degree[a] += sign == ACG_SIGN_NET ? friends[b] - foes[b] : friends[b] || foes[b];
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
            assert_int_equal(acg_degree(slice, (enum acg_sign)sign, degree, NULL), ACG_OK);
            assert_int_equal(acg_strength(slice, (enum acg_sign)sign, strength, NULL), ACG_OK);
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
    assert_int_equal(acg_degree(slice, ACG_SIGN_NET, &untouched, NULL), ACG_OK);
    assert_int_equal(acg_strength(slice, ACG_SIGN_NET, &untouched, NULL), ACG_OK);
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
    assert_int_equal(acg_strength(slice, ACG_SIGN_ABSOLUTE, strength, report), ACG_REJECTED);
    assert_non_null(strstr(acg_report_get(report, 0)->text, "'a00'"));
    assert_int_equal(acg_strength(slice, ACG_SIGN_NEGATIVE, strength, report), ACG_OK);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_sums_as_by_hand), cmocka_unit_test(agrees_with_plain_sums),
        cmocka_unit_test(strength_stays_a_number),    cmocka_unit_test(nobody_has_no_degree),
        cmocka_unit_test(errors_become_statuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
