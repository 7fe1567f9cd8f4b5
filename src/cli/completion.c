// Completions for bash, zsh and fish.
#include "cli/help.h"

#include <string.h>

/** How long the first clause of a help text is: what fits a menu. */
static size_t clause(const char *help)
{
    static const char *const ends[] = {": ", "; ", ". ", " ("};
    size_t length = strlen(help);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = strstr(help, ends[i]);
        if (end && (size_t)(end - help) < length) length = (size_t)(end - help);
    }
    return length;
}

/** Appends text in which each of `special` has a backslash before it; for use in single quotes,
 *  where a quote ends them, is escaped, and begins them again. */
static void add_quoted(struct acg_buffer *out, const char *text, size_t length, const char *special)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\'') {
            acg_buffer_text(out, "'\\''");
            continue;
        }
        if (strchr(special, text[i])) acg_buffer_char(out, '\\');
        acg_buffer_char(out, text[i]);
    }
}

static void add_choices(struct acg_buffer *out, const char *choices)
{
    size_t length;
    const char *rest = choices;
    for (const char *choice; (choice = acg_choice_next(&rest, &length));) {
        acg_buffer_text(out, choice == choices ? "" : " ");
        acg_buffer_add(out, choice, length);
    }
}

static bool is_file(const struct acg_option *option)
{
    return option->argument && strcmp(option->argument, "FILE") == 0;
}

/** What a verb's operand is: its name in the table is all that we need to know. */
static bool wants_file(const struct acg_command *command)
{
    return strstr(command->operands, "GRAPH") != NULL;
}

static bool wants_verb(const struct acg_command *command)
{
    return strstr(command->operands, "VERB") != NULL;
}

static void add_verbs(struct acg_buffer *out, const char *between)
{
    for (size_t i = 0; acg_commands[i]; i++) {
        acg_buffer_format(out, "%s%s", i ? between : "", acg_commands[i]->name);
    }
}

static const char bash_head[] =
    "# bash completion of actorgraph; written by 'actorgraph help --completion bash'\n"
    "_actorgraph_words() {\n"
    "    local head=\n"
    "    [[ $2 == list && $cur == *,* ]] && head=${cur%,*},\n"
    "    local word=$cur\n"
    "    [[ $2 == list ]] && word=${cur##*,}\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$head\" -W \"$1\" -- \"$word\")\n"
    "}\n\n"
    "_actorgraph() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb='' i\n"
    "    [[ $cur == = ]] && cur=\n"
    "    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n"
    "        ";

static void add_bash_option(struct acg_buffer *out, const char *verb,
                            const struct acg_option *option)
{
    if (!option->argument) {
        return;
    }
    acg_buffer_format(out, "    '%s --%s'", verb, option->name);
    if (option->letter) acg_buffer_format(out, " | '%s -%c'", verb, option->letter);
    if (option->choices) {
        acg_buffer_text(out, ") _actorgraph_words '");
        add_choices(out, option->choices);
        acg_buffer_text(out, option->list ? "' list ;;\n" : "' ;;\n");
    } else {
        acg_buffer_text(out, is_file(option) ? ") compopt -o default ;;\n" : ") ;;\n");
    }
}

static void add_bash_verb(struct acg_buffer *out, const struct acg_command *command)
{
    const struct acg_option *options[ACG_MOST_OPTIONS];
    size_t count = acg_command_options(command, options);
    const char *verb = command ? command->name : "";
    for (size_t i = 0; i < count; i++) {
        add_bash_option(out, verb, options[i]);
    }
    acg_buffer_format(out, "    '%s '*)\n        if [[ $cur == -* ]]; then\n", verb);
    acg_buffer_text(out, "            _actorgraph_words '");
    for (size_t i = 0; i < count; i++) {
        if (!options[i]->hidden) acg_buffer_format(out, "%s--%s", i ? " " : "", options[i]->name);
    }
    acg_buffer_text(out, "'\n        else\n            ");
    if (!command || wants_verb(command)) {
        acg_buffer_text(out, "_actorgraph_words '");
        add_verbs(out, " ");
        acg_buffer_text(out, "'\n        fi ;;\n");
    } else {
        acg_buffer_text(out, wants_file(command) ? "compopt -o default\n        fi ;;\n"
                                                 : ":\n        fi ;;\n");
    }
}

static void write_bash(struct acg_buffer *out)
{
    acg_buffer_text(out, bash_head);
    add_verbs(out, " | ");
    acg_buffer_text(out,
                    ")\n            verb=${COMP_WORDS[i]}\n            break ;;\n        esac\n"
                    "    done\n    COMPREPLY=()\n    case \"$verb $prev\" in\n");
    for (size_t i = 0; acg_commands[i]; i++) {
        add_bash_verb(out, acg_commands[i]);
    }
    add_bash_verb(out, NULL);
    acg_buffer_text(out, "    esac\n}\n\ncomplete -F _actorgraph actorgraph\n");
}

