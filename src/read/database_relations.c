// The relations of a database: all, or those that meet a window.
#include "read/database_reader.h"

#include "base/array.h"
#include "base/process.h"
#include "base/report.h"
#include "model/graph_tables.h"
#include "read/judge.h"
#include "read/relation.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum column {
    NUMBER,
    ID,
    FROM,
    TO,
    KIND,
    TYPE,
    WEIGHT,
    DATE,
    SINCE,
    UNTIL,
    FIRST_DAY,
    LAST_DAY,
    STATUS,
    CONFIDENCE,
    DIRECTED,
    NOTE,
    RECORDED
};

static const char row_sql[] =
    "SELECT relation, id, from_actor, to_actor, kind, type, weight, date, since, until, first_day, "
    "last_day, status, confidence, directed, note, recorded "
    "FROM relations WHERE relation BETWEEN ?1 AND ?2 ORDER BY relation";

enum side_of_relations { CITES, MEMBERS, EXTRAS, N_SIDES };

static const struct {
    const char *table, *sql;
} sides_of_relations[N_SIDES] = {
    [CITES] = {"cites", "SELECT relation, source FROM cites WHERE relation BETWEEN ?1 AND ?2 "
                        "ORDER BY relation, place"},
    [MEMBERS] = {"relation_actors", "SELECT relation, actor FROM relation_actors "
                                    "WHERE relation BETWEEN ?1 AND ?2 ORDER BY relation, place"},
    [EXTRAS] = {"extras", "SELECT item, key, json FROM extras WHERE part = 'relation' AND item "
                          "BETWEEN ?1 AND ?2 ORDER BY item, key"},
};

/** The reading of relations. */
struct reading {
    struct acg_database_reader *tables;
    acg_query *rows;
    struct acg_side sides[N_SIDES];
    bool empty[N_SIDES]; // no row in all of the table
    bool whole;          // all relations are read
    struct acg_relation relation;
};

static bool goes_on(const struct reading *reading)
{
    return reading->tables->reader.status != ACG_FAILED &&
           !acg_database_status(reading->tables->database);
}

/*
 * A row.
 */

static bool get_text(struct reading *reading, enum column column, const char *key,
                     struct acg_piece *out)
{
    return acg_database_text(reading->tables, reading->rows, (int)column, key, &out->text,
                             &out->length);
}

static bool get_number(struct reading *reading, enum column column, const char *key, bool *has,
                       double *out)
{
    struct acg_step step = {.key = key};
    enum acg_sql_type cell = acg_query_type(reading->rows, (int)column);
    *has = cell == ACG_SQL_INTEGER || cell == ACG_SQL_NUMBER;
    if (*has) *out = acg_query_number(reading->rows, (int)column);
    if (*has || cell == ACG_SQL_NULL) return true;
    acg_reader_reject(&reading->tables->reader, &step, "expected a number");
    return false;
}

static bool get_flag(struct reading *reading)
{
    struct acg_relation *relation = &reading->relation;
    struct acg_step step = {.key = "directed"};
    double value = 0;
    if (!get_number(reading, DIRECTED, step.key, &relation->has_directed, &value)) return false;
    relation->directed = value > 0;
    if (!relation->has_directed || value == (double)relation->directed) return true;
    acg_reader_reject(&reading->tables->reader, &step, "expected 0 or 1");
    return false;
}

/** Finds the id of what a cell refers to by number; NULL for NULL. False after an error. */
static bool find(struct reading *reading, acg_query *query, int column, const struct acg_step *step,
                 const struct acg_rows_by_number *rows, struct acg_piece *out)
{
    const struct acg_database_reader *tables = reading->tables;
    struct acg_reader *reader = &reading->tables->reader;
    enum acg_sql_type cell = acg_query_type(query, column);
    if (cell == ACG_SQL_NULL) return true;
    if (cell != ACG_SQL_INTEGER) {
        acg_reader_reject(reader, step, "expected the number of a row");
        return false;
    }
    int64_t number = acg_query_integer(query, column);
    const struct acg_row *row = acg_row_find(rows, number);
    if (row) {
        *out = row->id;
        return true;
    }
    const char *table = rows == &tables->actors    ? "actors"
                        : rows == &tables->sources ? "sources"
                                                   : "types";
    acg_reader_reject(reader, step, "no row %" PRId64 " in %s; add it there", number, table);
    return false;
}

static bool get_id(struct reading *reading, enum column column, const char *key,
                   const struct acg_rows_by_number *rows, struct acg_piece *out)
{
    struct acg_step step = {.key = key};
    return find(reading, reading->rows, (int)column, &step, rows, out);
}

