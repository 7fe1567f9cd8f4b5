// The parts of the search for the best split, each alone: colorings against all there are, clauses
// and triangles by hand, the order of a census by its steps.
#include "analyse/census.h"
#include "analyse/coloring.h"
#include "analyse/conflict.h"
#include "analyse/cycles.h"
#include "analyse/relaxation.h"
#include "analyse/search.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 14 };

static uint32_t chance = 11;

static uint32_t below(uint32_t n)
{
    chance = chance * 1664525 + 1013904223;
    return (chance >> 8) % n;
}

/** Whether no two that are apart share a camp. */
static bool is_sound(const bool apart[], uint32_t n, uint32_t k, const uint32_t camp[])
{
    for (uint32_t v = 0; v < n; v++) {
        if (camp[v] >= k) return false;
        for (uint32_t w = 0; w < n; w++)
            if (apart[v * n + w] && camp[v] == camp[w]) return false;
    }
    return true;
}

/** Goes through all ways in which each next one shares no camp with those before that it must not;
 * `camp` is room. */
static bool fits(const bool apart[], uint32_t n, uint32_t k, uint32_t camp[])
{
    uint32_t v = 0;
    camp[0] = 0;
    while (v < n) {
        bool may = camp[v] < k;
        for (uint32_t w = 0; w < v; w++)
            may = may && !(apart[v * n + w] && camp[v] == camp[w]);
        if (may) {
            if (++v < n) camp[v] = 0;
            continue;
        }
        while (v > 0 && camp[v] >= k)
            v--;
        if (camp[v] >= k) return false;
        camp[v]++;
    }
    return true;
}

static void colorings(void **state)
{
    (void)state;
    int n_fit = 0, n_not = 0;
    for (int turn = 0; turn < 20000; turn++) {
        bool apart[MOST * MOST] = {false};
        uint32_t n = 6 + below(MOST - 5), k = 2 + below(3), dense = 5 + below(8), camp[MOST];
        for (uint32_t v = 0; v < n; v++)
            for (uint32_t w = v + 1; w < n; w++)
                apart[v * n + w] = apart[w * n + v] = below(16) < dense;
        bool fit = fits(apart, n, k, camp);
        assert_int_equal(acg_coloring_find(apart, n, k, camp), fit ? ACG_FITS : ACG_FITS_NOT);
        if (fit) assert_true(is_sound(apart, n, k, camp));
        n_fit += fit;
        n_not += !fit;
    }
    assert_true(n_fit > 3000 && n_not > 3000);
}

/** A bond by its nodes; kept positive or negative, cost 1. */
static struct acg_bond bond(uint32_t a, uint32_t b, bool positive)
{
    return (struct acg_bond){.a = a, .b = b, .positive = positive, .cost = 1};
}

static void make(struct acg_puzzle *out, uint32_t n, const struct acg_bond bonds[], size_t m,
                 uint32_t camps)
{
    assert_true(acg_puzzle_init(out, n, m, camps));
    memcpy(out->bonds, bonds, m * sizeof *bonds);
    acg_puzzle_link(out);
}

static int by_number(const void *x, const void *y)
{
    acg_literal a = *(const acg_literal *)x, b = *(const acg_literal *)y;
    return (a > b) - (a < b);
}

/** The clause demands just these. */
static void demands(const struct acg_clauses *clauses, size_t clause, const acg_literal wanted[],
                    size_t n, double lack)
{
    acg_literal *found = clauses->literals + clauses->first[clause];
    assert_int_equal(clauses->first[clause + 1] - clauses->first[clause], n);
    qsort(found, n, sizeof *found, by_number);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(found[i], wanted[i]);
    assert_true(fabs(clauses->lack[clause] - lack) < 1e-9);
}

