#include "analyse/ledger.h"

#include "analyse/sides.h"
#include "base/report.h"
#include "slice/filter.h"
#include "slice/slice.h"

#include <stdlib.h>
#include <string.h>

#define COMPARE(a, b)                                                                              \
    if ((a) != (b)) return (a) < (b) ? -1 : 1

enum group { COOPERATION, HOSTILITY, SEAT };

/** A claim as far as it ties two actors, before it is laid out. */
struct entry {
    uint32_t a, b; // graph actors; of a seat the organization, then the member
    uint32_t type, claim;
    unsigned char is_seat, group, kind;
};

static int by_slot(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    COMPARE(a->is_seat, b->is_seat);
    COMPARE(a->a, b->a);
    COMPARE(a->b, b->b);
    COMPARE(a->group, b->group);
    COMPARE(a->kind, b->kind);
    COMPARE(a->type, b->type);
    COMPARE(a->claim, b->claim);
    return 0;
}

static enum acg_actor_kind kind_of(const acg_graph *graph, uint32_t actor)
{
    size_t count;
    return acg_graph_actors(graph, &count)[actor].kind;
}

/** A tie of the slice as what it is evidence of. A membership without direction runs to the
 * organization. */
static struct entry entry_of(const acg_slice *slice, const struct acg_slice_tie *tie)
{
    uint32_t from = slice->actors[tie->from], to = slice->actors[tie->to];
    struct entry entry = {.a = from < to ? from : to,
                          .b = from < to ? to : from,
                          .group = acg_kind_sign(tie->kind) > 0 ? COOPERATION : HOSTILITY,
                          .kind = (unsigned char)tie->kind};
    if (tie->kind == ACG_MEMBERSHIP) {
        bool back = !tie->directed && kind_of(slice->graph, from) == ACG_ORGANIZATION &&
                    kind_of(slice->graph, to) != ACG_ORGANIZATION;
        entry.is_seat = 1;
        entry.group = SEAT;
        entry.a = back ? from : to;
        entry.b = back ? to : from;
    }
    return entry;
}

static void list_entries(const acg_slice *slice, struct entry entries[])
{
    size_t count, n = 0;
    const struct acg_claim *claims = acg_graph_claims(slice->graph, &count);
    for (size_t i = 0; i < slice->n_ties; i++) {
        struct entry entry = entry_of(slice, &slice->ties[i]);
        for (uint32_t k = 0; k < slice->ties[i].n_claims; k++) {
            entry.claim = slice->claims[slice->ties[i].first_claim + k];
            entry.type = claims[entry.claim].type;
            entries[n++] = entry;
        }
    }
}

/** The claims of the slice, each once, with the weights that the window leaves them. They stand as
 * in the slice, so that draws do not depend on the order of the file. `index_of` has room for a
 * number for each claim of the graph; entries then point to the list. */
static void list_claims(struct acg_ledger *ledger, const acg_slice *slice, struct entry entries[],
                        uint32_t index_of[])
{
    size_t n_claims;
    const struct acg_claim *claims = acg_graph_claims(slice->graph, &n_claims);
    const struct acg_filter filter = {.graph = slice->graph, .options = &slice->options};
    memset(index_of, 0xff, n_claims * sizeof *index_of);
    for (size_t i = 0; i < slice->n_claims; i++) {
        uint32_t claim = slice->claims[i];
        if (index_of[claim] != ACG_NONE) continue;
        double factor = acg_filter_factor(&filter, slice->options.when, &claims[claim]);
        index_of[claim] = (uint32_t)ledger->n_claims;
        ledger->claims[ledger->n_claims++] =
            (struct acg_ledger_claim){claim, claims[claim].weight * factor, claims[claim].weight};
    }
    for (size_t i = 0; i < slice->n_claims; i++)
        entries[i].claim = index_of[entries[i].claim];
}

