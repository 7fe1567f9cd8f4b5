#include "draw/decimal.h"

#include <math.h>
#include <stdbool.h>

enum { ROOM = 40 };

void acg_decimal_add(struct acg_buffer *out, double number, int decimals)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    double limited = isnan(number) ? 0 : fmin(fmax(number, -1e9), 1e9);
    long long units = llround(limited * powers[decimals]);
    bool minus = units < 0;
    if (minus) units = -units;
    for (; decimals > 0 && units % 10 == 0; decimals--) {
        units /= 10;
    }
    char text[ROOM];
    int at = ROOM;
    for (int digits = 0; digits <= decimals || units > 0; digits++) {
        if (digits == decimals && decimals > 0) text[--at] = '.';
        text[--at] = (char)('0' + units % 10);
        units /= 10;
    }
    if (minus) text[--at] = '-';
    acg_buffer_add(out, text + at, (size_t)(ROOM - at));
}
