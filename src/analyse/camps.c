#include "analyse/frustration.h"

#include "analyse/conflict.h"
#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

/** Room to name the camps of splits. */
struct naming {
    const struct acg_puzzle *puzzle;
    uint32_t *part;
    struct acg_union sets;
    uint32_t *name; // by what is numbered: its number
    size_t *size;
    bool *done;
};

static void reset(struct acg_union *sets)
{
    for (uint32_t v = 0; v < sets->n; v++)
        sets->parent[v] = v;
    memset(sets->side, 0, sets->n);
}

/** Links nodes by bonds: all, those that hold, or also across those that are cut. */
enum link { LINK_ALL, LINK_WITHIN, LINK_SIDES };

static void link_nodes(struct naming *n, const uint64_t split[], enum link how)
{
    reset(&n->sets);
    for (size_t i = 0; i < n->puzzle->n_bonds; i++) {
        const struct acg_bond *bond = &n->puzzle->bonds[i];
        bool cut = how != LINK_ALL && acg_bits_has(split, i) == bond->positive;
        if (how != LINK_WITHIN || !cut) acg_union_join(&n->sets, bond->a, bond->b, cut);
    }
}

/** Numbers the connected parts by first actor. */
static size_t name_parts(struct naming *n)
{
    uint32_t count = 0;
    link_nodes(n, NULL, LINK_ALL);
    for (uint32_t v = 0; v < n->puzzle->n_nodes; v++) {
        bool alone = n->puzzle->first[v] == n->puzzle->first[v + 1];
        uint32_t set = acg_union_find(&n->sets, v, NULL); // its first node
        n->part[v] = alone ? UINT32_MAX : set == v ? count++ : n->part[set];
    }
    return count;
}

/** Numbers k camps in each part by first actor. */
static void number_by_part(struct naming *n, uint32_t camps[])
{
    uint32_t k = n->puzzle->camps, n_nodes = n->puzzle->n_nodes;
    uint32_t *number = n->name; // of the camps of a part
    for (uint32_t v = 0; v < n_nodes; v++) {
        if (n->part[v] == UINT32_MAX || n->done[v]) continue;
        memset(number, 0xff, k * sizeof *number);
        for (uint32_t w = v, count = 0; w < n_nodes; w++) {
            if (n->part[w] != n->part[v]) continue;
            if (number[camps[w]] == UINT32_MAX) number[camps[w]] = count++;
            camps[w] = number[camps[w]];
            n->done[w] = true;
        }
    }
    memset(n->done, 0, n_nodes * sizeof *n->done);
}

/** Names the camps of a split, each by number in its part or throughout. False: memory is out. */
static bool name_camps(struct naming *n, const uint64_t split[], uint32_t camps[])
{
    const struct acg_puzzle *p = n->puzzle;
    uint32_t count = 0;
    bool two = p->camps == 2, any = p->camps == ACG_CAMPS_ANY;
    link_nodes(n, split, two ? LINK_SIDES : LINK_WITHIN);
    if (!two && !any && acg_conflict_camps(p, &n->sets, camps) != ACG_CONFLICT_NONE) return false;
    for (uint32_t v = 0; v < p->n_nodes; v++) {
        unsigned side;
        uint32_t set = acg_union_find(&n->sets, v, &side);
        bool alone = n->part[v] == UINT32_MAX;
        if (any) n->name[v] = set == v && !alone ? count++ : n->name[set];
        if (two) camps[v] = side; // the first node of a part is on side 0
        if (any) camps[v] = n->name[v];
        if (alone) camps[v] = UINT32_MAX;
    }
    if (!two && !any) number_by_part(n, camps);
    return true;
}

