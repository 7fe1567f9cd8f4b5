#include "draw/canvas.h"

#include "base/report.h"
#include "base/utf8.h"
#include "draw/curve.h"
#include "draw/dash.h"
#include "draw/decimal.h"
#include "draw/escape.h"
#include "draw/metrics.h"

#include <stdio.h>
#include <string.h>

enum { DECIMALS = 5, POINT_DECIMALS = 3, LONGEST_TOOLTIP = 4000 };

enum node_key {
    N_POS,
    N_WIDTH,
    N_HEIGHT,
    N_SHAPE,
    N_LABEL,
    N_STYLE,
    N_FILL,
    N_COLOR,
    N_PENWIDTH,
    N_FONT,
    N_SIZE,
    N_FONTCOLOR,
    N_ID,
    N_CLASS,
    N_TOOLTIP,
    N_URL,
    N_MARGIN,
    N_FIXED,
    N_NODE_KEYS
};

enum edge_key {
    E_POS,
    E_COLOR,
    E_PENWIDTH,
    E_STYLE,
    E_DIR,
    E_ARROWSIZE,
    E_ID,
    E_CLASS,
    E_TOOLTIP,
    E_URL,
    N_EDGE_KEYS
};

struct attribute {
    const char *name, *value; // value: of those that set none
};

static const struct attribute node_attributes[N_NODE_KEYS] = {
    [N_POS] = {"pos", ""},
    [N_WIDTH] = {"width", "0"},
    [N_HEIGHT] = {"height", "0"},
    [N_SHAPE] = {"shape", "none"},
    [N_LABEL] = {"label", "\\N"},
    [N_STYLE] = {"style", "solid"},
    [N_FILL] = {"fillcolor", "white"},
    [N_COLOR] = {"color", "transparent"},
    [N_PENWIDTH] = {"penwidth", "1"},
    [N_FONT] = {"fontname", "Helvetica"},
    [N_SIZE] = {"fontsize", "8"},
    [N_FONTCOLOR] = {"fontcolor", "black"},
    [N_ID] = {"id", ""},
    [N_CLASS] = {"class", ""},
    [N_TOOLTIP] = {"tooltip", " "},
    [N_URL] = {"URL", ""},
    [N_MARGIN] = {"margin", "0"},
    [N_FIXED] = {"fixedsize", "shape"},
};

static const struct attribute edge_attributes[N_EDGE_KEYS] = {
    [E_POS] = {"pos", ""},
    [E_COLOR] = {"color", "black"},
    [E_PENWIDTH] = {"penwidth", "1"},
    [E_STYLE] = {"style", "solid"},
    [E_DIR] = {"dir", "none"},
    [E_ARROWSIZE] = {"arrowsize", "1"},
    [E_ID] = {"id", ""},
    [E_CLASS] = {"class", ""},
    [E_TOOLTIP] = {"tooltip", " "},
    [E_URL] = {"URL", ""},
};

static const char *const shape_names[] = {
    [ACG_MARK_ELLIPSE] = "ellipse",   [ACG_MARK_BOX] = "box",       [ACG_MARK_HEXAGON] = "hexagon",
    [ACG_MARK_DISC] = "circle",       [ACG_MARK_SQUARE] = "square", [ACG_MARK_DIAMOND] = "diamond",
    [ACG_MARK_TRIANGLE] = "triangle",
};

static const char *const dash_names[] = {
    [ACG_DASH_SOLID] = "solid", [ACG_DASH_DASHED] = "dashed", [ACG_DASH_DOTTED] = "dotted"};

/** A graph under construction. */
struct canvas {
    const struct acg_drawing *drawing;
    enum acg_figure_format format;
    double scale; // Graphviz's points for one of the drawing
    Agraph_t *graph;
    Agsym_t *node_keys[N_NODE_KEYS], *edge_keys[N_EDGE_KEYS];
    Agnode_t *corners[2];
    struct acg_buffer value; // scratch
    bool failed;             // memory was out
};

double acg_canvas_scale(const struct acg_drawing *drawing)
{
    return drawing->natural_width > 0 ? drawing->natural_width / drawing->width : 1;
}

static void set(struct canvas *canvas, void *object, Agsym_t *key, const char *value)
{
    canvas->failed = canvas->failed || agxset(object, key, ACG_GV_TEXT(value)) != 0;
}

static void add_number(struct acg_buffer *buffer, double number)
{
    acg_decimal_add(buffer, number, DECIMALS);
}

