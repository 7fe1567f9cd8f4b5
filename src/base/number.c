#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
}

void acg_number_digits(double number, int digits, char text[ACG_NUMBER_TEXT])
{
    snprintf(text, ACG_NUMBER_TEXT, "%.*g", digits, number);
    if (number == 0) strcpy(text, "0");
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
    if (length >= sizeof room && !(copy = malloc(length + 1))) return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    *out = strtod(copy, NULL);
    if (copy != room) free(copy);
    return isfinite(*out);
}
