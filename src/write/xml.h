// write/xml.h - text inside XML: nothing in it is markup.
#ifndef ACG_WRITE_XML_H
#define ACG_WRITE_XML_H

#include "base/buffer.h"

#include <stddef.h>

/**
 * Appends valid UTF-8 so that it can stand between tags and, in double quotes, in them, and reads
 * back as it was, its line breaks too. Characters that XML does not have (controls, U+FFFE, U+FFFF)
 * become U+FFFD.
 *
 * @return how many those were
 */
size_t acg_xml_text(struct acg_buffer *out, const char *text);

#endif
