#include "actorgraph/chart.h"

#include "base/report.h"
#include "draw/metrics.h"
#include "draw/panels.h"
#include "draw/spread.h"
#include "draw/times.h"

#include <math.h>

/** How a line looks: told apart by dash and marker too. Colours after Okabe and Ito (2008). */
struct line_look {
    const char *color, *grey, *dash;
    int shape;
};
static const struct line_look looks[ACG_MOST_CHART_LINES] = {
    {"#0072b2", "#000000", "1", 7},          {"#d55e00", "#6e6e6e", "(9,3)", 5},
    {"#009e73", "#000000", "(2,2.5)", 9},    {"#cc79a7", "#8a8a8a", "1", 13},
    {"#e69f00", "#4a4a4a", "(9,3,2,3)", 11}, {"#56b4e9", "#8a8a8a", "(5,2.5)", 6},
    {"#111111", "#000000", "(14,3)", 4},     {"#7f67ae", "#5a5a5a", "(2,2,6,2)", 8},
};

/** Lines in the making. All lengths in points. */
struct lines {
    struct acg_panels base;
    struct acg_axis *axes;          /**< by panel */
    double axis_room, label_room;   /**< left and right of a panel */
    double cell, gap, room, height; /**< a panel with its rooms, between two, without, its height */
    size_t columns, rows;
};

static const char *color_of(const struct lines *lines, size_t row)
{
    bool grey = lines->base.plot.options->style == ACG_STYLE_BW;
    return grey ? looks[row].grey : looks[row].color;
}

/** The last window in which a row has a value in a panel; the number of windows if there is none.
 */
static size_t last_window(const struct lines *lines, size_t panel, size_t row)
{
    size_t n = lines->base.data->n_windows;
    for (size_t i = n; i-- > 0;)
        if (!isnan(acg_panels_value(&lines->base, panel, row, i))) return i;
    return n;
}

// ---- layout ----

static bool make_axes(struct lines *lines)
{
    const struct acg_chart_data *data = lines->base.data;
    double size = lines->base.plot.look.text_size;
    lines->axes = acg_arena_array(&lines->base.arena, data->n_panels, sizeof *lines->axes);
    for (size_t i = 0; lines->axes && i < data->n_panels; i++) {
        struct acg_range range =
            acg_range_of(data->panels[i].values, data->n_rows * data->n_windows);
        lines->axes[i] = acg_axis_of(range, data->panels[i].ranks, data->n_panels > 1 ? 4.5 : 6);
        lines->axis_room =
            fmax(lines->axis_room, acg_axis_width(&lines->axes[i], size) + 0.7 * size);
    }
    return lines->axes != NULL;
}

/** As many panels side by side as have room, at most two where lines are named. */
static void lay_out(struct lines *lines)
{
    const struct acg_chart_data *data = lines->base.data;
    const struct acg_plot *plot = &lines->base.plot;
    double size = plot->look.text_size, room = plot->width - 2 * plot->look.margin;
    lines->label_room = data->names ? lines->base.name_room + 3.4 * size : size;
    lines->gap = 1.2 * size;
    double least = lines->axis_room + lines->label_room + (data->names ? 16 : 10) * size;
    size_t most = data->names ? 2 : 4;
    lines->columns = (size_t)fmax(1, floor((room + lines->gap) / (least + lines->gap)));
    lines->columns = lines->columns < most ? lines->columns : most;
    lines->rows = acg_panels_even(data->n_panels, &lines->columns);
    lines->cell = (room + lines->gap) / (double)lines->columns - lines->gap;
    lines->room = lines->cell - lines->axis_room - lines->label_room;
    double height = data->n_panels == 1 ? 20 : data->names ? 12 : 8.5;
    lines->height = size * fmax(height, data->names ? 1.25 * (double)data->n_rows : 0);
}

/** The height of a panel with its name above and its years below. */
static double tier(const struct lines *lines)
{
    double size = lines->base.plot.look.text_size;
    return lines->height + (lines->base.data->n_panels > 1 ? 4.6 : 2.6) * size;
}

