#include "cli/bloc_page.h"
#include "cli/figure_option.h"
#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/series_option.h"

#include "base/number.h"
#include "base/report.h"
#include "base/sandbox.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct acg_option own_options[] = {
    {.name = "blocs",
     .list = true,
     .argument = "ACTORS",
     .help = "The blocs: actors with members. Without it every organization that has one; if none "
             "ever has, as in graphs of events, those of --detect"},
    {.name = "poles",
     .list = true,
     .argument = "ACTORS",
     .help = "Single actors as blocs: China,Russia"},
    {.name = "detect",
     .help = "The blocs are the two camps that the signed graph without the actor falls into, with "
             "the fewest frustrated ties; each is named by its member with most cooperation"},
    {.name = "overlap",
     .argument = "RULE",
     .choices = "shared|exclusive|full",
     .help = "What a member of several blocs counts in each: its share (shared, the default), "
             "nothing, or 1"},
    {.name = "measure",
     .letter = 'm',
     .list = true,
     .argument = "MEASURES",
     .help = "The measures that vote: direct, walk, profile, institutions, hostility (all)"},
    {.name = "weights-of-measures",
     .list = true,
     .argument = "WEIGHTS",
     .help = "What votes weigh in the mean rank: direct=2,profile=1 (1 each)"},
    {.name = "draws", .argument = "N", .help = "Resamplings that certainty rests on (1000)"},
    {.name = "seed", .argument = "S", .help = "Where chance begins (1)"},
    {.name = "jitter",
     .argument = "SIGMA",
     .help = "In a draw each weight is multiplied by exp(SIGMA z), z normal (0.25)"},
    {.name = "drop",
     .list = true,
     .argument = "WHAT",
     .choices = "sources|types|ties",
     .help = "Leave out each of these in turn too: types, all ties. Kinds, sources, members, what "
             "is alleged or planned, and the ties of the actor always are"},
    {.name = "plot",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE | ACG_SANDBOX_RUN,
     .help = "Draw the lead of the nearest bloc over time too, to a file that ends in .svg or "
             ".pdf; needs --years or another series"},
};
static const struct acg_option_group own_group = {"Blocs", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {
    &own_group,        &acg_chart_group, &acg_window_group, &acg_series_group,  &acg_jobs_group,
    &acg_filter_group, &acg_table_group, &acg_graph_group,  &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph bloc Tajikistan --year 2019 --blocs SCO,CSTO --format table",
     "Which of the two is it closer to, and how sure is that?"},
    {"actorgraph bloc Tajikistan --years 2001..2022 --poles China,Russia",
     "Between two powers, year by year"},
    {"actorgraph bloc Tajikistan --year 2019 --drop types,ties --draws 10000",
     "What single removal changes the answer?"},
};

static const struct acg_grid_column columns[] = {
    {.name = "period", .grouped = true},
    {.name = "actor", .grouped = true},
    {.name = "bloc"},
    {.name = "formal_member"},
    {.name = "n_members"},
    {.name = "members"},
    {.name = "n_effective"},
    {.name = "direct"},
    {.name = "walk"},
    {.name = "profile"},
    {.name = "institutions"},
    {.name = "hostility"},
    {.name = "path"},
    {.name = "rank_direct"},
    {.name = "rank_walk"},
    {.name = "rank_profile"},
    {.name = "rank_institutions"},
    {.name = "rank_hostility"},
    {.name = "mean_rank"},
    {.name = "first"},
    {.name = "mean_rank_low"},
    {.name = "mean_rank_high"},
    {.name = "consensus"},
    {.name = "runner_up"},
    {.name = "margin"},
    {.name = "margin_low"},
    {.name = "margin_high"},
    {.name = "votes"},
    {.name = "votes_for"},
    {.name = "kendall_w"},
    {.name = "certainty"},
    {.name = "verdict"},
    {.name = "n_ties"},
    {.name = "solutions"},
    {.name = "removals"},
    {.name = "removals_stood"},
    {.name = "changed_by"},
    {.name = "carried_by"},
};

