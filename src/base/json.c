#include "base/json.h"

#include "base/utf8.h"

void acg_json_text(struct acg_buffer *buffer, const char *text)
{
    if (!text) {
        acg_buffer_text(buffer, "null");
        return;
    }
    acg_buffer_char(buffer, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            acg_buffer_char(buffer, '\\');
            acg_buffer_char(buffer, *text);
        } else if (c == '\n') {
            acg_buffer_text(buffer, "\\n");
        } else if (c < 0x20 || c == 0x7f || c == '<') {
            acg_buffer_format(buffer, "\\u%04x", (unsigned)c);
        } else if (c == 0xc2 && acg_utf8_stray(text)) {
            acg_buffer_format(buffer, "\\u%04x", (unsigned)(unsigned char)*++text);
        } else {
            acg_buffer_char(buffer, *text);
        }
    }
    acg_buffer_char(buffer, '"');
}