/** Whether a side has rows of the relation at hand. */
static bool is_at(struct reading *reading, enum side_of_relations which)
{
    return !reading->empty[which] && acg_side_is_at(reading->tables, &reading->sides[which],
                                                    reading->tables->number, reading->whole);
}

/** Collects the sources, or the members of `among`. */
static bool get_list(struct reading *reading, enum side_of_relations which, const char *key,
                     const struct acg_rows_by_number *rows, struct acg_pieces *out)
{
    struct acg_database_reader *tables = reading->tables;
    struct acg_side *side = &reading->sides[which];
    struct acg_step up = {.key = key};
    for (; is_at(reading, which); acg_side_next(tables, side)) {
        struct acg_step step = {.up = &up, .index = out->count};
        struct acg_piece id = {"", 0};
        if (!find(reading, side->query, 1, &step, rows, &id)) return false;
        if (!acg_array_room(&out->items, out->count, &out->room, sizeof *out->items)) {
            acg_reader_out_of_memory(&tables->reader);
            return false;
        }
        out->given = true;
        out->items[out->count++] = id;
    }
    return true;
}

/** Keeps the members that the format does not define. */
static bool keep_extras(struct reading *reading)
{
    struct acg_database_reader *tables = reading->tables;
    struct acg_reader *reader = &tables->reader;
    struct acg_side *side = &reading->sides[EXTRAS];
    for (; is_at(reading, EXTRAS); acg_side_next(tables, side)) {
        const char *key, *json;
        size_t key_length, length;
        if (!acg_database_text(tables, side->query, 1, "key", &key, &key_length) ||
            !acg_database_text(tables, side->query, 2, "json", &json, &length)) {
            return false;
        }
        if (!key || !json) {
            struct acg_step step = {.key = key ? "json" : "key"};
            acg_reader_reject(reader, &step, "expected a text, found nothing (NULL)");
            return false;
        }
        if (acg_relation_field(key, key_length)) {
            struct acg_step step = {.key = key};
            acg_reader_reject(reader, &step,
                              "the format has this key; write it to the table relations");
            return false;
        }
        const char *value = acg_database_json(tables, key, json, length);
        if (!value) return false;
        acg_reader_check_key(reader, key, acg_relation_keys, acg_n_relation_keys);
        acg_reader_keep(reader, ACG_PART_RELATION, key, value);
    }
    return true;
}

/** The row at hand as a relation; false after an error. */
static bool fill(struct reading *reading)
{
    struct acg_database_reader *tables = reading->tables;
    struct acg_relation *relation = &reading->relation;
    acg_relation_reset(relation);
    return get_text(reading, ID, "id", &relation->id) &&
           get_id(reading, FROM, "from", &tables->actors, &relation->from) &&
           get_id(reading, TO, "to", &tables->actors, &relation->to) &&
           get_list(reading, MEMBERS, "among", &tables->actors, &relation->among) &&
           get_text(reading, KIND, "kind", &relation->kind) &&
           get_id(reading, TYPE, "type", &tables->types, &relation->type) &&
           get_number(reading, WEIGHT, "weight", &relation->has_weight, &relation->weight) &&
           get_text(reading, DATE, "date", &relation->date) &&
           get_text(reading, SINCE, "since", &relation->since) &&
           get_text(reading, UNTIL, "until", &relation->until) &&
           get_text(reading, STATUS, "status", &relation->status) &&
           get_number(reading, CONFIDENCE, "confidence", &relation->has_confidence,
                      &relation->confidence) &&
           get_flag(reading) && get_text(reading, NOTE, "note", &relation->note) &&
           get_text(reading, RECORDED, "recorded", &relation->recorded) &&
           get_list(reading, CITES, "cite", &tables->sources, &relation->cite) &&
           keep_extras(reading);
}

/** Judges the row at hand, and whether its days are right: a search by window goes by them. */
static void take(struct reading *reading)
{
    struct acg_reader *reader = &reading->tables->reader;
    if (!fill(reading)) {
        for (int i = 0; i < N_SIDES; i++) {
            if (reading->empty[i]) continue;
            acg_side_skip(reading->tables, &reading->sides[i], reading->tables->number);
        }
        return;
    }
    acg_judge_relation(reader, &reading->relation);
    const struct acg_claim *claim = acg_builder_last_claim(reader->builder);
    if (reader->status || !claim) return;
    acg_database_check_days(reading->tables, reading->rows, FIRST_DAY, claim->when);
}

/*
 * All rows, or stretches of them.
 */

