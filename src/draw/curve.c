#include "draw/curve.h"

#include <math.h>

double acg_distance(struct acg_point a, struct acg_point b)
{
    double x = a.x - b.x, y = a.y - b.y;
    return sqrt(x * x + y * y); // lengths on paper cannot overflow, and hypot takes its time
}

static struct acg_point between(struct acg_point a, struct acg_point b, double t)
{
    return (struct acg_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

struct acg_point acg_curve_at(const struct acg_point curve[4], double t)
{
    struct acg_point a = between(curve[0], curve[1], t), b = between(curve[1], curve[2], t);
    struct acg_point c = between(curve[2], curve[3], t);
    return between(between(a, b, t), between(b, c, t), t);
}

/** The polar form (blossom) of the curve: its control points between any parameters are values of
 * it. */
static struct acg_point blossom(const struct acg_point curve[4], double u, double v, double w)
{
    struct acg_point a = between(curve[0], curve[1], u), b = between(curve[1], curve[2], u);
    struct acg_point c = between(curve[2], curve[3], u);
    return between(between(a, b, v), between(b, c, v), w);
}

void acg_curve_cut(const struct acg_point curve[4], double from, double to, struct acg_point out[4])
{
    struct acg_point cut[4] = {
        blossom(curve, from, from, from),
        blossom(curve, from, from, to),
        blossom(curve, from, to, to),
        blossom(curve, to, to, to),
    };
    for (int i = 0; i < 4; i++)
        out[i] = cut[i];
}

struct acg_point acg_curve_normal(const struct acg_point curve[4], double t)
{
    double before = fmax(t - 0.01, 0), after = fmin(t + 0.01, 1);
    struct acg_point a = acg_curve_at(curve, before), b = acg_curve_at(curve, after);
    double length = acg_distance(a, b);
    if (length < 1e-9) return (struct acg_point){0, 1};
    return (struct acg_point){-(b.y - a.y) / length, (b.x - a.x) / length};
}

void acg_curve_bow(struct acg_point a, struct acg_point b, double bow, double shift,
                   struct acg_point out[4])
{
    acg_curve_lean(a, b, (const double[]){bow, bow}, shift, out);
}

void acg_curve_lean(struct acg_point a, struct acg_point b, const double bows[2], double shift,
                    struct acg_point out[4])
{
    double length = fmax(acg_distance(a, b), 1e-9);
    struct acg_point normal = {-(b.y - a.y) / length, (b.x - a.x) / length};
    double heights[2]; // both inner control points at h lift the middle by 3/4 h
    for (int i = 0; i < 2; i++)
        heights[i] = bows[i] * 4 / 3 + shift;
    struct acg_point ends[2] = {between(a, b, 0), between(a, b, 1)};
    struct acg_point inner[2] = {between(a, b, 0.3), between(a, b, 0.7)};
    out[0] = (struct acg_point){ends[0].x + normal.x * shift, ends[0].y + normal.y * shift};
    out[1] =
        (struct acg_point){inner[0].x + normal.x * heights[0], inner[0].y + normal.y * heights[0]};
    out[2] =
        (struct acg_point){inner[1].x + normal.x * heights[1], inner[1].y + normal.y * heights[1]};
    out[3] = (struct acg_point){ends[1].x + normal.x * shift, ends[1].y + normal.y * shift};
}

void acg_curve_head(const struct acg_line *line, struct acg_point out[3])
{
    struct acg_point base = line->points[line->n_points - 1], tip = line->tip;
    double x = 0.35 * (tip.x - base.x), y = 0.35 * (tip.y - base.y); // as slim as Graphviz's
    out[0] = tip;
    out[1] = (struct acg_point){base.x + y, base.y - x};
    out[2] = (struct acg_point){base.x - y, base.y + x};
}
