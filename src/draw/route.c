#include "draw/route.h"

#include "base/report.h"
#include "draw/curve.h"
#include "draw/legend.h"
#include "draw/shape.h"

#include <math.h>
#include <stdlib.h>

enum { SAMPLES = 40 };

enum { MOST_TIES = 300 }; // that are routed with care; a denser figure hides its crossings anyway

/** Bows that are tried first, as shares of the length of the tie. */
static const double bows[] = {0, 0.08, -0.08, 0.15, -0.15, 0.24, -0.24, 0.34, -0.34, 0.46, -0.46};

/** How far a tie is bent off its straight line towards its two ends, as shares of its length: alike
 * it bows, else it leans or winds around actors. */
struct bend {
    double low, high;
};

/** Looks for a way between actors: the best bend so far. */
struct search {
    double margin;
    bool exact; // looks at outlines of actors, not at their frames
    struct bend best;
    double hurt; // of it; 0: it is clear
};

/** The part of the sheet that nodes take; no tie leaves it. */
struct frame {
    double left, right, top, bottom;
};

/** The ties between one pair of nodes, low < high. */
struct bundle {
    const struct frame *frame;
    size_t low, high;
    struct acg_link **links;
    size_t count;
};

static double gap_between_ties(const struct acg_plan *plan)
{
    return plan->look.thinnest * 3.4;
}

static enum acg_mark_shape shape_of(const struct acg_plan *plan, const struct acg_node *node)
{
    return plan->look.actors[acg_node_actor(node)->kind].shape;
}

/** How far the bundle reaches to the sides together. */
static double bundle_width(const struct acg_plan *plan, const struct bundle *bundle)
{
    double width = gap_between_ties(plan) * (double)(bundle->count - 1);
    for (size_t i = 0; i < bundle->count; i++) {
        width += bundle->links[i]->width;
    }
    return width;
}

/** How deep a curve runs through other shown nodes, or their frames, that it should clear by
 * `margin`, in samples. */
static double hindrance(const struct acg_plan *plan, const struct bundle *bundle,
                        const struct acg_point curve[4], double margin, bool exact)
{
    struct acg_point samples[SAMPLES];
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY, sum = 0;
    for (int k = 0; k < SAMPLES; k++) {
        samples[k] = acg_curve_at(curve, (k + 0.5) / SAMPLES);
        left = fmin(left, samples[k].x);
        right = fmax(right, samples[k].x);
        top = fmin(top, samples[k].y);
        bottom = fmax(bottom, samples[k].y);
    }
    const struct frame *frame = bundle->frame;
    if (left < frame->left || right > frame->right || top < frame->top || bottom > frame->bottom) {
        return INFINITY;
    }
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        double x = node->width / 2 + margin, y = node->height / 2 + margin;
        if (!node->shown || i == bundle->low || i == bundle->high || node->at.x + x < left ||
            node->at.x - x > right || node->at.y + y < top || node->at.y - y > bottom) {
            continue;
        }
        for (int k = 0; k < SAMPLES; k++) {
            sum += acg_shape_contains(exact ? shape_of(plan, node) : ACG_MARK_BOX, 2 * x, 2 * y,
                                      samples[k].x - node->at.x, samples[k].y - node->at.y);
        }
    }
    return sum;
}

static void bend_curve(const struct acg_plan *plan, const struct bundle *bundle, struct bend bend,
                       double shift, struct acg_point out[4])
{
    const struct acg_node *low = &plan->nodes[bundle->low], *high = &plan->nodes[bundle->high];
    double length = acg_distance(low->at, high->at);
    const double both[] = {bend.low * length, bend.high * length};
    acg_curve_lean(low->at, high->at, both, shift, out);
}

static void try_bend(const struct acg_plan *plan, const struct bundle *bundle, struct bend bend,
                     struct search *search)
{
    struct acg_point curve[4];
    bend_curve(plan, bundle, bend, 0, curve);
    double hurt = hindrance(plan, bundle, curve, search->margin, search->exact);
    if (hurt < search->hurt) {
        search->hurt = hurt;
        search->best = bend;
    }
}

/** Tries even bows, the flattest first. */
static void try_bows(const struct acg_plan *plan, const struct bundle *bundle,
                     struct search *search)
{
    for (size_t i = 0; i < sizeof bows / sizeof *bows && search->hurt > 0; i++)
        try_bend(plan, bundle, (struct bend){bows[i], bows[i]}, search);
}