// ---- one panel ----

/** Where a panel lies, from the upper left corner of the page. */
struct place {
    double left, top, right, bottom;
};

static double height_of(const struct lines *lines, size_t panel, struct place place, double value)
{
    const struct acg_axis *axis = &lines->axes[panel];
    double share = (value - axis->low) / (axis->high - axis->low);
    if (axis->ranks) share = 1 - share;
    return place.bottom - share * (place.bottom - place.top);
}

/** Data: a row of a panel, a blank line where it has no value. */
static void add_line(struct lines *lines, size_t panel, size_t row)
{
    struct acg_buffer *out = &lines->base.plot.script;
    acg_buffer_format(out, "$line%zu_%zu << END\n", panel, row);
    for (size_t i = 0; i < lines->base.data->n_windows; i++) {
        double value = acg_panels_value(&lines->base, panel, row, i);
        if (isnan(value)) acg_buffer_char(out, '\n');
        else
            acg_buffer_format(out, "%.6f %.10g\n", acg_times_middle(lines->base.data->windows[i]),
                              value);
    }
    acg_buffer_text(out, "END\n");
}

/** Data: the windows that are marked. All where there is room; else some, at another beginning in
 * each line, none on a line alone; always what stands alone between gaps. */
static void add_points(struct lines *lines, size_t panel, size_t row)
{
    const struct acg_chart_data *data = lines->base.data;
    struct acg_buffer *out = &lines->base.plot.script;
    double size = lines->base.plot.look.text_size, each = lines->room / (double)data->n_windows;
    size_t step = each >= 0.8 * size ? 1 : data->n_rows > 1 ? (size_t)ceil(8 * size / each) : 0;
    size_t turn = row * step / (data->n_rows + 1);
    acg_buffer_format(out, "$points%zu_%zu << END\n", panel, row);
    for (size_t i = 0; i < data->n_windows; i++) {
        double value = acg_panels_value(&lines->base, panel, row, i);
        bool before = i > 0 && !isnan(acg_panels_value(&lines->base, panel, row, i - 1));
        bool after =
            i + 1 < data->n_windows && !isnan(acg_panels_value(&lines->base, panel, row, i + 1));
        bool marked = step > 0 && i % step == turn;
        if (isnan(value) || (!marked && (before || after))) continue;
        acg_buffer_format(out, "%.6f %.10g\n", acg_times_middle(data->windows[i]), value);
    }
    acg_buffer_text(out, "END\n");
}

/** A name at the end of a line. */
struct label {
    double y; // of the end of the line
    size_t row, window;
};

/** The rows that have a value in a panel, from the highest end to the lowest. */
static size_t list_labels(const struct lines *lines, size_t panel, struct place place,
                          struct label labels[ACG_MOST_CHART_LINES])
{
    size_t n = 0;
    for (size_t row = 0; row < lines->base.data->n_rows; row++) {
        size_t window = last_window(lines, panel, row), at = n;
        if (window == lines->base.data->n_windows) continue;
        double value = acg_panels_value(&lines->base, panel, row, window);
        struct label one = {height_of(lines, panel, place, value), row, window};
        for (; at > 0 && labels[at - 1].y > one.y; at--)
            labels[at] = labels[at - 1];
        labels[at] = one;
        n++;
    }
    return n;
}

static void add_leader(struct acg_plot *plot, double x, double y, double to_x, double to_y,
                       const char *color)
{
    acg_buffer_format(&plot->script,
                      "set arrow from screen %.5f,%.5f to screen %.5f,%.5f nohead lw 0.4 lc rgb "
                      "'%s' back\n",
                      x / plot->width, 1 - y / plot->height, to_x / plot->width,
                      1 - to_y / plot->height, color);
}

