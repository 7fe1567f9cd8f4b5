// draw/plot.h - a chart by gnuplot: words as data, a child process, and the figure's own head.
#ifndef ACG_DRAW_PLOT_H
#define ACG_DRAW_PLOT_H

#include "actorgraph/chart.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "draw/look.h"
#include "draw/words.h"

/** A chart in the making: commands to gnuplot, and the words below the chart. */
struct acg_plot {
    struct acg_buffer script, note;
    const struct acg_chart_options *options;
    const struct acg_words *words;
    struct acg_look look;
    double width, height; /**< points */
    double top, bottom;   /**< of what lies between title and note, from the upper edge down */
    const char *title, *description;
};

/** Takes the options: from then on look, width and words are there, and the note can grow. Every
 * plot ends in acg_plot_end or acg_plot_clear. */
void acg_plot_init(struct acg_plot *plot, const struct acg_chart_options *options);
void acg_plot_clear(struct acg_plot *plot);

/** Appends to the note the windows: "2001 to 2022, 22 windows". */
void acg_plot_note_windows(struct acg_plot *plot, const struct acg_span windows[], size_t n);

/** Appends to the note how ties count and which filters hold. */
void acg_plot_note_rule(struct acg_plot *plot, const acg_graph *graph);

/** Ends the note with what the options add, and a full stop. */
void acg_plot_note_end(struct acg_plot *plot);

/** Begins the drawing: title, note, sizes, and what charts have in common. The title that the
 * options name comes before `title`.
 * @param body  height in points of what is to be drawn between title and note */
void acg_plot_begin(struct acg_plot *plot, const char *title, double body);

/** Text that is cut with an ellipsis where it is longer than `room`; in `arena`. NULL if memory is
 * out. */
const char *acg_plot_cut(struct acg_arena *arena, const char *text, double room, double size,
                         bool bold);

/** Appends text as one word of a command: in quotes, all but letters by their numbers, so that
 * there is nothing for gnuplot to obey; controls become blanks. */
void acg_plot_word(struct acg_plot *plot, const char *text);

/** What stands at the point where a text is put; upright it is the middle. */
enum acg_align { ACG_ALIGN_LEFT, ACG_ALIGN_CENTER, ACG_ALIGN_RIGHT };

/** Text on the page, at a place in points from the upper left corner. */
struct acg_plot_text {
    double x, y, size;
    enum acg_align align;
    bool bold;
    const char *color, *text;
};

/** Puts text on the page, or a point of gnuplot's (`shape`); they are drawn with the next panel,
 * after which acg_plot_wipe forgets them. */
void acg_plot_label(struct acg_plot *plot, struct acg_plot_text text);
void acg_plot_mark(struct acg_plot *plot, double x, double y, int shape, double size,
                   const char *color);
void acg_plot_wipe(struct acg_plot *plot);

/** Names a row at the left of the next panel, whose y axis counts rows from 0. Not as the label of
 * a tick, since gnuplot takes that for a format. */
void acg_plot_row(struct acg_plot *plot, size_t row, const char *text);

/** Sets the x axis in years, with as many labels as fit side by side in `room` points. */
void acg_plot_years(struct acg_plot *plot, double first, double last, double room);

/** Places the next panel, in points from the upper left corner. */
void acg_plot_panel(struct acg_plot *plot, double left, double top, double right, double bottom);

/** Runs gnuplot and finishes the chart; clears the plot in either case. As acg_chart_lead. */
acg_status acg_plot_end(struct acg_plot *plot, char **bytes, size_t *length, acg_report *report);

/** A day as a year with its fraction, which is what charts have on their x axis. */
double acg_plot_year(int32_t day);

#endif
