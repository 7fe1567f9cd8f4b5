#include "read/graph_database.h"

#include "base/array.h"
#include "base/json.h"
#include "base/number.h"
#include "base/odbc.h"
#include "base/report.h"
#include "base/utf8.h"
#include "model/graph.h"
#include "model/reference.h"
#include "read/database_reader.h"
#include "read/database_schema.h"
#include "read/format.h"
#include "read/server.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Remarks name the table and the row. */
static void locate(const struct acg_reader *reader, const struct acg_step *step,
                   struct acg_place *place, struct acg_buffer *pointer)
{
    const struct acg_database_reader *tables = reader->table;
    const struct acg_step *way[8];
    size_t n = 0;
    acg_buffer_text(pointer, tables->table);
    if (reader->section) acg_buffer_format(pointer, " row %" PRId64, tables->number);
    for (; step && n < sizeof way / sizeof *way; step = step->up)
        way[n++] = step;
    for (size_t i = n; i-- > 0;) {
        acg_buffer_text(pointer, i + 1 == n ? ", " : "/");
        if (way[i]->key) acg_buffer_text(pointer, way[i]->key);
        else acg_buffer_format(pointer, "%zu", way[i]->index);
    }
    *place = (struct acg_place){
        .file = reader->json.name, .pointer = pointer->data, .order = tables->n_rows};
}

/*
 * A row as a JSON object, so that whoever judges objects of a JSON file judges it too.
 */

static void begin(struct acg_database_reader *tables)
{
    tables->text.length = 0;
    acg_buffer_char(&tables->text, '{');
}

static void add_key(struct acg_database_reader *tables, const char *key)
{
    struct acg_buffer *text = &tables->text;
    if (text->length > 0 && !strchr("{[", text->data[text->length - 1])) {
        acg_buffer_char(text, ',');
    }
    if (key) {
        acg_json_text(text, key);
        acg_buffer_char(text, ':');
    }
}

/** Adds a cell as a member, or without a key as an item; nothing for NULL. */
static void add_text(struct acg_database_reader *tables, const char *key, acg_query *query,
                     int column)
{
    const char *text;
    size_t length;
    if (!acg_database_text(tables, query, column, key, &text, &length) || !text) return;
    add_key(tables, key);
    acg_json_text(&tables->text, text);
}

/** The same for a number; other things go as they are, to be refused. */
static void add_number(struct acg_database_reader *tables, const char *key, acg_query *query,
                       int column)
{
    char number[ACG_NUMBER_TEXT];
    enum acg_sql_type cell = acg_query_type(query, column);
    if (cell != ACG_SQL_INTEGER && cell != ACG_SQL_NUMBER) {
        add_text(tables, key, query, column);
        return;
    }
    double value = acg_query_number(query, column);
    add_key(tables, key);
    if (isfinite(value)) acg_number_shortest(value, number);
    acg_buffer_text(&tables->text, isfinite(value) ? number : "\"infinity\"");
}

/** Adds a member whose key and value stand in cells: of an object of texts by key. */
static void add_pair(struct acg_database_reader *tables, acg_query *query, int column)
{
    const char *key;
    size_t length;
    if (!acg_database_text(tables, query, column, NULL, &key, &length)) return;
    char *copy = acg_builder_text(tables->reader.builder, key ? key : "", length);
    if (copy) add_text(tables, copy, query, column + 1);
    else acg_reader_out_of_memory(&tables->reader);
}

/** Adds the extras of the row at hand. */
static void add_extras(struct acg_database_reader *tables, struct acg_side *extras, int64_t owner)
{
    for (; acg_side_is_at(tables, extras, owner, true); acg_side_next(tables, extras)) {
        const char *text;
        size_t length;
        if (!acg_database_text(tables, extras->query, 1, "key", &text, &length)) return;
        add_key(tables, text ? text : "");
        if (!acg_database_text(tables, extras->query, 2, "json", &text, &length)) return;
        acg_buffer_text(&tables->text, text ? text : "");
    }
}

