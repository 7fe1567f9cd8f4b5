#include "base/remains.h"

#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static atomic_flag busy = ATOMIC_FLAG_INIT; // while somebody holds it
static sigset_t usual;                      // the signals that its thread blocks else

/** What a handler does. */
static struct {
    bool is_set;
    char files[ACG_REMAINS_FILES][PATH_MAX], folder[PATH_MAX], line[2 * PATH_MAX];
} plan;

void acg_remains_hold(void)
{
    sigset_t all, before;
    sigfillset(&all); // a handler in this thread would wait for ever
    pthread_sigmask(SIG_BLOCK, &all, &before);
    while (atomic_flag_test_and_set(&busy))
        poll(NULL, 0, 1);
    usual = before;
}

void acg_remains_release(void)
{
    sigset_t before = usual;
    atomic_flag_clear(&busy);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void keep(char *room, size_t size, const char *text)
{
    int n = text ? snprintf(room, size, "%s", text) : 0;
    if (n <= 0 || (size_t)n >= size) room[0] = '\0';
}

void acg_remains_set(const char *const files[], size_t n, const char *folder, const char *line)
{
    for (size_t i = 0; i < ACG_REMAINS_FILES; i++)
        keep(plan.files[i], PATH_MAX, i < n ? files[i] : NULL);
    keep(plan.folder, PATH_MAX, folder);
    keep(plan.line, sizeof plan.line, line);
    plan.is_set = true;
}

void acg_remains_forget(void)
{
    plan.is_set = false;
}

void acg_remains_abandon(void)
{
    if (!plan.is_set) return;
    for (size_t i = 0; i < ACG_REMAINS_FILES; i++) {
        if (plan.files[i][0]) unlink(plan.files[i]);
    }
    if (plan.folder[0]) rmdir(plan.folder);
    size_t length = strlen(plan.line);
    if (length > 0 && write(STDERR_FILENO, plan.line, length) < 0) return; // nobody listens
}
