// Every allocation of an ingest out of a database fails in turn: a status and one error, or the
// same answer; never a leak (LeakSanitizer looks). Those of ODBC and its drivers are theirs.
#include "actorgraph/ingest.h"
#include "base/odbc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../lib/starving.h"

static char path[] = "/tmp/acg-faults-XXXXXX";
static char connection[100];

/** Adds the table up; says with what status it ended, and how many ties there are. */
static acg_status add_up(uint64_t *ties)
{
    const char *const connections[] = {connection};
    const struct acg_ingest_sql sql = {
        .connections = connections, .n_connections = 1, .table = "events"};
    const struct acg_ingest_options options = {
        .layout = ACG_INGEST_CSV,
        .map = "from=who,to=whom,date=day,code=code,score=score,id=id,weight=many",
        .sql = &sql};
    acg_report *report = acg_report_new(); // may be NULL: nobody listens then
    acg_ingest *ingest = NULL;
    acg_status status = acg_ingest_new(&options, &ingest, report);
    if (!status) status = acg_ingest_databases(ingest, report);
    if (!status) *ties = acg_ingest_tally(ingest)->ties;
    assert_true(status == ACG_OK || status == ACG_FAILED);
    assert_true(status == ACG_OK || !report || acg_report_total(report, ACG_ERROR) == 1);
    acg_ingest_free(ingest);
    acg_report_free(report);
    return status;
}

static void every_allocation_fails(void **state)
{
    (void)state;
    uint64_t ties = 0, wanted = 0;
    failing = count = 0;
    if (add_up(&wanted)) {
        printf("skipped: SQLite's ODBC driver (libsqliteodbc) is not installed\n");
        return;
    }
    long calls = count;
    assert_int_equal(wanted, 3);
    for (int turn = 0; turn < 2; turn++) {
        for (long at = 1; at <= calls; at++) {
            count = 0;
            failing = at;
            for_good = turn == 1;
            ties = wanted;
            acg_status status = add_up(&ties);
            failing = 0;
            assert_true(status == ACG_FAILED || ties == wanted);
        }
    }
}

/** Makes the table. */
static int make_table(void)
{
    static const char *const statements[] = {
        "create table events (id integer, day varchar(10), who varchar(3), whom varchar(3), code "
        "varchar(4), score real, many integer)",
        "insert into events values (1, '2019-01-03', 'TJK', 'CHN', '040', 1.0, 4)",
        "insert into events values (2, '2019-01-04', 'TJK', 'CHN', '0233', null, 1)",
        "insert into events values (3, '2019-01-04', 'TJK', 'CHN', '057', 8.0, 1)",
        "insert into events values (4, '2020-01-04', 'TJK', 'nobody of a known name', '190', 8.0, "
        "1)",
        "insert into events values (5, '2020-01-04', 'RUS', 'CHN', '1383', 8.0, 1)"};
    acg_odbc *odbc;
    if (acg_odbc_open(connection, 0, &odbc, NULL)) return 0; // the test will say it
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        acg_odbc_end(acg_odbc_ask(odbc, statements[i], NULL, 0));
    acg_status status = acg_odbc_status(odbc);
    acg_odbc_close(odbc);
    return status == ACG_OK ? 0 : 1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_fails)};
    int file = mkstemp(path);
    if (file < 0) return 1;
    close(file);
    snprintf(connection, sizeof connection, "Driver=SQLite3;Database=%s", path);
    int failures = make_table();
    if (!failures) failures = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failures;
}