/** Tries all bends in steps up to `most`, the flattest first. */
static void try_bends(const struct acg_plan *plan, const struct bundle *bundle, int most,
                      struct search *search)
{
    static const double step = 0.1;
    for (int reach = 1; reach <= most; reach++) {
        for (int low = -reach; low <= reach; low++) {
            int stride = abs(low) == reach ? 1 : 2 * reach; // along the rim of a square
            for (int high = -reach; high <= reach && search->hurt > 0; high += stride)
                try_bend(plan, bundle, (struct bend){low * step, high * step}, search);
        }
    }
}

/** The flattest bend that clears all nodes by a margin, or by less where there is no room for that;
 * else the one that hurts least. */
static struct bend choose_bend(const struct acg_plan *plan, const struct bundle *bundle)
{
    static const struct {
        double margin; // shares of the gap between actors
        int most;      // steps of bends
    } rounds[] = {{0.35, 0}, {0.2, 0}, {0.2, 4}, {0.08, 6}};
    double half = bundle_width(plan, bundle) / 2;
    struct search search = {.hurt = INFINITY};
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds && search.hurt > 0; i++) {
        search.margin = half + plan->look.gap * rounds[i].margin;
        search.exact = i + 1 == sizeof rounds / sizeof *rounds;
        if (i > 0 && plan->n_links > MOST_TIES) break;
        search.hurt = INFINITY;
        try_bows(plan, bundle, &search);
        try_bends(plan, bundle, rounds[i].most, &search);
    }
    return search.best;
}

/** The parameter where the curve leaves `node`, searched from its end at `inside` towards
 * `outside`. */
static double leave(const struct acg_plan *plan, const struct acg_node *node,
                    const struct acg_point curve[4], double inside, double outside)
{
    enum acg_mark_shape shape = shape_of(plan, node);
    double rim = plan->look.outline;
    for (int step = 0; step < 40; step++) {
        double middle = (inside + outside) / 2;
        struct acg_point at = acg_curve_at(curve, middle);
        bool within = acg_shape_contains(shape, node->width + rim, node->height + rim,
                                         at.x - node->at.x, at.y - node->at.y);
        *(within ? &inside : &outside) = middle;
    }
    return outside;
}

/** The parameter before `end` from which the straight way to the curve's point at `end` is `length`
 * long. */
static double before(const struct acg_point curve[4], double start, double end, double length)
{
    struct acg_point tip = acg_curve_at(curve, end);
    double near = end, far = start;
    for (int step = 0; step < 40; step++) {
        double middle = (near + far) / 2;
        *(acg_distance(acg_curve_at(curve, middle), tip) < length ? &near : &far) = middle;
    }
    return far;
}

double acg_arrow_length(const struct acg_plan *plan, const struct acg_link *link)
{
    return plan->look.arrow * (link->tie->kind == ACG_MEMBERSHIP ? 0.7 : 1) + link->width * 0.8;
}

/** Cuts the curve from node to node at their outlines and at the base of the arrowhead. */
static void finish(const struct acg_plan *plan, struct acg_link *link,
                   const struct acg_point bow[4], bool backwards)
{
    struct acg_point curve[4];
    acg_curve_cut(bow, backwards ? 1 : 0, backwards ? 0 : 1, curve);
    double start = leave(plan, &plan->nodes[link->from], curve, 0, 0.5);
    double end = leave(plan, &plan->nodes[link->to], curve, 1, 0.5);
    link->tip = acg_curve_at(curve, end);
    if (link->arrow) end = before(curve, start, end, acg_arrow_length(plan, link));
    acg_curve_cut(curve, start, end, link->curve);
}

static void route(const struct acg_plan *plan, const struct bundle *bundle)
{
    const struct acg_node *low = &plan->nodes[bundle->low], *high = &plan->nodes[bundle->high];
    struct bend bend = choose_bend(plan, bundle);
    double width = bundle_width(plan, bundle);
    double room = 0.7 * fmin(fmin(low->width, low->height), fmin(high->width, high->height));
    double squeeze = width > room ? room / width : 1, at = -width / 2;
    for (size_t i = 0; i < bundle->count; i++) {
        struct acg_link *link = bundle->links[i];
        struct acg_point curve[4];
        bend_curve(plan, bundle, bend, (at + link->width / 2) * squeeze, curve);
        finish(plan, link, curve, link->from != bundle->low);
        at += link->width + gap_between_ties(plan);
    }
}

