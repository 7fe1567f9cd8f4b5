#include "draw/plan.h"

#include "actorgraph/centrality.h"
#include "base/report.h"
#include "draw/blocs.h"
#include "draw/strain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FROZEN_UP_TO = 100 }; // actors of a graph whose union over all time is laid out by default

const char *acg_plan_label(const struct acg_plan *plan, uint32_t actor)
{
    return acg_node_label(&(struct acg_node){.of = plan, .actor = actor});
}

const struct acg_hue *acg_plan_hue(const struct acg_plan *plan, int hue)
{
    if (hue == ACG_KIND_HUE) return NULL;
    if (hue == ACG_NO_HUE) return &plan->look.no_hue;
    return hue == ACG_MORE_HUES ? &plan->look.more_hues : &plan->look.hues[hue];
}

double acg_plan_growth(const struct acg_plan *plan, double size)
{
    double range = plan->largest - plan->least;
    return range > 0 ? 1 + sqrt(fmax(size - plan->least, 0) / range) : 1;
}

bool acg_plan_is_panel(const struct acg_plan *plan)
{
    return plan->n_windows > 1 && !plan->parts;
}

bool acg_plan_is_empty(const struct acg_plan *plan)
{
    for (size_t i = 0; i < plan->n_nodes; i++) {
        if (plan->nodes[i].shown) return false;
    }
    return true;
}

const struct acg_actor *acg_node_actor(const struct acg_node *node)
{
    size_t count;
    return &acg_graph_actors(node->of->graph, &count)[node->actor];
}

const char *acg_node_label(const struct acg_node *node)
{
    const struct acg_actor *it = acg_node_actor(node);
    const struct acg_figure_options *how = node->of->how;
    if (how->label == ACG_LABEL_ID) return it->id;
    if (how->label == ACG_LABEL_SHORT && it->short_name.count > 0) {
        return acg_labels_in(it->short_name, how->language);
    }
    return acg_labels_in(it->name, how->language);
}

double acg_link_breadth(const struct acg_plan *plan, const struct acg_link *link)
{
    return link->width + (link->strain ? 2 * plan->look.band : 0);
}

double acg_plan_line_width(const struct acg_plan *plan, enum acg_kind kind, double weight)
{
    return acg_look_tie_width(&plan->look, kind, weight, plan->heaviest);
}

/** Whether positions are those of all time. */
static bool is_frozen(const struct acg_figure_options *how, size_t n_actors, size_t n_views)
{
    return how->layout == ACG_LAYOUT_FROZEN || how->layout == ACG_LAYOUT_ANCHORED ||
           how->n_positions > 0 ||
           (how->layout == ACG_LAYOUT_AUTO && (n_views > 1 || n_actors <= FROZEN_UP_TO));
}

bool acg_figure_needs_all_time(const struct acg_figure_options *how, size_t n_actors,
                               size_t n_windows)
{
    return is_frozen(how, n_actors, n_windows) || how->bloc_marks ||
           how->color_by == ACG_COLOR_BLOC;
}

/** The slice that positions and scales rest on. */
static acg_status make_base(struct acg_plan *plan, const struct acg_plan *lead, size_t n_views,
                            acg_report *report)
{
    size_t n_actors;
    acg_graph_actors(plan->graph, &n_actors);
    plan->frozen = is_frozen(plan->how, n_actors, n_views);
    bool shared = lead && lead->graph == plan->graph;
    if (!plan->frozen || shared) {
        plan->base = plan->frozen ? lead->base : plan->slice;
        return ACG_OK;
    }
    plan->owns_base = true;
    struct acg_slice_options base = *plan->what;
    base.when = acg_span_all();
    base.weigh = ACG_WEIGH_PRESENCE;
    base.half_life = 0;
    base.min_weight = 0;
    base.drop_isolates = false;
    return acg_slice_new(plan->graph, &base, &plan->base, report);
}

