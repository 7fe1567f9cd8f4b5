#include "draw/place.h"

#include "base/report.h"
#include "draw/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

/** One node while it is placed: a box around a centre. */
struct box {
    double x, y, width, height;
    struct acg_node *node;
};

/** The engine for a network of this size unless one was asked for. */
static const char *engine_for(const struct acg_plan *plan, size_t n_nodes, size_t n_edges)
{
    if (plan->how->engine) return plan->how->engine;
    return n_nodes <= 250 && n_edges <= 3000 ? "neato" : "sfdp";
}

/** What the positions of a figure rest on: the base of its one network, or of the two that it
 * compares. */
struct ground {
    const struct acg_plan *of;
    const uint32_t *nodes; // of the figure, for each node of `of`; NULL: the same
};

static size_t grounds_of(const struct acg_plan *plan, struct ground out[2])
{
    if (!plan->parts) {
        out[0] = (struct ground){plan, NULL};
        return 1;
    }
    for (int side = 0; side < 2; side++)
        out[side] = (struct ground){&plan->parts[side], plan->part_nodes[side]};
    return plan->parts[0].base == plan->parts[1].base ? 1 : 2;
}

/** One edge for each tie of the base: `length` is weight times the length that its kind wishes. */
static size_t make_edges(const struct ground *ground, const uint32_t box_of[],
                         struct acg_layout_edge edges[])
{
    size_t n_ties, n = 0;
    const struct acg_plan *plan = ground->of;
    const struct acg_slice_tie *ties = acg_slice_ties(plan->base, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        uint32_t from = plan->base_nodes[ties[i].from], to = plan->base_nodes[ties[i].to];
        uint32_t a = box_of[ground->nodes ? ground->nodes[from] : from];
        uint32_t b = box_of[ground->nodes ? ground->nodes[to] : to];
        edges[n++] = (struct acg_layout_edge){
            .from = a < b ? a : b,
            .to = a < b ? b : a,
            .length = ties[i].weight * plan->look.ties[ties[i].kind].ideal_length,
            .weight = ties[i].weight,
        };
    }
    return n;
}

static int by_pair(const void *a, const void *b)
{
    const struct acg_layout_edge *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    return (x->length > y->length) - (x->length < y->length);
}

/** Merges edges of one pair; `length` holds a sum of weight times length before and a length after.
 */
static size_t merge_edges(struct acg_layout_edge edges[], size_t n)
{
    size_t kept = 0;
    qsort(edges, n, sizeof *edges, by_pair);
    for (size_t i = 0; i < n; i++) {
        struct acg_layout_edge *last = kept > 0 ? &edges[kept - 1] : NULL;
        if (last && last->from == edges[i].from && last->to == edges[i].to) {
            last->length += edges[i].length;
            last->weight += edges[i].weight;
        } else {
            edges[kept++] = edges[i];
        }
    }
    for (size_t i = 0; i < kept; i++) {
        edges[i].length /= edges[i].weight;
        edges[i].weight = 1;
    }
    return kept;
}

static acg_status run_engine(struct acg_plan *plan, struct box boxes[], size_t n_boxes,
                             const uint32_t box_of[], acg_report *report)
{
    struct ground grounds[2];
    size_t n_grounds = grounds_of(plan, grounds), most = 0, n_edges = 0, n_ties;
    for (size_t i = 0; i < n_grounds; i++) {
        acg_slice_ties(grounds[i].of->base, &n_ties);
        most += n_ties;
    }
    struct acg_layout_edge *edges = acg_arena_array(&plan->arena, most, sizeof *edges);
    struct acg_point *at = acg_arena_array(&plan->arena, n_boxes, sizeof *at);
    if (!edges || !at) return acg_out_of_memory(report);
    for (size_t i = 0; i < n_grounds; i++)
        n_edges += make_edges(&grounds[i], box_of, edges + n_edges);
    n_edges = merge_edges(edges, n_edges);
    const char *engine = engine_for(plan, n_boxes, n_edges);
    acg_status status = acg_layout_run(engine, n_boxes, edges, n_edges, at, report);
    for (size_t i = 0; !status && i < n_boxes; i++) {
        boxes[i].x = at[i].x;
        boxes[i].y = -at[i].y;
    }
    return status;
}

struct extent {
    double left, top, width, height;
};

static struct extent extent_of(const struct box boxes[], size_t n)
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

static void turn(struct box boxes[], size_t n, double angle)
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
static void turn_to_fit(struct box boxes[], size_t n, double proportion)
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
static void stretch(struct box boxes[], size_t n, double width, double height)
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
    const struct box *x = a, *y = b;
    double x_left = x->x - x->width / 2, y_left = y->x - y->width / 2;
    if (x_left != y_left) return x_left < y_left ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node; // nodes stand in one array
}

