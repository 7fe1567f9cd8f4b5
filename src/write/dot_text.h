// write/dot_text.h - foreign text inside DOT: nothing in it is a statement.
#ifndef ACG_WRITE_DOT_TEXT_H
#define ACG_WRITE_DOT_TEXT_H

#include "base/buffer.h"

#include <stdbool.h>

/**
 * Appends valid UTF-8 as a quoted string that Graphviz shows exactly: backslashes doubled, quotes
 * escaped, & as &amp;, controls as U+FFFD. What is longer than the scanner of DOT takes is cut,
 * with an ellipsis.
 *
 * @return whether it was cut
 */
bool acg_dot_text(struct acg_buffer *out, const char *text);

#endif
