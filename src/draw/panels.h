// draw/panels.h - what charts of numbers share: checks, names, order of rows, the note.
#ifndef ACG_DRAW_PANELS_H
#define ACG_DRAW_PANELS_H

#include "draw/axis.h"
#include "draw/plot.h"

/** A chart of numbers in the making. */
struct acg_panels {
    struct acg_plot plot;
    const struct acg_chart_data *data;
    struct acg_arena arena;
    const char **names; /**< of rows, cut where they are long; "" where there are none */
    double name_room;   /**< of the widest, in points */
    size_t *order;      /**< rows: the highest mean in the first panel first, without one last */
    size_t undefined;   /**< values that are not defined though the row has a place there */
    size_t absent;      /**< places that a row does not have */
};

/** Checks the data and begins the plot; acg_panels_clear in either case. As acg_chart_lines. */
acg_status acg_panels_init(struct acg_panels *panels, const struct acg_chart_data *data,
                           const struct acg_chart_options *options, acg_report *report);
void acg_panels_clear(struct acg_panels *panels);

/** Needs two windows or more, all with two ends. */
acg_status acg_panels_check_series(const struct acg_panels *panels, acg_report *report);

/** Refuses a drawing higher than a page, or less than some hundred points wide. */
acg_status acg_panels_check_size(const struct acg_panels *panels, double body, double room,
                                 acg_report *report);

double acg_panels_value(const struct acg_panels *panels, size_t panel, size_t row, size_t window);
bool acg_panels_is_there(const struct acg_panels *panels, size_t row, size_t window);

/** Adds to the note: of which windows, by which rules, of which ties. acg_plot_note_end ends it. */
void acg_panels_note(struct acg_panels *panels);

/** In which row and column of panels the `i`-th stands, of `columns` (0 is as 1). */
struct acg_panel_place {
    double column, row;
};
struct acg_panel_place acg_panels_place(size_t i, size_t columns);

/** How many columns, `*columns` at most, and rows `n` panels take, the rows being equally full. */
size_t acg_panels_even(size_t n, size_t *columns);

/** Begins the drawing under the title of the subject; that of a single panel names it too. */
void acg_panels_begin(struct acg_panels *panels, double body);

/** Writes the name of a panel, if there are several, flush left at a place; cut to `room`. */
void acg_panels_name(struct acg_panels *panels, size_t panel, double x, double y, double room);

/** "degree", or "rank by degree"; lives as long as the panels. */
const char *acg_panels_label(struct acg_panels *panels, size_t panel);

/** Puts the names of the rows, in their order, left of `right`: the first at the height `y`, the
 * others `step` below one another. */
void acg_panels_rows(struct acg_panels *panels, double right, double y, double step);

/** Adds to the note in what order the rows are. */
void acg_panels_note_order(struct acg_panels *panels, const char *sentence);

#endif
