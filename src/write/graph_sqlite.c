#include "write/graph_sqlite.h"

#include "base/array.h"
#include "base/btree.h"
#include "base/database.h"
#include "base/limits.h"
#include "base/report.h"
#include "base/sorter.h"
#include "model/graph.h"
#include "model/graph_tables.h"
#include "model/reference.h"
#include "write/graph_json.h"
#include "write/graph_schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** The writing of one graph. Rows are numbered from 1 in the order of the canonical JSON file. */
struct writer {
    const acg_graph *graph;
    acg_database *database;
    uint32_t *types, *sources, *relations;   // their order
    uint32_t *type_numbers, *source_numbers; // by index
    acg_query *extra;                        // the statement that adds one
    bool memory;                             // was never out
};

/** A statement that adds a row of `n` values to a table. */
static acg_query *adder(struct writer *w, const char *table, int n)
{
    char sql[200];
    int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?1", table);
    for (int i = 2; i <= n; i++)
        length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?%d", i);
    snprintf(sql + length, sizeof sql - (size_t)length, ")");
    return acg_query_new(w->database, sql);
}

/** First and last day of a span; an open end is NULL. */
static void set_days(acg_query *query, int at, struct acg_span when)
{
    if (when.from == ACG_DAY_MIN) acg_query_set_null(query, at);
    else acg_query_set_integer(query, at, when.from);
    if (when.until == ACG_DAY_MAX) acg_query_set_null(query, at + 1);
    else acg_query_set_integer(query, at + 1, (int64_t)when.until - 1);
}

static const char *date_text(const struct writer *w, uint32_t date)
{
    size_t count;
    return date == ACG_NONE ? NULL : acg_graph_dates(w->graph, &count)[date].text;
}

/** Whether the labels are no more than one text without a language. */
static bool is_plain(struct acg_labels labels)
{
    return labels.count == 1 && labels.items[0].language[0] == '\0';
}

/** Adds labels from value `at` on: place, language, text. */
static void add_labels(acg_query *query, int at, struct acg_labels labels)
{
    for (size_t i = 0; i < labels.count; i++) {
        acg_query_set_integer(query, at, (int64_t)i + 1);
        acg_query_set_text(query, at + 1, labels.items[i].language);
        acg_query_set_text(query, at + 2, labels.items[i].text);
        acg_query_do(query);
    }
}

/** The extras of the thing `index` of a part, whose row has this number. */
static void add_extras(struct writer *w, enum acg_part part, size_t index, int64_t number)
{
    static const char *const names[] = {[ACG_PART_GRAPH] = "graph",
                                        [ACG_PART_TYPE] = "type",
                                        [ACG_PART_ACTOR] = "actor",
                                        [ACG_PART_RELATION] = "relation"};
    size_t count;
    const struct acg_extra *extras = acg_graph_extras_of(w->graph, part, index, &count);
    for (size_t i = 0; i < count; i++) {
        acg_query_set_text(w->extra, 1, names[part]);
        acg_query_set_integer(w->extra, 2, number);
        acg_query_set_text(w->extra, 3, extras[i].key);
        acg_query_set_text(w->extra, 4, extras[i].json);
        acg_query_do(w->extra);
    }
}

static void add_head(struct writer *w)
{
    acg_query *meta = adder(w, "meta", 2), *title = adder(w, "titles", 3);
    const char *license = acg_graph_license(w->graph);
    acg_query_set_text(meta, 1, "license");
    acg_query_set_text(meta, 2, license);
    if (license) acg_query_do(meta);
    add_labels(title, 1, acg_graph_title(w->graph));
    add_extras(w, ACG_PART_GRAPH, 0, 0);
    acg_query_free(meta);
    acg_query_free(title);
}

