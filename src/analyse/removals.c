#include "analyse/inquiry.h"

#include "base/crew.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** What a run says to the process that asked; then a flag for each candidate: whether it wins. */
struct finding {
    double margin, lead;
};

static bool cites(const struct acg_inquiry *q, const struct acg_claim *claim, uint32_t source)
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
static bool leaves_out(const struct acg_inquiry *q, const struct acg_bloc_run *run, size_t i)
{
    const struct acg_claim *claim = acg_inquiry_claim(q, i);
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

static double margin_now(struct acg_inquiry *q)
{
    for (size_t k = 0; k < q->ledger.n_blocs; k++)
        q->ranks[k] = q->closeness.blocs[k].mean_rank;
    return acg_inquiry_margin(q, q->ranks);
}

static double lead_of(const struct acg_inquiry *q)
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
    struct acg_inquiry *q = context;
    const struct acg_bloc_run *run = &q->answer->runs[item];
    struct acg_weighing how = acg_inquiry_weigh(q);
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

/** Adds a run for each flag that is set; the flag's number is its item. */
static void list_flags(struct list *list, enum acg_drop what, const bool flags[], size_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (flags[i]) add_run(list, what, i);
    }
}

static bool ties_actor(const struct acg_inquiry *q, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_tie *ties = acg_graph_ties(q->ledger.graph, &count) + claim->first_tie;
    for (uint32_t i = 0; i < claim->n_ties; i++) {
        if (ties[i].from == q->actor || ties[i].to == q->actor) return true;
    }
    return false;
}

static void flag_sources(const struct acg_inquiry *q, bool flags[])
{
    size_t count;
    const uint32_t *cited = acg_graph_cites(q->ledger.graph, &count);
    for (size_t i = 0; i < q->ledger.n_claims; i++) {
        const struct acg_claim *claim = acg_inquiry_claim(q, i);
        for (uint32_t k = 0; k < claim->n_cites; k++)
            flags[cited[claim->first_cite + k]] = true;
    }
}

static void flag_members(const struct acg_inquiry *q, bool flags[])
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

static void list_claims(const struct acg_inquiry *q, struct list *list, bool flags[])
{
    bool all = q->options->drops >> ACG_DROP_TIES & 1;
    size_t n_types;
    acg_graph_types(q->ledger.graph, &n_types);
    bool kinds[ACG_N_KINDS] = {false}, unsure = false;
    for (size_t i = 0; i < q->ledger.n_claims; i++) {
        const struct acg_claim *claim = acg_inquiry_claim(q, i);
        kinds[claim->kind] = true;
        unsure = unsure || is_unsure(claim);
    }
    list_flags(list, ACG_DROP_KINDS, kinds, ACG_N_KINDS);
    if (unsure) add_run(list, ACG_DROP_STATUSES, 0);
    if (q->options->drops >> ACG_DROP_TYPES & 1) {
        memset(flags, 0, n_types * sizeof *flags);
        for (size_t i = 0; i < q->ledger.n_claims; i++)
            if (acg_inquiry_claim(q, i)->type != ACG_NONE)
                flags[acg_inquiry_claim(q, i)->type] = true;
        list_flags(list, ACG_DROP_TYPES, flags, n_types);
    }
    for (size_t i = 0; i < q->ledger.n_claims; i++) {
        if (all || ties_actor(q, acg_inquiry_claim(q, i))) {
            add_run(list, ACG_DROP_TIES, q->ledger.claims[i].claim);
        }
    }
}

static int by_id(const void *a, const void *b)
{
    const struct acg_source *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

/** Adds a run for each source that is flagged, by id: the file may have them in any order. */
static bool list_sources(const struct acg_inquiry *q, struct list *list, const bool flags[])
{
    size_t n_sources;
    const struct acg_source *sources = acg_graph_sources(q->ledger.graph, &n_sources);
    const struct acg_source **sorted = malloc((n_sources + 1) * sizeof *sorted);
    if (!sorted) return false;
    for (size_t i = 0; i < n_sources; i++)
        sorted[i] = &sources[i];
    qsort(sorted, n_sources, sizeof *sorted, by_id);
    for (size_t i = 0; i < n_sources; i++) {
        uint32_t source = (uint32_t)(sorted[i] - sources);
        if (flags[source]) add_run(list, ACG_DROP_SOURCES, source);
    }
    free(sorted);
    return true;
}

static bool list_runs(const struct acg_inquiry *q, struct list *list, bool flags[])
{
    size_t n_sources;
    acg_graph_sources(q->ledger.graph, &n_sources);
    list_claims(q, list, flags);
    memset(flags, 0, n_sources * sizeof *flags);
    flag_sources(q, flags);
    if (!list_sources(q, list, flags)) return false;
    memset(flags, 0, q->ledger.n_nodes * sizeof *flags);
    flag_members(q, flags);
    list_flags(list, ACG_DROP_MEMBERS, flags, q->ledger.n_nodes);
    for (uint32_t rule = ACG_RULE_RESTART_LOW; rule <= ACG_RULE_SUM; rule++)
        add_run(list, ACG_DROP_RULES, rule);
    return true;
}

static acg_status make_runs(struct acg_inquiry *q, acg_report *report)
{
    size_t n_sources, n_types;
    acg_graph_sources(q->ledger.graph, &n_sources);
    acg_graph_types(q->ledger.graph, &n_types);
    bool *flags = malloc(n_sources + n_types + q->ledger.n_nodes + 1);
    struct list list = {0};
    if (!flags) return acg_out_of_memory(report);
    bool done = list_runs(q, &list, flags);
    size_t n = list.n;
    q->answer->runs = list.runs = done ? calloc(n + 1, sizeof *list.runs) : NULL;
    list.n = 0;
    done = list.runs && list_runs(q, &list, flags);
    free(flags);
    q->answer->n_runs = done ? n : 0;
    return done ? ACG_OK : acg_out_of_memory(report);
}

/** What the processes found, as runs with the rows that win in them. */
static acg_status take_findings(struct acg_inquiry *q, const struct acg_crew_results *results,
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

static acg_status run_all(struct acg_inquiry *q, acg_report *report)
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
                            .options = acg_inquiry_crew(q, (double)q->answer->n_runs)};
    struct acg_crew_results results;
    status = acg_crew_run(&crew, &results, report);
    if (!status) status = take_findings(q, &results, size, report);
    acg_crew_clear(&results);
    return status;
}

/** Counts the runs that the verdict rests on, and those of them that changed nothing. */
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

static void find_carriers(struct acg_inquiry *q, const struct finding *whole)
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

acg_status acg_inquiry_leave_out(struct acg_inquiry *q, acg_report *report)
{
    struct finding whole = {margin_now(q), lead_of(q)};
    acg_status status = run_all(q, report);
    if (status) return status;
    judge_runs(q->answer);
    find_carriers(q, &whole);
    return ACG_OK;
}
