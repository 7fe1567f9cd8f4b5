#include "actorgraph/diff.h"

#include "analyse/match.h"
#include "analyse/rank.h"
#include "base/array.h"
#include "base/report.h"
#include "slice/slice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *acg_change_name(enum acg_change change)
{
    static const char *const names[ACG_N_CHANGES] = {"new", "gone", "stronger", "weaker"};
    return names[change];
}

const char *acg_cause_name(enum acg_cause cause)
{
    static const char *const names[] = {"began", "ended",   "reweighed",
                                        "added", "removed", "recoded"};
    return names[cause];
}

bool acg_cause_is_world(enum acg_cause cause)
{
    return cause <= ACG_CAUSE_REWEIGHED;
}

enum acg_change acg_diff_change(const struct acg_diff_tie *tie)
{
    double before = tie->weights[ACG_BEFORE], after = tie->weights[ACG_AFTER];
    if (before <= 0) return ACG_CHANGE_NEW;
    if (after <= 0) return ACG_CHANGE_GONE;
    return after > before ? ACG_CHANGE_STRONGER : ACG_CHANGE_WEAKER;
}

static bool equal(double a, double b)
{
    return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

/** A tie of either slice while they are compared. */
struct strand {
    uint32_t from, to; // indexes of the actors of both graphs
    enum acg_kind kind;
    bool directed;
    const struct acg_slice_tie *ties[ACG_N_SIDES]; // or NULL
};

/** A comparison under way. */
struct desk {
    struct acg_diff *out;
    struct acg_matched matched;
    struct strand *strands; // of both slices, merged
    size_t n_strands;
    bool reweighs;                 // the share of a claim that counts depends on the window
    uint32_t *stamps[ACG_N_SIDES]; // for each claim the last tie that rests on it
    uint32_t stamp;
    size_t ties_room, causes_room, flips_room, recoded_room;
};

static int by_key(const void *a, const void *b)
{
    const struct strand *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return (int)x->directed - (int)y->directed;
}

/** Both slices' ties under the actors of both graphs, one strand for each key. */
static acg_status merge_ties(struct desk *desk, acg_report *report)
{
    size_t n[ACG_N_SIDES], kept = 0, count;
    const struct acg_slice_tie *ties[ACG_N_SIDES];
    for (int side = 0; side < ACG_N_SIDES; side++)
        ties[side] = acg_slice_ties(desk->out->slices[side], &n[side]);
    desk->strands = calloc(n[ACG_BEFORE] + n[ACG_AFTER] + 1, sizeof *desk->strands);
    if (!desk->strands) return acg_out_of_memory(report);
    for (int side = 0; side < ACG_N_SIDES; side++) {
        const uint32_t *actors = acg_slice_actors(desk->out->slices[side], &count);
        const uint32_t *both = desk->matched.actor_of[side];
        for (size_t i = 0; i < n[side]; i++) {
            const struct acg_slice_tie *tie = &ties[side][i];
            uint32_t from = both[actors[tie->from]], to = both[actors[tie->to]];
            bool turn = !tie->directed && from > to;
            struct strand *strand = &desk->strands[desk->n_strands++];
            *strand = (struct strand){
                turn ? to : from, turn ? from : to, tie->kind, tie->directed, {NULL, NULL}};
            strand->ties[side] = tie;
        }
    }
    if (desk->n_strands > 1) qsort(desk->strands, desk->n_strands, sizeof *desk->strands, by_key);
    for (size_t i = 0; i < desk->n_strands; i++) {
        struct strand *last = kept > 0 ? &desk->strands[kept - 1] : NULL;
        if (last && by_key(last, &desk->strands[i]) == 0) {
            for (int side = 0; side < ACG_N_SIDES; side++) {
                if (desk->strands[i].ties[side]) last->ties[side] = desk->strands[i].ties[side];
            }
        } else {
            desk->strands[kept++] = desk->strands[i];
        }
    }
    desk->n_strands = kept;
    return ACG_OK;
}

static double weight_of(const struct strand *strand, int side)
{
    return strand->ties[side] ? strand->ties[side]->weight : 0;
}

/** Whether the dates of a claim of one graph meet the window of a side. */
static bool meets(const struct desk *desk, int graph, uint32_t claim, int side)
{
    size_t count;
    struct acg_span when =
        acg_graph_claims(acg_slice_graph(desk->out->slices[graph]), &count)[claim].when;
    return acg_span_shared_days(when, desk->out->slices[side]->options.when) > 0;
}

/** Why a claim counts on one side only, or otherwise on both. */
static enum acg_cause cause_of(const struct desk *desk, const struct acg_diff_cause *cause)
{
    const uint32_t *claims = cause->claims;
    if (claims[ACG_BEFORE] == ACG_NONE) return ACG_CAUSE_ADDED;
    if (claims[ACG_AFTER] == ACG_NONE) return ACG_CAUSE_REMOVED;
    bool recoded = !desk->matched.one_graph && desk->matched.recoded[claims[ACG_BEFORE]];
    bool dated = true; // the dates of both codings explain on which sides it holds
    for (int side = 0; side < ACG_N_SIDES; side++) {
        for (int graph = 0; graph < ACG_N_SIDES && recoded; graph++)
            dated &= meets(desk, graph, claims[graph], side) == cause->holds[side];
    }
    bool same = cause->holds[ACG_BEFORE] == cause->holds[ACG_AFTER];
    if (recoded && (!dated || same)) return ACG_CAUSE_RECODED;
    if (same) return ACG_CAUSE_REWEIGHED;
    return cause->holds[ACG_AFTER] ? ACG_CAUSE_BEGAN : ACG_CAUSE_ENDED;
}

/** The claims of a strand on one side, as graph claims. */
static const uint32_t *claims_of(const struct desk *desk, const struct strand *strand, int side,
                                 size_t *n)
{
    size_t count;
    const struct acg_slice_tie *tie = strand->ties[side];
    *n = tie ? tie->n_claims : 0;
    const uint32_t *claims = acg_slice_claims(desk->out->slices[side], &count);
    return tie ? claims + tie->first_claim : claims;
}

/** Adds a claim as a cause if it is one; the one that counts alike on both sides is none. */
static bool add_cause(struct desk *desk, struct acg_diff_cause cause)
{
    struct acg_diff *out = desk->out;
    cause.why = cause_of(desk, &cause);
    if (cause.why == ACG_CAUSE_REWEIGHED && !desk->reweighs) return true;
    if (!acg_array_room(&out->causes, out->n_causes, &desk->causes_room, sizeof *out->causes)) {
        return false;
    }
    out->causes[out->n_causes++] = cause;
    return true;
}

/** The causes of a change: claims before that are not there after, then the others. */
static bool add_causes(struct desk *desk, const struct strand *strand)
{
    size_t n[ACG_N_SIDES];
    const uint32_t *claims[ACG_N_SIDES];
    desk->stamp++;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        claims[side] = claims_of(desk, strand, side, &n[side]);
        for (size_t i = 0; i < n[side]; i++)
            desk->stamps[side][claims[side][i]] = desk->stamp;
    }
    for (size_t i = 0; i < n[ACG_BEFORE]; i++) {
        uint32_t own = claims[ACG_BEFORE][i], other = desk->matched.claim_of[ACG_BEFORE][own];
        bool stays = other != ACG_NONE && desk->stamps[ACG_AFTER][other] == desk->stamp;
        if (!add_cause(desk, (struct acg_diff_cause){{own, other}, {true, stays}, 0})) {
            return false;
        }
    }
    for (size_t i = 0; i < n[ACG_AFTER]; i++) {
        uint32_t own = claims[ACG_AFTER][i], other = desk->matched.claim_of[ACG_AFTER][own];
        if (other != ACG_NONE && desk->stamps[ACG_BEFORE][other] == desk->stamp) continue;
        if (!add_cause(desk, (struct acg_diff_cause){{other, own}, {false, true}, 0})) {
            return false;
        }
    }
    return true;
}

