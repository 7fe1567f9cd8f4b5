#include "read/lines.h"

#include <stdbool.h>

/** Bytes of a unit: 2 in UTF-16, else 1; `*low` is where the low byte of one stands. */
static size_t unit_of(const struct acg_lines *lines, size_t *low)
{
    const unsigned char *b = (const unsigned char *)lines->text;
    *low = 0;
    if (lines->length < 2) return 1;
    if ((b[0] == 0xff && b[1] == 0xfe) || (b[0] != 0 && b[1] == 0)) return 2;
    if ((b[0] == 0xfe && b[1] == 0xff) || (b[0] == 0 && b[1] != 0)) {
        *low = 1;
        return 2;
    }
    return 1;
}

struct acg_place acg_lines_place(struct acg_lines *lines, size_t offset)
{
    size_t low, unit = unit_of(lines, &low);
    if (offset > lines->length) offset = lines->length;
    if (lines->line == 0 || offset < lines->counted) {
        lines->counted = 0;
        lines->line = lines->column = 1;
    }
    for (; lines->counted + unit <= offset; lines->counted += unit) {
        unsigned char c = (unsigned char)lines->text[lines->counted + low];
        if (c == '\n' && (unit == 1 || lines->text[lines->counted + 1 - low] == 0)) {
            lines->line++;
            lines->column = 1;
        } else {
            lines->column += unit == 2 || c < 0x80 || c >= 0xc0; // not the bytes behind the first
        }
    }
    return (struct acg_place){
        .file = lines->name, .line = lines->line, .column = lines->column, .order = offset};
}