/** Names the lines of a panel at their ends, moved apart, each led to from where its line ends. */
static void add_labels(struct lines *lines, size_t panel, struct place place, double pad)
{
    const struct acg_chart_data *data = lines->base.data;
    struct acg_plot *plot = &lines->base.plot;
    struct label labels[ACG_MOST_CHART_LINES];
    double at[ACG_MOST_CHART_LINES], size = plot->look.text_size;
    size_t n = list_labels(lines, panel, place, labels);
    double first = acg_times_middle(data->windows[0]);
    double span = fmax(acg_times_middle(data->windows[data->n_windows - 1]) - first, 1e-3);
    for (size_t i = 0; i < n; i++)
        at[i] = labels[i].y;
    acg_spread(at, n, 1.2 * size, place.top, place.bottom);
    for (size_t i = 0; i < n; i++) {
        size_t row = labels[i].row;
        double middle = acg_times_middle(data->windows[labels[i].window]);
        double end =
            place.left + pad + (place.right - place.left - 2 * pad) * (middle - first) / span;
        double x = place.right + 1.7 * size;
        if (labels[i].window + 1 < data->n_windows) {
            add_leader(plot, end + 0.6 * size, labels[i].y, place.right, labels[i].y,
                       plot->look.faded);
            end = place.right - 0.6 * size;
        }
        add_leader(plot, end + 0.6 * size, labels[i].y, x - 0.6 * size, at[i],
                   color_of(lines, row));
        acg_plot_mark(plot, x, at[i], looks[row].shape, 0.5, color_of(lines, row));
        acg_plot_label(plot, (struct acg_plot_text){.x = x + 0.8 * size,
                                                    .y = at[i],
                                                    .size = size,
                                                    .color = plot->look.ink,
                                                    .text = lines->base.names[row]});
    }
}

static void add_curves(struct lines *lines, size_t panel)
{
    struct acg_buffer *out = &lines->base.plot.script;
    acg_buffer_text(out, "plot ");
    for (size_t row = 0; row < lines->base.data->n_rows; row++) {
        acg_buffer_format(out, "$line%zu_%zu using 1:2 with lines lw 1.1 dt %s lc rgb '%s', ",
                          panel, row, looks[row].dash, color_of(lines, row));
    }
    for (size_t row = 0; row < lines->base.data->n_rows; row++) {
        if (looks[row].shape % 2 == 0) { // hollow: the line does not run through it
            acg_buffer_format(out,
                              "$points%zu_%zu using 1:2 with points pt %d ps 0.45 lc rgb "
                              "'#ffffff', ",
                              panel, row, looks[row].shape + 1);
        }
        acg_buffer_format(out,
                          "$points%zu_%zu using 1:2 with points pt %d ps 0.45 lw 0.9 lc rgb "
                          "'%s', ",
                          panel, row, looks[row].shape, color_of(lines, row));
    }
    acg_buffer_text(out, "NaN\n");
}

static void add_panel(struct lines *lines, size_t panel, double left, double top)
{
    const struct acg_chart_data *data = lines->base.data;
    struct acg_plot *plot = &lines->base.plot;
    double size = plot->look.text_size, pad = 0.8 * size;
    if (data->n_panels > 1) top += 1.8 * size;
    acg_panels_name(&lines->base, panel, left, top - 1.2 * size, lines->cell);
    struct place place = {left + lines->axis_room, top, left + lines->axis_room + lines->room,
                          top + lines->height};
    bool empty = true;
    for (size_t row = 0; row < data->n_rows; row++) {
        empty = empty && last_window(lines, panel, row) == data->n_windows;
        add_line(lines, panel, row);
        add_points(lines, panel, row);
    }
    acg_plot_panel(plot, place.left, place.top, place.right, place.bottom);
    acg_times_set(plot, data->windows, data->n_windows, lines->room, pad);
    acg_axis_set(plot, &lines->axes[panel], "y");
    if (data->names) add_labels(lines, panel, place, pad);
    if (empty) {
        acg_plot_label(plot, (struct acg_plot_text){.x = (place.left + place.right) / 2,
                                                    .y = (place.top + place.bottom) / 2,
                                                    .size = size,
                                                    .align = ACG_ALIGN_CENTER,
                                                    .color = plot->look.muted,
                                                    .text = plot->words->undefined});
    }
    add_curves(lines, panel);
    acg_plot_wipe(plot);
}

