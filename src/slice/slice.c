#include "slice/slice.h"

#include "base/array.h"
#include "base/report.h"
#include "slice/filter.h"
#include "slice/merge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct acg_slice_options acg_slice_defaults(void)
{
    return (struct acg_slice_options){
        .when = acg_span_all(), .ego = ACG_NONE, .hops = 1, .known_by = ACG_DAY_MAX};
}

/** Collects the ties of all claims that count. Free `*out`. */
static acg_status collect(const struct acg_filter *filter, struct acg_strand **out, size_t *n,
                          acg_report *report)
{
    size_t n_claims, count, room = 0;
    const struct acg_claim *claims = acg_graph_claims(filter->graph, &n_claims);
    const struct acg_tie *ties = acg_graph_ties(filter->graph, &count);
    for (uint32_t i = 0; i < n_claims; i++) {
        const struct acg_claim *claim = &claims[i];
        double factor = acg_filter_factor(filter, claim);
        for (uint32_t k = 0; factor > 0 && k < claim->n_ties; k++) {
            const struct acg_tie *tie = &ties[claim->first_tie + k];
            if (tie->from == tie->to || !acg_filter_takes_actor(filter, tie->from) ||
                !acg_filter_takes_actor(filter, tie->to)) {
                continue;
            }
            if (claim->weight * factor <= 0) continue; // below the least number there is
            if (!acg_array_room(out, *n, &room, sizeof **out)) return acg_out_of_memory(report);
            bool turn = !claim->directed && tie->from > tie->to;
            (*out)[(*n)++] = (struct acg_strand){
                .from = turn ? tie->to : tie->from,
                .to = turn ? tie->from : tie->to,
                .claim = i,
                .type = claim->type,
                .weight = claim->weight * factor,
                .factor = factor,
                .kind = claim->kind,
                .directed = claim->directed,
            };
        }
    }
    return ACG_OK;
}

/** Each weight is a number, but their sum need not be one. */
static acg_status check_weights(const acg_slice *slice, acg_report *report)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(slice->graph, &count);
    for (size_t i = 0; i < slice->n_ties; i++) {
        const struct acg_slice_tie *tie = &slice->ties[i];
        if (isfinite(tie->weight)) continue;
        return acg_reject(report, NULL,
                          "the weights of '%s' and '%s' add up to more than a number can hold; "
                          "give them smaller weights",
                          actors[tie->from].id, actors[tie->to].id);
    }
    return ACG_OK;
}

/** Drops the ties that `keep` does not want, with their claims. */
static void keep_ties(acg_slice *slice, bool (*keep)(const struct acg_slice_tie *, const void *),
                      const void *with)
{
    size_t n_ties = 0;
    uint32_t n_claims = 0;
    for (size_t i = 0; i < slice->n_ties; i++) {
        struct acg_slice_tie tie = slice->ties[i];
        if (!keep(&tie, with)) continue;
        memmove(slice->claims + n_claims, slice->claims + tie.first_claim,
                tie.n_claims * sizeof *slice->claims);
        tie.first_claim = n_claims;
        n_claims += tie.n_claims;
        slice->ties[n_ties++] = tie;
    }
    slice->n_ties = n_ties;
    slice->n_claims = n_claims;
}

static bool is_heavy(const struct acg_slice_tie *tie, const void *least)
{
    return tie->weight >= *(const double *)least;
}

static bool is_inside(const struct acg_slice_tie *tie, const void *flags)
{
    const bool *inside = flags;
    return inside[tie->from] && inside[tie->to];
}

/** Two tied actors. */
struct pair {
    uint32_t a, b;
};

/** Flags the ego and all within `hops` ties of it. `round` is scratch: the round in which an actor
 * was reached. */
static void reach(const struct pair pairs[], size_t n, bool near[], unsigned round[], uint32_t ego,
                  unsigned hops)
{
    near[ego] = true;
    round[ego] = 1;
    bool grows = true;
    for (unsigned hop = 1; hop <= hops && grows; hop++) {
        grows = false;
        for (size_t i = 0; i < n; i++) {
            uint32_t a = pairs[i].a, b = pairs[i].b;
            if (near[a] == near[b]) continue;
            uint32_t inner = near[a] ? a : b, outer = near[a] ? b : a;
            if (round[inner] > hop) continue; // reached in this very round
            near[outer] = grows = true;
            round[outer] = hop + 1;
        }
    }
}

/** Flags the ego network in `near`, by the ties if they are merged already, else by their strands.
 */
