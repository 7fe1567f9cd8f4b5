// A graph's database in which the input has changed tables, rows and cells: it is read as a graph,
// which can be written, or refused. Bytes of a file seldom reach what the reader of rows thinks of.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/read.h"
#include "actorgraph/write.h"

#include <sqlite3.h>

enum { MOST_CHANGES = 12 };

/** A graph that has something in every table, as a database. */
static const char *whole_database(size_t *length)
{
    static const char text[] =
        "{\"actorgraph\":1,\"title\":{\"en\":\"T\",\"tr\":\"U\"},\"license\":\"CC0-1.0\",\"x-a\":["
        "1],"
        "\"types\":{\"drill\":{\"kind\":\"cooperation\",\"weight\":2,\"label\":{\"en\":\"D\","
        "\"tr\":"
        "\"E\"}}},\"sources\":[{\"id\":\"s\",\"title\":\"S\",\"issued\":{\"date-parts\":[[2016,9]]}"
        ","
        "\"author\":[{\"family\":\"F\",\"given\":\"G\"}]},{\"id\":\"r\"}],\"actors\":[{\"id\":"
        "\"CHN\","
        "\"name\":{\"en\":\"China\",\"tr\":\"Cin\"},\"kind\":\"state\",\"aliases\":[\"PRC\"],"
        "\"codes\":"
        "{\"cow\":\"710\"},\"since\":\"1949-10\",\"x-b\":true},{\"id\":\"TJK\",\"kind\":\"state\","
        "\"spells\":[\"1991/1995\",\"1997/..\"]},{\"id\":"
        "\"SCO\","
        "\"kind\":\"organization\",\"short\":\"SCO\",\"note\":\"n\"}],\"relations\":[{\"id\":"
        "\"e1\","
        "\"from\":\"CHN\",\"to\":\"TJK\",\"type\":\"drill\",\"date\":\"2016-10~\",\"cite\":[\"s\","
        "\"r\"],"
        "\"note\":\"m\",\"confidence\":0.5,\"recorded\":\"2017\",\"x-c\":\"d\"},{\"among\":["
        "\"CHN\","
        "\"TJK\",\"SCO\"],\"kind\":\"rivalry\",\"since\":\"2001\",\"until\":\"2003\",\"status\":"
        "\"alleged\"},{\"from\":\"TJK\",\"to\":\"SCO\",\"kind\":\"membership\",\"weight\":0.1}]}";
    static char *bytes;
    static size_t size;
    acg_graph *graph = NULL;
    if (!bytes) {
        promise(!acg_graph_parse(text, sizeof text - 1, "t", &graph, NULL), "a graph");
        promise(!acg_graph_write(graph, ACG_GRAPH_SQLITE, &bytes, &size, NULL), "a database");
        acg_graph_free(graph);
    }
    *length = size;
    return bytes;
}

