// draw/tint.h - how light a colour is, and how well it stands out.
#ifndef ACG_DRAW_TINT_H
#define ACG_DRAW_TINT_H

/** Relative luminance of "#rrggbb", 0 (black) to 1 (white). Source: WCAG 2.1, "relative luminance".
 */
double acg_tint_luminance(const char *color);

/** Contrast of two colours, 1 to 21. Source: WCAG 2.1, "contrast ratio". */
double acg_tint_contrast(const char *a, const char *b);

/** Lightness L* of a colour, 0 (black) to 100 (white): what is left of it in greyscale. Source: CIE
 * 15:2004, 8.2.1. */
double acg_tint_lightness(const char *color);

#endif
