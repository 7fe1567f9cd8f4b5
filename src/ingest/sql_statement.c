/*
 * The statement that a server gets:
 *
 *     SELECT e_from, e_to, e_day, e_code, COUNT(*), COUNT(e_score), SUM(e_score), MIN(e_id)
 *     FROM (SELECT "Actor1CountryCode" AS e_from, ... FROM "events") e
 *     GROUP BY e_from, e_to, e_day, e_code
 *
 * Engines agree on little; this keeps to plain columns, comparisons, whole numbers, CASE, SUBSTR,
 * COUNT, SUM and MIN, which also those that divide a table among servers hand on to them. What a
 * server may not be able to judge travels as it is, and is judged by the code that reads files.
 */
#include "ingest/sql_writing.h"

#include "base/report.h"
#include "base/utf8.h"

#include <string.h>

void acg_sql_refuse(struct acg_sql_writing *w, int column, const char *why)
{
    struct acg_place place = {.file = acg_odbc_name(w->table->odbc)};
    const char *name = w->table->columns[column].name;
    char room[ACG_QUOTE];
    if (w->status) return;
    w->status =
        acg_reject(w->report, &place, "column '%s' %s", acg_quote(room, name, strlen(name)), why);
}

struct acg_buffer acg_sql_name(const struct acg_sql_writing *w, int column)
{
    struct acg_buffer out = {0};
    const char *name = w->table->columns[column].name, *engine = acg_odbc_engine(w->table->odbc);
    bool is_mysql = strcmp(engine, "MariaDB") == 0 || strcmp(engine, "MySQL") == 0;
    bool folds = w->table->ignores_case && is_mysql && acg_sql_kind(w, column) == ACG_ODBC_TEXT;
    if (folds) acg_buffer_text(&out, "CONVERT(");
    acg_odbc_add_name(w->table->odbc, name, strlen(name), &out);
    if (folds) acg_buffer_text(&out, " USING utf8mb4) COLLATE utf8mb4_bin");
    return out;
}

void acg_sql_end(struct acg_sql_writing *w, const char *name, bool is_key)
{
    struct acg_buffer *list = is_key ? &w->keys : &w->values;
    acg_buffer_format(&w->columns, " AS %s", name);
    if (list->length > 0) acg_buffer_text(list, ", ");
    acg_buffer_text(list, name);
}

struct acg_buffer *acg_sql_begin(struct acg_sql_writing *w)
{
    if (w->columns.length > 0) acg_buffer_text(&w->columns, ",\n        ");
    return &w->columns;
}

void acg_sql_add(struct acg_sql_writing *w, int column, const char *name, bool is_key)
{
    struct acg_buffer text = acg_sql_name(w, column);
    acg_buffer_text(acg_sql_begin(w), text.data ? text.data : "");
    w->columns.failed |= text.failed;
    acg_buffer_clear(&text);
    acg_sql_end(w, name, is_key);
}

/*
 * Actors.
 */

static void add_actors(struct acg_sql_writing *w)
{
    static const struct {
        int column;
        const char *name;
    } ends[] = {{ACG_COLUMN_FROM, "e_from"},           {ACG_COLUMN_TO, "e_to"},
                {ACG_COLUMN_FROM_ELSE, "e_from_else"}, {ACG_COLUMN_TO_ELSE, "e_to_else"},
                {ACG_COLUMN_FROM_MARK, "e_from_mark"}, {ACG_COLUMN_TO_MARK, "e_to_mark"}};
    enum acg_naming naming = w->rule->actors.naming;
    bool are_words = naming == ACG_NAMING_CODE || naming == ACG_NAMING_NAME;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        int column = ends[i].column;
        if (!acg_sql_has(w, column)) continue;
        enum acg_odbc_kind kind = acg_sql_kind(w, column);
        bool is_number =
            kind == ACG_ODBC_INTEGER || kind == ACG_ODBC_DECIMAL || kind == ACG_ODBC_FLOAT;
        if (kind == ACG_ODBC_BYTES || kind == ACG_ODBC_DATE || kind == ACG_ODBC_TIMESTAMP ||
            (is_number && are_words)) {
            acg_sql_refuse(w, column,
                           "has no texts that could name an actor; take another by --map or "
                           "--query");
        }
        acg_sql_add(w, column, ends[i].name, true);
        acg_sql_note(w, column);
    }
}

/*
 * Numbers.
 */

/** How a number is added up. */
enum way {
    NO_WAY,  // there is none
    BY_TEXT, // rows with the same text are told apart: what it says only the client knows
    EXACT,   // at most one decimal
    ROUNDED  // to tenths; what has more decimals is bad
};