/** Groups the causes of a tie by why, each group in the order that they came in: by time. */
static bool group_causes(struct acg_diff *out, size_t first)
{
    size_t n = out->n_causes - first, kept = 0;
    struct acg_diff_cause *causes = out->causes + first;
    if (n < 2) return true;
    struct acg_diff_cause *sorted = malloc(n * sizeof *sorted);
    if (!sorted) return false;
    for (int why = 0; why <= ACG_CAUSE_RECODED; why++) {
        for (size_t i = 0; i < n; i++) {
            if (causes[i].why == (enum acg_cause)why) sorted[kept++] = causes[i];
        }
    }
    memcpy(causes, sorted, n * sizeof *sorted);
    free(sorted);
    return true;
}

/** A strand as a change, if it is one. */
static bool take_change(struct desk *desk, const struct strand *strand)
{
    struct acg_diff *out = desk->out;
    struct acg_diff_tie tie = {
        .from = strand->from,
        .to = strand->to,
        .kind = strand->kind,
        .directed = strand->directed,
        .weights = {weight_of(strand, ACG_BEFORE), weight_of(strand, ACG_AFTER)},
        .first_cause = (uint32_t)out->n_causes};
    if (equal(tie.weights[ACG_BEFORE], tie.weights[ACG_AFTER])) {
        out->n_same++;
        return true;
    }
    if (!acg_array_room(&out->ties, out->n_ties, &desk->ties_room, sizeof *out->ties)) {
        return false;
    }
    if (!add_causes(desk, strand) || !group_causes(out, tie.first_cause)) return false;
    tie.n_causes = (uint32_t)(out->n_causes - tie.first_cause);
    out->n_changes[acg_diff_change(&tie)]++;
    out->ties[out->n_ties++] = tie;
    return true;
}

