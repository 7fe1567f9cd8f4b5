#include "cli/diff_page.h"
#include "cli/figure_option.h"
#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/series_option.h"

#include "base/report.h"
#include "base/sandbox.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The formats of tables stand first, in their own order: acg_cli_grid_options reads them. */
enum { TEXT = ACG_GRID_LATEX + 1 };

static const struct acg_option own_options[] = {
    {.name = "actor",
     .letter = 'a',
     .list = true,
     .argument = "ACTORS",
     .help = "Only the changes of these actors; the networks stay whole"},
    {.name = "measure",
     .letter = 'm',
     .argument = "MEASURE",
     .help = "Measure of the moves in rank, any of centrality (strength)"},
    {.name = "blocs",
     .list = true,
     .argument = "ACTORS",
     .help = "Organizations whose members are the blocs; default: those with members. Nearest "
             "blocs are compared in graphs of up to 100 actors, or where --blocs or --actor asks"},
    {.name = "match",
     .argument = "HOW",
     .choices = "id|name",
     .help = "Which actors of two files are the same: those of one id (default), or else of one "
             "name too"},
    {.name = "explain",
     .help = "Tell what changed in the world (dates) from what changed in our sources (claims "
             "added, removed, recoded)"},
    {.name = "figure",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Draw both networks in one figure too: .svg, .pdf, .eps, .png, .dot or .tikz"},
    {.name = "check",
     .help = "Write neither figure nor answer, but list what a journal would send back of the "
             "figure, as render --check does; status 1 if there is any"},
    {.name = "time-limit",
     .argument = "SECONDS",
     .help = "Give up drawing after so long; 0: never (60)"},
    {.name = "exit-code", .help = "End with status 1 if there are changes, 0 if there are none"},
    {.name = "step", .argument = "TIME", .help = "From one window of a range to the next (1y)"},
    {.name = "window", .argument = "TIME", .help = "How long a window of a range is (a step)"},
};
static const struct acg_option_group own_group = {"Changes", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option output_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "table|tsv|csv|json|md|latex|text",
     .help = "Lines for people (text), or a table with a row for each change; default: by the "
             "ending of -o, else text"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write to FILE instead of standard output"},
    {.name = "columns",
     .list = true,
     .argument = "NAMES",
     .help = "Of a table only these columns, in this order; actor=Actor gives one a heading"},
    {.name = "digits",
     .argument = "N",
     .help = "Significant digits of what was computed, 1 to 17 (9)"},
    {.name = "csv-guard",
     .argument = "yes|no",
     .choices = "yes|no",
     .help = "Whether csv puts an apostrophe before text that a spreadsheet would take for a "
             "formula (yes)"},
};
static const struct acg_option_group output_group = {
    "Output", output_options, sizeof output_options / sizeof *output_options};

static const struct acg_option_group *const groups[] = {
    &own_group,        &output_group,    &acg_chart_group,   &acg_window_group,
    &acg_filter_group, &acg_graph_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph diff 2015 2019", "What changed between two years?"},
    {"actorgraph diff 2015 2019 --figure changes.svg", "And how does it look?"},
    {"actorgraph diff 2006..2022 --actor Tajikistan", "Year by year, for one actor"},
    {"actorgraph diff old.json new.json --explain", "The world, or our sources?"},
    {"actorgraph diff old.json@2015 new.json@2019 --format csv", "Both at once, as a table"},
};

enum { MOST_ACTORS_FOR_BLOCS = 100 };

/** One of the two networks as the command line names it. */
struct side {
    const char *name; // the operand
    const char *path; // in it; NULL: the graph of --graph
    char *owned;      // of path
    struct acg_span when;
    bool has_when;
    struct acg_slice_request request;
    const acg_graph *graph;
    acg_slice *slice;
};

/** The command line, and the output as it grows. */
struct errand {
    const struct acg_args *args;
    struct side sides[ACG_N_SIDES];
    acg_graph *graphs[ACG_N_SIDES]; // owned; the second may be missing
    const char *graph_name;
    bool is_series;
    struct acg_series_request series;
    enum acg_measure measure;
    enum acg_match match;
    struct acg_chart_request figure;
    double time_limit; // for it
    struct acg_found actors[ACG_N_SIDES], blocs[ACG_N_SIDES];
    struct acg_grid grid;
    struct acg_grid_options format;
    bool as_text, differs;
    struct acg_buffer text;
};

/** Whether an operand is a time: it then has a window. */
static bool read_time(const char *text, struct acg_span *when)
{
    struct acg_date date;
    char why[ACG_DATE_WHY];
    if (!acg_date_parse(text, strlen(text), &date, why)) return false;
    *when = date.span;
    return true;
}

/** Reads "2015", "2015/2018", "old.json", "old.json@2015". */
static acg_status read_side(const struct acg_args *args, const char *operand, struct side *side,
                            acg_report *report)
{
    const char *at = strrchr(operand, '@');
    side->name = operand;
    if (read_time(operand, &side->when)) {
        side->has_when = true;
        return ACG_OK;
    }
    if (at && at > operand && read_time(at + 1, &side->when)) {
        side->has_when = true;
        side->owned = strndup(operand, (size_t)(at - operand));
        if (!side->owned) return acg_out_of_memory(report);
        side->path = side->owned;
    } else {
        side->path = operand;
    }
    char quoted[ACG_QUOTE];
    bool digits = strspn(operand, "0123456789-") == strlen(operand) && strcmp(operand, "-") != 0;
    return digits ? acg_args_misuse(args, report,
                                    "'%s' is no date; write 2019, 2019-06 or 2015/2018 (a file of "
                                    "that name: ./%s)",
                                    acg_quote(quoted, operand, strlen(operand)), operand)
                  : ACG_OK;
}

/** Whether an operand lists years: "2006..2022", "2006,2012". */
static bool is_years(const char *text)
{
    return strspn(text, "0123456789.,") == strlen(text) &&
           (strstr(text, "..") || strchr(text, ','));
}

static acg_status read_operands(struct errand *e, acg_report *report)
{
    const struct acg_args *args = e->args;
    static const char *const times[] = {"year", "at", "from", "to"};
    bool timed = false;
    if (args->n_operands == 1 && is_years(args->operands[0])) {
        e->is_series = true;
        timed = true;
    } else if (args->n_operands != 2) {
        return acg_args_misuse(args, report,
                               "write two times (2015 2019), a range of them (2006..2022) or two "
                               "files (old.json new.json@2019)");
    }
    for (size_t i = 0; i < args->n_operands && !e->is_series; i++) {
        acg_status status = read_side(args, args->operands[i], &e->sides[i], report);
        if (status) return status;
        timed |= e->sides[i].has_when;
    }
    for (size_t i = 0; timed && i < sizeof times / sizeof *times; i++) {
        if (!acg_args_has(args, times[i])) continue;
        return acg_args_misuse(args, report, "the operands say when; leave out --%s", times[i]);
    }
    for (int i = 0; i < 2 && !e->is_series; i++) {
        const char *const names[] = {"step", "window"};
        if (!acg_args_has(args, names[i])) continue;
        return acg_args_misuse(args, report, "--%s goes with a range, such as 2006..2022",
                               names[i]);
    }
    return ACG_OK;
}

static acg_status read_measure(struct errand *e, acg_report *report)
{
    const char *text = acg_args_value(e->args, "measure");
    char quoted[ACG_QUOTE];
    e->measure = ACG_STRENGTH;
    if (!text || acg_measure_parse(text, strlen(text), &e->measure)) return ACG_OK;
    return acg_args_misuse(e->args, report,
                           "--measure: unknown measure '%s'; centrality lists them",
                           acg_quote(quoted, text, strlen(text)));
}

static acg_status parse(struct errand *e, acg_report *report)
{
    const struct acg_args *args = e->args;
    e->match = (enum acg_match)acg_args_choice(args, "match", ACG_MATCH_ID);
    acg_status status = read_operands(e, report);
    if (!status) status = read_measure(e, report);
    if (!status) status = acg_cli_grid_options(args, &e->format, report);
    const char *path = acg_cli_output(args);
    bool table = acg_args_has(args, "format")
                     ? acg_args_choice(args, "format", TEXT) != TEXT
                     : path && *acg_ending(path) && strcmp(acg_ending(path), "txt") != 0;
    e->as_text = !table;
    if (!status && e->as_text && acg_args_has(args, "columns")) {
        status = acg_args_misuse(args, report, "--columns is for tables; give a --format");
    }
    unsigned formats =
        1 << ACG_SVG | 1 << ACG_PDF | 1 << ACG_EPS | 1 << ACG_PNG | 1 << ACG_DOT | 1 << ACG_TIKZ;
    if (!status) status = acg_chart_request_parse(args, "figure", formats, &e->figure, report);
    if (!status) status = acg_figure_time_limit(args, &e->time_limit, report);
    if (!status && acg_args_has(args, "check") && !e->figure.path) {
        status = acg_args_misuse(args, report, "--check looks at a figure; give --figure FILE");
    }
    if (!status && e->is_series && e->figure.path) {
        status =
            acg_args_misuse(args, report, "--figure draws two networks; write two times or files");
    }
    if (!status && e->is_series) {
        status = acg_series_request_parse(args, &e->series, report);
        if (!status) {
            status = acg_series_request_years(args, args->operands[0], &e->series, report);
        }
    }
    for (int side = 0; side < ACG_N_SIDES && !status; side++)
        status = acg_slice_request_parse(args, &e->sides[side].request, report);
    return status;
}

/** The time that both sides lie in, where nothing but their slices is compared. */
static struct acg_span reach_of(const struct errand *e)
{
    struct acg_span spans[ACG_N_SIDES];
    if (e->figure.path || e->match != ACG_MATCH_ID) return acg_span_all();
    if (e->is_series) return acg_series_request_reach(&e->series);
    for (int side = 0; side < ACG_N_SIDES; side++) {
        bool fades = e->sides[side].request.options.half_life > 0;
        spans[side] = e->sides[side].has_when && !fades
                          ? e->sides[side].when
                          : acg_slice_request_reach(&e->sides[side].request);
    }
    return (struct acg_span){
        spans[0].from < spans[1].from ? spans[0].from : spans[1].from,
        spans[0].until > spans[1].until ? spans[0].until : spans[1].until,
    };
}

/** Reads the graphs; a file that both operands name is read once. */
static acg_status read_graphs(struct errand *e, acg_report *report)
{
    acg_status status = ACG_OK;
    const char *paths[ACG_N_SIDES] = {e->sides[0].path, e->sides[1].path};
    for (int side = 0; side < ACG_N_SIDES && !status; side++) {
        if (side == ACG_AFTER && (e->is_series || (!paths[0] && !paths[1]) ||
                                  (paths[0] && paths[1] && strcmp(paths[0], paths[1]) == 0))) {
            e->sides[ACG_AFTER].graph = e->graphs[ACG_BEFORE];
            break;
        }
        status = paths[side]
                     ? acg_cli_read_graph_at(e->args, paths[side], false, &e->graphs[side], report)
                     : acg_cli_read_part(e->args, reach_of(e), acg_cli_has_ties, NULL, false,
                                         &e->graphs[side], &e->graph_name, report);
        e->sides[side].graph = e->graphs[side];
    }
    if (!status && paths[0] && paths[1] && acg_args_has(e->args, "graph")) {
        status = acg_args_misuse(e->args, report, "both operands name a graph; leave out --graph");
    }
    return status;
}

/** The actors of a list option in the graph of one side. */
static acg_status find_list(struct errand *e, int side, const char *option, struct acg_found *found,
                            acg_report *report)
{
    *found = (struct acg_found){
        .graph = e->sides[side].graph, .option = option, .find = acg_graph_find_actor};
    return acg_args_each(e->args, option + 2, acg_found_add, found, report);
}

/** The same in both; an actor that but one of two files has is none in the other. */
static acg_status find_in_either(struct errand *e, const char *option, struct acg_found found[],
                                 acg_report *report)
{
    if (e->sides[0].graph == e->sides[1].graph) return find_list(e, 0, option, &found[0], report);
    acg_status statuses[ACG_N_SIDES] = {ACG_OK, ACG_OK};
    for (int side = 0; side < ACG_N_SIDES; side++) {
        acg_report *apart = acg_report_new();
        if (!apart) return acg_out_of_memory(report);
        statuses[side] = find_list(e, side, option, &found[side], apart);
        bool silent = statuses[side] == ACG_REJECTED && side == ACG_BEFORE;
        if (side == ACG_AFTER && statuses[ACG_BEFORE] == ACG_OK)
            silent = statuses[side] == ACG_REJECTED;
        if (!silent) acg_report_join(report, apart);
        acg_report_free(apart);
        if (statuses[side] && statuses[side] != ACG_REJECTED) return statuses[side];
    }
    return statuses[ACG_BEFORE] && statuses[ACG_AFTER] ? ACG_REJECTED : ACG_OK;
}

static acg_status find_names(struct errand *e, acg_report *report)
{
    acg_status status = ACG_OK;
    for (int side = 0; side < ACG_N_SIDES && !status; side++) {
        struct side *it = &e->sides[side];
        status = acg_slice_request_find(e->args, it->graph, &it->request, report);
        if (it->has_when) it->request.options.when = it->when;
    }
    if (!status && e->is_series) {
        status = acg_series_request_find(e->args, e->sides[0].graph, &e->series, report);
    }
    if (!status) status = find_in_either(e, "--actor", e->actors, report);
    if (!status) status = find_in_either(e, "--blocs", e->blocs, report);
    return status;
}

/*
 * One comparison.
 */

/** The diff's actors that --actor names; NULL if it names none. `*status` says if memory is out. */
static bool *wanted_of(const struct errand *e, const struct acg_diff *diff, acg_status *status,
                       acg_report *report)
{
    if (e->actors[0].count + e->actors[1].count == 0) return NULL;
    bool *wanted = calloc(diff->n_actors + 1, sizeof *wanted);
    if (!wanted) {
        *status = acg_out_of_memory(report);
        return NULL;
    }
    for (int side = 0; side < ACG_N_SIDES; side++) {
        for (size_t i = 0; i < e->actors[side].count; i++) {
            for (size_t k = 0; k < diff->n_actors; k++)
                wanted[k] |= diff->actors[k].actors[side] == e->actors[side].items[i];
        }
    }
    return wanted;
}

/** The nearest blocs of an actor, as ids; "" for none. */
static acg_status nearest(const struct errand *e, const acg_slice *slice, int side, uint32_t actor,
                          struct acg_arena *arena, const char **out, acg_report *report)
{
    size_t count;
    const acg_graph *graph = acg_slice_graph(slice);
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    const struct acg_found *blocs = &e->blocs[graph == e->sides[0].graph ? 0 : side];
    struct acg_bloc_options options = {.blocs = {blocs->items, blocs->count}, .plainly = true};
    struct acg_bloc_answer answer = {0};
    struct acg_buffer text = {0};
    acg_status status = acg_bloc_ask(slice, actor, &options, &answer, report);
    bool silent = answer.n_votes == 0; // nothing tells the blocs apart
    for (size_t i = 0; i < answer.n_winners && !silent && !status; i++)
        acg_buffer_format(&text, "%s%s", i ? "; " : "", actors[answer.rows[i].bloc].id);
    *out = acg_arena_text(arena, text.data ? text.data : "", text.length);
    if (!status && (text.failed || !*out)) status = acg_out_of_memory(report);
    acg_buffer_clear(&text);
    acg_bloc_answer_clear(&answer);
    return status;
}

/** Who is nearest to other blocs than before: states and non-state actors of both networks. */
static acg_status compare_blocs(const struct errand *e, const struct acg_diff *diff,
                                const bool wanted[], struct acg_arena *arena,
                                struct acg_bloc_move moves[], size_t *n, acg_report *report)
{
    acg_status status = ACG_OK;
    bool asked = wanted || acg_args_has(e->args, "blocs");
    if (!asked && diff->n_actors > MOST_ACTORS_FOR_BLOCS) return ACG_OK;
    for (uint32_t i = 0; i < diff->n_actors && !status; i++) {
        const struct acg_diff_actor *actor = &diff->actors[i];
        struct acg_bloc_move move = {.actor = i};
        size_t count;
        if (!actor->there[0] || !actor->there[1] || (wanted && !wanted[i])) continue;
        const acg_graph *graph = acg_slice_graph(diff->slices[ACG_AFTER]);
        enum acg_actor_kind kind = acg_graph_actors(graph, &count)[actor->actors[ACG_AFTER]].kind;
        if (kind == ACG_ORGANIZATION) continue;
        for (int side = 0; side < ACG_N_SIDES && !status; side++) {
            status = nearest(e, diff->slices[side], side, actor->actors[side], arena,
                             &move.blocs[side], report);
        }
        if (!status && strcmp(move.blocs[0], move.blocs[1]) != 0) moves[(*n)++] = move;
    }
    return status;
}

/** Draws both networks into the file of --figure; --actor stresses its actors. */
static acg_status draw(const struct errand *e, const struct acg_diff *diff, const bool wanted[],
                       acg_report *report)
{
    const struct acg_chart_options *asked = &e->figure.options;
    const char *digests[ACG_N_SIDES];
    for (int side = 0; side < ACG_N_SIDES; side++)
        digests[side] = acg_graph_digest(e->sides[side].graph);
    struct acg_buffer digest = {0};
    acg_buffer_text(&digest, digests[ACG_BEFORE]);
    if (strcmp(digests[ACG_BEFORE], digests[ACG_AFTER]) != 0) {
        acg_buffer_format(&digest, " %s", digests[ACG_AFTER]);
    }
    if (digest.failed) return acg_out_of_memory(report);
    const struct acg_figure_options how = {.format = asked->format,
                                           .style = asked->style,
                                           .width = asked->width,
                                           .language = asked->language,
                                           .title = asked->title,
                                           .time_limit = e->time_limit,
                                           .check = acg_args_has(e->args, "check"),
                                           .command = asked->command,
                                           .digest = digest.data};
    char *bytes = NULL;
    size_t length = 0;
    acg_status status = acg_figure_diff(diff, &e->sides[ACG_BEFORE].request.options,
                                        &e->sides[ACG_AFTER].request.options, &how, wanted, &bytes,
                                        &length, report);
    acg_buffer_clear(&digest);
    if (status || how.check) return status;
    return acg_chart_request_write(&e->figure, bytes, length, report);
}

static acg_status compare(struct errand *e, const acg_slice *before, const acg_slice *after,
                          const char *const names[], acg_report *report)
{
    struct acg_diff diff = {0};
    struct acg_arena arena = {0};
    struct acg_diff_move *moves = NULL;
    struct acg_bloc_move *bloc_moves = NULL;
    bool *wanted = NULL;
    struct acg_diff_page page = {.diff = &diff,
                                 .names = {names[0], names[1]},
                                 .language = acg_args_value(e->args, "lang"),
                                 .measure = acg_measure_name(e->measure),
                                 .explain = acg_args_has(e->args, "explain"),
                                 .colored = !acg_cli_output(e->args) &&
                                            acg_terminal_colors_output(e->args->terminal)};
    const struct acg_centrality_options options = {0};

    acg_status status = acg_diff_init(&diff, before, after, e->match, report);
    if (!status) wanted = wanted_of(e, &diff, &status, report);
    if (!status) {
        status = acg_diff_ranks(&diff, e->measure, &options, &moves, &page.n_moves, report);
    }
    if (!status) bloc_moves = calloc(diff.n_actors + 1, sizeof *bloc_moves);
    if (!status && !bloc_moves) status = acg_out_of_memory(report);
    if (!status && bloc_moves) {
        status = compare_blocs(e, &diff, wanted, &arena, bloc_moves, &page.n_bloc_moves, report);
    }
    if (!status) {
        page.wanted = wanted;
        page.moves = moves;
        page.bloc_moves = bloc_moves;
        e->differs |= acg_diff_page_differs(&page);
        if (e->as_text && e->text.length > 0) acg_buffer_char(&e->text, '\n');
        if (e->as_text) acg_diff_page_text(&page, &e->text);
        if (!e->as_text) acg_diff_page_rows(&page, &e->grid);
        if (e->figure.path) status = draw(e, &diff, wanted, report);
    }
    free(wanted);
    free(moves);
    free(bloc_moves);
    acg_arena_clear(&arena);
    acg_diff_clear(&diff);
    return status;
}

/** Warns of a network without ties, though its graph has some. */
static void warn_empty(const acg_slice *slice, const char *name, acg_report *report)
{
    size_t n_ties, n_all;
    acg_slice_ties(slice, &n_ties);
    acg_graph_ties(acg_slice_graph(slice), &n_all);
    char quoted[ACG_QUOTE];
    if (n_ties == 0 && n_all > 0) {
        acg_warn(report, NULL, "no tie holds in '%s' under these filters",
                 acg_quote(quoted, name, strlen(name)));
    }
}

static acg_status compare_two(struct errand *e, acg_report *report)
{
    acg_status status = ACG_OK;
    struct acg_buffer clean[ACG_N_SIDES] = {{0}};
    for (int side = 0; side < ACG_N_SIDES && !status; side++) {
        struct side *it = &e->sides[side];
        acg_add_clean(&clean[side], it->name);
        status = clean[side].failed
                     ? acg_out_of_memory(report)
                     : acg_slice_new(it->graph, &it->request.options, &it->slice, report);
        if (!status) warn_empty(it->slice, it->name, report);
    }
    if (!status) {
        const char *const names[] = {clean[0].data, clean[1].data};
        status = compare(e, e->sides[0].slice, e->sides[1].slice, names, report);
    }
    acg_buffer_clear(&clean[0]);
    acg_buffer_clear(&clean[1]);
    return status;
}

/** Each window of a series with the one before. */
static acg_status compare_series(struct errand *e, acg_report *report)
{
    struct acg_slice_options options = e->sides[0].request.options;
    acg_slice *before = NULL;
    char names[ACG_N_SIDES][ACG_SPAN_TEXT] = {"", ""};
    acg_status status = ACG_OK;
    if (e->series.n_windows < 2) {
        return acg_args_misuse(e->args, report, "one window has nothing to be compared with");
    }
    for (size_t i = 0; i < e->series.n_windows && !status; i++) {
        acg_slice *after = NULL;
        options.when = e->series.windows[i];
        acg_window_text(options.when, names[ACG_AFTER]);
        status = acg_slice_new(e->sides[0].graph, &options, &after, report);
        if (!status) warn_empty(after, names[ACG_AFTER], report);
        if (!status && before) {
            const char *const both[] = {names[0], names[1]};
            status = compare(e, before, after, both, report);
        }
        acg_slice_free(before);
        before = after;
        memcpy(names[ACG_BEFORE], names[ACG_AFTER], sizeof names[ACG_BEFORE]);
    }
    acg_slice_free(before);
    return status;
}

/** Says in the table by which rules it was made. */
static void explain(struct errand *e)
{
    struct acg_buffer rules = {0};
    struct acg_grid *grid = &e->grid;
    acg_slice_request_explain(&e->sides[0].request, &rules);
    acg_grid_about(grid, "graph", e->graph_name ? e->graph_name : "of the operands");
    acg_grid_about(grid, "rules", rules.failed ? "" : rules.data);
    acg_grid_about(grid, "match", e->match == ACG_MATCH_ID ? "id" : "name");
    acg_grid_about(grid, "rank", acg_measure_rule(e->measure));
    acg_grid_about(grid, "tie_jaccard", "ties of both networks / ties of either");
    acg_grid_about(grid, "weighted_jaccard", "sum of min / sum of max of the weights");
    acg_grid_about(grid, "correlation",
                   "Pearson's r of the net weights of all dyads of actors that stand in both");
    grid->failed = grid->failed || rules.failed;
    acg_buffer_clear(&rules);
}

static acg_status write_answer(struct errand *e, acg_report *report)
{
    struct acg_buffer out = {0};
    if (e->as_text) return acg_cli_write_take(e->args, &e->text, report);
    acg_status status = acg_cli_add_grid(e->args, &e->grid, &e->format, &out, report);
    if (!status) return acg_cli_write_take(e->args, &out, report);
    acg_buffer_clear(&out);
    return status;
}

static void clear(struct errand *e)
{
    acg_grid_clear(&e->grid);
    acg_buffer_clear(&e->text);
    acg_series_request_clear(&e->series);
    acg_chart_request_clear(&e->figure);
    for (int side = 0; side < ACG_N_SIDES; side++) {
        acg_slice_free(e->sides[side].slice);
        acg_slice_request_clear(&e->sides[side].request);
        free(e->sides[side].owned);
        free(e->actors[side].items);
        free(e->blocs[side].items);
        acg_graph_free(e->graphs[side]);
    }
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    struct errand e = {.args = args};

    acg_status status = parse(&e, report);
    if (!status) status = read_graphs(&e, report);
    if (!status) status = find_names(&e, report);
    if (!status) status = acg_slice_request_state(args, &e.sides[0].request, report);
    acg_grid_init(&e.grid, acg_diff_columns, acg_n_diff_columns);
    if (!status) explain(&e);
    bool checks = acg_args_has(args, "check");
    if (!status) args->terminal->lists_all = checks;
    if (!status) status = e.is_series ? compare_series(&e, report) : compare_two(&e, report);
    if (!status && !checks) status = write_answer(&e, report);
    bool says_no = !status && e.differs && acg_args_has(args, "exit-code");
    clear(&e);
    return says_no ? ACG_REJECTED : status;
}

const struct acg_command acg_command_diff = {
    .name = "diff",
    .summary = "Tell what changed between two years or two files",
    .operands = "BEFORE AFTER | FIRST..LAST",
    .description =
        "Compares two networks: two times of one graph (2015 2019, 2010/2014 2015/2019), two "
        "files, or files at times (old.json@2015). A range or a list of years compares each step. "
        "A file whose name is a date is written ./2015.\n\n"
        "Ties (a pair, kind and direction) are new, gone, stronger or weaker; a dyad flips where "
        "its net weight changes sign. Below each tie stand the claims that cause the change, with "
        "the ids of their sources. Then come actors that came or went, moves in rank and in "
        "nearest bloc. --figure draws both networks in one: new ties solid, gone ones dotted, "
        "changed "
        "ones with their width before in pale, ties of flipped dyads doubled, unchanged ones "
        "pale.\n\n"
        "As a table: before, after, what (tie, dyad, actor, rank, bloc, network), change, actor, "
        "other, kind, directed, measure, value_before, value_after, bloc_before, bloc_after, "
        "because (world, sources), causes, sources. Rows of ties have both weights, so a table can "
        "be applied to the earlier network, and inverted.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 2,
    .graph_by_option = true,
    .takes_times = true,
    .run = run,
};
