#include "actorgraph/chart.h"

#include "base/report.h"
#include "draw/metrics.h"
#include "draw/panels.h"
#include "draw/shade.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BAR_STEPS = 48, BAR_DIGITS = 3, CELL_DIGITS = 2 };
static const double widest_cell = 6, narrowest_cell = 0.3, row_height = 1.5; // of the text size

/** A heat map in the making. All lengths in points. */
struct heat {
    struct acg_panels base;
    struct acg_range *ranges; /**< by panel */
    double *at;               /**< left edges of the windows, and the end, in cells */
    double cell, left, room, height, gap;
    size_t columns, rows; /**< of panels */
};

// ---- layout ----

/** Windows side by side; between those that do not meet there is a gap. */
static bool place_windows(struct heat *heat)
{
    const struct acg_chart_data *data = heat->base.data;
    heat->at = acg_arena_array(&heat->base.arena, data->n_windows + 1, sizeof *heat->at);
    heat->ranges = acg_arena_array(&heat->base.arena, data->n_panels, sizeof *heat->ranges);
    if (!heat->at || !heat->ranges) return false;
    heat->at[0] = 0;
    for (size_t i = 1; i <= data->n_windows; i++) {
        bool meets = i == data->n_windows || data->windows[i].from <= data->windows[i - 1].until;
        heat->at[i] = heat->at[i - 1] + (meets ? 1 : 1.12);
    }
    for (size_t i = 0; i < data->n_panels; i++)
        heat->ranges[i] = acg_range_of(data->panels[i].values, data->n_rows * data->n_windows);
    return true;
}

/** What the widest name of a panel and its scale need side by side. */
static double heading_room(const struct heat *heat)
{
    double size = heat->base.plot.look.text_size, most = 0;
    for (size_t i = 0; i < heat->base.data->n_panels; i++) {
        const char *name = heat->base.data->panels[i].name;
        most = fmax(most, acg_metrics_width(name, strlen(name), size, true));
    }
    return (heat->base.data->n_panels > 1 ? most : 0) + 12 * size;
}

/** As many panels side by side as leave cells of a good width. */
static void lay_out(struct heat *heat)
{
    const struct acg_chart_data *data = heat->base.data;
    const struct acg_plot *plot = &heat->base.plot;
    double size = plot->look.text_size, n = heat->at[data->n_windows];
    heat->left = plot->look.margin + heat->base.name_room + 0.8 * size;
    heat->gap = 2.5 * size;
    double room = plot->width - plot->look.margin - heat->left, fit = 2.5 * size * n;
    fit = fmax(fit, heading_room(heat));
    heat->columns = (size_t)fmax(1, floor((room + heat->gap) / (fit + heat->gap)));
    heat->rows = acg_panels_even(data->n_panels, &heat->columns);
    room = (room + heat->gap) / (double)heat->columns - heat->gap;
    heat->cell = fmin(room, fmax(widest_cell * size * n, heading_room(heat))) / n;
    heat->room = heat->cell * n;
    heat->height = row_height * size * (double)data->n_rows;
}

/** The height of a panel with its name and scale above and its windows below. */
static double tier(const struct heat *heat)
{
    return heat->height + 4.4 * heat->base.plot.look.text_size;
}

// ---- the scale ----

/** From which value to which the scale of a panel runs: from 0 if that is not far. */
static void scale_of(const struct heat *heat, size_t panel, double *low, double *high)
{
    struct acg_range range = heat->ranges[panel];
    *low = range.least;
    *high = range.largest;
    if (heat->base.data->panels[panel].ranks) *low = 1;
    else if (*low > 0) *low = 0;
    if (*low == *high) *high = *low + 1;
}

static double share_of(const struct heat *heat, size_t panel, double value)
{
    double low, high;
    scale_of(heat, panel, &low, &high);
    double share = (value - low) / (high - low);
    return heat->base.data->panels[panel].ranks ? 1 - share : share;
}

