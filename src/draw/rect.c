#include "draw/rect.h"

#include "draw/curve.h"
#include "draw/metrics.h"

#include <math.h>
#include <string.h>

struct acg_rect acg_rect_around(struct acg_point at, double width, double height)
{
    return (struct acg_rect){at.x - width / 2, at.x + width / 2, at.y - height / 2,
                             at.y + height / 2};
}

struct acg_rect acg_rect_grown(struct acg_rect rect, double by)
{
    return (struct acg_rect){rect.left - by, rect.right + by, rect.low - by, rect.high + by};
}

bool acg_rect_overlaps(const struct acg_rect *a, const struct acg_rect *b)
{
    return a->left < b->right && b->left < a->right && a->low < b->high && b->low < a->high;
}

struct acg_rect acg_rect_of_points(const struct acg_point points[], size_t n)
{
    struct acg_rect rect = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (size_t i = 0; i < n; i++) {
        rect.left = fmin(rect.left, points[i].x);
        rect.right = fmax(rect.right, points[i].x);
        rect.low = fmin(rect.low, points[i].y);
        rect.high = fmax(rect.high, points[i].y);
    }
    return rect;
}

/** Narrows the part [*from, *until] of a way from `start` to `end` to where it lies between low and
 * high. */
static void narrow(double start, double end, double low, double high, double *from, double *until)
{
    double way = end - start;
    if (fabs(way) < 1e-12) {
        if (start < low || start > high) *until = -1;
        return;
    }
    double a = (low - start) / way, b = (high - start) / way;
    *from = fmax(*from, fmin(a, b));
    *until = fmin(*until, fmax(a, b));
}

static bool meets_segment(const struct acg_rect *rect, struct acg_point a, struct acg_point b)
{
    double from = 0, until = 1;
    narrow(a.x, b.x, rect->left, rect->right, &from, &until);
    narrow(a.y, b.y, rect->low, rect->high, &from, &until);
    return from <= until;
}

static double distance_to_segment(struct acg_point at, struct acg_point a, struct acg_point b)
{
    double x = b.x - a.x, y = b.y - a.y, size = x * x + y * y;
    double part = size > 0 ? ((at.x - a.x) * x + (at.y - a.y) * y) / size : 0;
    part = fmin(fmax(part, 0), 1);
    return acg_distance(at, (struct acg_point){a.x + part * x, a.y + part * y});
}

/** From a rectangle to a segment that does not meet it: from a corner of the one, or an end of the
 * other. */
static double distance_of(const struct acg_rect *rect, struct acg_point a, struct acg_point b)
{
    const struct acg_point ends[] = {a, b};
    double least = INFINITY;
    for (int i = 0; i < 4; i++) {
        struct acg_point corner = {i & 1 ? rect->left : rect->right,
                                   i & 2 ? rect->low : rect->high};
        least = fmin(least, distance_to_segment(corner, a, b));
    }
    for (int i = 0; i < 2; i++) {
        struct acg_point nearest = {fmin(fmax(ends[i].x, rect->left), rect->right),
                                    fmin(fmax(ends[i].y, rect->low), rect->high)};
        least = fmin(least, acg_distance(ends[i], nearest));
    }
    return least;
}

bool acg_rect_meets_curve(const struct acg_rect *rect, const struct acg_point curve[4],
                          double width)
{
    enum { STEPS = 32 };
    struct acg_rect wide = acg_rect_grown(*rect, width / 2);
    struct acg_rect hull = acg_rect_of_points(curve, 4);
    if (hull.left > wide.right || hull.right < wide.left || hull.low > wide.high ||
        hull.high < wide.low) {
        return false;
    }
    struct acg_point last = curve[0];
    for (int step = 1; step <= STEPS; step++) {
        struct acg_point at = acg_curve_at(curve, (double)step / STEPS);
        if (meets_segment(&wide, last, at) &&
            (meets_segment(rect, last, at) || distance_of(rect, last, at) <= width / 2)) {
            return true;
        }
        last = at;
    }
    return false;
}

struct acg_rect acg_rect_of_text(const struct acg_text *text)
{
    double width = acg_metrics_width(text->text, strlen(text->text), text->size, text->bold);
    double shift = text->anchor == ACG_ANCHOR_START ? 0.5
                   : text->anchor == ACG_ANCHOR_END ? -0.5
                                                    : 0;
    struct acg_point middle = {text->at.x + shift * width, text->at.y};
    return acg_rect_around(middle, width, text->size * 0.95);
}
