// ingest/sql_writing.h - a statement while it is written, part by part.
#ifndef ACG_INGEST_SQL_WRITING_H
#define ACG_INGEST_SQL_WRITING_H

#include "ingest/sql.h"

/** The parts of a statement. */
struct acg_sql_writing {
    const struct acg_rule *rule;
    const struct acg_sql_table *table;
    struct acg_sql_statement *out;
    struct acg_buffer columns; /**< of the inner SELECT, each with its name */
    struct acg_buffer keys;    /**< those names that rows are told apart by */
    struct acg_buffer values;  /**< the others */
    struct acg_buffer sums;
    acg_report *report;
    acg_status status;
};

/** Whether rows have a column. */
static inline bool acg_sql_has(const struct acg_sql_writing *w, int column)
{
    return w->table->columns[column].name != NULL;
}

static inline enum acg_odbc_kind acg_sql_kind(const struct acg_sql_writing *w, int column)
{
    return w->table->columns[column].kind;
}

/** Says that a column does not fit. */
void acg_sql_refuse(struct acg_sql_writing *w, int column, const char *why);

/** The column as the engine has it; of texts every letter counts. Yours. */
struct acg_buffer acg_sql_name(const struct acg_sql_writing *w, int column);

/** Begins another expression of the inner SELECT. */
struct acg_buffer *acg_sql_begin(struct acg_sql_writing *w);

/** Gives it its name; rows are told apart by keys. */
void acg_sql_end(struct acg_sql_writing *w, const char *name, bool is_key);

/** Adds a column as it is. */
void acg_sql_add(struct acg_sql_writing *w, int column, const char *name, bool is_key);

/** Notes what the next cell of the answer is. */
static inline void acg_sql_note(struct acg_sql_writing *w, int cell)
{
    w->out->cells[w->out->n_cells++] = cell;
}

/** Adds the period of events; their code, or one that means the same. */
void acg_sql_add_period(struct acg_sql_writing *w);
void acg_sql_add_code(struct acg_sql_writing *w);

#endif
