#include "base/remains.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/** Two of them, so that a signal finds one whole while the other is written. */
static struct {
    char files[ACG_REMAINS_FILES][PATH_MAX], folder[PATH_MAX], line[2 * PATH_MAX];
} remains[2];
static volatile sig_atomic_t current = -1; // -1: none

static void keep(char *room, size_t size, const char *text)
{
    int n = text ? snprintf(room, size, "%s", text) : 0;
    if (n <= 0 || (size_t)n >= size) room[0] = '\0';
}

void acg_remains_set(const char *const files[], size_t n, const char *folder, const char *line)
{
    int next = current == 0;
    for (size_t i = 0; i < ACG_REMAINS_FILES; i++)
        keep(remains[next].files[i], PATH_MAX, i < n ? files[i] : NULL);
    keep(remains[next].folder, PATH_MAX, folder);
    keep(remains[next].line, sizeof remains[next].line, line);
    current = next;
}

void acg_remains_forget(void)
{
    current = -1;
}

void acg_remains_abandon(void)
{
    int at = current;
    if (at < 0) return;
    for (size_t i = 0; i < ACG_REMAINS_FILES; i++) {
        if (remains[at].files[i][0]) unlink(remains[at].files[i]);
    }
    if (remains[at].folder[0]) rmdir(remains[at].folder);
    size_t length = strlen(remains[at].line);
    if (length > 0 && write(STDERR_FILENO, remains[at].line, length) < 0) return; // nobody listens
}
