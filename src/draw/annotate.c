#include "draw/annotate.h"

#include "draw/check.h"
#include "draw/curve.h"
#include "draw/gloss.h"
#include "draw/legend.h"
#include "draw/metrics.h"
#include "draw/rect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TIES = 80 };

/** What the numbers must not cover, besides ties: other numbers, actors, markers. */
struct taken {
    double size, right; // of numbers; where the sheet ends
    struct acg_rect *items;
    size_t count;
};

static bool is_free(const struct acg_plan *plan, const struct taken *taken,
                    const struct acg_rect *spot)
{
    if (spot->left < 0 || spot->right > taken->right) return false;
    for (size_t i = 0; i < taken->count; i++) {
        if (acg_rect_overlaps(&taken->items[i], spot)) return false;
    }
    for (size_t i = 0; i < plan->n_links; i++) {
        const struct acg_link *link = &plan->links[i];
        if (acg_rect_meets_curve(spot, link->curve, acg_link_breadth(plan, link) + 1)) return false;
    }
    return true;
}

/** Looks for a free place along the tie: near its middle first, on either side. */
static bool find_spot(const struct acg_plan *plan, const struct acg_link *link,
                      const struct taken *taken, double width, double height,
                      struct acg_point *spot)
{
    static const double along[] = {0.5,  0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.35,
                                   0.65, 0.31, 0.69, 0.28, 0.72, 0.25, 0.75, 0.22,
                                   0.78, 0.19, 0.81, 0.16, 0.84, 0.13, 0.87};
    for (size_t i = 0; i < sizeof along / sizeof *along; i++) {
        struct acg_point on = acg_curve_at(link->curve, along[i]);
        struct acg_point normal = acg_curve_normal(link->curve, along[i]);
        double reach = fabs(normal.x) * width / 2 + fabs(normal.y) * height / 2 +
                       acg_link_breadth(plan, link) / 2 + 1.2;
        for (int side = -1; side <= 1; side += 2) {
            *spot =
                (struct acg_point){on.x + side * normal.x * reach, on.y + side * normal.y * reach};
            struct acg_rect rect = acg_rect_around(*spot, width, height);
            if (is_free(plan, taken, &rect)) return true;
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
    acg_gloss_ends(left_over, plan, link);
    acg_buffer_format(left_over, " %s", numbers);
}

static bool annotate(const struct acg_plan *plan, const struct acg_link *link, struct taken *taken,
                     struct acg_drawing *drawing, struct acg_buffer *left_over)
{
    struct acg_buffer numbers = {0};
    acg_gloss_numbers(&numbers, plan, link);
    bool done = !numbers.failed;
    double size = taken->size, height = size * 0.95;
    double width =
        numbers.length ? acg_metrics_width(numbers.data, numbers.length, size, false) + 1 : 0;
    struct acg_point spot;
    if (done && numbers.length > 0 && find_spot(plan, link, taken, width, height, &spot)) {
        taken->items[taken->count++] = acg_rect_around(spot, width, height);
        char *text = acg_arena_text(&drawing->arena, numbers.data, numbers.length);
        done = text &&
               acg_sheet_text(drawing, (struct acg_text){
                                           .at = spot,
                                           .anchor = ACG_ANCHOR_MIDDLE,
                                           .text = text,
                                           .size = size,
                                           .sense = {.role = ACG_ROLE_NUMBER, .panel = plan->panel},
                                           .color = link->faded || link->fate == ACG_FATE_SAME
                                                        ? plan->look.muted
                                                        : plan->look.ties[link->tie->kind].text});
    } else if (done && numbers.length > 0) {
        add_left_over(plan, link, numbers.data, left_over);
    }
    acg_buffer_clear(&numbers);
    return done && !left_over->failed;
}

/** Actors and markers stand before any number does. */
static void take(const struct acg_plan *plan, struct taken *taken)
{
    for (size_t i = 0; i < plan->n_nodes; i++) {
        const struct acg_node *node = &plan->nodes[i];
        if (!node->shown) continue;
        taken->items[taken->count++] = acg_rect_around(node->at, node->width + 2, node->height + 2);
    }
    for (size_t i = 0; i < plan->n_links; i++) {
        const struct acg_link *link = &plan->links[i];
        double size = acg_legend_marker_size(&plan->look, link->tie->kind, link->width);
        if (size <= 0) continue;
        taken->items[taken->count++] = acg_rect_around(link->marker, size + 1.6, size + 1.6);
    }
}

/** Of numbers in a figure that is scaled down. */
static double size_of(const struct acg_look *look, double scale)
{
    return fmax(look->note_size, fmin(ACG_LEAST_TEXT * scale, look->label_size));
}

bool acg_annotate_links(const struct acg_plan *plan, struct acg_drawing *drawing, double scale,
                        struct acg_buffer *left_over)
{
    if (plan->n_links > MOST_TIES) return true;
    struct taken taken = {.size = size_of(&plan->look, scale),
                          .right = drawing->width,
                          .items =
                              calloc(plan->n_nodes + 2 * plan->n_links + 1, sizeof *taken.items)};
    bool done = taken.items != NULL;
    if (done) take(plan, &taken);
    for (int pale = 0; pale < 2; pale++) { // what changed has the first choice
        for (size_t i = 0; done && i < plan->n_links; i++) {
            const struct acg_link *link = &plan->links[i];
            if ((link->fate == ACG_FATE_SAME) != (pale == 1)) continue;
            done = annotate(plan, link, &taken, drawing, left_over);
        }
    }
    free(taken.items);
    return done;
}
