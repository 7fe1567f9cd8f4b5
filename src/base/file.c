#include "base/file.h"

#include "base/digest.h"
#include "base/pages.h"
#include "base/process.h"
#include "base/remains.h"
#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The temporary file of the write under way, so that a signal handler can remove it: a handler
 * reaches nothing but process state. One thread writes at a time.
 */
static char temporary[PATH_MAX];
static volatile sig_atomic_t has_temporary;

void acg_file_abandon(void)
{
    if (has_temporary) unlink(temporary);
    acg_remains_abandon();
}

static acg_status fail(acg_report *report, const char *path, const char *more)
{
    struct acg_place place = {.file = path};
    return acg_fail(report, &place, "%s%s", strerror(errno), more);
}

static acg_status too_large(acg_report *report, const char *path, size_t bytes, size_t most)
{
    struct acg_place place = {.file = path};
    if (bytes == 0) { // a stream does not say how much is still to come
        return acg_reject(report, &place, "over the limit of %zu bytes; raise it with --max-size",
                          most);
    }
    return acg_reject(report, &place, "%zu bytes, over the limit of %zu; raise it with --max-size",
                      bytes, most);
}

/** Makes room for `more` bytes and a NUL without copying more than it must. */
static bool make_room(struct acg_buffer *bytes, size_t more)
{
    if (bytes->length + more + 1 <= bytes->capacity) return true;
    char *data = realloc(bytes->data, bytes->length + more + 1);
    if (!data) return false;
    acg_pages_advise(data, bytes->length + more + 1);
    bytes->data = data;
    bytes->capacity = bytes->length + more + 1;
    return true;
}

/** A part of a file that a thread of its own reads. */
struct distant_part {
    int file;
    char *bytes;
    size_t at, length, got;
};

static void read_part(void *context)
{
    struct distant_part *part = context;
    while (part->got < part->length) {
        ssize_t n = pread(part->file, part->bytes + part->got, part->length - part->got,
                          (off_t)(part->at + part->got));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return; // whoever reads it again learns why
        part->got += (size_t)n;
    }
}

/**
 * Reads the `size` bytes of a large file by two threads, since fresh memory costs as much as the
 * copy. What it does not get, for whatever reason, is left to read_all: the file stands behind what
 * `bytes` has then.
 */
static void read_by_two(int file, size_t size, struct acg_buffer *bytes)
{
    enum { WORTH_A_THREAD = 8 * 1000 * 1000 };
    if (size < WORTH_A_THREAD || acg_processors() < 2 || !make_room(bytes, size + 1)) return;
    struct distant_part near = {file, bytes->data, 0, size / 2, 0};
    struct distant_part far = {file, bytes->data + size / 2, size / 2, size - size / 2, 0};
    struct acg_task task = {.work = read_part, .context = &far};
    acg_task_start(&task);
    read_part(&near);
    acg_task_finish(&task);
    size_t got = near.got < near.length ? near.got : near.got + far.got;
    if (lseek(file, (off_t)got, SEEK_SET) == (off_t)got) bytes->length = got;
}

static acg_status read_all(int file, const char *path, size_t expected, size_t max_bytes,
                           struct acg_buffer *bytes, acg_report *report)
{
    size_t step = expected + 1; // one more shows at once that the end was reached
    for (;;) {
        if (!make_room(bytes, step)) return acg_out_of_memory(report);
        ssize_t n = read(file, bytes->data + bytes->length, bytes->capacity - bytes->length - 1);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(report, path, "");
        if (n == 0) break;
        bytes->length += (size_t)n;
        if (bytes->length > max_bytes) {
            return too_large(report, path, 0, max_bytes);
        }
        if (bytes->length + 1 < bytes->capacity) {
            step = 1;
        } else {
            step = bytes->length > 65536 ? bytes->length : 65536;
        }
    }
    bytes->data[bytes->length] = '\0';
    return ACG_OK;
}