static void add_types(struct writer *w)
{
    size_t n;
    const struct acg_type *types = acg_graph_types(w->graph, &n);
    acg_query *row = adder(w, "types", 6), *label = adder(w, "type_labels", 4);
    for (size_t i = 0; i < n; i++) {
        const struct acg_type *type = &types[w->types[i]];
        acg_query_set_integer(row, 1, (int64_t)i + 1);
        acg_query_set_text(row, 2, type->id);
        acg_query_set_text(row, 3, acg_kind_name(type->kind));
        acg_query_set_number(row, 4, type->weight);
        acg_query_set_text(row, 5, acg_labels_in(type->label, NULL));
        acg_query_set_text(row, 6, type->note);
        acg_query_do(row);
        acg_query_set_integer(label, 1, (int64_t)i + 1);
        if (!is_plain(type->label)) add_labels(label, 2, type->label);
        add_extras(w, ACG_PART_TYPE, w->types[i], (int64_t)i + 1);
    }
    acg_query_free(row);
    acg_query_free(label);
}

static void add_sources(struct writer *w)
{
    size_t n;
    const struct acg_source *sources = acg_graph_sources(w->graph, &n);
    acg_query *row = adder(w, "sources", 10);
    for (size_t i = 0; i < n; i++) {
        const struct acg_source *source = &sources[w->sources[i]];
        int year = acg_source_year(source);
        acg_query_set_integer(row, 1, (int64_t)i + 1);
        acg_query_set_text(row, 2, source->id);
        acg_query_set_text(row, 3, source->type);
        acg_query_set_text(row, 4, acg_source_author(source));
        if (year > 0) acg_query_set_integer(row, 5, year);
        else acg_query_set_null(row, 5);
        acg_query_set_text(row, 6, source->title);
        acg_query_set_text(row, 7, source->container);
        acg_query_set_text(row, 8, source->url);
        acg_query_set_text(row, 9, source->doi);
        acg_query_set_text(row, 10, source->csl);
        acg_query_do(row);
    }
    acg_query_free(row);
}

static void add_actor(acg_query *row, const struct writer *w, const struct acg_actor *actor)
{
    bool dated = actor->n_spells == 0; // else they say it
    acg_query_set_text(row, 2, actor->id);
    acg_query_set_text(row, 3, acg_labels_in(actor->name, NULL));
    acg_query_set_text(row, 4, acg_labels_in(actor->short_name, NULL));
    acg_query_set_text(row, 5, acg_actor_kind_name(actor->kind));
    acg_query_set_text(row, 6, dated ? date_text(w, actor->since) : NULL);
    acg_query_set_text(row, 7, dated ? date_text(w, actor->until) : NULL);
    set_days(row, 8, actor->when);
    acg_query_set_text(row, 10, actor->note);
    acg_query_do(row);
}

static void add_names(acg_query *row, const struct acg_actor *actor)
{
    acg_query_set_text(row, 2, "name");
    if (!is_plain(actor->name)) add_labels(row, 3, actor->name);
    acg_query_set_text(row, 2, "short");
    if (!is_plain(actor->short_name)) add_labels(row, 3, actor->short_name);
}

static void add_aliases(acg_query *row, const struct acg_actor *actor)
{
    for (size_t i = 0; i < actor->n_aliases; i++) {
        acg_query_set_integer(row, 2, (int64_t)i + 1);
        acg_query_set_text(row, 3, actor->aliases[i]);
        acg_query_do(row);
    }
}

static void add_codes(struct writer *w, acg_query *row, const struct acg_actor *actor)
{
    struct acg_code *codes = acg_graph_json_codes(actor);
    w->memory &= codes != NULL;
    for (size_t i = 0; codes && i < actor->n_codes; i++) {
        acg_query_set_text(row, 2, codes[i].system);
        acg_query_set_text(row, 3, codes[i].code);
        acg_query_do(row);
    }
    free(codes);
}

static void add_spells(acg_query *row, const struct acg_actor *actor)
{
    for (size_t i = 0; i < actor->n_spells; i++) {
        char text[ACG_SPAN_TEXT];
        acg_span_format(actor->spells[i], text);
        acg_query_set_integer(row, 2, (int64_t)i + 1);
        acg_query_set_text(row, 3, text);
        set_days(row, 4, actor->spells[i]);
        acg_query_do(row);
    }
}

