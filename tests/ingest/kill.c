/*
 * kill: ends the program at one call of the system. To be loaded by LD_PRELOAD.
 *
 * KILL_AT: at which call of open, read, write, fsync, close or rename, from 1; 0: none.
 *
 * KILL_COUNT: a file that gets the number of those calls.
 *
 * The clock that only goes forward stands still but for a millionth of a second at each look, so
 * that what is done from time to time comes at the same places in every run.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static long at, count, looks;

__attribute__((constructor)) static void start(void)
{
    at = getenv("KILL_AT") ? atol(getenv("KILL_AT")) : 0;
    count = 0;
}

__attribute__((destructor)) static void report(void)
{
    FILE *file = getenv("KILL_COUNT") ? fopen(getenv("KILL_COUNT"), "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", count);
        fclose(file);
    }
}

static void meet(void)
{
    if (__atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST) == at) {
        kill(getpid(), SIGKILL);
    }
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int clock_gettime(clockid_t clock, struct timespec *out)
{
    if (clock != CLOCK_MONOTONIC) {
        return REAL(clock_gettime)(clock, out);
    }
    long now = __atomic_add_fetch(&looks, 1, __ATOMIC_SEQ_CST);
    *out = (struct timespec){now / 1000000, now % 1000000 * 1000};
    return 0;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    meet();
    return REAL(open)(path, flags, mode);
}

ssize_t read(int file, void *room, size_t size)
{
    meet();
    return REAL(read)(file, room, size);
}

ssize_t write(int file, const void *bytes, size_t size)
{
    meet();
    return REAL(write)(file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t from)
{
    meet();
    return REAL(pwrite)(file, bytes, size, from);
}

int fsync(int file)
{
    meet();
    return REAL(fsync)(file);
}

int close(int file)
{
    meet();
    return REAL(close)(file);
}

int rename(const char *from, const char *to)
{
    meet();
    return REAL(rename)(from, to);
}
