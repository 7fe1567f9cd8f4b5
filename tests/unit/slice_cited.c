// Sources are numbered by what a reader sees of them, whatever the order of the file.
#include "slice/cited.h"
#include "actorgraph/summary.h"
#include "../lib/random_graph.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { N_TRIALS = 300 };

static acg_slice *slice_all(const acg_graph *graph)
{
    struct acg_slice_options options = acg_slice_defaults();
    acg_slice *slice = NULL;
    assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
    return slice;
}

/** As the short reference has it without an author: publisher, else container, else title. */
static const struct acg_source sources[] = {
    {.id = "e", .title = "Zebra", .publisher = "Beta", .csl = "{}"}, // 4
    {.id = "d", .title = "Ape", .publisher = "Beta", .csl = "{}"},   // 3: same reference, by title
    {.id = "c", .title = "Ape", .publisher = "Alpha", .csl = "{}"},  // 2: by reference, then by id
    {.id = "b", .title = "Ape", .publisher = "Alpha", .csl = "{}"},  // 1
    {.id = "a", .title = "Ape", .publisher = "Alpha", .csl = "{}"},  // nobody cites it
};

static acg_graph *two_actors(void)
{
    acg_builder *builder = acg_builder_new();
    struct plain_graph plain = {.n_actors = 2, .lives = {{0, 9}, {0, 9}}};
    add_actor(builder, &plain, 0);
    add_actor(builder, &plain, 1);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        assert_true(acg_builder_add_source(builder, &sources[i]));
    struct acg_claim claim = {.weight = 1,
                              .since = ACG_NONE,
                              .until = ACG_NONE,
                              .recorded = ACG_NONE,
                              .type = ACG_NONE,
                              .when = acg_span_all(),
                              .timing = ACG_TIMELESS};
    static const uint32_t parties[] = {0, 1}, cites[] = {0, 1, 2, 3};
    assert_true(acg_builder_add_claim(builder, &claim, parties, 2, cites, 2));
    assert_true(acg_builder_add_claim(builder, &claim, parties, 2, cites + 1, 3));
    acg_graph *graph = acg_builder_freeze(builder);
    acg_builder_free(builder);
    return graph;
}

static void an_id_stands_once_in_a_list(void **state)
{
    (void)state;
    acg_graph *graph = two_actors();
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(graph, &count);
    struct acg_buffer list = {0};
    static const size_t order[] = {0, 1, 0, 1};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        acg_cited_add_ids(&list, graph, &claims[order[i]]);
    assert_string_equal(list.data, "e; d; c; b");
    acg_buffer_clear(&list);
    acg_graph_free(graph);
}

static void numbers_by_reference_title_and_id(void **state)
{
    (void)state;
    static const uint32_t numbers[] = {4, 3, 2, 1, 0};
    acg_graph *graph = two_actors();
    acg_slice *slice = slice_all(graph);
    struct acg_cited cited;
    size_t count;
    const struct acg_source *all = acg_graph_sources(graph, &count);
    assert_int_equal(acg_cited_init(&cited, (const acg_slice *const[]){slice}, 1, NULL), ACG_OK);
    assert_int_equal(cited.count, 4);
    for (uint32_t i = 0; i < 5; i++) {
        assert_int_equal(acg_cited_number(&cited, graph, i), numbers[i]);
        if (i < 4) assert_ptr_equal(cited.sources[numbers[i] - 1], &all[i]);
    }
    acg_cited_clear(&cited);
    assert_null(cited.sources);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

static void numbers_the_sources_of_two_graphs_as_one_list(void **state)
{
    (void)state;
    acg_graph *graphs[] = {two_actors(), two_actors()};
    acg_slice *slices[] = {slice_all(graphs[0]), slice_all(graphs[1])};
    struct acg_cited cited;
    assert_int_equal(
        acg_cited_init(&cited, (const acg_slice *const[]){slices[0], slices[1]}, 2, NULL), ACG_OK);
    assert_int_equal(cited.count, 4); // the same ones in both
    for (uint32_t i = 0; i < 5; i++) {
        assert_int_equal(acg_cited_number(&cited, graphs[0], i),
                         acg_cited_number(&cited, graphs[1], i));
    }
    acg_cited_clear(&cited);
    for (int i = 0; i < 2; i++) {
        acg_slice_free(slices[i]);
        acg_graph_free(graphs[i]);
    }
}

/** Sources 0 to 3 stand behind the first claim (0, 1) and the second (1, 2, 3) of the same tie. */
static void counts_what_rests_on_each(void **state)
{
    (void)state;
    static const size_t n_claims[] = {1, 2, 1, 1, 0};
    acg_graph *graph = two_actors();
    acg_slice *slice = slice_all(graph);
    struct acg_cited cited;
    struct acg_source_use uses[5];
    struct acg_tie_sources ties[1];
    assert_int_equal(acg_cited_init(&cited, (const acg_slice *const[]){slice}, 1, NULL), ACG_OK);
    assert_int_equal(acg_cited_count(&cited, slice, ACG_NONE, 1, uses, ties, NULL), ACG_OK);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(uses[i].n_claims, n_claims[i]);
        assert_int_equal(uses[i].n_ties, n_claims[i] > 0);
        assert_int_equal(uses[i].n_alone, 0);
    }
    assert_int_equal(ties[0].n, 4);
    assert_int_equal(acg_cited_count(&cited, slice, 1, 1, uses, ties, NULL), ACG_OK);
    assert_int_equal(ties[0].n, 4);
    assert_int_equal(acg_cited_count(&cited, slice, 7, ACG_NONE, uses, ties, NULL), ACG_OK);
    assert_int_equal(ties[0].n, 0); // a tie of others
    assert_int_equal(ties[0].one, ACG_NONE);
    assert_int_equal(uses[1].n_claims, 0);
    acg_cited_clear(&cited);
    acg_slice_free(slice);
    acg_graph_free(graph);
}