/** Checks the JSON that came together. */
static bool scan(struct acg_database_reader *tables)
{
    struct acg_reader *reader = &tables->reader;
    struct acg_stretches none = {.count = 0};
    if (tables->text.failed) {
        acg_reader_out_of_memory(reader);
        return false;
    }
    reader->json.text = tables->text.data;
    reader->json.length = tables->text.length;
    reader->json.counted = 0;
    tables->members.count = 0;
    acg_status status = acg_json_scan(&reader->json, &tables->members, &none, NULL);
    reader->item_at = (size_t)(acg_json_blank(reader->json.text) - reader->json.text);
    if (!status) return true;
    acg_report *own = status == ACG_FAILED ? NULL : acg_report_new();
    tables->members.count = 0;
    if (own) status = acg_json_scan(&reader->json, &tables->members, &none, own);
    if (own && status == ACG_REJECTED && acg_report_is_whole(own)) {
        acg_reader_reject(reader, NULL, "as JSON: %s", acg_report_get(own, 0)->text);
    } else {
        acg_reader_out_of_memory(reader);
    }
    acg_report_free(own);
    return false;
}

const char *acg_database_json(struct acg_database_reader *tables, const char *key, const char *json,
                              size_t length)
{
    begin(tables);
    add_key(tables, key);
    acg_buffer_add(&tables->text, json, length);
    acg_buffer_char(&tables->text, '}');
    if (!scan(tables)) return NULL;
    if (tables->members.count == 1) return tables->text.data + tables->members.items[0].value_at;
    acg_reader_reject(&tables->reader, NULL, "more than one JSON value; write one");
    return NULL;
}

/** Whether the reading can go on, with the row that was built. */
static bool finish(struct acg_database_reader *tables)
{
    acg_buffer_char(&tables->text, '}');
    return !acg_database_status(tables->database) && scan(tables);
}

/*
 * The parts.
 */

/** Labels: those of the side whose second column is `role`, else the text of a cell, which must be
 * one of them. */
static void add_labels(struct acg_database_reader *tables, struct acg_side *side, const char *role,
                       acg_query *query, int column)
{
    const char *shown, *text;
    size_t shown_length, length;
    bool is_one = false, has_any = false;
    int first = role ? 2 : 1; // of language and text
    if (!acg_database_text(tables, query, column, role ? role : "label", &shown, &shown_length)) {
        return;
    }
    for (; acg_side_is_at(tables, side, tables->number, true); acg_side_next(tables, side)) {
        if (role && (!acg_database_text(tables, side->query, 1, "role", &text, &length) || !text ||
                     strcmp(text, role) != 0)) {
            break;
        }
        if (!has_any) {
            add_key(tables, role ? role : "label");
            acg_buffer_char(&tables->text, '{');
        }
        has_any = true;
        add_pair(tables, side->query, first);
        if (acg_database_text(tables, side->query, first + 1, role, &text, &length) && text) {
            is_one |= shown && strcmp(text, shown) == 0;
        }
    }
    if (!has_any) {
        add_text(tables, role ? role : "label", query, column);
        return;
    }
    acg_buffer_char(&tables->text, '}');
    struct acg_step step = {.key = role ? role : "label"};
    if (is_one || !shown) return;
    char quoted[ACG_QUOTE];
    acg_reader_reject(&tables->reader, &step, "'%s' stands in no row of %s; write it there too",
                      acg_quote(quoted, shown, shown_length), side->table);
}

