#include "base/unpack.h"

#include "base/report.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

static const char gzip_magic[] = "\x1f\x8b\x08", zstd_magic[] = "\x28\xb5\x2f\xfd";

/** The unpacking of one file. */
struct unpacking {
    const char *name, *format;
    const struct acg_buffer *packed;
    struct acg_buffer content;
    size_t at; // in the packed bytes
    size_t most;
    acg_report *report;
};

static bool begins(const struct acg_buffer *bytes, size_t at, const char *magic)
{
    size_t length = strlen(magic);
    return bytes->length - at >= length && memcmp(bytes->data + at, magic, length) == 0;
}

bool acg_is_packed(const struct acg_buffer *bytes)
{
    return begins(bytes, 0, gzip_magic) || begins(bytes, 0, zstd_magic);
}

static acg_status refuse(const struct unpacking *u, const char *what)
{
    struct acg_place place = {.file = u->name};
    return acg_reject(u->report, &place, "the %s data %s, at byte %zu; fetch or pack the file anew",
                      u->format, what, u->at);
}

static acg_status too_large(const struct unpacking *u)
{
    struct acg_place place = {.file = u->name};
    return acg_reject(u->report, &place,
                      "unpacked it is over the limit of %zu bytes; raise it with --max-size",
                      u->most);
}

/** Takes a piece of content. */
static acg_status add(struct unpacking *u, const char *bytes, size_t length)
{
    if (length > u->most - u->content.length) return too_large(u);
    acg_buffer_add(&u->content, bytes, length);
    return u->content.failed ? acg_out_of_memory(u->report) : ACG_OK;
}

enum { PIECE = 128 * 1024 };

/** What stands behind the last member: nothing, or zeros that fill up a block of a tape or disk. */
static acg_status check_rest(const struct unpacking *u)
{
    for (size_t i = u->at; i < u->packed->length; i++) {
        if (u->packed->data[i]) return refuse(u, "are followed by something else");
    }
    return ACG_OK;
}

static acg_status judge_gzip(const struct unpacking *u, int outcome)
{
    if (outcome == Z_OK || outcome == Z_STREAM_END) return ACG_OK;
    if (outcome == Z_MEM_ERROR) return acg_out_of_memory(u->report);
    bool is_short = outcome == Z_BUF_ERROR && u->at == u->packed->length;
    return refuse(u, is_short ? "end before their end" : "are damaged");
}

static acg_status unpack_member(struct unpacking *u, z_stream *stream)
{
    Bytef piece[PIECE];
    int outcome = Z_OK;
    acg_status status = ACG_OK;
    while (!status && outcome != Z_STREAM_END) {
        size_t left = u->packed->length - u->at;
        stream->next_in = (Bytef *)u->packed->data + u->at;
        stream->avail_in = left > UINT_MAX ? UINT_MAX : (uInt)left;
        stream->next_out = piece;
        stream->avail_out = PIECE;
        outcome = inflate(stream, Z_NO_FLUSH);
        u->at = (size_t)((const char *)stream->next_in - u->packed->data);
        status = add(u, (const char *)piece, PIECE - stream->avail_out);
        if (!status) status = judge_gzip(u, outcome);
    }
    return status;
}

static acg_status unpack_gzip(struct unpacking *u)
{
    enum { LARGEST_WINDOW = 15, GZIP_ONLY = 16 };
    z_stream stream = {0};
    u->format = "gzip";
    acg_status status = ACG_OK;
    if (inflateInit2(&stream, LARGEST_WINDOW + GZIP_ONLY) != Z_OK) {
        return acg_out_of_memory(u->report);
    }
    do {
        inflateReset(&stream);
        status = unpack_member(u, &stream);
    } while (!status && begins(u->packed, u->at, gzip_magic));
    inflateEnd(&stream);
    return status ? status : check_rest(u);
}

static acg_status judge_zstd(const struct unpacking *u, size_t outcome)
{
    if (!ZSTD_isError(outcome)) return ACG_OK;
    switch (ZSTD_getErrorCode(outcome)) {
    case ZSTD_error_memory_allocation:
        return acg_out_of_memory(u->report);
    case ZSTD_error_frameParameter_windowTooLarge:
        return refuse(u, "were packed with --long, and need too much memory");
    case ZSTD_error_prefix_unknown:
        return check_rest(u);
    default:
        return refuse(u, "are damaged");
    }
}

static acg_status unpack_frames(struct unpacking *u, ZSTD_DStream *stream)
{
    char piece[PIECE];
    size_t outcome = 1;
    acg_status status = ACG_OK;
    while (!status && (u->at < u->packed->length || outcome != 0)) {
        ZSTD_inBuffer in = {u->packed->data, u->packed->length, u->at};
        ZSTD_outBuffer out = {piece, PIECE, 0};
        outcome = ZSTD_decompressStream(stream, &out, &in);
        bool stands_still = in.pos == u->at && out.pos == 0;
        u->at = in.pos;
        status = judge_zstd(u, outcome);
        if (!status && ZSTD_isError(outcome)) return ACG_OK; // zeros at the end
        if (!status) status = add(u, piece, out.pos);
        if (!status && stands_still) status = refuse(u, "end before their end");
    }
    return status;
}

static acg_status unpack_zstd(struct unpacking *u)
{
    u->format = "zstd";
    unsigned long long size = ZSTD_getFrameContentSize(u->packed->data, u->packed->length);
    if (size < ZSTD_CONTENTSIZE_ERROR && size > u->most) return too_large(u);
    ZSTD_DStream *stream = ZSTD_createDStream();
    if (!stream) return acg_out_of_memory(u->report);
    acg_status status = unpack_frames(u, stream);
    ZSTD_freeDStream(stream);
    return status;
}

acg_status acg_unpack(const char *name, size_t max_bytes, struct acg_buffer *bytes,
                      acg_report *report)
{
    struct unpacking u = {.name = name, .packed = bytes, .most = max_bytes, .report = report};
    if (!acg_is_packed(bytes)) return ACG_OK;
    acg_buffer_text(&u.content, ""); // content of no bytes has its NUL too
    acg_status status = begins(bytes, 0, gzip_magic) ? unpack_gzip(&u) : unpack_zstd(&u);
    acg_buffer_clear(status ? &u.content : bytes);
    if (!status) *bytes = u.content;
    return status;
}
