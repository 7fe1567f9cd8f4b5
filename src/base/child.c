#include "base/child.h"

#include "base/process.h"
#include "base/report.h"
#include "base/message.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MOST_BYTES = 1 << 30,
    PIECE = 1 << 16,
};

// ---- in the child ----

/** No terminal either; a write into a pipe that nobody reads fails. */
static void settle(int pipe_end, pid_t parent)
{
    acg_process_settle(parent);
    signal(SIGPIPE, SIG_IGN);
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int i = 0; i < 3; i++) {
        if (i != pipe_end && (nothing < 0 || dup2(nothing, i) < 0)) close(i);
    }
}

static bool write_all(int pipe_end, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(pipe_end, bytes, length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

static _Noreturn void serve(acg_child_work *work, const void *task, int pipe_end)
{
    struct acg_buffer out = {0}, message = {0};
    acg_report *report = acg_report_new();
    if (!report) _exit(ACG_CHILD_STARVED); // nothing could be said
    acg_status status = work(task, &out, report);
    if (!status && out.failed) status = acg_out_of_memory(report);
    acg_message_pack(&message, status, report, &out);
    if (message.failed) _exit(ACG_CHILD_STARVED);
    bool sent = write_all(pipe_end, message.data, message.length);
    acg_report_free(report);
    acg_buffer_clear(&out);
    acg_buffer_clear(&message);
    _exit(sent ? 0 : ACG_FAILED);
}

// ---- in the parent ----

/** What became of the reading. */
enum ending { ENDED, TIMED_OUT, TOO_LARGE, NO_MEMORY, BROKEN };

/** Waits for the pipe; false if the time is up. */
static bool wait_for(int pipe_end, double until)
{
    struct pollfd end = {.fd = pipe_end, .events = POLLIN};
    for (;;) {
        double left = until - acg_now();
        if (left <= 0) return false;
        int milliseconds = left > 1e6 ? 1000000000 : (int)ceil(left * 1000);
        int n = poll(&end, 1, isinf(until) ? -1 : milliseconds);
        if (n > 0 || (n < 0 && errno != EINTR)) return true; // the read says what is wrong
    }
}

static enum ending read_all(int pipe_end, double until, struct acg_buffer *message)
{
    char piece[PIECE];
    for (;;) {
        if (!wait_for(pipe_end, until)) return TIMED_OUT;
        ssize_t n = read(pipe_end, piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return BROKEN;
        if (n == 0) return ENDED;
        if (message->length + (size_t)n > MOST_BYTES) return TOO_LARGE;
        acg_buffer_add(message, piece, (size_t)n);
        if (message->failed) return NO_MEMORY;
    }
}

/** Ends the child, unless it has ended, and waits for that; how it ended, or -1: not known. */
static int reap(pid_t child)
{
    int how = 0;
    kill(child, SIGKILL);
    while (waitpid(child, &how, 0) < 0) {
        if (errno != EINTR) return -1; // someone else took it: nothing is known
    }
    return how;
}

static bool is_limited(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

static acg_status fail_of_signal(int number, const char *what, acg_report *report)
{
    if (number == SIGKILL) {
        return acg_fail(report, NULL, "%s was killed by the system, most likely for want of memory",
                        what);
    }
    const char *hint = is_limited() ? "; memory is limited here (ulimit -v)" : "";
    return acg_fail(report, NULL, "%s was ended by signal %d (%s)%s", what, number,
                    strsignal(number), hint);
}

static acg_status fail_of_ending(enum ending ending, double seconds, const char *what,
                                 acg_report *report)
{
    switch (ending) {
    case TIMED_OUT:
        return acg_fail(report, NULL,
                        "%s took longer than %g s; try --engine sfdp, --min-weight, --ego or "
                        "--time-limit 0",
                        what, seconds);
    case TOO_LARGE:
        return acg_fail(report, NULL, "%s gave more than %d MiB; ask for less", what,
                        MOST_BYTES >> 20);
    case NO_MEMORY:
        return acg_out_of_memory(report);
    case BROKEN:
        return acg_fail(report, NULL, "%s: %s", what, strerror(errno));
    case ENDED:
        break;
    }
    return acg_fail(report, NULL, "%s ended without an answer", what);
}

static acg_status judge(int how, enum ending ending, double seconds, const char *what,
                        const struct acg_buffer *message, struct acg_buffer *out, int *signal,
                        acg_report *report)
{
    *signal = 0;
    if (ending != ENDED) return fail_of_ending(ending, seconds, what, report);
    if (how != -1 && WIFSIGNALED(how)) {
        *signal = WTERMSIG(how);
        return ACG_FAILED;
    }
    bool starved = how != -1 && WIFEXITED(how) && WEXITSTATUS(how) == ACG_CHILD_STARVED;
    if (starved) return acg_out_of_memory(report);
    acg_status status;
    bool fine = how == 0 || how == -1;
    if (fine && acg_message_unpack(message, &status, report, out)) return status;
    if (out->failed) return acg_out_of_memory(report);
    return fail_of_ending(ENDED, seconds, what, report);
}

static acg_status fail_of_system(const char *what, acg_report *report)
{
    return acg_fail(report, NULL, "%s cannot be started: %s", what, strerror(errno));
}

static acg_status run(acg_child_work *work, const void *task, double seconds, const char *what,
                      struct acg_buffer *out, int *signal, acg_report *report)
{
    int ends[2];
    *signal = 0;
    pid_t parent = getpid();
    if (pipe(ends) != 0) return fail_of_system(what, report);
    pid_t child = fork();
    if (child < 0) {
        acg_status status = fail_of_system(what, report);
        close(ends[0]);
        close(ends[1]);
        return status;
    }
    if (child == 0) {
        close(ends[0]);
        settle(ends[1], parent);
        serve(work, task, ends[1]);
    }
    close(ends[1]);
    struct acg_buffer message = {0};
    enum ending ending = read_all(ends[0], seconds < 0 ? INFINITY : acg_now() + seconds, &message);
    close(ends[0]);
    int how = reap(child); // it has closed the pipe, or is not wanted any more
    acg_status status = judge(how, ending, seconds, what, &message, out, signal, report);
    acg_buffer_clear(&message);
    return status;
}

acg_status acg_child_run(acg_child_work *work, const void *task, double seconds, const char *what,
                         struct acg_buffer *out, acg_report *report)
{
    int signal;
    acg_status status = run(work, task, seconds, what, out, &signal, report);
    return signal ? fail_of_signal(signal, what, report) : status;
}

acg_status acg_child_try(acg_child_work *work, const void *task, const char *what,
                         struct acg_buffer *out, int *signal, acg_report *report)
{
    return run(work, task, -1, what, out, signal, report);
}
