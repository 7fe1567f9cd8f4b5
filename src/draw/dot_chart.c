#include "actorgraph/chart.h"

#include "base/report.h"
#include "draw/metrics.h"
#include "draw/panels.h"

#include <math.h>

/** A dot chart in the making. All lengths in points. */
struct dots {
    struct acg_panels base;
    double left, room, height, gap;
    size_t columns, rows; /**< of panels */
};

/** Panels side by side, four at most, so many that none is narrow. */
static void lay_out(struct dots *dots)
{
    const struct acg_chart_data *data = dots->base.data;
    const struct acg_plot *plot = &dots->base.plot;
    double size = plot->look.text_size;
    dots->left = plot->look.margin + dots->base.name_room + 1.2 * size;
    dots->gap = 2 * size;
    double room = plot->width - plot->look.margin - size - dots->left;
    dots->columns = (size_t)fmin(4, fmax(1, floor((room + dots->gap) / (11 * size + dots->gap))));
    dots->rows = acg_panels_even(data->n_panels, &dots->columns);
    dots->room = (room + dots->gap) / (double)dots->columns - dots->gap;
    dots->height = 1.45 * size * (double)data->n_rows + 0.6 * size;
}

/** The height of a panel with its name above and its numbers below. */
static double tier(const struct dots *dots)
{
    double size = dots->base.plot.look.text_size;
    return dots->height + (dots->base.data->n_panels > 1 ? 4.4 : 2.9) * size;
}

/** Data: values in the order of the rows; those that are undefined apart, where the axis begins. */
static size_t add_data(struct dots *dots, size_t panel, const struct acg_axis *axis, bool undefined)
{
    struct acg_buffer *out = &dots->base.plot.script;
    size_t n = 0;
    acg_buffer_format(out, "$%s%zu << END\n", undefined ? "undefined" : "dots", panel);
    for (size_t i = 0; i < dots->base.data->n_rows; i++) {
        double value = acg_panels_value(&dots->base, panel, dots->base.order[i], 0);
        if (isnan(value) != undefined) continue;
        acg_buffer_format(out, "%.10g %zu\n", undefined ? axis->low : value, i);
        n++;
    }
    acg_buffer_text(out, "END\n");
    return n;
}

/** Data: a line for each row, from the left edge to the right one. */
static void add_guides(struct dots *dots, const struct acg_axis *axis)
{
    struct acg_buffer *out = &dots->base.plot.script;
    acg_buffer_text(out, "$guides << END\n");
    for (size_t i = 0; i < dots->base.data->n_rows; i++)
        acg_buffer_format(out, "%.10g %zu %.10g\n", axis->low, i, axis->high - axis->low);
    acg_buffer_text(out, "END\n");
}

static void add_panel(struct dots *dots, size_t panel, double left, double top)
{
    const struct acg_chart_data *data = dots->base.data;
    struct acg_plot *plot = &dots->base.plot;
    struct acg_buffer *out = &plot->script;
    double size = plot->look.text_size;
    struct acg_range range = acg_range_of(data->panels[panel].values, data->n_rows);
    struct acg_axis axis = acg_axis_of(range, false, fmin(7, dots->room / (3 * size)));
    if (axis.low == 0) axis.low = -0.03 * axis.high; // dots on 0 are whole
    acg_panels_name(&dots->base, panel, left, top + 0.6 * size, dots->room + dots->gap / 2);
    if (data->n_panels > 1) top += 1.5 * size;
    add_data(dots, panel, &axis, false);
    size_t undefined = add_data(dots, panel, &axis, true);
    add_guides(dots, &axis);
    acg_plot_panel(plot, left, top, left + dots->room, top + dots->height);
    acg_axis_set(plot, &axis, "x");
    acg_buffer_format(out, "set yrange [%.2f:-0.7]\n", (double)data->n_rows - 0.3);
    double step = dots->height / ((double)data->n_rows + 0.4); // rows from -0.7 to n - 0.3
    if (acg_panels_place(panel, dots->columns).column == 0)
        acg_panels_rows(&dots->base, left - 0.8 * size, top + 0.7 * step, step);
    acg_buffer_format(out,
                      "plot $guides using 1:2:3:(0) with vectors nohead lw 0.5 dt (1.5,3) lc rgb "
                      "'#b0b0b0', $dots%zu using 1:2 with points pt 7 ps 0.65 lc rgb '%s'",
                      panel, plot->options->style == ACG_STYLE_BW ? plot->look.ink : "#0072b2");
    if (undefined > 0) {
        acg_buffer_format(out, ", $undefined%zu using 1:2 with points pt 2 ps 0.5 lc rgb '%s'",
                          panel, plot->look.muted);
    }
    acg_buffer_text(out, ", NaN\n");
    acg_plot_wipe(plot);
}

static void compose(struct dots *dots, double body)
{
    struct acg_plot *plot = &dots->base.plot;
    acg_panels_note_order(&dots->base, plot->words->by_value);
    if (dots->base.undefined > 0) acg_buffer_format(&plot->note, "%s ", plot->words->cross);
    acg_panels_note(&dots->base);
    acg_plot_note_end(plot);
    acg_panels_begin(&dots->base, body);
    acg_buffer_text(&plot->script,
                    "set border 1\nunset ytics\nset xtics offset 0,0.3\nset grid xtics lt 1 lc rgb "
                    "'#e8e8e8' lw 0.4\n");
    for (size_t i = 0; i < dots->base.data->n_panels; i++) {
        struct acg_panel_place place = acg_panels_place(i, dots->columns);
        add_panel(dots, i, dots->left + place.column * (dots->room + dots->gap),
                  plot->top + 0.3 * plot->look.text_size + place.row * tier(dots));
    }
}

static acg_status check(const struct acg_chart_data *data, acg_report *report)
{
    if (data->n_windows != 1) {
        return acg_misuse(report, "dots show one window; take one, such as --year 2019, or lines "
                                  "or a heat map");
    }
    for (size_t i = 0; i < data->n_panels; i++) {
        if (!data->panels[i].ranks) continue;
        return acg_misuse(report, "the rows of a dot chart stand in the order of ranks; draw the "
                                  "values, without --rank");
    }
    return ACG_OK;
}

acg_status acg_chart_dots(const struct acg_chart_data *data,
                          const struct acg_chart_options *options, char **bytes, size_t *length,
                          acg_report *report)
{
    struct dots dots = {0};
    *bytes = NULL;
    *length = 0;
    acg_status status = check(data, report);
    if (status) return status;
    status = acg_panels_init(&dots.base, data, options, report);
    if (!status) {
        lay_out(&dots);
        double body = (double)dots.rows * tier(&dots);
        dots.base.plot.description =
            "Measures of one window: a panel for each measure, a dot for each row";
        status = acg_panels_check_size(&dots.base, body, dots.room, report);
        if (!status) {
            compose(&dots, body);
            status = acg_plot_end(&dots.base.plot, bytes, length, report);
        }
    }
    acg_panels_clear(&dots.base);
    return status;
}