static void add_actors(struct writer *w)
{
    enum { ROW, NAMES, ALIASES, CODES, SPELLS, N };
    static const char *const tables[N] = {"actors", "actor_names", "actor_aliases", "actor_codes",
                                          "actor_spells"};
    static const int widths[N] = {10, 5, 3, 3, 5};
    acg_query *queries[N];
    size_t n;
    const struct acg_actor *actors = acg_graph_actors(w->graph, &n);
    for (int k = 0; k < N; k++)
        queries[k] = adder(w, tables[k], widths[k]);
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < N; k++)
            acg_query_set_integer(queries[k], 1, (int64_t)i + 1);
        add_actor(queries[ROW], w, &actors[i]);
        add_names(queries[NAMES], &actors[i]);
        add_aliases(queries[ALIASES], &actors[i]);
        if (actors[i].n_codes > 0) add_codes(w, queries[CODES], &actors[i]);
        add_spells(queries[SPELLS], &actors[i]);
        add_extras(w, ACG_PART_ACTOR, i, (int64_t)i + 1);
    }
    for (int k = 0; k < N; k++)
        acg_query_free(queries[k]);
}

static void set_numbers(acg_query *row, const struct writer *w, const struct acg_claim *claim)
{
    acg_query_set_text(row, 5, acg_kind_name((enum acg_kind)claim->kind));
    if (claim->type == ACG_NONE) acg_query_set_null(row, 6);
    else acg_query_set_integer(row, 6, w->type_numbers[claim->type]);
    acg_query_set_number(row, 7, claim->weight);
    acg_query_set_text(row, 13, acg_claim_status_name((enum acg_claim_status)claim->status));
    acg_query_set_number(row, 14, claim->confidence);
    acg_query_set_integer(row, 15, claim->directed);
}

static void set_dates(acg_query *row, const struct writer *w, const struct acg_claim *claim)
{
    bool is_event = claim->timing == ACG_EVENT;
    acg_query_set_text(row, 8, is_event ? date_text(w, claim->since) : NULL);
    acg_query_set_text(row, 9, is_event ? NULL : date_text(w, claim->since));
    acg_query_set_text(row, 10, date_text(w, claim->until));
    set_days(row, 11, claim->when);
    acg_query_set_text(row, 17, date_text(w, claim->recorded));
}

static void add_relation(acg_query *row, const struct writer *w, int64_t number,
                         const struct acg_claim *claim)
{
    size_t count;
    const struct acg_tie *tie = &acg_graph_ties(w->graph, &count)[claim->first_tie];
    acg_query_set_integer(row, 1, number);
    acg_query_set_text(row, 2, claim->id);
    if (claim->among) {
        acg_query_set_null(row, 3);
        acg_query_set_null(row, 4);
    } else {
        acg_query_set_integer(row, 3, (int64_t)tie->from + 1);
        acg_query_set_integer(row, 4, (int64_t)tie->to + 1);
    }
    set_numbers(row, w, claim);
    set_dates(row, w, claim);
    acg_query_set_text(row, 16, claim->note);
    acg_query_do(row);
}

static void add_cites(acg_query *row, const struct writer *w, int64_t number,
                      const struct acg_claim *claim)
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(w->graph, &count) + claim->first_cite;
    acg_query_set_integer(row, 1, number);
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        acg_query_set_integer(row, 2, (int64_t)i + 1);
        acg_query_set_integer(row, 3, w->source_numbers[cites[i]]);
        acg_query_do(row);
    }
}

static void add_members(acg_query *row, const struct writer *w, int64_t number,
                        const struct acg_claim *claim)
{
    uint32_t parties[ACG_MAX_AMONG];
    size_t n = acg_graph_json_parties(w->graph, claim, parties);
    acg_query_set_integer(row, 1, number);
    for (size_t i = 0; claim->among && i < n; i++) {
        acg_query_set_integer(row, 2, (int64_t)i + 1);
        acg_query_set_integer(row, 3, (int64_t)parties[i] + 1);
        acg_query_do(row);
    }
}

