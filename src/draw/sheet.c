#include "draw/sheet.h"

#include "base/array.h"
#include "base/utf8.h"
#include "draw/metrics.h"

#include <stdlib.h>
#include <string.h>

bool acg_sheet_mark(struct acg_drawing *drawing, struct acg_mark mark)
{
    if (!acg_array_room(&drawing->marks, drawing->n_marks, &drawing->marks_room, sizeof mark)) {
        return false;
    }
    drawing->marks[drawing->n_marks++] = mark;
    return true;
}

bool acg_sheet_line(struct acg_drawing *drawing, struct acg_line line)
{
    if (!acg_array_room(&drawing->lines, drawing->n_lines, &drawing->lines_room, sizeof line)) {
        return false;
    }
    drawing->lines[drawing->n_lines++] = line;
    return true;
}

bool acg_sheet_text(struct acg_drawing *drawing, struct acg_text text)
{
    if (!acg_array_room(&drawing->texts, drawing->n_texts, &drawing->texts_room, sizeof text)) {
        return false;
    }
    drawing->texts[drawing->n_texts++] = text;
    return true;
}

void acg_sheet_flip(struct acg_drawing *drawing, double height)
{
    drawing->height = height;
    for (size_t i = 0; i < drawing->n_marks; i++) {
        drawing->marks[i].at.y = height - drawing->marks[i].at.y;
    }
    for (size_t i = 0; i < drawing->n_texts; i++) {
        drawing->texts[i].at.y = height - drawing->texts[i].at.y;
    }
    for (size_t i = 0; i < drawing->n_lines; i++) {
        struct acg_line *line = &drawing->lines[i];
        struct acg_point *points = (struct acg_point *)line->points; // ours, in the arena
        for (size_t k = 0; k < line->n_points; k++) {
            points[k].y = height - points[k].y;
        }
        line->tip.y = height - line->tip.y;
    }
}

void acg_drawing_clear(struct acg_drawing *drawing)
{
    free(drawing->marks);
    free(drawing->lines);
    free(drawing->texts);
    acg_arena_clear(&drawing->arena);
    *drawing = (struct acg_drawing){0};
}

/** The end of the longest piece of [from, end) that fits into `room`: at a blank if there is one.
 */
static const char *fitting(const char *from, const char *end, double room, double size, bool bold)
{
    const char *at = from, *blank = NULL;
    double width = 0;
    while (at < end) {
        const char *before = at;
        uint32_t c = acg_utf8_next(&at, end);
        if (c == ' ') blank = before;
        width += acg_metrics_width(before, (size_t)(at - before), size, bold);
        if (width > room && c != ' ') {
            const char *cut = before > from ? before : at; // one character at the least
            return blank && blank > from ? blank : cut;
        }
    }
    return end;
}

/** [from, end) cut so that it fits with an ellipsis behind it. */
static const char *with_ellipsis(struct acg_arena *arena, const char *from, const char *end,
                                 double room, double size, bool bold)
{
    static const char dots[] = "\u2026";
    double left = room - acg_metrics_width(dots, sizeof dots - 1, size, bold);
    const char *at = from, *last = from;
    while (at < end) {
        acg_utf8_next(&at, end);
        left -= acg_metrics_width(last, (size_t)(at - last), size, bold);
        if (left < 0) break;
        last = at;
    }
    size_t length = (size_t)(last - from);
    char *text = acg_arena_alloc(arena, length + sizeof dots);
    if (text) {
        memcpy(text, from, length);
        memcpy(text + length, dots, sizeof dots);
    }
    return text;
}

bool acg_lines_wrap(struct acg_lines *out, struct acg_arena *arena, const char *text, double room,
                    size_t most, double size, bool bold)
{
    struct acg_buffer clean = {0};
    acg_text_add_clean(&clean, text); // a break would be a line more than Graphviz is asked for
    *out = (struct acg_lines){.items = acg_arena_array(arena, most, sizeof *out->items)};
    const char *at = clean.data ? clean.data : "", *end = at + strlen(at);
    bool done = out->items && !clean.failed;
    while (done && at < end && out->count < most) {
        const char *stop = fitting(at, end, room, size, bold);
        bool cut = stop < end && out->count + 1 == most;
        const char *line = cut ? with_ellipsis(arena, at, end, room, size, bold)
                               : acg_arena_text(arena, at, (size_t)(stop - at));
        done = line != NULL;
        if (!line) break;
        out->items[out->count++] = line;
        double width = acg_metrics_width(line, strlen(line), size, bold);
        if (width > out->width) out->width = width;
        for (at = stop; at < end && *at == ' ';)
            at++;
    }
    acg_buffer_clear(&clean);
    return done;
}
