#include "draw/shade.h"

#include <math.h>
#include <stddef.h>

enum { N_ANCHORS = 5 };
static const unsigned blues[N_ANCHORS] = {0xeef3f9, 0xc0d7ea, 0x74aed6, 0x2a76b5, 0x0a326b};
static const unsigned greys[N_ANCHORS] = {0xf2f2f2, 0xcfcfcf, 0x9b9b9b, 0x606060, 0x1e1e1e};

/** One of the three parts of a colour, 0..255. */
static double part(unsigned color, unsigned shift)
{
    return (double)(color >> shift & 0xffu);
}

unsigned acg_shade(double share, bool grey)
{
    const unsigned *anchors = grey ? greys : blues;
    double at = fmin(fmax(share, 0), 1) * (N_ANCHORS - 1);
    size_t below = at >= N_ANCHORS - 1 ? N_ANCHORS - 2 : (size_t)at;
    double rest = at - (double)below;
    unsigned color = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        double mixed =
            part(anchors[below], shift) * (1 - rest) + part(anchors[below + 1], shift) * rest;
        color |= (unsigned)lround(mixed) << shift;
    }
    return color;
}

double acg_shade_luminance(unsigned color)
{
    static const double weights[] = {0.0722, 0.7152, 0.2126}; // blue, green, red
    double sum = 0;
    for (unsigned i = 0; i < 3; i++) {
        double value = part(color, 8 * i) / 255;
        sum += weights[i] * (value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}
