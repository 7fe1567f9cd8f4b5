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

struct spots {
    struct spot *items;
    size_t count;
};

static bool overlap(const struct spot *a, const struct spot *b)
{
    return fabs(a->at.x - b->at.x) < (a->width + b->width) / 2 &&
           fabs(a->at.y - b->at.y) < (a->height + b->height) / 2;
}

static bool hits_spot(const struct spots *taken, const struct spot *spot)
{
    for (size_t i = 0; i < taken->count; i++) {
        if (overlap(&taken->items[i], spot)) return true;
    }
    return false;
}

static bool hits_tie(const struct acg_plan *plan, const struct spot *spot)
{
    for (size_t i = 0; i < plan->n_links; i++) {
        const struct acg_link *link = &plan->links[i];
        for (int k = 0; k <= SAMPLES; k++) {
            struct spot dot = {acg_curve_at(link->curve, (double)k / SAMPLES), link->width + 1,
                               link->width + 1};
            if (overlap(&dot, spot)) return true;
        }
    }
    return false;
}

/** Looks for a free place along the tie: near its middle first, on either side. */
static bool find_spot(const struct acg_plan *plan, const struct acg_link *link,
                      const struct spots *taken, struct spot *spot)
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
            if (!hits_spot(taken, spot) && !hits_tie(plan, spot)) return true;
        }
    }
    return false;
}

static void add_left_over(const struct acg_plan *plan, const struct acg_link *link,
                          const char *numbers, struct acg_buffer *left_over)
{
    if (left_over->length > 0) acg_buffer_text(left_over, "; ");
    if (plan->n_windows > 1) {
        acg_gloss_window(left_over, plan);
        acg_buffer_char(left_over, ' ');
    }
    acg_buffer_format(left_over, "%s\u2013%s %s",
                      acg_plan_label(plan, plan->nodes[link->from].actor),
                      acg_plan_label(plan, plan->nodes[link->to].actor), numbers);
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
    if (done && numbers.length > 0 && find_spot(plan, link, taken, &spot)) {
        taken->items[taken->count++] = spot;
        char *text = acg_arena_text(&drawing->arena, numbers.data, numbers.length);
        done = text &&
               acg_sheet_text(drawing,
                              (struct acg_text){
                                  .at = spot.at,
                                  .anchor = ACG_ANCHOR_MIDDLE,
                                  .text = text,
                                  .size = size,
                                  .color = link->faded ? plan->look.faded
                                                       : plan->look.ties[link->tie->kind].color});
    } else if (done && numbers.length > 0) {
        add_left_over(plan, link, numbers.data, left_over);
    }
    acg_buffer_clear(&numbers);
    return done && !left_over->failed;
}

bool acg_annotate_links(const struct acg_plan *plan, struct acg_drawing *drawing,
                        struct acg_buffer *left_over)
{
    if (plan->n_links > MOST_TIES) return true;
    struct spots taken = {calloc(plan->n_nodes + 2 * plan->n_links + 1, sizeof *taken.items), 0};
    bool done = taken.items != NULL;
    for (size_t i = 0; done && i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        if (!node->shown) continue;
        taken.items[taken.count++] = (struct spot){node->at, node->width + 2, node->height + 2};
    }
    for (size_t i = 0; done && i < plan->n_links; i++) {
        double reach = plan->look.marker + plan->links[i].width;
        taken.items[taken.count++] = (struct spot){plan->links[i].marker, reach, reach};
    }
    for (size_t i = 0; done && i < plan->n_links; i++) {
        done = annotate(plan, &plan->links[i], &taken, drawing, left_over);
    }
    free(taken.items);
    return done;
}
