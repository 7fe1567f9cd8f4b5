#include "actorgraph/balance.h"

#include "analyse/dense.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Numbers the actors with a tie, in order; says how many. */
static size_t number_actors(const struct acg_signs *signs, uint32_t index[])
{
    size_t n = 0;
    memset(index, 0, signs->n_actors * sizeof *index);
    for (size_t i = 0; i < signs->n_ties; i++)
        index[signs->ties[i].a] = index[signs->ties[i].b] = 1;
    for (size_t i = 0; i < signs->n_actors; i++)
        if (index[i]) index[i] = (uint32_t)n++;
    return n;
}

/** Which matrix of the signed graph. */
enum matrix { SIGNED, UNSIGNED, LAPLACIAN };

static void fill(double matrix[], size_t n, const struct acg_signs *signs, const uint32_t index[],
                 enum matrix which)
{
    memset(matrix, 0, n * n * sizeof *matrix);
    for (size_t i = 0; i < signs->n_ties; i++) {
        const struct acg_signed_tie *tie = &signs->ties[i];
        size_t a = index[tie->a], b = index[tie->b];
        double entry = tie->positive || which == UNSIGNED ? 1 : -1;
        matrix[a * n + b] = matrix[b * n + a] = which == LAPLACIAN ? -entry : entry;
        if (which == LAPLACIAN) {
            matrix[a * n + a]++;
            matrix[b * n + b]++;
        }
    }
}

/** The sum of exp(x - top) over eigenvalues x, from the smallest on. */
static double sum_exp(const double values[], size_t n, double top)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += exp(values[i] - top);
    return sum;
}

static acg_status measure(const struct acg_signs *signs, const uint32_t index[], size_t n,
                          struct acg_walks *out, acg_report *report)
{
    static const double dust = 1e-12; // of the largest eigenvalue
    double *matrix = malloc((n * n + 3 * n) * sizeof *matrix);
    if (!matrix) return acg_out_of_memory(report);
    double *values = matrix + n * n;
    acg_status status = ACG_OK;
    for (int which = SIGNED; which <= LAPLACIAN && !status; which++) {
        fill(matrix, n, signs, index, (enum matrix)which);
        status = acg_dense_eigenvalues(matrix, n, values + n * (size_t)which, report);
    }
    if (!status) {
        double top = values[2 * n - 1], *laplacian = values + 2 * n; // |A| has the largest of both
        out->k = fmin(1, sum_exp(values, n, top) / sum_exp(values + n, n, top));
        out->u = (1 - out->k) / (1 + out->k);
        double least = values[0], most = values[n - 1];
        out->leading = -least > most * (1 + dust) ? least : most;
        out->laplacian = laplacian[0] > dust * (double)n * laplacian[n - 1] ? laplacian[0] : 0;
    }
    free(matrix);
    return status;
}

acg_status acg_walks_measure(const struct acg_signs *signs, struct acg_walks *out,
                             acg_report *report)
{
    *out = (struct acg_walks){.k = NAN, .u = NAN, .laplacian = NAN, .leading = NAN};
    uint32_t *index = malloc((signs->n_actors + 1) * sizeof *index);
    if (!index) return acg_out_of_memory(report);
    size_t n = out->n_actors = number_actors(signs, index);
    bool defined = n > 0 && n <= ACG_MOST_DENSE;
    acg_status status = defined ? measure(signs, index, n, out, report) : ACG_OK;
    free(index);
    return status;
}
