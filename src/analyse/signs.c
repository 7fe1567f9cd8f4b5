#include "actorgraph/balance.h"

#include "analyse/network.h"
#include "base/report.h"
#include "slice/slice.h"

#include <math.h>
#include <stdlib.h>

static const double alike = 1e-12; // of a sum: what its rounding may come to

/** A tie of the slice on its way to its dyad. */
struct entry {
    uint32_t a, b, tie;
};

static int by_dyad(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    return a->tie < b->tie ? -1 : 1;
}

/** Lists the ties that have a sign for balance; says how many. */
static size_t list_entries(const acg_slice *slice, struct entry entries[])
{
    bool memberships = slice->options.kinds >> ACG_MEMBERSHIP & 1;
    size_t n = 0;
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        const struct acg_slice_tie *tie = &slice->ties[i];
        if (tie->kind == ACG_MEMBERSHIP && !memberships) continue;
        bool turn = tie->from > tie->to;
        entries[n++] =
            turn ? (struct entry){tie->to, tie->from, i} : (struct entry){tie->from, tie->to, i};
    }
    return n;
}

/** Puts the entries [0, n) of one dyad into the graph, if they have a sign together. */
static acg_status add_dyad(struct acg_signs *out, const acg_slice *slice, enum acg_dyad_rule rule,
                           const struct entry entries[], size_t n, acg_report *report)
{
    double sums[2] = {0, 0}; // of hostility, of cooperation
    for (size_t i = 0; i < n; i++) {
        const struct acg_slice_tie *tie = &slice->ties[entries[i].tie];
        sums[acg_kind_sign(tie->kind) > 0] += tie->weight;
    }
    if (!isfinite(sums[0]) || !isfinite(sums[1])) {
        return acg_network_reject_sum(slice, entries->a, entries->b, report);
    }
    double net = sums[1] - sums[0];
    bool mixed = sums[0] > 0 && sums[1] > 0;
    bool equal = fabs(net) <= alike * sums[1]; // 0.1 and 0.2 outweigh no 0.3
    bool has_sign = !equal && !(mixed && rule == ACG_DYAD_AMBIVALENT);
    out->n_mixed += mixed;
    out->n_unsigned += !has_sign;
    if (!has_sign) return ACG_OK;
    struct acg_signed_tie *tie = &out->ties[out->n_ties++];
    uint32_t first = tie == out->ties ? 0 : tie[-1].first + tie[-1].n;
    *tie = (struct acg_signed_tie){entries->a, entries->b, net > 0, fabs(net), first, (uint32_t)n};
    for (size_t i = 0; i < n; i++)
        out->sources[first + i] = entries[i].tie;
    out->n_positive += net > 0;
    out->n_negative += net < 0;
    return ACG_OK;
}

acg_status acg_signs_init(struct acg_signs *out, const acg_slice *slice, enum acg_dyad_rule rule,
                          acg_report *report)
{
    size_t room = slice->n_ties + 1;
    *out = (struct acg_signs){.n_actors = slice->n_actors};
    struct entry *entries = malloc(room * sizeof *entries);
    out->ties = malloc(room * sizeof *out->ties);
    out->sources = malloc(room * sizeof *out->sources);
    acg_status status = ACG_OK;
    if (!entries || !out->ties || !out->sources) {
        status = acg_out_of_memory(report);
    } else {
        size_t n = list_entries(slice, entries);
        if (n > 0) qsort(entries, n, sizeof *entries, by_dyad);
        for (size_t i = 0, next; i < n && !status; i = next) {
            for (next = i + 1; next < n; next++)
                if (entries[next].a != entries[i].a || entries[next].b != entries[i].b) break;
            status = add_dyad(out, slice, rule, entries + i, next - i, report);
        }
    }
    free(entries);
    return status;
}

void acg_signs_clear(struct acg_signs *signs)
{
    free(signs->ties);
    free(signs->sources);
    *signs = (struct acg_signs){0};
}
