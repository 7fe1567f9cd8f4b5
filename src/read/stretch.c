#include "read/stretch.h"

#include "read/json_scan.h"
#include "read/relation.h"

#include <string.h>

/** Checks relation after relation, up to the next stretch or the first that is not regular. */
static void check(void *context)
{
    struct acg_stretch *stretch = context;
    const char *at = stretch->start;
    while (*at == '{' && at < stretch->next) {
        const char *end = acg_relation_check(at);
        if (!end) break;
        stretch->end = end;
        stretch->count++;
        at = acg_json_blank(end);
        if (*at != ',') break;
        at = acg_json_blank(at + 1);
    }
}

/** The first place from `at` on that looks like a relation; NULL if the next braces do not. */
static const char *guess(const char *at, const char *end)
{
    enum { TRIES = 16 };
    for (int i = 0; i < TRIES && at < end; i++, at++) {
        at = memchr(at, '{', (size_t)(end - at));
        if (!at) return NULL;
        if (acg_relation_check(at)) return at;
    }
    return NULL;
}

void acg_stretches_start(struct acg_stretches *stretches, const char *text, size_t length,
                         size_t parts)
{
    const char *end = text + length, *from = text;
    if (parts > ACG_MOST_STRETCHES + 1) parts = ACG_MOST_STRETCHES + 1;
    stretches->count = 0;
    for (size_t part = 1; part < parts; part++) {
        const char *place = text + length / parts * part;
        const char *start = guess(place > from ? place : from, end);
        if (!start) break;
        stretches->items[stretches->count++] = (struct acg_stretch){.start = start, .next = end};
        from = start + 1;
    }
    for (size_t i = 0; i < stretches->count; i++) {
        struct acg_stretch *stretch = &stretches->items[i];
        if (i + 1 < stretches->count) stretch->next = stretch[1].start;
        stretch->task = (struct acg_task){.work = check, .context = stretch};
        acg_task_start(&stretch->task);
    }
}

const struct acg_stretch *acg_stretches_meet(struct acg_stretches *stretches, const char *at,
                                             size_t index)
{
    for (size_t i = 0; i < stretches->count; i++) {
        struct acg_stretch *stretch = &stretches->items[i];
        if (stretch->start != at) continue;
        acg_task_finish(&stretch->task);
        stretch->is_met = true;
        stretch->first_index = index;
        return stretch;
    }
    return NULL;
}

void acg_stretches_finish(struct acg_stretches *stretches)
{
    size_t kept = 0;
    for (size_t i = 0; i < stretches->count; i++)
        acg_task_finish(&stretches->items[i].task);
    for (size_t i = 0; i < stretches->count; i++) {
        if (stretches->items[i].is_met) stretches->items[kept++] = stretches->items[i];
    }
    stretches->count = kept;
}