/** Nodes are the actors of both slices, merged in order. */
static acg_status make_nodes(struct acg_plan *plan, acg_report *report)
{
    size_t n_shown, n_base, i = 0, k = 0;
    const uint32_t *shown = acg_slice_actors(plan->slice, &n_shown);
    const uint32_t *base = acg_slice_actors(plan->base, &n_base);
    plan->nodes = acg_arena_array(&plan->arena, n_shown + n_base, sizeof *plan->nodes);
    plan->base_nodes = acg_arena_array(&plan->arena, n_base, sizeof *plan->base_nodes);
    if (!plan->nodes || !plan->base_nodes) return acg_out_of_memory(report);
    while (i < n_shown || k < n_base) {
        uint32_t a = i < n_shown ? shown[i] : ACG_NONE, b = k < n_base ? base[k] : ACG_NONE;
        struct acg_node *node = &plan->nodes[plan->n_nodes];
        *node = (struct acg_node){.of = plan,
                                  .actor = a < b ? a : b,
                                  .shown = a <= b,
                                  .apart = true,
                                  .hue = ACG_KIND_HUE};
        i += a <= b;
        if (b <= a) plan->base_nodes[k++] = (uint32_t)plan->n_nodes;
        plan->n_nodes++;
    }
    return ACG_OK;
}

/** Which nodes are tied in the base, and how heavy its heaviest tie is. */
static void weigh_base(struct acg_plan *plan)
{
    size_t n_ties;
    const struct acg_slice_tie *ties = acg_slice_ties(plan->base, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        plan->nodes[plan->base_nodes[ties[i].from]].apart = false;
        plan->nodes[plan->base_nodes[ties[i].to]].apart = false;
        if (!plan->look.ties[ties[i].kind].thin) {
            plan->heaviest = fmax(plan->heaviest, ties[i].weight);
        }
    }
}

static bool is_unsure(const struct acg_plan *plan, const struct acg_slice_tie *tie)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(plan->graph, &count);
    const uint32_t *indexes = acg_slice_claims(plan->slice, &count);
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        unsigned char status = claims[indexes[tie->first_claim + i]].status;
        if (status == ACG_CONFIRMED || status == ACG_REPORTED) return false;
    }
    return true;
}

/** Blocs whose members have rings need not stand there if they have no other ties. */
static void hide_blocs(struct acg_plan *plan)
{
    for (size_t i = 0; i < plan->n_nodes && plan->how->bloc_marks; i++) {
        struct acg_node *node = &plan->nodes[i];
        bool is_bloc = false, tied = false;
        for (size_t k = 0; k < plan->n_blocs; k++)
            is_bloc |= plan->blocs[k] == node->actor;
        for (size_t k = 0; is_bloc && k < plan->n_links; k++)
            tied |= plan->links[k].from == i || plan->links[k].to == i;
        if (is_bloc && !tied && !node->highlighted) node->shown = false;
    }
}

static acg_status make_links(struct acg_plan *plan, bool highlights, acg_report *report)
{
    size_t n_actors;
    acg_slice_actors(plan->slice, &n_actors);
    const struct acg_slice_tie *ties = acg_slice_ties(plan->slice, &plan->n_links);
    plan->links = acg_arena_array(&plan->arena, plan->n_links, sizeof *plan->links);
    uint32_t *nodes = acg_arena_array(&plan->arena, n_actors, sizeof *nodes);
    plan->slice_nodes = nodes;
    if (!plan->links || !nodes) return acg_out_of_memory(report);
    for (size_t i = 0, n = 0; i < plan->n_nodes; i++) {
        if (plan->nodes[i].shown) nodes[n++] = (uint32_t)i;
    }
    size_t n_ties = plan->n_links;
    plan->n_links = 0;
    for (size_t i = 0; i < n_ties; i++) {
        struct acg_link *link = &plan->links[plan->n_links];
        if (acg_blocs_mark(plan, &ties[i])) continue;
        plan->n_links++;
        *link = (struct acg_link){.of = plan,
                                  .from = nodes[ties[i].from],
                                  .to = nodes[ties[i].to],
                                  .tie = &ties[i],
                                  .arrow = ties[i].directed,
                                  .width = acg_plan_line_width(plan, ties[i].kind, ties[i].weight),
                                  .unsure = is_unsure(plan, &ties[i])};
        link->faded = highlights && !plan->nodes[link->from].highlighted &&
                      !plan->nodes[link->to].highlighted;
    }
    return ACG_OK;
}

