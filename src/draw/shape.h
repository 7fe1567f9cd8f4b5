// draw/shape.h - the outlines of marks.
#ifndef ACG_DRAW_SHAPE_H
#define ACG_DRAW_SHAPE_H

#include "draw/drawing.h"

/** Whether a point, relative to the centre, lies in a shape of this size. */
bool acg_shape_contains(enum acg_mark_shape shape, double width, double height, double x, double y);

#endif
