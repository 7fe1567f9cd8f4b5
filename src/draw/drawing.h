// draw/drawing.h - a figure as marks on paper: what Graphviz is asked to paint.
#ifndef ACG_DRAW_DRAWING_H
#define ACG_DRAW_DRAWING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * All lengths are points (1/72 inch) on the printed page; the origin is the lower left corner, y
 * points up. Texts are valid UTF-8 straight from the graph: escaping is the painter's business
 * (draw/escape.h). Colours are constants of ours, "#rrggbb". Later marks paint over earlier ones of
 * the same sort; all lines lie below all marks, all marks below all texts.
 */

struct acg_point {
    double x, y;
};

enum acg_mark_shape {
    ACG_MARK_ELLIPSE,
    ACG_MARK_BOX,
    ACG_MARK_HEXAGON,
    ACG_MARK_DISC,
    ACG_MARK_SQUARE,
    ACG_MARK_DIAMOND,
    ACG_MARK_TRIANGLE
};

/** Explains a mark or line to the reader of an SVG: tooltip and link. */
struct acg_gloss {
    const char
        *id; /**< of the SVG group: [A-Za-z][A-Za-z0-9-]*, unique; NULL: the painter makes one */
    const char *class; /**< SVG class, a constant of ours such as "actor state"; or NULL */
    const char *text;  /**< tooltip, may have several lines ("\n"); or NULL */
    const char *link;  /**< an address from the graph, not yet checked; or NULL */
};

/** What a mark, a line or a text is part of. */
enum acg_role {
    ACG_ROLE_WORDS, /**< title, rule, notes, legend */
    ACG_ROLE_ACTOR,
    ACG_ROLE_TIE,
    ACG_ROLE_CORE, /**< lies inside the line before it */
    ACG_ROLE_BAND, /**< lies below the tie behind it */
    ACG_ROLE_MARKER,
    ACG_ROLE_RING,
    ACG_ROLE_NUMBER, /**< beside a tie */
};

/** What it means. Painters do not look at this; draw/check.h compares it with how it looks. */
struct acg_sense {
    enum acg_role role;
    bool key;         /**< a sample in the legend */
    bool pale;        /**< stands back on purpose */
    uint64_t says;    /**< bits of enum acg_cue (draw/cue.h) that its looks tell, or explain */
    size_t panel;     /**< which one of the figure's */
    const char *name; /**< of an actor, as labelled, or of both ends of a tie; or NULL */
};

/** A closed shape, with up to `n_lines` lines of text centred in it. */
struct acg_mark {
    enum acg_mark_shape shape;
    struct acg_point at; /**< centre */
    double width, height;
    const char *fill;   /**< or NULL for none */
    const char *stroke; /**< or NULL for none */
    double stroke_width;
    const char *const *lines;
    size_t n_lines;
    double text_size;
    const char *text_color;
    bool bold;
    struct acg_gloss gloss;
    struct acg_sense sense;
};

enum acg_dash { ACG_DASH_SOLID, ACG_DASH_DASHED, ACG_DASH_DOTTED };

/** A chain of cubic Bezier curves. */
struct acg_line {
    const struct acg_point *points; /**< 3k + 1, k >= 1 */
    size_t n_points;
    const char *stroke;
    double width;
    enum acg_dash dash;
    bool arrow; /**< an arrowhead at the end: the curve ends at its base, the tip is `tip` */
    struct acg_point tip;
    double arrow_size; /**< length of the head in points */
    size_t from, to;   /**< indexes of the marks that it ties, or SIZE_MAX (legend, frame) */
    struct acg_gloss gloss;
    struct acg_sense sense;
};

enum acg_anchor { ACG_ANCHOR_START, ACG_ANCHOR_MIDDLE, ACG_ANCHOR_END };

/** One line of text; `at` is the anchor on the text's vertical middle. */
struct acg_text {
    struct acg_point at;
    enum acg_anchor anchor;
    const char *text;
    double size;
    const char *color;
    bool bold;
    bool backdrop; /**< white behind it */
    struct acg_sense sense;
};

struct acg_drawing {
    struct acg_arena arena; /**< all lists and made-up texts */
    double width, height;
    double natural_width; /**< width to print at; height in proportion. Equal to width unless the
                             figure was scaled */
    const char *font;     /**< a checked family name */
    const char *title, *description; /**< for the SVG and the DOT graph */
    const char *metadata;            /**< JSON text: version, command, digest, rule */
    double dpi;
    struct acg_mark *marks;
    struct acg_line *lines;
    struct acg_text *texts;
    size_t n_marks, n_lines, n_texts;
    size_t marks_room, lines_room, texts_room; // malloc'ed arrays that grow
};

#endif
