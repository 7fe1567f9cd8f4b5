// read/table.h - what the readers of tables share.
#ifndef ACG_READ_TABLE_H
#define ACG_READ_TABLE_H

#include "read/columns.h"
#include "read/reader.h"

enum { ACG_DATUM_DATE = 40 }; // room for a date that stands in no cell

/** What was passed over or made up, to be said once. */
struct acg_table_counts {
    size_t zero;    /**< rows without a tie, since their weight or sign is 0 */
    size_t made;    /**< actors that only ties name */
    size_t cleaned; /**< names with control characters */
    size_t unknown; /**< rows of actors without an id */
    size_t uncited; /**< sources that only ties name, where there is a list of sources */
};

/** The reading of a table into a graph. */
struct acg_table_reading {
    struct acg_reader reader;
    struct acg_rows rows;
    struct acg_columns columns;
    struct acg_table_counts counts;
    const char *const *keys; /**< by the index of columns.of */
    uint32_t source;         /**< that stands for the table at hand */
    bool ends_before;        /**< `until` is the first day or year after the end */
    bool has_sources;        /**< a list of sources was given */
    size_t parts;            /**< threads that share a table; 0: as many as are worth it */
    struct acg_buffer list;  /**< an item of a list whose backslashes are gone */
};

/** The value of a key, or of a key of a family; text NULL if it has none. */
struct acg_piece acg_table_value(const struct acg_table_reading *reading, size_t key);

/** Sets how remarks of the reader find their place. */
void acg_table_locate(struct acg_table_reading *reading);

/** A remark about a cell of the row at hand. */
void acg_table_reject(struct acg_table_reading *reading, size_t key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Copies a name into the graph's memory, with blanks for control characters; NULL without memory.
 */
const char *acg_datum_name(struct acg_table_reading *reading, struct acg_piece piece);

/** Copies a text as it is; NULL without memory, which is said. */
const char *acg_datum_text(struct acg_table_reading *reading, struct acg_piece piece);

/** The id of a piece: blanks and control characters become _, since ids have none. NULL after an
 * error. */
const char *acg_datum_id(struct acg_table_reading *reading, struct acg_piece piece,
                         const char *key);

/** The next item of a list separated by semicolons, without the blanks around it; a backslash keeps
 * a semicolon, a backslash or a blank. False behind the last one, or without memory (said). `*item`
 * is borrowed until the next call. */
bool acg_datum_next(struct acg_table_reading *reading, struct acg_piece *rest,
                    struct acg_piece *item);

/** Reads a number, if there is one; NA is none. False after an error. */
bool acg_datum_number(struct acg_table_reading *reading, size_t key, bool *has, double *out);

/** Reads yes, no, true, false, 1, 0. False after an error. */
bool acg_datum_flag(struct acg_table_reading *reading, size_t key, bool *has, bool *out);

/** The date of a cell: 476 and 1990.0, as statistics programs write years, as 0476 and 1990; NA as
 * none. `room` is for a date that does not stand so in the table. */
struct acg_piece acg_datum_date(const struct acg_table_reading *reading, size_t key,
                                char room[ACG_DATUM_DATE]);

/** A name in no language. False without memory. */
bool acg_datum_label(struct acg_table_reading *reading, const char *text, struct acg_labels *out);

/** Collects the labels of a plain key and of a family: name and name.tr. None if all are empty.
 * False without memory. */
bool acg_datum_labels(struct acg_table_reading *reading, size_t key, size_t family,
                      struct acg_labels *out);

/** The value of a key that the users of the format are free to use, as JSON: a cell that is JSON
 * stands for itself, any other for a text. NULL without memory. */
const char *acg_datum_json(struct acg_table_reading *reading, struct acg_piece piece);

/** The key "x-TAG". NULL without memory. */
const char *acg_datum_free_key(struct acg_table_reading *reading, struct acg_piece tag);

/** Adds an actor, unless its id differs from another one in case or accents only. False after an
 * error. */
bool acg_table_add_actor(struct acg_table_reading *reading, const struct acg_actor *actor,
                         const char *key);

/** Refuses such an id, of the actor `index` to be, and keeps it for the next ones. */
bool acg_table_is_distinct(struct acg_table_reading *reading, const char *id, const char *key,
                           uint32_t index);

/** Sets an actor's kind by a word, if there is one. False after an error. */
bool acg_table_actor_kind(struct acg_table_reading *reading, struct acg_piece word, const char *key,
                          enum acg_actor_kind *out);

/** A source with this id; made as a data set if there is none. ACG_NONE without memory. */
uint32_t acg_table_find_source(struct acg_table_reading *reading, const char *id);

/** The claims of a table of ties, whose header was read; the columns are set. Large tables are read
 * by several threads; the outcome is the same. */
extern const struct acg_table_keys acg_tie_keys;
acg_status acg_tie_table_read(struct acg_table_reading *reading, acg_report *report);

/** The actors of tables while they come together: rows of one id are spells of one actor. */
struct acg_pending_actors {
    struct acg_pending_actor *items;
    size_t count, room;
    struct acg_table ids;
};
extern const struct acg_table_keys acg_actor_keys;
acg_status acg_actor_table_read(struct acg_table_reading *reading,
                                struct acg_pending_actors *pending, acg_report *report);
/** Adds them all to the graph. */
acg_status acg_pending_actors_add(struct acg_table_reading *reading,
                                  struct acg_pending_actors *pending);
void acg_pending_actors_clear(struct acg_pending_actors *pending);

/** The types of a codebook. */
extern const struct acg_table_keys acg_type_keys;
acg_status acg_type_table_read(struct acg_table_reading *reading, acg_report *report);

/** acg_tables_read by so many threads for each table; 0: as many as are worth it. */
acg_status acg_tables_read_by(const struct acg_tables *tables, size_t parts,
                              const struct acg_read_options *options, acg_graph **out,
                              acg_report *report);

#endif
