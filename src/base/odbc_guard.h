// base/odbc_guard.h - a limit of time for a statement, for drivers that do not keep it themselves.
#ifndef ACG_BASE_ODBC_GUARD_H
#define ACG_BASE_ODBC_GUARD_H

#include "base/odbc_api.h"

#include <pthread.h>
#include <stdbool.h>

/** A thread that cancels a statement once its time is over. */
struct acg_odbc_guard {
    const struct acg_odbc_api *api;
    void *statement;
    unsigned seconds;
    pthread_mutex_t lock;
    pthread_cond_t change;
    bool is_done, is_late, runs;
    pthread_t thread;
};

/** Begins to watch a statement, unless there is no limit; without a thread the driver alone does.
 */
void acg_odbc_guard_start(struct acg_odbc_guard *guard, const struct acg_odbc_api *api,
                          void *statement, unsigned seconds);

/** Ends that, before the statement does anything else. Whether it was cancelled. */
bool acg_odbc_guard_stop(struct acg_odbc_guard *guard);

#endif
