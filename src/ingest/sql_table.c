// Tables of events on database servers: their columns, and how their engine reckons.
#include "ingest/sql.h"

#include "base/report.h"
#include "base/utf8.h"
#include "ingest/map.h"
#include "ingest/plan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/** The columns of GDELT, which files know by number. */
static const struct {
    const char *number, *name;
} gdelt_names[] = {{"1", "GLOBALEVENTID"},        {"2", "SQLDATE"},
                   {"6", "Actor1Code"},           {"8", "Actor1CountryCode"},
                   {"9", "Actor1KnownGroupCode"}, {"16", "Actor2Code"},
                   {"18", "Actor2CountryCode"},   {"19", "Actor2KnownGroupCode"},
                   {"27", "EventCode"},           {"31", "GoldsteinScale"},
                   {"32", "NumMentions"},         {"33", "NumSources"},
                   {"34", "NumArticles"}};

static void name_column(const char **column)
{
    for (size_t i = 0; *column && i < sizeof gdelt_names / sizeof *gdelt_names; i++) {
        if (strcmp(*column, gdelt_names[i].number) == 0) {
            *column = gdelt_names[i].name;
            return;
        }
    }
}

static void name_columns(struct acg_rule *rule)
{
    struct acg_layout_actors *actors = &rule->actors;
    for (size_t i = 0; i <= ACG_COLUMN_SCORE; i++)
        name_column(&rule->layout.columns[i]);
    name_column(&actors->from);
    name_column(&actors->to);
    name_column(&actors->from_else);
    name_column(&actors->to_else);
    name_column(&actors->from_mark);
    name_column(&actors->to_mark);
    name_column(&rule->weight_column);
}

acg_status acg_sql_settle(struct acg_ingest *ingest, acg_report *report)
{
    struct acg_rule *rule = &ingest->rule;
    const struct acg_ingest_sql *sql = rule->options.sql;
    bool is_csv = rule->options.layout == ACG_INGEST_CSV;
    if (sql->n_connections == 0 || !sql->table == !sql->query) {
        return acg_misuse(report, "say which rows of a database: --table NAME or --query SELECT");
    }
    if (rule->options.once_a_day) {
        return acg_misuse(report,
                          "--once-a-day: which of a day's reports comes first only files say; with "
                          "--sql choose rows by --query 'SELECT DISTINCT ...'");
    }
    if (rule->options.sample > 1) {
        return acg_misuse(report, "--sample %u: a database gives one id of each sum, the smallest",
                          rule->options.sample);
    }
    if (!rule->layout.has_header) name_columns(rule);
    if (is_csv || !rule->options.map) return ACG_OK;
    return acg_map_rename(rule->options.map, &ingest->arena, rule, report);
}

void acg_sql_table_clear(struct acg_sql_table *table)
{
    acg_odbc_close(table->odbc);
    acg_buffer_clear(&table->from);
    for (size_t i = 0; i < ACG_SQL_N_COLUMNS; i++)
        free(table->columns[i].name);
    *table = (struct acg_sql_table){0};
}

/** Cuts the next part of a name off, up to a point; quotes may be around it. */
static void next_part(const char **rest, struct acg_buffer *out)
{
    bool is_quoted = **rest == '"';
    *rest += is_quoted;
    for (; **rest; (*rest)++) {
        if (is_quoted && **rest == '"') {
            if ((*rest)[1] != '"') break;
            (*rest)++;
        } else if (!is_quoted && **rest == '.') {
            break;
        }
        acg_buffer_char(out, **rest);
    }
    if (is_quoted && **rest) (*rest)++;
}

