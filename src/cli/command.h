// cli/command.h - what a verb is: one constant from which parser, help, man page and completions
// come.
#ifndef ACG_CLI_COMMAND_H
#define ACG_CLI_COMMAND_H

#include "actorgraph/actorgraph.h"

#include <stdbool.h>
#include <stddef.h>

/** One option of a table. */
struct acg_option {
    const char *name;     /**< long name without dashes */
    char letter;          /**< short name, or 0 */
    const char *argument; /**< name of its argument in the help, such as "FILE"; NULL: takes none */
    const char *choices;  /**< "svg|pdf|eps" for a fixed set, checked by the parser; or NULL */
    const char *help;     /**< one or two sentences, no full stop at the end */
};

/** A table of options that several verbs share. */
struct acg_option_group {
    const char *title; /**< heading in the help */
    const struct acg_option *options;
    size_t count;
};

/** A parsed command line. Options keep the order in which they were given; the last one wins unless
 * a list is meant. */
struct acg_args {
    const struct acg_command *command;
    struct acg_given {
        const struct acg_option *option;
        const char *value; // NULL if it takes none
    } * given;
    size_t n_given;
    const char *const *operands;
    size_t n_operands;
    int argc; // the whole line, for metadata
    char *const *argv;
};

/** The value of the last `--name`, or NULL. */
const char *acg_args_value(const struct acg_args *args, const char *name);
/** Whether `--name` was given. */
bool acg_args_has(const struct acg_args *args, const char *name);

struct acg_command {
    const char *name, *summary, *usage;           /**< usage: "[GRAPH] [OPTIONS]" */
    const char *description;                      /**< paragraphs for the help and the man page */
    const struct acg_option_group *const *groups; /**< NULL-terminated */
    struct acg_example {
        const char *command, *what;
    } const *examples;
    size_t n_examples;
    size_t max_operands;
    acg_status (*run)(const struct acg_args *args, acg_report *report);
};

/** All verbs, in the order of the help; NULL-terminated. */
extern const struct acg_command *const acg_commands[];

/** Groups that verbs share. */
extern const struct acg_option_group
    acg_common_options; // graph, output, format is the verb's own, quiet, verbose, color, lang,
                        // help, version
extern const struct acg_option_group acg_slice_group; // window and filters: design section 4

/**
 * Reads the graph that the command line asks for: -g, else `operand` if not NULL, else
 * $ACTORGRAPH_GRAPH, else the bundled one (with a note).
 *
 * @param path  set to the path that was read (borrowed from args or static), for messages and
 * metadata
 */
acg_status acg_cli_read_graph(const struct acg_args *args, const char *operand, acg_graph **out,
                              const char **path, acg_report *report);

/** Slice options out of the command line; lists are kept in `room`, which the caller clears. */
struct acg_slice_request {
    struct acg_slice_options options;
    bool windowed;      // a window was given
    uint32_t *lists[8]; // what options point to; freed by acg_cli_clear_slice
};
acg_status acg_cli_parse_slice(const struct acg_args *args, const acg_graph *graph,
                               struct acg_slice_request *out, acg_report *report);
void acg_cli_clear_slice(struct acg_slice_request *request);

/** Writes what a verb has to say to -o or standard output. */
acg_status acg_cli_write(const struct acg_args *args, const char *bytes, size_t length,
                         acg_report *report);

#endif
