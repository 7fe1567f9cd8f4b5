#include "draw/overlay.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>

/** Where to find what the comparison says of the actors and nodes of the two networks. */
struct desk {
    struct acg_plan *out;
    const struct acg_diff *diff;
    uint32_t *numbers[ACG_N_SIDES]; // for each graph actor its index in the comparison
    uint32_t *nodes;                // for each actor of the comparison its node, or ACG_NONE
};

static bool number_actors(struct desk *desk, const struct acg_plan parts[])
{
    struct acg_arena *arena = &desk->out->arena;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        size_t n_actors;
        acg_graph_actors(parts[side].graph, &n_actors);
        desk->numbers[side] = acg_arena_array(arena, n_actors, sizeof(uint32_t));
        if (!desk->numbers[side]) return false;
    }
    for (uint32_t i = 0; i < desk->diff->n_actors; i++) {
        for (int side = 0; side < ACG_N_SIDES; side++) {
            uint32_t actor = desk->diff->actors[i].actors[side];
            if (actor != ACG_NONE) desk->numbers[side][actor] = i;
        }
    }
    desk->nodes = acg_arena_array(arena, desk->diff->n_actors, sizeof *desk->nodes);
    return desk->nodes != NULL;
}

/** One node of both: as it is after, and with the larger of its rooms. */
static void merge_node(struct acg_node *into, const struct acg_node *after)
{
    struct acg_node before = *into;
    bool was = before.shown, is = after->shown;
    *into = is || !was ? *after : before;
    into->fate = was && is ? ACG_FATE_SAME : is ? ACG_FATE_NEW : ACG_FATE_GONE;
    into->shown = was || is;
    into->apart = before.apart && after->apart;
    into->highlighted = before.highlighted || after->highlighted;
    into->room_width = fmax(before.room_width, after->room_width);
    into->room_height = fmax(before.room_height, after->room_height);
}

static bool make_nodes(struct desk *desk, const struct acg_plan parts[])
{
    struct acg_plan *out = desk->out;
    size_t most = parts[ACG_BEFORE].n_nodes + parts[ACG_AFTER].n_nodes;
    out->nodes = acg_arena_array(&out->arena, most, sizeof *out->nodes);
    if (!out->nodes) return false;
    for (size_t i = 0; i < desk->diff->n_actors; i++)
        desk->nodes[i] = ACG_NONE;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        const struct acg_plan *part = &parts[side];
        out->part_nodes[side] = acg_arena_array(&out->arena, part->n_nodes, sizeof(uint32_t));
        if (!out->part_nodes[side]) return false;
        for (size_t i = 0; i < part->n_nodes; i++) {
            uint32_t *node = &desk->nodes[desk->numbers[side][part->nodes[i].actor]];
            if (*node == ACG_NONE) {
                *node = (uint32_t)out->n_nodes++;
                out->nodes[*node] = part->nodes[i];
                out->nodes[*node].fate = side == ACG_AFTER ? ACG_FATE_NEW : ACG_FATE_GONE;
            } else {
                merge_node(&out->nodes[*node], &part->nodes[i]);
            }
            out->part_nodes[side][i] = *node;
        }
    }
    return true;
}

/** A tie of one side by its actors in the comparison. */
struct key {
    uint32_t from, to;
    enum acg_kind kind;
    bool directed;
};

static int compare_keys(const struct key *a, const struct key *b)
{
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    if (a->to != b->to) return a->to < b->to ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    return a->directed - b->directed;
}

static int by_key(const void *key, const void *tie)
{
    const struct acg_diff_tie *it = tie;
    return compare_keys(key, &(struct key){it->from, it->to, it->kind, it->directed});
}

static int by_pair(const void *key, const void *flip)
{
    const struct key *pair = key;
    const struct acg_diff_flip *it = flip;
    return compare_keys(&(struct key){.from = pair->from, .to = pair->to},
                        &(struct key){.from = it->from, .to = it->to});
}

static struct key key_of(const struct desk *desk, int side, const struct acg_link *link)
{
    const struct acg_plan *part = link->of;
    uint32_t from = desk->numbers[side][part->nodes[link->from].actor];
    uint32_t to = desk->numbers[side][part->nodes[link->to].actor];
    bool swap = !link->tie->directed && from > to;
    return (struct key){swap ? to : from, swap ? from : to, link->tie->kind, link->tie->directed};
}

static const struct acg_diff_tie *find_tie(const struct acg_diff *diff, struct key key)
{
    return diff->n_ties ? bsearch(&key, diff->ties, diff->n_ties, sizeof *diff->ties, by_key)
                        : NULL;
}