/** Puts the rows and their sides at the relations `from` to `to`. */
static void begin(struct reading *reading, int64_t from, int64_t to)
{
    acg_query_restart(reading->rows);
    acg_query_set_integer(reading->rows, 1, from);
    acg_query_set_integer(reading->rows, 2, to);
    for (int i = 0; i < N_SIDES; i++) {
        if (reading->empty[i]) continue;
        acg_query_restart(reading->sides[i].query);
        acg_query_set_integer(reading->sides[i].query, 1, from);
        acg_query_set_integer(reading->sides[i].query, 2, to);
        acg_side_restart(reading->tables, &reading->sides[i]);
    }
}

static void open_all(struct reading *reading, int64_t from, int64_t to)
{
    struct acg_database_reader *tables = reading->tables;
    reading->rows = acg_query_new(tables->database, row_sql);
    for (int i = 0; i < N_SIDES; i++) {
        acg_side_open(tables, &reading->sides[i], sides_of_relations[i].table,
                      sides_of_relations[i].sql);
    }
    begin(reading, from, to);
    for (int i = 0; i < N_SIDES; i++)
        reading->empty[i] = !reading->sides[i].more;
}

static void read_whole(struct reading *reading)
{
    while (acg_query_next(reading->rows) && goes_on(reading) &&
           acg_database_enter(reading->tables, "relations", reading->rows)) {
        take(reading);
    }
}

/** Numbers of relations. */
struct numbers {
    int64_t *items; // free
    size_t count, room;
};

/** A row of the index is of a relation that is not there. */
static void reject_index(struct reading *reading, int64_t number)
{
    struct acg_reader *reader = &reading->tables->reader;
    reading->tables->number = number;
    acg_reader_reject(reader, NULL,
                      "an index has this row, but the table has not; the database is "
                      "damaged, run REINDEX on it");
}

/** Reads the relations of a sorted list. Neighbours are read at one go, with the few in between. */
static void read_listed(struct reading *reading, const int64_t items[], size_t count)
{
    enum { GAP = 16 }; // rows that are cheaper to pass over than to search behind them
    size_t next;
    for (size_t i = 0; i < count && goes_on(reading); i = next) {
        for (next = i + 1; next < count && items[next] - items[next - 1] <= GAP;)
            next++;
        begin(reading, items[i], items[next - 1]);
        size_t at = i;
        while (at < next && acg_query_next(reading->rows) && goes_on(reading) &&
               acg_database_enter(reading->tables, "relations", reading->rows)) {
            if (reading->tables->number < items[at]) continue;
            if (reading->tables->number > items[at]) break;
            take(reading);
            at++;
        }
        if (at < next && goes_on(reading) && !reading->tables->reader.status) {
            reject_index(reading, items[at]);
        }
    }
}

/*
 * The search.
 */

