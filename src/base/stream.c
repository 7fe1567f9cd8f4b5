#include "base/stream.h"

#include "base/report.h"
#include "base/zip.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { PIECE = 128 * 1024 };

struct acg_stream {
    char *name;
    int file;
    bool is_standard; // input, which is not ours to close
    enum acg_packing packing;
    uint64_t from, left, size; // left: bytes of the stretch that were not read; size: if plain
    uint64_t consumed;
    char *piece; // bytes of the file, read ahead
    size_t at, length;
    bool between; // no member or frame is open
    z_stream inflater;
    bool inflates;
    ZSTD_DStream *unfolder;
};

static acg_status fail(const acg_stream *stream, acg_report *report)
{
    struct acg_place place = {.file = stream->name};
    return acg_fail(report, &place, "%s", strerror(errno));
}

/** Reads from the file itself; 0 at the end of it, or of the stretch. */
static acg_status read_raw(acg_stream *stream, char *bytes, size_t room, size_t *got,
                           acg_report *report)
{
    ssize_t n;
    *got = 0;
    if (room > stream->left) room = (size_t)stream->left;
    if (room == 0) return ACG_OK;
    do {
        n = read(stream->file, bytes, room);
    } while (n < 0 && errno == EINTR);
    if (n < 0) return fail(stream, report);
    *got = (size_t)n;
    stream->consumed += (size_t)n;
    if (stream->left != UINT64_MAX) stream->left -= (size_t)n;
    return ACG_OK;
}

/** Makes sure that there are bytes ahead, unless the file is at its end. */
static acg_status fill(acg_stream *stream, acg_report *report)
{
    if (stream->at < stream->length) return ACG_OK;
    stream->at = 0;
    return read_raw(stream, stream->piece, PIECE, &stream->length, report);
}

static acg_status refuse(const acg_stream *stream, const char *what, acg_report *report)
{
    static const char *const names[] = {"", "gzip", "zstd", "zip"};
    struct acg_place place = {.file = stream->name};
    unsigned long long at = stream->consumed - (stream->length - stream->at);
    return acg_reject(report, &place, "the %s data %s, at byte %llu; fetch or pack the file anew",
                      names[stream->packing], what, at);
}

/** Tells the packing by the first bytes, which may come one by one from a pipe. */
static acg_status tell(acg_stream *stream, acg_report *report)
{
    acg_status status = ACG_OK;
    size_t more = 1;
    while (!status && more > 0 && stream->length < 4) {
        status =
            read_raw(stream, stream->piece + stream->length, PIECE - stream->length, &more, report);
        stream->length += more;
    }
    if (status) return status;
    bool is_long = stream->length >= 4;
    struct acg_place place = {.file = stream->name};
    if (is_long && acg_zip_is(stream->piece, stream->length)) {
        return acg_reject(report, &place, "a zip file cannot be read from a pipe; name the file");
    }
    if (is_long && memcmp(stream->piece, "\x1f\x8b\x08", 3) == 0) {
        stream->packing = ACG_PACKED_GZIP;
    } else if (is_long && memcmp(stream->piece, "\x28\xb5\x2f\xfd", 4) == 0) {
        stream->packing = ACG_PACKED_ZSTD;
    }
    return ACG_OK;
}

static acg_status prepare(acg_stream *stream, acg_report *report)
{
    enum { LARGEST_WINDOW = 15, GZIP_ONLY = 16 };
    bool gzip = stream->packing == ACG_PACKED_GZIP;
    stream->between = true;
    if (gzip || stream->packing == ACG_PACKED_DEFLATE) {
        int window = gzip ? LARGEST_WINDOW + GZIP_ONLY : -LARGEST_WINDOW;
        stream->inflates = inflateInit2(&stream->inflater, window) == Z_OK;
        if (!stream->inflates) return acg_out_of_memory(report);
    } else if (stream->packing == ACG_PACKED_ZSTD) {
        stream->unfolder = ZSTD_createDStream();
        if (!stream->unfolder) return acg_out_of_memory(report);
    }
    return ACG_OK;
}

