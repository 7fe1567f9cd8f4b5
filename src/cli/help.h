// cli/help.h - what the tables of the verbs say, for people and for programs.
#ifndef ACG_CLI_HELP_H
#define ACG_CLI_HELP_H

#include "base/buffer.h"
#include "cli/command.h"

/** Appends the help of a verb, of the program for NULL; at most 80 columns. */
void acg_help_text(const struct acg_command *command, struct acg_buffer *out);

/** Appends the manual page actorgraph(1), for troff with the man macros. */
void acg_help_man(struct acg_buffer *out);

/** Appends the option tables of a verb in Markdown. */
void acg_help_markdown(const struct acg_command *command, struct acg_buffer *out);

/** Appends the completion of a shell: "bash", "zsh" or "fish". */
void acg_help_completion(const char *shell, struct acg_buffer *out);

/** What the environment can say, and what the exit status says, for help and manual page. */
struct acg_help_fact {
    const char *name, *text;
};
extern const struct acg_help_fact acg_help_environment[], acg_help_statuses[]; // end in {NULL}

extern const char acg_help_tagline[], acg_help_introduction[];

#endif
