#include "actorgraph/bloc.h"

#include "analyse/inquiry.h"
#include "base/report.h"
#include "slice/slice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

bool acg_bloc_measure_parse(const char *word, size_t length, enum acg_bloc_measure *out)
{
    for (int i = 0; i < ACG_N_BLOC_MEASURES; i++) {
        const char *name = measures[i].name;
        bool is_letter = length == 1 && *word == measures[i].letter;
        if (!is_letter && !(strlen(name) == length && memcmp(name, word, length) == 0)) continue;
        *out = (enum acg_bloc_measure)i;
        return true;
    }
    return false;
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

struct acg_weighing acg_inquiry_weigh(const struct acg_inquiry *q)
{
    double restart = q->options->restart > 0 ? q->options->restart : usual_restart;
    return (struct acg_weighing){.weights = q->weights,
                                 .left = ACG_NONE,
                                 .combine = q->ledger.combine,
                                 .overlap = q->options->overlap,
                                 .restart = restart};
}

const struct acg_claim *acg_inquiry_claim(const struct acg_inquiry *q, size_t i)
{
    size_t count;
    return &acg_graph_claims(q->ledger.graph, &count)[q->ledger.claims[i].claim];
}

double acg_inquiry_margin(const struct acg_inquiry *q, const double ranks[])
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

struct acg_crew_options acg_inquiry_crew(const struct acg_inquiry *q, double times)
{
    const struct acg_ledger *ledger = &q->ledger;
    struct acg_crew_options crew = q->options->crew;
    double once = (double)(10 * ledger->n_claims) +
                  50.0 * (double)(ledger->n_nodes + ledger->n_pairs + ledger->n_seats);
    if (once * times < little_work) crew.jobs = 1;
    return crew;
}

static void count_ties(struct acg_inquiry *q)
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

static bool is_formal_member(const struct acg_inquiry *q, uint32_t bloc)
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

static void make_rows(struct acg_inquiry *q, const double paths[])
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
static acg_status list_members(struct acg_inquiry *q, const struct acg_weighing *how,
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

static void compare_rows(struct acg_inquiry *q)
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

static bool make_room(struct acg_inquiry *q)
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

static acg_status answer_plainly(struct acg_inquiry *q, acg_report *report)
{
    struct acg_weighing how = acg_inquiry_weigh(q);
    double *paths = malloc((q->ledger.n_blocs + 1) * sizeof *paths);
    if (!paths) return acg_out_of_memory(report);
    acg_closeness_measure(&q->closeness, &how);
    acg_status status = acg_closeness_paths(&q->closeness, &how, paths, report);
    if (!status) {
        make_rows(q, paths);
        compare_rows(q);
        count_ties(q);
        q->answer->n_solutions = q->ledger.n_solutions;
        q->answer->more_solutions = q->ledger.more_solutions;
        q->answer->n_frustrated = q->ledger.n_frustrated;
        q->answer->n_undecided = q->ledger.n_undecided;
        status = list_members(q, &how, report);
    }
    free(paths);
    return status;
}

static acg_status test(struct acg_inquiry *q, acg_report *report)
{
    acg_status status = acg_inquiry_leave_out(q, report);
    if (!status) status = acg_inquiry_resample(q, report);
    if (!status) q->answer->verdict = verdict_of(q->answer);
    return status;
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
    struct acg_inquiry q = {.slice = slice,
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

acg_status acg_bloc_camps(const acg_slice *slice, uint32_t camps[], acg_report *report)
{
    struct acg_ledger ledger;
    const struct acg_bloc_options options = {.detect = true};
    acg_status status = acg_ledger_init(&ledger, slice, ACG_NONE, &options, report);
    size_t n_actors;
    const uint32_t *actors = acg_slice_actors(slice, &n_actors);
    for (size_t i = 0, node = 0; i < n_actors; i++) {
        while (node < ledger.n_nodes && ledger.actor_of[node] < actors[i])
            node++;
        bool is_node = node < ledger.n_nodes && ledger.actor_of[node] == actors[i];
        camps[i] = !status && is_node && ledger.camp_of ? ledger.camp_of[node] : ACG_NONE;
    }
    acg_ledger_clear(&ledger);
    return status;
}
