// draw/shade.h - a scale from pale to dark for numbers in cells.
#ifndef ACG_DRAW_SHADE_H
#define ACG_DRAW_SHADE_H

#include <stdbool.h>

/** The colour 0xRRGGBB of a share in [0, 1] of the scale, 0 the palest. Its lightness falls all the
 * way, so that it is read in grey, and by colour-blind readers, in the same order.
 * Blues after ColorBrewer (Harrower and Brewer 2003). */
unsigned acg_shade(double share, bool grey);

/** The relative luminance of a colour, in [0, 1] (WCAG 2.1). */
double acg_shade_luminance(unsigned color);

#endif
