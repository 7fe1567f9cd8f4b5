#include "draw/place.h"

#include "base/report.h"
#include "draw/boxes.h"
#include "draw/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** The engine for a network of this size unless one was asked for. */
static const char *engine_for(const struct acg_plan *plan, size_t n_nodes, size_t n_edges)
{
    if (plan->how->engine) return plan->how->engine;
    return n_nodes <= 250 && n_edges <= 3000 ? "neato" : "sfdp";
}

/** Ties that a layout rests on. */
struct ground {
    const struct acg_plan *of;
    const acg_slice *slice;
    const uint32_t *nodes; // of the plan for each actor of the slice
    const uint32_t *outer; // of the figure for each node of the plan; NULL: the same
};

/** The base of the one network of a figure, or of the two that it compares. */
static size_t grounds_of(const struct acg_plan *plan, struct ground out[2])
{
    if (!plan->parts) {
        out[0] = (struct ground){plan, plan->base, plan->base_nodes, NULL};
        return 1;
    }
    for (int side = 0; side < 2; side++) {
        const struct acg_plan *part = &plan->parts[side];
        out[side] = (struct ground){part, part->base, part->base_nodes, plan->part_nodes[side]};
    }
    return plan->parts[0].base == plan->parts[1].base ? 1 : 2;
}

/** One edge for each tie: `length` is weight times the length that its kind wishes. */
static size_t make_edges(const struct ground *ground, const uint32_t box_of[],
                         struct acg_layout_edge edges[])
{
    size_t n_ties, n = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(ground->slice, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        uint32_t from = ground->nodes[ties[i].from], to = ground->nodes[ties[i].to];
        uint32_t a = box_of[ground->outer ? ground->outer[from] : from];
        uint32_t b = box_of[ground->outer ? ground->outer[to] : to];
        edges[n++] = (struct acg_layout_edge){
            .from = a < b ? a : b,
            .to = a < b ? b : a,
            .length = ties[i].weight * ground->of->look.ties[ties[i].kind].ideal_length,
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

/** Positions of `n` boxes by a layout engine, y down. */
static acg_status run_engine(struct acg_plan *plan, const struct ground grounds[], size_t n_grounds,
                             const uint32_t box_of[], size_t n, struct acg_point at[],
                             acg_report *report)
{
    size_t most = 0, n_edges = 0, n_ties;
    for (size_t i = 0; i < n_grounds; i++) {
        acg_slice_ties(grounds[i].slice, &n_ties);
        most += n_ties;
    }
    struct acg_layout_edge *edges = acg_arena_array(&plan->arena, most, sizeof *edges);
    if (!edges) return acg_out_of_memory(report);
    for (size_t i = 0; i < n_grounds; i++)
        n_edges += make_edges(&grounds[i], box_of, edges + n_edges);
    n_edges = merge_edges(edges, n_edges);
    const char *engine = engine_for(plan, n, n_edges);
    acg_status status = acg_layout_run(engine, n, edges, n_edges, at, report);
    for (size_t i = 0; !status && i < n; i++)
        at[i].y = -at[i].y;
    return status;
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

/** Lays out the nodes that are not apart, and fits them into the area. */
static acg_status lay_out(struct acg_plan *plan, struct acg_area *area, acg_report *report)
{
    struct acg_box *boxes = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *boxes);
    struct acg_point *at = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *at);
    uint32_t *box_of = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *box_of);
    if (!boxes || !at || !box_of) return acg_out_of_memory(report);
    size_t n = 0;
    for (size_t i = 0; i < plan->n_nodes; i++) {
        struct acg_node *node = &plan->nodes[i];
        if (node->apart) continue;
        box_of[i] = (uint32_t)n;
        boxes[n++] =
            (struct acg_box){.width = node->room_width, .height = node->room_height, .index = i};
    }
    if (n == 0) return ACG_OK;
    struct ground grounds[2];
    size_t n_grounds = grounds_of(plan, grounds);
    acg_status status = run_engine(plan, grounds, n_grounds, box_of, n, at, report);
    if (status) return status;
    for (size_t i = 0; i < n; i++) {
        boxes[i].x = at[i].x;
        boxes[i].y = at[i].y;
    }
    area->height = acg_boxes_fit(boxes, n, &area->width, plan->look.gap);
    for (size_t i = 0; i < n; i++) {
        plan->nodes[boxes[i].index].at =
            (struct acg_point){area->left + boxes[i].x, area->top + boxes[i].y};
    }
    return ACG_OK;
}

static int by_actor(const void *key, const void *position)
{
    uint32_t a = *(const uint32_t *)key, b = ((const struct acg_position *)position)->actor;
    return (a > b) - (a < b);
}

static const struct acg_position *find_position(const struct acg_plan *plan,
                                                const struct acg_node *node)
{
    const struct acg_figure_options *how = plan->how;
    return bsearch(&node->actor, how->positions, how->n_positions, sizeof *how->positions,
                   by_actor);
}

/** Whether two boxes whose places are given overlap in an area of this width. */
static bool given_overlap(const struct acg_plan *plan, double width)
{
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *a = &plan->nodes[i];
        const struct acg_position *p = find_position(plan, a);
        for (size_t k = i + 1; p && k < plan->n_nodes; k++) {
            const struct acg_node *b = &plan->nodes[k];
            const struct acg_position *q = find_position(plan, b);
            if (q && fabs(p->x - q->x) * width / 100 < (a->room_width + b->room_width) / 2 &&
                fabs(p->y - q->y) * width / 100 < (a->room_height + b->room_height) / 2) {
                return true;
            }
        }
    }
    return false;
}

