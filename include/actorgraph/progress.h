// actorgraph/progress.h - how far long work has come.
#ifndef ACTORGRAPH_PROGRESS_H
#define ACTORGRAPH_PROGRESS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whom to tell, now and then, that `done` of `total` things are done. Called from the process that
 * asked for the work; must not call back into it. */
struct acg_progress {
    void (*tell)(void *context, size_t done, size_t total);
    void *context;
};

/** How to share out work that consists of many like things. Zero is the default. */
struct acg_crew_options {
    unsigned jobs;                       /**< processes at most; 0: as many as processors. The
                                              result is the same for any number */
    const struct acg_progress *progress; /**< or NULL */
};

#ifdef __cplusplus
}
#endif
#endif
