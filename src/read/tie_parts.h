// read/tie_parts.h - a large table of ties, read by several threads.
#ifndef ACG_READ_TIE_PARTS_H
#define ACG_READ_TIE_PARTS_H

#include "read/table.h"

enum { ACG_MOST_PARTS = 8 };

/** In how many parts a table of so many bytes is worth reading. */
size_t acg_tie_parts(size_t length);

/**
 * Reads a table in `n` parts, each by a thread into a branch of the builder. Where anything is out
 * of the ordinary (an error or a warning, a row that is not where it was looked for, parts that
 * contradict one another) nothing was done, and the rows are to be read one after the other, which
 * says what it is.
 *
 * @param n       1..ACG_MOST_PARTS
 * @param status  ACG_OK or ACG_FAILED, if it was read
 * @return whether it was read
 */
bool acg_tie_parts_read(struct acg_table_reading *reading, size_t n, acg_status *status);

/** Reads the rows of a table whose text was checked, one after the other. */
acg_status acg_tie_rows_read(struct acg_table_reading *reading, acg_report *report);

#endif
