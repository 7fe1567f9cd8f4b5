// base/process.h - processes, threads and what runs them.
#ifndef ACG_BASE_PROCESS_H
#define ACG_BASE_PROCESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/** To be called in a child: no core file, none of the parent's signal handlers, and no life after
 * `parent`. */
void acg_process_settle(pid_t parent);

/** No more memory than this for what the process makes, and as much for each that it starts:
 * allocations beyond it fail. */
void acg_process_limit_memory(size_t bytes);

/** Seconds of a clock that only goes forward; for limits of time, never for what is printed. */
double acg_now(void);

/** How many processors there are, at least 1. */
unsigned acg_processors(void);

/** Work that may be done beside what its caller does, in memory that both see. */
struct acg_task {
    void (*work)(void *context);
    void *context;
    pthread_t thread;
    bool runs; /**< in a thread of its own */
};

/** Starts the work; where no thread is to be had it is done at once. */
void acg_task_start(struct acg_task *task);

/** Waits until it is done. */
void acg_task_finish(struct acg_task *task);

#endif
