// base/child.h - work that may crash, hang or exit, done in a child process.
#ifndef ACG_BASE_CHILD_H
#define ACG_BASE_CHILD_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"

enum {
    ACG_CHILD_STARVED = 12
}; // exit status of a child that ran out of memory and could not say so

typedef acg_status acg_child_work(const void *task, struct acg_buffer *out, acg_report *report);

/**
 * Forks, lets the child run `work`, and takes its bytes, remarks and status through a pipe. A
 * crash, an exit, a hang past `seconds` or a cut answer becomes ACG_FAILED and one remark; the
 * child is always reaped, and killed if the parent is interrupted or dies.
 *
 * @param task     handed to `work` in the child, which has a copy of all memory
 * @param seconds  time limit; negative: none
 * @param what     names the work in remarks, such as "drawing"
 */
acg_status acg_child_run(acg_child_work *work, const void *task, double seconds, const char *what,
                         struct acg_buffer *out, acg_report *report);

/**
 * The same for work that runs code of others, which may end it: then nothing is said, the status is
 * ACG_FAILED and *signal says by which signal; else that is 0. There is no time limit but what the
 * work sets itself by alarm().
 */
acg_status acg_child_try(acg_child_work *work, const void *task, const char *what,
                         struct acg_buffer *out, int *signal, acg_report *report);

#endif