static int by_dyad(const void *a, const void *b)
{
    const struct acg_diff_flip *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

/** The net weights of all tied dyads, by dyad; NULL if memory is out. */
static struct acg_diff_flip *net_dyads(const struct desk *desk, size_t *n)
{
    struct acg_diff_flip *dyads = calloc(desk->n_strands + 1, sizeof *dyads);
    size_t kept = 0;
    if (!dyads) return NULL;
    for (size_t i = 0; i < desk->n_strands; i++) {
        const struct strand *s = &desk->strands[i];
        int sign = acg_kind_sign(s->kind);
        dyads[i] = (struct acg_diff_flip){
            .from = s->from < s->to ? s->from : s->to,
            .to = s->from < s->to ? s->to : s->from,
            .net = {sign * weight_of(s, ACG_BEFORE), sign * weight_of(s, ACG_AFTER)}};
    }
    if (desk->n_strands > 1) qsort(dyads, desk->n_strands, sizeof *dyads, by_dyad);
    for (size_t i = 0; i < desk->n_strands; i++) {
        if (kept > 0 && by_dyad(&dyads[kept - 1], &dyads[i]) == 0) {
            for (int side = 0; side < ACG_N_SIDES; side++)
                dyads[kept - 1].net[side] += dyads[i].net[side];
        } else {
            dyads[kept++] = dyads[i];
        }
    }
    *n = kept;
    return dyads;
}

static bool stands_in_both(const struct acg_diff_actor *actor)
{
    return actor->there[ACG_BEFORE] && actor->there[ACG_AFTER];
}

/** Pearson's r over all dyads of the actors that both networks have; dyads without ties count 0. */
static double correlate(const struct acg_diff *out, const struct acg_diff_flip dyads[], size_t n)
{
    double actors = 0, sum[ACG_N_SIDES] = {0}, square[ACG_N_SIDES] = {0}, product = 0;
    for (size_t i = 0; i < out->n_actors; i++)
        actors += stands_in_both(&out->actors[i]);
    for (size_t i = 0; i < n; i++) {
        const double *net = dyads[i].net;
        if (!stands_in_both(&out->actors[dyads[i].from])) continue;
        if (!stands_in_both(&out->actors[dyads[i].to])) continue;
        for (int side = 0; side < ACG_N_SIDES; side++) {
            sum[side] += net[side];
            square[side] += net[side] * net[side];
        }
        product += net[ACG_BEFORE] * net[ACG_AFTER];
    }
    double count = actors * (actors - 1) / 2, spread[ACG_N_SIDES];
    if (count < 2) return NAN;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        spread[side] = square[side] - sum[side] * sum[side] / count;
        if (!(spread[side] > 1e-12 * square[side])) return NAN;
    }
    double r = (product - sum[ACG_BEFORE] * sum[ACG_AFTER] / count) /
               (sqrt(spread[ACG_BEFORE]) * sqrt(spread[ACG_AFTER]));
    return fmax(-1, fmin(1, r));
}

