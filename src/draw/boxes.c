#include "draw/boxes.h"

#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

struct extent {
    double left, top, width, height;
};

static struct extent extent_of(const struct acg_box boxes[], size_t n)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        left = fmin(left, boxes[i].x);
        right = fmax(right, boxes[i].x);
        top = fmin(top, boxes[i].y);
        bottom = fmax(bottom, boxes[i].y);
    }
    return (struct extent){left, top, right - left, bottom - top};
}

static void turn(struct acg_box boxes[], size_t n, double angle)
{
    double c = cos(angle), s = sin(angle);
    for (size_t i = 0; i < n; i++) {
        double x = boxes[i].x, y = boxes[i].y;
        boxes[i].x = c * x - s * y;
        boxes[i].y = s * x + c * y;
    }
}

/** Turns the network so that its frame comes nearest to the wished proportion, in steps of five
 * degrees. */
static void turn_to_fit(struct acg_box boxes[], size_t n, double proportion)
{
    enum { STEPS = 36 };
    double best = INFINITY;
    int best_step = 0;
    for (int step = 0; step < STEPS; step++) {
        struct extent frame = extent_of(boxes, n);
        double need = fmax(frame.width, frame.height / proportion);
        if (need < best - 1e-6) {
            best = need;
            best_step = step;
        }
        turn(boxes, n, pi / STEPS);
    }
    turn(boxes, n, pi); // STEPS turns made half a round
    turn(boxes, n, best_step * pi / STEPS);
}

/** Stretches centres over a frame; one direction at most 1.6 times as much as the other. */
static void stretch(struct acg_box boxes[], size_t n, double width, double height)
{
    double widest = 0, highest = 0;
    for (size_t i = 0; i < n; i++) {
        widest = fmax(widest, boxes[i].width);
        highest = fmax(highest, boxes[i].height);
    }
    struct extent frame = extent_of(boxes, n);
    double x_room = fmax(width - widest, 1), y_room = fmax(height - highest, 1);
    double x = frame.width > 1e-9 ? x_room / frame.width : INFINITY;
    double y = frame.height > 1e-9 ? y_room / frame.height : INFINITY;
    double x_scale = isinf(x) ? 0 : fmin(x, 1.6 * y), y_scale = isinf(y) ? 0 : fmin(y, 1.6 * x);
    for (size_t i = 0; i < n; i++) {
        boxes[i].x = (boxes[i].x - frame.left - frame.width / 2) * x_scale + width / 2;
        boxes[i].y = (boxes[i].y - frame.top - frame.height / 2) * y_scale + height / 2;
    }
}

static int by_left(const void *a, const void *b)
{
    const struct acg_box *x = a, *y = b;
    double x_left = x->x - x->width / 2, y_left = y->x - y->width / 2;
    if (x_left != y_left) return x_left < y_left ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static double clamp(double value, double low, double high)
{
    return low > high ? (low + high) / 2 : fmin(fmax(value, low), high);
}

/** Moves two boxes apart along the shorter way if they stand nearer than `gap`; says whether they
 * did. */
static bool push_apart(struct acg_box *a, struct acg_box *b, double gap)
{
    double x = (a->width + b->width) / 2 + gap - fabs(a->x - b->x);
    double y = (a->height + b->height) / 2 + gap - fabs(a->y - b->y);
    if (x <= 0.01 || y <= 0.01 || (a->fixed && b->fixed)) return false;
    double share = a->fixed ? 0 : b->fixed ? 1 : 0.5; // of the way that `a` goes
    if (x < y) {
        double move = a->x <= b->x ? -x : x;
        a->x += move * share;
        b->x -= move * (1 - share);
    } else {
        double move = a->y <= b->y ? -y : y;
        a->y += move * share;
        b->y -= move * (1 - share);
    }
    return true;
}

bool acg_boxes_separate(struct acg_box boxes[], size_t n, double width, double height, double gap)
{
    for (int round = 0; round < 200; round++) {
        bool moved = false;
        qsort(boxes, n, sizeof *boxes, by_left);
        for (size_t i = 0; i < n; i++) {
            double right = boxes[i].x + boxes[i].width / 2 + gap;
            for (size_t k = i + 1; k < n; k++) {
                if (boxes[k].x - boxes[k].width / 2 > right + boxes[i].width) break;
                moved |= push_apart(&boxes[i], &boxes[k], gap);
            }
        }
        if (!moved) return true;
        for (size_t i = 0; i < n; i++) {
            if (boxes[i].fixed) continue;
            boxes[i].x = clamp(boxes[i].x, boxes[i].width / 2, width - boxes[i].width / 2);
            boxes[i].y = clamp(boxes[i].y, boxes[i].height / 2, height - boxes[i].height / 2);
        }
    }
    return false;
}

/** Height over width that the network of this many nodes looks best at. */
static double proportion_of(double width, size_t n)
{
    double wide = width < 340 ? 0.82 : 0.6;
    return n < 8 ? fmin(wide, 0.2 + 0.09 * (double)n) : wide;
}

/** Spreads the boxes over a frame, as far apart as it allows; false if they overlap however near
 * they stand. */
static bool spread(struct acg_box boxes[], size_t n, double width, double height, double gap)
{
    static const double shares[] = {3.2, 2.6, 2, 1.5, 1};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        stretch(boxes, n, width, height);
        if (acg_boxes_separate(boxes, n, width, height, gap * shares[i])) return true;
    }
    return false;
}

