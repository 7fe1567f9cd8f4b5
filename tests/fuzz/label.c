// A label, a tooltip and a link from the data: they must never become markup, a script, DOT, or
// TeX.
#include "promise.h"

#include "base/utf8.h"
#include "draw/graphviz.h"
#include "draw/painter.h"

#include "../lib/dot.h"
#include "../lib/leaks.h"
#include "../lib/markup.h"
#include "../lib/tikz.h"

static void check_svg(const struct acg_drawing *drawing)
{
    struct acg_buffer svg = {0};
    promise(acg_painter_paint(drawing, ACG_SVG, &svg, NULL) == ACG_OK, "SVG is not painted");
    const char *wrong = markup_judge(svg.data, svg.length);
    if (wrong) fprintf(stderr, "%.200s\n", wrong);
    promise(!wrong, "SVG is more than a figure");
    promise(acg_utf8_valid(svg.data, svg.length) == svg.length, "SVG is no UTF-8");
    acg_buffer_clear(&svg);
}

static void check_attributes(Agraph_t *graph)
{
    static const char *const of_graph[] = {
        "layout",  "outputorder", "pad", "margin",  "splines", "notranslate", "bgcolor",
        "charset", "bb",          "dpi", "tooltip", "comment", NULL};
    static const char *const of_nodes[] = {
        "pos",     "width",    "height",   "shape",     "label",     "style", "fillcolor",
        "color",   "penwidth", "fontname", "fontsize",  "fontcolor", "id",    "class",
        "tooltip", "URL",      "margin",   "fixedsize", NULL};
    static const char *const of_edges[] = {"pos", "color", "penwidth", "style", "dir", "arrowsize",
                                           "id",  "class", "tooltip",  "URL",   "key", NULL};
    const char *other = dot_other_attribute(graph, AGRAPH, of_graph);
    if (!other) other = dot_other_attribute(graph, AGNODE, of_nodes);
    if (!other) other = dot_other_attribute(graph, AGEDGE, of_edges);
    if (other) fprintf(stderr, "%s\n", other);
    promise(!other, "DOT has no attribute but ours");
    promise(!agfstsubg(graph), "DOT has no groups");
}

static void check_dot(const struct acg_drawing *drawing)
{
    struct acg_buffer dot = {0};
    promise(acg_painter_paint(drawing, ACG_DOT, &dot, NULL) == ACG_OK, "DOT is not written");
    Agraph_t *graph = agmemread(dot.data);
    promise(graph != NULL, "DOT cannot be read");
    check_attributes(graph);
    promise(agnnodes(graph) == 5 && agnedges(graph) == 1, "DOT has other nodes or edges");
    promise(agnode(graph, ACG_GV_TEXT("n0"), 0) && agnode(graph, ACG_GV_TEXT("n1"), 0) &&
                agnode(graph, ACG_GV_TEXT("t0"), 0),
            "DOT has other names");
    const char *link = agget(agnode(graph, ACG_GV_TEXT("n0"), 0), ACG_GV_TEXT("URL"));
    promise(!link || !*link || strncmp(link, "http://", 7) == 0 ||
                strncmp(link, "https://", 8) == 0,
            "DOT links elsewhere");
    agclose(graph);
    acg_buffer_clear(&dot);
}

static void check_tikz(const struct acg_drawing *drawing)
{
    struct acg_buffer tikz = {0};
    promise(acg_painter_paint(drawing, ACG_TIKZ, &tikz, NULL) == ACG_OK, "TikZ is not written");
    const char *wrong = tikz_judge(tikz.data, tikz.length);
    if (wrong) fprintf(stderr, "%.200s\n", wrong);
    promise(!wrong, "TikZ is more than a figure");
    promise(acg_utf8_valid(tikz.data, tikz.length) == tikz.length, "TikZ is no UTF-8");
    acg_buffer_clear(&tikz);
}

/** The data up to a newline is the label, the rest the link. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t length = size < 4096 ? size : 4096;
    const char *bytes = (const char *)data;
    length = length > 0 ? acg_utf8_valid(bytes, length) : 0;
    size_t label_length = 0;
    while (label_length < length && bytes[label_length] != '\n') {
        label_length++;
    }
    char label[4097] = "", rest[4097] = "";
    memcpy(label, bytes, label_length);
    if (label_length < length) memcpy(rest, bytes + label_length + 1, length - label_length - 1);

    const char *lines[] = {label};
    const struct acg_gloss gloss = {.text = rest[0] ? rest : label, .link = rest[0] ? rest : label};
    const struct acg_point tie[] = {{20, 20}, {40, 30}, {60, 30}, {80, 20}};
    struct acg_mark marks[] = {
        {.shape = ACG_MARK_ELLIPSE,
         .at = {20, 20},
         .width = 20,
         .height = 10,
         .fill = "#ffffff",
         .stroke = "#000000",
         .stroke_width = 1,
         .lines = lines,
         .n_lines = 1,
         .text_size = 8,
         .gloss = gloss},
        {.shape = ACG_MARK_BOX, .at = {80, 20}, .width = 20, .height = 10, .fill = "#ffffff"}};
    struct acg_line line = {.points = tie,
                            .n_points = 4,
                            .stroke = "#000000",
                            .width = 1,
                            .from = 0,
                            .to = 1,
                            .gloss = gloss};
    struct acg_text text = {.at = {5, 50}, .text = label, .size = 8};
    const struct acg_drawing drawing = {.width = 100,
                                        .height = 60,
                                        .natural_width = 100,
                                        .font = "Helvetica",
                                        .title = label,
                                        .description = rest,
                                        .metadata = rest,
                                        .dpi = 72,
                                        .marks = marks,
                                        .lines = &line,
                                        .texts = &text,
                                        .n_marks = 2,
                                        .n_lines = 1,
                                        .n_texts = 1};
    if (takes_way(data, size, 0, 3)) check_svg(&drawing);
    if (takes_way(data, size, 1, 3)) check_dot(&drawing);
    if (takes_way(data, size, 2, 3)) check_tikz(&drawing);
    return 0;
}
