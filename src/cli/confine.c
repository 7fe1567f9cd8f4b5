#include "cli/confine.h"

#include "base/report.h"
#include "base/sandbox.h"
#include "base/scratch.h"
#include "cli/graph_option.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ = ACG_SANDBOX_READ, WRITE = ACG_SANDBOX_WRITE };

/** What libraries read: themselves, fonts, the processors. */
static void allow_system(struct acg_sandbox *sandbox)
{
    static const char *const read_only[] = {
        "/usr",
        "/lib",
        "/lib64",
        "/etc/ld.so.cache",
        "/etc/fonts",
        "/etc/localtime",
        "/etc/locale.alias",
        "/proc",
        "/dev/urandom",
        "/dev/random",
        "/dev/zero",
        "/sys/devices/system",
        "/var/cache/fontconfig",
    };
    for (size_t i = 0; i < sizeof read_only / sizeof *read_only; i++)
        acg_sandbox_allow(sandbox, read_only[i], READ);
    acg_sandbox_allow(sandbox, "/dev/null", WRITE);
    acg_sandbox_allow_libraries(sandbox);
}

/** A file that is there; a database also has its log. */
static void allow_file(struct acg_sandbox *sandbox, const char *path)
{
    static const char *const companions[] = {"-wal", "-shm", "-journal"};
    char beside[PATH_MAX];
    if (access(path, F_OK) != 0) return;
    acg_sandbox_allow(sandbox, path, READ);
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        if (strlen(path) + sizeof "-journal" > sizeof beside) return;
        strcat(strcpy(beside, path), companions[i]);
        acg_sandbox_allow(sandbox, beside, READ);
    }
}

/** What a word of the command line names, if that is a file: NAME, or NAME@TIME. */
static void allow_input(struct acg_sandbox *sandbox, const char *word)
{
    char path[PATH_MAX];
    const char *at = strrchr(word, '@');
    allow_file(sandbox, word);
    if (!at || (size_t)(at - word) >= sizeof path) return;
    memcpy(path, word, (size_t)(at - word));
    path[at - word] = '\0';
    allow_file(sandbox, path);
}

/** The folder of a file; of "out/%Y/net.svg" the part that is the same for all windows. */
static void find_folder(const char *path, char folder[PATH_MAX])
{
    size_t length = strnlen(path, PATH_MAX - 1);
    const char *sign = memchr(path, '%', length);
    if (sign) length = (size_t)(sign - path);
    while (length > 0 && path[length - 1] != '/')
        length--;
    memcpy(folder, length > 0 ? path : "./", length > 0 ? length : 2);
    folder[length > 0 ? length : 2] = '\0';
}

/** Leave for the file that an option names and a temporary one beside it; of a device or pipe for
 * nothing else. */
static void allow_output(struct acg_sandbox *sandbox, const char *path, unsigned rights)
{
    char folder[PATH_MAX];
    struct stat info;
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        acg_sandbox_allow(sandbox, path, rights);
        return;
    }
    find_folder(path, folder);
    acg_sandbox_allow(sandbox, folder, rights);
}

/** Leave to start what stands in the folders of PATH: gnuplot. */
static void allow_programs(struct acg_sandbox *sandbox)
{
    static const char *const libraries[] = {"/usr", "/lib", "/lib64"}; // with the dynamic linker
    char folder[PATH_MAX];
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        acg_sandbox_allow(sandbox, libraries[i], ACG_SANDBOX_RUN);
    for (const char *at = getenv("PATH"); at && *at; at += *at == ':') {
        size_t length = strcspn(at, ":");
        if (length > 0 && length < sizeof folder) {
            memcpy(folder, at, length);
            folder[length] = '\0';
            acg_sandbox_allow(sandbox, folder, ACG_SANDBOX_RUN);
        }
        at += length;
    }
}

/** Leave for temporary files that have no name: cairo's, of EPS. */
static void allow_temporary(struct acg_sandbox *sandbox, const char *value)
{
    const char *ending = strrchr(value, '.');
    if (strcasecmp(ending ? ending + 1 : value, "eps") == 0)
        acg_sandbox_allow(sandbox, P_tmpdir, WRITE);
}

/** Whether something is to be had from a server. */
static bool wants_network(const struct acg_args *args)
{
    for (size_t i = 0; i < args->n_given; i++) {
        const struct acg_given *given = &args->given[i];
        if (given->option->opens & ACG_OPENS_SERVER) return true;
        if (given->value && strncasecmp(given->value, "odbc:", 5) == 0) return true;
    }
    for (size_t i = 0; i < args->n_operands; i++) {
        if (strncasecmp(args->operands[i], "odbc:", 5) == 0) return true;
    }
    const char *usual = getenv("ACTORGRAPH_GRAPH");
    return usual && strncasecmp(usual, "odbc:", 5) == 0;
}

static void allow_words(const struct acg_args *args, struct acg_sandbox *sandbox)
{
    bool runs = false;
    for (size_t i = 0; i < args->n_operands; i++)
        allow_input(sandbox, args->operands[i]);
    for (size_t i = 0; i < args->n_given; i++) {
        const struct acg_given *given = &args->given[i];
        unsigned opens = given->option->opens;
        if (!given->value) continue;
        allow_input(sandbox, given->value);
        allow_temporary(sandbox, given->value);
        if (opens & WRITE) allow_output(sandbox, given->value, opens);
        if (opens & ACG_OPENS_SCRATCH) {
            acg_sandbox_allow(sandbox, acg_scratch_folder(NULL), WRITE);
        }
        runs |= (opens & ACG_SANDBOX_RUN) != 0;
    }
    if (runs) allow_programs(sandbox);
}

/** Says what the kernel could not close, to who asked for it. */
static void warn(unsigned given_up, acg_report *report)
{
    if (!(given_up & ACG_SANDBOX_FILES)) {
        acg_warn(report, NULL,
                 "--sandbox on: files are open to this program as before: the kernel "
                 "has no Landlock, or a server is asked");
    }
    if (!(given_up & ACG_SANDBOX_CALLS)) {
        acg_warn(report, NULL,
                 "--sandbox on: no call of the system is withheld: the kernel has no seccomp");
    }
}

void acg_cli_confine(const struct acg_args *args, acg_report *report)
{
    struct acg_sandbox sandbox;
    const char *usual = getenv("ACTORGRAPH_GRAPH");
    if (acg_args_choice(args, "sandbox", 0) == 1) return;
    acg_sandbox_open(&sandbox);
    allow_system(&sandbox);
    if (usual) allow_input(&sandbox, usual);
    acg_cli_allow_bundled(&sandbox);
    allow_words(args, &sandbox);
    unsigned given_up = acg_sandbox_close(&sandbox, wants_network(args));
    if (acg_args_has(args, "sandbox")) warn(given_up, report);
}
