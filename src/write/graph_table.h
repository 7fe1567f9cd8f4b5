// write/graph_table.h - a graph as tables that read back as it.
#ifndef ACG_WRITE_GRAPH_TABLE_H
#define ACG_WRITE_GRAPH_TABLE_H

#include "actorgraph/write.h"
#include "base/buffer.h"

/** Appends a table; see acg_graph_write_table. */
acg_status acg_graph_table(const acg_graph *graph, enum acg_graph_table table, char delimiter,
                           unsigned beside, struct acg_buffer *out, acg_report *report);

/** The table of ties alone, for acg_graph_write. */
acg_status acg_graph_csv(const acg_graph *graph, struct acg_buffer *out, acg_report *report);
acg_status acg_graph_tsv(const acg_graph *graph, struct acg_buffer *out, acg_report *report);

#endif
