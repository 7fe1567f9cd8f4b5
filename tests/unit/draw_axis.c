// Axes of charts: where they begin and end, and what stands at their ticks.
#include "draw/axis.h"
#include "draw/rule.h"
#include "draw/times.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// ---- numbers ----

static void test_range_of_an_axis(void **state)
{
    (void)state;
    static const struct {
        struct acg_range range;
        bool ranks;
        double low, high, step;
    } rows[] = {
        {{NAN, NAN, true}, false, 0, 1.04, 1},       // nothing: 0 to 1
        {{10, 90, true}, false, 0, 93.6, 20},        // zero is not far
        {{80, 90, true}, false, 79.6, 90.4, 2},      // it is
        {{-90, -10, true}, false, -93.6, 0, 20},     // nor is it from below
        {{-90, -80, false}, false, -90.4, -79.6, 2}, // but here
        {{-1, 1, false}, false, -1.08, 1.08, 0.5},   {{4, 4, true}, false, 0, 5.2, 1}, // one value
        {{-4, -4, false}, false, -5.2, 0, 1},        {{0, 0, true}, false, 0, 1.04, 1},
        {{1, 21, true}, true, 0.2, 21.8, 5}, // ranks
        {{1, 1, true}, true, 0.96, 2.04, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct acg_axis axis = acg_axis_of(rows[i].range, rows[i].ranks, 5);
        bool good = fabs(axis.low - rows[i].low) < 1e-9 && fabs(axis.high - rows[i].high) < 1e-9 &&
                    fabs(axis.step - rows[i].step) < 1e-9 && axis.ranks == rows[i].ranks;
        if (!good) fail_msg("row %zu: %g to %g by %g", i, axis.low, axis.high, axis.step);
    }
}

static void test_range_of_values(void **state)
{
    (void)state;
    static const double values[] = {NAN, 3, -1, NAN, 0.5};
    struct acg_range all = acg_range_of(values, 5), whole = acg_range_of(values, 3),
                     none = acg_range_of(values, 1);
    assert_true(all.least == -1 && all.largest == 3 && !all.whole);
    assert_true(whole.least == -1 && whole.largest == 3 && whole.whole);
    assert_true(isnan(none.least) && isnan(none.largest));
}

static void test_ticks(void **state)
{
    (void)state;
    static const struct {
        struct acg_axis axis;
        const char *script;
    } rows[] = {
        {{-1.08, 1.08, 1, false},
         "set yrange [-1.08:1.08]\nset ytics (\"\u22121\" -1, \"0\" 0, \"1\" 1)\n"},
        {{0.9, 3.1, 1, true}, "set yrange [3.1:0.9]\nset ytics (\"1\" 1, \"2\" 2, \"3\" 3)\n"},
        {{0.2, 11, 5, true}, "set yrange [11:0.2]\nset ytics (\"1\" 1, \"5\" 5, \"10\" 10)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct acg_plot plot = {0};
        acg_axis_set(&plot, &rows[i].axis, "y");
        assert_string_equal(plot.script.data, rows[i].script);
        acg_buffer_clear(&plot.script);
    }
    struct acg_plot plot = {0}; // a step that is far too small: no more than 40
    acg_axis_set(&plot, &(struct acg_axis){0, 1000, 1, false}, "x");
    assert_non_null(strstr(plot.script.data, "\"39\" 39)\n"));
    acg_buffer_clear(&plot.script);
}

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        double number;
        int digits;
        const char *text;
    } rows[] = {{1.23456789, 3, "1.23"},
                {-0.5, 6, "\u22120.5"},
                {0, 6, "0"},
                {-0.0, 6, "0"},
                {1e6, 6, "1e+06"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[ACG_AXIS_TEXT];
        acg_axis_number(rows[i].number, rows[i].digits, text);
        assert_string_equal(text, rows[i].text);
    }
}

// ---- times ----

/** The ticks that an axis of these windows has; with text of 10 points. */
static char *ticks_of(const struct acg_span windows[], size_t n, double room)
{
    struct acg_plot plot = {.look.text_size = 10};
    acg_times_set(&plot, windows, n, room, 5);
    const char *at = strstr(plot.script.data, "out (");
    assert_non_null(at);
    char *ticks = strdup(at + 4);
    acg_buffer_clear(&plot.script);
    return ticks;
}

static struct acg_span year(int first, int count)
{
    return (struct acg_span){acg_day_of_year(first), acg_day_of_year(first + count)};
}

static struct acg_span month(int of, int first)
{
    return (struct acg_span){acg_day(of, first, 1), acg_day(of, first + 1, 1)};
}

static void expect(const struct acg_span windows[], size_t n, double room, const char *ticks)
{
    char *found = ticks_of(windows, n, room);
    assert_string_equal(found, ticks);
    free(found);
}

static void test_years(void **state)
{
    (void)state;
    struct acg_span windows[40];
    for (int i = 0; i < 40; i++)
        windows[i] = year(2001 + i, 1);
    expect(windows, 1, 100, "(\"2001\" 2001.500000)\n");
    expect(windows, 3, 100, "(\"2001\" 2001.500000, \"2002\" 2002.500000, \"2003\" 2003.500000)\n");
    // no room for each: every fifth, with ticks without a name between
    char *ticks = ticks_of(windows, 11, 100);
    assert_non_null(strstr(ticks, "(\"\" 2001.500000 1, \"\" 2002.500000 1"));
    assert_non_null(strstr(ticks, ", \"2005\" 2005.500000, \"\" 2006.500000 1"));
    assert_non_null(strstr(ticks, ", \"2010\" 2010.500000, \"\" 2011.500000 1)\n"));
    free(ticks);
    // nor for those ticks
    const struct acg_span far[] = {year(1, 1), year(9998, 1)};
    expect(far, 2, 25, "(\"0000\" 0.500000, \"5000\" 5000.500000, \"10000\" 10000.500000)\n");
    // windows of three years, or not of one length, or with gaps too small: round years
    for (int i = 0; i < 3; i++)
        windows[i] = year(2001 + i, 3);
    expect(windows, 3, 100, "(\"2002\" 2002.500000, \"2003\" 2003.500000, \"2004\" 2004.500000)\n");
    windows[0] = year(2001, 1);
    windows[1] = (struct acg_span){acg_day(2001, 3, 1), acg_day(2002, 3, 1)};
    ticks = ticks_of(windows, 2, 100);
    assert_null(strstr(ticks, "2002"));
    free(ticks);
}

static void test_months(void **state)
{
    (void)state;
    struct acg_span windows[60];
    for (int i = 0; i < 60; i++)
        windows[i] = month(2001 + i / 12, 1 + i % 12);
    // room for the name of each month, for every third, for years
    char *ticks = ticks_of(windows, 4, 300);
    assert_non_null(strstr(ticks, "(\"2001-02\" 2001.084932, \"2001-03\" 2001.161644, "));
    assert_non_null(strstr(ticks, ", \"2001-04\" "));
    free(ticks);
    ticks = ticks_of(windows, 12, 200);
    assert_non_null(strstr(ticks, "(\"2001-04\" 2001.246575, \"2001-07\" 2001.495890, "));
    free(ticks);
    ticks = ticks_of(windows, 60, 200);
    assert_non_null(strstr(ticks, "(\"2001\" 2001.000000, \"2002\" 2002.000000, "));
    free(ticks);
    // two windows of a few days: their own first days
    windows[0] = (struct acg_span){acg_day(2001, 3, 2), acg_day(2001, 3, 4)};
    windows[1] = (struct acg_span){acg_day(2001, 3, 12), acg_day(2001, 3, 14)};
    expect(windows, 2, 60, "(\"2001-03-02\" 2001.167123, \"2001-03-12\" 2001.194521)\n");
    expect(windows, 1, 60, "(\"2001-03-02\" 2001.167123)\n");
}

// ---- what a note says ----

static void test_rules_in_words(void **state)
{
    (void)state;
    static const struct {
        enum acg_combine combine;
        enum acg_weigh weigh;
        double half_life;
    } rows[] = {
        {ACG_COMBINE_MAX, ACG_WEIGH_SHARE, 0},
        {ACG_COMBINE_SUM, ACG_WEIGH_SHARE, 0},
        {ACG_COMBINE_MEAN, ACG_WEIGH_SHARE, 2.5},
        {ACG_COMBINE_COUNT, ACG_WEIGH_PRESENCE, 0},
    };
    const struct acg_words *words = acg_words_in("en");
    char *seen[4];
    for (size_t i = 0; i < 4; i++) {
        struct acg_buffer out = {0};
        struct acg_slice_options what = acg_slice_defaults();
        what.combine = rows[i].combine;
        what.weigh = rows[i].weigh;
        what.half_life = rows[i].half_life;
        acg_rule_add(&out, words, &what);
        assert_true((strstr(out.data, "2.5") != NULL) == (rows[i].half_life > 0));
        seen[i] = strdup(strrchr(out.data, ';'));
        acg_buffer_clear(&out);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(seen[i], seen[k]);
    }
    for (size_t i = 0; i < 4; i++)
        free(seen[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_range_of_an_axis),
        cmocka_unit_test(test_range_of_values),
        cmocka_unit_test(test_ticks),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_years),
        cmocka_unit_test(test_months),
        cmocka_unit_test(test_rules_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
