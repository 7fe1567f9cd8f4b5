// cli/command.h - what a verb is: one constant from which parser, help, manual page and completions
// come.
#ifndef ACG_CLI_COMMAND_H
#define ACG_CLI_COMMAND_H

#include "actorgraph/actorgraph.h"

#include <stdbool.h>
#include <stddef.h>

/** Every verb, in the order of the help: one row each, for the constant acg_command_NAME. */
#define ACG_VERBS(row)                                                                             \
    row(render) row(bloc) row(centrality) row(balance) row(similarity) row(diff) row(ties)         \
        row(cite) row(info) row(validate) row(convert) row(ingest) row(page) row(help)

/** What an option needs leave for, besides what enum acg_sandbox_right says of its file. */
enum acg_option_opens {
    ACG_OPENS_SCRATCH = 1 << 8, /**< temporary files */
    ACG_OPENS_SERVER = 1 << 9   /**< a connection to a server */
};

/** One option of a table. */
struct acg_option {
    const char *name;     /**< long name without dashes */
    char letter;          /**< short name, or 0 */
    bool list;            /**< may stand several times, each time with items separated by commas */
    bool hidden;          /**< not in the help: for the build */
    unsigned opens;       /**< leave that it needs besides reading its file: a sum of enum
                               acg_sandbox_right and enum acg_option_opens */
    const char *argument; /**< name of its argument in the help, such as "FILE"; NULL: takes none */
    const char *choices;  /**< "svg|pdf|eps" for a fixed set, checked by the parser; or NULL */
    const char *help;     /**< what it does, no full stop at the end */
};

/** A table of options, often one that several verbs share. */
struct acg_option_group {
    const char *title; /**< heading in the help */
    const struct acg_option *options;
    size_t count;
};

struct acg_example {
    const char *command, *what;
};

struct acg_args;

/** A verb. */
struct acg_command {
    const char *name, *summary;
    const char *operands;                         /**< as the help writes them: "[GRAPH]" */
    const char *description;                      /**< paragraphs, separated by empty lines */
    const struct acg_option_group *const *groups; /**< NULL-terminated */
    const struct acg_example *examples;
    size_t n_examples;
    size_t max_operands;
    bool graph_by_option; /**< operands are actors or times; else the one operand is the graph */
    bool takes_times;     /**< operands may say when */
    bool lists_all;       /**< prints every finding, not only the first error */
    bool lists_warnings;  /**< prints every warning, not only the first ten */
    acg_status (*run)(const struct acg_args *args, acg_report *report);
};

#define ACG_VERB_EXTERN(verb) extern const struct acg_command acg_command_##verb;
ACG_VERBS(ACG_VERB_EXTERN)

/** All verbs, in the order of the help; NULL-terminated. */
extern const struct acg_command *const acg_commands[];

/** Groups that verbs share; see groups.c. */
extern const struct acg_option_group acg_graph_group;   // which graph, which language
extern const struct acg_option_group acg_window_group;  // when
extern const struct acg_option_group acg_series_group;  // many windows
extern const struct acg_option_group acg_jobs_group;    // processes
extern const struct acg_option_group acg_filter_group;  // what of it
extern const struct acg_option_group acg_table_group;   // tables as text
extern const struct acg_option_group acg_general_group; // quiet, verbose, color, help, version

/** The verb of this name, or NULL. */
const struct acg_command *acg_command_find(const char *name);

/** The name of the verb that was probably meant, or NULL. */
const char *acg_command_nearest(const char *name);

enum { ACG_MOST_OPTIONS = 80 }; // that one verb can have

/** All options of a verb (the general ones for NULL), hidden ones too; returns how many. */
size_t acg_command_options(const struct acg_command *command,
                           const struct acg_option *options[ACG_MOST_OPTIONS]);

/** Whether a group has an option that is not hidden. */
bool acg_group_is_shown(const struct acg_option_group *group);

/** Moves through "a|b|c": the next word and its length, or NULL at the end. */
const char *acg_choice_next(const char **rest, size_t *length);

#endif