static void add_relations(struct writer *w)
{
    size_t n;
    const struct acg_claim *claims = acg_graph_claims(w->graph, &n);
    acg_query *row = adder(w, "relations", 17), *cite = adder(w, "cites", 3);
    acg_query *member = adder(w, "relation_actors", 3);
    for (size_t i = 0; i < n && !acg_database_status(w->database); i++) {
        const struct acg_claim *claim = &claims[w->relations[i]];
        add_relation(row, w, (int64_t)i + 1, claim);
        if (claim->n_cites > 0) add_cites(cite, w, (int64_t)i + 1, claim);
        if (claim->among) add_members(member, w, (int64_t)i + 1, claim);
        add_extras(w, ACG_PART_RELATION, w->relations[i], (int64_t)i + 1);
    }
    acg_query_free(row);
    acg_query_free(cite);
    acg_query_free(member);
}

/** The number of each thing, from 1, by its index. */
static uint32_t *numbers_of(const uint32_t order[], size_t n)
{
    uint32_t *numbers = order ? malloc((n + 1) * sizeof *numbers) : NULL;
    for (size_t i = 0; numbers && i < n; i++)
        numbers[order[i]] = (uint32_t)i + 1;
    return numbers;
}

static bool find_order(struct writer *w)
{
    size_t n_types, n_sources;
    acg_graph_types(w->graph, &n_types);
    acg_graph_sources(w->graph, &n_sources);
    w->types = acg_graph_json_order(w->graph, ACG_JSON_TYPES);
    w->sources = acg_graph_json_order(w->graph, ACG_JSON_SOURCES);
    w->relations = acg_graph_json_order(w->graph, ACG_JSON_RELATIONS);
    w->type_numbers = numbers_of(w->types, n_types);
    w->source_numbers = numbers_of(w->sources, n_sources);
    return w->type_numbers && w->source_numbers && w->relations;
}

static acg_status write_all(struct writer *w, acg_report *report)
{
    char mark[100];
    snprintf(mark, sizeof mark, "BEGIN; PRAGMA application_id = %d; PRAGMA user_version = %d",
             ACG_TABLES_OURS, ACG_TABLES_VERSION);
    if (!find_order(w)) return acg_out_of_memory(report);
    acg_database_run(w->database, mark);
    acg_database_run(w->database, acg_graph_tables);
    acg_database_run(w->database, acg_graph_views);
    w->extra = adder(w, "extras", 4);
    add_head(w);
    add_types(w);
    add_sources(w);
    add_actors(w);
    add_relations(w);
    acg_query_free(w->extra);
    acg_database_run(w->database, acg_graph_indexes);
    acg_database_run(w->database, "COMMIT");
    return w->memory ? acg_database_status(w->database) : acg_out_of_memory(report);
}

static acg_status fill(const acg_graph *graph, acg_database *database, acg_report *report)
{
    struct writer w = {.graph = graph, .database = database, .memory = true};
    acg_status status = write_all(&w, report);
    free(w.types);
    free(w.sources);
    free(w.relations);
    free(w.type_numbers);
    free(w.source_numbers);
    return status;
}

acg_status acg_graph_sqlite_memory(const acg_graph *graph, acg_database **out, acg_report *report)
{
    acg_status status = acg_database_create(NULL, "the database", out, report);
    if (!status) status = fill(graph, *out, report);
    if (!status) return ACG_OK;
    acg_database_close(*out);
    *out = NULL;
    return status;
}

acg_status acg_graph_sqlite(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    acg_database *database;
    char *bytes = NULL;
    size_t length = 0;
    acg_status status = acg_graph_sqlite_memory(graph, &database, report);
    if (!status) status = acg_database_bytes(database, &bytes, &length);
    acg_database_close(database);
    if (status) return status;
    acg_buffer_clear(out);
    *out = (struct acg_buffer){.data = bytes, .length = length, .capacity = length + 1};
    return ACG_OK;
}

acg_status acg_graph_sqlite_fill(const acg_graph *graph, const char *path, const char *name,
                                 acg_report *report)
{
    acg_database *database;
    acg_status status = acg_database_create(path, name, &database, report);
    if (!status) status = fill(graph, database, report);
    acg_database_close(database);
    return status;
}

/*
 * Relations that no graph has in memory: SQLite makes the file, with the tables of relations empty,
 * and these are then filled from left to right.
 */

