// draw/svg.h - what Graphviz painted, made into an SVG file of ours.
#ifndef ACG_DRAW_SVG_H
#define ACG_DRAW_SVG_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"
#include "draw/drawing.h"

/**
 * Rewrites Graphviz's SVG of a drawing, made by draw/canvas.h. Only the shapes, their coordinates
 * and colours are taken from it, each checked; every word comes from the drawing and is escaped
 * here. Title, description, metadata, tooltips and links are added.
 *
 * It fails if a mark, line or text of the drawing is missing, doubled or has not its lines, or if
 * something stands there that is not expected: libgvc may leave things out when memory is short,
 * and say nothing.
 *
 * @param painted  `length` bytes, a NUL behind them
 */
acg_status acg_svg_finish(const struct acg_drawing *drawing, const char *painted, size_t length,
                          struct acg_buffer *out, acg_report *report);

#endif
