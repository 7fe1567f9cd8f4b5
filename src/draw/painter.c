#include "draw/painter.h"

#include "base/report.h"
#include "draw/canvas.h"
#include "draw/reserve.h"
#include "draw/stamp.h"
#include "draw/svg.h"
#include "draw/tikz.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/** How Graphviz is asked for a format: type, renderer and package, so that no other can come in. */
static const char *name_of(enum acg_figure_format format)
{
    switch (format) {
    case ACG_SVG:
        return "svg:svg:core";
    case ACG_PDF:
        return "pdf:cairo:cairo";
    case ACG_EPS:
        return "eps:cairo:cairo";
    case ACG_PNG:
        return "png:cairo:cairo";
    case ACG_DOT:
    case ACG_TIKZ:
        break;
    }
    return NULL;
}

/** The page is ours to say: Graphviz would add the outlines of the corners, and round. */
static void set_page(Agraph_t *graph, const struct acg_drawing *drawing)
{
    double scale = acg_canvas_scale(drawing);
    double width = drawing->width * scale, height = drawing->height * scale;
    GD_bb(graph).LL.x = 0;
    GD_bb(graph).LL.y = 0;
    GD_bb(graph).UR.x = width * ACG_CANVAS_UNIT;
    GD_bb(graph).UR.y = height * ACG_CANVAS_UNIT;
    GD_drawing(graph)->size.x = width;
    GD_drawing(graph)->size.y = height;
}

static acg_status finish(const struct acg_drawing *drawing, enum acg_figure_format format,
                         char *painted, size_t length, struct acg_buffer *out, acg_report *report)
{
    if (format == ACG_SVG) return acg_svg_finish(drawing, painted, length, out, report);
    if (format == ACG_PNG) return acg_stamp_png(painted, length, drawing->dpi, out, report);
    acg_stamp_blank_dates(painted, length);
    acg_buffer_add(out, painted, length);
    return out->failed ? acg_out_of_memory(report) : ACG_OK;
}

static acg_status render(GVC_t *context, Agraph_t *graph, const struct acg_drawing *drawing,
                         enum acg_figure_format format, struct acg_buffer *out, acg_report *report)
{
    char *painted = NULL;
    acg_render_length length = 0;
    acg_status status =
        acg_graphviz_check(gvLayout(context, graph, "nop2"), "placing the figure", report);
    if (status) return status;
    set_page(graph, drawing);
    int returned = gvRenderData(context, graph, name_of(format), &painted, &length);
    status = acg_graphviz_check(returned, "painting the figure", report);
    if (!status && (!painted || length == 0)) {
        status = acg_fail(report, NULL, "Graphviz painted nothing; memory may be short");
    }
    if (status) return status; // the buffer is left alone: it may not be one
    status = finish(drawing, format, painted, length, out, report);
    gvFreeRenderData(painted);
    gvFreeLayout(context, graph);
    return status;
}

static acg_status paint(GVC_t *context, const struct acg_drawing *drawing,
                        enum acg_figure_format format, struct acg_buffer *out, acg_report *report)
{
    Agraph_t *graph = NULL;
    acg_status status = acg_canvas_make(drawing, format, &graph, report);
    if (status) return status;
    if (format == ACG_DOT) status = acg_canvas_write(graph, out, report);
    else status = render(context, graph, drawing, format, out, report);
    agclose(graph);
    return status;
}

/**
 * Paints a second time and compares: where Graphviz or cairo gets no memory they may leave
 * something out and say nothing, but hardly twice the same. An SVG needs no such proof: draw/svg.c
 * compares it with the drawing.
 */
static acg_status paint_again(GVC_t *context, const struct acg_drawing *drawing,
                              enum acg_figure_format format, const struct acg_buffer *first,
                              acg_report *report)
{
    struct acg_buffer second = {0};
    acg_status status = paint(context, drawing, format, &second, report);
    if (!status &&
        (second.length != first->length || memcmp(second.data, first->data, first->length) != 0)) {
        status = acg_fail(report, NULL, "two paintings of the figure differ; memory may be short");
    }
    acg_buffer_clear(&second);
    return status;
}

/** More than any figure of this size was seen to need (15 to 40 MB, and the pixels of a PNG). */
static size_t memory_for(const struct acg_drawing *drawing, enum acg_figure_format format)
{
    enum { BASE = 64 << 20, EACH = 16 << 10, EACH_PIXEL = 16 };
    double pixels = 0, scale = acg_canvas_scale(drawing) * drawing->dpi / 72;
    if (format == ACG_PNG) pixels = drawing->width * drawing->height * scale * scale;
    double items = (double)(drawing->n_marks + drawing->n_lines + drawing->n_texts);
    return (size_t)fmin(BASE + items * EACH + pixels * EACH_PIXEL, (double)(SIZE_MAX / 4));
}

acg_status acg_painter_paint(const struct acg_drawing *drawing, enum acg_figure_format format,
                             struct acg_buffer *out, acg_report *report)
{
    GVC_t *context = NULL;
    struct acg_buffer first = {0};
    acg_status status = ACG_OK;
    if (format == ACG_TIKZ) return acg_tikz_write(drawing, out, report);
    if (!acg_reserve(memory_for(drawing, format))) return acg_out_of_memory(report);
    acg_graphviz_quiet();
    if (format != ACG_DOT) {
        unsigned use = format == ACG_SVG ? ACG_USE_PAINT : ACG_USE_CAIRO;
        status = acg_graphviz_open(use, &context, report);
    }
    if (!status) status = paint(context, drawing, format, &first, report);
    if (!status && format != ACG_SVG)
        status = paint_again(context, drawing, format, &first, report);
    if (!status) acg_buffer_add(out, first.data, first.length);
    if (!status && out->failed) status = acg_out_of_memory(report);
    acg_buffer_clear(&first);
    if (context) gvFreeContext(context);
    return status;
}