/** Numbers the actors that are nodes, ascending; others get ACG_NONE. */
static void number_nodes(struct acg_ledger *ledger, const acg_slice *slice, uint32_t actor,
                         const struct acg_indexes *poles, const struct entry entries[],
                         uint32_t node_of[], size_t n_actors)
{
    memset(node_of, 0xff, n_actors * sizeof *node_of);
    for (size_t i = 0; i < slice->n_actors; i++) {
        if (kind_of(slice->graph, slice->actors[i]) != ACG_ORGANIZATION)
            node_of[slice->actors[i]] = 0;
    }
    for (size_t i = 0; i < slice->n_claims; i++) {
        node_of[entries[i].b] = 0;
        if (!entries[i].is_seat) node_of[entries[i].a] = 0;
    }
    for (size_t i = 0; i < poles->count; i++)
        node_of[poles->items[i]] = 0;
    if (actor != ACG_NONE) node_of[actor] = 0;
    for (uint32_t i = 0; i < n_actors; i++) {
        if (node_of[i] == ACG_NONE) continue;
        ledger->actor_of[ledger->n_nodes] = i;
        node_of[i] = (uint32_t)ledger->n_nodes++;
    }
    ledger->focal = actor != ACG_NONE ? node_of[actor] : ACG_NONE;
}

/** The slot of an entry that begins a new one: in a pair or on a seat. */
static void open_slot(struct acg_ledger *ledger, const struct entry *entry, bool is_new,
                      const uint32_t node_of[])
{
    uint32_t slot = (uint32_t)ledger->n_slots++;
    if (entry->is_seat) {
        struct acg_house *house = ledger->houses + ledger->n_houses - 1;
        if (ledger->n_houses == 0 || house->actor != entry->a) {
            house = &ledger->houses[ledger->n_houses++];
            *house = (struct acg_house){entry->a, (uint32_t)ledger->n_seats, 0, ACG_NONE};
        }
        house->n++;
        ledger->seats[ledger->n_seats++] = (struct acg_seat){node_of[entry->b], slot};
        return;
    }
    if (is_new) {
        ledger->pairs[ledger->n_pairs++] =
            (struct acg_pair){node_of[entry->a], node_of[entry->b], ACG_NONE, ACG_NONE};
    }
    struct acg_pair *pair = &ledger->pairs[ledger->n_pairs - 1];
    *(entry->group == COOPERATION ? &pair->cooperation : &pair->hostility) = slot;
}

static void lay_out(struct acg_ledger *ledger, const struct entry entries[], size_t n,
                    const uint32_t node_of[])
{
    for (size_t i = 0; i < n; i++) {
        const struct entry *entry = &entries[i], *last = i ? entry - 1 : NULL;
        bool same_pair =
            last && last->is_seat == entry->is_seat && last->a == entry->a && last->b == entry->b;
        bool same_slot = same_pair && last->group == entry->group;
        bool same_layer = same_slot && last->kind == entry->kind && last->type == entry->type;
        if (!same_slot) open_slot(ledger, entry, !same_pair, node_of);
        if (!same_layer) {
            ledger->layers[ledger->n_layers++] =
                (struct acg_layer){(uint32_t)ledger->n_slots - 1, (uint32_t)ledger->n_strands, 0};
        }
        ledger->strands[ledger->n_strands++] = entry->claim;
        ledger->layers[ledger->n_layers - 1].n++;
    }
}

static acg_status reject_actor(const struct acg_ledger *ledger, uint32_t actor, const char *why,
                               acg_report *report)
{
    size_t count;
    return acg_reject(report, NULL, "'%s' %s", acg_graph_actors(ledger->graph, &count)[actor].id,
                      why);
}

static acg_status add_bloc(struct acg_ledger *ledger, uint32_t bloc, uint32_t actor,
                           acg_report *report)
{
    for (size_t i = 0; i < ledger->n_blocs; i++) {
        if (ledger->bloc_actors[i] == bloc) {
            return reject_actor(ledger, bloc, "is named as a bloc twice", report);
        }
    }
    if (bloc == actor) {
        size_t count;
        acg_note(report, NULL, "'%s' is the actor itself; it is left out of the blocs",
                 acg_graph_actors(ledger->graph, &count)[actor].id);
        return ACG_OK;
    }
    size_t at = ledger->n_blocs++;
    for (; at > 0 && ledger->bloc_actors[at - 1] > bloc; at--)
        ledger->bloc_actors[at] = ledger->bloc_actors[at - 1];
    ledger->bloc_actors[at] = bloc;
    return ACG_OK;
}

/** Whether anybody but the actor is in a house. */
static bool has_others(const struct acg_ledger *ledger, const struct acg_house *house)
{
    return house->n > 1 || (house->n == 1 && ledger->seats[house->first].node != ledger->focal);
}

