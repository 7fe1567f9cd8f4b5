// The manual page actorgraph(1).
#include "cli/help.h"

#include "actorgraph/version.h"

#include <string.h>

/** Appends text so that troff prints it as it is. `**` would be bold nowhere: texts are plain. */
static void add(struct acg_buffer *out, const char *text, size_t length)
{
    bool begins = true;
    for (const char *end = text + length; text < end; text++) {
        if (begins && (*text == '.' || *text == '\'')) acg_buffer_text(out, "\\&");
        if (*text == '\\') {
            acg_buffer_text(out, "\\e");
        } else if (*text == '-') {
            acg_buffer_text(out, "\\-");
        } else if (*text == '\'') {
            acg_buffer_text(out, "\\(aq");
        } else {
            acg_buffer_char(out, *text);
        }
        begins = *text == '\n';
    }
}

static void add_line(struct acg_buffer *out, const char *text)
{
    add(out, text, strlen(text));
    acg_buffer_char(out, '\n');
}

static void add_paragraphs(struct acg_buffer *out, const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        bool literal = *text == ' ';
        acg_buffer_text(out, literal ? ".PP\n.nf\n" : ".PP\n");
        add(out, text, length);
        acg_buffer_text(out, literal ? "\n.fi\n" : "\n");
        text += length + (end ? 2 : 0);
    }
}

static void add_entry(struct acg_buffer *out, const char *name, const char *text)
{
    acg_buffer_text(out, ".TP\n.B ");
    add_line(out, name);
    add_line(out, text);
}

static void add_choices(struct acg_buffer *out, const char *choices)
{
    size_t length;
    for (const char *choice; (choice = acg_choice_next(&choices, &length));) {
        acg_buffer_text(out, "\\fB");
        add(out, choice, length);
        acg_buffer_text(out, *choices ? "\\fR, " : "\\fR.\n");
    }
}

static void add_option(struct acg_buffer *out, const struct acg_option *option)
{
    acg_buffer_text(out, ".TP\n");
    if (option->letter) acg_buffer_format(out, "\\fB\\-%c\\fR, ", option->letter);
    acg_buffer_text(out, "\\fB\\-\\-");
    add(out, option->name, strlen(option->name));
    acg_buffer_text(out, "\\fR");
    if (option->argument) {
        acg_buffer_text(out, "=\\fI");
        add(out, option->argument, strlen(option->argument));
        acg_buffer_text(out, "\\fR");
    }
    acg_buffer_char(out, '\n');
    add(out, option->help, strlen(option->help));
    acg_buffer_text(out, ".\n");
    if (option->choices) {
        acg_buffer_text(out, option->list ? "One or more of " : "One of ");
        add_choices(out, option->choices);
    } else if (option->list) {
        acg_buffer_text(out, "A list, separated by commas.\n");
    }
}

static void add_group(struct acg_buffer *out, const struct acg_option_group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        if (!group->options[i].hidden) add_option(out, &group->options[i]);
    }
}

/** How many verbs take the group. */
static size_t count_users(const struct acg_option_group *group)
{
    size_t users = 0;
    for (size_t i = 0; acg_commands[i]; i++) {
        for (size_t k = 0; acg_commands[i]->groups[k]; k++) {
            users += acg_commands[i]->groups[k] == group;
        }
    }
    return users;
}

static void add_examples(struct acg_buffer *out, const struct acg_command *command)
{
    for (size_t i = 0; i < command->n_examples; i++) {
        acg_buffer_text(out, ".PP\n");
        add_line(out, command->examples[i].what);
        acg_buffer_text(out, ".PP\n.RS 4\n.nf\n");
        add_line(out, command->examples[i].command);
        acg_buffer_text(out, ".fi\n.RE\n");
    }
}

static void add_verb(struct acg_buffer *out, const struct acg_command *command)
{
    acg_buffer_format(out, ".SS actorgraph %s ", command->name);
    add_line(out, command->operands);
    add_line(out, command->summary);
    add_paragraphs(out, command->description);
    const char *joint = "Takes also the options of: ";
    for (const struct acg_option_group *const *group = command->groups; *group; group++) {
        if (count_users(*group) == 1) add_group(out, *group);
    }
    acg_buffer_text(out, ".PP\n");
    for (const struct acg_option_group *const *group = command->groups; *group; group++) {
        if (count_users(*group) > 1) {
            acg_buffer_format(out, "%s%s", joint, (*group)->title);
            joint = ", ";
        }
    }
    acg_buffer_text(out, " (see below).\n");
    add_examples(out, command);
}

/** The groups of several verbs, once each, in the order in which they first occur. */
static void add_shared(struct acg_buffer *out)
{
    const struct acg_option_group *done[ACG_MOST_OPTIONS];
    size_t n_done = 0;
    for (size_t i = 0; acg_commands[i]; i++) {
        for (const struct acg_option_group *const *group = acg_commands[i]->groups; *group;
             group++) {
            bool seen = count_users(*group) < 2;
            for (size_t k = 0; k < n_done; k++) {
                seen = seen || done[k] == *group;
            }
            if (!seen && n_done < ACG_MOST_OPTIONS) {
                done[n_done++] = *group;
                acg_buffer_format(out, ".SS %s\n", (*group)->title);
                add_group(out, *group);
            }
        }
    }
}

static void add_facts(struct acg_buffer *out, const struct acg_help_fact *facts)
{
    for (; facts->name; facts++) {
        add_entry(out, facts->name, facts->text);
    }
}

void acg_help_man(struct acg_buffer *out)
{
    acg_buffer_format(out,
                      ".\\\" Written by 'actorgraph help --man': change the tables instead.\n"
                      ".TH ACTORGRAPH 1 \"\" \"actorgraph %s\" \"User commands\"\n"
                      ".SH NAME\nactorgraph \\- ",
                      ACG_VERSION);
    add_line(out, acg_help_tagline);
    acg_buffer_text(out, ".SH SYNOPSIS\n.B actorgraph\n.I VERB\n.RI [ OPERANDS ]\n"
                         ".RI [ OPTIONS ]\n.SH DESCRIPTION\n");
    add_line(out, acg_help_introduction);
    acg_buffer_text(out, ".PP\nOptions may stand before and after operands; \\fB\\-\\-\\fR ends "
                         "them. Lists are separated by commas; \\fB\\e,\\fR is a comma within an "
                         "item. Dates are EDTF: 2016, 2016\\-10, 2016\\-10\\-22.\n.SH VERBS\n");
    for (size_t i = 0; acg_commands[i]; i++) {
        add_verb(out, acg_commands[i]);
    }
    acg_buffer_text(out, ".SH OPTIONS OF SEVERAL VERBS\n");
    add_shared(out);
    acg_buffer_text(out, ".SH ENVIRONMENT\n");
    add_facts(out, acg_help_environment);
    acg_buffer_text(out, ".SH EXIT STATUS\n");
    add_facts(out, acg_help_statuses);
}