/** Writes the name of a table, part by part in the quotes of the engine. */
static acg_status write_table(struct acg_sql_table *table, const char *name, acg_report *report)
{
    const char *rest = name;
    char room[ACG_QUOTE];
    for (;;) {
        struct acg_buffer part = {0};
        next_part(&rest, &part);
        if (part.length > 0) acg_odbc_add_name(table->odbc, part.data, part.length, &table->from);
        bool is_wrong = part.length == 0 || (*rest && *rest != '.') || (*rest && !rest[1]);
        table->from.failed |= part.failed;
        acg_buffer_clear(&part);
        if (table->from.failed) return acg_out_of_memory(report);
        if (is_wrong) {
            return acg_misuse(
                report,
                "--table '%s': write NAME or SCHEMA.NAME, with double quotes around a "
                "part that has a point in it",
                acg_quote(room, name, strlen(name)));
        }
        if (!*rest) return acg_odbc_status(table->odbc);
        acg_buffer_char(&table->from, *rest++);
    }
}

static acg_status write_from(const struct acg_ingest_sql *sql, struct acg_sql_table *table,
                             acg_report *report)
{
    if (sql->table) return write_table(table, sql->table, report);
    size_t length = strlen(sql->query);
    while (length > 0 && strchr("; \t\n", sql->query[length - 1]))
        length--;
    acg_buffer_char(&table->from, '(');
    acg_buffer_add(&table->from, sql->query, length);
    acg_buffer_text(&table->from, "\n) q"); // the line may end in a remark
    return table->from.failed ? acg_out_of_memory(report) : ACG_OK;
}

/** Whether two names are the same but for case, blanks and underscores. */
static bool is_like(const char *a, size_t length, const char *b)
{
    const char *end = a + length;
    for (;; a++, b++) {
        while (a < end && (*a == ' ' || *a == '_'))
            a++;
        while (*b == ' ' || *b == '_')
            b++;
        if (a == end || !*b) return a == end && !*b;
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b)) return false;
    }
}

/** The column of this name: as it is spelt, else but for case, else but for blanks too. */
static const struct acg_odbc_column *find_name(const acg_odbc_rows *rows, struct acg_field name)
{
    const struct acg_odbc_column *found = NULL;
    int best = 0;
    for (size_t i = 0; i < acg_odbc_columns(rows); i++) {
        const struct acg_odbc_column *column = acg_odbc_column(rows, i);
        bool is_long = strlen(column->name) == name.length;
        int rank = acg_field_is(name, column->name)                                    ? 3
                   : is_long && strncasecmp(column->name, name.text, name.length) == 0 ? 2
                   : is_like(name.text, name.length, column->name)                     ? 1
                                                                                       : 0;
        if (rank > best) found = column;
        if (rank > best) best = rank;
    }
    return found;
}

/** One of several names, "Intensity|Event Intensity". */
static const struct acg_odbc_column *find_column(const acg_odbc_rows *rows, const char *names)
{
    const struct acg_odbc_column *found = NULL;
    struct acg_field rest = {names, strlen(names)}, name;
    while (!found && acg_field_next(&rest, '|', &name))
        found = find_name(rows, name);
    return found;
}

/** The key of the map that gives a column another name; NULL if none does. */
static const char *key_of(int column)
{
    static const char *const keys[ACG_SQL_N_COLUMNS] = {
        [ACG_COLUMN_ID] = "id",        [ACG_COLUMN_DATE] = "date", [ACG_COLUMN_CODE] = "code",
        [ACG_COLUMN_SCORE] = "score",  [ACG_COLUMN_FROM] = "from", [ACG_COLUMN_TO] = "to",
        [ACG_COLUMN_WEIGHT] = "weight"};
    return keys[column];
}

static acg_status reject_missing(const struct acg_rule *rule, const struct acg_sql_table *table,
                                 int column, const char *name, acg_report *report)
{
    struct acg_place place = {.file = acg_odbc_name(table->odbc)};
    const char *key = column < ACG_N_COLUMNS ? key_of(column) : NULL;
    char room[ACG_QUOTE];
    acg_quote(room, name, strlen(name));
    if (key && rule->options.layout != ACG_INGEST_CSV) {
        return acg_reject(report, &place,
                          "there is no column '%s'; say by --map %s=COLUMN what it is called", room,
                          key);
    }
    return acg_reject(
        report, &place, "there is no column '%s'%s", room,
        key || column >= ACG_N_COLUMNS ? "" : "; give one that name by --query 'SELECT ...'");
}

