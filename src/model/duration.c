#include "actorgraph/date.h"

#include <string.h>

bool acg_duration_parse(const char *text, size_t length, struct acg_duration *out)
{
    static const char units[] = "ymwd";
    static const struct acg_duration of_units[] = {{12, 0}, {1, 0}, {0, 7}, {0, 1}};
    char last = length >= 2 && length <= 5 ? text[length - 1] : '\0';
    const char *unit = last ? strchr(units, last) : NULL;
    int number = 0;
    for (size_t i = 0; unit && i + 1 < length; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        number = 10 * number + text[i] - '0';
    }
    if (number == 0) return false;
    struct acg_duration one = of_units[unit - units];
    *out = (struct acg_duration){number * one.months, number * one.days};
    return true;
}

static int64_t between(int64_t number, int64_t least, int64_t most)
{
    return number < least ? least : number > most ? most : number;
}

/** The day in the month `month` (from January of year 0), or the last one that it has. */
static int32_t day_in(int64_t month, int day_of_month)
{
    int year = (int)(month / 12), of_year = (int)(month % 12) + 1;
    int32_t first = acg_day(year, of_year, 1);
    int32_t next = acg_day(of_year == 12 ? year + 1 : year, of_year == 12 ? 1 : of_year + 1, 1);
    return (int32_t)between(first + day_of_month - 1, first, next - 1);
}

int32_t acg_day_after(int32_t day, struct acg_duration duration, int64_t times)
{
    const int32_t first = acg_day_of_year(1), last = acg_day_of_year(10000);
    int64_t most = (int64_t)last - first + 1; // more is beyond in any unit
    times = between(times, -most, most);
    if (duration.months == 0) return (int32_t)between(day + times * duration.days, first, last);
    int year, month, day_of_month;
    acg_day_split(day, &year, &month, &day_of_month);
    int64_t target = (int64_t)year * 12 + month - 1 + times * duration.months;
    if (target < 12) return first;
    return target >= INT64_C(120000) ? last : day_in(target, day_of_month);
}
