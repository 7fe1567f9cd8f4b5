#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/series_option.h"

#include "base/report.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct acg_option own_options[] = {
    {.name = "profile",
     .argument = "WHICH",
     .choices = "cooperation|signed|membership",
     .help = "What the rows that are compared hold: the weights of cooperation ties (default), the "
             "sign of all ties, or memberships in organizations"},
    {.name = "values",
     .argument = "HOW",
     .choices = "valued|binary",
     .help = "Whether cooperation counts by its weight (valued, the default) or as 1"},
    {.name = "scale",
     .argument = "MAX",
     .help = "The top of the scale of weights, which is also an actor's own entry; default: the "
             "largest cooperation of the graph over all time"},
    {.name = "measure",
     .letter = 'm',
     .list = true,
     .argument = "MEASURES",
     .help = "Measures, or all that fit the profile (the default)"},
    {.name = "weights",
     .argument = "FILE",
     .help = "Table of the weights of actors, for s_weighted and s_squared_weighted"},
    {.name = "weight-map",
     .argument = "MAP",
     .help = "Columns of --weights: actor=abb,date=year,weight=cinc"},
};
static const struct acg_option_group own_group = {"Similarity", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {
    &own_group,       &acg_window_group,  &acg_series_group,
    &acg_jobs_group,  &acg_filter_group,  &acg_table_group,
    &acg_graph_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph similarity --year 2019 --profile signed", "Who has the same friends and enemies?"},
    {"actorgraph similarity Tajikistan --years 2001..2022 -m s,kappa_squared",
     "Whose cooperation resembles that of Tajikistan, year by year?"},
    {"actorgraph similarity -g alliances.csv --scale 3 --year 1955",
     "Foreign-policy similarity; columns from, to, since, until, weight"},
};

/** What the command line asks for, and the table that grows. */
struct request {
    const struct acg_args *args;
    struct acg_series_request series;
    struct acg_similarity_options options;
    enum acg_similarity measures[ACG_N_SIMILARITIES];
    size_t n_measures;
    const acg_graph *graph;
    const struct acg_actor *actors;
    const char *graph_name;
    struct acg_found chosen;
    struct acg_actor_weight *weights;
    struct acg_grid grid;
    size_t n_rows;
};

static acg_status read_measure(const char *item, void *context, acg_report *report)
{
    struct request *request = context;
    enum acg_similarity measure;
    if (acg_similarity_parse(item, strlen(item), &measure)) {
        for (size_t i = 0; i < request->n_measures; i++) {
            if (request->measures[i] == measure) return ACG_OK;
        }
        request->measures[request->n_measures++] = measure;
        return ACG_OK;
    }
    const char *names[ACG_N_SIMILARITIES];
    for (int i = 0; i < ACG_N_SIMILARITIES; i++)
        names[i] = acg_similarity_name((enum acg_similarity)i);
    char quoted[ACG_QUOTE];
    const char *near = acg_text_nearest(item, names, ACG_N_SIMILARITIES);
    acg_quote(quoted, item, strlen(item));
    if (near) {
        return acg_args_misuse(request->args, report,
                               "--measure: unknown measure '%s'; did you mean '%s'?", quoted, near);
    }
    return acg_args_misuse(request->args, report, "--measure: unknown measure '%s'", quoted);
}

static bool needs_weights(enum acg_similarity measure)
{
    return measure == ACG_S_WEIGHTED || measure == ACG_S_SQUARED_WEIGHTED;
}

static bool needs_membership(enum acg_similarity measure)
{
    return measure == ACG_SHARED || measure == ACG_JACCARD || measure == ACG_NEWMAN;
}

/** Without --measure: what the profile and the weights allow. Else what they do not is refused. */
static acg_status settle_measures(struct request *request, acg_report *report)
{
    bool has_weights = acg_args_has(request->args, "weights");
    bool is_membership = request->options.profile == ACG_PROFILE_MEMBERSHIP;
    bool all = request->n_measures == 0;
    for (int i = 0; all && i < ACG_N_SIMILARITIES; i++) {
        enum acg_similarity measure = (enum acg_similarity)i;
        if (needs_weights(measure) && (!has_weights || is_membership)) continue;
        if (needs_membership(measure) && !is_membership) continue;
        request->measures[request->n_measures++] = measure;
    }
    for (size_t i = 0; i < request->n_measures; i++) {
        const char *name = acg_similarity_name(request->measures[i]);
        if (needs_weights(request->measures[i]) && (!has_weights || is_membership)) {
            return acg_args_misuse(request->args, report,
                                   "%s needs weights of actors; give --weights FILE and a profile "
                                   "of actors",
                                   name);
        }
        if (needs_membership(request->measures[i]) && !is_membership) {
            return acg_args_misuse(request->args, report,
                                   "%s is about shared organizations; give --profile membership",
                                   name);
        }
    }
    return ACG_OK;
}

static acg_status parse(const struct acg_args *args, struct request *request, acg_report *report)
{
    request->args = args;
    request->options.profile = (enum acg_profile)acg_args_choice(args, "profile", 0);
    request->options.binary = acg_args_choice(args, "values", 0) == 1;
    acg_status status = acg_series_request_parse(args, &request->series, report);
    if (!status) status = acg_args_each(args, "measure", read_measure, request, report);
    if (!status) status = settle_measures(request, report);
    if (!status) {
        status = acg_args_number(args, "scale", 0, INFINITY, &request->options.scale, report);
    }
    if (!status && acg_args_has(args, "scale") && !(request->options.scale > 0)) {
        status = acg_args_misuse(args, report, "--scale lies above 0");
    }
    if (!status && acg_args_has(args, "weight-map") && !acg_args_has(args, "weights")) {
        status = acg_args_misuse(args, report, "--weight-map needs --weights");
    }
    // portfolios are those of states unless asked otherwise
    if (request->series.slice.options.actor_kinds == 0 &&
        request->options.profile != ACG_PROFILE_MEMBERSHIP) {
        request->series.slice.options.actor_kinds = 1U << ACG_STATE;
    }
    return status;
}

/** The actors that operands name. */
static acg_status find_operands(struct request *request, acg_report *report)
{
    const struct acg_args *args = request->args;
    request->chosen = (struct acg_found){
        .graph = request->graph, .option = "operand", .find = acg_graph_find_actor};
    acg_status status = ACG_OK;
    for (size_t i = 0; i < args->n_operands && !status; i++)
        status = acg_found_add(args->operands[i], &request->chosen, report);
    request->options.actors = (struct acg_indexes){request->chosen.items, request->chosen.count};
    return status;
}

/** Whether the scale is to be found out of the ties of all time. */
static bool needs_scale(const struct request *request)
{
    return request->options.profile == ACG_PROFILE_COOPERATION && !request->options.binary &&
           !(request->options.scale > 0);
}

static acg_status find_scale(struct request *request, acg_report *report)
{
    if (!needs_scale(request)) return ACG_OK;
    return acg_similarity_scale(request->graph, &request->series.slice.options,
                                &request->options.scale, report);
}

static acg_status find_weights(struct request *request, acg_report *report)
{
    const struct acg_table_file table = {.path = acg_args_value(request->args, "weights"),
                                         .map = acg_args_value(request->args, "weight-map")};
    if (!table.path) return ACG_OK;
    acg_status status = acg_weights_read(&table, request->graph, &request->weights,
                                         &request->options.n_weights, report);
    request->options.weights = request->weights;
    return status;
}

static void explain(struct request *request)
{
    static const char *const profiles[] = {"weights of cooperation", "signs of all ties",
                                           "memberships in organizations"};
    struct acg_grid *grid = &request->grid;
    char windows[ACG_WINDOWS_TEXT];
    struct acg_buffer rules = {0}, profile = {0};
    acg_series_request_windows(&request->series, windows);
    acg_slice_request_explain(&request->series.slice, &rules);
    acg_buffer_text(&profile, profiles[request->options.profile]);
    if (request->options.profile == ACG_PROFILE_COOPERATION) {
        if (request->options.binary) {
            acg_buffer_text(&profile, ", as 1 or 0; own entry 1");
        } else {
            acg_buffer_format(&profile, ", on a scale from 0 to %g; own entry %g",
                              request->options.scale, request->options.scale);
        }
    }
    acg_grid_about(grid, "graph", request->graph_name);
    acg_grid_about(grid, "window", windows);
    acg_grid_about(grid, "rules", rules.failed ? "" : rules.data);
    acg_grid_about(grid, "profile", profile.failed ? "" : profile.data);
    grid->failed = grid->failed || rules.failed || profile.failed;
    acg_buffer_clear(&rules);
    acg_buffer_clear(&profile);
    for (size_t i = 0; i < request->n_measures; i++) {
        acg_grid_about(grid, acg_similarity_name(request->measures[i]),
                       acg_similarity_rule(request->measures[i]));
    }
}

static acg_status add_pair(void *context, size_t window, uint32_t a, uint32_t b, size_t n_columns,
                           const double values[], acg_report *report)
{
    struct request *request = context;
    struct acg_grid *grid = &request->grid;
    char period[ACG_SPAN_TEXT];
    (void)report;
    acg_window_text(request->series.windows[window], period);
    acg_grid_text(grid, period);
    acg_grid_borrow(grid, request->actors[a].id);
    acg_grid_borrow(grid, request->actors[b].id);
    acg_grid_count(grid, n_columns);
    for (size_t i = 0; i < request->n_measures; i++)
        acg_grid_computed(grid, values[i]);
    request->n_rows++;
    return ACG_OK;
}

static acg_status compare(struct request *request, acg_series *series, acg_report *report)
{
    struct acg_progress_line line;
    struct acg_crew_options crew = request->series.crew;
    acg_progress_start(&line, request->args->terminal, "windows");
    crew.progress = &line.progress;
    acg_status status = acg_similarity_series(series, request->measures, request->n_measures,
                                              &request->options, &crew, add_pair, request, report);
    acg_progress_end(&line);
    if (!status && request->n_rows == 0 && request->chosen.count > 0) {
        status = acg_reject(report, NULL,
                            "none of the actors named is compared in the windows; choose another "
                            "time, or --actor-kind");
    }
    return status;
}

static acg_status write_table(struct request *request, acg_series *series, acg_report *report)
{
    struct acg_grid_column columns[4 + ACG_N_SIMILARITIES] = {{.name = "period", .grouped = true},
                                                              {.name = "actor1", .grouped = true},
                                                              {.name = "actor2"},
                                                              {.name = "n"}};
    for (size_t i = 0; i < request->n_measures; i++)
        columns[4 + i].name = acg_similarity_name(request->measures[i]);
    acg_grid_init(&request->grid, columns, 4 + request->n_measures);
    explain(request);
    for (size_t i = 0; request->args->terminal->verbose && i < request->grid.n_about; i++) {
        const struct acg_grid_about *about = &request->grid.about[i];
        acg_note(report, NULL, "%s: %s", about->key, about->text);
    }
    acg_status status = compare(request, series, report);
    if (!status) status = acg_cli_write_grid(request->args, &request->grid, report);
    acg_grid_clear(&request->grid);
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
        status = needs_scale(&request)
                     ? acg_cli_read_graph(args, false, &graph, &request.graph_name, report)
                     : acg_cli_read_series(args, &request.series, false, &graph,
                                           &request.graph_name, report);
    }
    request.graph = graph;
    if (!status) request.actors = acg_graph_actors(graph, &count);
    if (!status) status = acg_series_request_find(args, graph, &request.series, report);
    if (!status) status = find_operands(&request, report);
    if (!status) status = find_weights(&request, report);
    if (!status) status = find_scale(&request, report);
    if (!status) status = acg_series_request_open(&request.series, graph, &series, report);
    if (!status) status = write_table(&request, series, report);

    acg_series_request_clear(&request.series);
    free(request.chosen.items);
    free(request.weights);
    acg_series_free(series);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_similarity = {
    .name = "similarity",
    .summary = "Compare whose ties look alike",
    .operands = "[ACTOR]...",
    .description =
        "Prints one row for each window and pair of actors. Each actor has a row of ties, its "
        "profile; two are alike if their rows are. With actors as operands only pairs in which one "
        "of them is are printed; the graph then comes by -g.\n\n"
        "Measures: s, s_squared, s_weighted, s_squared_weighted (Signorino and Ritter), "
        "kappa_nominal, kappa_linear, kappa_squared (Cohen), pi_nominal, pi_linear, pi_squared "
        "(Scott), tau_b (Kendall), s_corrected; with --profile membership also shared, jaccard, "
        "newman. Their names say the distance that they rest on.\n\n"
        "Rows and columns are states unless --actor-kind says otherwise (--profile membership: "
        "rows are all but organizations, columns are organizations).",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 100,
    .graph_by_option = true,
    .run = run,
};