/** What the statement needs, by the names that the layout and the map have. */
static const char *name_wanted(const struct acg_rule *rule, int column)
{
    enum acg_ingest_period period = rule->options.period;
    bool is_yearly = period == ACG_INGEST_YEAR && rule->year_column;
    bool is_monthly = period == ACG_INGEST_MONTH && rule->month_column;
    switch (column) {
    case ACG_SQL_YEAR:
        return is_yearly ? rule->year_column : NULL;
    case ACG_SQL_MONTH:
        return is_monthly ? rule->month_column : NULL;
    case ACG_SQL_KEY:
        return rule->options.sql->shard_key;
    case ACG_SQL_OWN_YEAR:
        return "year";
    case ACG_COLUMN_DATE:
        if ((is_yearly || is_monthly) && rule->options.keep_duplicates) return NULL;
        break;
    default:
        break;
    }
    return acg_plan_column(rule, (enum acg_column)column);
}

/** Finds the columns. */
static acg_status find_columns(const struct acg_rule *rule, const acg_odbc_rows *rows,
                               struct acg_sql_table *out, acg_report *report)
{
    for (int i = 0; i < ACG_SQL_N_COLUMNS; i++) {
        const char *name = name_wanted(rule, i);
        const struct acg_odbc_column *column = name ? find_column(rows, name) : NULL;
        if (name && !column && i != ACG_SQL_OWN_YEAR) {
            return reject_missing(rule, out, i, name, report);
        }
        if (!column) continue;
        out->columns[i] =
            (struct acg_sql_column){strdup(column->name), column->kind, column->digits};
        if (!out->columns[i].name) return acg_out_of_memory(report);
    }
    return ACG_OK;
}

/** Looks how the engine divides and compares: by a sum over no rows, since not every engine has a
 * SELECT without FROM. */
static acg_status learn_ways(struct acg_sql_table *table, acg_report *report)
{
    struct acg_buffer sql = {0};
    acg_buffer_format(&sql,
                      "SELECT COUNT(*) + 7 / 2, COUNT(*) + CASE WHEN 'a' = 'A' THEN 1 ELSE 0 END "
                      "FROM %s WHERE 1 = 0",
                      table->from.data);
    if (sql.failed) return acg_out_of_memory(report);
    acg_odbc_rows *rows = acg_odbc_ask(table->odbc, sql.data, NULL, 0);
    acg_buffer_clear(&sql);
    size_t length;
    if (acg_odbc_next(rows)) {
        const char *quotient = acg_odbc_cell(rows, 0, &length);
        table->divides_whole = quotient && strcmp(quotient, "3") == 0;
        const char *same = acg_odbc_cell(rows, 1, &length);
        table->ignores_case = same && strcmp(same, "1") == 0;
    }
    acg_odbc_end(rows);
    table->is_exact = strcmp(acg_odbc_engine(table->odbc), "SQLite") != 0;
    return acg_odbc_status(table->odbc);
}

acg_status acg_sql_table_open(const struct acg_rule *rule, const char *connection,
                              struct acg_sql_table *out, acg_report *report)
{
    struct acg_buffer sql = {0};
    *out = (struct acg_sql_table){0};
    acg_status status = acg_odbc_open(connection, rule->options.sql->timeout, &out->odbc, report);
    if (!status) status = write_from(rule->options.sql, out, report);
    if (status) return status;
    acg_buffer_format(&sql, "SELECT * FROM %s WHERE 1 = 0", out->from.data);
    if (sql.failed) return acg_out_of_memory(report);
    acg_odbc_rows *rows = acg_odbc_ask(out->odbc, sql.data, NULL, 0);
    acg_buffer_clear(&sql);
    status = acg_odbc_status(out->odbc);
    if (!status) status = find_columns(rule, rows, out, report);
    acg_odbc_end(rows);
    return status ? status : learn_ways(out, report);
}
