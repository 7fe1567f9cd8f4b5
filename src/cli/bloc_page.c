#include "cli/bloc_page.h"
#include "cli/paragraph.h"

#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"
#include "base/width.h"
#include "model/reference.h"
#include "slice/cited.h"
#include "write/grid.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct acg_actor *actor_at(const acg_graph *graph, uint32_t actor)
{
    size_t count;
    return &acg_graph_actors(graph, &count)[actor];
}

static const char *id_of_row(const struct acg_bloc_page *page, size_t row)
{
    return actor_at(page->graph, page->answer->rows[row].bloc)->id;
}

void acg_bloc_add_winners(struct acg_buffer *out, const struct acg_bloc_page *page,
                          const char *between)
{
    for (size_t i = 0; i < page->answer->n_winners; i++)
        acg_buffer_format(out, "%s%s", i ? between : "", id_of_row(page, i));
}

void acg_bloc_add_members(struct acg_buffer *out, const struct acg_bloc_page *page,
                          const struct acg_bloc_row *row)
{
    for (size_t i = 0; i < row->n_members; i++) {
        uint32_t member = page->answer->members[row->first_member + i];
        acg_buffer_format(out, "%s%s", i ? "; " : "", actor_at(page->graph, member)->id);
    }
}

static const char *dropped(const acg_graph *graph, const struct acg_bloc_run *run)
{
    static const char *const rules[] = {
        [ACG_RULE_RESTART_LOW] = "rule restart 0.05",
        [ACG_RULE_RESTART_HIGH] = "rule restart 0.30",
        [ACG_RULE_FULL] = "rule overlap full",
        [ACG_RULE_SUM] = "rule combine sum",
    };
    size_t count;
    switch (run->what) {
    case ACG_DROP_KINDS:
        return acg_kind_name((enum acg_kind)run->item);
    case ACG_DROP_SOURCES:
        return acg_graph_sources(graph, &count)[run->item].id;
    case ACG_DROP_MEMBERS:
        return actor_at(graph, run->item)->id;
    case ACG_DROP_STATUSES:
        return "alleged, planned";
    case ACG_DROP_TYPES:
        return acg_graph_types(graph, &count)[run->item].id;
    case ACG_DROP_RULES:
        return rules[run->item];
    case ACG_DROP_TIES:
    case ACG_N_DROPS:
        break;
    }
    return "";
}

void acg_bloc_add_claim(struct acg_buffer *out, const struct acg_bloc_page *page, uint32_t index)
{
    size_t count;
    const struct acg_claim *claim = &acg_graph_claims(page->graph, &count)[index];
    const struct acg_tie *ties = acg_graph_ties(page->graph, &count) + claim->first_tie;
    const struct acg_type *types = acg_graph_types(page->graph, &count);
    char date[ACG_CLAIM_DATE], weight[ACG_NUMBER_TEXT];
    acg_claim_date(page->graph, claim, date);
    acg_number_shortest(claim->weight, weight);
    uint32_t at = 0; // the pair that has the actor, if any has
    for (uint32_t i = 0; i < claim->n_ties; i++) {
        if (ties[i].from == page->actor || ties[i].to == page->actor) at = i;
    }
    acg_buffer_format(out, "%s%s", *date ? date : "", *date ? " " : "");
    if (claim->n_ties > 1) {
        acg_buffer_format(out, "%s and others", actor_at(page->graph, page->actor)->id);
    } else {
        acg_buffer_format(out, "%s-%s", actor_at(page->graph, ties[at].from)->id,
                          actor_at(page->graph, ties[at].to)->id);
    }
    acg_buffer_format(out, " %s %s",
                      claim->type == ACG_NONE ? acg_kind_name((enum acg_kind)claim->kind)
                                              : types[claim->type].id,
                      weight);
}

void acg_bloc_add_run(struct acg_buffer *out, const struct acg_bloc_page *page,
                      const struct acg_bloc_run *run)
{
    static const char *const words[ACG_N_DROPS] = {
        [ACG_DROP_KINDS] = "kind ", [ACG_DROP_SOURCES] = "source ",
        [ACG_DROP_TYPES] = "type ", [ACG_DROP_MEMBERS] = "member ",
        [ACG_DROP_TIES] = "tie ",   [ACG_DROP_STATUSES] = "status ",
        [ACG_DROP_RULES] = "",
    };
    acg_buffer_text(out, words[run->what]);
    if (run->what == ACG_DROP_TIES) acg_bloc_add_claim(out, page, run->item);
    else acg_text_add_clean(out, dropped(page->graph, run));
    acg_buffer_text(out, ": ");
    if (run->n_winners == 0) acg_buffer_text(out, "none");
    for (size_t i = 0; i < run->n_winners; i++) {
        size_t row = page->answer->winners[run->first_winner + i];
        acg_buffer_format(out, "%s%s", i ? "/" : "", id_of_row(page, row));
    }
}

