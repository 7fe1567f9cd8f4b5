#include "draw/blocs.h"

#include "actorgraph/bloc.h"
#include "base/report.h"
#include "draw/cue.h"

#include <stdlib.h>
#include <string.h>

static bool wants_blocs(const struct acg_figure_options *how)
{
    return how->bloc_marks || how->color_by == ACG_COLOR_BLOC;
}

/** The memberships of the window: of any actor, of any weight. */
static acg_status slice_memberships(struct acg_plan *plan, acg_report *report)
{
    struct acg_slice_options what = *plan->what;
    what.kinds = 1u << ACG_MEMBERSHIP;
    what.actor_kinds = 0;
    what.min_weight = 0;
    what.types = what.only = what.without = (struct acg_indexes){0};
    what.ego = ACG_NONE;
    what.drop_isolates = false;
    return acg_slice_new(plan->graph, &what, &plan->memberships, report);
}

/** The graph actors of a membership: who, and in what. */
static void ends_of(const acg_slice *memberships, const struct acg_slice_tie *tie, uint32_t *member,
                    uint32_t *bloc)
{
    size_t count;
    const uint32_t *actors = acg_slice_actors(memberships, &count);
    *member = actors[tie->from];
    *bloc = actors[tie->to];
}

/** Marks the organizations that have members at any time, so that a bloc has the same ring and
 * colour in every window. */
static void mark_houses(const acg_graph *graph, bool houses[])
{
    size_t n_ties, count;
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    const struct acg_claim *claims = acg_graph_claims(graph, &count);
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    for (size_t i = 0; i < n_ties; i++) {
        if (claims[ties[i].claim].kind != ACG_MEMBERSHIP) continue;
        if (actors[ties[i].to].kind == ACG_ORGANIZATION) houses[ties[i].to] = true;
    }
}

/** The blocs that were named, else those with members. */
static acg_status choose_blocs(struct acg_plans *plans, acg_report *report)
{
    struct acg_plan *lead = plans->items;
    struct acg_indexes named = lead->how->blocs;
    size_t n_actors;
    acg_graph_actors(lead->graph, &n_actors);
    bool *houses = calloc(n_actors + 1, sizeof *houses);
    if (!houses) return acg_out_of_memory(report);
    for (size_t i = 0; i < named.count; i++)
        houses[named.items[i]] = true;
    if (named.count == 0) mark_houses(lead->graph, houses);
    size_t n = 0;
    for (uint32_t i = 0; i < n_actors; i++) {
        if (!houses[i]) continue;
        if (n < ACG_MOST_BLOCS) lead->blocs[n] = i;
        n++;
    }
    free(houses);
    if (n > ACG_MOST_BLOCS) {
        return acg_misuse(report,
                          "%zu organizations have members; a figure tells %d apart: name "
                          "them with --blocs",
                          n, ACG_MOST_BLOCS);
    }
    for (size_t i = 0; i < plans->count; i++) {
        memcpy(plans->items[i].blocs, lead->blocs, sizeof lead->blocs);
        plans->items[i].n_blocs = n;
    }
    return ACG_OK;
}

static int by_actor(const void *key, const void *node)
{
    uint32_t a = *(const uint32_t *)key, b = ((const struct acg_node *)node)->actor;
    return (a > b) - (a < b);
}

static size_t index_of(const struct acg_plan *plan, uint32_t bloc)
{
    for (size_t i = 0; i < plan->n_blocs; i++) {
        if (plan->blocs[i] == bloc) return i;
    }
    return SIZE_MAX;
}

static void find_members(struct acg_plan *plan)
{
    size_t n_ties;
    const struct acg_slice_tie *ties = acg_slice_ties(plan->memberships, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        uint32_t member, bloc;
        ends_of(plan->memberships, &ties[i], &member, &bloc);
        struct acg_node *node =
            bsearch(&member, plan->nodes, plan->n_nodes, sizeof *plan->nodes, by_actor);
        size_t index = index_of(plan, bloc);
        if (node && index != SIZE_MAX) node->blocs |= 1u << index;
    }
}

/** The blocs that colour a node: those that it is in; a bloc has its own colour. */
static uint32_t class_of(const struct acg_plan *plan, const struct acg_node *node)
{
    size_t own = index_of(plan, node->actor);
    return own != SIZE_MAX ? 1u << own : node->blocs;
}

