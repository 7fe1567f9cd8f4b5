#include "draw/spread.h"

#include <assert.h>
#include <math.h>

/** The fit of position `i`: the largest over its left ends of the least over its right ends of the
 * mean between them. */
static double fit(const double at[], size_t n, size_t i)
{
    double best = -INFINITY;
    for (size_t left = 0; left <= i; left++) {
        double sum = 0, least = INFINITY;
        for (size_t right = left; right < n; right++) {
            sum += at[right];
            if (right >= i) least = fmin(least, sum / (double)(right - left + 1));
        }
        best = fmax(best, least);
    }
    return best;
}

void acg_spread(double at[], size_t n, double gap, double low, double high)
{
    double level[ACG_MOST_SPREAD];
    assert(n <= ACG_MOST_SPREAD);
    if (n > 1) gap = fmin(gap, (high - low) / (double)(n - 1));
    for (size_t i = 0; i < n; i++)
        level[i] = at[i] - (double)i * gap;
    for (size_t i = 0; i < n; i++) {
        double last = high - gap * (double)(n - 1);
        at[i] = fmin(fmax(fit(level, n, i), low), fmax(last, low)) + (double)i * gap;
    }
}
