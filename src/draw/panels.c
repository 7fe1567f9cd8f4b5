#include "draw/panels.h"

#include "base/report.h"
#include "draw/metrics.h"
#include "draw/rule.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 680 }; // 240 mm in points: what a page of a journal has
static const double largest_drawn = 1e300, longest_name = 0.3; // of the width

double acg_panels_value(const struct acg_panels *panels, size_t panel, size_t row, size_t window)
{
    const struct acg_chart_data *data = panels->data;
    return data->panels[panel].values[row * data->n_windows + window];
}

bool acg_panels_is_there(const struct acg_panels *panels, size_t row, size_t window)
{
    const struct acg_chart_data *data = panels->data;
    return !data->there || data->there[row * data->n_windows + window];
}

// ---- checks ----

static acg_status check_values(struct acg_panels *panels, acg_report *report)
{
    const struct acg_chart_data *data = panels->data;
    size_t n = data->n_rows * data->n_windows, defined = 0;
    for (size_t p = 0; p < data->n_panels; p++) {
        for (size_t i = 0; i < n; i++) {
            double value = data->panels[p].values[i];
            if (fabs(value) > largest_drawn) {
                return acg_reject(report, NULL, "%s: a value is too large to draw",
                                  data->panels[p].name);
            }
            bool there = !data->there || data->there[i];
            defined += isnan(value) ? 0 : 1;
            panels->undefined += there && isnan(value) ? 1 : 0;
        }
    }
    for (size_t i = 0; i < n; i++)
        panels->absent += data->there && !data->there[i] ? 1 : 0;
    if (defined > 0) return ACG_OK;
    return acg_reject(report, NULL,
                      "there is nothing to draw: no value is defined; choose another measure or "
                      "another time");
}

acg_status acg_panels_check_series(const struct acg_panels *panels, acg_report *report)
{
    const struct acg_chart_data *data = panels->data;
    for (size_t i = 0; i < data->n_windows; i++) {
        if (!acg_span_is_bounded(data->windows[i])) {
            return acg_misuse(report, "a chart over time needs windows with two ends, such as "
                                      "--years 2001..2022");
        }
    }
    if (data->n_windows < 2) {
        return acg_misuse(report, "a chart over time needs two windows or more, such as --years "
                                  "2001..2022");
    }
    if (data->n_windows > ACG_MOST_CHART_WINDOWS) {
        return acg_misuse(report, "a chart has at most %d windows; take longer steps",
                          ACG_MOST_CHART_WINDOWS);
    }
    return ACG_OK;
}

acg_status acg_panels_check_size(const struct acg_panels *panels, double body, double room,
                                 acg_report *report)
{
    double least = 8 * panels->plot.look.text_size;
    if (room < least) {
        return acg_misuse(
            report,
            "the chart is too narrow for its names and windows; take a --width of "
            "%.0fmm or more",
            ceil((panels->plot.width + (least - room) / (1 - longest_name)) * 25.4 / 72));
    }
    if (body > PAGE) {
        return acg_misuse(report,
                          "the chart would be %.0f mm high, more than a page; draw fewer measures "
                          "(--measure), or fewer actors (--top, --actor)",
                          body * 25.4 / 72);
    }
    return ACG_OK;
}

// ---- names and order ----

static bool cut_names(struct acg_panels *panels)
{
    const struct acg_chart_data *data = panels->data;
    double size = panels->plot.look.text_size, most = longest_name * panels->plot.width;
    panels->names = acg_arena_array(&panels->arena, data->n_rows + 1, sizeof *panels->names);
    for (size_t i = 0; panels->names && i < data->n_rows; i++) {
        const char *name = data->names ? data->names[i] : "";
        panels->names[i] = acg_plot_cut(&panels->arena, name, most, size, false);
        if (!panels->names[i]) return false;
        double width = acg_metrics_width(panels->names[i], strlen(panels->names[i]), size, false);
        panels->name_room = fmax(panels->name_room, width);
    }
    return panels->names != NULL;
}

