// cli/args.h - a command line, parsed by the tables of its verb.
#ifndef ACG_CLI_ARGS_H
#define ACG_CLI_ARGS_H

#include "base/buffer.h"
#include "cli/command.h"
#include "cli/terminal.h"

/** An option as it was given. */
struct acg_given {
    const struct acg_option *option;
    const char *value; /**< NULL if it takes none */
};

/** A parsed command line; texts are those of argv. Options keep their order; the last one wins
 * unless it is a list. */
struct acg_args {
    const struct acg_command *command; /**< NULL: no verb, only --help or --version */
    struct acg_given *given;
    const char **operands;
    size_t n_given, given_room, n_operands;
    struct acg_terminal *terminal; /**< where remarks go */
};

/**
 * Parses a command line. Options may follow operands; "--" ends them; general options may stand
 * before the verb. Stops at --help and --version, which acg_args_has then finds.
 *
 * @return ACG_OK, ACG_MISUSED or ACG_FAILED; acg_args_clear in either case
 */
acg_status acg_args_parse(struct acg_args *out, int argc, char *argv[], acg_report *report);
void acg_args_clear(struct acg_args *args);

/** The value of the last `--name`, or NULL. */
const char *acg_args_value(const struct acg_args *args, const char *name);

/** Whether `--name` was given. */
bool acg_args_has(const struct acg_args *args, const char *name);

/** Whether any option of the group was given. */
bool acg_args_has_any(const struct acg_args *args, const struct acg_option_group *group);

/** The index of the value of the last `--name` among its choices, or `otherwise` if not given. */
unsigned acg_args_choice(const struct acg_args *args, const char *name, unsigned otherwise);

/** The choices of all `--name` as bits 1 << index; 0 if not given. */
unsigned acg_args_bits(const struct acg_args *args, const char *name);

/** A number in [least, most] as the value of `--name`; `*out` stays as it is if not given. `most`
 * may be INFINITY. */
acg_status acg_args_number(const struct acg_args *args, const char *name, double least, double most,
                           double *out, acg_report *report);

/** Bytes of "500M", "4G", "65536" as the value of `--name`; `*out` stays as it is if not given. */
acg_status acg_args_size(const struct acg_args *args, const char *name, size_t *out,
                         acg_report *report);

/** Takes one item of a list. */
typedef acg_status acg_args_visit(const char *item, void *context, acg_report *report);

/** Calls `visit` for each item of all `--name`; "\," is a comma within an item. */
acg_status acg_args_each(const struct acg_args *args, const char *name, acg_args_visit *visit,
                         void *context, acg_report *report);

/** Adds "TEXT; see 'actorgraph help VERB'" and returns ACG_MISUSED. */
acg_status acg_args_misuse(const struct acg_args *args, acg_report *report, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Appends the command line for the metadata of an output: quoted for a shell, without what does
 *  not change the output (-o, --quiet ...) and with file names less their folders. */
void acg_args_quote(const struct acg_args *args, struct acg_buffer *out);

#endif
