// Connections through ODBC: constants as the headers have them, and answers of SQLite's driver.
#include "base/odbc.h"
#include "base/odbc_api.h"

#include "actorgraph/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#if __has_include(<sqlext.h>)
#include <sqlext.h>
#define SAME(name) _Static_assert((long)ACG_##name == (long)(intptr_t)(name), #name)
SAME(SQL_SUCCESS);
SAME(SQL_SUCCESS_WITH_INFO);
SAME(SQL_NO_DATA);
SAME(SQL_ERROR);
SAME(SQL_NULL_DATA);
SAME(SQL_NO_TOTAL);
SAME(SQL_NTS);
SAME(SQL_HANDLE_ENV);
SAME(SQL_HANDLE_DBC);
SAME(SQL_HANDLE_STMT);
SAME(SQL_ATTR_ODBC_VERSION);
SAME(SQL_DRIVER_NOPROMPT);
SAME(SQL_ATTR_ACCESS_MODE);
_Static_assert((long)ACG_SQL_MODE_READ_ONLY == (long)SQL_MODE_READ_ONLY, "read only");
SAME(SQL_ATTR_AUTOCOMMIT);
_Static_assert((long)ACG_SQL_AUTOCOMMIT_OFF == (long)SQL_AUTOCOMMIT_OFF, "autocommit");
SAME(SQL_ATTR_LOGIN_TIMEOUT);
SAME(SQL_ATTR_TXN_ISOLATION);
SAME(SQL_TXN_REPEATABLE_READ);
SAME(SQL_ATTR_CONNECTION_DEAD);
SAME(SQL_CD_TRUE);
SAME(SQL_ATTR_QUERY_TIMEOUT);
SAME(SQL_ATTR_ROW_STATUS_PTR);
SAME(SQL_ATTR_ROWS_FETCHED_PTR);
SAME(SQL_ATTR_ROW_ARRAY_SIZE);
SAME(SQL_ROW_ERROR);
SAME(SQL_DBMS_NAME);
SAME(SQL_IDENTIFIER_QUOTE_CHAR);
SAME(SQL_GETDATA_EXTENSIONS);
SAME(SQL_GD_BLOCK);
SAME(SQL_GD_BOUND);
SAME(SQL_ROLLBACK);
SAME(SQL_PARAM_INPUT);
SAME(SQL_NO_NULLS);
SAME(SQL_CHAR);
SAME(SQL_C_CHAR);
SAME(SQL_NUMERIC);
SAME(SQL_DECIMAL);
_Static_assert((int)ACG_SQL_TYPE_INTEGER == SQL_INTEGER, "integer");
SAME(SQL_SMALLINT);
SAME(SQL_FLOAT);
SAME(SQL_REAL);
SAME(SQL_DOUBLE);
SAME(SQL_C_DOUBLE);
SAME(SQL_VARCHAR);
SAME(SQL_TYPE_DATE);
SAME(SQL_TYPE_TIMESTAMP);
SAME(SQL_BIGINT);
SAME(SQL_C_SBIGINT);
SAME(SQL_TINYINT);
SAME(SQL_BIT);
SAME(SQL_BINARY);
SAME(SQL_VARBINARY);
SAME(SQL_LONGVARBINARY);
SAME(SQL_LONGVARCHAR);
SAME(SQL_WCHAR);
SAME(SQL_WVARCHAR);
SAME(SQL_WLONGVARCHAR);
_Static_assert((int)ACG_SQL_OV_ODBC3 == (int)SQL_OV_ODBC3, "version");
_Static_assert(sizeof(SQLLEN) == sizeof(long) && sizeof(SQLULEN) == sizeof(long), "lengths");
_Static_assert(sizeof(SQLRETURN) == sizeof(short) && sizeof(SQLSMALLINT) == sizeof(short), "short");
_Static_assert(sizeof(SQLINTEGER) == sizeof(int) && sizeof(SQLHANDLE) == sizeof(void *), "handles");
#endif

/** A database of SQLite, empty. */
struct room {
    char path[64], connection[200];
    acg_report *report;
    acg_odbc *odbc; // NULL where SQLite's driver is not installed
};

