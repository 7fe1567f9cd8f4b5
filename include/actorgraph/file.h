// actorgraph/file.h - what the library makes as bytes, and how it becomes a file.
#ifndef ACTORGRAPH_FILE_H
#define ACTORGRAPH_FILE_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Frees bytes that the library made: a figure, a chart, a file in memory, a text. Accepts NULL. */
void acg_bytes_free(char *bytes);

/**
 * Writes a file so that it appears whole or not at all: a temporary file beside it, written,
 * synced, closed, each checked, then renamed; mode 0666 less the umask, or the mode of the file it
 * replaces. A symbolic link is followed. What is no regular file (/dev/stdout, a FIFO) and "-" or
 * NULL (standard output) is written straight. EINTR and short writes are gone on with. On failure
 * the old file is whole, the temporary one is gone, and the remark names the path and the reason. A
 * closed pipe on standard output raises SIGPIPE as usual. One thread writes at a time.
 *
 * @param bytes  `length` bytes; borrowed for the call
 * @return ACG_OK or ACG_FAILED
 */
acg_status acg_file_write(const char *path, const char *bytes, size_t length, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
