// base/process.h - what every child process does first.
#ifndef ACG_BASE_PROCESS_H
#define ACG_BASE_PROCESS_H

#include <sys/types.h>

/** To be called in a child: no core file, none of the parent's signal handlers, and no life after
 * `parent`. */
void acg_process_settle(pid_t parent);

#endif
