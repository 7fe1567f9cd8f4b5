// The option tables of the manual.
#include "cli/help.h"

#include <string.h>

static void add_cell(struct acg_buffer *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("|<>*_\\", *text)) acg_buffer_char(out, '\\');
        acg_buffer_char(out, *text);
    }
}

static void add_choices(struct acg_buffer *out, const char *choices)
{
    size_t length;
    const char *rest = choices;
    for (const char *choice; (choice = acg_choice_next(&rest, &length));) {
        acg_buffer_format(out, "%s`%.*s`", choice == choices ? "; " : ", ", (int)length, choice);
    }
}

static void add_option(struct acg_buffer *out, const struct acg_option *option)
{
    acg_buffer_text(out, "| ");
    if (option->letter) acg_buffer_format(out, "`-%c`, ", option->letter);
    acg_buffer_format(out, "`--%s`", option->name);
    if (option->argument) {
        acg_buffer_text(out, " ");
        add_cell(out, option->argument);
    }
    acg_buffer_text(out, " | ");
    add_cell(out, option->help);
    if (option->choices) add_choices(out, option->choices);
    acg_buffer_text(out, " |\n");
}

void acg_help_markdown(const struct acg_command *command, struct acg_buffer *out)
{
    acg_buffer_format(out, "`actorgraph %s %s [OPTIONS]`\n", command->name, command->operands);
    for (const struct acg_option_group *const *group = command->groups; *group; group++) {
        if (acg_group_is_shown(*group)) {
            acg_buffer_format(out, "\n| %s | |\n|---|---|\n", (*group)->title);
        }
        for (size_t i = 0; i < (*group)->count; i++) {
            if (!(*group)->options[i].hidden) add_option(out, &(*group)->options[i]);
        }
    }
}
