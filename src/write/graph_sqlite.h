// write/graph_sqlite.h - a graph as a database of SQLite; docs/format.md has its tables.
#ifndef ACG_WRITE_GRAPH_SQLITE_H
#define ACG_WRITE_GRAPH_SQLITE_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/** Appends the database: rows in the order of the canonical JSON file, so that the same graph gives
 * the same bytes. */
acg_status acg_graph_sqlite(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

/** Fills the empty file at `path` with it, which never stands in memory as a whole. `name` is for
 * remarks. */
acg_status acg_graph_sqlite_fill(const acg_graph *graph, const char *path, const char *name,
                                 acg_report *report);

#endif
