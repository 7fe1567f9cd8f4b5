#include "actorgraph/chart.h"

#include "base/report.h"
#include "draw/metrics.h"
#include "draw/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N_HUES = 6 };

/** Told apart by shape as well; after Okabe and Ito (2008). */
static const char *const hues[N_HUES] = {"#0072b2", "#d55e00", "#009e73",
                                         "#cc79a7", "#e69f00", "#56b4e9"};
static const char *const greys[N_HUES] = {"#000000", "#7a7a7a", "#404040",
                                          "#a0a0a0", "#202020", "#606060"};

/** gnuplot's filled shape of a bloc; the number before it is the hollow one. */
static int shape_of(size_t bloc)
{
    static const int filled[N_HUES] = {7, 5, 9, 13, 11, 15};
    return filled[bloc % N_HUES];
}

/** A chart of one series. */
struct chart {
    struct acg_plot plot;
    const struct acg_bloc_series *series;
    uint32_t *blocs; /**< graph actors that are candidates in some window, by id */
    size_t n_blocs;
    bool *is_joined;                 /**< by bloc: the actor is a member of it at some time */
    size_t *strip;                   /**< by bloc: its strip, if it has one */
    size_t n_strips;                 /**< the last one is that of events */
    double left, right, first, last; /**< edges, years */
};

static const struct acg_actor *actor_at(const struct chart *chart, uint32_t actor)
{
    size_t count;
    return &acg_graph_actors(chart->series->graph, &count)[actor];
}

static const char *name_of(const struct chart *chart, uint32_t actor)
{
    const struct acg_actor *found = actor_at(chart, actor);
    const char *language = chart->plot.options->language;
    const char *name = acg_labels_in(found->short_name, language);
    return name ? name : acg_labels_in(found->name, language);
}

static const char *color_of(const struct chart *chart, size_t bloc)
{
    bool grey = chart->plot.options->style == ACG_STYLE_BW;
    return (grey ? greys : hues)[bloc % N_HUES];
}

static bool list_blocs(struct chart *chart)
{
    const struct acg_bloc_series *series = chart->series;
    size_t count;
    acg_graph_actors(series->graph, &count);
    bool *flags = calloc(count + 1, sizeof *flags);
    chart->blocs = malloc((count + 1) * sizeof *chart->blocs);
    for (size_t i = 0; flags && i < series->n; i++) {
        for (size_t k = 0; k < series->answers[i].n_rows; k++)
            flags[series->answers[i].rows[k].bloc] = true;
    }
    for (uint32_t i = 0; flags && chart->blocs && i < count; i++)
        if (flags[i]) chart->blocs[chart->n_blocs++] = i;
    free(flags);
    return flags && chart->blocs;
}

/** Gives a strip to each bloc that the actor joins, and one to events. */
static bool list_strips(struct chart *chart)
{
    chart->is_joined = calloc(chart->n_blocs + 1, sizeof *chart->is_joined);
    chart->strip = calloc(chart->n_blocs + 1, sizeof *chart->strip);
    if (!chart->is_joined || !chart->strip) return false;
    for (size_t k = 0; k < chart->n_blocs; k++) {
        for (size_t i = 0; i < chart->series->n; i++) {
            const struct acg_bloc_answer *answer = &chart->series->answers[i];
            for (size_t r = 0; r < answer->n_rows; r++) {
                if (answer->rows[r].bloc == chart->blocs[k] && answer->rows[r].formal_member)
                    chart->is_joined[k] = true;
            }
        }
        chart->strip[k] = chart->n_strips;
        chart->n_strips += chart->is_joined[k];
    }
    chart->n_strips++;
    return true;
}

static double middle(struct acg_span window)
{
    return (acg_plot_year(window.from) + acg_plot_year(window.until)) / 2;
}

static bool wins(const struct acg_bloc_answer *answer, uint32_t bloc)
{
    return answer->n_winners == 1 && answer->rows[0].bloc == bloc;
}

static bool is_sure(const struct acg_bloc_answer *answer)
{
    return answer->verdict == ACG_VERDICT_ROBUST || answer->verdict == ACG_VERDICT_LIKELY;
}