static void add_headline(struct acg_buffer *out, const struct acg_bloc_page *page)
{
    const struct acg_bloc_answer *answer = page->answer;
    const char *name = acg_labels_in(actor_at(page->graph, page->actor)->name, page->language);
    struct acg_buffer text = {0};
    acg_text_add_clean(&text, name);
    acg_buffer_format(&text, " in %s: ", page->window);
    switch (answer->verdict) {
    case ACG_VERDICT_INSUFFICIENT:
        acg_buffer_text(&text, answer->n_ties == 0 ? "it has no ties that tell"
                               : answer->n_rows == 1
                                   ? "with one bloc there is nothing to compare"
                                   : "fewer than three measures tell blocs apart");
        break;
    case ACG_VERDICT_CONTESTED:
        acg_buffer_text(&text, "too close to call between ");
        if (answer->n_winners > 1) {
            acg_bloc_add_winners(&text, page, " and ");
        } else {
            acg_buffer_format(&text, "%s and %s", id_of_row(page, 0),
                              id_of_row(page, answer->runner_up));
        }
        break;
    case ACG_VERDICT_LIKELY:
    case ACG_VERDICT_ROBUST:
        acg_buffer_format(&text, "closest to %s", id_of_row(page, 0));
        break;
    }
    acg_buffer_format(&text, " (%s)", acg_verdict_name(answer->verdict));
    out->failed = out->failed || text.failed;
    acg_buffer_format(out, "%s\n\n", text.failed ? "" : text.data);
    acg_buffer_clear(&text);
}

static void add_table(struct acg_buffer *out, const struct acg_bloc_page *page)
{
    static const struct acg_grid_column columns[] = {
        {.name = "bloc"},   {.name = "member"},    {.name = "others"},    {.name = "direct"},
        {.name = "walk"},   {.name = "profile"},   {.name = "institut."}, {.name = "hostility"},
        {.name = "(path)"}, {.name = "mean rank"}, {.name = "first"},
    };
    struct acg_grid grid;
    acg_grid_init(&grid, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < page->answer->n_rows; i++) {
        const struct acg_bloc_row *row = &page->answer->rows[i];
        char share[32];
        snprintf(share, sizeof share, "%.1f%%", 100 * row->first);
        acg_grid_borrow(&grid, id_of_row(page, i));
        acg_grid_borrow(&grid, row->formal_member ? "yes" : "no");
        acg_grid_count(&grid, row->n_members);
        for (int m = 0; m < ACG_N_BLOC_MEASURES; m++)
            acg_grid_computed(&grid, row->values[m]);
        acg_grid_computed(&grid, row->path);
        acg_grid_computed(&grid, row->mean_rank);
        acg_grid_text(&grid, isnan(row->first) ? NULL : share);
    }
    const struct acg_grid_options options = {
        .format = ACG_GRID_TABLE, .digits = page->digits, .width = page->width};
    acg_grid_append(&grid, &options, out);
    acg_grid_clear(&grid);
    acg_buffer_char(out, '\n');
}

static void list_measures(struct acg_buffer *out, unsigned measures)
{
    const char *between = "";
    for (int m = 0; m < ACG_N_BLOC_MEASURES; m++) {
        if (!(measures >> m & 1)) continue;
        acg_buffer_format(out, "%s%s", between, acg_bloc_measure_name((enum acg_bloc_measure)m));
        between = ", ";
    }
}

static void add_votes(struct acg_buffer *out, const struct acg_bloc_page *page)
{
    const struct acg_bloc_answer *answer = page->answer;
    unsigned asked =
        page->options->measures ? page->options->measures : (1U << ACG_N_BLOC_MEASURES) - 1;
    unsigned silent = asked & ~answer->votes, won = 0;
    struct acg_buffer text = {0};
    for (int m = 0; m < ACG_N_BLOC_MEASURES && answer->n_winners == 1; m++)
        if (answer->rows[0].ranks[m] == 1) won |= 1U << m;
    if (answer->n_winners == 1) {
        acg_buffer_format(&text, "%zu of %zu put %s first", answer->votes_for, answer->n_votes,
                          id_of_row(page, 0));
        if (won) acg_buffer_text(&text, ": ");
        list_measures(&text, won);
    } else if (answer->n_winners > 1) {
        acg_buffer_format(&text, "%zu; equal mean ranks of ", answer->n_votes);
        acg_bloc_add_winners(&text, page, " and ");
    } else {
        acg_buffer_text(&text, "none");
    }
    if (silent) acg_buffer_text(&text, ". No blocs told apart by ");
    list_measures(&text, silent);
    acg_paragraph_add(out, "votes", &text, page->width);
}

/** What the blocs are, if they were found and not named. */
static void add_camps(struct acg_buffer *out, const struct acg_bloc_page *page)
{
    const struct acg_bloc_answer *answer = page->answer;
    struct acg_buffer text = {0};
    if (answer->n_solutions == 0) return;
    for (size_t i = 0; i < answer->n_rows; i++) {
        acg_buffer_format(&text, "%s: ", id_of_row(page, i));
        acg_bloc_add_members(&text, page, &answer->rows[i]);
        acg_paragraph_add(out, i ? "" : "camps", &text, page->width);
    }
    acg_buffer_format(&text,
                      "%zu frustrated ties, the fewest possible, in %zu%s equally good splits; %zu "
                      "actors, on either side in them, are in no camp",
                      answer->n_frustrated, answer->n_solutions,
                      answer->more_solutions ? " or more" : "", answer->n_undecided);
    acg_paragraph_add(out, "", &text, page->width);
}

