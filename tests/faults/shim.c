/*
 * shim: makes one call of the C library fail. To be loaded by LD_PRELOAD.
 *
 * FAULT_CALL: memory, open, read, write, fsync, close or rename.
 *
 * FAULT_MODE: once (default), ever (that one and all after), short (a write or read of one byte).
 *
 * FAULT_ERROR: errno of a failing call of the system (default ENOSPC).
 *
 * FAULT_WHERE: parent (default), the process that runs main; child, those that it forks.
 *
 * FAULT_SERVE: "IN OUT ROOM". The program stops before main. Each line "AT ROOM" on the descriptor
 * IN is a run: a process is forked, in which the call number AT fails (from 1; 0: none) and this
 * ROOM stands wherever the arguments had the other, of the same length. Its output goes to ROOM.out
 * and ROOM.err, the number of calls to ROOM.count. OUT gets a line with its wait status.
 *
 * One start for many runs: what the dynamic linker does takes longer than most of them. Start-up is
 * not counted: the program has no say in it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static enum { NONE, MEMORY, OPEN, READ, WRITE, FSYNC, CLOSE, RENAME } call;
static long at, count;
static int ever, shortened, in_child, error = ENOSPC, started;
static int count_file = -1; // opened before the program closes its doors
static pid_t first;

static int is_here(void)
{
    return started && (getpid() != first) == in_child;
}

/* Whether this call of `which` is the one that fails. */
static int fails(int which)
{
    if (call != (unsigned)which || !is_here()) {
        return 0;
    }
    long now = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    return at > 0 && (now == at || (ever && now > at));
}

/* For a program that counts its coverage: what it does from now on is not measured. */
void end_faults(void)
{
    call = NONE;
}

static void report(void)
{
    if (count_file < 0 || !is_here()) {
        return;
    }
    int kept = call;
    call = NONE;
    lseek(count_file, 0, SEEK_SET);
    dprintf(count_file, "%ld\n", count);
    call = kept;
}

__attribute__((constructor)) static void start(void)
{
    static const char *const names[] = {"",      "memory", "open",  "read",
                                        "write", "fsync",  "close", "rename"};
    const char *name = getenv("FAULT_CALL"), *mode = getenv("FAULT_MODE"),
               *where = getenv("FAULT_WHERE");
    for (unsigned i = 1; name && i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            call = i;
        }
    }
    ever = mode && strcmp(mode, "ever") == 0;
    shortened = mode && strcmp(mode, "short") == 0;
    in_child = where && strcmp(where, "child") == 0;
    error = getenv("FAULT_ERROR") ? atoi(getenv("FAULT_ERROR")) : ENOSPC;
}

/*
 * Runs on demand.
 */

enum { SECONDS = 60 }; // a run that takes longer has no end

static int (*real_main)(int, char **, char **);
static int in, out;
static char placeholder[4096];

/* Puts the folder of the run into an argument. */
static void rename_room(char *argument, const char *room)
{
    char *found = argument;
    while ((found = strstr(found, placeholder))) {
        memcpy(found, room, strlen(room));
    }
}

static void send_to(int stream, const char *room, const char *ending)
{
    char path[4100];
    snprintf(path, sizeof path, "%s%s", room, ending);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, stream);
    close(file);
}

/* A line, without its end; what is sent is short, and complete. */
static int read_line(char line[], size_t size)
{
    size_t n = 0;
    while (n + 1 < size && read(in, line + n, 1) == 1) {
        if (line[n] == '\n') {
            line[n] = '\0';
            return 1;
        }
        n++;
    }
    return 0;
}

