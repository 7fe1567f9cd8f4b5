#include "cli/terminal.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MOST_LINES = 100, MOST_WARNINGS = 10 };

static bool is_colored(const struct acg_terminal *terminal, int stream)
{
    if (terminal->color != ACG_COLOR_AUTO) {
        return terminal->color == ACG_COLOR_ALWAYS;
    }
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(stream) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

bool acg_terminal_colors_output(const struct acg_terminal *terminal)
{
    return is_colored(terminal, STDOUT_FILENO);
}

/** The last thing we can do: if standard error cannot be written, nobody can be told. */
static void print(const char *bytes, size_t left)
{
    while (left > 0) {
        ssize_t n = write(STDERR_FILENO, bytes, left);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return;
        }
        bytes += n;
        left -= (size_t)n;
    }
}

/** Prints lines and frees them; says at least why there are none, and returns false then. */
static bool print_take(struct acg_buffer *lines)
{
    static const char memory_is_out[] = "actorgraph: out of memory\n";
    bool failed = lines->failed;
    if (failed) {
        print(memory_is_out, sizeof memory_is_out - 1);
    } else {
        print(lines->data, lines->length);
    }
    acg_buffer_clear(lines);
    return !failed;
}

static void add_place(struct acg_buffer *out, const struct acg_remark *remark)
{
    if (remark->file) {
        acg_buffer_text(out, remark->file);
        if (remark->line) acg_buffer_format(out, ":%zu", remark->line);
        if (remark->line && remark->column) acg_buffer_format(out, ":%zu", remark->column);
        acg_buffer_text(out, ": ");
    }
}

static void add_remark(struct acg_buffer *out, const struct acg_remark *remark, bool colored,
                       const char *memory_limit)
{
    static const char *const marks[] = {"note: ", "warning: ", ""};
    static const char *const colors[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};
    const char *color = colored ? colors[remark->severity] : "", *end = colored ? "\033[0m" : "";
    bool error = remark->severity == ACG_ERROR;
    acg_buffer_format(out, "%sactorgraph:%s ", error ? color : "", error ? end : "");
    add_place(out, remark);
    if (!error) acg_buffer_format(out, "%s%s%s", color, marks[remark->severity], end);
    if (remark->pointer && *remark->pointer) acg_buffer_format(out, "%s: ", remark->pointer);
    acg_buffer_text(out, remark->text);
    if (memory_limit && strcmp(remark->text, "out of memory") == 0)
        acg_buffer_format(out, "; --max-memory allows %s", memory_limit);
    acg_buffer_char(out, '\n');
}

/** How many remarks of this severity may be printed in all. */
static size_t quota(const struct acg_terminal *terminal, const acg_report *report,
                    enum acg_severity severity)
{
    size_t errors = acg_report_total(report, ACG_ERROR);
    if (terminal->quiet && severity != ACG_ERROR) {
        return 0;
    }
    if (terminal->lists_all) { // errors go first where the room is short
        size_t others = errors < MOST_LINES ? MOST_LINES - errors : 0;
        return severity == ACG_ERROR ? MOST_LINES : others;
    }
    if (severity == ACG_ERROR) {
        return 1;
    }
    return errors ? 0 : terminal->lists_warnings ? MOST_LINES : MOST_WARNINGS;
}

void acg_terminal_show(struct acg_terminal *terminal, const acg_report *report)
{
    struct acg_buffer out = {0};
    bool colored = is_colored(terminal, STDERR_FILENO);
    if (terminal->starved) return; // that was said, and is the reason for the rest
    for (size_t count = acg_report_count(report); terminal->seen < count; terminal->seen++) {
        const struct acg_remark *remark = acg_report_get(report, terminal->seen);
        size_t printed = terminal->printed[remark->severity];
        if (terminal->lists_all && remark->severity != ACG_ERROR) {
            printed = terminal->printed[ACG_NOTE] + terminal->printed[ACG_WARNING];
        }
        if (printed < quota(terminal, report, remark->severity)) {
            add_remark(&out, remark, colored, terminal->memory_limit);
            terminal->printed[remark->severity]++;
        }
    }
    if (!print_take(&out)) terminal->starved = true;
}

/** Appends "3 more errors", if there are any. */
static void add_rest(struct acg_buffer *out, const struct acg_terminal *terminal,
                     const acg_report *report, enum acg_severity severity, const char *what)
{
    size_t total = acg_report_total(report, severity), printed = terminal->printed[severity];
    if (total > printed && (severity == ACG_ERROR || quota(terminal, report, severity) > 0)) {
        acg_buffer_format(out, "%s%zu more %s%s", out->length ? " and " : "", total - printed, what,
                          total - printed == 1 ? "" : "s");
    }
}

void acg_terminal_finish(struct acg_terminal *terminal, const acg_report *report)
{
    acg_terminal_show(terminal, report);
    if (terminal->finished) {
        return;
    }
    terminal->finished = true;
    bool is_whole = acg_report_is_whole(report) || terminal->lists_all;
    if (!is_whole) return; // after the error that was said memory was out: no more is known
    struct acg_buffer rest = {0};
    add_rest(&rest, terminal, report, ACG_ERROR, "error");
    add_rest(&rest, terminal, report, ACG_WARNING, "warning");
    if (rest.length > 0) {
        acg_buffer_text(&rest, terminal->lists_all ? "" : "; see 'actorgraph validate'");
    }
    if (rest.failed || (rest.length > 0 && !acg_terminal_say(rest.data))) terminal->starved = true;
    acg_buffer_clear(&rest);
}

void acg_terminal_skip(struct acg_terminal *terminal, const acg_report *report)
{
    terminal->seen = acg_report_count(report);
    terminal->finished = true;
}

void acg_add_clean(struct acg_buffer *out, const char *text)
{
    char room[ACG_QUOTE];
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        acg_utf8_next(&text, end);
        acg_buffer_text(out, acg_quote(room, from, (size_t)(text - from)));
    }
}

bool acg_terminal_say(const char *text)
{
    struct acg_buffer out = {0};
    acg_buffer_text(&out, "actorgraph: ");
    acg_add_clean(&out, text);
    acg_buffer_char(&out, '\n');
    return print_take(&out);
}

size_t acg_terminal_columns(void)
{
    const char *columns = getenv("COLUMNS");
    long given = columns ? strtol(columns, NULL, 10) : 0;
    struct winsize size;
    if (given > 0 && given < 10000) {
        return (size_t)given;
    }
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        return size.ws_col;
    }
    return 0;
}
