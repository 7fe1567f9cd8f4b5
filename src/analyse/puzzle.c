#include "analyse/puzzle.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

bool acg_puzzle_init(struct acg_puzzle *out, uint32_t n_nodes, size_t n_bonds, uint32_t camps)
{
    *out = (struct acg_puzzle){.n_nodes = n_nodes, .n_bonds = n_bonds, .camps = camps};
    out->bonds = calloc(n_bonds + 1, sizeof *out->bonds);
    out->first = calloc((size_t)n_nodes + 3, sizeof *out->first);
    out->ends = calloc(2 * n_bonds + 1, sizeof *out->ends);
    return out->bonds && out->first && out->ends;
}

void acg_puzzle_clear(struct acg_puzzle *puzzle)
{
    free(puzzle->bonds);
    free(puzzle->first);
    free(puzzle->ends);
    *puzzle = (struct acg_puzzle){0};
}

void acg_puzzle_link(struct acg_puzzle *puzzle)
{
    size_t *first = puzzle->first;
    memset(first, 0, ((size_t)puzzle->n_nodes + 3) * sizeof *first);
    for (size_t i = 0; i < puzzle->n_bonds; i++) {
        first[puzzle->bonds[i].a + 2]++;
        first[puzzle->bonds[i].b + 2]++;
    }
    for (size_t v = 0; v < puzzle->n_nodes; v++)
        first[v + 2] += first[v + 1];
    for (uint32_t i = 0; i < puzzle->n_bonds;
         i++) { // first[v + 1] moves from v's first to its last
        const struct acg_bond *bond = &puzzle->bonds[i];
        puzzle->ends[first[bond->a + 1]++] = (struct acg_end){bond->b, i};
        puzzle->ends[first[bond->b + 1]++] = (struct acg_end){bond->a, i};
    }
}

int64_t acg_puzzle_cost(const struct acg_puzzle *puzzle, const uint32_t camp[])
{
    int64_t cost = 0;
    for (size_t i = 0; i < puzzle->n_bonds; i++) {
        const struct acg_bond *bond = &puzzle->bonds[i];
        if (bond->apart && camp[bond->a] == camp[bond->b]) return INT64_MAX;
        if (acg_bond_strained(bond, camp)) cost += bond->cost;
    }
    return cost;
}

bool acg_union_init(struct acg_union *out, uint32_t n)
{
    out->n = n;
    out->parent = malloc(((size_t)n + 1) * sizeof *out->parent);
    out->side = calloc((size_t)n + 1, 1);
    if (!out->parent || !out->side) return false;
    for (uint32_t v = 0; v < n; v++)
        out->parent[v] = v;
    return true;
}

void acg_union_clear(struct acg_union *sets)
{
    free(sets->parent);
    free(sets->side);
    *sets = (struct acg_union){0};
}

uint32_t acg_union_find(struct acg_union *sets, uint32_t node, unsigned *side)
{
    unsigned own = 0;
    uint32_t top = node;
    while (sets->parent[top] != top) {
        own ^= sets->side[top];
        top = sets->parent[top];
    }
    if (side) *side = own;
    while (sets->parent[node] != top && node != top) { // paths become short
        uint32_t next = sets->parent[node];
        unsigned rest = own ^ sets->side[node];
        sets->parent[node] = top;
        sets->side[node] = (unsigned char)own;
        own = rest;
        node = next;
    }
    return top;
}

bool acg_union_join(struct acg_union *sets, uint32_t a, uint32_t b, bool across)
{
    unsigned side_a, side_b;
    uint32_t x = acg_union_find(sets, a, &side_a), y = acg_union_find(sets, b, &side_b);
    if (x == y) return false;
    uint32_t low = x < y ? x : y, high = x < y ? y : x; // the first node stands for the set
    sets->parent[high] = low;
    sets->side[high] = (unsigned char)(side_a ^ side_b ^ across);
    return true;
}

void acg_puzzle_clusters(const struct acg_puzzle *puzzle, const uint64_t strained[],
                         struct acg_union *sets)
{
    for (size_t i = 0; i < puzzle->n_bonds; i++) {
        const struct acg_bond *bond = &puzzle->bonds[i];
        if (acg_bits_has(strained, i) != bond->positive)
            acg_union_join(sets, bond->a, bond->b, false);
    }
}