static int ascending(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/** Adds the relations that a query of the index finds. Its rows ascend, or they go in circles. */
static void collect(struct acg_database_reader *tables, acg_query *query, struct numbers *list)
{
    size_t first = list->count;
    while (acg_query_next(query)) {
        if (!acg_array_room(&list->items, list->count, &list->room, sizeof *list->items)) {
            acg_reader_out_of_memory(&tables->reader);
            return;
        }
        list->items[list->count++] = acg_query_integer(query, 0);
        if (list->count - first > UINT32_MAX) return; // more than a graph can have: read_listed
    }
}

/** Finds the relations that meet a window, by classes of length; see model/graph_tables.h. */
static void search(struct acg_database_reader *tables, struct acg_span when, struct numbers *list)
{
    static const char *const sql[] = {
        "SELECT relation FROM relations WHERE " ACG_TABLES_CLASS " = ?1 AND first_day > ?2 AND "
        "first_day < ?3 AND last_day >= ?4",
        "SELECT relation FROM relations WHERE " ACG_TABLES_CLASS " = 0 AND first_day < ?3 AND "
        "(last_day >= ?4 OR last_day IS NULL)",
        "SELECT relation FROM relations WHERE " ACG_TABLES_CLASS " = 0 AND first_day IS NULL AND "
        "(last_day >= ?4 OR last_day IS NULL)"};
    size_t n_classes = sizeof acg_tables_classes / sizeof *acg_tables_classes;
    for (size_t k = 0; k < sizeof sql / sizeof *sql; k++) {
        acg_query *query = acg_query_new(tables->database, sql[k]);
        for (size_t i = 0; i < (k == 0 ? n_classes : 1); i++) {
            acg_query_restart(query);
            if (k == 0) acg_query_set_integer(query, 1, acg_tables_classes[i]);
            if (k == 0) acg_query_set_integer(query, 2, (int64_t)when.from - acg_tables_classes[i]);
            if (k < 2) acg_query_set_integer(query, 3, when.until);
            acg_query_set_integer(query, 4, when.from);
            collect(tables, query, list);
        }
        acg_query_free(query);
    }
    if (list->count > 0) qsort(list->items, list->count, sizeof *list->items, ascending);
}

/*
 * One thread, or two.
 */

/** What of the relations one thread reads: a part of a list, or all with numbers in a range. */
struct share {
    struct acg_database_reader *tables;
    const struct numbers *list; // or NULL
    size_t first, count;        // of the list
    int64_t from, to;
};

static void read_share(void *context)
{
    const struct share *share = context;
    struct reading reading = {.tables = share->tables, .whole = !share->list};
    open_all(&reading, share->from, share->to);
    if (!share->list) read_whole(&reading);
    else if (share->count > 0)
        read_listed(&reading, share->list->items + share->first, share->count);
    acg_query_free(reading.rows);
    for (int i = 0; i < N_SIDES; i++)
        acg_side_close(share->tables, &reading.sides[i], reading.whole);
    free(reading.relation.among.items);
    free(reading.relation.cite.items);
}

/** Cuts a share in two; false if it is too small to be worth a thread. */
static bool cut(struct share *share, struct share *rest)
{
    enum { WORTH_A_THREAD = 20000 };
    *rest = *share;
    if (acg_processors() < 2) return false;
    if (share->list) {
        if (share->count <= 2 * WORTH_A_THREAD) return false;
        share->count /= 2;
        rest->first += share->count;
        rest->count -= share->count;
        return true;
    }
    acg_query *query =
        acg_query_new(share->tables->database, "SELECT max(relation) FROM relations");
    int64_t last = acg_query_next(query) ? acg_query_integer(query, 0) : 0;
    acg_query_free(query);
    if (last <= 2 * WORTH_A_THREAD) return false;
    share->to = last / 2;
    rest->from = last / 2 + 1;
    return true;
}

/** A second reader with a handle, a builder and a report of its own; false if there is none. */
static bool branch_off(struct acg_database_reader *branch, const struct acg_database_reader *trunk)
{
    *branch = *trunk;
    branch->text = (struct acg_buffer){0};
    branch->members = (struct acg_json_members){0};
    branch->n_rows = SIZE_MAX / 2; // remarks of its rows come later
    branch->table = "relations";
    branch->number = INT64_MIN;
    branch->reader.table = branch;
    branch->reader.builder = acg_builder_branch(trunk->reader.builder);
    branch->reader.report = trunk->reader.report ? acg_report_new() : NULL;
    branch->database = acg_database_again(trunk->database, branch->reader.report);
    return branch->reader.builder && branch->database &&
           (branch->reader.report || !trunk->reader.report);
}

static void clear_branch(struct acg_database_reader *branch)
{
    acg_buffer_clear(&branch->text);
    free(branch->members.items);
    acg_builder_free(branch->reader.builder);
    acg_report_free(branch->reader.report);
    acg_database_close(branch->database);
}

/** Adds to the trunk what its branch read. */
static void join(struct acg_database_reader *trunk, struct acg_database_reader *branch)
{
    struct acg_reader *reader = &trunk->reader, *from = &branch->reader;
    acg_status status = from->status ? from->status : acg_database_status(branch->database);
    if (from->report) acg_report_join(reader->report, from->report);
    if (!reader->status) reader->status = status;
    if (reader->status || acg_database_status(trunk->database)) return;
    if (!acg_builder_join(reader->builder, from->builder)) acg_reader_out_of_memory(reader);
}

static void read_shares(struct share *all)
{
    struct share rest;
    struct acg_database_reader branch;
    struct acg_task task = {.work = read_share, .context = &rest};
    if (!cut(all, &rest)) {
        read_share(all);
        return;
    }
    if (branch_off(&branch, all->tables)) {
        rest.tables = &branch;
        acg_task_start(&task);
        read_share(all);
        acg_task_finish(&task);
        join(all->tables, &branch);
    } else {
        read_share(all);
        if (!all->tables->reader.status) read_share(&rest);
    }
    clear_branch(&branch);
}

void acg_database_relations(struct acg_database_reader *tables, struct acg_span when)
{
    struct numbers list = {0};
    bool whole = when.from == ACG_DAY_MIN && when.until == ACG_DAY_MAX;
    tables->reader.section = "relations";
    if (!whole) search(tables, when, &list);
    if (!tables->reader.status && !acg_database_status(tables->database)) {
        struct share all = {.tables = tables,
                            .list = whole ? NULL : &list,
                            .count = list.count,
                            .from = INT64_MIN,
                            .to = INT64_MAX};
        read_shares(&all);
    }
    free(list.items);
}
