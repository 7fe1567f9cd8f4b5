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
#include "ingest/sql.h"

#include "base/report.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct writing {
    const struct acg_rule *rule;
    const struct acg_sql_table *table;
    struct acg_sql_statement *out;
    struct acg_buffer columns; // of the inner SELECT, each with its name
    struct acg_buffer keys;    // those names that rows are told apart by
    struct acg_buffer values;  // the others
    struct acg_buffer sums;
    acg_report *report;
    acg_status status;
};

/** Whether rows have a column. */
static bool has(const struct writing *w, int column)
{
    return w->table->columns[column].name != NULL;
}

static enum acg_odbc_kind kind_of(const struct writing *w, int column)
{
    return w->table->columns[column].kind;
}

/** Says that a column does not fit. */
static void refuse(struct writing *w, int column, const char *why)
{
    struct acg_place place = {.file = acg_odbc_name(w->table->odbc)};
    const char *name = w->table->columns[column].name;
    char room[ACG_QUOTE];
    if (w->status) return;
    w->status =
        acg_reject(w->report, &place, "column '%s' %s", acg_quote(room, name, strlen(name)), why);
}

/** The column as the engine has it; of texts every letter counts. Yours. */
static struct acg_buffer name_of(const struct writing *w, int column)
{
    struct acg_buffer out = {0};
    const char *name = w->table->columns[column].name, *engine = acg_odbc_engine(w->table->odbc);
    bool is_mysql = strcmp(engine, "MariaDB") == 0 || strcmp(engine, "MySQL") == 0;
    bool folds = w->table->ignores_case && is_mysql && kind_of(w, column) == ACG_ODBC_TEXT;
    if (folds) acg_buffer_text(&out, "CONVERT(");
    acg_odbc_add_name(w->table->odbc, name, strlen(name), &out);
    if (folds) acg_buffer_text(&out, " USING utf8mb4) COLLATE utf8mb4_bin");
    return out;
}

/** Gives the last expression of `columns` its name. */
static void end_column(struct writing *w, const char *name, bool is_key)
{
    struct acg_buffer *list = is_key ? &w->keys : &w->values;
    acg_buffer_format(&w->columns, " AS %s", name);
    if (list->length > 0) acg_buffer_text(list, ", ");
    acg_buffer_text(list, name);
}

/** Begins another expression of the inner SELECT. */
static struct acg_buffer *begin_column(struct writing *w)
{
    if (w->columns.length > 0) acg_buffer_text(&w->columns, ",\n        ");
    return &w->columns;
}

static void add_plain(struct writing *w, int column, const char *name, bool is_key)
{
    struct acg_buffer text = name_of(w, column);
    acg_buffer_text(begin_column(w), text.data ? text.data : "");
    w->columns.failed |= text.failed;
    acg_buffer_clear(&text);
    end_column(w, name, is_key);
}

/** Notes what the next cell of the answer is. */
static void note_cell(struct writing *w, int cell)
{
    w->out->cells[w->out->n_cells++] = cell;
}

/*
 * Actors.
 */

static void add_actors(struct writing *w)
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
        if (!has(w, column)) continue;
        enum acg_odbc_kind kind = kind_of(w, column);
        bool is_number =
            kind == ACG_ODBC_INTEGER || kind == ACG_ODBC_DECIMAL || kind == ACG_ODBC_FLOAT;
        if (kind == ACG_ODBC_BYTES || kind == ACG_ODBC_DATE || kind == ACG_ODBC_TIMESTAMP ||
            (is_number && are_words)) {
            refuse(w, column,
                   "has no texts that could name an actor; take another by --map or "
                   "--query");
        }
        add_plain(w, column, ends[i].name, true);
        note_cell(w, column);
    }
}

/*
 * Periods. A date that is beyond doubt travels as its year or month, any other as it is.
 */

/** The days that every year has, as numbers MMDD: 29 February is not among them. */
static const char late_days[] = "129, 130, 131, 329, 330, 331, 429, 430, 529, 530, 531, 629, 630, "
                                "729, 730, 731, 829, 830, 831, 929, 930, 1029, 1030, 1031, 1129, "
                                "1130, 1229, 1230, 1231";

/** Appends a column divided by a number, without what is left over. */
static void add_quotient(const struct writing *w, const char *column, int by,
                         struct acg_buffer *out)
{
    acg_buffer_format(out, w->table->divides_whole ? "%s / %d" : "FLOOR(%s / %d)", column, by);
}

