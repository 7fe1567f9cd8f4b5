// ingest/sql.h - events that a database server adds up: a table there, and the statement it gets.
#ifndef ACG_INGEST_SQL_H
#define ACG_INGEST_SQL_H

#include "base/odbc.h"
#include "ingest/ingest.h"

/** What a table is asked for besides what rows of files have. */
enum {
    ACG_SQL_YEAR = ACG_N_COLUMNS, /**< 2018, if the map says so */
    ACG_SQL_MONTH,                /**< 201812 */
    ACG_SQL_KEY,                  /**< by which the engine may have divided the table */
    ACG_SQL_OWN_YEAR,             /**< a column called year, by which it mostly has */
    ACG_SQL_N_COLUMNS
};

/** A column of a table. */
struct acg_sql_column {
    char *name; /**< as the engine spells it; NULL: the statement does not need it */
    enum acg_odbc_kind kind;
    int digits; /**< of a decimal, behind the point */
};

/** A table, or the rows of a SELECT, on a server. */
struct acg_sql_table {
    acg_odbc *odbc;
    struct acg_buffer from; /**< what stands behind FROM */
    struct acg_sql_column columns[ACG_SQL_N_COLUMNS];
    bool is_exact;      /**< decimals are decimals, and columns have one type: not in SQLite */
    bool divides_whole; /**< 7 / 2 is 3 */
    bool ignores_case;  /**< 'a' = 'A' */
};

/** Names the columns of a layout as tables have them, and refuses what only files can give:
 * once_a_day, several ids. ACG_OK or ACG_MISUSED. */
acg_status acg_sql_settle(struct acg_ingest *ingest, acg_report *report);

/** Connects, finds the table and its columns, and looks how the engine reckons. acg_sql_table_clear
 * in either case. ACG_OK, ACG_REJECTED, ACG_FAILED. */
acg_status acg_sql_table_open(const struct acg_rule *rule, const char *connection,
                              struct acg_sql_table *out, acg_report *report);
void acg_sql_table_clear(struct acg_sql_table *table);

enum { ACG_SQL_MOST_CELLS = 24 };

/** What a cell of an answer is, besides a value of the rows that were added up (enum acg_column,
 * ACG_SQL_YEAR ...). */
enum {
    ACG_SQL_ROWS = ACG_SQL_N_COLUMNS, /**< how many rows there were */
    ACG_SQL_EVENTS,                   /**< of them no duplicates */
    ACG_SQL_SCORED,                   /**< of the events those with a score */
    ACG_SQL_SCORE_SUM,
    ACG_SQL_WEIGHT_SUM,
    ACG_SQL_BAD, /**< 1: with a score or weight that is none */
};

/** A statement, and what its answer has. */
struct acg_sql_statement {
    struct acg_buffer text;
    int cells[ACG_SQL_MOST_CELLS];
    size_t n_cells;
    bool tenths_score, tenths_weight; /**< sums are of whole tenths already */
};

/**
 * Writes the statement: one GROUP BY of what every engine has, without functions of dates, FILTER
 * or windows. Rows with one id and date are one where duplicates are dropped.
 *
 * @param out  out->text is yours. ACG_REJECTED: a column has a type that does not fit
 */
acg_status acg_sql_statement_make(const struct acg_rule *rule, const struct acg_sql_table *table,
                                  struct acg_sql_statement *out, acg_report *report);

#endif
