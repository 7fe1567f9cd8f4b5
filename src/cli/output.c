#include "cli/output.h"

#include "base/array.h"
#include "base/file.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>
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

const char *acg_without_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *acg_ending(const char *path)
{
    const char *name = acg_without_folder(path);
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

/** The columns of --columns. */
struct choice {
    const struct acg_args *args;
    const struct acg_grid *grid;
    struct acg_grid_pick *picks;
    size_t count, room;
    struct acg_arena arena; // of the headings
};

static acg_status reject_column(const struct choice *choice, const char *name, acg_report *report)
{
    const struct acg_grid *grid = choice->grid;
    const char **names = calloc(grid->n_columns + 1, sizeof *names);
    if (!names) return acg_out_of_memory(report);
    for (size_t i = 0; i < grid->n_columns; i++)
        names[i] = grid->columns[i].name;
    char room[ACG_QUOTE];
    const char *quoted = acg_quote(room, name, strlen(name));
    const char *near = acg_text_nearest(name, names, grid->n_columns);
    acg_status status =
        near ? acg_args_misuse(choice->args, report,
                               "--columns: the table has no '%s'; did you mean '%s'?", quoted, near)
             : acg_args_misuse(choice->args, report,
                               "--columns: the table has no '%s'; without --columns its first line "
                               "names them all",
                               quoted);
    free(names);
    return status;
}

static const char *heading_of(const struct choice *choice, struct acg_grid_pick pick)
{
    return pick.heading ? pick.heading : choice->grid->columns[pick.column].name;
}

/** Adds a column; JSON could not tell two of one heading apart. */
static acg_status add_pick(struct choice *choice, struct acg_grid_pick pick, acg_report *report)
{
    char room[ACG_QUOTE];
    const char *heading = heading_of(choice, pick);
    for (size_t i = 0; i < choice->count; i++) {
        if (strcmp(heading_of(choice, choice->picks[i]), heading) != 0) continue;
        return acg_args_misuse(choice->args, report, "--columns: '%s' comes twice",
                               acg_quote(room, heading, strlen(heading)));
    }
    if (!acg_array_room(&choice->picks, choice->count, &choice->room, sizeof *choice->picks)) {
        return acg_out_of_memory(report);
    }
    choice->picks[choice->count++] = pick;
    return ACG_OK;
}

/** Takes "name" or "name=Heading". */
static acg_status choose_column(const char *item, void *context, acg_report *report)
{
    struct choice *choice = context;
    const char *equals = strchr(item, '=');
    size_t length = equals ? (size_t)(equals - item) : strlen(item);
    char *name = acg_arena_text(&choice->arena, item, length);
    char *heading = equals ? acg_arena_text(&choice->arena, equals + 1, strlen(equals + 1)) : NULL;
    if (!name || (equals && !heading)) return acg_out_of_memory(report);
    for (size_t i = 0; i < choice->grid->n_columns; i++) {
        if (strcmp(choice->grid->columns[i].name, name) != 0) continue;
        return add_pick(choice, (struct acg_grid_pick){i, heading}, report);
    }
    return reject_column(choice, name, report);
}

acg_status acg_cli_add_grid(const struct acg_args *args, const struct acg_grid *grid,
                            const struct acg_grid_options *options, struct acg_buffer *out,
                            acg_report *report)
{
    struct choice choice = {.args = args, .grid = grid};
    struct acg_grid picked = {0};
    acg_status status = acg_args_each(args, "columns", choose_column, &choice, report);
    if (!status && choice.count > 0) {
        acg_grid_pick(grid, choice.picks, choice.count, &picked);
        acg_grid_append(&picked, options, out);
    } else if (!status) {
        acg_grid_append(grid, options, out);
    }
    acg_grid_clear(&picked);
    free(choice.picks);
    acg_arena_clear(&choice.arena);
    return status;
}

acg_status acg_cli_write_grid(const struct acg_args *args, const struct acg_grid *grid,
                              acg_report *report)
{
    struct acg_grid_options options;
    struct acg_buffer out = {0};
    acg_status status = acg_cli_grid_options(args, &options, report);
    if (!status) status = acg_cli_add_grid(args, grid, &options, &out, report);
    if (!status) return acg_cli_write_take(args, &out, report);
    acg_buffer_clear(&out);
    return status;
}
