#include "analyse/census.h"

#include "analyse/coloring.h"

#include <stdlib.h>
#include <string.h>

static const int64_t never = (int64_t)1 << 61; // what must be apart, together

/** How far the placing of nodes has come. */
struct tour {
    const struct acg_puzzle *puzzle;
    uint32_t n, n_camps;
    bool is_free;        // as many camps as nodes
    uint32_t *order;     // nodes as they are placed
    uint32_t *camp;      // by node; UINT32_MAX: not placed
    uint32_t *next;      // by depth: the camp to try
    uint32_t *open;      // by depth: camps in use before
    int64_t *base;       // by node: what it costs in a camp where it knows nobody
    int64_t *more;       // by node and camp: what it costs there beyond that
    int64_t *least;      // by node
    int64_t spent, owed; // by placed nodes; by the others at least
    bool *apart;         // of clusters, while a split is judged
    uint32_t *colors;
    uint32_t *index, *own; // by node, the number of its cluster; by cluster, its camp
    struct acg_union sets;
};

static bool init_tour(struct tour *t, const struct acg_puzzle *puzzle)
{
    size_t n = puzzle->n_nodes;
    *t = (struct tour){.puzzle = puzzle, .n = puzzle->n_nodes};
    t->is_free = puzzle->camps >= n;
    t->n_camps = t->is_free ? t->n : puzzle->camps;
    t->order = calloc(7 * n + 7, sizeof *t->order);
    t->base = calloc(2 * n + 2, sizeof *t->base);
    t->more = calloc(n * t->n_camps + 1, sizeof *t->more);
    t->apart = calloc(n * n + 1, sizeof *t->apart);
    bool has_sets = acg_union_init(&t->sets, t->n);
    if (!t->order || !t->base || !t->more || !t->apart || !has_sets) return false;
    t->camp = t->order + n + 1;
    t->next = t->camp + n + 1;
    t->open = t->next + n + 1;
    t->colors = t->open + n + 1;
    t->index = t->colors + n + 1;
    t->own = t->index + n + 1;
    t->least = t->base + n + 1;
    memset(t->camp, 0xff, n * sizeof *t->camp);
    return true;
}

static void clear_tour(struct tour *t)
{
    free(t->order);
    free(t->base);
    free(t->more);
    free(t->apart);
    acg_union_clear(&t->sets);
}

/** Next is who has the weightiest bonds to those before. */
static void order_nodes(struct tour *t)
{
    const struct acg_puzzle *p = t->puzzle;
    int64_t *weight = t->base; // room until the tour begins
    for (uint32_t v = 0; v < t->n; v++)
        t->order[v] = v;
    for (uint32_t i = 0; i < t->n; i++) {
        uint32_t best = i;
        for (uint32_t k = i + 1; k < t->n; k++) {
            uint32_t v = t->order[k], w = t->order[best];
            size_t v_all = p->first[v + 1] - p->first[v], w_all = p->first[w + 1] - p->first[w];
            bool more = weight[v] != weight[w] ? weight[v] > weight[w]
                        : v_all != w_all       ? v_all > w_all
                                               : v < w;
            if (more) best = k;
        }
        uint32_t chosen = t->order[best];
        t->order[best] = t->order[i];
        t->order[i] = chosen;
        for (size_t k = p->first[chosen]; k < p->first[chosen + 1]; k++)
            weight[p->ends[k].other] += p->bonds[p->ends[k].bond].cost;
    }
    memset(weight, 0, t->n * sizeof *weight);
}

/** What a node costs at least, wherever it goes; camps that nobody is in are alike. */
static int64_t least_of(const struct tour *t, uint32_t v, uint32_t open)
{
    const int64_t *more = t->more + (size_t)v * t->n_camps;
    int64_t least = open < t->n_camps ? 0 : more[0];
    for (uint32_t c = 0; c < open && c < t->n_camps; c++)
        if (more[c] < least) least = more[c];
    return t->base[v] + least;
}

/** Tells the nodes that are not placed of one that is, or is no more. */
static void tell(struct tour *t, uint32_t node, uint32_t camp, uint32_t open, int64_t sign)
{
    const struct acg_puzzle *p = t->puzzle;
    for (size_t i = p->first[node]; i < p->first[node + 1]; i++) {
        uint32_t v = p->ends[i].other;
        const struct acg_bond *bond = &p->bonds[p->ends[i].bond];
        if (t->camp[v] != UINT32_MAX) continue;
        int64_t together = bond->positive ? -bond->cost : bond->cost;
        if (bond->apart) together += never / (int64_t)(p->n_bonds + 1);
        if (bond->positive) t->base[v] += sign * bond->cost;
        t->more[(size_t)v * t->n_camps + camp] += sign * together;
        t->owed -= t->least[v];
        t->least[v] = least_of(t, v, open);
        t->owed += t->least[v];
    }
}

static void place(struct tour *t, uint32_t depth, uint32_t camp)
{
    uint32_t node = t->order[depth];
    uint32_t open = t->open[depth] > camp ? t->open[depth] : camp + 1;
    t->owed -= t->least[node];
    t->spent += t->base[node] + t->more[(size_t)node * t->n_camps + camp];
    t->camp[node] = camp;
    t->open[depth + 1] = open;
    tell(t, node, camp, open, 1);
}

