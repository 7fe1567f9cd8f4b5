#include "read/database_schema.h"

#include "base/buffer.h"
#include "base/report.h"
#include "base/utf8.h"
#include "model/graph_tables.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MOST_COLUMNS = ACG_SCHEMA_COLUMNS };

static const struct acg_schema_table tables[] = {
    {"meta", {"key", "value"}},
    {"titles", {"place", "language", "title"}},
    {"types", {"type", "id", "kind", "weight", "label", "note"}},
    {"type_labels", {"type", "place", "language", "label"}},
    {"sources",
     {"source", "id", "type", "author", "year", "title", "container", "url", "doi", "csl"}},
    {"actors",
     {"actor", "id", "name", "short", "kind", "since", "until", "first_day", "last_day", "note"}},
    {"actor_names", {"actor", "role", "place", "language", "name"}},
    {"actor_aliases", {"actor", "place", "alias"}},
    {"actor_codes", {"actor", "system", "code"}},
    {"actor_spells", {"actor", "place", "spell"}},
    {"relations",
     {"relation", "id", "from_actor", "to_actor", "kind", "type", "weight", "date", "since",
      "until", "first_day", "last_day", "status", "confidence", "directed", "note", "recorded"}},
    {"relation_actors", {"relation", "place", "actor"}},
    {"cites", {"relation", "place", "source"}},
    {"extras", {"part", "item", "key", "json"}},
};

const struct acg_schema_table *acg_database_tables(size_t *count)
{
    *count = sizeof tables / sizeof *tables;
    return tables;
}

/** The number that a pragma answers with. */
static int64_t ask(acg_database *database, const char *pragma)
{
    acg_query *query = acg_query_new(database, pragma);
    int64_t answer = acg_query_next(query) ? acg_query_integer(query, 0) : 0;
    acg_query_free(query);
    return answer;
}

acg_status acg_database_version_check(int64_t version, const struct acg_place *place,
                                      acg_report *report)
{
    if (version == ACG_TABLES_VERSION) return ACG_OK;
    return acg_reject(report, place,
                      "its tables are of version %" PRId64 "; this program reads version %d%s",
                      version, ACG_TABLES_VERSION,
                      version > ACG_TABLES_VERSION ? ", a newer one may read it" : "");
}

static acg_status check_marks(acg_database *database, const struct acg_place *place,
                              acg_report *report)
{
    int64_t ours = ask(database, "PRAGMA application_id");
    int64_t version = ask(database, "PRAGMA user_version");
    acg_status status = acg_database_status(database);
    if (status) return status;
    if (ours != ACG_TABLES_OURS) {
        return acg_reject(report, place,
                          "a database of another program (application_id %" PRId64 ", not %d); "
                          "convert writes databases that can be read",
                          ours, ACG_TABLES_OURS);
    }
    return acg_database_version_check(version, place, report);
}

/** Whether a table is there, as a plain one. */
static acg_status check_table(acg_database *database, const char *name,
                              const struct acg_place *place, acg_report *report)
{
    static const char plain[] = "CREATE TABLE";
    acg_query *query =
        acg_query_new(database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND "
                                "rootpage > 0 AND name = ?1 COLLATE NOCASE");
    size_t length;
    acg_query_set_text(query, 1, name);
    bool is_there = acg_query_next(query);
    bool is_plain =
        is_there && strncasecmp(acg_query_text(query, 0, &length), plain, sizeof plain - 1) == 0;
    acg_query_free(query);
    acg_status status = acg_database_status(database);
    if (status || is_plain) return status;
    return acg_reject(report, place, "it has no table '%s'; docs/format.md lists the tables", name);
}

acg_status acg_database_column_missing(const struct acg_schema_table *table, const char *column,
                                       const char *others, const struct acg_place *place,
                                       acg_report *report)
{
    return acg_reject(report, place, "the table %s has no column '%s'; it has %s", table->name,
                      column, others);
}

static acg_status check_columns(acg_database *database, const struct acg_schema_table *table,
                                const struct acg_place *place, acg_report *report)
{
    char sql[100];
    size_t length;
    bool has[MOST_COLUMNS] = {false};
    struct acg_buffer others = {0};
    snprintf(sql, sizeof sql, "PRAGMA table_xinfo(%s)", table->name);
    acg_query *query = acg_query_new(database, sql);
    while (acg_query_next(query)) {
        char quoted[ACG_QUOTE];
        const char *name = acg_query_text(query, 1, &length);
        bool computed = acg_query_integer(query, 6) != 0;
        acg_buffer_format(&others, "%s%s%s", others.length ? ", " : "",
                          acg_quote(quoted, name, length), computed ? " (computed)" : "");
        for (size_t i = 0; i < MOST_COLUMNS && table->columns[i]; i++)
            has[i] |= !computed && strcasecmp(name, table->columns[i]) == 0;
    }
    acg_query_free(query);
    acg_status status = acg_database_status(database);
    if (!status && others.failed) status = acg_out_of_memory(report);
    for (size_t i = 0; i < MOST_COLUMNS && table->columns[i] && !status; i++) {
        if (!has[i])
            status =
                acg_database_column_missing(table, table->columns[i], others.data, place, report);
    }
    acg_buffer_clear(&others);
    return status;
}

acg_status acg_database_schema_check(acg_database *database, const char *name, acg_report *report)
{
    struct acg_place place = {.file = name};
    acg_status status = check_marks(database, &place, report);
    for (size_t i = 0; i < sizeof tables / sizeof *tables && !status; i++) {
        status = check_table(database, tables[i].name, &place, report);
        if (!status) status = check_columns(database, &tables[i], &place, report);
    }
    return status;
}
