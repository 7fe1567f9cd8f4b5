// read/rows.h - the rows of a table as text: CSV (RFC 4180), or the same with tabs or semicolons.
#ifndef ACG_READ_ROWS_H
#define ACG_READ_ROWS_H

#include "base/arena.h"
#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

/** A cell: text that does not end in NUL, without its quotes, and without the apostrophe that
 * guards a text against spreadsheets. Borrowed until the next row. */
struct acg_cell_piece {
    const char *text;
    size_t length;
    size_t at; /**< offset in the file */
};

/**
 * A table with a header line, read row by row. Our own reader, since libcsv knows neither the line
 * nor the column of what it refuses.
 */
struct acg_rows {
    const char *name; /**< of the file, for remarks */
    const char *text; /**< borrowed; a NUL behind */
    size_t length;
    size_t end;                   /**< no row begins here or behind; usually the length */
    char delimiter;               /**< tab, comma or semicolon: what the header line has most */
    bool is_plain[256];           /**< bytes that can only be in the middle of a cell */
    size_t at;                    /**< where the next row begins */
    size_t row;                   /**< number of the row at hand, from 1; 0 is the header */
    size_t row_at, row_line;      /**< where it begins, its line from 1 */
    struct acg_cell_piece *cells; /**< of the row at hand */
    size_t n_cells, room;
    struct acg_arena arena; /**< texts of the row whose doubled quotes were made one */
};

/** Opens a table, checks that it is UTF-8 without NUL, and reads its header into rows->cells.
 * acg_rows_close in either case. */
acg_status acg_rows_open(struct acg_rows *out, const char *name, const char *text, size_t length,
                         acg_report *report);

/** The same, but checks no more than the header: acg_rows_check is to check the rest. */
acg_status acg_rows_open_header(struct acg_rows *out, const char *name, const char *text,
                                size_t length, acg_report *report);

/** Checks the bytes [from, to). */
acg_status acg_rows_check(const struct acg_rows *rows, size_t from, size_t to, acg_report *report);

/** The rows that begin in [from, to), to be read beside the others: it knows neither their numbers
 * nor their lines. acg_rows_close. */
struct acg_rows acg_rows_part(const struct acg_rows *rows, size_t from, size_t to);

/** Reads the next row that is not empty. `*more` is false behind the last one. A row with another
 * number of cells than `n_columns` is refused. */
acg_status acg_rows_next(struct acg_rows *rows, size_t n_columns, bool *more, acg_report *report);
void acg_rows_close(struct acg_rows *rows);

/** Line and column of an offset in the row at hand. */
void acg_rows_locate(const struct acg_rows *rows, size_t at, size_t *line, size_t *column);

#endif
