// draw/escape.h - the one place that turns foreign text into markup.
#ifndef ACG_DRAW_ESCAPE_H
#define ACG_DRAW_ESCAPE_H

#include "base/buffer.h"

#include <stdbool.h>

/** Appends text as XML character data, safe in attributes too; controls and U+FFFE/FFFF become
 * U+FFFD. */
void acg_escape_xml(struct acg_buffer *out, const char *text);

/** Appends text as a Graphviz label that shows exactly `text` (backslashes doubled, & as &amp;,
 * controls U+FFFD). */
void acg_escape_label(struct acg_buffer *out, const char *text);

/**
 * Appends an address if it is a safe link: http or https, after RFC 3986, everything else
 * percent-encoded.
 * @return whether it was; else nothing is appended
 */
bool acg_escape_link(struct acg_buffer *out, const char *address);

#endif
