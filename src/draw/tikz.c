#include "draw/tikz.h"

#include "base/array.h"
#include "base/latex.h"
#include "base/report.h"
#include "base/utf8.h"
#include "draw/canvas.h"
#include "draw/curve.h"
#include "draw/dash.h"
#include "draw/decimal.h"
#include "draw/escape.h"
#include "draw/metrics.h"

#include <stdlib.h>
#include <string.h>

enum { DECIMALS = 2, LONGEST_TEXT = 4000 }; // TeX takes no line over 200000 bytes
static const double tallest = 16000;        // points; TeX counts to 16383 of its own
static const double link_size = 9;          // of the square in the middle of a tie that is a link
static const char black[] = "#000000";

struct picture {
    const struct acg_drawing *drawing;
    double scale; // of the drawing on the page
    struct acg_buffer *out;
    const char **colors; // those defined so far
    size_t n_colors, colors_room;
};

static void add(struct picture *picture, const char *text)
{
    acg_buffer_text(picture->out, text);
}

/** A length or coordinate of the drawing, in points on the page. */
static void add_length(struct picture *picture, double length)
{
    acg_decimal_add(picture->out, length * picture->scale, DECIMALS);
}

static void add_point(struct picture *picture, struct acg_point at)
{
    add(picture, "(");
    add_length(picture, at.x);
    add(picture, ",");
    add_length(picture, at.y);
    add(picture, ")");
}

static void add_points(struct picture *picture, const struct acg_point points[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        add_point(picture, points[i]);
        add(picture, " -- ");
    }
    add(picture, "cycle;\n");
}

// ---- words of the graph ----

