// Answers: rows in blocks, cells as text.
#include "base/odbc_connection.h"
#include "base/odbc_guard.h"

#include "base/array.h"
#include "base/limits.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_ROWS = 1000,     // of a block
    MOST_BLOCK = 4 << 20, // bytes of a block
    USUAL_WIDTH = 256,    // of a cell; longer ones are fetched once more
    MOST_NAME = 512,      // bytes of the name of a column
    MOST_COLUMNS = 1000,
};

/** A column, and its cells in the block at hand. */
struct cells {
    struct acg_odbc_column about;
    char *name;
    char *bytes; // `width` for each row of a block
    long *lengths;
    size_t width;
    bool is_short; // no cell is longer than that
    char *whole;   // of the row at hand, where it did not fit, or where there are no blocks
    size_t room, whole_length;
    bool is_whole; // `whole` has it
};

struct acg_odbc_rows {
    acg_odbc *odbc;
    void *statement;
    acg_odbc_rows *next; // of the connection
    struct cells *columns;
    size_t n_columns;
    unsigned long fetched, at; // rows of the block, the row at hand + 1
    size_t block;              // rows of a block; 0: one by one, cell by cell
    unsigned short *states;    // of the rows of a block
    bool is_done;
};

static bool check(acg_odbc_rows *rows, short result)
{
    return acg_odbc_check(rows->odbc, result, ACG_SQL_HANDLE_STMT, rows->statement);
}

static bool say_memory(acg_odbc *odbc)
{
    if (!odbc->status) odbc->status = acg_out_of_memory(odbc->report);
    return false;
}

static enum acg_odbc_kind kind_of(short type)
{
    switch (type) {
    case ACG_SQL_CHAR:
    case ACG_SQL_VARCHAR:
    case ACG_SQL_LONGVARCHAR:
    case ACG_SQL_WCHAR:
    case ACG_SQL_WVARCHAR:
    case ACG_SQL_WLONGVARCHAR:
        return ACG_ODBC_TEXT;
    case ACG_SQL_TINYINT:
    case ACG_SQL_SMALLINT:
    case ACG_SQL_TYPE_INTEGER:
    case ACG_SQL_BIGINT:
        return ACG_ODBC_INTEGER;
    case ACG_SQL_NUMERIC:
    case ACG_SQL_DECIMAL:
        return ACG_ODBC_DECIMAL;
    case ACG_SQL_REAL:
    case ACG_SQL_FLOAT:
    case ACG_SQL_DOUBLE:
        return ACG_ODBC_FLOAT;
    case ACG_SQL_TYPE_DATE:
        return ACG_ODBC_DATE;
    case ACG_SQL_TYPE_TIMESTAMP:
        return ACG_ODBC_TIMESTAMP;
    case ACG_SQL_BINARY:
    case ACG_SQL_VARBINARY:
    case ACG_SQL_LONGVARBINARY:
        return ACG_ODBC_BYTES;
    default:
        return ACG_ODBC_OTHER;
    }
}

/** Asks what a column is. */
static bool describe(acg_odbc_rows *rows, size_t i)
{
    struct cells *column = &rows->columns[i];
    unsigned char name[MOST_NAME] = "";
    short length = 0, type = 0, digits = 0, nullable = 1;
    unsigned long size = 0;
    short result =
        rows->odbc->api.DescribeCol(rows->statement, (unsigned short)(i + 1), name, sizeof name,
                                    &length, &type, &size, &digits, &nullable);
    if (!check(rows, result)) return false;
    name[sizeof name - 1] = '\0';
    column->name = strdup((char *)name);
    column->about = (struct acg_odbc_column){.name = column->name,
                                             .kind = kind_of(type),
                                             .digits = digits,
                                             .may_be_null = nullable != ACG_SQL_NO_NULLS};
    column->width = USUAL_WIDTH;
    column->is_short = size > 0 && size < USUAL_WIDTH / 4;
    if (column->is_short) column->width = size * 4 + 16; // UTF-8, sign, point, NUL
    return column->name || say_memory(rows->odbc);
}

