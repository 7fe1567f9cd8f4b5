// write/grid.h - a table of results, to be written in any of the formats of a verb.
#ifndef ACG_WRITE_GRID_H
#define ACG_WRITE_GRID_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum acg_grid_format {
    ACG_GRID_TABLE, /**< columns side by side, for people */
    ACG_GRID_TSV,   /**< tabs; tab, newline, return and backslash as \t \n \r \\ */
    ACG_GRID_CSV,   /**< RFC 4180 with plain newlines */
    ACG_GRID_JSON,  /**< {"about": {...}, "rows": [{...}, ...]} */
    ACG_GRID_MARKDOWN,
    ACG_GRID_LATEX, /**< tabular with booktabs rules */
};

struct acg_grid_column {
    const char *name; /**< lower case; borrowed */
    bool grouped;     /**< for people a value like the one above is left out */
    bool below;       /**< for people it stands in a paragraph below the row, by its name; such
                           columns come last */
};

enum acg_cell_kind {
    ACG_CELL_EMPTY,
    ACG_CELL_TEXT,
    ACG_CELL_COUNT,
    ACG_CELL_READ,
    ACG_CELL_COMPUTED
};

struct acg_cell {
    enum acg_cell_kind kind;
    union {
        const char *text;
        size_t count;
        double number; /**< read or computed */
    };
};

/** A line about the whole table: "window", "2019". Only JSON carries it. */
struct acg_grid_about {
    const char *key, *text;
};

/**
 * A table that grows cell by cell, row by row. {0} and acg_grid_init start one. Adding never
 * reports: when memory is out `failed` is set and stays set. Ask once at the end.
 */
struct acg_grid {
    const struct acg_grid_column *columns; /**< borrowed */
    size_t n_columns;
    struct acg_cell *cells;
    size_t n_cells, room;
    struct acg_grid_about *about;
    size_t n_about, about_room;
    struct acg_arena arena; /**< of the texts */
    bool failed;
};

void acg_grid_init(struct acg_grid *grid, const struct acg_grid_column columns[], size_t n_columns);
void acg_grid_clear(struct acg_grid *grid);

/** Each adds one cell; texts are copied, NULL is an empty cell. */
void acg_grid_text(struct acg_grid *grid, const char *text);
void acg_grid_borrow(struct acg_grid *grid, const char *text); /**< kept as it is, not copied */
void acg_grid_count(struct acg_grid *grid, size_t count);
void acg_grid_read(struct acg_grid *grid, double number);     /**< finite; fewest digits */
void acg_grid_computed(struct acg_grid *grid, double number); /**< rounded; NAN: undefined, empty */
void acg_grid_empty(struct acg_grid *grid);

/** Adds a line about the whole; texts are copied. */
void acg_grid_about(struct acg_grid *grid, const char *key, const char *text);

/** A column to print. */
struct acg_grid_pick {
    size_t column;
    const char *heading; /**< instead of its name; or NULL */
};

/**
 * Makes `out` of some columns of a table, in the order of `picks`.
 *
 * @param out  yours, acg_grid_clear; borrows texts and headings. Memory may be out: out->failed
 */
void acg_grid_pick(const struct acg_grid *grid, const struct acg_grid_pick picks[], size_t n,
                   struct acg_grid *out);

struct acg_grid_options {
    enum acg_grid_format format;
    int digits;    /**< significant digits of computed cells, 1..17; 0: 9 */
    size_t width;  /**< columns that ACG_GRID_TABLE may take; 0: no limit */
    bool no_guard; /**< CSV: leave text alone that a spreadsheet takes for a formula */
};

/** Appends the whole table; grid->n_cells must be a multiple of grid->n_columns. */
void acg_grid_write(const struct acg_grid *grid, const struct acg_grid_options *options,
                    struct acg_buffer *out);

/*
 * Between the files of the writer.
 */

/** The text of a cell before any escaping: what an empty cell is is the format's matter. Numbers
 *  go into `room`. */
enum { ACG_CELL_ROOM = 32 };
const char *acg_cell_text(const struct acg_grid *grid, const struct acg_grid_options *options,
                          size_t index, char room[ACG_CELL_ROOM]);

/** Whether the cells of a column are all numbers or empty, and not all empty. */
bool acg_grid_is_numeric(const struct acg_grid *grid, size_t column);

void acg_grid_write_table(const struct acg_grid *grid, const struct acg_grid_options *options,
                          struct acg_buffer *out);
void acg_grid_write_delimited(const struct acg_grid *grid, const struct acg_grid_options *options,
                              struct acg_buffer *out);
void acg_grid_write_json(const struct acg_grid *grid, const struct acg_grid_options *options,
                         struct acg_buffer *out);
void acg_grid_write_markup(const struct acg_grid *grid, const struct acg_grid_options *options,
                           struct acg_buffer *out);

#endif