/** Links nodes that settled bonds place: against each other (two camps) or together. */
static void link_settled(struct naming *n, const struct acg_optimum *optimum)
{
    reset(&n->sets);
    for (size_t i = 0; i < n->puzzle->n_bonds; i++) {
        const struct acg_bond *bond = &n->puzzle->bonds[i];
        bool settled = optimum->strain[i] != ACG_STRAIN_SOMETIMES;
        bool together = (optimum->strain[i] == ACG_STRAIN_ALWAYS) != bond->positive;
        if (settled && (together || n->puzzle->camps == 2))
            acg_union_join(&n->sets, bond->a, bond->b, false);
    }
    memset(n->size, 0, n->puzzle->n_nodes * sizeof *n->size);
    for (uint32_t v = 0; v < n->puzzle->n_nodes; v++)
        n->size[acg_union_find(&n->sets, v, NULL)]++;
}

/** Two camps: who is outside the largest set of a part. */
static void doubt_outside(struct naming *n, bool undecided[])
{
    uint32_t *core = n->name; // by part: the set
    memset(core, 0xff, n->puzzle->n_nodes * sizeof *core);
    for (uint32_t v = 0; v < n->puzzle->n_nodes; v++) {
        if (n->part[v] == UINT32_MAX || n->sets.parent[v] != v) continue;
        uint32_t *own = &core[n->part[v]];
        if (*own == UINT32_MAX || n->size[v] > n->size[*own]) *own = v;
    }
    for (uint32_t v = 0; v < n->puzzle->n_nodes; v++) {
        if (n->part[v] == UINT32_MAX) continue;
        undecided[v] = acg_union_find(&n->sets, v, NULL) != core[n->part[v]];
    }
}

/** More camps: whose group a bond that holds in some splits links to a larger one. */
static void doubt_linked(struct naming *n, const struct acg_optimum *optimum, bool undecided[])
{
    bool *moves = undecided; // by set first
    for (size_t i = 0; i < n->puzzle->n_bonds; i++) {
        const struct acg_bond *bond = &n->puzzle->bonds[i];
        if (optimum->strain[i] != ACG_STRAIN_SOMETIMES) continue;
        uint32_t a = acg_union_find(&n->sets, bond->a, NULL);
        uint32_t b = acg_union_find(&n->sets, bond->b, NULL);
        if (a == b) continue;
        bool first = n->size[a] != n->size[b] ? n->size[a] > n->size[b] : a < b;
        moves[first ? b : a] = true;
    }
    for (uint32_t v = n->puzzle->n_nodes; v-- > 0;)
        undecided[v] = moves[acg_union_find(&n->sets, v, NULL)];
}

static void find_undecided(struct naming *n, const struct acg_optimum *optimum,
                           struct acg_frustration *out)
{
    link_settled(n, optimum);
    if (n->puzzle->camps == 2) doubt_outside(n, out->undecided);
    else doubt_linked(n, optimum, out->undecided);
    for (uint32_t v = 0; v < n->puzzle->n_nodes; v++)
        out->n_undecided += out->undecided[v];
}

bool acg_camps_name(const struct acg_untangling *untangling, struct acg_frustration *out)
{
    const struct acg_puzzle *p = &untangling->puzzle;
    const struct acg_optimum *optimum = &untangling->optimum;
    struct naming n = {.puzzle = p, .part = out->part};
    bool memory = acg_union_init(&n.sets, p->n_nodes);
    n.name = malloc(((size_t)p->n_nodes + 1) * sizeof *n.name);
    n.size = malloc(((size_t)p->n_nodes + 1) * sizeof *n.size);
    n.done = calloc((size_t)p->n_nodes + 1, sizeof *n.done);
    memory = memory && n.name && n.size && n.done;
    if (memory) out->n_parts = name_parts(&n);
    for (size_t i = 0; i < optimum->n_splits && memory; i++)
        memory = name_camps(&n, optimum->splits + i * optimum->words, out->camps + i * p->n_nodes);
    if (memory && out->settled) find_undecided(&n, optimum, out);
    acg_union_clear(&n.sets);
    free(n.name);
    free(n.size);
    free(n.done);
    return memory;
}
