// read/database_schema.h - whether a database has the tables of a graph.
#ifndef ACG_READ_DATABASE_SCHEMA_H
#define ACG_READ_DATABASE_SCHEMA_H

#include "base/database.h"
#include "base/report.h"

enum { ACG_SCHEMA_COLUMNS = 20 };

/** A table, and what of it is read. */
struct acg_schema_table {
    const char *name;
    const char *columns[ACG_SCHEMA_COLUMNS]; /**< those that are not there are NULL */
};
const struct acg_schema_table *acg_database_tables(size_t *count);

/** Refuses tables of another version. */
acg_status acg_database_version_check(int64_t version, const struct acg_place *place,
                                      acg_report *report);

/** Refuses a table without a column; `others` are those that it has. */
acg_status acg_database_column_missing(const struct acg_schema_table *table, const char *column,
                                       const char *others, const struct acg_place *place,
                                       acg_report *report);

/** Refuses a database that is not ours, or of a later version, or that lacks a table or a column,
 * or whose tables are no plain ones: with those, reading would run what the file defines. */
acg_status acg_database_schema_check(acg_database *database, const char *name, acg_report *report);

#endif