double acg_boxes_fit(struct acg_box boxes[], size_t n, double *width, double gap)
{
    double need = 0, proportion = proportion_of(*width, n), most = *width < 340 ? 1.25 : 0.9;
    for (size_t i = 0; i < n; i++) {
        need += (boxes[i].width + gap) * (boxes[i].height + gap);
        *width = fmax(*width, boxes[i].width);
    }
    double height = *width * proportion;
    while (need * 2.2 > *width * height) {
        height *= 1.1;
        if (height > *width * fmax(proportion, most)) *width *= 1.1;
    }
    turn_to_fit(boxes, n, height / *width);
    for (int tries = 0; tries < 40; tries++) {
        if (spread(boxes, n, *width, height, gap)) break;
        height *= 1.08;
        if (height > *width * fmax(proportion, most)) *width *= 1.08;
    }
    double top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        top = fmin(top, boxes[i].y - boxes[i].height / 2);
        bottom = fmax(bottom, boxes[i].y + boxes[i].height / 2);
    }
    for (size_t i = 0; i < n; i++)
        boxes[i].y -= top;
    return bottom - top;
}

static struct acg_point centre_of(const struct acg_point points[], size_t n)
{
    struct acg_point sum = {0, 0};
    for (size_t i = 0; i < n; i++) {
        sum.x += points[i].x / (double)n;
        sum.y += points[i].y / (double)n;
    }
    return sum;
}

/** The turn and scale, as a complex number, that brings points nearest to others once both are
 * centred; `mirror` is -1 to mirror first, else 1. `*gain` is how much it helps. */
static struct acg_point turn_between(const struct acg_point at[], struct acg_point from,
                                     const struct acg_point target[], struct acg_point to, size_t n,
                                     double mirror, double *gain)
{
    double re = 0, im = 0, size = 0;
    for (size_t i = 0; i < n; i++) {
        double x = at[i].x - from.x, y = (at[i].y - from.y) * mirror;
        double u = target[i].x - to.x, v = target[i].y - to.y;
        re += x * u + y * v;
        im += x * v - y * u;
        size += x * x + y * y;
    }
    *gain = re * re + im * im;
    if (size <= 1e-12) return (struct acg_point){1, 0};
    return (struct acg_point){re / size, im / size};
}

void acg_points_align(struct acg_point at[], size_t n, const struct acg_point target[],
                      size_t counts)
{
    if (counts < 2) return;
    struct acg_point from = centre_of(at, counts), to = centre_of(target, counts);
    double plain, mirrored, mirror = 1;
    struct acg_point turn = turn_between(at, from, target, to, counts, 1, &plain);
    struct acg_point other = turn_between(at, from, target, to, counts, -1, &mirrored);
    if (mirrored > plain) {
        mirror = -1;
        turn = other;
    }
    for (size_t i = 0; i < n; i++) {
        double x = at[i].x - from.x, y = (at[i].y - from.y) * mirror;
        at[i].x = to.x + turn.x * x - turn.y * y;
        at[i].y = to.y + turn.y * x + turn.x * y;
    }
}
