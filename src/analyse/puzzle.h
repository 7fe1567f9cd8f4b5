// analyse/puzzle.h - a signed graph that is to be split into camps at the least cost.
#ifndef ACG_ANALYSE_PUZZLE_H
#define ACG_ANALYSE_PUZZLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Two nodes and what it costs to frustrate their tie. Several may join the same nodes. */
struct acg_bond {
    uint32_t a, b;
    bool positive; /**< frustrated if the nodes are in two camps; else if they are in one */
    bool apart;    /**< the nodes must be in two camps */
    int64_t cost;  /**< > 0, if frustrated */
};

/** A bond as a node sees it. */
struct acg_end {
    uint32_t other, bond;
};

/** Nodes and bonds in a fixed order, and how many camps there may be. */
struct acg_puzzle {
    uint32_t n_nodes, camps;
    size_t n_bonds;
    struct acg_bond *bonds;
    size_t *first;        /**< ends of node v are [first[v], first[v + 1]) */
    struct acg_end *ends; /**< by node, then bond; once acg_puzzle_link was called */
};

/** Makes room for bonds, to be filled. False if memory is out; acg_puzzle_clear in either case. */
bool acg_puzzle_init(struct acg_puzzle *out, uint32_t n_nodes, size_t n_bonds, uint32_t camps);
void acg_puzzle_clear(struct acg_puzzle *puzzle);

/** Lists the bonds by node. To be called once the bonds are in place. */
void acg_puzzle_link(struct acg_puzzle *puzzle);

/** Whether a bond is frustrated if its nodes are in these camps. */
static inline bool acg_bond_strained(const struct acg_bond *bond, const uint32_t camp[])
{
    return (camp[bond->a] == camp[bond->b]) != bond->positive;
}

/** What a split costs; INT64_MAX if it joins what must be apart. */
int64_t acg_puzzle_cost(const struct acg_puzzle *puzzle, const uint32_t camp[]);

/** Sets of nodes that grow together, with a parity that tells two sides of each apart. */
struct acg_union {
    uint32_t n;
    uint32_t *parent;
    unsigned char *side; /**< against the parent */
};

/** Every node alone. False if memory is out; acg_union_clear in either case. */
bool acg_union_init(struct acg_union *out, uint32_t n);
void acg_union_clear(struct acg_union *sets);

/** The set of a node, as the node that stands for it; `side` (or NULL) is the node's side there. */
uint32_t acg_union_find(struct acg_union *sets, uint32_t node, unsigned *side);

/** Joins two sets so that the nodes are on one side, or `across`. False if they were together
 * already; nothing changes then. */
bool acg_union_join(struct acg_union *sets, uint32_t a, uint32_t b, bool across);

/** Which nodes form connected sets without the bonds that a split cuts; of a node, the first node
 * of its set. `camp` may be what is filled. */
void acg_puzzle_clusters(const struct acg_puzzle *puzzle, const uint64_t strained[],
                         struct acg_union *sets);

#endif
