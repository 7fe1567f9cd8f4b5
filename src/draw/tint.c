#include "draw/tint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** A channel of sRGB made linear. */
static double linear(unsigned long byte)
{
    double value = (double)(byte & 255) / 255;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

double acg_tint_luminance(const char *color)
{
    unsigned long rgb = strtoul(color + strspn(color, "#"), NULL, 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
}

double acg_tint_contrast(const char *a, const char *b)
{
    double x = acg_tint_luminance(a), y = acg_tint_luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

double acg_tint_lightness(const char *color)
{
    double y = acg_tint_luminance(color), bend = 216.0 / 24389;
    return y > bend ? 116 * cbrt(y) - 16 : y * 24389 / 27;
}