/** A figure that was too wide for its page was laid out on a larger one: finds that again. */
static double given_width(const struct acg_plan *plan, double width)
{
    enum { STEPS = 40 };
    static const double step = 1.04;
    double wider = width;
    for (int i = 0; i < STEPS && given_overlap(plan, wider); i++)
        wider *= step;
    return given_overlap(plan, wider) ? width : wider; // else somebody wants them to overlap
}

/** Where how->positions wants actors; the others near those that a layout puts them next to. */
static acg_status place_given(struct acg_plan *plan, struct acg_area *area, acg_report *report)
{
    size_t n = plan->n_nodes, n_given = 0, n_other = n;
    struct acg_box *boxes = acg_arena_array(&plan->arena, n, sizeof *boxes);
    struct acg_point *at = acg_arena_array(&plan->arena, n, sizeof *at);
    struct acg_point *target = acg_arena_array(&plan->arena, n, sizeof *target);
    if (!boxes || !at || !target) return acg_out_of_memory(report);
    area->width = given_width(plan, area->width);
    for (size_t i = 0; i < n; i++) {
        const struct acg_node *node = &plan->nodes[i];
        const struct acg_position *given = find_position(plan, node);
        size_t place = given ? n_given++ : --n_other;
        boxes[place] = (struct acg_box){.width = node->room_width,
                                        .height = node->room_height,
                                        .index = i,
                                        .fixed = given != NULL};
        at[place] = (struct acg_point){node->at.x - area->left, node->at.y - area->top};
        if (!given) continue;
        target[place] =
            (struct acg_point){given->x * area->width / 100, given->y * area->width / 100};
    }
    acg_points_align(at, n, target, n_given);
    double bottom = 0, top = INFINITY;
    for (size_t i = 0; i < n; i++) {
        boxes[i].x = i < n_given ? target[i].x : at[i].x;
        boxes[i].y = i < n_given ? target[i].y : at[i].y;
        bottom = fmax(bottom, boxes[i].y + boxes[i].height / 2);
    }
    for (int tries = 0; tries < 40 && n_given < n; tries++) {
        if (acg_boxes_separate(boxes, n, area->width, bottom, plan->look.gap)) break;
        bottom *= 1.08;
    }
    for (size_t i = 0; i < n; i++)
        top = fmin(top, boxes[i].y - boxes[i].height / 2);
    area->height = 0;
    for (size_t i = 0; i < n; i++) {
        plan->nodes[boxes[i].index].at =
            (struct acg_point){area->left + boxes[i].x, area->top + boxes[i].y - top};
        area->height = fmax(area->height, boxes[i].y - top + boxes[i].height / 2);
    }
    return ACG_OK;
}

