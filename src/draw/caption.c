#include "draw/caption.h"

#include "draw/gloss.h"
#include "model/reference.h"

#include <string.h>

enum { MOST_LINES = 60, MOST_SOURCES = 60 };

/** Sets text as lines of one size, from column->y down. */
static bool paragraph(struct acg_drawing *drawing, struct acg_column *column, const char *text,
                      double size, const char *color, bool bold)
{
    struct acg_lines lines;
    size *= column->scale;
    if (!acg_lines_wrap(&lines, &drawing->arena, text, column->room, MOST_LINES, size, bold)) {
        return false;
    }
    for (size_t i = 0; i < lines.count; i++) {
        struct acg_text line = {.at = {column->left, column->y + size * 0.62},
                                .color = color,
                                .text = lines.items[i],
                                .size = size,
                                .bold = bold};
        if (!acg_sheet_text(drawing, line)) return false;
        column->y += size * 1.24;
    }
    return true;
}

bool acg_caption_head(const struct acg_plan *plan, struct acg_drawing *drawing,
                      struct acg_column *column)
{
    struct acg_buffer title = {0}, rule = {0};
    acg_gloss_title(&title, plan);
    acg_gloss_rule(&rule, plan);
    bool done = !title.failed && !rule.failed;
    if (done && title.length > 0) {
        done = paragraph(drawing, column, title.data, plan->look.title_size, plan->look.ink, true);
        column->y += plan->look.title_size * 0.2 * column->scale;
        if (done) {
            done = paragraph(drawing, column, rule.data, plan->look.note_size, plan->look.muted,
                             false);
        }
    } else if (done) {
        done = paragraph(drawing, column, rule.data, plan->look.note_size, plan->look.muted, false);
    }
    acg_buffer_clear(&title);
    acg_buffer_clear(&rule);
    return done;
}

/** All sources in one paragraph: "Sources: 1 Putz 2021; 2 ...". */
static bool short_note(const struct acg_plan *plan, struct acg_drawing *drawing,
                       struct acg_column *column)
{
    size_t shown = plan->cited->count < MOST_SOURCES ? plan->cited->count : MOST_SOURCES;
    struct acg_buffer note = {0};
    acg_buffer_format(&note, "%s: ", plan->words->sources);
    for (size_t i = 0; i < shown; i++) {
        acg_buffer_format(&note, "%s%zu\u00a0", i > 0 ? "; " : "", i + 1);
        acg_reference_short(&note, plan->cited->sources[i]);
    }
    if (shown < plan->cited->count) {
        acg_buffer_text(&note, "; ");
        acg_buffer_format(&note, plan->words->more_sources, plan->cited->count - shown);
    }
    if (note.length > 0 && note.data[note.length - 1] != '.') acg_buffer_char(&note, '.');
    bool done = !note.failed && paragraph(drawing, column, note.data, plan->look.note_size,
                                          plan->look.muted, false);
    acg_buffer_clear(&note);
    return done;
}

/** A line or more for each source, whole. */
static bool full_note(const struct acg_plan *plan, struct acg_drawing *drawing,
                      struct acg_column *column)
{
    struct acg_buffer line = {0};
    acg_buffer_format(&line, "%s", plan->words->sources);
    bool done = !line.failed &&
                paragraph(drawing, column, line.data, plan->look.note_size, plan->look.muted, true);
    for (size_t i = 0; done && i < plan->cited->count; i++) {
        line.length = 0;
        acg_buffer_format(&line, "%zu\u00a0 ", i + 1);
        acg_reference_full(&line, plan->cited->sources[i]);
        done = !line.failed &&
               paragraph(drawing, column, line.data, plan->look.note_size, plan->look.muted, false);
    }
    acg_buffer_clear(&line);
    return done;
}

bool acg_caption_notes(const struct acg_plan *plan, struct acg_drawing *drawing,
                       const struct acg_buffer *left_over, struct acg_column *column)
{
    if (plan->how->sources == ACG_SOURCES_NONE || plan->cited->count == 0) return true;
    bool done = plan->how->sources == ACG_SOURCES_FULL ? full_note(plan, drawing, column)
                                                       : short_note(plan, drawing, column);
    if (!done || left_over->length == 0) return done;
    struct acg_buffer note = {0};
    acg_buffer_format(&note, "%s: %s.", plan->words->on_ties, left_over->data);
    done = !note.failed &&
           paragraph(drawing, column, note.data, plan->look.note_size, plan->look.muted, false);
    acg_buffer_clear(&note);
    return done;
}