/** The trees that they fill. */
enum tree { RELATIONS, CITES, BY_TIME, BY_FROM, BY_TO, BY_SOURCE, N_TREES };

static void find_roots(acg_database *database, uint32_t roots[N_TREES])
{
    static const char *const names[N_TREES] = {"relations",         "cites",
                                               "relations_by_time", "relations_by_from",
                                               "relations_by_to",   "cites_by_source"};
    acg_query *query =
        acg_query_new(database, "SELECT rootpage FROM sqlite_schema WHERE name = ?1");
    for (int i = 0; i < N_TREES; i++) {
        acg_query_set_text(query, 1, names[i]);
        roots[i] = acg_query_next(query) ? (uint32_t)acg_query_integer(query, 0) : 0;
        acg_query_restart(query);
    }
    acg_query_free(query);
}

/** Relations that follow each other and have the same days. */
struct same_days {
    int32_t first, last;
    size_t count;
};

/** What is being filled. */
struct trees {
    acg_btree_file *file;
    const struct acg_sqlite_relations *relations;
    uint32_t roots[N_TREES];
    struct acg_record record;
    struct same_days *days;
    size_t n_days, days_room;
    acg_sorter *from, *to; // actor, and number of the relation
};

static void add_days(struct acg_record *record, const struct acg_sqlite_relation *relation)
{
    acg_record_integer(record, relation->when.from);
    acg_record_integer(record, (int64_t)relation->when.until - 1);
}

/** The row of a relation; the columns of the table in their order. */
static void make_row(struct acg_record *record, const struct acg_sqlite_relation *relation)
{
    acg_record_clear(record);
    acg_record_null(record); // its number is that of the row
    acg_record_null(record);
    acg_record_integer(record, (int64_t)relation->from + 1);
    acg_record_integer(record, (int64_t)relation->to + 1);
    acg_record_text(record, acg_kind_name(relation->kind));
    acg_record_integer(record, (int64_t)relation->type + 1);
    acg_record_number(record, relation->weight);
    acg_record_text(record, relation->date);
    acg_record_null(record);
    acg_record_null(record);
    add_days(record, relation);
    acg_record_text(record, acg_claim_status_name(relation->status));
    acg_record_number(record, relation->confidence);
    acg_record_integer(record, relation->directed);
    acg_record_text(record, relation->note);
    acg_record_null(record);
}

/** Notes the days of the next relation. False if memory is out. */
static bool note_days(struct trees *trees, struct acg_span when)
{
    struct same_days days = {when.from, when.until - 1, 1};
    struct same_days *last = trees->n_days ? &trees->days[trees->n_days - 1] : NULL;
    if (last && last->first == days.first && last->last == days.last) {
        last->count++;
        return true;
    }
    if (!acg_array_room(&trees->days, trees->n_days, &trees->days_room, sizeof days)) return false;
    trees->days[trees->n_days++] = days;
    return true;
}

/** Fills the table, and notes what the indexes need. */
static acg_status fill_rows(struct trees *trees, acg_report *report)
{
    struct acg_sqlite_relation relation;
    acg_status status = ACG_OK;
    acg_btree_begin(trees->file, trees->roots[RELATIONS], ACG_BTREE_TABLE);
    for (size_t i = 0; i < trees->relations->count && !status; i++) {
        status = trees->relations->next(trees->relations->context, &relation, report);
        if (status) break;
        make_row(&trees->record, &relation);
        acg_btree_add(trees->file, (int64_t)i + 1, &trees->record);
        if (!note_days(trees, relation.when)) status = acg_out_of_memory(report);
        uint64_t number = i + 1;
        if (!status)
            status = acg_sorter_add(trees->from, (uint64_t)relation.from << 32 | number, report);
        if (!status)
            status = acg_sorter_add(trees->to, (uint64_t)relation.to << 32 | number, report);
    }
    acg_btree_end(trees->file);
    return status;
}

