#include "analyse/closeness.h"

#include "analyse/paths.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_STEPS = 500,      // of conjugate gradients; some 40 are usual
    MOST_EDGES = 50000000, // of A+ for paths, which have no vote
};
static const double settled = 1e-15; // residual of the walk, relative, where it stops
static const double equal = 1e-11;   // values that differ by less of the largest share a rank

bool acg_closeness_init(struct acg_closeness *out, const struct acg_ledger *ledger,
                        const struct acg_bloc_options *options)
{
    enum { BY_NODE = 17 };
    size_t n = ledger->n_nodes, n_numbers = 0, n_words = 0;
    *out = (struct acg_closeness){.ledger = ledger, .options = options};
    out->blocs = calloc(ledger->n_blocs + 1, sizeof *out->blocs);
    out->numbers = calloc(2 * ledger->n_slots + BY_NODE * n + ledger->n_seats + ledger->n_blocs + 1,
                          sizeof *out->numbers);
    out->words =
        calloc(ledger->n_seats + ledger->n_houses + ledger->n_blocs + n + 2, sizeof *out->words);
    out->edges = calloc(ledger->n_pairs + 1, sizeof *out->edges);
    if (!out->blocs || !out->numbers || !out->words || !out->edges) return false;
    double **const by_node[BY_NODE] = {
        &out->cooperation, &out->hostility, &out->sign, &out->alike, &out->squares, &out->sums,
        &out->strength,    &out->root,      &out->walk, &out->step,  &out->rest,    &out->image,
        &out->scaled,      &out->shared,    &out->own,  &out->kappa, &out->jaccard};
    for (size_t i = 0; i < BY_NODE; i++, n_numbers += n)
        *by_node[i] = out->numbers + n_numbers;
    out->slots = out->numbers + n_numbers;
    out->homes = out->slots + ledger->n_slots;
    out->roles = out->homes + ledger->n_slots;
    out->sorted = out->roles + ledger->n_seats;
    out->seated = out->words + n_words;
    out->first_seat = out->seated + ledger->n_seats;
    out->order = out->first_seat + ledger->n_houses + 1;
    out->in_blocs = out->order + ledger->n_blocs;
    return true;
}

void acg_closeness_clear(struct acg_closeness *closeness)
{
    free(closeness->blocs);
    free(closeness->edges);
    free(closeness->numbers);
    free(closeness->words);
    *closeness = (struct acg_closeness){0};
}

static double slot_of(const double slots[], uint32_t slot)
{
    return slot == ACG_NONE ? 0 : slots[slot];
}

static void clear_nodes(const struct acg_closeness *c, double *by_node)
{
    memset(by_node, 0, c->ledger->n_nodes * sizeof *by_node);
}

/** C and M of the actor, and kappa of its signed row with each other: with squared distances sums
 *  are enough (measure K). An own entry is 1. */
static void compare_rows(struct acg_closeness *c)
{
    const struct acg_ledger *ledger = c->ledger;
    uint32_t me = ledger->focal;
    double *const cleared[] = {c->cooperation, c->hostility, c->sign, c->alike};
    for (size_t i = 0; i < sizeof cleared / sizeof *cleared; i++)
        clear_nodes(c, cleared[i]);
    for (size_t i = 0; i < ledger->n_nodes; i++)
        c->squares[i] = c->sums[i] = 1;
    c->sign[me] = 1;
    for (size_t i = 0; i < ledger->n_pairs; i++) {
        const struct acg_pair *pair = &ledger->pairs[i];
        if (pair->a != me && pair->b != me) continue;
        uint32_t other = pair->a == me ? pair->b : pair->a;
        double good = slot_of(c->slots, pair->cooperation),
               bad = slot_of(c->slots, pair->hostility);
        c->cooperation[other] = good;
        c->hostility[other] = bad;
        c->sign[other] = (good > bad) - (good < bad);
    }
    for (size_t i = 0; i < ledger->n_pairs; i++) {
        const struct acg_pair *pair = &ledger->pairs[i];
        double good = slot_of(c->slots, pair->cooperation),
               bad = slot_of(c->slots, pair->hostility);
        double sign = (good > bad) - (good < bad);
        c->alike[pair->a] += sign * c->sign[pair->b];
        c->alike[pair->b] += sign * c->sign[pair->a];
        c->squares[pair->a] += sign * sign;
        c->squares[pair->b] += sign * sign;
        c->sums[pair->a] += sign;
        c->sums[pair->b] += sign;
    }
    for (size_t i = 0; i < ledger->n_nodes; i++) {
        double both = c->squares[i] + c->squares[me];
        double apart = both - 2 * (c->alike[i] + c->sign[i]);
        double chance = both - 2 * c->sums[i] * c->sums[me] / (double)ledger->n_nodes;
        c->kappa[i] = chance > 0 ? 1 - apart / chance : NAN;
    }
}