/** The triangles of random graphs are those that three loops find. */
static void triangles(void **state)
{
    (void)state;
    for (int turn = 0; turn < 200; turn++) {
        bool joined[MOST][MOST] = {{false}};
        struct acg_bond bonds[MOST * MOST];
        uint32_t n = 3 + below(MOST - 2), dense = 1 + below(8);
        size_t m = 0, wanted = 0;
        for (uint32_t a = 0; a < n; a++) {
            for (uint32_t b = a + 1; b < n; b++) {
                if (below(8) >= dense) continue;
                joined[a][b] = true;
                bonds[m++] = below(2) ? bond(a, b, true) : bond(b, a, true);
            }
        }
        for (uint32_t i = 1; i < m; i++) { // in any order
            uint32_t k = below(i + 1);
            struct acg_bond other = bonds[k];
            bonds[k] = bonds[i];
            bonds[i] = other;
        }
        for (uint32_t a = 0; a < n; a++)
            for (uint32_t b = a + 1; b < n; b++)
                for (uint32_t c = b + 1; c < n; c++)
                    wanted += joined[a][b] && joined[b][c] && joined[a][c];
        struct acg_puzzle puzzle;
        struct acg_cycles cycles;
        make(&puzzle, n, bonds, m, 2);
        assert_true(acg_cycles_init(&cycles, &puzzle));
        assert_int_equal(cycles.n_triangles, wanted);
        for (size_t i = 0; i < wanted; i++) { // each of its nodes has two of its bonds
            unsigned ends[MOST] = {0}, twice = 0;
            for (int k = 0; k < 3; k++) {
                const struct acg_bond *own = &bonds[cycles.triangles[3 * i + (size_t)k]];
                twice += ++ends[own->a] == 2;
                twice += ++ends[own->b] == 2;
            }
            assert_int_equal(twice, 3);
        }
        acg_cycles_clear(&cycles);
        acg_puzzle_clear(&puzzle);
    }
}

/*
 *      0 === 1       a square of positive bonds: 0 to 3, of which the last one may be turned
 *      |     |
 *      3 === 2
 */
static void cycles_of_two_camps(void **state)
{
    (void)state;
    const struct acg_bond bonds[] = {bond(0, 1, true), bond(1, 2, true), bond(2, 3, true),
                                     bond(3, 0, false)};
    const double values[] = {0.1, 0.2, 0, 0.3};
    const acg_literal some_is_frustrated[] = {0, 2, 4, 6};
    struct acg_puzzle puzzle;
    struct acg_cycles cycles;
    struct acg_clauses found = {0};
    make(&puzzle, 4, bonds, 4, 2);
    assert_true(acg_cycles_init(&cycles, &puzzle));
    acg_cycles_search(&cycles, values, &found);
    assert_int_equal(found.n, 3); // which are enough for each node of it
    for (size_t i = 0; i < found.n; i++)
        demands(&found, i, some_is_frustrated, 4, 0.4);
    acg_clauses_clear(&found);
    acg_cycles_clear(&cycles);
    acg_puzzle_clear(&puzzle);
}

/** Of a square no bond is cut alone; here the last one nearly is. */
static void cycles_of_more_camps(void **state)
{
    (void)state;
    const struct acg_bond bonds[] = {bond(0, 1, true), bond(1, 2, true), bond(2, 3, true),
                                     bond(3, 0, true)};
    const double values[] = {0.1, 0.1, 0.1, 0.9};
    const acg_literal another_is_cut[] = {0, 2, 4, 7};
    struct acg_puzzle puzzle;
    struct acg_cycles cycles;
    struct acg_clauses found = {0};
    make(&puzzle, 4, bonds, 4, 3);
    assert_true(acg_cycles_init(&cycles, &puzzle));
    acg_cycles_search(&cycles, values, &found);
    assert_int_equal(found.n, 1);
    demands(&found, 0, another_is_cut, 4, 0.6);
    acg_clauses_clear(&found);
    acg_cycles_clear(&cycles);
    acg_puzzle_clear(&puzzle);
}

/*
 *      {0 = 1 = 4} - 2 - 3 - {0 = 1 = 4}       three clusters, each against both others
 *
 * Of the three bonds that hold the first together two are enough; of the two between it and 2 one.
 */
static void conflicts(void **state)
{
    (void)state;
    const struct acg_bond bonds[] = {bond(0, 1, true),  bond(1, 4, true),  bond(0, 4, true),
                                     bond(0, 2, false), bond(2, 3, false), bond(3, 1, false),
                                     bond(2, 1, false)};
    const double values[sizeof bonds / sizeof *bonds] = {0};
    const acg_literal wanted[] = {0, 2, 6, 8, 10};
    struct acg_puzzle puzzle;
    struct acg_clauses found = {0};
    make(&puzzle, 5, bonds, sizeof bonds / sizeof *bonds, 2);
    assert_int_equal(acg_conflict_find(&puzzle, values, &found), ACG_CONFLICT_FOUND);
    assert_int_equal(found.n, 1);
    demands(&found, 0, wanted, sizeof wanted / sizeof *wanted, 1);
    puzzle.camps = 3;
    assert_int_equal(acg_conflict_find(&puzzle, values, &found), ACG_CONFLICT_NONE);
    assert_int_equal(found.n, 1);
    acg_clauses_clear(&found);
    acg_puzzle_clear(&puzzle);
}

/** A long path whose nodes are numbered far from their neighbours: placed along the path, each has
 * but one camp to go to. */
