// Work shared out among processes: all of it done, failures told as one process would tell them.
#define _GNU_SOURCE // setresuid; NOLINT(bugprone-reserved-identifier)
#include "base/crew.h"
#include "base/report.h"

#include "../lib/lonely.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/** What happens at which item. */
struct plan {
    size_t fails_from, killed_at;
};

static acg_status square(void *context, size_t item, void *result, acg_report *report)
{
    const struct plan *plan = context;
    if (item == plan->killed_at) raise(SIGKILL);
    if (item >= plan->fails_from) return acg_reject(report, NULL, "item %zu is bad", item);
    *(uint64_t *)result = (uint64_t)item * item;
    return ACG_OK;
}

static struct acg_crew crew_of(struct plan *plan, size_t n, unsigned jobs)
{
    return (struct acg_crew){.work = square,
                             .context = plan,
                             .n_items = n,
                             .result_size = sizeof(uint64_t),
                             .what = "squaring",
                             .options = {.jobs = jobs}};
}

static void does_all(void **state)
{
    (void)state;
    struct plan plan = {SIZE_MAX, SIZE_MAX};
    static const size_t counts[] = {0, 1, 3, 50, 100};
    for (unsigned jobs = 0; jobs <= 8; jobs++) {
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            size_t n = counts[k];
            struct acg_crew crew = crew_of(&plan, n, jobs);
            struct acg_crew_results results;
            assert_int_equal(acg_crew_run(&crew, &results, NULL), ACG_OK);
            for (size_t i = 0; i < n; i++)
                assert_int_equal(((uint64_t *)(void *)results.bytes)[i], i * i);
            acg_crew_clear(&results);
        }
    }
}

static void the_first_failure_decides(void **state)
{
    (void)state;
    struct plan plan = {17, SIZE_MAX};
    for (unsigned jobs = 1; jobs <= 8; jobs++) {
        struct acg_crew crew = crew_of(&plan, 100, jobs);
        struct acg_crew_results results;
        acg_report *report = acg_report_new();
        assert_int_equal(acg_crew_run(&crew, &results, report), ACG_REJECTED);
        assert_int_equal(acg_report_count(report), 1);
        assert_string_equal(acg_report_get(report, 0)->text, "item 17 is bad");
        acg_report_free(report);
        acg_crew_clear(&results);
    }
}

/** A child takes over the fatal item: the parent is kept busy with a slow one. */
static acg_status die_in_a_child(void *context, size_t item, void *result, acg_report *report)
{
    (void)item, (void)result, (void)report;
    if (getpid() != *(pid_t *)context) raise(SIGSEGV);
    while (waitid(P_ALL, 0, &(siginfo_t){0}, WEXITED | WNOWAIT) != 0) {
    }
    return ACG_OK;
}

static void a_lost_child_is_told(void **state)
{
    (void)state;
    pid_t self = getpid();
    struct acg_crew crew = crew_of(NULL, 2, 2);
    crew.work = die_in_a_child;
    crew.context = &self;
    struct acg_crew_results results;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_crew_run(&crew, &results, report), ACG_FAILED);
    assert_non_null(strstr(acg_report_get(report, 0)->text, "squaring was ended by signal 11"));
    acg_report_free(report);
    acg_crew_clear(&results);
}

/** Ends its process, unless that is the first. */
static acg_status leave_a_child(void *context, size_t item, void *result, acg_report *report)
{
    (void)item, (void)result, (void)report;
    if (getpid() != *(pid_t *)context) _exit(3);
    while (waitid(P_ALL, 0, &(siginfo_t){0}, WEXITED | WNOWAIT) != 0) {
    }
    return ACG_OK;
}

static void a_child_that_leaves_is_told(void **state)
{
    (void)state;
    pid_t self = getpid();
    struct acg_crew crew = crew_of(NULL, 2, 2);
    crew.work = leave_a_child;
    crew.context = &self;
    struct acg_crew_results results;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_crew_run(&crew, &results, report), ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->text,
                        "squaring was ended by signal 9 (Killed); try --jobs 1");
    acg_report_free(report);
    acg_crew_clear(&results);
}

static acg_status starve(void *context, size_t item, void *result, acg_report *report)
{
    (void)context, (void)item, (void)result;
    acg_note(report, NULL, "this is no error");
    return ACG_FAILED; // without a word
}

static void want_of_memory_is_told(void **state)
{
    (void)state;
    struct acg_crew crew = crew_of(NULL, 2, 1);
    crew.work = starve;
    struct acg_crew_results results;
    for (int turn = 0; turn < 3; turn++) {
        acg_report *report = acg_report_new();
        if (turn == 1) crew.result_size = SIZE_MAX / 3; // more than can be counted
        if (turn == 2) crew.n_items = 1;                // more than there is
        assert_int_equal(acg_crew_run(&crew, &results, report), ACG_FAILED);
        assert_int_equal(acg_report_count(report), 1);
        assert_string_equal(acg_report_get(report, 0)->text, "out of memory");
        acg_report_free(report);
        acg_crew_clear(&results);
    }
}

/** Where no process is to be had, this one does all. */
static void alone_if_need_be(void **state)
{
    (void)state;
    struct lonely lonely;
    if (!lonely_begin(&lonely)) skip();
    struct plan plan = {SIZE_MAX, SIZE_MAX};
    struct acg_crew crew = crew_of(&plan, 20, 4);
    struct acg_crew_results results;
    acg_status status = acg_crew_run(&crew, &results, NULL);
    assert_true(lonely_end(&lonely));
    assert_int_equal(status, ACG_OK);
    for (size_t i = 0; i < 20; i++)
        assert_int_equal(((uint64_t *)(void *)results.bytes)[i], i * i);
    acg_crew_clear(&results);
}

/** Who is who; in memory that both see. */
struct pair {
    pid_t parent;
    atomic_bool child_is_at_work;
};

static acg_status nap(void *context, size_t item, void *result, acg_report *report)
{
    struct pair *pair = context;
    (void)item, (void)result, (void)report;
    if (getpid() == pair->parent) {
        while (!atomic_load(&pair->child_is_at_work)) {
        }
    } else {
        atomic_store(&pair->child_is_at_work, true);
        usleep(30000);
    }
    return ACG_OK;
}

static void on_signal(int number)
{
    (void)number;
}

static void interrupted_waits_go_on(void **state)
{
    (void)state;
    struct pair *pair =
        mmap(NULL, sizeof *pair, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(pair, MAP_FAILED);
    pair->parent = getpid();
    struct sigaction act = {.sa_handler = on_signal}, old;
    sigaction(SIGALRM, &act, &old); // without SA_RESTART
    ualarm(2000, 2000);
    struct acg_crew crew = crew_of(NULL, 2, 2);
    crew.work = nap;
    crew.context = pair;
    struct acg_crew_results results;
    acg_status status = acg_crew_run(&crew, &results, NULL);
    ualarm(0, 0);
    sigaction(SIGALRM, &old, NULL);
    assert_int_equal(status, ACG_OK);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); // nobody is left
    acg_crew_clear(&results);
    munmap(pair, sizeof *pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(does_all),
        cmocka_unit_test(the_first_failure_decides),
        cmocka_unit_test(a_lost_child_is_told),
        cmocka_unit_test(a_child_that_leaves_is_told),
        cmocka_unit_test(want_of_memory_is_told),
        cmocka_unit_test(alone_if_need_be),
        cmocka_unit_test(interrupted_waits_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
