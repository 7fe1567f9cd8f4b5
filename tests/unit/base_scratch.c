// Files without a name, and what is left when a signal comes.
#define _GNU_SOURCE // O_TMPFILE; NOLINT(bugprone-reserved-identifier)
#include "base/scratch.h"

#include "base/remains.h"
#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

// The linker sends these calls of the library here (tests/CMakeLists.txt).
int __real_open(const char *path, int flags, ...);
ssize_t __real_pwrite(int file, const void *bytes, size_t length, off_t at);
ssize_t __real_pread(int file, void *bytes, size_t length, off_t at);
int __wrap_open(const char *path, int flags, mode_t mode);
ssize_t __wrap_pwrite(int file, const void *bytes, size_t length, off_t at);
ssize_t __wrap_pread(int file, void *bytes, size_t length, off_t at);

static int no_nameless;        // what a file system says that has no such files; 0: it has
static int interruptions;      // calls that a signal interrupts
static bool is_slow, is_stuck; // one byte at a time; none

int __wrap_open(const char *path, int flags, mode_t mode)
{
    if (no_nameless == 0 || (flags & O_TMPFILE) != O_TMPFILE) return __real_open(path, flags, mode);
    errno = no_nameless;
    return -1;
}

static bool is_interrupted(void)
{
    errno = EINTR;
    return interruptions > 0 && interruptions-- > 0;
}

ssize_t __wrap_pwrite(int file, const void *bytes, size_t length, off_t at)
{
    if (is_interrupted()) return -1;
    return is_stuck ? 0 : __real_pwrite(file, bytes, is_slow ? 1 : length, at);
}

ssize_t __wrap_pread(int file, void *bytes, size_t length, off_t at)
{
    return is_interrupted() ? -1 : __real_pread(file, bytes, is_slow ? 1 : length, at);
}

static void says(acg_status status, acg_report *report, const char *file, const char *text)
{
    assert_int_equal(status, ACG_FAILED);
    assert_int_equal(acg_report_count(report), 1);
    assert_string_equal(acg_report_get(report, 0)->file, file);
    assert_string_equal(acg_report_get(report, 0)->text, text);
    acg_report_free(report);
}

// ---- scratch ----

static void what_is_written_is_read(void **state)
{
    (void)state;
    int file;
    char bytes[8] = "";
    struct stat about;
    assert_int_equal(acg_scratch_open("/tmp", &file, NULL), ACG_OK);
    assert_int_equal(fstat(file, &about), 0);
    assert_int_equal(about.st_nlink, 0); // it has no name
    assert_int_equal(acg_scratch_write(file, NULL, 5, "words", 5, NULL), ACG_OK);
    assert_int_equal(acg_scratch_write(file, NULL, 3, "", 0, NULL), ACG_OK);
    assert_int_equal(acg_scratch_read(file, NULL, 4, bytes, 6, NULL), ACG_OK);
    assert_memory_equal(bytes, "\0words", 6);
    acg_report *report = acg_report_new();
    says(acg_scratch_read(file, NULL, 6, bytes, 6, report), report, "temporary file",
         "ends before its end");
    report = acg_report_new();
    says(acg_scratch_read(file, "x.state", 100, bytes, 1, report), report, "x.state",
         "ends before its end");
    close(file);
}

static void the_folder_is_the_usual_one(void **state)
{
    (void)state;
    char *before = getenv("TMPDIR") ? strdup(getenv("TMPDIR")) : NULL;
    unsetenv("TMPDIR");
    assert_string_equal(acg_scratch_folder(NULL), "/tmp");
    setenv("TMPDIR", "", 1);
    assert_string_equal(acg_scratch_folder(NULL), "/tmp");
    setenv("TMPDIR", "/var/tmp", 1);
    assert_string_equal(acg_scratch_folder(NULL), "/var/tmp");
    assert_string_equal(acg_scratch_folder("here"), "here");
    unsetenv("TMPDIR");
    if (before) setenv("TMPDIR", before, 1);
    free(before);
}

