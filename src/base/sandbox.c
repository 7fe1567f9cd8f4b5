/*
 * Landlock (landlock(7)) for files and TCP, seccomp (seccomp(2)) for the rest. Both need no rights
 * and cannot be undone. Constants of Landlock that are newer than a distribution's headers are
 * given here, by the kernel's userspace-api/landlock.rst; a kernel is asked what it knows.
 */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <link.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined __linux__ && (defined __x86_64__ || defined __aarch64__)

/*
 * Files.
 */

enum {
    CREATE_RULESET = 444, // the same on all architectures
    ADD_RULE = 445,
    RESTRICT_SELF = 446,
    ASK_VERSION = 1,
    PATH_BENEATH = 1,
};

enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    TRUNCATE = 1 << 14,
};

struct ruleset {
    uint64_t files, network, scopes;
};

struct beneath {
    uint64_t rights;
    int32_t folder;
} __attribute__((packed));

/** The rights that a version of Landlock can withhold. */
static struct ruleset known_to(int version)
{
    static const uint64_t most_files[] = {0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff};
    enum { N = sizeof most_files / sizeof *most_files };
    return (struct ruleset){.files = most_files[version < N ? version - 1 : N - 1],
                            .network = version >= 4 ? 3 : 0, // bind and connect, TCP
                            .scopes = version >= 6 ? 3 : 0}; // abstract sockets, signals
}

static size_t size_for(int version)
{
    if (version < 4) return offsetof(struct ruleset, network);
    return version < 6 ? offsetof(struct ruleset, scopes) : sizeof(struct ruleset);
}

void acg_sandbox_open(struct acg_sandbox *sandbox)
{
    sandbox->rules = -1;
    sandbox->version = (int)syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    if (sandbox->version < 1) return;
    struct ruleset all = known_to(sandbox->version);
    sandbox->rules = (int)syscall(CREATE_RULESET, &all, size_for(sandbox->version), 0);
}

void acg_sandbox_allow(struct acg_sandbox *sandbox, const char *path, unsigned rights)
{
    struct stat info;
    int file = sandbox->rules < 0 ? -1 : open(path, O_PATH | O_CLOEXEC);
    if (file < 0) return;
    uint64_t granted = rights & ACG_SANDBOX_READ ? READ_FILE | READ_DIR : 0;
    if (rights & ACG_SANDBOX_RUN) granted |= READ_FILE | EXECUTE;
    if (rights & ACG_SANDBOX_WRITE) { // a temporary file is opened both ways
        granted |= READ_FILE;
        granted |= WRITE_FILE | TRUNCATE | MAKE_REG | REMOVE_FILE | READ_DIR;
    }
    if (rights & ACG_SANDBOX_FOLDERS) granted |= MAKE_DIR | REMOVE_DIR;
    if (fstat(file, &info) == 0 && !S_ISDIR(info.st_mode))
        granted &= EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE;
    struct beneath rule = {granted & known_to(sandbox->version).files, file};
    (void)syscall(ADD_RULE, sandbox->rules, PATH_BENEATH, &rule, 0);
    close(file);
}

/** The folder of a library, unless it is that of the one before. */
struct libraries {
    struct acg_sandbox *sandbox;
    char last[PATH_MAX];
};

static int allow_library(struct dl_phdr_info *library, size_t size, void *context)
{
    struct libraries *libraries = context;
    const char *slash = strrchr(library->dlpi_name, '/');
    size_t length = slash ? (size_t)(slash - library->dlpi_name) : 0;
    (void)size;
    if (length == 0 || length >= PATH_MAX) return 0;
    if (strncmp(libraries->last, library->dlpi_name, length) == 0 &&
        libraries->last[length] == '\0') {
        return 0;
    }
    memcpy(libraries->last, library->dlpi_name, length);
    libraries->last[length] = '\0';
    acg_sandbox_allow(libraries->sandbox, libraries->last, ACG_SANDBOX_READ);
    return 0;
}

void acg_sandbox_allow_libraries(struct acg_sandbox *sandbox)
{
    struct libraries libraries = {.sandbox = sandbox};
    dl_iterate_phdr(allow_library, &libraries);
}

/*
 * Calls of the system.
 */