acg_status acg_file_read(const char *path, size_t max_bytes, struct acg_buffer *bytes,
                         acg_report *report)
{
    bool standard = strcmp(path, "-") == 0;
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct stat about;
    if (file < 0 || fstat(file, &about) != 0) {
        acg_status status = fail(report, path, "");
        if (file > STDIN_FILENO) close(file);
        return status;
    }
    acg_status status = ACG_OK;
    size_t size = S_ISREG(about.st_mode) ? (size_t)about.st_size : 65536;
    if (S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        status = fail(report, path, "");
    } else if (S_ISREG(about.st_mode) && size > max_bytes) {
        status = too_large(report, path, size, max_bytes);
    } else {
        if (!standard) read_by_two(file, size, bytes); // standard input may stand anywhere
        status = read_all(file, path, size - bytes->length, max_bytes, bytes, report);
    }
    if (!standard) close(file); // nothing was written: its result says nothing
    return status;
}

/** Writes all of it; false with errno set if it cannot. */
static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(file, bytes, length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) {
            if (n == 0) errno = ENOSPC;
            return false;
        }
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

static acg_status write_straight(const char *path, const char *bytes, size_t length,
                                 acg_report *report)
{
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return fail(report, path, "");
    bool done = write_all(file, bytes, length);
    int reason = errno;
    if (close(file) != 0 && done) {
        done = false;
        reason = errno;
    }
    errno = reason;
    return done ? ACG_OK : fail(report, path, "");
}

/** ".NAME.XXXXXX" in the folder of `path`, in `temporary`. */
static bool name_temporary(const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path + 1) : 0;
    int n = snprintf(temporary, sizeof temporary, "%.*s.%.100s.XXXXXX", folder, path,
                     slash ? slash + 1 : path);
    if (n > 0 && (size_t)n < sizeof temporary) return true;
    errno = ENAMETOOLONG;
    return false;
}

/** Makes the temporary file while no signal can come between its making and our knowing of it. */
static int make_temporary(void)
{
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    int file = mkstemp(temporary);
    has_temporary = file >= 0;
    int reason = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = reason;
    return file;
}

static mode_t mode_for(const struct stat *old)
{
    if (old) return old->st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/** The rename must reach the disk too; a file system that cannot sync a folder is no reason to
 * fail. */
static void sync_folder(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    int n = snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path + 1) : 1,
                     slash ? path : ".");
    if (n < 0 || (size_t)n >= sizeof folder) return;
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    (void)fsync(file);
    close(file);
}

/** What a new file gets: bytes, or whatever `fill` writes to its path. */
struct content {
    const char *bytes;
    size_t length;
    acg_file_fill fill; // or NULL
    void *context;
    acg_report *report;
    acg_status status; // of `fill`, which says itself what is wrong
};

/** Writes it to the temporary file; false with errno set if it cannot. */
static bool put(int file, struct content *content)
{
    if (!content->fill) return write_all(file, content->bytes, content->length);
    content->status = content->fill(temporary, content->context, content->report);
    return content->status == ACG_OK;
}

/** Puts a new file in the place of `path`; false with errno set if it cannot. */
static bool replace(const char *path, const struct stat *old, struct content *content)
{
    if (old && access(path, W_OK) != 0) return false;
    int file = name_temporary(path) ? make_temporary() : -1;
    if (file < 0) return false;
    bool done = put(file, content) && fchmod(file, mode_for(old)) == 0 && fsync(file) == 0;
    int reason = errno;
    if (close(file) != 0 && done) {
        done = false;
        reason = errno;
    }
    if (done && rename(temporary, path) != 0) {
        done = false;
        reason = errno;
    }
    if (!done) unlink(temporary);
    has_temporary = 0;
    if (done) sync_folder(path);
    errno = reason;
    return done;
}

/**
 * The file that would be made by opening `path`: where it is a symbolic link that leads nowhere
 * yet, what that names. NULL with errno set if there is no such path; to be freed.
 */