/** A file system that has no files without a name: one of devices or processes will do. */
static void a_folder_that_cannot(void **state)
{
    (void)state;
    int file;
    char far[PATH_MAX];
    acg_report *report = acg_report_new();
    says(acg_scratch_open("/nonexistent", &file, report), report, "/nonexistent",
         "temporary file: No such file or directory");
    assert_int_equal(file, -1);
    int probe = open("/proc", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    assert_int_equal(probe, -1);
    report = acg_report_new();
    says(acg_scratch_open("/proc", &file, report), report, "/proc",
         "temporary file: No such file or directory");
    assert_int_equal(file, -1);
    // a path with room for the folder alone
    memset(far, '/', sizeof far);
    memcpy(far + sizeof far - 6, "proc", 5);
    report = acg_report_new();
    assert_int_equal(acg_scratch_open(far, &file, report), ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->text, "temporary file: File name too long");
    acg_report_free(report);
}

static void failures_are_told(void **state)
{
    (void)state;
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0); // has no places
    acg_report *report = acg_report_new();
    says(acg_scratch_write(ends[1], NULL, 0, "x", 1, report), report, "temporary file",
         "Illegal seek");
    report = acg_report_new();
    says(acg_scratch_read(ends[0], "x.state", 0, &byte, 1, report), report, "x.state",
         "Illegal seek");
    close(ends[0]);
    close(ends[1]);
    // written as far as there is room
    int file;
    struct rlimit old, few;
    assert_int_equal(acg_scratch_open(NULL, &file, NULL), ACG_OK);
    getrlimit(RLIMIT_FSIZE, &old);
    few = old;
    few.rlim_cur = 3;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &few);
    report = acg_report_new();
    acg_status status = acg_scratch_write(file, NULL, 0, "words", 5, report);
    setrlimit(RLIMIT_FSIZE, &old);
    says(status, report, "temporary file", "File too large");
    struct stat about;
    assert_int_equal(fstat(file, &about), 0);
    assert_int_equal(about.st_size, 3);
    close(file);
}

/** Made with a name, which is taken away at once. */
static void where_all_files_have_names(void **state)
{
    (void)state;
    static const int reasons[] = {EOPNOTSUPP, EISDIR, EINVAL};
    char own[] = "/tmp/acg-scratch-XXXXXX", byte;
    assert_non_null(mkdtemp(own));
    for (int i = 0; i < 3; i++) {
        int file;
        struct stat about;
        no_nameless = reasons[i];
        assert_int_equal(acg_scratch_open(own, &file, NULL), ACG_OK);
        no_nameless = 0;
        assert_int_equal(fstat(file, &about), 0);
        assert_int_equal(about.st_nlink, 0);
        assert_int_equal(about.st_mode & 0777, 0600);
        assert_true(fcntl(file, F_GETFD) & FD_CLOEXEC);
        assert_int_equal(acg_scratch_write(file, NULL, 0, "x", 1, NULL), ACG_OK);
        assert_int_equal(acg_scratch_read(file, NULL, 0, &byte, 1, NULL), ACG_OK);
        assert_int_equal(byte, 'x');
        close(file);
    }
    no_nameless = EACCES; // another reason is one to stop
    int file;
    acg_report *report = acg_report_new();
    says(acg_scratch_open(own, &file, report), report, own, "temporary file: Permission denied");
    no_nameless = 0;
    assert_int_equal(rmdir(own), 0);
}

static void slow_and_interrupted(void **state)
{
    (void)state;
    int file;
    char bytes[5];
    assert_int_equal(acg_scratch_open(NULL, &file, NULL), ACG_OK);
    is_slow = true;
    interruptions = 3;
    assert_int_equal(acg_scratch_write(file, NULL, 7, "words", 5, NULL), ACG_OK);
    interruptions = 3;
    assert_int_equal(acg_scratch_read(file, NULL, 7, bytes, 5, NULL), ACG_OK);
    assert_memory_equal(bytes, "words", 5);
    is_slow = false;
    is_stuck = true;
    acg_report *report = acg_report_new();
    says(acg_scratch_write(file, NULL, 0, "x", 1, report), report, "temporary file",
         "No space left on device");
    is_stuck = false;
    close(file);
}

// ---- remains ----

static char folder[] = "/tmp/acg-remains-XXXXXX", paths[ACG_REMAINS_FILES][64];

