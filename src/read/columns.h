// read/columns.h - which columns of a table mean what, and which of its rows are wanted.
#ifndef ACG_READ_COLUMNS_H
#define ACG_READ_COLUMNS_H

#include "base/buffer.h"
#include "read/relation.h"
#include "read/rows.h"

enum { ACG_MOST_KEYS = 32, ACG_MOST_TESTS = 16 };

/** The keys of a sort of table. */
struct acg_table_keys {
    const char *const *keys;
    size_t n_keys;
    const char *const *families; /**< beginnings of keys that go on as the user likes: "code." */
    size_t n_families;
    const char *option; /**< which maps them: "--map" */
};

/** Where a key finds its value. */
struct acg_source_of {
    bool given, constant;
    bool preset;            /**< by a preset: a map may say otherwise */
    size_t column;          /**< unless constant */
    struct acg_piece value; /**< of a constant */
};

/** A key of a family, such as name.tr. */
struct acg_tagged {
    size_t family;
    struct acg_piece tag; /**< what stands behind the family's beginning; ends in NUL */
    struct acg_source_of of;
};

/** A condition on a column of a row. */
struct acg_row_test {
    size_t column;
    char relation;          /**< '=', '!' not equal, '<', '>', 'l' at most, 'g' at least */
    struct acg_piece value; /**< its text */
    double number;          /**< for an order */
};

/** The mapping of a table. */
struct acg_columns {
    const struct acg_table_keys *keys; /**< borrowed */
    struct acg_source_of of[ACG_MOST_KEYS];
    struct acg_tagged *tagged; /**< in the order of the columns, or of the map */
    size_t n_tagged, tagged_room;
    struct acg_row_test tests[ACG_MOST_TESTS];
    size_t n_tests;
    bool ends_before;       /**< by the preset: `until` is the first day after the end */
    struct acg_arena arena; /**< of constants, and of the header */
    struct acg_piece *header;
    size_t n_columns;
};

/**
 * Makes a mapping out of a header and the texts of --map ("from=ccode1,kind:threat", or first the
 * name of a preset) and --where ("status=full,year>=1946"); without a map, columns are named as the
 * keys are.
 *
 * @param rows  its header is at hand
 * @param keys  borrowed
 * @return ACG_OK, ACG_MISUSED (the texts do not fit the table), ACG_REJECTED (two columns of a name
 *         that is needed), ACG_FAILED; acg_columns_clear in either case
 */
acg_status acg_columns_init(struct acg_columns *out, const struct acg_rows *rows,
                            const struct acg_table_keys *keys, const char *map, const char *where,
                            acg_report *report);
void acg_columns_clear(struct acg_columns *columns);

/** The value of key `k` in the row at hand; text NULL if it is not mapped or empty. */
struct acg_piece acg_columns_value(const struct acg_columns *columns, const struct acg_rows *rows,
                                   size_t k);

/** The same of columns->tagged[i]. */
struct acg_piece acg_columns_tagged(const struct acg_columns *columns, const struct acg_rows *rows,
                                    size_t i);

/** Whether the row at hand passes all tests. */
bool acg_columns_want(const struct acg_columns *columns, const struct acg_rows *rows);

/** The column of the key `name`, or SIZE_MAX if it has none. */
size_t acg_columns_of(const struct acg_columns *columns, const char *name);

/** Appends the names of the columns for a message: 'a', 'b', 'c' and 7 more. */
void acg_columns_list(const struct acg_columns *columns, struct acg_buffer *out);

#endif
