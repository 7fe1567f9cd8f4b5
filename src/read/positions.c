#include "actorgraph/position.h"

#include "base/array.h"
#include "base/number.h"
#include "base/utf8.h"
#include "read/columns.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ACTOR, X, Y, N_KEYS };
static const char *const names[N_KEYS] = {"actor", "x", "y"};
static const struct acg_table_keys keys = {.keys = names, .n_keys = N_KEYS};
static const double most = 1000; // hundredths of the width

/** A table of positions on its way in. */
struct reading {
    const acg_graph *graph;
    struct acg_rows rows;
    struct acg_columns columns;
    struct acg_position *positions;
    size_t n, room;
    bool *seen; // by graph actor
};

/** Where a key of the row at hand stands. */
static struct acg_place place_of(const struct reading *reading, int key, char pointer[64])
{
    const struct acg_rows *rows = &reading->rows;
    size_t column = reading->columns.of[key].column;
    struct acg_place place = {.file = rows->name,
                              .pointer = pointer,
                              .order =
                                  column < rows->n_cells ? rows->cells[column].at : rows->row_at};
    acg_rows_locate(rows, place.order, &place.line, &place.column);
    snprintf(pointer, 64, "row %zu, column %s", rows->row, names[key]);
    return place;
}

static acg_status read_number(const struct reading *reading, int key, double *out,
                              acg_report *report)
{
    struct acg_piece text = acg_columns_value(&reading->columns, &reading->rows, (size_t)key);
    char pointer[64], quoted[ACG_QUOTE];
    struct acg_place place = place_of(reading, key, pointer);
    if (text.text && acg_number_parse(text.text, text.length, out) && fabs(*out) <= most) {
        return ACG_OK;
    }
    return acg_reject(report, &place,
                      "'%s' is no position; write a number of hundredths of the width, -1000 to "
                      "1000",
                      acg_quote(quoted, text.text ? text.text : "", text.length));
}

/** The actor of the row; what acg_graph_find_actor has against it is said with its place. */
static acg_status read_actor(struct reading *reading, uint32_t *out, acg_report *report)
{
    struct acg_piece text = acg_columns_value(&reading->columns, &reading->rows, ACTOR);
    char pointer[64];
    struct acg_place place = place_of(reading, ACTOR, pointer);
    if (!text.text) return acg_reject(report, &place, "no actor; write an id, or remove the row");
    char *copy = acg_arena_text(&reading->rows.arena, text.text, text.length);
    acg_report *apart = acg_report_new();
    acg_status status = copy && apart ? ACG_OK : acg_out_of_memory(report);
    if (!status) status = acg_graph_find_actor(reading->graph, copy, out, apart);
    if (status == ACG_REJECTED && acg_report_is_whole(apart)) {
        acg_reject(report, &place, "%s", acg_report_get(apart, 0)->text);
    } else if (status && copy && apart) {
        status = acg_out_of_memory(report);
    }
    acg_report_free(apart);
    if (status) return status;
    if (reading->seen[*out]) {
        return acg_reject(report, &place, "'%s' has a position already; remove one row", copy);
    }
    reading->seen[*out] = true;
    return ACG_OK;
}

static acg_status read_row(struct reading *reading, acg_report *report)
{
    struct acg_position position = {0};
    acg_status status = read_actor(reading, &position.actor, report);
    if (!status) status = read_number(reading, X, &position.x, report);
    if (!status) status = read_number(reading, Y, &position.y, report);
    if (status) return status;
    if (!acg_array_room(&reading->positions, reading->n, &reading->room,
                        sizeof *reading->positions)) {
        return acg_out_of_memory(report);
    }
    reading->positions[reading->n++] = position;
    return ACG_OK;
}

static acg_status read_rows(struct reading *reading, acg_report *report)
{
    bool more = true;
    acg_status status = ACG_OK;
    while (!status && more) {
        status = acg_rows_next(&reading->rows, reading->columns.n_columns, &more, report);
        if (!status && more) status = read_row(reading, report);
    }
    return status;
}

static int by_actor(const void *a, const void *b)
{
    const struct acg_position *x = a, *y = b;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

acg_status acg_positions_parse(const acg_graph *graph, const char *name, const char *text,
                               size_t length, struct acg_position **positions, size_t *n,
                               acg_report *report)
{
    size_t n_actors;
    acg_graph_actors(graph, &n_actors);
    struct reading reading = {.graph = graph, .seen = calloc(n_actors + 1, sizeof(bool))};
    *positions = NULL;
    *n = 0;
    if (!reading.seen) return acg_out_of_memory(report);
    acg_status status = acg_rows_open(&reading.rows, name, text, length, report);
    if (!status) {
        status = acg_columns_init(&reading.columns, &reading.rows, &keys, NULL, NULL, report);
    }
    bool whole = reading.columns.n_columns == N_KEYS;
    for (size_t k = 0; k < N_KEYS && !status; k++)
        whole = whole && reading.columns.of[k].given && reading.columns.of[k].column == k;
    if (!status && !whole) {
        struct acg_place place = {.file = name, .line = 1};
        status = acg_reject(report, &place, "the columns of positions are actor, x, y");
    }
    if (!status) status = read_rows(&reading, report);
    if (!status && reading.n > 0) {
        qsort(reading.positions, reading.n, sizeof *reading.positions, by_actor);
        *positions = reading.positions;
        *n = reading.n;
    } else {
        free(reading.positions);
    }
    acg_columns_clear(&reading.columns);
    acg_rows_close(&reading.rows);
    free(reading.seen);
    return status;
}
