#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/slice_option.h"

#include "actorgraph/summary.h"

#include <stdlib.h>
#include <string.h>

static const struct acg_option_group *const groups[] = {&acg_window_group,  &acg_filter_group,
                                                        &acg_table_group,   &acg_graph_group,
                                                        &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph info", "What is in the bundled article graph?"},
    {"actorgraph info --year 2019 net.json", "What holds in 2019?"},
    {"actorgraph info net.json | grep '^sources'", "How many sources are cited?"},
};

/** What to count: the graph and, if it was asked for, a slice of it. */
struct subject {
    const acg_graph *graph;
    const acg_slice *slice; // or NULL
    const char *name, *language;
};

static void say_text(struct acg_grid *grid, const char *property, const char *key, const char *text)
{
    acg_grid_text(grid, property);
    acg_grid_text(grid, key);
    acg_grid_text(grid, text);
}

static void say_count(struct acg_grid *grid, const char *property, const char *key, size_t count)
{
    acg_grid_text(grid, property);
    acg_grid_text(grid, key);
    acg_grid_count(grid, count);
}

static void say_kinds(struct acg_grid *grid, const char *property, const size_t counts[])
{
    for (int i = 0; i < ACG_N_KINDS; i++) {
        say_count(grid, property, acg_kind_name((enum acg_kind)i), counts[i]);
    }
}

static void say_statuses(struct acg_grid *grid, const char *property, const size_t counts[])
{
    for (int i = 0; i < ACG_N_CLAIM_STATUSES; i++) {
        say_count(grid, property, acg_claim_status_name((enum acg_claim_status)i), counts[i]);
    }
}

static void say_actors(struct acg_grid *grid, const struct acg_summary *totals)
{
    say_count(grid, "actors", "all", totals->n_actors);
    for (int i = 0; i < ACG_N_ACTOR_KINDS; i++) {
        say_count(grid, "actors", acg_actor_kind_name((enum acg_actor_kind)i), totals->actors[i]);
    }
}

static void say_relations(struct acg_grid *grid, const struct acg_summary *totals, bool whole)
{
    say_count(grid, "relations", "all", totals->n_claims);
    say_count(grid, "relations", "unsourced", totals->n_unsourced);
    say_kinds(grid, "relation_kind", totals->claims);
    say_statuses(grid, "relation_status", totals->statuses);
    say_count(grid, "relation_time", "event", totals->timings[ACG_EVENT]);
    say_count(grid, "relation_time", "standing", totals->timings[ACG_STANDING]);
    say_count(grid, "relation_time", "undated", totals->timings[ACG_TIMELESS]);
    say_count(grid, "ties", "all", totals->n_ties);
    if (whole) say_count(grid, "ties", "self", totals->n_self_ties);
    say_kinds(grid, "tie_kind", totals->ties);
    say_statuses(grid, "tie_status", totals->tie_statuses);
}

static void say_day(struct acg_grid *grid, const char *key, int32_t day)
{
    char text[ACG_SPAN_TEXT];
    acg_span_format((struct acg_span){day, day + 1}, text);
    say_text(grid, "time", key, text);
}

static void say_time(struct acg_grid *grid, const struct acg_summary *totals)
{
    if (acg_span_is_bounded(totals->when)) {
        say_day(grid, "first", totals->when.from);
        say_day(grid, "last", totals->when.until - 1);
    } else {
        say_text(grid, "time", "first", NULL);
        say_text(grid, "time", "last", NULL);
    }
    say_count(grid, "time", "ongoing", totals->n_ongoing);
}

static void say_sources(struct acg_grid *grid, const struct acg_summary *totals,
                        const acg_graph *graph)
{
    size_t n_sources;
    acg_graph_sources(graph, &n_sources);
    say_count(grid, "sources", "all", n_sources);
    say_count(grid, "sources", "cited", totals->n_cited);
}

static void say_types(struct acg_grid *grid, const struct acg_summary *totals,
                      const acg_graph *graph, bool whole)
{
    size_t n_types;
    const struct acg_type *types = acg_graph_types(graph, &n_types);
    for (size_t i = 0; i < n_types; i++) {
        if (whole || totals->types[i]) {
            say_count(grid, "relation_type", types[i].id, totals->types[i]);
        }
    }
}

/** How many texts each language has. */
struct languages {
    struct language {
        const char *tag;
        size_t count;
    } items[64];
    size_t count, others;
};

static void add_language(struct languages *languages, const char *tag)
{
    for (size_t i = 0; i < languages->count; i++) {
        if (strcmp(languages->items[i].tag, tag) == 0) {
            languages->items[i].count++;
            return;
        }
    }
    if (languages->count < sizeof languages->items / sizeof *languages->items) {
        languages->items[languages->count++] = (struct language){tag, 1};
    } else {
        languages->others++;
    }
}

