#include "analyse/eigenbound.h"

#include "analyse/dense.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NODES = 600, ROUNDS = 60 };
static const double promising = 0.5; // of the cost: worth looking for a better u

static void fill(const struct acg_puzzle *p, double matrix[])
{
    size_t n = p->n_nodes;
    memset(matrix, 0, n * n * sizeof *matrix);
    for (size_t i = 0; i < p->n_bonds; i++) {
        const struct acg_bond *bond = &p->bonds[i];
        double cost = (double)bond->cost;
        matrix[bond->a * n + bond->b] -= bond->positive ? cost : -cost;
        matrix[bond->b * n + bond->a] -= bond->positive ? cost : -cost;
        matrix[bond->a * n + bond->a] += cost;
        matrix[bond->b * n + bond->b] += cost;
    }
}

/** Climbs along the eigenvector: what it dwells on must weigh more. */
static acg_status climb(double matrix[], double vector[], size_t n, double cost, double *best,
                        acg_report *report)
{
    acg_status status = ACG_OK;
    for (int round = 0; round < ROUNDS && !status; round++) {
        double value, square = 0;
        status = acg_dense_lowest(matrix, n, &value, vector, report);
        if (status) break;
        double bound = value * (double)n / 4;
        *best = fmax(*best, bound);
        if (*best > cost - 1 || *best < promising * cost) break;
        for (size_t i = 0; i < n; i++) {
            vector[i] = vector[i] * vector[i] - 1 / (double)n;
            square += vector[i] * vector[i];
        }
        if (!(square > 1e-20)) break;                            // no u is better
        double step = (cost - bound) / ((double)n / 4) / square; // Polyak's
        for (size_t i = 0; i < n; i++)
            matrix[i * n + i] += 0.5 * step * vector[i];
    }
    return status;
}

acg_status acg_eigenbound(const struct acg_puzzle *puzzle, int64_t cost, int64_t *bound,
                          acg_report *report)
{
    size_t n = puzzle->n_nodes;
    *bound = 0;
    if (puzzle->camps != 2 || n > MOST_NODES || n < 2) return ACG_OK;
    double *matrix = malloc((n * n + n) * sizeof *matrix), best = 0, total = 0;
    if (!matrix) return acg_out_of_memory(report);
    for (size_t i = 0; i < puzzle->n_bonds; i++)
        total += (double)puzzle->bonds[i].cost;
    fill(puzzle, matrix);
    acg_status status = climb(matrix, matrix + n * n, n, (double)cost, &best, report);
    if (!status) *bound = (int64_t)ceil(fmax(0, best - 1e-6 - 1e-11 * total));
    free(matrix);
    return status;
}