/** A row while rows are sorted. */
struct ranked {
    double mean;
    size_t row;
};

static int by_mean(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (isnan(x->mean) != isnan(y->mean)) return isnan(x->mean) ? 1 : -1;
    if (x->mean != y->mean && !isnan(x->mean)) return x->mean < y->mean ? 1 : -1;
    return (x->row > y->row) - (x->row < y->row);
}

static bool sort_rows(struct acg_panels *panels)
{
    const struct acg_chart_data *data = panels->data;
    struct ranked *rows = malloc((data->n_rows + 1) * sizeof *rows);
    panels->order = acg_arena_array(&panels->arena, data->n_rows + 1, sizeof *panels->order);
    for (size_t i = 0; rows && i < data->n_rows; i++) {
        double sum = 0, n = 0;
        for (size_t k = 0; k < data->n_windows; k++) {
            double value = acg_panels_value(panels, 0, i, k);
            if (isnan(value)) continue;
            sum += value / (double)data->n_windows; // no sum of values overflows
            n += 1.0 / (double)data->n_windows;
        }
        rows[i] = (struct ranked){n > 0 ? sum / n : NAN, i};
        if (data->panels[0].ranks) rows[i].mean = -rows[i].mean;
    }
    if (rows) qsort(rows, data->n_rows, sizeof *rows, by_mean);
    for (size_t i = 0; rows && panels->order && i < data->n_rows; i++)
        panels->order[i] = rows[i].row;
    free(rows);
    return rows && panels->order;
}

acg_status acg_panels_init(struct acg_panels *panels, const struct acg_chart_data *data,
                           const struct acg_chart_options *options, acg_report *report)
{
    *panels = (struct acg_panels){.data = data};
    acg_plot_init(&panels->plot, options);
    acg_status status = check_values(panels, report);
    if (!status && !(cut_names(panels) && sort_rows(panels))) status = acg_out_of_memory(report);
    return status;
}

void acg_panels_clear(struct acg_panels *panels)
{
    acg_plot_clear(&panels->plot);
    acg_arena_clear(&panels->arena);
}

// ---- words ----

const char *acg_panels_label(struct acg_panels *panels, size_t panel)
{
    const struct acg_chart_panel *one = &panels->data->panels[panel];
    struct acg_buffer text = {0};
    if (!one->ranks) return one->name;
    acg_buffer_format(&text, panels->plot.words->rank, one->name);
    const char *kept = text.failed ? "" : acg_arena_text(&panels->arena, text.data, text.length);
    panels->plot.script.failed = panels->plot.script.failed || text.failed || !kept;
    acg_buffer_clear(&text);
    return kept ? kept : "";
}

void acg_panels_name(struct acg_panels *panels, size_t panel, double x, double y, double room)
{
    double size = panels->plot.look.text_size;
    if (panels->data->n_panels == 1) return; // the title has it
    const char *name =
        acg_plot_cut(&panels->arena, acg_panels_label(panels, panel), room, size, true);
    panels->plot.script.failed = panels->plot.script.failed || !name;
    acg_plot_label(&panels->plot, (struct acg_plot_text){.x = x,
                                                         .y = y,
                                                         .size = size,
                                                         .bold = true,
                                                         .color = panels->plot.look.ink,
                                                         .text = name ? name : ""});
}

void acg_panels_rows(struct acg_panels *panels, double right, double y, double step)
{
    for (size_t i = 0; i < panels->data->n_rows; i++) {
        acg_plot_label(&panels->plot,
                       (struct acg_plot_text){.x = right,
                                              .y = y + (double)i * step,
                                              .size = panels->plot.look.text_size,
                                              .align = ACG_ALIGN_RIGHT,
                                              .color = panels->plot.look.ink,
                                              .text = panels->names[panels->order[i]]});
    }
}

void acg_panels_note_order(struct acg_panels *panels, const char *sentence)
{
    if (panels->data->n_rows < 2) return;
    acg_buffer_format(&panels->plot.note, sentence, acg_panels_label(panels, 0));
    acg_buffer_char(&panels->plot.note, ' ');
}