// ---- the chart ----

static void add_key(struct lines *lines)
{
    const struct acg_chart_data *data = lines->base.data;
    struct acg_plot *plot = &lines->base.plot;
    bool plain = data->subject != ACG_CHART_CENTRALITY;
    if (lines->base.undefined + lines->base.absent > 0)
        acg_buffer_format(&plot->note, "%s ", plain ? plot->words->plain_gap : plot->words->gap);
    for (size_t i = 0; i < data->n_windows; i++) {
        if (acg_span_days(data->windows[i]) <= 366) continue;
        acg_buffer_format(&plot->note, "%s ", plot->words->middle);
        return;
    }
}

/** Names the rows that a panel cannot show though they are there. */
static void note_missing(struct lines *lines)
{
    const struct acg_chart_data *data = lines->base.data;
    struct acg_plot *plot = &lines->base.plot;
    const char *between = "; ";
    if (!data->there || !data->names) return;
    for (size_t panel = 0; panel < data->n_panels; panel++) {
        for (size_t row = 0; row < data->n_rows; row++) {
            if (last_window(lines, panel, row) < data->n_windows) continue;
            if (*between == ';')
                acg_buffer_format(&plot->note, "%s%s: ", between, plot->words->undefined);
            else acg_buffer_text(&plot->note, between);
            acg_buffer_format(&plot->note, "%s (%s)", lines->base.names[row],
                              data->panels[panel].name);
            between = ", ";
        }
    }
}

static void compose(struct lines *lines, double body)
{
    struct acg_plot *plot = &lines->base.plot;
    double size = plot->look.text_size;
    add_key(lines);
    acg_panels_note(&lines->base);
    note_missing(lines);
    acg_plot_note_end(plot);
    acg_panels_begin(&lines->base, body);
    acg_buffer_format(&plot->script,
                      "set border 1\nset grid ytics lt 1 lc rgb '#e0e0e0' lw 0.4\nset ytics scale "
                      "0 offset 0.4,0\nset xtics offset 0,0.3\n");
    for (size_t i = 0; i < lines->base.data->n_panels; i++) {
        struct acg_panel_place place = acg_panels_place(i, lines->columns);
        add_panel(lines, i, plot->look.margin + place.column * (lines->cell + lines->gap),
                  plot->top + 0.6 * size + place.row * tier(lines));
    }
}

acg_status acg_chart_lines(const struct acg_chart_data *data,
                           const struct acg_chart_options *options, char **bytes, size_t *length,
                           acg_report *report)
{
    struct lines lines = {0};
    *bytes = NULL;
    *length = 0;
    if (data->n_rows > ACG_MOST_CHART_LINES) {
        return acg_misuse(report,
                          "%zu lines cannot be told apart, at most %d can; choose actors with "
                          "--top or --actor, or draw a heat map",
                          data->n_rows, ACG_MOST_CHART_LINES);
    }
    acg_status status = acg_panels_init(&lines.base, data, options, report);
    if (!status) status = acg_panels_check_series(&lines.base, report);
    if (!status && !make_axes(&lines)) status = acg_out_of_memory(report);
    if (!status) {
        lay_out(&lines);
        double body = (double)lines.rows * tier(&lines) + 0.6 * lines.base.plot.look.text_size;
        lines.base.plot.description = "Measures over time, a panel for each measure and a line for "
                                      "each row";
        status = acg_panels_check_size(&lines.base, body, lines.room, report);
        if (!status) {
            compose(&lines, body);
            status = acg_plot_end(&lines.base.plot, bytes, length, report);
        }
    }
    acg_panels_clear(&lines.base);
    return status;
}