static acg_status flag_ego(const acg_slice *slice, const struct acg_strand strands[], size_t n,
                           bool near[], acg_report *report)
{
    size_t n_actors, n_pairs = strands ? n : slice->n_ties;
    acg_graph_actors(slice->graph, &n_actors);
    unsigned *round = calloc(n_actors + 1, sizeof *round);
    struct pair *pairs = malloc((n_pairs + 1) * sizeof *pairs);
    bool memory = round && pairs;
    for (size_t i = 0; memory && i < n_pairs; i++) {
        pairs[i] = strands ? (struct pair){strands[i].from, strands[i].to}
                           : (struct pair){slice->ties[i].from, slice->ties[i].to};
    }
    if (memory) reach(pairs, n_pairs, near, round, slice->options.ego, slice->options.hops);
    free(round);
    free(pairs);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

/** Drops the strands that leave the ego network; says how many stay. */
static size_t keep_strands(struct acg_strand strands[], size_t n, const bool near[])
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (near[strands[i].from] && near[strands[i].to]) strands[kept++] = strands[i];
    }
    return kept;
}

/** Lists the actors: who is tied, and who existed in the window and may take part. */
static acg_status list_actors(acg_slice *slice, const struct acg_filter *filter, bool near[],
                              acg_report *report)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(slice->graph, &count);
    uint32_t *place = calloc(count + 1, sizeof *place);
    slice->actors = malloc((count + 1) * sizeof *slice->actors);
    if (!place || !slice->actors) {
        free(place);
        return acg_out_of_memory(report);
    }
    for (size_t i = 0; i < slice->n_ties; i++) {
        place[slice->ties[i].from] = place[slice->ties[i].to] = 1;
    }
    const struct acg_slice_options *options = &slice->options;
    for (uint32_t i = 0; i < count; i++) {
        bool existed = acg_span_meets(actors[i].when, options->when) && !options->drop_isolates;
        bool inside = options->ego == ACG_NONE || near[i];
        if (!place[i] && !(existed && inside && acg_filter_takes_actor(filter, i))) continue;
        place[i] = (uint32_t)slice->n_actors;
        slice->actors[slice->n_actors++] = i;
    }
    for (size_t i = 0; i < slice->n_ties; i++) {
        slice->ties[i].from = place[slice->ties[i].from];
        slice->ties[i].to = place[slice->ties[i].to];
    }
    free(place);
    return ACG_OK;
}

static acg_status fill(acg_slice *slice, const struct acg_filter *filter, acg_report *report)
{
    const struct acg_slice_options *options = &slice->options;
    struct acg_strand *strands = NULL;
    size_t n = 0, n_actors;
    acg_graph_actors(slice->graph, &n_actors);
    bool *near = calloc(n_actors + 1, sizeof *near);
    if (!near) return acg_out_of_memory(report);
    acg_status status = collect(filter, &strands, &n, report);
    bool has_ego = options->ego != ACG_NONE, early = has_ego && options->min_weight <= 0 && n > 0;
    if (!status && early) { // no tie will be too light: what lies outside need not be merged first
        status = flag_ego(slice, strands, n, near, report);
        if (!status) n = keep_strands(strands, n, near);
    }
    if (!status) status = acg_merge(slice, strands, n, options->combine, report);
    if (!status) status = check_weights(slice, report);
    if (!status && options->min_weight > 0) keep_ties(slice, is_heavy, &options->min_weight);
    if (!status && has_ego && !early) {
        status = flag_ego(slice, NULL, 0, near, report);
        if (!status) keep_ties(slice, is_inside, near);
    }
    if (!status) status = list_actors(slice, filter, near, report);
    free(strands);
    free(near);
    return status;
}

acg_status acg_slice_new(const acg_graph *graph, const struct acg_slice_options *options,
                         acg_slice **out, acg_report *report)
{
    *out = NULL;
    if (options->weigh == ACG_WEIGH_SHARE && !acg_span_is_bounded(options->when)) {
        return acg_misuse(report, "'--weigh share' needs a window with two ends; give --year, or "
                                  "--from and --to");
    }
    acg_slice *slice = calloc(1, sizeof *slice);
    if (!slice) return acg_out_of_memory(report);
    slice->graph = graph;
    slice->options = *options;
    struct acg_filter filter;
    acg_status status = acg_filter_init(&filter, graph, options, report);
    if (!status) status = fill(slice, &filter, report);
    acg_filter_clear(&filter);
    if (status) {
        acg_slice_free(slice);
        return status;
    }
    *out = slice;
    return ACG_OK;
}

void acg_slice_free(acg_slice *slice)
{
    if (!slice) return;
    free(slice->actors);
    free(slice->ties);
    free(slice->claims);
    free(slice);
}

const acg_graph *acg_slice_graph(const acg_slice *slice)
{
    return slice->graph;
}

const uint32_t *acg_slice_actors(const acg_slice *slice, size_t *count)
{
    *count = slice->n_actors;
    return slice->actors;
}

const struct acg_slice_tie *acg_slice_ties(const acg_slice *slice, size_t *count)
{
    *count = slice->n_ties;
    return slice->ties;
}

const uint32_t *acg_slice_claims(const acg_slice *slice, size_t *count)
{
    *count = slice->n_claims;
    return slice->claims;
}
