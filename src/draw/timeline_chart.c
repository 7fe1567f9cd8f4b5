#include "actorgraph/chart.h"

#include "base/report.h"
#include "draw/metrics.h"
#include "draw/plot.h"
#include "draw/rule.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** A timeline in the making: the claims of one pair, kind and type share a line. */
struct timeline {
    struct acg_plot plot;
    const acg_graph *graph;
    const struct acg_actor *actors;
    const struct acg_claim *claims;
    const struct acg_type *types;
    const struct acg_evidence *rows;
    size_t n;
    size_t *line_of; // by row; SIZE_MAX: not dated
    size_t *firsts;  // by line: the row that it begins with
    size_t n_lines;
    double first, last, left; // years; points
};

static bool same_line(const struct timeline *t, size_t a, size_t b)
{
    const struct acg_evidence *x = &t->rows[a], *y = &t->rows[b];
    return x->from == y->from && x->to == y->to &&
           t->claims[x->claim].kind == t->claims[y->claim].kind &&
           t->claims[x->claim].type == t->claims[y->claim].type;
}

/** Gives each row its line, in the order of first dates. */
static bool assign_lines(struct timeline *t)
{
    t->line_of = malloc((t->n + 1) * sizeof *t->line_of);
    t->firsts = malloc((t->n + 1) * sizeof *t->firsts);
    if (!t->line_of || !t->firsts) return false;
    for (size_t i = 0; i < t->n; i++) {
        size_t line = 0;
        t->line_of[i] = SIZE_MAX;
        if (t->claims[t->rows[i].claim].timing == ACG_TIMELESS) continue;
        while (line < t->n_lines && !same_line(t, t->firsts[line], i))
            line++;
        if (line == t->n_lines) {
            t->firsts[t->n_lines++] = i;
            if (t->n_lines > ACG_MOST_TIMELINE_ROWS) return true;
        }
        t->line_of[i] = line;
    }
    return true;
}

/** The years from the first to the last day that a claim names, whole years, with room for one that
 * has no end. */
static void find_range(struct timeline *t)
{
    t->first = INFINITY;
    t->last = -INFINITY;
    for (size_t i = 0; i < t->n; i++) {
        struct acg_span when = t->claims[t->rows[i].claim].when;
        if (t->line_of[i] == SIZE_MAX) continue;
        double ends[] = {when.from == ACG_DAY_MIN ? NAN : acg_plot_year(when.from),
                         when.until == ACG_DAY_MAX ? NAN : acg_plot_year(when.until)};
        for (int k = 0; k < 2; k++) {
            t->first = fmin(t->first, ends[k]);
            t->last = fmax(t->last, ends[k]);
        }
    }
    if (!isfinite(t->first)) t->first = isfinite(t->last) ? t->last - 1 : 2000;
    if (!isfinite(t->last)) t->last = t->first + 1;
    t->first = floor(t->first);
    t->last = fmax(ceil(t->last), t->first) + 1;
}

static void add_line_name(struct acg_buffer *out, const struct timeline *t, size_t line)
{
    const struct acg_evidence *row = &t->rows[t->firsts[line]];
    const struct acg_claim *claim = &t->claims[row->claim];
    const char *language = t->plot.options->language, *label = NULL;
    if (claim->type != ACG_NONE) label = acg_labels_in(t->types[claim->type].label, language);
    if (!label && claim->type != ACG_NONE) label = t->types[claim->type].id;
    acg_buffer_format(out, "%s %s %s: %s", t->actors[row->from].id, row->directed ? "→" : "–",
                      t->actors[row->to].id,
                      label ? label : acg_kind_name((enum acg_kind)claim->kind));
}

static double measure_left(struct timeline *t)
{
    double most = 0, size = t->plot.look.text_size;
    for (size_t i = 0; i < t->n_lines; i++) {
        struct acg_buffer text = {0};
        add_line_name(&text, t, i);
        t->plot.script.failed = t->plot.script.failed || text.failed;
        if (!text.failed) most = fmax(most, acg_metrics_width(text.data, text.length, size, false));
        acg_buffer_clear(&text);
    }
    return fmin(most + 2 * size, t->plot.width * 0.6);
}

