// cli/paragraph.h - pages for people: paragraphs beside headings.
#ifndef ACG_CLI_PARAGRAPH_H
#define ACG_CLI_PARAGRAPH_H

#include "base/buffer.h"

enum { ACG_PARAGRAPH_INDENT = 12 };

/** Appends a paragraph beside a heading at the left, broken at blanks; takes and clears `text`.
 * `width` is that of the terminal, 0 being without limit. */
void acg_paragraph_add(struct acg_buffer *out, const char *heading, struct acg_buffer *text,
                       size_t width);

#endif