static acg_status compare_dyads(struct desk *desk, acg_report *report)
{
    struct acg_diff *out = desk->out;
    size_t n;
    struct acg_diff_flip *dyads = net_dyads(desk, &n);
    if (!dyads) return acg_out_of_memory(report);
    out->correlation = correlate(out, dyads, n);
    bool memory = true;
    for (size_t i = 0; i < n && memory; i++) {
        const double *net = dyads[i].net;
        bool flips = (net[ACG_BEFORE] > 0 && net[ACG_AFTER] < 0) ||
                     (net[ACG_BEFORE] < 0 && net[ACG_AFTER] > 0);
        if (!flips) continue;
        memory = acg_array_room(&out->flips, out->n_flips, &desk->flips_room, sizeof *out->flips);
        if (memory) out->flips[out->n_flips++] = dyads[i];
    }
    free(dyads);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

static acg_status compare_ties(struct desk *desk, acg_report *report)
{
    struct acg_diff *out = desk->out;
    double least = 0, most = 0, kept = 0;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        size_t n;
        acg_graph_claims(acg_slice_graph(out->slices[side]), &n);
        desk->stamps[side] = calloc(n + 1, sizeof *desk->stamps[side]);
        if (!desk->stamps[side]) return acg_out_of_memory(report);
    }
    for (size_t i = 0; i < desk->n_strands; i++) {
        const struct strand *strand = &desk->strands[i];
        double before = weight_of(strand, ACG_BEFORE), after = weight_of(strand, ACG_AFTER);
        if (!take_change(desk, strand)) return acg_out_of_memory(report);
        least += fmin(before, after);
        most += fmax(before, after);
        kept += before > 0 && after > 0;
        out->weight_change += after - before;
    }
    out->tie_jaccard = desk->n_strands > 0 ? kept / (double)desk->n_strands : NAN;
    out->weighted_jaccard = most > 0 ? least / most : NAN;
    return ACG_OK;
}

/** Who is in the slices. */
static acg_status compare_actors(struct desk *desk, acg_report *report)
{
    struct acg_diff *out = desk->out;
    size_t n = desk->matched.n_actors, count;
    out->actors = calloc(n + 1, sizeof *out->actors);
    if (!out->actors) return acg_out_of_memory(report);
    memcpy(out->actors, desk->matched.actors, n * sizeof *out->actors);
    out->n_actors = n;
    for (int side = 0; side < ACG_N_SIDES; side++) {
        const uint32_t *actors = acg_slice_actors(out->slices[side], &count);
        for (size_t i = 0; i < count; i++)
            out->actors[desk->matched.actor_of[side][actors[i]]].there[side] = true;
    }
    for (size_t i = 0; i < n; i++) {
        out->n_came += out->actors[i].there[ACG_AFTER] && !out->actors[i].there[ACG_BEFORE];
        out->n_went += out->actors[i].there[ACG_BEFORE] && !out->actors[i].there[ACG_AFTER];
    }
    return ACG_OK;
}

static bool add_recoded(struct desk *desk, uint32_t before, uint32_t after, enum acg_cause why)
{
    struct acg_diff *out = desk->out;
    if (!acg_array_room(&out->recoded, out->n_recoded, &desk->recoded_room, sizeof *out->recoded)) {
        return false;
    }
    out->recoded[out->n_recoded++] = (struct acg_diff_cause){{before, after}, {false, false}, why};
    return true;
}

/** What two graphs code differently, whatever the windows are. */
static acg_status compare_codings(struct desk *desk, acg_report *report)
{
    const struct acg_matched *matched = &desk->matched;
    size_t n_before, n_after;
    bool memory = true;
    if (matched->one_graph) return ACG_OK;
    acg_graph_claims(acg_slice_graph(desk->out->slices[ACG_BEFORE]), &n_before);
    acg_graph_claims(acg_slice_graph(desk->out->slices[ACG_AFTER]), &n_after);
    for (uint32_t i = 0; i < n_after && memory; i++) {
        if (matched->claim_of[ACG_AFTER][i] == ACG_NONE) {
            memory = add_recoded(desk, ACG_NONE, i, ACG_CAUSE_ADDED);
        }
    }
    for (uint32_t i = 0; i < n_before && memory; i++) {
        uint32_t other = matched->claim_of[ACG_BEFORE][i];
        if (other == ACG_NONE) {
            memory = add_recoded(desk, i, ACG_NONE, ACG_CAUSE_REMOVED);
        }
    }
    for (uint32_t i = 0; i < n_before && memory; i++) {
        uint32_t other = matched->claim_of[ACG_BEFORE][i];
        if (other != ACG_NONE && matched->recoded[i]) {
            memory = add_recoded(desk, i, other, ACG_CAUSE_RECODED);
        }
    }
    return memory ? ACG_OK : acg_out_of_memory(report);
}

