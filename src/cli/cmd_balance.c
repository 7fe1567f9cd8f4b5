#include "cli/balance_page.h"
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
    {.name = "camps",
     .argument = "K",
     .help = "How many camps the network is split in: 2 (default), at most K, or any (weak "
             "balance: as many as fit best)"},
    {.name = "weighted",
     .help =
         "The split, its camps and frustrated ties by the weight of ties; else by their number. "
         "Both indexes are always given"},
    {.name = "dyads",
     .argument = "RULE",
     .choices = "net|ambivalent",
     .help = "The sign of two actors that cooperate and are hostile too: that of the larger weight "
             "(net, the default; none if they are equal), or none (ambivalent)"},
    {.name = "all",
     .help = "All splits that are equally good, 10 000 at most: a row for each of them and actor"},
    {.name = "limit",
     .argument = "TIME",
     .help = "How long to look for the best split of a window: 60s (default), 5m, 2h; 0: as long "
             "as it takes. Then the best that was found is given, with what could be proved"},
    {.name = "null",
     .argument = "WHAT",
     .choices = "signs",
     .help = "Compare with networks by chance: the same dyads, the signs dealt anew among them"},
    {.name = "draws", .argument = "N", .help = "Networks by chance (1000)"},
    {.name = "seed", .argument = "S", .help = "Where chance begins (1)"},
    {.name = "plot",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE | ACG_SANDBOX_RUN,
     .help = "Draw balance over time too, to a file that ends in .svg or .pdf; needs --years or "
             "another series"},
    {.name = "show",
     .argument = "ROWS",
     .choices = "network|ties|actors|splits|changes|chance",
     .help = "What the rows of a table are: windows (the default), frustrated ties, actors with "
             "their camps and triads, best splits, ties that enter or leave frustration from one "
             "window to the next, or measures against chance (the default with --null)"},
};
static const struct acg_option_group own_group = {"Balance", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {
    &own_group,        &acg_chart_group, &acg_window_group, &acg_series_group,  &acg_jobs_group,
    &acg_filter_group, &acg_table_group, &acg_graph_group,  &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph balance --year 2019 --format table", "Is the network of 2019 balanced?"},
    {"actorgraph balance --year 2019 --show ties", "Which ties pull against the rest?"},
    {"actorgraph balance --years 2001..2022 --show changes",
     "Which ties began or ceased to strain it?"},
    {"actorgraph balance --year 2019 --camps any --all", "All best splits in any number of camps"},
    {"actorgraph balance --year 2019 --null signs --draws 5000", "More balanced than chance?"},
};

/** One line a period, for people who look at a series. */
static const struct acg_grid_column brief_columns[] = {
    {.name = "period"},  {.name = "ties"},   {.name = "positive"},    {.name = "negative"},
    {.name = "triads"},  {.name = "walks"},  {.name = "frustration"}, {.name = "proved"},
    {.name = "balance"}, {.name = "splits"},
};

enum { MOST_SPLITS = 10000 };

/** How a signed tie stood in the window before. */
struct standing {
    uint32_t a, b; // graph actors
    bool positive, strained;
    const char *strain;
};

/** What the command line asks for, and the table that grows. */
struct request {
    const struct acg_args *args;
    struct acg_series_request series;
    struct acg_balance_options options;
    enum acg_balance_rows rows;
    bool is_page, is_brief;
    const acg_graph *graph;
    const char *graph_name;
    struct acg_grid_options format;
    struct acg_grid grid;
    struct acg_buffer page, changes;
    struct standing *before; // `n_before`, by (a, b)
    size_t n_before;
    struct acg_chart_request chart;
    struct acg_balance_point *points;  // by window, for the chart
    char before_window[ACG_SPAN_TEXT]; // "" before the first
};

static acg_status parse_camps(struct request *request, acg_report *report)
{
    const char *text = acg_args_value(request->args, "camps");
    char quoted[ACG_QUOTE];
    double number;
    if (!text) return ACG_OK;
    if (strcmp(text, "any") == 0) {
        request->options.split.camps = ACG_CAMPS_ANY;
        return ACG_OK;
    }
    if (acg_number_parse(text, strlen(text), &number) && number == floor(number) && number >= 2 &&
        number <= 1000) {
        request->options.split.camps = (uint32_t)number;
        return ACG_OK;
    }
    return acg_args_misuse(request->args, report,
                           "--camps: '%s' is no number of camps; write 2 to 1000, or any",
                           acg_quote(quoted, text, strlen(text)));
}

/** Seconds of "60s", "5m", "2h", "90". */
static acg_status parse_limit(struct request *request, acg_report *report)
{
    static const char units[] = "smh";
    const char *text = acg_args_value(request->args, "limit");
    char quoted[ACG_QUOTE];
    double number, scale = 1;
    request->options.split.seconds = 60;
    if (!text) return ACG_OK;
    size_t length = strlen(text);
    const char *unit = length > 1 ? strchr(units, text[length - 1]) : NULL;
    for (const char *step = units + 1; unit && step <= unit; step++)
        scale *= 60;
    bool sound = acg_number_parse(text, length - (unit != NULL), &number) && number >= 0 &&
                 number * scale <= 1e6;
    if (sound) request->options.split.seconds = number * scale;
    return sound ? ACG_OK
                 : acg_args_misuse(request->args, report,
                                   "--limit: '%s' is no time; write 60s, 5m or 2h",
                                   acg_quote(quoted, text, length));
}

/** Draws and seed; they go with --null. */
static acg_status parse_null(struct request *request, acg_report *report)
{
    const struct acg_args *args = request->args;
    double draws = 1000, seed = 1;
    acg_status status = acg_args_number(args, "draws", 1, 1e7, &draws, report);
    if (!status) status = acg_args_number(args, "seed", 0, 9007199254740991, &seed, report);
    if (status) return status;
    if (draws != floor(draws) || seed != floor(seed)) {
        return acg_args_misuse(args, report, "--draws and --seed are whole numbers");
    }
    if (!acg_args_has(args, "null")) {
        return acg_args_has(args, "draws") || acg_args_has(args, "seed")
                   ? acg_args_misuse(args, report, "--draws and --seed go with --null signs")
                   : ACG_OK;
    }
    request->options.null.draws = (size_t)draws;
    request->options.null.seed = (uint64_t)seed;
    request->options.null.walks = true;
    return ACG_OK;
}

static acg_status parse_rows(struct request *request, acg_report *report)
{
    const struct acg_args *args = request->args;
    bool all = acg_args_has(args, "all"), null = request->options.null.draws > 0;
    unsigned otherwise = all ? ACG_BALANCE_SPLITS : null ? ACG_BALANCE_CHANCE : ACG_BALANCE_NETWORK;
    request->rows = (enum acg_balance_rows)acg_args_choice(args, "show", otherwise);
    request->options.split.most_splits = all ? MOST_SPLITS : 1;
    if (request->rows == ACG_BALANCE_CHANCE && !null) {
        return acg_args_misuse(args, report, "--show chance goes with --null signs");
    }
    return ACG_OK;
}

static acg_status parse(const struct acg_args *args, struct request *request, acg_report *report)
{
    request->args = args;
    request->options.dyads = (enum acg_dyad_rule)acg_args_choice(args, "dyads", ACG_DYAD_NET);
    request->options.split.weighted = acg_args_has(args, "weighted");
    acg_status status = acg_series_request_parse(args, &request->series, report);
    if (!status) status = parse_camps(request, report);
    if (!status) status = parse_limit(request, report);
    if (!status) status = parse_null(request, report);
    if (!status) status = parse_rows(request, report);
    if (!status) status = acg_cli_grid_options(args, &request->format, report);
    if (!status)
        status = acg_chart_request_parse(args, "plot", ACG_CHART_FORMATS, &request->chart, report);
    return status;
}

/** What the numbers rest on, for JSON and --verbose. */
static void explain(struct request *request)
{
    char windows[ACG_WINDOWS_TEXT];
    struct acg_buffer rules = {0};
    struct acg_grid *grid = &request->grid;
    const struct acg_balance_options *options = &request->options;
    bool memberships = request->series.slice.options.kinds >> ACG_MEMBERSHIP & 1;
    acg_series_request_windows(&request->series, windows);
    acg_slice_request_explain(&request->series.slice, &rules);
    acg_grid_about(grid, "graph", request->graph_name);
    acg_grid_about(grid, "window", windows);
    acg_grid_about(grid, "rules", rules.failed ? "" : rules.data);
    acg_grid_about(grid, "sign",
                   options->dyads == ACG_DYAD_NET
                       ? "of cooperation less rivalry and threat, by weight; dyads "
                         "that are equal have none"
                       : "dyads with cooperation and hostility have none");
    acg_grid_about(grid, "membership",
                   memberships ? "counts as a positive tie" : "does not count; --kind names it");
    acg_grid_about(grid, "direction", "ignored");
    acg_grid_about(grid, "split", options->split.weighted ? "by weight" : "by number of ties");
    if (options->null.draws > 0) {
        struct acg_buffer null = {0};
        acg_buffer_format(&null,
                          "signs, with their kinds and weights, dealt anew among the dyads of a "
                          "window; %zu draws, seed %llu",
                          options->null.draws, (unsigned long long)options->null.seed);
        acg_grid_about(grid, "chance", null.failed ? "" : null.data);
        grid->failed = grid->failed || null.failed;
        acg_buffer_clear(&null);
    }
    grid->failed = grid->failed || rules.failed;
    acg_buffer_clear(&rules);
}

static void state(const struct request *request, acg_report *report)
{
    for (size_t i = 0; request->args->terminal->verbose && i < request->grid.n_about; i++) {
        const struct acg_grid_about *about = &request->grid.about[i];
        acg_note(report, NULL, "%s: %s", about->key, about->text);
    }
}

/*
 * From one window to the next.
 */

/** How the signed ties of a window stand; yours, free. NULL if memory is out. */
static struct standing *list_standings(const struct acg_balance_page *page)
{
    const struct acg_balance *b = page->balance;
    size_t count;
    const uint32_t *actors = acg_slice_actors(page->slice, &count);
    struct standing *list = calloc(b->signs.n_ties + 1, sizeof *list);
    for (size_t i = 0; list && i < b->signs.n_ties; i++) {
        const struct acg_signed_tie *tie = &b->signs.ties[i];
        list[i] = (struct standing){actors[tie->a], actors[tie->b], tie->positive,
                                    acg_balance_is_strained(b, i), acg_balance_strain(b, i)};
    }
    return list;
}

static int by_dyad(const struct standing *x, const struct standing *y)
{
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b != y->b ? (x->b < y->b ? -1 : 1) : 0;
}

static void add_sign(struct acg_grid *grid, const struct standing *tie)
{
    if (tie) acg_grid_read(grid, tie->positive ? 1 : -1);
    else acg_grid_empty(grid);
}

static void add_change(struct request *request, const char *window, const struct standing *before,
                       const struct standing *after)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(request->graph, &count);
    const struct standing *there = after ? after : before;
    bool entered = after && after->strained;
    struct acg_grid *grid = &request->grid;
    if (request->is_brief) {
        acg_buffer_format(&request->changes, "%s %s ", window, entered ? "+" : "-");
        acg_text_add_clean(&request->changes, actors[there->a].id);
        acg_buffer_format(&request->changes, " %s ", there->positive ? "+" : "-");
        acg_text_add_clean(&request->changes, actors[there->b].id);
        acg_buffer_format(&request->changes, ": %s -> %s\n", before ? before->strain : "no tie",
                          after ? after->strain : "no tie");
    }
    if (request->rows != ACG_BALANCE_CHANGES) return;
    acg_grid_text(grid, request->before_window);
    acg_grid_text(grid, window);
    acg_grid_borrow(grid, entered ? "entered" : "left");
    acg_grid_borrow(grid, actors[there->a].id);
    acg_grid_borrow(grid, actors[there->b].id);
    add_sign(grid, before);
    add_sign(grid, after);
    acg_grid_borrow(grid, before ? before->strain : "no tie");
    acg_grid_borrow(grid, after ? after->strain : "no tie");
}

