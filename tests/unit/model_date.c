// Dates: what each text means, what is refused and why, and every day there and back.
#include "actorgraph/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/** A text and the span that acg_span_format must write for it; "?" and "~" mark its qualifiers. */
struct sound {
    const char *text, *span, *marks;
};

static const struct sound sounds[] = {
    {"2016", "2016", ""},
    {"2016-10", "2016-10", ""},
    {"2016-10-22", "2016-10-22", ""},
    {"2016?", "2016", "?"},
    {"2016-10~", "2016-10", "~"},
    {"2016-10-22%", "2016-10-22", "?~"},
    {"201X", "2010/2019", ""},
    {"20XX", "2000/2099", ""},
    {"00XX", "0001/0099", ""},
    {"000X?", "0001/0009", "?"},
    {"2016-XX", "2016", ""},
    {"2016-10-XX", "2016-10", ""},
    {"2016-XX-XX~", "2016", "~"},
    {"2016-21", "2016-03/2016-05", ""},
    {"2016-22", "2016-06/2016-08", ""},
    {"2016-23", "2016-09/2016-11", ""},
    {"2016-24", "2016-12/2017-02", ""},
    {"..", "../..", ""},
    {"2015/2016", "2015/2016", "-"},
    {"2015-06/2016-02-03", "2015-06/2016-02-03", "-"},
    {"../2016", "../2016", "-"},
    {"/2016", "../2016", "-"},
    {"2015/..", "2015/..", "-"},
    {"2015/", "2015/..", "-"},
    {"2015?/2016~", "2015/2016", "-?~"},
    {"2016-10-22/2016-10", "2016-10-22/2016-10", "-"}, // a coarse end is no reversal
    {"2016/2016", "2016", "-"},
    {"0001", "0001", ""},
    {"0001-01-01", "0001-01-01", ""},
    {"9999", "9999", ""},
    {"9999-12-31", "9999-12-31", ""},
    {"9999-23", "9999-09/9999-11", ""},
    {"0001-24", "0001-12/0002-02", ""},
    {"2023-24", "2023-12/2024-02", ""}, // a winter of 91 days
    {"2016-24%", "2016-12/2017-02", "?~"},
    {"20XX~", "2000/2099", "~"},
    {"99XX", "9900/9999", ""},
    {"2016-02-XX?", "2016-02", "?"},
    {"201X/2016-21", "2010/2016-05", "-"},
    {"2016-24/..", "2016-12/..", "-"},
    {"../2016-XX-XX%", "../2016", "-?~"},
    {"2016-05-03/2016-05-03", "2016-05-03", "-"},
    {"2000-02-29", "2000-02-29", ""},
    {"2024-02-29", "2024-02-29", ""},
};

static void reads_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        const struct sound *want = &sounds[i];
        struct acg_date date;
        char why[ACG_DATE_WHY], span[ACG_SPAN_TEXT];
        if (!acg_date_parse(want->text, strlen(want->text), &date, why)) {
            fail_msg("%s %s", want->text, why);
        }
        acg_span_format(date.span, span);
        if (strcmp(span, want->span) != 0) fail_msg("%s means %s", want->text, span);
        assert_int_equal(date.uncertain, strchr(want->marks, '?') != NULL);
        assert_int_equal(date.approximate, strchr(want->marks, '~') != NULL);
        assert_int_equal(date.interval, strchr(want->marks, '-') != NULL);
        assert_null(date.text);
    }
}

struct bad {
    const char *text, *why;
};

#define HOW_TO "is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
#define RANGE "is out of range; years run from 0001 to 9999"

static const struct bad bads[] = {
    {"", "is empty; write a date, or leave the key out"},
    {"?", HOW_TO},
    {"16", HOW_TO},
    {"201", HOW_TO},
    {"20161", HOW_TO},
    {"2016-1", HOW_TO},
    {"2016-1-2", HOW_TO},
    {"2016-10-2", HOW_TO},
    {"2016-10-221", HOW_TO},
    {"2016/10/22", HOW_TO},
    {"10/22/2016", HOW_TO},
    {"22.10.2016", HOW_TO},
    {"20161022", HOW_TO},
    {"2016-10-22?~", HOW_TO},
    {"2XXX", HOW_TO},
    {"X016", HOW_TO},
    {"2016-1X", HOW_TO},
    {"2016-XX-05", HOW_TO},
    {"201X-05", HOW_TO},
    {" 2016", HOW_TO},
    {"2016 ", HOW_TO},
    {"0000", RANGE},
    {"-0044", RANGE},
    {"Y17000", RANGE},
    {"9999-24", "is out of range; that winter ends in the year 10000"},
    {"2016-00", "is no date; months run from 01 to 12, seasons from 21 to 24"},
    {"2016-13", "is no date; months run from 01 to 12, seasons from 21 to 24"},
    {"2016-20", "is no date; months run from 01 to 12, seasons from 21 to 24"},
    {"2016-25", "is no date; months run from 01 to 12, seasons from 21 to 24"},
    {"2016-21-01", "is no date; months run from 01 to 12, seasons from 21 to 24"},
    {"2016-10-00", "is no date; October 2016 has 31 days"},
    {"2016-10-32", "is no date; October 2016 has 31 days"},
    {"2021-02-29", "is no date; February 2021 has 28 days"},
    {"1900-02-29", "is no date; February 1900 has 28 days"},
    {"2100-02-29", "is no date; February 2100 has 28 days"},
    {"2016-10-22T12:00", "has a time of day, which is not used; write YYYY-MM-DD"},
    {"20161022T1200Z", "has a time of day, which is not used; write YYYY-MM-DD"},
    {"12:30", "has a time of day, which is not used; write YYYY-MM-DD"},
    {"2016-10-22T12:00?", "has a time of day, which is not used; write YYYY-MM-DD"},
    {"THE SECOND OF MAY", HOW_TO}, // not every T begins a time
    {"Tuesday", HOW_TO},
    {"date: 2016", HOW_TO},
    {"2015/2016/2017", HOW_TO},
    {"2016-10-22 ", HOW_TO},
    {"..?", HOW_TO},
    {"...", HOW_TO},
    {"2016-X1", HOW_TO},
    {"2016-10-X1", HOW_TO},
    {"2016-10-1X", HOW_TO},
    {"2016-xx", HOW_TO},
    {"201x", HOW_TO},
    {"2016--10", HOW_TO},
    {"2016-10-", HOW_TO},
    {"2016-", HOW_TO},
    {"?2016", HOW_TO}, // level 2
    {"2016?-10", HOW_TO},
    {"201X-XX", HOW_TO},
    {"\xd9\xa2\xd9\xa0", HOW_TO}, // digits of other scripts are none
    {"9999-12-32", "is no date; December 9999 has 31 days"},
    {"0004-02-30", "is no date; February 0004 has 29 days"},
    {"2018/2016", "is no date; the interval ends before it starts"},
    {"2016-10/2016-09-30", "is no date; the interval ends before it starts"},
    {"../..", "is no date; an interval needs one end at least"},
    {"/", "is no date; an interval needs one end at least"},
    {"2016/2021-02-30", "is no date; February 2021 has 28 days"},
    {"x/2016", HOW_TO},
};

