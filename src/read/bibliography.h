// read/bibliography.h - sources out of a file of their own.
#ifndef ACG_READ_BIBLIOGRAPHY_H
#define ACG_READ_BIBLIOGRAPHY_H

#include "read/reader.h"

/**
 * Adds the sources of a file, which may be packed: CSL-JSON (a list, or an object with one under
 * "sources", such as another graph), BibTeX, or by its ending a table. A source that is there
 * already must say the same.
 *
 * @param path  the file, or "-" for standard input; borrowed while the reader lives
 * @return ACG_OK, ACG_REJECTED or ACG_FAILED, in reader->status too
 */
acg_status acg_reader_bibliography(struct acg_reader *reader, const char *path, size_t max_bytes);

/**
 * Appends {"sources": [...]} of a table whose columns are named as the keys of CSL-JSON: id, type,
 * title, author ("Family, Given; {Body}"), issued (a date), URL and so on.
 *
 * @param places  gets where the rows begin, free
 */
acg_status acg_source_table_csl(const char *name, const char *text, size_t length,
                                struct acg_buffer *out, size_t **places, size_t *n_places,
                                acg_report *report);

#endif