/** One line a period, for people who look at a series. */
static const struct acg_grid_column brief_columns[] = {
    {.name = "period"},    {.name = "closest"},   {.name = "runner-up"}, {.name = "margin"},
    {.name = "agreement"}, {.name = "certainty"}, {.name = "verdict"},   {.name = "ties"},
};

/** What the command line asks for. */
struct request {
    const struct acg_args *args;
    struct acg_series_request series;
    struct acg_bloc_options options;
    struct acg_found blocs, poles;
    const acg_graph *graph;
    const struct acg_actor *actors;
    const char *graph_name;
    uint32_t actor;
    struct acg_grid_options format;
    bool is_page, is_brief;
    bool falls_back; // to camps, since there are no blocs
    struct acg_grid grid;
    struct acg_buffer page;
    struct acg_chart_request chart;
    struct acg_bloc_answer *answers; // of all windows
};

static acg_status refuse_measure(const struct request *request, const char *option,
                                 const char *word, size_t length, acg_report *report)
{
    char quoted[ACG_QUOTE];
    acg_quote(quoted, word, length);
    return acg_args_misuse(request->args, report,
                           "--%s: unknown measure '%s'; take direct, walk, profile, institutions, "
                           "hostility",
                           option, quoted);
}

static acg_status read_measure(const char *item, void *context, acg_report *report)
{
    struct request *request = context;
    enum acg_bloc_measure measure;
    if (!acg_bloc_measure_parse(item, strlen(item), &measure)) {
        return refuse_measure(request, "measure", item, strlen(item), report);
    }
    request->options.measures |= 1U << measure;
    return ACG_OK;
}

static acg_status read_weight(const char *item, void *context, acg_report *report)
{
    struct request *request = context;
    enum acg_bloc_measure measure;
    const char *equals = strchr(item, '=');
    double weight;
    if (!equals || !acg_number_parse(equals + 1, strlen(equals + 1), &weight) || !(weight > 0)) {
        return acg_args_misuse(request->args, report,
                               "--weights-of-measures: write MEASURE=NUMBER with a number above 0, "
                               "such as direct=2");
    }
    if (!acg_bloc_measure_parse(item, (size_t)(equals - item), &measure)) {
        return refuse_measure(request, "weights-of-measures", item, (size_t)(equals - item),
                              report);
    }
    request->options.weights[measure] = weight;
    return ACG_OK;
}

static acg_status read_numbers(struct request *request, acg_report *report)
{
    double draws = 1000, seed = 1;
    const struct acg_args *args = request->args;
    request->options.jitter = 0.25;
    acg_status status = acg_args_number(args, "draws", 0, 1e7, &draws, report);
    if (!status) status = acg_args_number(args, "seed", 0, 9007199254740991, &seed, report);
    if (!status) {
        status = acg_args_number(args, "jitter", 0, 10, &request->options.jitter, report);
    }
    if (!status && (draws != floor(draws) || seed != floor(seed))) {
        status = acg_args_misuse(args, report, "--draws and --seed are whole numbers");
    }
    request->options.draws = (size_t)draws;
    request->options.seed = (uint64_t)seed;
    return status;
}

static acg_status parse(const struct acg_args *args, struct request *request, acg_report *report)
{
    static const enum acg_drop drops[] = {ACG_DROP_SOURCES, ACG_DROP_TYPES, ACG_DROP_TIES};
    request->args = args;
    if (args->n_operands == 0) {
        return acg_args_misuse(args, report, "name the actor: actorgraph bloc ACTOR");
    }
    request->options.detect = acg_args_has(args, "detect");
    if (acg_args_has(args, "poles") + acg_args_has(args, "blocs") + request->options.detect > 1) {
        return acg_args_misuse(args, report, "--blocs, --poles and --detect exclude each other");
    }
    request->options.overlap = (enum acg_overlap)acg_args_choice(args, "overlap", 0);
    for (unsigned i = 0, bits = acg_args_bits(args, "drop"); i < sizeof drops / sizeof *drops; i++)
        if (bits >> i & 1) request->options.drops |= 1U << drops[i];
    acg_status status = acg_series_request_parse(args, &request->series, report);
    if (!status) status = acg_args_each(args, "measure", read_measure, request, report);
    if (!status) status = acg_args_each(args, "weights-of-measures", read_weight, request, report);
    if (!status) status = read_numbers(request, report);
    if (!status) status = acg_cli_grid_options(args, &request->format, report);
    if (!status)
        status = acg_chart_request_parse(args, "plot", ACG_CHART_FORMATS, &request->chart, report);
    return status;
}