static void add_labels(struct languages *languages, struct acg_labels labels)
{
    for (size_t i = 0; i < labels.count; i++) {
        add_language(languages, labels.items[i].language);
    }
}

static int by_tag(const void *a, const void *b)
{
    const struct language *one = a, *other = b;
    return strcmp(one->tag, other->tag);
}

static void say_languages(struct acg_grid *grid, const acg_graph *graph)
{
    struct languages languages = {.count = 0};
    size_t n_actors, n_types;
    const struct acg_actor *actors = acg_graph_actors(graph, &n_actors);
    const struct acg_type *types = acg_graph_types(graph, &n_types);
    add_labels(&languages, acg_graph_title(graph));
    for (size_t i = 0; i < n_actors; i++) {
        add_labels(&languages, actors[i].name);
        add_labels(&languages, actors[i].short_name);
    }
    for (size_t i = 0; i < n_types; i++) {
        add_labels(&languages, types[i].label);
    }
    qsort(languages.items, languages.count, sizeof *languages.items, by_tag);
    for (size_t i = 0; i < languages.count; i++) {
        const struct language *language = &languages.items[i];
        say_count(grid, "language", *language->tag ? language->tag : "none", language->count);
    }
    if (languages.others) say_count(grid, "language", "others", languages.others);
}

static void fill_grid(struct acg_grid *grid, const struct subject *subject,
                      const struct acg_summary *totals, const struct acg_slice_request *request)
{
    char window[ACG_SPAN_TEXT];
    struct acg_buffer rules = {0};
    bool whole = !subject->slice;
    acg_slice_request_window(request, window);
    acg_slice_request_explain(request, &rules);
    acg_grid_about(grid, "graph", subject->name);
    acg_grid_about(grid, "window", window);
    acg_grid_about(grid, "rules", whole ? "the whole graph" : rules.failed ? "" : rules.data);
    grid->failed = grid->failed || rules.failed;
    acg_buffer_clear(&rules);
    say_text(grid, "title", NULL,
             acg_labels_in(acg_graph_title(subject->graph), subject->language));
    say_text(grid, "license", NULL, acg_graph_license(subject->graph));
    say_text(grid, "window", NULL, window);
    say_actors(grid, totals);
    say_relations(grid, totals, whole);
    say_types(grid, totals, subject->graph, whole);
    say_time(grid, totals);
    say_sources(grid, totals, subject->graph);
    say_languages(grid, subject->graph);
}

static acg_status write_info(const struct acg_args *args, const struct subject *subject,
                             const struct acg_slice_request *request, acg_report *report)
{
    static const struct acg_grid_column columns[] = {
        {.name = "property", .grouped = true}, {.name = "key"}, {.name = "value"}};
    struct acg_summary totals;
    struct acg_grid grid;
    acg_grid_init(&grid, columns, sizeof columns / sizeof *columns);
    acg_status status = subject->slice ? acg_summary_of_slice(&totals, subject->slice, report)
                                       : acg_summary_of_graph(&totals, subject->graph, report);
    if (!status) {
        fill_grid(&grid, subject, &totals, request);
        status = acg_cli_write_grid(args, &grid, report);
    }
    acg_grid_clear(&grid);
    acg_summary_clear(&totals);
    return status;
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    acg_slice *slice = NULL;
    const char *name = "";
    struct acg_slice_request request = {0};

    acg_status status = acg_slice_request_parse(args, &request, report);
    if (!status) status = acg_cli_read_slice(args, &request, false, &graph, &name, report);
    if (!status) status = acg_slice_request_find(args, graph, &request, report);
    if (!status) status = acg_slice_request_state(args, &request, report);
    if (!status && request.asked) {
        status = acg_slice_new(graph, &request.options, &slice, report);
    }
    if (!status) {
        struct subject subject = {graph, slice, name, acg_args_value(args, "lang")};
        status = write_info(args, &subject, &request, report);
    }
    acg_slice_free(slice);
    acg_slice_request_clear(&request);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_info = {
    .name = "info",
    .summary = "Sum up what is in a graph",
    .operands = "[GRAPH]",
    .description =
        "Counts actors by kind, relations and ties by kind and status, the time they cover, "
        "sources, languages and types. A relation is an entry of the file; it makes one tie, or "
        "with 'among' one for each pair. 'undated' relations have neither a date nor an end, "
        "'unsourced' ones cite nothing.\n\n"
        "With a window or a filter, what is left of the graph is counted; a tie is then all claims "
        "of one kind and direction on one pair, with the best status among them.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
