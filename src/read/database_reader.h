// read/database_reader.h - what the parts of the reader of databases share.
#ifndef ACG_READ_DATABASE_READER_H
#define ACG_READ_DATABASE_READER_H

#include "base/database.h"
#include "read/reader.h"
#include "read/relation.h"

/** A row that became a thing of the builder. */
struct acg_row {
    int64_t number;
    struct acg_piece id; /**< in the builder's arena */
};

/** Such rows by number: row i is thing i. */
struct acg_rows_by_number {
    struct acg_row *items; /**< free */
    size_t count, room;
};

/** Rows that belong to rows of another table and are read beside those, sorted by their owner. */
struct acg_side {
    const char *table;
    acg_query *query; /**< its first column is the number of the owner */
    int64_t owner;    /**< of the row at hand */
    bool more;        /**< there is a row at hand */
};

/** The reading of one database. */
struct acg_database_reader {
    struct acg_reader reader;
    acg_database *database;
    const char *table;      /**< of the row at hand */
    int64_t number;         /**< of the row at hand */
    size_t n_rows;          /**< read so far: the order of remarks */
    struct acg_buffer text; /**< the row at hand as JSON */
    struct acg_json_members members;
    struct acg_rows_by_number actors, types, sources;
};

/** The row with this number, or NULL. */
const struct acg_row *acg_row_find(const struct acg_rows_by_number *rows, int64_t number);

/** Notes that the row at hand became a thing with this id. */
void acg_database_note(struct acg_database_reader *tables, struct acg_rows_by_number *rows,
                       const char *id);

/** Goes to the row at hand of a query: number in its first column, greater than the one before.
 * False (said) if it is not. */
bool acg_database_enter(struct acg_database_reader *tables, const char *table,
                        const acg_query *query);

/** Whether a cell can be taken as a text: valid UTF-8 without NULs. False after an error; the text
 * is NULL where the cell is. */
bool acg_database_text(struct acg_database_reader *tables, acg_query *query, int column,
                       const char *key, const char **text, size_t *length);

/** Checks that the days of a row are those of its dates. */
void acg_database_check_days(struct acg_database_reader *tables, const acg_query *query, int column,
                             struct acg_span when);

/** Opens a side with its rows; later acg_side_restart with other values. */
void acg_side_open(struct acg_database_reader *tables, struct acg_side *side, const char *table,
                   const char *sql);
void acg_side_restart(struct acg_database_reader *tables, struct acg_side *side);

/** Whether the row at hand of a side belongs to the row `owner`. Rows of owners before it are
 * passed over, and refused if `strict`: nobody has them. */
bool acg_side_is_at(struct acg_database_reader *tables, struct acg_side *side, int64_t owner,
                    bool strict);

/** Passes over the rows of an owner that was refused. */
void acg_side_skip(struct acg_database_reader *tables, struct acg_side *side, int64_t owner);

/** Goes to the next row of a side. */
void acg_side_next(struct acg_database_reader *tables, struct acg_side *side);

/** Refuses rows that are left, unless not `strict`, and closes the side. */
void acg_side_close(struct acg_database_reader *tables, struct acg_side *side, bool strict);

/** The value of JSON text in the row at hand as a member of an object of its own, checked; its
 * place in tables->text, or NULL after an error. */
const char *acg_database_json(struct acg_database_reader *tables, const char *key, const char *json,
                              size_t length);

/** Reads the relations that meet a window. */
void acg_database_relations(struct acg_database_reader *tables, struct acg_span when);

#endif