/** Data for gnuplot: x, margin, low, high of all windows; a blank line where there is no answer. */
static void add_margins(struct chart *chart)
{
    struct acg_buffer *out = &chart->plot.script;
    acg_buffer_text(out, "$margins << END\n");
    for (size_t i = 0; i < chart->series->n; i++) {
        const struct acg_bloc_answer *answer = &chart->series->answers[i];
        if (isnan(answer->margin)) {
            acg_buffer_char(out, '\n');
            continue;
        }
        bool drawn = !isnan(answer->margin_low);
        acg_buffer_format(out, "%.6f %.6f %.6f %.6f\n", middle(chart->series->windows[i]),
                          answer->margin, drawn ? answer->margin_low : answer->margin,
                          drawn ? answer->margin_high : answer->margin);
    }
    acg_buffer_text(out, "END\n");
}

/** Data: the windows in which a bloc wins (ACG_NONE: several do), surely or not. */
static size_t add_points(struct chart *chart, size_t at, uint32_t bloc, bool sure)
{
    struct acg_buffer *out = &chart->plot.script;
    size_t n = 0;
    acg_buffer_format(out, "$points%zu << END\n", at);
    for (size_t i = 0; i < chart->series->n; i++) {
        const struct acg_bloc_answer *answer = &chart->series->answers[i];
        bool belongs = bloc == ACG_NONE ? answer->n_winners > 1 : wins(answer, bloc);
        if (!belongs || is_sure(answer) != sure) continue;
        acg_buffer_format(out, "%.6f %.6f\n", middle(chart->series->windows[i]), answer->margin);
        n++;
    }
    acg_buffer_text(out, "END\n");
    return n;
}

/** Where the y axis begins: a little below 0, or below the lowest part of the band. */
static double lowest(const struct chart *chart)
{
    double least = 0;
    for (size_t i = 0; i < chart->series->n; i++)
        least = fmin(least, chart->series->answers[i].margin_low); // NAN is no number: no less
    return least - 0.08;
}

/** The upper panel: the margin with its band. Hollow points are contested answers. */
static void add_lead(struct chart *chart, double top, double bottom)
{
    struct acg_plot *plot = &chart->plot;
    struct acg_buffer *out = &plot->script, curves = {0};
    add_margins(chart);
    for (size_t k = 0; k <= chart->n_blocs; k++) {
        uint32_t bloc = k < chart->n_blocs ? chart->blocs[k] : ACG_NONE;
        for (size_t sure = 0; sure < 2; sure++) {
            if (add_points(chart, 2 * k + sure, bloc, sure) == 0) continue;
            int shape = k == chart->n_blocs ? 1 : shape_of(k) - (sure ? 0 : 1);
            acg_buffer_format(
                &curves, ", $points%zu using 1:2 with points pt %d ps 0.65 lw 1.2 lc rgb '%s'",
                2 * k + sure, shape, k == chart->n_blocs ? plot->look.ink : color_of(chart, k));
        }
    }
    acg_plot_panel(plot, chart->left, top, chart->right, bottom);
    acg_buffer_format(out,
                      "set xrange [%.4f:%.4f]\nset yrange [%.4f:1.08]\nset ytics -1,0.5,1\n"
                      "set format y '%%g'\nunset xtics\nset border 2\n"
                      "set ylabel '%s' offset 1 tc rgb '%s'\n"
                      "plot $margins using 1:3:4 with filledcurves fs solid noborder fc rgb "
                      "'#dcdcdc', $margins using 1:3 with lines lw 0.4 lc rgb '#b0b0b0', "
                      "$margins using 1:4 with lines lw 0.4 lc rgb '#b0b0b0', "
                      "0 with lines lw 0.5 dt 2 lc rgb '%s', "
                      "$margins using 1:2 with lines lw 0.8 lc rgb '%s'%s\n"
                      "unset ylabel\n",
                      chart->first, chart->last, lowest(chart), chart->plot.words->lead_axis,
                      plot->look.ink, plot->look.muted, plot->look.muted,
                      curves.failed || !curves.data ? "" : curves.data);
    acg_plot_wipe(plot);
    out->failed = out->failed || curves.failed;
    acg_buffer_clear(&curves);
}