static acg_status find_actors(struct request *request, acg_report *report)
{
    const struct acg_args *args = request->args;
    request->blocs = (struct acg_found){
        .graph = request->graph, .option = "--blocs", .find = acg_graph_find_actor};
    request->poles = request->blocs;
    request->poles.option = "--poles";
    acg_status status =
        acg_graph_find_actor(request->graph, args->operands[0], &request->actor, report);
    if (!status) status = acg_args_each(args, "blocs", acg_found_add, &request->blocs, report);
    if (!status) status = acg_args_each(args, "poles", acg_found_add, &request->poles, report);
    request->options.blocs = (struct acg_indexes){request->blocs.items, request->blocs.count};
    request->options.poles = (struct acg_indexes){request->poles.items, request->poles.count};
    return status;
}

static void explain(struct request *request)
{
    char windows[ACG_WINDOWS_TEXT];
    struct acg_buffer rules = {0}, draws = {0};
    struct acg_grid *grid = &request->grid;
    acg_series_request_windows(&request->series, windows);
    acg_slice_request_explain(&request->series.slice, &rules);
    acg_buffer_format(&draws,
                      "%zu, seed %llu; claims kept by their confidence, weights times "
                      "exp(%g z)",
                      request->options.draws, (unsigned long long)request->options.seed,
                      request->options.jitter);
    acg_grid_about(grid, "graph", request->graph_name);
    acg_grid_about(grid, "window", windows);
    acg_grid_about(grid, "rules", rules.failed ? "" : rules.data);
    acg_grid_about(grid, "draws", draws.failed ? "" : draws.data);
    acg_grid_about(grid, "direction", "ignored: the larger claim of two directions counts");
    for (int m = 0; m < ACG_N_BLOC_MEASURES; m++) {
        acg_grid_about(grid, acg_bloc_measure_name((enum acg_bloc_measure)m),
                       acg_bloc_measure_rule((enum acg_bloc_measure)m));
    }
    grid->failed = grid->failed || rules.failed || draws.failed;
    acg_buffer_clear(&rules);
    acg_buffer_clear(&draws);
}

/** Adds the text of a buffer as a cell, an empty one if there is none; clears it. */
static void take_text(struct acg_grid *grid, struct acg_buffer *text)
{
    acg_grid_text(grid, text->length ? text->data : NULL);
    grid->failed = grid->failed || text->failed;
    acg_buffer_clear(text);
}

static void add_removals(struct acg_grid *grid, const struct acg_bloc_page *page)
{
    const struct acg_bloc_answer *answer = page->answer;
    struct acg_buffer text = {0};
    acg_grid_count(grid, answer->n_judged);
    acg_grid_count(grid, answer->n_stood);
    for (size_t i = 0; i < answer->n_runs; i++) {
        if (!answer->runs[i].changed) continue;
        acg_buffer_text(&text, text.length ? "; " : "");
        acg_bloc_add_run(&text, page, &answer->runs[i]);
    }
    take_text(grid, &text);
    for (size_t i = 0; i < answer->n_carriers; i++) {
        uint32_t claim = answer->runs[answer->carriers[i]].item;
        size_t count;
        const struct acg_claim *one = &acg_graph_claims(page->graph, &count)[claim];
        const uint32_t *cites = acg_graph_cites(page->graph, &count) + one->first_cite;
        const struct acg_source *sources = acg_graph_sources(page->graph, &count);
        acg_buffer_text(&text, i ? "; " : "");
        acg_bloc_add_claim(&text, page, claim);
        for (uint32_t k = 0; k < one->n_cites; k++)
            acg_buffer_format(&text, "%s%s", k ? ", " : " [", sources[cites[k]].id);
        acg_buffer_text(&text, one->n_cites ? "]" : " [no source]");
    }
    take_text(grid, &text);
}

