#include "analyse/sides.h"

#include "actorgraph/balance.h"
#include "analyse/puzzle.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double seconds = 60; // for one network

static int sign_of(const struct acg_pair *pair, const double slots[])
{
    double good = pair->cooperation == ACG_NONE ? 0 : slots[pair->cooperation];
    double bad = pair->hostility == ACG_NONE ? 0 : slots[pair->hostility];
    return (good > bad) - (good < bad);
}

static void list_ties(const struct acg_ledger *ledger, const double slots[], uint32_t without,
                      struct acg_signs *out)
{
    out->n_actors = ledger->n_nodes;
    for (size_t i = 0; i < ledger->n_pairs; i++) {
        const struct acg_pair *pair = &ledger->pairs[i];
        int sign = sign_of(pair, slots);
        if (!sign || pair->a == without || pair->b == without) continue;
        out->ties[out->n_ties++] = (struct acg_signed_tie){pair->a, pair->b, sign > 0, 1, 0, 0};
    }
}

/** Leaves the ties of the largest connected part, of equal ones that with the first node; says how
 * many actors it has. */
static size_t keep_largest(struct acg_signs *signs, struct acg_union *parts, size_t sizes[])
{
    size_t n = 0, n_nodes = signs->n_actors;
    uint32_t largest = 0;
    for (size_t i = 0; i < signs->n_ties; i++)
        acg_union_join(parts, signs->ties[i].a, signs->ties[i].b, false);
    for (uint32_t v = 0; v < n_nodes; v++)
        sizes[acg_union_find(parts, v, NULL)]++;
    for (uint32_t v = 0; v < n_nodes; v++)
        if (sizes[v] > sizes[largest]) largest = v; // a part is known by its first node
    for (size_t i = 0; i < signs->n_ties; i++) {
        if (acg_union_find(parts, signs->ties[i].a, NULL) == largest)
            signs->ties[n++] = signs->ties[i];
    }
    signs->n_ties = n;
    return n_nodes ? sizes[largest] : 0;
}

static void take(const struct acg_frustration *found, size_t n_nodes, struct acg_sides *out)
{
    out->n_frustrated = found->n_frustrated;
    out->n_solutions = (size_t)fmin(found->n_best, 1e18);
    out->more = found->more;
    out->n_undecided = found->n_undecided;
    for (size_t v = 0; v < n_nodes; v++) {
        if (found->camps[v] == ACG_NONE || found->undecided[v]) continue;
        out->side[v] = found->camps[v];
        out->n_sides[out->side[v]]++;
    }
}

static acg_status solve(struct acg_signs *signs, size_t size, struct acg_sides *out,
                        acg_report *report)
{
    const struct acg_frustration_options options = {.seconds = seconds};
    struct acg_frustration found;
    acg_status status = acg_frustration_find(signs, &options, &found, report);
    if (!status && !found.settled) {
        status = acg_reject(report, NULL,
                            "the best camps of %zu actors could not be proved in %g s; take fewer "
                            "actors (--only, --ego, --min-weight) or name blocs",
                            size, seconds);
    }
    if (!status && found.camps && found.undecided) take(&found, signs->n_actors, out);
    acg_frustration_clear(&found);
    return status;
}

acg_status acg_sides_find(const struct acg_ledger *ledger, const double slots[], uint32_t without,
                          struct acg_sides *out, acg_report *report)
{
    size_t n = ledger->n_nodes;
    struct acg_union parts;
    struct acg_signs signs = {.ties = malloc((ledger->n_pairs + 1) * sizeof *signs.ties)};
    size_t *sizes = calloc(n + 1, sizeof *sizes);
    *out = (struct acg_sides){.side = malloc((n + 1) * sizeof *out->side)};
    bool has_parts = acg_union_init(&parts, (uint32_t)n);
    acg_status status = ACG_FAILED;
    if (has_parts && signs.ties && sizes && out->side) {
        memset(out->side, 0xff, n * sizeof *out->side);
        list_ties(ledger, slots, without, &signs);
        size_t size = keep_largest(&signs, &parts, sizes);
        status = solve(&signs, size, out, report);
    } else {
        acg_out_of_memory(report);
    }
    acg_signs_clear(&signs);
    acg_union_clear(&parts);
    free(sizes);
    return status;
}

void acg_sides_clear(struct acg_sides *sides)
{
    free(sides->side);
    *sides = (struct acg_sides){0};
}
