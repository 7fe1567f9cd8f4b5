// Slices of small graphs, worked out by hand.
#include "../lib/random_graph.h"
#include "actorgraph/slice.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/** One claim between a00 and a01 (states), from day 100 to 199 unless it says otherwise. */
static const struct plain_graph one_claim = {
    .n_actors = 2,
    .n_claims = 1,
    .n_types = 1,
    .n_sources = 1,
    .lives = {{0, 50}, {ACG_DAY_MIN, ACG_DAY_MAX}},
    .issued = {500},
    .claims = {{.parties = {0, 1},
                .n_parties = 2,
                .weight = 4,
                .confidence = 0.8,
                .when = {100, 200},
                .timing = ACG_STANDING,
                .status = ACG_REPORTED,
                .type = 0,
                .cites = 1,
                .recorded = 600}},
};

/** The weight of the only tie, 0 if there is none. */
static double weight_of_only(const struct plain_graph *plain,
                             const struct acg_slice_options *options, size_t *n_actors)
{
    struct places places;
    acg_graph *graph = build(plain, NULL, &places);
    acg_slice *slice;
    assert_int_equal(acg_slice_new(graph, options, &slice, NULL), ACG_OK);
    size_t n;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
    assert_true(n <= 1);
    double weight = n ? ties[0].weight : 0;
    acg_slice_actors(slice, n_actors);
    acg_slice_free(slice);
    acg_graph_free(graph);
    return weight;
}

struct timed {
    enum acg_timing timing;
    enum acg_weigh weigh;
    double half_life;
    struct acg_span window;
    double weight;
};

// 4 x 2^(-1/3), 4 x 2^(-1): a year is 365.2425 days; 10 of 100 days, 100 of 400 days
static const struct timed timed[] = {
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 0, {199, 300}, 4},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 0, {200, 300}, 0},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 0, {0, 100}, 0},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 0, {0, 101}, 4},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 0, {ACG_DAY_MIN, 100}, 0},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 0, {150, ACG_DAY_MAX}, 4},
    {ACG_STANDING, ACG_WEIGH_SHARE, 0, {50, 450}, 1},
    {ACG_STANDING, ACG_WEIGH_SHARE, 0, {100, 200}, 4},
    {ACG_STANDING, ACG_WEIGH_SHARE, 0, {120, 130}, 4},
    {ACG_STANDING, ACG_WEIGH_SHARE, 0, {190, 210}, 2},
    {ACG_EVENT, ACG_WEIGH_SHARE, 0, {50, 450}, 4},
    {ACG_EVENT, ACG_WEIGH_SHARE, 0, {190, 450}, 0.4},
    {ACG_EVENT, ACG_WEIGH_SHARE, 0, {120, 130}, 0.4},
    {ACG_EVENT, ACG_WEIGH_PRESENCE, 0, {120, 130}, 4},
    {ACG_TIMELESS, ACG_WEIGH_SHARE, 0, {9000, 9010}, 4},
    {ACG_TIMELESS, ACG_WEIGH_PRESENCE, 1, {9000, 9010}, 4},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 1 / 365.2425, {200, 300}, 2}, // one day ended, a day halves
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 3 / 365.2425, {200, 300}, 3.1748021039363987},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 1, {1660, 1700}, 0.25},    // 1461 days: 4 years, less 0.03
    {ACG_STANDING, ACG_WEIGH_SHARE, 1 / 365.2425, {200, 300}, 2}, // shares weigh what is there
    {ACG_EVENT, ACG_WEIGH_SHARE, 1 / 365.2425, {200, 300}, 2},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 1, {0, 100}, 0}, // what is to come does not count
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 1, {150, 160}, 4},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 1, {ACG_DAY_MIN, ACG_DAY_MAX}, 4},
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 1 / 365.2425, {239, 300}, 0x1p-38}, // 2^-40 of it: the last
    {ACG_STANDING, ACG_WEIGH_PRESENCE, 1 / 365.2425, {240, 300}, 0},
};

