// runs.c - which call fails, in which process. To be loaded by LD_PRELOAD.
//
// FAULT_SERVE="IN OUT BASE": the program stops before main, and runs once for each line on the
// descriptor IN, in a process forked for it, its output going to BASE/out and BASE/err. The lines,
// and what OUT gets:
//
//   plain                            no fault
//   PROCESS CALL AT WAY ERROR        that call fails: the AT-th of its kind, from 1, in the program
//   (PROCESS 0) or in
//                                    the PROCESS-th that it forks; WAY and ERROR by the table below
//   tree                             at every such call, in all ways, one after the other: see
//   below list                             no fault; OUT gets "later PROCESS CALL AT WAY ERROR" for
//   each that there could be
//
//   done STATUS LEAKS SITE           the end of a run: its wait status, blocks that it did not free
//
// Tree: at every call the process forks a copy, in which this call fails, and waits until the copy
// has come to its end; then the call is made, and the process goes on to the next. So what leads to
// a call is done once instead of for every run. For that the copy may touch nothing of the process:
// it gets files of its own in the place of those that are open. What it wrote and said is told on
// OUT, followed by the bytes of its output and its messages:
//
//   end PROCESS CALL AT WAY ERROR STATUS OUTPUT MESSAGES LEAKS SITE
//
// Where files are written (BASE is followed by " writes"), OUT gets "copy" before, and the copy
// waits for a byte on IN: the driver moves the files of BASE/room to BASE/saved, and lays copies
// there; after the end it does the reverse, and sends another byte. Of a process that the program
// forked the copy ends where it has given its answer, of which OUT gets the hash: what the program
// makes of that answer is for another run to tell.
//
//   answer PROCESS CALL AT WAY ERROR STATUS HASH
//
// More words that may follow BASE, with commas between: "alone", what the program forks has no
// faults; "own", only blocks count that it asked for itself.
//
// While the process has children or threads no copy can be made of it: "later" again. A process
// that the program forked may have threads of Pango's, which mostly wait: a copy goes without, and
// it is "later" if it does not come to its end.
//
// For a tree time is a microsecond for every look at the clock: all else would seem to take too
// long.
#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    SECONDS = 60,       // a run that takes longer has no end
    PATIENCE = 100,     // milliseconds in which a child does something, or never will
    OWN = 200,          // our descriptors, and those above
    MOST_FILES = 64,    // of the program
    MOST_MAPPINGS = 64, // of these
    TEXT = PATH_MAX + 64,
};

static const char *const call_names[] = {"memory", "open",   "read",  "write", "sync",
                                         "close",  "rename", "mkdir", "start"};
static const char *const way_names[] = {"once", "ever", "short", "signal"};

static const struct fault faults[] = {
    {MEMORY, ONCE, ENOMEM},
    {MEMORY, EVER, ENOMEM},
    {OPEN, ONCE, EIO},
    {OPEN, ONCE, ENOSPC},
    {READ, ONCE, EIO},
    {READ, ONCE, EINTR},
    {READ, SHORT, 0},
    {WRITE, ONCE, EIO},
    {WRITE, ONCE, ENOSPC},
    {WRITE, ONCE, EDQUOT},
    {WRITE, ONCE, EINTR},
    {WRITE, SHORT, 0},
    {WRITE, EVER, ENOSPC},
    {SYNC, ONCE, EIO},
    {SYNC, ONCE, ENOSPC},
    {CLOSE, ONCE, EIO},
    {CLOSE, ONCE, ENOSPC},
    {RENAME, ONCE, EIO},
    {RENAME, ONCE, EDQUOT},
    {MAKE, ONCE, ENOSPC},
    {START, ONCE, EAGAIN},
    // only where files are written
    {OPEN, SIGNAL, SIGKILL},
    {WRITE, SIGNAL, SIGKILL},
    {SYNC, SIGNAL, SIGKILL},
    {CLOSE, SIGNAL, SIGKILL},
    {RENAME, SIGNAL, SIGKILL},
    {MAKE, SIGNAL, SIGKILL},
    {OPEN, SIGNAL, SIGTERM},
    {WRITE, SIGNAL, SIGTERM},
    {SYNC, SIGNAL, SIGTERM},
    {CLOSE, SIGNAL, SIGTERM},
    {RENAME, SIGNAL, SIGTERM},
    {MAKE, SIGNAL, SIGTERM},
};
enum { FAULTS = sizeof faults / sizeof *faults };

bool main_runs;

