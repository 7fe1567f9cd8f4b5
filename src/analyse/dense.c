#include "analyse/dense.h"

/** All eigenvalues into `values`, or the least one with its vector. */
static acg_status solve(const double matrix[], size_t n, double values[], double vector[],
                        acg_report *report)
{
    igraph_matrix_t copy, vectors;
    igraph_vector_t found;
    igraph_integer_t size = (igraph_integer_t)n;
    acg_bridge_enter();
    igraph_error_t code = igraph_matrix_init(&copy, size, size);
    if (code) return acg_from_igraph(code, "eigenvalues", report);
    igraph_error_t has_vectors = igraph_matrix_init(&vectors, 0, 0);
    igraph_error_t has_found = igraph_vector_init(&found, 0);
    code = has_vectors ? has_vectors : has_found;
    for (size_t i = 0; i < n * n && !code; i++)
        copy.data.stor_begin[i] = matrix[i]; // by columns or by rows: it is symmetric
    if (!code) {
        code = igraph_lapack_dsyevr(&copy,
                                    vector ? IGRAPH_LAPACK_DSYEV_SELECT : IGRAPH_LAPACK_DSYEV_ALL,
                                    0, 0, 0, 1, 1, 0, &found, vector ? &vectors : NULL, NULL);
    }
    for (igraph_integer_t i = 0; i < (vector ? 1 : size) && !code; i++)
        values[i] = VECTOR(found)[i];
    for (igraph_integer_t i = 0; vector && i < size && !code; i++)
        vector[i] = MATRIX(vectors, i, 0);
    if (!has_found) igraph_vector_destroy(&found);
    if (!has_vectors) igraph_matrix_destroy(&vectors);
    igraph_matrix_destroy(&copy);
    return acg_from_igraph(code, "eigenvalues", report);
}

acg_status acg_dense_eigenvalues(const double matrix[], size_t n, double values[],
                                 acg_report *report)
{
    return n > 0 ? solve(matrix, n, values, NULL, report) : ACG_OK;
}

acg_status acg_dense_lowest(const double matrix[], size_t n, double *value, double vector[],
                            acg_report *report)
{
    return solve(matrix, n, value, vector, report);
}
