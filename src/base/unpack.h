// base/unpack.h - files that were packed by gzip or zstd.
#ifndef ACG_BASE_UNPACK_H
#define ACG_BASE_UNPACK_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/** Whether bytes begin as those of gzip (RFC 1952) or Zstandard (RFC 8878) do. */
bool acg_is_packed(const struct acg_buffer *bytes);

/**
 * Puts what was packed in the place of the packed bytes, a NUL behind it; leaves others as they
 * are. Several members or frames that follow one another are one content, as for gzip and zstd.
 *
 * @param name       of the file, for remarks
 * @param max_bytes  of content; the unpacking ends as soon as there is more
 * @return ACG_OK, ACG_REJECTED (cut off, damaged, over the limit), ACG_FAILED (memory)
 */
acg_status acg_unpack(const char *name, size_t max_bytes, struct acg_buffer *bytes,
                      acg_report *report);

#endif