/** A number such as 20181231. */
static void add_number_date(struct writing *w, const char *column, int by)
{
    struct acg_buffer years = {0}, months = {0}, period = {0}, *out = &w->columns;
    add_quotient(w, column, 10000, &years);
    add_quotient(w, column, 100, &months);
    add_quotient(w, column, by, &period);
    if (years.failed || months.failed || period.failed) {
        out->failed = true;
    } else {
        acg_buffer_format(out,
                          "CASE WHEN %s NOT BETWEEN 10000101 AND 99991231 THEN 0\n            "
                          "WHEN %s - %s * 10000 BETWEEN 101 AND 1231 AND %s - %s * 100 BETWEEN 1 "
                          "AND 28 THEN %s\n            "
                          "WHEN %s - %s * 10000 IN (%s) THEN %s\n            ELSE %s END",
                          column, column, years.data, column, months.data, period.data, column,
                          years.data, late_days, period.data, column);
    }
    acg_buffer_clear(&years);
    acg_buffer_clear(&months);
    acg_buffer_clear(&period);
}

/** Appends the days of a year as texts: '01-31' or '0131'. */
static void add_days(struct acg_buffer *out, const char *dash)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; month++) {
        for (int day = 1; day <= lengths[month - 1]; day++) {
            bool is_first = month == 1 && day == 1;
            acg_buffer_format(out, "%s'%02d%s%02d'", is_first ? "" : ", ", month, dash, day);
        }
    }
}

/** A text such as 2018-12-31 or 20181231, of which `keep` characters say the period. */
static void add_text_date(struct writing *w, const char *column, bool has_dashes, int keep)
{
    struct acg_buffer *out = &w->columns;
    if (has_dashes) {
        acg_buffer_format(out,
                          "CASE WHEN (%s LIKE '____-__-__' OR %s LIKE '____-__-__ %%' OR %s LIKE "
                          "'____-__-__T%%') AND SUBSTR(%s, 6, 5) IN (",
                          column, column, column, column);
    } else {
        acg_buffer_format(out, "CASE WHEN %s LIKE '________' AND SUBSTR(%s, 5, 4) IN (", column,
                          column);
    }
    add_days(out, has_dashes ? "-" : "");
    acg_buffer_format(out,
                      ") THEN SUBSTR(%s, 1, %d)\n            WHEN %s NOT LIKE '________%%' THEN "
                      "'?'\n            ELSE %s END",
                      column, keep, column, column);
}

static void add_date(struct writing *w)
{
    bool is_year = w->rule->options.period == ACG_INGEST_YEAR;
    bool is_whole = !is_year && w->rule->options.period != ACG_INGEST_MONTH;
    enum acg_date_form form = w->rule->layout.date;
    enum acg_odbc_kind kind = kind_of(w, ACG_COLUMN_DATE);
    if (kind == ACG_ODBC_DECIMAL && w->table->columns[ACG_COLUMN_DATE].digits == 0) {
        kind = ACG_ODBC_INTEGER;
    }
    struct acg_buffer name = name_of(w, ACG_COLUMN_DATE);
    struct acg_buffer *out = begin_column(w);
    if (kind == ACG_ODBC_DECIMAL || kind == ACG_ODBC_FLOAT || kind == ACG_ODBC_BYTES ||
        kind == ACG_ODBC_OTHER) {
        refuse(w, ACG_COLUMN_DATE,
               "has no dates; a date is a whole number such as 20181231, a date or a text");
    }
    if (name.failed) {
        out->failed = true;
    } else if (kind == ACG_ODBC_INTEGER && !is_whole) {
        add_number_date(w, name.data, is_year ? 10000 : 100);
    } else if (kind == ACG_ODBC_TEXT && !is_whole && form == ACG_FORM_ISO) {
        add_text_date(w, name.data, true, is_year ? 5 : 8);
    } else if (kind == ACG_ODBC_TEXT && !is_whole && form == ACG_FORM_COMPACT) {
        add_text_date(w, name.data, false, is_year ? 4 : 6);
    } else if (kind == ACG_ODBC_TIMESTAMP) {
        acg_buffer_format(out, w->table->is_exact ? "CAST(%s AS DATE)" : "SUBSTR(%s, 1, 10)",
                          name.data);
    } else {
        acg_buffer_text(out, name.data);
    }
    acg_buffer_clear(&name);
    end_column(w, "e_day", true);
    note_cell(w, ACG_COLUMN_DATE);
}

