// analyse/coloring.h - whether hostile clusters fit into so many camps.
#ifndef ACG_ANALYSE_COLORING_H
#define ACG_ANALYSE_COLORING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum acg_fit { ACG_FITS, ACG_FITS_NOT, ACG_FIT_UNKNOWN };

/**
 * Gives each of `n` clusters one of `k` camps so that no two that are apart share one.
 *
 * @param apart  n x n; whether two are apart, symmetric, false on the diagonal
 * @param camp   n, filled if it fits
 * @return UNKNOWN if it takes too many steps or memory is out
 *
 * Source: Brelaz (1979), Comm. ACM 22: 251-256: next is who has fewest camps left.
 */
enum acg_fit acg_coloring_find(const bool apart[], uint32_t n, uint32_t k, uint32_t camp[]);

/** Of all ways the first: cluster 0 has camp 0, and each next one the lowest camp with which the
 * rest can do. For few clusters. */
enum acg_fit acg_coloring_first(const bool apart[], uint32_t n, uint32_t k, uint32_t camp[]);

#endif
