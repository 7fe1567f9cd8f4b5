// ingest/sheet.h - small tables of ours: tabs, a header line, and lines of remarks that begin with
// #.
#ifndef ACG_INGEST_SHEET_H
#define ACG_INGEST_SHEET_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "ingest/field.h"

enum { ACG_SHEET_COLUMNS = 16 };

/** A table that is read line by line. */
struct acg_sheet {
    const char *name; /**< of the file, for remarks */
    struct acg_field rest;
    size_t line; /**< of the row at hand, from 1 */
    struct acg_field cells[ACG_SHEET_COLUMNS];
    size_t n_cells;
    size_t where[ACG_SHEET_COLUMNS]; /**< the cell of each column asked for */
};

/**
 * Opens a table and finds its columns.
 *
 * @param columns   `n` names; the first `n_needed` must be there
 * @return ACG_OK, or ACG_REJECTED with the column that is missing
 */
acg_status acg_sheet_open(struct acg_sheet *out, const char *name, const char *text, size_t length,
                          const char *const columns[], size_t n, size_t n_needed,
                          acg_report *report);

/** Goes to the next row; false behind the last one. */
bool acg_sheet_next(struct acg_sheet *sheet);

/** The cell of a column asked for; empty where the row or the table does not have it. */
struct acg_field acg_sheet_cell(const struct acg_sheet *sheet, size_t column);

/** Says what is wrong with the row at hand. */
acg_status acg_sheet_reject(const struct acg_sheet *sheet, acg_report *report, const char *format,
                            ...) __attribute__((format(printf, 3, 4)));

#endif