static void add_margin(struct acg_buffer *out, const struct acg_bloc_page *page)
{
    const struct acg_bloc_answer *answer = page->answer;
    struct acg_buffer text = {0};
    if (answer->runner_up < answer->n_rows) {
        acg_buffer_format(&text, "%s, behind by %.3g mean ranks of %zu possible; margin %.3g",
                          id_of_row(page, answer->runner_up),
                          answer->rows[answer->runner_up].mean_rank - answer->rows[0].mean_rank,
                          answer->n_ranked - 1, answer->margin);
        acg_paragraph_add(out, "runner-up", &text, page->width);
    }
    if (!isnan(answer->agreement)) {
        acg_buffer_format(&text, "of the measures: Kendall's W %.3g (0: none, 1: full)",
                          answer->agreement);
        acg_paragraph_add(out, "agreement", &text, page->width);
    }
    if (isnan(answer->certainty)) return;
    acg_buffer_format(&text,
                      "%s comes first in %.1f%% of %zu draws (claims kept by their confidence, "
                      "weights jittered by %g, seed %llu)",
                      id_of_row(page, 0), 100 * answer->certainty, page->options->draws,
                      page->options->jitter, (unsigned long long)page->options->seed);
    if (isnan(answer->rows[0].low)) {
        acg_buffer_text(&text, "; in none of them do the measures tell blocs apart");
    } else {
        acg_buffer_format(&text, "; its mean rank is %.3g to %.3g in 95%% of them",
                          answer->rows[0].low, answer->rows[0].high);
    }
    acg_paragraph_add(out, "certainty", &text, page->width);
}

static void add_runs(struct acg_buffer *out, const struct acg_bloc_page *page)
{
    const struct acg_bloc_answer *answer = page->answer;
    struct acg_buffer text = {0};
    if (answer->n_runs == 0) return;
    acg_buffer_format(&text,
                      "%zu of %zu removals (of a kind, a source, a member, what is alleged or "
                      "planned) leave the answer as it is",
                      answer->n_stood, answer->n_judged);
    acg_paragraph_add(out, "without", &text, page->width);
    for (size_t i = 0; i < answer->n_runs; i++) {
        if (!answer->runs[i].changed) continue;
        acg_bloc_add_run(&text, page, &answer->runs[i]);
        acg_paragraph_add(out, "", &text, page->width);
    }
}

/** The numbers of the sources of a claim, "[1, 4]", as a figure of the slice has them. */
static void add_numbers(struct acg_buffer *out, const acg_graph *graph,
                        const struct acg_cited *cited, const struct acg_claim *claim, bool used[])
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(graph, &count) + claim->first_cite;
    for (uint32_t number = 1, n = 0; number <= cited->count; number++) {
        for (uint32_t i = 0; i < claim->n_cites; i++) {
            if (acg_cited_number(cited, graph, cites[i]) != number) continue;
            acg_buffer_format(out, "%s%u", n++ ? ", " : " [", number);
            used[number - 1] = true;
            break;
        }
        if (number == cited->count && n) acg_buffer_char(out, ']');
    }
    if (claim->n_cites == 0) acg_buffer_text(out, " [no source]");
}

static void add_carriers(struct acg_buffer *out, const struct acg_bloc_page *page,
                         const struct acg_cited *cited, bool used[])
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(page->graph, &count);
    struct acg_buffer text = {0};
    for (size_t i = 0; i < page->answer->n_carriers; i++) {
        uint32_t claim = page->answer->runs[page->answer->carriers[i]].item;
        acg_bloc_add_claim(&text, page, claim);
        add_numbers(&text, page->graph, cited, &claims[claim], used);
        acg_paragraph_add(out, i ? "" : "carried by", &text, page->width);
    }
    bool first = true;
    for (size_t i = 0; i < cited->count; i++) {
        if (!used[i]) continue;
        struct acg_buffer reference = {0};
        acg_reference_short(&reference, cited->sources[i]);
        acg_buffer_format(&text, "%zu ", i + 1);
        acg_text_add_clean(&text, reference.failed ? "" : reference.data);
        text.failed = text.failed || reference.failed;
        acg_buffer_clear(&reference);
        acg_paragraph_add(out, first ? "sources" : "", &text, page->width);
        first = false;
    }
}

acg_status acg_bloc_page_add(struct acg_buffer *out, const struct acg_bloc_page *page,
                             acg_report *report)
{
    struct acg_cited cited;
    acg_status status = acg_cited_init(&cited, &page->slice, 1, report);
    bool *used = status ? NULL : calloc(cited.count + 1, sizeof *used);
    if (used) {
        add_headline(out, page);
        add_table(out, page);
        add_camps(out, page);
        add_votes(out, page);
        add_margin(out, page);
        add_runs(out, page);
        add_carriers(out, page, &cited, used);
    }
    if (!used && !status) status = acg_out_of_memory(report);
    free(used);
    acg_cited_clear(&cited);
    return status;
}
