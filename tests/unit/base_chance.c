// Streams of chance: what a seed repeats, and the moments that uniform and normal numbers have.
#include "base/chance.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { N = 200000 };

static void repeats_a_stream(void **state)
{
    (void)state;
    struct acg_chance a = acg_chance_of(7, 3), b = acg_chance_of(7, 3), other = acg_chance_of(7, 4);
    int same = 0;
    for (int i = 0; i < 1000; i++) {
        double x = acg_chance_uniform(&a);
        assert_true(x >= 0 && x < 1);
        assert_true(x == acg_chance_uniform(&b));
        same += x == acg_chance_uniform(&other);
    }
    assert_int_equal(same, 0);
}

/** SplitMix64 with the state 1234567 gives these, as its authors' code does. */
static void is_splitmix64(void **state)
{
    (void)state;
    static const uint64_t wanted[] = {6457827717110365317U, 3203168211198807973U,
                                      9817491932198370423U};
    struct acg_chance chance = {1234567};
    for (int i = 0; i < 3; i++) {
        double x = (double)(wanted[i] >> 11) * 0x1p-53;
        assert_true(acg_chance_uniform(&chance) == x);
    }
}

/** First draws of successive streams are as good as independent: mean, variance, neighbours. */
static void has_the_right_moments(void **state)
{
    (void)state;
    double sum = 0, squares = 0, normal = 0, normal_squares = 0, lag = 0, last = 0.5;
    for (uint64_t i = 0; i < N; i++) {
        struct acg_chance chance = acg_chance_of(1, i);
        double x = acg_chance_uniform(&chance), z = acg_chance_normal(&chance);
        sum += x;
        squares += x * x;
        lag += (x - 0.5) * (last - 0.5);
        last = x;
        normal += z;
        normal_squares += z * z;
    }
    // five standard errors each
    assert_true(fabs(sum / N - 0.5) < 5 * sqrt(1 / 12.0 / N));
    assert_true(fabs(squares / N - 1 / 3.0) < 5 * sqrt(4 / 45.0 / N));
    assert_true(fabs(lag / N) < 5 / 12.0 / sqrt(N));
    assert_true(fabs(normal / N) < 5 / sqrt(N));
    assert_true(fabs(normal_squares / N - 1) < 5 * sqrt(2.0 / N));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repeats_a_stream),
        cmocka_unit_test(is_splitmix64),
        cmocka_unit_test(has_the_right_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