static bool is_grey(const struct heat *heat)
{
    return heat->base.plot.options->style == ACG_STYLE_BW;
}

static void add_bar_end(struct heat *heat, double value, double x, double y, enum acg_align align)
{
    struct acg_plot *plot = &heat->base.plot;
    char text[ACG_AXIS_TEXT];
    acg_axis_number(value, BAR_DIGITS, text);
    acg_plot_label(plot, (struct acg_plot_text){.x = x,
                                                .y = y,
                                                .size = plot->look.note_size,
                                                .align = align,
                                                .color = plot->look.ink,
                                                .text = text});
}

/** The scale as a bar that ends at `right`, with its ends in numbers. Each step reaches to the end
 * and the next lies upon it, so that no seam shows. */
static void add_bar(struct heat *heat, size_t panel, double right, double y)
{
    struct acg_plot *plot = &heat->base.plot;
    double low, high, size = plot->look.text_size, length = 6 * size, half = 0.4 * size;
    scale_of(heat, panel, &low, &high);
    if (heat->base.data->panels[panel].ranks) {
        double swap = low;
        low = high;
        high = swap;
    }
    char text[ACG_AXIS_TEXT];
    acg_axis_number(high, BAR_DIGITS, text);
    right -= acg_metrics_width(text, strlen(text), plot->look.note_size, false);
    right -= 0.4 * size;
    for (size_t i = 0; i < BAR_STEPS; i++) {
        double x = right - length * (double)(BAR_STEPS - i) / BAR_STEPS;
        acg_buffer_format(&plot->script,
                          "set object rect from screen %.5f,%.5f to screen %.5f,%.5f fc rgb "
                          "'#%06x' fs solid noborder\n",
                          x / plot->width, 1 - (y + half) / plot->height, right / plot->width,
                          1 - (y - half) / plot->height,
                          acg_shade((double)i / (BAR_STEPS - 1), is_grey(heat)));
    }
    add_bar_end(heat, low, right - length - 0.4 * size, y, ACG_ALIGN_RIGHT);
    add_bar_end(heat, high, right + 0.4 * size, y, ACG_ALIGN_LEFT);
}

// ---- cells ----

/** Data: the cells of a panel as middle, edges and colour; what is undefined, in `crossed`. */
static void add_cells(struct heat *heat, size_t panel, bool crossed)
{
    const struct acg_chart_data *data = heat->base.data;
    struct acg_buffer *out = &heat->base.plot.script;
    double seam = fmin(0.25, 0.08 * heat->cell) / heat->cell; // half the white line between cells
    acg_buffer_format(out, "$%s%zu << END\n", crossed ? "crossed" : "cells", panel);
    for (size_t i = 0; i < data->n_rows; i++) {
        for (size_t k = 0; k < data->n_windows; k++) {
            double value = acg_panels_value(&heat->base, panel, heat->base.order[i], k);
            if (isnan(value) != crossed) continue;
            if (!acg_panels_is_there(&heat->base, heat->base.order[i], k)) continue;
            unsigned color = crossed ? 0 : acg_shade(share_of(heat, panel, value), is_grey(heat));
            double left = heat->at[k] + seam, right = heat->at[k] + 1 - seam;
            acg_buffer_format(out, "%.4f %zu %.4f %.4f %.3f %.3f %u\n", (left + right) / 2, i, left,
                              right, (double)i - 0.47, (double)i + 0.47, color);
        }
    }
    acg_buffer_text(out, "END\n");
}

/** A number as a cell has it: whole ones whole, others with two digits of the largest. */
static void cell_number(const struct acg_range *range, double value, char text[ACG_AXIS_TEXT])
{
    double size = fmax(fabs(range->least), fabs(range->largest));
    int before = size >= 1 ? (int)floor(log10(size)) + 1 : 0, decimals = CELL_DIGITS - before;
    if (range->whole || decimals < 0) {
        acg_axis_number(round(value), 12, text);
        return;
    }
    bool minus = value < 0 && fabs(value) >= 0.5 * pow(10, -decimals);
    snprintf(text, ACG_AXIS_TEXT, "%s%.*f", minus ? "\u2212" : "", decimals, fabs(value));
}

