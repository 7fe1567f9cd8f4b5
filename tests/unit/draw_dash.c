// Dashes begin and end on ink, whatever the curve; numbers are short.
#include "draw/dash.h"

#include "draw/curve.h"
#include "draw/decimal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct seen {
    size_t count;
    struct acg_point first, last;
    double ink;
};

static void note(void *context, const struct acg_point *points, size_t n_points)
{
    struct seen *seen = context;
    if (seen->count++ == 0) seen->first = points[0];
    seen->last = points[n_points - 1];
    seen->ink += acg_distance(points[0], points[n_points - 1]); // dashes are nearly straight
}

static void test_straight(void **state)
{
    (void)state;
    //  0 ---- 33.3 ---- 66.7 ---- 100, a straight line with an even parameter
    const struct acg_point points[] = {{0, 0}, {100.0 / 3, 0}, {200.0 / 3, 0}, {100, 0}};
    const struct acg_line line = {
        .points = points, .n_points = 4, .width = 1, .dash = ACG_DASH_DASHED};
    struct acg_dash_fit fit = acg_dash_fit(&line);
    struct seen seen = {0};
    acg_dash_cut(&line, fit, note, &seen);
    assert_int_equal(fit.count, 14); // (100 + 2.8) / (4.6 + 2.8) = 13.9
    assert_int_equal(seen.count, fit.count);
    assert_true(fabs((double)fit.count * fit.on + (double)(fit.count - 1) * fit.off - 100) < 1e-9);
    assert_true(fabs(seen.ink - (double)fit.count * fit.on) < 1e-6);
    assert_true(seen.first.x == 0 && seen.last.x == 100);
}

static void test_chain_of_curves(void **state)
{
    (void)state;
    const struct acg_point points[] = {{0, 0},    {10, 20},  {30, 20}, {40, 0},
                                       {50, -20}, {70, -20}, {80, 0}};
    const struct acg_line line = {
        .points = points, .n_points = 7, .width = 0.7, .dash = ACG_DASH_DOTTED};
    struct acg_dash_fit fit = acg_dash_fit(&line);
    struct seen seen = {0};
    acg_dash_cut(&line, fit, note, &seen);
    assert_true(seen.count >= fit.count && seen.count <= fit.count + 1); // one may span the joint
    assert_true(seen.first.x == 0 && fabs(seen.last.x - 80) < 1e-9 && fabs(seen.last.y) < 1e-9);
    assert_true(fabs(seen.ink - (double)fit.count * fit.on) < 0.02 * seen.ink);
}

static void test_nothing_to_cut(void **state)
{
    (void)state;
    const struct acg_point points[] = {{5, 5}, {5, 5}, {5, 5}, {5, 5}};
    const struct acg_line shut = {
        .points = points, .n_points = 4, .width = 1, .dash = ACG_DASH_DASHED};
    const struct acg_point way[] = {{0, 0}, {30, 0}, {60, 0}, {90, 0}};
    const struct acg_line solid = {.points = way, .n_points = 4, .width = 1};
    struct seen seen = {0};
    assert_int_equal(acg_dash_fit(&shut).count, 1);
    assert_int_equal(acg_dash_fit(&solid).count, 1);
    acg_dash_cut(&solid, acg_dash_fit(&solid), note, &seen);
    assert_int_equal(seen.count, 1);
    assert_true(seen.last.x == 90);
}

static void test_decimal(void **state)
{
    (void)state;
    static const struct {
        double number;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 2, "0"},
        {-0.0, 2, "0"},
        {-0.001, 2, "0"},
        {120, 2, "120"},
        {0.5, 2, "0.5"},
        {-0.25, 2, "-0.25"},
        {0.05, 2, "0.05"},
        {10.004, 2, "10"},
        {99.999, 2, "100"},
        {-7, 0, "-7"},
        {2.5, 0, "3"},
        {1e12, 2, "1000000000"},
        {NAN, 2, "0"},
        {0.000001, 6, "0.000001"},
        {123.456, 5, "123.456"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer out = {0};
        acg_decimal_add(&out, cases[i].number, cases[i].decimals);
        assert_string_equal(out.data, cases[i].text);
        acg_buffer_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_straight),
        cmocka_unit_test(test_chain_of_curves),
        cmocka_unit_test(test_nothing_to_cut),
        cmocka_unit_test(test_decimal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