acg_status acg_place_nodes(struct acg_plan *plan, struct acg_area *area, acg_report *report)
{
    size_t n_given = 0;
    double width = area->width;
    for (size_t i = 0; plan->how->n_positions > 0 && i < plan->n_nodes; i++)
        n_given += find_position(plan, &plan->nodes[i]) != NULL;
    area->height = 0;
    if (n_given == 0 || n_given < plan->n_nodes) {
        widen_for_rows(plan, area);
        acg_status status = lay_out(plan, area, report);
        if (status) return status;
        place_apart(plan, area);
    }
    if (n_given == 0) return ACG_OK;
    area->width = width;
    return place_given(plan, area, report);
}

/** Boxes that moved make room for each other and for those that stay, inside the area. */
static void settle(struct acg_plan *plan, struct acg_box boxes[], size_t n_moved,
                   const struct acg_area *area)
{
    size_t n = n_moved;
    for (size_t i = 0, k = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        if (k < n_moved && boxes[k].index == i) {
            k++;
        } else if (node->shown) {
            boxes[n++] = (struct acg_box){.x = node->at.x - area->left,
                                          .y = node->at.y - area->top,
                                          .width = node->room_width,
                                          .height = node->room_height,
                                          .index = i,
                                          .fixed = true};
        }
    }
    double gap = plan->look.gap;
    for (int tries = 0; tries < 8; tries++) {
        if (acg_boxes_separate(boxes, n, area->width, area->height, gap)) break;
        gap *= 0.6;
    }
    for (size_t i = 0; i < n; i++) {
        if (boxes[i].fixed) continue;
        plan->nodes[boxes[i].index].at =
            (struct acg_point){area->left + boxes[i].x, area->top + boxes[i].y};
    }
}

acg_status acg_place_anchored(struct acg_plan *plan, const struct acg_area *area,
                              acg_report *report)
{
    size_t n_ties, n = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(plan->slice, &n_ties);
    struct acg_box *boxes = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *boxes);
    struct acg_point *at = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *at);
    struct acg_point *target = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *target);
    uint32_t *box_of = acg_arena_array(&plan->arena, plan->n_nodes, sizeof *box_of);
    if (!boxes || !at || !target || !box_of) return acg_out_of_memory(report);
    for (size_t i = 0; i < plan->n_nodes; i++)
        box_of[i] = ACG_NONE;
    for (size_t i = 0; i < n_ties; i++) {
        box_of[plan->slice_nodes[ties[i].from]] = 0;
        box_of[plan->slice_nodes[ties[i].to]] = 0;
    }
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        if (box_of[i] == ACG_NONE) continue;
        target[n] = (struct acg_point){node->at.x - area->left, node->at.y - area->top};
        box_of[i] = (uint32_t)n;
        boxes[n++] =
            (struct acg_box){.width = node->room_width, .height = node->room_height, .index = i};
    }
    if (n < 2) return ACG_OK;
    struct ground ground = {plan, plan->slice, plan->slice_nodes, NULL};
    acg_status status = run_engine(plan, &ground, 1, box_of, n, at, report);
    if (status) return status;
    acg_points_align(at, n, target, n);
    double share = plan->how->anchor;
    for (size_t i = 0; i < n; i++) {
        boxes[i].x = share * target[i].x + (1 - share) * at[i].x;
        boxes[i].y = share * target[i].y + (1 - share) * at[i].y;
    }
    settle(plan, boxes, n, area);
    return ACG_OK;
}
