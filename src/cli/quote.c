// The command line as a figure's metadata keep it.
#include "cli/args.h"
#include "cli/output.h"

#include <string.h>

/** Whether an option cannot change what is written. */
static bool is_idle(const struct acg_option *option)
{
    static const char *const idle[] = {"output",     "quiet", "verbose", "color",
                                       "time-limit", "jobs",  "sandbox", "max-memory"};
    for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
        if (strcmp(option->name, idle[i]) == 0) {
            return true;
        }
    }
    return false;
}

/** Appends a word so that a POSIX shell reads it back. */
static void add_word(struct acg_buffer *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-+=:,./@%";
    acg_buffer_char(out, ' ');
    if (*word && !word[strspn(word, plain)]) {
        acg_buffer_text(out, word);
        return;
    }
    acg_buffer_char(out, '\'');
    for (; *word; word++) {
        if (*word == '\'') {
            acg_buffer_text(out, "'\\''");
        } else {
            acg_buffer_char(out, *word);
        }
    }
    acg_buffer_char(out, '\'');
}

void acg_args_quote(const struct acg_args *args, struct acg_buffer *out)
{
    acg_buffer_format(out, "actorgraph %s", args->command->name);
    for (size_t i = 0; i < args->n_operands; i++) {
        add_word(out, acg_without_folder(args->operands[i]));
    }
    for (size_t i = 0; i < args->n_given; i++) {
        const struct acg_given *given = &args->given[i];
        if (is_idle(given->option)) {
            continue;
        }
        acg_buffer_format(out, " --%s", given->option->name);
        if (given->value) {
            bool file = strcmp(given->option->argument, "FILE") == 0;
            add_word(out, file ? acg_without_folder(given->value) : given->value);
        }
    }
}
