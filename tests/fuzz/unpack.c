// Any bytes as a packed file (gzip, Zstandard, zip): no crash, no endless content, the same bytes
// whether it is unpacked in memory or as a stream. And what was packed comes out as it was.
#include "promise.h"

#include "base/stream.h"
#include "base/unpack.h"
#include "base/zip.h"

#include "../lib/memory_file.h"

#include <zlib.h>
#include <zstd.h>

enum { MOST = 1 << 16 }; // bytes of content that are looked at

/** What came out. */
struct content {
    acg_status status;
    struct acg_buffer bytes;
};

/** Reads up to MOST bytes of a stream, by pieces of `room`. */
static struct content read_stream(const struct acg_stretch_of_file *what, size_t room)
{
    static char piece[4096];
    struct content out = {0};
    acg_stream *stream = NULL;
    acg_report *report = acg_report_new();
    size_t got = room;
    out.status = acg_stream_open(what, &stream, report);
    while (!out.status && got == room && out.bytes.length < MOST) {
        out.status = acg_stream_read(stream, piece, room, &got, report);
        promise(got <= room, "no more than there is room");
        acg_buffer_add(&out.bytes, piece, got);
    }
    promise(!out.status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    acg_stream_close(stream);
    acg_report_free(report);
    return out;
}

static struct content unpack(const struct rest *packed)
{
    struct content out = {0};
    acg_report *report = acg_report_new();
    acg_buffer_add(&out.bytes, (const char *)packed->at, packed->length);
    out.status = acg_unpack("t", MOST, &out.bytes, report);
    promise(!out.status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    promise(out.status || out.bytes.length <= MOST || !acg_is_packed(&out.bytes), "no more");
    acg_report_free(report);
    return out;
}

/** A file by both ways. Where both take it whole, its content is one. */
static void read_both(struct rest packed, size_t room)
{
    char path[MEMORY_PATH];
    int file = memory_file(packed.at, packed.length, path);
    struct acg_stretch_of_file what = {.path = path, .name = "t", .length = UINT64_MAX};
    struct content a = unpack(&packed), b = read_stream(&what, room);
    if (!a.status && !b.status && b.bytes.length < MOST) {
        promise(a.bytes.length == b.bytes.length, "the same length");
        promise(memcmp(a.bytes.data, b.bytes.data, a.bytes.length) == 0, "the same bytes");
    }
    acg_buffer_clear(&a.bytes);
    acg_buffer_clear(&b.bytes);
    close(file);
}

/** The members of an archive, which lie within it. */
static void read_members(struct rest packed, size_t room)
{
    char path[MEMORY_PATH];
    int file = memory_file(packed.at, packed.length, path);
    struct acg_zip_member *members = NULL;
    size_t n = 0;
    acg_report *report = acg_report_new();
    acg_status status = acg_zip_list(path, &members, &n, report);
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    for (size_t i = 0; !status && i < n && i < 4; i++) {
        const struct acg_zip_member *member = &members[i];
        promise(member->from <= packed.length && member->length <= packed.length - member->from,
                "a member lies in the file");
        struct acg_stretch_of_file what = {.path = path,
                                           .name = "t",
                                           .from = member->from,
                                           .length = member->length,
                                           .is_deflated = member->is_deflated,
                                           .is_stored = !member->is_deflated};
        struct content content = read_stream(&what, room);
        acg_buffer_clear(&content.bytes);
    }
    acg_zip_free(members, n);
    acg_report_free(report);
    close(file);
}

/** What is packed by the libraries comes back by both ways. */
static void pack(struct rest plain, bool by_zstd, size_t room)
{
    static uint8_t packed[2 * MOST];
    size_t length = 0;
    if (by_zstd) {
        length = ZSTD_compress(packed, sizeof packed, plain.at, plain.length, 1);
        promise(!ZSTD_isError(length), "packed");
    } else {
        z_stream z = {.next_in = (Bytef *)plain.at,
                      .avail_in = (uInt)plain.length,
                      .next_out = packed,
                      .avail_out = sizeof packed};
        promise(deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 1, Z_FIXED) == Z_OK, "packing");
        promise(deflate(&z, Z_FINISH) == Z_STREAM_END, "packed");
        length = z.total_out;
        deflateEnd(&z);
    }
    struct rest whole = {packed, length};
    char path[MEMORY_PATH];
    int file = memory_file(packed, length, path);
    struct acg_stretch_of_file what = {.path = path, .name = "t", .length = UINT64_MAX};
    struct content a = unpack(&whole), b = read_stream(&what, room);
    promise(!a.status && !b.status, "taken");
    promise(a.bytes.length == plain.length && b.bytes.length == plain.length, "as long as it was");
    promise(plain.length == 0 || (memcmp(a.bytes.data, plain.at, plain.length) == 0 &&
                                  memcmp(b.bytes.data, plain.at, plain.length) == 0),
            "as it was");
    acg_buffer_clear(&a.bytes);
    acg_buffer_clear(&b.bytes);
    close(file);
}

/** The first byte chooses the way and how many bytes are read at a time. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t rooms[] = {1, 7, 256, 4096};
    struct rest rest = {data, size < MOST / 2 ? size : MOST / 2};
    int first = take_byte(&rest);
    size_t room = rooms[first / 4 % 4];
    switch (first % 4) {
    case 0:
        read_both(rest, room);
        break;
    case 1:
        read_members(rest, room);
        break;
    default:
        pack(rest, first % 4 == 2, room);
    }
    return 0;
}