static void add_period(struct writing *w)
{
    int own = has(w, ACG_SQL_YEAR) ? ACG_SQL_YEAR : ACG_SQL_MONTH;
    if (has(w, own)) {
        enum acg_odbc_kind kind = kind_of(w, own);
        if (kind != ACG_ODBC_INTEGER && kind != ACG_ODBC_DECIMAL && kind != ACG_ODBC_TEXT) {
            refuse(w, own, "has no years or months; they are whole numbers, 2018 and 201812");
        }
        add_plain(w, own, "e_period", true);
        note_cell(w, own);
    } else {
        add_date(w);
    }
    if (!w->rule->options.keep_duplicates) add_plain(w, ACG_COLUMN_DATE, "e_date", false);
}

/*
 * Codes. Those that mean the same travel as one of them.
 */

/** Whether a code can stand between quotes in every engine. */
static bool is_plain(const char *code)
{
    for (; *code; code++) {
        if (!isalnum((unsigned char)*code) && !strchr("/ .-_", *code)) return false;
    }
    return true;
}

/** Whether events of two entries add up to the same, if they have scores. */
static bool are_alike(const struct acg_rule *rule, bool have_scores, const struct acg_book_entry *a,
                      const struct acg_book_entry *b)
{
    bool counts = !rule->weighs_score && !rule->weight_column;
    if (a->ties != b->ties) return false;
    return !a->ties || (a->type == b->type && (!counts || a->weight == b->weight) &&
                        (have_scores || a->score == b->score));
}

/** Lists codes of the data set, each once: those of the book, and those of CAMEO, which a book may
 * know by their beginnings only. */
static size_t list_codes(const struct writing *w, const struct acg_book *cameo, const char *codes[])
{
    const struct acg_book *book = &w->rule->book;
    size_t n = 0;
    for (size_t i = 0; i < book->n_entries; i++)
        codes[n++] = book->entries[i].code;
    for (size_t i = 0; i < cameo->n_entries; i++) {
        const char *code = cameo->entries[i].code;
        if (acg_table_find(&book->codes, code, strlen(code)) == UINT32_MAX) codes[n++] = code;
    }
    return n;
}

static const struct acg_book_entry *entry_of(const struct writing *w, const char *code)
{
    if (!is_plain(code)) return NULL;
    return acg_book_find(&w->rule->book, (struct acg_field){code, strlen(code)});
}

/** Writes WHEN ... IN (...) THEN for each sort of codes that has several; false if there is none.
 */
static bool add_sorts(struct writing *w, const char *column, const char *codes[], size_t n,
                      struct acg_buffer *out)
{
    bool have_scores = has(w, ACG_COLUMN_SCORE), any = false;
    for (size_t i = 0; i < n; i++) {
        const struct acg_book_entry *first = codes[i] ? entry_of(w, codes[i]) : NULL;
        size_t count = 0;
        struct acg_buffer list = {0};
        for (size_t k = i; first && k < n; k++) {
            const struct acg_book_entry *entry = codes[k] ? entry_of(w, codes[k]) : NULL;
            if (!entry || !are_alike(w->rule, have_scores, first, entry)) continue;
            acg_buffer_format(&list, "%s'%s'", count++ > 0 ? ", " : "", codes[k]);
            if (k > i) codes[k] = NULL;
        }
        if (count > 1) {
            acg_buffer_format(out, "\n            WHEN %s IN (%s) THEN '%s'", column,
                              list.data ? list.data : "", codes[i]);
            any = true;
        }
        out->failed |= list.failed;
        acg_buffer_clear(&list);
    }
    return any;
}

