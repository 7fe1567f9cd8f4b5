#include "analyse/blocks.h"

#include <stdlib.h>

/** A walk in depth, without recursion. */
struct walk {
    const struct acg_puzzle *puzzle;
    uint32_t *number, *low; // by node: when it was met, from 1; the earliest that is reached below
    size_t *next;           // by node: the end to go on with
    uint32_t *path, *via;   // nodes down to the one at hand, and the bonds that led there
    uint32_t *stack;        // bonds that have no block yet
    uint32_t *block_of;     // by bond
    uint32_t count, n_blocks;
    size_t depth, height;
};

static bool init_walk(struct walk *w, const struct acg_puzzle *puzzle)
{
    size_t n = (size_t)puzzle->n_nodes + 1, m = puzzle->n_bonds + 1;
    *w = (struct walk){.puzzle = puzzle};
    w->number = calloc(4 * n, sizeof *w->number);
    w->next = calloc(n, sizeof *w->next);
    w->stack = calloc(2 * m, sizeof *w->stack);
    if (!w->number || !w->next || !w->stack) return false;
    w->low = w->number + n;
    w->path = w->low + n;
    w->via = w->path + n;
    w->block_of = w->stack + m;
    for (size_t v = 0; v < puzzle->n_nodes; v++)
        w->next[v] = puzzle->first[v];
    return true;
}

static void clear_walk(struct walk *w)
{
    free(w->number);
    free(w->next);
    free(w->stack);
}

static void enter(struct walk *w, uint32_t node, uint32_t bond)
{
    w->number[node] = w->low[node] = ++w->count;
    w->path[w->depth] = node;
    w->via[w->depth++] = bond;
}

/** Leaves the node at hand; what hangs below its parent may be a block. */
static void leave(struct walk *w)
{
    uint32_t node = w->path[--w->depth], bond = w->via[w->depth];
    if (w->depth == 0) return;
    uint32_t parent = w->path[w->depth - 1];
    if (w->low[node] < w->low[parent]) w->low[parent] = w->low[node];
    if (w->low[node] < w->number[parent]) return;
    uint32_t top;
    do {
        top = w->stack[--w->height];
        w->block_of[top] = w->n_blocks;
    } while (top != bond);
    w->n_blocks++;
}

static void go_through(struct walk *w, uint32_t start)
{
    enter(w, start, UINT32_MAX);
    while (w->depth > 0) {
        uint32_t node = w->path[w->depth - 1], via = w->via[w->depth - 1];
        if (w->next[node] == w->puzzle->first[node + 1]) {
            leave(w);
            continue;
        }
        struct acg_end end = w->puzzle->ends[w->next[node]++];
        uint32_t met = w->number[end.other];
        if (end.bond == via || met > w->number[node]) continue; // seen from the other end
        w->stack[w->height++] = end.bond;
        if (!met) enter(w, end.other, end.bond);
        else if (met < w->low[node]) w->low[node] = met;
    }
}

static bool group(struct acg_blocks *out, const struct walk *w)
{
    size_t n = out->n_blocks = w->n_blocks, m = w->puzzle->n_bonds;
    out->first = calloc(n + 2, sizeof *out->first);
    out->bonds = malloc((m + 1) * sizeof *out->bonds);
    if (!out->first || !out->bonds) return false;
    for (size_t i = 0; i < m; i++)
        out->first[w->block_of[i] + 2]++;
    for (size_t i = 0; i < n; i++)
        out->first[i + 2] += out->first[i + 1];
    for (uint32_t i = 0; i < m; i++)
        out->bonds[out->first[w->block_of[i] + 1]++] = i;
    return true;
}

bool acg_blocks_find(struct acg_blocks *out, const struct acg_puzzle *puzzle)
{
    struct walk walk;
    *out = (struct acg_blocks){0};
    bool memory = init_walk(&walk, puzzle);
    for (uint32_t v = 0; v < puzzle->n_nodes && memory; v++)
        if (!walk.number[v]) go_through(&walk, v);
    memory = memory && group(out, &walk);
    clear_walk(&walk);
    return memory;
}

void acg_blocks_clear(struct acg_blocks *blocks)
{
    free(blocks->first);
    free(blocks->bonds);
    *blocks = (struct acg_blocks){0};
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

bool acg_puzzle_part(struct acg_puzzle *out, const struct acg_puzzle *whole, const uint32_t bonds[],
                     size_t n, uint32_t room[])
{
    uint32_t *nodes = malloc((2 * n + 1) * sizeof *nodes), n_nodes = 0;
    for (size_t i = 0; i < 2 * n && nodes; i++) {
        const struct acg_bond *bond = &whole->bonds[bonds[i / 2]];
        uint32_t node = i % 2 ? bond->b : bond->a;
        if (room[node] == UINT32_MAX) nodes[n_nodes++] = node;
        room[node] = 0;
    }
    if (n_nodes > 0) qsort(nodes, n_nodes, sizeof *nodes, by_number);
    for (uint32_t v = 0; v < n_nodes; v++)
        room[nodes[v]] = v;
    bool memory = acg_puzzle_init(out, n_nodes, n, whole->camps) && nodes;
    for (size_t i = 0; i < n && memory; i++) {
        out->bonds[i] = whole->bonds[bonds[i]];
        out->bonds[i].a = room[out->bonds[i].a];
        out->bonds[i].b = room[out->bonds[i].b];
    }
    if (memory) acg_puzzle_link(out);
    for (uint32_t v = 0; v < n_nodes; v++)
        room[nodes[v]] = UINT32_MAX;
    free(nodes);
    return memory;
}
