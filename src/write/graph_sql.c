// The statements are those of the database of SQLite, which is made in memory: its tables, as other
// engines want them, and its rows.
#include "write/graph_sql.h"

#include "base/database.h"
#include "base/number.h"
#include "base/report.h"
#include "model/graph_tables.h"
#include "write/graph_schema.h"
#include "write/graph_sqlite.h"

#include <stdio.h>
#include <string.h>

/** What of the schema other engines want otherwise. Texts under an index have a length there, REAL
 * would be single precision, KEY is a reserved word of MariaDB. */
static const struct {
    const char *ours, *theirs;
} changes[] = {
    {" WITHOUT ROWID", ""},
    {" REAL", " DOUBLE PRECISION"},
    {" key TEXT", " \"key\" VARCHAR(512)"},
    {" key)", " \"key\")"},
    {" id TEXT NOT NULL", " id VARCHAR(256) NOT NULL"},
    {" system TEXT", " system VARCHAR(512)"},
    {" part TEXT", " part VARCHAR(8)"},
    {" role TEXT", " role VARCHAR(8)"},
    {" relation INTEGER", " relation BIGINT"},
    {" item INTEGER", " item BIGINT"},
    {" REFERENCES types", " REFERENCES types (type)"},
    {" REFERENCES sources", " REFERENCES sources (source)"},
    {" REFERENCES actors", " REFERENCES actors (actor)"},
    {" REFERENCES relations", " REFERENCES relations (relation)"},
};
enum { N_CHANGES = sizeof changes / sizeof *changes };

/** What MariaDB and MySQL run and others take for a comment: names in double quotes, a backslash
 * that is one, an error where a value would be cut. */
static const char before[] =
    "/*!40101 SET NAMES utf8mb4, sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES' */;\n"
    "BEGIN;\n";

/** The same: TEXT has 64 KiB there. */
static const char longer[] =
    "/*!40101 ALTER TABLE meta MODIFY value LONGTEXT NOT NULL */;\n"
    "/*!40101 ALTER TABLE titles MODIFY title LONGTEXT NOT NULL */;\n"
    "/*!40101 ALTER TABLE types MODIFY label LONGTEXT, MODIFY note LONGTEXT */;\n"
    "/*!40101 ALTER TABLE type_labels MODIFY label LONGTEXT NOT NULL */;\n"
    "/*!40101 ALTER TABLE sources MODIFY author LONGTEXT, MODIFY title LONGTEXT, MODIFY container "
    "LONGTEXT, MODIFY url LONGTEXT, MODIFY doi LONGTEXT, MODIFY csl LONGTEXT NOT NULL */;\n"
    "/*!40101 ALTER TABLE actors MODIFY name LONGTEXT NOT NULL, MODIFY short LONGTEXT, MODIFY note "
    "LONGTEXT */;\n"
    "/*!40101 ALTER TABLE actor_names MODIFY name LONGTEXT NOT NULL */;\n"
    "/*!40101 ALTER TABLE actor_aliases MODIFY alias LONGTEXT NOT NULL */;\n"
    "/*!40101 ALTER TABLE actor_codes MODIFY code LONGTEXT NOT NULL */;\n"
    "/*!40101 ALTER TABLE relations MODIFY id LONGTEXT, MODIFY note LONGTEXT */;\n"
    "/*!40101 ALTER TABLE extras MODIFY json LONGTEXT NOT NULL */;\n";

static const char after[] = "CREATE INDEX relations_by_time ON relations (first_day, last_day);\n"
                            "CREATE INDEX relations_by_from ON relations (from_actor);\n"
                            "CREATE INDEX relations_by_to ON relations (to_actor);\n"
                            "CREATE INDEX relations_by_among ON relation_actors (actor);\n"
                            "CREATE INDEX cites_by_source ON cites (source);\n"
                            "COMMIT;\n";

static void add_tables(struct acg_buffer *out)
{
    for (const char *at = acg_graph_tables; *at;) {
        size_t i = 0;
        while (i < N_CHANGES && strncmp(at, changes[i].ours, strlen(changes[i].ours)) != 0)
            i++;
        if (i < N_CHANGES) {
            acg_buffer_text(out, changes[i].theirs);
            at += strlen(changes[i].ours);
        } else {
            acg_buffer_char(out, *at++);
        }
    }
}

static void add_text(struct acg_buffer *out, const char *text, size_t length)
{
    acg_buffer_char(out, '\'');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\'') acg_buffer_char(out, '\'');
        acg_buffer_char(out, text[i]);
    }
    acg_buffer_char(out, '\'');
}

static void add_cell(struct acg_buffer *out, acg_query *row, int column)
{
    char number[ACG_NUMBER_TEXT];
    size_t length;
    switch (acg_query_type(row, column)) {
    case ACG_SQL_NULL:
        acg_buffer_text(out, "NULL");
        return;
    case ACG_SQL_INTEGER:
        acg_buffer_format(out, "%lld", (long long)acg_query_integer(row, column));
        return;
    case ACG_SQL_NUMBER:
        acg_number_shortest(acg_query_number(row, column), number);
        acg_buffer_text(out, number);
        return;
    case ACG_SQL_TEXT:
    case ACG_SQL_BYTES: {
        const char *text = acg_query_text(row, column, &length);
        add_text(out, text, length);
        return;
    }
    }
}

/** Adds the rows of a table, many in a statement: servers are slow to take them one by one. */
static void add_rows(acg_database *database, const char *table, struct acg_buffer *out)
{
    enum { MOST_ROWS = 500, MOST_BYTES = 64 * 1024 };
    char sql[80];
    size_t n = 0, start = 0;
    snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
    acg_query *row = acg_query_new(database, sql);
    while (acg_query_next(row)) {
        bool begins = n == MOST_ROWS || n == 0 || out->length - start > MOST_BYTES;
        if (begins && n > 0) acg_buffer_text(out, ";\n");
        if (begins) {
            acg_buffer_format(out, "INSERT INTO %s VALUES\n", table);
            start = out->length;
            n = 0;
        }
        acg_buffer_text(out, n++ > 0 ? ",\n(" : "(");
        for (int i = 0; i < acg_query_columns(row); i++) {
            if (i > 0) acg_buffer_text(out, ", ");
            add_cell(out, row, i);
        }
        acg_buffer_char(out, ')');
    }
    acg_query_free(row);
    if (n > 0) acg_buffer_text(out, ";\n");
}

static void add_all_rows(acg_database *database, struct acg_buffer *out)
{
    acg_query *tables =
        acg_query_new(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                "name NOT LIKE 'sqlite%' ORDER BY rowid");
    size_t length;
    while (acg_query_next(tables))
        add_rows(database, acg_query_text(tables, 0, &length), out);
    acg_query_free(tables);
}

acg_status acg_graph_sql(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    acg_database *database;
    acg_status status = acg_graph_sqlite_memory(graph, &database, report);
    if (status) return status;
    acg_buffer_text(out, before);
    add_tables(out);
    acg_buffer_text(out, longer);
    acg_buffer_format(out, "INSERT INTO meta VALUES\n('%s', '%d');\n", ACG_TABLES_MARK,
                      ACG_TABLES_VERSION);
    add_all_rows(database, out);
    acg_buffer_text(out, after);
    status = acg_database_status(database);
    if (!status && out->failed) status = acg_out_of_memory(report);
    acg_database_close(database);
    return status;
}
