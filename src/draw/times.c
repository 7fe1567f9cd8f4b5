#include "draw/times.h"

#include <math.h>
#include <stdio.h>

enum { SHORTEST_YEAR = 360 };

double acg_times_middle(struct acg_span window)
{
    return (acg_plot_year(window.from) + acg_plot_year(window.until)) / 2;
}

/** An axis while its ticks are listed. */
struct times {
    struct acg_plot *plot;
    double first, last, scale; // years, points per year
    size_t n_ticks;
};

static void add_tick(struct times *times, double at, const char *text)
{
    acg_buffer_format(&times->plot->script, "%s\"%s\" %.6f", times->n_ticks++ > 0 ? ", " : "", text,
                      at);
}

static void add_year(struct times *times, double at, int year)
{
    char text[16];
    snprintf(text, sizeof text, "%04d", year);
    add_tick(times, at, text);
}

static void add_small_tick(struct times *times, double at)
{
    acg_buffer_format(&times->plot->script, "%s\"\" %.6f 1", times->n_ticks++ > 0 ? ", " : "", at);
}

static bool are_years(const struct acg_span windows[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (acg_span_days(windows[i]) < SHORTEST_YEAR) return false;
    return true;
}

/** Whether each window is one year and has room for its name. */
static bool have_room(const struct times *times, const struct acg_span windows[], size_t n)
{
    double least = 2.6 * times->plot->look.text_size;
    for (size_t i = 0; i < n; i++) {
        double middle = acg_times_middle(windows[i]);
        if (middle != floor(middle) + 0.5 || acg_span_days(windows[i]) > 366) return false;
        if (i > 0 && (middle - acg_times_middle(windows[i - 1])) * times->scale < least)
            return false;
    }
    return true;
}

/** Round years, each at its middle or its beginning. */
static void add_round_years(struct times *times, double offset)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps &&
           steps[i] * times->scale < 3.2 * times->plot->look.text_size)
        i++;
    int small = steps[i] > 2 ? steps[i] / 5 : 1; // between them ticks without a name
    if (small * times->scale < 2) small = steps[i];
    int year = (int)ceil((times->first - offset) / small) * small;
    for (; year + offset <= times->last; year += small) {
        if (year % steps[i] == 0) add_year(times, year + offset, year);
        else add_small_tick(times, year + offset);
    }
}

/** The beginnings of every `step` months; false if there are not even two. */
static bool add_months(struct times *times, int step)
{
    int first = (int)ceil(fmax(times->first, 1) * 12 / step) * step;
    int last = (int)floor(fmin(times->last, 9999) * 12);
    if (last - first < step) return false;
    for (int month = first; month <= last; month += step) {
        int32_t day = acg_day(month / 12, month % 12 + 1, 1);
        char text[32];
        snprintf(text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
        add_tick(times, acg_plot_year(day), text);
    }
    return true;
}

/** Windows shorter than a year: by the longest of year, months and the windows themselves that
 * tells them apart. */
static void add_dates(struct times *times, const struct acg_span windows[], size_t n)
{
    static const int steps[] = {1, 2, 3, 6};
    double least = 4.8 * times->plot->look.text_size;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i] * times->scale / 12 < least) continue;
        if (add_months(times, steps[i])) return;
        break;
    }
    if (times->last - times->first > 2) {
        add_round_years(times, 0);
        return;
    }
    for (size_t i = 0; i<n; i += n> 1 ? n - 1 : 1) {
        char text[ACG_SPAN_TEXT];
        acg_span_format((struct acg_span){windows[i].from, windows[i].from + 1}, text);
        add_tick(times, acg_times_middle(windows[i]), text);
    }
}

void acg_times_set(struct acg_plot *plot, const struct acg_span windows[], size_t n, double room,
                   double pad)
{
    double first = acg_times_middle(windows[0]), last = acg_times_middle(windows[n - 1]);
    double span = fmax(last - first, 1e-3), inner = fmax(room - 2 * pad, 1);
    struct times times = {.plot = plot, .scale = inner / span};
    times.first = first - pad / times.scale;
    times.last = first + span + pad / times.scale;
    acg_buffer_format(&plot->script, "set xrange [%.6f:%.6f]\nset xtics nomirror out (",
                      times.first, times.last);
    if (!are_years(windows, n)) {
        add_dates(&times, windows, n);
    } else if (have_room(&times, windows, n)) {
        for (size_t i = 0; i < n; i++)
            add_year(&times, acg_times_middle(windows[i]), (int)acg_times_middle(windows[i]));
    } else {
        add_round_years(&times, 0.5);
    }
    acg_buffer_text(&plot->script, ")\n");
}
