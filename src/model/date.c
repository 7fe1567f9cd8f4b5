#include "actorgraph/date.h"

#include <stdio.h>
#include <string.h>

static const char how_to[] = "is no date; write YYYY, YYYY-MM or YYYY-MM-DD";

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): a year that begins in
 * March ends in the leap day. */
int32_t acg_day(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int32_t acg_day_of_year(int year)
{
    return acg_day(year, 1, 1);
}

void acg_day_split(int32_t day, int *year, int *month, int *day_of_month)
{
    int z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * y + y / 4 - y / 100), shifted = (5 * of_year + 2) / 153;
    *day_of_month = of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = y + era * 400 + (*month <= 2);
}

static bool refuse(char why[ACG_DATE_WHY], const char *text)
{
    snprintf(why, ACG_DATE_WHY, "%s", text);
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int two_digits(const char *at)
{
    return (at[0] - '0') * 10 + at[1] - '0';
}

/** One part of two characters: a number, or XX. */
struct part {
    bool given, unspecified;
    int value;
};

static bool parse_part(const char *text, size_t length, size_t at, struct part *out)
{
    *out = (struct part){0};
    if (at == length) return true;
    if (length - at < 3 || text[at] != '-') return false;
    out->given = true;
    out->unspecified = text[at + 1] == 'X' && text[at + 2] == 'X';
    if (out->unspecified) return true;
    if (!is_digit(text[at + 1]) || !is_digit(text[at + 2])) return false;
    out->value = two_digits(text + at + 1);
    return true;
}

/** The year, of whose last digits one or two may be X: years [first, last]. */
static bool parse_year(const char *text, int *first, int *last)
{
    int n = 4;
    while (n > 2 && text[n - 1] == 'X')
        n--;
    *first = *last = 0;
    for (int i = 0; i < 4; i++) {
        if (i < n && !is_digit(text[i])) return false;
        *first = *first * 10 + (i < n ? text[i] - '0' : 0);
        *last = *last * 10 + (i < n ? text[i] - '0' : 9);
    }
    return true;
}

static bool parse_season(int year, int season, struct acg_span *out, char why[ACG_DATE_WHY])
{
    int month = 3 + (season - 21) * 3; // December of the year begins its winter
    bool winter = season == 24;
    if (winter && year == 9999) {
        return refuse(why, "is out of range; that winter ends in the year 10000");
    }
    out->from = acg_day(year, month, 1);
    out->until = winter ? acg_day(year + 1, 3, 1) : acg_day(year, month + 3, 1);
    return true;
}

static bool parse_day(int year, struct part month, struct part day, struct acg_span *out,
                      char why[ACG_DATE_WHY])
{
    int most = days_in_month(year, month.value);
    if (day.unspecified) {
        out->from = acg_day(year, month.value, 1);
        out->until = out->from + most;
        return true;
    }
    if (day.value < 1 || day.value > most) {
        snprintf(why, ACG_DATE_WHY, "is no date; %s %04d has %d days", months[month.value - 1],
                 year, most);
        return false;
    }
    out->from = acg_day(year, month.value, day.value);
    out->until = out->from + 1;
    return true;
}

static bool parse_month(int year, struct part month, struct part day, struct acg_span *out,
                        char why[ACG_DATE_WHY])
{
    if (month.unspecified) { // 2016-XX, 2016-XX-XX
        if (day.given && !day.unspecified) return refuse(why, how_to);
        *out = (struct acg_span){acg_day_of_year(year), acg_day_of_year(year + 1)};
        return true;
    }
    if (month.value >= 21 && month.value <= 24 && !day.given) {
        return parse_season(year, month.value, out, why);
    }
    if (month.value < 1 || month.value > 12) {
        return refuse(why, "is no date; months run from 01 to 12, seasons from 21 to 24");
    }
    if (day.given) return parse_day(year, month, day, out, why);
    out->from = acg_day(year, month.value, 1);
    out->until = out->from + days_in_month(year, month.value);
    return true;
}

/** Whether a time of day follows: a T behind a digit, or a colon behind one. */
static bool has_time(const char *text, size_t length)
{
    for (size_t i = 1; i < length; i++) {
        if ((text[i] == 'T' || text[i] == ':') && is_digit(text[i - 1])) return true;
    }
    return false;
}

/** A date without qualifier. */
static bool parse_plain(const char *text, size_t length, struct acg_span *out,
                        char why[ACG_DATE_WHY])
{
    int first, last;
    struct part month, day;
    if (has_time(text, length)) {
        return refuse(why, "has a time of day, which is not used; write YYYY-MM-DD");
    }
    if (length > 0 && (text[0] == '-' || text[0] == 'Y')) {
        return refuse(why, "is out of range; years run from 0001 to 9999");
    }
    if (length < 4 || !parse_year(text, &first, &last)) return refuse(why, how_to);
    size_t month_end = length < 7 ? length : 7;
    if (!parse_part(text, month_end, 4, &month)) return refuse(why, how_to);
    if (!parse_part(text, length, month_end, &day) || length > 10) return refuse(why, how_to);
    if (last < 1) return refuse(why, "is out of range; years run from 0001 to 9999");
    if (first < 1) first = 1;
    if (!month.given) {
        *out = (struct acg_span){acg_day_of_year(first), acg_day_of_year(last + 1)};
        return true;
    }
    if (first != last) return refuse(why, how_to); // 201X-05 is level 2
    return parse_month(first, month, day, out, why);
}

/** A date with its qualifier, or ".." where `open` allows it. */
static bool parse_one(const char *text, size_t length, struct acg_date *out, char why[ACG_DATE_WHY])
{
    *out = (struct acg_date){0};
    if (length == 0) return refuse(why, "is empty; write a date, or leave the key out");
    char last = text[length - 1];
    out->uncertain = last == '?' || last == '%';
    out->approximate = last == '~' || last == '%';
    if (out->uncertain || out->approximate) length--;
    return parse_plain(text, length, &out->span, why);
}

static bool is_open(const char *text, size_t length)
{
    return length == 0 || (length == 2 && text[0] == '.' && text[1] == '.');
}

static bool parse_interval(const char *text, size_t length, const char *slash, struct acg_date *out,
                           char why[ACG_DATE_WHY])
{
    size_t first = (size_t)(slash - text), second = length - first - 1;
    struct acg_date from = {.span = acg_span_all()}, until = {.span = acg_span_all()};
    if (is_open(text, first) && is_open(slash + 1, second)) {
        return refuse(why, "is no date; an interval needs one end at least");
    }
    if (!is_open(text, first) && !parse_one(text, first, &from, why)) return false;
    if (!is_open(slash + 1, second) && !parse_one(slash + 1, second, &until, why)) return false;
    *out = (struct acg_date){
        .span = {from.span.from, until.span.until},
        .uncertain = from.uncertain || until.uncertain,
        .approximate = from.approximate || until.approximate,
        .interval = true,
    };
    if (out->span.from >= out->span.until) {
        return refuse(why, "is no date; the interval ends before it starts");
    }
    return true;
}

bool acg_date_parse(const char *text, size_t length, struct acg_date *out, char why[ACG_DATE_WHY])
{
    *out = (struct acg_date){0};
    const char *slash = memchr(text, '/', length);
    bool once = slash && !memchr(slash + 1, '/', length - (size_t)(slash + 1 - text));
    bool american = slash && !once;
    if (american) return refuse(why, how_to);
    if (slash) return parse_interval(text, length, slash, out, why);
    if (length == 2 && is_open(text, length)) {
        out->span = acg_span_all();
        return true;
    }
    return parse_one(text, length, out, why);
}

/** A day in one to three parts: year, month, day. */
static void format_end(int32_t day, int parts, char room[16])
{
    int year, month, of_month;
    acg_day_split(day, &year, &month, &of_month);
    if (parts == 1) {
        snprintf(room, 16, "%04d", year);
    } else if (parts == 2) {
        snprintf(room, 16, "%04d-%02d", year, month);
    } else {
        snprintf(room, 16, "%04d-%02d-%02d", year, month, of_month);
    }
}

/** How many parts a first day needs. */
static int parts_of_first(int32_t day)
{
    int year, month, of_month;
    acg_day_split(day, &year, &month, &of_month);
    return of_month != 1 ? 3 : month != 1 ? 2 : 1;
}

void acg_span_format(struct acg_span span, char text[ACG_SPAN_TEXT])
{
    char first[16] = "..", last[16] = "..";
    if (span.from != ACG_DAY_MIN) format_end(span.from, parts_of_first(span.from), first);
    if (span.until != ACG_DAY_MAX) {
        format_end(span.until - 1, parts_of_first(span.until), last);
    }
    struct acg_date whole;
    char why[ACG_DATE_WHY];
    for (int parts = 1; parts <= 3 && acg_span_is_bounded(span); parts++) {
        char one[16];
        format_end(span.from, parts, one);
        if (acg_date_parse(one, strlen(one), &whole, why) && whole.span.from == span.from &&
            whole.span.until == span.until) {
            snprintf(text, ACG_SPAN_TEXT, "%s", one);
            return;
        }
    }
    snprintf(text, ACG_SPAN_TEXT, "%s/%s", first, last);
}
