// base/odbc_connection.h - the body of a connection, and how its failures are said.
#ifndef ACG_BASE_ODBC_CONNECTION_H
#define ACG_BASE_ODBC_CONNECTION_H

#include "base/odbc.h"
#include "base/odbc_api.h"

struct acg_odbc {
    struct acg_odbc_api api;
    void *environment, *connection;
    char *text; /**< the connection string: never to be printed */
    char *name;
    char engine[64];
    char quote[8];
    bool can_refetch; /**< cells of a block can be had once more, whole */
    bool is_open, is_frozen;
    bool is_late; /**< the last statement was cancelled, since its time was over */
    unsigned seconds;
    acg_odbc_rows *rows; /**< answers that are open */
    acg_report *report;
    acg_status status;
};

/** Whether a call went well; else says what ODBC says of the handle, unless something was said
 * before. */
bool acg_odbc_check(acg_odbc *odbc, short result, short type, void *handle);

#endif