/** Sets what was gathered in the scratch buffer, and empties it. */
static void set_value(struct canvas *canvas, void *object, Agsym_t *key)
{
    if (canvas->value.failed) canvas->failed = true;
    else if (canvas->value.length > 0) set(canvas, object, key, canvas->value.data);
    canvas->value.length = 0;
}

static void set_number(struct canvas *canvas, void *object, Agsym_t *key, double number)
{
    add_number(&canvas->value, number);
    set_value(canvas, object, key);
}

static void add_point(struct canvas *canvas, struct acg_point at)
{
    acg_decimal_add(&canvas->value, at.x * canvas->scale, POINT_DECIMALS);
    acg_buffer_char(&canvas->value, ',');
    acg_decimal_add(&canvas->value, at.y * canvas->scale, POINT_DECIMALS);
}

/** A length of the drawing in Graphviz's inches. */
static double inches(const struct canvas *canvas, double points)
{
    return points * canvas->scale / 72;
}

/** Families that Graphviz's own table would hand to pango under names that are seldom installed. */
static const char *family_of(const struct canvas *canvas)
{
    static const char *const equals[][2] = {
        {"Helvetica", "Liberation Sans"}, {"Arial", "Liberation Sans"},
        {"Times", "Liberation Serif"},    {"Times New Roman", "Liberation Serif"},
        {"Courier", "Liberation Mono"},   {"Courier New", "Liberation Mono"},
    };
    const char *font = canvas->drawing->font;
    for (size_t i = 0; i < sizeof equals / sizeof *equals && canvas->format != ACG_DOT; i++) {
        if (strcmp(font, equals[i][0]) == 0) return equals[i][1];
    }
    return font;
}

static void set_font(struct canvas *canvas, Agnode_t *node, double size, const char *color,
                     bool bold)
{
    if (bold) {
        const char *font = family_of(canvas);
        bool postscript = strcmp(font, "Helvetica") == 0; // its bold is known by that name
        acg_buffer_format(&canvas->value, "%s%cBold", font, postscript ? '-' : ' ');
        set_value(canvas, node, canvas->node_keys[N_FONT]);
    }
    set_number(canvas, node, canvas->node_keys[N_SIZE], size * canvas->scale);
    if (color) set(canvas, node, canvas->node_keys[N_FONTCOLOR], color);
}

/** Tooltips are cut, since the scanner of DOT takes no string over 16384 bytes. */
static void add_tooltip(struct canvas *canvas, const char *text)
{
    size_t length = strlen(text);
    if (length <= LONGEST_TOOLTIP) {
        acg_escape_label(&canvas->value, text);
        return;
    }
    struct acg_buffer head = {0};
    acg_buffer_add(&head, text, acg_utf8_valid(text, LONGEST_TOOLTIP));
    acg_buffer_text(&head, "\u2026");
    if (!head.failed) acg_escape_label(&canvas->value, head.data);
    canvas->failed = canvas->failed || head.failed;
    acg_buffer_clear(&head);
}

static void set_gloss(struct canvas *canvas, void *object, const struct acg_gloss *gloss,
                      Agsym_t *const keys[4])
{
    if (gloss->id) set(canvas, object, keys[0], gloss->id);
    if (gloss->class) set(canvas, object, keys[1], gloss->class);
    if (gloss->text && gloss->text[0] != '\0') {
        add_tooltip(canvas, gloss->text);
        set_value(canvas, object, keys[2]);
    }
    if (gloss->link && acg_escape_link(&canvas->value, gloss->link)) {
        set_value(canvas, object, keys[3]);
    }
}

/** DOT carries the gloss, PDF the links, the others a key only. */
static void explain(struct canvas *canvas, void *object, const struct acg_gloss *gloss,
                    Agsym_t *const keys[4], const char *key)
{
    if (canvas->format == ACG_DOT) {
        set_gloss(canvas, object, gloss, keys);
        return;
    }
    set(canvas, object, keys[0], key);
    if (canvas->format == ACG_PDF && gloss->link && acg_escape_link(&canvas->value, gloss->link)) {
        set_value(canvas, object, keys[3]);
    }
}

