#include "cli/centrality_plot.h"

#include "base/report.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

acg_status acg_centrality_plot_parse(const struct acg_args *args, struct acg_centrality_plot *plot,
                                     acg_report *report)
{
    acg_status status =
        acg_chart_request_parse(args, "plot", ACG_CHART_FORMATS, &plot->chart, report);
    plot->form = acg_args_has(args, "plot-as")
                     ? (enum acg_plot_form)(acg_args_choice(args, "plot-as", 0) + 1)
                     : ACG_PLOT_AUTO;
    plot->ranks = acg_args_has(args, "rank");
    plot->network = acg_args_has(args, "network");
    if (status) return status;
    if (plot->form && !plot->chart.path) {
        return acg_args_misuse(args, report, "--plot-as needs --plot FILE");
    }
    if (plot->chart.path && acg_args_has(args, "delta")) {
        return acg_args_misuse(args, report,
                               "a chart shows measures or, with --rank, ranks; leave out --delta "
                               "or --plot");
    }
    if (plot->network && plot->form > ACG_PLOT_LINES) {
        return acg_args_misuse(args, report,
                               "a chart of the network has lines; leave out "
                               "--plot-as");
    }
    return ACG_OK;
}

/** `a` x `b`, or SIZE_MAX where that is too large. */
static size_t times(size_t a, size_t b)
{
    return b > 0 && a > SIZE_MAX / 16 / b ? SIZE_MAX : a * b;
}

acg_status acg_centrality_plot_start(struct acg_centrality_plot *plot, acg_report *report)
{
    if (!plot->chart.path) return ACG_OK;
    size_t places = times(plot->n_actors, plot->series->n_windows);
    size_t n = places == SIZE_MAX ? places : times(places, plot->n_measures);
    if (n == SIZE_MAX) return acg_out_of_memory(report);
    plot->values = malloc((n + 1) * sizeof *plot->values);
    plot->there = calloc(places + 1, sizeof *plot->there);
    plot->shown = calloc(plot->n_actors + 1, sizeof *plot->shown);
    if (!plot->values || !plot->there || !plot->shown) return acg_out_of_memory(report);
    for (size_t i = 0; i < n; i++)
        plot->values[i] = NAN;
    return ACG_OK;
}

void acg_centrality_plot_add(struct acg_centrality_plot *plot, size_t measure, size_t actor,
                             size_t window, double value)
{
    size_t n_windows = plot->series->n_windows, place = actor * n_windows + window;
    if (!plot->chart.path) return;
    plot->values[measure * plot->n_actors * n_windows + place] = value;
    plot->there[place] = true;
}

void acg_centrality_plot_show(struct acg_centrality_plot *plot, size_t actor)
{
    if (plot->chart.path) plot->shown[actor] = true;
}

/** What the chart is drawn from: the rows that are shown, close together. */
struct table {
    const char **names;
    struct acg_chart_panel *panels;
    size_t n_rows;
};

/** Moves the rows that are shown to the front, in values and places. */
static size_t pack(struct acg_centrality_plot *plot)
{
    size_t n_windows = plot->series->n_windows, n_rows = 0, at = 0;
    for (size_t i = 0; i < plot->n_actors; i++)
        n_rows += plot->shown[i] ? 1 : 0;
    for (size_t m = 0; m < plot->n_measures; m++) {
        for (size_t i = 0; i < plot->n_actors; i++) {
            const double *row = plot->values + (m * plot->n_actors + i) * n_windows;
            for (size_t k = 0; plot->shown[i] && k < n_windows; k++)
                plot->values[at++] = row[k];
        }
    }
    at = 0;
    for (size_t i = 0; i < plot->n_actors; i++) {
        for (size_t k = 0; plot->shown[i] && k < n_windows; k++)
            plot->there[at++] = plot->there[i * n_windows + k];
    }
    return n_rows;
}

/** The name of an actor: short if it has a short one. */
static const char *name_of(const struct acg_actor *actor, const char *language)
{
    const char *name = acg_labels_in(actor->short_name, language);
    return name ? name : acg_labels_in(actor->name, language);
}

static bool name_rows(const struct acg_centrality_plot *plot, struct table *table)
{
    size_t count, n = 0;
    const struct acg_actor *actors = acg_graph_actors(plot->graph, &count);
    if (plot->network) return true;
    table->names = calloc(table->n_rows + 1, sizeof *table->names);
    for (size_t i = 0; table->names && i < count; i++) {
        if (plot->shown[i]) table->names[n++] = name_of(&actors[i], plot->chart.options.language);
    }
    return table->names != NULL;
}

static enum acg_chart_says says(bool yes)
{
    return yes ? ACG_SAYS_YES : ACG_SAYS_NO;
}

