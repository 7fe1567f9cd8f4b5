// The parser: getopt_long, driven by the table of the verb.
#include "cli/args.h"

#include "base/array.h"
#include "base/report.h"
#include "base/utf8.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONG_BASE = 256 }; // getopt's value of option i of a table is LONG_BASE + i

/** The options of a verb, and the same as getopt wants them. */
struct tables {
    const struct acg_option *options[ACG_MOST_OPTIONS];
    size_t count;
    struct option longs[ACG_MOST_OPTIONS + 1];
    char shorts[2 + 2 * ACG_MOST_OPTIONS + 1];
};

static void fill_tables(struct tables *tables, const struct acg_command *command)
{
    tables->count = acg_command_options(command, tables->options);
    size_t length = 0;
    tables->shorts[length++] = command ? '-' : '+'; // operands come in order; a verb ends the rest
    tables->shorts[length++] = ':';
    for (size_t i = 0; i < tables->count; i++) {
        const struct acg_option *option = tables->options[i];
        tables->longs[i] = (struct option){
            .name = option->name,
            .has_arg = option->argument ? required_argument : no_argument,
            .val = LONG_BASE + (int)i,
        };
        if (option->letter) {
            tables->shorts[length++] = option->letter;
            if (option->argument) tables->shorts[length++] = ':';
        }
    }
    tables->longs[tables->count] = (struct option){0};
    tables->shorts[length] = '\0';
}

static const struct acg_option *option_of(const struct tables *tables, int value)
{
    if (value >= LONG_BASE && (size_t)(value - LONG_BASE) < tables->count) {
        return tables->options[value - LONG_BASE];
    }
    for (size_t i = 0; i < tables->count; i++) {
        if (value && tables->options[i]->letter == value) {
            return tables->options[i];
        }
    }
    return NULL;
}

static acg_status reject_ambiguous(const struct acg_args *args, const struct tables *tables,
                                   const char *word, size_t length, acg_report *report)
{
    struct acg_buffer names = {0};
    for (size_t i = 0; i < tables->count; i++) {
        if (strncmp(tables->options[i]->name, word, length) == 0) {
            acg_buffer_format(&names, "%s--%s", names.length ? ", " : "", tables->options[i]->name);
        }
    }
    acg_status status = names.failed ? acg_out_of_memory(report)
                                     : acg_args_misuse(args, report, "'--%.*s' can be any of %s",
                                                       (int)length, word, names.data);
    acg_buffer_clear(&names);
    return status;
}

static bool begins_an_option(const struct tables *tables, const char *word, size_t length)
{
    for (size_t i = 0; i < tables->count; i++) {
        if (length > 0 && strncmp(tables->options[i]->name, word, length) == 0) {
            return true;
        }
    }
    return false;
}

static acg_status reject_long(const struct acg_args *args, const struct tables *tables,
                              const char *word, acg_report *report)
{
    size_t length = strcspn(word, "=");
    if (begins_an_option(tables, word, length)) {
        return reject_ambiguous(args, tables, word, length, report);
    }
    const char *names[ACG_MOST_OPTIONS];
    size_t count = 0;
    for (size_t i = 0; i < tables->count; i++) {
        if (!tables->options[i]->hidden) names[count++] = tables->options[i]->name;
    }
    char room[ACG_QUOTE];
    struct acg_buffer typed = {0};
    acg_buffer_add(&typed, word, length);
    const char *nearest = typed.failed ? NULL : acg_text_nearest(typed.data, names, count);
    acg_buffer_clear(&typed);
    acg_quote(room, word, length);
    if (nearest) {
        return acg_args_misuse(args, report, "unknown option '--%s'; did you mean '--%s'?", room,
                               nearest);
    }
    return acg_args_misuse(args, report, "unknown option '--%s'", room);
}

/** Says what is wrong with the option that getopt stumbled over. */
static acg_status reject_option(const struct acg_args *args, const struct tables *tables,
                                const char *argument, acg_report *report)
{
    const struct acg_option *option = option_of(tables, optopt);
    if (option) {
        return acg_args_misuse(args, report, "option '--%s' takes no argument", option->name);
    }
    if (optopt == 0 || optopt >= LONG_BASE) {
        return reject_long(args, tables, argument + 2, report);
    }
    char room[ACG_QUOTE], letter = (char)optopt;
    return acg_args_misuse(args, report, "unknown option '-%s'", acg_quote(room, &letter, 1));
}

static acg_status reject_choice(const struct acg_args *args, const struct acg_option *option,
                                const char *word, size_t length, acg_report *report)
{
    struct acg_buffer all = {0};
    size_t choice_length;
    const char *rest = option->choices;
    for (const char *choice; (choice = acg_choice_next(&rest, &choice_length));) {
        acg_buffer_text(&all, all.length ? ", " : "");
        acg_buffer_add(&all, choice, choice_length);
    }
    char room[ACG_QUOTE];
    acg_status status =
        all.failed ? acg_out_of_memory(report)
                   : acg_args_misuse(args, report, "--%s: '%s' is none of %s", option->name,
                                     acg_quote(room, word, length), all.data);
    acg_buffer_clear(&all);
    return status;
}

