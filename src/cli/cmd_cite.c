#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/slice_option.h"

#include "actorgraph/cite.h"
#include "actorgraph/write.h"
#include "base/report.h"
#include "base/sandbox.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The formats of tables stand first, in their own order: acg_cli_grid_options reads them. */
enum { TEXT = ACG_GRID_LATEX + 1, BIBTEX, CSL_JSON };

static const struct acg_option own_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "table|tsv|csv|json|md|latex|text|bibtex|csl-json",
     .help = "References as text (default), for reference managers, or as a table; default: by the "
             "ending of -o, .bib and .json being bibtex and csl-json"},
    {.name = "ties",
     .argument = "WHICH",
     .choices = "single|none",
     .help = "A table of ties instead: those that rest on one source only, or on none"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write to FILE instead of standard output"},
    {.name = "columns",
     .list = true,
     .argument = "NAMES",
     .help = "Of a table only these columns, in this order; actor=Actor gives one a heading"},
    {.name = "csv-guard",
     .argument = "yes|no",
     .choices = "yes|no",
     .help = "Whether csv puts an apostrophe before text that a spreadsheet would take for a "
             "formula (yes)"},
};
static const struct acg_option_group own_group = {"References", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {
    &own_group, &acg_window_group, &acg_filter_group, &acg_graph_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph cite --year 2019", "What does the figure of 2019 rest on?"},
    {"actorgraph cite Tajikistan China --format bibtex -o refs.bib", "The same for LaTeX"},
    {"actorgraph cite --ties single --format csv", "Which ties hang on one source?"},
};

static const struct acg_grid_column source_columns[] = {{.name = "number"},
                                                        {.name = "source"},
                                                        {.name = "type"},
                                                        {.name = "issued"},
                                                        {.name = "ties"},
                                                        {.name = "alone"},
                                                        {.name = "claims"},
                                                        {.name = "reference", .below = true},
                                                        {.name = "url", .below = true}};

static const struct acg_grid_column tie_columns[] = {
    {.name = "from"},   {.name = "to"},     {.name = "kind"},
    {.name = "weight"}, {.name = "claims"}, {.name = "source"},
};

/** What the sources of a slice are asked for. */
struct inquiry {
    const struct acg_args *args;
    const acg_graph *graph;
    const acg_slice *slice;
    const char *graph_name, *window;
    uint32_t ends[2]; // whose ties; ACG_NONE: anybody's
    struct acg_cited cited;
    struct acg_source_use *uses;   // by source
    struct acg_tie_sources *rests; // by tie of the slice
    struct acg_grid_options format;
};

static bool is_wanted(const struct inquiry *q, const struct acg_slice_tie *tie)
{
    size_t count;
    const uint32_t *actors = acg_slice_actors(q->slice, &count);
    for (int i = 0; i < 2; i++) {
        uint32_t end = q->ends[i];
        if (end != ACG_NONE && actors[tie->from] != end && actors[tie->to] != end) return false;
    }
    return true;
}

static void add_tie(struct inquiry *q, struct acg_grid *grid, size_t index, uint32_t source)
{
    size_t count;
    const struct acg_slice_tie *tie = &acg_slice_ties(q->slice, &count)[index];
    const uint32_t *in_slice = acg_slice_actors(q->slice, &count);
    const struct acg_actor *actors = acg_graph_actors(q->graph, &count);
    const struct acg_source *sources = acg_graph_sources(q->graph, &count);
    acg_grid_borrow(grid, actors[in_slice[tie->from]].id);
    acg_grid_borrow(grid, actors[in_slice[tie->to]].id);
    acg_grid_borrow(grid, acg_kind_name(tie->kind));
    acg_grid_read(grid, tie->weight);
    acg_grid_count(grid, tie->n_claims);
    acg_grid_borrow(grid, source == ACG_NONE ? NULL : sources[source].id);
}

/** Adds the ties that have one source or none, as --ties says. */
static void add_ties(struct inquiry *q, struct acg_grid *grid)
{
    size_t n_ties, wanted = acg_args_choice(q->args, "ties", 0) == 0;
    const struct acg_slice_tie *ties = acg_slice_ties(q->slice, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        if (!is_wanted(q, &ties[i]) || q->rests[i].n != wanted) continue;
        add_tie(q, grid, i, q->rests[i].one);
    }
}

static void explain(const struct inquiry *q, struct acg_grid *grid)
{
    acg_grid_about(grid, "graph", q->graph_name);
    acg_grid_about(grid, "window", q->window);
}

static acg_status write_grid(struct inquiry *q, struct acg_grid *grid, acg_report *report)
{
    struct acg_buffer out = {0};
    acg_status status = acg_cli_add_grid(q->args, grid, &q->format, &out, report);
    acg_grid_clear(grid);
    if (!status) return acg_cli_write_take(q->args, &out, report);
    acg_buffer_clear(&out);
    return status;
}

static acg_status write_ties(struct inquiry *q, acg_report *report)
{
    struct acg_grid grid;
    acg_grid_init(&grid, tie_columns, sizeof tie_columns / sizeof *tie_columns);
    explain(q, &grid);
    add_ties(q, &grid);
    if (grid.n_cells == 0) acg_note(report, NULL, "there is no such tie in %s", q->window);
    return write_grid(q, &grid, report);
}

static void add_source(struct acg_grid *grid, const struct acg_reference *reference,
                       const struct acg_source_use *use)
{
    const struct acg_source *source = reference->source;
    char *text = acg_source_reference(source, ACG_REFERENCE_FULL);
    char issued[ACG_SPAN_TEXT];
    if (source->has_issued) acg_window_text(source->issued, issued);
    acg_grid_count(grid, reference->number);
    acg_grid_borrow(grid, source->id);
    acg_grid_borrow(grid, source->type);
    acg_grid_text(grid, source->has_issued ? issued : NULL);
    acg_grid_count(grid, use->n_ties);
    acg_grid_count(grid, use->n_alone);
    acg_grid_count(grid, use->n_claims);
    acg_grid_text(grid, text);
    grid->failed = grid->failed || !text;
    acg_bytes_free(text);
    acg_grid_borrow(grid, source->url);
}

/** Writes a list for reference managers or readers. */
static acg_status write_list(struct inquiry *q, const struct acg_reference list[], size_t n,
                             unsigned format, acg_report *report)
{
    static const enum acg_sources_format formats[] = {ACG_SOURCES_TEXT, ACG_SOURCES_BIBTEX,
                                                      ACG_SOURCES_CSL_JSON};
    char *bytes;
    size_t length;
    acg_status status =
        acg_references_write(list, n, formats[format - TEXT], &bytes, &length, report);
    if (!status) status = acg_cli_write(q->args, bytes, length, report);
    acg_bytes_free(bytes);
    return status;
}

static acg_status write_sources(struct inquiry *q, unsigned format, acg_report *report)
{
    size_t count, n = 0;
    const struct acg_source *sources = acg_graph_sources(q->graph, &count);
    struct acg_reference *list = calloc(q->cited.count + 1, sizeof *list);
    acg_status status = ACG_OK;
    if (!list) return acg_out_of_memory(report);
    for (uint32_t i = 0; i < q->cited.count; i++) {
        const struct acg_source *source = q->cited.sources[i];
        if (q->uses[source - sources].n_ties) list[n++] = (struct acg_reference){source, i + 1};
    }
    if (n == 0) acg_note(report, NULL, "nothing in %s has a source", q->window);
    if (format >= TEXT) {
        status = write_list(q, list, n, format, report);
    } else {
        struct acg_grid grid;
        acg_grid_init(&grid, source_columns, sizeof source_columns / sizeof *source_columns);
        explain(q, &grid);
        for (size_t i = 0; i < n; i++)
            add_source(&grid, &list[i], &q->uses[list[i].source - sources]);
        status = write_grid(q, &grid, report);
    }
    free(list);
    return status;
}

/** The format, where none is given by the ending of the file. */
static unsigned format_of(const struct acg_args *args)
{
    const char *path = acg_cli_output(args), *ending = path ? acg_ending(path) : "";
    unsigned usual = strcasecmp(ending, "bib") == 0    ? BIBTEX
                     : strcasecmp(ending, "json") == 0 ? CSL_JSON
                     : strcasecmp(ending, "csv") == 0  ? ACG_GRID_CSV
                     : strcasecmp(ending, "tsv") == 0  ? ACG_GRID_TSV
                     : strcasecmp(ending, "md") == 0   ? ACG_GRID_MARKDOWN
                     : strcasecmp(ending, "tex") == 0  ? ACG_GRID_LATEX
                                                       : TEXT;
    return acg_args_choice(args, "format", usual);
}

static acg_status answer(struct inquiry *q, acg_report *report)
{
    bool asks_ties = acg_args_has(q->args, "ties");
    unsigned format = format_of(q->args);
    acg_status status = acg_cli_grid_options(q->args, &q->format, report);
    if (!status && asks_ties && acg_args_has(q->args, "format") && format >= TEXT) {
        status = acg_args_misuse(q->args, report,
                                 "--ties is a table; take table, tsv, csv, json, md or latex");
    }
    if (!status && !asks_ties && format >= TEXT && acg_args_has(q->args, "columns")) {
        status = acg_args_misuse(q->args, report, "--columns is for tables; give a --format");
    }
    if (!asks_ties && format < TEXT) q->format.format = (enum acg_grid_format)format;
    size_t n_sources, n_ties;
    acg_graph_sources(q->graph, &n_sources);
    acg_slice_ties(q->slice, &n_ties);
    q->uses = calloc(n_sources + 1, sizeof *q->uses);
    q->rests = calloc(n_ties + 1, sizeof *q->rests);
    if (!status && (!q->uses || !q->rests)) status = acg_out_of_memory(report);
    if (!status) status = acg_cited_init(&q->cited, &q->slice, 1, report);
    if (!status) {
        status =
            acg_cited_count(&q->cited, q->slice, q->ends[0], q->ends[1], q->uses, q->rests, report);
    }
    if (!status) status = asks_ties ? write_ties(q, report) : write_sources(q, format, report);
    acg_cited_clear(&q->cited);
    free(q->uses);
    free(q->rests);
    return status;
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    acg_slice *slice = NULL;
    char window[ACG_SPAN_TEXT] = "";
    struct acg_slice_request request = {0};
    struct inquiry q = {.args = args, .window = window, .graph_name = ""};

    acg_status status = acg_slice_request_parse(args, &request, report);
    if (!status) {
        status = acg_cli_read_slice(args, &request, false, &graph, &q.graph_name, report);
    }
    if (!status) status = acg_slice_request_find(args, graph, &request, report);
    if (!status) status = acg_ends_find(args, graph, q.ends, report);
    if (!status) status = acg_slice_request_state(args, &request, report);
    if (!status) status = acg_slice_new(graph, &request.options, &slice, report);
    q.graph = graph;
    q.slice = slice;
    if (!status) acg_slice_request_window(&request, window);
    if (!status) status = answer(&q, report);

    acg_slice_free(slice);
    acg_slice_request_clear(&request);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_cite = {
    .name = "cite",
    .summary = "List the sources that a slice rests on",
    .operands = "[ACTOR [ACTOR]]",
    .description =
        "Lists the sources of all ties of the slice, of those of one actor, or of two, each with "
        "the number that a figure of the same slice (render --sources) and bloc give it. The "
        "graph comes by -g.\n\n"
        "text is a list of references, bibtex and csl-json are for reference managers; csl-json "
        "has "
        "the items whole. As a table: number, source (id), type, issued, ties that rest on it, "
        "alone (those that rest on nothing else), claims, reference, url.\n\n"
        "--ties lists the ties that rest on one source only, or on none: from, to, kind, weight, "
        "claims, source.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 2,
    .graph_by_option = true,
    .run = run,
};