/** Lists the ties that entered or left frustration, and keeps the window for the next. */
static acg_status compare(struct request *request, const struct acg_balance_page *page,
                          acg_report *report)
{
    size_t n = page->balance->signs.n_ties, i = 0, k = 0;
    struct standing *after = list_standings(page);
    if (!after) return acg_out_of_memory(report);
    while (*request->before_window && (i < request->n_before || k < n)) {
        const struct standing *x = i < request->n_before ? &request->before[i] : NULL;
        const struct standing *y = k < n ? &after[k] : NULL;
        int order = !x ? 1 : !y ? -1 : by_dyad(x, y);
        if (order > 0) x = NULL;
        if (order < 0) y = NULL;
        if ((x && x->strained) != (y && y->strained)) add_change(request, page->window, x, y);
        i += x != NULL;
        k += y != NULL;
    }
    free(request->before);
    request->before = after;
    request->n_before = n;
    strcpy(request->before_window, page->window);
    return ACG_OK;
}

/*
 * Windows.
 */

static void add_brief(struct request *request, const struct acg_balance_page *page)
{
    const struct acg_balance *b = page->balance;
    const struct acg_frustration *found = page->options->split.weighted ? &b->other : &b->split;
    struct acg_grid *grid = &request->grid;
    acg_grid_text(grid, page->window);
    acg_grid_count(grid, b->signs.n_ties);
    acg_grid_count(grid, b->signs.n_positive);
    acg_grid_count(grid, b->signs.n_negative);
    acg_grid_computed(grid, acg_triads_balance(&b->triads, (struct acg_triads_rule){0}));
    acg_grid_computed(grid, b->walks.k);
    acg_grid_count(grid, (size_t)found->cost);
    acg_grid_borrow(grid, found->proved ? "yes" : "no");
    acg_grid_computed(grid, found->balance);
    if (b->split.settled && !b->split.more) acg_grid_computed(grid, b->split.n_best);
    else acg_grid_empty(grid);
}

