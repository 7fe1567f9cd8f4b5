// write/grid.h - the body of a table of results, and its writers.
#ifndef ACG_WRITE_GRID_H
#define ACG_WRITE_GRID_H

#include "actorgraph/grid.h"
#include "base/arena.h"
#include "base/buffer.h"

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

/** acg_grid_text of a text that is kept as it is, not copied. */
void acg_grid_borrow(struct acg_grid *grid, const char *text);

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

/** Appends the whole table; grid->n_cells must be a multiple of grid->n_columns. */
void acg_grid_append(const struct acg_grid *grid, const struct acg_grid_options *options,
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