#ifdef __x86_64__
enum { ARCHITECTURE = (int)AUDIT_ARCH_X86_64, MOST_CALLS = 0x3fffffff }; // beyond: the x32 ABI
#else
enum { ARCHITECTURE = (int)AUDIT_ARCH_AARCH64, MOST_CALLS = INT_MAX };
#endif

/** What no verb ever asks for. */
static const int refused[] = {
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_pidfd_getfd,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_open_tree,
    SYS_move_mount,
    SYS_fsopen,
    SYS_fsmount,
    SYS_open_by_handle_at,
    SYS_swapon,
    SYS_swapoff,
    SYS_reboot,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_acct,
    SYS_quotactl,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_clock_adjtime,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_fanotify_init,
    SYS_capset,
    SYS_mknodat,
#ifndef __SANITIZE_ADDRESS__ // whose leak check stops the threads of its process by it
    SYS_ptrace,
#endif
};

enum { N_REFUSED = sizeof refused / sizeof *refused };

/** A filter under construction. */
struct program {
    struct sock_filter lines[2 * N_REFUSED + 32];
    size_t count;
};

static void add(struct program *program, unsigned code, uint32_t value, size_t yes, size_t no)
{
    program->lines[program->count++] =
        (struct sock_filter){(uint16_t)code, (uint8_t)yes, (uint8_t)no, value};
}

static void answer(struct program *program, uint32_t verdict)
{
    add(program, BPF_RET | BPF_K, verdict, 0, 0);
}

/** Refuses the call whose number is at hand if it is this one. */
static void refuse(struct program *program, int call)
{
    add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
    answer(program, SECCOMP_RET_ERRNO | EPERM);
}

static void load(struct program *program, size_t offset)
{
    add(program, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static bool filter_calls(bool keeps_network)
{
    struct program program = {.count = 0};
    load(&program, offsetof(struct seccomp_data, arch));
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)ARCHITECTURE, 1, 0);
    answer(&program, SECCOMP_RET_ERRNO | EPERM);
    load(&program, offsetof(struct seccomp_data, nr));
    add(&program, BPF_JMP | BPF_JGT | BPF_K, MOST_CALLS, 0, 1);
    answer(&program, SECCOMP_RET_ERRNO | ENOSYS);
    for (size_t i = 0; i < N_REFUSED; i++)
        refuse(&program, refused[i]);
    if (!keeps_network) refuse(&program, SYS_socket);
    if (!keeps_network) refuse(&program, SYS_socketpair);
    // keys typed into a terminal on behalf of its user
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 4);
    load(&program, offsetof(struct seccomp_data, args) + sizeof(uint64_t)); // its lower half
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 1, 0);
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, TIOCLINUX, 0, 1);
    answer(&program, SECCOMP_RET_ERRNO | EPERM);
    answer(&program, SECCOMP_RET_ALLOW);
    struct sock_fprog filter = {(unsigned short)program.count, program.lines};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

unsigned acg_sandbox_close(struct acg_sandbox *sandbox, bool keeps_network)
{
    unsigned given_up = 0;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        if (sandbox->rules >= 0 && !keeps_network &&
            syscall(RESTRICT_SELF, sandbox->rules, 0) == 0) {
            given_up |= ACG_SANDBOX_FILES;
        }
        if (filter_calls(keeps_network))
            given_up |= keeps_network ? ACG_SANDBOX_CALLS : ACG_SANDBOX_CALLS | ACG_SANDBOX_NETWORK;
    }
    if (sandbox->rules >= 0) close(sandbox->rules);
    sandbox->rules = -1;
    return given_up;
}

#else // no such thing here

void acg_sandbox_open(struct acg_sandbox *sandbox)
{
    *sandbox = (struct acg_sandbox){.rules = -1};
}

void acg_sandbox_allow(struct acg_sandbox *sandbox, const char *path, unsigned rights)
{
    (void)sandbox;
    (void)path;
    (void)rights;
}

void acg_sandbox_allow_libraries(struct acg_sandbox *sandbox)
{
    (void)sandbox;
}

unsigned acg_sandbox_close(struct acg_sandbox *sandbox, bool keeps_network)
{
    (void)sandbox;
    (void)keeps_network;
    return 0;
}

#endif
