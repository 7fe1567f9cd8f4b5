// analyse/blocks.h - the blocks of a graph: parts that hang together at single nodes only.
#ifndef ACG_ANALYSE_BLOCKS_H
#define ACG_ANALYSE_BLOCKS_H

#include "analyse/puzzle.h"

/** The bonds of a puzzle by block. */
struct acg_blocks {
    size_t n_blocks;
    size_t *first;   /**< bonds of block i are [first[i], first[i + 1]) */
    uint32_t *bonds; /**< by block, ascending */
};

/**
 * Finds the biconnected components: two bonds are in one block if some cycle has both. Splits of
 * different blocks are independent, since camps can be renamed at the node that they share.
 *
 * @return false if memory is out; acg_blocks_clear in either case
 *
 * Source: Hopcroft and Tarjan (1973), Comm. ACM 16: 372-378.
 */
bool acg_blocks_find(struct acg_blocks *out, const struct acg_puzzle *puzzle);
void acg_blocks_clear(struct acg_blocks *blocks);

/**
 * Makes a puzzle of some bonds of another, its nodes and bonds in the same order.
 *
 * @param bonds  `n` indexes of bonds, ascending
 * @param room   as many as `whole` has nodes, all UINT32_MAX; so again afterwards
 */
bool acg_puzzle_part(struct acg_puzzle *out, const struct acg_puzzle *whole, const uint32_t bonds[],
                     size_t n, uint32_t room[]);

#endif
