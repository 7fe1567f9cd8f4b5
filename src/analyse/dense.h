// analyse/dense.h - eigenvalues of whole symmetric matrices.
#ifndef ACG_ANALYSE_DENSE_H
#define ACG_ANALYSE_DENSE_H

#include "analyse/bridge.h"

/**
 * All eigenvalues of a symmetric matrix, ascending; LAPACK's dsyevr through igraph.
 *
 * @param matrix  n x n; only read
 * @param values  n, filled
 * @return ACG_OK or ACG_FAILED
 */
acg_status acg_dense_eigenvalues(const double matrix[], size_t n, double values[],
                                 acg_report *report);

/** The least eigenvalue and its vector, of length 1. */
acg_status acg_dense_lowest(const double matrix[], size_t n, double *value, double vector[],
                            acg_report *report);

#endif
