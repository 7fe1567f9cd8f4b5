// Camps against every split of small random graphs, and against graphs whose answer is known.
#include "analyse/sides.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 10, N_TRIALS = 400 };

/** A signed graph as the ledger that camps are found in: slot i belongs to pair i. */
struct graph {
    size_t n, n_pairs;
    struct acg_pair pairs[MOST * MOST];
    double slots[MOST * MOST];
};

static void tie(struct graph *graph, uint32_t a, uint32_t b, int sign)
{
    uint32_t slot = (uint32_t)graph->n_pairs;
    graph->slots[slot] = 1;
    graph->pairs[graph->n_pairs++] =
        (struct acg_pair){a, b, sign > 0 ? slot : ACG_NONE, sign > 0 ? ACG_NONE : slot};
}

static acg_status find(struct graph *graph, uint32_t without, struct acg_sides *camps)
{
    const struct acg_ledger ledger = {
        .n_nodes = graph->n, .n_pairs = graph->n_pairs, .pairs = graph->pairs};
    return acg_sides_find(&ledger, graph->slots, without, camps, NULL);
}

static size_t frustrated(const struct graph *graph, unsigned split)
{
    size_t n = 0;
    for (size_t i = 0; i < graph->n_pairs; i++) {
        const struct acg_pair *pair = &graph->pairs[i];
        bool apart = (split >> pair->a & 1) != (split >> pair->b & 1);
        n += apart == (pair->hostility == ACG_NONE);
    }
    return n;
}

static uint32_t below(uint32_t *state, uint32_t n)
{
    *state = *state * 1664525 + 1013904223;
    return (*state >> 8) % n;
}

/** Connected, since every node is tied to one before it. */
static void make_random(struct graph *graph, uint32_t *chance)
{
    *graph = (struct graph){.n = 2 + below(chance, MOST - 1)};
    uint32_t dense = below(chance, 5);
    for (uint32_t b = 1; b < graph->n; b++) {
        uint32_t first = below(chance, b);
        for (uint32_t a = 0; a < b; a++) {
            if (a == first || below(chance, 5) < dense) tie(graph, a, b, below(chance, 2) ? 1 : -1);
        }
    }
}

static void agrees_with_every_split(void **state)
{
    (void)state;
    uint32_t chance = 5;
    for (int trial = 0; trial < N_TRIALS; trial++) {
        struct graph graph;
        make_random(&graph, &chance);
        size_t best = SIZE_MAX, n_best = 0;
        for (unsigned split = 0; split < 1U << graph.n; split += 2) {
            size_t cost = frustrated(&graph, split);
            n_best = cost < best ? 1 : n_best + (cost == best);
            best = cost < best ? cost : best;
        }
        struct acg_sides camps;
        assert_int_equal(find(&graph, ACG_NONE, &camps), ACG_OK);
        assert_int_equal(camps.n_frustrated, best);
        assert_int_equal(camps.n_solutions, n_best);
        for (uint32_t a = 0; a < graph.n; a++) { // whatever side is called 0
            for (uint32_t b = 0; b < a; b++) {
                if (camps.side[a] == ACG_NONE || camps.side[b] == ACG_NONE) continue;
                unsigned together = camps.side[a] == camps.side[b];
                for (unsigned split = 0; split < 1U << graph.n; split += 2) {
                    if (frustrated(&graph, split) != best) continue;
                    assert_int_equal((split >> a & 1) == (split >> b & 1), together);
                }
            }
        }
        acg_sides_clear(&camps);
    }
}

/** 0 -- 1 -- 2 friends, 3 -- 4 friends, hostile across: balanced. 5 is alone, 6 takes no part. */
static void finds_two_camps(void **state)
{
    (void)state;
    struct graph graph = {.n = 7};
    tie(&graph, 0, 1, 1);
    tie(&graph, 0, 3, -1);
    tie(&graph, 1, 2, 1);
    tie(&graph, 2, 4, -1);
    tie(&graph, 3, 4, 1);
    tie(&graph, 3, 6, 1);
    struct acg_sides camps;
    assert_int_equal(find(&graph, 6, &camps), ACG_OK);
    assert_int_equal(camps.n_frustrated, 0);
    assert_int_equal(camps.n_solutions, 1);
    assert_int_equal(camps.side[0], camps.side[1]);
    assert_int_equal(camps.side[0], camps.side[2]);
    assert_int_equal(camps.side[3], camps.side[4]);
    assert_int_not_equal(camps.side[0], camps.side[3]);
    assert_int_equal(camps.side[5], ACG_NONE);
    assert_int_equal(camps.side[6], ACG_NONE);
    acg_sides_clear(&camps);
}

/** A triangle of three enemies: each may be the one that stands apart. */
static void counts_equal_splits(void **state)
{
    (void)state;
    struct graph graph = {.n = 3};
    tie(&graph, 0, 1, -1);
    tie(&graph, 0, 2, -1);
    tie(&graph, 1, 2, -1);
    struct acg_sides camps;
    assert_int_equal(find(&graph, ACG_NONE, &camps), ACG_OK);
    assert_int_equal(camps.n_frustrated, 1);
    assert_int_equal(camps.n_solutions, 3);
    acg_sides_clear(&camps);
}

static void has_no_camps_without_ties(void **state)
{
    (void)state;
    struct graph graph = {.n = 3};
    struct acg_sides camps;
    assert_int_equal(find(&graph, ACG_NONE, &camps), ACG_OK);
    assert_int_equal(camps.n_frustrated, 0);
    assert_int_equal(camps.n_sides[1], 0);
    acg_sides_clear(&camps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_every_split),
        cmocka_unit_test(finds_two_camps),
        cmocka_unit_test(counts_equal_splits),
        cmocka_unit_test(has_no_camps_without_ties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
