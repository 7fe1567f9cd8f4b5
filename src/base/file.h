// base/file.h - the one place that reads and writes files.
#ifndef ACG_BASE_FILE_H
#define ACG_BASE_FILE_H

#include "actorgraph/file.h"
#include "base/buffer.h"
#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Reads a whole file, or standard input for "-", into `bytes` (cleared by the caller; a NUL follows
 * the data). A file of more than `max_bytes` is refused (ACG_REJECTED) with its size before it is
 * read; a stream as soon as it is known. A folder, a missing file, a read error: ACG_FAILED with
 * the path and the reason.
 */
acg_status acg_file_read(const char *path, size_t max_bytes, struct acg_buffer *bytes,
                         acg_report *report);

/** Writes a new file, empty yet, at `path`; says itself what goes wrong. */
typedef acg_status (*acg_file_fill)(const char *path, void *context, acg_report *report);

/** As acg_file_write for a file that `fill` writes to the path of the temporary file, for what can
 * write to nothing but a path. acg_file_can_fill must allow it. */
acg_status acg_file_write_by(const char *path, acg_file_fill fill, void *context,
                             acg_report *report);

/** Whether `path` is a regular file or none yet, rather than standard output, a FIFO, a folder. */
bool acg_file_can_fill(const char *path);

/** The first bytes of a regular file and its size; nothing of any other. */
struct acg_file_head {
    char bytes[100];
    size_t length;
    uint64_t size;
    int64_t changed; /**< nanoseconds from 1970 on */
    int error;       /**< errno of opening it, or 0 */
    bool is_regular;
};
acg_status acg_file_head(const char *path, struct acg_file_head *out, acg_report *report);

/** SHA-256 of a file that need not fit into memory. */
acg_status acg_file_digest(const char *path, char hex[ACG_DIGEST_TEXT], acg_report *report);

/** Removes the temporary file of a write under way, and does what acg_remains_set asked
 * for; for signal handlers (async-signal-safe), while acg_remains_hold holds. */
void acg_file_abandon(void);

#endif
