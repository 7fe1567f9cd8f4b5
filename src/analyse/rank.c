#include "analyse/rank.h"

#include "actorgraph/centrality.h"
#include "base/report.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    const struct acg_placed *x = a, *y = b;
    if (isnan(x->value) != isnan(y->value)) return isnan(x->value) ? 1 : -1;
    if (x->value > y->value || x->value < y->value) return x->value > y->value ? -1 : 1;
    return (x->owner > y->owner) - (x->owner < y->owner);
}

void acg_placed_sort(const double values[], size_t n, struct acg_placed placed[])
{
    for (size_t i = 0; i < n; i++)
        placed[i] = (struct acg_placed){values[i], i};
    if (n > 1) qsort(placed, n, sizeof *placed, by_value);
}

void acg_ranks_of(const double values[], size_t n, struct acg_placed placed[], size_t ranks[])
{
    static const double equal = 1e-9; // of the largest magnitude
    double most = 0;
    acg_placed_sort(values, n, placed);
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(values[i])); // fmax passes over NAN
    for (size_t i = 0; i < n; i++) {
        bool same = i > 0 && fabs(placed[i - 1].value - placed[i].value) <= equal * most;
        ranks[placed[i].owner] = isnan(placed[i].value) ? 0
                                 : same                 ? ranks[placed[i - 1].owner]
                                                        : i + 1;
    }
}

acg_status acg_ranks_find(const double values[], size_t n, size_t ranks[], acg_report *report)
{
    struct acg_placed *placed = calloc(n + 1, sizeof *placed);
    if (!placed) return acg_out_of_memory(report);
    acg_ranks_of(values, n, placed, ranks);
    free(placed);
    return ACG_OK;
}
