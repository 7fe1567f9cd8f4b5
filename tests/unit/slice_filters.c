// Filters that need sources, records and several ties of one claim, on small graphs; degree and
// strength.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "actorgraph/actorgraph.h"

/*
 *   A --coop 2-- B      cited by early (2010) and late (2018)
 *   B --rival 3-- C     cited by late
 *   A, B, C among       cooperation 1, recorded 2012
 *   C --threat-> A      cites nothing
 *   A --coop 5-- A      a self-tie
 *   D                   exists until 2005
 */
static const char text[] =
    "{\"actorgraph\":1,\"sources\":["
    "{\"id\":\"early\",\"issued\":{\"date-parts\":[[2010]]}},"
    "{\"id\":\"late\",\"issued\":{\"date-parts\":[[2018,5]]}},{\"id\":\"undated\"}],"
    "\"actors\":[{\"id\":\"A\",\"kind\":\"state\"},{\"id\":\"B\",\"kind\":\"organization\"},"
    "{\"id\":\"C\",\"kind\":\"nonstate\"},{\"id\":\"D\",\"kind\":\"state\",\"until\":\"2005\"}],"
    "\"relations\":["
    "{\"from\":\"B\",\"to\":\"A\",\"kind\":\"cooperation\",\"weight\":2,\"date\":\"2016\",\"cite\":"
    "[\"early\",\"late\"]},"
    "{\"from\":\"B\",\"to\":\"C\",\"kind\":\"rivalry\",\"weight\":3,\"since\":\"2016\",\"cite\":["
    "\"late\"]},"
    "{\"among\":[\"C\",\"B\",\"A\"],\"kind\":\"cooperation\",\"since\":\"2011\",\"recorded\":"
    "\"2012\",\"type\":\"t\"},"
    "{\"from\":\"C\",\"to\":\"A\",\"kind\":\"threat\",\"date\":\"2016-03\"},"
    "{\"from\":\"A\",\"to\":\"A\",\"kind\":\"cooperation\",\"weight\":5,\"since\":\"2000\"}],"
    "\"types\":{\"t\":{\"kind\":\"cooperation\"}}}";

static acg_graph *graph;

static int read_graph(void **unused)
{
    (void)unused;
    return acg_graph_parse(text, sizeof text - 1, "small", &graph, NULL);
}

static int free_graph(void **unused)
{
    (void)unused;
    acg_graph_free(graph);
    return 0;
}

/** Ties as "A-B cooperation 3; C>A threat 1". */
static void expect(const struct acg_slice_options *options, const char *expected)
{
    acg_slice *slice = NULL;
    char found[512] = "";
    size_t used = 0, n, count;
    assert_int_equal(acg_slice_new(graph, options, &slice, NULL), ACG_OK);
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    const uint32_t *who = acg_slice_actors(slice, &count);
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
    for (size_t i = 0; i < n; i++) {
        used += (size_t)snprintf(found + used, sizeof found - used, "%s%s%c%s %s %g", i ? "; " : "",
                                 actors[who[ties[i].from]].id, ties[i].directed ? '>' : '-',
                                 actors[who[ties[i].to]].id, acg_kind_name(ties[i].kind),
                                 ties[i].weight);
    }
    acg_slice_free(slice);
    assert_string_equal(found, expected);
}

static struct acg_slice_options in_2016(void)
{
    struct acg_slice_options options = acg_slice_defaults();
    options.when = (struct acg_span){acg_day_of_year(2016), acg_day_of_year(2017)};
    return options;
}

static void test_merging(void **unused)
{
    (void)unused;
    struct acg_slice_options options = in_2016();
    expect(&options,
           "A-B cooperation 3; A-C cooperation 1; B-C cooperation 1; B-C rivalry 3; C>A threat 1");
    options.when = (struct acg_span){acg_day_of_year(2013), acg_day_of_year(2014)};
    expect(&options, "A-B cooperation 1; A-C cooperation 1; B-C cooperation 1");
    options = in_2016();
    options.min_weight = 2;
    expect(&options, "A-B cooperation 3; B-C rivalry 3");
}

