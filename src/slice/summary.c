#include "actorgraph/summary.h"

#include "base/report.h"
#include "slice/slice.h"

#include <stdlib.h>

/** A summary while it grows: what has been seen. */
struct count {
    struct acg_summary *out;
    const acg_graph *graph;
    const struct acg_claim *claims;
    const uint32_t *cites;
    int32_t first, last; // days; first > last while there is none
    bool *cited;         // by source
    bool *seen;          // by claim
};

static acg_status start(struct count *count, struct acg_summary *out, const acg_graph *graph,
                        acg_report *report)
{
    size_t n_types, n_sources, n_claims, n_cites;
    acg_graph_types(graph, &n_types);
    acg_graph_sources(graph, &n_sources);
    *out = (struct acg_summary){.types = calloc(n_types + 1, sizeof *out->types)};
    *count = (struct count){.out = out,
                            .graph = graph,
                            .claims = acg_graph_claims(graph, &n_claims),
                            .cites = acg_graph_cites(graph, &n_cites),
                            .first = ACG_DAY_MAX,
                            .last = ACG_DAY_MIN,
                            .cited = calloc(n_sources + 1, sizeof *count->cited),
                            .seen = calloc(n_claims + 1, sizeof *count->seen)};
    bool memory = out->types && count->cited && count->seen;
    return memory ? ACG_OK : acg_out_of_memory(report);
}

static void finish(struct count *count)
{
    bool named = count->first <= count->last;
    count->out->when = named ? (struct acg_span){count->first, count->last + 1} : acg_span_all();
    free(count->cited);
    free(count->seen);
}

static void add_day(struct count *count, int32_t day)
{
    if (day < count->first) count->first = day;
    if (day > count->last) count->last = day;
}

/** Counts a claim, if it was not counted before. */
static void add_claim(struct count *count, size_t index)
{
    struct acg_summary *out = count->out;
    const struct acg_claim *claim = &count->claims[index];
    if (count->seen[index]) return;
    count->seen[index] = true;
    out->n_claims++;
    out->claims[claim->kind]++;
    out->statuses[claim->status]++;
    out->timings[claim->timing]++;
    out->n_unsourced += claim->n_cites == 0;
    out->n_ongoing += claim->timing == ACG_STANDING && claim->when.until == ACG_DAY_MAX;
    if (claim->type != ACG_NONE) out->types[claim->type]++;
    if (claim->when.from != ACG_DAY_MIN) add_day(count, claim->when.from);
    if (claim->when.until != ACG_DAY_MAX) add_day(count, claim->when.until - 1);
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        bool *cited = &count->cited[count->cites[claim->first_cite + i]];
        out->n_cited += !*cited;
        *cited = true;
    }
}

static void add_actor(struct count *count, const struct acg_actor *actor)
{
    count->out->n_actors++;
    count->out->actors[actor->kind]++;
}

acg_status acg_summary_of_graph(struct acg_summary *out, const acg_graph *graph, acg_report *report)
{
    struct count count;
    size_t n_actors, n_claims;
    const struct acg_actor *actors = acg_graph_actors(graph, &n_actors);
    acg_status status = start(&count, out, graph, report);
    acg_graph_claims(graph, &n_claims);
    for (size_t i = 0; !status && i < n_actors; i++)
        add_actor(&count, &actors[i]);
    for (size_t i = 0; !status && i < n_claims; i++) {
        const struct acg_claim *claim = &count.claims[i];
        add_claim(&count, i);
        out->ties[claim->kind] += claim->n_ties;
        out->tie_statuses[claim->status] += claim->n_ties;
    }
    const struct acg_tie *ties = acg_graph_ties(graph, &out->n_ties);
    for (size_t i = 0; !status && i < out->n_ties; i++)
        out->n_self_ties += ties[i].from == ties[i].to;
    finish(&count);
    return status;
}

/** The best status among the claims of a tie. */
static unsigned best_status(const struct count *count, const acg_slice *slice,
                            const struct acg_slice_tie *tie)
{
    unsigned best = ACG_PLANNED;
    for (uint32_t i = tie->first_claim; i < tie->first_claim + tie->n_claims; i++) {
        unsigned status = count->claims[slice->claims[i]].status;
        if (status < best) best = status;
    }
    return best;
}

acg_status acg_summary_of_slice(struct acg_summary *out, const acg_slice *slice, acg_report *report)
{
    struct count count;
    size_t n;
    const struct acg_actor *actors = acg_graph_actors(slice->graph, &n);
    acg_status status = start(&count, out, slice->graph, report);
    for (size_t i = 0; !status && i < slice->n_actors; i++)
        add_actor(&count, &actors[slice->actors[i]]);
    for (size_t i = 0; !status && i < slice->n_claims; i++)
        add_claim(&count, slice->claims[i]);
    for (size_t i = 0; !status && i < slice->n_ties; i++) {
        const struct acg_slice_tie *tie = &slice->ties[i];
        out->ties[tie->kind]++;
        out->tie_statuses[best_status(&count, slice, tie)]++;
    }
    out->n_ties = slice->n_ties;
    finish(&count);
    return status;
}

void acg_summary_clear(struct acg_summary *summary)
{
    free(summary->types);
    *summary = (struct acg_summary){0};
}