static void a_census_goes_from_neighbour_to_neighbour(void **state)
{
    (void)state;
    enum { N = 101, STRIDE = 37 };
    struct acg_bond bonds[N - 1];
    for (uint32_t i = 0; i + 1 < N; i++)
        bonds[i] = bond(i * STRIDE % N, (i + 1) * STRIDE % N, below(2));
    struct acg_puzzle puzzle;
    make(&puzzle, N, bonds, N - 1, 2);
    struct acg_census census = {.puzzle = &puzzle, .most_steps = (size_t)4 * N};
    int64_t cost = 1;
    assert_int_equal(acg_census_run(&census, &cost), ACG_CENSUS_DONE);
    assert_int_equal(cost, 0);
    acg_puzzle_clear(&puzzle);
}

/** Bonds of the same nodes count together, as many as there are. */
static void parallel_bonds(void **state)
{
    (void)state;
    enum { EACH = 30 };
    struct acg_bond bonds[2 * EACH + 1];
    struct acg_puzzle puzzle;
    struct acg_guess guess;
    uint32_t camp[] = {0, 0, 0};
    for (size_t i = 0; i < EACH; i++) {
        bonds[i] = bond(0, 1, true);
        bonds[EACH + i] = bond(1, 2, false);
    }
    bonds[2 * (size_t)EACH] = bond(0, 2, true);
    make(&puzzle, 3, bonds, sizeof bonds / sizeof *bonds, 2);
    assert_true(acg_guess_init(&guess, &puzzle));
    acg_guess_polish(&guess, camp);
    assert_int_equal(camp[0], camp[1]);
    assert_int_not_equal(camp[0], camp[2]);
    assert_int_equal(acg_puzzle_cost(&puzzle, camp), 1);
    acg_guess_clear(&guess);
    acg_puzzle_clear(&puzzle);
}

/** More clusters than are looked at, in three camps: nobody says that what they cost can be had. */
static void too_many_clusters(void **state)
{
    (void)state;
    enum { N = 3002 };
    struct acg_puzzle puzzle;
    struct acg_relaxation relaxation;
    assert_true(acg_puzzle_init(&puzzle, N, N - 1, 3));
    for (uint32_t i = 0; i + 1 < N; i++)
        puzzle.bonds[i] = bond(i, i + 1, false);
    acg_puzzle_link(&puzzle);
    assert_true(acg_relaxation_init(&relaxation, &puzzle, INFINITY));
    assert_int_equal(acg_relaxation_solve(&relaxation, N, 10), ACG_RELAXED_FAILED);
    acg_relaxation_clear(&relaxation);
    puzzle.camps = 2; // which the nodes of a path always fit into
    assert_true(acg_relaxation_init(&relaxation, &puzzle, INFINITY));
    assert_int_equal(acg_relaxation_solve(&relaxation, N, 10), ACG_RELAXED);
    acg_relaxation_clear(&relaxation);
    acg_puzzle_clear(&puzzle);
}

/** Branches come in the order of their bounds, and what is proved is the lowest of those left open.
 */
static void branches_in_order(void **state)
{
    (void)state;
    enum { N = 13, M = N * (N - 1) / 2 };
    size_t most_open = 0;
    for (int turn = 0; turn < 8; turn++) {
        struct acg_bond bonds[M];
        struct acg_puzzle puzzle;
        struct acg_search search;
        size_t m = 0;
        for (uint32_t a = 0; a < N; a++)
            for (uint32_t b = a + 1; b < N; b++) {
                bonds[m] = bond(a, b, below(2));
                bonds[m++].cost = 1 + below(20);
            }
        make(&puzzle, N, bonds, M, 3);
        assert_true(acg_search_init(&search, &puzzle, INFINITY));
        for (size_t most = 4; most < 32; most += 9) {
            acg_search_run(&search, INT64_MAX / 4, false, most);
            int64_t lowest = search.cost;
            for (size_t i = 0; i < search.n_heap; i++) {
                int64_t own = search.branches[search.heap[i]].bound;
                if (own < lowest) lowest = own;
                assert_true(i == 0 || search.branches[search.heap[(i - 1) / 2]].bound <= own);
            }
            assert_int_equal(search.bound, lowest);
            if (search.n_heap > most_open) most_open = search.n_heap;
        }
        acg_search_clear(&search);
        acg_puzzle_clear(&puzzle);
    }
    assert_true(most_open > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colorings),
        cmocka_unit_test(triangles),
        cmocka_unit_test(cycles_of_two_camps),
        cmocka_unit_test(cycles_of_more_camps),
        cmocka_unit_test(conflicts),
        cmocka_unit_test(parallel_bonds),
        cmocka_unit_test(too_many_clusters),
        cmocka_unit_test(branches_in_order),
        cmocka_unit_test(a_census_goes_from_neighbour_to_neighbour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
