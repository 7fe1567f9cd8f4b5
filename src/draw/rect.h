// draw/rect.h - what covers what on a sheet.
#ifndef ACG_DRAW_RECT_H
#define ACG_DRAW_RECT_H

#include "draw/drawing.h"

/** A rectangle, whichever way y points: left <= right, low <= high. */
struct acg_rect {
    double left, right, low, high;
};

/** A rectangle of this size around its centre. */
struct acg_rect acg_rect_around(struct acg_point at, double width, double height);

/** Made larger on each side, or smaller by a negative number. */
struct acg_rect acg_rect_grown(struct acg_rect rect, double by);

bool acg_rect_overlaps(const struct acg_rect *a, const struct acg_rect *b);

/** The least rectangle around points. */
struct acg_rect acg_rect_of_points(const struct acg_point points[], size_t n);

/** Whether a Bezier curve, drawn as a line of this width, touches the rectangle. */
bool acg_rect_meets_curve(const struct acg_rect *rect, const struct acg_point curve[4],
                          double width);

/** The rectangle that the letters of a line of text take: from the top of capitals to below the
 * line, without what a line has free above. */
struct acg_rect acg_rect_of_text(const struct acg_text *text);

#endif
