#include "analyse/costs.h"

#include <math.h>
#include <stdbool.h>

static const double most = 1e6; // of a cost: sums of 10^9 of them are exact

/** Whether all weights are whole in that unit, as far as their digits go. */
static bool is_exact(const double weights[], size_t n, double factor)
{
    for (size_t i = 0; i < n; i++) {
        double cost = weights[i] * factor, whole = round(cost);
        if (whole < 1 || whole > most || fabs(cost - whole) > 1e-9 * whole) return false;
    }
    return true;
}

double acg_costs_of(const double weights[], size_t n, int64_t costs[])
{
    double largest = 0, factor = 1;
    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, weights[i]);
    while (factor < most && !is_exact(weights, n, factor))
        factor *= 10;
    bool exact = is_exact(weights, n, factor);
    double unit = exact || !(largest > 0) ? 1 / factor : largest / most;
    for (size_t i = 0; i < n; i++)
        costs[i] = (int64_t)fmax(1, exact ? round(weights[i] * factor)
                                          : round(weights[i] / largest * most));
    return unit;
}