static sqlite3 *open_copy(const char *bytes, size_t length)
{
    sqlite3 *database = NULL;
    unsigned char *copy = sqlite3_malloc64(length);
    promise(copy != NULL && sqlite3_open(":memory:", &database) == SQLITE_OK, "a database");
    memcpy(copy, bytes, length);
    promise(sqlite3_deserialize(
                database, "main", copy, (sqlite3_int64)length, (sqlite3_int64)length,
                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK,
            "opened");
    sqlite3_exec(database, "PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0; BEGIN",
                 NULL, NULL, NULL);
    return database;
}

enum { NAME = 64 };

/** The n-th of a list that a query gives, modulo its length; "" if it is empty. */
static void find_name(sqlite3 *database, const char *sql, unsigned n, char name[NAME])
{
    sqlite3_stmt *query = NULL;
    char names[64][NAME];
    unsigned count = 0;
    *name = '\0';
    promise(sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK, "a list of names");
    while (count < 64 && sqlite3_step(query) == SQLITE_ROW)
        snprintf(names[count++], NAME, "%s", (const char *)sqlite3_column_text(query, 0));
    sqlite3_finalize(query);
    if (count > 0) memcpy(name, names[n % count], NAME);
}

static void bind_value(sqlite3_stmt *query, struct rest *rest)
{
    static const double numbers[] = {0, -1, 0.5, 1e308, -1e308, 1e-320};
    uint8_t kind = take_byte(rest);
    switch (kind % 6) {
    case 0:
        sqlite3_bind_null(query, 1);
        break;
    case 1:
        sqlite3_bind_int64(query, 1, (int8_t)take_byte(rest));
        break;
    case 2:
        sqlite3_bind_int64(query, 1, (sqlite3_int64)((uint64_t)1 << (take_byte(rest) % 64)));
        break;
    case 3:
        sqlite3_bind_double(query, 1, numbers[take_byte(rest) % 6]);
        break;
    case 4: {
        struct rest blob = take_until(rest, '\n');
        sqlite3_bind_blob(query, 1, blob.length ? (const void *)blob.at : "", (int)blob.length,
                          SQLITE_TRANSIENT);
        break;
    }
    default: {
        struct rest text = take_until(rest, '\n');
        sqlite3_bind_text(query, 1, text.length ? (const char *)text.at : "", (int)text.length,
                          SQLITE_TRANSIENT);
    }
    }
}

/** Runs a statement, which may fail; ?1 is a value of the input. */
static void run(sqlite3 *database, const char *sql, struct rest *rest)
{
    sqlite3_stmt *query = NULL;
    if (sqlite3_prepare_v2(database, sql, -1, &query, NULL) == SQLITE_OK && query) {
        if (rest && sqlite3_bind_parameter_count(query) > 0) bind_value(query, rest);
        while (sqlite3_step(query) == SQLITE_ROW) {
        }
    }
    sqlite3_finalize(query);
}

static void change(sqlite3 *database, struct rest *rest)
{
    char table[NAME], column[NAME], *sql = NULL;
    uint8_t deed = take_byte(rest), row;
    find_name(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
              take_byte(rest), table);
    char *list = sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table);
    find_name(database, list, take_byte(rest), column);
    sqlite3_free(list);
    row = take_byte(rest);
    switch (deed % 16) {
    case 0:
        sql = sqlite3_mprintf("DROP TABLE \"%w\"", table);
        break;
    case 1:
        sql = sqlite3_mprintf("ALTER TABLE \"%w\" RENAME COLUMN \"%w\" TO other", table, column);
        break;
    case 2:
        sql = sqlite3_mprintf("DELETE FROM \"%w\" WHERE rowid = %d", table, row % 4);
        break;
    case 3:
        sql = sqlite3_mprintf("DELETE FROM \"%w\"", table);
        break;
    case 4:
        sql = sqlite3_mprintf("ALTER TABLE \"%w\" ADD COLUMN more", table);
        break;
    case 5:
        sql =
            sqlite3_mprintf("PRAGMA %s = %d", row % 2 ? "user_version" : "application_id", row / 2);
        break;
    case 6:
    case 7:
    case 8:
        sql = sqlite3_mprintf("UPDATE \"%w\" SET \"%w\" = ?1", table, column);
        break;
    default:
        sql = sqlite3_mprintf("UPDATE \"%w\" SET \"%w\" = ?1 WHERE rowid = %d", table, column,
                              row % 4);
    }
    run(database, sql, rest);
    sqlite3_free(sql);
}

static void check_read(const char *bytes, size_t length, bool again_too)
{
    acg_graph *graph = NULL, *again = NULL;
    char *json = NULL, *json_again = NULL, *database = NULL;
    size_t json_length, length_again, size;
    acg_report *report = acg_report_new();
    acg_status status = acg_graph_parse_any(bytes, length, "t", NULL, &graph, report);
    promise(!status == (graph != NULL), "a graph comes out just when all is well");
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    if (graph) {
        promise(!acg_graph_write(graph, ACG_GRAPH_JSON, &json, &json_length, NULL), "written");
    }
    if (graph && again_too) {
        promise(!acg_graph_write(graph, ACG_GRAPH_SQLITE, &database, &size, NULL), "as a database");
        promise(!acg_graph_parse_any(database, size, "t", NULL, &again, NULL), "which reads back");
        promise(!acg_graph_write(again, ACG_GRAPH_JSON, &json_again, &length_again, NULL), "");
        promise(json_length == length_again && memcmp(json, json_again, json_length) == 0,
                "the same");
    }
    acg_graph_free(graph);
    acg_graph_free(again);
    acg_bytes_free(json);
    acg_bytes_free(json_again);
    acg_bytes_free(database);
    acg_report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rest rest = {data, size};
    size_t length;
    const char *whole = whole_database(&length);
    sqlite3 *database = open_copy(whole, length);
    for (int i = 0; i < MOST_CHANGES && rest.length > 0; i++)
        change(database, &rest);
    sqlite3_exec(database, "COMMIT", NULL, NULL, NULL);
    sqlite3_int64 n = 0;
    unsigned char *bytes = sqlite3_serialize(database, "main", &n, 0);
    promise(bytes != NULL, "serialized");
    sqlite3_close(database);
    check_read((const char *)bytes, (size_t)n, takes_way(data, size, 0, 4));
    sqlite3_free(bytes);
    return 0;
}
