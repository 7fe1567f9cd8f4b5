#include "actorgraph/figure.h"

#include "base/report.h"
#include "draw/annotate.h"
#include "draw/caption.h"
#include "draw/child.h"
#include "draw/curve.h"
#include "draw/gloss.h"
#include "draw/layout.h"
#include "draw/legend.h"
#include "draw/painter.h"
#include "draw/place.h"
#include "draw/route.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double points_per_mm = 72 / 25.4;
static const double least_readable = 5; // points; journals ask for six at print size

/** What the child process is to do. */
struct task {
    const acg_graph *graph;
    const struct acg_slice_options *what;
    const struct acg_figure_options *how;
};

/** What a helper of `gloss` says, as text of the drawing; NULL if memory is out. */
static char *keep(struct acg_drawing *drawing, struct acg_buffer *said)
{
    char *text = said->failed
                     ? NULL
                     : acg_arena_text(&drawing->arena, said->data ? said->data : "", said->length);
    acg_buffer_clear(said);
    return text;
}

static char *make_id(struct acg_drawing *drawing, const char *letter, size_t index)
{
    struct acg_buffer id = {0};
    acg_buffer_format(&id, "%s%zu", letter, index);
    return keep(drawing, &id);
}

static bool add_link(const struct acg_plan *plan, struct acg_drawing *drawing, size_t index,
                     const uint32_t mark_of[])
{
    static const char *const classes[ACG_N_KINDS] = {"tie cooperation", "tie rivalry",
                                                     "tie membership", "tie threat"};
    const struct acg_link *link = &plan->links[index];
    const struct acg_tie_look *look = &plan->look.ties[link->tie->kind];
    const char *color = link->faded ? plan->look.faded : look->color;
    struct acg_buffer gloss = {0};
    acg_gloss_link(&gloss, plan, link);
    char *text = keep(drawing, &gloss), *id = make_id(drawing, "tie", index + 1);
    struct acg_point *points = acg_arena_array(&drawing->arena, 4, sizeof *points);
    if (!text || !id || !points) return false;
    memcpy(points, link->curve, sizeof link->curve);
    struct acg_line line = {.points = points,
                            .n_points = 4,
                            .stroke = color,
                            .width = link->width,
                            .dash = look->dash,
                            .arrow = link->arrow,
                            .tip = link->tip,
                            .arrow_size = acg_arrow_length(plan, link),
                            .from = mark_of[link->from],
                            .to = mark_of[link->to],
                            .gloss = {.id = id,
                                      .class = classes[link->tie->kind],
                                      .text = text,
                                      .link = acg_gloss_address(plan, link)}};
    return acg_sheet_line(drawing, line);
}

static bool add_node(const struct acg_plan *plan, struct acg_drawing *drawing, size_t index)
{
    static const char *const classes[ACG_N_ACTOR_KINDS] = {"actor state", "actor organization",
                                                           "actor nonstate"};
    const struct acg_node *node = &plan->nodes[index];
    size_t count;
    enum acg_actor_kind kind = acg_graph_actors(plan->graph, &count)[node->actor].kind;
    const struct acg_actor_look *look = &plan->look.actors[kind];
    struct acg_buffer gloss = {0};
    acg_gloss_node(&gloss, plan, node);
    char *text = keep(drawing, &gloss), *id = make_id(drawing, "actor", index + 1);
    if (!text || !id) return false;
    return acg_sheet_mark(
        drawing, (struct acg_mark){.shape = look->shape,
                                   .at = node->at,
                                   .width = node->width,
                                   .height = node->height,
                                   .fill = node->highlighted ? plan->look.highlight : look->fill,
                                   .stroke = look->stroke,
                                   .stroke_width = plan->look.outline * (node->highlighted ? 2 : 1),
                                   .lines = node->label.items,
                                   .n_lines = node->label.count,
                                   .text_size = plan->look.label_size,
                                   .text_color = node->highlighted ? plan->look.ink : look->text,
                                   .gloss = {.id = id, .class = classes[kind], .text = text}});
}

static bool add_marker(const struct acg_plan *plan, struct acg_drawing *drawing,
                       const struct acg_link *link)
{
    const char *color = link->faded ? plan->look.faded : plan->look.ties[link->tie->kind].color;
    return acg_legend_marker(drawing, &plan->look, link->tie->kind, link->marker, link->width,
                             color, link->unsure);
}

/** Markers lie under actors; lines lie under both, but name the marks of their actors. */
static bool add_network(const struct acg_plan *plan, struct acg_drawing *drawing)
{
    uint32_t *mark_of = acg_arena_array(&drawing->arena, plan->n_nodes, sizeof *mark_of);
    if (!mark_of) return false;
    for (size_t i = 0; i < plan->n_links; i++) {
        if (!add_marker(plan, drawing, &plan->links[i])) return false;
    }
    for (size_t i = 0; i < plan->n_nodes; i++) {
        mark_of[i] = (uint32_t)drawing->n_marks;
        if (plan->nodes[i].shown && !add_node(plan, drawing, i)) return false;
    }
    for (size_t i = 0; i < plan->n_links; i++) {
        if (!add_link(plan, drawing, i, mark_of)) return false;
    }
    return true;
}