static void test_sources(void **unused)
{
    (void)unused;
    uint32_t early, late;
    assert_int_equal(acg_graph_find_source(graph, "early", &early, NULL), ACG_OK);
    assert_int_equal(acg_graph_find_source(graph, "late", &late, NULL), ACG_OK);
    struct acg_slice_options options = in_2016();
    options.sources = (struct acg_indexes){&early, 1};
    expect(&options, "A-B cooperation 2");
    options = in_2016();
    options.without_sources = (struct acg_indexes){&late, 1}; // B-C rests on it alone
    expect(&options, "A-B cooperation 3; A-C cooperation 1; B-C cooperation 1; C>A threat 1");
}

static void test_known_by(void **unused)
{
    (void)unused;
    struct acg_slice_options options = in_2016();
    options.known_by = acg_day(2011, 12, 31); // early had appeared, nothing was recorded
    expect(&options, "A-B cooperation 2");
    options.known_by = acg_day(2012, 1, 1);
    expect(&options, "A-B cooperation 3; A-C cooperation 1; B-C cooperation 1");
    options.known_by =
        acg_day(2018, 5, 1); // the threat cites nothing: nobody is shown to have known
    expect(&options, "A-B cooperation 3; A-C cooperation 1; B-C cooperation 1; B-C rivalry 3");
}

static void test_types_and_kinds(void **unused)
{
    (void)unused;
    uint32_t type;
    assert_int_equal(acg_graph_find_type(graph, "t", &type, NULL), ACG_OK);
    struct acg_slice_options options = in_2016();
    options.types = (struct acg_indexes){&type, 1};
    expect(&options, "A-B cooperation 1; A-C cooperation 1; B-C cooperation 1");
    options = in_2016();
    options.kinds = 1u << ACG_THREAT | 1u << ACG_RIVALRY;
    expect(&options, "B-C rivalry 3; C>A threat 1");
    options = in_2016();
    options.actor_kinds = 1u << ACG_STATE | 1u << ACG_NONSTATE;
    expect(&options, "A-C cooperation 1; C>A threat 1");
}

static void expect_actors(const struct acg_slice_options *options, const char *expected)
{
    acg_slice *slice = NULL;
    char found[32] = "";
    size_t n, count;
    assert_int_equal(acg_slice_new(graph, options, &slice, NULL), ACG_OK);
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    const uint32_t *who = acg_slice_actors(slice, &n);
    for (size_t i = 0; i < n; i++)
        strcat(found, actors[who[i]].id);
    acg_slice_free(slice);
    assert_string_equal(found, expected);
}

static void test_isolates(void **unused)
{
    (void)unused;
    struct acg_slice_options options = acg_slice_defaults();
    options.when = (struct acg_span){acg_day_of_year(2004), acg_day_of_year(2005)};
    expect_actors(&options, "ABCD");
    options.drop_isolates = true;
    expect_actors(&options, "");
    options = in_2016(); // D is gone
    expect_actors(&options, "ABC");
    options.ego = 1;
    options.kinds = 1u << ACG_RIVALRY;
    expect_actors(&options, "BC");
}

static void test_degree_and_strength(void **unused)
{
    (void)unused;
    struct acg_slice_options options = in_2016();
    acg_slice *slice = NULL;
    assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
    const struct {
        enum acg_sign sign;
        double degree[3], strength[3];
    } cases[] = {
        {ACG_SIGN_ABSOLUTE, {2, 2, 2}, {5, 7, 6}}, // A: 3 + 1 + 1, B: 3 + 1 + 3, C: 1 + 1 + 3 + 1
        {ACG_SIGN_POSITIVE, {2, 2, 2}, {4, 4, 2}},
        {ACG_SIGN_NEGATIVE, {1, 1, 2}, {1, 3, 4}},
        {ACG_SIGN_NET, {1, 1, 0}, {3, 1, -2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double degree[3], strength[3];
        assert_int_equal(acg_degree(slice, cases[i].sign, degree, NULL), ACG_OK);
        assert_int_equal(acg_strength(slice, cases[i].sign, strength, NULL), ACG_OK);
        for (int k = 0; k < 3; k++) {
            assert_true(degree[k] == cases[i].degree[k]);
            assert_true(strength[k] == cases[i].strength[k]);
        }
    }
    acg_slice_free(slice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_merging),  cmocka_unit_test(test_sources),
        cmocka_unit_test(test_known_by), cmocka_unit_test(test_types_and_kinds),
        cmocka_unit_test(test_isolates), cmocka_unit_test(test_degree_and_strength),
    };
    return cmocka_run_group_tests(tests, read_graph, free_graph);
}
