#include "base/width.h"

#include "base/utf8.h"

#include <utf8proc.h>

size_t acg_text_width(const char *text, size_t length)
{
    size_t width = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        int columns = utf8proc_charwidth((utf8proc_int32_t)acg_utf8_next(&at, end));
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}