static void weighs_by_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof timed / sizeof *timed; i++) {
        const struct timed *want = &timed[i];
        struct plain_graph plain = one_claim;
        plain.claims[0].timing = want->timing;
        if (want->timing == ACG_TIMELESS) plain.claims[0].when = acg_span_all();
        struct acg_slice_options options = acg_slice_defaults();
        options.when = want->window;
        options.weigh = want->weigh;
        options.half_life = want->half_life;
        size_t n_actors;
        double weight = weight_of_only(&plain, &options, &n_actors);
        double room = want->half_life > 0 && want->window.from == 1660 ? 1e-4 : 1e-12;
        if (fabs(weight - want->weight) > room) {
            fail_msg("case %zu: %.17g, not %.17g", i, weight, want->weight);
        }
        // a01 lives at all times; a00 lives on the days 0 to 49 or by its tie
        bool a00 = weight > 0 || (want->window.from < 50 && want->window.until > 0);
        assert_int_equal(n_actors, a00 ? 2 : 1);
    }
}

static void share_needs_a_window_with_two_ends(void **state)
{
    (void)state;
    static const struct acg_span open[] = {
        {ACG_DAY_MIN, ACG_DAY_MAX}, {0, ACG_DAY_MAX}, {ACG_DAY_MIN, 0}};
    struct places places;
    acg_graph *graph = build(&one_claim, NULL, &places);
    for (size_t i = 0; i < 3; i++) {
        struct acg_slice_options options = acg_slice_defaults();
        options.weigh = ACG_WEIGH_SHARE;
        options.when = open[i];
        acg_report *report = acg_report_new();
        acg_slice *slice = (acg_slice *)&options;
        assert_int_equal(acg_slice_new(graph, &options, &slice, report), ACG_MISUSED);
        assert_null(slice);
        assert_int_equal(acg_report_count(report), 1);
        assert_non_null(strstr(acg_report_get(report, 0)->text, "--year"));
        acg_report_free(report);
    }
    acg_graph_free(graph);
}

/** Whether the only claim (of one_claim) stays under some options. */
static bool stays(const struct plain_graph *plain, struct acg_slice_options options)
{
    size_t n_actors;
    return weight_of_only(plain, &options, &n_actors) > 0;
}

static void knows_what_was_known(void **state)
{
    (void)state;
    struct acg_slice_options options = acg_slice_defaults();
    struct plain_graph plain = one_claim; // its source issued on day 500, recorded on day 600
    options.known_by = 499;
    assert_false(stays(&plain, options));
    options.known_by = 500;
    assert_true(stays(&plain, options));
    plain.issued[0] = ACG_DAY_MAX;
    assert_false(stays(&plain, options));
    options.known_by = 599;
    assert_false(stays(&plain, options));
    options.known_by = 600;
    assert_true(stays(&plain, options));
    plain.claims[0].recorded = ACG_DAY_MAX; // nothing shows that it was known
    assert_false(stays(&plain, options));
    options.known_by = ACG_DAY_MAX;
    assert_true(stays(&plain, options));
}

static void drops_what_only_a_source_says(void **state)
{
    (void)state;
    static const struct {
        unsigned cites, wanted, unwanted;
        bool stays;
    } cases[] = {
        {0, 0, 1, true},  // cites nothing: not touched
        {1, 0, 1, false}, // cites it alone
        {3, 0, 1, true},  // and another
        {3, 0, 3, false}, // but both are unwanted
        {0, 1, 0, false}, {1, 1, 0, true},  {2, 1, 0, false}, {3, 1, 0, true},
        {3, 1, 1, true},  {1, 1, 1, false}, {1, 1, 2, true},
    };
    static const uint32_t both[] = {0, 1};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plain_graph plain = one_claim;
        plain.n_sources = 2;
        plain.claims[0].cites = cases[i].cites;
        struct acg_slice_options options = acg_slice_defaults();
        unsigned wanted = cases[i].wanted, unwanted = cases[i].unwanted;
        options.sources = (struct acg_indexes){both, wanted == 1};
        options.without_sources =
            (struct acg_indexes){both + (unwanted == 2), unwanted == 3 ? 2 : unwanted > 0};
        if (stays(&plain, options) != cases[i].stays) fail_msg("case %zu", i);
    }
}

