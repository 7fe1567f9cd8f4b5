#include "cli/output.h"

#include "base/file.h"
#include "base/report.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

const char *acg_cli_output(const struct acg_args *args)
{
    static const char *const names[] = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"};
    const char *path = acg_args_value(args, "output");
    for (size_t i = 0; path && i < sizeof names / sizeof *names; i++) {
        if (strcmp(path, names[i]) == 0) {
            return NULL;
        }
    }
    return path;
}

acg_status acg_cli_write(const struct acg_args *args, const char *bytes, size_t length,
                         acg_report *report)
{
    acg_terminal_show(args->terminal, report);
    return acg_file_write(acg_cli_output(args), bytes, length, report);
}

acg_status acg_cli_write_take(const struct acg_args *args, struct acg_buffer *buffer,
                              acg_report *report)
{
    acg_status status = buffer->failed ? acg_out_of_memory(report)
                                       : acg_cli_write(args, buffer->data, buffer->length, report);
    acg_buffer_clear(buffer);
    return status;
}

acg_status acg_cli_print_take(const struct acg_args *args, struct acg_buffer *buffer,
                              acg_report *report)
{
    acg_terminal_show(args->terminal, report);
    acg_status status = buffer->failed ? acg_out_of_memory(report)
                                       : acg_file_write(NULL, buffer->data, buffer->length, report);
    acg_buffer_clear(buffer);
    return status;
}

const char *acg_ending(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *point = strrchr(name, '.');
    return point && point > name ? point + 1 : "";
}

/** The format that a file's ending asks for; tsv for an ending that says nothing. */
static enum acg_grid_format format_of(const char *path)
{
    static const struct {
        const char *ending;
        enum acg_grid_format format;
    } endings[] = {{"csv", ACG_GRID_CSV},     {"json", ACG_GRID_JSON}, {"md", ACG_GRID_MARKDOWN},
                   {"tex", ACG_GRID_LATEX},   {"txt", ACG_GRID_TABLE}, {"tsv", ACG_GRID_TSV},
                   {"latex", ACG_GRID_LATEX}, {"tab", ACG_GRID_TSV}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(acg_ending(path), endings[i].ending) == 0) {
            return endings[i].format;
        }
    }
    return ACG_GRID_TSV;
}

static enum acg_grid_format default_format(const struct acg_args *args)
{
    const char *path = acg_cli_output(args);
    if (path) {
        return format_of(path);
    }
    return isatty(STDOUT_FILENO) ? ACG_GRID_TABLE : ACG_GRID_TSV;
}

acg_status acg_cli_grid_options(const struct acg_args *args, struct acg_grid_options *out,
                                acg_report *report)
{
    double digits = 9;
    acg_status status = acg_args_number(args, "digits", 1, 17, &digits, report);
    *out = (struct acg_grid_options){
        .format = (enum acg_grid_format)acg_args_choice(args, "format", default_format(args)),
        .digits = (int)digits,
        .width = acg_cli_output(args) ? 0 : acg_terminal_columns(),
        .no_guard = acg_args_choice(args, "csv-guard", 0) == 1,
    };
    return status;
}

acg_status acg_cli_write_grid(const struct acg_args *args, const struct acg_grid *grid,
                              acg_report *report)
{
    struct acg_grid_options options;
    struct acg_buffer out = {0};
    acg_status status = acg_cli_grid_options(args, &options, report);
    if (status) return status;
    acg_grid_write(grid, &options, &out);
    return acg_cli_write_take(args, &out, report);
}
