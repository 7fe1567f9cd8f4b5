// Weights of actors out of a table.
#include "actorgraph/read.h"

#include "base/array.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/report.h"
#include "base/unpack.h"
#include "base/utf8.h"
#include "read/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum weight_key { WEIGHT_ACTOR, WEIGHT_DATE, WEIGHT_WEIGHT, N_WEIGHT_KEYS };

static const char *const names[N_WEIGHT_KEYS] = {"actor", "date", "weight"};
static const struct acg_table_keys keys = {
    .keys = names, .n_keys = N_WEIGHT_KEYS, .option = "--weight-map"};

/** Weights while they are read. */
struct list {
    struct acg_actor_weight *items;
    size_t count, room;
};

static acg_status refuse(const struct acg_rows *rows, const struct acg_columns *columns,
                         enum weight_key key, const char *why, acg_report *report)
{
    char row[64], quoted[ACG_QUOTE];
    size_t column = acg_columns_of(columns, names[key]);
    struct acg_piece text = acg_columns_value(columns, rows, key);
    struct acg_place place = {.file = rows->name, .pointer = row};
    snprintf(row, sizeof row, "row %zu", rows->row);
    place.order = column < rows->n_cells ? rows->cells[column].at : rows->row_at;
    acg_rows_locate(rows, place.order, &place.line, &place.column);
    return acg_reject(report, &place, "'%s' %s",
                      acg_quote(quoted, text.text ? text.text : "", text.length), why);
}

static acg_status add_row(const struct acg_rows *rows, const struct acg_columns *columns,
                          const acg_graph *graph, struct list *list, acg_report *report)
{
    struct acg_piece id = acg_columns_value(columns, rows, WEIGHT_ACTOR);
    struct acg_piece when = acg_columns_value(columns, rows, WEIGHT_DATE);
    struct acg_piece weight = acg_columns_value(columns, rows, WEIGHT_WEIGHT);
    char why[ACG_DATE_WHY];
    struct acg_date date = {.span = acg_span_all()};
    if (!id.text || !weight.text) return ACG_OK;
    struct acg_actor_weight item = {.actor = acg_graph_actor_by_id(graph, id.text, id.length)};
    if (item.actor == ACG_NONE) return ACG_OK;
    if (!acg_number_parse(weight.text, weight.length, &item.weight)) {
        return refuse(rows, columns, WEIGHT_WEIGHT, "is no number", report);
    }
    if (when.text && !acg_date_parse(when.text, when.length, &date, why)) {
        return refuse(rows, columns, WEIGHT_DATE, why, report);
    }
    item.when = date.span;
    if (!acg_array_room(&list->items, list->count, &list->room, sizeof item)) {
        return acg_out_of_memory(report);
    }
    list->items[list->count++] = item;
    return ACG_OK;
}

static acg_status read_rows(struct acg_rows *rows, const struct acg_columns *columns,
                            const acg_graph *graph, struct list *list, acg_report *report)
{
    bool more = true;
    acg_status status = ACG_OK;
    struct acg_place place = {.file = rows->name};
    if (!columns->of[WEIGHT_ACTOR].given || !columns->of[WEIGHT_WEIGHT].given) {
        return acg_reject(report, &place,
                          "no column is mapped to actor or weight; write --weight-map "
                          "actor=COLUMN,date=COLUMN,weight=COLUMN");
    }
    while (more && !status) {
        status = acg_rows_next(rows, columns->n_columns, &more, report);
        if (!status && more && acg_columns_want(columns, rows)) {
            status = add_row(rows, columns, graph, list, report);
        }
    }
    if (!status && list->count == 0) {
        status = acg_reject(report, &place,
                            "no row is about an actor of the graph; the ids of both "
                            "must be alike");
    }
    return status;
}

acg_status acg_weights_read(const struct acg_table_file *table, const acg_graph *graph,
                            struct acg_actor_weight **out, size_t *n, acg_report *report)
{
    struct acg_buffer bytes = {0};
    struct acg_rows rows = {0};
    struct acg_columns columns = {0};
    struct list list = {0};
    const char *name = strcmp(table->path, "-") == 0 ? "standard input" : table->path;
    *out = NULL;
    acg_status status = acg_file_read(table->path, ACG_MAX_BYTES, &bytes, report);
    if (!status) status = acg_unpack(name, ACG_MAX_BYTES, &bytes, report);
    if (!status) {
        status = acg_rows_open(&rows, name, bytes.data ? bytes.data : "", bytes.length, report);
    }
    if (!status) {
        status = acg_columns_init(&columns, &rows, &keys, table->map, table->where, report);
    }
    if (!status) status = read_rows(&rows, &columns, graph, &list, report);
    if (status) {
        free(list.items);
    } else {
        *out = list.items;
        *n = list.count;
    }
    acg_columns_clear(&columns);
    acg_rows_close(&rows);
    acg_buffer_clear(&bytes);
    return status;
}
