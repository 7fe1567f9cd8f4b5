#include "actorgraph/bloc.h"

#include "analyse/closeness.h"
#include "base/chance.h"
#include "base/crew.h"
#include "base/report.h"
#include "slice/slice.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DRAWS_AT_ONCE = 64 };
static const double usual_restart = 0.15;
static const double little_work = 3e6; // operations that one process does sooner than several

static const struct {
    char letter;
    const char *name, *rule;
} measures[ACG_N_BLOC_MEASURES] = {
    [ACG_BLOC_DIRECT] = {'D', "direct", "mean cooperation with the members; high is close"},
    [ACG_BLOC_WALK] = {'P', "walk",
                       "visits of a walk that returns to the actor, on cooperation and shared "
                       "organizations, over those of one without an aim; high is close"},
    [ACG_BLOC_PROFILE] = {'K', "profile",
                          "mean kappa (squared) of the signs of ties, own entry 1; high is close"},
    [ACG_BLOC_INSTITUTIONS] = {'C', "institutions",
                               "mean Jaccard of organizations, weighted 1 / (members - 1), without "
                               "the candidates; high is close"},
    [ACG_BLOC_HOSTILITY] = {'O', "hostility",
                            "mean rivalry and threat with the members; low is close"},
};

char acg_bloc_measure_letter(enum acg_bloc_measure measure)
{
    return measures[measure].letter;
}

const char *acg_bloc_measure_name(enum acg_bloc_measure measure)
{
    return measures[measure].name;
}

const char *acg_bloc_measure_rule(enum acg_bloc_measure measure)
{
    return measures[measure].rule;
}

const char *acg_verdict_name(enum acg_verdict verdict)
{
    switch (verdict) {
    case ACG_VERDICT_ROBUST:
        return "robust";
    case ACG_VERDICT_LIKELY:
        return "likely";
    case ACG_VERDICT_CONTESTED:
        return "contested";
    case ACG_VERDICT_INSUFFICIENT:
        return "insufficient";
    }
    return "";
}

/** One question being answered. */
struct inquiry {
    const acg_slice *slice;
    uint32_t actor;
    const struct acg_bloc_options *options;
    struct acg_bloc_answer *answer;
    struct acg_ledger ledger;
    struct acg_closeness closeness;
    double *usual, *weights; // of the ledger's claims: in the slice, and of a run
    double *ranks;           // by candidate: room for mean ranks
    bool *wins;              // by candidate: who comes first in the whole answer
    uint32_t *row_of;        // by candidate
    uint32_t winner, second; // candidates that come first and next; ACG_NONE
};

static struct acg_weighing weigh(const struct inquiry *q)
{
    double restart = q->options->restart > 0 ? q->options->restart : usual_restart;
    return (struct acg_weighing){.weights = q->weights,
                                 .left = ACG_NONE,
                                 .combine = q->ledger.combine,
                                 .overlap = q->options->overlap,
                                 .restart = restart};
}

/*
 * What is left out in turn.
 */

/** What a run says to the process that asked; then a flag for each candidate: whether it wins. */
struct finding {
    double margin, lead;
};

static const struct acg_claim *claim_of(const struct inquiry *q, size_t i)
{
    size_t count;
    return &acg_graph_claims(q->ledger.graph, &count)[q->ledger.claims[i].claim];
}

static bool cites(const struct inquiry *q, const struct acg_claim *claim, uint32_t source)
{
    size_t count;
    const uint32_t *cited = acg_graph_cites(q->ledger.graph, &count) + claim->first_cite;
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        if (cited[i] == source) return true;
    }
    return false;
}

static bool is_unsure(const struct acg_claim *claim)
{
    return claim->status == ACG_ALLEGED || claim->status == ACG_PLANNED;
}

