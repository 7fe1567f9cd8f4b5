#include "write/dot_text.h"

#include "base/utf8.h"

#include <string.h>

static const char *instead_of(uint32_t c)
{
    switch (c) {
    case '\\':
        return "\\\\";
    case '"':
        return "\\\"";
    case '&':
        return "&amp;";
    case '\n':
        return "\\n";
    case '\t':
        return " ";
    default:
        return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff ? "\xef\xbf\xbd"
                                                                                : NULL;
    }
}

bool acg_dot_text(struct acg_buffer *out, const char *text)
{
    enum { LONGEST = 16000 }; // the scanner takes no string over 16384 bytes
    const char *end = text + strlen(text);
    size_t start = out->length;
    bool cut = false;
    acg_buffer_char(out, '"');
    while (text < end && !cut && !out->failed) {
        const char *from = text, *instead = instead_of(acg_utf8_next(&text, end));
        if (instead) acg_buffer_text(out, instead);
        else acg_buffer_add(out, from, (size_t)(text - from));
        cut = text < end && out->length - start > LONGEST;
    }
    acg_buffer_text(out, cut ? "\xe2\x80\xa6\"" : "\"");
    return cut;
}