static int make_room(void **state)
{
    struct room *room = calloc(1, sizeof *room);
    if (!room) return -1;
    strcpy(room->path, "/tmp/acg-odbc-XXXXXX");
    int file = mkstemp(room->path);
    if (file < 0) return -1;
    close(file);
    snprintf(room->connection, sizeof room->connection, "Driver=SQLite3;Database=%s;PWD=geheim",
             room->path);
    room->report = acg_report_new();
    if (!room->report) return -1;
    if (acg_odbc_open(room->connection, 0, &room->odbc, room->report)) {
        printf("skipped: SQLite's ODBC driver (libsqliteodbc): %s\n",
               acg_report_get(room->report, 0)->text);
    }
    *state = room;
    return 0;
}

static int clear_room(void **state)
{
    struct room *room = *state;
    acg_odbc_close(room->odbc);
    acg_report_free(room->report);
    unlink(room->path);
    free(room);
    return 0;
}

static void run(acg_odbc *odbc, const char *sql)
{
    acg_odbc_end(acg_odbc_ask(odbc, sql, NULL, 0));
    assert_int_equal(acg_odbc_status(odbc), ACG_OK);
}

static void expect_cell(const acg_odbc_rows *rows, size_t column, const char *expected)
{
    size_t length;
    const char *text = acg_odbc_cell(rows, column, &length);
    if (!expected) {
        assert_null(text);
        return;
    }
    assert_non_null(text);
    assert_string_equal(text, expected);
    assert_int_equal(length, strlen(expected));
}

/** What was put in comes out: texts whole, however long, and NULL apart from the blank. */
static void test_values(void **state)
{
    struct room *room = *state;
    if (!room->odbc) return;
    enum { LONG = 100000 };
    char *text = malloc(LONG + 1);
    assert_non_null(text);
    memset(text, 'x', LONG);
    text[LONG] = '\0';
    struct acg_odbc_value values[] = {
        {.type = ACG_SQL_TEXT, .text = text, .length = LONG},
        {.type = ACG_SQL_INTEGER, .integer = -9007199254740993},
        {.type = ACG_SQL_NUMBER, .number = 0.5},
        {.type = ACG_SQL_TEXT, .text = "", .length = 0},
        {.type = ACG_SQL_NULL},
    };
    run(room->odbc, "create table t (a text, b bigint, c double, d varchar(3), e text)");
    acg_odbc_end(acg_odbc_ask(room->odbc, "insert into t values (?, ?, ?, ?, ?)", values, 5));
    acg_odbc_rows *rows = acg_odbc_ask(room->odbc, "select * from t", NULL, 0);
    assert_int_equal(acg_odbc_columns(rows), 5);
    assert_string_equal(acg_odbc_column(rows, 1)->name, "b");
    assert_int_equal(acg_odbc_column(rows, 0)->kind, ACG_ODBC_TEXT);
    assert_int_equal(acg_odbc_column(rows, 1)->kind, ACG_ODBC_INTEGER);
    assert_int_equal(acg_odbc_column(rows, 2)->kind, ACG_ODBC_FLOAT);
    assert_true(acg_odbc_next(rows));
    expect_cell(rows, 0, text);
    expect_cell(rows, 1, "-9007199254740993");
    expect_cell(rows, 2, "0.5");
    expect_cell(rows, 3, "");
    expect_cell(rows, 4, NULL);
    assert_false(acg_odbc_next(rows));
    assert_false(acg_odbc_next(rows));
    acg_odbc_end(rows);
    assert_int_equal(acg_odbc_status(room->odbc), ACG_OK);
    free(text);
}