/** Whether a run leaves a claim out. */
static bool leaves_out(const struct inquiry *q, const struct acg_bloc_run *run, size_t i)
{
    const struct acg_claim *claim = claim_of(q, i);
    switch (run->what) {
    case ACG_DROP_KINDS:
        return claim->kind == run->item;
    case ACG_DROP_SOURCES:
        return cites(q, claim, run->item);
    case ACG_DROP_STATUSES:
        return is_unsure(claim);
    case ACG_DROP_TYPES:
        return claim->type == run->item;
    case ACG_DROP_TIES:
        return q->ledger.claims[i].claim == run->item;
    case ACG_DROP_MEMBERS:
    case ACG_DROP_RULES:
    case ACG_N_DROPS:
        break;
    }
    return false;
}

static void change_rule(struct acg_weighing *how, uint32_t rule)
{
    switch ((enum acg_bloc_rule)rule) {
    case ACG_RULE_RESTART_LOW:
        how->restart = 0.05;
        break;
    case ACG_RULE_RESTART_HIGH:
        how->restart = 0.30;
        break;
    case ACG_RULE_FULL:
        how->overlap = ACG_OVERLAP_FULL;
        break;
    case ACG_RULE_SUM:
        how->combine = ACG_COMBINE_SUM;
        break;
    }
}

/** How far the winner of the whole answer (the first of several) leads the rest, by mean ranks; see
 * struct acg_bloc_run. */
static double margin_of(const struct inquiry *q, const double ranks[])
{
    double own = q->winner == ACG_NONE ? NAN : ranks[q->winner], least = INFINITY;
    size_t n = 0;
    for (size_t k = 0; k < q->ledger.n_blocs; k++) {
        if (!isnan(ranks[k])) n++;
        if (k != q->winner) least = fmin(least, ranks[k]);
    }
    if (isnan(own)) return -1;
    return isfinite(least) && n > 1 ? (least - own) / (double)(n - 1) : 1;
}

static double margin_now(struct inquiry *q)
{
    for (size_t k = 0; k < q->ledger.n_blocs; k++)
        q->ranks[k] = q->closeness.blocs[k].mean_rank;
    return margin_of(q, q->ranks);
}

static double lead_of(const struct inquiry *q)
{
    double sum = 0;
    if (q->second == ACG_NONE) return 0;
    for (int m = 0; m < ACG_N_BLOC_MEASURES; m++) {
        double x = q->closeness.blocs[q->winner].values[m];
        double y = q->closeness.blocs[q->second].values[m];
        double both = fabs(x) + fabs(y), turn = m == ACG_BLOC_HOSTILITY ? -1 : 1;
        if (q->answer->votes >> m & 1 && both > 0) sum += turn * (x - y) / both;
    }
    return sum;
}

static acg_status do_run(void *context, size_t item, void *result, acg_report *report)
{
    struct inquiry *q = context;
    const struct acg_bloc_run *run = &q->answer->runs[item];
    struct acg_weighing how = weigh(q);
    struct finding *finding = result;
    bool *wins = (bool *)(finding + 1);
    (void)report;
    for (size_t i = 0; i < q->ledger.n_claims; i++)
        q->weights[i] = leaves_out(q, run, i) ? 0 : q->usual[i];
    if (run->what == ACG_DROP_KINDS || run->what == ACG_DROP_TYPES) how.belongs = q->usual;
    if (run->what == ACG_DROP_MEMBERS) how.left = run->item;
    if (run->what == ACG_DROP_RULES) change_rule(&how, run->item);
    acg_closeness_measure(&q->closeness, &how);
    finding->margin = margin_now(q);
    finding->lead = lead_of(q);
    for (size_t k = 0; k < q->ledger.n_blocs; k++)
        wins[k] = acg_closeness_wins(&q->closeness, k);
    return ACG_OK;
}

/** Runs that one thing after the other asks for; counted first, then listed. */
struct list {
    struct acg_bloc_run *runs; // NULL while counting
    size_t n;
};

static void add_run(struct list *list, enum acg_drop what, uint32_t item)
{
    if (list->runs) list->runs[list->n] = (struct acg_bloc_run){.what = what, .item = item};
    list->n++;
}

/** Flags what the claims of the ledger have: `of` says which flags of a claim to set. */
static void list_flags(struct list *list, enum acg_drop what, const bool flags[], size_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (flags[i]) add_run(list, what, i);
    }
}

