// draw/caption.h - the texts above and below a network: title, rule, source note.
#ifndef ACG_DRAW_CAPTION_H
#define ACG_DRAW_CAPTION_H

#include "base/buffer.h"
#include "draw/plan.h"

/** Where a text block stands; `y` is its upper edge and moves to its lower one. */
struct acg_column {
    double left, room, y, scale;
};

/** Title and rule. False if memory is out. */
bool acg_caption_head(const struct acg_plan *plan, struct acg_drawing *drawing,
                      struct acg_column *column);

/**
 * The numbered source note, as how->sources asks, and the ties whose numbers found no place in the
 * figure.
 *
 * @param left_over  what acg_annotate_links gave
 */
bool acg_caption_notes(const struct acg_plan *plan, struct acg_drawing *drawing,
                       const struct acg_buffer *left_over, struct acg_column *column);

#endif