/** Sorts the seats [first, end) by role, in place: Shell's sort with the gaps of Ciura (2001). */
static void sort_seats(struct acg_closeness *c, uint32_t first, uint32_t end)
{
    static const uint32_t gaps[] = {88573, 29524, 9841, 3280, 1750, 701, 301,
                                    132,   57,    23,   10,   4,    1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++) {
        uint32_t gap = gaps[g];
        for (uint32_t i = first + gap; i < end; i++) {
            double role = c->roles[i];
            uint32_t node = c->seated[i], at = i;
            for (; at >= first + gap && c->roles[at - gap] > role; at -= gap) {
                c->roles[at] = c->roles[at - gap];
                c->seated[at] = c->seated[at - gap];
            }
            c->roles[at] = role;
            c->seated[at] = node;
        }
    }
}

/** Puts the seats that count in order: by house, then by role. The actor's seat in a candidate does
 *  not, nor does a house with nobody else. */
static void seat(struct acg_closeness *c)
{
    const struct acg_ledger *ledger = c->ledger;
    uint32_t n = 0;
    for (size_t h = 0; h < ledger->n_houses; h++) {
        const struct acg_house *house = &ledger->houses[h];
        c->first_seat[h] = n;
        for (uint32_t i = house->first; i < house->first + house->n; i++) {
            const struct acg_seat *seat = &ledger->seats[i];
            double role = c->slots[seat->slot];
            if (!(role > 0) || (house->bloc != ACG_NONE && seat->node == ledger->focal)) continue;
            c->roles[n] = role;
            c->seated[n++] = seat->node;
        }
        sort_seats(c, c->first_seat[h], n);
        if (n - c->first_seat[h] < 2) n = c->first_seat[h];
    }
    c->first_seat[ledger->n_houses] = n;
}

/** Lists the pairs that cooperate, so that the walk need not look at the others. */
static void list_cooperation(struct acg_closeness *c)
{
    const struct acg_ledger *ledger = c->ledger;
    c->n_edges = 0;
    for (size_t i = 0; i < ledger->n_pairs; i++) {
        const struct acg_pair *pair = &ledger->pairs[i];
        double weight = slot_of(c->slots, pair->cooperation);
        if (weight > 0) c->edges[c->n_edges++] = (struct acg_edge){pair->a, pair->b, weight};
    }
}

/** y = A+ x. Of an organization the lower of two roles counts, so that with seats by role sums from
 *  below and above are enough. */
static void apply(const struct acg_closeness *c, const double x[], double y[])
{
    const struct acg_ledger *ledger = c->ledger;
    clear_nodes(c, y);
    for (size_t i = 0; i < c->n_edges;) { // those of one actor stand together
        uint32_t a = c->edges[i].a;
        double own = x[a], sum = 0;
        for (; i < c->n_edges && c->edges[i].a == a; i++) {
            sum += c->edges[i].weight * x[c->edges[i].b];
            y[c->edges[i].b] += c->edges[i].weight * own;
        }
        y[a] += sum;
    }
    for (size_t h = 0; h < ledger->n_houses; h++) {
        uint32_t first = c->first_seat[h], end = c->first_seat[h + 1];
        if (first == end) continue;
        double share = 1 / (double)(end - first - 1), below = 0, above = 0;
        for (uint32_t i = first; i < end; i++)
            above += x[c->seated[i]];
        for (uint32_t i = first; i < end; i++) {
            double own = x[c->seated[i]];
            above -= own;
            y[c->seated[i]] += share * (below + c->roles[i] * above);
            below += c->roles[i] * own;
        }
    }
}

