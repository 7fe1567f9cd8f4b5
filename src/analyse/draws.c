#include "analyse/inquiry.h"

#include "base/chance.h"
#include "base/crew.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>

enum { DRAWS_AT_ONCE = 64 };

/** Takes a stretch of draws; the result is the mean ranks of all candidates in each. */
static acg_status do_draws(void *context, size_t item, void *result, acg_report *report)
{
    struct acg_inquiry *q = context;
    struct acg_weighing how = acg_inquiry_weigh(q);
    double *ranks = result;
    (void)report;
    for (size_t d = item * DRAWS_AT_ONCE; d < (item + 1) * DRAWS_AT_ONCE; d++) {
        if (d >= q->options->draws) break;
        struct acg_chance chance = acg_chance_of(q->options->seed, d);
        for (size_t i = 0; i < q->ledger.n_claims; i++) {
            double confidence = acg_inquiry_claim(q, i)->confidence;
            bool stays = confidence >= 1 || acg_chance_uniform(&chance) < confidence;
            double jitter = q->options->jitter;
            double factor = jitter > 0 ? exp(jitter * acg_chance_normal(&chance)) : 1;
            q->weights[i] = stays ? q->usual[i] * factor : 0;
        }
        acg_closeness_measure(&q->closeness, &how);
        for (size_t k = 0; k < q->ledger.n_blocs; k++)
            *ranks++ = q->closeness.blocs[k].mean_rank;
    }
    return ACG_OK;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/** A quantile of sorted numbers, between the two that are next to it (Hyndman and Fan 1996, type
 * 7). */
static double quantile(const double sorted[], size_t n, double share)
{
    if (n == 0) return NAN;
    double at = share * (double)(n - 1);
    size_t below = (size_t)at, above = below + 1 < n ? below + 1 : below;
    return sorted[below] + (at - (double)below) * (sorted[above] - sorted[below]);
}

/** Adds the shares of first places of one draw. */
static void share_first(struct acg_inquiry *q, const double ranks[])
{
    double lead = INFINITY;
    size_t n = 0, n_blocs = q->ledger.n_blocs;
    for (size_t k = 0; k < n_blocs; k++)
        lead = fmin(lead, ranks[k]);
    for (size_t k = 0; k < n_blocs; k++)
        n += ranks[k] <= lead * (1 + 1e-11);
    for (size_t k = 0; k < n_blocs && isfinite(lead); k++) {
        if (ranks[k] <= lead * (1 + 1e-11)) {
            q->answer->rows[q->row_of[k]].first += 1 / (double)n / (double)q->options->draws;
        }
    }
}

static acg_status sum_draws(struct acg_inquiry *q, const double *ranks, acg_report *report)
{
    size_t n_blocs = q->ledger.n_blocs, n_draws = q->options->draws;
    double *sorted = malloc((n_draws + 1) * sizeof *sorted);
    if (!sorted) return acg_out_of_memory(report);
    for (size_t k = 0; k < n_blocs; k++)
        q->answer->rows[k].first = 0;
    for (size_t d = 0; d < n_draws; d++)
        share_first(q, ranks + d * n_blocs);
    for (size_t k = 0; k < n_blocs; k++) {
        struct acg_bloc_row *row = &q->answer->rows[q->row_of[k]];
        size_t n = 0;
        for (size_t d = 0; d < n_draws; d++) {
            double rank = ranks[d * n_blocs + k];
            if (!isnan(rank)) sorted[n++] = rank;
        }
        qsort(sorted, n, sizeof *sorted, by_size);
        row->low = quantile(sorted, n, 0.025);
        row->high = quantile(sorted, n, 0.975);
    }
    if (q->winner != ACG_NONE) {
        for (size_t d = 0; d < n_draws; d++)
            sorted[d] = acg_inquiry_margin(q, ranks + d * n_blocs);
        qsort(sorted, n_draws, sizeof *sorted, by_size);
        q->answer->margin_low = quantile(sorted, n_draws, 0.025);
        q->answer->margin_high = quantile(sorted, n_draws, 0.975);
    }
    free(sorted);
    return ACG_OK;
}

acg_status acg_inquiry_resample(struct acg_inquiry *q, acg_report *report)
{
    size_t n_draws = q->options->draws;
    if (n_draws == 0) return ACG_OK;
    struct acg_crew crew = {.work = do_draws,
                            .context = q,
                            .n_items = (n_draws + DRAWS_AT_ONCE - 1) / DRAWS_AT_ONCE,
                            .result_size = DRAWS_AT_ONCE * q->ledger.n_blocs * sizeof(double),
                            .what = "resampling",
                            .options = acg_inquiry_crew(q, (double)n_draws)};
    struct acg_crew_results results;
    acg_status status = acg_crew_run(&crew, &results, report);
    if (!status) status = sum_draws(q, (const double *)results.bytes, report);
    acg_crew_clear(&results);
    if (!status && q->answer->n_winners == 1) {
        q->answer->certainty = q->answer->rows[q->row_of[q->winner]].first;
    }
    return status;
}
