#include "read/server.h"

#include "base/child.h"
#include "base/database.h"
#include "base/number.h"
#include "base/odbc.h"
#include "base/report.h"
#include "base/utf8.h"
#include "model/graph_tables.h"
#include "read/database_schema.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/** What is to be copied. */
struct task {
    const char *connection, *name;
    unsigned seconds;
    struct acg_span when;
};

/** The copying. What goes wrong on either side is kept as that side's status. */
struct copy {
    const struct task *task;
    acg_odbc *server;
    acg_database *image;
    acg_report *report;
};

static acg_status status_of(const struct copy *copy)
{
    acg_status status = acg_odbc_status(copy->server);
    return status ? status : acg_database_status(copy->image);
}

static bool is_sqlite(const struct copy *copy)
{
    return strcmp(acg_odbc_engine(copy->server), "SQLite") == 0;
}

/** From now on there is as much time as one statement may take: for drivers without a clock. */
static void wind_up(const struct task *task)
{
    enum { GRACE = 2 }; // in which a server that has a clock says so itself
    if (task->seconds > 0) alarm(task->seconds + GRACE);
}

static acg_odbc_rows *ask(const struct copy *copy, const char *sql)
{
    wind_up(copy->task);
    return acg_odbc_ask(copy->server, sql, NULL, 0);
}

/*
 * Whether the server has the tables.
 */

/** Appends a name of ours, in quotes if it is a reserved word somewhere. */
static void add_name(const struct copy *copy, const char *name, struct acg_buffer *sql)
{
    bool is_reserved = strcmp(name, "key") == 0;
    if (is_reserved) acg_odbc_add_name(copy->server, name, strlen(name), sql);
    else acg_buffer_text(sql, name);
}

/** The whole number in the first cell of an answer; -1 if there is none. */
static int64_t number_of(const struct copy *copy, const char *sql)
{
    acg_odbc_rows *rows = ask(copy, sql);
    size_t length;
    const char *cell = acg_odbc_next(rows) ? acg_odbc_cell(rows, 0, &length) : NULL;
    int64_t number = cell ? strtoll(cell, NULL, 10) : -1;
    acg_odbc_end(rows);
    return number;
}

/** A server says the version in the table `meta`, a file of SQLite behind ODBC as a file does. */
static acg_status check_version(const struct copy *copy)
{
    struct acg_place place = {.file = copy->task->name};
    struct acg_buffer sql = {0};
    acg_buffer_text(&sql, "SELECT value FROM meta WHERE ");
    add_name(copy, "key", &sql);
    acg_buffer_text(&sql, " = '" ACG_TABLES_MARK "'");
    int64_t version = sql.failed ? -1 : number_of(copy, sql.data);
    acg_status status = sql.failed ? acg_out_of_memory(copy->report) : status_of(copy);
    acg_buffer_clear(&sql);
    if (status) return status;
    if (version < 0 && is_sqlite(copy)) {
        bool is_ours = number_of(copy, "PRAGMA application_id") == ACG_TABLES_OURS;
        if (is_ours) version = number_of(copy, "PRAGMA user_version");
    }
    if (!status_of(copy) && version < 0) {
        return acg_reject(copy->report, &place,
                          "its table meta has no row '%s' with the version of the tables; "
                          "docs/format.md says what a server must have",
                          ACG_TABLES_MARK);
    }
    status = status_of(copy);
    return status ? status : acg_database_version_check(version, &place, copy->report);
}

