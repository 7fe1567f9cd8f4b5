#include "draw/svg.h"

#include "base/report.h"
#include "draw/canvas.h"
#include "draw/curve.h"
#include "draw/dash.h"
#include "draw/decimal.h"
#include "draw/escape.h"
#include "draw/tag.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/** Which sort of thing a group is; they come in this order, each by index. */
enum sort { LINES, MARKS, TEXTS, N_SORTS };

/** The group whose tags are being read. */
struct group {
    enum sort sort;
    size_t index;
    size_t shapes, words; // seen so far
};

struct finish {
    const struct acg_drawing *drawing;
    double scale; // of the drawing on the page
    struct acg_buffer *out;
    struct group group;
    bool open;    // a group is open
    bool linked;  // and a link in it
    size_t depth; // of g tags inside it, its own included
};

static void add_number(struct acg_buffer *out, double number)
{
    acg_decimal_add(out, number, 2);
}

static void add_attribute(struct acg_buffer *out, const char *name, double number)
{
    acg_buffer_char(out, ' ');
    acg_buffer_text(out, name);
    acg_buffer_text(out, "=\"");
    add_number(out, number);
    acg_buffer_char(out, '"');
}

static void add_element(struct acg_buffer *out, const char *name, const char *text)
{
    acg_buffer_format(out, "<%s>", name);
    acg_escape_xml(out, text);
    acg_buffer_format(out, "</%s>\n", name);
}

static double page_height(const struct finish *finish)
{
    return finish->drawing->height * finish->scale;
}

/** Where something of the drawing stands on the page, y down. */
static struct acg_point on_page(const struct finish *finish, struct acg_point at)
{
    return (struct acg_point){at.x * finish->scale, page_height(finish) - at.y * finish->scale};
}

static bool is_near(double a, double b, double most)
{
    return fabs(a - b) <= most; // false for NaN
}

// ---- the head of the file ----

static void add_family(struct acg_buffer *out, const char *font)
{
    bool plain = strcmp(font, "Helvetica") == 0 || strcmp(font, "Arial") == 0;
    acg_buffer_text(out, "<g font-family=\"");
    if (!plain) acg_buffer_format(out, "'%s', ", font);
    acg_buffer_text(out, "Helvetica, Arial, 'Liberation Sans', sans-serif\" "
                         "text-rendering=\"geometricPrecision\">\n");
}

static void add_head(const struct finish *finish)
{
    const struct acg_drawing *drawing = finish->drawing;
    struct acg_buffer *out = finish->out;
    double width = drawing->width * finish->scale, height = page_height(finish);
    acg_buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
    acg_buffer_text(out, " width=\"");
    acg_decimal_add(out, width * 25.4 / 72, 3);
    acg_buffer_text(out, "mm\" height=\"");
    acg_decimal_add(out, height * 25.4 / 72, 3);
    acg_buffer_text(out, "mm\" viewBox=\"0 0 ");
    add_number(out, width);
    acg_buffer_char(out, ' ');
    add_number(out, height);
    acg_buffer_text(out, "\" role=\"img\" aria-labelledby=\"figure-title figure-description\">\n"
                         "<title id=\"figure-title\">");
    acg_escape_xml(out, drawing->title ? drawing->title : "");
    acg_buffer_text(out, "</title>\n<desc id=\"figure-description\">");
    acg_escape_xml(out, drawing->description ? drawing->description : "");
    acg_buffer_text(out, "</desc>\n");
    if (drawing->metadata) add_element(out, "metadata", drawing->metadata);
    acg_buffer_text(out, "<rect");
    add_attribute(out, "width", width);
    add_attribute(out, "height", height);
    acg_buffer_text(out, " fill=\"#ffffff\"/>\n");
    add_family(out, drawing->font);
}

// ---- groups ----

static size_t count_of(const struct acg_drawing *drawing, enum sort sort)
{
    switch (sort) {
    case LINES:
        return drawing->n_lines;
    case MARKS:
        return drawing->n_marks;
    case TEXTS:
        return drawing->n_texts;
    case N_SORTS:
        break;
    }
    return 0;
}

static const struct acg_gloss *gloss_of(const struct finish *finish)
{
    static const struct acg_gloss none = {0};
    if (finish->group.sort == LINES) return &finish->drawing->lines[finish->group.index].gloss;
    if (finish->group.sort == MARKS) return &finish->drawing->marks[finish->group.index].gloss;
    return &none;
}

