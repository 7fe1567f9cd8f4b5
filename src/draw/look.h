// draw/look.h - colours, sizes and dashes of a figure, as constants.
#ifndef ACG_DRAW_LOOK_H
#define ACG_DRAW_LOOK_H

#include "actorgraph/figure.h"
#include "draw/drawing.h"

/** How ties of one kind look: three channels, so that colour is never the only one. */
struct acg_tie_look {
    const char *color, *text; /**< text: of the numbers beside it, dark enough for letters */
    enum acg_dash dash;
    enum acg_mark_shape marker; /**< stands in the middle of the tie */
    bool has_marker;
    bool thin;           /**< one width for every weight */
    double ideal_length; /**< for the layout; 1 is usual */
};

struct acg_actor_look {
    enum acg_mark_shape shape;
    const char *fill, *stroke, *text;
};

/** The ring of a bloc's members: colour and dash; those of one dash differ in lightness. */
struct acg_ring_look {
    const char *color;
    enum acg_dash dash;
};

/** A colour of actors, where it does not say their kind; told apart by lightness too: ten steps of
 * L* lie between any two. */
struct acg_hue {
    const char *fill, *text;
};

enum { ACG_MOST_HUES = 6 };

/** All lengths in points at print size. */
struct acg_look {
    struct acg_tie_look ties[ACG_N_KINDS];
    struct acg_actor_look actors[ACG_N_ACTOR_KINDS];
    struct acg_ring_look rings[ACG_MOST_BLOCS];
    struct acg_hue hues[ACG_MOST_HUES], no_hue, more_hues; /**< of none; of all further ones */
    const char *ink, *muted, *highlight, *faded, *strain;
    double band;           /**< by how much the band of a frustrated tie is wider on each side */
    double ring, ring_gap; /**< width of a ring; between it and what it surrounds */
    double title_size, text_size, label_size, note_size;
    double thinnest, thickest; /**< tie widths */
    double outline, marker, arrow;
    double label_room; /**< a label is wrapped at this width */
    double margin, gap;
};

/** The look of a style at a width in points: below 120 mm everything is a little smaller. */
struct acg_look acg_look_of(enum acg_figure_style style, double width);

/** Many ties are drawn finer, very many without markers: else they hide each other. */
void acg_look_refine(struct acg_look *look, size_t n_ties);

/** Width of the line of a tie, in points; `heaviest` is the weight that is drawn thickest. */
double acg_look_tie_width(const struct acg_look *look, enum acg_kind kind, double weight,
                          double heaviest);

#endif