static enum { PLAIN, WHOLE, TREE, STRUCK } state; // STRUCK: the call has failed
static bool of_tree;                              // a tree, or a copy made in one
static bool lists;                                // makes no copies
static struct fault fault;                        // of WHOLE and STRUCK
static int target;                                // the process that it is for
static long at;                                   // its number

static int process, forked, children, threads;
static long counts[CALLS];
static struct timespec frozen;

static int in = -1, out = -1;
static bool writes; // files in BASE/room
static bool alone;  // no faults in what the program forks
static char base[PATH_MAX];

/** What a run says at its end, in memory that it shares with who asked for it. */
static struct {
    size_t blocks;
    char site[256];
} * last_words;

/** Files that the program has mapped and writes through memory. */
static struct mapping {
    void *place;
    size_t size;
    int file;
    off_t from;
} mappings[MOST_MAPPINGS];
static int n_mappings;

/*
 * Talk with the driver. No function of the C library that we stand before ourselves.
 */

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
    char text[TEXT];
    va_list rest;
    va_start(rest, format);
    int n = vsnprintf(text, sizeof text, format, rest);
    va_end(rest);
    if (syscall(SYS_write, out, text, n) != n) abort();
}

/** Adds the bytes of a file to what was said. */
static void say_file(int file, off_t length)
{
    char piece[1 << 15];
    for (off_t done = 0; done < length;) {
        ssize_t n = syscall(SYS_pread64, file, piece, sizeof piece, done);
        if (n <= 0 || syscall(SYS_write, out, piece, n) != n) abort();
        done += n;
    }
}

static void wait_for_driver(void)
{
    char byte;
    while (syscall(SYS_read, in, &byte, 1) < 0 && errno == EINTR) {
    }
}

/** A line, without its end. */
static bool read_line(char line[], size_t size)
{
    size_t n = 0;
    while (n + 1 < size && syscall(SYS_read, in, line + n, 1) == 1) {
        if (line[n] == '\n') {
            line[n] = '\0';
            return true;
        }
        n++;
    }
    return false;
}

/*
 * Copies.
 */

static int open_for_copy(const char *name, int flags)
{
    char path[PATH_MAX + 32];
    snprintf(path, sizeof path, "%s%s", base, name);
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0600);
}

static void copy_bytes(int from, int to)
{
    char piece[1 << 16];
    off_t done = 0;
    ssize_t n;
    while ((n = syscall(SYS_pread64, from, piece, sizeof piece, done)) > 0) {
        if (syscall(SYS_pwrite64, to, piece, n, done) != n) abort();
        done += n;
    }
}

/** A file that is written: what takes its place in the copy; -1 if that is not known. */
static int open_written(int file, const struct stat *about)
{
    char link[64], path[PATH_MAX], *rest;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, path, sizeof path - 1);
    path[n < 0 ? 0 : n] = '\0';
    bool is_ours = strncmp(path, base, strlen(base)) == 0;
    rest = path + (is_ours ? strlen(base) : 0);
    int copy = -1;
    if (about->st_nlink == 0) {
        copy = open_for_copy("", O_TMPFILE | O_RDWR);
    } else if (is_ours && (strcmp(rest, "/out") == 0 || strcmp(rest, "/err") == 0)) {
        copy = open_for_copy(strcmp(rest, "/out") == 0 ? "/copy.out" : "/copy.err",
                             O_RDWR | O_CREAT | O_TRUNC);
    } else if (is_ours && strncmp(rest, "/saved/", 7) == 0) {
        memcpy(rest, "/room/", 6);
        memmove(rest + 6, rest + 7, strlen(rest + 7) + 1);
        return open_for_copy(rest, O_RDWR); // the driver has put it there
    }
    if (copy >= 0) copy_bytes(file, copy);
    return copy;
}

/** Gives the copy an open file of its own for the descriptor, where it would share one that has a
 * place or is written. */
static void part(int file)
{
    struct stat about;
    char link[64];
    int flags = fcntl(file, F_GETFL), kept = fcntl(file, F_GETFD), own = -1;
    if (flags < 0 || fstat(file, &about) != 0) return;
    bool is_written = (flags & O_ACCMODE) != O_RDONLY;
    if (S_ISREG(about.st_mode) && !is_written) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        own = (int)syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC);
    } else if (S_ISREG(about.st_mode)) {
        own = open_written(file, &about);
    } else if (S_ISFIFO(about.st_mode) && is_written && process > 0) {
        own = open_for_copy("/copy.pipe", O_WRONLY | O_CREAT | O_TRUNC);
    } else {
        return;
    }
    if (own < 0) abort();
    if (S_ISREG(about.st_mode)) lseek(own, lseek(file, 0, SEEK_CUR), SEEK_SET);
    dup3(own, file, kept & FD_CLOEXEC ? O_CLOEXEC : 0);
    syscall(SYS_close, own);
}

