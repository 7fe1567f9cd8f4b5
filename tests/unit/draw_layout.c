// Every engine gives finite, distinct, repeatable positions.
#include "draw/layout.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../lib/leaks.h"

static const char *const engines[] = {"neato", "fdp", "sfdp", "circo", "twopi", "dot"};
enum { N_ENGINES = sizeof engines / sizeof *engines };

/*
 *   0 --- 1      4 --- 5
 *   | \   |                   6 stands alone
 *   3 --- 2
 */
static const struct acg_layout_edge edges[] = {{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 2},
                                               {0, 3, 1, 1}, {0, 2, 1, 1}, {4, 5, 1.5, 0.5}};
enum { N = 7, N_EDGES = sizeof edges / sizeof *edges };

static double distance(struct acg_point a, struct acg_point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

static void test_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ENGINES; i++) {
        assert_true(acg_layout_knows(engines[i]));
    }
    assert_false(acg_layout_knows("nop2"));
    assert_false(acg_layout_knows("patchwork"));
    assert_false(acg_layout_knows(""));
}

static void test_positions(void **state)
{
    (void)state;
    for (size_t e = 0; e < N_ENGINES; e++) {
        struct acg_point at[N], again[N];
        assert_int_equal(acg_layout_run(engines[e], N, edges, N_EDGES, at, NULL), ACG_OK);
        assert_int_equal(acg_layout_run(engines[e], N, edges, N_EDGES, again, NULL), ACG_OK);
        for (size_t i = 0; i < N; i++) {
            assert_true(isfinite(at[i].x) && isfinite(at[i].y));
            bool same = at[i].x == again[i].x && at[i].y == again[i].y;
            assert_true(same || strcmp(engines[e], "fdp") == 0); // it orders parts by address
            for (size_t k = 0; k < i; k++) {
                if (distance(at[i], at[k]) < 1) fail_msg("%s: %zu on %zu", engines[e], i, k);
            }
        }
    }
}

static void test_lengths_are_met(void **state)
{
    (void)state;
    struct acg_point at[N];
    assert_int_equal(acg_layout_run("neato", N, edges, N_EDGES, at, NULL), ACG_OK);
    assert_true(fabs(distance(at[4], at[5]) - 1.5 * 72) < 5); // alone: nothing pulls
    assert_true(fabs(distance(at[0], at[1]) - 72) < 25);
}

static void test_small_ones(void **state)
{
    (void)state;
    for (size_t e = 0; e < N_ENGINES; e++) {
        struct acg_point at[2] = {{NAN, NAN}, {NAN, NAN}};
        assert_int_equal(acg_layout_run(engines[e], 0, NULL, 0, at, NULL), ACG_OK);
        assert_int_equal(acg_layout_run(engines[e], 1, NULL, 0, at, NULL), ACG_OK);
        assert_true(isfinite(at[0].x) && isnan(at[1].x));
        assert_int_equal(acg_layout_run(engines[e], 2, NULL, 0, at, NULL), ACG_OK);
        assert_true(distance(at[0], at[1]) > 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_lengths_are_met),
        cmocka_unit_test(test_small_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
