// draw/curve.h - cubic Bezier curves: points, cuts, distances.
#ifndef ACG_DRAW_CURVE_H
#define ACG_DRAW_CURVE_H

#include "draw/drawing.h"

/** The point at 0 <= t <= 1. */
struct acg_point acg_curve_at(const struct acg_point curve[4], double t);

/** The part of `curve` between the parameters `from` and `to`; they may run backwards. */
void acg_curve_cut(const struct acg_point curve[4], double from, double to,
                   struct acg_point out[4]);

/** The unit normal at t, to the right of the way in a sheet whose y points down. */
struct acg_point acg_curve_normal(const struct acg_point curve[4], double t);

/** A bow from a to b: its middle stands `bow` off the straight line, and the whole of it is moved
 * sideways by `shift`. */
void acg_curve_bow(struct acg_point a, struct acg_point b, double bow, double shift,
                   struct acg_point out[4]);

/** The corners of a line's arrowhead: the tip, and both ends of its base. */
void acg_curve_head(const struct acg_line *line, struct acg_point out[3]);

/** The same with a bow of its own towards either end, so that it leans or winds. */
void acg_curve_lean(struct acg_point a, struct acg_point b, const double bows[2], double shift,
                    struct acg_point out[4]);

double acg_distance(struct acg_point a, struct acg_point b);

#endif