static void become_copy(const struct fault *chosen)
{
    state = STRUCK;
    fault = *chosen;
    alarm(SECONDS);
    for (int file = 0; file < MOST_FILES; file++)
        part(file);
    for (int i = 0; i < n_mappings; i++) {
        const struct mapping *it = &mappings[i];
        syscall(SYS_mmap, it->place, it->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED,
                it->file, it->from);
    }
}

/** The processor time that a process has had, if it waits for something that is no child of its
 * own, else -1. */
static long idle_since(pid_t copy)
{
    char path[64], text[1024];
    long ticks[2];
    char how;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)copy, (int)copy);
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    ssize_t n = syscall(SYS_read, file, text, 1);
    syscall(SYS_close, file);
    if (n > 0) return -1;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)copy);
    file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    n = syscall(SYS_read, file, text, sizeof text - 1);
    syscall(SYS_close, file);
    text[n < 0 ? 0 : n] = '\0';
    const char *end = strrchr(text, ')');
    const char *format = " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld";
    if (!end || sscanf(end + 1, format, &how, &ticks[0], &ticks[1]) != 3 || how != 'S') return -1;
    return ticks[0] + ticks[1];
}

/** The wait status of a copy. One of a child may wait for itself for ever, as GLib's where memory
 * ends: its time is up when it is seen to do nothing. */
static int wait_for_copy(pid_t copy)
{
    int status, handle = process > 0 ? (int)syscall(SYS_pidfd_open, copy, 0) : -1;
    struct pollfd end = {.fd = handle, .events = POLLIN};
    for (long before = -1; handle >= 0 && poll(&end, 1, PATIENCE) == 0;) {
        long now = idle_since(copy);
        if (now >= 0 && now == before) kill(copy, SIGALRM);
        before = now;
    }
    while (REAL(waitpid)(copy, &status, 0) < 0) {
    }
    if (handle >= 0) syscall(SYS_close, handle);
    return status;
}

static uint64_t hash_of(int file)
{
    unsigned char piece[1 << 15];
    uint64_t hash = 0xcbf29ce484222325; // FNV-1a
    off_t done = 0;
    ssize_t n;
    while ((n = syscall(SYS_pread64, file, piece, sizeof piece, done)) > 0) {
        for (ssize_t i = 0; i < n; i++)
            hash = (hash ^ piece[i]) * 0x100000001b3;
        done += n;
    }
    return hash;
}

static off_t length_of(int file)
{
    struct stat about;
    return fstat(file, &about) == 0 ? about.st_size : 0;
}

static void tell_end(const char *name, int status)
{
    if (process > 0) {
        int answer = open_for_copy("/copy.pipe", O_RDWR | O_CREAT);
        say("answer %s %d %016" PRIx64 "\n", name, status, hash_of(answer));
        syscall(SYS_close, answer);
        return;
    }
    int output = open_for_copy("/copy.out", O_RDWR | O_CREAT);
    int messages = open_for_copy("/copy.err", O_RDWR | O_CREAT);
    off_t lengths[] = {length_of(output), length_of(messages)};
    say("end %s %d %jd %jd %zu %s\n", name, status, (intmax_t)lengths[0], (intmax_t)lengths[1],
        last_words->blocks, last_words->site);
    say_file(output, lengths[0]);
    say_file(messages, lengths[1]);
    syscall(SYS_close, output);
    syscall(SYS_close, messages);
    if (writes) wait_for_driver();
}

/*
 * For a build that counts its coverage (tests/lib/coverage.c). FAULT_SEEN names a file of zeros
 * that all runs share: memory then fails but once for all calls that come from the same eight
 * places of the program.
 */

enum { FRAMES = 40, NEAREST = 8, SEEN = 1 << 20 };

static unsigned char *seen;
static uintptr_t program_start, program_size;

static int find_program(struct dl_phdr_info *library, size_t size, void *context)
{
    (void)size, (void)context;
    program_start = library->dlpi_addr;
    for (int i = 0; i < library->dlpi_phnum; i++) {
        if (library->dlpi_phdr[i].p_type != PT_LOAD) continue;
        program_size = library->dlpi_phdr[i].p_vaddr + library->dlpi_phdr[i].p_memsz;
    }
    return 1; // the first one is the program
}

