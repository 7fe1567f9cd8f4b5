// What changed from one network to another: graphs by chance, and what must hold of any two.
#include "actorgraph/diff.h"
#include "base/report.h"
#include "../lib/random_graph.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static acg_slice *slice_of(const acg_graph *graph, struct acg_span when)
{
    struct acg_slice_options options = acg_slice_defaults();
    acg_slice *slice = NULL;
    options.when = when;
    assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
    return slice;
}

static struct acg_span random_window(uint64_t *chance)
{
    int32_t from = (int32_t)below(chance, LAST_DAY);
    return (struct acg_span){from, from + 1 + (int32_t)below(chance, 400)};
}

static void expect_inverse(const struct acg_diff *a, const struct acg_diff *b)
{
    assert_int_equal(a->n_ties, b->n_ties);
    for (size_t i = 0; i < a->n_ties; i++) {
        assert_int_equal(a->ties[i].from, b->ties[i].from);
        assert_int_equal(a->ties[i].to, b->ties[i].to);
        assert_int_equal(a->ties[i].kind, b->ties[i].kind);
        assert_int_equal(a->ties[i].directed, b->ties[i].directed);
        assert_int_equal(a->ties[i].n_causes, b->ties[i].n_causes);
        assert_true(a->ties[i].weights[0] == b->ties[i].weights[1]);
        assert_true(a->ties[i].weights[1] == b->ties[i].weights[0]);
    }
    assert_int_equal(a->n_flips, b->n_flips);
    assert_int_equal(a->n_came, b->n_went);
    assert_int_equal(a->n_went, b->n_came);
    assert_int_equal(a->n_same, b->n_same);
    assert_int_equal(a->n_changes[ACG_CHANGE_NEW], b->n_changes[ACG_CHANGE_GONE]);
    assert_int_equal(a->n_changes[ACG_CHANGE_STRONGER], b->n_changes[ACG_CHANGE_WEAKER]);
    assert_true(a->tie_jaccard == b->tie_jaccard || isnan(a->tie_jaccard));
    assert_true(isnan(a->correlation) == isnan(b->correlation));
    if (!isnan(a->correlation)) assert_true(fabs(a->correlation - b->correlation) < 1e-12);
}

/** A tie of some diff as a key, and its two weights. */
struct entry {
    uint32_t from, to, kind, directed;
    double weights[2];
};

enum { MOST_ENTRIES = 2000 };

/** Adds the changes of a diff behind those of an earlier one: the last weight counts. */
static size_t compose(struct entry entries[], size_t n, const struct acg_diff *diff)
{
    for (size_t i = 0; i < diff->n_ties; i++) {
        const struct acg_diff_tie *t = &diff->ties[i];
        size_t k = 0;
        while (k < n && (entries[k].from != t->from || entries[k].to != t->to ||
                         entries[k].kind != t->kind || entries[k].directed != t->directed)) {
            k++;
        }
        assert_true(k < MOST_ENTRIES);
        if (k == n) {
            entries[n++] = (struct entry){t->from, t->to, t->kind, t->directed, {t->weights[0], 0}};
        } else {
            assert_true(entries[k].weights[1] == t->weights[0]); // it begins where that one ended
        }
        entries[k].weights[1] = t->weights[1];
    }
    return n;
}

static void expect_composed(const struct entry entries[], size_t n, const struct acg_diff *whole)
{
    size_t changed = 0;
    for (size_t i = 0; i < n; i++) {
        if (entries[i].weights[0] == entries[i].weights[1]) continue;
        changed++;
        bool found = false;
        for (size_t k = 0; k < whole->n_ties; k++) {
            const struct acg_diff_tie *t = &whole->ties[k];
            found |= t->from == entries[i].from && t->to == entries[i].to &&
                     t->kind == entries[i].kind && t->directed == entries[i].directed &&
                     t->weights[0] == entries[i].weights[0] &&
                     t->weights[1] == entries[i].weights[1];
        }
        assert_true(found);
    }
    assert_int_equal(changed, whole->n_ties);
}

