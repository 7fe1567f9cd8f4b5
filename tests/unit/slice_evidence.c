// The claims of a slice come by date, then by actors, and by the pair that is asked for.
#include "actorgraph/evidence.h"
#include "../lib/random_graph.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { N_TRIALS = 300 };

/** Whether `b` may follow `a`. */
static bool in_order(const struct acg_claim claims[], const struct acg_evidence *a,
                     const struct acg_evidence *b)
{
    const struct acg_span *x = &claims[a->claim].when, *y = &claims[b->claim].when;
    if (x->from != y->from) return x->from < y->from;
    if (x->until != y->until) return x->until < y->until;
    if (a->from != b->from) return a->from < b->from;
    return a->to <= b->to;
}

/** Counts in the plainest way what the list should hold. */
static size_t count_plainly(const acg_slice *slice, uint32_t actor, uint32_t other)
{
    size_t n_actors, n_ties, count = 0;
    const uint32_t *actors = acg_slice_actors(slice, &n_actors);
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        uint32_t from = actors[ties[i].from], to = actors[ties[i].to];
        bool has_actor = actor == ACG_NONE || from == actor || to == actor;
        bool has_other = other == ACG_NONE || from == other || to == other;
        if (has_actor && has_other) count += ties[i].n_claims;
    }
    return count;
}

static void check(const acg_slice *slice, uint32_t actor, uint32_t other)
{
    struct acg_evidence *rows;
    size_t count, n_claims;
    const struct acg_claim *claims = acg_graph_claims(acg_slice_graph(slice), &n_claims);
    assert_int_equal(acg_evidence_list(slice, actor, other, &rows, &count, NULL), ACG_OK);
    assert_int_equal(count, count_plainly(slice, actor, other));
    for (size_t i = 0; i < count; i++) {
        assert_true(rows[i].claim < n_claims);
        assert_true(rows[i].directed || rows[i].from < rows[i].to);
        if (i) assert_true(in_order(claims, &rows[i - 1], &rows[i]));
    }
    free(rows);
}

static void lists_each_claim_of_the_pair_by_date(void **state)
{
    (void)state;
    uint64_t chance = 11;
    for (int trial = 0; trial < N_TRIALS; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        struct acg_slice_options options = acg_slice_defaults();
        acg_slice *slice = NULL;
        assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
        size_t n_actors;
        acg_graph_actors(graph, &n_actors);
        check(slice, ACG_NONE, ACG_NONE);
        for (uint32_t i = 0; i < n_actors; i++) {
            check(slice, i, ACG_NONE);
            for (uint32_t j = 0; j < n_actors; j++)
                if (i != j) check(slice, i, j);
        }
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_each_claim_of_the_pair_by_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
