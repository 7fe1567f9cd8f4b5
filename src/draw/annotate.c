#include "draw/annotate.h"

#include "draw/curve.h"
#include "draw/gloss.h"
#include "draw/metrics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TIES = 80, SAMPLES = 40 };

/** A place that is taken, or asked for. */
struct spot {
    struct acg_point at;
    double width, height;
};

/** What the numbers must not cover: other numbers, actors, markers; and points along all ties. */
struct spots {
    struct spot *items;
    size_t count;
    struct spot *dots; // SAMPLES + 1 for each tie
    size_t n_dots;
};

static bool overlap(const struct spot *a, const struct spot *b)
{
    return fabs(a->at.x - b->at.x) < (a->width + b->width) / 2 &&
           fabs(a->at.y - b->at.y) < (a->height + b->height) / 2;
}

static bool is_free(const struct spots *taken, const struct spot *spot)
{
    for (size_t i = 0; i < taken->count; i++) {
        if (overlap(&taken->items[i], spot)) return false;
    }
    for (size_t i = 0; i < taken->n_dots; i++) {
        if (overlap(&taken->dots[i], spot)) return false;
    }
    return true;
}

/** Looks for a free place along the tie: near its middle first, on either side. */
static bool find_spot(const struct acg_link *link, const struct spots *taken, struct spot *spot)
{
    static const double along[] = {0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78, 0.16, 0.84};
    for (size_t i = 0; i < sizeof along / sizeof *along; i++) {
        struct acg_point on = acg_curve_at(link->curve, along[i]);
        struct acg_point normal = acg_curve_normal(link->curve, along[i]);
        double reach = fabs(normal.x) * spot->width / 2 + fabs(normal.y) * spot->height / 2 +
                       link->width / 2 + 1.2;
        for (int side = -1; side <= 1; side += 2) {
            spot->at.x = on.x + side * normal.x * reach;
            spot->at.y = on.y + side * normal.y * reach;
            if (is_free(taken, spot)) return true;
        }
    }
    return false;
}

static void add_left_over(const struct acg_plan *plan, const struct acg_link *link,
                          const char *numbers, struct acg_buffer *left_over)
{
    if (left_over->length > 0) acg_buffer_text(left_over, "; ");
    if (acg_plan_is_panel(plan)) {
        acg_gloss_window(left_over, plan);
        acg_buffer_char(left_over, ' ');
    }
    acg_buffer_format(left_over, "%s\u2013%s %s", acg_node_label(&plan->nodes[link->from]),
                      acg_node_label(&plan->nodes[link->to]), numbers);
}

static bool annotate(const struct acg_plan *plan, const struct acg_link *link, struct spots *taken,
                     struct acg_drawing *drawing, struct acg_buffer *left_over)
{
    struct acg_buffer numbers = {0};
    acg_gloss_numbers(&numbers, plan, link);
    bool done = !numbers.failed;
    double size = plan->look.note_size;
    struct spot spot = {
        .width =
            numbers.length ? acg_metrics_width(numbers.data, numbers.length, size, false) + 1 : 0,
        .height = size * 0.95};
    if (done && numbers.length > 0 && find_spot(link, taken, &spot)) {
        taken->items[taken->count++] = spot;
        char *text = acg_arena_text(&drawing->arena, numbers.data, numbers.length);
        done = text &&
               acg_sheet_text(drawing, (struct acg_text){
                                           .at = spot.at,
                                           .anchor = ACG_ANCHOR_MIDDLE,
                                           .text = text,
                                           .size = size,
                                           .color = link->faded || link->fate == ACG_FATE_SAME
                                                        ? plan->look.muted
                                                        : plan->look.ties[link->tie->kind].color});
    } else if (done && numbers.length > 0) {
        add_left_over(plan, link, numbers.data, left_over);
    }
    acg_buffer_clear(&numbers);
    return done && !left_over->failed;
}

/** Actors, markers and ties stand before any number does. */
static void take(const struct acg_plan *plan, struct spots *taken)
{
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        if (!node->shown) continue;
        taken->items[taken->count++] = (struct spot){node->at, node->width + 2, node->height + 2};
    }
    for (size_t i = 0; i < plan->n_links; i++) {
        const struct acg_link *link = &plan->links[i];
        double reach = plan->look.marker + link->width, width = link->width + 1;
        taken->items[taken->count++] = (struct spot){link->marker, reach, reach};
        for (int k = 0; k <= SAMPLES; k++) {
            taken->dots[taken->n_dots++] =
                (struct spot){acg_curve_at(link->curve, (double)k / SAMPLES), width, width};
        }
    }
}

bool acg_annotate_links(const struct acg_plan *plan, struct acg_drawing *drawing,
                        struct acg_buffer *left_over)
{
    if (plan->n_links > MOST_TIES) return true;
    size_t n_dots = plan->n_links * (SAMPLES + 1);
    struct spots taken = {.items =
                              calloc(plan->n_nodes + 2 * plan->n_links + 1, sizeof(struct spot)),
                          .dots = calloc(n_dots + 1, sizeof(struct spot))};
    bool done = taken.items && taken.dots;
    if (done) take(plan, &taken);
    for (int pale = 0; pale < 2; pale++) { // what changed has the first choice
        for (size_t i = 0; done && i < plan->n_links; i++) {
            const struct acg_link *link = &plan->links[i];
            if ((link->fate == ACG_FATE_SAME) != (pale == 1)) continue;
            done = annotate(plan, link, &taken, drawing, left_over);
        }
    }
    free(taken.items);
    free(taken.dots);
    return done;
}