static void by_chance(void **state)
{
    (void)state;
    uint64_t chance = 20;
    for (int round = 0; round < 300; round++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *graph = build(&plain, NULL, &places);
        acg_slice *slices[3];
        struct acg_diff diffs[4], none;
        static struct entry entries[MOST_ENTRIES];
        for (int i = 0; i < 3; i++)
            slices[i] = slice_of(graph, random_window(&chance));
        assert_int_equal(acg_diff_init(&diffs[0], slices[0], slices[1], ACG_MATCH_ID, NULL), 0);
        assert_int_equal(acg_diff_init(&diffs[1], slices[1], slices[0], ACG_MATCH_ID, NULL), 0);
        assert_int_equal(acg_diff_init(&diffs[2], slices[1], slices[2], ACG_MATCH_ID, NULL), 0);
        assert_int_equal(acg_diff_init(&diffs[3], slices[0], slices[2], ACG_MATCH_ID, NULL), 0);
        assert_int_equal(acg_diff_init(&none, slices[0], slices[0], ACG_MATCH_ID, NULL), 0);
        assert_int_equal(none.n_ties + none.n_flips + none.n_came + none.n_went, 0);
        assert_true(isnan(none.tie_jaccard) || none.tie_jaccard == 1);
        expect_inverse(&diffs[0], &diffs[1]);
        size_t n = compose(entries, compose(entries, 0, &diffs[0]), &diffs[2]);
        expect_composed(entries, n, &diffs[3]);
        for (size_t i = 0; i < diffs[0].n_ties; i++) {
            assert_true(diffs[0].ties[i].n_causes > 0); // every change has a cause, and in one
        }                                               // graph the world is
        for (size_t i = 0; i < diffs[0].n_causes; i++)
            assert_true(acg_cause_is_world(diffs[0].causes[i].why));
        for (int i = 0; i < 4; i++)
            acg_diff_clear(&diffs[i]);
        acg_diff_clear(&none);
        for (int i = 0; i < 3; i++)
            acg_slice_free(slices[i]);
        acg_graph_free(graph);
    }
}

static void order_of_the_file(void **state)
{
    (void)state;
    uint64_t chance = 21;
    for (int round = 0; round < 200; round++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *one = build(&plain, NULL, &places), *other = build(&plain, &chance, &places);
        struct acg_span window = random_window(&chance);
        acg_slice *a = slice_of(one, window), *b = slice_of(other, window);
        struct acg_diff diff;
        assert_int_equal(acg_diff_init(&diff, a, b, ACG_MATCH_ID, NULL), ACG_OK);
        assert_int_equal(diff.n_ties + diff.n_flips + diff.n_came + diff.n_went, 0);
        assert_int_equal(diff.n_recoded, 0);
        acg_diff_clear(&diff);
        acg_slice_free(a);
        acg_slice_free(b);
        acg_graph_free(one);
        acg_graph_free(other);
    }
}

/** Takes a claim away, or changes its weight: the cause is in the sources. */
static void other_coding(void **state)
{
    (void)state;
    uint64_t chance = 22;
    size_t removed = 0, recoded = 0;
    for (int round = 0; round < 300; round++) {
        struct plain_graph plain = random_graph(&chance), changed;
        struct places places;
        if (plain.n_claims == 0) continue;
        changed = plain;
        bool drop = below(&chance, 2);
        uint32_t which = below(&chance, plain.n_claims);
        if (drop) {
            changed.claims[which] = changed.claims[--changed.n_claims];
        } else {
            changed.claims[which].weight += 1;
        }
        changed.without_notes = plain.without_notes = true;
        acg_graph *one = build(&plain, NULL, &places), *other = build(&changed, NULL, &places);
        acg_slice *a = slice_of(one, acg_span_all()), *b = slice_of(other, acg_span_all());
        struct acg_diff diff;
        assert_int_equal(acg_diff_init(&diff, a, b, ACG_MATCH_ID, NULL), ACG_OK);
        assert_int_equal(diff.n_recoded, 1);
        assert_int_equal(diff.recoded[0].why, drop ? ACG_CAUSE_REMOVED : ACG_CAUSE_RECODED);
        for (size_t i = 0; i < diff.n_causes; i++) {
            assert_int_equal(diff.causes[i].why, drop ? ACG_CAUSE_REMOVED : ACG_CAUSE_RECODED);
            removed += drop;
            recoded += !drop;
        }
        acg_diff_clear(&diff);
        acg_slice_free(a);
        acg_slice_free(b);
        acg_graph_free(one);
        acg_graph_free(other);
    }
    assert_true(removed > 20);
    assert_true(recoded > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_chance),
                                       cmocka_unit_test(order_of_the_file),
                                       cmocka_unit_test(other_coding)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
