#include "write/delimited.h"

#include <string.h>

/** Whether a spreadsheet would run the text, or would but for apostrophes before it. */
static bool is_formula(const char *text)
{
    text += strspn(text, "'");
    return *text && strchr("=+-@\t\r", *text);
}

void acg_delimited_add(struct acg_buffer *out, const char *text, char delimiter, bool guard)
{
    char special[] = {delimiter, '"', '\r', '\n', '\0'};
    bool guarded = guard && is_formula(text);
    if (!guarded && !text[strcspn(text, special)]) {
        acg_buffer_text(out, text);
        return;
    }
    acg_buffer_text(out, guarded ? "\"'" : "\"");
    for (; *text; text++) {
        acg_buffer_text(out, *text == '"' ? "\"" : "");
        acg_buffer_char(out, *text);
    }
    acg_buffer_char(out, '"');
}
