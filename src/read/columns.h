// read/columns.h - which columns of a table mean what, and which of its rows are wanted.
#ifndef ACG_READ_COLUMNS_H
#define ACG_READ_COLUMNS_H

#include "read/relation.h"
#include "read/rows.h"

enum { ACG_MOST_KEYS = 24, ACG_MOST_CODES = 16, ACG_MOST_TESTS = 16 };

/** Where a key finds its value. */
struct acg_source_of {
    bool given, constant;
    size_t column;          /**< unless constant */
    struct acg_piece value; /**< of a constant */
};

/** A condition on a column of a row. */
struct acg_row_test {
    size_t column;
    char relation;          /**< '=', '!' not equal, '<', '>', 'l' at most, 'g' at least */
    struct acg_piece value; /**< its text */
    double number;          /**< for an order */
};

/** The mapping of a table: by key, and the codes of actors by system. */
struct acg_columns {
    const char *const *keys; /**< names; borrowed */
    size_t n_keys, n_columns;
    struct acg_source_of of[ACG_MOST_KEYS];
    struct acg_source_of codes[ACG_MOST_CODES];
    struct acg_piece systems[ACG_MOST_CODES]; /**< of the codes */
    size_t n_codes;
    struct acg_row_test tests[ACG_MOST_TESTS];
    size_t n_tests;
    struct acg_arena arena; /**< of constants, and of the header */
    struct acg_piece *header;
};

/**
 * Makes a mapping out of a header and the texts of --map ("from=ccode1,kind:threat") and --where
 * ("status=full,year>=1946"); without a map, columns are named as the keys are.
 *
 * @param rows  its header is at hand
 * @return ACG_OK, ACG_MISUSED (the texts do not fit the table), ACG_FAILED; acg_columns_clear in
 *         either case
 */
acg_status acg_columns_init(struct acg_columns *out, const struct acg_rows *rows,
                            const char *const keys[], size_t n_keys, const char *map,
                            const char *where, acg_report *report);
void acg_columns_clear(struct acg_columns *columns);

/** The value of key `k` in the row at hand; text NULL if it is not mapped or empty. */
struct acg_piece acg_columns_value(const struct acg_columns *columns, const struct acg_rows *rows,
                                   size_t k);
struct acg_piece acg_columns_code(const struct acg_columns *columns, const struct acg_rows *rows,
                                  size_t i);

/** Whether the row at hand passes all tests. */
bool acg_columns_want(const struct acg_columns *columns, const struct acg_rows *rows);

/** The column of the key `name`, or SIZE_MAX if it has none. */
size_t acg_columns_of(const struct acg_columns *columns, const char *name);

#endif
