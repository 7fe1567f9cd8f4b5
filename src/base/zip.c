// Source: PKWARE, APPNOTE.TXT 6.3 (the .ZIP file format), sections 4.3.7, 4.3.12 to 4.3.16, 4.5.3
#include "base/zip.h"

#include "base/array.h"
#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LOCAL_HEADER = 30,
    ENTRY = 46,
    END = 22,
    END64 = 56,
    LOCATOR64 = 20,
    LONGEST_COMMENT = 65535,
    MOST_DIRECTORY = 1 << 28, // bytes
};

/** An archive that is being listed. */
struct archive {
    int file;
    const char *path;
    uint64_t size;
    acg_report *report;
};

static uint64_t little(const unsigned char *bytes, int n)
{
    uint64_t value = 0;
    for (int i = n; i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

static acg_status refuse(const struct archive *zip, const char *what)
{
    struct acg_place place = {.file = zip->path};
    return acg_reject(zip->report, &place, "the zip file %s; fetch or pack it anew", what);
}

static acg_status read_at(const struct archive *zip, uint64_t at, unsigned char *bytes,
                          size_t length)
{
    if (at > zip->size || length > zip->size - at) return refuse(zip, "ends before its end");
    for (size_t got = 0; got < length;) {
        ssize_t n = pread(zip->file, bytes + got, length - got, (off_t)(at + got));
        struct acg_place place = {.file = zip->path};
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return acg_fail(zip->report, &place, "%s", strerror(errno));
        if (n == 0) return refuse(zip, "ends before its end");
        got += (size_t)n;
    }
    return ACG_OK;
}

bool acg_zip_is(const char *bytes, size_t length)
{
    return length >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0);
}

/** Where the directory stands. */
struct directory {
    uint64_t from, length, count;
};

/** The larger fields of Zip64, where the small ones are full. */
static acg_status find_directory64(const struct archive *zip, uint64_t end, struct directory *out)
{
    unsigned char locator[LOCATOR64], record[END64];
    if (end < LOCATOR64) return ACG_OK;
    acg_status status = read_at(zip, end - LOCATOR64, locator, LOCATOR64);
    if (status || memcmp(locator, "PK\6\7", 4) != 0) return status;
    status = read_at(zip, little(locator + 8, 8), record, END64);
    if (status) return status;
    if (memcmp(record, "PK\6\6", 4) != 0) return refuse(zip, "is damaged");
    *out =
        (struct directory){little(record + 48, 8), little(record + 40, 8), little(record + 32, 8)};
    return ACG_OK;
}

/** Finds the record at the end of the file, before which only a comment may stand. */
static acg_status find_directory(const struct archive *zip, struct directory *out)
{
    size_t length = zip->size < END + LONGEST_COMMENT ? (size_t)zip->size : END + LONGEST_COMMENT;
    unsigned char *tail = malloc(length + 1);
    if (!tail) return acg_out_of_memory(zip->report);
    acg_status status = read_at(zip, zip->size - length, tail, length);
    size_t at = length >= END ? length - END + 1 : 0;
    bool found = false;
    while (!status && !found && at-- > 0)
        found = memcmp(tail + at, "PK\5\6", 4) == 0;
    if (!status && !found) status = refuse(zip, "is cut off: it has no directory");
    if (!status) {
        const unsigned char *end = tail + at;
        *out = (struct directory){little(end + 16, 4), little(end + 12, 4), little(end + 10, 2)};
        status = find_directory64(zip, zip->size - length + at, out);
    }
    free(tail);
    return status;
}

/** Takes 64-bit values out of the extra fields of an entry for those that are full. */
static void widen(const unsigned char *extra, size_t length, uint64_t *size, uint64_t *packed,
                  uint64_t *from)
{
    uint64_t *const values[] = {size, packed, from};
    for (size_t at = 0; at + 4 <= length;) {
        size_t id = (size_t)little(extra + at, 2), n = (size_t)little(extra + at + 2, 2);
        at += 4;
        if (n > length - at) return;
        size_t used = 0;
        for (size_t i = 0; id == 1 && i < 3; i++) {
            if (*values[i] != UINT32_MAX || used + 8 > n) continue;
            *values[i] = little(extra + at + used, 8);
            used += 8;
        }
        at += n;
    }
}

/** The list while it grows. */
struct list {
    struct acg_zip_member *members;
    size_t count, room;
};

/** Adds a member whose local header stands at `from`. */
static acg_status add(const struct archive *zip, struct list *list, struct acg_zip_member member)
{
    unsigned char header[LOCAL_HEADER];
    acg_status status = read_at(zip, member.from, header, LOCAL_HEADER);
    if (status) return status;
    if (memcmp(header, "PK\3\4", 4) != 0) return refuse(zip, "is damaged");
    member.from += LOCAL_HEADER + little(header + 26, 2) + little(header + 28, 2);
    if (member.from > zip->size || member.length > zip->size - member.from) {
        return refuse(zip, "ends before its end");
    }
    if (!acg_array_room(&list->members, list->count, &list->room, sizeof member)) {
        return acg_out_of_memory(zip->report);
    }
    member.name = strdup(member.name);
    if (!member.name) return acg_out_of_memory(zip->report);
    list->members[list->count++] = member;
    return ACG_OK;
}

/** Reads the entry at `bytes`; `*used` is its length. */
static acg_status read_entry(const struct archive *zip, struct list *list,
                             const unsigned char *bytes, size_t left, size_t *used)
{
    if (left < ENTRY || memcmp(bytes, "PK\1\2", 4) != 0) return refuse(zip, "is damaged");
    uint64_t flags = little(bytes + 8, 2), method = little(bytes + 10, 2);
    uint64_t packed = little(bytes + 20, 4), size = little(bytes + 24, 4);
    uint64_t from = little(bytes + 42, 4);
    size_t name = (size_t)little(bytes + 28, 2), extra = (size_t)little(bytes + 30, 2);
    *used = ENTRY + name + extra + (size_t)little(bytes + 32, 2);
    if (*used > left) return refuse(zip, "is damaged");
    widen(bytes + ENTRY + name, extra, &size, &packed, &from);
    if (name == 0 || bytes[ENTRY + name - 1] == '/') return ACG_OK; // a folder
    if (flags & 1) return refuse(zip, "is encrypted");
    if (method != 0 && method != 8) return refuse(zip, "is packed by another method than deflate");
    char *text = strndup((const char *)bytes + ENTRY, name);
    if (!text) return acg_out_of_memory(zip->report);
    acg_status status = add(zip, list, (struct acg_zip_member){text, from, packed, method == 8});
    free(text);
    return status;
}

static acg_status read_directory(const struct archive *zip, const struct directory *where,
                                 struct list *list)
{
    if (where->length > MOST_DIRECTORY) return refuse(zip, "has too long a directory");
    unsigned char *bytes = malloc((size_t)where->length + 1);
    if (!bytes) return acg_out_of_memory(zip->report);
    acg_status status = read_at(zip, where->from, bytes, (size_t)where->length);
    size_t at = 0, used = 0;
    for (uint64_t i = 0; !status && i < where->count; i++) {
        status = read_entry(zip, list, bytes + at, (size_t)where->length - at, &used);
        at += used;
    }
    free(bytes);
    return status;
}

acg_status acg_zip_list(const char *path, struct acg_zip_member **out, size_t *n,
                        acg_report *report)
{
    struct archive zip = {.path = path, .report = report};
    struct directory where = {0};
    struct list list = {0};
    struct stat about;
    struct acg_place place = {.file = path};
    zip.file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (zip.file < 0 || fstat(zip.file, &about) != 0) {
        acg_status failed = acg_fail(report, &place, "%s", strerror(errno));
        if (zip.file >= 0) close(zip.file);
        return failed;
    }
    zip.size = (uint64_t)about.st_size;
    acg_status status = find_directory(&zip, &where);
    if (!status) status = read_directory(&zip, &where, &list);
    close(zip.file);
    *out = list.members;
    *n = list.count;
    if (status) {
        acg_zip_free(list.members, list.count);
        *out = NULL;
        *n = 0;
    }
    return status;
}

void acg_zip_free(struct acg_zip_member members[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(members[i].name);
    free(members);
}