static Agnode_t *add_node(struct canvas *canvas, const char *name, struct acg_point at,
                          double width, double height)
{
    Agnode_t *node = agnode(canvas->graph, ACG_GV_TEXT(name), 1);
    if (!node) {
        canvas->failed = true;
        return NULL;
    }
    add_point(canvas, at);
    set_value(canvas, node, canvas->node_keys[N_POS]);
    set_number(canvas, node, canvas->node_keys[N_WIDTH], inches(canvas, width));
    set_number(canvas, node, canvas->node_keys[N_HEIGHT], inches(canvas, height));
    set(canvas, node, canvas->node_keys[N_LABEL],
        ""); // said, for agwrite leaves out an empty default
    return node;
}

static void add_mark(struct canvas *canvas, size_t index)
{
    const struct acg_mark *mark = &canvas->drawing->marks[index];
    Agsym_t *const *keys = canvas->node_keys;
    char name[32];
    snprintf(name, sizeof name, "n%zu", index);
    Agnode_t *node = add_node(canvas, name, mark->at, mark->width, mark->height);
    if (!node) return;
    set(canvas, node, keys[N_SHAPE], shape_names[mark->shape]);
    if (mark->fill) {
        set(canvas, node, keys[N_STYLE], "filled");
        set(canvas, node, keys[N_FILL], mark->fill);
    }
    if (mark->stroke) {
        set(canvas, node, keys[N_COLOR], mark->stroke);
        set_number(canvas, node, keys[N_PENWIDTH], mark->stroke_width * canvas->scale);
    }
    for (size_t i = 0; i < mark->n_lines; i++) {
        acg_escape_label(&canvas->value, mark->lines[i]);
        if (i + 1 < mark->n_lines) acg_buffer_text(&canvas->value, "\\n");
    }
    set_value(canvas, node, keys[N_LABEL]);
    if (mark->n_lines > 0) set_font(canvas, node, mark->text_size, mark->text_color, mark->bold);
    explain(canvas, node, &mark->gloss, &keys[N_ID], name);
}

/** A text is a box without outline, just as wide as the text, placed so that the anchor holds. */
static void add_text(struct canvas *canvas, size_t index)
{
    const struct acg_text *text = &canvas->drawing->texts[index];
    double width = acg_metrics_width(text->text, strlen(text->text), text->size, text->bold);
    double shift = text->anchor == ACG_ANCHOR_START ? 0.5
                   : text->anchor == ACG_ANCHOR_END ? -0.5
                                                    : 0;
    struct acg_point middle = {text->at.x + shift * width, text->at.y};
    char name[32];
    snprintf(name, sizeof name, "t%zu", index);
    Agnode_t *node = add_node(canvas, name, middle, width, text->size * 1.2);
    if (!node) return;
    acg_escape_label(&canvas->value, text->text);
    if (text->anchor == ACG_ANCHOR_START) acg_buffer_text(&canvas->value, "\\l");
    if (text->anchor == ACG_ANCHOR_END) acg_buffer_text(&canvas->value, "\\r");
    set_value(canvas, node, canvas->node_keys[N_LABEL]);
    if (text->backdrop) set(canvas, node, canvas->node_keys[N_STYLE], "filled");
    set_font(canvas, node, text->size, text->color, text->bold);
    if (canvas->format != ACG_DOT) set(canvas, node, canvas->node_keys[N_ID], name);
}

static Agnode_t *end_of(const struct canvas *canvas, size_t mark, int corner)
{
    if (canvas->format != ACG_DOT || mark >= canvas->drawing->n_marks) {
        return canvas->corners[corner];
    }
    char name[32];
    snprintf(name, sizeof name, "n%zu", mark);
    return agnode(canvas->graph, name, 0);
}

/** A line on its way to an edge. */
struct pen {
    struct canvas *canvas;
    const struct acg_line *line;
    bool head;
};

/** A piece of the line, perhaps with its arrowhead. */
static void add_piece(void *context, const struct acg_point *points, size_t n_points)
{
    const struct pen *pen = context;
    struct acg_buffer *value = &pen->canvas->value;
    if (value->length > 0) acg_buffer_char(value, ';');
    if (pen->head) {
        acg_buffer_text(value, "e,");
        add_point(pen->canvas, pen->line->tip);
        acg_buffer_char(value, ' ');
    }
    for (size_t i = 0; i < n_points; i++) {
        if (i > 0) acg_buffer_char(value, ' ');
        add_point(pen->canvas, points[i]);
    }
}

/** Dashes: DOT has a word for them, SVG gets them in draw/svg.c, cairo's would not grow with the
 * line, so it gets each one as a curve. */