static bool is_choice(const char *choices, const char *word, size_t length)
{
    size_t choice_length;
    for (const char *choice; (choice = acg_choice_next(&choices, &choice_length));) {
        if (choice_length == length && memcmp(choice, word, length) == 0) {
            return true;
        }
    }
    return false;
}

static acg_status check_choices(const struct acg_args *args, const struct acg_option *option,
                                const char *value, acg_report *report)
{
    if (!option->choices) {
        return ACG_OK;
    }
    for (const char *word = value;; word++) {
        size_t length = option->list ? strcspn(word, ",") : strlen(word);
        if (!is_choice(option->choices, word, length)) {
            return reject_choice(args, option, word, length, report);
        }
        word += length;
        if (!*word) {
            return ACG_OK;
        }
    }
}

static acg_status add_operand(struct acg_args *args, const char *operand, acg_report *report)
{
    char room[ACG_QUOTE];
    if (args->n_operands >= args->command->max_operands) {
        return acg_args_misuse(args, report, "one operand too many: '%s'",
                               acg_quote(room, operand, strlen(operand)));
    }
    args->operands[args->n_operands++] = operand;
    return ACG_OK;
}

static bool ends_parsing(const struct acg_option *option)
{
    return strcmp(option->name, "help") == 0 || strcmp(option->name, "version") == 0;
}

/** Takes one result of getopt_long; `*done` says whether to stop. */
static acg_status take(struct acg_args *args, const struct tables *tables, int value, char *argv[],
                       bool *done, acg_report *report)
{
    const struct acg_option *option = option_of(tables, value);
    if (value == 1) {
        return add_operand(args, optarg, report);
    }
    if (value == ':') {
        option = option_of(tables, optopt);
        assert(option); // only one that takes an argument can lack it
        return acg_args_misuse(args, report, "option '--%s' needs its argument, %s", option->name,
                               option->argument);
    }
    if (!option) {
        return reject_option(args, tables, argv[optind - 1], report);
    }
    // one word may be many options: -qqqqqq
    if (!acg_array_room(&args->given, args->n_given, &args->given_room, sizeof *args->given)) {
        return acg_out_of_memory(report);
    }
    args->given[args->n_given++] = (struct acg_given){option, option->argument ? optarg : NULL};
    *done = ends_parsing(option);
    return option->argument ? check_choices(args, option, optarg, report) : ACG_OK;
}

/** Parses one stretch: what stands before the verb, or what follows it. */
static acg_status parse_stretch(struct acg_args *args, int argc, char *argv[], bool *done,
                                acg_report *report)
{
    struct tables tables;
    fill_tables(&tables, args->command);
    optind = 0; // start afresh
    opterr = 0;
    acg_status status = ACG_OK;
    while (!status && !*done) {
        int value = getopt_long(argc, argv, tables.shorts, tables.longs, NULL);
        if (value == -1) {
            break;
        }
        status = take(args, &tables, value, argv, done, report);
    }
    while (!status && !*done && args->command && optind < argc) { // behind "--"
        status = add_operand(args, argv[optind++], report);
    }
    return status;
}

static acg_status reject_verb(const struct acg_args *args, const char *verb, acg_report *report)
{
    char room[ACG_QUOTE];
    const char *quoted = acg_quote(room, verb, strlen(verb));
    const char *nearest = acg_command_nearest(verb);
    if (access(verb, F_OK) == 0) {
        return acg_args_misuse(args, report,
                               "'%s' is a file, not a verb; to draw it, write 'actorgraph render "
                               "%s'",
                               quoted, quoted);
    }
    if (nearest) {
        return acg_args_misuse(args, report, "unknown verb '%s'; did you mean '%s'?", quoted,
                               nearest);
    }
    return acg_args_misuse(args, report, "unknown verb '%s'", quoted);
}

acg_status acg_args_parse(struct acg_args *out, int argc, char *argv[], acg_report *report)
{
    bool done = false;
    out->operands = calloc((size_t)argc + 1, sizeof *out->operands);
    if (!out->operands) {
        return acg_out_of_memory(report);
    }
    acg_status status = parse_stretch(out, argc, argv, &done, report);
    if (status || done) {
        return status;
    }
    if (optind >= argc) {
        return acg_args_misuse(out, report, "no verb given");
    }
    int verb = optind;
    const struct acg_command *command = acg_command_find(argv[verb]);
    if (!command) {
        return reject_verb(out, argv[verb], report);
    }
    out->command = command;
    return parse_stretch(out, argc - verb, argv + verb, &done, report);
}

void acg_args_clear(struct acg_args *args)
{
    free(args->given);
    free(args->operands);
    *args = (struct acg_args){0};
}