static size_t low_of(const struct acg_link *link)
{
    return link->from < link->to ? link->from : link->to;
}

static size_t high_of(const struct acg_link *link)
{
    return link->from < link->to ? link->to : link->from;
}

/** By pair, then as they stand in the slice. */
static int by_pair(const void *a, const void *b)
{
    const struct acg_link *x = *(struct acg_link *const *)a, *y = *(struct acg_link *const *)b;
    if (low_of(x) != low_of(y)) return low_of(x) < low_of(y) ? -1 : 1;
    if (high_of(x) != high_of(y)) return high_of(x) < high_of(y) ? -1 : 1;
    return x < y ? -1 : x > y; // both in one array
}

/** The distance from a point to the nearest tie of another pair, or to a marker set before; -1 if
 * an actor would cover the marker. */
static double clearance(const struct acg_plan *plan, size_t index, struct acg_point at)
{
    const struct acg_link *own = &plan->links[index];
    double least = INFINITY;
    double size = acg_legend_marker_size(&plan->look, own->tie->kind, own->width);
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        if (node->shown &&
            acg_shape_contains(shape_of(plan, node), node->width + size, node->height + size,
                               at.x - node->at.x, at.y - node->at.y)) {
            return -1;
        }
    }
    for (size_t i = 0; i < plan->n_links; i++) {
        const struct acg_link *other = &plan->links[i];
        if (i < index) least = fmin(least, acg_distance(at, other->marker));
        if (low_of(other) == low_of(own) && high_of(other) == high_of(own)) continue;
        for (int k = 0; k < SAMPLES; k++) {
            struct acg_point on = acg_curve_at(other->curve, (k + 0.5) / SAMPLES);
            least = fmin(least, acg_distance(at, on) - other->width / 2);
        }
    }
    return least;
}

/** Puts each marker on the middle of its tie, or near it where another tie crosses. */
static void set_markers(struct acg_plan *plan)
{
    static const double along[] = {0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74};
    for (size_t i = 0; i < plan->n_links; i++) {
        struct acg_link *link = &plan->links[i];
        double best = -INFINITY, enough = plan->look.marker * 1.4 + link->width;
        link->marker = acg_curve_at(link->curve, 0.5);
        if (plan->n_links > MOST_TIES || !plan->look.ties[link->tie->kind].has_marker) continue;
        for (size_t k = 0; k < sizeof along / sizeof *along && best < enough; k++) {
            struct acg_point at = acg_curve_at(link->curve, along[k]);
            double room = clearance(plan, i, at);
            if (room > best) {
                best = room;
                link->marker = at;
            }
        }
    }
}

static struct frame frame_of(const struct acg_plan *plan)
{
    struct frame frame = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        frame.left = fmin(frame.left, node->at.x - node->room_width / 2);
        frame.right = fmax(frame.right, node->at.x + node->room_width / 2);
        frame.top = fmin(frame.top, node->at.y - node->room_height / 2);
        frame.bottom = fmax(frame.bottom, node->at.y + node->room_height / 2);
    }
    return frame;
}

acg_status acg_route_links(struct acg_plan *plan, acg_report *report)
{
    struct acg_link **sorted = malloc((plan->n_links + 1) * sizeof *sorted);
    if (!sorted) return acg_out_of_memory(report);
    for (size_t i = 0; i < plan->n_links; i++) {
        sorted[i] = &plan->links[i];
    }
    qsort(sorted, plan->n_links, sizeof *sorted, by_pair);
    struct frame frame = frame_of(plan);
    for (size_t i = 0, n; i < plan->n_links; i += n) {
        struct bundle bundle = {&frame, low_of(sorted[i]), high_of(sorted[i]), &sorted[i], 0};
        for (n = 0; i + n < plan->n_links && low_of(sorted[i + n]) == bundle.low &&
                    high_of(sorted[i + n]) == bundle.high;) {
            n++;
        }
        bundle.count = n;
        route(plan, &bundle);
    }
    set_markers(plan);
    free(sorted);
    return ACG_OK;
}
