// actorgraph/position.h - where the actors of a figure stand, as a file that can be edited.
#ifndef ACTORGRAPH_POSITION_H
#define ACTORGRAPH_POSITION_H

#include "actorgraph/file.h"
#include "actorgraph/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Where the centre of an actor stands, in hundredths of the width that the network has: x from
 * its left edge, y down from its upper edge. */
struct acg_position {
    uint32_t actor; /**< index of a graph actor */
    double x, y;    /**< -1000 to 1000 */
};

/**
 * Reads positions: a table (CSV, or with tabs or semicolons) with the columns `actor` (id or name),
 * `x` and `y`.
 *
 * @param name       of the file, for remarks
 * @param positions  `*n`, by actor; yours, free. NULL after a failure
 * @return ACG_OK, ACG_REJECTED (no such table, an unknown actor or one that comes twice, a number
 *         out of range), ACG_FAILED (memory)
 */
acg_status acg_positions_parse(const acg_graph *graph, const char *name, const char *text,
                               size_t length, struct acg_position **positions, size_t *n,
                               acg_report *report);

/**
 * Writes positions as a table that acg_positions_parse reads: columns actor (id), x and y with two
 * decimals, tabs between them.
 *
 * @param bytes  the file, `*length` bytes and a NUL behind them; yours, acg_bytes_free. NULL after
 *               a failure
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_positions_write(const acg_graph *graph, const struct acg_position positions[],
                               size_t n, char **bytes, size_t *length, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
