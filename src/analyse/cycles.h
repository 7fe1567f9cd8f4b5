// analyse/cycles.h - what a fractional split gets wrong: cycles that cannot be.
#ifndef ACG_ANALYSE_CYCLES_H
#define ACG_ANALYSE_CYCLES_H

#include "analyse/puzzle.h"

/** A bond in a clause: 2 x bond if it must be frustrated, 2 x bond + 1 if it must not. At least
 * one demand of a clause holds in every split. */
typedef uint32_t acg_literal;

/** Clauses, one behind the other. */
struct acg_clauses {
    acg_literal *literals;
    size_t *first; /**< those of clause i are [first[i], first[i + 1]) */
    double *lack;  /**< by clause: by how much values break it */
    size_t n, n_literals, capacity, literal_capacity;
    bool failed; /**< memory was out */
};

void acg_clauses_clear(struct acg_clauses *clauses); /**< frees */
void acg_clauses_add(struct acg_clauses *clauses, const acg_literal literals[], size_t n,
                     double lack);

/** Takes the clause behind all others out again. */
void acg_clauses_drop_last(struct acg_clauses *clauses);

/** The value of a demand, in [0, 1], if bonds are frustrated to the degree of `values`. */
static inline double acg_literal_value(acg_literal literal, const double values[])
{
    double value = values[literal / 2];
    return literal & 1 ? 1 - value : value;
}

/** Room to look for cycles of one puzzle. */
struct acg_cycles {
    const struct acg_puzzle *puzzle;
    uint32_t *triangles; // three bonds each
    size_t n_triangles;
    double *distance; // by node and layer
    acg_literal *via; // by node and layer: the way that leads there
    uint32_t *from;   // by node and layer
    uint32_t *heap, *place;
    size_t n_heap;
    uint32_t *stamp, *seen, now; // when a node and layer, a node, was met last
    acg_literal *path;
    uint32_t *covered; // by node: cycles of a round through it
};

/** False if memory is out; acg_cycles_clear in either case. */
bool acg_cycles_init(struct acg_cycles *out, const struct acg_puzzle *puzzle);
void acg_cycles_clear(struct acg_cycles *cycles);

/** Adds the clauses of triangles that values break. */
void acg_cycles_triangles(const struct acg_cycles *cycles, const double values[],
                          struct acg_clauses *out);

/**
 * Adds clauses of cycles that values break: for each node at least the one that is broken most, if
 * there is any. Two camps: the bonds of a cycle cannot be frustrated so that their signs come to -
 * (Barahona and Mahjoub 1986). More camps: a cycle cannot be cut once (Chopra and Rao 1993, Math.
 * Programming 59: 87-115). Both are shortest paths.
 */
void acg_cycles_search(struct acg_cycles *cycles, const double values[], struct acg_clauses *out);

#endif