/** Rows by the thousand, and an answer that is left in its middle. */
static void test_many(void **state)
{
    struct room *room = *state;
    if (!room->odbc) return;
    size_t n = 0;
    acg_odbc_rows *rows = acg_odbc_ask(room->odbc,
                                       "with recursive n(i) as (select 1 union all select i + 1 "
                                       "from n where i < 2500) select i, i * i from n",
                                       NULL, 0);
    for (; acg_odbc_next(rows); n++) {
        size_t length;
        assert_int_equal(atol(acg_odbc_cell(rows, 0, &length)), n + 1);
        if (n == 1500) {
            acg_odbc_rows *other = acg_odbc_ask(room->odbc, "select 7", NULL, 0);
            assert_true(acg_odbc_next(other));
            expect_cell(other, 0, "7");
        }
    }
    assert_int_equal(n, 2500);
    assert_true(acg_odbc_next(acg_odbc_ask(room->odbc, "select 1 union select 2", NULL, 0)));
}

/** Names are what they are, whatever stands in them. */
static void test_names(void **state)
{
    static const char *const names[] = {"plain", "with blank", "q\"uote", "x\"; drop table t; --",
                                        "T\xc3\xbcrkiye"};
    struct room *room = *state;
    if (!room->odbc) return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct acg_buffer sql = {0};
        acg_buffer_text(&sql, "create table ");
        acg_odbc_add_name(room->odbc, names[i], strlen(names[i]), &sql);
        acg_buffer_text(&sql, " (a integer)");
        run(room->odbc, sql.data);
        acg_buffer_clear(&sql);
        acg_odbc_rows *rows =
            acg_odbc_ask(room->odbc, "select count(*) from sqlite_master where name = ?",
                         &(struct acg_odbc_value){
                             .type = ACG_SQL_TEXT, .text = names[i], .length = strlen(names[i])},
                         1);
        assert_true(acg_odbc_next(rows));
        expect_cell(rows, 0, "1");
    }
}

/** A failure is one line that names neither password nor path, and ends what follows. */
static void test_failure(void **state)
{
    struct room *room = *state;
    if (!room->odbc) return;
    assert_null(acg_odbc_ask(room->odbc, "select geheim from nowhere", NULL, 0));
    assert_int_equal(acg_odbc_status(room->odbc), ACG_REJECTED);
    const struct acg_remark *remark = acg_report_get(room->report, 0);
    assert_string_equal(remark->file, "odbc:Driver=SQLite3");
    assert_string_equal(remark->text,
                        "the server rejects the statement: no such table: nowhere (1)");
    assert_null(acg_odbc_ask(room->odbc, "select 1", NULL, 0));
    assert_int_equal(acg_report_count(room->report), 1);
}

static void test_secret(void **state)
{
    struct room *room = *state;
    if (!room->odbc) return;
    assert_null(acg_odbc_ask(room->odbc, "select * from geheim", NULL, 0));
    const struct acg_remark *remark = acg_report_get(room->report, 0);
    assert_null(strstr(remark->text, "geheim"));
    assert_non_null(strstr(remark->text, "no such table: ******"));
}

static void test_no_source(void **state)
{
    static const struct {
        const char *connection, *name;
    } cases[] = {
        {"DSN=nowhere;UID=ich;PWD=geheim", "odbc:DSN=nowhere"},
        {"nowhere", "odbc:DSN=nowhere"},
        {"Driver={no such; driver};Server=x;PWD={a;b}", "odbc:Driver=no such; driver;Server=x"},
        {";;=;UID", "odbc:"}};
    struct room *room = *state;
    if (!room->odbc) return;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        acg_odbc *odbc;
        acg_report *report = acg_report_new();
        assert_int_equal(acg_odbc_open(cases[i].connection, 1, &odbc, report), ACG_FAILED);
        assert_null(odbc);
        assert_string_equal(acg_report_get(report, 0)->file, cases[i].name);
        assert_null(strstr(acg_report_get(report, 0)->text, "geheim"));
        acg_report_free(report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_values, make_room, clear_room),
        cmocka_unit_test_setup_teardown(test_many, make_room, clear_room),
        cmocka_unit_test_setup_teardown(test_names, make_room, clear_room),
        cmocka_unit_test_setup_teardown(test_failure, make_room, clear_room),
        cmocka_unit_test_setup_teardown(test_secret, make_room, clear_room),
        cmocka_unit_test_setup_teardown(test_no_source, make_room, clear_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
