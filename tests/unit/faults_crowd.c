// Threads that read events: one of them finds no memory while another one adds up, and the whole
// says so.
#include "actorgraph/ingest.h"
#include "actorgraph/report.h"
#include "ingest/ingest.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static bool adds, has_failed;

acg_status __real_acg_ingest_add(struct acg_ingest *ingest, const struct acg_batch *batch,
                                 struct acg_origin origin, acg_report *report);
acg_status __wrap_acg_ingest_add(struct acg_ingest *ingest, const struct acg_batch *batch,
                                 struct acg_origin origin, acg_report *report);
acg_report *__real_acg_report_new(void);
acg_report *__wrap_acg_report_new(void);

/** Adds up, but not before the other thread has failed. */
acg_status __wrap_acg_ingest_add(struct acg_ingest *ingest, const struct acg_batch *batch,
                                 struct acg_origin origin, acg_report *report)
{
    pthread_mutex_lock(&lock);
    adds = true;
    while (!has_failed)
        pthread_cond_wait(&change, &lock);
    pthread_mutex_unlock(&lock);
    return __real_acg_ingest_add(ingest, batch, origin, report);
}

/** There is memory until some thread adds up. */
acg_report *__wrap_acg_report_new(void)
{
    pthread_mutex_lock(&lock);
    bool fails = adds;
    has_failed |= fails;
    pthread_cond_broadcast(&change);
    pthread_mutex_unlock(&lock);
    return fails ? NULL : __real_acg_report_new();
}

/** A table of more chunks than threads can have in hand before one adds up. */
static void write_table(char path[])
{
    enum { ROWS = 40000 };
    int file = mkstemp(path);
    assert_true(file >= 0);
    FILE *out = fdopen(file, "w");
    assert_non_null(out);
    fputs("a,b,day\n", out);
    for (int i = 0; i < ROWS; i++)
        fprintf(out, "actor %d,actor %d,2018-01-01\n", i % 7, 7 + i % 5);
    assert_int_equal(fclose(out), 0);
}

static void memory_is_out_while_another_adds(void **state)
{
    (void)state;
    char path[] = "/tmp/crowd-XXXXXX";
    const char *paths[] = {path};
    struct acg_ingest_options options = {
        .layout = ACG_INGEST_CSV, .map = "from=a,to=b,date=day,kind:threat", .jobs = 2};
    acg_report *report = acg_report_new();
    acg_ingest *ingest;
    write_table(path);
    assert_int_equal(acg_ingest_new(&options, &ingest, report), ACG_OK);
    acg_status status = acg_ingest_files(ingest, paths, 1, report);
    unlink(path);
    assert_true(has_failed);
    assert_int_equal(status, ACG_FAILED);
    assert_int_equal(acg_report_total(report, ACG_ERROR), 1);
    acg_ingest_free(ingest);
    acg_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_out_while_another_adds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