static void add_link(struct finish *finish, const char *address)
{
    struct acg_buffer link = {0};
    finish->linked = address && acg_escape_link(&link, address);
    if (finish->linked) {
        acg_buffer_text(finish->out, "<a href=\"");
        acg_escape_xml(finish->out, link.data);
        acg_buffer_text(finish->out, "\" xlink:href=\"");
        acg_escape_xml(finish->out, link.data);
        acg_buffer_text(finish->out, "\">\n");
    }
    finish->out->failed = finish->out->failed || link.failed;
    acg_buffer_clear(&link);
}

/** Opens the group that is next; `key` must be its name. */
static bool open_group(struct finish *finish, const char *key)
{
    static const char letters[N_SORTS] = {[LINES] = 'e', [MARKS] = 'n', [TEXTS] = 't'};
    char expected[32];
    if (finish->group.sort == N_SORTS) return false;
    snprintf(expected, sizeof expected, "%c%zu", letters[finish->group.sort], finish->group.index);
    if (strcmp(key, expected) != 0) return false;
    const struct acg_gloss *gloss = gloss_of(finish);
    acg_buffer_format(finish->out, "<g id=\"%s\"", gloss->id ? gloss->id : expected);
    if (gloss->class) acg_buffer_format(finish->out, " class=\"%s\"", gloss->class);
    acg_buffer_text(finish->out, ">\n");
    if (gloss->text) add_element(finish->out, "title", gloss->text);
    add_link(finish, gloss->link);
    finish->open = true;
    finish->depth = 1;
    return true;
}

/** How many lines Graphviz shows; it leaves out empty ones. */
static size_t n_shown(const struct acg_mark *mark)
{
    size_t count = 0;
    for (size_t i = 0; i < mark->n_lines; i++) {
        count += mark->lines[i][0] != '\0';
    }
    return count;
}

static bool is_whole(const struct finish *finish)
{
    const struct group *group = &finish->group;
    switch (group->sort) {
    case LINES:
        return group->shapes == 1 && group->words == 0;
    case MARKS:
        return group->shapes == 1 && group->words == n_shown(&finish->drawing->marks[group->index]);
    case TEXTS:
        return group->shapes == finish->drawing->texts[group->index].backdrop &&
               group->words == (finish->drawing->texts[group->index].text[0] != '\0');
    case N_SORTS:
        break;
    }
    return false;
}

/** Goes on to the next thing of the drawing. */
static void step(struct finish *finish, size_t by)
{
    struct group *group = &finish->group;
    *group = (struct group){.sort = group->sort, .index = group->index + by};
    while (group->sort < N_SORTS && group->index >= count_of(finish->drawing, group->sort)) {
        group->sort++;
        group->index = 0;
    }
}

static bool close_group(struct finish *finish)
{
    if (--finish->depth > 0) return true;
    if (!is_whole(finish)) return false;
    acg_buffer_text(finish->out, finish->linked ? "</a>\n</g>\n" : "</g>\n");
    finish->open = false;
    step(finish, 1);
    return true;
}

// ---- shapes ----

static void add_paint(const struct finish *finish, const char *fill, const char *stroke,
                      double stroke_width)
{
    acg_buffer_format(finish->out, " fill=\"%s\"", fill ? fill : "none");
    if (stroke) {
        acg_buffer_format(finish->out, " stroke=\"%s\"", stroke);
        add_attribute(finish->out, "stroke-width", stroke_width * finish->scale);
    }
}

static void paint_shape(const struct finish *finish)
{
    const struct group *group = &finish->group;
    if (group->sort == MARKS) {
        const struct acg_mark *mark = &finish->drawing->marks[group->index];
        add_paint(finish, mark->fill, mark->stroke, mark->stroke_width);
    } else {
        add_paint(finish, "#ffffff", NULL, 0);
    }
    acg_buffer_text(finish->out, "/>\n");
}

/** Reads a number of Graphviz's units as points on the page; NAN if there is none. */
static double page_number(const struct acg_tag *tag, const char *name)
{
    const char *at = acg_tag_find(tag, name);
    double number;
    return at && acg_tag_number(&at, &number) ? number / ACG_CANVAS_UNIT : NAN;
}

static bool add_ellipse(struct finish *finish, const struct acg_tag *tag)
{
    if (finish->group.sort != MARKS) return false;
    const struct acg_mark *mark = &finish->drawing->marks[finish->group.index];
    struct acg_point at = on_page(finish, mark->at);
    double height = page_height(finish), x = page_number(tag, "cx");
    double y = page_number(tag, "cy") + height;
    double rx = page_number(tag, "rx"), ry = page_number(tag, "ry");
    if (!is_near(x, at.x, 0.1) || !is_near(y, at.y, 0.1) ||
        !is_near(rx, mark->width * finish->scale / 2, 0.1) ||
        !is_near(ry, mark->height * finish->scale / 2, 0.1)) {
        return false;
    }
    acg_buffer_text(finish->out, "<ellipse");
    add_attribute(finish->out, "cx", x);
    add_attribute(finish->out, "cy", y);
    add_attribute(finish->out, "rx", rx);
    add_attribute(finish->out, "ry", ry);
    finish->group.shapes++;
    paint_shape(finish);
    return true;
}