/** Whether all columns are there; a view may stand for a table. */
static acg_status check_columns(const struct copy *copy, const struct acg_schema_table *table)
{
    struct acg_place place = {.file = copy->task->name};
    struct acg_buffer others = {0};
    bool has[ACG_SCHEMA_COLUMNS] = {false};
    char sql[80];
    snprintf(sql, sizeof sql, "SELECT * FROM %s WHERE 1 = 0", table->name);
    acg_odbc_rows *rows = ask(copy, sql);
    for (size_t k = 0; k < acg_odbc_columns(rows); k++) {
        char quoted[ACG_QUOTE];
        const char *name = acg_odbc_column(rows, k)->name;
        acg_buffer_format(&others, "%s%s", others.length ? ", " : "",
                          acg_quote(quoted, name, strlen(name)));
        for (size_t i = 0; i < ACG_SCHEMA_COLUMNS && table->columns[i]; i++)
            has[i] |= strcasecmp(name, table->columns[i]) == 0;
    }
    acg_odbc_end(rows);
    acg_status status = others.failed ? acg_out_of_memory(copy->report) : status_of(copy);
    for (size_t i = 0; i < ACG_SCHEMA_COLUMNS && table->columns[i] && !status; i++) {
        if (has[i]) continue;
        status = acg_database_column_missing(
            table, table->columns[i], others.data ? others.data : "none", &place, copy->report);
    }
    acg_buffer_clear(&others);
    return status;
}

/*
 * Copying.
 */

static bool is_real(const char *column)
{
    return strcmp(column, "weight") == 0 || strcmp(column, "confidence") == 0;
}

/** Appends the condition that relations meet the window. */
static void add_window(struct acg_buffer *sql, struct acg_span when)
{
    acg_buffer_format(sql,
                      "(first_day IS NULL OR first_day < %" PRId32
                      ") AND (last_day IS NULL OR last_day >= %" PRId32 ")",
                      when.until, when.from);
}

/** Appends the condition on the rows of a table that they belong to such relations. */
static void add_condition(struct acg_buffer *sql, const char *table, struct acg_span when)
{
    static const struct {
        const char *table, *condition;
    } sides[] = {{"relation_actors", "relation"},
                 {"cites", "relation"},
                 {"extras", "part <> 'relation' OR item"}};
    if (acg_span_is_all(when)) return;
    if (strcmp(table, "relations") == 0) {
        acg_buffer_text(sql, " WHERE ");
        add_window(sql, when);
    }
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        if (strcmp(table, sides[i].table) != 0) continue;
        acg_buffer_format(sql, " WHERE %s IN (SELECT relation FROM relations WHERE ",
                          sides[i].condition);
        add_window(sql, when);
        acg_buffer_char(sql, ')');
    }
}

/** The question for the rows of a table, sorted so that they come in the order of the image. */
static void write_question(const struct copy *copy, const struct acg_schema_table *table,
                           struct acg_buffer *sql)
{
    acg_buffer_text(sql, "SELECT ");
    for (size_t i = 0; i < ACG_SCHEMA_COLUMNS && table->columns[i]; i++) {
        const char *column = table->columns[i];
        if (i > 0) acg_buffer_text(sql, ", ");
        if (is_real(column) && is_sqlite(copy)) { // whose driver rounds to 15 digits
            acg_buffer_format(sql, "CASE typeof(%s) WHEN 'real' THEN quote(%s) ELSE %s END", column,
                              column, column);
        } else {
            add_name(copy, column, sql);
        }
    }
    acg_buffer_format(sql, " FROM %s", table->name);
    add_condition(sql, table->name, copy->task->when);
    acg_buffer_text(sql, " ORDER BY 1");
}

/** The statement that adds a row to the image. */
static acg_query *new_adder(const struct copy *copy, const struct acg_schema_table *table)
{
    struct acg_buffer sql = {0};
    acg_buffer_format(&sql, "INSERT INTO %s (", table->name);
    for (size_t i = 0; i < ACG_SCHEMA_COLUMNS && table->columns[i]; i++)
        acg_buffer_format(&sql, "%s%s", i > 0 ? ", " : "", table->columns[i]);
    acg_buffer_text(&sql, ") VALUES (");
    for (size_t i = 0; i < ACG_SCHEMA_COLUMNS && table->columns[i]; i++)
        acg_buffer_format(&sql, "%s?%zu", i > 0 ? ", " : "", i + 1);
    acg_buffer_char(&sql, ')');
    acg_query *adder = sql.failed ? NULL : acg_query_new(copy->image, sql.data);
    if (sql.failed) acg_out_of_memory(copy->report);
    acg_buffer_clear(&sql);
    return adder;
}