/** The member of a camp with most cooperation within it, the first of equal ones. */
static uint32_t leader_of(const struct acg_ledger *ledger, const double slots[],
                          const uint32_t side[], uint32_t camp, double strength[])
{
    uint32_t leader = ACG_NONE;
    memset(strength, 0, ledger->n_nodes * sizeof *strength);
    for (size_t i = 0; i < ledger->n_pairs; i++) {
        const struct acg_pair *pair = &ledger->pairs[i];
        if (side[pair->a] != camp || side[pair->b] != camp || pair->cooperation == ACG_NONE)
            continue;
        strength[pair->a] += slots[pair->cooperation];
        strength[pair->b] += slots[pair->cooperation];
    }
    for (uint32_t i = 0; i < ledger->n_nodes; i++) {
        if (side[i] != camp) continue;
        if (leader == ACG_NONE || strength[i] > strength[leader]) leader = i;
    }
    return leader;
}

/** Makes the camps of the signed graph without the actor the blocs, the one with the first leader
 *  first. */
static void take_camps(struct acg_ledger *ledger, const double slots[], double strength[],
                       struct acg_sides *camps)
{
    if (camps->n_sides[0] == 0 || camps->n_sides[1] == 0) return; // no hostility, or no side
    uint32_t leaders[2];
    for (uint32_t k = 0; k < 2; k++)
        leaders[k] = leader_of(ledger, slots, camps->side, k, strength);
    uint32_t first = leaders[0] < leaders[1] ? 0 : 1;
    ledger->bloc_actors[0] = ledger->actor_of[leaders[first]];
    ledger->bloc_actors[1] = ledger->actor_of[leaders[1 - first]];
    ledger->n_blocs = 2;
    for (size_t i = 0; i < ledger->n_nodes; i++)
        if (camps->side[i] != ACG_NONE && first == 1) camps->side[i] = 1 - camps->side[i];
    ledger->camp_of = camps->side;
    camps->side = NULL;
    ledger->n_solutions = camps->n_solutions;
    ledger->more_solutions = camps->more;
    ledger->n_frustrated = camps->n_frustrated;
    ledger->n_undecided = camps->n_undecided;
}

static acg_status find_camps(struct acg_ledger *ledger, acg_report *report)
{
    double *numbers =
        calloc(ledger->n_claims + ledger->n_slots + ledger->n_nodes + 1, sizeof *numbers);
    if (!numbers) return acg_out_of_memory(report);
    double *slots = numbers + ledger->n_claims, *strength = slots + ledger->n_slots;
    struct acg_sides camps;
    for (size_t i = 0; i < ledger->n_claims; i++)
        numbers[i] = ledger->claims[i].weight;
    acg_ledger_fill(ledger, ledger->combine, numbers, slots);
    acg_status status = acg_sides_find(ledger, slots, ledger->focal, &camps, report);
    if (!status) take_camps(ledger, slots, strength, &camps);
    acg_sides_clear(&camps);
    free(numbers);
    return status;
}

static acg_status choose_blocs(struct acg_ledger *ledger, uint32_t actor,
                               const struct acg_bloc_options *options, const uint32_t node_of[],
                               acg_report *report)
{
    const struct acg_indexes *named = options->poles.count ? &options->poles : &options->blocs;
    acg_status status = ACG_OK;
    for (size_t i = 0; i < named->count && !status; i++)
        status = add_bloc(ledger, named->items[i], actor, report);
    if (options->detect) return find_camps(ledger, report);
    for (size_t i = 0; i < ledger->n_houses && !named->count; i++) {
        const struct acg_house *house = &ledger->houses[i];
        bool fits = kind_of(ledger->graph, house->actor) == ACG_ORGANIZATION &&
                    has_others(ledger, house) && house->actor != actor;
        if (fits) ledger->bloc_actors[ledger->n_blocs++] = house->actor;
    }
    if (!status && ledger->n_blocs == 0 && named->count) {
        return acg_reject(report, NULL, "no bloc is left; name others than the actor itself");
    }
    for (size_t i = 0; i < ledger->n_blocs && options->poles.count; i++)
        ledger->pole_nodes[i] = node_of[ledger->bloc_actors[i]];
    for (size_t i = 0; i < ledger->n_houses && !options->poles.count; i++) {
        for (uint32_t k = 0; k < ledger->n_blocs; k++)
            if (ledger->bloc_actors[k] == ledger->houses[i].actor) ledger->houses[i].bloc = k;
    }
    return status;
}