/*
 * Three claims of one type (weights 1, 2, 5) and one without type (3), all between a00 and a01, of
 * them the lightest written from a01 to a00; a self-tie of a00; and one among a02, a03, a04.
 */
static void combines_by_type(void **state)
{
    (void)state;
    static const double want[] = {5 + 3, 8 + 3, 8 / 3.0 + 3, 3 + 1}; // as enum acg_combine counts
    struct plain_graph plain = one_claim;
    plain.n_actors = 5;
    plain.n_claims = 6;
    static const double weights[] = {1, 2, 5, 3, 9, 7};
    for (uint32_t i = 0; i < 6; i++) {
        plain.claims[i] = one_claim.claims[0];
        plain.claims[i].weight = weights[i];
    }
    plain.claims[0].parties[0] = 1, plain.claims[0].parties[1] = 0;
    plain.claims[3].type = ACG_NONE;
    plain.claims[4].parties[1] = 0;
    plain.claims[5].among = true;
    plain.claims[5].n_parties = 3;
    for (uint32_t i = 0; i < 3; i++)
        plain.claims[5].parties[i] = 4 - i;
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    for (int combine = 0; combine < 4; combine++) {
        struct acg_slice_options options = acg_slice_defaults();
        options.combine = (enum acg_combine)combine;
        acg_slice *slice;
        assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
        size_t n, n_claims;
        const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
        acg_slice_claims(slice, &n_claims);
        assert_int_equal(n, 4);
        assert_int_equal(n_claims, 4 + 3);
        assert_int_equal(ties[0].n_claims, 4);
        assert_true(fabs(ties[0].weight - want[combine]) < 1e-12);
        static const uint32_t pairs[][2] = {{0, 1}, {2, 3}, {2, 4}, {3, 4}};
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(ties[i].from, pairs[i][0]);
            assert_int_equal(ties[i].to, pairs[i][1]);
            double own = combine == ACG_COMBINE_COUNT ? 1 : 7;
            if (i > 0) assert_true(fabs(ties[i].weight - own) < 1e-12);
        }
        acg_slice_free(slice);
    }
    acg_graph_free(graph);
}

/*
 *     a00 --1-- a01 --5-- a02 --5-- a03        a04, alone
 *       \_________5_______/
 */
static struct plain_graph chain(void)
{
    static const uint32_t pairs[][2] = {{0, 1}, {1, 2}, {3, 2}, {2, 0}};
    struct plain_graph plain = one_claim;
    plain.n_actors = 5;
    plain.n_claims = 4;
    for (uint32_t i = 0; i < 4; i++) {
        plain.claims[i] = one_claim.claims[0];
        plain.claims[i].parties[0] = pairs[i][0];
        plain.claims[i].parties[1] = pairs[i][1];
        plain.claims[i].weight = i == 0 ? 1 : 5;
        plain.claims[i].directed = i == 2; // reach does not ask for direction
    }
    for (uint32_t i = 0; i < 5; i++)
        plain.lives[i] = acg_span_all();
    return plain;
}

static void sees_as_far_as_it_hops(void **state)
{
    (void)state;
    static const struct {
        uint32_t ego;
        unsigned hops;
        double min_weight;
        bool drop;
        unsigned actors; // bits
        size_t n_ties;
    } cases[] = {
        {0, 1, 0, false, 0x07, 3}, // the tie of two alters stays
        {0, 2, 0, false, 0x0f, 4},        {0, 9, 0, false, 0x0f, 4},
        {3, 1, 0, false, 0x0c, 1},        {3, 2, 0, false, 0x0f, 4},
        {4, 1, 0, false, 0x10, 0},        {4, 1, 0, true, 0x00, 0},
        {1, 1, 2, false, 0x06, 1}, // the light tie is gone before hops are counted
        {1, 2, 2, false, 0x0f, 3},        {0, 1, 9, false, 0x01, 0},
        {ACG_NONE, 1, 2, false, 0x1f, 3}, {ACG_NONE, 1, 5, false, 0x1f, 3},
        {ACG_NONE, 1, 2, true, 0x0f, 3},  {ACG_NONE, 1, 9, true, 0, 0},
    };
    struct plain_graph plain = chain();
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_slice_options options = acg_slice_defaults();
        options.ego = cases[i].ego;
        options.hops = cases[i].hops;
        options.min_weight = cases[i].min_weight;
        options.drop_isolates = cases[i].drop;
        acg_slice *slice;
        assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
        size_t n_actors, n_ties;
        const uint32_t *actors = acg_slice_actors(slice, &n_actors);
        acg_slice_ties(slice, &n_ties);
        unsigned bits = 0;
        for (size_t k = 0; k < n_actors; k++)
            bits |= 1U << actors[k];
        if (bits != cases[i].actors || n_ties != cases[i].n_ties) {
            fail_msg("case %zu: actors %#x, %zu ties", i, bits, n_ties);
        }
        acg_slice_free(slice);
    }
    acg_graph_free(graph);
}

