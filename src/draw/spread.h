// draw/spread.h - labels beside a chart, moved apart as little as may be.
#ifndef ACG_DRAW_SPREAD_H
#define ACG_DRAW_SPREAD_H

#include <stddef.h>

enum { ACG_MOST_SPREAD = 64 };

/**
 * Moves positions apart until neighbours are at least `gap` away from one another and all lie in
 * [low, high], by the least sum of squared moves (isotonic regression of position less index x
 * gap). Where there is too little room the gaps shrink evenly.
 *
 * @param at  `n` positions, ascending, n <= ACG_MOST_SPREAD
 */
void acg_spread(double at[], size_t n, double gap, double low, double high);

#endif