/** Keeps what a chart shows. */
static void note_point(struct request *request, const struct acg_balance *b, size_t window)
{
    const struct acg_frustration *found =
        request->options.split.weighted ? &b->other : &b->split; // the index by number
    request->points[window] = (struct acg_balance_point){
        .triads = acg_triads_balance(&b->triads, (struct acg_triads_rule){0}),
        .weak = acg_triads_balance(&b->triads, (struct acg_triads_rule){.weak = true}),
        .walks = b->walks.k,
        .ties = found->balance,
        .index = found->cost,
    };
}

static acg_status draw_chart(struct request *request, acg_report *report)
{
    const struct acg_balance_series series = {.graph = request->graph,
                                              .windows = request->series.windows,
                                              .points = request->points,
                                              .n = request->series.n_windows};
    struct acg_chart_request *chart = &request->chart;
    char *bytes = NULL;
    size_t length;
    if (!chart->path) return ACG_OK;
    chart->options.slice = &request->series.slice.options;
    chart->options.digest = acg_graph_digest(request->graph);
    acg_status status = acg_chart_balance(&series, &chart->options, &bytes, &length, report);
    return status ? status : acg_chart_request_write(chart, bytes, length, report);
}

/** What a reader of the rows alone would not see. */
static void warn(const struct request *request, const struct acg_balance_page *page,
                 acg_report *report)
{
    const struct acg_frustration *split = &page->balance->split;
    if (!split->proved || !page->balance->other.proved) {
        acg_warn(report, NULL,
                 "%s: no proof within the time; the frustration is the best that was found, and "
                 "frustration_low what no split goes below (--limit)",
                 page->window);
    }
    if (request->rows == ACG_BALANCE_SPLITS && split->settled &&
        (split->more || split->n_best > (double)split->n_splits)) {
        acg_warn(report, NULL, "%s: %zu of %s%.0f best splits are listed", page->window,
                 split->n_splits, split->more ? "more than " : "", split->n_best);
    }
    bool no_negative = page->balance->signs.n_ties > 0 && page->balance->signs.n_negative == 0;
    if (no_negative && !request->is_page) {
        acg_note(report, NULL, "%s: balanced, for there are no negative ties", page->window);
    }
}

