#include "cli/progress.h"

#include "base/process.h"

#include <stdio.h>
#include <unistd.h>

static void tell(void *context, size_t done, size_t total)
{
    struct acg_progress_line *line = context;
    double time = line->wanted ? acg_now() : 0;
    if (!line->wanted || time - line->started < 1 || time - line->printed < 0.1) return;
    fprintf(stderr, "\ractorgraph: %zu of %zu %s", done, total, line->things);
    line->printed = time;
    line->shown = true;
}

void acg_progress_start(struct acg_progress_line *line, const struct acg_terminal *terminal,
                        const char *things)
{
    *line = (struct acg_progress_line){.started = acg_now(), .things = things};
    line->wanted = !terminal->quiet && isatty(STDERR_FILENO);
    line->progress = (struct acg_progress){tell, line};
}

void acg_progress_end(struct acg_progress_line *line)
{
    if (line->shown) fputs("\r\033[K", stderr);
    line->shown = line->wanted = false;
}
