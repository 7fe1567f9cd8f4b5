// actorgraph/write.h - a graph as a file, for other programs and for us.
#ifndef ACTORGRAPH_WRITE_H
#define ACTORGRAPH_WRITE_H

#include "actorgraph/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a graph can be written as. */
enum acg_graph_format {
    ACG_GRAPH_JSON, /**< the format of acg_graph_read, canonical: whatever the order of the file
                       that it was read from, the same bytes */
    ACG_N_GRAPH_FORMATS
};

/** The word for a format, such as "json". Never NULL. */
const char *acg_graph_format_name(enum acg_graph_format format);

/**
 * Writes a graph. What the format cannot carry is listed in the report, one warning for each sort
 * of loss.
 *
 * @param bytes  the file, `*length` bytes and a NUL behind them; yours, acg_bytes_free. NULL after
 *               a failure
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_graph_write(const acg_graph *graph, enum acg_graph_format format, char **bytes,
                           size_t *length, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