static void set_curve(struct canvas *canvas, Agedge_t *edge, const struct acg_line *line)
{
    struct pen pen = {canvas, line, canvas->format == ACG_DOT && line->arrow};
    if (canvas->format == ACG_DOT) {
        set(canvas, edge, canvas->edge_keys[E_STYLE], dash_names[line->dash]);
    }
    if (canvas->format == ACG_DOT || canvas->format == ACG_SVG) {
        add_piece(&pen, line->points, line->n_points);
    } else {
        acg_dash_cut(line, acg_dash_fit(line), add_piece, &pen);
    }
    set_value(canvas, edge, canvas->edge_keys[E_POS]);
}

static Agedge_t *add_edge(struct canvas *canvas, const struct acg_line *line)
{
    Agnode_t *tail = end_of(canvas, line->from, 0), *head = end_of(canvas, line->to, 1);
    Agedge_t *edge = tail && head ? agedge(canvas->graph, tail, head, NULL, 1) : NULL;
    canvas->failed = canvas->failed || !edge;
    if (edge && line->stroke) set(canvas, edge, canvas->edge_keys[E_COLOR], line->stroke);
    return edge;
}

/** An arrowhead as long as it should be: Graphviz's are 10 points times arrowsize. */
static void set_head(struct canvas *canvas, Agedge_t *edge, const struct acg_line *line)
{
    double length = acg_distance(line->points[line->n_points - 1], line->tip);
    set(canvas, edge, canvas->edge_keys[E_DIR], "forward");
    set_number(canvas, edge, canvas->edge_keys[E_ARROWSIZE], length * canvas->scale / 10);
}

/**
 * For cairo an edge of its own that is all arrowhead: Graphviz would widen the head with the line,
 * but counts in its points, which are not ours (ACG_CANVAS_UNIT).
 */
static void add_head(struct canvas *canvas, const struct acg_line *line)
{
    Agedge_t *edge = add_edge(canvas, line);
    if (!edge) return;
    struct acg_point base = line->points[line->n_points - 1], stub[4];
    for (int i = 0; i < 4; i++) {
        double back = 0.01 * (3 - i);
        stub[i] = (struct acg_point){base.x - back * (line->tip.x - base.x),
                                     base.y - back * (line->tip.y - base.y)};
    }
    struct pen pen = {canvas, line, true};
    add_piece(&pen, stub, 4);
    set_value(canvas, edge, canvas->edge_keys[E_POS]);
    set_head(canvas, edge, line);
}

static void add_line(struct canvas *canvas, size_t index)
{
    const struct acg_line *line = &canvas->drawing->lines[index];
    Agsym_t *const *keys = canvas->edge_keys;
    char name[32];
    snprintf(name, sizeof name, "e%zu", index);
    Agedge_t *edge = add_edge(canvas, line);
    if (!edge) return;
    set_curve(canvas, edge, line);
    set_number(canvas, edge, keys[E_PENWIDTH], line->width * canvas->scale);
    explain(canvas, edge, &line->gloss, &keys[E_ID], name);
    if (!line->arrow || canvas->format == ACG_SVG) return; // draw/svg.c has heads of its own
    if (canvas->format == ACG_DOT) set_head(canvas, edge, line);
    else add_head(canvas, line);
}

/** Two points that span the page, so that a program that reads the DOT sees it whole. */
static void add_corners(struct canvas *canvas)
{
    struct acg_point far = {canvas->drawing->width, canvas->drawing->height};
    canvas->corners[0] = add_node(canvas, "lower_left", (struct acg_point){0, 0}, 0, 0);
    canvas->corners[1] = add_node(canvas, "upper_right", far, 0, 0);
    for (int i = 0; i < 2 && !canvas->failed; i++) {
        set(canvas, canvas->corners[i], canvas->node_keys[N_STYLE], "invis");
    }
}

static Agsym_t *declare(struct canvas *canvas, int kind, const char *name, const char *value)
{
    Agsym_t *key = agattr(canvas->graph, kind, ACG_GV_TEXT(name), ACG_GV_TEXT(value));
    canvas->failed = canvas->failed || !key;
    return key;
}

/** "a,b" as a value of the graph. */
static void declare_pair(struct canvas *canvas, const char *name, const char *before, double a,
                         double b)
{
    acg_buffer_text(&canvas->value, before);
    add_number(&canvas->value, a);
    acg_buffer_char(&canvas->value, ',');
    add_number(&canvas->value, b);
    if (canvas->value.failed) canvas->failed = true;
    else declare(canvas, AGRAPH, name, canvas->value.data);
    canvas->value.length = 0;
}