/** Fills an index of actors. */
static acg_status fill_ends(struct trees *trees, enum tree tree, acg_sorter *ends,
                            acg_report *report)
{
    acg_status status = acg_sorter_sort(ends, report);
    acg_btree_begin(trees->file, trees->roots[tree], ACG_BTREE_INDEX);
    for (size_t i = 0; i < trees->relations->count && !status; i++) {
        uint64_t end = 0;
        status = acg_sorter_next(ends, &end, report);
        acg_record_clear(&trees->record);
        acg_record_integer(&trees->record, (int64_t)(end >> 32) + 1);
        acg_record_integer(&trees->record, (int64_t)(end & UINT32_MAX));
        if (!status) acg_btree_add(trees->file, 0, &trees->record);
    }
    acg_btree_end(trees->file);
    return status;
}

/** The class of a span, as the index by time has it. */
static int32_t class_of(int32_t first, int32_t last)
{
    enum { N = sizeof acg_tables_classes / sizeof *acg_tables_classes };
    for (size_t i = 0; i < N; i++) {
        if (last - first < acg_tables_classes[i]) return acg_tables_classes[i];
    }
    return 0;
}

/** Fills the index by time: all relations are of one class, and stand by their days. */
static void fill_times(struct trees *trees)
{
    int64_t number = 1;
    acg_btree_begin(trees->file, trees->roots[BY_TIME], ACG_BTREE_INDEX);
    for (size_t i = 0; i < trees->n_days; i++) {
        const struct same_days *days = &trees->days[i];
        for (size_t k = 0; k < days->count; k++) {
            acg_record_clear(&trees->record);
            acg_record_integer(&trees->record, class_of(days->first, days->last));
            acg_record_integer(&trees->record, days->first);
            acg_record_integer(&trees->record, days->last);
            acg_record_integer(&trees->record, number++);
            acg_btree_add(trees->file, 0, &trees->record);
        }
    }
    acg_btree_end(trees->file);
}

/** Fills the table of cites, or its index by source: each relation cites the one source first. */
static void fill_cites(struct trees *trees, enum tree tree)
{
    acg_btree_begin(trees->file, trees->roots[tree], ACG_BTREE_INDEX);
    for (size_t i = 0; i < trees->relations->count; i++) {
        acg_record_clear(&trees->record);
        if (tree == BY_SOURCE) acg_record_integer(&trees->record, 1);
        acg_record_integer(&trees->record, (int64_t)i + 1);
        acg_record_integer(&trees->record, 1);
        if (tree == CITES) acg_record_integer(&trees->record, 1);
        acg_btree_add(trees->file, 0, &trees->record);
    }
    acg_btree_end(trees->file);
}

static acg_status fill_trees(struct trees *trees, acg_report *report)
{
    const struct acg_sqlite_relations *relations = trees->relations;
    size_t n = relations->count, most = relations->memory / (2 * sizeof(uint64_t));
    trees->from = acg_sorter_new(n, most, relations->folder);
    trees->to = acg_sorter_new(n, most, relations->folder);
    acg_status status = trees->from && trees->to ? ACG_OK : acg_out_of_memory(report);
    if (!status) status = fill_rows(trees, report);
    if (!status) {
        fill_cites(trees, CITES);
        fill_times(trees);
        status = fill_ends(trees, BY_FROM, trees->from, report);
    }
    if (!status) status = fill_ends(trees, BY_TO, trees->to, report);
    if (!status) fill_cites(trees, BY_SOURCE);
    acg_sorter_free(trees->from);
    acg_sorter_free(trees->to);
    free(trees->days);
    return status;
}

acg_status acg_graph_sqlite_fill_with(const acg_graph *graph,
                                      const struct acg_sqlite_relations *relations,
                                      const char *path, const char *name, acg_report *report)
{
    acg_database *database;
    struct trees *trees = calloc(1, sizeof *trees);
    if (!trees) return acg_out_of_memory(report);
    trees->relations = relations;
    acg_status status = acg_database_create(path, name, &database, report);
    if (!status) status = fill(graph, database, report);
    if (!status) find_roots(database, trees->roots);
    if (!status) status = acg_database_status(database);
    acg_database_close(database);
    if (!status) status = acg_btree_open(path, name, &trees->file, report);
    if (!status) {
        status = fill_trees(trees, report);
        acg_status closed = acg_btree_close(trees->file);
        if (!status) status = closed;
    }
    free(trees);
    return status;
}