static bool ties_actor(const struct inquiry *q, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_tie *ties = acg_graph_ties(q->ledger.graph, &count) + claim->first_tie;
    for (uint32_t i = 0; i < claim->n_ties; i++) {
        if (ties[i].from == q->actor || ties[i].to == q->actor) return true;
    }
    return false;
}

static void flag_sources(const struct inquiry *q, bool flags[])
{
    size_t count;
    const uint32_t *cited = acg_graph_cites(q->ledger.graph, &count);
    for (size_t i = 0; i < q->ledger.n_claims; i++) {
        const struct acg_claim *claim = claim_of(q, i);
        for (uint32_t k = 0; k < claim->n_cites; k++)
            flags[cited[claim->first_cite + k]] = true;
    }
}

static void flag_members(const struct inquiry *q, bool flags[])
{
    const struct acg_ledger *ledger = &q->ledger;
    for (size_t i = 0; i < ledger->n_nodes && ledger->camp_of; i++)
        flags[i] = ledger->camp_of[i] != ACG_NONE;
    for (size_t h = 0; h < ledger->n_houses; h++) {
        const struct acg_house *house = &ledger->houses[h];
        for (uint32_t i = 0; i < house->n && house->bloc != ACG_NONE; i++) {
            uint32_t node = ledger->seats[house->first + i].node;
            flags[node] = node != ledger->focal;
        }
    }
}

static void list_claims(const struct inquiry *q, struct list *list, bool flags[])
{
    bool all = q->options->drops >> ACG_DROP_TIES & 1;
    size_t n_types;
    acg_graph_types(q->ledger.graph, &n_types);
    bool kinds[ACG_N_KINDS] = {false}, unsure = false;
    for (size_t i = 0; i < q->ledger.n_claims; i++) {
        const struct acg_claim *claim = claim_of(q, i);
        kinds[claim->kind] = true;
        unsure = unsure || is_unsure(claim);
    }
    list_flags(list, ACG_DROP_KINDS, kinds, ACG_N_KINDS);
    if (unsure) add_run(list, ACG_DROP_STATUSES, 0);
    if (q->options->drops >> ACG_DROP_TYPES & 1) {
        memset(flags, 0, n_types * sizeof *flags);
        for (size_t i = 0; i < q->ledger.n_claims; i++)
            if (claim_of(q, i)->type != ACG_NONE) flags[claim_of(q, i)->type] = true;
        list_flags(list, ACG_DROP_TYPES, flags, n_types);
    }
    for (size_t i = 0; i < q->ledger.n_claims; i++) {
        if (all || ties_actor(q, claim_of(q, i))) {
            add_run(list, ACG_DROP_TIES, q->ledger.claims[i].claim);
        }
    }
}

static void list_runs(const struct inquiry *q, struct list *list, bool flags[])
{
    size_t n_sources;
    acg_graph_sources(q->ledger.graph, &n_sources);
    list_claims(q, list, flags);
    memset(flags, 0, n_sources * sizeof *flags);
    flag_sources(q, flags);
    list_flags(list, ACG_DROP_SOURCES, flags, n_sources);
    memset(flags, 0, q->ledger.n_nodes * sizeof *flags);
    flag_members(q, flags);
    list_flags(list, ACG_DROP_MEMBERS, flags, q->ledger.n_nodes);
    for (uint32_t rule = ACG_RULE_RESTART_LOW; rule <= ACG_RULE_SUM; rule++)
        add_run(list, ACG_DROP_RULES, rule);
}

static acg_status make_runs(struct inquiry *q, acg_report *report)
{
    size_t n_sources, n_types;
    acg_graph_sources(q->ledger.graph, &n_sources);
    acg_graph_types(q->ledger.graph, &n_types);
    bool *flags = malloc(n_sources + n_types + q->ledger.n_nodes + 1);
    struct list list = {0};
    if (!flags) return acg_out_of_memory(report);
    list_runs(q, &list, flags);
    size_t n = list.n;
    q->answer->runs = list.runs = calloc(n + 1, sizeof *list.runs);
    list.n = 0;
    if (list.runs) list_runs(q, &list, flags);
    free(flags);
    q->answer->n_runs = list.runs ? n : 0;
    return list.runs ? ACG_OK : acg_out_of_memory(report);
}