static void read_head(struct acg_database_reader *tables)
{
    struct acg_side extras;
    acg_query *meta = acg_query_new(tables->database, "SELECT value FROM meta WHERE key = "
                                                      "'license'");
    acg_query *title =
        acg_query_new(tables->database, "SELECT language, title FROM titles ORDER BY place");
    size_t n_titles = 0, length;
    const char *language = NULL;
    acg_side_open(tables, &extras, "extras",
                  "SELECT item, key, json FROM extras WHERE part = 'graph' ORDER BY item, key");
    acg_side_next(tables, &extras);
    tables->table = "meta";
    tables->reader.section = NULL;
    begin(tables);
    // with its lists, so that no free key can take their names
    acg_buffer_text(&tables->text, "\"actorgraph\":1,\"actors\":[],\"relations\":[]");
    if (acg_query_next(meta)) add_text(tables, "license", meta, 0);
    tables->table = "titles";
    for (; acg_query_next(title) && !tables->reader.status; n_titles++) {
        if (n_titles == 0) acg_buffer_text(&tables->text, ",\"title\":{");
        if (!acg_database_text(tables, title, 0, "language", &language, &length)) break;
        add_pair(tables, title, 0);
    }
    if (n_titles > 0) acg_buffer_char(&tables->text, '}');
    tables->table = "extras";
    add_extras(tables, &extras, 0);
    tables->table = "meta";
    if (finish(tables)) acg_reader_head(&tables->reader, &tables->members);
    acg_side_close(tables, &extras, true);
    acg_query_free(meta);
    acg_query_free(title);
}

/** A type, an object by its id; UNIQUE in the file is no promise. */
static void take_type(struct acg_database_reader *tables)
{
    struct acg_reader *reader = &tables->reader;
    const char *end;
    char quoted[ACG_QUOTE];
    cJSON *types = acg_reader_parse_item(reader, &end);
    if (!types || !types->child) {
        cJSON_Delete(types);
        return;
    }
    const char *id = types->child->string;
    uint32_t next = (uint32_t)acg_builder_n_types(reader->builder);
    if (acg_builder_find_type(reader->builder, id, strlen(id)) != ACG_NONE) {
        acg_reader_reject(reader, NULL, "the id '%s' stands twice; ids differ",
                          acg_quote(quoted, id, strlen(id)));
    } else {
        acg_reader_types(reader, types);
        if (acg_builder_n_types(reader->builder) > next) {
            acg_database_note(tables, &tables->types,
                              acg_builder_type_at(reader->builder, next)->id);
        }
    }
    cJSON_Delete(types);
}

static void read_types(struct acg_database_reader *tables)
{
    struct acg_side labels, extras;
    acg_query *query = acg_query_new(
        tables->database, "SELECT type, id, kind, weight, label, note FROM types ORDER BY type");
    acg_side_open(tables, &labels, "type_labels",
                  "SELECT type, language, label FROM type_labels ORDER BY type, place");
    acg_side_open(tables, &extras, "extras",
                  "SELECT item, key, json FROM extras WHERE part = 'type' ORDER BY item, key");
    acg_side_next(tables, &labels);
    acg_side_next(tables, &extras);
    tables->reader.section = "types";
    while (acg_query_next(query) && tables->reader.status != ACG_FAILED &&
           acg_database_enter(tables, "types", query)) {
        const char *id;
        size_t length;
        begin(tables);
        acg_database_text(tables, query, 1, "id", &id, &length);
        add_key(tables, id ? id : "");
        acg_buffer_char(&tables->text, '{');
        add_text(tables, "kind", query, 2);
        add_number(tables, "weight", query, 3);
        add_labels(tables, &labels, NULL, query, 4);
        add_text(tables, "note", query, 5);
        add_extras(tables, &extras, tables->number);
        acg_buffer_char(&tables->text, '}');
        acg_side_skip(tables, &labels, tables->number);
        acg_side_skip(tables, &extras, tables->number);
        if (finish(tables)) take_type(tables);
    }
    acg_side_close(tables, &labels, true);
    acg_side_close(tables, &extras, true);
    acg_query_free(query);
}

enum source_column { SOURCE, ID, TYPE, AUTHOR, YEAR, TITLE, CONTAINER, URL, DOI, CSL };

