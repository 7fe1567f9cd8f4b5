// Every allocation of the analyses fails in turn: no memory, or the very same answer; never a leak
// (LeakSanitizer looks).
#include "actorgraph/balance.h"
#include "actorgraph/bloc.h"
#include "actorgraph/centrality.h"
#include "actorgraph/diff.h"
#include "actorgraph/read.h"
#include "actorgraph/series.h"
#include "actorgraph/slice.h"
#include "analyse/blocks.h"
#include "analyse/optimum.h"
#include "base/file.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../lib/starving.h"

/** What an analysis came to, in a number; false if memory was out. */
typedef bool work(double *answer);

/** With all memory, then with each allocation failing alone, or from there on. */
static void every_allocation_fails(work *analysis, long least)
{
    double expected = NAN, found = NAN;
    failing = count = 0;
    assert_true(analysis(&expected));
    bool is_number = !isnan(expected);
    assert_true(is_number);
    long calls = count;
    assert_true(calls >= least);
    for (int mode = 0; mode < 2; mode++) {
        for_good = mode == 1;
        for (long at = 1; at <= calls; at++) {
            count = 0;
            failing = at;
            bool done = analysis(&found);
            failing = 0;
            if (done) assert_memory_equal(&found, &expected, sizeof found);
        }
    }
}

// ---- puzzles ----

/*
 *      0 --- 1 --- 2 --- 3       Mobius' ladder of eight nodes, each second bond negative, and a
 *      |     |     |     |       tail: 8, 9
 *      4 --- 5 --- 6 --- 7       (3 - 4 and 7 - 0 are joined too)
 */
static bool make_puzzle(struct acg_puzzle *out, uint32_t camps)
{
    enum { RING = 8, RUNGS = 4, TAIL = 2 };
    bool memory = acg_puzzle_init(out, RING + TAIL, RING + RUNGS + TAIL, camps);
    for (uint32_t i = 0; i < RING && memory; i++)
        out->bonds[i] = (struct acg_bond){i, (i + 1) % RING, i % 2 > 0, false, 1 + i % 3};
    for (uint32_t i = 0; i < RUNGS && memory; i++)
        out->bonds[RING + i] = (struct acg_bond){i, i + RUNGS, i % 3 > 0, false, 2};
    for (uint32_t i = 0; i < TAIL && memory; i++)
        out->bonds[RING + RUNGS + i] = (struct acg_bond){RING + i - 1, RING + i, false, false, 1};
    if (memory) acg_puzzle_link(out);
    return memory;
}

/** The blocks of the puzzle: the ladder, and two bonds of the tail. */
static bool find_blocks(double *answer)
{
    struct acg_puzzle puzzle;
    struct acg_blocks blocks = {0};
    bool memory = make_puzzle(&puzzle, 2) && acg_blocks_find(&blocks, &puzzle);
    if (memory) *answer = (double)blocks.n_blocks;
    acg_blocks_clear(&blocks);
    acg_puzzle_clear(&puzzle);
    return memory;
}

static bool solve(uint32_t camps, bool by_census, double *answer)
{
    const struct acg_effort effort = {.deadline = INFINITY, .most_splits = 5};
    struct acg_puzzle puzzle;
    struct acg_optimum found = {0};
    enum acg_found end = ACG_FOUND_NO_MEMORY;
    if (make_puzzle(&puzzle, camps)) {
        end = by_census ? acg_optimum_by_census(&found, &puzzle, &effort)
                        : acg_optimum_by_search(&found, &puzzle, &effort);
    }
    if (end == ACG_FOUND) *answer = (double)found.cost * 1000 + found.n_best;
    acg_optimum_clear(&found);
    acg_puzzle_clear(&puzzle);
    return end == ACG_FOUND;
}

static bool two_camps_by_search(double *answer)
{
    return solve(2, false, answer);
}

static bool three_camps_by_search(double *answer)
{
    return solve(3, false, answer);
}

static bool three_camps_by_census(double *answer)
{
    return solve(3, true, answer);
}