static bool set_attribute(acg_odbc_rows *rows, int attribute, void *value)
{
    return check(rows, rows->odbc->api.SetStmtAttr(rows->statement, attribute, value, 0));
}

/** How many rows a block has: one, if cells may have to be fetched once more. In a larger one
 * MariaDB's driver has them from the wrong place after SQLSetPos. */
static size_t block_of(const acg_odbc_rows *rows)
{
    size_t row = 0;
    for (size_t i = 0; i < rows->n_columns; i++) {
        if (!rows->columns[i].is_short) return 1;
        row += rows->columns[i].width;
    }
    return row * MOST_ROWS > MOST_BLOCK ? MOST_BLOCK / row : MOST_ROWS;
}

/** Makes room for blocks, and tells the driver. */
static bool bind(acg_odbc_rows *rows)
{
    rows->block = block_of(rows);
    rows->states = calloc(rows->block, sizeof *rows->states);
    if (!rows->states) return say_memory(rows->odbc);
    void *size =
        (void *)(uintptr_t)rows->block; // NOLINT(performance-no-int-to-ptr): as ODBC has it
    bool bound = set_attribute(rows, ACG_SQL_ATTR_ROW_ARRAY_SIZE, size) &&
                 set_attribute(rows, ACG_SQL_ATTR_ROWS_FETCHED_PTR, &rows->fetched) &&
                 set_attribute(rows, ACG_SQL_ATTR_ROW_STATUS_PTR, rows->states);
    for (size_t i = 0; i < rows->n_columns && bound; i++) {
        struct cells *column = &rows->columns[i];
        column->bytes = calloc(rows->block, column->width);
        column->lengths = calloc(rows->block, sizeof *column->lengths);
        if (!column->bytes || !column->lengths) return say_memory(rows->odbc);
        bound = check(rows, rows->odbc->api.BindCol(rows->statement, (unsigned short)(i + 1),
                                                    ACG_SQL_C_CHAR, column->bytes,
                                                    (long)column->width, column->lengths));
    }
    return bound;
}

/** Learns what the answer has. */
static bool prepare(acg_odbc_rows *rows)
{
    short n = 0;
    if (!check(rows, rows->odbc->api.NumResultCols(rows->statement, &n))) return false;
    if (n <= 0) return true; // a statement without an answer
    if (n > MOST_COLUMNS) {
        struct acg_place place = {.file = rows->odbc->name};
        rows->odbc->status = acg_reject(rows->odbc->report, &place,
                                        "%d columns are too many: at most %d", n, MOST_COLUMNS);
        return false;
    }
    rows->columns = calloc((size_t)n, sizeof *rows->columns);
    if (!rows->columns) return say_memory(rows->odbc);
    rows->n_columns = (size_t)n;
    for (size_t i = 0; i < rows->n_columns; i++) {
        if (!describe(rows, i)) return false;
    }
    return !rows->odbc->can_refetch || bind(rows);
}

/** Hands the values of question marks over; `lengths` of them must live until the statement is
 * run. */
static bool bind_values(acg_odbc_rows *rows, const struct acg_odbc_value values[], size_t n,
                        long lengths[])
{
    bool bound = true;
    for (size_t i = 0; i < n && bound; i++) {
        const struct acg_odbc_value *value = &values[i];
        short c_type = ACG_SQL_C_CHAR, type = ACG_SQL_VARCHAR;
        unsigned long size = value->length > 0 ? value->length : 1;
        const void *bytes = value->text;
        lengths[i] = (long)value->length;
        if (value->type == ACG_SQL_INTEGER) {
            c_type = ACG_SQL_C_SBIGINT;
            type = ACG_SQL_BIGINT;
            bytes = &value->integer;
        } else if (value->type == ACG_SQL_NUMBER) {
            c_type = ACG_SQL_C_DOUBLE;
            type = ACG_SQL_DOUBLE;
            bytes = &value->number;
        } else if (value->type == ACG_SQL_NULL) {
            lengths[i] = ACG_SQL_NULL_DATA;
        }
        bound = check(rows, rows->odbc->api.BindParameter(rows->statement, (unsigned short)(i + 1),
                                                          ACG_SQL_PARAM_INPUT, c_type, type, size,
                                                          0, (void *)bytes, (long)value->length,
                                                          &lengths[i]));
    }
    return bound;
}