static int count_bits(uint32_t bits)
{
    int n = 0;
    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

/** Fewer blocs first, then by bloc. */
static int by_class(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int difference = count_bits(x) - count_bits(y);
    return difference ? difference : (x > y) - (x < y);
}

/** A colour for each set of blocs that actors are in. */
static void color_blocs(struct acg_plans *plans)
{
    uint32_t classes[1 << ACG_MOST_BLOCS];
    bool occurs[1 << ACG_MOST_BLOCS] = {false};
    size_t n = 0;
    for (size_t p = 0; p < plans->count; p++) {
        const struct acg_plan *plan = &plans->items[p];
        for (size_t i = 0; i < plan->n_nodes; i++)
            if (plan->nodes[i].shown) occurs[class_of(plan, &plan->nodes[i])] = true;
    }
    for (uint32_t bits = 1; bits < 1u << ACG_MOST_BLOCS; bits++)
        if (occurs[bits]) classes[n++] = bits;
    if (n > 0) qsort(classes, n, sizeof *classes, by_class);
    for (size_t p = 0; p < plans->count; p++) {
        struct acg_plan *plan = &plans->items[p];
        plan->n_classes = n < ACG_MOST_HUES ? n : ACG_MOST_HUES;
        memcpy(plan->classes, classes, plan->n_classes * sizeof *classes);
        for (size_t i = 0; i < plan->n_nodes; i++) {
            struct acg_node *node = &plan->nodes[i];
            uint32_t bits = class_of(plan, node);
            node->hue = bits ? ACG_MORE_HUES : ACG_NO_HUE;
            for (size_t k = 0; k < plan->n_classes; k++)
                if (plan->classes[k] == bits) node->hue = (int)k;
        }
    }
}

/** By how many actors more the camps of a plan agree with those of the one before than not. */
static int agreement(const struct acg_plan *plan, const struct acg_plan *before)
{
    int sum = 0;
    for (size_t i = 0, k = 0; i < plan->n_nodes && k < before->n_nodes;) {
        const struct acg_node *a = &plan->nodes[i], *b = &before->nodes[k];
        if (a->actor == b->actor && a->hue >= 0 && b->hue >= 0) sum += a->hue == b->hue ? 1 : -1;
        uint32_t at = a->actor < b->actor ? a->actor : b->actor;
        i += a->actor == at;
        k += b->actor == at;
    }
    return sum;
}

static acg_status color_camps(struct acg_plan *plan, const struct acg_plan *before,
                              acg_report *report)
{
    size_t n_actors;
    acg_slice_actors(plan->slice, &n_actors);
    uint32_t *camps = acg_arena_array(&plan->arena, n_actors, sizeof *camps);
    if (!camps) return acg_out_of_memory(report);
    acg_status status = acg_bloc_camps(plan->slice, camps, report);
    if (status) return status;
    for (size_t i = 0, k = 0; i < plan->n_nodes; i++) {
        struct acg_node *node = &plan->nodes[i];
        node->hue = ACG_NO_HUE;
        if (!node->shown) continue;
        if (camps[k] != ACG_NONE) node->hue = (int)camps[k];
        k++;
    }
    if (!before || agreement(plan, before) >= 0) return ACG_OK;
    for (size_t i = 0; i < plan->n_nodes; i++) {
        if (plan->nodes[i].hue >= 0) plan->nodes[i].hue = 1 - plan->nodes[i].hue;
    }
    return ACG_OK;
}

acg_status acg_blocs_find(struct acg_plans *plans, acg_report *report)
{
    const struct acg_figure_options *how = plans->items[0].how;
    acg_status status = ACG_OK;
    for (size_t i = 0; i < plans->count && !status && wants_blocs(how); i++)
        status = slice_memberships(&plans->items[i], report);
    if (!status && wants_blocs(how)) status = choose_blocs(plans, report);
    for (size_t i = 0; i < plans->count && !status && wants_blocs(how); i++)
        find_members(&plans->items[i]);
    if (!status && how->color_by == ACG_COLOR_BLOC) color_blocs(plans);
    for (size_t i = 0; i < plans->count && !status && how->color_by == ACG_COLOR_CAMP; i++)
        status = color_camps(&plans->items[i], i > 0 ? &plans->items[i - 1] : NULL, report);
    return status;
}

bool acg_blocs_mark(const struct acg_plan *plan, const struct acg_slice_tie *tie)
{
    size_t count;
    const uint32_t *actors = acg_slice_actors(plan->slice, &count);
    return plan->how->bloc_marks && tie->kind == ACG_MEMBERSHIP &&
           index_of(plan, actors[tie->to]) != SIZE_MAX;
}

/** Distance of a ring's middle line from the shape. A bloc has the same ring everywhere. */
static double reach_of(const struct acg_look *look, size_t bloc)
{
    return (double)(bloc + 1) * (look->ring + look->ring_gap) - look->ring / 2;
}

double acg_blocs_rim(const struct acg_plan *plan, uint32_t bits)
{
    double rim = 0;
    for (size_t i = 0; i < plan->n_blocs && plan->how->bloc_marks; i++) {
        if (bits & 1u << i) rim = reach_of(&plan->look, i) + plan->look.ring / 2;
    }
    return rim;
}

/** Bezier curves around a shape; says how many points. */
static size_t outline(enum acg_mark_shape shape, struct acg_point at, double width, double height,
                      struct acg_point out[19])
{
    static const double bend = 0.5522847498307936; // of a quarter of a circle
    static const struct acg_point round[] = {
        {1, 0},      {1, bend},   {bend, 1}, {0, 1},     {-bend, 1}, {-1, bend}, {-1, 0},
        {-1, -bend}, {-bend, -1}, {0, -1},   {bend, -1}, {1, -bend}, {1, 0}};
    static const struct acg_point box[] = {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}, {1, 1}};
    static const struct acg_point hexagon[] = {{1, 0},     {0.5, 1},  {-0.5, 1}, {-1, 0},
                                               {-0.5, -1}, {0.5, -1}, {1, 0}};
    const struct acg_point *corners = shape == ACG_MARK_HEXAGON ? hexagon : box;
    size_t n = shape == ACG_MARK_HEXAGON ? 6 : 4;
    if (shape == ACG_MARK_ELLIPSE) {
        for (size_t i = 0; i < 13; i++)
            out[i] =
                (struct acg_point){at.x + round[i].x * width / 2, at.y + round[i].y * height / 2};
        return 13;
    }
    for (size_t i = 0; i < 3 * n + 1; i++) {
        const struct acg_point *a = &corners[i / 3], *b = &corners[i / 3 + (i % 3 > 0)];
        double share = (double)(i % 3) / 3;
        out[i] = (struct acg_point){at.x + (a->x + (b->x - a->x) * share) * width / 2,
                                    at.y + (a->y + (b->y - a->y) * share) * height / 2};
    }
    return 3 * n + 1;
}