/** What the processes found, as runs with the rows that win in them. */
static acg_status take_findings(struct inquiry *q, const struct acg_crew_results *results,
                                size_t size, acg_report *report)
{
    struct acg_bloc_answer *answer = q->answer;
    size_t n = 0, n_blocs = q->ledger.n_blocs;
    answer->winners = malloc((answer->n_runs * n_blocs + 1) * sizeof *answer->winners);
    if (!answer->winners) return acg_out_of_memory(report);
    for (size_t i = 0; i < answer->n_runs; i++) {
        struct acg_bloc_run *run = &answer->runs[i];
        struct finding finding;
        const char *bytes = results->bytes + i * size;
        memcpy(&finding, bytes, sizeof finding);
        run->margin = finding.margin;
        run->lead = finding.lead;
        run->first_winner = n;
        for (size_t k = 0; k < n_blocs; k++) {
            bool wins = bytes[sizeof finding + k];
            run->changed = run->changed || wins != q->wins[k];
            if (wins) answer->winners[n++] = q->row_of[k];
        }
        run->n_winners = n - run->first_winner;
        if (run->what == ACG_DROP_MEMBERS) run->item = q->ledger.actor_of[run->item];
    }
    return ACG_OK;
}

/** Processes that the work is worth. */
static struct acg_crew_options crew_for(const struct inquiry *q, double times)
{
    const struct acg_ledger *ledger = &q->ledger;
    struct acg_crew_options crew = q->options->crew;
    double once = (double)(10 * ledger->n_claims) +
                  50.0 * (double)(ledger->n_nodes + ledger->n_pairs + ledger->n_seats);
    if (once * times < little_work) crew.jobs = 1;
    return crew;
}

static acg_status run_all(struct inquiry *q, acg_report *report)
{
    acg_status status = make_runs(q, report);
    if (status) return status;
    size_t size = sizeof(struct finding) + q->ledger.n_blocs;
    size += (8 - size % 8) % 8; // the next finding is aligned
    struct acg_crew crew = {.work = do_run,
                            .context = q,
                            .n_items = q->answer->n_runs,
                            .result_size = size,
                            .what = "leaving claims out",
                            .options = crew_for(q, (double)q->answer->n_runs)};
    struct acg_crew_results results;
    status = acg_crew_run(&crew, &results, report);
    if (!status) status = take_findings(q, &results, size, report);
    acg_crew_clear(&results);
    return status;
}

/** Counts what the verdict rests on, and finds the ties that carry the answer. */
static void judge_runs(struct acg_bloc_answer *answer)
{
    for (size_t i = 0; i < answer->n_runs; i++) {
        const struct acg_bloc_run *run = &answer->runs[i];
        if (run->what <= ACG_DROP_STATUSES) {
            answer->n_judged++;
            answer->n_stood += !run->changed;
        }
    }
}

/** Whether the winner leads less without `a` than without `b`. */
static bool carries_more(const struct acg_bloc_run *a, const struct acg_bloc_run *b)
{
    if (fabs(a->margin - b->margin) > 1e-12) return a->margin < b->margin;
    if (fabs(a->lead - b->lead) > 1e-12) return a->lead < b->lead;
    return a < b; // runs stand in the order of the slice
}

