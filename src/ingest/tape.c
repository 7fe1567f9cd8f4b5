#include "ingest/tape.h"

#include "base/report.h"
#include "base/scratch.h"
#include "ingest/seen.h"

#include <stdlib.h>
#include <string.h>

acg_status acg_tape_flush(struct acg_tape *tape, bool is_end, acg_report *report)
{
    size_t at = 0, length = tape->buffer.length;
    acg_status status = tape->buffer.failed ? acg_out_of_memory(report) : ACG_OK;
    while (!status && (length - at >= ACG_TAPE_PIECE || (is_end && at < length))) {
        size_t n = length - at < ACG_TAPE_PIECE ? length - at : ACG_TAPE_PIECE;
        status = acg_scratch_write(tape->file, tape->name, tape->from + tape->length,
                                   tape->buffer.data + at, n, report);
        tape->hash = acg_mix_bytes(tape->hash, tape->buffer.data + at, n);
        tape->length += n;
        at += n;
    }
    if (at > 0) memmove(tape->buffer.data, tape->buffer.data + at, length - at);
    tape->buffer.length -= at;
    if (is_end || status) acg_buffer_clear(&tape->buffer);
    return status;
}

uint64_t acg_tape_hash(const char *bytes, size_t length)
{
    uint64_t hash = 0;
    for (size_t at = 0; at < length; at += ACG_TAPE_PIECE) {
        size_t n = length - at < ACG_TAPE_PIECE ? length - at : ACG_TAPE_PIECE;
        hash = acg_mix_bytes(hash, bytes + at, n);
    }
    return hash;
}

void acg_tape_number(struct acg_tape *tape, uint64_t number)
{
    acg_buffer_add(&tape->buffer, (const char *)&number, sizeof number);
}

void acg_tape_text(struct acg_tape *tape, const char *text)
{
    acg_tape_number(tape, strlen(text));
    acg_buffer_text(&tape->buffer, text);
}

acg_status acg_tape_refuse(struct acg_tape_reader *reader)
{
    struct acg_place place = {.file = reader->name};
    if (reader->status) return reader->status;
    reader->status = acg_reject(reader->report, &place,
                                "is damaged, or of another version; delete it and begin anew");
    return reader->status;
}

/** Checks the hash behind all. */
static acg_status check(struct acg_tape_reader *reader)
{
    uint64_t hash = 0, kept;
    for (uint64_t at = 0; at < reader->end && !reader->status; at += ACG_TAPE_PIECE) {
        uint64_t left = reader->end - at;
        size_t n = left < ACG_TAPE_PIECE ? (size_t)left : ACG_TAPE_PIECE;
        reader->status =
            acg_scratch_read(reader->file, reader->name, at, reader->bytes, n, reader->report);
        if (!reader->status) hash = acg_mix_bytes(hash, reader->bytes, n);
    }
    if (!reader->status) {
        reader->status = acg_scratch_read(reader->file, reader->name, reader->end, &kept,
                                          sizeof kept, reader->report);
    }
    if (!reader->status && kept != hash) return acg_tape_refuse(reader);
    return reader->status;
}

acg_status acg_tape_open(struct acg_tape_reader *out, int file, const char *name, uint64_t length,
                         acg_report *report)
{
    *out = (struct acg_tape_reader){.file = file, .name = name, .report = report};
    if (length < sizeof(uint64_t)) return acg_tape_refuse(out);
    out->end = length - sizeof(uint64_t);
    out->bytes = malloc(2 * ACG_TAPE_PIECE);
    if (!out->bytes) return out->status = acg_out_of_memory(report);
    return check(out);
}

void acg_tape_close(struct acg_tape_reader *reader)
{
    free(reader->bytes);
    reader->bytes = NULL;
}

const char *acg_tape_look(struct acg_tape_reader *reader, size_t wanted, size_t *got)
{
    size_t left = reader->to - reader->from;
    *got = 0;
    if (reader->status) return NULL;
    if (left < wanted && reader->at < reader->end) {
        uint64_t more = reader->end - reader->at;
        size_t n = more < ACG_TAPE_PIECE ? (size_t)more : ACG_TAPE_PIECE;
        memmove(reader->bytes, reader->bytes + reader->from, left);
        reader->status = acg_scratch_read(reader->file, reader->name, reader->at,
                                          reader->bytes + left, n, reader->report);
        if (reader->status) return NULL;
        reader->at += n;
        reader->from = 0;
        reader->to = left += n;
    }
    *got = left;
    return reader->bytes + reader->from;
}

const char *acg_tape_take(struct acg_tape_reader *reader, size_t length)
{
    size_t got;
    const char *bytes = acg_tape_look(reader, length, &got);
    if (!bytes) return NULL;
    if (got < length) {
        acg_tape_refuse(reader);
        return NULL;
    }
    reader->from += length;
    return bytes;
}

uint64_t acg_tape_take_number(struct acg_tape_reader *reader, uint64_t most)
{
    uint64_t number;
    const char *bytes = acg_tape_take(reader, sizeof number);
    if (!bytes) return 0;
    memcpy(&number, bytes, sizeof number);
    if (number <= most) return number;
    acg_tape_refuse(reader);
    return 0;
}

void acg_tape_take_text(struct acg_tape_reader *reader, struct acg_buffer *out)
{
    size_t length = (size_t)acg_tape_take_number(reader, ACG_TAPE_PIECE);
    const char *bytes = acg_tape_take(reader, length);
    out->length = 0;
    acg_buffer_text(out, "");
    if (bytes) acg_buffer_add(out, bytes, length);
    if (out->failed && !reader->status) reader->status = acg_out_of_memory(reader->report);
}