static void take_back(struct tour *t, uint32_t depth)
{
    uint32_t node = t->order[depth], camp = t->camp[node];
    tell(t, node, camp, t->open[depth], -1);
    t->camp[node] = UINT32_MAX;
    t->spent -= t->base[node] + t->more[(size_t)node * t->n_camps + camp];
    t->owed += t->least[node];
}

/** Whether a node in a camp where it knows nobody could yet be linked to the others there. */
static bool may_link(const struct tour *t, uint32_t depth, uint32_t camp)
{
    const struct acg_puzzle *p = t->puzzle;
    uint32_t node = t->order[depth];
    if (!t->is_free || camp == t->open[depth]) return true;
    for (size_t i = p->first[node]; i < p->first[node + 1]; i++) {
        uint32_t other = t->camp[p->ends[i].other];
        if (other == camp || other == UINT32_MAX) return true;
    }
    return false;
}

/** Links the nodes of a camp that bonds hold together. */
static void find_clusters(struct tour *t)
{
    const struct acg_puzzle *p = t->puzzle;
    for (uint32_t v = 0; v < t->n; v++) {
        t->sets.parent[v] = v;
        t->sets.side[v] = 0;
    }
    for (size_t i = 0; i < p->n_bonds; i++) {
        if (t->camp[p->bonds[i].a] == t->camp[p->bonds[i].b])
            acg_union_join(&t->sets, p->bonds[i].a, p->bonds[i].b, false);
    }
}

/** Whether each camp is one cluster. */
static bool is_whole(struct tour *t)
{
    find_clusters(t);
    memset(t->colors, 0xff, t->n * sizeof *t->colors); // by camp: its cluster
    for (uint32_t v = 0; v < t->n; v++) {
        uint32_t set = acg_union_find(&t->sets, v, NULL), camp = t->camp[v];
        if (t->colors[camp] == UINT32_MAX) t->colors[camp] = set;
        if (t->colors[camp] != set) return false;
    }
    return true;
}

/** Whether the camps are the first of all that cut the same bonds. */
static bool is_first(struct tour *t)
{
    const struct acg_puzzle *p = t->puzzle;
    uint32_t n = 0;
    find_clusters(t);
    memset(t->index, 0xff, t->n * sizeof *t->index);
    for (uint32_t i = 0; i < t->n; i++) { // clusters by the first of their nodes to be placed
        uint32_t set = acg_union_find(&t->sets, t->order[i], NULL);
        if (t->index[set] != UINT32_MAX) continue;
        t->own[n] = t->camp[set];
        t->index[set] = n++;
    }
    memset(t->apart, 0, (size_t)n * n * sizeof *t->apart);
    for (size_t i = 0; i < p->n_bonds; i++) {
        uint32_t a = t->index[acg_union_find(&t->sets, p->bonds[i].a, NULL)];
        uint32_t b = t->index[acg_union_find(&t->sets, p->bonds[i].b, NULL)];
        if (a != b) t->apart[(size_t)a * n + b] = t->apart[(size_t)b * n + a] = true;
    }
    return acg_coloring_first(t->apart, n, t->n_camps, t->colors) != ACG_FITS ||
           memcmp(t->colors, t->own, n * sizeof *t->own) == 0;
}

/** Whether a split is the one that stands for all that cut the same bonds. */
static bool stands(struct tour *t)
{
    if (t->n_camps <= 2) return true; // the puzzle is connected
    return t->is_free ? is_whole(t) : is_first(t);
}

/** Takes what a full tour found. False ends the census. */
static bool arrive(struct tour *t, const struct acg_census *census, int64_t *cost)
{
    if (!census->visit) {
        *cost = t->spent;
        return true;
    }
    return !stands(t) || census->visit(census->context, t->camp);
}

static enum acg_census_end go_through(struct tour *t, const struct acg_census *census,
                                      int64_t *cost)
{
    size_t steps = 0;
    uint32_t depth = 0;
    bool equal = census->visit; // else only what is less
    for (;;) {
        bool done = depth == t->n;
        uint32_t open = t->open[depth], most = open < t->n_camps ? open : t->n_camps - 1;
        if (done && !arrive(t, census, cost)) return ACG_CENSUS_STOPPED;
        if (done || t->next[depth] > most) {
            if (depth == 0) return ACG_CENSUS_DONE;
            take_back(t, --depth);
            continue;
        }
        if (++steps > census->most_steps) return ACG_CENSUS_TOO_LONG;
        uint32_t camp = t->next[depth]++;
        if (!may_link(t, depth, camp)) continue;
        place(t, depth, camp);
        int64_t bound = t->spent + t->owed;
        if (equal ? bound <= *cost : bound < *cost) {
            depth++;
            if (depth < t->n) t->next[depth] = 0;
        } else {
            take_back(t, depth);
        }
    }
}

enum acg_census_end acg_census_run(const struct acg_census *census, int64_t *cost)
{
    if (census->puzzle->n_nodes > ACG_MOST_CENSUS_NODES) return ACG_CENSUS_TOO_LONG;
    struct tour tour;
    enum acg_census_end end = ACG_CENSUS_NO_MEMORY;
    if (init_tour(&tour, census->puzzle)) {
        order_nodes(&tour);
        end = go_through(&tour, census, cost);
    }
    clear_tour(&tour);
    return end;
}
