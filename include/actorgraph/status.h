// actorgraph/status.h - what became of a call; also the exit status of the program.
#ifndef ACTORGRAPH_STATUS_H
#define ACTORGRAPH_STATUS_H

/** What became of a call. The values are the program's exit statuses. */
typedef enum acg_status {
    ACG_OK = 0,       /**< done */
    ACG_REJECTED = 1, /**< the input was rejected, or the answer is no */
    ACG_MISUSED = 2,  /**< the caller asked for something that does not exist */
    ACG_FAILED = 3,   /**< the system failed: memory, disk, a closed pipe */
} acg_status;

#endif
