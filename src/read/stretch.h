// read/stretch.h - stretches of a long list of relations, each for a thread of its own.
#ifndef ACG_READ_STRETCH_H
#define ACG_READ_STRETCH_H

#include "base/process.h"

#include <stdbool.h>
#include <stddef.h>

enum { ACG_MOST_STRETCHES = 7 };

/** Relations of the regular shape (acg_relation_check) that follow one another in the text. */
struct acg_stretch {
    const char *start, *end; /**< the first one's brace; behind the last one */
    const char *next;        /**< where the stretch behind this one was guessed to start, or more */
    size_t count;
    size_t first_index; /**< of its first relation in the list; valid if met */
    bool is_met;        /**< the walk over the whole text came upon `start` as a relation */
    struct acg_task task;
};

/**
 * The stretches of a text that is being checked. Where relations begin is guessed, and each thread
 * checks from its guess on; a stretch counts only if the walk over the text from its beginning
 * meets its start as the start of a relation. It would have gone the same way from there, so it
 * goes on behind the stretch.
 */
struct acg_stretches {
    struct acg_stretch items[ACG_MOST_STRETCHES];
    size_t count;
};

/** Starts to check `parts` - 1 stretches of a text, which ends in NUL; the first part is the
 * caller's. At most ACG_MOST_STRETCHES are made. */
void acg_stretches_start(struct acg_stretches *stretches, const char *text, size_t length,
                         size_t parts);

/**
 * Takes note that relation `index` starts at `at`, and gives the stretch that starts there, checked
 * to its end; NULL if there is none.
 */
const struct acg_stretch *acg_stretches_meet(struct acg_stretches *stretches, const char *at,
                                             size_t index);

/** Waits for all threads; drops the stretches that were not met. */
void acg_stretches_finish(struct acg_stretches *stretches);

#endif