static int sign_of(const struct acg_chart_panel *panel)
{
    return (int)panel->sign;
}

static int weight_of(const struct acg_chart_panel *panel)
{
    return (int)panel->weighted;
}

static int direction_of(const struct acg_chart_panel *panel)
{
    return (int)panel->directed;
}

/** Says what a property of the panels is: once if they agree, else measure by measure. Its value 0
 * says nothing. */
static void note_property(struct acg_panels *panels,
                          int (*value_of)(const struct acg_chart_panel *),
                          const char *const words[], int n_words)
{
    const struct acg_chart_data *data = panels->data;
    struct acg_buffer *note = &panels->plot.note;
    bool alike = true;
    for (size_t i = 1; i < data->n_panels; i++)
        alike = alike && value_of(&data->panels[i]) == value_of(&data->panels[0]);
    for (int value = 1; value < n_words; value++) {
        const char *between = "; ";
        for (size_t i = 0; i < data->n_panels; i++) {
            if (value_of(&data->panels[i]) != value) continue;
            if (!alike || i == 0)
                acg_buffer_format(note, "%s%s", between, alike ? "" : data->panels[i].name);
            between = ", ";
        }
        if (*between == ';') continue;
        acg_buffer_format(note, "%s%s", alike ? "" : ": ", words[value]);
    }
}

void acg_panels_note(struct acg_panels *panels)
{
    const struct acg_chart_data *data = panels->data;
    struct acg_plot *plot = &panels->plot;
    if (data->top > 0) {
        acg_buffer_format(&plot->note, plot->words->highest, data->top, data->panels[0].name);
        acg_buffer_char(&plot->note, ' ');
    }
    acg_plot_note_windows(plot, data->windows, data->n_windows);
    acg_plot_note_rule(plot, data->graph);
    const char *const weights[] = {"", plot->words->unweighted, plot->words->weighted};
    const char *const directions[] = {"", plot->words->undirected, plot->words->directions};
    note_property(panels, sign_of, plot->words->signs, ACG_SIGN_SIGNED + 1);
    note_property(panels, weight_of, weights, 3);
    note_property(panels, direction_of, directions, 3);
}

struct acg_panel_place acg_panels_place(size_t i, size_t columns)
{
    size_t n = columns > 0 ? columns : 1, row = i / n;
    return (struct acg_panel_place){.column = (double)(i - row * n), .row = (double)row};
}

size_t acg_panels_even(size_t n, size_t *columns)
{
    size_t most = *columns > 1 ? *columns : 1;
    size_t rows = (n + most - 1) / most;
    *columns = rows > 0 ? (n + rows - 1) / rows : 1;
    return rows;
}

static const char *subject_words(const struct acg_panels *panels)
{
    switch (panels->data->subject) {
    case ACG_CHART_CENTRALITY:
        return panels->plot.words->centrality;
    case ACG_CHART_NETWORK:
        return panels->plot.words->network;
    case ACG_CHART_BALANCE:
        return panels->plot.words->balance;
    }
    return "";
}

void acg_panels_begin(struct acg_panels *panels, double body)
{
    const struct acg_chart_data *data = panels->data;
    struct acg_plot *plot = &panels->plot;
    struct acg_buffer title = {0};
    acg_buffer_text(&title, subject_words(panels));
    if (data->n_panels == 1) acg_buffer_format(&title, ": %s", acg_panels_label(panels, 0));
    if (data->n_windows == 1) {
        acg_buffer_text(&title, ", ");
        acg_rule_add_window(&title, plot->words, data->windows[0]);
    }
    const char *kept =
        title.failed ? NULL : acg_arena_text(&panels->arena, title.data, title.length);
    acg_buffer_clear(&title);
    acg_plot_begin(plot, kept ? kept : "", body);
    plot->script.failed = plot->script.failed || !kept;
}
