// draw/stamp.h - dates taken out of PDF and EPS, the resolution put into PNG.
#ifndef ACG_DRAW_STAMP_H
#define ACG_DRAW_STAMP_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"

#include <stddef.h>

/** Overwrites the dates that cairo writes into PDF and EPS, with as many bytes: the same figure is
 * the same file. */
void acg_stamp_blank_dates(char *file, size_t length);

/** Appends a PNG with its resolution (chunk pHYs), which cairo leaves out. */
acg_status acg_stamp_png(const char *png, size_t length, double dpi, struct acg_buffer *out,
                         acg_report *report);

#endif