static enum way way_of(struct acg_sql_writing *w, int column)
{
    if (!acg_sql_has(w, column)) return NO_WAY;
    switch (acg_sql_kind(w, column)) {
    case ACG_ODBC_TEXT:
        return BY_TEXT;
    case ACG_ODBC_INTEGER:
        return EXACT;
    case ACG_ODBC_DECIMAL:
        return w->table->is_exact && w->table->columns[column].digits <= 1 ? EXACT : ROUNDED;
    case ACG_ODBC_FLOAT:
        return ROUNDED;
    case ACG_ODBC_DATE:
    case ACG_ODBC_TIMESTAMP:
    case ACG_ODBC_BYTES:
    case ACG_ODBC_OTHER:
        break;
    }
    acg_sql_refuse(w, column, "has no numbers; take another by --map or --query");
    return NO_WAY;
}

static void add_number(struct acg_sql_writing *w, int column, enum way way, const char *name)
{
    if (way == NO_WAY) return;
    if (way != ROUNDED) {
        acg_sql_add(w, column, name, way == BY_TEXT);
        if (way == BY_TEXT) acg_sql_note(w, column);
        return;
    }
    struct acg_buffer text = acg_sql_name(w, column);
    acg_buffer_format(acg_sql_begin(w), "ROUND(%s * 10)", text.data ? text.data : "");
    w->columns.failed |= text.failed;
    acg_buffer_clear(&text);
    acg_sql_end(w, name, false);
}

/** Appends conditions under which a number is none. */
static void add_faults(struct acg_sql_writing *w, int column, enum way way, struct acg_buffer *out)
{
    if (way == NO_WAY || way == BY_TEXT) return;
    struct acg_buffer text = acg_sql_name(w, column);
    const char *name = text.data ? text.data : "";
    if (way == ROUNDED) { // an inexact 1.1 is far nearer to it than 1.11 is
        acg_buffer_format(out, "%sABS(%s * 10 - ROUND(%s * 10)) > 0.001", out->length ? " OR " : "",
                          name, name);
    }
    if (column == ACG_COLUMN_WEIGHT) {
        acg_buffer_format(out, "%s%s < 0", out->length ? " OR " : "", name);
    }
    if (!w->table->is_exact) { // a column may have texts whatever it is called
        acg_buffer_format(out, "%stypeof(%s) NOT IN ('integer', 'real', 'null')",
                          out->length ? " OR " : "", name);
    }
    out->failed |= text.failed;
    acg_buffer_clear(&text);
}

static void add_numbers(struct acg_sql_writing *w)
{
    enum way score = way_of(w, ACG_COLUMN_SCORE), weight = way_of(w, ACG_COLUMN_WEIGHT);
    struct acg_buffer faults = {0};
    add_number(w, ACG_COLUMN_SCORE, score, "e_score");
    add_number(w, ACG_COLUMN_WEIGHT, weight, "e_weight");
    add_faults(w, ACG_COLUMN_SCORE, score, &faults);
    add_faults(w, ACG_COLUMN_WEIGHT, weight, &faults);
    if (faults.length > 0) {
        acg_buffer_format(acg_sql_begin(w), "CASE WHEN %s THEN 1 ELSE 0 END", faults.data);
        acg_sql_end(w, "e_bad", true);
        acg_sql_note(w, ACG_SQL_BAD);
    }
    w->columns.failed |= faults.failed;
    acg_buffer_clear(&faults);
    w->out->tenths_score = score == ROUNDED;
    w->out->tenths_weight = weight == ROUNDED;
}

/** Adds the columns by which the table may be divided: they must be among the keys then, but need
 * not travel. */
static void add_shard_keys(struct acg_sql_writing *w)
{
    static const char *const names[] = {"e_shard", "e_year"};
    for (int i = 0; i < 2; i++) {
        int column = ACG_SQL_KEY + i;
        if (acg_sql_has(w, column)) acg_sql_add(w, column, names[i], true);
    }
}

/*
 * Sums.
 */

static void add_sum(struct acg_sql_writing *w, int cell, const char *expression)
{
    acg_buffer_format(&w->sums, ", %s", expression);
    acg_sql_note(w, cell);
}

/** The sums of rows as they are. */
static void add_sums(struct acg_sql_writing *w, bool has_score, bool has_weight)
{
    add_sum(w, ACG_SQL_ROWS, "COUNT(*)");
    if (has_score) add_sum(w, ACG_SQL_SCORED, "COUNT(e_score)");
    if (has_score) add_sum(w, ACG_SQL_SCORE_SUM, "SUM(e_score)");
    if (has_weight) add_sum(w, ACG_SQL_WEIGHT_SUM, "SUM(e_weight)");
}

/** The sums where rows of one id and date are one row with their number; those without an id are
 * all different. */