static char *follow(const char *path)
{
    enum { MOST_LINKS = 40 };
    char *at = strdup(path);
    for (int links = 0; at; links++) {
        char next[PATH_MAX], whole[2 * PATH_MAX];
        ssize_t n = readlink(at, next, sizeof next - 1);
        if (n < 0) return at; // no link, or whoever opens it learns why not
        next[n] = '\0';
        const char *slash = next[0] == '/' ? NULL : strrchr(at, '/');
        snprintf(whole, sizeof whole, "%.*s%s", slash ? (int)(slash - at + 1) : 0, at, next);
        free(at);
        if (links == MOST_LINKS || strlen(whole) >= PATH_MAX) {
            errno = links == MOST_LINKS ? ELOOP : ENAMETOOLONG;
            return NULL;
        }
        at = strdup(whole);
    }
    return NULL;
}

/** Replaces the file at `path`, or makes it. */
static acg_status write_anew(const char *path, const struct stat *old, struct content *content,
                             acg_report *report)
{
    char *real = old ? realpath(path, NULL) : follow(path);
    if (!real && errno == ENOMEM) return acg_out_of_memory(report);
    if (!real) return fail(report, path, "");
    bool done = replace(real, old, content);
    int reason = errno;
    free(real);
    errno = reason;
    if (content->status) return content->status;
    return done ? ACG_OK : fail(report, path, old ? "; the older file is untouched" : "");
}

acg_status acg_file_write(const char *path, const char *bytes, size_t length, acg_report *report)
{
    if (!path || strcmp(path, "-") == 0) {
        return write_all(STDOUT_FILENO, bytes, length) ? ACG_OK
                                                       : fail(report, "standard output", "");
    }
    struct stat old;
    struct content content = {.bytes = bytes, .length = length};
    bool exists = stat(path, &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return fail(report, path, "");
    }
    if (exists && !S_ISREG(old.st_mode)) return write_straight(path, bytes, length, report);
    return write_anew(path, exists ? &old : NULL, &content, report);
}

bool acg_file_can_fill(const char *path)
{
    struct stat old;
    return path && strcmp(path, "-") != 0 && (stat(path, &old) != 0 || S_ISREG(old.st_mode));
}

acg_status acg_file_write_by(const char *path, acg_file_fill fill, void *context,
                             acg_report *report)
{
    struct stat old;
    struct content content = {.fill = fill, .context = context, .report = report};
    bool exists = stat(path, &old) == 0;
    return write_anew(path, exists ? &old : NULL, &content, report);
}

acg_status acg_file_head(const char *path, struct acg_file_head *out, acg_report *report)
{
    *out = (struct acg_file_head){0};
    if (strcmp(path, "-") == 0) return ACG_OK;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat about;
    if (file < 0) out->error = errno;
    if (file < 0 || fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        if (file >= 0) close(file);
        return ACG_OK; // whoever reads it learns why it cannot be read
    }
    ssize_t n = 0;
    while (out->length < sizeof out->bytes &&
           ((n = read(file, out->bytes + out->length, sizeof out->bytes - out->length)) > 0 ||
            (n < 0 && errno == EINTR))) {
        if (n > 0) out->length += (size_t)n;
    }
    acg_status status = n < 0 ? fail(report, path, "") : ACG_OK;
    out->size = (uint64_t)about.st_size;
    out->changed = (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
    out->is_regular = true;
    close(file);
    return status;
}

acg_status acg_file_digest(const char *path, char hex[ACG_DIGEST_TEXT], acg_report *report)
{
    enum { STEP = 1 << 18 };
    char *bytes = malloc(STEP);
    if (!bytes) return acg_out_of_memory(report);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    struct acg_digest digest;
    acg_digest_init(&digest);
    ssize_t n = -1;
    while (file >= 0 && ((n = read(file, bytes, STEP)) > 0 || (n < 0 && errno == EINTR))) {
        if (n > 0) acg_digest_add(&digest, bytes, (size_t)n);
    }
    acg_status status = n < 0 ? fail(report, path, "") : ACG_OK;
    if (file >= 0) close(file);
    free(bytes);
    acg_digest_finish(&digest, hex);
    return status;
}

void acg_bytes_free(char *bytes)
{
    free(bytes);
}
