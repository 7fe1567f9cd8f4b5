#include "base/odbc_guard.h"

#include <time.h>

static void *watch(void *context)
{
    enum { GRACE = 1 }; // second for the server, which has the same limit and says more
    struct acg_odbc_guard *guard = context;
    struct timespec end;
    int result = 0;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += (time_t)guard->seconds + GRACE;
    pthread_mutex_lock(&guard->lock);
    while (!guard->is_done && result == 0)
        result = pthread_cond_timedwait(&guard->change, &guard->lock, &end);
    guard->is_late = !guard->is_done;
    pthread_mutex_unlock(&guard->lock);
    if (guard->is_late) guard->api->Cancel(guard->statement);
    return NULL;
}

void acg_odbc_guard_start(struct acg_odbc_guard *guard, const struct acg_odbc_api *api,
                          void *statement, unsigned seconds)
{
    pthread_condattr_t how;
    *guard = (struct acg_odbc_guard){.api = api, .statement = statement, .seconds = seconds};
    if (seconds == 0 || pthread_mutex_init(&guard->lock, NULL)) return;
    pthread_condattr_init(&how);
    pthread_condattr_setclock(&how, CLOCK_MONOTONIC);
    bool is_ready = pthread_cond_init(&guard->change, &how) == 0;
    pthread_condattr_destroy(&how);
    guard->runs = is_ready && pthread_create(&guard->thread, NULL, watch, guard) == 0;
    if (guard->runs) return;
    if (is_ready) pthread_cond_destroy(&guard->change);
    pthread_mutex_destroy(&guard->lock);
}

bool acg_odbc_guard_stop(struct acg_odbc_guard *guard)
{
    if (!guard->runs) return false;
    pthread_mutex_lock(&guard->lock);
    guard->is_done = true;
    pthread_cond_signal(&guard->change);
    pthread_mutex_unlock(&guard->lock);
    pthread_join(guard->thread, NULL);
    pthread_cond_destroy(&guard->change);
    pthread_mutex_destroy(&guard->lock);
    return guard->is_late;
}
