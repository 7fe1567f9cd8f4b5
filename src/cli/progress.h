// cli/progress.h - a line on the terminal that says how far long work has come.
#ifndef ACG_CLI_PROGRESS_H
#define ACG_CLI_PROGRESS_H

#include "actorgraph/progress.h"
#include "cli/terminal.h"

/** The line: nothing in the first second, and only where standard error is a terminal. */
struct acg_progress_line {
    bool wanted, shown;
    double started, printed; /**< seconds */
    const char *things;      /**< what is counted: "windows" */
    struct acg_progress progress;
};

/** Starts the clock; line->progress is then what to hand to the work. */
void acg_progress_start(struct acg_progress_line *line, const struct acg_terminal *terminal,
                        const char *things);

/** Wipes the line. */
void acg_progress_end(struct acg_progress_line *line);

#endif