/** Writes the CASE that gives a code its sort; false if it would have none. */
static bool add_case(struct writing *w, const char *column)
{
    struct acg_book cameo = {0};
    struct acg_buffer sorts = {0};
    bool any = false;
    w->status = acg_book_read(acg_data_cameo.name, acg_data_cameo.bytes, acg_data_cameo.length,
                              ACG_INGEST_BY_BOOK, &cameo, w->report);
    const char **codes = calloc(cameo.n_entries + w->rule->book.n_entries + 1, sizeof *codes);
    if (codes && !w->status) {
        any = add_sorts(w, column, codes, list_codes(w, &cameo, codes), &sorts);
    }
    if (any && !sorts.failed) {
        acg_buffer_text(&w->columns, "CASE");
        if (has(w, ACG_COLUMN_SCORE)) { // without one it is the score of the code that counts
            struct acg_buffer score = name_of(w, ACG_COLUMN_SCORE);
            acg_buffer_format(&w->columns, " WHEN %s IS NULL THEN %s", score.data ? score.data : "",
                              column);
            acg_buffer_clear(&score);
        }
        acg_buffer_format(&w->columns, "%s\n            ELSE %s END", sorts.data, column);
    }
    w->columns.failed |= sorts.failed || !codes;
    acg_buffer_clear(&sorts);
    acg_book_clear(&cameo);
    free(codes);
    return any;
}

/** Whether the book has codes that a number cannot be: 010. */
static bool has_zeros(const struct acg_book *book)
{
    for (size_t i = 0; i < book->n_entries; i++) {
        if (book->entries[i].code[0] == '0') return true;
    }
    return false;
}

