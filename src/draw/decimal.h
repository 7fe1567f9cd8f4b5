// draw/decimal.h - numbers with few decimals, fast and in any locale.
#ifndef ACG_DRAW_DECIMAL_H
#define ACG_DRAW_DECIMAL_H

#include "base/buffer.h"

/** Appends `number` with at most `decimals` digits (0..6) behind the point, none of them a last
 * zero; no -0; beyond 1e9 it is cut. */
void acg_decimal_add(struct acg_buffer *out, double number, int decimals);

#endif