/** Data: a line for each window in which the actor is a member of a bloc. */
static void add_memberships(struct chart *chart)
{
    struct acg_buffer *out = &chart->plot.script;
    for (size_t k = 0; k < chart->n_blocs; k++) {
        acg_buffer_format(out, "$members%zu << END\n", k);
        for (size_t i = 0; i < chart->series->n; i++) {
            const struct acg_bloc_answer *answer = &chart->series->answers[i];
            struct acg_span window = chart->series->windows[i];
            for (size_t r = 0; r < answer->n_rows; r++) {
                const struct acg_bloc_row *row = &answer->rows[r];
                if (row->bloc != chart->blocs[k] || !row->formal_member) continue;
                double from = acg_plot_year(window.from), until = acg_plot_year(window.until);
                acg_buffer_format(out, "%.6f %zu %.6f\n", from, chart->strip[k], until - from);
            }
        }
        acg_buffer_text(out, "END\n");
    }
}

/** Data: the events of the actor by kind, in the middle of what their dates can mean. */
static void add_events(struct chart *chart)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(chart->series->graph, &count);
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        acg_buffer_format(&chart->plot.script, "$events%d << END\n", kind);
        for (size_t i = 0; i < chart->series->n_events; i++) {
            const struct acg_claim *claim = &claims[chart->series->events[i].claim];
            if (claim->kind != kind || claim->timing != ACG_EVENT) continue;
            if (claim->when.from == ACG_DAY_MIN || claim->when.until == ACG_DAY_MAX) continue;
            double at = middle(claim->when);
            if (at < chart->first || at > chart->last) continue;
            acg_buffer_format(&chart->plot.script, "%.6f %zu\n", at, chart->n_strips - 1);
        }
        acg_buffer_text(&chart->plot.script, "END\n");
    }
}

/** The lower panel: a strip for membership in each bloc, and one for events. */
static void add_strips(struct chart *chart, double top, double bottom)
{
    static const int shapes[ACG_N_KINDS] = {
        [ACG_COOPERATION] = 7, [ACG_RIVALRY] = 13, [ACG_MEMBERSHIP] = 9, [ACG_THREAT] = 5};
    struct acg_plot *plot = &chart->plot;
    struct acg_buffer *out = &plot->script;
    add_memberships(chart);
    add_events(chart);
    acg_plot_panel(plot, chart->left, top, chart->right, bottom);
    acg_plot_years(plot, chart->first, chart->last, chart->right - chart->left);
    acg_buffer_format(out, "set border 1\nset yrange [%.1f:-0.6]\nunset ytics\n",
                      (double)chart->n_strips - 0.4);
    for (size_t k = 0; k < chart->n_blocs; k++) {
        struct acg_buffer text = {0};
        if (!chart->is_joined[k]) continue;
        acg_buffer_format(&text, chart->plot.words->member_of, name_of(chart, chart->blocs[k]));
        acg_plot_row(plot, chart->strip[k], text.failed ? "" : text.data);
        out->failed = out->failed || text.failed;
        acg_buffer_clear(&text);
    }
    acg_plot_row(plot, chart->n_strips - 1, chart->plot.words->events);
    acg_buffer_text(out, "plot ");
    for (size_t k = 0; k < chart->n_blocs; k++) {
        if (!chart->is_joined[k]) continue;
        acg_buffer_format(out, "$members%zu using 1:2:3:(0) with vectors nohead lw 4 lc rgb '%s', ",
                          k, color_of(chart, k));
    }
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        acg_buffer_format(out, "$events%d using 1:2 with points pt %d ps 0.5 lc rgb '%s', ", kind,
                          shapes[kind], plot->look.ties[kind].color);
    }
    acg_buffer_text(out, "NaN\n");
}

/** The legend as text with marks: which shape is which bloc. */
static void add_legend(struct chart *chart, double y)
{
    struct acg_plot *plot = &chart->plot;
    double x = chart->left, size = plot->look.text_size, wide = chart->right;
    for (size_t k = 0; k < chart->n_blocs; k++) {
        const char *name = name_of(chart, chart->blocs[k]);
        double width = acg_metrics_width(name, strlen(name), size, false) + 3 * size;
        if (x + width > wide) break;
        acg_plot_mark(plot, x + size * 0.4, y, shape_of(k), 0.65, color_of(chart, k));
        acg_plot_label(
            plot,
            (struct acg_plot_text){
                .x = x + size * 1.2, .y = y, .size = size, .color = plot->look.ink, .text = name});
        x += width;
    }
}

