// Work that crashes, exits, hangs or talks too much must be a status and one remark.
#define _GNU_SOURCE // setresuid; NOLINT(bugprone-reserved-identifier)
#include "base/child.h"

#include "base/report.h"

#include "../lib/lonely.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static acg_status answer(const void *task, struct acg_buffer *out, acg_report *report)
{
    acg_buffer_text(out, task);
    acg_note(report, &(struct acg_place){.file = "a.json", .line = 3, .column = 5, .pointer = "/x"},
             "noted");
    return ACG_OK;
}

static acg_status refuse(const void *task, struct acg_buffer *out, acg_report *report)
{
    (void)task;
    acg_buffer_text(out, "half a figure");
    return acg_reject(report, NULL, "no such thing");
}

static acg_status crash(const void *task, struct acg_buffer *out, acg_report *report)
{
    (void)report;
    acg_buffer_text(out, "half a figure");
    raise(*(const int *)task);
    return ACG_OK;
}

static acg_status leave(const void *task, struct acg_buffer *out, acg_report *report)
{
    (void)out;
    (void)report;
    exit(*(const int *)task);
}

static acg_status hang(const void *task, struct acg_buffer *out, acg_report *report)
{
    (void)task;
    (void)out;
    (void)report;
    while (pause() != 0) {
    }
    return ACG_OK;
}

static acg_status talk(const void *task, struct acg_buffer *out, acg_report *report)
{
    (void)report;
    for (size_t i = 0; i < *(const size_t *)task; i++) {
        acg_buffer_text(out, "0123456789abcdef");
    }
    return ACG_OK;
}

/** Writes half a message into every pipe that it finds, and ends well. */
static acg_status stammer(const void *task, struct acg_buffer *out, acg_report *report)
{
    (void)task;
    (void)out;
    (void)report;
    for (int i = 3; i < 64; i++) {
        if (write(i, "\0\0\0\0\0\0\0\0", 8) < 0) continue;
    }
    _exit(0);
}

static acg_status starve(const void *task, struct acg_buffer *out, acg_report *report)
{
    (void)task;
    (void)report;
    out->failed = true;
    return ACG_OK;
}

/** Runs work that must fail with `text` as the one remark. */
static void expect(acg_child_work *work, const void *task, double seconds, const char *text)
{
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    assert_non_null(report);
    assert_int_equal(acg_child_run(work, task, seconds, "drawing", &out, report), ACG_FAILED);
    assert_int_equal(acg_report_count(report), 1);
    assert_string_equal(acg_report_get(report, 0)->text, text);
    assert_int_equal(out.length, 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); // nothing is left
    assert_int_equal(errno, ECHILD);
    acg_buffer_clear(&out);
    acg_report_free(report);
}

static void test_answer(void **state)
{
    (void)state;
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    assert_int_equal(acg_child_run(answer, "a figure", 10, "drawing", &out, report), ACG_OK);
    assert_string_equal(out.data, "a figure");
    assert_int_equal(acg_report_count(report), 1);
    const struct acg_remark *remark = acg_report_get(report, 0);
    assert_int_equal(remark->severity, ACG_NOTE);
    assert_string_equal(remark->file, "a.json");
    assert_string_equal(remark->pointer, "/x");
    assert_string_equal(remark->text, "noted");
    assert_int_equal(remark->line, 3);
    assert_int_equal(remark->column, 5);
    acg_buffer_clear(&out);
    acg_report_free(report);
}

static void test_refusal(void **state)
{
    (void)state;
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    assert_int_equal(acg_child_run(refuse, NULL, -1, "drawing", &out, report), ACG_REJECTED);
    assert_int_equal(acg_report_count(report), 1);
    assert_string_equal(acg_report_get(report, 0)->text, "no such thing");
    assert_int_equal(acg_report_get(report, 0)->severity, ACG_ERROR);
    assert_int_equal(out.length, 0);
    acg_buffer_clear(&out);
    acg_report_free(report);
}

static void test_crash(void **state)
{
    (void)state;
    expect(crash, &(int){SIGABRT}, 10, "drawing was ended by signal 6 (Aborted)");
    expect(crash, &(int){SIGTERM}, 10, "drawing was ended by signal 15 (Terminated)");
    expect(crash, &(int){SIGKILL}, 10,
           "drawing was killed by the system, most likely for want of memory");
}

static void test_crash_told(void **state)
{
    (void)state;
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    int number = 0;
    assert_int_equal(acg_child_try(crash, &(int){SIGABRT}, "the driver", &out, &number, report),
                     ACG_FAILED);
    assert_int_equal(number, SIGABRT);
    assert_int_equal(acg_report_count(report), 0);
    assert_int_equal(acg_child_try(answer, "", "the driver", &out, &number, report), ACG_OK);
    assert_int_equal(number, 0);
    acg_buffer_clear(&out);
    acg_report_free(report);
}

static void test_exit(void **state)
{
    (void)state;
    expect(leave, &(int){0}, 10, "drawing ended without an answer");
    expect(leave, &(int){1}, 10, "drawing ended without an answer");
    expect(stammer, NULL, 10, "drawing ended without an answer");
    expect(starve, NULL, 10, "out of memory");
}

