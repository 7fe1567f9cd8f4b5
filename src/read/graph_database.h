// read/graph_database.h - a graph out of a database, a file of SQLite or tables of a server;
// docs/format.md has its tables.
#ifndef ACG_READ_GRAPH_DATABASE_H
#define ACG_READ_GRAPH_DATABASE_H

#include "actorgraph/read.h"
#include "base/database.h"

/**
 * Reads a graph from the file at `path`, or from `bytes` of one, then whatever the window.
 *
 * @param head  of the file: acg_file_head
 * @param options  of which the window and the bibliographies count; may be NULL. All actors, types
 * and sources are read
 * @return as acg_graph_read
 */
acg_status acg_graph_database_read(const char *path, const struct acg_file_head *head,
                                   const struct acg_read_options *options, acg_graph **out,
                                   acg_report *report);
acg_status acg_graph_database_parse(const char *bytes, size_t length, const char *name,
                                    const struct acg_read_options *options, acg_graph **out,
                                    acg_report *report);

/** Reads a graph from a server. `connection` is as acg_odbc_open has it. */
acg_status acg_graph_server_read(const char *connection, const struct acg_read_options *options,
                                 acg_graph **out, acg_report *report);

#endif
