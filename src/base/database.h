// base/database.h - SQLite: databases read with distrust, and written at one go.
#ifndef ACG_BASE_DATABASE_H
#define ACG_BASE_DATABASE_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * An open database. The first failure is said in the report, kept as its status, and ends all that
 * follows: queries then have no rows, and writes do nothing. Ask for the status once at the end.
 * ACG_REJECTED: what is in it is wrong; ACG_FAILED: memory, the disk, another program that writes.
 */
typedef struct acg_database acg_database;

/** Whether a file that begins with these bytes is one of SQLite. */
bool acg_database_is(const char *bytes, size_t length);

/**
 * Opens the file at `path` to be read, as it stands now: what another program writes meanwhile is
 * not seen. No trigger, view, extension or function of the file is ever run, nothing is written
 * beside it. A file that ends before its last page is refused.
 *
 * @param head  of the file: acg_file_head
 * @param out   yours, acg_database_close. NULL after a failure
 */
acg_status acg_database_open(const char *path, const struct acg_file_head *head, acg_database **out,
                             acg_report *report);

/** The same with the bytes of a file, borrowed until it is closed. `name` is for remarks. */
acg_status acg_database_open_bytes(const char *bytes, size_t length, const char *name,
                                   acg_database **out, acg_report *report);

/** Opens once more what was opened to be read and has been read from, for another thread; sees the
 * same. NULL if that cannot be, for whatever reason: nothing is said. */
acg_database *acg_database_again(const acg_database *database, acg_report *report);

/** Makes a new database in the empty file at `path`, or in memory if that is NULL; called `name` in
 * remarks. No journal: half of one is of no use. */
acg_status acg_database_create(const char *path, const char *name, acg_database **out,
                               acg_report *report);

/** Closes it; what was written stands in the file only if the status was ACG_OK. Accepts NULL. */
void acg_database_close(acg_database *database);

acg_status acg_database_status(const acg_database *database);

/** Runs statements that need no answer. */
void acg_database_run(acg_database *database, const char *sql);

/** What was written, as the bytes of a file with a NUL behind; yours, free. */
acg_status acg_database_bytes(acg_database *database, char **bytes, size_t *length);

/** A statement: one row after the other, or a write. */
typedef struct acg_query acg_query;

/** Prepares a statement; NULL after a failure. Every function below accepts NULL. */
acg_query *acg_query_new(acg_database *database, const char *sql);
void acg_query_free(acg_query *query);

/** Sets the value of ?1, ?2, ...; texts are borrowed until the next one, NULL is NULL. */
void acg_query_set_integer(acg_query *query, int at, int64_t value);
void acg_query_set_number(acg_query *query, int at, double value);
void acg_query_set_text(acg_query *query, int at, const char *text);
void acg_query_set_null(acg_query *query, int at);

/** Goes to the next row; false behind the last one, or after a failure. */
bool acg_query_next(acg_query *query);

/** Begins again, with the values that are set. */
void acg_query_restart(acg_query *query);

/** Does a write, and is ready for the next. */
void acg_query_do(acg_query *query);

/** How many columns the rows have. */
int acg_query_columns(const acg_query *query);

/** What a cell of the row at hand has. */
enum acg_sql_type { ACG_SQL_NULL, ACG_SQL_INTEGER, ACG_SQL_NUMBER, ACG_SQL_TEXT, ACG_SQL_BYTES };
enum acg_sql_type acg_query_type(const acg_query *query, int column);
int64_t acg_query_integer(const acg_query *query, int column);
double acg_query_number(const acg_query *query, int column);

/** The cell as text, whatever it has, with a NUL behind; borrowed until the next row. Never NULL.
 * Neither UTF-8 nor the absence of NULs is sure. */
const char *acg_query_text(acg_query *query, int column, size_t *length);

#endif
