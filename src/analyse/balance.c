#include "actorgraph/balance.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>

/** The root of an actor in the forest of positive parts; shortens the way there. */
static uint32_t root_of(uint32_t up[], uint32_t actor)
{
    while (up[actor] != actor) {
        up[actor] = up[up[actor]];
        actor = up[actor];
    }
    return actor;
}

static acg_status count_negative_inside(struct acg_balance *out, acg_report *report)
{
    const struct acg_signs *signs = &out->signs;
    uint32_t *up = malloc((signs->n_actors + 1) * sizeof *up);
    if (!up) return acg_out_of_memory(report);
    for (uint32_t i = 0; i < signs->n_actors; i++)
        up[i] = i;
    for (size_t i = 0; i < signs->n_ties; i++) {
        uint32_t a = root_of(up, signs->ties[i].a), b = root_of(up, signs->ties[i].b);
        if (signs->ties[i].positive) up[a > b ? a : b] = a > b ? b : a;
    }
    for (size_t i = 0; i < signs->n_ties; i++) {
        bool inside = root_of(up, signs->ties[i].a) == root_of(up, signs->ties[i].b);
        out->n_negative_inside += inside && !signs->ties[i].positive;
    }
    free(up);
    return ACG_OK;
}

/** The index by weight where the split is by number, and the other way round. */
static acg_status find_other(const struct acg_balance_options *options, struct acg_balance *out,
                             acg_report *report)
{
    struct acg_frustration_options other = options->split;
    other.weighted = !other.weighted;
    other.index_only = true;
    return acg_frustration_find(&out->signs, &other, &out->other, report);
}

static acg_status compare(const struct acg_balance_options *options, struct acg_balance *out,
                          acg_report *report)
{
    static const struct acg_null none = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    for (int i = 0; i < ACG_N_NULL_MEASURES; i++)
        out->null[i] = none;
    if (options->null.draws == 0) return ACG_OK;
    return acg_null_compare(&out->signs, &options->null, out->null, report);
}

acg_status acg_balance_measure(const acg_slice *slice, const struct acg_balance_options *options,
                               struct acg_balance *out, acg_report *report)
{
    *out = (struct acg_balance){0};
    acg_status status = acg_signs_init(&out->signs, slice, options->dyads, report);
    if (!status) {
        out->of_actors = calloc(out->signs.n_actors + 1, sizeof *out->of_actors);
        if (!out->of_actors) status = acg_out_of_memory(report);
    }
    if (!status) status = acg_triads_count(&out->signs, &out->triads, out->of_actors, report);
    if (!status) status = count_negative_inside(out, report);
    if (!status) status = acg_walks_measure(&out->signs, &out->walks, report);
    if (!status) status = acg_frustration_find(&out->signs, &options->split, &out->split, report);
    if (!status) status = find_other(options, out, report);
    if (!status) status = compare(options, out, report);
    return status;
}

void acg_balance_clear(struct acg_balance *balance)
{
    acg_frustration_clear(&balance->split);
    acg_frustration_clear(&balance->other);
    free(balance->of_actors);
    acg_signs_clear(&balance->signs);
    *balance = (struct acg_balance){0};
}

bool acg_balance_is_strained(const struct acg_balance *balance, size_t tie)
{
    return balance->split.settled ? balance->split.strain[tie] != ACG_STRAIN_NEVER
                                  : balance->split.frustrated[tie];
}
