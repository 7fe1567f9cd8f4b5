// calls.c - what opens, reads, writes, closes and renames files, which fails when it should.
#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/** Whether the call fails, errno being set; a short one does not. */
static bool fails(enum call call)
{
    const struct fault *fault = fault_of(call);
    if (fault) errno = fault->error;
    return fault != NULL;
}

/** What of `size` bytes is read or written; -1: none, errno being set. No line can be told by a
 * stream that fails: those to standard error do not. */
static ssize_t passes(enum call call, int file, size_t size)
{
    const struct fault *fault = file == STDERR_FILENO ? NULL : fault_of(call);
    if (!fault) return (ssize_t)size;
    if (fault->way == SHORT) return size > 0;
    errno = fault->error;
    return -1;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails(OPEN) ? -1 : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails(OPEN) ? -1 : REAL(open64)(path, flags, mode);
}

FILE *fopen(const char *path, const char *how)
{
    return fails(OPEN) ? NULL : REAL(fopen)(path, how);
}

FILE *fopen64(const char *path, const char *how)
{
    return fails(OPEN) ? NULL : REAL(fopen64)(path, how);
}

int mkstemp(char *template)
{
    return fails(OPEN) ? -1 : REAL(mkstemp)(template);
}

int mkstemp64(char *template)
{
    return fails(OPEN) ? -1 : REAL(mkstemp64)(template);
}

int mkostemp(char *template, int flags)
{
    return fails(OPEN) ? -1 : REAL(mkostemp)(template, flags);
}

int mkostemp64(char *template, int flags)
{
    return fails(OPEN) ? -1 : REAL(mkostemp64)(template, flags);
}

ssize_t read(int file, void *room, size_t size)
{
    ssize_t n = passes(READ, file, size);
    return n < 0 ? -1 : REAL(read)(file, room, (size_t)n);
}

ssize_t pread(int file, void *room, size_t size, off_t from)
{
    ssize_t n = passes(READ, file, size);
    return n < 0 ? -1 : REAL(pread)(file, room, (size_t)n, from);
}

ssize_t pread64(int file, void *room, size_t size, off64_t from)
{
    return pread(file, room, size, from);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    ssize_t n = passes(WRITE, file, size);
    return n < 0 ? -1 : REAL(write)(file, bytes, (size_t)n);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t from)
{
    ssize_t n = passes(WRITE, file, size);
    return n < 0 ? -1 : REAL(pwrite)(file, bytes, (size_t)n, from);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t from)
{
    return pwrite(file, bytes, size, from);
}

int fsync(int file)
{
    return fails(SYNC) ? -1 : REAL(fsync)(file);
}

int fdatasync(int file)
{
    return fails(SYNC) ? -1 : REAL(fdatasync)(file);
}

int close(int file)
{
    int status = REAL(close)(file);
    return fails(CLOSE) ? -1 : status;
}

int rename(const char *from, const char *to)
{
    return fails(RENAME) ? -1 : REAL(rename)(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    return fails(MAKE) ? -1 : REAL(mkdir)(path, mode);
}
