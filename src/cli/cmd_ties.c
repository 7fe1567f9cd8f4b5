#include "cli/figure_option.h"
#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/slice_option.h"

#include "base/report.h"
#include "base/sandbox.h"
#include "base/utf8.h"
#include "slice/cited.h"

#include <stdlib.h>
#include <string.h>

static const struct acg_option own_options[] = {
    {.name = "timeline",
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE | ACG_SANDBOX_RUN,
     .help = "Draw the claims as a timeline too, to a file that ends in .svg or .pdf"},
};
static const struct acg_option_group own_group = {"Timeline", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {
    &own_group,       &acg_chart_group, &acg_window_group,  &acg_filter_group,
    &acg_table_group, &acg_graph_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph ties Tajikistan China --kind cooperation", "On what evidence do they cooperate?"},
    {"actorgraph ties Tajikistan --year 2016 --format csv", "What was said of 2016?"},
    {"actorgraph ties --known-by 2018 --format json", "What could one have known in 2018?"},
};

static const struct acg_grid_column columns[] = {
    {.name = "date"},
    {.name = "from"},
    {.name = "to"},
    {.name = "kind"},
    {.name = "type"},
    {.name = "weight"},
    {.name = "status"},
    {.name = "confidence", .below = true},
    {.name = "sources", .below = true},
    {.name = "note", .below = true},
    {.name = "id", .below = true},
    {.name = "recorded", .below = true},
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

/** Adds the ids of the sources of a claim, or an empty cell. */
static void add_sources(struct acg_grid *grid, const acg_graph *graph,
                        const struct acg_claim *claim)
{
    struct acg_buffer text = {0};
    acg_cited_ids(&text, graph, claim, "; ");
    acg_grid_text(grid, text.data);
    grid->failed = grid->failed || text.failed;
    acg_buffer_clear(&text);
}

static void add_row(struct acg_grid *grid, const acg_graph *graph, const struct acg_evidence *row)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    const struct acg_type *types = acg_graph_types(graph, &count);
    const struct acg_date *dates = acg_graph_dates(graph, &count);
    const struct acg_claim *claim = &acg_graph_claims(graph, &count)[row->claim];
    char date[ACG_CLAIM_DATE];
    acg_claim_date(graph, claim, date);
    acg_grid_text(grid, *date ? date : NULL);
    acg_grid_borrow(grid, actors[row->from].id);
    acg_grid_borrow(grid, actors[row->to].id);
    acg_grid_borrow(grid, acg_kind_name((enum acg_kind)claim->kind));
    acg_grid_borrow(grid, claim->type == ACG_NONE ? NULL : types[claim->type].id);
    acg_grid_read(grid, claim->weight);
    acg_grid_borrow(grid, acg_claim_status_name((enum acg_claim_status)claim->status));
    acg_grid_read(grid, claim->confidence);
    add_sources(grid, graph, claim);
    acg_grid_borrow(grid, claim->note);
    acg_grid_borrow(grid, claim->id);
    acg_grid_borrow(grid, claim->recorded == ACG_NONE ? NULL : dates[claim->recorded].text);
}

/** Says of whom nothing was found. */
static void note_nothing(const acg_graph *graph, const uint32_t ends[2],
                         const struct acg_slice_request *request, acg_report *report)
{
    char window[ACG_SPAN_TEXT], a[ACG_QUOTE], b[ACG_QUOTE];
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    acg_slice_request_window(request, window);
    for (int i = 0; i < 2; i++) {
        const char *id = ends[i] == ACG_NONE ? "" : actors[ends[i]].id;
        acg_quote(i ? b : a, id, strlen(id));
    }
    if (ends[1] != ACG_NONE) {
        acg_note(report, NULL, "no ties between '%s' and '%s' in %s under these filters", a, b,
                 window);
    } else if (ends[0] != ACG_NONE) {
        acg_note(report, NULL, "no ties of '%s' in %s under these filters", a, window);
    } else {
        acg_note(report, NULL, "no ties in %s under these filters", window);
    }
}

/** Draws the timeline, if one was asked for. */
static acg_status draw_timeline(const acg_graph *graph, const struct acg_evidence rows[], size_t n,
                                const struct acg_slice_request *request,
                                struct acg_chart_request *chart, acg_report *report)
{
    if (!chart->path) return ACG_OK;
    char *bytes;
    size_t length;
    chart->options.slice = &request->options;
    chart->options.digest = acg_graph_digest(graph);
    acg_status status =
        acg_chart_timeline(graph, rows, n, &chart->options, &bytes, &length, report);
    return status ? status : acg_chart_request_write(chart, bytes, length, report);
}

static acg_status write_ties(const struct acg_args *args, const acg_slice *slice,
                             const struct acg_slice_request *request, const uint32_t ends[2],
                             const char *graph_name, struct acg_chart_request *chart,
                             acg_report *report)
{
    const acg_graph *graph = acg_slice_graph(slice);
    struct acg_evidence *rows = NULL;
    struct acg_grid grid = {0};
    size_t count;
    char window[ACG_SPAN_TEXT];
    acg_status status = acg_evidence_list(slice, ends[0], ends[1], &rows, &count, report);
    if (status) return status;
    acg_grid_init(&grid, columns, N_COLUMNS);
    acg_slice_request_window(request, window);
    acg_grid_about(&grid, "graph", graph_name);
    acg_grid_about(&grid, "window", window);
    for (size_t i = 0; i < count; i++)
        add_row(&grid, graph, &rows[i]);
    if (count == 0) note_nothing(graph, ends, request, report);
    status = draw_timeline(graph, rows, count, request, chart, report);
    if (!status) status = acg_cli_write_grid(args, &grid, report);
    acg_grid_clear(&grid);
    free(rows);
    return status;
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    acg_slice *slice = NULL;
    const char *name = "";
    uint32_t ends[2];
    struct acg_slice_request request = {0};
    struct acg_chart_request chart = {0};

    acg_status status =
        acg_chart_request_parse(args, "timeline", ACG_CHART_FORMATS, &chart, report);
    if (!status) status = acg_slice_request_parse(args, &request, report);
    if (!status) {
        status = acg_cli_read_slice(args, &request, chart.path != NULL, &graph, &name, report);
    }
    if (!status) status = acg_slice_request_find(args, graph, &request, report);
    if (!status) status = acg_ends_find(args, graph, ends, report);
    if (!status) status = acg_slice_request_state(args, &request, report);
    if (!status) status = acg_slice_new(graph, &request.options, &slice, report);
    if (!status) status = write_ties(args, slice, &request, ends, name, &chart, report);

    acg_chart_request_clear(&chart);
    acg_slice_free(slice);
    acg_slice_request_clear(&request);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_ties = {
    .name = "ties",
    .summary = "List the evidence: every claim with its date and sources",
    .operands = "[ACTOR [ACTOR]]",
    .description =
        "Prints one row for each claim and pair of actors that it ties, sorted by date: those of "
        "one actor, of two, or of all. The graph comes by -g. A claim that names many actors "
        "('among') has a row for each pair.\n\n"
        "Columns: date (EDTF, as written; a standing tie is an interval such as 2001-06-15/..), "
        "from and to (of membership from the member, of threat from its source; else in the order "
        "of ids), kind, type, weight, status, confidence, sources (ids, separated by '; '), note, "
        "id, recorded. Weights are those of the claims, before a window weighs them.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 2,
    .graph_by_option = true,
    .run = run,
};