/** y = (1 - restart) D^-1/2 A+ D^-1/2 x taken from x. */
static void apply_walk(struct acg_closeness *c, double restart, const double x[], double y[])
{
    size_t n = c->ledger->n_nodes;
    for (size_t i = 0; i < n; i++)
        c->scaled[i] = c->root[i] * x[i];
    apply(c, c->scaled, y);
    for (size_t i = 0; i < n; i++)
        y[i] = x[i] - (1 - restart) * c->root[i] * y[i];
}

static double dot(const double x[], const double y[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

/**
 * Where a walk is that returns to the actor with probability `restart` at each step: p = c e + (1 -
 * c) W'p. Scaled by D^-1/2 its matrix is symmetric with eigenvalues in [c, 2 - c], so conjugate
 * gradients need few steps.
 */
static void walk(struct acg_closeness *c, double restart)
{
    size_t n = c->ledger->n_nodes;
    uint32_t me = c->ledger->focal;
    for (size_t i = 0; i < n; i++)
        c->scaled[i] = 1;
    apply(c, c->scaled, c->strength);
    for (size_t i = 0; i < n; i++)
        c->root[i] = c->strength[i] > 0 ? 1 / sqrt(c->strength[i]) : 0;
    clear_nodes(c, c->walk);
    if (!(c->strength[me] > 0)) {
        c->walk[me] = 1; // it stays where it is
        return;
    }
    clear_nodes(c, c->rest);
    c->rest[me] = restart * c->root[me];
    memcpy(c->step, c->rest, n * sizeof *c->step);
    double left = dot(c->rest, c->rest, n), enough = left * settled * settled;
    for (int k = 0; k < MOST_STEPS && left > enough; k++) {
        apply_walk(c, restart, c->step, c->image);
        double length = left / dot(c->step, c->image, n);
        for (size_t i = 0; i < n; i++) {
            c->walk[i] += length * c->step[i];
            c->rest[i] -= length * c->image[i];
        }
        double now = dot(c->rest, c->rest, n);
        for (size_t i = 0; i < n; i++)
            c->step[i] = c->rest[i] + now / left * c->step[i];
        left = now;
    }
    for (size_t i = 0; i < n; i++)
        c->walk[i] *= sqrt(c->strength[i]);
}

/** Weighted Jaccard of the organizations of the actor and of each other, candidates aside. */
static void share_institutions(struct acg_closeness *c)
{
    const struct acg_ledger *ledger = c->ledger;
    clear_nodes(c, c->shared);
    clear_nodes(c, c->own);
    for (size_t h = 0; h < ledger->n_houses; h++) {
        uint32_t first = c->first_seat[h], end = c->first_seat[h + 1];
        if (first == end || ledger->houses[h].bloc != ACG_NONE) continue;
        double weight = 1 / (double)(end - first - 1);
        bool mine = false;
        for (uint32_t i = first; i < end; i++) {
            mine = mine || c->seated[i] == ledger->focal;
            c->own[c->seated[i]] += weight;
        }
        for (uint32_t i = first; i < end && mine; i++)
            c->shared[c->seated[i]] += weight;
    }
    for (size_t i = 0; i < ledger->n_nodes; i++) {
        double either = c->own[i] + c->own[ledger->focal] - c->shared[i];
        c->jaccard[i] = either > 0 ? c->shared[i] / either : 0;
    }
}

/** Calls back for the members of a bloc other than the actor. */
typedef void visit_member(struct acg_closeness *c, uint32_t node, uint32_t bloc, void *context);

static void each_member(struct acg_closeness *c, const struct acg_weighing *how,
                        visit_member *visit, void *context)
{
    const struct acg_ledger *ledger = c->ledger;
    for (uint32_t k = 0; k < ledger->n_blocs && ledger->pole_nodes; k++) {
        if (ledger->pole_nodes[k] != how->left) visit(c, ledger->pole_nodes[k], k, context);
    }
    for (uint32_t i = 0; i < ledger->n_nodes && ledger->camp_of; i++) {
        bool is_member = ledger->camp_of[i] != ACG_NONE && i != ledger->focal && i != how->left;
        if (is_member) visit(c, i, ledger->camp_of[i], context);
    }
    for (size_t h = 0; h < ledger->n_houses; h++) {
        const struct acg_house *house = &ledger->houses[h];
        if (house->bloc == ACG_NONE) continue;
        for (uint32_t i = house->first; i < house->first + house->n; i++) {
            const struct acg_seat *seat = &ledger->seats[i];
            bool is_member =
                c->homes[seat->slot] > 0 && seat->node != ledger->focal && seat->node != how->left;
            if (is_member) visit(c, seat->node, house->bloc, context);
        }
    }
}

static void count_blocs(struct acg_closeness *c, uint32_t node, uint32_t bloc, void *context)
{
    (void)bloc, (void)context;
    c->in_blocs[node]++;
}

/** What a member counts in each of its blocs. */
static double share_of(const struct acg_closeness *c, enum acg_overlap overlap, uint32_t node)
{
    switch (overlap) {
    case ACG_OVERLAP_SHARED:
        return 1 / (double)c->in_blocs[node];
    case ACG_OVERLAP_EXCLUSIVE:
        return c->in_blocs[node] > 1 ? 0 : 1;
    case ACG_OVERLAP_FULL:
        return 1;
    }
    return 0;
}

static void add_member(struct acg_closeness *c, uint32_t node, uint32_t bloc, void *context)
{
    const struct acg_weighing *how = context; // read only
    struct acg_close *close = &c->blocs[bloc];
    double share = share_of(c, how->overlap, node);
    close->n_members++;
    close->n_effective += share;
    close->values[ACG_BLOC_DIRECT] += share * c->cooperation[node];
    close->values[ACG_BLOC_HOSTILITY] += share * c->hostility[node];
    close->values[ACG_BLOC_INSTITUTIONS] += share * c->jaccard[node];
    close->values[ACG_BLOC_WALK] += share * c->walk[node];
    close->ranks[ACG_BLOC_WALK] += share * c->strength[node]; // until ranks are known
    if (isnan(c->kappa[node])) return;
    close->values[ACG_BLOC_PROFILE] += share * c->kappa[node];
    close->ranks[ACG_BLOC_PROFILE] += share;
}

/** Means of what add_member added up. */
static void settle_means(struct acg_closeness *c)
{
    double all = 0;
    for (size_t i = 0; i < c->ledger->n_nodes; i++)
        all += c->strength[i];
    for (size_t k = 0; k < c->ledger->n_blocs; k++) {
        struct acg_close *close = &c->blocs[k];
        double strength = close->ranks[ACG_BLOC_WALK], rows = close->ranks[ACG_BLOC_PROFILE];
        close->values[ACG_BLOC_DIRECT] /= close->n_effective; // NAN for a bloc with nobody in it
        close->values[ACG_BLOC_HOSTILITY] /= close->n_effective;
        close->values[ACG_BLOC_INSTITUTIONS] /= close->n_effective;
        close->values[ACG_BLOC_PROFILE] /= rows;
        close->values[ACG_BLOC_WALK] *= strength > 0 ? all / strength : 0;
        if (!(close->n_effective > 0)) close->values[ACG_BLOC_WALK] = NAN;
        for (int m = 0; m < ACG_N_BLOC_MEASURES; m++)
            close->ranks[m] = NAN;
    }
}

/** Ranks the blocs on one measure; says whether it tells any apart. Few blocs: insertion sort. */
static bool rank_blocs(struct acg_closeness *c, int measure)
{
    double turn = measure == ACG_BLOC_HOSTILITY ? 1 : -1, most = 0;
    size_t n = 0;
    for (uint32_t k = 0; k < c->ledger->n_blocs; k++) {
        if (!(c->blocs[k].n_effective > 0)) continue;
        if (isnan(c->blocs[k].values[measure])) return false;
        double value = turn * c->blocs[k].values[measure];
        most = fmax(most, fabs(value));
        size_t at = n++;
        for (; at > 0 && c->sorted[at - 1] > value; at--) {
            c->sorted[at] = c->sorted[at - 1];
            c->order[at] = c->order[at - 1];
        }
        c->sorted[at] = value;
        c->order[at] = k;
    }
    if (n < 2 || !(c->sorted[n - 1] - c->sorted[0] > equal * most)) return false;
    for (size_t first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n && c->sorted[end] - c->sorted[end - 1] <= equal * most;)
            end++;
        for (size_t i = first; i < end; i++)
            c->blocs[c->order[i]].ranks[measure] = (double)(first + 1 + end) / 2;
    }
    return true;
}

static double vote_weight(const struct acg_bloc_options *options, int measure)
{
    return options->weights[measure] > 0 ? options->weights[measure] : 1;
}

static void vote(struct acg_closeness *c)
{
    unsigned wanted = c->options->measures ? c->options->measures : ~0U;
    double total = 0;
    c->votes = 0;
    for (int m = 0; m < ACG_N_BLOC_MEASURES; m++) {
        if (!(wanted >> m & 1) || !rank_blocs(c, m)) continue;
        c->votes |= 1U << m;
        total += vote_weight(c->options, m);
    }
    c->lead = INFINITY;
    c->n_ranked = 0;
    for (size_t k = 0; k < c->ledger->n_blocs; k++) {
        struct acg_close *close = &c->blocs[k];
        double sum = 0;
        c->n_ranked += close->n_effective > 0;
        for (int m = 0; m < ACG_N_BLOC_MEASURES; m++)
            sum += c->votes >> m & 1 ? vote_weight(c->options, m) * close->ranks[m] : 0;
        close->mean_rank = c->votes && close->n_effective > 0 ? sum / total : NAN;
        c->lead = fmin(c->lead, close->mean_rank); // of a number and NAN the number
    }
}

void acg_closeness_measure(struct acg_closeness *c, const struct acg_weighing *how)
{
    const struct acg_ledger *ledger = c->ledger;
    acg_ledger_fill(ledger, how->combine, how->weights, c->slots);
    if (how->belongs) {
        acg_ledger_fill(ledger, how->combine, how->belongs, c->homes);
    } else {
        memcpy(c->homes, c->slots, ledger->n_slots * sizeof *c->homes);
    }
    compare_rows(c);
    list_cooperation(c);
    seat(c);
    walk(c, how->restart);
    share_institutions(c);
    memset(c->in_blocs, 0, ledger->n_nodes * sizeof *c->in_blocs);
    memset(c->blocs, 0, ledger->n_blocs * sizeof *c->blocs);
    struct acg_weighing copy = *how;
    each_member(c, how, count_blocs, NULL);
    each_member(c, how, add_member, &copy);
    settle_means(c);
    vote(c);
}

/** Where the next member of each bloc goes. */
struct lists {
    size_t *next;
    uint32_t *nodes;
};

static void list_member(struct acg_closeness *c, uint32_t node, uint32_t bloc, void *context)
{
    struct lists *lists = context;
    (void)c;
    lists->nodes[lists->next[bloc]++] = node;
}

void acg_closeness_members(struct acg_closeness *c, const struct acg_weighing *how, size_t next[],
                           uint32_t nodes[])
{
    struct lists lists = {next, nodes};
    each_member(c, how, list_member, &lists);
}

bool acg_closeness_wins(const struct acg_closeness *closeness, size_t bloc)
{
    double rank = closeness->blocs[bloc].mean_rank;
    return isfinite(rank) && rank <= closeness->lead + equal * closeness->lead;
}

/** Which seats an actor has: those of node a are at[first[a]] to at[first[a + 1] - 1]. */
struct seats {
    uint32_t *first, *at, *house;
};

static bool list_seats(const struct acg_closeness *c, struct seats *out)
{
    const struct acg_ledger *ledger = c->ledger;
    size_t n = ledger->n_nodes, n_seats = c->first_seat[ledger->n_houses];
    out->first = calloc(n + 2, sizeof *out->first);
    out->at = malloc((n_seats + 1) * sizeof *out->at);
    out->house = malloc((n_seats + 1) * sizeof *out->house);
    if (!out->first || !out->at || !out->house) return false;
    for (size_t i = 0; i < n_seats; i++)
        out->first[c->seated[i] + 2]++;
    for (size_t i = 0; i < n; i++)
        out->first[i + 2] += out->first[i + 1];
    for (uint32_t h = 0; h < ledger->n_houses; h++) {
        for (uint32_t i = c->first_seat[h]; i < c->first_seat[h + 1]; i++) {
            out->house[i] = h;
            out->at[out->first[c->seated[i] + 1]++] = i;
        }
    }
    return true;
}

/** Adds what organizations add to the row of A+ of node `a`. */
static void add_seats(const struct acg_closeness *c, const struct seats *seats, uint32_t a,
                      double row[])
{
    for (uint32_t k = seats->first[a]; k < seats->first[a + 1]; k++) {
        uint32_t own = seats->at[k], house = seats->house[own];
        uint32_t first = c->first_seat[house], end = c->first_seat[house + 1];
        double share = 1 / (double)(end - first - 1);
        for (uint32_t i = first; i < end; i++)
            row[c->seated[i]] += share * fmin(c->roles[i], c->roles[own]);
    }
}

/** How many edges A+ has at most. */
static size_t bound_edges(const struct acg_closeness *c)
{
    const struct acg_ledger *ledger = c->ledger;
    size_t bound = ledger->n_pairs;
    for (size_t h = 0; h < ledger->n_houses; h++) {
        size_t n = c->first_seat[h + 1] - c->first_seat[h];
        bound += n * (n - (n > 0)) / 2;
    }
    size_t all = ledger->n_nodes * ledger->n_nodes / 2;
    return bound < all ? bound : all;
}

/** A+ as edges; row by row, so that what pairs and organizations add meets. */
static acg_status list_edges(struct acg_closeness *c, struct acg_network *network,
                             acg_report *report)
{
    const struct acg_ledger *ledger = c->ledger;
    struct seats seats = {0};
    size_t pair = 0;
    *network = (struct acg_network){.n_actors = ledger->n_nodes};
    bool memory = list_seats(c, &seats) && acg_network_room(network, bound_edges(c));
    for (uint32_t a = 0; memory && a < ledger->n_nodes; a++) {
        clear_nodes(c, c->scaled);
        for (; pair < ledger->n_pairs && ledger->pairs[pair].a == a; pair++)
            c->scaled[ledger->pairs[pair].b] = slot_of(c->slots, ledger->pairs[pair].cooperation);
        add_seats(c, &seats, a, c->scaled);
        for (uint32_t b = a + 1; b < ledger->n_nodes; b++) {
            if (!(c->scaled[b] > 0)) continue;
            network->from[network->n_edges] = a;
            network->to[network->n_edges] = b;
            network->weight[network->n_edges++] = c->scaled[b];
        }
    }
    free(seats.first);
    free(seats.at);
    free(seats.house);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

struct path_sums {
    const struct acg_weighing *how;
    const double *distances;
    double *means;
};

static void add_path(struct acg_closeness *c, uint32_t node, uint32_t bloc, void *context)
{
    const struct path_sums *sums = context;
    sums->means[bloc] +=
        share_of(c, sums->how->overlap, node) / sums->distances[node] / c->blocs[bloc].n_effective;
}

acg_status acg_closeness_paths(struct acg_closeness *c, const struct acg_weighing *how,
                               double means[], acg_report *report)
{
    struct acg_network network = {0};
    bool shown = bound_edges(c) <= MOST_EDGES;
    for (size_t k = 0; k < c->ledger->n_blocs; k++)
        means[k] = shown && c->blocs[k].n_effective > 0 ? 0 : NAN;
    if (!shown) return ACG_OK;
    acg_status status = list_edges(c, &network, report);
    if (!status) status = acg_paths_from(&network, c->ledger->focal, c->scaled, report);
    if (!status) {
        struct path_sums sums = {how, c->scaled, means};
        each_member(c, how, add_path, &sums);
    }
    acg_network_clear(&network);
    return status;
}
