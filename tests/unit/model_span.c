// Spans as text: what is written means the same days when it is read again.
#include "actorgraph/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void assert_returns(struct acg_span span)
{
    struct acg_date date;
    char text[ACG_SPAN_TEXT], why[ACG_DATE_WHY];
    acg_span_format(span, text);
    assert_true(strlen(text) < ACG_SPAN_TEXT);
    if (span.from == ACG_DAY_MIN && span.until == ACG_DAY_MAX) {
        assert_string_equal(text, "../.."); // an interval needs an end, so this one is only shown
        return;
    }
    if (!acg_date_parse(text, strlen(text), &date, why)) fail_msg("%s %s", text, why);
    if (date.span.from != span.from || date.span.until != span.until) {
        fail_msg("%s means %d %d", text, (int)date.span.from, (int)date.span.until);
    }
}

static void writes_as_short_as_can_be(void **state)
{
    (void)state;
    static const struct {
        int from[3], until[3]; // until: the day after the last; zeros: open
        const char *text;
    } cases[] = {
        {{2019, 1, 1}, {2020, 1, 1}, "2019"},
        {{2019, 6, 1}, {2019, 7, 1}, "2019-06"},
        {{2019, 12, 1}, {2020, 1, 1}, "2019-12"},
        {{2020, 2, 1}, {2020, 3, 1}, "2020-02"},
        {{2019, 6, 30}, {2019, 7, 1}, "2019-06-30"},
        {{2019, 12, 31}, {2020, 1, 1}, "2019-12-31"},
        {{2020, 2, 1}, {2020, 2, 29}, "2020-02/2020-02-28"},
        {{2015, 1, 1}, {2019, 7, 1}, "2015/2019-06"},
        {{2015, 1, 1}, {2015, 7, 1}, "2015/2015-06"},
        {{2015, 3, 1}, {2016, 1, 1}, "2015-03/2015"},
        {{2015, 3, 2}, {2017, 1, 1}, "2015-03-02/2016"},
        {{2015, 1, 1}, {2015, 1, 2}, "2015-01-01"},
        {{0}, {2020, 1, 1}, "../2019"},
        {{0}, {2019, 7, 1}, "../2019-06"},
        {{2015, 1, 1}, {0}, "2015/.."},
        {{2015, 1, 2}, {0}, "2015-01-02/.."},
        {{0}, {0}, "../.."},
        {{1, 1, 1}, {10000, 1, 1}, "0001/9999"},
        {{1, 1, 1}, {1, 1, 2}, "0001-01-01"},
        {{9999, 12, 31}, {10000, 1, 1}, "9999-12-31"},
        {{1, 1, 2}, {9999, 12, 31}, "0001-01-02/9999-12-30"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const int *a = cases[i].from, *b = cases[i].until;
        struct acg_span span = {a[0] ? acg_day(a[0], a[1], a[2]) : ACG_DAY_MIN,
                                b[0] ? acg_day(b[0], b[1], b[2]) : ACG_DAY_MAX};
        char text[ACG_SPAN_TEXT];
        acg_span_format(span, text);
        assert_string_equal(text, cases[i].text);
        assert_returns(span);
    }
}

/** Every span within some years that have and have not leap days, with open ends too. */
static void comes_back_the_same(void **state)
{
    (void)state;
    static const int years[][2] = {{1, 1}, {1899, 1900}, {1999, 2000}, {9999, 9999}};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        int32_t first = acg_day_of_year(years[i][0]), end = acg_day_of_year(years[i][1] + 1);
        for (int32_t from = first; from < end; from++) {
            assert_returns((struct acg_span){from, ACG_DAY_MAX});
            assert_returns((struct acg_span){ACG_DAY_MIN, from + 1});
            for (int32_t until = from + 1; until <= end; until += until < from + 70 ? 1 : 5) {
                assert_returns((struct acg_span){from, until});
            }
        }
    }
    assert_returns(acg_span_all());
}

/** Spans between any days of the years 0001 to 9999, by a fixed walk over them. */
static void comes_back_from_afar(void **state)
{
    (void)state;
    int32_t first = acg_day_of_year(1), days = acg_day_of_year(10000) - first;
    for (int64_t i = 0; i < 100000; i++) {
        int32_t a = first + (int32_t)(i * 1299709 % days),
                b = first + (int32_t)(i * 15485863 % days);
        struct acg_span span = {a < b ? a : b, (a < b ? b : a) + 1};
        assert_returns(span);
    }
}

/** A year's four seasons follow each other without a gap, for all years. */
static void seasons_follow_each_other(void **state)
{
    (void)state;
    for (int year = 1; year <= 9998; year++) {
        int32_t day = acg_day(year, 3, 1);
        for (int season = 21; season <= 24; season++) {
            char text[16], why[ACG_DATE_WHY];
            struct acg_date date;
            snprintf(text, sizeof text, "%04u-%02u", (unsigned)year % 10000,
                     (unsigned)season % 100);
            if (!acg_date_parse(text, 7, &date, why)) fail_msg("%s %s", text, why);
            assert_int_equal(date.span.from, day);
            assert_in_range(date.span.until - day, 90, 92);
            day = date.span.until;
        }
        assert_int_equal(day, acg_day(year + 1, 3, 1));
    }
}

/** Decades and centuries hold the years that begin with their digits. */
static void unspecified_digits_hold_their_years(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 1000; i++) {
        char text[16], why[ACG_DATE_WHY];
        struct acg_date date;
        snprintf(text, sizeof text, "%03uX", i % 1000);
        assert_true(acg_date_parse(text, 4, &date, why));
        assert_int_equal(date.span.from, acg_day_of_year(i == 0 ? 1 : (int)i * 10));
        assert_int_equal(date.span.until, acg_day_of_year((int)i * 10 + 10));
        if (i >= 100) continue;
        snprintf(text, sizeof text, "%02uXX", i % 100);
        assert_true(acg_date_parse(text, 4, &date, why));
        assert_int_equal(date.span.from, acg_day_of_year(i == 0 ? 1 : (int)i * 100));
        assert_int_equal(date.span.until, acg_day_of_year((int)i * 100 + 100));
    }
}

/** What stands behind the length given is not read; each cut of a date is a date or is refused. */
static void reads_no_further(void **state)
{
    (void)state;
    static const char text[] = "2016-10-22/2017-11-03";
    for (size_t length = 0; length < sizeof text; length++) {
        char exact[sizeof text]; // what stands behind would make another date
        char why[ACG_DATE_WHY];
        struct acg_date date;
        memset(exact, '9', sizeof exact);
        memcpy(exact, text, length);
        bool want = length == 4 || length == 7 || length == 10 || length == 11 || length == 15 ||
                    length == 18 || length == 21;
        assert_int_equal(acg_date_parse(exact, length, &date, why), want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_as_short_as_can_be),
        cmocka_unit_test(comes_back_the_same),
        cmocka_unit_test(comes_back_from_afar),
        cmocka_unit_test(seasons_follow_each_other),
        cmocka_unit_test(unspecified_digits_hold_their_years),
        cmocka_unit_test(reads_no_further),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