/** What is the same in all rows of an answer. */
static void add_common(struct acg_grid *grid, const struct acg_bloc_page *page,
                       const struct acg_actor actors[])
{
    const struct acg_bloc_answer *answer = page->answer;
    struct acg_buffer text = {0};
    acg_bloc_add_winners(&text, page, "/");
    take_text(grid, &text);
    acg_grid_borrow(grid, answer->runner_up < answer->n_rows
                              ? actors[answer->rows[answer->runner_up].bloc].id
                              : NULL);
    acg_grid_computed(grid, answer->margin);
    acg_grid_computed(grid, answer->margin_low);
    acg_grid_computed(grid, answer->margin_high);
    for (int m = 0; m < ACG_N_BLOC_MEASURES; m++)
        if (answer->votes >> m & 1)
            acg_buffer_char(&text, acg_bloc_measure_letter((enum acg_bloc_measure)m));
    take_text(grid, &text);
    acg_grid_count(grid, answer->votes_for);
    acg_grid_computed(grid, answer->agreement);
    acg_grid_computed(grid, answer->certainty);
    acg_grid_borrow(grid, acg_verdict_name(answer->verdict));
    acg_grid_count(grid, answer->n_ties);
    if (answer->n_solutions) acg_grid_count(grid, answer->n_solutions);
    else acg_grid_empty(grid);
    add_removals(grid, page);
}

static void add_rows(struct request *request, const struct acg_bloc_page *page)
{
    struct acg_grid *grid = &request->grid;
    struct acg_buffer text = {0};
    for (size_t i = 0; i < page->answer->n_rows; i++) {
        const struct acg_bloc_row *row = &page->answer->rows[i];
        acg_grid_text(grid, page->window);
        acg_grid_borrow(grid, request->actors[page->actor].id);
        acg_grid_borrow(grid, request->actors[row->bloc].id);
        acg_grid_borrow(grid, row->formal_member ? "yes" : "no");
        acg_grid_count(grid, row->n_members);
        acg_bloc_add_members(&text, page, row);
        take_text(grid, &text);
        acg_grid_computed(grid, row->n_effective);
        for (int m = 0; m < ACG_N_BLOC_MEASURES; m++)
            acg_grid_computed(grid, row->values[m]);
        acg_grid_computed(grid, row->path);
        for (int m = 0; m < ACG_N_BLOC_MEASURES; m++)
            acg_grid_computed(grid, row->ranks[m]);
        acg_grid_computed(grid, row->mean_rank);
        acg_grid_computed(grid, row->first);
        acg_grid_computed(grid, row->low);
        acg_grid_computed(grid, row->high);
        add_common(grid, page, request->actors);
    }
}

static void add_brief(struct request *request, const struct acg_bloc_page *page)
{
    const struct acg_bloc_answer *answer = page->answer;
    struct acg_grid *grid = &request->grid;
    struct acg_buffer text = {0};
    acg_grid_text(grid, page->window);
    acg_bloc_add_winners(&text, page, "/");
    take_text(grid, &text);
    acg_grid_borrow(grid, answer->runner_up < answer->n_rows
                              ? request->actors[answer->rows[answer->runner_up].bloc].id
                              : NULL);
    acg_grid_computed(grid, answer->margin);
    acg_grid_computed(grid, answer->agreement);
    acg_grid_computed(grid, answer->certainty);
    acg_grid_borrow(grid, acg_verdict_name(answer->verdict));
    acg_grid_count(grid, answer->n_ties);
}

static const char *missing(const struct request *request)
{
    return request->falls_back       ? "no organization has members, and there are no two camps"
           : request->options.detect ? "the signed graph has no two camps"
                                     : "no organization has members";
}

static acg_status refuse(const struct request *request, const char *when, acg_report *report)
{
    return acg_reject(report, NULL,
                      "%s in %s; name blocs with --blocs or --poles, or choose another time",
                      missing(request), when);
}

/** A window without blocs has no answer; a series goes on. */
static acg_status check_blocs(const struct request *request, const struct acg_bloc_answer *answer,
                              const char *window, acg_report *report)
{
    if (answer->n_rows > 0) return ACG_OK;
    if (request->series.n_windows == 1) return refuse(request, window, report);
    acg_note(report, NULL, "%s in %s", missing(request), window);
    return ACG_OK;
}

