// Signs, triads, walks and the null model: by hand on the toy of five actors, against counts by
// brute force, and against golden values where the shared folder is at hand.
#include "actorgraph/balance.h"

#include "actorgraph/read.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint32_t chance = 11;

static uint32_t below(uint32_t n)
{
    chance = chance * 1664525 + 1013904223;
    return (chance >> 8) % n;
}

static void assert_close(double found, double expected)
{
    if (isnan(expected)) assert_true(isnan(found));
    else assert_true(fabs(found - expected) <= 1e-8 * fmax(1, fabs(expected)));
}

// ---- the signed graph of a slice ----

static acg_graph *read_text(const char *text)
{
    acg_graph *graph = NULL;
    acg_report *report = acg_report_new();
    acg_status status = acg_graph_parse(text, strlen(text), "g.json", &graph, report);
    if (status) print_error("%s\n", acg_report_get(report, 0)->text);
    acg_report_free(report);
    assert_int_equal(status, ACG_OK);
    return graph;
}

static struct acg_signs signs_of(const char *text, unsigned kinds, enum acg_dyad_rule rule)
{
    acg_graph *graph = read_text(text);
    acg_slice *slice = NULL;
    struct acg_signs signs;
    struct acg_slice_options options = acg_slice_defaults();
    options.kinds = kinds;
    assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
    assert_int_equal(acg_signs_init(&signs, slice, rule, NULL), ACG_OK);
    acg_slice_free(slice);
    acg_graph_free(graph);
    return signs;
}

static const char dyads[] =
    "{\"actorgraph\": 1, \"actors\": [{\"id\": \"A\", \"kind\": \"state\"}, {\"id\": \"B\", "
    "\"kind\": "
    "\"state\"}, {\"id\": \"C\", \"kind\": \"state\"}, {\"id\": \"O\", \"kind\": "
    "\"organization\"}], "
    "\"relations\": ["
    "{\"from\": \"B\", \"to\": \"A\", \"kind\": \"threat\", \"weight\": 1, \"since\": \"2001\"},"
    "{\"from\": \"A\", \"to\": \"B\", \"kind\": \"cooperation\", \"weight\": 3, \"since\": "
    "\"2001\"},"
    "{\"from\": \"A\", \"to\": \"C\", \"kind\": \"cooperation\", \"weight\": 0.3, \"since\": "
    "\"2001\"},"
    "{\"from\": \"C\", \"to\": \"A\", \"kind\": \"rivalry\", \"weight\": 0.1, \"since\": \"2001\"},"
    "{\"from\": \"C\", \"to\": \"A\", \"kind\": \"threat\", \"weight\": 0.2, \"since\": \"2001\"},"
    "{\"from\": \"A\", \"to\": \"O\", \"kind\": \"membership\", \"since\": \"2001\"},"
    "{\"from\": \"B\", \"to\": \"C\", \"kind\": \"rivalry\", \"since\": \"2001\"}]}";

/** A-B has both, +2 net; A-C has as much of both; B-C is hostile; the seat in O is no tie. */
static void dyads_get_one_sign(void **state)
{
    (void)state;
    struct acg_signs signs = signs_of(dyads, 0, ACG_DYAD_NET);
    assert_int_equal(signs.n_actors, 4);
    assert_int_equal(signs.n_ties, 2);
    assert_int_equal(signs.n_mixed, 2);
    assert_int_equal(signs.n_unsigned, 1);
    assert_true(signs.ties[0].positive && signs.ties[0].weight == 2);
    assert_int_equal(signs.ties[0].n, 2);
    assert_false(signs.ties[1].positive);
    assert_int_equal(signs.ties[1].a, 1);
    assert_int_equal(signs.n_positive + signs.n_negative, 2);
    assert_int_equal(signs.ties[0].first, 0); // what they are made of stands without gaps
    assert_int_equal(signs.ties[1].first, 2);
    acg_signs_clear(&signs);
}