/** What the actors of a slice are sized by, in the arena; NULL after a failure (said). */
static double *measure(struct acg_plan *plan, const acg_slice *slice, acg_status *status,
                       acg_report *report)
{
    size_t n;
    acg_slice_actors(slice, &n);
    double *values = acg_arena_array(&plan->arena, n, sizeof *values);
    if (!values) {
        *status = acg_out_of_memory(report);
        return NULL;
    }
    *status = acg_centrality(slice, &plan->how->size_by, 1, NULL, values, report);
    for (size_t i = 0; i < n; i++) {
        if (isnan(values[i])) values[i] = 0;
    }
    return *status ? NULL : values;
}

/** Sizes of the window; those of the base say how much room is kept, so that years can be laid on
 * one another. */
static acg_status measure_sizes(struct acg_plan *plan, acg_report *report)
{
    size_t n_base;
    acg_status status = ACG_OK;
    acg_slice_actors(plan->base, &n_base);
    if (!plan->how->sized || n_base == 0) return ACG_OK;
    double *shown = measure(plan, plan->slice, &status, report);
    double *base = shown ? measure(plan, plan->base, &status, report) : NULL;
    if (!base) return status;
    for (size_t i = 0, k = 0; i < plan->n_nodes; i++) {
        if (!plan->nodes[i].shown) continue;
        plan->nodes[i].size = shown[k++];
        plan->least = fmin(plan->least, plan->nodes[i].size);
    }
    for (size_t i = 0; i < n_base; i++) {
        struct acg_node *node = &plan->nodes[plan->base_nodes[i]];
        node->base_size = node->shown ? fmax(base[i], node->size) : base[i];
        plan->least = fmin(plan->least, base[i]);
        plan->largest = fmax(plan->largest, node->base_size);
    }
    return ACG_OK;
}

/** Wraps the label and fits the shape around it; area grows with the size. */
static bool fit_node(struct acg_plan *plan, struct acg_node *node)
{
    enum acg_actor_kind kind = acg_node_actor(node)->kind;
    const struct acg_look *look = &plan->look;
    const char *label = acg_node_label(node);
    if (!acg_lines_wrap(&node->label, &plan->arena, label, look->label_room, 3, look->label_size,
                        false)) {
        return false;
    }
    double text = node->label.width, lines = (double)node->label.count * look->label_size * 1.2;
    switch (look->actors[kind].shape) {
    case ACG_MARK_ELLIPSE:
        node->width = text * 1.16 + look->label_size * 1.5;
        node->height = lines * 1.3 + look->label_size * 0.9;
        break;
    case ACG_MARK_HEXAGON:
        node->height = lines * 1.2 + look->label_size * 0.7;
        node->width = (text + look->label_size * 0.5) / (1 - lines / node->height / 2);
        break;
    default:
        node->width = text + look->label_size * 1.3;
        node->height = lines + look->label_size * 0.9;
    }
    node->width = fmax(node->width, node->height * 1.1);
    double growth = acg_plan_growth(plan, node->size),
           room = acg_plan_growth(plan, node->base_size);
    double rim = 2 * acg_blocs_rim(plan, node->blocs),
           any_rim = 2 * acg_blocs_rim(plan, UINT32_MAX);
    node->rim = rim / 2;
    node->room_width = node->width * room + any_rim;
    node->room_height = node->height * room + any_rim;
    node->width = node->width * growth + rim;
    node->height = node->height * growth + rim;
    return true;
}

