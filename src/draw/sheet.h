// draw/sheet.h - putting marks on a drawing, measured from the upper left corner.
#ifndef ACG_DRAW_SHEET_H
#define ACG_DRAW_SHEET_H

#include "draw/drawing.h"

/*
 * While a figure is composed, y points down from the upper edge, since its height is known last;
 * acg_sheet_flip turns all of it at the end. Each function says false only when memory is out.
 */
bool acg_sheet_mark(struct acg_drawing *drawing, struct acg_mark mark);
bool acg_sheet_line(struct acg_drawing *drawing, struct acg_line line);
bool acg_sheet_text(struct acg_drawing *drawing, struct acg_text text);

/** Sets the height and turns y upwards. */
void acg_sheet_flip(struct acg_drawing *drawing, double height);

/** Frees a drawing's lists and texts. */
void acg_drawing_clear(struct acg_drawing *drawing);

/** A list of lines of text. */
struct acg_lines {
    const char **items; /**< in the arena that was handed over */
    size_t count;
    double width; /**< of the widest, in points */
};

/**
 * Breaks text into lines of at most `room` points, at blanks, inside a word only where it must; at
 * most `most` lines, the last one cut with an ellipsis. Controls, also breaks, are blanks.
 */
bool acg_lines_wrap(struct acg_lines *out, struct acg_arena *arena, const char *text, double room,
                    size_t most, double size, bool bold);

#endif
