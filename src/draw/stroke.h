// draw/stroke.h - the line of a tie, and what became of it; and the same of actors.
#ifndef ACG_DRAW_STROKE_H
#define ACG_DRAW_STROKE_H

#include "draw/plan.h"

/** How a tie is drawn, apart from its curve. */
struct acg_stroke {
    enum acg_kind kind;
    enum acg_fate fate;
    bool flipped, faded;
    enum acg_strain strain;
    double width, core; /**< as struct acg_link */
};

/** The colour of the line and of its marker. */
const char *acg_stroke_color(const struct acg_look *look, const struct acg_stroke *stroke);

/**
 * Puts the line on the drawing. Where nothing is compared the dash says the kind; else it says
 * what is gone (dotted), a pale line what was, a doubled one that the sign of the dyad changed. A
 * band below it says that it is frustrated, dashed where only some best splits do.
 *
 * @param line  curve, arrow, gloss and what it says; the rest is set here
 * @return false if memory is out
 */
bool acg_stroke_add(struct acg_drawing *drawing, const struct acg_look *look,
                    const struct acg_stroke *stroke, struct acg_line line);

/** Puts the band of a frustrated tie on the drawing, where `line` runs, which is `width` wide;
 * false if memory is out. */
bool acg_stroke_band(struct acg_drawing *drawing, const struct acg_look *look,
                     enum acg_strain strain, double width, const struct acg_line *line);

/** The mark of an actor, without place, size and words: one that came has a heavier outline, one
 * that went is pale. `hue` is its colour, or NULL where that says its kind. */
struct acg_mark acg_stroke_actor(const struct acg_look *look, enum acg_actor_kind kind,
                                 const struct acg_hue *hue, enum acg_fate fate, bool highlighted);

#endif