acg_status acg_diff_init(struct acg_diff *out, const acg_slice *before, const acg_slice *after,
                         enum acg_match match, acg_report *report)
{
    struct desk desk = {.out = out};
    *out = (struct acg_diff){.slices = {before, after}};
    for (int side = 0; side < ACG_N_SIDES; side++) {
        const struct acg_slice_options *options = &out->slices[side]->options;
        desk.reweighs |= options->weigh == ACG_WEIGH_SHARE || options->half_life > 0;
    }
    acg_status status = acg_matched_init(&desk.matched, acg_slice_graph(before),
                                         acg_slice_graph(after), match, report);
    if (!status) status = compare_actors(&desk, report);
    if (!status) status = merge_ties(&desk, report);
    if (!status) status = compare_ties(&desk, report);
    if (!status) status = compare_dyads(&desk, report);
    if (!status) status = compare_codings(&desk, report);
    free(desk.strands);
    free(desk.stamps[ACG_BEFORE]);
    free(desk.stamps[ACG_AFTER]);
    acg_matched_clear(&desk.matched);
    return status;
}

void acg_diff_clear(struct acg_diff *diff)
{
    free(diff->actors);
    free(diff->ties);
    free(diff->flips);
    free(diff->causes);
    free(diff->recoded);
    *diff = (struct acg_diff){0};
}

/** Values and ranks of a slice for the actors of a graph. */
struct ranking {
    double *values; // of the slice's actors
    size_t *ranks;
    struct acg_placed *placed;
    uint32_t *place_of; // for each graph actor its place in the slice, or ACG_NONE
};

static void ranking_clear(struct ranking *ranking)
{
    free(ranking->values);
    free(ranking->ranks);
    free(ranking->placed);
    free(ranking->place_of);
}

static acg_status ranking_init(struct ranking *out, const acg_slice *slice,
                               enum acg_measure measure,
                               const struct acg_centrality_options *options, acg_report *report)
{
    size_t n, n_graph;
    const uint32_t *actors = acg_slice_actors(slice, &n);
    acg_graph_actors(acg_slice_graph(slice), &n_graph);
    out->values = calloc(n + 1, sizeof *out->values);
    out->ranks = calloc(n + 1, sizeof *out->ranks);
    out->placed = calloc(n + 1, sizeof *out->placed);
    out->place_of = malloc((n_graph + 1) * sizeof *out->place_of);
    if (!out->values || !out->ranks || !out->placed || !out->place_of) {
        return acg_out_of_memory(report);
    }
    memset(out->place_of, 0xff, (n_graph + 1) * sizeof *out->place_of);
    for (uint32_t i = 0; i < n; i++)
        out->place_of[actors[i]] = i;
    acg_status status = acg_centrality(slice, &measure, 1, options, out->values, report);
    if (!status) acg_ranks_of(out->values, n, out->placed, out->ranks);
    return status;
}

acg_status acg_diff_ranks(const struct acg_diff *diff, enum acg_measure measure,
                          const struct acg_centrality_options *options,
                          struct acg_diff_move **moves, size_t *n, acg_report *report)
{
    struct ranking rankings[ACG_N_SIDES] = {{0}};
    acg_status status = ACG_OK;
    *n = 0;
    *moves = calloc(diff->n_actors + 1, sizeof **moves);
    if (!*moves) return acg_out_of_memory(report);
    for (int side = 0; side < ACG_N_SIDES && !status; side++)
        status = ranking_init(&rankings[side], diff->slices[side], measure, options, report);
    for (uint32_t i = 0; i < diff->n_actors && !status; i++) {
        struct acg_diff_move move = {.actor = i};
        if (!stands_in_both(&diff->actors[i])) continue;
        for (int side = 0; side < ACG_N_SIDES; side++) {
            uint32_t place = rankings[side].place_of[diff->actors[i].actors[side]];
            move.values[side] = rankings[side].values[place];
            move.ranks[side] = rankings[side].ranks[place];
        }
        if (move.ranks[ACG_BEFORE] != move.ranks[ACG_AFTER]) (*moves)[(*n)++] = move;
    }
    for (int side = 0; side < ACG_N_SIDES; side++)
        ranking_clear(&rankings[side]);
    if (status) {
        free(*moves);
        *moves = NULL;
        *n = 0;
    }
    return status;
}
