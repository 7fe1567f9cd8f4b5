// draw/times.h - windows of time along an x axis.
#ifndef ACG_DRAW_TIMES_H
#define ACG_DRAW_TIMES_H

#include "draw/plot.h"

/** Where a window stands on the axis: its middle, in years. */
double acg_times_middle(struct acg_span window);

/**
 * Sets the x axis of the next panel. Where windows are years or longer a year is named at its
 * middle, so that its name stands below its point: each window if they are few, else round years;
 * where they are shorter, years or months at their beginning.
 *
 * @param windows  `n` windows with two ends, n >= 1
 * @param room     width of the panel in points
 * @param pad      free points left and right of the first and last window
 */
void acg_times_set(struct acg_plot *plot, const struct acg_span windows[], size_t n, double room,
                   double pad);

#endif
