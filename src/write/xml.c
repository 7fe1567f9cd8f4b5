#include "write/xml.h"

#include "base/utf8.h"

#include <string.h>

/** What a byte is written as; NULL: as it is. */
static const char *entity(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

/** Bytes of a character that XML does not have, 0 if it has it. */
static size_t foreign(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    if (b[0] < ' ' && !entity(b[0])) return 1;
    return b[0] == 0xef && b[1] == 0xbf && b[2] >= 0xbe ? 3 : 0; // U+FFFE, U+FFFF
}

size_t acg_xml_text(struct acg_buffer *out, const char *text)
{
    size_t replaced = 0;
    const char *plain = text; // not yet appended
    for (const char *at = text; *at;) {
        const char *word = entity((unsigned char)*at);
        size_t length = foreign(at), stray = acg_utf8_stray(at);
        if (!word && length == 0 && stray == 0) {
            at++;
            continue;
        }
        acg_buffer_add(out, plain, (size_t)(at - plain));
        if (word) acg_buffer_text(out, word);
        else if (length) acg_buffer_text(out, "\xef\xbf\xbd");
        else acg_buffer_format(out, "&#%u;", (unsigned)(unsigned char)at[stray - 1]); // DEL, C1
        replaced += length > 0;
        at += word ? 1 : length ? length : stray;
        plain = at;
    }
    acg_buffer_text(out, plain);
    return replaced;
}
