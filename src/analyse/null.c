#include "actorgraph/balance.h"

#include "analyse/triads.h"
#include "base/chance.h"
#include "base/crew.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_KEPT = 50000000 }; // triangles; beyond, each draw lists them again

/** The network, and its triangles if there is room for them. */
struct lot {
    const struct acg_signs *signs;
    const struct acg_null_options *options;
    uint32_t *triads; // three ties each
    size_t n_triads, capacity;
    bool too_many;
    struct acg_signed_tie *ties; // dealt anew
};

/** What a draw comes to. */
struct draw {
    double values[ACG_N_NULL_MEASURES];
};

static bool keep_triad(void *context, const uint32_t ties[3])
{
    struct lot *lot = context;
    if (lot->n_triads == lot->capacity) {
        size_t wanted = lot->capacity ? 2 * lot->capacity : 1024;
        uint32_t *grown = NULL;
        if (wanted <= MOST_KEPT) grown = realloc(lot->triads, 3 * wanted * sizeof *grown);
        lot->too_many = !grown;
        if (!grown) return false;
        lot->triads = grown;
        lot->capacity = wanted;
    }
    memcpy(lot->triads + 3 * lot->n_triads++, ties, 3 * sizeof *ties);
    return true;
}

/** Counts the triads of the network with the signs as they lie. */
static acg_status count(const struct lot *lot, const struct acg_signs *signs,
                        struct acg_triads *out, acg_report *report)
{
    if (lot->too_many) return acg_triads_count(signs, out, NULL, report);
    *out = (struct acg_triads){0};
    for (size_t i = 0; i < lot->n_triads; i++) {
        const uint32_t *ties = lot->triads + 3 * i;
        out->n[!signs->ties[ties[0]].positive + !signs->ties[ties[1]].positive +
               !signs->ties[ties[2]].positive]++;
    }
    return ACG_OK;
}

static acg_status measure(const struct lot *lot, const struct acg_signs *signs, struct draw *out,
                          acg_report *report)
{
    struct acg_triads triads;
    struct acg_walks walks = {.k = NAN};
    acg_status status = count(lot, signs, &triads, report);
    if (!status && lot->options->walks) status = acg_walks_measure(signs, &walks, report);
    if (status) return status;
    out->values[ACG_NULL_STRONG] = acg_triads_balance(&triads, (struct acg_triads_rule){0});
    out->values[ACG_NULL_WEAK] =
        acg_triads_balance(&triads, (struct acg_triads_rule){.weak = true});
    out->values[ACG_NULL_WALKS] = walks.k;
    return ACG_OK;
}

/** Deals the signs and weights out among the tied dyads (Fisher and Yates). */
static void deal(struct lot *lot, size_t number)
{
    struct acg_chance chance = acg_chance_of(lot->options->seed, number);
    size_t n = lot->signs->n_ties;
    memcpy(lot->ties, lot->signs->ties, n * sizeof *lot->ties);
    for (size_t i = n; i > 1; i--) {
        size_t k = (size_t)(acg_chance_uniform(&chance) * (double)i);
        struct acg_signed_tie *a = &lot->ties[i - 1], *b = &lot->ties[k];
        bool positive = a->positive;
        double weight = a->weight;
        a->positive = b->positive;
        a->weight = b->weight;
        b->positive = positive;
        b->weight = weight;
    }
}

static acg_status draw(void *context, size_t item, void *result, acg_report *report)
{
    struct lot *lot = context;
    deal(lot, item);
    struct acg_signs dealt = *lot->signs;
    dealt.ties = lot->ties;
    return measure(lot, &dealt, result, report);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/** The quantile of sorted values, between two of them in proportion. */
static double quantile(const double sorted[], size_t n, double share)
{
    double at = share * (double)(n - 1);
    size_t low = (size_t)at, high = low + 1 < n ? low + 1 : low;
    return sorted[low] + (at - (double)low) * (sorted[high] - sorted[low]);
}

/** Compares a value with those of the draws, which are sorted. */
static struct acg_null compare(double value, double values[], size_t n)
{
    static const double alike = 1e-12; // sums of the same terms in another order
    struct acg_null out = {value, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    double sum = 0, squares = 0;
    size_t more = 0, less = 0;
    if (isnan(value)) return out;
    qsort(values, n, sizeof *values, by_value);
    for (size_t i = 0; i < n; i++) {
        sum += values[i];
        more += values[i] >= value - alike;
        less += values[i] <= value + alike;
    }
    out.mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (values[i] - out.mean) * (values[i] - out.mean);
    if (n > 1) out.deviation = sqrt(squares / (double)(n - 1));
    if (out.deviation > alike) out.z = (value - out.mean) / out.deviation;
    out.low = quantile(values, n, 0.025);
    out.high = quantile(values, n, 0.975);
    out.p_more = (double)(1 + more) / (double)(1 + n);
    out.p_less = (double)(1 + less) / (double)(1 + n);
    return out;
}

static acg_status compare_all(struct lot *lot, struct acg_null out[], acg_report *report)
{
    size_t n = lot->options->draws;
    struct draw own = {{0}};
    struct acg_crew crew = {.work = draw,
                            .context = lot,
                            .n_items = n,
                            .result_size = sizeof(struct draw),
                            .what = "the null model",
                            .options = lot->options->crew};
    struct acg_crew_results results = {0};
    double *values = malloc(n * sizeof *values); // n > 0
    if (!values) return acg_out_of_memory(report);
    acg_status status = measure(lot, lot->signs, &own, report);
    if (!status) status = acg_crew_run(&crew, &results, report);
    for (int m = 0; m < ACG_N_NULL_MEASURES && !status; m++) {
        for (size_t i = 0; i < n; i++) {
            struct draw one;
            memcpy(&one, results.bytes + i * sizeof one, sizeof one);
            values[i] = one.values[m];
        }
        out[m] = compare(own.values[m], values, n);
    }
    acg_crew_clear(&results);
    free(values);
    return status;
}

acg_status acg_null_compare(const struct acg_signs *signs, const struct acg_null_options *options,
                            struct acg_null out[], acg_report *report)
{
    if (options->draws == 0) return acg_misuse(report, "a null model needs draws");
    struct lot lot = {.signs = signs, .options = options};
    lot.ties = malloc((signs->n_ties + 1) * sizeof *lot.ties);
    acg_status status =
        lot.ties ? acg_triads_list(signs, keep_triad, &lot, report) : acg_out_of_memory(report);
    if (!status) status = compare_all(&lot, out, report);
    free(lot.ties);
    free(lot.triads);
    return status;
}
