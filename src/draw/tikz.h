// draw/tikz.h - a drawing as TikZ, for a paper in LaTeX.
#ifndef ACG_DRAW_TIKZ_H
#define ACG_DRAW_TIKZ_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"
#include "draw/drawing.h"

/**
 * Appends a drawing as one tikzpicture for \input. The paper loads tikz and nothing else; where it
 * loads hyperref too, ties link to their sources. Names, colours and catcodes are changed within a
 * group only.
 *
 * Text is set in the font of the paper, at the sizes of the drawing. The drawing was composed by
 * the widths of Helvetica: text that comes out wider is scaled down to that width, so that nothing
 * overlaps in any font. What came from the graph stands in comments (as one line), in text and in
 * links, escaped (base/latex.h); everything else is numbers and words of ours.
 *
 * @return ACG_OK; ACG_MISUSED if the figure is taller than TeX can count; ACG_FAILED (memory)
 */
acg_status acg_tikz_write(const struct acg_drawing *drawing, struct acg_buffer *out,
                          acg_report *report);

#endif
