#include "read/database_reader.h"

#include "base/array.h"
#include "base/report.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const struct acg_row *acg_row_find(const struct acg_rows_by_number *rows, int64_t number)
{
    size_t low = 0, high = rows->count;
    if (number >= 1 && (uint64_t)number <= high && rows->items[number - 1].number == number) {
        return &rows->items[number - 1]; // numbered from 1 without gaps, as we write them
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->items[middle].number < number) low = middle + 1;
        else high = middle;
    }
    return low < rows->count && rows->items[low].number == number ? &rows->items[low] : NULL;
}

void acg_database_note(struct acg_database_reader *tables, struct acg_rows_by_number *rows,
                       const char *id)
{
    if (!acg_array_room(&rows->items, rows->count, &rows->room, sizeof *rows->items)) {
        acg_reader_out_of_memory(&tables->reader);
        return;
    }
    rows->items[rows->count++] = (struct acg_row){tables->number, {id, strlen(id)}};
}

/** The number in the first column of a row; false (said) if there is none. */
static bool number_of(struct acg_database_reader *tables, const char *table, const acg_query *query,
                      int64_t *number)
{
    struct acg_place place = {.file = tables->reader.json.name, .pointer = table};
    if (acg_query_type(query, 0) == ACG_SQL_INTEGER) {
        *number = acg_query_integer(query, 0);
        return true;
    }
    place.order = tables->n_rows;
    tables->reader.status =
        acg_reject(tables->reader.report, &place, "a row whose first column is no whole number");
    return false;
}

/** Rows come sorted, unless the file is damaged, or made to send us in circles. */
static void reject_order(struct acg_database_reader *tables, const char *table)
{
    struct acg_place place = {
        .file = tables->reader.json.name, .pointer = table, .order = tables->n_rows};
    tables->reader.status =
        acg_reject(tables->reader.report, &place,
                   "the rows are out of order; the database is damaged, take it from its source");
}

bool acg_database_enter(struct acg_database_reader *tables, const char *table,
                        const acg_query *query)
{
    int64_t number, before = tables->table == table ? tables->number : INT64_MIN;
    if (!number_of(tables, table, query, &number)) return false;
    tables->table = table;
    tables->number = number;
    tables->n_rows++;
    tables->reader.item_index = (size_t)number;
    if (number > before || (number == before && before == INT64_MIN)) return true;
    reject_order(tables, table);
    return false;
}

bool acg_database_text(struct acg_database_reader *tables, acg_query *query, int column,
                       const char *key, const char **text, size_t *length)
{
    struct acg_step step = {.key = key};
    enum acg_sql_type cell = acg_query_type(query, column);
    *text = NULL;
    *length = 0;
    if (cell == ACG_SQL_NULL) return true;
    if (cell == ACG_SQL_BYTES) {
        acg_reader_reject(&tables->reader, &step, "expected a text, found bytes (a blob)");
        return false;
    }
    const char *found = acg_query_text(query, column, length);
    if (acg_database_status(tables->database)) return false;
    if (memchr(found, '\0', *length)) {
        acg_reader_reject(&tables->reader, &step, "a text with a zero byte in it; remove it");
        return false;
    }
    if (acg_utf8_valid(found, *length) < *length) {
        acg_reader_reject(&tables->reader, &step, "a text that is no UTF-8; write it as UTF-8");
        return false;
    }
    *text = found;
    return true;
}

/** A day as it stands in a cell, or "NULL". */
static void day_text(const acg_query *query, int column, char text[24])
{
    switch (acg_query_type(query, column)) {
    case ACG_SQL_NULL:
        snprintf(text, 24, "NULL");
        return;
    case ACG_SQL_INTEGER:
        snprintf(text, 24, "%" PRId64, acg_query_integer(query, column));
        return;
    case ACG_SQL_NUMBER:
    case ACG_SQL_TEXT:
    case ACG_SQL_BYTES:
        snprintf(text, 24, "no day");
        return;
    }
}

static bool is_day(const acg_query *query, int column, bool open, int64_t day)
{
    enum acg_sql_type cell = acg_query_type(query, column);
    return open ? cell == ACG_SQL_NULL
                : cell == ACG_SQL_INTEGER && acg_query_integer(query, column) == day;
}

void acg_database_check_days(struct acg_database_reader *tables, const acg_query *query, int column,
                             struct acg_span when)
{
    struct acg_step step = {.key = "first_day"};
    bool starts = when.from != ACG_DAY_MIN, ends = when.until != ACG_DAY_MAX;
    if (is_day(query, column, !starts, when.from) &&
        is_day(query, column + 1, !ends, (int64_t)when.until - 1)) {
        return;
    }
    char first[24], last[24], from[24] = "NULL", until[24] = "NULL";
    day_text(query, column, first);
    day_text(query, column + 1, last);
    if (starts) snprintf(from, sizeof from, "%" PRId32, when.from);
    if (ends) snprintf(until, sizeof until, "%" PRId32, when.until - 1);
    acg_reader_reject(&tables->reader, &step,
                      "first_day and last_day are %s and %s, but the dates say %s and %s; write "
                      "these",
                      first, last, from, until);
}

/*
 * Sides.
 */

void acg_side_next(struct acg_database_reader *tables, struct acg_side *side)
{
    int64_t before = side->owner;
    side->more = acg_query_next(side->query);
    if (!side->more) return;
    side->more = number_of(tables, side->table, side->query, &side->owner);
    tables->n_rows++;
    if (side->more && side->owner < before) {
        reject_order(tables, side->table);
        side->more = false;
    }
}

void acg_side_restart(struct acg_database_reader *tables, struct acg_side *side)
{
    acg_query_restart(side->query);
    side->owner = INT64_MIN;
    acg_side_next(tables, side);
}

void acg_side_open(struct acg_database_reader *tables, struct acg_side *side, const char *table,
                   const char *sql)
{
    *side = (struct acg_side){.table = table, .owner = INT64_MIN};
    side->query = acg_query_new(tables->database, sql);
}

/** Nobody has the row at hand. */
static void reject_orphan(struct acg_database_reader *tables, const struct acg_side *side)
{
    struct acg_place place = {
        .file = tables->reader.json.name, .pointer = side->table, .order = tables->n_rows};
    tables->reader.status = acg_reject(
        tables->reader.report, &place,
        "a row belongs to number %" PRId64 ", which is not there; remove it", side->owner);
}

bool acg_side_is_at(struct acg_database_reader *tables, struct acg_side *side, int64_t owner,
                    bool strict)
{
    while (side->more && side->owner < owner) {
        if (strict) reject_orphan(tables, side);
        acg_side_next(tables, side);
    }
    return side->more && side->owner == owner;
}

void acg_side_skip(struct acg_database_reader *tables, struct acg_side *side, int64_t owner)
{
    while (side->more && side->owner == owner)
        acg_side_next(tables, side);
}

void acg_side_close(struct acg_database_reader *tables, struct acg_side *side, bool strict)
{
    bool whole = strict && !acg_database_status(tables->database) && !tables->reader.status;
    if (whole && side->more) reject_orphan(tables, side);
    acg_query_free(side->query);
    *side = (struct acg_side){0};
}
