#include "cli/figure_option.h"
#include "cli/graph_option.h"
#include "cli/output.h"
#include "cli/positions_option.h"
#include "cli/slice_option.h"

#include "base/report.h"
#include "base/sandbox.h"

#include <stdlib.h>
#include <unistd.h>

static const struct acg_option own_options[] = {
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write to FILE instead of standard output"},
    {.name = "from",
     .argument = "DATE",
     .help = "Begin the time of the page with the first day of DATE (that of the graph)"},
    {.name = "to",
     .argument = "DATE",
     .help = "End it with the last day of DATE (that of the graph)"},
    {.name = "combine",
     .argument = "RULE",
     .choices = "max|sum|mean|count",
     .help = "What several claims of one type on one pair count: the largest weight (max, the "
             "default), their sum, mean or number. Different types always add up"},
    {.name = "title", .argument = "TEXT", .help = "Title of the page. Default: that of the graph"},
    {.name = "label",
     .argument = "WHAT",
     .choices = "short|name|id",
     .help = "How actors are labelled: short name where there is one (default), name, or id"},
    {.name = "positions",
     .argument = "FILE",
     .help = "Put actors where FILE says, a table as render writes it; the layout puts the others "
             "near them"},
    {.name = "plain",
     .help = "Without centralities and nearest blocs by year, which take longest to compute"},
    {.name = "time-limit",
     .argument = "SECONDS",
     .help = "Give up the layout after so long; 0: never (60)"},
};
static const struct acg_option_group own_group = {"Page", own_options,
                                                  sizeof own_options / sizeof *own_options};
static const struct acg_option_group *const groups[] = {
    &own_group, &acg_filter_group, &acg_jobs_group, &acg_graph_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph page > net.html", "The bundled network, for a reader with a browser"},
    {"actorgraph page net.json --lang tr -o net.html", "It opens in Turkish"},
    {"actorgraph page net.json --from 2010 --status confirmed,reported -o net.html",
     "From 2010 on, without what is only alleged or planned"},
    {"actorgraph page net.json --positions places.tsv -o net.html",
     "Actors stand where render --positions put them"},
};

static acg_status parse(const struct acg_args *args, struct acg_page_options *out,
                        acg_report *report)
{
    double jobs = 0;
    out->label = (enum acg_figure_label)acg_args_choice(args, "label", ACG_LABEL_SHORT);
    out->language = acg_args_value(args, "lang");
    out->title = acg_args_value(args, "title");
    out->plainly = acg_args_has(args, "plain");
    acg_status status = acg_figure_time_limit(args, &out->time_limit, report);
    if (!status) status = acg_args_number(args, "jobs", 1, 256, &jobs, report);
    out->crew.jobs = (unsigned)jobs;
    if (!status && !acg_cli_output(args) && isatty(STDOUT_FILENO)) {
        status = acg_args_misuse(args, report,
                                 "a page is not for a terminal; write it to a file with -o FILE");
    }
    return status;
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    struct acg_slice_request slice = {0};
    struct acg_positions_request positions = {.only_read = true};
    struct acg_page_options how = {0};
    struct acg_buffer command = {0};
    char *bytes = NULL;
    size_t length = 0;

    acg_status status = parse(args, &how, report);
    if (!status) status = acg_slice_request_parse(args, &slice, report);
    if (!status) status = acg_cli_read_slice(args, &slice, true, &graph, NULL, report);
    if (!status) status = acg_slice_request_find(args, graph, &slice, report);
    if (!status) status = acg_positions_request_read(args, graph, &positions, report);
    if (!status) {
        acg_args_quote(args, &command);
        how.positions = positions.items;
        how.n_positions = positions.count;
        how.command = command.data;
        how.digest = acg_graph_digest(graph);
        status = command.failed
                     ? acg_out_of_memory(report)
                     : acg_page_write(graph, &slice.options, &how, &bytes, &length, report);
    }
    if (!status) status = acg_cli_write(args, bytes, length, report);
    acg_bytes_free(bytes);
    acg_buffer_clear(&command);
    acg_positions_request_clear(&positions);
    acg_slice_request_clear(&slice);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_page = {
    .name = "page",
    .summary = "Let others explore the network in a browser",
    .operands = "[GRAPH]",
    .description =
        "Writes one HTML file that needs nothing but a browser: it works without a network and "
        "from a mail attachment, loads nothing and sends nothing. Its reader moves a window "
        "through the years, filters and searches, compares two years, clicks an actor or a tie "
        "and reads every claim with its sources.\n\n"
        "Actors stand where render puts them; ties look as they do there, and count by the same "
        "rules.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