static bool add_empty_line(const struct acg_plan *plan, struct acg_drawing *drawing,
                           struct acg_area *area)
{
    double size = plan->look.label_size;
    area->height = size * 5;
    return acg_sheet_text(drawing, (struct acg_text){.at = {area->left + area->width / 2,
                                                            area->top + area->height / 2},
                                                     .anchor = ACG_ANCHOR_MIDDLE,
                                                     .text = plan->words->no_actors,
                                                     .size = size,
                                                     .color = plan->look.muted});
}

static void move_down(struct acg_plan *plan, double by)
{
    for (size_t i = 0; i < plan->n_nodes; i++) {
        plan->nodes[i].at.y += by;
    }
}

/** Title, network, legend, notes: one below the other. */
static bool fill_sheet(struct acg_plan *plan, struct acg_drawing *drawing, struct acg_area *area,
                       double scale, acg_status *status, acg_report *report)
{
    double gap = plan->look.gap * scale;
    struct acg_column column = {area->left, area->width, plan->look.margin * scale, scale};
    struct acg_buffer left_over = {0};
    if (!acg_caption_head(plan, drawing, &column)) return false;
    area->top = column.y + gap;
    move_down(plan, area->top);
    *status = acg_route_links(plan, report);
    if (*status) return true;
    size_t n_shown;
    acg_slice_actors(plan->slice, &n_shown);
    bool done = n_shown > 0 ? add_network(plan, drawing) : add_empty_line(plan, drawing, area);
    if (done && plan->how->sources != ACG_SOURCES_NONE) {
        done = acg_annotate_links(plan, drawing, &left_over);
    }
    column.y = area->top + area->height + gap;
    if (done) {
        done = acg_legend_add(plan, drawing, column.left, column.y, column.room, scale, &column.y);
    }
    column.y += gap * 0.4;
    if (done) done = acg_caption_notes(plan, drawing, &left_over, &column);
    acg_buffer_clear(&left_over);
    acg_sheet_flip(drawing, column.y + plan->look.margin * scale);
    return done;
}

static bool add_words(const struct acg_plan *plan, struct acg_drawing *drawing)
{
    struct acg_buffer title = {0}, description = {0}, metadata = {0};
    acg_gloss_title(&title, plan);
    acg_gloss_description(&description, plan);
    acg_gloss_metadata(&metadata, plan);
    drawing->title = keep(drawing, &title);
    drawing->description = keep(drawing, &description);
    drawing->metadata = keep(drawing, &metadata);
    return drawing->title && drawing->description && drawing->metadata;
}

static acg_status compose(struct acg_plan *plan, struct acg_drawing *drawing, acg_report *report)
{
    double margin = plan->look.margin;
    struct acg_area area = {margin, 0, plan->width - 2 * margin, 0};
    double room = area.width;
    acg_status status = acg_place_nodes(plan, &area, report);
    if (status) return status;
    double scale = fmax(area.width / room, 1);
    drawing->natural_width = plan->width;
    drawing->width = area.width + 2 * margin;
    drawing->font = plan->how->font ? plan->how->font : "Helvetica";
    drawing->dpi = plan->how->dpi > 0 ? plan->how->dpi : 300;
    if (!fill_sheet(plan, drawing, &area, scale, &status, report)) {
        return acg_out_of_memory(report);
    }
    if (!status && !add_words(plan, drawing)) return acg_out_of_memory(report);
    if (!status && plan->look.label_size / scale < least_readable) {
        acg_note(
            report, NULL,
            "labels print at %.1f points at this width; take fewer actors (--ego, --min-weight), "
            "--label id or a larger --width",
            plan->look.label_size / scale);
    }
    return status;
}

static acg_status draw(const void *what, struct acg_buffer *out, acg_report *report)
{
    const struct task *task = what;
    double width = (task->how->width > 0 ? task->how->width : 174) * points_per_mm;
    struct acg_plan plan;
    struct acg_drawing drawing = {0};
    acg_status status = acg_plan_init(&plan, task->graph, task->what, task->how, width, report);
    if (!status) status = compose(&plan, &drawing, report);
    if (!status) status = acg_painter_paint(&drawing, task->how->format, out, report);
    acg_drawing_clear(&drawing);
    acg_plan_clear(&plan);
    return status;
}

/** A family name that can stand in an attribute: letters, digits, blanks and hyphens. */
static bool is_font(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && length < 64 &&
           strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -") ==
               length;
}

acg_status acg_figure_draw(const acg_graph *graph, const struct acg_slice_options *what,
                           const struct acg_figure_options *how, char **bytes, size_t *length,
                           acg_report *report)
{
    *bytes = NULL;
    *length = 0;
    if (how->engine && !acg_layout_knows(how->engine)) {
        return acg_misuse(report, "unknown engine '%s'; take neato, fdp, sfdp, circo, twopi or dot",
                          how->engine);
    }
    if (how->font && !is_font(how->font)) {
        return acg_misuse(report, "a font is a family name of letters, digits, blanks and hyphens");
    }
    struct task task = {graph, what, how};
    struct acg_buffer out = {0};
    double limit = how->time_limit > 0 ? how->time_limit : how->time_limit < 0 ? -1 : 60;
    acg_status status = acg_child_run(draw, &task, limit, "drawing", &out, report);
    if (status) {
        acg_buffer_clear(&out);
        return status;
    }
    *bytes = out.data;
    *length = out.length;
    return ACG_OK;
}

void acg_bytes_free(char *bytes)
{
    free(bytes);
}
