// draw/dash.h - dashes that begin and end on ink, the same in every format.
#ifndef ACG_DRAW_DASH_H
#define ACG_DRAW_DASH_H

#include "draw/drawing.h"

/** A dash pattern fitted to a line: `count` dashes of `on` points with `off` points between them.
 */
struct acg_dash_fit {
    size_t count; /**< >= 1; 1 is a line without gaps */
    double on, off;
};

/** How long dashes and gaps are on a line of this width before they are fitted; linear in it. */
void acg_dash_lengths(enum acg_dash dash, double width, double *on, double *off);

/** The pattern of a line, in points of the drawing; dashes and gaps grow with the line's width. */
struct acg_dash_fit acg_dash_fit(const struct acg_line *line);

/** Takes a piece of a line, 3k + 1 points. */
typedef void acg_dash_put(void *context, const struct acg_point *points, size_t n_points);

/** Cuts a line into its dashes and hands them to `put` in order. */
void acg_dash_cut(const struct acg_line *line, struct acg_dash_fit fit, acg_dash_put *put,
                  void *context);

#endif
