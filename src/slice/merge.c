#include "slice/merge.h"

#include "base/report.h"

#include <stdlib.h>
#include <string.h>

#define COMPARE(a, b)                                                                              \
    if ((a) != (b)) return (a) < (b) ? -1 : 1

/** What decides the place of a strand, in words that compare fast. */
struct keyed {
    uint64_t dyad;  // from, to
    uint64_t layer; // kind, directed, rank of the type
    double weight, factor;
    const acg_graph *graph;
    const struct acg_claim *claim;
    uint32_t index; // of the claim
};

/** By dyad, kind, direction, type and weight: sums then run from the lightest to the heaviest. */
static int by_weight(const void *x, const void *y)
{
    const struct keyed *a = x, *b = y;
    COMPARE(a->dyad, b->dyad);
    COMPARE(a->layer, b->layer);
    COMPARE(a->weight, b->weight);
    COMPARE(a->factor, b->factor);
    return 0;
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/** Dates that mean the same days may be written in two ways ("2016" and "2016?"). */
static int compare_dates(const acg_graph *graph, uint32_t a, uint32_t b)
{
    size_t count;
    const struct acg_date *dates = acg_graph_dates(graph, &count);
    return compare_text(a == ACG_NONE ? "" : dates[a].text, b == ACG_NONE ? "" : dates[b].text);
}

/** By the ids of the sources, since their indexes follow the file. */
static int compare_cites(const acg_graph *graph, const struct acg_claim *a,
                         const struct acg_claim *b)
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(graph, &count);
    const struct acg_source *sources = acg_graph_sources(graph, &count);
    COMPARE(a->n_cites, b->n_cites);
    for (uint32_t i = 0; i < a->n_cites; i++) {
        int order =
            strcmp(sources[cites[a->first_cite + i]].id, sources[cites[b->first_cite + i]].id);
        if (order) return order;
    }
    return 0;
}

static int compare_content(const acg_graph *graph, const struct acg_claim *a,
                           const struct acg_claim *b)
{
    int order = compare_text(a->id, b->id);
    if (!order) order = compare_text(a->note, b->note);
    if (order) return order;
    COMPARE(a->status, b->status);
    COMPARE(a->confidence, b->confidence);
    COMPARE(a->timing, b->timing);
    COMPARE(a->among, b->among);
    order = compare_dates(graph, a->since, b->since);
    if (!order) order = compare_dates(graph, a->until, b->until);
    if (!order) order = compare_dates(graph, a->recorded, b->recorded);
    return order ? order : compare_cites(graph, a, b);
}

/** By time, then by all that shows of a claim. */
static int by_time(const void *x, const void *y)
{
    const struct keyed *a = x, *b = y;
    COMPARE(a->claim->when.from, b->claim->when.from);
    COMPARE(a->claim->when.until, b->claim->when.until);
    COMPARE(a->layer, b->layer);
    COMPARE(a->weight, b->weight);
    int order = compare_content(a->graph, a->claim, b->claim);
    if (order) return order;
    COMPARE(a->index, b->index);
    return 0;
}

struct ranked {
    const char *id;
    uint32_t index;
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct ranked *)a)->id, ((const struct ranked *)b)->id);
}

/** Ranks of the types by id, from 1, so that the order of the codebook does not matter; free it.
 * NULL without memory. */
static uint32_t *rank_types(const acg_graph *graph)
{
    size_t count;
    const struct acg_type *types = acg_graph_types(graph, &count);
    uint32_t *ranks = malloc((count + 1) * sizeof *ranks);
    struct ranked *sorted = malloc((count + 1) * sizeof *sorted);
    for (uint32_t i = 0; ranks && sorted && i < count; i++) {
        sorted[i] = (struct ranked){types[i].id, i};
    }
    if (ranks && sorted) qsort(sorted, count, sizeof *sorted, by_id);
    for (uint32_t i = 0; ranks && sorted && i < count; i++) {
        ranks[sorted[i].index] = i + 1;
    }
    if (!sorted) {
        free(ranks);
        ranks = NULL;
    }
    free(sorted);
    return ranks;
}

static struct keyed *make_keys(const acg_graph *graph, const struct acg_strand strands[], size_t n)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(graph, &count);
    uint32_t *ranks = rank_types(graph);
    struct keyed *keyed = malloc((n + 1) * sizeof *keyed);
    if (!ranks || !keyed) {
        free(ranks);
        free(keyed);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        const struct acg_strand *strand = &strands[i];
        uint64_t type = strand->type == ACG_NONE ? 0 : ranks[strand->type];
        keyed[i] = (struct keyed){
            .dyad = (uint64_t)strand->from << 32 | strand->to,
            .layer = (uint64_t)strand->kind << 40 | (uint64_t)strand->directed << 36 | type,
            .weight = strand->weight,
            .factor = strand->factor,
            .graph = graph,
            .claim = &claims[strand->claim],
            .index = strand->claim,
        };
    }
    free(ranks);
    return keyed;
}

/** The weight of `n` strands of one type, sorted by weight. */
static double combined(const struct keyed keyed[], size_t n, enum acg_combine combine)
{
    double sum = 0, factors = 0;
    for (size_t i = 0; i < n; i++) {
        sum += keyed[i].weight;
        factors += keyed[i].factor;
    }
    switch (combine) {
    case ACG_COMBINE_MAX:
        return keyed[n - 1].weight;
    case ACG_COMBINE_SUM:
        return sum;
    case ACG_COMBINE_MEAN:
        return sum / (double)n;
    case ACG_COMBINE_COUNT:
        return factors;
    }
    return sum;
}

/** The tie of `n` strands of one dyad, kind and direction; sorts them by time afterwards. */
static struct acg_slice_tie merge_one(struct keyed keyed[], size_t n, enum acg_combine combine)
{
    struct acg_slice_tie tie = {
        .from = (uint32_t)(keyed[0].dyad >> 32),
        .to = (uint32_t)keyed[0].dyad,
        .n_claims = (uint32_t)n,
        .kind = (enum acg_kind)(keyed[0].layer >> 40),
        .directed = keyed[0].layer >> 36 & 1,
    };
    for (size_t i = 0, of_type; i < n; i += of_type) {
        for (of_type = 1; i + of_type < n && keyed[i + of_type].layer == keyed[i].layer;)
            of_type++;
        tie.weight += combined(keyed + i, of_type, combine);
    }
    qsort(keyed, n, sizeof *keyed, by_time);
    return tie;
}

acg_status acg_merge(acg_slice *out, struct acg_strand strands[], size_t n,
                     enum acg_combine combine, acg_report *report)
{
    struct keyed *keyed = make_keys(out->graph, strands, n);
    out->ties = malloc((n + 1) * sizeof *out->ties);
    out->claims = malloc((n + 1) * sizeof *out->claims);
    if (!keyed || !out->ties || !out->claims) {
        free(keyed);
        return acg_out_of_memory(report);
    }
    qsort(keyed, n, sizeof *keyed, by_weight);
    for (size_t i = 0, same; i < n; i += same) {
        uint64_t dyad = keyed[i].dyad, layer = keyed[i].layer >> 36;
        for (same = 1; i + same < n && keyed[i + same].dyad == dyad &&
                       keyed[i + same].layer >> 36 == layer;) {
            same++;
        }
        struct acg_slice_tie tie = merge_one(keyed + i, same, combine);
        tie.first_claim = (uint32_t)i;
        out->ties[out->n_ties++] = tie;
    }
    for (size_t i = 0; i < n; i++) {
        out->claims[i] = keyed[i].index;
    }
    out->n_claims = n;
    free(keyed);
    return ACG_OK;
}
