// write/positions.h - rows of a table of positions.
#ifndef ACG_WRITE_POSITIONS_H
#define ACG_WRITE_POSITIONS_H

#include "actorgraph/position.h"
#include "base/buffer.h"

/** Appends a row: id, x, y with two decimals, and `between` between them. */
void acg_positions_add(struct acg_buffer *text, char between, const char *id,
                       const struct acg_position *position);

#endif