/** As much of a text as one line may hold; yours, acg_buffer_clear. */
static struct acg_buffer cut(const char *text)
{
    struct acg_buffer head = {0};
    size_t length = strlen(text);
    if (length > LONGEST_TEXT) {
        length = LONGEST_TEXT;
        while (((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    acg_buffer_add(&head, text, length);
    return head;
}

/** A line that TeX skips: it has no end but its own. */
static void add_comment(struct picture *picture, const char *text)
{
    struct acg_buffer head = cut(text);
    const char *at = head.data ? head.data : "", *end = at + head.length;
    add(picture, "% ");
    while (at < end) {
        const char *from = at;
        bool broken = acg_utf8_next(&at, end) == 0xFFFD; // no UTF-8
        if (broken) add(picture, "?");
        else if (acg_utf8_has_control(from, (size_t)(at - from))) add(picture, " ");
        else acg_buffer_add(picture->out, from, (size_t)(at - from));
    }
    add(picture, "\n");
    picture->out->failed |= head.failed;
    acg_buffer_clear(&head);
}

static void add_words(struct picture *picture, const char *text)
{
    struct acg_buffer head = cut(text);
    if (head.data) acg_latex_add(picture->out, head.data);
    picture->out->failed |= head.failed;
    acg_buffer_clear(&head);
}

/** What stands in an address (draw/escape.h) but has a meaning in TeX; the rest is as it is. */
static const char *in_address(char c)
{
    switch (c) {
    case '%':
        return "\\%"; // hyperref takes the backslash away
    case '#':
        return "\\#";
    case '&':
        return "\\&";
    case '_':
        return "%5F";
    case '~':
        return "%7E";
    case '$':
        return "%24";
    default:
        return NULL;
    }
}

/** A square, or what has the size of a mark, that leads to an address. */
static void add_link(struct picture *picture, const char *address, struct acg_point at,
                     double width, double height)
{
    struct acg_buffer link = {0};
    if (address && acg_escape_link(&link, address)) {
        add(picture, "\\acglink{");
        add_length(picture, at.x);
        add(picture, ",");
        add_length(picture, at.y);
        add(picture, "}{");
        acg_decimal_add(picture->out, width, DECIMALS);
        add(picture, "}{");
        acg_decimal_add(picture->out, height, DECIMALS);
        add(picture, "}{");
        for (const char *c = link.data; *c; c++) {
            const char *instead = in_address(*c);
            if (instead && *instead == '%') acg_buffer_format(picture->out, "\\%s", instead);
            else if (instead) add(picture, instead);
            else acg_buffer_char(picture->out, *c);
        }
        add(picture, "}\n");
    }
    picture->out->failed |= link.failed;
    acg_buffer_clear(&link);
}

// ---- colours ----

static void define_color(struct picture *picture, const char *color)
{
    if (!color) return;
    for (size_t i = 0; i < picture->n_colors; i++) {
        if (strcmp(picture->colors[i], color) == 0) return;
    }
    if (!acg_array_room(&picture->colors, picture->n_colors, &picture->colors_room,
                        sizeof *picture->colors)) {
        picture->out->failed = true;
        return;
    }
    picture->colors[picture->n_colors++] = color;
    acg_buffer_format(picture->out, "\\definecolor{acg%s}{HTML}{%s}%%\n", color + 1, color + 1);
}

static void define_colors(struct picture *picture)
{
    const struct acg_drawing *drawing = picture->drawing;
    define_color(picture, black);
    for (size_t i = 0; i < drawing->n_lines; i++)
        define_color(picture, drawing->lines[i].stroke);
    for (size_t i = 0; i < drawing->n_marks; i++) {
        define_color(picture, drawing->marks[i].fill);
        define_color(picture, drawing->marks[i].stroke);
        define_color(picture, drawing->marks[i].text_color);
    }
    for (size_t i = 0; i < drawing->n_texts; i++)
        define_color(picture, drawing->texts[i].color);
}

static void add_color(struct picture *picture, const char *option, const char *color)
{
    acg_buffer_format(picture->out, "%s=acg%s", option, (color ? color : black) + 1);
}

// ---- lines, marks, texts ----

static void add_curve(struct picture *picture, const struct acg_line *line)
{
    add_point(picture, line->points[0]);
    for (size_t i = 1; i + 2 < line->n_points; i += 3) {
        add(picture, " .. controls ");
        add_point(picture, line->points[i]);
        add(picture, " and ");
        add_point(picture, line->points[i + 1]);
        add(picture, " .. ");
        add_point(picture, line->points[i + 2]);
    }
    add(picture, ";\n");
}

static void add_dashes(struct picture *picture, const struct acg_line *line)
{
    struct acg_dash_fit fit = acg_dash_fit(line);
    if (fit.count <= 1) return;
    add(picture, ",dash pattern=on ");
    add_length(picture, fit.on);
    add(picture, "bp off ");
    add_length(picture, fit.off);
    add(picture, "bp");
}

static void add_line(struct picture *picture, const struct acg_line *line)
{
    add(picture, "\\draw[");
    add_color(picture, "draw", line->stroke);
    add(picture, ",line width=");
    add_length(picture, line->width);
    add(picture, "bp");
    add_dashes(picture, line);
    add(picture, "] ");
    add_curve(picture, line);
    if (line->arrow) {
        struct acg_point corners[3];
        acg_curve_head(line, corners);
        add(picture, "\\fill[");
        add_color(picture, "fill", line->stroke);
        add(picture, "] ");
        add_points(picture, corners, 3);
    }
    size_t middle = (line->n_points - 1) / 3 / 2 * 3;
    add_link(picture, line->gloss.link, acg_curve_at(&line->points[middle], 0.5), link_size,
             link_size);
}

/** A text at the point where its baseline begins, ends or has its middle. */
static void add_text(struct picture *picture, const struct acg_text *text)
{
    static const char *const anchors[] = {[ACG_ANCHOR_START] = "base west",
                                          [ACG_ANCHOR_MIDDLE] = "base",
                                          [ACG_ANCHOR_END] = "base east"};
    double width = acg_metrics_width(text->text, strlen(text->text), text->size, text->bold);
    if (text->text[0] == '\0') return;
    acg_buffer_format(picture->out, "\\node[anchor=%s,", anchors[text->anchor]);
    add_color(picture, "text", text->color);
    add(picture, "] at ");
    add_point(picture, text->at);
    add(picture, " {\\acgtext{");
    add_length(picture, text->size);
    add(picture, "}{");
    add_length(picture, width);
    add(picture, text->bold ? "}{\\bfseries " : "}{");
    add_words(picture, text->text);
    add(picture, "}};\n");
}

/** The outline, in the forms that Graphviz has. */
static void add_shape(struct picture *picture, const struct acg_mark *mark)
{
    double x = mark->at.x, y = mark->at.y, w = mark->width / 2, h = mark->height / 2;
    const struct acg_point box[] = {{x - w, y - h}, {x + w, y - h}, {x + w, y + h}, {x - w, y + h}};
    const struct acg_point hexagon[] = {{x + w, y}, {x + w / 2, y + h}, {x - w / 2, y + h},
                                        {x - w, y}, {x - w / 2, y - h}, {x + w / 2, y - h}};
    const struct acg_point diamond[] = {{x, y + h}, {x - w, y}, {x, y - h}, {x + w, y}};
    const struct acg_point triangle[] = {{x, y + h}, {x - w, y - h / 2}, {x + w, y - h / 2}};
    switch (mark->shape) {
    case ACG_MARK_ELLIPSE:
    case ACG_MARK_DISC:
        add_point(picture, mark->at);
        add(picture, " ellipse (");
        add_length(picture, w);
        add(picture, " and ");
        add_length(picture, h);
        add(picture, ");\n");
        return;
    case ACG_MARK_BOX:
    case ACG_MARK_SQUARE:
        add_points(picture, box, 4);
        return;
    case ACG_MARK_HEXAGON:
        add_points(picture, hexagon, 6);
        return;
    case ACG_MARK_DIAMOND:
        add_points(picture, diamond, 4);
        return;
    case ACG_MARK_TRIANGLE:
        add_points(picture, triangle, 3);
        return;
    }
}

static void add_mark(struct picture *picture, const struct acg_mark *mark)
{
    if (mark->fill || mark->stroke) {
        add(picture, "\\path[");
        if (mark->fill) add_color(picture, "fill", mark->fill);
        if (mark->fill && mark->stroke) add(picture, ",");
        if (mark->stroke) {
            add_color(picture, "draw", mark->stroke);
            add(picture, ",line width=");
            add_length(picture, mark->stroke_width);
            add(picture, "bp");
        }
        add(picture, "] ");
        add_shape(picture, mark);
    }
    for (size_t i = 0; i < mark->n_lines; i++) {
        double below = mark->text_size * (0.9 + 1.2 * (double)i - 0.6 * (double)mark->n_lines);
        add_text(picture, &(struct acg_text){.at = {mark->at.x, mark->at.y - below},
                                             .anchor = ACG_ANCHOR_MIDDLE,
                                             .text = mark->lines[i],
                                             .size = mark->text_size,
                                             .color = mark->text_color,
                                             .bold = mark->bold});
    }
    add_link(picture, mark->gloss.link, mark->at, mark->width * picture->scale,
             mark->height * picture->scale);
}

static void add_backdrop(struct picture *picture, const struct acg_text *text)
{
    double width = acg_metrics_width(text->text, strlen(text->text), text->size, text->bold);
    double left = text->at.x, half = text->size * 0.6;
    if (text->anchor == ACG_ANCHOR_MIDDLE) left -= width / 2;
    if (text->anchor == ACG_ANCHOR_END) left -= width;
    add(picture, "\\fill[white] ");
    add_point(picture, (struct acg_point){left, text->at.y - half});
    add(picture, " rectangle ");
    add_point(picture, (struct acg_point){left + width, text->at.y + half});
    add(picture, ";\n");
}

/** A text of the drawing: `at` is on its vertical middle. */
static void add_free_text(struct picture *picture, struct acg_text text)
{
    if (text.backdrop) add_backdrop(picture, &text);
    text.at.y -= 0.3 * text.size;
    add_text(picture, &text);
}

// ---- the file ----

/*
 * Catcodes: languages of babel make some of ! " ' + , - . / : ; < = > ? ` | active. Both macros
 * work in bp, TeX's name for the 72nd part of an inch.
 */
static const char head[] =
    "% For \\input. The preamble of the paper needs \\usepackage{tikz}; text is set in its font.\n"
    "\\begingroup\n"
    "\\catcode33 12\\catcode34 12\\catcode39 12\\catcode43 12\\catcode44 12\\catcode45 12"
    "\\catcode46 12\\catcode47 12\\catcode58 12\\catcode59 12\\catcode60 12\\catcode61 12"
    "\\catcode62 12\\catcode63 12\\catcode96 12\\catcode124 12\\relax\n"
    "% Text: size, most width, words. What the font makes wider than that is made smaller.\n"
    "\\def\\acgtext#1#2#3{\\fontsize{#1bp}{#1bp}\\selectfont\\sbox0{#3}%\n"
    "  \\ifdim\\wd0>#2bp\\resizebox{#2bp}{!}{\\usebox0}\\else\\usebox0\\fi}%\n"
    "% A place that leads to a source: where, width, height, address; nothing without hyperref.\n"
    "\\ifdefined\\href\n"
    "  \\hypersetup{pdfborder={0 0 0}}%\n"
    "  \\def\\acglink#1#2#3#4{\\node at (#1) {\\href{#4}{\\phantom{\\rule{#2bp}{#3bp}}}};}%\n"
    "\\else\n"
    "  \\def\\acglink#1#2#3#4{}%\n"
    "\\fi\n";

static const char begin[] = "\\begin{tikzpicture}[x=1bp,y=1bp,every path/.style={},"
                            "every node/.style={inner sep=0pt,outer sep=0pt}]\n";

static void add_picture(struct picture *picture)
{
    const struct acg_drawing *drawing = picture->drawing;
    struct acg_point far = {drawing->width, drawing->height};
    if (drawing->title && drawing->title[0]) add_comment(picture, drawing->title);
    if (drawing->metadata) add_comment(picture, drawing->metadata);
    add(picture, head);
    define_colors(picture);
    add(picture, begin);
    add(picture, "\\useasboundingbox (0,0) rectangle ");
    add_point(picture, far);
    add(picture, ";\n");
    for (size_t i = 0; i < drawing->n_lines; i++)
        add_line(picture, &drawing->lines[i]);
    for (size_t i = 0; i < drawing->n_marks; i++)
        add_mark(picture, &drawing->marks[i]);
    for (size_t i = 0; i < drawing->n_texts; i++)
        add_free_text(picture, drawing->texts[i]);
    add(picture, "\\end{tikzpicture}%\n\\endgroup\n");
}

acg_status acg_tikz_write(const struct acg_drawing *drawing, struct acg_buffer *out,
                          acg_report *report)
{
    struct picture picture = {.drawing = drawing, .scale = acg_canvas_scale(drawing), .out = out};
    if (drawing->height * picture.scale > tallest) {
        return acg_misuse(report,
                          "the figure is %.0f mm tall, more than TeX can count; take fewer "
                          "panels or a smaller --width",
                          drawing->height * picture.scale * 25.4 / 72);
    }
    add_picture(&picture);
    free(picture.colors);
    return out->failed ? acg_out_of_memory(report) : ACG_OK;
}