static bool make_room(struct acg_ledger *ledger, size_t n_actors, size_t n, size_t n_named,
                      bool has_poles)
{
    ledger->actor_of = calloc(n_actors + 1, sizeof *ledger->actor_of);
    ledger->bloc_actors = calloc(n_actors + n_named + 2, sizeof *ledger->bloc_actors);
    ledger->pole_nodes = has_poles ? calloc(n_named + 1, sizeof *ledger->pole_nodes) : NULL;
    ledger->claims = calloc(n + 1, sizeof *ledger->claims);
    ledger->strands = calloc(n + 1, sizeof *ledger->strands);
    ledger->layers = calloc(n + 1, sizeof *ledger->layers);
    ledger->pairs = calloc(n + 1, sizeof *ledger->pairs);
    ledger->houses = calloc(n + 1, sizeof *ledger->houses);
    ledger->seats = calloc(n + 1, sizeof *ledger->seats);
    return ledger->actor_of && ledger->bloc_actors && (!has_poles || ledger->pole_nodes) &&
           ledger->claims && ledger->strands && ledger->layers && ledger->pairs && ledger->houses &&
           ledger->seats;
}

acg_status acg_ledger_init(struct acg_ledger *out, const acg_slice *slice, uint32_t actor,
                           const struct acg_bloc_options *options, acg_report *report)
{
    *out = (struct acg_ledger){.graph = slice->graph, .combine = slice->options.combine};
    size_t n_actors, n_claims, n = slice->n_claims;
    acg_graph_actors(slice->graph, &n_actors);
    acg_graph_claims(slice->graph, &n_claims);
    struct entry *entries = calloc(n + 1, sizeof *entries);
    uint32_t *node_of = malloc((n_actors + 1) * sizeof *node_of);
    uint32_t *index_of = malloc((n_claims + 1) * sizeof *index_of);
    bool has_poles = options->poles.count > 0;
    bool has_room =
        make_room(out, n_actors, n, options->poles.count + options->blocs.count, has_poles);
    acg_status status = ACG_FAILED;
    if (entries && node_of && index_of && has_room) {
        list_entries(slice, entries);
        list_claims(out, slice, entries, index_of);
        qsort(entries, n, sizeof *entries, by_slot);
        number_nodes(out, slice, actor, &options->poles, entries, node_of, n_actors);
        lay_out(out, entries, n, node_of);
        status = choose_blocs(out, actor, options, node_of, report);
    } else {
        acg_out_of_memory(report);
    }
    free(entries);
    free(node_of);
    free(index_of);
    return status;
}

void acg_ledger_clear(struct acg_ledger *ledger)
{
    free(ledger->actor_of);
    free(ledger->bloc_actors);
    free(ledger->pole_nodes);
    free(ledger->camp_of);
    free(ledger->claims);
    free(ledger->strands);
    free(ledger->layers);
    free(ledger->pairs);
    free(ledger->houses);
    free(ledger->seats);
    *ledger = (struct acg_ledger){0};
}

/** What the claims of a layer come to. */
static double combine_layer(const struct acg_ledger *ledger, const struct acg_layer *layer,
                            enum acg_combine combine, const double weights[])
{
    double most = 0, sum = 0, counted = 0;
    size_t n = 0;
    for (uint32_t i = layer->first; i < layer->first + layer->n; i++) {
        uint32_t at = ledger->strands[i];
        double weight = weights[at];
        if (!(weight > 0)) continue;
        if (weight > most) most = weight;
        sum += weight;
        counted += weight / ledger->claims[at].full;
        n++;
    }
    switch (combine) {
    case ACG_COMBINE_MAX:
        return most;
    case ACG_COMBINE_SUM:
        return sum;
    case ACG_COMBINE_MEAN:
        return n ? sum / (double)n : 0;
    case ACG_COMBINE_COUNT:
        return counted;
    }
    return 0;
}

void acg_ledger_fill(const struct acg_ledger *ledger, enum acg_combine combine,
                     const double weights[], double slots[])
{
    memset(slots, 0, ledger->n_slots * sizeof *slots);
    for (size_t i = 0; i < ledger->n_layers; i++) {
        const struct acg_layer *layer = &ledger->layers[i];
        slots[layer->slot] += combine_layer(ledger, layer, combine, weights);
    }
}
