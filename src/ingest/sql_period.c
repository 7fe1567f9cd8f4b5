// The period of events, as an expression of SQL.
#include "ingest/sql_writing.h"

/*
 * Periods. A date that is beyond doubt travels as its year or month, any other as it is.
 */

/** The days that every year has, as numbers MMDD: 29 February is not among them. */
static const char late_days[] = "129, 130, 131, 329, 330, 331, 429, 430, 529, 530, 531, 629, 630, "
                                "729, 730, 731, 829, 830, 831, 929, 930, 1029, 1030, 1031, 1129, "
                                "1130, 1229, 1230, 1231";

/** Appends a column divided by a number, without what is left over. */
static void add_quotient(const struct acg_sql_writing *w, const char *column, int by,
                         struct acg_buffer *out)
{
    acg_buffer_format(out, w->table->divides_whole ? "%s / %d" : "FLOOR(%s / %d)", column, by);
}

/** A number such as 20181231. */
static void add_number_date(struct acg_sql_writing *w, const char *column, int by)
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
static void add_text_date(struct acg_sql_writing *w, const char *column, bool has_dashes, int keep)
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

static void add_date(struct acg_sql_writing *w)
{
    bool is_year = w->rule->options.period == ACG_INGEST_YEAR;
    bool is_whole = !is_year && w->rule->options.period != ACG_INGEST_MONTH;
    enum acg_date_form form = w->rule->layout.date;
    enum acg_odbc_kind kind = acg_sql_kind(w, ACG_COLUMN_DATE);
    if (kind == ACG_ODBC_DECIMAL && w->table->columns[ACG_COLUMN_DATE].digits == 0) {
        kind = ACG_ODBC_INTEGER;
    }
    struct acg_buffer name = acg_sql_name(w, ACG_COLUMN_DATE);
    struct acg_buffer *out = acg_sql_begin(w);
    if (kind == ACG_ODBC_DECIMAL || kind == ACG_ODBC_FLOAT || kind == ACG_ODBC_BYTES ||
        kind == ACG_ODBC_OTHER) {
        acg_sql_refuse(w, ACG_COLUMN_DATE,
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
    acg_sql_end(w, "e_day", true);
    acg_sql_note(w, ACG_COLUMN_DATE);
}

void acg_sql_add_period(struct acg_sql_writing *w)
{
    int own = acg_sql_has(w, ACG_SQL_YEAR) ? ACG_SQL_YEAR : ACG_SQL_MONTH;
    if (acg_sql_has(w, own)) {
        enum acg_odbc_kind kind = acg_sql_kind(w, own);
        if (kind != ACG_ODBC_INTEGER && kind != ACG_ODBC_DECIMAL && kind != ACG_ODBC_TEXT) {
            acg_sql_refuse(w, own,
                           "has no years or months; they are whole numbers, 2018 and 201812");
        }
        acg_sql_add(w, own, "e_period", true);
        acg_sql_note(w, own);
    } else {
        add_date(w);
    }
    if (!w->rule->options.keep_duplicates) acg_sql_add(w, ACG_COLUMN_DATE, "e_date", false);
}
