// base/scratch.h - files without a name, for what memory does not hold.
#ifndef ACG_BASE_SCRATCH_H
#define ACG_BASE_SCRATCH_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stddef.h>
#include <stdint.h>

/**
 * Opens a file that has no name, so that nothing is left of it however the program ends.
 *
 * @param folder  where; NULL: $TMPDIR, else /tmp
 * @param out     its descriptor; yours, close. -1 after a failure
 */
acg_status acg_scratch_open(const char *folder, int *out, acg_report *report);

/** That folder, for remarks. */
const char *acg_scratch_folder(const char *folder);

/** Writes all the bytes at an offset. `name` is for remarks; NULL: "temporary file". */
acg_status acg_scratch_write(int file, const char *name, uint64_t at, const void *bytes,
                             size_t length, acg_report *report);

/** Reads all the bytes at an offset; fewer are a failure. */
acg_status acg_scratch_read(int file, const char *name, uint64_t at, void *bytes, size_t length,
                            acg_report *report);

#endif