static void test_hang(void **state)
{
    (void)state;
    expect(
        hang, NULL, 0.1,
        "drawing took longer than 0.1 s; try --engine sfdp, --min-weight, --ego or --time-limit 0");
}

static void test_long_answer(void **state)
{
    (void)state;
    struct acg_buffer out = {0};
    size_t n = 1 << 18; // 4 MiB: many times what a pipe holds
    assert_int_equal(acg_child_run(talk, &n, 60, "drawing", &out, NULL), ACG_OK);
    assert_int_equal(out.length, 16 * n);
    acg_buffer_clear(&out);
}

/** An open pipe of the parent, its handlers and its limits do not matter to the child. */
static void on_signal(int number)
{
    (void)number;
}

static void test_interrupted_reads_go_on(void **state)
{
    (void)state;
    struct sigaction act = {.sa_handler = on_signal}, old;
    sigaction(SIGALRM, &act, &old); // without SA_RESTART: poll and waitpid give EINTR
    ualarm(2000, 2000);
    struct acg_buffer out = {0};
    size_t n = 1 << 18;
    acg_status status = acg_child_run(talk, &n, 60, "drawing", &out, NULL);
    ualarm(0, 0);
    sigaction(SIGALRM, &old, NULL);
    assert_int_equal(status, ACG_OK);
    assert_int_equal(out.length, 16 * n);
    acg_buffer_clear(&out);
}

/** Who limits memory is told that it may be the reason. */
static void test_crash_where_memory_is_limited(void **state)
{
    (void)state;
    struct rlimit old, large;
    getrlimit(RLIMIT_AS, &old);
    if (old.rlim_cur != RLIM_INFINITY) skip();
    large = old;
    large.rlim_cur = (rlim_t)1 << 60; // so that it holds nobody back
    setrlimit(RLIMIT_AS, &large);
    expect(crash, &(int){SIGABRT}, 10,
           "drawing was ended by signal 6 (Aborted); memory is limited here (ulimit -v)");
    setrlimit(RLIMIT_AS, &old);
}

/** Where the system reaps children itself nothing is known of their end; the answer counts. */
static void test_children_that_are_not_waited_for(void **state)
{
    (void)state;
    void (*before)(int) = signal(SIGCHLD, SIG_IGN);
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    int number;
    assert_int_equal(acg_child_run(answer, "a figure", 10, "drawing", &out, report), ACG_OK);
    assert_string_equal(out.data, "a figure");
    acg_report_free(report);
    report = acg_report_new();
    assert_int_equal(acg_child_try(crash, &(int){SIGABRT}, "drawing", &out, &number, report),
                     ACG_FAILED);
    assert_int_equal(number, 0);
    assert_string_equal(acg_report_get(report, 0)->text, "drawing ended without an answer");
    signal(SIGCHLD, before);
    acg_report_free(report);
    acg_buffer_clear(&out);
}

/** Standard streams that are closed do not become the pipe of the answer. */
static void test_closed_streams(void **state)
{
    (void)state;
    for (int last = 0; last < 3; last++) {
        int kept[3];
        for (int i = 0; i < 3; i++)
            kept[i] = fcntl(i, F_DUPFD, 10);
        for (int i = 0; i <= last; i++)
            close(i);
        struct acg_buffer out = {0};
        acg_status status = acg_child_run(answer, "a figure", 10, "drawing", &out, NULL);
        for (int i = 0; i < 3; i++) {
            dup2(kept[i], i);
            close(kept[i]);
        }
        assert_int_equal(status, ACG_OK);
        assert_string_equal(out.data, "a figure");
        acg_buffer_clear(&out);
    }
}

static void test_no_process_to_be_had(void **state)
{
    (void)state;
    struct lonely lonely;
    if (!lonely_begin(&lonely)) skip();
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    acg_status status = acg_child_run(answer, "", 10, "drawing", &out, report);
    assert_true(lonely_end(&lonely));
    assert_int_equal(status, ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->text,
                        "drawing cannot be started: Resource temporarily unavailable");
    acg_report_free(report);
}

static void test_no_file_to_be_had(void **state)
{
    (void)state;
    struct rlimit old, none;
    getrlimit(RLIMIT_NOFILE, &old);
    none = old;
    none.rlim_cur = 0;
    setrlimit(RLIMIT_NOFILE, &none);
    struct acg_buffer out = {0};
    acg_report *report = acg_report_new();
    acg_status status = acg_child_run(answer, "", 10, "drawing", &out, report);
    setrlimit(RLIMIT_NOFILE, &old);
    assert_int_equal(status, ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->text,
                        "drawing cannot be started: Too many open files");
    acg_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answer),
        cmocka_unit_test(test_refusal),
        cmocka_unit_test(test_crash),
        cmocka_unit_test(test_crash_told),
        cmocka_unit_test(test_exit),
        cmocka_unit_test(test_hang),
        cmocka_unit_test(test_long_answer),
        cmocka_unit_test(test_interrupted_reads_go_on),
        cmocka_unit_test(test_crash_where_memory_is_limited),
        cmocka_unit_test(test_children_that_are_not_waited_for),
        cmocka_unit_test(test_closed_streams),
        cmocka_unit_test(test_no_process_to_be_had),
        cmocka_unit_test(test_no_file_to_be_had),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
