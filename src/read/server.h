// read/server.h - the tables of a graph, brought from a server.
#ifndef ACG_READ_SERVER_H
#define ACG_READ_SERVER_H

#include "actorgraph/report.h"
#include "actorgraph/span.h"
#include "actorgraph/status.h"
#include "base/buffer.h"

/**
 * Copies the tables of a graph from a server through ODBC, all from one state of it, of the
 * relations only those that meet a window. A child process does it: drivers crash where a
 * connection is lost, and some never give up.
 *
 * @param connection  as acg_odbc_open has it
 * @param name        of the server in remarks
 * @param seconds     that the login, and each statement, may take; 0: as long as they like
 * @param image       gets the bytes of a database of SQLite with the same tables
 * @return ACG_OK, ACG_REJECTED (these are no tables of a graph), ACG_FAILED
 */
acg_status acg_server_copy(const char *connection, const char *name, unsigned seconds,
                           struct acg_span when, struct acg_buffer *image, acg_report *report);

#endif
