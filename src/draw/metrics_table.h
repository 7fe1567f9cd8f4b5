// draw/metrics_table.h - the widths behind draw/metrics.h.
#ifndef ACG_DRAW_METRICS_TABLE_H
#define ACG_DRAW_METRICS_TABLE_H

#include <stddef.h>
#include <stdint.h>

/** Widths of the characters first..last in 1/1000 em, regular and bold; 0: not in the font. */
struct acg_metrics_range {
    uint32_t first, last;
    const uint16_t *widths[2];
};

/** Ascending, apart from each other. */
extern const struct acg_metrics_range acg_metrics_ranges[];
extern const size_t acg_metrics_n_ranges;

#endif
