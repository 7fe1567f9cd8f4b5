// Lengths of time by the calendar, windows of a series, and the time that a graph covers.
#include "actorgraph/date.h"
#include "actorgraph/report.h"
#include "actorgraph/series.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void reads_lengths_of_time(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int months, days; // 0, 0: refused
    } cases[] = {{"5y", 60, 0},        {"1m", 1, 0},     {"10w", 0, 70}, {"90d", 0, 90},
                 {"9999y", 119988, 0}, {"", 0, 0},       {"y", 0, 0},    {"5", 0, 0},
                 {"0y", 0, 0},         {"-1y", 0, 0},    {"5Y", 0, 0},   {"1.5y", 0, 0},
                 {"5 y", 0, 0},        {"99999d", 0, 0}, {"5yy", 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_duration out = {0, 0};
        bool sound = acg_duration_parse(cases[i].text, strlen(cases[i].text), &out);
        assert_int_equal(sound, cases[i].months + cases[i].days > 0);
        if (!sound) continue;
        assert_int_equal(out.months, cases[i].months);
        assert_int_equal(out.days, cases[i].days);
    }
}

static void goes_by_the_calendar(void **state)
{
    (void)state;
    static const struct acg_duration month = {1, 0}, year = {12, 0}, day = {0, 1};
    assert_int_equal(acg_day_after(acg_day(2019, 1, 31), month, 1), acg_day(2019, 2, 28));
    assert_int_equal(acg_day_after(acg_day(2020, 2, 29), year, -1), acg_day(2019, 2, 28));
    assert_int_equal(acg_day_after(acg_day(2019, 12, 15), month, 1), acg_day(2020, 1, 15));
    assert_int_equal(acg_day_after(acg_day(2019, 3, 1), day, -1), acg_day(2019, 2, 28));
    assert_int_equal(acg_day_after(acg_day(2019, 3, 1), year, 100000), acg_day_of_year(10000));
    assert_int_equal(acg_day_after(acg_day(2019, 3, 1), day, INT64_MIN), acg_day_of_year(1));
    assert_int_equal(acg_day_after(acg_day(2019, 3, 1), year, INT64_MAX), acg_day_of_year(10000));
}

static void assert_windows(struct acg_windows_rule rule, const char *expected)
{
    struct acg_span *windows;
    size_t n, length = 0;
    char text[400] = "";
    assert_int_equal(acg_windows_new(&rule, &windows, &n, NULL), ACG_OK);
    for (size_t i = 0; i < n; i++) {
        acg_span_format(windows[i], text + length);
        length += strlen(text + length);
        strcpy(text + length++, " ");
    }
    assert_string_equal(text, expected);
    free(windows);
}

static void makes_windows(void **state)
{
    (void)state;
    static const struct acg_duration month = {1, 0}, year = {12, 0}, two = {24, 0}, three = {36, 0};
    const struct acg_span years = {acg_day_of_year(2001), acg_day_of_year(2006)};
    const struct acg_span months = {acg_day(2019, 11, 1), acg_day(2020, 2, 15)};
    assert_windows((struct acg_windows_rule){.range = years, .step = year},
                   "2001 2002 2003 2004 2005 ");
    assert_windows((struct acg_windows_rule){.range = years, .step = two},
                   "2001/2002 2003/2004 2005 ");
    assert_windows((struct acg_windows_rule){.range = years, .step = year, .window = three},
                   "2001/2003 2002/2004 2003/2005 ");
    assert_windows(
        (struct acg_windows_rule){.range = years, .step = two, .window = three, .trailing = true},
        "2000/2002 2002/2004 2003/2005 ");
    assert_windows((struct acg_windows_rule){.range = months, .step = month},
                   "2019-11 2019-12 2020-01 2020-02/2020-02-14 ");
}

static void refuses_windows_that_cannot_be(void **state)
{
    (void)state;
    struct acg_span *windows;
    size_t n;
    const struct acg_duration day = {0, 1}, century = {1200, 0};
    const struct acg_span year = {acg_day_of_year(2001), acg_day_of_year(2002)};
    const struct acg_windows_rule rules[] = {
        {.range = acg_span_all(), .step = day},
        {.range = year},
        {.range = year, .step = day, .window = century},
        {.range = {acg_day_of_year(1), acg_day_of_year(9999)}, .step = day},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        assert_int_equal(acg_windows_new(&rules[i], &windows, &n, NULL), ACG_MISUSED);
        assert_null(windows);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_lengths_of_time),
        cmocka_unit_test(goes_by_the_calendar),
        cmocka_unit_test(makes_windows),
        cmocka_unit_test(refuses_windows_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
