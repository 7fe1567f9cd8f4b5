// write/graph_sql.h - a graph as statements of SQL that any server understands.
#ifndef ACG_WRITE_GRAPH_SQL_H
#define ACG_WRITE_GRAPH_SQL_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/** Appends statements that make the tables of docs/format.md and fill them: for PostgreSQL,
 * MariaDB, MySQL and SQLite alike. Texts become nothing but literals. */
acg_status acg_graph_sql(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
