#include "draw/dash.h"

#include "draw/curve.h"

#include <math.h>

enum { STEPS = 32, MOST_DASHES = 2000 }; // steps: of a curve while its length is measured

static double length_of(const struct acg_line *line)
{
    double sum = 0;
    for (size_t i = 0; i + 3 < line->n_points; i += 3) {
        struct acg_point last = line->points[i];
        for (int k = 1; k <= STEPS; k++) {
            struct acg_point at = acg_curve_at(&line->points[i], (double)k / STEPS);
            sum += acg_distance(last, at);
            last = at;
        }
    }
    return sum;
}

void acg_dash_lengths(enum acg_dash dash, double width, double *on, double *off)
{
    *on = dash == ACG_DASH_DOTTED ? 0.4 + 0.8 * width : 3 + 1.6 * width;
    *off = dash == ACG_DASH_DOTTED ? 1.2 + 1.1 * width : 1.6 + 1.2 * width;
}

struct acg_dash_fit acg_dash_fit(const struct acg_line *line)
{
    double on, off;
    acg_dash_lengths(line->dash, line->width, &on, &off);
    double length = line->dash == ACG_DASH_SOLID ? 0 : length_of(line);
    double count = floor((length + off) / (on + off) + 0.5);
    if (!(count > 1 && count <= MOST_DASHES)) return (struct acg_dash_fit){1, length, 0};
    double stretch = length / (count * on + (count - 1) * off);
    return (struct acg_dash_fit){(size_t)count, on * stretch, off * stretch};
}

/** Walks along the line: the piece it is on, the parameter in it, how far it came. */
struct walk {
    const struct acg_line *line;
    size_t piece;
    int step;
    double done; // length up to `step`
};

static struct acg_point at_step(const struct walk *walk, int step)
{
    return acg_curve_at(&walk->line->points[3 * walk->piece], (double)step / STEPS);
}

/** Goes on until `target` lies in the present step; the parameter of it in the present piece. */
static double advance(struct walk *walk, double target)
{
    for (size_t last = (walk->line->n_points - 1) / 3 - 1;;) {
        double stride = acg_distance(at_step(walk, walk->step), at_step(walk, walk->step + 1));
        bool end = walk->piece == last && walk->step + 1 == STEPS;
        if (walk->done + stride >= target || end) {
            double part = stride > 0 ? (target - walk->done) / stride : 0;
            return fmin(fmax((walk->step + part) / STEPS, 0), 1);
        }
        walk->done += stride;
        walk->step++;
        if (walk->step == STEPS) {
            walk->step = 0;
            walk->piece++;
        }
    }
}

void acg_dash_cut(const struct acg_line *line, struct acg_dash_fit fit, acg_dash_put *put,
                  void *context)
{
    struct walk walk = {.line = line};
    if (fit.count <= 1) {
        put(context, line->points, line->n_points);
        return;
    }
    for (size_t i = 0; i < fit.count; i++) {
        double begin = (double)i * (fit.on + fit.off);
        double from = advance(&walk, begin);
        size_t first = walk.piece;
        double until = i + 1 < fit.count ? advance(&walk, begin + fit.on) : 1;
        if (i + 1 == fit.count) walk.piece = (line->n_points - 1) / 3 - 1;
        for (size_t piece = first; piece <= walk.piece; piece++) {
            struct acg_point dash[4];
            acg_curve_cut(&line->points[3 * piece], piece == first ? from : 0,
                          piece == walk.piece ? until : 1, dash);
            put(context, dash, 4);
        }
    }
}