/** Sets a value of the row. SQLite makes whole numbers of texts in columns of numbers by itself;
 * others it would not round rightly. */
static void set(acg_query *adder, int at, const char *column, const char *cell, size_t length)
{
    double number;
    bool is_number = cell && is_real(column) && acg_number_parse(cell, length, &number);
    if (is_number) acg_query_set_number(adder, at, number);
    else if (cell && strlen(cell) == length) acg_query_set_text(adder, at, cell);
    else if (cell) acg_query_set_text(adder, at, "\xff"); // a NUL in it: no UTF-8 either
    else acg_query_set_null(adder, at);
}

static acg_status copy_table(const struct copy *copy, const struct acg_schema_table *table)
{
    enum { STEP = 1024 }; // rows between looks at the clock
    struct acg_buffer sql = {0};
    write_question(copy, table, &sql);
    acg_query *adder = new_adder(copy, table);
    acg_odbc_rows *rows = sql.failed || !adder ? NULL : ask(copy, sql.data);
    for (size_t n = 1; acg_odbc_next(rows) && !acg_database_status(copy->image); n++) {
        for (size_t i = 0; i < ACG_SCHEMA_COLUMNS && table->columns[i]; i++) {
            size_t length;
            const char *cell = acg_odbc_cell(rows, i, &length);
            set(adder, (int)i + 1, table->columns[i], cell, length);
        }
        acg_query_do(adder);
        if (n % STEP == 0) wind_up(copy->task);
    }
    acg_status status = status_of(copy);
    if (!status && (sql.failed || !adder)) status = acg_out_of_memory(copy->report);
    acg_odbc_end(rows);
    acg_query_free(adder);
    acg_buffer_clear(&sql);
    return status;
}

static acg_status copy_all(const struct copy *copy)
{
    size_t n;
    const struct acg_schema_table *tables = acg_database_tables(&n);
    acg_status status = check_version(copy);
    for (size_t i = 0; i < n && !status; i++)
        status = check_columns(copy, &tables[i]);
    for (size_t i = 0; i < n && !status; i++)
        status = copy_table(copy, &tables[i]);
    return status;
}

/** Makes the image; in the child. */
static acg_status make_image(const void *context, struct acg_buffer *out, acg_report *report)
{
    const struct task *task = context;
    struct copy copy = {.task = task, .report = report};
    char marks[100], *bytes = NULL;
    size_t length = 0;
    signal(SIGALRM, SIG_DFL);
    wind_up(task);
    acg_status status = acg_odbc_open(task->connection, task->seconds, &copy.server, report);
    if (status) return status;
    acg_odbc_freeze(copy.server);
    snprintf(marks, sizeof marks, "BEGIN; PRAGMA application_id = %d; PRAGMA user_version = %d",
             ACG_TABLES_OURS, ACG_TABLES_VERSION);
    status = acg_database_create(NULL, task->name, &copy.image, report);
    if (!status) {
        acg_database_run(copy.image, marks);
        acg_database_run(copy.image, acg_graph_tables);
        status = copy_all(&copy);
        acg_database_run(copy.image, "COMMIT");
    }
    if (!status) status = acg_database_bytes(copy.image, &bytes, &length);
    if (!status)
        *out = (struct acg_buffer){.data = bytes, .length = length, .capacity = length + 1};
    acg_database_close(copy.image);
    wind_up(task);
    acg_odbc_close(copy.server);
    return status;
}

acg_status acg_server_copy(const char *connection, const char *name, unsigned seconds,
                           struct acg_span when, struct acg_buffer *image, acg_report *report)
{
    struct task task = {connection, name, seconds, when};
    struct acg_place place = {.file = name};
    int number;
    acg_status status = acg_child_try(make_image, &task, name, image, &number, report);
    if (number == SIGALRM) {
        return acg_fail(report, &place, "no answer in time; give it more by --timeout");
    }
    if (number) {
        return acg_fail(report, &place,
                        "the ODBC driver crashed (%s), as some do when the connection is lost; "
                        "try again",
                        strsignal(number));
    }
    return status;
}
