#include "cli/paragraph.h"

#include "base/width.h"

#include <stdint.h>
#include <string.h>

void acg_paragraph_add(struct acg_buffer *out, const char *heading, struct acg_buffer *text,
                       size_t width)
{
    size_t room = width > ACG_PARAGRAPH_INDENT + 20 ? width - ACG_PARAGRAPH_INDENT
                  : width                           ? 20
                                                    : SIZE_MAX,
           used = 0;
    char *rest = NULL;
    acg_buffer_format(out, "%-*s", ACG_PARAGRAPH_INDENT, heading);
    for (char *word = text->data ? strtok_r(text->data, " ", &rest) : NULL; word;
         word = strtok_r(NULL, " ", &rest)) {
        size_t length = acg_text_width(word, strlen(word));
        if (used && used + 1 + length > room) {
            acg_buffer_format(out, "\n%*s", ACG_PARAGRAPH_INDENT, "");
            used = 0;
        }
        acg_buffer_format(out, "%s%s", used ? " " : "", word);
        used += length + (used > 0);
    }
    acg_buffer_char(out, '\n');
    out->failed = out->failed || text->failed;
    acg_buffer_clear(text);
}
