// analyse/relaxation.h - what a split costs at least: a linear program that cycles cut to shape.
#ifndef ACG_ANALYSE_RELAXATION_H
#define ACG_ANALYSE_RELAXATION_H

#include "analyse/cycles.h"

#include <glpk.h>

enum acg_relaxed {
    ACG_RELAXED,        /**< values are as good as cuts make them */
    ACG_RELAXED_BEYOND, /**< no split within the budget, as bonds are fixed */
    ACG_RELAXED_LATE,   /**< the time is up */
    ACG_RELAXED_FAILED, /**< memory is out */
};

/**
 * Minimises the cost of f in [0, 1], how far each bond is frustrated, over clauses that every
 * split keeps. The duals of GLPK only say where to look: what is proved is summed up from them by
 * ourselves, so that no tolerance of its own is in it.
 *
 * GLPK ends the process where memory is out: to be used in a child (base/child.h).
 */
struct acg_relaxation {
    const struct acg_puzzle *puzzle;
    glp_prob *program;
    struct acg_cycles cycles;
    struct acg_clauses rows, found; // of the program; broken by the values at hand
    unsigned char *idle;            // by row: rounds in which it did nothing
    size_t idle_capacity;
    signed char *fixed; // by bond: 0, 1, or -1
    double *values;     // by bond: f
    double *reduced;    // by bond: what f costs beyond what the rows explain
    double dual;        // proved for the bonds as they are fixed
    int64_t bound;      // the same, rounded up
    int64_t proved;     // the highest bound since the bonds were fixed so
    double unit, total; // the largest cost; the sum
    double deadline;    // of acg_now
    bool is_integral;
    uint32_t *used; // by bond: clauses of a round that it is in
    int *columns;
    double *entries;
};

/** False if memory is out; acg_relaxation_clear in either case. */
bool acg_relaxation_init(struct acg_relaxation *out, const struct acg_puzzle *puzzle,
                         double deadline);
void acg_relaxation_clear(struct acg_relaxation *relaxation);

/** Fixes a bond to be frustrated (1) or not (0), or sets it free (-1). */
void acg_relaxation_fix(struct acg_relaxation *relaxation, uint32_t bond, int value);

/**
 * Solves, cuts and solves again.
 *
 * @param budget  what a split may cost to be of interest
 * @param rounds  of cuts that may lie ahead until the budget is exceeded, at the present pace
 */
enum acg_relaxed acg_relaxation_solve(struct acg_relaxation *relaxation, int64_t budget,
                                      unsigned rounds);

#endif
