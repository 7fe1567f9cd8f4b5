// Labels move apart as little as may be; shades fall in lightness; ticks are round.
#include "draw/spread.h"

#include "draw/axis.h"
#include "draw/shade.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_near(double found, double wanted)
{
    if (!(fabs(found - wanted) < 1e-9)) print_error("%.12g is not %.12g\n", found, wanted);
    assert_true(fabs(found - wanted) < 1e-9);
}

static void test_spread(void **state)
{
    (void)state;
    static const struct {
        size_t n;
        double at[5], wanted[5];
    } cases[] = {
        {0, {0}, {0}},
        {1, {7}, {7}},
        {3, {10, 30, 50}, {10, 30, 50}}, // nothing to do
        {2, {50, 50}, {45, 55}},         // half a gap each
        {3, {50, 50, 50}, {40, 50, 60}}, // around their mean
        {3, {20, 50, 52}, {20, 46, 56}}, // only those that are near
        {2, {0, 0}, {0, 10}},            // the edge holds
        {2, {100, 100}, {90, 100}},      // so does the other
        {2, {-30, 200}, {0, 100}},       // what lies outside comes in
        {5, {98, 99, 99, 100, 100}, {60, 70, 80, 90, 100}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double at[5];
        for (size_t k = 0; k < 5; k++)
            at[k] = cases[i].at[k];
        acg_spread(at, cases[i].n, 10, 0, 100);
        for (size_t k = 0; k < cases[i].n; k++)
            assert_near(at[k], cases[i].wanted[k]);
    }
}

static void test_too_little_room(void **state)
{
    (void)state;
    double at[] = {5, 5, 5, 5, 5};
    acg_spread(at, 5, 10, 0, 20);
    for (size_t i = 0; i < 5; i++)
        assert_near(at[i], 5 * (double)i);
}

static void test_shades(void **state)
{
    (void)state;
    for (int grey = 0; grey < 2; grey++) {
        for (int i = 1; i <= 100; i++) {
            double lighter = acg_shade_luminance(acg_shade((i - 1) / 100.0, grey));
            assert_true(acg_shade_luminance(acg_shade(i / 100.0, grey)) < lighter);
        }
        assert_int_equal(acg_shade(-1, grey), acg_shade(0, grey));
        assert_int_equal(acg_shade(2, grey), acg_shade(1, grey));
    }
    assert_near(acg_shade_luminance(0xffffff), 1);
    assert_near(acg_shade_luminance(0x000000), 0);
}

/** The axis over the values. */
static struct acg_axis axis_over(double least, double largest, bool ranks)
{
    const double values[] = {NAN, largest, least};
    return acg_axis_of(acg_range_of(values, 3), ranks, 5);
}

static void test_axis(void **state)
{
    (void)state;
    static const struct {
        double least, largest, low, high, step;
    } cases[] = {
        {0, 42, 0, 43.68, 10}, {9, 42, 0, 43.68, 10},
        {0, 3, 0, 3.12, 1},    {0, 0, 0, 1.04, 1},
        {4, 4, 0, 5.2, 1},     {-4, -4, -5.2, 0, 1},
        {-2, 8, -2.4, 8.4, 2}, {0.8, 0.9, 0.796, 0.904, 0.02},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_axis axis = axis_over(cases[i].least, cases[i].largest, false);
        assert_near(axis.low, cases[i].low);
        assert_near(axis.high, cases[i].high);
        assert_near(axis.step, cases[i].step);
    }
    assert_true(axis_over(1, 1, true).high > 2);
    assert_true(isnan(acg_range_of(NULL, 0).least));
}

static void test_number(void **state)
{
    (void)state;
    char text[ACG_AXIS_TEXT];
    acg_axis_number(-0.5, 3, text);
    assert_string_equal(text, "\u22120.5");
    acg_axis_number(-0.0, 3, text);
    assert_string_equal(text, "0");
    acg_axis_number(1234567, 3, text);
    assert_string_equal(text, "1.23e+06");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spread), cmocka_unit_test(test_too_little_room),
        cmocka_unit_test(test_shades), cmocka_unit_test(test_axis),
        cmocka_unit_test(test_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
