#include "analyse/coloring.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 20000000 };

// ---- the first of all ----

static bool clashes(const bool apart[], uint32_t n, const uint32_t camp[], uint32_t v)
{
    for (uint32_t w = 0; w < v; w++)
        if (apart[(size_t)v * n + w] && camp[w] == camp[v]) return true;
    return false;
}

/** How many camps the clusters before `v` have. */
static uint32_t count_open(const uint32_t camp[], uint32_t v)
{
    uint32_t open = 0;
    for (uint32_t w = 0; w < v; w++)
        if (camp[w] >= open) open = camp[w] + 1;
    return open;
}

enum acg_fit acg_coloring_first(const bool apart[], uint32_t n, uint32_t k, uint32_t camp[])
{
    size_t steps = 0;
    uint32_t v = 0;
    if (n > 0) camp[0] = 0;
    while (v < n) {
        uint32_t open = count_open(camp, v), most = open < k ? open : k - 1;
        while (camp[v] <= most && clashes(apart, n, camp, v))
            camp[v]++;
        if ((steps += n) > MOST_STEPS) return ACG_FIT_UNKNOWN;
        if (camp[v] > most) {
            if (v == 0) return ACG_FITS_NOT;
            camp[--v]++;
        } else if (++v < n) {
            camp[v] = 0;
        }
    }
    return ACG_FITS;
}

// ---- any ----

/** Clusters that get camps one by one. */
struct coloring {
    const bool *apart;
    uint32_t n, k, n_core;
    uint32_t *camp;
    uint32_t *degree; // by cluster: enemies in the core
    uint32_t *order;  // by depth: the cluster
    uint32_t *open;   // by depth: camps in use before
    uint32_t *taken;  // by cluster and camp: enemies that have it
    uint32_t *full;   // by cluster: camps that some enemy has
    bool *is_core;
};

static bool init_coloring(struct coloring *c, const bool apart[], uint32_t n, uint32_t k,
                          uint32_t camp[])
{
    size_t room = (size_t)n + 1;
    *c = (struct coloring){.apart = apart, .n = n, .k = k, .camp = camp, .n_core = n};
    c->degree = calloc(4 * room, sizeof *c->degree);
    c->taken = calloc(room * k, sizeof *c->taken);
    c->is_core = calloc(room, sizeof *c->is_core);
    if (!c->degree || !c->taken || !c->is_core) return false;
    c->order = c->degree + room;
    c->open = c->order + room;
    c->full = c->open + room;
    for (uint32_t v = 0; v < n; v++) {
        c->is_core[v] = true;
        camp[v] = UINT32_MAX;
        for (uint32_t w = 0; w < n; w++)
            c->degree[v] += apart[(size_t)v * n + w];
    }
    return true;
}

static void clear_coloring(struct coloring *c)
{
    free(c->degree);
    free(c->taken);
    free(c->is_core);
}

/** Sets aside who has fewer than k enemies among the rest: some camp is always left for it. They
 * are noted at the end of the order, the first one last. */
static void peel(struct coloring *c)
{
    for (bool again = true; again;) {
        again = false;
        for (uint32_t v = 0; v < c->n; v++) {
            if (!c->is_core[v] || c->degree[v] >= c->k) continue;
            c->is_core[v] = false;
            c->order[--c->n_core] = v;
            again = true;
            for (uint32_t w = 0; w < c->n; w++)
                c->degree[w] -= c->apart[(size_t)v * c->n + w];
        }
    }
}

/** Gives a cluster a camp, or takes it away. */
static void assign(struct coloring *c, uint32_t v, uint32_t camp, bool back)
{
    for (uint32_t w = 0; w < c->n; w++) {
        if (!c->apart[(size_t)v * c->n + w]) continue;
        uint32_t *taken = &c->taken[(size_t)w * c->k + camp];
        if (back) c->full[w] -= --*taken == 0;
        else c->full[w] += (*taken)++ == 0;
    }
    c->camp[v] = back ? UINT32_MAX : camp;
}

static uint32_t choose(const struct coloring *c)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t v = 0; v < c->n; v++) {
        if (!c->is_core[v] || c->camp[v] != UINT32_MAX) continue;
        bool more = best == UINT32_MAX || c->full[v] > c->full[best] ||
                    (c->full[v] == c->full[best] && c->degree[v] > c->degree[best]);
        if (more) best = v;
    }
    return best;
}

/** The lowest camp from `from` on that no enemy has, or k; of camps in use and one more. */
static uint32_t next_camp(const struct coloring *c, uint32_t v, uint32_t from, uint32_t open)
{
    uint32_t most = open < c->k ? open + 1 : c->k;
    while (from < most && c->taken[(size_t)v * c->k + from])
        from++;
    return from < most ? from : c->k;
}

static enum acg_fit color_core(struct coloring *c)
{
    size_t steps = 0;
    uint32_t depth = 0, from = 0;
    while (depth < c->n_core) {
        if (from == 0) c->order[depth] = choose(c);
        uint32_t v = c->order[depth], open = c->open[depth];
        uint32_t camp = next_camp(c, v, from, open);
        if ((steps += c->n) > MOST_STEPS) return ACG_FIT_UNKNOWN;
        if (camp == c->k) {
            if (depth == 0) return ACG_FITS_NOT;
            v = c->order[--depth];
            from = c->camp[v] + 1;
            assign(c, v, c->camp[v], true);
            continue;
        }
        assign(c, v, camp, false);
        c->open[++depth] = camp == open ? open + 1 : open;
        from = 0;
    }
    return ACG_FITS;
}

enum acg_fit acg_coloring_find(const bool apart[], uint32_t n, uint32_t k, uint32_t camp[])
{
    struct coloring c;
    enum acg_fit fit = ACG_FIT_UNKNOWN;
    if (k >= n) {
        for (uint32_t v = 0; v < n; v++)
            camp[v] = v;
        return ACG_FITS;
    }
    if (init_coloring(&c, apart, n, k, camp)) {
        peel(&c);
        fit = color_core(&c);
        for (uint32_t i = c.n_core; i < n && fit == ACG_FITS; i++)
            assign(&c, c.order[i], next_camp(&c, c.order[i], 0, k), false);
    }
    clear_coloring(&c);
    return fit;
}
