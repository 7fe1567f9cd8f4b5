#include "slice/strand.h"

#include "base/array.h"
#include "base/report.h"

#include <stdlib.h>
#include <string.h>

#define COMPARE(a, b)                                                                              \
    if ((a) != (b)) return (a) < (b) ? -1 : 1

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

/** The first window from `i` on in which the claim does not count, after one in which it does. */
static uint32_t find_leave(const struct acg_filter *filter, const struct acg_claim *claim,
                           const struct acg_span windows[], size_t n, size_t i)
{
    size_t low = i, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool counts = acg_filter_factor(filter, windows[middle], claim) > 0;
        if (counts) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (uint32_t)low;
}

/** Sets the windows [enter, leave) in which a claim counts: they follow one another, since windows
 * go forward. */
static void find_windows(const struct acg_filter *filter, const struct acg_claim *claim,
                         const struct acg_span windows[], size_t n, struct acg_strand *strand)
{
    size_t low = 0, high = n;
    while (low < high) { // the first window that ends after the claim begins
        size_t middle = low + (high - low) / 2;
        if (windows[middle].until > claim->when.from) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    strand->enter = (uint32_t)low;
    strand->leave = find_leave(filter, claim, windows, n, low);
}

/** Adds the ties of one claim. */
static bool add_claim(const struct acg_filter *filter, struct acg_strand strand,
                      struct acg_strand **out, size_t *n, size_t *room)
{
    size_t count;
    const struct acg_claim *claim = &acg_graph_claims(filter->graph, &count)[strand.claim];
    const struct acg_tie *ties = acg_graph_ties(filter->graph, &count) + claim->first_tie;
    for (uint32_t i = 0; i < claim->n_ties; i++) {
        uint32_t from = ties[i].from, to = ties[i].to;
        if (from == to || !acg_filter_takes_actor(filter, from) ||
            !acg_filter_takes_actor(filter, to)) {
            continue;
        }
        bool turn = !claim->directed && from > to;
        strand.dyad = turn ? (uint64_t)to << 32 | from : (uint64_t)from << 32 | to;
        if (!acg_array_room(out, *n, room, sizeof **out)) return false;
        (*out)[(*n)++] = strand;
    }
    return true;
}

acg_status acg_strands_collect(const struct acg_filter *filter, const struct acg_span windows[],
                               size_t n_windows, struct acg_strand **out, size_t *n,
                               acg_report *report)
{
    size_t n_claims, room = 0;
    const struct acg_claim *claims = acg_graph_claims(filter->graph, &n_claims);
    uint32_t *ranks = rank_types(filter->graph);
    bool memory = ranks != NULL;
    for (uint32_t i = 0; memory && i < n_claims; i++) {
        const struct acg_claim *claim = &claims[i];
        uint64_t type = claim->type == ACG_NONE ? 0 : ranks[claim->type];
        struct acg_strand strand = {
            .layer = (uint64_t)claim->kind << 40 | (uint64_t)claim->directed << 36 | type,
            .weight = claim->weight,
            .claim = i,
        };
        find_windows(filter, claim, windows, n_windows, &strand);
        if (strand.enter >= strand.leave || !acg_filter_takes_claim(filter, claim)) continue;
        memory = add_claim(filter, strand, out, n, &room);
    }
    free(ranks);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

static int by_weight(const void *x, const void *y)
{
    const struct acg_strand *a = x, *b = y;
    COMPARE(a->dyad, b->dyad);
    COMPARE(a->layer, b->layer);
    COMPARE(a->weight, b->weight);
    COMPARE(a->claim, b->claim);
    return 0;
}

bool acg_strands_sort(struct acg_strand strands[], size_t n, size_t n_actors)
{
    if (n < 2) return true;
    struct acg_strand *spread = malloc(n * sizeof *spread);
    size_t *ends = calloc(n_actors + 1, sizeof *ends); // of the strands from each actor
    bool memory = spread && ends;
    if (memory) { // by the first actor at once, then what little each of them has by the rest
        memcpy(spread, strands, n * sizeof *spread);
        for (size_t i = 0; i < n; i++)
            ends[acg_strand_from(&spread[i]) + 1]++;
        for (size_t a = 0; a < n_actors; a++)
            ends[a + 1] += ends[a];
        for (size_t i = 0; i < n; i++)
            strands[ends[acg_strand_from(&spread[i])]++] = spread[i];
        for (size_t a = 0, start = 0; a < n_actors; start = ends[a++])
            qsort(strands + start, ends[a] - start, sizeof *strands, by_weight);
    }
    free(spread);
    free(ends);
    return memory;
}

struct acg_slice_tie acg_strand_tie(const struct acg_strand *strand)
{
    return (struct acg_slice_tie){
        .from = acg_strand_from(strand),
        .to = acg_strand_to(strand),
        .kind = (enum acg_kind)(strand->layer >> 40),
        .directed = strand->layer >> 36 & 1,
    };
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

/** A strand with what its place in time is decided by. */
struct timed {
    const acg_graph *graph;
    const struct acg_claim *claim;
    const struct acg_strand *strand;
    uint32_t place;
};

static int by_time(const void *x, const void *y)
{
    const struct timed *a = x, *b = y;
    COMPARE(a->claim->when.from, b->claim->when.from);
    COMPARE(a->claim->when.until, b->claim->when.until);
    COMPARE(a->strand->layer, b->strand->layer);
    COMPARE(a->strand->weight, b->strand->weight);
    int order = compare_content(a->graph, a->claim, b->claim);
    if (order) return order;
    COMPARE(a->strand->claim, b->strand->claim);
    return 0;
}

bool acg_strands_by_time(const acg_graph *graph, const struct acg_strand strands[], size_t n,
                         uint32_t order[])
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(graph, &count);
    order[0] = 0;
    if (n == 1) return true;
    struct timed few[16], *timed = n <= 16 ? few : malloc(n * sizeof *timed);
    if (!timed) return false;
    for (uint32_t i = 0; i < n; i++) {
        timed[i] = (struct timed){graph, &claims[strands[i].claim], &strands[i], i};
    }
    qsort(timed, n, sizeof *timed, by_time);
    for (size_t i = 0; i < n; i++) {
        order[i] = timed[i].place;
    }
    if (timed != few) free(timed);
    return true;
}