/** A whole graph and a slice of all of it have the same sums, but for self-ties. */
static void sums_up_a_slice_as_its_graph(void **state)
{
    (void)state;
    uint64_t chance = 7;
    for (int trial = 0; trial < N_TRIALS; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        acg_slice *slice = slice_all(graph);
        struct acg_summary whole, part;
        size_t n_self = 0, n_cited = 0;
        unsigned cites = 0;
        for (uint32_t i = 0; i < plain.n_claims; i++) {
            n_self += plain.claims[i].parties[0] == plain.claims[i].parties[1];
            cites |= plain.claims[i].cites;
        }
        for (uint32_t i = 0; i < plain.n_sources; i++)
            n_cited += cites >> i & 1;
        assert_int_equal(acg_summary_of_graph(&whole, graph, NULL), ACG_OK);
        assert_int_equal(acg_summary_of_slice(&part, slice, NULL), ACG_OK);
        assert_int_equal(whole.n_claims, plain.n_claims);
        assert_int_equal(whole.n_self_ties, n_self);
        assert_int_equal(whole.n_cited, n_cited);
        assert_int_equal(part.n_claims, plain.n_claims - n_self);
        assert_int_equal(whole.n_actors, plain.n_actors);
        assert_int_equal(part.n_actors, plain.n_actors);
        acg_summary_clear(&whole);
        acg_summary_clear(&part);
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

static void numbers_what_is_cited_in_any_order_of_the_file(void **state)
{
    (void)state;
    uint64_t chance = 6;
    for (int trial = 0; trial < N_TRIALS; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        acg_slice *slice = slice_all(graph);
        unsigned wanted = 0;
        for (uint32_t i = 0; i < plain.n_claims; i++) {
            const struct plain_claim *claim = &plain.claims[i];
            if (claim->parties[0] != claim->parties[1]) wanted |= claim->cites;
        }
        struct acg_cited cited;
        assert_int_equal(acg_cited_init(&cited, (const acg_slice *const[]){slice}, 1, NULL),
                         ACG_OK);
        uint32_t number = 0;
        for (uint32_t i = 0; i < plain.n_sources; i++) { // nothing but the id tells them apart
            uint32_t want = wanted >> i & 1 ? ++number : 0;
            assert_int_equal(acg_cited_number(&cited, graph, places.sources[i]), want);
        }
        assert_int_equal(cited.count, number);
        acg_cited_clear(&cited);
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_stands_once_in_a_list),
        cmocka_unit_test(numbers_by_reference_title_and_id),
        cmocka_unit_test(numbers_the_sources_of_two_graphs_as_one_list),
        cmocka_unit_test(counts_what_rests_on_each),
        cmocka_unit_test(sums_up_a_slice_as_its_graph),
        cmocka_unit_test(numbers_what_is_cited_in_any_order_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
