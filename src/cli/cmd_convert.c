#include "cli/graph_option.h"
#include "cli/output.h"

#include "base/report.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

static const struct acg_option own_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "json",
     .help = "Format of the file; default: by the ending of -o, else json"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .help = "Write to FILE instead of standard output"},
};
static const struct acg_option_group own_group = {"Conversion", own_options,
                                                  sizeof own_options / sizeof *own_options};

static const struct acg_option_group *const groups[] = {&own_group, &acg_graph_group,
                                                        &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph convert net.json -o net.json", "A file in canonical form, for version control"},
    {"actorgraph convert ties.csv --actors actors.csv -o net.json", "Tables as one graph file"},
};

/** The format by --format, else by the ending of --output. */
static acg_status parse_format(const struct acg_args *args, enum acg_graph_format *out,
                               acg_report *report)
{
    const char *path = acg_cli_output(args), *ending = path ? acg_ending(path) : "";
    char room[ACG_QUOTE];
    *out = (enum acg_graph_format)acg_args_choice(args, "format", ACG_GRAPH_JSON);
    if (!*ending || acg_args_has(args, "format")) return ACG_OK;
    for (int i = 0; i < ACG_N_GRAPH_FORMATS; i++) {
        *out = (enum acg_graph_format)i;
        if (strcasecmp(ending, acg_graph_format_name(*out)) == 0) return ACG_OK;
    }
    return acg_args_misuse(args, report,
                           "--output: no format ends in '.%s'; say which with --format",
                           acg_quote(room, ending, strlen(ending)));
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    char *bytes = NULL;
    size_t length = 0;
    enum acg_graph_format format;

    acg_status status = parse_format(args, &format, report);
    if (!status) status = acg_cli_read_graph(args, false, &graph, NULL, report);
    if (!status) status = acg_graph_write(graph, format, &bytes, &length, report);
    if (!status) status = acg_cli_write(args, bytes, length, report);

    acg_bytes_free(bytes);
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_convert = {
    .name = "convert",
    .summary = "Write the graph as a file of another format",
    .operands = "[GRAPH]",
    .description =
        "Reads a graph and writes it anew. As JSON it comes out in canonical form: whatever the "
        "order in which it stood, the same bytes, one line for each actor, source and relation.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
