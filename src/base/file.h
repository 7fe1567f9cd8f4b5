// base/file.h - the one place that reads and writes files.
#ifndef ACG_BASE_FILE_H
#define ACG_BASE_FILE_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"

#include <stddef.h>

/**
 * Reads a whole file, or standard input for "-", into `bytes` (cleared by the caller; a NUL follows
 * the data). A file of more than `max_bytes` is refused (ACG_REJECTED) with its size before it is
 * read; a stream as soon as it is known. A folder, a missing file, a read error: ACG_FAILED with
 * the path and the reason.
 */
acg_status acg_file_read(const char *path, size_t max_bytes, struct acg_buffer *bytes,
                         acg_report *report);

/**
 * Writes a file so that it appears whole or not at all: a temporary file beside it, written,
 * synced, closed, each checked, then renamed; mode 0666 less the umask, or the mode of the file it
 * replaces. A symbolic link is followed. What is no regular file (/dev/stdout, a FIFO) and "-" or
 * NULL (standard output) is written straight. EINTR and short writes are gone on with. On failure
 * the old file is whole, the temporary one is gone, and the remark names the path and the reason. A
 * closed pipe on standard output raises SIGPIPE as usual.
 */
acg_status acg_file_write(const char *path, const char *bytes, size_t length, acg_report *report);

/** Removes the temporary file of a write under way; for signal handlers (async-signal-safe). */
void acg_file_abandon(void);

#endif