static void add_code(struct writing *w)
{
    if (!has(w, ACG_COLUMN_CODE)) return; // every row has the kind of the map
    enum acg_odbc_kind kind = kind_of(w, ACG_COLUMN_CODE);
    if (kind != ACG_ODBC_TEXT && kind != ACG_ODBC_OTHER && kind != ACG_ODBC_INTEGER &&
        !(kind == ACG_ODBC_DECIMAL && w->table->columns[ACG_COLUMN_CODE].digits == 0)) {
        refuse(w, ACG_COLUMN_CODE, "has no codes; take another by --map or --query");
    } else if (kind != ACG_ODBC_TEXT && kind != ACG_ODBC_OTHER && has_zeros(&w->rule->book)) {
        refuse(w, ACG_COLUMN_CODE,
               "is a number, so that '010' and '10' are the same; it must be a text, as the data "
               "set has it");
    }
    bool by_sort = kind == ACG_ODBC_TEXT && !has(w, ACG_COLUMN_CODE_MORE) &&
                   !(has(w, ACG_COLUMN_SCORE) && kind_of(w, ACG_COLUMN_SCORE) == ACG_ODBC_TEXT);
    struct acg_buffer name = name_of(w, ACG_COLUMN_CODE);
    begin_column(w);
    if (name.failed || !by_sort || !add_case(w, name.data)) {
        acg_buffer_text(&w->columns, name.data ? name.data : "");
    }
    w->columns.failed |= name.failed;
    acg_buffer_clear(&name);
    end_column(w, "e_code", true);
    note_cell(w, ACG_COLUMN_CODE);
    if (!has(w, ACG_COLUMN_CODE_MORE)) return;
    add_plain(w, ACG_COLUMN_CODE_MORE, "e_code_more", true);
    note_cell(w, ACG_COLUMN_CODE_MORE);
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

static enum way way_of(struct writing *w, int column)
{
    if (!has(w, column)) return NO_WAY;
    switch (kind_of(w, column)) {
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
    refuse(w, column, "has no numbers; take another by --map or --query");
    return NO_WAY;
}

static void add_number(struct writing *w, int column, enum way way, const char *name)
{
    if (way == NO_WAY) return;
    if (way != ROUNDED) {
        add_plain(w, column, name, way == BY_TEXT);
        if (way == BY_TEXT) note_cell(w, column);
        return;
    }
    struct acg_buffer text = name_of(w, column);
    acg_buffer_format(begin_column(w), "ROUND(%s * 10)", text.data ? text.data : "");
    w->columns.failed |= text.failed;
    acg_buffer_clear(&text);
    end_column(w, name, false);
}

/** Appends conditions under which a number is none. */
static void add_faults(struct writing *w, int column, enum way way, struct acg_buffer *out)
{
    if (way == NO_WAY || way == BY_TEXT) return;
    struct acg_buffer text = name_of(w, column);
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

static void add_numbers(struct writing *w)
{
    enum way score = way_of(w, ACG_COLUMN_SCORE), weight = way_of(w, ACG_COLUMN_WEIGHT);
    struct acg_buffer faults = {0};
    add_number(w, ACG_COLUMN_SCORE, score, "e_score");
    add_number(w, ACG_COLUMN_WEIGHT, weight, "e_weight");
    add_faults(w, ACG_COLUMN_SCORE, score, &faults);
    add_faults(w, ACG_COLUMN_WEIGHT, weight, &faults);
    if (faults.length > 0) {
        acg_buffer_format(begin_column(w), "CASE WHEN %s THEN 1 ELSE 0 END", faults.data);
        end_column(w, "e_bad", true);
        note_cell(w, ACG_SQL_BAD);
    }
    w->columns.failed |= faults.failed;
    acg_buffer_clear(&faults);
    w->out->tenths_score = score == ROUNDED;
    w->out->tenths_weight = weight == ROUNDED;
}

/** Adds the columns by which the table may be divided: they must be among the keys then. */
static void add_shard_keys(struct writing *w)
{
    static const char *const names[] = {"e_shard", "e_year"};
    for (int i = 0; i < 2; i++) {
        int column = ACG_SQL_KEY + i;
        if (!has(w, column)) continue;
        add_plain(w, column, names[i], true);
        note_cell(w, column);
    }
}

/*
 * Sums.
 */

static void add_sum(struct writing *w, int cell, const char *expression)
{
    acg_buffer_format(&w->sums, ", %s", expression);
    note_cell(w, cell);
}

/** The sums of rows as they are. */
static void add_sums(struct writing *w, bool has_score, bool has_weight)
{
    add_sum(w, ACG_SQL_ROWS, "COUNT(*)");
    if (has_score) add_sum(w, ACG_SQL_SCORED, "COUNT(e_score)");
    if (has_score) add_sum(w, ACG_SQL_SCORE_SUM, "SUM(e_score)");
    if (has_weight) add_sum(w, ACG_SQL_WEIGHT_SUM, "SUM(e_weight)");
}

/** The sums where rows of one id and date are one row with their number; those without an id are
 * all different. */
static void add_distinct_sums(struct writing *w, bool has_score, bool has_weight)
{
    bool is_text = kind_of(w, ACG_COLUMN_ID) == ACG_ODBC_TEXT;
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

static void add_id(struct writing *w)
{
    if (!has(w, ACG_COLUMN_ID)) return;
    if (kind_of(w, ACG_COLUMN_ID) == ACG_ODBC_BYTES) {
        refuse(w, ACG_COLUMN_ID, "has bytes, which are no ids; take another by --map or --query");
    }
    add_plain(w, ACG_COLUMN_ID, "e_id", false);
}

/** Puts the parts together. */
static void compose(struct writing *w, bool drops_duplicates)
{
    struct acg_buffer *out = &w->out->text;
    const char *values = w->values.data ? w->values.data : "";
    acg_buffer_format(out, "SELECT %s%s\nFROM (", w->keys.data, w->sums.data);
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
    struct writing w = {.rule = rule, .table = table, .out = out, .report = report};
    bool drops_duplicates = !rule->options.keep_duplicates && table->columns[ACG_COLUMN_ID].name;
    *out = (struct acg_sql_statement){0};
    add_actors(&w);
    add_period(&w);
    add_code(&w);
    add_shard_keys(&w);
    add_numbers(&w);
    add_id(&w);
    bool has_score = has(&w, ACG_COLUMN_SCORE) && kind_of(&w, ACG_COLUMN_SCORE) != ACG_ODBC_TEXT;
    bool has_weight = has(&w, ACG_COLUMN_WEIGHT) && kind_of(&w, ACG_COLUMN_WEIGHT) != ACG_ODBC_TEXT;
    if (drops_duplicates) add_distinct_sums(&w, has_score, has_weight);
    else add_sums(&w, has_score, has_weight);
    if (has(&w, ACG_COLUMN_ID)) add_sum(&w, ACG_COLUMN_ID, "MIN(e_id)");
    bool failed = w.columns.failed || w.keys.failed || w.values.failed || w.sums.failed;
    if (!w.status) w.status = acg_odbc_status(table->odbc);
    if (!w.status && !failed) compose(&w, drops_duplicates);
    if (!w.status && (failed || out->text.failed)) w.status = acg_out_of_memory(report);
    acg_buffer_clear(&w.columns);
    acg_buffer_clear(&w.keys);
    acg_buffer_clear(&w.values);
    acg_buffer_clear(&w.sums);
    return w.status;
}