static void open_seen(void)
{
    const char *path = getenv("FAULT_SEEN");
    void *frames[2];
    if (!path) return;
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
    if (file < 0) abort();
    seen = (void *)syscall(SYS_mmap, NULL, SEEN, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    syscall(SYS_close, file);
    dl_iterate_phdr(find_program, NULL);
    backtrace(frames, 2); // what it loads is loaded now
}

/** Whether nobody has come here on this way. */
static bool is_new(void)
{
    void *frames[FRAMES];
    uint64_t hash = 14695981039346656037u;
    int n = backtrace(frames, FRAMES), near = 0;
    for (int i = 0; i < n && near < NEAREST; i++) {
        uintptr_t place = (uintptr_t)frames[i] - program_start;
        if (place >= program_size) continue;
        hash = (hash ^ place) * 1099511628211u;
        near++;
    }
    hash ^= hash >> 32;
    unsigned char *byte = &seen[hash / 8 % SEEN], bit = (unsigned char)(1u << hash % 8);
    bool found = *byte & bit;
    *byte |= bit;
    return !found;
}

/** No call fails from now on: the program is at its end, and keeps its counts. */
void end_faults(void)
{
    state = PLAIN;
}

/** Lets copies fail; the fault if this is one of them, NULL in the process that goes on. */
static const struct fault *branch(enum call call, long now)
{
    bool is_parted = children == 0 && (threads == 0 || process > 0) && !lists;
    if (seen && call == MEMORY && !is_new()) return NULL;
    for (int i = 0; i < FAULTS; i++) {
        const struct fault *chosen = &faults[i];
        char name[64];
        if (chosen->call != call || (chosen->way == SIGNAL && (!writes || process > 0))) continue;
        snprintf(name, sizeof name, "%d %s %ld %s %d", process, call_names[call], now,
                 way_names[chosen->way], chosen->error);
        if (!is_parted) {
            say("later %s\n", name);
            continue;
        }
        if (writes && process == 0) {
            say("copy\n");
            wait_for_driver();
        }
        memset(last_words, 0, sizeof *last_words);
        // not by fork of the C library: whoever holds a lock is known by the number of its thread,
        // which is to stay
        pid_t copy = (pid_t)syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
        if (copy == 0) {
            become_copy(chosen);
            return &fault;
        }
        int status = wait_for_copy(copy);
        bool misses_threads = threads > 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
        if (misses_threads) say("later %s\n", name);
        else tell_end(name, status);
    }
    return NULL;
}

const struct fault *fault_of(enum call call)
{
    if (!main_runs || process < 0 || (alone && process > 0)) return NULL;
    int kept = errno;
    const struct fault *found = NULL;
    if (state == STRUCK) {
        found = fault.way == EVER && fault.call == call ? &fault : NULL;
    } else if (state != PLAIN) {
        long now = __atomic_add_fetch(&counts[call], 1, __ATOMIC_SEQ_CST);
        if (state == TREE) {
            found = branch(call, now);
        } else if (process == target && fault.call == call && now == at) {
            state = STRUCK;
            found = &fault;
        }
    }
    if (found && found->way == SIGNAL) kill(getpid(), found->error);
    errno = kept;
    return found;
}

/*
 * Processes, threads, memory that is shared, time.
 */

static bool starts_not(void)
{
    if (!fault_of(START)) return false;
    errno = fault.error;
    return true;
}

pid_t fork(void)
{
    if (starts_not()) return -1;
    pid_t child = REAL(fork)();
    if (child == 0) {
        process = process == 0 ? forked + 1 : -1;
        children = threads = 0;
        memset(counts, 0, sizeof counts);
    } else if (child > 0) {
        forked++;
        children++;
    }
    return child;
}

pid_t waitpid(pid_t child, int *status, int options)
{
    pid_t found = REAL(waitpid)(child, status, options);
    if (found > 0) children--;
    return found;
}

int pipe(int ends[2])
{
    return starts_not() ? -1 : REAL(pipe)(ends);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*work)(void *), void *task)
{
    if (fault_of(START)) return EAGAIN;
    threads++;
    int failed = REAL(pthread_create)(thread, how, work, task);
    if (failed) threads--;
    return failed;
}

int pthread_join(pthread_t thread, void **result)
{
    int failed = REAL(pthread_join)(thread, result);
    if (!failed) threads--;
    return failed;
}

/** A copy must not write into what the process goes on with: nobody else shares it while there are
 * no children. */
