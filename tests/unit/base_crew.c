// Work shared out among processes: all of it done, failures told as one process would tell them.
#include "base/crew.h"
#include "base/report.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
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
    for (unsigned jobs = 0; jobs <= 8; jobs++) {
        for (size_t n = 0; n <= 100; n += 25) {
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(does_all),
        cmocka_unit_test(the_first_failure_decides),
        cmocka_unit_test(a_lost_child_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