static void add_distinct_sums(struct acg_sql_writing *w, bool has_score, bool has_weight)
{
    bool is_text = acg_sql_kind(w, ACG_COLUMN_ID) == ACG_ODBC_TEXT;
    const char *no_id = is_text ? "e_id IS NULL OR e_id = ''" : "e_id IS NULL";
    struct acg_buffer text = {0};
    static const struct {
        int cell;
        const char *format; // of what is true where there is no id
    } sums[] = {
        {ACG_SQL_EVENTS, "SUM(CASE WHEN %s THEN e_rows ELSE 1 END)"},
        {ACG_SQL_SCORED, "SUM(CASE WHEN e_score IS NULL THEN 0 WHEN %s THEN e_rows ELSE 1 END)"},
        {ACG_SQL_SCORE_SUM, "SUM(CASE WHEN %s THEN e_rows * e_score ELSE e_score END)"},
        {ACG_SQL_WEIGHT_SUM, "SUM(CASE WHEN %s THEN e_rows * e_weight ELSE e_weight END)"}};
    add_sum(w, ACG_SQL_ROWS, "SUM(e_rows)");
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        bool is_wanted = i == 0 || (i == 3 ? has_weight : has_score);
        if (!is_wanted) continue;
        const char *gap = strchr(sums[i].format, '%');
        acg_buffer_clear(&text);
        acg_buffer_format(&text, "%.*s%s%s", (int)(gap - sums[i].format), sums[i].format, no_id,
                          gap + 2);
        add_sum(w, sums[i].cell, text.data ? text.data : "");
        w->sums.failed |= text.failed;
    }
    acg_buffer_clear(&text);
}

static void add_id(struct acg_sql_writing *w)
{
    if (!acg_sql_has(w, ACG_COLUMN_ID)) return;
    if (acg_sql_kind(w, ACG_COLUMN_ID) == ACG_ODBC_BYTES) {
        acg_sql_refuse(w, ACG_COLUMN_ID,
                       "has bytes, which are no ids; take another by --map or --query");
    }
    acg_sql_add(w, ACG_COLUMN_ID, "e_id", false);
}

/** Puts the parts together; the first `shown` bytes of the keys travel. */
static void compose(struct acg_sql_writing *w, size_t shown, bool drops_duplicates)
{
    struct acg_buffer *out = &w->out->text;
    const char *values = w->values.data ? w->values.data : "";
    acg_buffer_format(out, "SELECT %.*s%s\nFROM (", (int)shown, w->keys.data, w->sums.data);
    if (drops_duplicates) {
        acg_buffer_format(out, "SELECT %s, %s, COUNT(*) AS e_rows\n    FROM (", w->keys.data,
                          values);
    }
    acg_buffer_format(out, "SELECT %s\n    FROM %s) e\n", w->columns.data, w->table->from.data);
    if (drops_duplicates) {
        acg_buffer_format(out, "    GROUP BY %s, %s) d\n", w->keys.data, values);
    }
    acg_buffer_format(out, "GROUP BY %s", w->keys.data);
}

acg_status acg_sql_statement_make(const struct acg_rule *rule, const struct acg_sql_table *table,
                                  struct acg_sql_statement *out, acg_report *report)
{
    struct acg_sql_writing w = {.rule = rule, .table = table, .out = out, .report = report};
    bool drops_duplicates = !rule->options.keep_duplicates && table->columns[ACG_COLUMN_ID].name;
    *out = (struct acg_sql_statement){0};
    add_actors(&w);
    acg_sql_add_period(&w);
    acg_sql_add_code(&w);
    add_numbers(&w);
    add_id(&w);
    size_t shown = w.keys.length;
    add_shard_keys(&w);
    bool has_score =
        acg_sql_has(&w, ACG_COLUMN_SCORE) && acg_sql_kind(&w, ACG_COLUMN_SCORE) != ACG_ODBC_TEXT;
    bool has_weight =
        acg_sql_has(&w, ACG_COLUMN_WEIGHT) && acg_sql_kind(&w, ACG_COLUMN_WEIGHT) != ACG_ODBC_TEXT;
    if (drops_duplicates) add_distinct_sums(&w, has_score, has_weight);
    else add_sums(&w, has_score, has_weight);
    if (acg_sql_has(&w, ACG_COLUMN_ID)) add_sum(&w, ACG_COLUMN_ID, "MIN(e_id)");
    bool failed = w.columns.failed || w.keys.failed || w.values.failed || w.sums.failed;
    if (!w.status) w.status = acg_odbc_status(table->odbc);
    if (!w.status && !failed) compose(&w, shown, drops_duplicates);
    if (!w.status && (failed || out->text.failed)) w.status = acg_out_of_memory(report);
    acg_buffer_clear(&w.columns);
    acg_buffer_clear(&w.keys);
    acg_buffer_clear(&w.values);
    acg_buffer_clear(&w.sums);
    return w.status;
}
