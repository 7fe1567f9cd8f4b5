// draw/metrics.h - how wide text is, the same on every machine.
#ifndef ACG_DRAW_METRICS_H
#define ACG_DRAW_METRICS_H

#include <stdbool.h>
#include <stddef.h>

/** Width in points of valid UTF-8 set in Helvetica (metrics of its free equal, Liberation Sans) at
 * `size` points. Characters that it lacks count by script: CJK 1 em, combining marks 0, others 0.6
 * em. */
double acg_metrics_width(const char *text, size_t length, double size, bool bold);

#endif