/** Two ties whose sum is no number, whichever of the signs they have. */
static void sums_stay_numbers(void **state)
{
    (void)state;
    static const char *const kinds[] = {"cooperation", "threat"};
    for (int i = 0; i < 2; i++) {
        char text[1000];
        snprintf(text, sizeof text,
                 "{\"actorgraph\": 1, \"actors\": [{\"id\": \"A\", \"kind\": \"state\"}, "
                 "{\"id\": \"B\", \"kind\": \"state\"}], \"relations\": ["
                 "{\"from\": \"A\", \"to\": \"B\", \"kind\": \"%s\", \"weight\": 1.5e308, "
                 "\"directed\": true, \"since\": \"2001\"},"
                 "{\"from\": \"B\", \"to\": \"A\", \"kind\": \"%s\", \"weight\": 1.5e308, "
                 "\"directed\": true, \"since\": \"2002\"}]}",
                 kinds[i], kinds[i]);
        acg_graph *graph = read_text(text);
        acg_slice *slice = NULL;
        struct acg_signs signs;
        struct acg_slice_options options = acg_slice_defaults();
        assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
        assert_int_equal(acg_signs_init(&signs, slice, ACG_DYAD_NET, NULL), ACG_REJECTED);
        acg_signs_clear(&signs);
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

static void mixed_dyads_can_be_left_out(void **state)
{
    (void)state;
    struct acg_signs signs = signs_of(dyads, 0, ACG_DYAD_AMBIVALENT);
    assert_int_equal(signs.n_ties, 1);
    assert_int_equal(signs.n_mixed, 2);
    assert_int_equal(signs.n_unsigned, 2);
    acg_signs_clear(&signs);
}

static void memberships_count_if_asked_for(void **state)
{
    (void)state;
    struct acg_signs signs =
        signs_of(dyads, 1u << ACG_COOPERATION | 1u << ACG_MEMBERSHIP, ACG_DYAD_NET);
    assert_int_equal(signs.n_ties, 3);
    assert_int_equal(signs.n_negative, 0);
    acg_signs_clear(&signs);
}

// ---- triads ----

enum { MOST = 12 };

/** A random signed graph and its matrix. */
static struct acg_signs make_random(size_t n, double matrix[MOST][MOST])
{
    struct acg_signs signs = {.n_actors = n, .ties = calloc(n * n + 1, sizeof *signs.ties)};
    memset(matrix, 0, sizeof(double[MOST][MOST]));
    for (uint32_t a = 0; a < n; a++) {
        for (uint32_t b = a + 1; b < n; b++) {
            if (below(3) == 0) continue;
            bool positive = below(2);
            double weight = 1 + below(4);
            matrix[a][b] = matrix[b][a] = positive ? weight : -weight;
            signs.ties[signs.n_ties++] = (struct acg_signed_tie){a, b, positive, weight, 0, 0};
        }
    }
    return signs;
}

static void triads_agree_with_all_triples(void **state)
{
    (void)state;
    double m[MOST][MOST];
    for (int trial = 0; trial < 200; trial++) {
        struct acg_signs signs = make_random(below(MOST + 1), m);
        struct acg_triads whole, each[MOST], expected = {{0}, {0}}, own[MOST] = {{{0}, {0}}};
        for (size_t a = 0; a < signs.n_actors; a++) {
            for (size_t b = a + 1; b < signs.n_actors; b++) {
                for (size_t c = b + 1; c < signs.n_actors; c++) {
                    double product = m[a][b] * m[a][c] * m[b][c];
                    int kind = (m[a][b] < 0) + (m[a][c] < 0) + (m[b][c] < 0);
                    size_t who[] = {a, b, c};
                    if (product > -0.5 && product < 0.5) continue;
                    expected.n[kind]++;
                    expected.weight[kind] += cbrt(fabs(product));
                    for (int i = 0; i < 3; i++)
                        own[who[i]].n[kind]++;
                }
            }
        }
        assert_int_equal(acg_triads_count(&signs, &whole, each, NULL), ACG_OK);
        assert_memory_equal(whole.n, expected.n, sizeof whole.n);
        for (int k = 0; k < ACG_N_TRIADS; k++)
            assert_close(whole.weight[k], expected.weight[k]);
        for (size_t v = 0; v < signs.n_actors; v++)
            assert_memory_equal(each[v].n, own[v].n, sizeof own[v].n);
        free(signs.ties);
    }
}

static void balance_has_its_rules(void **state)
{
    (void)state;
    const struct acg_triads triads = {{1, 2, 3, 4}, {1, 1, 1, 1}}, none = {{0}, {0}};
    assert_close(acg_triads_balance(&triads, (struct acg_triads_rule){0}), 0.4);
    assert_close(acg_triads_balance(&triads, (struct acg_triads_rule){.weak = true}), 0.8);
    assert_close(acg_triads_balance(&triads, (struct acg_triads_rule){.weighted = true}), 0.5);
    assert_true(isnan(acg_triads_balance(&none, (struct acg_triads_rule){0})));
}

// ---- walks ----

/** The toy of five actors: T-A, A-B, T-C, C-D friends; A-C, B-D, B-T enemies. A B C D T. */
static struct acg_signs toy(void)
{
    static struct acg_signed_tie ties[] = {{0, 1, true, 1, 0, 0},  {0, 2, false, 1, 0, 0},
                                           {0, 4, true, 1, 0, 0},  {1, 3, false, 1, 0, 0},
                                           {1, 4, false, 1, 0, 0}, {2, 3, true, 1, 0, 0},
                                           {2, 4, true, 1, 0, 0}};
    return (struct acg_signs){.n_actors = 5, .n_ties = 7, .ties = ties};
}

static void the_toy_comes_out_as_by_hand(void **state)
{
    (void)state;
    struct acg_signs signs = toy();
    struct acg_triads triads;
    struct acg_walks walks;
    struct acg_frustration found;
    const struct acg_frustration_options options = {0};
    assert_int_equal(acg_triads_count(&signs, &triads, NULL, NULL), ACG_OK);
    assert_int_equal(triads.n[ACG_TRIAD_PPN], 2);
    assert_close(acg_triads_balance(&triads, (struct acg_triads_rule){0}), 0);
    assert_int_equal(acg_walks_measure(&signs, &walks, NULL), ACG_OK);
    assert_close(walks.k, 0.658033934573); // golden, by numpy
    assert_close(walks.u, 0.206247929127);
    assert_close(walks.laplacian, 0.51071142819);
    assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
    assert_true(found.cost == 1 && found.frustrated[2]); // T-A
    assert_int_equal(found.camps[4], found.camps[2]);    // T is with C and D
    assert_int_equal(found.camps[4], found.camps[3]);
    assert_close(found.balance, 1 - 2.0 / 7);
    acg_frustration_clear(&found);
}

static void balanced_walks_are_balanced(void **state)
{
    (void)state;
    struct acg_signed_tie ties[] = {
        {0, 1, true, 1, 0, 0}, {0, 2, false, 1, 0, 0}, {1, 2, false, 1, 0, 0}};
    struct acg_signs signs = {.n_actors = 9, .n_ties = 3, .ties = ties}; // the others are isolates
    struct acg_walks walks;
    assert_int_equal(acg_walks_measure(&signs, &walks, NULL), ACG_OK);
    assert_close(walks.k, 1);
    assert_close(walks.u, 0);
    assert_true(walks.laplacian >= 0 && walks.laplacian <= 0);
    assert_int_equal(walks.n_actors, 3);
    signs.n_ties = 0;
    assert_int_equal(acg_walks_measure(&signs, &walks, NULL), ACG_OK);
    assert_true(isnan(walks.k) && isnan(walks.u) && isnan(walks.laplacian));
}

// ---- the null model ----

/** Two hostile cliques of five are perfectly balanced; hardly any deal of their signs is. */
static void balance_stands_out_from_chance(void **state)
{
    (void)state;
    struct acg_signs signs = {.n_actors = 10, .ties = calloc(100, sizeof *signs.ties)};
    for (uint32_t a = 0; a < 10; a++)
        for (uint32_t b = a + 1; b < 10; b++)
            signs.ties[signs.n_ties++] = (struct acg_signed_tie){a, b, (a < 5) == (b < 5), 1, 0, 0};
    struct acg_null one[ACG_N_NULL_MEASURES], two[ACG_N_NULL_MEASURES];
    struct acg_null_options options = {.draws = 199, .seed = 4, .walks = true, .crew = {.jobs = 1}};
    assert_int_equal(acg_null_compare(&signs, &options, one, NULL), ACG_OK);
    assert_close(one[ACG_NULL_STRONG].value, 1);
    assert_close(one[ACG_NULL_STRONG].p_more, 1.0 / 200);
    assert_close(one[ACG_NULL_STRONG].p_less, 1);
    assert_true(one[ACG_NULL_STRONG].z > 3 && one[ACG_NULL_WALKS].z > 3);
    assert_true(one[ACG_NULL_STRONG].low <= one[ACG_NULL_STRONG].mean);
    assert_true(one[ACG_NULL_STRONG].mean <= one[ACG_NULL_STRONG].high);
    options.crew.jobs = 3;
    assert_int_equal(acg_null_compare(&signs, &options, two, NULL), ACG_OK);
    assert_memory_equal(one, two, sizeof one);
    options.draws = 1; // all of its quantiles are the draw itself
    assert_int_equal(acg_null_compare(&signs, &options, one, NULL), ACG_OK);
    assert_close(one[ACG_NULL_STRONG].low, one[ACG_NULL_STRONG].mean);
    assert_close(one[ACG_NULL_STRONG].high, one[ACG_NULL_STRONG].mean);
    options.draws = 0;
    assert_int_equal(acg_null_compare(&signs, &options, one, NULL), ACG_MISUSED);
    free(signs.ties);
}

/** One sign only: every deal is the same, so nothing stands out and z has no meaning. */
static void one_sign_cannot_stand_out(void **state)
{
    (void)state;
    struct acg_signed_tie ties[] = {
        {0, 1, true, 1, 0, 0}, {0, 2, true, 1, 0, 0}, {1, 2, true, 1, 0, 0}};
    const struct acg_signs signs = {.n_actors = 3, .n_ties = 3, .ties = ties};
    struct acg_null found[ACG_N_NULL_MEASURES];
    const struct acg_null_options options = {.draws = 20};
    assert_int_equal(acg_null_compare(&signs, &options, found, NULL), ACG_OK);
    assert_close(found[ACG_NULL_STRONG].p_more, 1);
    assert_close(found[ACG_NULL_STRONG].p_less, 1);
    assert_close(found[ACG_NULL_STRONG].deviation, 0);
    assert_true(isnan(found[ACG_NULL_STRONG].z));
    assert_true(isnan(found[ACG_NULL_WALKS].value) && isnan(found[ACG_NULL_WALKS].p_more));
}

// ---- golden values ----

enum { MOST_NAMES = 300, MOST_FIELDS = 32 };

static FILE *open_shared(const char *name)
{
    char path[4096];
    const char *folder = getenv("ACG_SHARED");
    snprintf(path, sizeof path, "%s/data/%s", folder ? folder : "../shared", name);
    return fopen(path, "r");
}

/** Cuts a line of plain CSV into its fields. */
static size_t cut(char *line, char *fields[MOST_FIELDS])
{
    size_t n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; at && n < MOST_FIELDS; n++) {
        fields[n] = at;
        at = strchr(at, ',');
        if (at) *at++ = '\0';
    }
    return n;
}

static uint32_t number_of(char names[MOST_NAMES][8], size_t *n, const char *name)
{
    for (uint32_t i = 0; i < *n; i++)
        if (strcmp(names[i], name) == 0) return i;
    assert_true(*n < MOST_NAMES);
    snprintf(names[*n], sizeof names[*n], "%s", name);
    return (uint32_t)(*n)++;
}

/** The ties of a window; `window` NULL: all of a file without windows. */
static struct acg_signs read_window(const char *file, const char *window)
{
    static struct acg_signed_tie ties[2000];
    static char names[MOST_NAMES][8];
    char line[500], *fields[MOST_FIELDS];
    size_t at = window ? 3 : 0;
    struct acg_signs signs = {.ties = ties};
    FILE *from = open_shared(file);
    assert_non_null(from);
    assert_non_null(fgets(line, sizeof line, from));
    while (fgets(line, sizeof line, from)) {
        cut(line, fields);
        if (window && strcmp(fields[0], window) != 0) continue;
        uint32_t a = number_of(names, &signs.n_actors, fields[at]);
        uint32_t b = number_of(names, &signs.n_actors, fields[at + 1]);
        assert_true(signs.n_ties < 2000);
        ties[signs.n_ties++] = (struct acg_signed_tie){
            a < b ? a : b, a < b ? b : a, fields[at + 2][0] != '-', 1, 0, 0};
    }
    fclose(from);
    return signs;
}

static void skip_golden(void)
{
    printf("skipped analyse_balance: no golden values\n");
    skip();
}

/** Columns as in the header: counts of triads from 8 on, then T, weak T, K, U, L, ... */
static void compare_row(char *fields[])
{
    bool windows = strcmp(fields[0], "tribes") != 0;
    struct acg_signs signs =
        read_window(windows ? "signed-cow.csv" : "signed-tribes.csv", windows ? fields[0] : NULL);
    struct acg_triads triads;
    struct acg_walks walks;
    struct acg_frustration found;
    const struct acg_frustration_options options = {0};
    assert_int_equal(signs.n_ties, strtoul(fields[4], NULL, 10));
    assert_int_equal(acg_triads_count(&signs, &triads, NULL, NULL), ACG_OK);
    for (int k = 0; k < ACG_N_TRIADS; k++)
        assert_int_equal(triads.n[k], strtoul(fields[8 + k], NULL, 10));
    assert_close(acg_triads_balance(&triads, (struct acg_triads_rule){0}),
                 strtod(fields[12], NULL));
    assert_close(acg_triads_balance(&triads, (struct acg_triads_rule){.weak = true}),
                 strtod(fields[13], NULL));
    assert_int_equal(acg_walks_measure(&signs, &walks, NULL), ACG_OK);
    assert_close(walks.k, strtod(fields[14], NULL));
    assert_close(walks.u, strtod(fields[15], NULL));
    assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
    assert_true(found.proved && found.settled);
    assert_true(found.cost == strtod(fields[16], NULL));
    assert_close(found.balance, strtod(fields[17], NULL));
    assert_int_equal(found.n_parts, strtoul(fields[7], NULL, 10));
    assert_close(walks.laplacian, strtod(fields[18], NULL));
    acg_frustration_clear(&found);
}

static void golden_values_are_met(void **state)
{
    (void)state;
    static const char *const files[] = {"golden/signed-graph.csv",
                                        "golden/signed-tribes-graph.csv"};
    char line[1000], *fields[MOST_FIELDS];
    for (int i = 0; i < 2; i++) {
        FILE *from = open_shared(files[i]);
        if (!from) skip_golden();
        assert_non_null(fgets(line, sizeof line, from));
        while (fgets(line, sizeof line, from)) {
            cut(line, fields);
            compare_row(fields);
        }
        fclose(from);
    }
}

/** Read's tribes, published: two camps strain 7 ties, three or more 2. */
static void tribes_are_as_published(void **state)
{
    (void)state;
    FILE *there = open_shared("signed-tribes.csv");
    if (!there) skip_golden();
    fclose(there);
    struct acg_signs signs = read_window("signed-tribes.csv", NULL);
    static const uint32_t camps[] = {2, 3, 4, 5, ACG_CAMPS_ANY};
    for (int i = 0; i < 5; i++) {
        struct acg_frustration found;
        const struct acg_frustration_options options = {.camps = camps[i]};
        assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
        assert_true(found.proved && found.cost == (i == 0 ? 7 : 2));
        acg_frustration_clear(&found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dyads_get_one_sign),
        cmocka_unit_test(sums_stay_numbers),
        cmocka_unit_test(mixed_dyads_can_be_left_out),
        cmocka_unit_test(memberships_count_if_asked_for),
        cmocka_unit_test(triads_agree_with_all_triples),
        cmocka_unit_test(balance_has_its_rules),
        cmocka_unit_test(the_toy_comes_out_as_by_hand),
        cmocka_unit_test(balanced_walks_are_balanced),
        cmocka_unit_test(balance_stands_out_from_chance),
        cmocka_unit_test(one_sign_cannot_stand_out),
        cmocka_unit_test(golden_values_are_met),
        cmocka_unit_test(tribes_are_as_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
