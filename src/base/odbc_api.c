#include "base/odbc_api.h"

#include "base/report.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/** The functions, in the order of the struct. */
static const char *const names[] = {
    "AllocHandle",   "FreeHandle", "SetEnvAttr",    "SetConnectAttr", "GetConnectAttr",
    "DriverConnect", "Disconnect", "GetInfo",       "GetDiagRec",     "SetStmtAttr",
    "BindParameter", "ExecDirect", "NumResultCols", "DescribeCol",    "BindCol",
    "Fetch",         "GetData",    "Cancel",        "EndTran",
};
enum { N_NAMES = sizeof names / sizeof *names };
_Static_assert(sizeof(struct acg_odbc_api) == N_NAMES * sizeof(void *), "a name for each function");

acg_status acg_odbc_load(struct acg_odbc_api *out, acg_report *report)
{
    // stays loaded: drivers leave threads and exit handlers behind
    void *library = dlopen("libodbc.so.2", RTLD_NOW | RTLD_LOCAL);
    *out = (struct acg_odbc_api){0};
    if (!library) {
        return acg_fail(report, NULL,
                        "no ODBC on this machine: libodbc.so.2 is missing; install unixODBC "
                        "(Debian: libodbc2) and the driver of your engine");
    }
    dlopen("libodbcinst.so.2",
           RTLD_LAZY | RTLD_LOCAL); // else its cache would be lost with a driver
    for (size_t i = 0; i < N_NAMES; i++) {
        char name[40];
        snprintf(name, sizeof name, "SQL%s", names[i]);
        void *symbol = dlsym(library, name);
        if (!symbol) return acg_fail(report, NULL, "libodbc.so.2 has no %s; update unixODBC", name);
        memcpy((char *)out + i * sizeof symbol, &symbol, sizeof symbol);
    }
    return ACG_OK;
}
