#include "cli/graph_option.h"
#include "cli/output.h"

#include "base/json.h"
#include "base/report.h"
#include "base/sandbox.h"

#include <string.h>

static const struct acg_option own_options[] = {
    {.name = "format",
     .argument = "FORMAT",
     .choices = "text|json",
     .help = "Format of the findings; text (default): one line each on standard error; json: for "
             "editors, on standard output"},
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .opens = ACG_SANDBOX_WRITE,
     .help = "Write the JSON there"},
};
static const struct acg_option_group own_group = {"Output", own_options, 2};
static const struct acg_option_group *const groups[] = {&own_group, &acg_graph_group,
                                                        &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph validate net.json", "Is the file sound?"},
    {"actorgraph validate --format json net.json", "The same for an editor"},
};

static const char *const severities[] = {"note", "warning", "error"};

static void add_position(struct acg_buffer *out, const char *key, size_t position)
{
    if (position) {
        acg_buffer_format(out, ", \"%s\": %zu", key, position);
    } else {
        acg_buffer_format(out, ", \"%s\": null", key);
    }
}

static void add_finding(struct acg_buffer *out, const struct acg_remark *remark)
{
    acg_buffer_format(out, "{\"severity\": \"%s\"", severities[remark->severity]);
    add_position(out, "line", remark->line);
    add_position(out, "column", remark->line ? remark->column : 0);
    acg_buffer_text(out, ", \"pointer\": ");
    acg_json_text(out, remark->pointer);
    acg_buffer_text(out, ", \"message\": ");
    acg_json_text(out, remark->text);
    acg_buffer_char(out, '}');
}

static acg_status write_json(const struct acg_args *args, const char *name, bool valid,
                             acg_report *report)
{
    struct acg_buffer out = {0}, file = {0};
    acg_add_clean(&file, name);
    acg_buffer_text(&out, "{\n  \"file\": ");
    acg_json_text(&out, file.data);
    out.failed |= file.failed;
    acg_buffer_clear(&file);
    acg_buffer_format(&out, ",\n  \"valid\": %s,\n  \"errors\": %zu,\n  \"warnings\": %zu,\n",
                      valid ? "true" : "false", acg_report_total(report, ACG_ERROR),
                      acg_report_total(report, ACG_WARNING));
    acg_buffer_text(&out, "  \"findings\": [");
    size_t count = acg_report_count(report);
    for (size_t i = 0; i < count; i++) {
        acg_buffer_text(&out, i ? ",\n    " : "\n    ");
        add_finding(&out, acg_report_get(report, i));
    }
    acg_buffer_text(&out, count ? "\n  ]\n}\n" : "]\n}\n");
    acg_terminal_skip(args->terminal, report);
    return acg_cli_write_take(args, &out, report);
}

/** Appends "no errors", "1 error", "2 errors". */
static void add_total(struct acg_buffer *out, size_t total, const char *what)
{
    if (total == 0) {
        acg_buffer_format(out, "no %ss", what);
    } else {
        acg_buffer_format(out, "%zu %s%s", total, what, total == 1 ? "" : "s");
    }
}

/** Prints the findings and a line that sums them up. */
static void print_text(const struct acg_args *args, const char *name, const acg_graph *graph,
                       acg_report *report)
{
    struct acg_buffer line = {0};
    size_t n_actors, n_claims;
    acg_terminal_finish(args->terminal, report);
    if (args->terminal->starved) return; // that was said
    acg_buffer_format(&line, "%s: ", name);
    if (graph) {
        acg_graph_actors(graph, &n_actors);
        acg_graph_claims(graph, &n_claims);
        add_total(&line, n_actors, "actor");
        acg_buffer_text(&line, ", ");
        add_total(&line, n_claims, "relation");
    } else {
        acg_buffer_text(&line, "rejected");
    }
    acg_buffer_text(&line, "; ");
    add_total(&line, acg_report_total(report, ACG_ERROR), "error");
    acg_buffer_text(&line, ", ");
    add_total(&line, acg_report_total(report, ACG_WARNING), "warning");
    if (line.failed) acg_out_of_memory(report);
    else if (!args->terminal->quiet && !acg_terminal_say(line.data)) args->terminal->starved = true;
    acg_buffer_clear(&line);
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    acg_graph *graph = NULL;
    const char *name = "";
    bool json = acg_args_choice(args, "format", 0) == 1;
    if (!json && acg_args_has(args, "output")) {
        return acg_args_misuse(args, report, "--output goes with --format json");
    }
    acg_status status = acg_cli_read_graph(args, false, &graph, &name, report);
    if (!acg_report_is_whole(report)) {
        status = ACG_FAILED; // a list with holes would be taken for the whole
    }
    if (status == ACG_OK || status == ACG_REJECTED) {
        if (json) {
            acg_status written = write_json(args, name, graph != NULL, report);
            status = written ? written : status;
        } else {
            print_text(args, name, graph, report);
        }
    }
    acg_graph_free(graph);
    return status;
}

const struct acg_command acg_command_validate = {
    .name = "validate",
    .summary = "Check a graph file and list every finding with its place",
    .operands = "[GRAPH]",
    .description =
        "Reads the graph as every verb does and lists all that is wrong with it (errors) or "
        "probably not meant (warnings), in the order of the file, one line each:\n\n"
        "  actorgraph: FILE:LINE:COLUMN: /json/pointer: what is wrong; what to do\n\n"
        "The exit status is 0 if there is no error, else 1. At most 100 findings are printed, "
        "errors first if there are more; the rest is counted.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .lists_all = true,
    .run = run,
};