struct box {
    double left, right, top, bottom;
};

/** Copies "x,y x,y ..." in points on the page, and says where they lie. */
static bool add_points(struct finish *finish, const char *at, struct box *box)
{
    double height = page_height(finish);
    *box = (struct box){INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (bool first = true; *at != '"'; first = false) {
        double x, y;
        if (!acg_tag_number(&at, &x) || !acg_tag_number(&at, &y)) return false;
        x /= ACG_CANVAS_UNIT;
        y = y / ACG_CANVAS_UNIT + height;
        if (!first) acg_buffer_char(finish->out, ' ');
        add_number(finish->out, x);
        acg_buffer_char(finish->out, ',');
        add_number(finish->out, y);
        *box = (struct box){fmin(box->left, x), fmax(box->right, x), fmin(box->top, y),
                            fmax(box->bottom, y)};
    }
    return true;
}

static bool is_at(const struct finish *finish, const struct box *box)
{
    const struct group *group = &finish->group;
    if (group->sort == TEXTS) return finish->drawing->texts[group->index].backdrop;
    const struct acg_mark *mark = &finish->drawing->marks[group->index];
    struct acg_point at = on_page(finish, mark->at);
    double width = mark->width * finish->scale, height = mark->height * finish->scale;
    double below = mark->shape == ACG_MARK_TRIANGLE ? height / 4 : height / 2; // Graphviz's form
    return is_near(box->left, at.x - width / 2, 0.1) &&
           is_near(box->right, at.x + width / 2, 0.1) &&
           is_near(box->top, at.y - height / 2, 0.1) && is_near(box->bottom, at.y + below, 0.1);
}

static bool add_polygon(struct finish *finish, const struct acg_tag *tag)
{
    struct box box;
    const char *points = acg_tag_find(tag, "points");
    if (finish->group.sort == LINES) return false;
    acg_buffer_text(finish->out, "<polygon points=\"");
    if (!points || !add_points(finish, points, &box) || !is_at(finish, &box)) return false;
    acg_buffer_char(finish->out, '"');
    finish->group.shapes++;
    paint_shape(finish);
    return true;
}

/** Copies "Mx,yCx,y x,y x,y x,y ..." after comparing each point with the drawing. */
static bool add_curve(struct finish *finish, const struct acg_line *line, const char *at)
{
    for (size_t i = 0; i < line->n_points; i++) {
        struct acg_point point = on_page(finish, line->points[i]);
        double x, y;
        if (i < 2) {
            if (*at++ != "MC"[i]) return false;
            acg_buffer_char(finish->out, "MC"[i]);
        } else {
            acg_buffer_char(finish->out, ' ');
        }
        if (!acg_tag_number(&at, &x) || !acg_tag_number(&at, &y) ||
            !is_near(x / ACG_CANVAS_UNIT, point.x, 0.02) ||
            !is_near(y / ACG_CANVAS_UNIT + page_height(finish), point.y, 0.02)) {
            return false;
        }
        add_number(finish->out, point.x);
        acg_buffer_char(finish->out, ',');
        add_number(finish->out, point.y);
    }
    return *at == '"';
}

static void add_head_of(struct finish *finish, const struct acg_line *line)
{
    struct acg_point corners[3];
    acg_curve_head(line, corners);
    acg_buffer_text(finish->out, "<polygon points=\"");
    for (int i = 0; i < 3; i++) {
        struct acg_point at = on_page(finish, corners[i]);
        if (i > 0) acg_buffer_char(finish->out, ' ');
        add_number(finish->out, at.x);
        acg_buffer_char(finish->out, ',');
        add_number(finish->out, at.y);
    }
    acg_buffer_format(finish->out, "\" fill=\"%s\"/>\n", line->stroke ? line->stroke : "#000000");
}

static bool add_path(struct finish *finish, const struct acg_tag *tag)
{
    const char *curve = acg_tag_find(tag, "d");
    if (finish->group.sort != LINES || !curve) return false;
    const struct acg_line *line = &finish->drawing->lines[finish->group.index];
    acg_buffer_text(finish->out, "<path d=\"");
    if (!add_curve(finish, line, curve)) return false;
    acg_buffer_char(finish->out, '"');
    add_paint(finish, NULL, line->stroke ? line->stroke : "#000000", line->width);
    struct acg_dash_fit fit = acg_dash_fit(line);
    if (fit.count > 1) {
        acg_buffer_text(finish->out, " stroke-dasharray=\"");
        add_number(finish->out, fit.on * finish->scale);
        acg_buffer_char(finish->out, ' ');
        add_number(finish->out, fit.off * finish->scale);
        acg_buffer_char(finish->out, '"');
    }
    acg_buffer_text(finish->out, "/>\n");
    if (line->arrow) add_head_of(finish, line);
    finish->group.shapes++;
    return true;
}

// ---- words ----

/** A line of text whose baseline stands as draw/textlayout.c and Graphviz put it. */
static void add_words(const struct finish *finish, struct acg_text text, size_t line,
                      size_t n_lines)
{
    static const char *const anchors[] = {[ACG_ANCHOR_START] = "",
                                          [ACG_ANCHOR_MIDDLE] = " text-anchor=\"middle\"",
                                          [ACG_ANCHOR_END] = " text-anchor=\"end\""};
    struct acg_point at = on_page(finish, text.at);
    double size = text.size * finish->scale;
    acg_buffer_format(finish->out, "<text%s", anchors[text.anchor]);
    add_attribute(finish->out, "x", at.x);
    add_attribute(finish->out, "y",
                  at.y + size * (0.9 + 1.2 * (double)line - 0.6 * (double)n_lines));
    add_attribute(finish->out, "font-size", size);
    if (text.bold) acg_buffer_text(finish->out, " font-weight=\"bold\"");
    acg_buffer_format(finish->out, " fill=\"%s\">", text.color ? text.color : "#000000");
    acg_escape_xml(finish->out, text.text);
    acg_buffer_text(finish->out, "</text>\n");
}

static bool add_text(struct finish *finish)
{
    size_t seen = finish->group.words++;
    if (finish->group.sort == TEXTS) {
        add_words(finish, finish->drawing->texts[finish->group.index], 0, 1);
        return seen == 0;
    }
    if (finish->group.sort != MARKS) return false;
    const struct acg_mark *mark = &finish->drawing->marks[finish->group.index];
    size_t line = 0;
    for (; line < mark->n_lines; line++) {
        if (mark->lines[line][0] != '\0' && seen-- == 0) break;
    }
    if (line == mark->n_lines) return false;
    struct acg_text text = {.at = mark->at,
                            .anchor = ACG_ANCHOR_MIDDLE,
                            .text = mark->lines[line],
                            .size = mark->text_size,
                            .color = mark->text_color,
                            .bold = mark->bold};
    add_words(finish, text, line, mark->n_lines);
    return true;
}

// ---- the walk ----

static bool take_group(struct finish *finish, const struct acg_tag *tag)
{
    char id[32];
    if (tag->closes) return !finish->open || close_group(finish);
    if (finish->open) {
        finish->depth++;
        return true;
    }
    acg_tag_text(tag, "id", id, sizeof id);
    return strcmp(id, "graph0") == 0 || open_group(finish, id);
}

static bool take(struct finish *finish, const struct acg_tag *tag)
{
    static const char *const known[] = {"svg", "title", "desc", "a"}; // ours stand in their place
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (acg_tag_is(tag, known[i])) return true;
    }
    if (acg_tag_is(tag, "g")) return take_group(finish, tag);
    if (tag->closes) return acg_tag_is(tag, "text");
    if (!finish->open) return acg_tag_is(tag, "polygon"); // the ground, before all groups
    if (acg_tag_is(tag, "polygon")) return add_polygon(finish, tag);
    if (acg_tag_is(tag, "ellipse")) return add_ellipse(finish, tag);
    if (acg_tag_is(tag, "path")) return add_path(finish, tag);
    return acg_tag_is(tag, "text") && add_text(finish);
}

acg_status acg_svg_finish(const struct acg_drawing *drawing, const char *painted, size_t length,
                          struct acg_buffer *out, acg_report *report)
{
    struct finish finish = {.drawing = drawing, .scale = acg_canvas_scale(drawing), .out = out};
    const char *end = painted + length;
    struct acg_tag tag;
    bool sound = true, closed = false;
    step(&finish, 0);
    add_head(&finish);
    while (sound && acg_tag_next(&painted, end, &tag)) {
        sound = take(&finish, &tag);
        closed = tag.closes && acg_tag_is(&tag, "svg");
    }
    acg_buffer_text(out, "</g>\n</svg>\n");
    if (out->failed) return acg_out_of_memory(report);
    if (sound && closed && finish.group.sort == N_SORTS) return ACG_OK;
    return acg_fail(report, NULL, "Graphviz did not paint the whole figure; memory may be short");
}
