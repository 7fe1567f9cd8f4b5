// draw/painter.h - paints a drawing in any format. To be called in a child process (base/child.h).
#ifndef ACG_DRAW_PAINTER_H
#define ACG_DRAW_PAINTER_H

#include "actorgraph/figure.h"
#include "base/buffer.h"
#include "draw/drawing.h"

/** Appends the figure in `format` to `out`. ACG_OK or ACG_FAILED. */
acg_status acg_painter_paint(const struct acg_drawing *drawing, enum acg_figure_format format,
                             struct acg_buffer *out, acg_report *report);

#endif
