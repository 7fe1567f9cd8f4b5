#include "ingest/feed.h"

#include "base/report.h"
#include "ingest/split.h"

#include <stdlib.h>
#include <string.h>

acg_status acg_feed_open(const struct acg_input *input, struct acg_feed *out, acg_report *report)
{
    struct acg_stretch_of_file what = {
        .path = input->path,
        .name = input->name,
        .from = input->from,
        .length = input->length,
        .is_deflated = input->is_member && input->is_deflated,
        .is_stored = input->is_member && !input->is_deflated,
    };
    *out = (struct acg_feed){.name = input->name};
    acg_status status = acg_stream_open(&what, &out->stream, report);
    if (!status) out->size = acg_stream_plain_size(out->stream);
    return status;
}

void acg_feed_close(struct acg_feed *feed)
{
    acg_stream_close(feed->stream);
    free(feed->carry);
    *feed = (struct acg_feed){0};
}

void acg_feed_quote(struct acg_feed *feed)
{
    feed->is_quoted = true;
    feed->size = 0; // where a row ends then depends on all that stands before
}

static bool make_room(struct acg_chunk *chunk, size_t wanted)
{
    size_t room = wanted + ACG_SPLIT_SLACK;
    if (room <= chunk->room) return true;
    char *bytes = realloc(chunk->bytes, room);
    if (!bytes) return false;
    chunk->bytes = bytes;
    chunk->room = room;
    return true;
}

/** Keeps what stands behind the last whole row for the next chunk. */
static bool carry_over(struct acg_feed *feed, const char *bytes, size_t length)
{
    if (length > feed->carry_room) {
        char *carry = realloc(feed->carry, length);
        if (!carry) return false;
        feed->carry = carry;
        feed->carry_room = length;
    }
    if (length > 0) memcpy(feed->carry, bytes, length);
    feed->n_carry = length;
    return true;
}

/** How many bytes the whole rows at the beginning of a text take; 0 if there is none. */
static size_t whole_rows(const char *bytes, size_t length, bool is_quoted)
{
    if (!is_quoted) {
        while (length > 0 && bytes[length - 1] != '\n')
            length--;
        return length;
    }
    const char *at = bytes, *next;
    while ((next = acg_row_end(at, bytes + length, true)))
        at = next;
    return (size_t)(at - bytes);
}

/**
 * Reads a chunk of a stream: what was carried over and as much again, up to the end of its last
 * whole row. A row that is longer than a row may be is cut, so that memory stays bounded: what is
 * left of it is passed over.
 */
static acg_status take_streamed(struct acg_feed *feed, struct acg_chunk *chunk, acg_report *report)
{
    size_t got = 0, kept = 0, length = feed->n_carry;
    acg_status status = ACG_OK;
    if (!make_room(chunk, length + ACG_CHUNK)) return acg_out_of_memory(report);
    if (length > 0) memcpy(chunk->bytes, feed->carry, length);
    bool is_end = false;
    while (!status && kept == 0 && !is_end) {
        if (length > 2 * ACG_ROW_MOST) { // so far too long that its middle can go
            memmove(chunk->bytes + ACG_ROW_MOST + 1, chunk->bytes + length - 1, 1);
            length = ACG_ROW_MOST + 2;
        }
        if (!make_room(chunk, length + ACG_CHUNK)) return acg_out_of_memory(report);
        status = acg_stream_read(feed->stream, chunk->bytes + length, ACG_CHUNK, &got, report);
        length += got;
        is_end = got < ACG_CHUNK;
        kept = is_end ? length : whole_rows(chunk->bytes, length, feed->is_quoted);
    }
    if (status) return status;
    chunk->from = 0;
    chunk->to = kept;
    chunk->is_last = is_end;
    chunk->consumed = acg_stream_consumed(feed->stream);
    if (!carry_over(feed, chunk->bytes + kept, length - kept)) return acg_out_of_memory(report);
    return ACG_OK;
}

acg_status acg_feed_take(struct acg_feed *feed, struct acg_chunk *chunk, acg_report *report)
{
    chunk->number = feed->next++;
    if (feed->size == 0) {
        acg_status status = take_streamed(feed, chunk, report);
        feed->is_done = status || chunk->is_last;
        return status;
    }
    chunk->is_last = feed->next * ACG_CHUNK >= feed->size;
    feed->is_done = chunk->is_last;
    return ACG_OK;
}

/** Reads more of the file until a line end stands behind `from`, or a row is too long. */
static acg_status find_end(const struct acg_feed *feed, struct acg_chunk *chunk, uint64_t at,
                           size_t length, acg_report *report)
{
    enum { STEP = 16 * 1024 };
    size_t from = chunk->to;
    chunk->to = length;
    for (;;) {
        const char *line = memchr(chunk->bytes + from, '\n', length - from);
        if (line) chunk->to = (size_t)(line - chunk->bytes) + 1;
        if (line || length - chunk->from > 2 * ACG_CHUNK + ACG_ROW_MOST) return ACG_OK;
        size_t got;
        if (!make_room(chunk, length + STEP)) return acg_out_of_memory(report);
        acg_status status = acg_stream_read_at(feed->stream, at + length, chunk->bytes + length,
                                               STEP, &got, report);
        if (status) return status;
        from = length;
        length += got;
        chunk->to = length;
        if (got == 0) return ACG_OK;
    }
}

/**
 * Reads a chunk of a plain file at its place: the rows that begin in it. The byte before it tells
 * whether a row begins with its first byte.
 */
acg_status acg_feed_load(const struct acg_feed *feed, struct acg_chunk *chunk, acg_report *report)
{
    if (feed->size == 0) return ACG_OK;
    uint64_t begin = chunk->number * ACG_CHUNK, before = begin > 0;
    size_t got, wanted = ACG_CHUNK + (size_t)before;
    if (!make_room(chunk, wanted + ACG_CHUNK / 64)) return acg_out_of_memory(report);
    acg_status status =
        acg_stream_read_at(feed->stream, begin - before, chunk->bytes, wanted, &got, report);
    chunk->consumed = begin + got - before;
    chunk->from = chunk->to = 0;
    if (status || got == 0) return status;
    const char *line = before ? memchr(chunk->bytes, '\n', got) : NULL;
    if (before && !line) return ACG_OK; // no row begins here
    chunk->from = line ? (size_t)(line - chunk->bytes) + 1 : 0;
    chunk->to = got;
    if (chunk->from == got || chunk->bytes[got - 1] == '\n') return ACG_OK;
    return find_end(feed, chunk, begin - before, got, report);
}
