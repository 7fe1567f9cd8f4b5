// draw/plot.h - a chart by gnuplot: words as data, a child process, and the figure's own head.
#ifndef ACG_DRAW_PLOT_H
#define ACG_DRAW_PLOT_H

#include "actorgraph/chart.h"
#include "base/buffer.h"
#include "draw/look.h"

/** A chart in the making: commands to gnuplot. */
struct acg_plot {
    struct acg_buffer script;
    const struct acg_chart_options *options;
    struct acg_look look;
    double width, height; /**< points */
    const char *title, *description;
};

/** The look of a chart, from which its height follows. */
struct acg_look acg_plot_look(const struct acg_chart_options *options);

/** Begins a chart: sizes, fonts and what charts have in common. `height` in points. */
void acg_plot_begin(struct acg_plot *plot, const struct acg_chart_options *options, double height);

/** Appends text as one word of a command: in quotes, all but letters by their numbers, so that
 * there is nothing for gnuplot to obey; controls become blanks. */
void acg_plot_word(struct acg_plot *plot, const char *text);

/** Puts text on the page, from the upper left corner in points. */
void acg_plot_label(struct acg_plot *plot, double x, double y, double size, bool bold,
                    const char *color, const char *text);

/** Names a row at the left of the next panel, whose y axis counts rows from 0. Not as the label of
 * a tick, since gnuplot takes that for a format. */
void acg_plot_row(struct acg_plot *plot, size_t row, const char *text);

/** Puts what the marks mean and the note of the options at the lower edge, in as many lines as they
 * need; says how high they are. */
double acg_plot_note(struct acg_plot *plot, const char *key);

/** Sets the x axis in years, with as many labels as fit side by side in `room` points. */
void acg_plot_years(struct acg_plot *plot, double first, double last, double room);

/** Places the next panel, in points from the upper left corner. */
void acg_plot_panel(struct acg_plot *plot, double left, double top, double right, double bottom);

/** Runs gnuplot and finishes the chart; clears the plot in either case. As acg_chart_lead. */
acg_status acg_plot_end(struct acg_plot *plot, char **bytes, size_t *length, acg_report *report);

/** A day as a year with its fraction, which is what charts have on their x axis. */
double acg_plot_year(int32_t day);

#endif