static void describe(const struct acg_centrality_plot *plot, enum acg_measure measure,
                     struct acg_chart_panel *panel)
{
    panel->name = acg_measure_label(measure, plot->chart.options.language);
    acg_measure_sign(measure, plot->how->sign, &panel->sign);
    panel->weighted = says(acg_measure_is_weighted(measure, plot->how));
    panel->directed = says(acg_measure_is_directed(measure, plot->how));
}

static void describe_network(const struct acg_centrality_plot *plot, size_t i,
                             struct acg_chart_panel *panel)
{
    panel->name = acg_network_label(plot->network_measures[i], plot->chart.options.language);
    panel->sign = plot->how->sign ? plot->how->sign : ACG_SIGN_POSITIVE;
    panel->directed = says(plot->how->directed);
}

static bool make_panels(const struct acg_centrality_plot *plot, struct table *table)
{
    table->panels = calloc(plot->n_measures + 1, sizeof *table->panels);
    for (size_t i = 0; table->panels && i < plot->n_measures; i++) {
        struct acg_chart_panel *panel = &table->panels[i];
        panel->values = plot->values + i * table->n_rows * plot->series->n_windows;
        panel->ranks = plot->ranks;
        if (plot->network) describe_network(plot, i, panel);
        else describe(plot, plot->measures[i], panel);
    }
    return table->panels != NULL;
}

static void note_actors(struct acg_centrality_plot *plot, const char *option,
                        struct acg_indexes actors)
{
    size_t count;
    for (size_t i = 0; i < actors.count; i++) {
        acg_buffer_text(&plot->note, i > 0 ? "," : plot->note.length > 0 ? " " : "");
        acg_buffer_text(&plot->note, i > 0 ? "" : option);
        acg_buffer_text(&plot->note, acg_graph_actors(plot->graph, &count)[actors.items[i]].id);
    }
}

/** Spells out in the note the options that change what a measure is. */
static void note_options(const struct acg_args *args, struct acg_centrality_plot *plot)
{
    static const char *const names[] = {"damping", "attenuation"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = acg_args_value(args, names[i]);
        if (!value) continue;
        acg_buffer_format(&plot->note, "%s--%s %s", plot->note.length > 0 ? " " : "", names[i],
                          value);
    }
    note_actors(plot, "--restart ", plot->how->restart);
    note_actors(plot, "--blocs ", plot->how->blocs);
    if (plot->note.length > 0) plot->chart.options.note = plot->note.data;
}

/** A series is lines if they can be told apart, else a heat map; a window is dots. */
static enum acg_plot_form form_of(const struct acg_centrality_plot *plot, size_t n_rows)
{
    if (plot->form) return plot->form;
    if (plot->series->n_windows == 1 && !plot->network) return ACG_PLOT_DOTS;
    return n_rows <= ACG_MOST_CHART_LINES ? ACG_PLOT_LINES : ACG_PLOT_HEAT;
}

static acg_status draw(const struct acg_centrality_plot *plot, const struct table *table,
                       acg_report *report)
{
    const struct acg_chart_data data = {.subject = plot->network ? ACG_CHART_NETWORK
                                                                 : ACG_CHART_CENTRALITY,
                                        .graph = plot->graph,
                                        .windows = plot->series->windows,
                                        .n_windows = plot->series->n_windows,
                                        .names = table->names,
                                        .n_rows = table->n_rows,
                                        .there = plot->there,
                                        .panels = table->panels,
                                        .n_panels = plot->n_measures,
                                        .top = plot->top};
    const struct acg_chart_options *options = &plot->chart.options;
    char *bytes = NULL;
    size_t length;
    acg_status status = ACG_OK;
    switch (form_of(plot, table->n_rows)) {
    case ACG_PLOT_AUTO:
    case ACG_PLOT_LINES:
        status = acg_chart_lines(&data, options, &bytes, &length, report);
        break;
    case ACG_PLOT_HEAT:
        status = acg_chart_heat(&data, options, &bytes, &length, report);
        break;
    case ACG_PLOT_DOTS:
        status = acg_chart_dots(&data, options, &bytes, &length, report);
        break;
    }
    return status ? status : acg_chart_request_write(&plot->chart, bytes, length, report);
}

acg_status acg_centrality_plot_write(const struct acg_args *args, struct acg_centrality_plot *plot,
                                     acg_report *report)
{
    struct table table = {0};
    if (!plot->chart.path) return ACG_OK;
    plot->chart.options.slice = &plot->series->slice.options;
    plot->chart.options.digest = acg_graph_digest(plot->graph);
    note_options(args, plot);
    table.n_rows = pack(plot);
    bool memory = !plot->note.failed && name_rows(plot, &table) && make_panels(plot, &table);
    acg_status status = memory ? draw(plot, &table, report) : acg_out_of_memory(report);
    free(table.names);
    free(table.panels);
    return status;
}

void acg_centrality_plot_clear(struct acg_centrality_plot *plot)
{
    acg_chart_request_clear(&plot->chart);
    acg_buffer_clear(&plot->note);
    free(plot->values);
    free(plot->there);
    free(plot->shown);
}