static acg_status ask(struct request *request, const acg_slice *slice, size_t window,
                      acg_report *report)
{
    struct acg_balance balance;
    char text[ACG_SPAN_TEXT];
    acg_window_text(request->series.windows[window], text);
    acg_status status = acg_balance_measure(slice, &request->options, &balance, report);
    const struct acg_balance_page page = {.graph = request->graph,
                                          .slice = slice,
                                          .balance = &balance,
                                          .options = &request->options,
                                          .window = text,
                                          .language = acg_args_value(request->args, "lang"),
                                          .width = request->format.width,
                                          .digits = request->format.digits};
    if (!status) {
        warn(request, &page, report);
        note_point(request, &balance, window);
        if (request->is_page) acg_balance_page_add(&request->page, &page);
        else if (request->is_brief) add_brief(request, &page);
        else acg_balance_add_rows(&page, request->rows, &request->grid);
        status = compare(request, &page, report);
    }
    acg_balance_clear(&balance);
    return status;
}

static acg_status ask_all(struct request *request, acg_series *series, acg_report *report)
{
    struct acg_progress_line line;
    acg_status status = ACG_OK;
    size_t n = request->series.n_windows;
    acg_progress_start(&line, request->args->terminal, n > 1 ? "windows" : "draws");
    request->options.null.crew = request->series.crew;
    if (n == 1) request->options.null.crew.progress = &line.progress;
    for (size_t i = 0; i < n && !status; i++) {
        const acg_slice *slice;
        status = acg_series_slice(series, i, &slice, report);
        if (!status) status = ask(request, slice, i, report);
        if (n > 1) line.progress.tell(line.progress.context, i + 1, n);
    }
    acg_progress_end(&line);
    request->options.null.crew.progress = NULL;
    return status;
}