/** Runs the statement. */
static bool run(acg_odbc_rows *rows, const char *sql, const struct acg_odbc_value values[],
                size_t n)
{
    const struct acg_odbc_api *api = &rows->odbc->api;
    long *lengths = calloc(n + 1, sizeof *lengths);
    if (!lengths) return say_memory(rows->odbc);
    if (rows->odbc->seconds > 0) {                              // not every driver has it
        void *seconds = (void *)(uintptr_t)rows->odbc->seconds; // NOLINT(performance-no-int-to-ptr)
        api->SetStmtAttr(rows->statement, ACG_SQL_ATTR_QUERY_TIMEOUT, seconds, 0);
    }
    bool done = bind_values(rows, values, n, lengths);
    if (done) {
        struct acg_odbc_guard guard;
        acg_odbc_guard_start(&guard, api, rows->statement, rows->odbc->seconds);
        short result = api->ExecDirect(rows->statement, (unsigned char *)sql, ACG_SQL_NTS);
        rows->odbc->is_late = acg_odbc_guard_stop(&guard);
        done = result == ACG_SQL_NO_DATA || check(rows, result);
    }
    free(lengths);
    return done;
}

acg_odbc_rows *acg_odbc_ask(acg_odbc *odbc, const char *sql, const struct acg_odbc_value values[],
                            size_t n)
{
    if (odbc->status) return NULL;
    acg_odbc_rows *rows = calloc(1, sizeof *rows);
    if (!rows) {
        say_memory(odbc);
        return NULL;
    }
    rows->odbc = odbc;
    rows->next = odbc->rows;
    odbc->rows = rows;
    short result = odbc->api.AllocHandle(ACG_SQL_HANDLE_STMT, odbc->connection, &rows->statement);
    if (result != ACG_SQL_SUCCESS && result != ACG_SQL_SUCCESS_WITH_INFO) rows->statement = NULL;
    bool done = acg_odbc_check(odbc, result, ACG_SQL_HANDLE_DBC, odbc->connection) &&
                run(rows, sql, values, n) && prepare(rows);
    if (done) return rows;
    acg_odbc_end(rows);
    return NULL;
}

void acg_odbc_end(acg_odbc_rows *rows)
{
    if (!rows) return;
    acg_odbc_rows **at = &rows->odbc->rows;
    while (*at != rows)
        at = &(*at)->next;
    *at = rows->next;
    if (rows->statement) {
        if (rows->odbc->status) rows->odbc->api.Cancel(rows->statement);
        rows->odbc->api.FreeHandle(ACG_SQL_HANDLE_STMT, rows->statement);
    }
    for (size_t i = 0; i < rows->n_columns; i++) {
        free(rows->columns[i].name);
        free(rows->columns[i].bytes);
        free(rows->columns[i].lengths);
        free(rows->columns[i].whole);
    }
    free(rows->columns);
    free(rows->states);
    free(rows);
}

size_t acg_odbc_columns(const acg_odbc_rows *rows)
{
    return rows ? rows->n_columns : 0;
}

const struct acg_odbc_column *acg_odbc_column(const acg_odbc_rows *rows, size_t column)
{
    return &rows->columns[column].about;
}

