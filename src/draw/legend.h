// draw/legend.h - the key to every visual channel that a figure uses.
#ifndef ACG_DRAW_LEGEND_H
#define ACG_DRAW_LEGEND_H

#include "draw/plan.h"

/** How wide and high the marker of a tie of this width is; 0 if its kind has none. */
double acg_legend_marker_size(const struct acg_look *look, enum acg_kind kind, double width);

/** The middle of a tie's line: its marker, if its kind has one. Of `sense` the part is set here. */
bool acg_legend_marker(struct acg_drawing *drawing, const struct acg_look *look, enum acg_kind kind,
                       struct acg_point at, double width, const char *color, bool hollow,
                       struct acg_sense sense);

/**
 * Adds the legend of what occurs in any of the `n` windows, in rows from `top` down.
 *
 * @param scale   of texts and swatches
 * @param bottom  set to the lower edge
 * @return false if memory is out
 */
bool acg_legend_add(const struct acg_plan plans[], size_t n, struct acg_drawing *drawing,
                    double left, double top, double room, double scale, double *bottom);

#endif
