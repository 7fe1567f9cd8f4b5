// write/delimited.h - a cell of CSV (RFC 4180), or of the same with tabs.
#ifndef ACG_WRITE_DELIMITED_H
#define ACG_WRITE_DELIMITED_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Appends a cell, in quotes where it needs them. Control characters other than tab and line ends,
 * which would reach a terminal and which no reader wants, become U+FFFD.
 *
 * @param guard  put an apostrophe before text that a spreadsheet would run as a formula (OWASP,
 *               "CSV injection"). Text that begins with apostrophes before such a thing gets one
 *               more, so that whoever takes one away has the text again: read/rows.c does
 * @return how many characters became U+FFFD
 */
size_t acg_delimited_add(struct acg_buffer *out, const char *text, char delimiter, bool guard);

#endif
