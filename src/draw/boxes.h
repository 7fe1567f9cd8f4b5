// draw/boxes.h - boxes on a page that must not overlap.
#ifndef ACG_DRAW_BOXES_H
#define ACG_DRAW_BOXES_H

#include "draw/drawing.h"

/** A box around a centre. */
struct acg_box {
    double x, y, width, height;
    size_t index; /**< whose box it is; the order of boxes changes */
    bool fixed;   /**< stays where it is */
};

/**
 * Turns, stretches and spreads boxes over a page: first higher, then also wider, until they have
 * room. The upper edge is then at 0.
 *
 * @param width  of the page; grows if the boxes do not fit in
 * @return the height that they take
 */
double acg_boxes_fit(struct acg_box boxes[], size_t n, double *width, double gap);

/** Pushes overlapping boxes apart inside a frame, as little as it takes, until none overlap; false
 * if it gives up. */
bool acg_boxes_separate(struct acg_box boxes[], size_t n, double width, double height, double gap);

/**
 * Turns, mirrors, moves and scales points so that they come as near as can be to others (least
 * squares, a Procrustes problem).
 *
 * @param at      `n` points, changed
 * @param target  where each should be
 * @param counts  how many of them, the first ones, count; with fewer than two nothing changes
 */
void acg_points_align(struct acg_point at[], size_t n, const struct acg_point target[],
                      size_t counts);

#endif