static void find_carriers(struct inquiry *q, const struct finding *whole)
{
    enum { MOST = sizeof q->answer->carriers / sizeof *q->answer->carriers };
    struct acg_bloc_answer *answer = q->answer;
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(q->ledger.graph, &count);
    for (size_t i = 0; i < answer->n_runs && q->winner != ACG_NONE; i++) {
        const struct acg_bloc_run *run = &answer->runs[i];
        bool matters = run->what == ACG_DROP_TIES && ties_actor(q, &claims[run->item]) &&
                       (run->margin < whole->margin - 1e-12 ||
                        (run->margin < whole->margin + 1e-12 && run->lead < whole->lead - 1e-12));
        if (!matters) continue;
        size_t at = answer->n_carriers < MOST ? answer->n_carriers++ : MOST;
        for (; at > 0 && carries_more(run, &answer->runs[answer->carriers[at - 1]]); at--)
            if (at < MOST) answer->carriers[at] = answer->carriers[at - 1];
        if (at < MOST) answer->carriers[at] = i;
    }
}

/*
 * Resampling.
 */

/** Takes a stretch of draws; the result is the mean ranks of all candidates in each. */
static acg_status do_draws(void *context, size_t item, void *result, acg_report *report)
{
    struct inquiry *q = context;
    struct acg_weighing how = weigh(q);
    double *ranks = result;
    (void)report;
    for (size_t d = item * DRAWS_AT_ONCE; d < (item + 1) * DRAWS_AT_ONCE; d++) {
        if (d >= q->options->draws) break;
        struct acg_chance chance = acg_chance_of(q->options->seed, d);
        for (size_t i = 0; i < q->ledger.n_claims; i++) {
            double confidence = claim_of(q, i)->confidence;
            bool stays = confidence >= 1 || acg_chance_uniform(&chance) < confidence;
            double jitter = q->options->jitter;
            double factor = jitter > 0 ? exp(jitter * acg_chance_normal(&chance)) : 1;
            q->weights[i] = stays ? q->usual[i] * factor : 0;
        }
        acg_closeness_measure(&q->closeness, &how);
        for (size_t k = 0; k < q->ledger.n_blocs; k++)
            *ranks++ = q->closeness.blocs[k].mean_rank;
    }
    return ACG_OK;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/** A quantile of sorted numbers, between the two that are next to it (Hyndman and Fan 1996, type
 * 7). */
static double quantile(const double sorted[], size_t n, double share)
{
    if (n == 0) return NAN;
    double at = share * (double)(n - 1);
    size_t below = (size_t)at, above = below + 1 < n ? below + 1 : below;
    return sorted[below] + (at - (double)below) * (sorted[above] - sorted[below]);
}

/** Adds the shares of first places of one draw. */
static void share_first(struct inquiry *q, const double ranks[])
{
    double lead = INFINITY;
    size_t n = 0, n_blocs = q->ledger.n_blocs;
    for (size_t k = 0; k < n_blocs; k++)
        lead = fmin(lead, ranks[k]);
    for (size_t k = 0; k < n_blocs; k++)
        n += ranks[k] <= lead * (1 + 1e-11);
    for (size_t k = 0; k < n_blocs && isfinite(lead); k++) {
        if (ranks[k] <= lead * (1 + 1e-11)) {
            q->answer->rows[q->row_of[k]].first += 1 / (double)n / (double)q->options->draws;
        }
    }
}

static acg_status sum_draws(struct inquiry *q, const double *ranks, acg_report *report)
{
    size_t n_blocs = q->ledger.n_blocs, n_draws = q->options->draws;
    double *sorted = malloc((n_draws + 1) * sizeof *sorted);
    if (!sorted) return acg_out_of_memory(report);
    for (size_t k = 0; k < n_blocs; k++)
        q->answer->rows[k].first = 0;
    for (size_t d = 0; d < n_draws; d++)
        share_first(q, ranks + d * n_blocs);
    for (size_t k = 0; k < n_blocs; k++) {
        struct acg_bloc_row *row = &q->answer->rows[q->row_of[k]];
        size_t n = 0;
        for (size_t d = 0; d < n_draws; d++) {
            double rank = ranks[d * n_blocs + k];
            if (!isnan(rank)) sorted[n++] = rank;
        }
        qsort(sorted, n, sizeof *sorted, by_size);
        row->low = quantile(sorted, n, 0.025);
        row->high = quantile(sorted, n, 0.975);
    }
    if (q->winner != ACG_NONE) {
        for (size_t d = 0; d < n_draws; d++)
            sorted[d] = margin_of(q, ranks + d * n_blocs);
        qsort(sorted, n_draws, sizeof *sorted, by_size);
        q->answer->margin_low = quantile(sorted, n_draws, 0.025);
        q->answer->margin_high = quantile(sorted, n_draws, 0.975);
    }
    free(sorted);
    return ACG_OK;
}

static acg_status draw_all(struct inquiry *q, acg_report *report)
{
    size_t n_draws = q->options->draws;
    if (n_draws == 0) return ACG_OK;
    struct acg_crew crew = {.work = do_draws,
                            .context = q,
                            .n_items = (n_draws + DRAWS_AT_ONCE - 1) / DRAWS_AT_ONCE,
                            .result_size = DRAWS_AT_ONCE * q->ledger.n_blocs * sizeof(double),
                            .what = "resampling",
                            .options = crew_for(q, (double)n_draws)};
    struct acg_crew_results results;
    acg_status status = acg_crew_run(&crew, &results, report);
    if (!status) status = sum_draws(q, (const double *)results.bytes, report);
    acg_crew_clear(&results);
    if (!status && q->answer->n_winners == 1) {
        q->answer->certainty = q->answer->rows[q->row_of[q->winner]].first;
    }
    return status;
}

/*
 * The answer itself.
 */

static void count_ties(struct inquiry *q)
{
    const acg_slice *slice = q->slice;
    for (size_t i = 0; i < slice->n_ties; i++) {
        uint32_t from = slice->actors[slice->ties[i].from], to = slice->actors[slice->ties[i].to];
        bool own = from == q->actor || to == q->actor, candidate = false;
        uint32_t other = from == q->actor ? to : from;
        bool may = !q->ledger.pole_nodes && !q->ledger.camp_of;
        for (size_t k = 0; k < q->ledger.n_blocs && may; k++)
            candidate = candidate || q->ledger.bloc_actors[k] == other;
        q->answer->n_ties += own && !(candidate && slice->ties[i].kind == ACG_MEMBERSHIP);
    }
}

static bool is_formal_member(const struct inquiry *q, uint32_t bloc)
{
    const struct acg_ledger *ledger = &q->ledger;
    if (ledger->camp_of) return false;
    for (size_t h = 0; h < ledger->n_houses; h++) {
        const struct acg_house *house = &ledger->houses[h];
        if (house->actor != ledger->bloc_actors[bloc]) continue;
        for (uint32_t i = house->first; i < house->first + house->n; i++) {
            if (ledger->seats[i].node == ledger->focal) return true;
        }
    }
    return false;
}

/** Whether row `a` stands before row `b`: by mean rank, then by id. */
static bool precedes(const struct acg_bloc_row *a, const struct acg_bloc_row *b)
{
    if (a->wins != b->wins) return a->wins;
    if (isnan(a->mean_rank) != isnan(b->mean_rank)) return isnan(b->mean_rank);
    if (a->mean_rank < b->mean_rank || a->mean_rank > b->mean_rank) {
        if (!a->wins) return a->mean_rank < b->mean_rank;
    }
    return a->bloc < b->bloc;
}

static void make_rows(struct inquiry *q, const double paths[])
{
    const struct acg_ledger *ledger = &q->ledger;
    struct acg_bloc_row *rows = q->answer->rows;
    for (uint32_t k = 0; k < ledger->n_blocs; k++) {
        const struct acg_close *close = &q->closeness.blocs[k];
        struct acg_bloc_row row = {.bloc = ledger->bloc_actors[k],
                                   .formal_member = is_formal_member(q, k),
                                   .n_members = close->n_members,
                                   .n_effective = close->n_effective,
                                   .path = paths[k],
                                   .mean_rank = close->mean_rank,
                                   .wins = acg_closeness_wins(&q->closeness, k),
                                   .first = NAN,
                                   .low = NAN,
                                   .high = NAN};
        memcpy(row.values, close->values, sizeof row.values);
        memcpy(row.ranks, close->ranks, sizeof row.ranks);
        q->wins[k] = row.wins;
        size_t at = k;
        for (; at > 0 && precedes(&row, &rows[at - 1]); at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
    for (uint32_t r = 0; r < ledger->n_blocs; r++) {
        for (uint32_t k = 0; k < ledger->n_blocs; k++)
            if (ledger->bloc_actors[k] == rows[r].bloc) q->row_of[k] = r;
    }
    q->answer->n_rows = ledger->n_blocs;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/** Lists who is in each bloc. */
static acg_status list_members(struct inquiry *q, const struct acg_weighing *how,
                               acg_report *report)
{
    struct acg_bloc_answer *answer = q->answer;
    size_t n = 0, *next = calloc(answer->n_rows + 1, sizeof *next);
    for (size_t i = 0; i < answer->n_rows; i++) {
        answer->rows[i].first_member = n;
        n += answer->rows[i].n_members;
    }
    answer->members = calloc(n + 1, sizeof *answer->members);
    if (!next || !answer->members) {
        free(next);
        return acg_out_of_memory(report);
    }
    for (size_t k = 0; k < answer->n_rows; k++)
        next[k] = answer->rows[q->row_of[k]].first_member;
    acg_closeness_members(&q->closeness, how, next, answer->members);
    for (size_t i = 0; i < n; i++)
        answer->members[i] = q->ledger.actor_of[answer->members[i]];
    for (size_t i = 0; i < answer->n_rows; i++) {
        const struct acg_bloc_row *row = &answer->rows[i];
        qsort(answer->members + row->first_member, row->n_members, sizeof *answer->members,
              by_number);
    }
    free(next);
    return ACG_OK;
}

/** Kendall's coefficient of concordance of the ranks that the votes give, corrected for ties. */
static double agreement(const struct acg_bloc_answer *answer)
{
    double m = (double)answer->n_votes, n = (double)answer->n_ranked, square = 0, ties = 0;
    for (size_t r = 0; r < answer->n_ranked; r++) {
        double sum = 0;
        for (int v = 0; v < ACG_N_BLOC_MEASURES; v++) {
            if (!(answer->votes >> v & 1)) continue;
            double same = 0; // blocs on this rank: t rows add t^2 - 1 each, t^3 - t in all
            for (size_t s = 0; s < answer->n_ranked; s++)
                same += answer->rows[s].ranks[v] == answer->rows[r].ranks[v];
            ties += same * same - 1;
            sum += answer->rows[r].ranks[v];
        }
        double off = sum - m * (n + 1) / 2;
        square += off * off;
    }
    double most = m * m * (n * n * n - n) - m * ties;
    return most > 0 ? 12 * square / most : NAN;
}

static void compare_rows(struct inquiry *q)
{
    struct acg_bloc_answer *answer = q->answer;
    answer->votes = q->closeness.votes;
    answer->n_ranked = q->closeness.n_ranked;
    for (int m = 0; m < ACG_N_BLOC_MEASURES; m++)
        answer->n_votes += answer->votes >> m & 1;
    while (answer->n_winners < answer->n_rows && answer->rows[answer->n_winners].wins)
        answer->n_winners++;
    answer->runner_up = answer->n_rows;
    if (answer->n_votes > 0 && answer->n_ranked > 1) {
        answer->runner_up = 1;
        answer->margin = answer->n_winners > 1
                             ? 0
                             : (answer->rows[1].mean_rank - answer->rows[0].mean_rank) /
                                   (double)(answer->n_ranked - 1);
    }
    answer->agreement = agreement(answer);
    for (int m = 0; m < ACG_N_BLOC_MEASURES && answer->n_winners == 1; m++)
        answer->votes_for += answer->rows[0].ranks[m] == 1;
    for (uint32_t k = 0; k < q->ledger.n_blocs; k++) {
        if (answer->n_winners > 0 && q->row_of[k] == 0) q->winner = k;
        if (answer->runner_up < answer->n_rows && q->row_of[k] == answer->runner_up) q->second = k;
    }
}

static enum acg_verdict verdict_of(const struct acg_bloc_answer *answer)
{
    bool unique = answer->n_winners == 1;
    double sure = isnan(answer->certainty) ? 1 : answer->certainty; // no draws were asked for
    if (answer->n_votes < 3 || answer->n_ties == 0) return ACG_VERDICT_INSUFFICIENT;
    if (unique && 2 * answer->votes_for > answer->n_votes && answer->n_stood == answer->n_judged &&
        sure >= 0.95) {
        return ACG_VERDICT_ROBUST;
    }
    bool stands = 4 * answer->n_stood >= 3 * answer->n_judged;
    return unique && stands && sure >= 0.8 ? ACG_VERDICT_LIKELY : ACG_VERDICT_CONTESTED;
}

static bool make_room(struct inquiry *q)
{
    size_t n_claims = q->ledger.n_claims, n_blocs = q->ledger.n_blocs;
    q->usual = malloc((2 * n_claims + n_blocs + 1) * sizeof *q->usual);
    q->wins = calloc(n_blocs + 1, sizeof *q->wins);
    q->row_of = calloc(n_blocs + 1, sizeof *q->row_of);
    q->answer->rows = calloc(n_blocs + 1, sizeof *q->answer->rows);
    if (!q->usual || !q->wins || !q->row_of || !q->answer->rows) return false;
    q->weights = q->usual + n_claims;
    q->ranks = q->weights + n_claims;
    for (size_t i = 0; i < n_claims; i++)
        q->usual[i] = q->weights[i] = q->ledger.claims[i].weight;
    return acg_closeness_init(&q->closeness, &q->ledger, q->options);
}

static acg_status answer_plainly(struct inquiry *q, acg_report *report)
{
    struct acg_weighing how = weigh(q);
    double *paths = malloc((q->ledger.n_blocs + 1) * sizeof *paths);
    if (!paths) return acg_out_of_memory(report);
    acg_closeness_measure(&q->closeness, &how);
    acg_status status = acg_closeness_paths(&q->closeness, &how, paths, report);
    if (!status) {
        make_rows(q, paths);
        compare_rows(q);
        count_ties(q);
        q->answer->n_solutions = q->ledger.n_solutions;
        q->answer->n_frustrated = q->ledger.n_frustrated;
        q->answer->n_undecided = q->ledger.n_undecided;
        status = list_members(q, &how, report);
    }
    free(paths);
    return status;
}

static acg_status test(struct inquiry *q, acg_report *report)
{
    struct finding whole = {margin_now(q), lead_of(q)};
    acg_status status = run_all(q, report);
    if (!status) status = draw_all(q, report);
    if (status) return status;
    judge_runs(q->answer);
    find_carriers(q, &whole);
    q->answer->verdict = verdict_of(q->answer);
    return ACG_OK;
}

acg_status acg_bloc_ask(const acg_slice *slice, uint32_t actor,
                        const struct acg_bloc_options *options, struct acg_bloc_answer *out,
                        acg_report *report)
{
    *out = (struct acg_bloc_answer){.certainty = NAN,
                                    .agreement = NAN,
                                    .margin = NAN,
                                    .margin_low = NAN,
                                    .margin_high = NAN,
                                    .verdict = ACG_VERDICT_INSUFFICIENT};
    struct inquiry q = {.slice = slice,
                        .actor = actor,
                        .options = options,
                        .answer = out,
                        .winner = ACG_NONE,
                        .second = ACG_NONE};
    acg_status status = acg_ledger_init(&q.ledger, slice, actor, options, report);
    if (!status && !make_room(&q)) status = acg_out_of_memory(report);
    if (!status) status = answer_plainly(&q, report);
    if (!status && !options->plainly) status = test(&q, report);
    acg_closeness_clear(&q.closeness);
    acg_ledger_clear(&q.ledger);
    free(q.usual);
    free(q.wins);
    free(q.row_of);
    return status;
}

void acg_bloc_answer_clear(struct acg_bloc_answer *answer)
{
    free(answer->rows);
    free(answer->runs);
    free(answer->winners);
    free(answer->members);
    *answer = (struct acg_bloc_answer){0};
}