static void add_note(struct chart *chart)
{
    const struct acg_bloc_series *series = chart->series;
    struct acg_plot *plot = &chart->plot;
    acg_buffer_format(&plot->note, "%s %s ", plot->words->lead_key, plot->words->lead_rule);
    acg_buffer_format(&plot->note, plot->words->draws, series->how->draws,
                      (unsigned long long)series->how->seed, series->how->jitter);
    acg_buffer_char(&plot->note, ' ');
    acg_plot_note_windows(plot, series->windows, series->n);
    acg_plot_note_rule(plot, series->graph);
    acg_plot_note_end(plot);
}

static void compose(struct chart *chart, const char *title)
{
    struct acg_plot *plot = &chart->plot;
    double text = plot->look.text_size, strips = 1.5 * text * (double)chart->n_strips;
    chart->right = plot->width - 2 * plot->look.margin;
    acg_plot_begin(plot, title, 21 * text + strips);
    double bottom = plot->bottom - 3.2 * text - strips;
    add_legend(chart, plot->top + 0.9 * text);
    add_lead(chart, plot->top + 1.9 * text, bottom);
    add_strips(chart, bottom + text, plot->bottom - 3.2 * text);
}

static void clear(struct chart *chart)
{
    free(chart->blocs);
    free(chart->is_joined);
    free(chart->strip);
}

static acg_status check(const struct acg_bloc_series *series, acg_report *report)
{
    for (size_t i = 0; i < series->n; i++) {
        struct acg_span window = series->windows[i];
        if (window.from == ACG_DAY_MIN || window.until == ACG_DAY_MAX) {
            return acg_misuse(report, "a chart over time needs windows with two ends, such as "
                                      "--years 2001..2022");
        }
    }
    return series->n > 0 ? ACG_OK : acg_misuse(report, "a chart over time needs a window");
}

/** How much room the words at the left need. */
static double measure_left(struct chart *chart)
{
    double most = 5 * chart->plot.look.text_size, size = chart->plot.look.text_size;
    for (size_t k = 0; k < chart->n_blocs; k++) {
        if (!chart->is_joined[k]) continue;
        struct acg_buffer text = {0};
        acg_buffer_format(&text, chart->plot.words->member_of, name_of(chart, chart->blocs[k]));
        double width = text.failed ? 0 : acg_metrics_width(text.data, text.length, size, false);
        chart->plot.script.failed = chart->plot.script.failed || text.failed;
        acg_buffer_clear(&text);
        most = fmax(most, width + 2 * size);
    }
    return fmin(most, chart->plot.width / 2);
}

acg_status acg_chart_lead(const struct acg_bloc_series *series,
                          const struct acg_chart_options *options, char **bytes, size_t *length,
                          acg_report *report)
{
    *bytes = NULL;
    *length = 0;
    acg_status status = check(series, report);
    if (status) return status;
    struct chart chart = {.series = series};
    struct acg_buffer title = {0};
    acg_plot_init(&chart.plot, options);
    if (!list_blocs(&chart) || !list_strips(&chart)) {
        acg_plot_clear(&chart.plot);
        clear(&chart);
        return acg_out_of_memory(report);
    }
    chart.first = acg_plot_year(series->windows[0].from);
    chart.last = acg_plot_year(series->windows[series->n - 1].until);
    chart.left = measure_left(&chart);
    acg_buffer_format(&title, chart.plot.words->lead_title,
                      acg_labels_in(actor_at(&chart, series->actor)->name, options->language));
    chart.plot.description = "Lead of the nearest bloc over time with its band in the draws, "
                             "memberships of the actor and its events";
    add_note(&chart);
    compose(&chart, title.failed ? "" : title.data);
    chart.plot.script.failed = chart.plot.script.failed || title.failed;
    status = acg_plot_end(&chart.plot, bytes, length, report);
    acg_buffer_clear(&title);
    clear(&chart);
    return status;
}
