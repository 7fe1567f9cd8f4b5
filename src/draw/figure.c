#include "actorgraph/figure.h"

#include "base/child.h"
#include "base/report.h"
#include "draw/annotate.h"
#include "draw/blocs.h"
#include "draw/caption.h"
#include "draw/check.h"
#include "draw/curve.h"
#include "draw/gloss.h"
#include "draw/layout.h"
#include "draw/legend.h"
#include "draw/overlay.h"
#include "draw/painter.h"
#include "draw/place.h"
#include "draw/route.h"
#include "draw/cue.h"
#include "draw/stroke.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double points_per_mm = 72 / 25.4;

/** What the child process is to do. */
struct task {
    struct acg_plan_task plan;
    const struct acg_diff *diff; // of the two views, which share one figure; or NULL
    size_t columns;              // of one figure with a panel for each window; 0: a figure for each
};

/** A figure in the making: a panel for each window. */
struct figure {
    struct acg_plan *plans;
    size_t n, columns;
    bool in_series;         // one figure of several
    struct acg_area *areas; // of the panels, before they are put in their places
    struct acg_cited cited;
    struct acg_drawing drawing;
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

/** "tie3"; of one panel among several "panel2-tie3". */
static char *make_id(const struct acg_plan *plan, struct acg_drawing *drawing, const char *word,
                     size_t index)
{
    struct acg_buffer id = {0};
    if (acg_plan_is_panel(plan)) acg_buffer_format(&id, "panel%zu-", plan->panel + 1);
    acg_buffer_format(&id, "%s%zu", word, index);
    return keep(drawing, &id);
}

static struct acg_stroke stroke_of(const struct acg_link *link)
{
    return (struct acg_stroke){.kind = link->tie->kind,
                               .fate = link->fate,
                               .flipped = link->flipped,
                               .faded = link->faded,
                               .strain = link->strain,
                               .width = link->width,
                               .core = link->core};
}

static bool add_link(const struct acg_plan *plan, struct acg_drawing *drawing, size_t index,
                     const uint32_t mark_of[])
{
    static const char *const classes[ACG_N_KINDS] = {"tie cooperation", "tie rivalry",
                                                     "tie membership", "tie threat"};
    const struct acg_link *link = &plan->links[index];
    struct acg_buffer gloss = {0};
    acg_gloss_link(&gloss, plan, link);
    char *text = keep(drawing, &gloss), *id = make_id(plan, drawing, "tie", index + 1);
    struct acg_point *points = acg_arena_array(&drawing->arena, 4, sizeof *points);
    if (!text || !id || !points) return false;
    memcpy(points, link->curve, sizeof link->curve);
    struct acg_stroke stroke = stroke_of(link);
    struct acg_line line = {.points = points,
                            .n_points = 4,
                            .arrow = link->arrow,
                            .tip = link->tip,
                            .arrow_size = acg_arrow_length(plan, link),
                            .from = mark_of[link->from],
                            .to = mark_of[link->to],
                            .gloss = {.id = id,
                                      .class = classes[link->tie->kind],
                                      .text = text,
                                      .link = acg_gloss_address(link)},
                            .sense = {.says = acg_cue_of_link(plan, link), .panel = plan->panel}};
    return acg_stroke_add(drawing, &plan->look, &stroke, line);
}

static bool add_node(const struct acg_plan *plan, struct acg_drawing *drawing, size_t index)
{
    static const char *const classes[ACG_N_ACTOR_KINDS] = {"actor state", "actor organization",
                                                           "actor nonstate"};
    const struct acg_node *node = &plan->nodes[index];
    enum acg_actor_kind kind = acg_node_actor(node)->kind;
    struct acg_mark mark = acg_stroke_actor(&plan->look, kind, acg_plan_hue(plan, node->hue),
                                            node->fate, node->highlighted);
    struct acg_buffer gloss = {0};
    acg_gloss_node(&gloss, plan, node);
    char *text = keep(drawing, &gloss), *id = make_id(plan, drawing, "actor", index + 1);
    if (!text || !id) return false;
    mark.at = node->at;
    mark.width = node->width - 2 * node->rim;
    mark.height = node->height - 2 * node->rim;
    mark.lines = node->label.items;
    mark.n_lines = node->label.count;
    mark.text_size = plan->look.label_size;
    mark.gloss = (struct acg_gloss){.id = id, .class = classes[kind], .text = text};
    mark.sense.says = acg_cue_of_node(plan, node);
    mark.sense.panel = plan->panel;
    mark.sense.name = acg_node_label(node);
    return acg_sheet_mark(drawing, mark);
}

static bool add_marker(const struct acg_plan *plan, struct acg_drawing *drawing,
                       const struct acg_link *link)
{
    struct acg_stroke stroke = stroke_of(link);
    struct acg_sense sense = {.says = acg_cue_of_marker(link), .panel = plan->panel};
    if (plan->how->check) {
        struct acg_buffer ends = {0};
        acg_gloss_ends(&ends, plan, link);
        sense.name = keep(drawing, &ends);
        if (!sense.name) return false;
    }
    return acg_legend_marker(drawing, &plan->look, link->tie->kind, link->marker, link->width,
                             acg_stroke_color(&plan->look, &stroke), link->unsure, sense);
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
    for (size_t i = 0; i < plan->n_nodes; i++) {
        if (plan->nodes[i].shown && !acg_blocs_draw(plan, drawing, &plan->nodes[i])) return false;
    }
    for (size_t i = 0; i < plan->n_links; i++) {
        if (!add_link(plan, drawing, i, mark_of)) return false;
    }
    return true;
}

static bool add_empty_line(const struct acg_plan *plan, struct acg_drawing *drawing,
                           const struct acg_area *area)
{
    return acg_sheet_text(drawing, (struct acg_text){.at = {area->left + area->width / 2,
                                                            area->top + area->height / 2},
                                                     .anchor = ACG_ANCHOR_MIDDLE,
                                                     .text = plan->words->no_actors,
                                                     .size = plan->look.label_size,
                                                     .color = plan->look.muted});
}

/** A panel's window, in bold above its upper left corner. */
static bool add_panel_title(const struct acg_plan *plan, struct acg_drawing *drawing, double left,
                            double top, double size)
{
    struct acg_buffer window = {0};
    acg_gloss_window(&window, plan);
    char *text = keep(drawing, &window);
    return text && acg_sheet_text(drawing, (struct acg_text){.at = {left, top + size * 0.62},
                                                             .text = text,
                                                             .size = size,
                                                             .color = plan->look.ink,
                                                             .bold = true});
}

/** Puts a network in its place and draws it. */
static bool add_panel(struct acg_plan *plan, struct acg_drawing *drawing, struct acg_area area,
                      double left, double top, double scale, struct acg_buffer *left_over,
                      acg_status *status, acg_report *report)
{
    for (size_t i = 0; i < plan->n_nodes; i++) {
        plan->nodes[i].at.x += left - area.left;
        plan->nodes[i].at.y += top;
    }
    area.left = left;
    area.top = top;
    *status = acg_route_links(plan, report);
    if (*status) return true;
    bool done =
        acg_plan_is_empty(plan) ? add_empty_line(plan, drawing, &area) : add_network(plan, drawing);
    if (done && plan->how->sources != ACG_SOURCES_NONE) {
        done = acg_annotate_links(plan, drawing, scale, left_over);
    }
    return done;
}

/** The panels in rows, from column->y down. */
static bool add_panels(struct figure *figure, struct acg_column *column,
                       struct acg_buffer *left_over, acg_status *status, acg_report *report)
{
    const struct acg_look *look = &figure->plans->look;
    double gutter = look->gap * column->scale, size = look->text_size * 1.15 * column->scale;
    double step = (column->room + gutter) / (double)figure->columns, height = 0;
    for (size_t i = 0; i < figure->n; i++) {
        size_t place = i % figure->columns;
        double left = column->left + step * (double)place, head = 0;
        if (place == 0 && i > 0) {
            column->y += height + gutter * 1.8;
            height = 0;
        }
        if (figure->n > 1) {
            head = size * 1.6;
            if (!add_panel_title(&figure->plans[i], &figure->drawing, left, column->y, size)) {
                return false;
            }
        }
        if (!add_panel(&figure->plans[i], &figure->drawing, figure->areas[i], left,
                       column->y + head, column->scale, left_over, status, report)) {
            return false;
        }
        if (*status) return true;
        height = fmax(height, head + figure->areas[i].height);
    }
    column->y += height;
    return true;
}

/** Title, panels, legend, notes: one below the other. */
static bool fill_sheet(struct figure *figure, double scale, acg_status *status, acg_report *report)
{
    const struct acg_plan *lead = figure->plans;
    struct acg_drawing *drawing = &figure->drawing;
    double margin = lead->look.margin, gap = lead->look.gap * scale;
    struct acg_column column = {margin, drawing->width - 2 * margin, margin * scale, scale};
    struct acg_buffer left_over = {0};
    if (!acg_caption_head(lead, drawing, &column)) return false;
    column.y += gap;
    bool done = add_panels(figure, &column, &left_over, status, report);
    column.y += gap;
    if (done && !*status) {
        done = acg_legend_add(figure->plans, figure->n, drawing, column.left, column.y, column.room,
                              scale, &column.y);
    }
    column.y += gap * 0.4;
    if (done && !*status) done = acg_caption_notes(lead, drawing, &left_over, &column);
    acg_buffer_clear(&left_over);
    acg_sheet_flip(drawing, column.y + margin * scale);
    return done;
}

static bool add_words(struct figure *figure)
{
    struct acg_buffer title = {0}, description = {0}, metadata = {0};
    struct acg_drawing *drawing = &figure->drawing;
    acg_gloss_title(&title, figure->plans);
    acg_gloss_description(&description, figure->plans, figure->n);
    acg_gloss_metadata(&metadata, figure->plans);
    drawing->title = keep(drawing, &title);
    drawing->description = keep(drawing, &description);
    drawing->metadata = keep(drawing, &metadata);
    return drawing->title && drawing->description && drawing->metadata;
}

/** "panel 2019"; NULL if memory is out. */
static char *name_window(const struct acg_plan *plan, struct acg_drawing *drawing, const char *what)
{
    struct acg_buffer name = {0};
    acg_buffer_format(&name, "%s ", what);
    acg_gloss_window(&name, plan);
    return keep(drawing, &name);
}

/** Lists what a journal would send back, or only notes that labels are too small. */
static acg_status look_over(struct figure *figure, acg_report *report)
{
    struct acg_drawing *drawing = &figure->drawing;
    const char **panels = acg_arena_array(&drawing->arena, figure->n, sizeof *panels);
    const struct acg_figure_options *how = figure->plans->how;
    struct acg_check check = {.drawing = drawing,
                              .format = how->format,
                              .where = "figure",
                              .panels = figure->n > 1 ? panels : NULL,
                              .n_panels = figure->n};
    if (!panels) return acg_out_of_memory(report);
    if (!how->check) {
        acg_check_note(&check, report);
        return ACG_OK;
    }
    for (size_t i = 0; i < figure->n; i++) {
        panels[i] = name_window(&figure->plans[i], drawing, "panel");
        if (!panels[i]) return acg_out_of_memory(report);
    }
    if (figure->in_series) check.where = name_window(figure->plans, drawing, "figure");
    return check.where ? acg_check_drawing(&check, report) : acg_out_of_memory(report);
}

static acg_status compose(struct figure *figure, acg_report *report)
{
    const struct acg_plan *lead = figure->plans;
    struct acg_drawing *drawing = &figure->drawing;
    const struct acg_figure_options *how = lead->how;
    double margin = lead->look.margin, gaps = (double)(figure->columns - 1) * lead->look.gap;
    double width = 0, room = lead->width - 2 * margin;
    acg_status status = ACG_OK;
    for (size_t i = 0; i < figure->n; i++)
        width = fmax(width, figure->areas[i].width);
    double scale = fmax(width / room, 1);
    drawing->natural_width = (double)figure->columns * room + gaps + 2 * margin;
    drawing->width = (double)figure->columns * width + gaps * scale + 2 * margin;
    drawing->font = how->font ? how->font : "Helvetica";
    drawing->dpi = how->dpi > 0 ? how->dpi : 300;
    if (!fill_sheet(figure, scale, &status, report)) return acg_out_of_memory(report);
    if (!status && !add_words(figure)) return acg_out_of_memory(report);
    return status;
}

/** Numbers the sources, composes and paints, or only looks the figure over. */
static acg_status paint(struct figure *figure, struct acg_buffer *out, acg_report *report)
{
    const struct acg_plan *shown = figure->plans->parts ? figure->plans->parts : figure->plans;
    size_t n = figure->plans->parts ? ACG_N_SIDES : figure->n;
    const acg_slice **slices = calloc(2 * n, sizeof *slices);
    size_t n_slices = n;
    struct acg_span *windows = calloc(n, sizeof *windows);
    if (!slices || !windows) {
        free(slices);
        free(windows);
        return acg_out_of_memory(report);
    }
    for (size_t i = 0; i < n; i++) {
        slices[i] = shown[i].slice;
        windows[i] = shown[i].what->when;
        if (shown[i].memberships) slices[n_slices++] = shown[i].memberships;
    }
    for (size_t i = 0; i < figure->n; i++) {
        struct acg_plan *plan = &figure->plans[i];
        plan->cited = &figure->cited;
        plan->windows = windows;
        plan->n_windows = n;
        plan->panel = i;
    }
    acg_status status = acg_cited_init(&figure->cited, slices, n_slices, report);
    if (!status) status = compose(figure, report);
    if (!status) status = look_over(figure, report);
    if (!status && !figure->plans->how->check) {
        status = acg_painter_paint(&figure->drawing, figure->plans->how->format, out, report);
    }
    free(slices);
    free(windows);
    acg_cited_clear(&figure->cited);
    acg_drawing_clear(&figure->drawing);
    return status;
}

/** Positions of all windows: one layout if they are frozen, else one for each. */
static acg_status place(struct acg_plans *plans, struct acg_area areas[], acg_report *report)
{
    acg_status status = ACG_OK;
    for (size_t i = 0; i < plans->count && !status; i++) {
        struct acg_plan *plan = &plans->items[i];
        double margin = plan->look.margin;
        areas[i] = (struct acg_area){margin, 0, plan->width - 2 * margin, 0};
        if (i == 0 || !plan->frozen) {
            status = acg_place_nodes(plan, &areas[i], report);
        } else {
            areas[i] = areas[0];
            for (size_t k = 0; k < plan->n_nodes; k++)
                plan->nodes[k].at = plans->items[0].nodes[k].at;
        }
        if (acg_plan_is_empty(plan) && areas[i].height <= 0) {
            areas[i].height = plan->look.label_size * 5;
        }
    }
    for (size_t i = 0; i < plans->count && !status; i++) {
        if (plans->items[i].how->layout != ACG_LAYOUT_ANCHORED) continue;
        status = acg_place_anchored(&plans->items[i], &areas[i], report);
    }
    return status;
}

static void add_length(struct acg_buffer *out, size_t length)
{
    acg_buffer_add(out, (const char *)&length, sizeof length); // to the parent process
}

/** Paints one figure behind its length. */
static acg_status paint_behind(struct figure *figure, struct acg_buffer *out, acg_report *report)
{
    struct acg_buffer bytes = {0};
    acg_status status = paint(figure, &bytes, report);
    add_length(out, bytes.length);
    acg_buffer_add(out, bytes.data, bytes.length);
    out->failed |= bytes.failed;
    acg_buffer_clear(&bytes);
    return status;
}

/** Both networks in one figure. */
static acg_status draw_diff(const struct acg_plans *plans, const struct acg_diff *diff,
                            struct acg_buffer *out, acg_report *report)
{
    struct acg_plan overlay;
    struct acg_area area;
    acg_status status = acg_overlay_init(&overlay, plans->items, diff, report);
    struct acg_plans one = {&overlay, 1};
    if (!status) status = place(&one, &area, report);
    struct figure figure = {.plans = &overlay, .n = 1, .columns = 1, .areas = &area};
    if (!status) status = paint_behind(&figure, out, report);
    acg_overlay_clear(&overlay);
    return status;
}

/** One figure, or one after the other. */
static acg_status draw(const void *what, struct acg_buffer *out, acg_report *report)
{
    const struct task *task = what;
    struct acg_plans plans;
    struct acg_area *areas = NULL;
    acg_status status = acg_plans_init(&plans, &task->plan, report);
    if (!status && task->diff) {
        status = draw_diff(&plans, task->diff, out, report);
        acg_plans_clear(&plans);
        return status;
    }
    if (!status) {
        areas = calloc(plans.count, sizeof *areas);
        status = areas ? place(&plans, areas, report) : acg_out_of_memory(report);
    }
    acg_status findings = ACG_OK; // those of one figure do not end a check of several
    for (size_t i = 0; i < plans.count && !status; i += task->columns ? plans.count : 1) {
        struct figure figure = {.plans = &plans.items[i],
                                .n = task->columns ? plans.count : 1,
                                .columns = task->columns ? task->columns : 1,
                                .in_series = !task->columns,
                                .areas = areas + i};
        status = paint_behind(&figure, out, report);
        if (status == ACG_REJECTED && task->plan.how->check) {
            findings = status;
            status = ACG_OK;
        }
    }
    free(areas);
    acg_plans_clear(&plans);
    return status ? status : findings;
}

/** The places of all actors, one position behind the other. */
static acg_status find_places(const void *what, struct acg_buffer *out, acg_report *report)
{
    const struct task *task = what;
    struct acg_plans plans;
    struct acg_area area = {0};
    acg_status status = acg_plans_init(&plans, &task->plan, report);
    struct acg_plan *lead = plans.items;
    if (!status) {
        struct acg_plans first = {lead, 1}; // the others have the same places
        status = place(&first, &area, report);
    }
    for (size_t i = 0; !status && i < lead->n_nodes; i++) {
        const struct acg_node *node = &lead->nodes[i];
        struct acg_position position = {.actor = node->actor,
                                        .x = (node->at.x - area.left) / area.width * 100,
                                        .y = (node->at.y - area.top) / area.width * 100};
        acg_buffer_add(out, (const char *)&position, sizeof position); // to the parent process
    }
    acg_plans_clear(&plans);
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

static acg_status check(const struct acg_figure_options *how, acg_report *report)
{
    if (how->engine && !acg_layout_knows(how->engine)) {
        return acg_misuse(report, "unknown engine '%s'; take neato, fdp, sfdp, circo, twopi or dot",
                          how->engine);
    }
    if (how->font && !is_font(how->font)) {
        return acg_misuse(report, "a font is a family name of letters, digits, blanks and hyphens");
    }
    return ACG_OK;
}

static double time_limit_of(const struct acg_figure_options *how)
{
    return how->time_limit > 0 ? how->time_limit : how->time_limit < 0 ? -1 : 60;
}

/** Runs the child and hands over what it drew, figure by figure. */
static acg_status run(const struct task *task, acg_figure_visit *visit, void *context,
                      acg_report *report)
{
    const struct acg_figure_options *how = task->plan.how;
    struct acg_buffer out = {0};
    acg_status status = check(how, report);
    if (!status) status = acg_child_run(draw, task, time_limit_of(how), "drawing", &out, report);
    size_t from = 0, length = 0;
    if (how->check) out.length = 0; // nothing was drawn
    for (size_t i = 0; !status && from + sizeof length <= out.length; i++) {
        memcpy(&length, out.data + from, sizeof length);
        from += sizeof length;
        if (length > out.length - from) break;
        status = visit(context, i, out.data + from, length, report);
        from += length;
    }
    if (!status && !how->check && (from != out.length || out.length == 0)) {
        status = acg_fail(report, NULL, "drawing was cut short");
    }
    acg_buffer_clear(&out);
    return status;
}

/** The one figure of a run. */
struct taken {
    char *bytes;
    size_t length;
};

static acg_status take(void *context, size_t index, const char *bytes, size_t length,
                       acg_report *report)
{
    struct taken *taken = context;
    if (index > 0) return acg_fail(report, NULL, "drawing gave more than one figure");
    taken->bytes = malloc(length + 1);
    if (!taken->bytes) return acg_out_of_memory(report);
    memcpy(taken->bytes, bytes, length);
    taken->length = length;
    return ACG_OK;
}

static acg_status run_one(const struct task *task, char **bytes, size_t *length, acg_report *report)
{
    struct taken taken = {NULL, 0};
    acg_status status = run(task, take, &taken, report);
    *bytes = taken.bytes;
    *length = taken.length;
    return status;
}

static double width_of(const struct acg_figure_options *how)
{
    return (how->width > 0 ? how->width : 174) * points_per_mm;
}

acg_status acg_figure_draw(const acg_graph *graph, const struct acg_slice_options *what,
                           const struct acg_figure_options *how, char **bytes, size_t *length,
                           acg_report *report)
{
    struct acg_view view = {graph, *what, how->highlight};
    struct task task = {.plan = {&view, 1, how, width_of(how)}, .columns = 1};
    return run_one(&task, bytes, length, report);
}

/** A view of each window; yours, free. */
static acg_status make_views(const acg_graph *graph, const struct acg_slice_options *what,
                             const struct acg_span windows[], size_t n,
                             const struct acg_figure_options *how, struct acg_view **out,
                             acg_report *report)
{
    struct acg_view *views = calloc(n, sizeof *views);
    *out = views;
    if (!views) return acg_out_of_memory(report);
    for (size_t i = 0; i < n; i++) {
        views[i] = (struct acg_view){graph, *what, how->highlight};
        views[i].what.when = windows[i];
    }
    return ACG_OK;
}

/** The width of a panel's part of the sheet. */
static acg_status panel_width(const struct acg_figure_options *how, size_t n, size_t columns,
                              double *out, acg_report *report)
{
    double width = width_of(how);
    if (n == 0 || n > ACG_MOST_FIGURES || columns == 0 || columns > n) {
        return acg_misuse(report, "a figure has 1 to %d panels, and not more columns than panels",
                          ACG_MOST_FIGURES);
    }
    struct acg_look look = acg_look_of(how->style, width / (double)columns);
    double each = (width - 2 * look.margin - look.gap * (double)(columns - 1)) / (double)columns;
    *out = each + 2 * look.margin;
    if (each >= look.label_room || n == 1) return ACG_OK;
    return acg_misuse(report,
                      "%zu panels side by side are too narrow for labels at this width; take "
                      "fewer columns or a larger --width",
                      columns);
}

acg_status acg_figure_panels(const acg_graph *graph, const struct acg_slice_options *what,
                             const struct acg_span windows[], size_t n, size_t columns,
                             const struct acg_figure_options *how, char **bytes, size_t *length,
                             acg_report *report)
{
    struct acg_view *views = NULL;
    double each;
    *bytes = NULL;
    *length = 0;
    acg_status status = panel_width(how, n, columns, &each, report);
    if (!status) status = make_views(graph, what, windows, n, how, &views, report);
    struct task task = {.plan = {views, n, how, each}, .columns = columns};
    if (!status) status = run_one(&task, bytes, length, report);
    free(views);
    return status;
}

acg_status acg_figure_positions(const acg_graph *graph, const struct acg_slice_options *what,
                                const struct acg_span windows[], size_t n, size_t columns,
                                const struct acg_figure_options *how,
                                struct acg_position **positions, size_t *n_positions,
                                acg_report *report)
{
    struct acg_view *views = NULL;
    struct acg_buffer out = {0};
    double each = width_of(how);
    *positions = NULL;
    *n_positions = 0;
    acg_status status = check(how, report);
    if (!status && columns > 0) status = panel_width(how, n, columns, &each, report);
    if (!status) status = make_views(graph, what, windows, n, how, &views, report);
    struct task task = {.plan = {views, n, how, each}, .columns = columns};
    if (!status) {
        status = acg_child_run(find_places, &task, time_limit_of(how), "the layout", &out, report);
    }
    if (!status) {
        *positions = malloc(out.length + 1);
        if (!*positions) status = acg_out_of_memory(report);
        else if (out.length > 0) memcpy(*positions, out.data, out.length);
        if (!status) *n_positions = out.length / sizeof **positions;
    }
    acg_buffer_clear(&out);
    free(views);
    return status;
}

acg_status acg_figure_series(const acg_graph *graph, const struct acg_slice_options *what,
                             const struct acg_span windows[], size_t n,
                             const struct acg_figure_options *how, acg_figure_visit *visit,
                             void *context, acg_report *report)
{
    if (n == 0 || n > ACG_MOST_FIGURES) {
        return acg_misuse(report, "a series has 1 to %d figures", ACG_MOST_FIGURES);
    }
    struct acg_view *views = NULL;
    acg_status status = make_views(graph, what, windows, n, how, &views, report);
    struct task task = {.plan = {views, n, how, width_of(how)}};
    if (!status) status = run(&task, visit, context, report);
    free(views);
    return status;
}

acg_status acg_figure_diff(const struct acg_diff *diff, const struct acg_slice_options *before,
                           const struct acg_slice_options *after,
                           const struct acg_figure_options *how, const bool stressed[],
                           char **bytes, size_t *length, acg_report *report)
{
    const struct acg_slice_options *const whats[] = {before, after};
    struct acg_view views[ACG_N_SIDES] = {{0}};
    uint32_t *stress = calloc(2 * diff->n_actors + 1, sizeof *stress);
    *bytes = NULL;
    *length = 0;
    if (!stress) return acg_out_of_memory(report);
    for (int side = 0; side < ACG_N_SIDES; side++) {
        struct acg_indexes list = {stress + (size_t)side * diff->n_actors, 0};
        for (size_t i = 0; stressed && i < diff->n_actors; i++) {
            uint32_t actor = diff->actors[i].actors[side];
            if (!stressed[i] || actor == ACG_NONE) continue;
            stress[(size_t)side * diff->n_actors + list.count++] = actor;
        }
        views[side] = (struct acg_view){acg_slice_graph(diff->slices[side]), *whats[side], list};
    }
    struct task task = {
        .plan = {views, ACG_N_SIDES, how, width_of(how)}, .diff = diff, .columns = 1};
    acg_status status = run_one(&task, bytes, length, report);
    free(stress);
    return status;
}
