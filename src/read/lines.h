// read/lines.h - line and column of an offset in a text file.
#ifndef ACG_READ_LINES_H
#define ACG_READ_LINES_H

#include "base/report.h"

#include <stddef.h>

/** A file, and how far its lines have been counted: {name, text, length}. */
struct acg_lines {
    const char *name; /**< of the file */
    const char *text; /**< UTF-8, a one-byte encoding, or UTF-16 with a byte order mark */
    size_t length;
    size_t counted, line, column; /**< line and column of the byte `counted` */
};

/** The place of an offset: file, line, column in characters, order. Cheap where offsets ascend. */
struct acg_place acg_lines_place(struct acg_lines *lines, size_t offset);

#endif
