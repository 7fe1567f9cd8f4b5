#include "cli/help.h"
#include "cli/output.h"

#include "base/report.h"
#include "base/utf8.h"

#include <string.h>

// For the build: manual page, completions and the tables of the manual come from the same tables.
static const struct acg_option own_options[] = {
    {.name = "man", .hidden = true, .help = "Write the manual page"},
    {.name = "markdown", .hidden = true, .help = "Write the option tables of a verb"},
    {.name = "completion",
     .hidden = true,
     .argument = "SHELL",
     .choices = "bash|zsh|fish",
     .help = "Write the completion of a shell"},
};
static const struct acg_option_group own_group = {"Output", own_options, 3};
static const struct acg_option_group *const groups[] = {&own_group, &acg_general_group, NULL};

static const struct acg_example examples[] = {
    {"actorgraph help render", "Which options does 'render' have?"},
};

static acg_status find_verb(const struct acg_args *args, const struct acg_command **out,
                            acg_report *report)
{
    const char *name = args->n_operands ? args->operands[0] : NULL;
    *out = name ? acg_command_find(name) : NULL;
    if (!name || *out) {
        return ACG_OK;
    }
    char room[ACG_QUOTE];
    const char *nearest = acg_command_nearest(name);
    acg_quote(room, name, strlen(name));
    if (nearest) {
        return acg_misuse(report, "unknown verb '%s'; did you mean '%s'? See 'actorgraph help'",
                          room, nearest);
    }
    return acg_misuse(report, "unknown verb '%s'; see 'actorgraph help'", room);
}

static acg_status run(const struct acg_args *args, acg_report *report)
{
    const struct acg_command *command;
    struct acg_buffer out = {0};
    acg_status status = find_verb(args, &command, report);
    if (status) {
        return status;
    }
    if (acg_args_has(args, "man")) {
        acg_help_man(&out);
    } else if (acg_args_has(args, "completion")) {
        acg_help_completion(acg_args_value(args, "completion"), &out);
    } else if (acg_args_has(args, "markdown") && command) {
        acg_help_markdown(command, &out);
    } else {
        acg_help_text(command, &out);
    }
    return acg_cli_print_take(args, &out, report);
}

const struct acg_command acg_command_help = {
    .name = "help",
    .summary = "Explain a verb",
    .operands = "[VERB]",
    .description = "Explains what a verb does and lists its options; without VERB, all verbs.",
    .groups = groups,
    .examples = examples,
    .n_examples = sizeof examples / sizeof *examples,
    .max_operands = 1,
    .run = run,
};