/** The width of the widest number in the cells of a panel. */
static double number_room(const struct heat *heat, size_t panel)
{
    const struct acg_range *range = &heat->ranges[panel];
    double ends[] = {range->least, range->largest}, most = 0;
    for (int i = 0; i < 2 && !isnan(ends[i]); i++) {
        char text[ACG_AXIS_TEXT];
        cell_number(range, ends[i], text);
        most = fmax(most,
                    acg_metrics_width(text, strlen(text), heat->base.plot.look.note_size, false));
    }
    return most;
}

/** Data: numbers in the cells, and the colour in which they are read on them. */
static bool add_numbers(struct heat *heat, size_t panel)
{
    const struct acg_chart_data *data = heat->base.data;
    struct acg_buffer *out = &heat->base.plot.script;
    if (number_room(heat, panel) + 0.5 * heat->base.plot.look.text_size > heat->cell) return false;
    acg_buffer_format(out, "$numbers%zu << END\n", panel);
    for (size_t i = 0; i < data->n_rows; i++) {
        for (size_t k = 0; k < data->n_windows; k++) {
            double value = acg_panels_value(&heat->base, panel, heat->base.order[i], k);
            if (isnan(value)) continue;
            unsigned back = acg_shade(share_of(heat, panel, value), is_grey(heat));
            char text[ACG_AXIS_TEXT];
            cell_number(&heat->ranges[panel], value, text);
            acg_buffer_format(out, "%.4f %zu %s %u\n", heat->at[k] + 0.5, i, text,
                              acg_shade_luminance(back) > 0.18 ? 0x111111 : 0xffffff);
        }
    }
    acg_buffer_text(out, "END\n");
    return true;
}

/** Names the windows below their cells, as many as fit. */
static void add_windows(struct heat *heat)
{
    const struct acg_chart_data *data = heat->base.data;
    struct acg_buffer *out = &heat->base.plot.script;
    char text[ACG_SPAN_TEXT];
    double size = heat->base.plot.look.text_size, widest = 0;
    for (size_t i = 0; i < data->n_windows; i++) {
        acg_span_format(data->windows[i], text);
        widest = fmax(widest, acg_metrics_width(text, strlen(text), size, false));
    }
    size_t step = (size_t)ceil((widest + 0.6 * size) / heat->cell);
    acg_buffer_text(out, "set xtics (");
    for (size_t i = 0; i < data->n_windows; i += step) {
        acg_span_format(data->windows[i], text);
        acg_buffer_format(out, "%s\"%s\" %.4f", i > 0 ? ", " : "", text, heat->at[i] + 0.5);
    }
    acg_buffer_text(out, ")\n");
}

/** Crossed cells: pale ones with a white one inside, and a line from corner to corner. */
static void add_crossed(struct heat *heat, size_t panel)
{
    const struct acg_look *look = &heat->base.plot.look;
    double inset = 0.4 / heat->cell, above = 0.4 / (row_height * look->text_size);
    acg_buffer_format(&heat->base.plot.script,
                      ", $crossed%zu using 1:2:3:4:5:6 with boxxyerror fs solid noborder lc rgb "
                      "'%s', $crossed%zu using 1:2:($3+%.4f):($4-%.4f):($5+%.4f):($6-%.4f) with "
                      "boxxyerror fs solid noborder lc rgb '#ffffff', $crossed%zu using "
                      "3:6:($4-$3):($5-$6) with vectors nohead lw 0.5 lc rgb '%s'",
                      panel, look->faded, panel, inset, inset, above, above, panel, look->muted);
}

