#include "actorgraph/chart.h"

#include "base/report.h"
#include "draw/words.h"

#include <math.h>
#include <stdlib.h>

enum { TRIADS, WEAK, WALKS, TIES, INDEX, N_ROWS, N_PANELS = 2 };

/** Fills the panels, each of N_ROWS x n values: a row stands in one of them. */
static void fill(const struct acg_balance_series *series, double degrees[], double indexes[])
{
    size_t n = series->n;
    for (size_t i = 0; i < N_ROWS * n; i++)
        degrees[i] = indexes[i] = NAN;
    for (size_t i = 0; i < n; i++) {
        const struct acg_balance_point *point = &series->points[i];
        degrees[TRIADS * n + i] = point->triads;
        degrees[WEAK * n + i] = point->weak;
        degrees[WALKS * n + i] = point->walks;
        degrees[TIES * n + i] = point->ties;
        indexes[INDEX * n + i] = point->index;
    }
}

acg_status acg_chart_balance(const struct acg_balance_series *series,
                             const struct acg_chart_options *options, char **bytes, size_t *length,
                             acg_report *report)
{
    const struct acg_words *words = acg_words_in(options->language);
    double *values = malloc((2 * N_ROWS * series->n + 1) * sizeof *values);
    *bytes = NULL;
    *length = 0;
    if (!values) return acg_out_of_memory(report);
    double *indexes = values + N_ROWS * series->n;
    fill(series, values, indexes);
    const struct acg_chart_panel panels[N_PANELS] = {
        {.name = words->balance_degree, .values = values},
        {.name = words->balance_index, .values = indexes},
    };
    const struct acg_chart_data data = {.subject = ACG_CHART_BALANCE,
                                        .graph = series->graph,
                                        .windows = series->windows,
                                        .n_windows = series->n,
                                        .names = words->balance_rows,
                                        .n_rows = N_ROWS,
                                        .panels = panels,
                                        .n_panels = N_PANELS};
    acg_status status = acg_chart_lines(&data, options, bytes, length, report);
    free(values);
    return status;
}