/** Columns that repeat what the CSL says, for whoever asks in SQL, say the same. */
static void check_source(struct acg_database_reader *tables, acg_query *query,
                         const struct acg_source *source)
{
    size_t length;
    char year[ACG_NUMBER_TEXT] = "", quoted[ACG_QUOTE], inside[ACG_QUOTE];
    if (acg_source_year(source) > 0) acg_number_shortest(acg_source_year(source), year);
    const struct {
        enum source_column column;
        const char *key, *text;
    } cells[] = {{ID, "id", source->id},
                 {TYPE, "type", source->type},
                 {AUTHOR, "author", acg_source_author(source)},
                 {YEAR, "year", *year ? year : NULL},
                 {TITLE, "title", source->title},
                 {CONTAINER, "container", source->container},
                 {URL, "url", source->url},
                 {DOI, "doi", source->doi}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        const char *cell, *text = cells[i].text;
        struct acg_step step = {.key = cells[i].key};
        if (!acg_database_text(tables, query, (int)cells[i].column, step.key, &cell, &length))
            return;
        bool left_out = !cell && cells[i].column != ID;
        if (left_out || (cell && text && strcmp(cell, text) == 0)) continue;
        acg_reader_reject(&tables->reader, &step, "'%s' is not what csl says, '%s'; write the same",
                          acg_quote(quoted, cell ? cell : "", length),
                          acg_quote(inside, text ? text : "", text ? strlen(text) : 0));
    }
}

static void read_sources(struct acg_database_reader *tables)
{
    acg_query *query = acg_query_new(
        tables->database, "SELECT source, id, type, author, year, title, container, url, "
                          "doi, csl FROM sources ORDER BY source");
    tables->reader.section = "sources";
    while (acg_query_next(query) && tables->reader.status != ACG_FAILED &&
           acg_database_enter(tables, "sources", query)) {
        const char *csl;
        size_t length;
        const acg_builder *builder = tables->reader.builder;
        uint32_t next = (uint32_t)acg_builder_n_sources(builder);
        if (!acg_database_text(tables, query, CSL, "csl", &csl, &length)) continue;
        if (!csl || *acg_json_blank(csl) != '{') {
            struct acg_step step = {.key = "csl"};
            acg_reader_reject(&tables->reader, &step, "expected an object of CSL-JSON");
            continue;
        }
        tables->text.length = 0;
        acg_buffer_add(&tables->text, csl, length);
        acg_buffer_char(&tables->text, ' ');
        if (!scan(tables)) continue;
        acg_reader_source(&tables->reader);
        if (acg_builder_n_sources(builder) == next) continue;
        acg_database_note(tables, &tables->sources, acg_builder_source_at(builder, next)->id);
        check_source(tables, query, acg_builder_source_at(builder, next));
    }
    acg_query_free(query);
}

/*
 * Actors.
 */

enum side_of_actors { NAMES, ALIASES, CODES, SPELLS, EXTRAS, N_SIDES };

static const struct {
    const char *table, *sql;
} sides_of_actors[N_SIDES] = {
    [NAMES] = {"actor_names", "SELECT actor, role, language, name FROM actor_names "
                              "ORDER BY actor, role, place"},
    [ALIASES] = {"actor_aliases", "SELECT actor, alias FROM actor_aliases ORDER BY actor, place"},
    [CODES] = {"actor_codes", "SELECT actor, system, code FROM actor_codes ORDER BY actor, system"},
    [SPELLS] = {"actor_spells", "SELECT actor, spell FROM actor_spells ORDER BY actor, place"},
    [EXTRAS] = {"extras", "SELECT item, key, json FROM extras WHERE part = 'actor' "
                          "ORDER BY item, key"},
};

