// cli/sql_option.h - event data in databases: --sql and what belongs to it.
#ifndef ACG_CLI_SQL_OPTION_H
#define ACG_CLI_SQL_OPTION_H

#include "cli/args.h"

extern const struct acg_option_group acg_sql_group;

/** What the options say; sql.connections is freed by acg_sql_request_clear. */
struct acg_sql_request {
    struct acg_ingest_sql sql;
    const char **connections;
    bool is_wanted, explains;
};

/** Reads the options of acg_sql_group, and refuses what is for files beside them.
 * acg_sql_request_clear in either case. */
acg_status acg_sql_request_parse(const struct acg_args *args, struct acg_sql_request *out,
                                 acg_report *report);
void acg_sql_request_clear(struct acg_sql_request *request);

#endif