void *mmap(void *place, size_t size, int rights, int flags, int file, off_t from)
{
    if (flags & MAP_ANONYMOUS && fault_of(MEMORY)) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    if (of_tree && flags & MAP_ANONYMOUS && flags & MAP_SHARED) {
        flags = (flags & ~MAP_SHARED) | MAP_PRIVATE;
    }
    void *memory = (void *)syscall(SYS_mmap, place, size, rights, flags, file, from);
    bool is_written = flags & MAP_SHARED && !(flags & MAP_ANONYMOUS) && rights & PROT_WRITE;
    if (is_written && memory != MAP_FAILED) {
        if (n_mappings == MOST_MAPPINGS) abort();
        mappings[n_mappings++] = (struct mapping){memory, size, file, from};
    }
    return memory;
}

int munmap(void *place, size_t size)
{
    for (int i = 0; i < n_mappings; i++) {
        if (mappings[i].place == place) mappings[i] = mappings[--n_mappings];
    }
    return (int)syscall(SYS_munmap, place, size);
}

void *mmap64(void *place, size_t size, int rights, int flags, int file, off_t from)
{
    return mmap(place, size, rights, flags, file, from);
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
    if (of_tree && clock == CLOCK_MONOTONIC) {
        frozen.tv_nsec += 1000;
        if (frozen.tv_nsec >= 1000000000) frozen = (struct timespec){.tv_sec = frozen.tv_sec + 1};
        *time = frozen;
        return 0;
    }
    return (int)syscall(SYS_clock_gettime, clock, time);
}

/*
 * The runs.
 */

/** The end of main: what it left. The libraries need not clean up as well. */
static void take_leave(int status, void *nothing)
{
    (void)nothing;
    if (process != 0) return;
    struct leaks leaks = count_leaks();
    last_words->blocks = leaks.blocks;
    Dl_info about;
    if (leaks.blocks > 0 && dladdr(leaks.site, &about)) {
        snprintf(last_words->site, sizeof last_words->site, "%s+%#tx", about.dli_fname,
                 (char *)leaks.site - (char *)about.dli_fbase);
    }
    state = PLAIN;
    fflush(NULL);
    void (*keep_counts)(void) = (void (*)(void))dlsym(RTLD_DEFAULT, "__gcov_dump");
    if (keep_counts) keep_counts();
    _exit(status);
}

static void send_to(int stream, const char *name)
{
    int file = open_for_copy(name, O_RDWR | O_CREAT | O_TRUNC);
    dup2(file, stream);
    syscall(SYS_close, file);
}

static int find(const char *name, const char *const names[], int n)
{
    for (int i = 0; i < n; i++) {
        if (strcmp(name, names[i]) == 0) return i;
    }
    abort();
}

static void prepare(const char *request)
{
    char call[16], way[16];
    int n = sscanf(request, "%d %15s %ld %15s %d", &target, call, &at, way, &fault.error);
    of_tree = strcmp(request, "tree") == 0;
    lists = strcmp(request, "list") == 0;
    if (n == 5) {
        fault.call = (enum call)find(call, call_names, CALLS);
        fault.way = (enum way)find(way, way_names, sizeof way_names / sizeof *way_names);
    }
    send_to(STDOUT_FILENO, "/out");
    send_to(STDERR_FILENO, "/err");
    if (!of_tree) alarm(SECONDS);
    state = of_tree || lists ? TREE : n == 5 ? WHOLE : PLAIN;
}

/** Waits for runs to be asked for; returns in the process of one. */
static void serve(void)
{
    char line[256];
    while (read_line(line, sizeof line)) {
        int status;
        memset(last_words, 0, sizeof *last_words);
        pid_t run = REAL(fork)();
        if (run == 0) {
            prepare(line);
            return;
        }
        while (REAL(waitpid)(run, &status, 0) < 0) {
        }
        say("done %d %zu %s\n", status, last_words->blocks, last_words->site);
    }
    _exit(0);
}

static int (*real_main)(int, char **, char **);

static int shimmed_main(int n, char *arguments[], char *environment[])
{
    const char *wanted = getenv("FAULT_SERVE");
    char how[32] = "";
    int asked, answers;
    if (wanted && sscanf(wanted, "%d %d %4095s %31s", &asked, &answers, base, how) >= 3) {
        writes = strstr(how, "writes") != NULL;
        alone = strstr(how, "alone") != NULL;
        only_own = strstr(how, "own") != NULL;
        in = fcntl(asked, F_DUPFD_CLOEXEC, OWN);
        out = fcntl(answers, F_DUPFD_CLOEXEC, OWN);
        syscall(SYS_close, asked);
        syscall(SYS_close, answers);
        unsetenv("FAULT_SERVE"); // a program that is called in turn has no faults of its own
        unsetenv("LD_PRELOAD");
        last_words = mmap(NULL, sizeof *last_words, PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        open_seen();
        serve();
        syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &frozen);
        on_exit(take_leave, NULL);
        main_runs = true;
    }
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