static void splits(void **state)
{
    (void)state;
    every_allocation_fails(find_blocks, 5);
    every_allocation_fails(two_camps_by_search, 20);
    every_allocation_fails(three_camps_by_search, 20);
    every_allocation_fails(three_camps_by_census, 10);
}

// ---- slices ----

static acg_graph *graph;
static acg_slice *slices[2]; // of two years

static bool measure_actors(double *answer)
{
    static const enum acg_measure measures[] = {ACG_DEGREE, ACG_BETWEENNESS, ACG_CLOSENESS};
    enum { N = sizeof measures / sizeof *measures, MOST = 100 };
    const struct acg_centrality_options options = {0};
    double values[N * MOST], sum = 0;
    size_t n;
    acg_slice_actors(slices[0], &n);
    assert_true(n <= MOST);
    acg_status status = acg_centrality(slices[0], measures, N, &options, values, NULL);
    assert_true(status == ACG_OK || status == ACG_FAILED);
    for (size_t i = 0; i < N * n && !status; i++)
        if (isfinite(values[i])) sum += values[i];
    if (!status) *answer = sum;
    return !status;
}

static bool measure_walks(double *answer)
{
    struct acg_signs signs;
    struct acg_walks walks = {.k = NAN};
    acg_status status = acg_signs_init(&signs, slices[0], ACG_DYAD_NET, NULL);
    if (!status) status = acg_walks_measure(&signs, &walks, NULL);
    assert_true(status == ACG_OK || status == ACG_FAILED);
    acg_signs_clear(&signs);
    *answer = walks.k;
    return !status;
}

static bool compare(double *answer)
{
    struct acg_diff diff;
    acg_status status = acg_diff_init(&diff, slices[0], slices[1], ACG_MATCH_ID, NULL);
    assert_true(status == ACG_OK || status == ACG_FAILED);
    if (!status) *answer = (double)diff.n_ties;
    acg_diff_clear(&diff);
    return !status;
}

/** The ties of ten years, each made out of the year before. */
static bool go_through_years(double *answer)
{
    enum { YEARS = 10 };
    struct acg_span windows[YEARS];
    struct acg_slice_options options = acg_slice_defaults();
    acg_series *series = NULL;
    double sum = 0;
    for (int32_t i = 0; i < YEARS; i++)
        windows[i] = (struct acg_span){acg_day_of_year(2010 + i), acg_day_of_year(2011 + i)};
    acg_status status = acg_series_new(graph, &options, windows, YEARS, &series, NULL);
    for (size_t i = 0; i < YEARS && !status; i++) {
        const acg_slice *slice = NULL;
        size_t n = 0;
        status = acg_series_slice(series, i, &slice, NULL);
        if (!status) acg_slice_ties(slice, &n);
        sum = sum * 100 + (double)n;
    }
    assert_true(status == ACG_OK || status == ACG_FAILED);
    acg_series_free(series);
    if (!status) *answer = sum;
    return !status;
}

static void slices_of_a_graph(void **state)
{
    (void)state;
    every_allocation_fails(measure_actors, 10);
    every_allocation_fails(measure_walks, 5);
    every_allocation_fails(compare, 10);
    every_allocation_fails(go_through_years, 10);
}

static bool open_graph(void)
{
    char path[4096];
    const char *top = getenv("ACG_TOP");
    snprintf(path, sizeof path, "%s/graphs/tajikistan-china.json", top ? top : ".");
    bool sound = acg_graph_read(path, NULL, &graph, NULL) == ACG_OK;
    for (int i = 0; i < 2 && sound; i++) {
        struct acg_slice_options options = acg_slice_defaults();
        int32_t year = i ? 2019 : 2010;
        options.when = (struct acg_span){acg_day_of_year(year), acg_day_of_year(year + 1)};
        sound = acg_slice_new(graph, &options, &slices[i], NULL) == ACG_OK;
    }
    return sound;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits),
        cmocka_unit_test(slices_of_a_graph),
    };
    int failures = open_graph() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
    acg_slice_free(slices[0]);
    acg_slice_free(slices[1]);
    acg_graph_free(graph);
    return failures;
}
