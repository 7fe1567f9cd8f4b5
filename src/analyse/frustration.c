#include "analyse/frustration.h"

#include "analyse/costs.h"
#include "base/bits.h"
#include "base/process.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>

/** The signed graph as a puzzle. */
static bool make_puzzle(struct acg_untangling *u, const struct acg_signs *signs, uint32_t camps)
{
    size_t m = signs->n_ties;
    double *weights = malloc((m + 1) * sizeof *weights);
    int64_t *costs = malloc((m + 1) * sizeof *costs);
    bool memory =
        acg_puzzle_init(&u->puzzle, (uint32_t)signs->n_actors, m, camps) && weights && costs;
    for (size_t i = 0; i < m && memory; i++)
        weights[i] = u->options->weighted ? signs->ties[i].weight : 1;
    if (memory) u->unit = acg_costs_of(weights, m, costs);
    for (size_t i = 0; i < m && memory; i++) {
        const struct acg_signed_tie *tie = &signs->ties[i];
        u->puzzle.bonds[i] = (struct acg_bond){tie->a, tie->b, tie->positive, false, costs[i]};
    }
    if (memory) acg_puzzle_link(&u->puzzle);
    free(weights);
    free(costs);
    return memory;
}

/** What the first split costs, in ties and in weight. */
static void add_costs(struct acg_frustration *out, const struct acg_untangling *u,
                      const struct acg_signs *signs)
{
    double all = 0;
    for (size_t i = 0; i < signs->n_ties; i++) {
        out->frustrated[i] = acg_bits_has(u->optimum.splits, i);
        out->n_frustrated += out->frustrated[i];
        out->weight += out->frustrated[i] ? signs->ties[i].weight : 0;
        all += u->options->weighted ? signs->ties[i].weight : 1;
    }
    out->cost = u->options->weighted ? out->weight : (double)out->n_frustrated;
    out->balance = all > 0 ? 1 - 2 * out->cost / all : NAN;
    out->proved = u->optimum.proved;
    out->bound = out->cost;
    if (!out->proved) { // a cost may have been rounded by half a unit
        double rounding = u->options->weighted ? 0.5 * (double)signs->n_ties : 0;
        out->bound = fmax(0, ((double)u->optimum.bound - rounding) * u->unit);
    }
}

static bool make_room(struct acg_frustration *out, const struct acg_signs *signs, size_t n_splits)
{
    size_t n = signs->n_actors + 1, m = signs->n_ties + 1;
    if (n_splits > SIZE_MAX / sizeof *out->camps / n) return false;
    out->part = malloc(n * sizeof *out->part);
    out->camps = malloc(n * n_splits * sizeof *out->camps);
    out->frustrated = calloc(m, sizeof *out->frustrated);
    out->strain = calloc(m, sizeof *out->strain);
    out->undecided = calloc(n, sizeof *out->undecided);
    return out->part && out->camps && out->frustrated && out->strain && out->undecided;
}

static acg_status report_all(struct acg_untangling *u, const struct acg_signs *signs,
                             struct acg_frustration *out, acg_report *report)
{
    out->n_splits = u->optimum.n_splits;
    if (!make_room(out, signs, out->n_splits)) return acg_out_of_memory(report);
    add_costs(out, u, signs);
    out->settled = u->optimum.settled && u->optimum.proved && !u->options->index_only;
    out->n_best = out->settled ? u->optimum.n_best : 0;
    out->more = !out->settled || u->optimum.more || u->optimum.n_best >= 0x1p53;
    for (size_t i = 0; i < signs->n_ties && out->settled; i++)
        out->strain[i] = (enum acg_strain)u->optimum.strain[i];
    return acg_camps_name(u, out) ? ACG_OK : acg_out_of_memory(report);
}

acg_status acg_frustration_find(const struct acg_signs *signs,
                                const struct acg_frustration_options *options,
                                struct acg_frustration *out, acg_report *report)
{
    *out = (struct acg_frustration){0};
    struct acg_untangling u = {.options = options};
    uint32_t camps = options->camps ? options->camps : 2;
    bool limited = options->seconds > 0;
    u.effort = (struct acg_effort){.deadline = limited ? acg_now() + options->seconds : INFINITY,
                                   .most_splits = options->most_splits ? options->most_splits : 1,
                                   .index_only = options->index_only};
    if (camps >= signs->n_actors && camps > 2) camps = ACG_CAMPS_ANY;
    acg_status status = ACG_OK;
    if (!make_puzzle(&u, signs, camps)) status = acg_out_of_memory(report);
    if (!status) status = acg_untangle(&u, report);
    if (!status) status = report_all(&u, signs, out, report);
    acg_optimum_clear(&u.optimum);
    acg_puzzle_clear(&u.puzzle);
    return status;
}

void acg_frustration_clear(struct acg_frustration *frustration)
{
    free(frustration->part);
    free(frustration->camps);
    free(frustration->frustrated);
    free(frustration->strain);
    free(frustration->undecided);
    *frustration = (struct acg_frustration){0};
}