/** Adds the rows of a side as a list of texts, or as an object. */
static void add_rows(struct acg_database_reader *tables, struct acg_side *side, const char *key,
                     bool as_object)
{
    if (!acg_side_is_at(tables, side, tables->number, true)) return;
    add_key(tables, key);
    acg_buffer_char(&tables->text, as_object ? '{' : '[');
    for (; acg_side_is_at(tables, side, tables->number, true); acg_side_next(tables, side)) {
        if (as_object) add_pair(tables, side->query, 1);
        else add_text(tables, NULL, side->query, 1);
    }
    acg_buffer_char(&tables->text, as_object ? '}' : ']');
}

/** The row at hand as the object that a JSON file would have. */
static void build_actor(struct acg_database_reader *tables, acg_query *query,
                        struct acg_side sides[])
{
    begin(tables);
    add_text(tables, "id", query, 1);
    add_labels(tables, &sides[NAMES], "name", query, 2);
    add_labels(tables, &sides[NAMES], "short", query, 3);
    add_text(tables, "kind", query, 4);
    add_rows(tables, &sides[ALIASES], "aliases", false);
    add_rows(tables, &sides[CODES], "codes", true);
    add_text(tables, "since", query, 5);
    add_text(tables, "until", query, 6);
    add_rows(tables, &sides[SPELLS], "spells", false);
    add_text(tables, "note", query, 9);
    add_extras(tables, &sides[EXTRAS], tables->number);
    if (acg_side_is_at(tables, &sides[NAMES], tables->number, true)) { // of neither role
        struct acg_step step = {.key = "role"};
        acg_reader_reject(&tables->reader, &step,
                          "a row of actor_names whose role is neither name "
                          "nor short");
    }
}

static void take_actor(struct acg_database_reader *tables, acg_query *query)
{
    const acg_builder *builder = tables->reader.builder;
    uint32_t next = (uint32_t)acg_builder_n_actors(builder);
    acg_reader_actor(&tables->reader);
    if (acg_builder_n_actors(builder) == next) return;
    const struct acg_actor *actor = acg_builder_actor_at(builder, next);
    acg_database_note(tables, &tables->actors, actor->id);
    if (!tables->reader.status) acg_database_check_days(tables, query, 7, actor->when);
}

static void read_actors(struct acg_database_reader *tables)
{
    struct acg_side sides[N_SIDES];
    acg_query *query = acg_query_new(
        tables->database, "SELECT actor, id, name, short, kind, since, until, first_day, "
                          "last_day, note FROM actors ORDER BY actor");
    for (int i = 0; i < N_SIDES; i++) {
        acg_side_open(tables, &sides[i], sides_of_actors[i].table, sides_of_actors[i].sql);
        acg_side_next(tables, &sides[i]);
    }
    tables->reader.section = "actors";
    while (acg_query_next(query) && tables->reader.status != ACG_FAILED &&
           acg_database_enter(tables, "actors", query)) {
        build_actor(tables, query, sides);
        for (int i = 0; i < N_SIDES; i++)
            acg_side_skip(tables, &sides[i], tables->number);
        if (finish(tables)) take_actor(tables, query);
    }
    for (int i = 0; i < N_SIDES; i++)
        acg_side_close(tables, &sides[i], true);
    acg_query_free(query);
}

/*
 * All of it.
 */

/** The window that is asked for. */
static struct acg_span window_of(const struct acg_read_options *options)
{
    return options && options->window.from < options->window.until ? options->window
                                                                   : acg_span_all();
}

static void read_all(struct acg_database_reader *tables, const struct acg_read_options *options)
{
    read_head(tables);
    read_types(tables);
    read_sources(tables);
    acg_reader_bibliographies(&tables->reader, options);
    read_actors(tables);
    // what names an actor that was refused would be refused for that
    if (tables->reader.status || acg_database_status(tables->database)) return;
    acg_database_relations(tables, window_of(options));
}