/** Data of one kind: standing ties as from, line, length, for those with and without an end; events
 *  as the middle of their dates. Unsure claims (alleged, planned) apart. */
static void add_data(struct timeline *t, int kind, bool unsure)
{
    static const char *const names[] = {"bars", "arrows", "marks"};
    struct acg_buffer *out = &t->plot.script;
    for (int what = 0; what < 3; what++) {
        acg_buffer_format(out, "$%s%d%d << END\n", names[what], kind, unsure);
        for (size_t i = 0; i < t->n; i++) {
            const struct acg_claim *claim = &t->claims[t->rows[i].claim];
            bool is_unsure = claim->status == ACG_ALLEGED || claim->status == ACG_PLANNED;
            if (t->line_of[i] == SIZE_MAX || claim->kind != kind || is_unsure != unsure) continue;
            double from =
                claim->when.from == ACG_DAY_MIN ? t->first : acg_plot_year(claim->when.from);
            bool open = claim->when.until == ACG_DAY_MAX;
            double until = open ? t->last : acg_plot_year(claim->when.until);
            int shape = claim->timing == ACG_EVENT ? 2 : open ? 1 : 0;
            if (shape != what) continue;
            if (what == 2) acg_buffer_format(out, "%.6f %zu\n", (from + until) / 2, t->line_of[i]);
            else acg_buffer_format(out, "%.6f %zu %.6f\n", from, t->line_of[i], until - from);
        }
        acg_buffer_text(out, "END\n");
    }
}

static void add_curves(struct timeline *t, int kind, bool unsure)
{
    static const int shapes[ACG_N_KINDS] = {
        [ACG_COOPERATION] = 7, [ACG_RIVALRY] = 13, [ACG_MEMBERSHIP] = 9, [ACG_THREAT] = 5};
    static const char *const dashes[ACG_N_KINDS] = {[ACG_COOPERATION] = "1",
                                                    [ACG_RIVALRY] = "(8,4)",
                                                    [ACG_MEMBERSHIP] = "(2,3)",
                                                    [ACG_THREAT] = "1"};
    static const double widths[ACG_N_KINDS] = {
        [ACG_COOPERATION] = 2.6, [ACG_RIVALRY] = 2.2, [ACG_MEMBERSHIP] = 1.6, [ACG_THREAT] = 1.2};
    const char *color = t->plot.look.ties[kind].color, *dash = dashes[kind];
    double width = unsure ? 0.6 : widths[kind];
    acg_buffer_format(&t->plot.script,
                      "$bars%d%d using 1:2:3:(0) with vectors nohead lw %g dt %s lc rgb '%s', ",
                      kind, unsure, width, dash, color);
    acg_buffer_format(&t->plot.script,
                      "$arrows%d%d using 1:2:3:(0) with vectors nohead lw %g dt %s lc rgb '%s', ",
                      kind, unsure, width, dash, color);
    acg_buffer_format(&t->plot.script, // the head apart: it is not dashed
                      "$arrows%d%d using ($1+$3-1e-2):2:(1e-2):(0) with vectors head filled size "
                      "screen %.5f,28 fixed lw %g lc rgb '%s', ",
                      kind, unsure, t->plot.look.arrow / t->plot.width, fmin(width, 1.2), color);
    acg_buffer_format(&t->plot.script,
                      "$marks%d%d using 1:2 with points pt %d ps 0.6 lc rgb '%s', ", kind, unsure,
                      shapes[kind] - unsure, color);
}