static acg_status answer(struct request *request, acg_series *series, acg_report *report)
{
    bool is_table = request->format.format == ACG_GRID_TABLE;
    bool whole = request->rows == ACG_BALANCE_NETWORK ||
                 (request->rows == ACG_BALANCE_CHANCE && !acg_args_has(request->args, "show"));
    size_t count;
    request->is_page = is_table && whole && request->series.n_windows == 1;
    request->is_brief = is_table && request->rows == ACG_BALANCE_NETWORK && !request->is_page;
    if (is_table && !acg_args_has(request->args, "digits")) request->format.digits = 3;
    const struct acg_grid_column *columns = acg_balance_columns(request->rows, &count);
    if (request->is_brief) {
        columns = brief_columns;
        count = sizeof brief_columns / sizeof *brief_columns;
    }
    acg_grid_init(&request->grid, columns, count);
    explain(request);
    state(request, report);
    request->points = calloc(request->series.n_windows + 1, sizeof *request->points);
    acg_status status =
        request->points ? ask_all(request, series, report) : acg_out_of_memory(report);
    if (!status) status = draw_chart(request, report);
    if (!status && !request->is_page) {
        status = acg_cli_add_grid(request->args, &request->grid, &request->format, &request->page,
                                  report);
    }
    if (request->changes.length > 0) {
        acg_buffer_text(&request->page, "\nTies that entered (+) and left (-) frustration:\n");
        acg_buffer_text(&request->page, request->changes.data);
    }
    request->page.failed |= request->changes.failed;
    if (!status) return acg_cli_write_take(request->args, &request->page, report);
    return status;
}

static void clear(struct request *request)
{
    acg_grid_clear(&request->grid);
    acg_buffer_clear(&request->page);
    acg_buffer_clear(&request->changes);
    acg_series_request_clear(&request->series);
    acg_chart_request_clear(&request->chart);
    free(request->before);
    free(request->points);
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    struct request request = {0};
    acg_graph *graph = NULL;
    acg_series *series = NULL;

    acg_status status = parse(args, &request, report);
    if (!status)
        status = acg_cli_read_series(args, &request.series, request.chart.path != NULL, &graph,
                                     &request.graph_name, report);
    request.graph = graph;
    if (!status) status = acg_series_request_find(args, graph, &request.series, report);
    if (!status) status = acg_series_request_open(&request.series, graph, &series, report);
    if (!status) status = answer(&request, series, report);

    clear(&request);
    acg_series_free(series);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_balance = {
    .name = "balance",
    .summary = "Ask whether the signed network is balanced, and which ties strain it",
    .operands = "[GRAPH]",
    .description =
        "Counts the signed triads, measures balance by triads (strong and weak) and by closed "
        "walks, and finds the frustration index: the least number, and the least weight, of ties "
        "that must change for the network to split in camps with positive ties inside and negative "
        "ties between. The split is proved to be best, or said to be the best that was found, with "
        "a bound. Where several splits are equally good, ties are frustrated in all of them "
        "(always) or in some (sometimes), and actors may be undecided.\n\n"
        "Each dyad has one sign: that of cooperation less rivalry and threat, unless --dyads says "
        "otherwise. Direction is ignored. Memberships do not count unless --kind names them.\n\n"
        "As table one window is a page, a series has one line a window. The other formats have the "
        "rows that --show names.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
