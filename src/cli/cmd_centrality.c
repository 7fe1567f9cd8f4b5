#include "cli/centrality_plot.h"
#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/series_option.h"

#include "analyse/rank.h"
#include "base/report.h"
#include "base/sandbox.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct acg_option own_options[] = {
    {.name = "measure",
     .letter = 'm',
     .list = true,
     .argument = "MEASURES",
     .help = "Measures, or groups of them: basic (default), paths, walks, local, signed, all; with "
             "--network: measures of the network (all)"},
    {.name = "sign",
     .argument = "WHICH",
     .choices = "positive|negative|absolute|signed",
     .help = "Which ties count: cooperation and membership; rivalry and threat; all alike; all, "
             "with their sign (degree, strength and eigenvector only). Default: absolute for "
             "degree and strength, positive for the others. Names such as degree_negative and pn "
             "fix it"},
    {.name = "direction",
     .argument = "RULE",
     .choices = "ignore|follow",
     .help = "Whether betweenness, closeness, harmonic, eigenvector, pagerank and katz follow the "
             "direction of ties (ignore). Undirected ties run both ways. Measures in _in and _out, "
             "hub and authority always follow it"},
    {.name = "unweighted", .help = "Every tied pair counts 1, and every path by its ties"},
    {.name = "damping", .argument = "NUMBER", .help = "Of pagerank, above 0 and below 1 (0.85)"},
    {.name = "attenuation",
     .argument = "NUMBER",
     .help = "Of katz, as a share of 1 / the leading eigenvalue (0.85)"},
    {.name = "restart",
     .list = true,
     .argument = "ACTORS",
     .help = "pagerank begins anew at these actors only (personalized)"},
    {.name = "actor",
     .letter = 'a',
     .list = true,
     .argument = "ACTORS",
     .help = "Only the rows of these actors; the network stays whole"},
    {.name = "top",
     .argument = "N",
     .help = "Only the N actors with the largest first measure in each window, sorted by it"},
    {.name = "rank",
     .help = "Add a column MEASURE_rank: 1 is the largest; equal values share a rank"},
    {.name = "delta", .help = "Add a column MEASURE_delta: the change since the window before"},
    {.name = "network",
     .help = "Measure the network instead of its actors: density, components, paths, "
             "transitivity, centralization and more"},
    {.name = "blocs",
     .list = true,
     .argument = "ACTORS",
     .help = "With --network: organizations whose members are the blocs of the modularity; who is "
             "in several belongs to the first"},
    {.name = "plot",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE | ACG_SANDBOX_RUN,
     .help = "Draw a chart too, to a file that ends in .svg or .pdf: of a series lines for up to 8 "
             "actors, a heat map for more; of one window dots; a panel for each measure. With "
             "--rank the ranks"},
    {.name = "plot-as",
     .argument = "FORM",
     .choices = "lines|heat|dots",
     .help = "The form of the chart, where it shall be another"},
};
static const struct acg_option_group own_group = {"Measures", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {
    &own_group,        &acg_chart_group, &acg_window_group, &acg_series_group,  &acg_jobs_group,
    &acg_filter_group, &acg_table_group, &acg_graph_group,  &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph centrality --year 2019", "Who matters in 2019?"},
    {"actorgraph centrality --years 2001..2022 -m degree,pagerank -a China --delta",
     "How did the place of China change?"},
    {"actorgraph centrality --window 5y --step 1y -m betweenness --top 3 --rank",
     "Who were the brokers, in windows of five years?"},
    {"actorgraph centrality --years 2001..2022 --network",
     "What is the network like, year by year?"},
    {"actorgraph centrality --years 2001..2022 -m strength --top 3 --plot s.svg",
     "Draw who was strongest, and how that changed"},
};

/** Measures that have a name together. */
static const struct {
    const char *name;
    enum acg_measure measures[12];
    size_t count;
} measure_groups[] = {
    {"basic",
     {ACG_DEGREE, ACG_STRENGTH, ACG_BETWEENNESS, ACG_CLOSENESS, ACG_HARMONIC, ACG_EIGENVECTOR,
      ACG_PAGERANK},
     7},
    {"paths",
     {ACG_BETWEENNESS, ACG_CLOSENESS, ACG_CLOSENESS_WF, ACG_CLOSENESS_IN, ACG_CLOSENESS_OUT,
      ACG_HARMONIC, ACG_HARMONIC_IN, ACG_HARMONIC_OUT},
     8},
    {"walks", {ACG_EIGENVECTOR, ACG_PAGERANK, ACG_HUB, ACG_AUTHORITY, ACG_KATZ}, 5},
    {"local", {ACG_CONSTRAINT, ACG_CORENESS, ACG_CLUSTERING, ACG_COMPONENT}, 4},
    {"signed",
     {ACG_DEGREE_POSITIVE, ACG_DEGREE_NEGATIVE, ACG_DEGREE_NET, ACG_DEGREE_RATIO,
      ACG_STRENGTH_POSITIVE, ACG_STRENGTH_NEGATIVE, ACG_STRENGTH_NET, ACG_PN, ACG_PN_IN, ACG_PN_OUT,
      ACG_EIGENVECTOR_SIGNED},
     11},
};
enum { N_GROUPS = sizeof measure_groups / sizeof *measure_groups };

/** What the command line asks for, and the table that grows. */
struct request {
    const struct acg_args *args;
    struct acg_series_request series;
    struct acg_centrality_options options;
    enum acg_measure measures[ACG_N_MEASURES];
    size_t n_measures;
    bool has[ACG_N_MEASURES]; // measures that are in the list
    enum acg_network_measure network_measures[ACG_N_NETWORK_MEASURES];
    size_t n_network_measures;
    bool rank, delta, network;
    size_t top; // 0: all
    struct acg_found restart, blocs, actors;
    const acg_graph *graph;
    const char *graph_name;
    struct acg_grid_column *columns;
    size_t n_columns;
    struct acg_arena arena; // names of columns
    struct acg_grid grid;
    bool *wanted;   // of the graph's actors; NULL: all
    double *before; // by measure and graph actor, for the change
    size_t n_graph_actors, n_rows;
    struct acg_centrality_plot plot;
};

static void add_measure(struct request *request, enum acg_measure measure)
{
    if (request->has[measure]) return;
    request->has[measure] = true;
    request->measures[request->n_measures++] = measure;
}

/** Adds a group; false if there is none of that name. */
static bool add_group(struct request *request, const char *word)
{
    if (strcmp(word, "all") == 0) {
        for (int i = 0; i < ACG_N_MEASURES; i++)
            add_measure(request, (enum acg_measure)i);
        return true;
    }
    for (size_t i = 0; i < N_GROUPS; i++) {
        if (strcmp(word, measure_groups[i].name) != 0) continue;
        for (size_t k = 0; k < measure_groups[i].count; k++)
            add_measure(request, measure_groups[i].measures[k]);
        return true;
    }
    return false;
}

static acg_status refuse_measure(const struct request *request, const char *item,
                                 const char *const names[], size_t n, acg_report *report)
{
    char quoted[ACG_QUOTE];
    const char *near = acg_text_nearest(item, names, n);
    acg_quote(quoted, item, strlen(item));
    if (near) {
        return acg_args_misuse(request->args, report,
                               "--measure: unknown measure '%s'; did you mean '%s'?", quoted, near);
    }
    return acg_args_misuse(request->args, report, "--measure: unknown measure '%s'", quoted);
}

static acg_status read_measure(const char *item, void *context, acg_report *report)
{
    struct request *request = context;
    enum acg_measure measure;
    if (acg_measure_parse(item, strlen(item), &measure)) {
        add_measure(request, measure);
        return ACG_OK;
    }
    if (add_group(request, item)) return ACG_OK;
    const char *names[ACG_N_MEASURES + N_GROUPS];
    for (int i = 0; i < ACG_N_MEASURES; i++)
        names[i] = acg_measure_name((enum acg_measure)i);
    for (size_t i = 0; i < N_GROUPS; i++)
        names[ACG_N_MEASURES + i] = measure_groups[i].name;
    return refuse_measure(request, item, names, ACG_N_MEASURES + N_GROUPS, report);
}

static void add_network_measure(struct request *request, enum acg_network_measure measure)
{
    for (size_t i = 0; i < request->n_network_measures; i++)
        if (request->network_measures[i] == measure) return;
    request->network_measures[request->n_network_measures++] = measure;
}

static acg_status read_network_measure(const char *item, void *context, acg_report *report)
{
    const char *names[ACG_N_NETWORK_MEASURES];
    enum acg_network_measure measure;
    if (acg_network_parse(item, strlen(item), &measure)) {
        add_network_measure(context, measure);
        return ACG_OK;
    }
    for (int i = 0; i < ACG_N_NETWORK_MEASURES; i++)
        names[i] = acg_network_name((enum acg_network_measure)i);
    return refuse_measure(context, item, names, ACG_N_NETWORK_MEASURES, report);
}

/** The measures of --measure; without it the basic ones, of the network all. */
static acg_status read_measures(const struct acg_args *args, struct request *request,
                                acg_report *report)
{
    acg_status status = acg_args_each(
        args, "measure", request->network ? read_network_measure : read_measure, request, report);
    if (request->n_measures == 0) add_group(request, "basic");
    for (int i = 0; !status && request->n_network_measures == 0 && i < ACG_N_NETWORK_MEASURES; i++)
        request->network_measures[i] = (enum acg_network_measure)i;
    if (request->n_network_measures == 0) request->n_network_measures = ACG_N_NETWORK_MEASURES;
    return status;
}

static acg_status check_signs(const struct request *request, acg_report *report)
{
    enum acg_sign sign;
    for (size_t i = 0; i < request->n_measures; i++) {
        if (acg_measure_sign(request->measures[i], request->options.sign, &sign)) continue;
        return acg_args_misuse(request->args, report,
                               "%s has no form for signed ties; give --sign positive, negative or "
                               "absolute, or leave it out",
                               acg_measure_name(request->measures[i]));
    }
    return ACG_OK;
}

/** Options that go with --network alone, and those that do not go with it. */
static acg_status check_network(const struct request *request, acg_report *report)
{
    static const char *const of_actors[] = {"actor",   "top",     "rank",       "delta",
                                            "damping", "restart", "attenuation"};
    for (size_t i = 0; request->network && i < sizeof of_actors / sizeof *of_actors; i++) {
        if (acg_args_has(request->args, of_actors[i])) {
            return acg_args_misuse(request->args, report,
                                   "--%s is about actors; leave out --network or --%s",
                                   of_actors[i], of_actors[i]);
        }
    }
    if (request->network && request->options.sign == ACG_SIGN_SIGNED) {
        return acg_args_misuse(request->args, report,
                               "--network has no form for signed ties; give --sign positive, "
                               "negative or absolute");
    }
    if (!request->network && acg_args_has(request->args, "blocs")) {
        return acg_args_misuse(request->args, report, "--blocs needs --network");
    }
    return ACG_OK;
}

/** A share above 0 and below 1. */
static acg_status read_share(const struct acg_args *args, const char *name, double *out,
                             acg_report *report)
{
    acg_status status = acg_args_number(args, name, 0, 1, out, report);
    if (status || !acg_args_has(args, name) || (*out > 0 && *out < 1)) return status;
    return acg_args_misuse(args, report, "--%s lies above 0 and below 1", name);
}

static acg_status parse(const struct acg_args *args, struct request *request, acg_report *report)
{
    static const enum acg_sign signs[] = {ACG_SIGN_POSITIVE, ACG_SIGN_NEGATIVE, ACG_SIGN_ABSOLUTE,
                                          ACG_SIGN_SIGNED};
    double top = 0;
    request->args = args;
    request->rank = acg_args_has(args, "rank");
    request->delta = acg_args_has(args, "delta");
    request->network = acg_args_has(args, "network");
    request->options.directed = acg_args_choice(args, "direction", 0) == 1;
    request->options.unweighted = acg_args_has(args, "unweighted");
    if (acg_args_has(args, "sign")) {
        request->options.sign = signs[acg_args_choice(args, "sign", 0)];
    }
    acg_status status = acg_series_request_parse(args, &request->series, report);
    if (!status) status = read_measures(args, request, report);
    if (!status) status = check_network(request, report);
    if (!status && !request->network) status = check_signs(request, report);
    if (!status) status = read_share(args, "damping", &request->options.damping, report);
    if (!status) status = read_share(args, "attenuation", &request->options.attenuation, report);
    if (!status) status = acg_args_number(args, "top", 1, 1e9, &top, report);
    request->top = (size_t)top;
    if (!status) status = acg_centrality_plot_parse(args, &request->plot, report);
    return status;
}

static acg_status find_actors(const struct acg_args *args, const acg_graph *graph,
                              const char *option, struct acg_found *found, acg_report *report)
{
    *found = (struct acg_found){.graph = graph, .option = option, .find = acg_graph_find_actor};
    return acg_args_each(args, option + 2, acg_found_add, found, report);
}

static acg_status find_names(struct request *request, acg_report *report)
{
    const struct acg_args *args = request->args;
    const acg_graph *graph = request->graph;
    acg_status status = acg_series_request_find(args, graph, &request->series, report);
    if (!status) status = find_actors(args, graph, "--restart", &request->restart, report);
    if (!status) status = find_actors(args, graph, "--blocs", &request->blocs, report);
    if (!status) status = find_actors(args, graph, "--actor", &request->actors, report);
    if (status) return status;
    request->options.restart = (struct acg_indexes){request->restart.items, request->restart.count};
    request->options.blocs = (struct acg_indexes){request->blocs.items, request->blocs.count};
    acg_graph_actors(graph, &request->n_graph_actors);
    if (request->actors.count > 0) {
        request->wanted = calloc(request->n_graph_actors + 1, sizeof *request->wanted);
        if (!request->wanted) return acg_out_of_memory(report);
    }
    for (size_t i = 0; i < request->actors.count; i++)
        request->wanted[request->actors.items[i]] = true;
    return ACG_OK;
}

/** Adds a column; "pagerank" and "_rank" make one name. */
static bool add_column(struct request *request, const char *name, const char *suffix, bool grouped)
{
    struct acg_buffer text = {0};
    acg_buffer_format(&text, "%s%s", name, suffix);
    const char *kept = text.failed ? NULL : acg_arena_text(&request->arena, text.data, text.length);
    acg_buffer_clear(&text);
    request->columns[request->n_columns++] =
        (struct acg_grid_column){.name = kept, .grouped = grouped};
    return kept != NULL;
}

static bool make_columns(struct request *request)
{
    size_t most = 3 + 3 * (size_t)ACG_N_MEASURES + ACG_N_NETWORK_MEASURES;
    request->columns = calloc(most, sizeof *request->columns);
    bool memory = request->columns && add_column(request, "period", "", true);
    if (request->network) {
        for (size_t i = 0; memory && i < request->n_network_measures; i++) {
            const char *name = acg_network_name(request->network_measures[i]);
            memory = add_column(request, name, "", false);
        }
        return memory;
    }
    memory =
        memory && add_column(request, "actor", "", false) && add_column(request, "name", "", false);
    for (size_t i = 0; memory && i < request->n_measures; i++) {
        const char *name = acg_measure_name(request->measures[i]);
        memory = add_column(request, name, "", false);
        if (memory && request->rank) memory = add_column(request, name, "_rank", false);
        if (memory && request->delta) memory = add_column(request, name, "_delta", false);
    }
    return memory;
}

static const char *sign_words(enum acg_sign sign)
{
    static const char *const words[] = {
        [ACG_SIGN_DEFAULT] = "",
        [ACG_SIGN_POSITIVE] = "positive ties (cooperation, membership)",
        [ACG_SIGN_NEGATIVE] = "negative ties (rivalry, threat)",
        [ACG_SIGN_ABSOLUTE] = "all ties, whatever their sign",
        [ACG_SIGN_SIGNED] = "all ties, with their sign",
    };
    return words[sign];
}

/** The rule of a measure: what it is, of which ties. */
static void explain_measure(const struct request *request, enum acg_measure measure,
                            struct acg_buffer *out)
{
    enum acg_sign sign;
    acg_measure_sign(measure, request->options.sign, &sign);
    acg_buffer_format(out, "%s; %s, %s", acg_measure_rule(measure), sign_words(sign),
                      acg_measure_is_directed(measure, &request->options) ? "with direction"
                                                                          : "without direction");
}

static void explain_weights(const struct request *request, struct acg_buffer *out)
{
    double damping = request->options.damping, attenuation = request->options.attenuation;
    acg_buffer_text(out, request->options.unweighted
                             ? "every tied pair counts 1; distances in ties"
                             : "the ties of a pair add up; distances are 1 / weight");
    if (request->has[ACG_PAGERANK]) {
        acg_buffer_format(out, "; damping %g%s", damping > 0 ? damping : 0.85,
                          request->restart.count ? ", restarts at chosen actors" : "");
    }
    if (request->has[ACG_KATZ]) {
        acg_buffer_format(out, "; attenuation %g", attenuation > 0 ? attenuation : 0.85);
    }
}

/** Says in the table by which rules it was made. */
static void explain(struct request *request)
{
    struct acg_grid *grid = &request->grid;
    char windows[ACG_WINDOWS_TEXT];
    struct acg_buffer rules = {0}, weights = {0};
    acg_series_request_windows(&request->series, windows);
    acg_slice_request_explain(&request->series.slice, &rules);
    explain_weights(request, &weights);
    acg_grid_about(grid, "graph", request->graph_name);
    acg_grid_about(grid, "window", windows);
    acg_grid_about(grid, "rules", rules.failed ? "" : rules.data);
    acg_grid_about(grid, "weights", weights.failed ? "" : weights.data);
    grid->failed = grid->failed || rules.failed || weights.failed;
    acg_buffer_clear(&rules);
    acg_buffer_clear(&weights);
    if (request->network) {
        enum acg_sign sign = request->options.sign;
        acg_grid_about(grid, "ties", sign_words(sign ? sign : ACG_SIGN_POSITIVE));
        acg_grid_about(grid, "direction", request->options.directed ? "followed" : "ignored");
    }
    for (size_t i = 0; !request->network && i < request->n_measures; i++) {
        struct acg_buffer rule = {0};
        explain_measure(request, request->measures[i], &rule);
        acg_grid_about(grid, acg_measure_name(request->measures[i]), rule.failed ? "" : rule.data);
        grid->failed = grid->failed || rule.failed;
        acg_buffer_clear(&rule);
    }
}

/** Says the same on standard error under --verbose. */
static void state(const struct request *request, acg_report *report)
{
    for (size_t i = 0; request->args->terminal->verbose && i < request->grid.n_about; i++) {
        const struct acg_grid_about *line = &request->grid.about[i];
        acg_note(report, NULL, "%s: %s", line->key, line->text);
    }
}

/** One window's values, while they become rows. */
struct page {
    size_t window, n;
    const uint32_t *actors;
    const double *values;
    struct acg_placed *placed;
    size_t *ranks; // measure by measure
};

static void add_value(struct request *request, const struct page *page, size_t measure, size_t row)
{
    struct acg_grid *grid = &request->grid;
    double value = page->values[measure * page->n + row];
    acg_grid_computed(grid, value);
    if (request->rank && page->ranks[measure * page->n + row]) {
        acg_grid_count(grid, page->ranks[measure * page->n + row]);
    } else if (request->rank) {
        acg_grid_empty(grid);
    }
    if (!request->delta) return;
    double *before = &request->before[measure * request->n_graph_actors + page->actors[row]];
    acg_grid_computed(grid, value - *before);
}

static void add_row(struct request *request, const struct page *page, size_t row)
{
    size_t count;
    char period[ACG_SPAN_TEXT];
    const struct acg_actor *actor = &acg_graph_actors(request->graph, &count)[page->actors[row]];
    if (request->wanted && !request->wanted[page->actors[row]]) return;
    acg_window_text(request->series.windows[page->window], period);
    acg_grid_text(&request->grid, period);
    acg_grid_borrow(&request->grid, actor->id);
    acg_grid_borrow(&request->grid,
                    acg_labels_in(actor->name, acg_args_value(request->args, "lang")));
    for (size_t i = 0; i < request->n_measures; i++)
        add_value(request, page, i, row);
    acg_centrality_plot_show(&request->plot, page->actors[row]);
    request->n_rows++;
}

/** Keeps for the chart what all actors of the window have. */
static void keep(struct request *request, const struct page *page)
{
    for (size_t i = 0; i < request->n_measures; i++) {
        for (size_t k = 0; k < page->n; k++) {
            size_t at = i * page->n + k, rank = page->ranks[at];
            double value = !request->rank ? page->values[at] : rank > 0 ? (double)rank : NAN;
            acg_centrality_plot_add(&request->plot, i, page->actors[k], page->window, value);
        }
    }
}

/** Keeps the values for the window to come; who is not there now has none. */
static void remember(struct request *request, const struct page *page)
{
    size_t n = request->n_measures * request->n_graph_actors;
    for (size_t i = 0; i < n; i++)
        request->before[i] = NAN;
    for (size_t i = 0; i < request->n_measures; i++) {
        for (size_t k = 0; k < page->n; k++) {
            request->before[i * request->n_graph_actors + page->actors[k]] =
                page->values[i * page->n + k];
        }
    }
}

static acg_status add_page(void *context, size_t window, const uint32_t actors[], size_t n,
                           const double values[], acg_report *report)
{
    struct request *request = context;
    struct page page = {window, n, actors, values, NULL, NULL};
    page.placed = calloc(n + 1, sizeof *page.placed);
    page.ranks = calloc(n * request->n_measures + 1, sizeof *page.ranks);
    bool memory = page.placed && page.ranks;
    for (size_t i = 0; memory && request->rank && i < request->n_measures; i++)
        memory = !acg_ranks_find(values + i * n, n, page.ranks + i * n, NULL);
    if (memory && request->top > 0) acg_placed_sort(values, n, page.placed);
    size_t rows = request->top > 0 && request->top < n ? request->top : n;
    for (size_t i = 0; memory && i < rows; i++) {
        add_row(request, &page, request->top > 0 ? page.placed[i].owner : i);
    }
    if (memory && request->delta) remember(request, &page);
    if (memory) keep(request, &page);
    free(page.placed);
    free(page.ranks);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

static acg_status add_network(void *context, size_t window, const double values[],
                              acg_report *report)
{
    struct request *request = context;
    char period[ACG_SPAN_TEXT];
    (void)report;
    acg_window_text(request->series.windows[window], period);
    acg_grid_text(&request->grid, period);
    for (size_t i = 0; i < request->n_network_measures; i++) {
        double value = values[request->network_measures[i]];
        acg_grid_computed(&request->grid, value);
        acg_centrality_plot_add(&request->plot, i, 0, window, value);
    }
    acg_centrality_plot_show(&request->plot, 0);
    request->n_rows++;
    return ACG_OK;
}

static acg_status make_room(struct request *request, acg_report *report)
{
    size_t n = request->n_measures * request->n_graph_actors;
    if (!make_columns(request)) return acg_out_of_memory(report);
    acg_grid_init(&request->grid, request->columns, request->n_columns);
    explain(request);
    if (!request->delta) return ACG_OK;
    request->before = malloc((n + 1) * sizeof *request->before);
    if (!request->before) return acg_out_of_memory(report);
    for (size_t i = 0; i < n; i++)
        request->before[i] = NAN;
    return ACG_OK;
}

/** Hands the chart what it is to show. */
static acg_status start_plot(struct request *request, acg_report *report)
{
    struct acg_centrality_plot *plot = &request->plot;
    plot->graph = request->graph;
    plot->series = &request->series;
    plot->how = &request->options;
    plot->top = request->top;
    plot->measures = request->measures;
    plot->network_measures = request->network_measures;
    plot->n_measures = request->network ? request->n_network_measures : request->n_measures;
    plot->n_actors = request->network ? 1 : request->n_graph_actors;
    return acg_centrality_plot_start(plot, report);
}

static acg_status measure(struct request *request, acg_series *series, acg_report *report)
{
    struct acg_progress_line line;
    struct acg_crew_options crew = request->series.crew;
    acg_progress_start(&line, request->args->terminal, "windows");
    crew.progress = &line.progress;
    acg_status status =
        request->network
            ? acg_network_series(series, &request->options, &crew, add_network, request, report)
            : acg_centrality_series(series, request->measures, request->n_measures,
                                    &request->options, &crew, add_page, request, report);
    acg_progress_end(&line);
    if (!status && request->wanted && request->n_rows == 0) {
        status = acg_reject(report, NULL,
                            "none of the actors of --actor is there in the windows; choose another "
                            "time, or --isolates yes");
    }
    return status;
}

static void clear(struct request *request)
{
    acg_grid_clear(&request->grid);
    acg_arena_clear(&request->arena);
    acg_series_request_clear(&request->series);
    acg_centrality_plot_clear(&request->plot);
    free(request->columns);
    free(request->wanted);
    free(request->before);
    free(request->restart.items);
    free(request->blocs.items);
    free(request->actors.items);
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    struct request request = {0};
    acg_graph *graph = NULL;
    acg_series *series = NULL;

    acg_status status = parse(args, &request, report);
    if (!status) {
        status = acg_cli_read_series(args, &request.series, request.plot.chart.path != NULL, &graph,
                                     &request.graph_name, report);
    }
    request.graph = graph;
    if (!status) status = find_names(&request, report);
    if (!status) status = acg_series_request_open(&request.series, graph, &series, report);
    if (!status) status = make_room(&request, report);
    if (!status) state(&request, report);
    if (!status) status = start_plot(&request, report);
    if (!status) status = measure(&request, series, report);
    if (!status) status = acg_centrality_plot_write(args, &request.plot, report);
    if (!status) status = acg_cli_write_grid(args, &request.grid, report);

    clear(&request);
    acg_series_free(series);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_centrality = {
    .name = "centrality",
    .summary = "Measure who matters",
    .operands = "[GRAPH]",
    .description =
        "Prints one row for each window and actor, with one column for each measure. Definitions "
        "stand in the manual; --format json carries the rule of each measure, --verbose prints "
        "it.\n\n"
        "Measures: degree, strength (each also _positive, _negative, _net, _in, _out), "
        "degree_ratio, betweenness, closeness (also _wf, _in, _out), harmonic (also _in, _out), "
        "eigenvector, pagerank, hub, authority, katz, constraint, coreness, clustering, component, "
        "pn (also _in, _out), eigenvector_signed.\n\n"
        "The ties of a pair are added up. Distances are 1 / weight. No measure sees a negative "
        "weight but those made for it: see --sign. An undefined value is an empty cell (JSON: "
        "null): the closeness of an isolate, the eigenvector where two components lead alike.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