/** Fetches a cell whole, piece by piece. */
static bool get_whole(acg_odbc_rows *rows, size_t i)
{
    struct cells *column = &rows->columns[i];
    size_t length = 0;
    column->is_whole = true;
    for (;;) {
        if (length > ACG_MAX_TEXT) {
            struct acg_place place = {.file = rows->odbc->name};
            rows->odbc->status = acg_reject(rows->odbc->report, &place,
                                            "a value is over the limit of %d bytes", ACG_MAX_TEXT);
            return false;
        }
        if (!acg_array_reserve(&column->whole, 2 * length + USUAL_WIDTH, &column->room, 1)) {
            return say_memory(rows->odbc);
        }
        long left = 0;
        size_t room = column->room - length;
        short result =
            rows->odbc->api.GetData(rows->statement, (unsigned short)(i + 1), ACG_SQL_C_CHAR,
                                    column->whole + length, (long)room, &left);
        if (result == ACG_SQL_NO_DATA) break; // the piece before was the last
        if (!check(rows, result)) return false;
        if (left == ACG_SQL_NULL_DATA) {
            column->whole_length = SIZE_MAX;
            return true;
        }
        if (left >= 0 && (size_t)left < room) {
            length += (size_t)left;
            break;
        }
        length += room - 1; // without the NUL behind each piece
    }
    column->whole[length] = '\0';
    column->whole_length = length;
    return true;
}

/** A cell is longer than its column can be. */
static bool reject_long(acg_odbc_rows *rows, const struct cells *column)
{
    struct acg_place place = {.file = rows->odbc->name};
    char room[ACG_QUOTE];
    rows->odbc->status =
        acg_reject(rows->odbc->report, &place,
                   "a value of the column '%s' is longer than the driver says that they are",
                   acg_quote(room, column->name, strlen(column->name)));
    return false;
}

/** Fetches the cells of the row at hand that did not fit into the block. */
static bool complete(acg_odbc_rows *rows)
{
    for (size_t i = 0; i < rows->n_columns; i++) {
        struct cells *column = &rows->columns[i];
        long length = column->lengths[rows->at - 1];
        column->is_whole = false;
        if (length != ACG_SQL_NO_TOTAL && length < (long)column->width) continue;
        if (rows->block > 1) return reject_long(rows, column);
        if (!get_whole(rows, i)) return false;
    }
    return true;
}

/** Fetches a row, or a block of them; false at the end. */
static bool fetch(acg_odbc_rows *rows)
{
    rows->fetched = 1; // where there are no blocks
    rows->at = 0;
    short result = rows->odbc->api.Fetch(rows->statement);
    rows->is_done = result == ACG_SQL_NO_DATA || !check(rows, result);
    if (rows->is_done) return false;
    for (size_t i = 0; i < rows->fetched && rows->block > 0; i++) {
        if (rows->states[i] == ACG_SQL_ROW_ERROR) return check(rows, ACG_SQL_ERROR);
    }
    return rows->fetched > 0;
}

bool acg_odbc_next(acg_odbc_rows *rows)
{
    if (!rows || rows->odbc->status || rows->is_done || rows->n_columns == 0) return false;
    if (rows->at == rows->fetched && !fetch(rows)) return false;
    rows->at++;
    if (rows->block > 0) return complete(rows);
    for (size_t i = 0; i < rows->n_columns; i++) {
        if (!get_whole(rows, i)) return false;
    }
    return true;
}

const char *acg_odbc_cell(const acg_odbc_rows *rows, size_t i, size_t *length)
{
    const struct cells *column = &rows->columns[i];
    *length = 0;
    if (column->is_whole) {
        if (column->whole_length == SIZE_MAX) return NULL;
        *length = column->whole_length;
        return column->whole;
    }
    size_t at = rows->at - 1;
    if (column->lengths[at] == ACG_SQL_NULL_DATA) return NULL;
    *length = (size_t)column->lengths[at];
    return column->bytes + at * column->width;
}
