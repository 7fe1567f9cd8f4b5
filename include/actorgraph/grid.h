// actorgraph/grid.h - a table of results, to be written for people, programs or papers.
#ifndef ACTORGRAPH_GRID_H
#define ACTORGRAPH_GRID_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a table is written. */
enum acg_grid_format {
    ACG_GRID_TABLE,    /**< columns side by side, for people */
    ACG_GRID_TSV,      /**< tabs; tab, newline, return and backslash as \\t \\n \\r \\\\ */
    ACG_GRID_CSV,      /**< RFC 4180 with plain newlines */
    ACG_GRID_JSON,     /**< an object: "about", an object of texts, and "rows", a list of objects */
    ACG_GRID_MARKDOWN, /**< a table with pipes */
    ACG_GRID_LATEX,    /**< tabular with booktabs rules */
};

/** A column of a table. */
struct acg_grid_column {
    const char *name; /**< lower case; borrowed */
    bool grouped;     /**< for people a value like the one above is left out */
    bool below;       /**< for people it stands in a paragraph below the row, by its name; such
                           columns come last */
};

/** How to write a table. Zero is the default. */
struct acg_grid_options {
    enum acg_grid_format format;
    int digits;    /**< significant digits of computed cells, 1..17; 0: 9 */
    size_t width;  /**< columns that ACG_GRID_TABLE may take; 0: no limit */
    bool no_guard; /**< CSV: leave text alone that a spreadsheet takes for a formula */
};

/** A table that grows cell by cell, row by row. */
typedef struct acg_grid acg_grid;

/**
 * Begins a table without rows.
 *
 * @param columns  `n_columns` of them, at least one; borrowed until the table is freed
 * @return yours, acg_grid_free. NULL if memory is out
 */
acg_grid *acg_grid_new(const struct acg_grid_column columns[], size_t n_columns);

/** Frees a table. Accepts NULL. */
void acg_grid_free(acg_grid *grid);

/** Adds a cell with a text, which is copied; with NULL, an empty cell. Adding never fails: when
 * memory is out, acg_grid_write says so at the end. */
void acg_grid_text(acg_grid *grid, const char *text);

/** Adds a cell with a number of things. */
void acg_grid_count(acg_grid *grid, size_t count);

/** Adds a cell with a finite number as it was read: with the fewest digits that read back equal. */
void acg_grid_read(acg_grid *grid, double number);

/** Adds a cell with a computed number, to be rounded; less than 1e-12 of the largest of its column
 * is 0. NAN or infinite: undefined, an empty cell. */
void acg_grid_computed(acg_grid *grid, double number);

/** Adds a cell that is empty; JSON: null. */
void acg_grid_empty(acg_grid *grid);

/** Adds a line about the whole, such as "window", "2019", which only JSON carries. Both texts are
 * copied. */
void acg_grid_about(acg_grid *grid, const char *key, const char *text);

/**
 * Writes the whole table.
 *
 * @param bytes  the text, `*length` bytes and a NUL; yours, free with acg_bytes_free. NULL after a
 * failure
 * @return ACG_OK, ACG_MISUSED (the last row lacks cells), ACG_FAILED (memory, also while it grew)
 */
acg_status acg_grid_write(const acg_grid *grid, const struct acg_grid_options *options,
                          char **bytes, size_t *length, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
