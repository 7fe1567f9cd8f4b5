// ingest/feed.h - files of event data as chunks of whole rows, for several threads.
#ifndef ACG_INGEST_FEED_H
#define ACG_INGEST_FEED_H

#include "base/stream.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ACG_CHUNK = 1 << 17 }; // bytes of a chunk, about: it stays in a core's cache

/** A file that is read, or a member of a zip file. */
struct acg_input {
    char *name; /**< for remarks */
    char *path;
    uint64_t from, length; /**< the stretch of the file; UINT64_MAX: all of it */
    bool is_member, is_deflated;
    uint64_t size;   /**< bytes as they are stored, for the progress; 0 if unknown */
    int64_t changed; /**< when the file was changed last, in nanoseconds; 0 if unknown */
    bool is_flow;    /**< no regular file: what was read from it cannot be read again */
};

struct acg_inputs {
    struct acg_input *list;
    size_t count, room;
};

/** Lists what operands name: files, the files of folders by name, the members of zip files.
 * acg_inputs_clear in either case. */
acg_status acg_inputs_find(const char *const paths[], size_t n, struct acg_inputs *out,
                           acg_report *report);
void acg_inputs_clear(struct acg_inputs *inputs);

/** A buffer that a thread reads chunks into. */
struct acg_chunk {
    char *bytes;
    size_t room;
    size_t from,
        to; /**< its rows: they begin in [from, to), which ends with a line end or the file */
    uint64_t number; /**< in its file, from 0 */
    bool is_last;
    uint64_t consumed; /**< bytes of the file, as they are stored, up to here */
};

/** A file that is being read. */
struct acg_feed {
    acg_stream *stream;
    const char *name;
    bool is_quoted;
    uint64_t size; /**< if threads may read it at any place; else 0: front to back */
    uint64_t next; /**< number of the next chunk */
    bool is_done;  /**< the last chunk was handed out */
    char *carry;   /**< the beginning of a row whose end was not read yet */
    size_t n_carry, carry_room;
};

acg_status acg_feed_open(const struct acg_input *input, struct acg_feed *out, acg_report *report);
void acg_feed_close(struct acg_feed *feed);

/** From now on line ends may stand in quotes. Before the second chunk is taken. */
void acg_feed_quote(struct acg_feed *feed);

/**
 * Takes the next chunk, under a lock of the caller. acg_feed_load must follow, without a lock.
 *
 * @return ACG_OK; ACG_REJECTED (damaged data) or ACG_FAILED: no chunk
 */
acg_status acg_feed_take(struct acg_feed *feed, struct acg_chunk *chunk, acg_report *report);
acg_status acg_feed_load(const struct acg_feed *feed, struct acg_chunk *chunk, acg_report *report);

#endif
