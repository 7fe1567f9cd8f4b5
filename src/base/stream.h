// base/stream.h - files read from front to back, unpacked on the way, in memory that does not grow.
#ifndef ACG_BASE_STREAM_H
#define ACG_BASE_STREAM_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How the bytes of a stream are packed. */
enum acg_packing { ACG_PACKED_NOT, ACG_PACKED_GZIP, ACG_PACKED_ZSTD, ACG_PACKED_DEFLATE };

/** What to open: a whole file, or a stretch of one (a member of a zip file). */
struct acg_stretch_of_file {
    const char *path; /**< "-" for standard input */
    const char *name; /**< what to call it in remarks */
    uint64_t from;    /**< first byte */
    uint64_t length;  /**< bytes, or UINT64_MAX: to the end */
    bool is_deflated; /**< as a member of a zip file: no other way of packing is looked for */
    bool is_stored;   /**< the same, not packed */
};

typedef struct acg_stream acg_stream;

/**
 * Opens a stream; gzip (RFC 1952) and Zstandard (RFC 8878) are told by the first bytes.
 *
 * @param out  yours, acg_stream_close. NULL after a failure
 * @return ACG_OK or ACG_FAILED (memory; it cannot be read, is a folder)
 */
acg_status acg_stream_open(const struct acg_stretch_of_file *what, acg_stream **out,
                           acg_report *report);
void acg_stream_close(acg_stream *stream);

enum acg_packing acg_stream_packing(const acg_stream *stream);

/** The size of the file, if it is a regular one that is not packed, so that several threads may
 * read parts of it; else 0. */
uint64_t acg_stream_plain_size(const acg_stream *stream);

/**
 * Reads the next bytes of the content into `bytes`, until there are `room` of them or no more.
 *
 * @return ACG_OK, ACG_REJECTED (cut off or damaged data: what came before is in `bytes`),
 * ACG_FAILED
 */
acg_status acg_stream_read(acg_stream *stream, char *bytes, size_t room, size_t *got,
                           acg_report *report);

/** Reads bytes of a plain file from an offset on; safe from several threads at once. */
acg_status acg_stream_read_at(const acg_stream *stream, uint64_t at, char *bytes, size_t room,
                              size_t *got, acg_report *report);

/** How many bytes of the file itself have been read. */
uint64_t acg_stream_consumed(const acg_stream *stream);

#endif