static acg_status open_file(acg_stream *stream, const struct acg_stretch_of_file *what,
                            acg_report *report)
{
    struct stat about;
    stream->is_standard = strcmp(what->path, "-") == 0;
    stream->file =
        stream->is_standard ? STDIN_FILENO : open(what->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (stream->file < 0 || fstat(stream->file, &about) != 0) return fail(stream, report);
    if (S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        return fail(stream, report);
    }
    if (what->from > 0 && lseek(stream->file, (off_t)what->from, SEEK_SET) < 0) {
        return fail(stream, report);
    }
    if (S_ISREG(about.st_mode) && !stream->is_standard) stream->size = (uint64_t)about.st_size;
    return ACG_OK;
}

acg_status acg_stream_open(const struct acg_stretch_of_file *what, acg_stream **out,
                           acg_report *report)
{
    *out = NULL;
    acg_stream *stream = calloc(1, sizeof *stream);
    if (!stream) return acg_out_of_memory(report);
    stream->file = -1;
    stream->from = what->from;
    stream->left = what->length;
    stream->name = strdup(what->name);
    stream->piece = malloc(PIECE);
    acg_status status = stream->name && stream->piece ? ACG_OK : acg_out_of_memory(report);
    if (!status) status = open_file(stream, what, report);
    if (what->is_deflated) stream->packing = ACG_PACKED_DEFLATE;
    else if (!status && !what->is_stored) status = tell(stream, report);
    if (!status) status = prepare(stream, report);
    if (status) acg_stream_close(stream);
    else *out = stream;
    return status;
}

void acg_stream_close(acg_stream *stream)
{
    if (!stream) return;
    if (stream->inflates) inflateEnd(&stream->inflater);
    ZSTD_freeDStream(stream->unfolder);
    if (stream->file >= 0 && !stream->is_standard) close(stream->file);
    free(stream->piece);
    free(stream->name);
    free(stream);
}

enum acg_packing acg_stream_packing(const acg_stream *stream)
{
    return stream->packing;
}

uint64_t acg_stream_plain_size(const acg_stream *stream)
{
    bool is_whole = stream->from == 0 && stream->packing == ACG_PACKED_NOT;
    return is_whole ? stream->size : 0;
}

uint64_t acg_stream_consumed(const acg_stream *stream)
{
    return stream->consumed;
}

static acg_status read_plain(acg_stream *stream, char *bytes, size_t room, size_t *got,
                             acg_report *report)
{
    size_t ahead = stream->length - stream->at;
    *got = ahead < room ? ahead : room;
    memcpy(bytes, stream->piece + stream->at, *got);
    stream->at += *got;
    return *got > 0 ? ACG_OK : read_raw(stream, bytes, room, got, report);
}

/** A further gzip member, or zeros that fill up a block of a tape or disk, may follow. */
static acg_status open_member(acg_stream *stream, bool *is_end, acg_report *report)
{
    *is_end = false;
    acg_status status = fill(stream, report);
    while (!status && stream->at < stream->length && stream->piece[stream->at] == 0) {
        stream->at++;
        status = fill(stream, report);
    }
    *is_end = stream->at == stream->length;
    if (status || *is_end) return status;
    if (stream->piece[stream->at] != '\x1f') {
        return refuse(stream, "are followed by something else", report);
    }
    inflateReset(&stream->inflater);
    stream->between = false;
    return ACG_OK;
}

static acg_status inflate_some(acg_stream *stream, char *bytes, size_t room, size_t *got,
                               acg_report *report)
{
    acg_status status = fill(stream, report);
    if (status) return status;
    z_stream *z = &stream->inflater;
    z->next_in = (Bytef *)stream->piece + stream->at;
    z->avail_in = (uInt)(stream->length - stream->at);
    z->next_out = (Bytef *)bytes;
    z->avail_out = room > PIECE ? PIECE : (uInt)room;
    uInt before = z->avail_out;
    bool is_short = z->avail_in == 0;
    int outcome = inflate(z, Z_NO_FLUSH);
    stream->at = stream->length - z->avail_in;
    *got = before - z->avail_out;
    if (outcome == Z_STREAM_END) stream->between = true;
    if (outcome == Z_OK || outcome == Z_STREAM_END) return ACG_OK;
    if (outcome == Z_MEM_ERROR) return acg_out_of_memory(report);
    return refuse(stream, is_short ? "end before their end" : "are damaged", report);
}

static acg_status read_inflated(acg_stream *stream, char *bytes, size_t room, size_t *got,
                                acg_report *report)
{
    bool is_end = false;
    acg_status status = ACG_OK;
    *got = 0;
    while (!status && *got == 0 && !is_end) {
        bool is_member = stream->packing == ACG_PACKED_DEFLATE;
        if (stream->between && is_member) {
            is_end = stream->consumed > 0;
            stream->between = false;
        } else if (stream->between) {
            status = open_member(stream, &is_end, report);
        }
        if (!status && !is_end) status = inflate_some(stream, bytes, room, got, report);
    }
    return status;
}

static acg_status read_unfolded(acg_stream *stream, char *bytes, size_t room, size_t *got,
                                acg_report *report)
{
    *got = 0;
    while (*got == 0) {
        acg_status status = fill(stream, report);
        if (status) return status;
        if (stream->at == stream->length && stream->between) return ACG_OK;
        ZSTD_inBuffer in = {stream->piece, stream->length, stream->at};
        ZSTD_outBuffer out = {bytes, room, 0};
        size_t outcome = ZSTD_decompressStream(stream->unfolder, &out, &in);
        bool stands_still = in.pos == stream->at && out.pos == 0;
        stream->at = in.pos;
        *got = out.pos;
        if (ZSTD_isError(outcome)) return refuse(stream, "are damaged", report);
        if (stands_still && stream->at == stream->length) {
            return refuse(stream, "end before their end", report);
        }
        stream->between = outcome == 0;
    }
    return ACG_OK;
}

acg_status acg_stream_read(acg_stream *stream, char *bytes, size_t room, size_t *got,
                           acg_report *report)
{
    acg_status status = ACG_OK;
    size_t more = 1;
    *got = 0;
    while (!status && more > 0 && *got < room) {
        char *to = bytes + *got;
        size_t left = room - *got;
        switch (stream->packing) {
        case ACG_PACKED_NOT:
            status = read_plain(stream, to, left, &more, report);
            break;
        case ACG_PACKED_GZIP:
        case ACG_PACKED_DEFLATE:
            status = read_inflated(stream, to, left, &more, report);
            break;
        case ACG_PACKED_ZSTD:
            status = read_unfolded(stream, to, left, &more, report);
            break;
        }
        *got += more;
    }
    return status;
}

acg_status acg_stream_read_at(const acg_stream *stream, uint64_t at, char *bytes, size_t room,
                              size_t *got, acg_report *report)
{
    *got = 0;
    while (*got < room) {
        ssize_t n = pread(stream->file, bytes + *got, room - *got, (off_t)(at + *got));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(stream, report);
        if (n == 0) break;
        *got += (size_t)n;
    }
    return ACG_OK;
}
