// draw/axis.h - an axis with round ticks.
#ifndef ACG_DRAW_AXIS_H
#define ACG_DRAW_AXIS_H

#include "draw/plot.h"

/** What an axis shows: from `low` to `high` with a tick at each multiple of `step` in between. */
struct acg_axis {
    double low, high, step;
    bool ranks; /**< 1 is the better end */
};

/** The least and the largest of values; NAN if none is defined. */
struct acg_range {
    double least, largest;
    bool whole; /**< no value has a fraction */
};
struct acg_range acg_range_of(const double values[], size_t n);

/** An axis over a range with about `most` ticks: from 0 if that is not far, with whole steps for
 * whole numbers. */
struct acg_axis acg_axis_of(struct acg_range range, bool ranks, double most);

/** Tells gnuplot the range and the ticks of its `axis`, "x" or "y"; ranks run from high to low. */
void acg_axis_set(struct acg_plot *plot, const struct acg_axis *axis, const char *name);

/** How wide the widest number at a tick is. */
double acg_axis_width(const struct acg_axis *axis, double size);

/** A number with `digits` significant digits and a true minus sign. */
enum { ACG_AXIS_TEXT = 40 };
void acg_axis_number(double number, int digits, char text[ACG_AXIS_TEXT]);

#endif
