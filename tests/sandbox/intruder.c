/*
 * intruder: code of an attacker in the program, as a flaw in a library would let it in. To be
 * loaded by LD_PRELOAD; when the graph has been read, and again in the child that draws, it tries
 * what it has no business to do, and writes a line "WHERE WHAT ERRNO" for each to the descriptor
 * INTRUDER_OUT (0: it succeeded).
 *
 * INTRUDER_ROOM: a folder that the command line does not name, with a file "secret".
 *
 * INTRUDER_GRAPH: the graph file.
 *
 * With INTRUDER_KERNEL=old the kernel knows neither Landlock nor seccomp.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *where;

static void note(const char *what, int failed)
{
    const char *out = getenv("INTRUDER_OUT");
    dprintf(out ? atoi(out) : 2, "%s %s %d\n", where, what, failed ? errno : 0);
}

static void note_file(const char *what, int file)
{
    note(what, file < 0);
    if (file >= 0) close(file);
}

static const char *in_room(const char *name)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", getenv("INTRUDER_ROOM"), name);
    return path;
}

static void try_files(void)
{
    const char *graph = getenv("INTRUDER_GRAPH");
    note_file("read-secret", open(in_room("secret"), O_RDONLY));
    note_file("list-folder", open(getenv("INTRUDER_ROOM"), O_RDONLY | O_DIRECTORY));
    note_file("make-file", open(in_room("new"), O_WRONLY | O_CREAT, 0600));
    note("make-folder", mkdir(in_room("folder"), 0700));
    note("make-link", symlink("secret", in_room("link")));
    note("remove-file", unlink(in_room("doomed")));
    note_file("write-graph", open(graph, O_WRONLY));
    note("shorten-graph", truncate(graph, 1 << 20));
    note_file("passwords", open("/etc/passwd", O_RDONLY));
    note("graph-itself", open(graph, O_RDONLY) < 0);
}

static void try_programs(void)
{
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(errno);
    }
    int status = 0;
    waitpid(child, &status, 0);
    errno = WEXITSTATUS(status);
    note("run-program", errno != 0);
}

static void try_network(void)
{
    struct sockaddr_in port = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int made = socket(AF_INET, SOCK_STREAM, 0);
    note("socket", made < 0);
    if (made >= 0) note_file("bind", bind(made, (struct sockaddr *)&port, sizeof port) ? -1 : made);
    else note("bind", 1);
    note_file("datagram", socket(AF_INET, SOCK_DGRAM, 0));
    note_file("local-socket", socket(AF_UNIX, SOCK_STREAM, 0));
}

static void try_processes(void)
{
    pid_t outside = getppid(); // of the first process: the test
    char byte;
    struct iovec here = {&byte, 1}, there = {&outside, 1};
    note("read-process", process_vm_readv(getpid(), &here, 1, &there, 1, 0) < 0);
    note("signal-outside", where[0] == 'r' ? kill(outside, 0) : kill(getpgid(0), 0));
    note("new-namespace", unshare(CLONE_NEWUSER));
    note("keyring", syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_PROCESS_KEYRING, 1) < 0);
    note("ring", syscall(SYS_io_uring_setup, 0, NULL) < 0);
    char key = 'x';
    note("type-keys", ioctl(STDIN_FILENO, TIOCSTI, &key));
    note("trace", ptrace(PTRACE_PEEKDATA, getpid(), NULL, NULL) < 0); // else: no such process
}

static void intrude(const char *place)
{
    if (where && strcmp(where, place) == 0) return;
    where = place;
    try_files();
    try_programs();
    try_network();
    try_processes();
}

void cJSON_Delete(void *item)
{
    ((void (*)(void *))dlsym(RTLD_NEXT, "cJSON_Delete"))(item);
    if (!where) intrude("reading");
}

void *agopen(char *name, unsigned kind, void *discipline)
{
    typedef void *opens(char *, unsigned, void *);
    intrude("drawing");
    return ((opens *)dlsym(RTLD_NEXT, "agopen"))(name, kind, discipline);
}

static int is_old(void)
{
    const char *kernel = getenv("INTRUDER_KERNEL");
    return kernel && strcmp(kernel, "old") == 0;
}

long syscall(long number, ...)
{
    typedef long calls(long, ...);
    va_list rest;
    va_start(rest, number);
    long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long),
         d = va_arg(rest, long), e = va_arg(rest, long);
    va_end(rest);
    if (is_old() && number >= 444 && number <= 446) {
        errno = ENOSYS;
        return -1;
    }
    return ((calls *)dlsym(RTLD_NEXT, "syscall"))(number, a, b, c, d, e);
}

int prctl(int option, ...)
{
    typedef int calls(int, ...);
    va_list rest;
    va_start(rest, option);
    long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long),
         d = va_arg(rest, long);
    va_end(rest);
    if (is_old() && option == PR_SET_SECCOMP) {
        errno = EINVAL;
        return -1;
    }
    return ((calls *)dlsym(RTLD_NEXT, "prctl"))(option, a, b, c, d);
}
