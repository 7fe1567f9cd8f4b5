#include "ingest/field.h"

#include "actorgraph/date.h"

#include <strings.h>

struct acg_field acg_field_trim(struct acg_field field)
{
    while (field.length > 0 && *field.text == ' ') {
        field.text++;
        field.length--;
    }
    while (field.length > 0 &&
           (field.text[field.length - 1] == ' ' || field.text[field.length - 1] == '\r')) {
        field.length--;
    }
    return field;
}

bool acg_field_next(struct acg_field *rest, char separator, struct acg_field *item)
{
    if (!rest->text) return false;
    const char *end = memchr(rest->text, separator, rest->length);
    size_t length = end ? (size_t)(end - rest->text) : rest->length;
    *item = acg_field_trim((struct acg_field){rest->text, length});
    *rest = end ? (struct acg_field){end + 1, rest->length - length - 1} : (struct acg_field){0};
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool acg_field_tenths(struct acg_field field, int64_t *out)
{
    enum { MOST_DIGITS = 15 };
    const char *at = field.text, *end = at + field.length;
    bool negative = at < end && *at == '-';
    int64_t value = 0;
    int digits = 0;
    at += negative || (at < end && *at == '+');
    for (; at < end && is_digit(*at) && digits <= MOST_DIGITS; at++, digits++)
        value = value * 10 + (*at - '0');
    if (digits == 0 || digits > MOST_DIGITS) return false;
    value *= 10;
    if (at < end && *at == '.') {
        at++;
        if (at < end && is_digit(*at)) value += *at++ - '0';
        while (at < end && *at == '0')
            at++;
    }
    *out = negative ? -value : value;
    return at == end;
}

bool acg_field_whole(struct acg_field field, uint64_t *out)
{
    enum { MOST_DIGITS = 18 };
    uint64_t value = 0;
    if (field.length == 0 || field.length > MOST_DIGITS) return false;
    if (*field.text == '0' && field.length > 1) return false;
    for (size_t i = 0; i < field.length; i++) {
        if (!is_digit(field.text[i])) return false;
        value = value * 10 + (uint64_t)(field.text[i] - '0');
    }
    *out = value;
    return true;
}

/** Reads `n` digits; -1 if there are others. */
static int digits_at(const char *text, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (!is_digit(text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/** The day, if the calendar has it. */
static bool make_day(int year, int month, int day, int32_t *out)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > lengths[month - 1] + (month == 2 && leap)) return false;
    *out = acg_day(year, month, day);
    return true;
}

static bool parse_compact(struct acg_field field, int32_t *out)
{
    return field.length == 8 && make_day(digits_at(field.text, 4), digits_at(field.text + 4, 2),
                                         digits_at(field.text + 6, 2), out);
}

static bool parse_iso(struct acg_field field, int32_t *out)
{
    const char *text = field.text;
    if (field.length < 10 || text[4] != '-' || text[7] != '-') return false;
    if (field.length > 10 && text[10] != ' ' && text[10] != 'T') return false;
    return make_day(digits_at(text, 4), digits_at(text + 5, 2), digits_at(text + 8, 2), out);
}

static bool parse_long(struct acg_field field, int32_t *out)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct acg_field rest = field, day, month, year;
    if (!acg_field_next(&rest, ' ', &day) || !acg_field_next(&rest, ' ', &month) ||
        !acg_field_next(&rest, ' ', &year) || rest.text || year.length != 4) {
        return false;
    }
    if (day.length < 1 || day.length > 2) return false;
    for (int i = 0; i < 12; i++) {
        size_t length = strlen(months[i]);
        bool is_short = month.length == 3, is_whole = month.length == length;
        if ((is_short || is_whole) && strncasecmp(months[i], month.text, month.length) == 0) {
            return make_day(digits_at(year.text, 4), i + 1, digits_at(day.text, (int)day.length),
                            out);
        }
    }
    return false;
}

bool acg_field_day(struct acg_field field, enum acg_date_form form, int32_t *out)
{
    switch (form) {
    case ACG_FORM_COMPACT:
        return parse_compact(field, out);
    case ACG_FORM_ISO:
        return parse_iso(field, out);
    case ACG_FORM_LONG:
        return parse_long(field, out);
    case ACG_FORM_ANY:
        break;
    }
    return parse_compact(field, out) || parse_iso(field, out) || parse_long(field, out);
}