static bool is_flipped(const struct acg_diff *diff, struct key key)
{
    struct key pair = {key.from < key.to ? key.from : key.to, key.from < key.to ? key.to : key.from,
                       key.kind, false};
    return diff->n_flips &&
           bsearch(&pair, diff->flips, diff->n_flips, sizeof *diff->flips, by_pair) != NULL;
}

/** What became of a tie that stands after. */
static enum acg_fate fate_of(const struct acg_diff_tie *change)
{
    if (!change) return ACG_FATE_SAME;
    switch (acg_diff_change(change)) {
    case ACG_CHANGE_NEW:
        return ACG_FATE_NEW;
    case ACG_CHANGE_STRONGER:
        return ACG_FATE_STRONGER;
    case ACG_CHANGE_WEAKER:
        return ACG_FATE_WEAKER;
    case ACG_CHANGE_GONE:
    case ACG_N_CHANGES:
        break;
    }
    return ACG_FATE_GONE;
}

static int by_fate(const void *a, const void *b)
{
    const struct acg_link *x = a, *y = b;
    if (x->fate != y->fate) return x->fate < y->fate ? -1 : 1;
    if (x->of != y->of) return x->of < y->of ? -1 : 1;
    return x->tie < y->tie ? -1 : x->tie > y->tie; // in one array
}

/** The wider of before and after lies below the narrower, and shows on both sides of it. */
static void set_widths(const struct acg_plan *plan, struct acg_link *link)
{
    double rim = plan->look.thinnest * 0.8;
    bool changed = link->fate == ACG_FATE_STRONGER || link->fate == ACG_FATE_WEAKER;
    if (link->flipped) {
        link->core = fmax(link->width, rim);
        link->width = link->core + 3 * rim;
    } else if (changed) {
        double before = acg_plan_line_width(plan, link->tie->kind, link->weight_before);
        double wide = fmax(link->width, before), narrow = fmin(link->width, before);
        link->width = fmax(wide, 3 * rim);
        link->core = fmin(narrow, link->width - 2 * rim);
    }
}

static void add_link(struct desk *desk, int side, const struct acg_link *link)
{
    struct acg_plan *out = desk->out;
    struct key key = key_of(desk, side, link);
    const struct acg_diff_tie *change = find_tie(desk->diff, key);
    enum acg_fate fate = fate_of(change);
    if (side == ACG_BEFORE && fate != ACG_FATE_GONE) return; // it stands after, too
    struct acg_link *it = &out->links[out->n_links++];
    *it = *link;
    it->fate = fate;
    it->from = out->part_nodes[side][link->from];
    it->to = out->part_nodes[side][link->to];
    it->flipped = side == ACG_AFTER && is_flipped(desk->diff, key);
    if (change && (fate == ACG_FATE_STRONGER || fate == ACG_FATE_WEAKER)) {
        it->weight_before = change->weights[ACG_BEFORE];
    }
    set_widths(out, it);
}

static bool make_links(struct desk *desk, const struct acg_plan parts[])
{
    struct acg_plan *out = desk->out;
    size_t most = parts[ACG_BEFORE].n_links + parts[ACG_AFTER].n_links;
    out->links = acg_arena_array(&out->arena, most, sizeof *out->links);
    if (!out->links) return false;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        for (size_t i = 0; i < parts[side].n_links; i++)
            add_link(desk, side, &parts[side].links[i]);
    }
    if (out->n_links) qsort(out->links, out->n_links, sizeof *out->links, by_fate);
    return true;
}

acg_status acg_overlay_init(struct acg_plan *out, const struct acg_plan parts[ACG_N_SIDES],
                            const struct acg_diff *diff, acg_report *report)
{
    const struct acg_plan *after = &parts[ACG_AFTER];
    *out = (struct acg_plan){.graph = after->graph,
                             .what = after->what,
                             .how = after->how,
                             .words = after->words,
                             .look = after->look,
                             .slice = after->slice,
                             .frozen = after->frozen,
                             .heaviest = after->heaviest,
                             .largest = after->largest,
                             .width = after->width,
                             .parts = parts};
    struct desk desk = {.out = out, .diff = diff};
    bool done = number_actors(&desk, parts) && make_nodes(&desk, parts) && make_links(&desk, parts);
    return done ? ACG_OK : acg_out_of_memory(report);
}

void acg_overlay_clear(struct acg_plan *overlay)
{
    acg_arena_clear(&overlay->arena);
}