static void add_panel(struct heat *heat, size_t panel, double left, double top)
{
    const struct acg_chart_data *data = heat->base.data;
    struct acg_plot *plot = &heat->base.plot;
    struct acg_buffer *out = &plot->script;
    double size = plot->look.text_size;
    double beside = fmin(left, fmax(plot->look.margin, left + heat->room - heading_room(heat)));
    acg_panels_name(&heat->base, panel, beside, top + 0.6 * size,
                    left + heat->room - beside - 10 * size);
    add_bar(heat, panel, left + heat->room, top + 0.6 * size);
    top += 1.6 * size;
    add_cells(heat, panel, false);
    add_cells(heat, panel, true);
    bool numbers = add_numbers(heat, panel);
    acg_plot_panel(plot, left, top, left + heat->room, top + heat->height);
    acg_buffer_format(out, "set xrange [0:%.4f]\nset yrange [%zu.5:-0.5]\n",
                      heat->at[data->n_windows], data->n_rows - 1);
    add_windows(heat);
    double step = row_height * size;
    if (acg_panels_place(panel, heat->columns).column == 0)
        acg_panels_rows(&heat->base, left - 0.6 * size, top + step / 2, step);
    acg_buffer_format(out,
                      "plot $cells%zu using 1:2:3:4:5:6:7 with boxxyerror fs solid noborder lc rgb "
                      "variable",
                      panel);
    add_crossed(heat, panel);
    if (numbers) {
        acg_buffer_format(out,
                          ", $numbers%zu using 1:2:3:4 with labels noenhanced font 'Helvetica,%g' "
                          "tc rgb variable",
                          panel, plot->look.note_size);
    }
    acg_buffer_text(out, ", NaN\n");
    acg_plot_wipe(plot);
}

// ---- the chart ----

static void compose(struct heat *heat, double body)
{
    struct acg_plot *plot = &heat->base.plot;
    acg_panels_note_order(&heat->base, plot->words->by_mean);
    if (heat->base.undefined + heat->base.absent > 0)
        acg_buffer_format(&plot->note, "%s ", plot->words->crossed);
    acg_panels_note(&heat->base);
    acg_plot_note_end(plot);
    acg_panels_begin(&heat->base, body);
    acg_buffer_text(&plot->script, "set border 0\nunset ytics\nset xtics scale 0 offset 0,0.5\n");
    for (size_t i = 0; i < heat->base.data->n_panels; i++) {
        struct acg_panel_place place = acg_panels_place(i, heat->columns);
        add_panel(heat, i, heat->left + place.column * (heat->room + heat->gap),
                  plot->top + 0.4 * plot->look.text_size + place.row * tier(heat));
    }
}

static acg_status check_cells(const struct heat *heat, double body, acg_report *report)
{
    if (heat->cell < narrowest_cell * heat->base.plot.look.text_size) {
        return acg_misuse(report,
                          "%zu windows are too many for a heat map of this width; take "
                          "longer steps or a larger --width",
                          heat->base.data->n_windows);
    }
    return acg_panels_check_size(&heat->base, body, INFINITY, report);
}

acg_status acg_chart_heat(const struct acg_chart_data *data,
                          const struct acg_chart_options *options, char **bytes, size_t *length,
                          acg_report *report)
{
    struct heat heat = {0};
    *bytes = NULL;
    *length = 0;
    acg_status status = acg_panels_init(&heat.base, data, options, report);
    if (!status) status = acg_panels_check_series(&heat.base, report);
    if (!status && !place_windows(&heat)) status = acg_out_of_memory(report);
    if (!status) {
        lay_out(&heat);
        double body = (double)heat.rows * tier(&heat);
        heat.base.plot.description =
            "Measures over time as heat maps: a line for each row, a cell for each window";
        status = check_cells(&heat, body, report);
        if (!status) {
            compose(&heat, body);
            status = acg_plot_end(&heat.base.plot, bytes, length, report);
        }
    }
    acg_panels_clear(&heat.base);
    return status;
}
