#include "base/number.h"

#include <langinfo.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_POINT = 8 }; // bytes that the decimal point of a locale may take

/** The point that printf and strtod use: a program around the library may have set a locale. */
static const char *locale_point(void)
{
    const char *point = nl_langinfo(RADIXCHAR);
    return *point && strlen(point) <= MOST_POINT ? point : ".";
}

/** Writes `to` where `from` first stands in `text`, which has room for it. */
static void change_point(char *text, const char *from, const char *to)
{
    char *at = strcmp(from, to) == 0 ? NULL : strstr(text, from);
    if (!at) return;
    memmove(at + strlen(to), at + strlen(from), strlen(at + strlen(from)) + 1);
    for (; *to; to++)
        *at++ = *to;
}

void acg_number_shortest(double number, char text[ACG_NUMBER_TEXT])
{
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, ACG_NUMBER_TEXT, "%.*g", digits, number);
        if (strtod(text, NULL) == number) break;
    }
    const char *exponent = strchr(text, 'e');
    int power = exponent ? (int)strtol(exponent + 1, NULL, 10) : 0;
    if (power > 0 && power < 15) { // "30" has no more digits than "3e+01"
        snprintf(text, ACG_NUMBER_TEXT, "%.*g", power + 1, number);
    }
    if (number == 0) strcpy(text, "0");
    change_point(text, locale_point(), ".");
}

/** The powers of ten that are exact. */
static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/** Writes the digits of `whole`, of which `before` stand before the point, without zeros at the
 * end. */
static void place_point(uint64_t whole, int digits, int before, bool negative, char *text)
{
    char room[ACG_NUMBER_TEXT];
    for (int i = digits; i-- > 0; whole /= 10)
        room[i] = (char)('0' + whole % 10);
    int last = digits;
    while (last > 1 && last > before && room[last - 1] == '0')
        last--;
    if (negative) *text++ = '-';
    if (before <= 0) *text++ = '0';
    if (before <= 0) *text++ = '.';
    for (int i = before; i < 0; i++)
        *text++ = '0';
    for (int i = 0; i < last; i++) {
        if (i == before && i > 0) *text++ = '.';
        *text++ = room[i];
    }
    *text = '\0';
}

/** Writes a number of ordinary size as snprintf's %g does, some ten times faster; false where
 * rounding is too close to a half, or anything else is unclear. */
static bool write_fast(double number, int digits, char text[ACG_NUMBER_TEXT])
{
    enum { MOST_DIGITS = 12 }; // the product below is then good to 1e-4
    double size = fabs(number);
    if (digits > MOST_DIGITS || !(size >= 1e-4 && size < 1e12)) return false;
    int before = 0; // digits before the point; below 1: minus the zeros behind it
    while (before < 12 && size >= powers[before])
        before++;
    while (before <= 0 && before > -4 && size < 1 / powers[1 - before])
        before--;
    if (before > digits) return false;
    double scaled = size * powers[digits - before], whole = floor(scaled), rest = scaled - whole;
    if (fabs(rest - 0.5) < 1e-3) return false;
    whole += rest > 0.5;
    if (whole < powers[digits - 1] || whole >= powers[digits]) return false;
    place_point((uint64_t)whole, digits, before, number < 0, text);
    return true;
}

void acg_number_digits(double number, int digits, char text[ACG_NUMBER_TEXT])
{
    if (write_fast(number, digits, text)) return;
    snprintf(text, ACG_NUMBER_TEXT, "%.*g", digits, number);
    if (number == 0) strcpy(text, "0");
    change_point(text, locale_point(), ".");
}

void acg_number_readable(double number, int digits, char text[ACG_NUMBER_TEXT])
{
    enum { MOST_DIGITS = 15 };
    double size = fabs(number);
    bool is_long = size + 0.5 >= pow(10, digits) && size < 1e15;
    acg_number_digits(is_long ? round(number) : number, is_long ? MOST_DIGITS : digits, text);
}

static size_t skip_digits(const char *text, size_t length, size_t i)
{
    while (i < length && text[i] >= '0' && text[i] <= '9')
        i++;
    return i;
}

bool acg_number_is_json(const char *text, size_t length)
{
    size_t i = length > 0 && text[0] == '-', start = i;
    i = skip_digits(text, length, i);
    if (i == start || (text[start] == '0' && i > start + 1)) return false;
    if (i < length && text[i] == '.') {
        start = i + 1;
        i = skip_digits(text, length, start);
        if (i == start) return false;
    }
    if (i < length && (text[i] == 'e' || text[i] == 'E')) {
        i++;
        if (i < length && (text[i] == '+' || text[i] == '-')) i++;
        start = i;
        i = skip_digits(text, length, start);
        if (i == start) return false;
    }
    return i == length;
}

bool acg_number_parse(const char *text, size_t length, double *out)
{
    char room[64], *copy = room;
    if (!acg_number_is_json(text, length)) return false;
    size_t need = length + MOST_POINT + 1;
    if (need > sizeof room && !(copy = malloc(need))) return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    change_point(copy, ".", locale_point());
    *out = strtod(copy, NULL);
    if (copy != room) free(copy);
    return isfinite(*out);
}
