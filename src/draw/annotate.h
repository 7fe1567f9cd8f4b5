// draw/annotate.h - numbers beside the ties that point into the source note.
#ifndef ACG_DRAW_ANNOTATE_H
#define ACG_DRAW_ANNOTATE_H

#include "base/buffer.h"
#include "draw/plan.h"

/**
 * Puts beside each tie the numbers of its sources, where they touch nothing. Ties for which no such
 * place exists are named in `left_over`: "China - Russia 3,4; ...". In a figure of more than 80
 * ties nothing is put and nothing left over.
 *
 * @param scale  by how much larger the figure is drawn than it prints; where it would make numbers
 *               too small to be read, they grow, up to the size of labels
 * @return false if memory is out
 */
bool acg_annotate_links(const struct acg_plan *plan, struct acg_drawing *drawing, double scale,
                        struct acg_buffer *left_over);

#endif