static double clamp(double value, double low, double high)
{
    return low > high ? (low + high) / 2 : fmin(fmax(value, low), high);
}

/** Moves two boxes apart along the shorter way if they stand nearer than `gap`; says whether they
 * did. */
static bool push_apart(struct box *a, struct box *b, double gap)
{
    double x = (a->width + b->width) / 2 + gap - fabs(a->x - b->x);
    double y = (a->height + b->height) / 2 + gap - fabs(a->y - b->y);
    if (x <= 0.01 || y <= 0.01) return false;
    if (x < y) {
        double move = (a->x <= b->x ? -x : x) / 2;
        a->x += move;
        b->x -= move;
    } else {
        double move = (a->y <= b->y ? -y : y) / 2;
        a->y += move;
        b->y -= move;
    }
    return true;
}

/** Pushes overlapping boxes apart inside a frame, until none overlap or it gives up. */
static bool separate(struct box boxes[], size_t n, double width, double height, double gap)
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
static bool spread(struct box boxes[], size_t n, double width, double height, double gap)
{
    static const double shares[] = {3.2, 2.6, 2, 1.5, 1};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        stretch(boxes, n, width, height);
        if (separate(boxes, n, width, height, gap * shares[i])) return true;
    }
    return false;
}

/** Fits the boxes into the area: first higher, then also wider, until they have room. */
static void fit(struct box boxes[], size_t n, struct acg_area *area, double gap)
{
    double need = 0, proportion = proportion_of(area->width, n);
    for (size_t i = 0; i < n; i++) {
        need += (boxes[i].width + gap) * (boxes[i].height + gap);
        area->width = fmax(area->width, boxes[i].width);
    }
    double height = area->width * proportion;
    while (need * 2.2 > area->width * height) {
        height *= 1.1;
        if (height > area->width * fmax(proportion, 0.9)) area->width *= 1.1;
    }
    turn_to_fit(boxes, n, height / area->width);
    for (int tries = 0; tries < 40; tries++) {
        if (spread(boxes, n, area->width, height, gap)) break;
        height *= 1.08;
        if (height > area->width * fmax(proportion, 0.9)) area->width *= 1.08;
    }
    double top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        top = fmin(top, boxes[i].y - boxes[i].height / 2);
        bottom = fmax(bottom, boxes[i].y + boxes[i].height / 2);
    }
    for (size_t i = 0; i < n; i++)
        boxes[i].y -= top;
    area->height = bottom - top;
}

/** Isolated actors stand in rows below, in order. */
static void place_apart(struct acg_plan *plan, struct acg_area *area)
{
    double gap = plan->look.gap * 0.7, x = 0, row_top = area->height, row_height = 0;
    for (size_t i = 0; i < plan->n_nodes; i++) {
        struct acg_node *node = &plan->nodes[i];
        if (!node->apart) continue;
        if (row_height == 0 && row_top > 0) row_top += plan->look.gap * 1.5;
        if (x > 0 && x + node->room_width > area->width) {
            row_top += row_height + gap * 0.6;
            x = row_height = 0;
        }
        node->at = (struct acg_point){area->left + x + node->room_width / 2,
                                      area->top + row_top + node->room_height / 2};
        x += node->room_width + gap;
        row_height = fmax(row_height, node->room_height);
    }
    area->height = row_top + row_height;
}

/** How wide a sheet must be so that rows of isolated actors do not grow far beyond a page. */
static void widen_for_rows(const struct acg_plan *plan, struct acg_area *area)
{
    double need = 0, gap = plan->look.gap * 0.7;
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        area->width = fmax(area->width, node->room_width);
        if (node->apart) need += (node->room_width + gap) * (node->room_height + gap * 0.6);
    }
    area->width = fmax(area->width, sqrt(need / 1.4));
}

acg_status acg_place_nodes(struct acg_plan *plan, struct acg_area *area, acg_report *report)
{
    struct box *boxes = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *boxes);
    uint32_t *box_of = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *box_of);
    if (!boxes || !box_of) return acg_out_of_memory(report);
    size_t n = 0;
    for (size_t i = 0; i < plan->n_nodes; i++) {
        struct acg_node *node = &plan->nodes[i];
        if (node->apart) continue;
        box_of[i] = (uint32_t)n;
        boxes[n++] =
            (struct box){.width = node->room_width, .height = node->room_height, .node = node};
    }
    area->height = 0;
    widen_for_rows(plan, area);
    if (n > 0) {
        acg_status status = run_engine(plan, boxes, n, box_of, report);
        if (status) return status;
        fit(boxes, n, area, plan->look.gap);
    }
    for (size_t i = 0; i < n; i++) {
        boxes[i].node->at = (struct acg_point){area->left + boxes[i].x, area->top + boxes[i].y};
    }
    place_apart(plan, area);
    return ACG_OK;
}
