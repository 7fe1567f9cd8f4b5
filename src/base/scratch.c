#define _GNU_SOURCE // O_TMPFILE; NOLINT(bugprone-reserved-identifier)
#include "base/scratch.h"

#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static acg_status fail(const char *name, acg_report *report)
{
    struct acg_place place = {.file = name ? name : "temporary file"};
    return acg_fail(report, &place, "%s", strerror(errno));
}

/** Where the file system has no files without a name: made and unlinked while no signal comes. */
static int open_unlinked(const char *folder)
{
    char path[PATH_MAX];
    sigset_t all, before;
    int n = snprintf(path, sizeof path, "%s/.actorgraph.XXXXXX", folder);
    if (n < 0 || (size_t)n >= sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    int file = mkostemp(path, O_CLOEXEC);
    if (file >= 0) unlink(path);
    int reason = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = reason;
    return file;
}

const char *acg_scratch_folder(const char *folder)
{
    const char *usual = getenv("TMPDIR");
    if (folder) return folder;
    return usual && *usual ? usual : "/tmp";
}

acg_status acg_scratch_open(const char *folder, int *out, acg_report *report)
{
    folder = acg_scratch_folder(folder);
    *out = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (*out < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
        *out = open_unlinked(folder);
    }
    if (*out >= 0) return ACG_OK;
    struct acg_place place = {.file = folder};
    return acg_fail(report, &place, "temporary file: %s", strerror(errno));
}

acg_status acg_scratch_write(int file, const char *name, uint64_t at, const void *bytes,
                             size_t length, acg_report *report)
{
    const char *from = bytes;
    while (length > 0) {
        ssize_t n = pwrite(file, from, length, (off_t)at);
        if (n < 0 && errno == EINTR) continue;
        if (n == 0) errno = ENOSPC;
        if (n <= 0) return fail(name, report);
        from += n;
        at += (uint64_t)n;
        length -= (size_t)n;
    }
    return ACG_OK;
}

acg_status acg_scratch_read(int file, const char *name, uint64_t at, void *bytes, size_t length,
                            acg_report *report)
{
    char *to = bytes;
    while (length > 0) {
        ssize_t n = pread(file, to, length, (off_t)at);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(name, report);
        if (n == 0) {
            struct acg_place place = {.file = name ? name : "temporary file"};
            return acg_fail(report, &place, "ends before its end");
        }
        to += n;
        at += (uint64_t)n;
        length -= (size_t)n;
    }
    return ACG_OK;
}
