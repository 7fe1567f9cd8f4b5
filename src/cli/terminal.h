// cli/terminal.h - what the user reads on standard error.
#ifndef ACG_CLI_TERMINAL_H
#define ACG_CLI_TERMINAL_H

#include "actorgraph/report.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum acg_color { ACG_COLOR_AUTO, ACG_COLOR_ALWAYS, ACG_COLOR_NEVER };

/** How remarks are printed, and how far that has come. {0} is the default. */
struct acg_terminal {
    enum acg_color color;
    bool quiet, verbose;
    bool lists_warnings; /**< every warning (up to 100) instead of the first ten */
    bool lists_all;      /**< every finding (up to 100) instead of the first error */
    size_t seen;         /**< remarks of the report that were printed or left out */
    size_t printed[3];   /**< by severity */
    bool finished;
    bool starved;             /**< something could not be said, for want of memory */
    const char *memory_limit; /**< as --max-memory has it, or NULL */
};

/** Prints the remarks that came since the last call. */
void acg_terminal_show(struct acg_terminal *terminal, const acg_report *report);

/** The same, then says how many were left out. Once is enough; more calls do nothing. */
void acg_terminal_finish(struct acg_terminal *terminal, const acg_report *report);

/** Counts all remarks of the report as seen: they went elsewhere. */
void acg_terminal_skip(struct acg_terminal *terminal, const acg_report *report);

/** Appends text of the user, such as a file's name, with controls and broken UTF-8 escaped. */
void acg_add_clean(struct acg_buffer *out, const char *text);

/** Prints one line, "actorgraph: TEXT"; false if memory is out, which it says instead. */
bool acg_terminal_say(const char *text);

/** Whether text on standard output is to be colored. */
bool acg_terminal_colors_output(const struct acg_terminal *terminal);

/** Columns of text that fit standard output: $COLUMNS, else what the terminal says, else 0 (no
 *  limit). */
size_t acg_terminal_columns(void);

#endif