static void make_files(void)
{
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < ACG_REMAINS_FILES; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%d", folder, i);
        close(open(paths[i], O_CREAT | O_WRONLY, 0600));
    }
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/** Does it with standard error in a pipe; what was said. */
static const char *abandon(void)
{
    static char said[3 * PATH_MAX];
    int ends[2], kept = dup(STDERR_FILENO);
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    close(ends[1]);
    acg_remains_abandon();
    dup2(kept, STDERR_FILENO);
    close(kept);
    ssize_t n = read(ends[0], said, sizeof said - 1);
    close(ends[0]);
    said[n > 0 ? n : 0] = '\0';
    return said;
}

static void what_is_left_goes(void **state)
{
    (void)state;
    const char *const files[] = {paths[0], paths[1], paths[2]};
    make_files();
    acg_remains_forget();
    assert_string_equal(abandon(), ""); // nothing was set
    assert_true(exists(paths[0]));
    acg_remains_set(files, 2, NULL, NULL);
    assert_string_equal(abandon(), "");
    assert_true(!exists(paths[0]) && !exists(paths[1]) && exists(paths[2]));
    acg_remains_set((const char *const[]){"/nonexistent/x"}, 1, NULL, "an older line\n");
    acg_remains_set(&files[2], 1, folder, "stopped; go on by --resume\n");
    assert_string_equal(abandon(), "stopped; go on by --resume\n");
    assert_false(exists(folder));
    acg_remains_forget();
    make_files();
    acg_remains_set(files, 3, folder, NULL);
    acg_remains_forget();
    assert_string_equal(abandon(), "");
    assert_true(exists(paths[2]));
    acg_remains_set(files, 3, folder, NULL);
    abandon();
    assert_false(exists(folder));
    acg_remains_forget();
}

/** Half a path would be another file. */
static void long_paths_are_left_out(void **state)
{
    (void)state;
    char far[2 * PATH_MAX + 2];
    make_files();
    memset(far, '/', sizeof far);
    snprintf(far + PATH_MAX - strlen(paths[0]) - 1, PATH_MAX, "%s~", paths[0]);
    assert_int_equal(strlen(far), PATH_MAX);
    const char *const files[] = {far, paths[1], ""};
    acg_remains_set(files, 3, far, NULL);
    assert_string_equal(abandon(), "");
    assert_true(exists(paths[0]) && !exists(paths[1]));
    acg_remains_set(&files[1], 1, NULL, NULL);
    int kept = dup(STDERR_FILENO), full = open("/dev/full", O_WRONLY);
    dup2(full, STDERR_FILENO);
    acg_remains_set((const char *const[]){paths[0], paths[2]}, 2, folder, "not heard\n");
    acg_remains_abandon(); // nobody listens
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(full);
    assert_false(exists(folder));
    acg_remains_forget();
}

static atomic_bool has_come, was_handled;

static void *come(void *context)
{
    acg_remains_hold();
    has_come = true;
    acg_remains_release();
    return context;
}

static void handle(int number)
{
    (void)number;
    was_handled = true;
}

/** Neither a signal of this thread nor a handler in another one comes between. */
static void what_is_held_is_not_torn_apart(void **state)
{
    (void)state;
    pthread_t other;
    signal(SIGUSR1, handle);
    acg_remains_hold();
    assert_int_equal(pthread_create(&other, NULL, come, NULL), 0);
    raise(SIGUSR1);
    usleep(5000);
    assert_false(was_handled);
    assert_false(has_come);
    acg_remains_release();
    assert_true(was_handled);
    assert_int_equal(pthread_join(other, NULL), 0);
    assert_true(has_come);
    signal(SIGUSR1, SIG_DFL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(the_folder_is_the_usual_one),
        cmocka_unit_test(a_folder_that_cannot),
        cmocka_unit_test(failures_are_told),
        cmocka_unit_test(where_all_files_have_names),
        cmocka_unit_test(slow_and_interrupted),
        cmocka_unit_test(what_is_left_goes),
        cmocka_unit_test(long_paths_are_left_out),
        cmocka_unit_test(what_is_held_is_not_torn_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
