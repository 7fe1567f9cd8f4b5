#include "slice/trim.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/** The actors of the graph and a window. */
struct lives {
    const struct acg_actor *actors;
    struct acg_span window;
};

static bool is_extant(const struct acg_slice_tie *tie, const void *with)
{
    const struct lives *lives = with;
    return acg_actor_exists(&lives->actors[tie->from], lives->window) &&
           acg_actor_exists(&lives->actors[tie->to], lives->window);
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

/** Flags in `near` the ego network of `n` pairs. */
static acg_status flag_ego(const acg_slice *slice, const struct pair pairs[], size_t n, bool near[],
                           acg_report *report)
{
    size_t n_actors;
    acg_graph_actors(slice->graph, &n_actors);
    unsigned *round = calloc(n_actors + 1, sizeof *round);
    if (!round) return acg_out_of_memory(report);
    reach(pairs, n, near, round, slice->options.ego, slice->options.hops);
    free(round);
    return ACG_OK;
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
        bool existed = !options->drop_isolates && acg_actor_exists(&actors[i], options->when);
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

acg_status acg_trim_strands(const acg_slice *slice, struct acg_strand strands[], size_t *n,
                            bool near[], acg_report *report)
{
    size_t kept = 0;
    struct pair *pairs = malloc((*n + 1) * sizeof *pairs);
    if (!pairs) return acg_out_of_memory(report);
    for (size_t i = 0; i < *n; i++) {
        pairs[i] = (struct pair){acg_strand_from(&strands[i]), acg_strand_to(&strands[i])};
    }
    acg_status status = flag_ego(slice, pairs, *n, near, report);
    for (size_t i = 0; i < *n && !status; i++) {
        if (near[pairs[i].a] && near[pairs[i].b]) strands[kept++] = strands[i];
    }
    *n = kept;
    free(pairs);
    return status;
}

static acg_status keep_ego(acg_slice *slice, bool near[], acg_report *report)
{
    struct pair *pairs = malloc((slice->n_ties + 1) * sizeof *pairs);
    if (!pairs) return acg_out_of_memory(report);
    for (size_t i = 0; i < slice->n_ties; i++) {
        pairs[i] = (struct pair){slice->ties[i].from, slice->ties[i].to};
    }
    acg_status status = flag_ego(slice, pairs, slice->n_ties, near, report);
    if (!status) keep_ties(slice, is_inside, near);
    free(pairs);
    return status;
}

acg_status acg_trim(acg_slice *slice, const struct acg_filter *filter, bool near[], bool has_near,
                    acg_report *report)
{
    const struct acg_slice_options *options = &slice->options;
    size_t count;
    const struct lives lives = {acg_graph_actors(slice->graph, &count), options->when};
    if (options->extant) keep_ties(slice, is_extant, &lives);
    acg_status status = check_weights(slice, report);
    if (!status && options->min_weight > 0) keep_ties(slice, is_heavy, &options->min_weight);
    if (!status && options->ego != ACG_NONE && !has_near) status = keep_ego(slice, near, report);
    return status ? status : list_actors(slice, filter, near, report);
}