/* Waits for runs to be asked for; returns in the process of one. */
static void serve(char *arguments[])
{
    char line[4200], *room;
    int wanted = call;
    call = NONE;
    while (read_line(line, sizeof line)) {
        int status;
        at = strtol(line, &room, 10);
        room++;
        pid_t run = fork();
        if (run == 0) {
            close(in);
            close(out);
            for (int i = 0; arguments[i]; i++) {
                rename_room(arguments[i], room);
            }
            send_to(STDOUT_FILENO, room, ".out");
            send_to(STDERR_FILENO, room, ".err");
            char counts[4200];
            snprintf(counts, sizeof counts, "%s.count", room);
            count_file = open(counts, O_WRONLY | O_CREAT | O_TRUNC, 0600);
            alarm(SECONDS);
            call = wanted;
            return;
        }
        waitpid(run, &status, 0);
        dprintf(out, "%d\n", status);
    }
    _exit(0);
}

static int shimmed_main(int n, char *arguments[], char *environment[])
{
    const char *wanted = getenv("FAULT_SERVE");
    if (wanted && sscanf(wanted, "%d %d %4095s", &in, &out, placeholder) == 3) {
        unsetenv("FAULT_SERVE"); // a program that is called in turn has no faults of its own
        serve(arguments);
    }
    atexit(report);
    first = getpid();
    started = 1;
    return real_main(n, arguments, environment);
}

int __libc_start_main(int (*main)(int, char **, char **), int n, char **arguments,
                      void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *stack)
{
    __typeof__(&__libc_start_main) real;
    real = (__typeof__(real))dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = main;
    return real(shimmed_main, n, arguments, init, fini, rtld_fini, stack);
}

/* The drawing child ends by _exit: that is where its calls are counted. */
void _exit(int status)
{
    static void (*real)(int);
    report();
    real = (void (*)(int))dlsym(RTLD_NEXT, "_exit");
    real(status);
    __builtin_unreachable();
}

void *malloc(size_t size)
{
    if (fails(MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    if (fails(MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(n, size);
}

void *realloc(void *block, size_t size)
{
    if (fails(MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(block, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    if (fails(MEMORY)) {
        return ENOMEM;
    }
    *out = __libc_memalign(alignment, size);
    return *out ? 0 : ENOMEM;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (fails(OPEN)) {
        errno = error;
        return -1;
    }
    return REAL(open)(path, flags, mode);
}

int mkstemp(char *template)
{
    if (fails(OPEN)) {
        errno = error;
        return -1;
    }
    return REAL(mkstemp)(template);
}

ssize_t read(int file, void *room, size_t size)
{
    if (!fails(READ)) {
        return REAL(read)(file, room, size);
    }
    if (shortened) {
        return REAL(read)(file, room, size > 0);
    }
    errno = error;
    return -1;
}

ssize_t write(int file, const void *bytes, size_t size)
{
    if (!fails(WRITE)) {
        return REAL(write)(file, bytes, size);
    }
    if (shortened) {
        return REAL(write)(file, bytes, size > 0);
    }
    errno = error;
    return -1;
}

/* SQLite's ways to do the same. */
int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (fails(OPEN)) {
        errno = error;
        return -1;
    }
    return REAL(open64)(path, flags, mode);
}

ssize_t pread64(int file, void *room, size_t size, off64_t from)
{
    if (!fails(READ)) {
        return REAL(pread64)(file, room, size, from);
    }
    if (shortened) {
        return REAL(pread64)(file, room, size > 0, from);
    }
    errno = error;
    return -1;
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t from)
{
    if (!fails(WRITE)) {
        return REAL(pwrite64)(file, bytes, size, from);
    }
    if (shortened) {
        return REAL(pwrite64)(file, bytes, size > 0, from);
    }
    errno = error;
    return -1;
}

ssize_t pread(int file, void *room, size_t size, off_t from)
{
    return pread64(file, room, size, from);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t from)
{
    return pwrite64(file, bytes, size, from);
}

int fsync(int file)
{
    if (fails(FSYNC)) {
        errno = error;
        return -1;
    }
    return REAL(fsync)(file);
}

int close(int file)
{
    int status = REAL(close)(file);
    if (fails(CLOSE)) {
        errno = error;
        return -1;
    }
    return status;
}

int rename(const char *from, const char *to)
{
    if (fails(RENAME)) {
        errno = error;
        return -1;
    }
    return REAL(rename)(from, to);
}
