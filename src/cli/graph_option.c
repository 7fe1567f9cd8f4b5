#include "cli/graph_option.h"

#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef ACG_DATADIR
#define ACG_DATADIR "/usr/local/share/actorgraph"
#endif

#define BUNDLED "tajikistan-china.json"

/** Bytes of "500M", "4G", "65536". */
static acg_status parse_size(const struct acg_args *args, size_t *out, acg_report *report)
{
    const char *text = acg_args_value(args, "max-size");
    if (!text) {
        return ACG_OK;
    }
    static const char units[] = "kMGT";
    size_t length = strlen(text);
    const char *unit = length > 1 ? strchr(units, text[length - 1]) : NULL;
    double number, scale = 1;
    for (const char *step = units; unit && step <= unit; step++) {
        scale *= 1024;
    }
    bool sound = acg_number_parse(text, length - (unit != NULL), &number) && number * scale >= 1 &&
                 number * scale <= (double)(SIZE_MAX / 4);
    if (!sound) {
        char room[ACG_QUOTE];
        return acg_args_misuse(args, report, "--max-size: '%s' is no size; write 500M or 4G",
                               acg_quote(room, text, length));
    }
    *out = (size_t)(number * scale);
    return ACG_OK;
}

/** The folder of the running program with its final slash; "" if it cannot be known. */
static void find_folder(char folder[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    folder[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash) slash[1] = '\0';
}

/** Appends the path of the bundled graph: beside the program where it was installed or built, else
 *  where the build meant it to go. */
static void find_bundled(struct acg_buffer *path)
{
    char folder[PATH_MAX];
    find_folder(folder);
    acg_buffer_format(path, "%s../share/actorgraph/graphs/" BUNDLED, folder);
    if (path->failed || (*folder && access(path->data, R_OK) == 0)) {
        return;
    }
    acg_buffer_clear(path);
    acg_buffer_text(path, ACG_DATADIR "/graphs/" BUNDLED);
}

static acg_status read_bundled(const struct acg_args *args, const struct acg_read_options *how,
                               acg_graph **out, acg_report *report)
{
    struct acg_buffer path = {0};
    acg_status status;
    find_bundled(&path);
    if (path.failed) {
        status = acg_out_of_memory(report);
    } else if (access(path.data, R_OK) != 0) {
        status = acg_args_misuse(args, report,
                                 "no graph given, and the bundled one is not at %s; name one with "
                                 "-g FILE",
                                 path.data);
    } else {
        acg_note(report, NULL, "no graph given; taking the bundled " BUNDLED);
        status = acg_graph_read(path.data, how, out, report);
    }
    acg_buffer_clear(&path);
    return status;
}

acg_status acg_cli_read_graph(const struct acg_args *args, bool digest, acg_graph **out,
                              const char **name, acg_report *report)
{
    struct acg_read_options how = {.digest = digest};
    const char *option = acg_args_value(args, "graph");
    const char *operand = args->n_operands > 0 ? args->operands[0] : NULL;
    const char *variable = getenv("ACTORGRAPH_GRAPH");
    *out = NULL;
    acg_status status = parse_size(args, &how.max_bytes, report);
    if (status) {
        return status;
    }
    if (option && operand) {
        return acg_args_misuse(args, report, "the graph is named twice, by --graph and as operand");
    }
    const char *path = option ? option : operand;
    if (!path && variable && *variable) {
        path = variable;
        acg_note(report, NULL, "no graph given; taking $ACTORGRAPH_GRAPH, %s", path);
    }
    if (name) *name = !path ? BUNDLED : strcmp(path, "-") == 0 ? "standard input" : path;
    return path ? acg_graph_read(path, &how, out, report) : read_bundled(args, &how, out, report);
}