/** Two claims that only their source, or what one calls the time, tells apart come in one order. */
static void claims_that_differ_little_keep_one_order(void **state)
{
    (void)state;
    for (int what = 0; what < 3; what++) {
        unsigned first[2];
        for (int turn = 0; turn < 2; turn++) {
            struct plain_graph plain = one_claim;
            plain.n_sources = plain.n_claims = 2;
            plain.without_notes = true;
            struct plain_claim *claims = plain.claims;
            claims[0] = claims[1] = one_claim.claims[0];
            struct plain_claim *other = &claims[turn];
            if (what == 0) other->cites = 2;
            if (what == 1) other->timing = ACG_EVENT;
            if (what == 2) other->recorded = 601;
            struct places places;
            acg_graph *graph = build(&plain, NULL, &places);
            acg_slice *slice;
            struct acg_slice_options options = acg_slice_defaults();
            assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
            size_t count;
            first[turn] = acg_slice_claims(slice, &count)[0] == (uint32_t)turn;
            assert_int_equal(count, 2);
            acg_slice_free(slice);
            acg_graph_free(graph);
        }
        if (first[0] != first[1]) fail_msg("case %d", what);
    }
}

/** Two claims of different types and of the largest weights; and the least weight, ended. */
static void weights_stay_numbers(void **state)
{
    (void)state;
    struct plain_graph plain = one_claim;
    plain.n_claims = plain.n_types = 2;
    plain.claims[0].weight = 1.5e308;
    plain.claims[1] = plain.claims[0];
    plain.claims[1].type = 1;
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    acg_report *report = acg_report_new();
    struct acg_slice_options options = acg_slice_defaults();
    acg_slice *slice = (acg_slice *)&options;
    assert_int_equal(acg_slice_new(graph, &options, &slice, report), ACG_REJECTED);
    assert_null(slice);
    assert_non_null(strstr(acg_report_get(report, 0)->text, "'a00' and 'a01'"));
    acg_report_free(report);
    acg_graph_free(graph);

    plain = one_claim;
    plain.claims[0].weight = 5e-324;
    options.when = (struct acg_span){200, 300};
    options.half_life = 0.25 / 365.2425; // a day ended: a sixteenth, which rounds to nothing
    assert_false(stays(&plain, options));
}

static void an_empty_graph_has_an_empty_slice(void **state)
{
    (void)state;
    struct plain_graph plain = {0};
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    struct acg_slice_options options = acg_slice_defaults();
    acg_slice *slice;
    assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
    size_t n = 1;
    acg_slice_actors(slice, &n);
    assert_int_equal(n, 0);
    acg_slice_ties(slice, &n);
    assert_int_equal(n, 0);
    assert_ptr_equal(acg_slice_graph(slice), graph);
    acg_slice_free(slice);
    acg_slice_free(NULL);
    acg_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighs_by_time),
        cmocka_unit_test(share_needs_a_window_with_two_ends),
        cmocka_unit_test(knows_what_was_known),
        cmocka_unit_test(drops_what_only_a_source_says),
        cmocka_unit_test(combines_by_type),
        cmocka_unit_test(sees_as_far_as_it_hops),
        cmocka_unit_test(claims_that_differ_little_keep_one_order),
        cmocka_unit_test(weights_stay_numbers),
        cmocka_unit_test(an_empty_graph_has_an_empty_slice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