static void add_zsh_option(struct acg_buffer *out, const struct acg_option *option)
{
    acg_buffer_text(out, " \\\n            ");
    if (option->letter) {
        acg_buffer_format(out, "'(-%c --%s)'{-%c,--%s%s}'[", option->letter, option->name,
                          option->letter, option->name, option->argument ? "=" : "");
    } else {
        acg_buffer_format(out, "'%s--%s%s[", option->list ? "*" : "", option->name,
                          option->argument ? "=" : "");
    }
    add_quoted(out, option->help, clause(option->help), "[]:\\");
    acg_buffer_char(out, ']');
    if (option->argument) {
        acg_buffer_char(out, ':');
        add_quoted(out, option->argument, strlen(option->argument), ":\\");
        acg_buffer_char(out, ':');
    }
    if (option->choices) {
        acg_buffer_text(out, option->list ? "_values -s , item " : "(");
        add_choices(out, option->choices);
        acg_buffer_text(out, option->list ? "" : ")");
    } else if (is_file(option)) {
        acg_buffer_text(out, "_files");
    }
    acg_buffer_char(out, '\'');
}

static void write_zsh(struct acg_buffer *out)
{
    acg_buffer_text(out, "#compdef actorgraph\n# written by 'actorgraph help --completion zsh'\n"
                         "_actorgraph() {\n    local context state state_descr line\n"
                         "    typeset -A opt_args\n    local -a verbs\n    verbs=(\n");
    for (size_t i = 0; acg_commands[i]; i++) {
        acg_buffer_format(out, "        '%s:", acg_commands[i]->name);
        add_quoted(out, acg_commands[i]->summary, strlen(acg_commands[i]->summary), ":\\");
        acg_buffer_text(out, "'\n");
    }
    acg_buffer_text(out, "    )\n    _arguments -C '1:verb:->verb' '*::argument:->argument'\n"
                         "    case $state in\n    verb)\n        _describe verb verbs ;;\n"
                         "    argument)\n        case $words[1] in\n");
    for (size_t i = 0; acg_commands[i]; i++) {
        const struct acg_option *options[ACG_MOST_OPTIONS];
        size_t count = acg_command_options(acg_commands[i], options);
        acg_buffer_format(out, "        %s)\n            _arguments -s", acg_commands[i]->name);
        for (size_t k = 0; k < count; k++) {
            if (!options[k]->hidden) add_zsh_option(out, options[k]);
        }
        if (wants_file(acg_commands[i])) acg_buffer_text(out, " \\\n            '1:graph:_files'");
        if (wants_verb(acg_commands[i])) {
            acg_buffer_text(out, " \\\n            '1:verb:(");
            add_verbs(out, " ");
            acg_buffer_text(out, ")'");
        }
        acg_buffer_text(out, " ;;\n");
    }
    acg_buffer_text(out, "        esac ;;\n    esac\n}\n\n_actorgraph \"$@\"\n");
}

static void add_fish_text(struct acg_buffer *out, const char *text, size_t length)
{
    acg_buffer_char(out, '\'');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\'' || text[i] == '\\') acg_buffer_char(out, '\\');
        acg_buffer_char(out, text[i]);
    }
    acg_buffer_char(out, '\'');
}

static void add_fish_option(struct acg_buffer *out, const char *verb,
                            const struct acg_option *option)
{
    acg_buffer_format(out, "complete -c actorgraph -n '__fish_seen_subcommand_from %s' -l %s", verb,
                      option->name);
    if (option->letter) acg_buffer_format(out, " -s %c", option->letter);
    if (option->argument) acg_buffer_text(out, is_file(option) ? " -r -F" : " -x");
    if (option->choices) {
        acg_buffer_text(out, " -a '");
        add_choices(out, option->choices);
        acg_buffer_char(out, '\'');
    }
    acg_buffer_text(out, " -d ");
    add_fish_text(out, option->help, clause(option->help));
    acg_buffer_char(out, '\n');
}

static void write_fish(struct acg_buffer *out)
{
    acg_buffer_text(out, "# fish completion of actorgraph; written by 'actorgraph help "
                         "--completion fish'\ncomplete -c actorgraph -f\n");
    for (size_t i = 0; acg_commands[i]; i++) {
        const struct acg_command *command = acg_commands[i];
        acg_buffer_format(out, "complete -c actorgraph -n __fish_use_subcommand -a %s -d ",
                          command->name);
        add_fish_text(out, command->summary, strlen(command->summary));
        acg_buffer_char(out, '\n');
    }
    for (size_t i = 0; acg_commands[i]; i++) {
        const struct acg_option *options[ACG_MOST_OPTIONS];
        size_t count = acg_command_options(acg_commands[i], options);
        const char *verb = acg_commands[i]->name;
        for (size_t k = 0; k < count; k++) {
            if (!options[k]->hidden) add_fish_option(out, verb, options[k]);
        }
        if (wants_file(acg_commands[i])) {
            acg_buffer_format(
                out, "complete -c actorgraph -n '__fish_seen_subcommand_from %s' -F\n", verb);
        }
        if (wants_verb(acg_commands[i])) {
            acg_buffer_format(
                out, "complete -c actorgraph -n '__fish_seen_subcommand_from %s' -a '", verb);
            add_verbs(out, " ");
            acg_buffer_text(out, "'\n");
        }
    }
}

void acg_help_completion(const char *shell, struct acg_buffer *out)
{
    if (strcmp(shell, "bash") == 0) {
        write_bash(out);
    } else if (strcmp(shell, "zsh") == 0) {
        write_zsh(out);
    } else {
        write_fish(out);
    }
}
