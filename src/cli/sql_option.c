#include "cli/sql_option.h"

#include "base/report.h"

#include <stdlib.h>
#include <string.h>

static const struct acg_option sql_options[] = {
    {.name = "sql",
     .opens = ACG_OPENS_SERVER,
     .argument = "CONNECTION",
     .help = "Events are in a database, whose server adds them up: a connection of ODBC, such as "
             "DSN=events. May stand several times: all are asked at once, and added up"},
    {.name = "table",
     .argument = "NAME",
     .help = "The table of the events, as the server spells it: NAME or SCHEMA.NAME"},
    {.name = "query", .argument = "SELECT", .help = "A statement whose rows are the events"},
    {.name = "shard-key",
     .argument = "COLUMN",
     .help =
         "Column by which the table is divided among servers, so that each adds up its own part "
         "(of GDELT Year, if there is one)"},
    {.name = "timeout",
     .argument = "SECONDS",
     .help = "How long a login or an answer may take; default: as long as it likes"},
    {.name = "explain",
     .help = "Print the statement for each server, and PostgreSQL's plan, and read no events"},
};
const struct acg_option_group acg_sql_group = {"Databases", sql_options,
                                               sizeof sql_options / sizeof *sql_options};

/** Refuses what is for files. */
static acg_status check_files(const struct acg_args *args, acg_report *report)
{
    static const char *const for_files[] = {"no-header", "no-quotes", "delimiter"};
    if (args->n_operands > 0) {
        return acg_args_misuse(args, report, "--sql: the events are in a database; name no files");
    }
    for (size_t i = 0; i < sizeof for_files / sizeof *for_files; i++) {
        if (acg_args_has(args, for_files[i])) {
            return acg_args_misuse(args, report, "--%s is for files, not for --sql", for_files[i]);
        }
    }
    return ACG_OK;
}

/** Refuses options without which they mean nothing. */
static acg_status check_lonely(const struct acg_args *args, acg_report *report)
{
    for (size_t i = 1; i < acg_sql_group.count; i++) {
        const char *name = sql_options[i].name;
        if (acg_args_has(args, name)) {
            return acg_args_misuse(args, report, "--%s goes with --sql CONNECTION", name);
        }
    }
    return ACG_OK;
}

acg_status acg_sql_request_parse(const struct acg_args *args, struct acg_sql_request *out,
                                 acg_report *report)
{
    double timeout = 0;
    *out = (struct acg_sql_request){.is_wanted = acg_args_has(args, "sql")};
    acg_status status = out->is_wanted ? check_files(args, report) : check_lonely(args, report);
    if (!status) status = acg_args_number(args, "timeout", 1, 1e6, &timeout, report);
    if (status || !out->is_wanted) return status;
    out->connections = calloc(args->n_given, sizeof *out->connections);
    if (!out->connections) return acg_out_of_memory(report);
    for (size_t i = 0; i < args->n_given; i++) {
        if (strcmp(args->given[i].option->name, "sql") != 0) continue;
        out->connections[out->sql.n_connections++] = args->given[i].value;
    }
    out->sql.connections = out->connections;
    out->sql.table = acg_args_value(args, "table");
    out->sql.query = acg_args_value(args, "query");
    out->sql.shard_key = acg_args_value(args, "shard-key");
    out->sql.timeout = (unsigned)timeout;
    out->explains = acg_args_has(args, "explain");
    return ACG_OK;
}

void acg_sql_request_clear(struct acg_sql_request *request)
{
    free(request->connections);
    *request = (struct acg_sql_request){0};
}