/** A series without any bloc has no answer either; who asks for camps is told that there are none.
 */
static acg_status check_series(const struct request *request, acg_report *report)
{
    bool asks_for_camps = request->options.detect && !request->falls_back;
    for (size_t i = 0; i < request->series.n_windows; i++) {
        if (asks_for_camps || request->answers[i].n_rows > 0) return ACG_OK;
    }
    return refuse(request, "any of these times", report);
}

/** Where nobody named blocs and no organization has members in any window, as in graphs of events,
 * the blocs are camps. */
static acg_status fall_back(struct request *request, acg_series *series, acg_report *report)
{
    struct acg_bloc_options options = request->options;
    acg_status status = ACG_OK;
    bool has_blocs = options.detect || options.blocs.count > 0 || options.poles.count > 0;
    options.plainly = true;
    for (size_t i = 0; i < request->series.n_windows && !has_blocs && !status; i++) {
        struct acg_bloc_answer answer = {0};
        const acg_slice *slice;
        status = acg_series_slice(series, i, &slice, report);
        if (!status) status = acg_bloc_ask(slice, request->actor, &options, &answer, report);
        has_blocs = answer.n_rows > 0;
        acg_bloc_answer_clear(&answer);
    }
    if (status || has_blocs) return status;
    request->falls_back = request->options.detect = true;
    acg_note(report, NULL,
             "no organization has members here: the blocs are the two camps that --detect finds; "
             "name others with --blocs or --poles");
    return ACG_OK;
}

static acg_status ask(struct request *request, const acg_slice *slice, size_t window,
                      acg_report *report)
{
    struct acg_bloc_answer *answer = &request->answers[window];
    struct acg_progress_line line;
    char text[ACG_SPAN_TEXT];
    acg_window_text(request->series.windows[window], text);
    acg_progress_start(&line, request->args->terminal, "draws and removals");
    request->options.crew = request->series.crew;
    request->options.crew.progress = &line.progress;
    acg_status status = acg_bloc_ask(slice, request->actor, &request->options, answer, report);
    acg_progress_end(&line);
    request->options.crew.progress = NULL;
    if (!status) status = check_blocs(request, answer, text, report);
    if (!status) {
        const struct acg_bloc_page page = {.graph = request->graph,
                                           .slice = slice,
                                           .options = &request->options,
                                           .answer = answer,
                                           .actor = request->actor,
                                           .language = acg_args_value(request->args, "lang"),
                                           .window = text,
                                           .width = request->format.width,
                                           .digits = request->format.digits};
        if (request->is_page) status = acg_bloc_page_add(&request->page, &page, report);
        else if (request->is_brief) add_brief(request, &page);
        else add_rows(request, &page);
    }
    return status;
}

/** The events of the actor, whatever the window: those that the filters let pass. */
static acg_status list_events(const struct request *request, acg_slice **slice,
                              struct acg_evidence **events, size_t *n, acg_report *report)
{
    struct acg_slice_options options = request->series.slice.options;
    options.when = acg_span_all();
    options.weigh = ACG_WEIGH_PRESENCE;
    acg_status status = acg_slice_new(request->graph, &options, slice, report);
    if (status) return status;
    return acg_evidence_list(*slice, request->actor, ACG_NONE, events, n, report);
}

/** Draws the chart, if one was asked for. */
static acg_status draw_chart(struct request *request, acg_report *report)
{
    if (!request->chart.path) return ACG_OK;
    char *bytes;
    size_t length, n_events = 0;
    acg_slice *slice = NULL;
    struct acg_evidence *events = NULL;
    request->chart.options.slice = &request->series.slice.options;
    request->chart.options.digest = acg_graph_digest(request->graph);
    acg_status status = list_events(request, &slice, &events, &n_events, report);
    const struct acg_bloc_series series = {.graph = request->graph,
                                           .actor = request->actor,
                                           .how = &request->options,
                                           .windows = request->series.windows,
                                           .answers = request->answers,
                                           .n = request->series.n_windows,
                                           .events = events,
                                           .n_events = n_events};
    if (!status) {
        status = acg_chart_lead(&series, &request->chart.options, &bytes, &length, report);
    }
    if (!status) status = acg_chart_request_write(&request->chart, bytes, length, report);
    acg_slice_free(slice);
    free(events);
    return status;
}

