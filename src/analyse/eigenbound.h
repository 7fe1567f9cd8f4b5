// analyse/eigenbound.h - what a split in two costs at least, by eigenvalues.
#ifndef ACG_ANALYSE_EIGENBOUND_H
#define ACG_ANALYSE_EIGENBOUND_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "analyse/puzzle.h"

/**
 * A lower bound of the cost of a split in two camps: x'Lx / 4 is what the split x in {-1, 1}^n
 * costs, L being the signed Laplacian, so that n/4 times the least eigenvalue of L + diag(u) is a
 * bound for every u that sums up to 0. A good u is looked for if that could prove `cost`. It is
 * strong where cycles are weak: in dense and hostile networks.
 *
 * @param bound  0 if the puzzle has more than two camps or is too large
 * @return ACG_OK or ACG_FAILED
 *
 * Source: Delorme and Poljak (1993), Math. Programming 62: 557-574.
 */
acg_status acg_eigenbound(const struct acg_puzzle *puzzle, int64_t cost, int64_t *bound,
                          acg_report *report);

#endif
