// read/database_schema.h - whether a database has the tables of a graph.
#ifndef ACG_READ_DATABASE_SCHEMA_H
#define ACG_READ_DATABASE_SCHEMA_H

#include "base/database.h"

/** Refuses a database that is not ours, or of a later version, or that lacks a table or a column,
 * or whose tables are no plain ones: with those, reading would run what the file defines. */
acg_status acg_database_schema_check(acg_database *database, const char *name, acg_report *report);

#endif
