#include "write/delimited.h"

#include "base/utf8.h"

#include <string.h>

/** Whether a spreadsheet would run the text, or would but for apostrophes before it. */
static bool is_formula(const char *text)
{
    text += strspn(text, "'");
    return !acg_utf8_stray(text) && acg_text_is_formula(text, strlen(text));
}

/** Appends text with quotes doubled and U+FFFD for what a terminal may obey; says how often. */
static size_t add_visible(struct acg_buffer *out, const char *text)
{
    size_t replaced = 0, stray;
    for (; *text; text += stray ? stray : 1) {
        stray = acg_utf8_stray(text);
        acg_buffer_text(out, stray ? "\xef\xbf\xbd" : *text == '"' ? "\"" : "");
        if (!stray) acg_buffer_char(out, *text);
        replaced += stray > 0;
    }
    return replaced;
}

size_t acg_delimited_add(struct acg_buffer *out, const char *text, char delimiter, bool guard)
{
    static const char controls[] = "\1\2\3\4\5\6\a\b\v\f\r\16\17\20\21\22\23\24\25\26\27\30\31\32"
                                   "\33\34\35\36\37\177\xc2";
    char special[] = {delimiter, '"', '\r', '\n', '\0'};
    bool guarded = guard && is_formula(text);
    bool quoted = guarded || text[strcspn(text, special)];
    if (!quoted && !text[strcspn(text, controls)]) {
        acg_buffer_text(out, text);
        return 0;
    }
    acg_buffer_text(out, guarded ? "\"'" : quoted ? "\"" : "");
    size_t replaced = add_visible(out, text);
    if (quoted) acg_buffer_char(out, '"');
    return replaced;
}
