// draw/canvas.h - a drawing as a graph of Graphviz with every position given.
#ifndef ACG_DRAW_CANVAS_H
#define ACG_DRAW_CANVAS_H

#include "actorgraph/figure.h"
#include "base/buffer.h"
#include "draw/drawing.h"
#include "draw/graphviz.h"

/**
 * Graphviz rounds the sizes of nodes to whole points, so it is given all lengths this many times
 * too large, and a page size that takes it back. Not in DOT, whose readers would see dashes too
 * fine.
 */
enum { ACG_CANVAS_UNIT = 20 };

/**
 * Makes the graph: marks are the nodes n0, n1, ..., texts t0, t1, ..., two invisible nodes the
 * corners of the page, lines the edges. Words of the drawing go only into escaped values.
 *
 * For ACG_DOT an edge ties the marks that its line ties; for the others all edges tie the corners,
 * since Graphviz paints edges by tail and the drawing wants its own order. Likewise only ACG_DOT
 * carries the ids, the others n0, e0, t0 by which draw/svg.c knows the groups.
 *
 * @param out  the graph; yours, agclose. NULL after a failure
 */
acg_status acg_canvas_make(const struct acg_drawing *drawing, enum acg_figure_format format,
                           Agraph_t **out, acg_report *report);

/** Appends the graph as DOT text. */
acg_status acg_canvas_write(Agraph_t *graph, struct acg_buffer *out, acg_report *report);

/** How much larger than drawn the figure prints. */
double acg_canvas_scale(const struct acg_drawing *drawing);

#endif