static void declare_graph(struct canvas *canvas)
{
    const struct acg_drawing *drawing = canvas->drawing;
    static const struct attribute constants[] = {
        {"layout", "nop2"},   {"outputorder", "edgesfirst"}, {"pad", "0"},
        {"margin", "0"},      {"splines", "true"},           {"notranslate", "true"},
        {"bgcolor", "white"}, {"charset", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        declare(canvas, AGRAPH, constants[i].name, constants[i].value);
    }
    double width = drawing->width * canvas->scale, height = drawing->height * canvas->scale;
    declare_pair(canvas, "bb", "0,0,", width, height);
    if (canvas->format == ACG_PNG) {
        acg_decimal_add(&canvas->value, drawing->dpi > 0 ? drawing->dpi : 300, DECIMALS);
        if (canvas->value.failed) canvas->failed = true;
        else declare(canvas, AGRAPH, "dpi", canvas->value.data);
        canvas->value.length = 0;
    }
}

/** What the figure says of itself: a DOT file keeps it as comments of the graph. */
static void declare_words(struct canvas *canvas)
{
    const struct attribute words[] = {
        {"tooltip", canvas->drawing->title},
        {"comment", canvas->drawing->description},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!words[i].value || words[i].value[0] == '\0') continue;
        add_tooltip(canvas, words[i].value);
        if (canvas->value.failed) canvas->failed = true;
        else declare(canvas, AGRAPH, words[i].name, canvas->value.data);
        canvas->value.length = 0;
    }
}

static void declare_objects(struct canvas *canvas)
{
    for (int i = 0; i < N_NODE_KEYS; i++) {
        const char *value = i == N_FONT ? family_of(canvas) : node_attributes[i].value;
        canvas->node_keys[i] = declare(canvas, AGNODE, node_attributes[i].name, value);
    }
    for (int i = 0; i < N_EDGE_KEYS; i++) {
        canvas->edge_keys[i] =
            declare(canvas, AGEDGE, edge_attributes[i].name, edge_attributes[i].value);
    }
}

static void fill(struct canvas *canvas)
{
    const struct acg_drawing *drawing = canvas->drawing;
    declare_graph(canvas);
    if (canvas->format == ACG_DOT) declare_words(canvas);
    declare_objects(canvas);
    if (!canvas->failed) add_corners(canvas);
    for (size_t i = 0; i < drawing->n_marks && !canvas->failed; i++) {
        add_mark(canvas, i);
    }
    for (size_t i = 0; i < drawing->n_texts && !canvas->failed; i++) {
        add_text(canvas, i);
    }
    for (size_t i = 0; i < drawing->n_lines && !canvas->failed; i++) {
        add_line(canvas, i);
    }
}

static int put(void *channel, const char *text)
{
    struct acg_buffer *buffer = channel;
    acg_buffer_text(buffer, text);
    return buffer->failed ? -1 : 0;
}

static int flush(void *channel)
{
    (void)channel;
    return 0;
}

acg_status acg_canvas_make(const struct acg_drawing *drawing, enum acg_figure_format format,
                           Agraph_t **out, acg_report *report)
{
    static Agiodisc_t io = {.afread = NULL, .putstr = put, .flush = flush};
    Agdisc_t services = {.io = &io};
    struct canvas canvas = {
        .drawing = drawing, .format = format, .scale = acg_canvas_scale(drawing)};
    if (format != ACG_DOT) canvas.scale *= ACG_CANVAS_UNIT;
    *out = NULL;
    canvas.graph = agopen(ACG_GV_TEXT("actorgraph"), Agdirected, &services);
    if (!canvas.graph) return acg_out_of_memory(report);
    fill(&canvas);
    acg_buffer_clear(&canvas.value);
    acg_status status = acg_graphviz_check(0, "building the figure", report);
    if (!status && canvas.failed) status = acg_out_of_memory(report);
    if (status) {
        agclose(canvas.graph);
        return status;
    }
    *out = canvas.graph;
    return ACG_OK;
}

acg_status acg_canvas_write(Agraph_t *graph, struct acg_buffer *out, acg_report *report)
{
    int returned = agwrite(graph, out);
    if (out->failed) return acg_out_of_memory(report);
    return acg_graphviz_check(returned, "writing DOT", report);
}
