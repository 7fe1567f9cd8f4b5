// base/odbc.h - databases of other engines through ODBC: a statement goes out, rows come back.
#ifndef ACG_BASE_ODBC_H
#define ACG_BASE_ODBC_H

#include "base/buffer.h"
#include "base/database.h"

/**
 * A connection. The first failure is said in the report, kept as its status, and ends all that
 * follows: questions then have no rows. Ask for the status once at the end. ACG_FAILED: no driver,
 * login, connection, or no answer in time; ACG_REJECTED: the server does not have such a table or
 * column, or its type does not fit. Not for several threads at once; each may have its own.
 */
typedef struct acg_odbc acg_odbc;

/**
 * Connects. Nothing of the connection string but DSN, Driver and Server is ever printed, and what
 * else of it a message of the server repeats is blotted out.
 *
 * @param connection  "DSN=events", "Driver={...};Server=...;...", or the name of a data source
 * @param seconds     that the login, and each statement, may take; 0: as long as they like
 * @param out         yours, acg_odbc_close. NULL after a failure
 */
acg_status acg_odbc_open(const char *connection, unsigned seconds, acg_odbc **out,
                         acg_report *report);

/** What comes behind "odbc:", by which a server is named where else stands a file; else NULL. */
const char *acg_odbc_of_path(const char *path);

/** What remarks call a connection: "odbc:DSN=events"; yours, free. NULL if memory is out. */
char *acg_odbc_title(const char *connection);

/** Closes it, and the answers that are still open. Accepts NULL. */
void acg_odbc_close(acg_odbc *odbc);

acg_status acg_odbc_status(const acg_odbc *odbc);

/** What remarks call it: "odbc:DSN=events". */
const char *acg_odbc_name(const acg_odbc *odbc);

/** The engine, as it calls itself: "PostgreSQL", "MariaDB", "SQLite". */
const char *acg_odbc_engine(const acg_odbc *odbc);

/** From now on all questions see the same state of the database, where the engine can do that. */
void acg_odbc_freeze(acg_odbc *odbc);

/** Appends a name in quotes, so that it is taken as it is written. ACG_REJECTED in its status where
 * the engine has no quotes and the name needs them. */
void acg_odbc_add_name(acg_odbc *odbc, const char *name, size_t length, struct acg_buffer *out);

/** A value for a ? of a statement. Texts are borrowed until acg_odbc_ask is done. */
struct acg_odbc_value {
    enum acg_sql_type type; /**< NULL, integer, number or text */
    int64_t integer;
    double number;
    const char *text;
    size_t length;
};

/** A column of an answer. */
struct acg_odbc_column {
    const char *name;
    enum acg_odbc_kind {
        ACG_ODBC_TEXT,
        ACG_ODBC_INTEGER,
        ACG_ODBC_DECIMAL, /**< exact, with `digits` behind the point */
        ACG_ODBC_FLOAT,
        ACG_ODBC_DATE,
        ACG_ODBC_TIMESTAMP,
        ACG_ODBC_BYTES, /**< cells are hexadecimal */
        ACG_ODBC_OTHER
    } kind;
    int digits;
    bool may_be_null;
};

/** An answer: one row after the other, fetched in blocks. Functions below accept NULL. */
typedef struct acg_odbc_rows acg_odbc_rows;

/** Sends a statement with values for its `n` question marks; NULL after a failure. */
acg_odbc_rows *acg_odbc_ask(acg_odbc *odbc, const char *sql, const struct acg_odbc_value values[],
                            size_t n);

/** Ends an answer, whether or not all was read. */
void acg_odbc_end(acg_odbc_rows *rows);

size_t acg_odbc_columns(const acg_odbc_rows *rows);
const struct acg_odbc_column *acg_odbc_column(const acg_odbc_rows *rows, size_t column);

/** Goes to the next row; false behind the last one, or after a failure. */
bool acg_odbc_next(acg_odbc_rows *rows);

/** A cell of the row at hand as text, whole, with a NUL behind; borrowed until the next row. NULL
 * is NULL. Neither UTF-8 nor the absence of NULs is sure. */
const char *acg_odbc_cell(const acg_odbc_rows *rows, size_t column, size_t *length);

#endif
