// base/width.h - how many columns of a terminal a text takes.
#ifndef ACG_BASE_WIDTH_H
#define ACG_BASE_WIDTH_H

#include <stddef.h>

/** Columns of valid UTF-8 on a terminal: 2 for wide characters (East Asian width W and F), 0 for
 *  marks and other zero-width ones, 1 for the rest. */
size_t acg_text_width(const char *text, size_t length);

#endif
