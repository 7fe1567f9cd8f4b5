#include "draw/shape.h"

#include <math.h>

bool acg_shape_contains(enum acg_mark_shape shape, double width, double height, double x, double y)
{
    double u = fabs(x) / (width / 2), v = fabs(y) / (height / 2);
    if (shape == ACG_MARK_ELLIPSE || shape == ACG_MARK_DISC) return u * u + v * v <= 1;
    if (shape == ACG_MARK_HEXAGON) return v <= 1 && u <= 1 - v / 2;
    if (shape == ACG_MARK_DIAMOND) return u + v <= 1;
    return u <= 1 && v <= 1;
}