static acg_status make_answers(struct request *request, acg_report *report)
{
    request->answers = calloc(request->series.n_windows + 1, sizeof *request->answers);
    return request->answers ? ACG_OK : acg_out_of_memory(report);
}

static acg_status write_answer(struct request *request, acg_series *series, acg_report *report)
{
    bool is_table = request->format.format == ACG_GRID_TABLE &&
                    !acg_args_has(request->args, "columns"); // who names columns wants them
    request->is_brief = is_table && request->series.n_windows > 1;
    request->is_page = is_table && !request->is_brief;
    if (is_table && !acg_args_has(request->args, "digits")) request->format.digits = 3;
    if (request->is_brief) {
        acg_grid_init(&request->grid, brief_columns, sizeof brief_columns / sizeof *brief_columns);
    } else {
        acg_grid_init(&request->grid, columns, sizeof columns / sizeof *columns);
    }
    acg_status status = fall_back(request, series, report);
    explain(request);
    for (size_t i = 0; request->args->terminal->verbose && i < request->grid.n_about; i++) {
        const struct acg_grid_about *about = &request->grid.about[i];
        acg_note(report, NULL, "%s: %s", about->key, about->text);
    }
    for (size_t i = 0; i < request->series.n_windows && !status; i++) {
        const acg_slice *slice;
        status = acg_series_slice(series, i, &slice, report);
        if (!status) status = ask(request, slice, i, report);
    }
    if (!status) status = check_series(request, report);
    if (!status) status = draw_chart(request, report);
    if (!status && !request->is_page) {
        status = acg_cli_add_grid(request->args, &request->grid, &request->format, &request->page,
                                  report);
    }
    acg_grid_clear(&request->grid);
    if (!status) return acg_cli_write_take(request->args, &request->page, report);
    acg_buffer_clear(&request->page);
    return status;
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    struct request request = {0};
    acg_graph *graph = NULL;
    acg_series *series = NULL;
    size_t count;

    acg_status status = parse(args, &request, report);
    if (!status) {
        status = acg_cli_read_series(args, &request.series, request.chart.path != NULL, &graph,
                                     &request.graph_name, report);
    }
    request.graph = graph;
    if (!status) request.actors = acg_graph_actors(graph, &count);
    if (!status) status = acg_series_request_find(args, graph, &request.series, report);
    if (!status) status = find_actors(&request, report);
    if (!status) status = acg_series_request_open(&request.series, graph, &series, report);
    if (!status) status = make_answers(&request, report);
    if (!status) status = write_answer(&request, series, report);

    for (size_t i = 0; request.answers && i < request.series.n_windows; i++)
        acg_bloc_answer_clear(&request.answers[i]);
    free(request.answers);
    acg_chart_request_clear(&request.chart);
    acg_series_request_clear(&request.series);
    free(request.blocs.items);
    free(request.poles.items);
    acg_series_free(series);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_bloc = {
    .name = "bloc",
    .summary = "Ask which bloc an actor sits closest to, and how sure that is",
    .operands = "ACTOR",
    .description =
        "Five measures, each another kind of evidence, rank the blocs: direct cooperation (D), "
        "visits of a random walk (P), likeness of friends and enemies (K), shared institutions "
        "(C), hostility (O). A measure that tells none apart abstains; the lowest mean rank is the "
        "consensus. path, the mean of 1 / distance, is shown without a vote.\n\n"
        "The answer has a runner-up, a margin, the agreement of the measures (Kendall's W), and a "
        "certainty: the share of draws in which the bloc comes first when each claim is kept with "
        "its confidence and weights are jittered. Each kind, source and member is left out in "
        "turn, and what is alleged or planned. The verdict is robust, likely, contested or "
        "insufficient. The actor's own membership in a candidate is no evidence; it is printed as "
        "formal_member.\n\n"
        "As table one window is a page, a series has one line a window. The other formats have "
        "one row for each window and bloc, with all that was found.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .graph_by_option = true,
    .run = run,
};