bool acg_blocs_ring(struct acg_drawing *drawing, const struct acg_look *look, size_t bloc,
                    const struct acg_mark *around)
{
    struct acg_point *points = acg_arena_array(&drawing->arena, 19, sizeof *points);
    if (!points) return false;
    double reach = reach_of(look, bloc);
    size_t n = outline(around->shape, around->at, around->width + 2 * reach,
                       around->height + 2 * reach, points);
    struct acg_sense sense = around->sense;
    sense.role = ACG_ROLE_RING;
    sense.says = acg_cue_bit(ACG_CUE_BLOC, (int)bloc);
    return acg_sheet_line(drawing, (struct acg_line){.points = points,
                                                     .n_points = n,
                                                     .stroke = look->rings[bloc].color,
                                                     .width = look->ring,
                                                     .dash = look->rings[bloc].dash,
                                                     .from = SIZE_MAX,
                                                     .to = SIZE_MAX,
                                                     .gloss = {.class = "bloc"},
                                                     .sense = sense});
}

bool acg_blocs_draw(const struct acg_plan *plan, struct acg_drawing *drawing,
                    const struct acg_node *node)
{
    const struct acg_mark around = {
        .shape = plan->look.actors[acg_node_actor(node)->kind].shape,
        .at = node->at,
        .width = node->width - 2 * node->rim,
        .height = node->height - 2 * node->rim,
        .sense = {.panel = plan->panel, .name = acg_node_label(node)},
    };
    for (size_t i = 0; i < plan->n_blocs && plan->how->bloc_marks; i++) {
        if (!(node->blocs & 1u << i)) continue;
        if (!acg_blocs_ring(drawing, &plan->look, i, &around)) return false;
    }
    return true;
}
