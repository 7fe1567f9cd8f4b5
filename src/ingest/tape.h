// ingest/tape.h - bytes that go to a file from front to back, with a hash, and come back so.
#ifndef ACG_INGEST_TAPE_H
#define ACG_INGEST_TAPE_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

/** What is written. */
struct acg_tape {
    int file;
    const char *name; /**< for remarks; NULL: a temporary file */
    uint64_t from;    /**< where it begins in the file */
    uint64_t length, hash;
    struct acg_buffer buffer; /**< what is not written yet: append to it, and flush */
};

enum { ACG_TAPE_PIECE = 1 << 16 }; // bytes that are written, and hashed, at once

/** Writes what fills whole pieces, if any; with `is_end` the rest too, and frees the buffer. */
acg_status acg_tape_flush(struct acg_tape *tape, bool is_end, acg_report *report);

/** Appends a number, or a text with its length, without a NUL. */
void acg_tape_number(struct acg_tape *tape, uint64_t number);
void acg_tape_text(struct acg_tape *tape, const char *text);

/** The hash that a tape of these bytes had: whole pieces, and the last. */
uint64_t acg_tape_hash(const char *bytes, size_t length);

/** What is read. After the first failure all that is read is 0, and `status` says why. */
struct acg_tape_reader {
    int file;
    const char *name;
    uint64_t at, end; /**< of the file: what is not in `bytes` yet */
    char *bytes;
    size_t from, to;
    acg_status status;
    acg_report *report;
};

/**
 * Opens a tape that has its hash behind it, and checks that.
 *
 * @param length  bytes of the file, the hash included
 * @return ACG_OK, ACG_REJECTED (it is damaged), ACG_FAILED; acg_tape_close in either case
 */
acg_status acg_tape_open(struct acg_tape_reader *out, int file, const char *name, uint64_t length,
                         acg_report *report);
void acg_tape_close(struct acg_tape_reader *reader);

/** Says that what is read is not what was written. */
acg_status acg_tape_refuse(struct acg_tape_reader *reader);

/** The bytes ahead, `wanted` of them (at most ACG_TAPE_PIECE) unless the tape ends before. */
const char *acg_tape_look(struct acg_tape_reader *reader, size_t wanted, size_t *got);

/** The next bytes, exactly so many, borrowed until the next reading; NULL after a failure. */
const char *acg_tape_take(struct acg_tape_reader *reader, size_t length);

/** The next number; 0 after a failure, or (which then is one) if it is above `most`. */
uint64_t acg_tape_take_number(struct acg_tape_reader *reader, uint64_t most);

/** The next text, replacing what is in `out`; of at most ACG_TAPE_PIECE bytes. */
void acg_tape_take_text(struct acg_tape_reader *reader, struct acg_buffer *out);

#endif