static acg_status plan_view(struct acg_plan *out, const struct acg_plan_task *task,
                            const struct acg_view *view, const struct acg_plan *lead,
                            acg_report *report)
{
    const struct acg_figure_options *how = task->how;
    *out = (struct acg_plan){.graph = view->graph,
                             .what = &view->what,
                             .how = how,
                             .width = task->width,
                             .words = acg_words_in(how->language),
                             .look = acg_look_of(how->style, task->width)};
    acg_status status = acg_slice_new(view->graph, &view->what, &out->slice, report);
    if (!status) status = make_base(out, lead, task->n, report);
    if (!status) status = make_nodes(out, report);
    if (status) return status;
    for (size_t i = 0; i < out->n_nodes; i++) {
        for (size_t k = 0; k < view->highlight.count; k++) {
            out->nodes[i].highlighted |= view->highlight.items[k] == out->nodes[i].actor;
        }
    }
    weigh_base(out);
    size_t n_ties;
    acg_slice_ties(out->base, &n_ties);
    acg_look_refine(&out->look, n_ties);
    return measure_sizes(out, report);
}

/** The same scales in all views; where nodes are the same, the same room for each. */
static void share_scales(struct acg_plans *plans)
{
    struct acg_plan *lead = &plans->items[0];
    bool same_nodes = lead->frozen;
    for (size_t i = 1; i < plans->count; i++)
        same_nodes = same_nodes && plans->items[i].graph == lead->graph;
    for (size_t i = 1; i < plans->count; i++) {
        struct acg_plan *plan = &plans->items[i];
        lead->heaviest = fmax(lead->heaviest, plan->heaviest);
        lead->largest = fmax(lead->largest, plan->largest);
        lead->least = fmin(lead->least, plan->least);
        for (size_t k = 0; same_nodes && k < lead->n_nodes; k++) {
            lead->nodes[k].base_size = fmax(lead->nodes[k].base_size, plan->nodes[k].base_size);
        }
    }
    for (size_t i = 1; i < plans->count; i++) {
        struct acg_plan *plan = &plans->items[i];
        plan->heaviest = lead->heaviest;
        plan->largest = lead->largest;
        plan->least = lead->least;
        for (size_t k = 0; same_nodes && k < lead->n_nodes; k++)
            plan->nodes[k].base_size = lead->nodes[k].base_size;
    }
}

acg_status acg_plans_init(struct acg_plans *out, const struct acg_plan_task *task,
                          acg_report *report)
{
    acg_status status = ACG_OK;
    bool highlights = false;
    *out = (struct acg_plans){.items = calloc(task->n, sizeof *out->items)};
    if (!out->items) return acg_out_of_memory(report);
    for (size_t i = 0; i < task->n && !status; i++) {
        out->count++;
        highlights |= task->views[i].highlight.count > 0;
        status = plan_view(&out->items[i], task, &task->views[i], i ? out->items : NULL, report);
    }
    if (!status) share_scales(out);
    if (!status) status = acg_blocs_find(out, report);
    for (size_t i = 0; i < task->n && !status; i++) {
        struct acg_plan *plan = &out->items[i];
        status = make_links(plan, highlights, report);
        if (!status && plan->how->mark_frustrated) status = acg_strain_find(plan, report);
        if (!status) hide_blocs(plan);
        for (size_t k = 0; !status && k < plan->n_nodes; k++) {
            if (!fit_node(plan, &plan->nodes[k])) status = acg_out_of_memory(report);
        }
    }
    return status;
}

void acg_plans_clear(struct acg_plans *plans)
{
    for (size_t i = 0; i < plans->count; i++) {
        struct acg_plan *plan = &plans->items[i];
        if (plan->owns_base) acg_slice_free(plan->base);
        acg_slice_free(plan->slice);
        acg_slice_free(plan->memberships);
        acg_arena_clear(&plan->arena);
    }
    free(plans->items);
    *plans = (struct acg_plans){0};
}