static void refuses_with_a_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bads / sizeof *bads; i++) {
        struct acg_date date;
        char why[ACG_DATE_WHY] = "";
        if (acg_date_parse(bads[i].text, strlen(bads[i].text), &date, why)) {
            fail_msg("'%s' is taken", bads[i].text);
        }
        if (strcmp(why, bads[i].why) != 0) fail_msg("'%s' %s", bads[i].text, why);
    }
}

static bool leaps(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/** Every day of the years 0001 to 9999 is read, split and counted on from the day before. */
static void counts_every_day(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t day = acg_day(1, 1, 1);
    assert_int_equal(day, -719162); // proleptic Gregorian; R: as.integer(as.Date("0001-01-01"))
    for (int year = 1; year <= 9999; year++) {
        assert_int_equal(acg_day_of_year(year), day);
        for (int month = 1; month <= 12; month++) {
            int length = lengths[month - 1] + (month == 2 && leaps(year));
            for (int of_month = 1; of_month <= length; of_month++, day++) {
                int y, m, d;
                acg_day_split(day, &y, &m, &d);
                if (acg_day(year, month, of_month) != day || y != year || m != month ||
                    d != of_month) {
                    fail_msg("%04d-%02d-%02d", year, month, of_month);
                }
            }
        }
    }
    assert_int_equal(acg_day_of_year(10000), day);
    assert_int_equal(acg_day(1970, 1, 1), 0);
    assert_int_equal(acg_day(2000, 3, 1), 11017);
}

/** The last day of each month of each year is a date, the next is none. */
static void knows_every_month_end(void **state)
{
    (void)state;
    for (int year = 1; year <= 9999; year++) {
        for (int month = 1; month <= 12; month++) {
            int32_t next = month == 12 ? acg_day_of_year(year + 1) : acg_day(year, month + 1, 1);
            int last = next - acg_day(year, month, 1);
            char text[48], why[ACG_DATE_WHY], back[ACG_SPAN_TEXT];
            struct acg_date date;
            snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, last + 1);
            if (acg_date_parse(text, 10, &date, why)) fail_msg("%s is taken", text);
            snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, last);
            if (!acg_date_parse(text, 10, &date, why)) fail_msg("%s %s", text, why);
            assert_int_equal(date.span.until, next);
            acg_span_format(date.span, back);
            assert_string_equal(back, text);
            if (!acg_date_parse(text, 7, &date, why)) fail_msg("%.7s %s", text, why);
            assert_int_equal(date.span.from, acg_day(year, month, 1));
            assert_int_equal(date.span.until, next);
        }
    }
}

static void compares_spans(void **state)
{
    (void)state;
    struct acg_span year = {0, 365}, spring = {59, 151}, later = {365, 400};
    assert_int_equal(acg_span_shared_days(year, spring), 92);
    assert_int_equal(acg_span_shared_days(spring, year), 92);
    assert_int_equal(acg_span_shared_days(year, later), 0);
    assert_int_equal(acg_span_shared_days(year, acg_span_all()), 365);
    assert_int_equal(acg_span_shared_days(acg_span_all(), acg_span_all()),
                     (int64_t)ACG_DAY_MAX - ACG_DAY_MIN);
    assert_true(acg_span_meets(year, spring));
    assert_false(acg_span_meets(year, later)); // half-open: day 365 is not in the first
    assert_true(acg_span_is_bounded(year));
    assert_false(acg_span_is_bounded((struct acg_span){0, ACG_DAY_MAX}));
    assert_false(acg_span_is_bounded((struct acg_span){ACG_DAY_MIN, 0}));
    assert_int_equal(acg_span_days(later), 35);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_dates),      cmocka_unit_test(refuses_with_a_reason),
        cmocka_unit_test(counts_every_day), cmocka_unit_test(knows_every_month_end),
        cmocka_unit_test(compares_spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
