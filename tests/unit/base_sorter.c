// Numbers sorted on disk against qsort, and a pool beyond its limit against what was put in.
#include "base/pool.h"
#include "base/sorter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 20;
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void test_sorter(void **state)
{
    enum { MOST = 5000 };
    static const struct {
        size_t count, most;
    } cases[] = {{0, 0}, {1, 0}, {MOST, 0}, {MOST, 10}, {MOST, 4999}, {MOST, MOST}, {1, 1}, {0, 1}};
    static uint64_t values[MOST];
    uint64_t seed = 3;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        acg_sorter *sorter = acg_sorter_new(cases[i].count, cases[i].most, NULL);
        assert_non_null(sorter);
        for (size_t k = 0; k < cases[i].count; k++) {
            values[k] = next_random(&seed) % 4000; // some more than once
            assert_int_equal(acg_sorter_add(sorter, values[k], NULL), ACG_OK);
        }
        assert_int_equal(acg_sorter_sort(sorter, NULL), ACG_OK);
        qsort(values, cases[i].count, sizeof *values, by_value);
        for (size_t k = 0; k < cases[i].count; k++) {
            uint64_t value;
            assert_int_equal(acg_sorter_next(sorter, &value, NULL), ACG_OK);
            assert_int_equal(value, values[k]);
        }
        acg_sorter_free(sorter);
    }
}

/** Pieces of all sizes, taken, made larger and given back, keep what is in them. */
static void test_pool(void **state)
{
    enum { PIECES = 400 };
    static unsigned char *pieces[PIECES];
    static size_t sizes[PIECES];
    static const size_t limits[] = {0, 1, 3 << 20};
    uint64_t seed = 5;
    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct acg_pool pool = {.most = limits[i]};
        for (int turn = 0; turn < 4000; turn++) {
            size_t at = next_random(&seed) % PIECES, size = 1 + next_random(&seed) % 90000;
            unsigned char mark = (unsigned char)(1 + at % 250);
            if (!pieces[at]) {
                pieces[at] = acg_pool_take(&pool, size);
                assert_non_null(pieces[at]);
                for (size_t k = 0; k < size; k += 97)
                    assert_int_equal(pieces[at][k], 0);
                memset(pieces[at], mark, size);
                sizes[at] = size;
                continue;
            }
            assert_int_equal(pieces[at][0], mark);
            assert_int_equal(pieces[at][sizes[at] - 1], mark);
            if (turn % 2 == 0 && size > sizes[at]) {
                pieces[at] = acg_pool_resize(&pool, pieces[at], sizes[at], size);
                assert_non_null(pieces[at]);
                assert_int_equal(pieces[at][sizes[at] - 1], mark);
                memset(pieces[at], mark, size);
                sizes[at] = size;
            } else {
                acg_pool_give(&pool, pieces[at], sizes[at]);
                pieces[at] = NULL;
            }
            if (turn % 100 == 0) acg_pool_relax(&pool);
        }
        for (size_t at = 0; at < PIECES; at++) {
            acg_pool_give(&pool, pieces[at], sizes[at]);
            pieces[at] = NULL;
        }
        acg_pool_clear(&pool);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(test_sorter),
                                              cmocka_unit_test(test_pool)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
