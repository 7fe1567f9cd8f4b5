#include "base/remains.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/** What a handler reads. It may run in another thread, and be slow: two plans that take turns are
 * written once each, so that it never finds half of one. */
static struct plan {
    char files[ACG_REMAINS_FILES][PATH_MAX], folder[PATH_MAX], line[2 * PATH_MAX];
} plans[2];
static atomic_int chosen = -1; // -1: none

static void keep(char *room, size_t size, const char *text)
{
    memset(room, 0, size);
    int n = text ? snprintf(room, size, "%s", text) : 0;
    if (n < 0 || (size_t)n >= size) memset(room, 0, size);
}

void acg_remains_set(const char *const files[], size_t n, const char *folder, const char *line)
{
    static struct plan draft;
    for (size_t i = 0; i < ACG_REMAINS_FILES; i++)
        keep(draft.files[i], PATH_MAX, i < n ? files[i] : NULL);
    keep(draft.folder, PATH_MAX, folder);
    keep(draft.line, sizeof draft.line, line);
    int next = chosen == 0, known = -1;
    for (int i = 0; i < 2; i++)
        if (memcmp(&plans[i], &draft, sizeof draft) == 0) known = i;
    if (known < 0) plans[next] = draft;
    chosen = known < 0 ? next : known;
}

void acg_remains_forget(void)
{
    chosen = -1;
}

void acg_remains_abandon(void)
{
    int at = chosen;
    if (at < 0) return;
    for (size_t i = 0; i < ACG_REMAINS_FILES; i++) {
        if (plans[at].files[i][0]) unlink(plans[at].files[i]);
    }
    if (plans[at].folder[0]) rmdir(plans[at].folder);
    size_t length = strlen(plans[at].line);
    if (length > 0 && write(STDERR_FILENO, plans[at].line, length) < 0) return; // nobody listens
}
