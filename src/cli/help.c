#include "cli/help.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 80, COLUMN = 26 };

const char acg_help_tagline[] = "networks of international actors: dated, signed, cited";

const char acg_help_introduction[] =
    "actorgraph reads a graph of actors (states, organizations, others) and of relations between "
    "them (cooperation, rivalry, membership, threat). Each relation has a time, a weight and its "
    "sources, so that every line of a figure can be asked: when, how strong, says who?";

const struct acg_help_fact acg_help_environment[] = {
    {"ACTORGRAPH_GRAPH", "The graph file where none is given"},
    {"COLUMNS", "How wide a table may be"},
    {"NO_COLOR", "If not empty: no color, unless --color=always"},
    {NULL, NULL},
};

const struct acg_help_fact acg_help_statuses[] = {
    {"0", "Done"},
    {"1", "The input was rejected"},
    {"2", "The command line was not understood"},
    {"3", "The system failed: memory, disk, a file that cannot be read or written"},
    {NULL, NULL},
};

static void pad(struct acg_buffer *out, size_t columns)
{
    acg_buffer_format(out, "%*s", (int)columns, "");
}

/** Appends words, wrapped at WIDTH; lines after the first begin at `indent`. `at` is where the
 *  cursor stands. All texts of the tables are ASCII, so bytes are columns. */
static void add_wrapped(struct acg_buffer *out, const char *text, size_t length, size_t at,
                        size_t indent)
{
    const char *end = text + length;
    bool first = true;
    while (text < end) {
        size_t word = 0;
        while (text + word < end && text[word] != ' ') {
            word++;
        }
        if (!first && at + 1 + word > WIDTH) {
            acg_buffer_char(out, '\n');
            pad(out, indent);
            at = indent;
        } else if (!first) {
            acg_buffer_char(out, ' ');
            at++;
        }
        acg_buffer_add(out, text, word);
        at += word;
        text += word + (text + word < end);
        first = false;
    }
    acg_buffer_char(out, '\n');
}

/** Appends paragraphs; one that is indented stays as it is. */
static void add_paragraphs(struct acg_buffer *out, const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        if (*text == ' ') {
            acg_buffer_format(out, "%.*s\n", (int)length, text);
        } else {
            add_wrapped(out, text, length, 0, 0);
        }
        text += length + (end ? 2 : 0);
        acg_buffer_char(out, '\n');
    }
}

/** Appends "  NAME   TEXT", the text from COLUMN on. */
static void add_entry(struct acg_buffer *out, const char *name, const char *text)
{
    size_t length = strlen(name) + 2;
    acg_buffer_format(out, "  %s", name);
    if (length + 2 > COLUMN) {
        acg_buffer_char(out, '\n');
        length = 0;
    }
    pad(out, COLUMN - length);
    add_wrapped(out, text, strlen(text), COLUMN, COLUMN);
}

static void add_option(struct acg_buffer *out, const struct acg_option *option)
{
    char name[64];
    struct acg_buffer text = {0};
    snprintf(name, sizeof name, "%c%c%s --%s%s%s", option->letter ? '-' : ' ',
             option->letter ? option->letter : ' ', option->letter ? "," : " ", option->name,
             option->argument ? " " : "", option->argument ? option->argument : "");
    acg_buffer_text(&text, option->help);
    if (option->choices && option->argument && !strchr(option->argument, '|')) {
        acg_buffer_format(&text, " [%s]", option->choices);
    }
    out->failed = out->failed || text.failed;
    if (text.data) add_entry(out, name, text.data);
    acg_buffer_clear(&text);
}

static void add_options(struct acg_buffer *out, const struct acg_command *command)
{
    for (const struct acg_option_group *const *group = command->groups; *group; group++) {
        if (!acg_group_is_shown(*group)) {
            continue;
        }
        acg_buffer_format(out, "%s:\n", (*group)->title);
        for (size_t i = 0; i < (*group)->count; i++) {
            if (!(*group)->options[i].hidden) add_option(out, &(*group)->options[i]);
        }
        acg_buffer_char(out, '\n');
    }
}

static void add_examples(struct acg_buffer *out, const struct acg_example *examples, size_t count)
{
    acg_buffer_text(out, count ? "Examples:\n" : "");
    for (size_t i = 0; i < count; i++) {
        acg_buffer_format(out, "  # %s\n  %s\n", examples[i].what, examples[i].command);
    }
}

static void add_verb(const struct acg_command *command, struct acg_buffer *out)
{
    acg_buffer_format(out, "actorgraph %s - %s\n\n", command->name, command->summary);
    acg_buffer_format(out, "Usage: actorgraph %s %s [OPTIONS]\n\n", command->name,
                      command->operands);
    add_paragraphs(out, command->description);
    add_options(out, command);
    add_examples(out, command->examples, command->n_examples);
}

static void add_program(struct acg_buffer *out)
{
    static const struct acg_example first_steps[] = {
        {"actorgraph render --year 2019 > net.svg", "Draw the bundled network as it was in 2019"},
        {"actorgraph info", "See what it is made of"},
        {"actorgraph validate net.json", "Check a graph of your own"},
        {"actorgraph render --year 2019 -o net.pdf net.json", "... and draw it"},
    };
    acg_buffer_format(out, "actorgraph - %s\n\n", acg_help_tagline);
    acg_buffer_text(out, "Usage: actorgraph VERB [OPERANDS] [OPTIONS]\n\n");
    add_paragraphs(out, acg_help_introduction);
    acg_buffer_text(out, "Verbs:\n");
    for (size_t i = 0; acg_commands[i]; i++) {
        add_entry(out, acg_commands[i]->name, acg_commands[i]->summary);
    }
    acg_buffer_text(out, "\nWrite 'actorgraph help VERB' for the options of a verb.\n\n");
    add_examples(out, first_steps, sizeof first_steps / sizeof *first_steps);
    acg_buffer_text(out, "\nEnvironment:\n");
    for (const struct acg_help_fact *fact = acg_help_environment; fact->name; fact++) {
        add_entry(out, fact->name, fact->text);
    }
    acg_buffer_text(out, "\nExit status:\n");
    for (const struct acg_help_fact *fact = acg_help_statuses; fact->name; fact++) {
        add_entry(out, fact->name, fact->text);
    }
}

void acg_help_text(const struct acg_command *command, struct acg_buffer *out)
{
    if (command) {
        add_verb(command, out);
    } else {
        add_program(out);
    }
}