static void clear(struct acg_database_reader *tables)
{
    acg_table_clear(&tables->reader.folded_ids);
    free(tables->reader.actor_items.items);
    free(tables->reader.source_places.items);
    acg_builder_free(tables->reader.builder);
    acg_buffer_clear(&tables->text);
    free(tables->members.items);
    free(tables->actors.items);
    free(tables->types.items);
    free(tables->sources.items);
}

static acg_status read_database(acg_database *database, const char *name,
                                const struct acg_read_options *options, acg_graph **out,
                                acg_report *report)
{
    size_t first = report ? acg_report_count(report) : 0, n_actors = 0;
    struct acg_place whole = {.file = name};
    struct acg_database_reader tables = {.database = database, .table = "meta"};
    struct acg_reader *reader = &tables.reader;
    reader->json.name = name;
    reader->report = report;
    reader->locate = locate;
    reader->table = &tables;
    reader->status = acg_refuse_map(options, name, "a database", report);
    if (!reader->status) reader->status = acg_database_schema_check(database, name, report);
    if (!reader->status && !(reader->builder = acg_builder_new())) acg_reader_out_of_memory(reader);
    if (!reader->status) read_all(&tables, options);
    acg_report_sort(report, first);
    if (!reader->status) reader->status = acg_database_status(database);
    if (!reader->status && !(*out = acg_builder_freeze(reader->builder))) {
        acg_reader_out_of_memory(reader);
    }
    if (*out) acg_graph_actors(*out, &n_actors);
    struct acg_span when = window_of(options);
    if (*out) (*out)->is_part = when.from != ACG_DAY_MIN || when.until != ACG_DAY_MAX;
    if (*out && n_actors == 0) acg_note(report, &whole, "the graph has no actors");
    acg_status status = reader->status;
    clear(&tables);
    return status;
}

acg_status acg_graph_database_read(const char *path, const struct acg_file_head *head,
                                   const struct acg_read_options *options, acg_graph **out,
                                   acg_report *report)
{
    acg_database *database;
    *out = NULL;
    acg_status status = acg_database_open(path, head, &database, report);
    if (!status) status = read_database(database, path, options, out, report);
    acg_database_close(database);
    return status;
}

acg_status acg_graph_server_read(const char *connection, const struct acg_read_options *options,
                                 acg_graph **out, acg_report *report)
{
    struct acg_read_options whole = options ? *options : (struct acg_read_options){0};
    struct acg_span when = window_of(options);
    struct acg_buffer image = {0};
    acg_database *database = NULL;
    char *name = acg_odbc_title(connection);
    whole.window = (struct acg_span){0, 0}; // the server has searched
    *out = NULL;
    if (!name) return acg_out_of_memory(report);
    acg_status status = acg_server_copy(connection, name, whole.seconds, when, &image, report);
    if (!status) {
        status = acg_database_open_bytes(image.data, image.length, name, &database, report);
    }
    if (!status) status = read_database(database, name, &whole, out, report);
    if (*out) (*out)->is_part = !acg_span_is_all(when);
    acg_database_close(database);
    acg_buffer_clear(&image);
    free(name);
    return status;
}

acg_status acg_graph_database_parse(const char *bytes, size_t length, const char *name,
                                    const struct acg_read_options *options, acg_graph **out,
                                    acg_report *report)
{
    acg_database *database;
    struct acg_read_options whole = options ? *options : (struct acg_read_options){0};
    whole.window = (struct acg_span){0, 0}; // what came through a pipe cannot be read again
    struct acg_place place = {.file = name};
    *out = NULL;
    if (!acg_database_is(bytes, length)) {
        return acg_reject(report, &place,
                          length == 0 ? "the file is empty; expected a graph"
                                      : "this is no database of SQLite; say what it is by --read");
    }
    acg_status status = acg_database_open_bytes(bytes, length, name, &database, report);
    if (!status) status = read_database(database, name, &whole, out, report);
    acg_database_close(database);
    return status;
}
