#include "draw/axis.h"

#include "base/number.h"
#include "draw/metrics.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TICK_DIGITS = 6, MOST_TICKS = 40 };

struct acg_range acg_range_of(const double values[], size_t n)
{
    struct acg_range range = {NAN, NAN, true};
    for (size_t i = 0; i < n; i++) {
        if (isnan(values[i])) continue;
        range.least = fmin(range.least, values[i]);
        range.largest = fmax(range.largest, values[i]);
        range.whole = range.whole && values[i] == round(values[i]);
    }
    return range;
}

/** The least of 1, 2 and 5 times a power of ten that is not below `least`. */
static double round_step(double least)
{
    static const double factors[] = {1, 2, 5};
    double power = pow(10, floor(log10(least)));
    for (int i = 0; i < 3; i++)
        if (factors[i] * power >= least * (1 - 1e-9)) return factors[i] * power;
    return 10 * power;
}

/** Ranks begin at 1: ticks at 1, then at the multiples of the step. */
static struct acg_axis rank_axis(struct acg_range range, double most)
{
    double last = fmax(range.largest, 2), pad = 0.04 * (last - 1);
    return (struct acg_axis){.low = 1 - pad,
                             .high = last + pad,
                             .step = fmax(1, round_step((last - 1) / most)),
                             .ranks = true};
}

struct acg_axis acg_axis_of(struct acg_range range, bool ranks, double most)
{
    if (isnan(range.least)) range = (struct acg_range){0, 1, true};
    if (ranks) return rank_axis(range, most);
    double low = range.least, high = range.largest;
    if (low > 0 && low < 0.6 * high) low = 0;
    if (high < 0 && high > 0.6 * low) high = 0;
    if (high - low <= 1e-9 * fmax(fabs(low), fabs(high))) { // one value: from 0 to beyond it
        low = fmin(0, 1.25 * low);
        high = high == 0 ? 1 : fmax(0, 1.25 * high);
    }
    double step = round_step((high - low) / most), pad = 0.04 * (high - low);
    if (range.whole) step = fmax(step, 1);
    return (struct acg_axis){
        .low = low == 0 ? 0 : low - pad, .high = high == 0 ? 0 : high + pad, .step = step};
}

void acg_axis_number(double number, int digits, char text[ACG_AXIS_TEXT])
{
    char digits_of[ACG_NUMBER_TEXT];
    acg_number_digits(fabs(number), digits, digits_of);
    bool minus = number < 0 && strcmp(digits_of, "0") != 0;
    snprintf(text, ACG_AXIS_TEXT, "%s%s", minus ? "\u2212" : "", digits_of);
}

/** The tick number `i`, NAN behind the last. */
static double tick(const struct acg_axis *axis, size_t i)
{
    double at = (ceil(axis->low / axis->step - 1e-6) + (double)i) * axis->step;
    if (axis->ranks) at = i == 0 ? 1 : axis->step > 1 ? (double)i * axis->step : 1 + (double)i;
    if (i >= MOST_TICKS || at > axis->high + axis->step * 1e-6) return NAN;
    return fabs(at) < axis->step * 1e-6 ? 0 : at;
}

void acg_axis_set(struct acg_plot *plot, const struct acg_axis *axis, const char *name)
{
    struct acg_buffer *out = &plot->script;
    double first = axis->ranks ? axis->high : axis->low;
    double last = axis->ranks ? axis->low : axis->high;
    acg_buffer_format(out, "set %srange [%.10g:%.10g]\nset %stics (", name, first, last, name);
    for (size_t i = 0; !isnan(tick(axis, i)); i++) {
        char text[ACG_AXIS_TEXT];
        acg_axis_number(tick(axis, i), TICK_DIGITS, text);
        acg_buffer_format(out, "%s\"%s\" %.10g", i > 0 ? ", " : "", text, tick(axis, i));
    }
    acg_buffer_text(out, ")\n");
}

double acg_axis_width(const struct acg_axis *axis, double size)
{
    double most = 0;
    for (size_t i = 0; !isnan(tick(axis, i)); i++) {
        char text[ACG_AXIS_TEXT];
        acg_axis_number(tick(axis, i), TICK_DIGITS, text);
        most = fmax(most, acg_metrics_width(text, strlen(text), size, false));
    }
    return most;
}