/** Which mark is which kind, in one line under the title. */
static void add_legend(struct timeline *t, double y)
{
    static const int shapes[ACG_N_KINDS] = {
        [ACG_COOPERATION] = 7, [ACG_RIVALRY] = 13, [ACG_MEMBERSHIP] = 9, [ACG_THREAT] = 5};
    double size = t->plot.look.text_size, x = t->plot.look.margin;
    bool present[ACG_N_KINDS] = {false};
    for (size_t i = 0; i < t->n; i++)
        present[t->claims[t->rows[i].claim].kind] = true;
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        const char *name = t->plot.words->kinds[kind];
        if (!present[kind]) continue;
        acg_plot_mark(&t->plot, x + size * 0.4, y, shapes[kind], 0.6,
                      t->plot.look.ties[kind].color);
        acg_plot_label(&t->plot, (struct acg_plot_text){.x = x + size * 1.2,
                                                        .y = y,
                                                        .size = size,
                                                        .color = t->plot.look.ink,
                                                        .text = name});
        x += acg_metrics_width(name, strlen(name), size, false) + 3 * size;
    }
}

static void add_note(struct timeline *t)
{
    struct acg_plot *plot = &t->plot;
    const struct acg_slice_options *slice = plot->options->slice;
    acg_buffer_text(&plot->note, plot->words->timeline_key);
    if (slice) {
        acg_buffer_text(&plot->note, "; ");
        acg_rule_add_window(&plot->note, plot->words, slice->when);
        acg_rule_add_filters(&plot->note, plot->words, t->graph, slice);
    }
    acg_plot_note_end(plot);
}

static void compose(struct timeline *t)
{
    struct acg_plot *plot = &t->plot;
    struct acg_buffer *out = &plot->script;
    double size = plot->look.text_size, right = plot->width - 2 * plot->look.margin;
    acg_plot_begin(plot, plot->words->timeline_title, (1.6 * (double)t->n_lines + 5.2) * size);
    add_legend(t, plot->top + 0.9 * size);
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        add_data(t, kind, false);
        add_data(t, kind, true);
    }
    acg_plot_panel(plot, t->left, plot->top + 2 * size, right, plot->bottom - 3.2 * size);
    acg_plot_years(plot, t->first, t->last, right - t->left);
    acg_buffer_format(out,
                      "set border 1\nset grid xtics lc rgb "
                      "'#e4e4e4' lw 0.4 dt 1\nset yrange [%.1f:-0.6]\nunset ytics\n",
                      (double)t->n_lines - 0.4);
    for (size_t i = 0; i < t->n_lines; i++) {
        struct acg_buffer text = {0};
        add_line_name(&text, t, i);
        acg_plot_row(plot, i, text.failed ? "" : text.data);
        out->failed = out->failed || text.failed;
        acg_buffer_clear(&text);
    }
    acg_buffer_text(out, "plot ");
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        add_curves(t, kind, false);
        add_curves(t, kind, true);
    }
    acg_buffer_text(out, "NaN\n");
}

static acg_status check(struct timeline *t, acg_report *report)
{
    if (!assign_lines(t)) return acg_out_of_memory(report);
    if (t->n_lines == 0) {
        return acg_reject(report, NULL, "there is no dated claim to draw; choose another time");
    }
    if (t->n_lines > ACG_MOST_TIMELINE_ROWS) {
        return acg_reject(report, NULL,
                          "a timeline has at most %d rows; take two actors, a --kind or a window",
                          ACG_MOST_TIMELINE_ROWS);
    }
    return ACG_OK;
}

acg_status acg_chart_timeline(const acg_graph *graph, const struct acg_evidence rows[], size_t n,
                              const struct acg_chart_options *options, char **bytes, size_t *length,
                              acg_report *report)
{
    *bytes = NULL;
    *length = 0;
    size_t count;
    struct timeline t = {.graph = graph,
                         .actors = acg_graph_actors(graph, &count),
                         .claims = acg_graph_claims(graph, &count),
                         .types = acg_graph_types(graph, &count),
                         .rows = rows,
                         .n = n};
    acg_status status = check(&t, report);
    if (!status) {
        acg_plot_init(&t.plot, options);
        t.plot.description = "Claims over time: a row for each pair, kind and type";
        find_range(&t);
        t.left = measure_left(&t);
        add_note(&t);
        compose(&t);
        status = acg_plot_end(&t.plot, bytes, length, report);
    }
    free(t.line_of);
    free(t.firsts);
    return status;
}
