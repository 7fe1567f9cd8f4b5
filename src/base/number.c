#include "base/number.h"

#include <langinfo.h>
#include <math.h>
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

void acg_number_digits(double number, int digits, char text[ACG_NUMBER_TEXT])
{
    snprintf(text, ACG_NUMBER_TEXT, "%.*g", digits, number);
    if (number == 0) strcpy(text, "0");
    change_point(text, locale_point(), ".");
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
