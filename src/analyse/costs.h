// analyse/costs.h - weights as whole numbers, so that sums are equal or not without doubt.
#ifndef ACG_ANALYSE_COSTS_H
#define ACG_ANALYSE_COSTS_H

#include <stddef.h>
#include <stdint.h>

/**
 * Finds whole numbers that are to each other as the weights. They are exact if some power of ten,
 * 1 to 10^6, makes all weights whole and none larger than 10^6; else rounded to a millionth of the
 * largest, but at least 1.
 *
 * @param weights  > 0, finite
 * @param costs    filled
 * @return what a cost of 1 weighs
 */
double acg_costs_of(const double weights[], size_t n, int64_t costs[]);

#endif
