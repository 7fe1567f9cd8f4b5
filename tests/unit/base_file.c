// Files: whole or not at all, links kept, nothing left behind, every failure with its reason.
#include "base/file.h"

#include "base/report.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

// The linker sends these calls of the library here (tests/CMakeLists.txt).
ssize_t __real_read(int file, void *bytes, size_t length);
ssize_t __real_pread(int file, void *bytes, size_t length, off_t at);
ssize_t __real_write(int file, const void *bytes, size_t length);
int __real_close(int file);
int __real_fsync(int file);
ssize_t __wrap_read(int file, void *bytes, size_t length);
ssize_t __wrap_pread(int file, void *bytes, size_t length, off_t at);
ssize_t __wrap_write(int file, const void *bytes, size_t length);
int __wrap_close(int file);
int __wrap_fsync(int file);

/** What goes wrong while the library is at work; nothing: zeros. */
static struct {
    int interruptions; // of reads and writes, one after the other
    int reads, closes; // what they fail with: an errno
    off_t most;        // pread gives nothing from here on
    bool writes_stop;  // write takes nothing
    bool is_abandoned; // a signal comes before the file is whole
} trouble;

static bool is_interrupted(void)
{
    errno = EINTR;
    return trouble.interruptions > 0 && trouble.interruptions-- > 0;
}

ssize_t __wrap_read(int file, void *bytes, size_t length)
{
    if (is_interrupted()) return -1;
    errno = trouble.reads;
    return trouble.reads ? -1 : __real_read(file, bytes, length);
}

ssize_t __wrap_pread(int file, void *bytes, size_t length, off_t at)
{
    if (is_interrupted()) return -1;
    bool is_far = trouble.most > 0 && at >= trouble.most;
    return is_far ? 0 : __real_pread(file, bytes, length < 1000000 ? length : 1000000, at);
}

ssize_t __wrap_write(int file, const void *bytes, size_t length)
{
    if (is_interrupted()) return -1;
    return trouble.writes_stop ? 0 : __real_write(file, bytes, length);
}

int __wrap_close(int file)
{
    int result = __real_close(file);
    errno = trouble.closes;
    return trouble.closes ? -1 : result;
}

int __wrap_fsync(int file)
{
    if (trouble.is_abandoned) acg_file_abandon();
    return __real_fsync(file);
}

/** Each test has an empty folder to itself and stands in it. */
static int enter_folder(void **state)
{
    static char folder[32];
    strcpy(folder, "/tmp/acg-file-XXXXXX");
    *state = mkdtemp(folder);
    return *state ? chdir(folder) : -1;
}

static int leave_folder(void **state)
{
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", (char *)*state);
    return chdir("/") || system(command); // NOLINT(cert-env33-c): our own words only
}

/** How many entries the folder at hand has; a temporary file left behind is one more. */
static int entries(void)
{
    DIR *folder = opendir(".");
    int count = -2; // "." and ".."
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static void make(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *path, const char *text)
{
    struct acg_buffer bytes = {0};
    assert_int_equal(acg_file_read(path, 1000000, &bytes, NULL), ACG_OK);
    assert_string_equal(bytes.data, text);
    assert_int_equal(bytes.length, strlen(text));
    acg_buffer_clear(&bytes);
}

static unsigned mode_of(const char *path)
{
    struct stat about;
    assert_int_equal(lstat(path, &about), 0);
    return about.st_mode & 07777;
}

/** Writes and expects a refusal with this file and text. */
static void refuses_to_write(const char *path, const char *text)
{
    acg_report *report = acg_report_new();
    assert_int_equal(acg_file_write(path, "new", 3, report), ACG_FAILED);
    assert_int_equal(acg_report_count(report), 1);
    assert_string_equal(acg_report_get(report, 0)->file, path);
    assert_string_equal(acg_report_get(report, 0)->text, text);
    acg_report_free(report);
}

static void refuses_to_read(const char *path, size_t most, acg_status status, const char *text)
{
    acg_report *report = acg_report_new();
    struct acg_buffer bytes = {0};
    assert_int_equal(acg_file_read(path, most, &bytes, report), status);
    assert_int_equal(acg_report_count(report), 1);
    assert_string_equal(acg_report_get(report, 0)->file, path);
    assert_string_equal(acg_report_get(report, 0)->text, text);
    acg_buffer_clear(&bytes);
    acg_report_free(report);
}

static void reads_whole_files(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 2, 63, 64, 65, 4096, 65535, 65536, 65537, 300000};
    char *text = malloc(300001);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct acg_buffer bytes = {0};
        memset(text, 'x', sizes[i]);
        if (sizes[i] > 2) text[sizes[i] / 2] = '\0'; // a NUL is a byte like any other
        assert_int_equal(acg_file_write("f", text, sizes[i], NULL), ACG_OK);
        assert_int_equal(acg_file_read("f", sizes[i], &bytes, NULL), ACG_OK);
        assert_int_equal(bytes.length, sizes[i]);
        assert_memory_equal(bytes.data, text, sizes[i]);
        assert_int_equal(bytes.data[sizes[i]], 0);
        acg_buffer_clear(&bytes);
        if (sizes[i] == 0) continue;
        assert_int_equal(acg_file_read("f", sizes[i] - 1, &bytes, NULL), ACG_REJECTED);
        acg_buffer_clear(&bytes);
    }
    free(text);
}

static void says_why_it_cannot_read(void **state)
{
    (void)state;
    make("f", "0123456789");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(symlink("loop", "loop"), 0);
    refuses_to_read("missing", 100, ACG_FAILED, "No such file or directory");
    refuses_to_read("missing/f", 100, ACG_FAILED, "No such file or directory");
    refuses_to_read("f/f", 100, ACG_FAILED, "Not a directory");
    refuses_to_read("", 100, ACG_FAILED, "No such file or directory");
    refuses_to_read("folder", 100, ACG_FAILED, "Is a directory");
    refuses_to_read("loop", 100, ACG_FAILED, "Too many levels of symbolic links");
    refuses_to_read("f", 9, ACG_REJECTED,
                    "10 bytes, over the limit of 9; raise it with --max-size");
    refuses_to_read("/dev/zero", 70000, ACG_REJECTED,
                    "over the limit of 70000 bytes; raise it with --max-size");
}

static void reads_files_without_size(void **state)
{
    (void)state;
    struct acg_buffer bytes = {0};
    assert_int_equal(acg_file_read("/dev/null", 0, &bytes, NULL), ACG_OK);
    assert_int_equal(bytes.length, 0);
    assert_string_equal(bytes.data, "");
    acg_buffer_clear(&bytes);
    if (access("/proc/self/status", R_OK) != 0) return; // of size 0, and yet with bytes
    assert_int_equal(acg_file_read("/proc/self/status", 1000000, &bytes, NULL), ACG_OK);
    assert_true(bytes.length > 100);
    assert_memory_equal(bytes.data, "Name:", 5);
    acg_buffer_clear(&bytes);
}

static void reads_standard_input(void **state)
{
    (void)state;
    int before = dup(STDIN_FILENO);
    make("f", "from there");
    int file = open("f", O_RDONLY);
    assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
    assert_holds("-", "from there");
    assert_int_not_equal(fcntl(STDIN_FILENO, F_GETFD), -1); // left open
    close(STDIN_FILENO);
    refuses_to_read("-", 100, ACG_FAILED, "Bad file descriptor");
    if (before >= 0) assert_int_equal(dup2(before, STDIN_FILENO), STDIN_FILENO);
    close(before);
    close(file);
}

static void writes_and_replaces(void **state)
{
    (void)state;
    mode_t mask = umask(027);
    assert_int_equal(acg_file_write("f", "one", 3, NULL), ACG_OK);
    umask(mask);
    assert_holds("f", "one");
    assert_int_equal(mode_of("f"), 0640);
    assert_int_equal(chmod("f", 0604), 0);
    assert_int_equal(acg_file_write("./f", "2", 1, NULL), ACG_OK);
    assert_holds("f", "2");
    assert_int_equal(mode_of("f"), 0604); // the mode of the file it replaces
    assert_int_equal(acg_file_write("f", "", 0, NULL), ACG_OK);
    assert_holds("f", "");
    assert_int_equal(entries(), 1);
    acg_file_abandon(); // nothing is under way: nothing happens
    assert_int_equal(entries(), 1);
}

static void takes_long_names(void **state)
{
    (void)state;
    char name[NAME_MAX + 2];
    memset(name, 'n', sizeof name);
    name[NAME_MAX] = '\0';
    assert_int_equal(acg_file_write(name, "long", 4, NULL), ACG_OK);
    assert_holds(name, "long");
    name[NAME_MAX] = 'n';
    name[NAME_MAX + 1] = '\0';
    refuses_to_write(name, "File name too long");
    assert_int_equal(entries(), 1);
    char *path = malloc(2 * PATH_MAX + 1);
    assert_non_null(path);
    for (size_t i = 0; i < PATH_MAX; i++)
        memcpy(path + 2 * i, "./", 3);
    acg_report *report = acg_report_new();
    assert_int_equal(acg_file_write(path, "new", 3, report), ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->text, "File name too long");
    acg_report_free(report);
    free(path);
}

static void keeps_symbolic_links(void **state)
{
    (void)state;
    assert_int_equal(mkdir("folder", 0777), 0);
    make("folder/f", "old");
    assert_int_equal(symlink("folder/f", "link"), 0);
    assert_int_equal(symlink("../link", "folder/second"), 0);
    assert_int_equal(acg_file_write("folder/second", "new", 3, NULL), ACG_OK);
    char room[64] = "";
    assert_int_equal(readlink("folder/second", room, sizeof room - 1), 7);
    assert_string_equal(room, "../link");
    assert_int_equal(readlink("link", room, sizeof room), 8);
    assert_holds("folder/f", "new");
    assert_int_equal(entries(), 2);
}

/** A link that leads nowhere yet makes the file that it names. */
static void follows_links_to_nothing(void **state)
{
    char room[64], whole[64];
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(symlink("folder/second", "link"), 0);
    assert_int_equal(symlink("f", "folder/second"), 0);
    assert_int_equal(acg_file_write("link", "new", 3, NULL), ACG_OK);
    assert_int_equal(readlink("link", room, sizeof room), 13);
    assert_int_equal(readlink("folder/second", room, sizeof room), 1);
    assert_holds("folder/f", "new");
    snprintf(whole, sizeof whole, "%s/whole", (char *)*state);
    assert_int_equal(symlink(whole, "absolute"), 0);
    assert_int_equal(acg_file_write("absolute", "new", 3, NULL), ACG_OK);
    assert_holds("whole", "new");
    assert_int_equal(symlink("missing/f", "lost"), 0);
    refuses_to_write("lost", "No such file or directory");
    assert_int_equal(symlink("round", "about"), 0);
    assert_int_equal(symlink("about", "round"), 0);
    refuses_to_write("round", "Too many levels of symbolic links");
    assert_int_equal(readlink("round", room, sizeof room), 5); // and is a link still
    assert_int_equal(entries(), 7);
}

static void says_why_it_cannot_write(void **state)
{
    (void)state;
    make("f", "old");
    assert_int_equal(mkdir("folder", 0777), 0);
    refuses_to_write("missing/f", "No such file or directory");
    refuses_to_write("f/f", "Not a directory");
    refuses_to_write("folder", "Is a directory");
    refuses_to_write("folder/", "Is a directory");
    refuses_to_write("", "No such file or directory");
    if (access("/dev/full", W_OK) == 0) {
        refuses_to_write("/dev/full", "No space left on device");
        assert_int_equal(symlink("/dev/full", "full"), 0);
        refuses_to_write("full", "No space left on device");
        assert_int_equal(unlink("full"), 0);
    }
    if (access("/proc/self", X_OK) == 0) { // no one makes files here, root neither
        refuses_to_write("/proc/self/f", "No such file or directory");
    }
    assert_holds("f", "old");
    assert_int_equal(entries(), 2);
}

/** Whoever is no superuser may not write here; run as one, the test gives up its rights. */
static void respects_rights(void **state)
{
    (void)state;
    make("f", "old");
    assert_int_equal(mkdir("folder", 0777), 0);
    make("folder/f", "old");
    bool root = geteuid() == 0;
    const uid_t nobody = 65534;
    assert_int_equal(chmod(".", 0755), 0);
    if (!root) assert_int_equal(chmod("f", 0444), 0);
    assert_int_equal(chmod("folder", 0555), 0);
    if (root) assert_int_equal(seteuid(nobody), 0);
    acg_report *report = acg_report_new();
    acg_status status = acg_file_write("f", "new", 3, report);
    acg_status in_folder = acg_file_write("folder/g", "new", 3, report);
    if (root) assert_int_equal(seteuid(0), 0);
    assert_int_equal(chmod("folder", 0755), 0);
    assert_int_equal(status, ACG_FAILED);
    assert_int_equal(in_folder, ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->text,
                        "Permission denied; the older file is untouched");
    assert_string_equal(acg_report_get(report, 1)->text, "Permission denied");
    assert_holds("f", "old");
    assert_int_equal(entries(), 2);
    acg_report_free(report);
}

/** The disk is full half-way: a limit on the size of files does the same. */
static void keeps_the_older_file(void **state)
{
    (void)state;
    static char text[20000];
    struct rlimit before, small;
    memset(text, 'x', sizeof text);
    make("f", "old");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 8192;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    acg_report *report = acg_report_new();
    acg_status old = acg_file_write("f", text, sizeof text, report);
    acg_status new = acg_file_write("g", text, sizeof text, report);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_int_equal(old, ACG_FAILED);
    assert_int_equal(new, ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->text,
                        "File too large; the older file is untouched");
    assert_string_equal(acg_report_get(report, 1)->text, "File too large");
    assert_holds("f", "old");
    assert_int_equal(entries(), 1); // no debris
    acg_report_free(report);
}

static void *read_pipe(void *bytes)
{
    acg_file_read("pipe", 1000000, bytes, NULL);
    return NULL;
}

/** A FIFO is written straight and stays one; what comes out is what went in, piece by piece. */
static void writes_into_pipes(void **state)
{
    (void)state;
    static char text[200000]; // more than a pipe holds
    struct acg_buffer bytes = {0};
    struct stat about;
    pthread_t reader;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + i % 26);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(pthread_create(&reader, NULL, read_pipe, &bytes), 0);
    assert_int_equal(acg_file_write("pipe", text, sizeof text, NULL), ACG_OK);
    assert_int_equal(pthread_join(reader, NULL), 0);
    assert_int_equal(bytes.length, sizeof text);
    assert_memory_equal(bytes.data, text, sizeof text);
    acg_buffer_clear(&bytes);
    assert_int_equal(lstat("pipe", &about), 0);
    assert_true(S_ISFIFO(about.st_mode));
    assert_int_equal(entries(), 1);
}

static void writes_standard_output(void **state)
{
    (void)state;
    static const char *const names[] = {NULL, "-"};
    for (size_t i = 0; i < 2; i++) {
        fflush(stdout);
        int before = dup(STDOUT_FILENO), file = open("out", O_RDWR | O_CREAT | O_TRUNC, 0666);
        assert_int_equal(dup2(file, STDOUT_FILENO), STDOUT_FILENO);
        acg_status status = acg_file_write(names[i], "text", 4, NULL);
        dup2(before, STDOUT_FILENO);
        close(before);
        close(file);
        assert_int_equal(status, ACG_OK);
        assert_holds("out", "text");
    }
    if (access("/dev/full", W_OK) != 0) return;
    acg_report *report = acg_report_new();
    int before = dup(STDOUT_FILENO), file = open("/dev/full", O_WRONLY);
    assert_int_equal(dup2(file, STDOUT_FILENO), STDOUT_FILENO);
    acg_status status = acg_file_write("-", "text", 4, report);
    dup2(before, STDOUT_FILENO);
    close(before);
    close(file);
    assert_int_equal(status, ACG_FAILED);
    assert_string_equal(acg_report_get(report, 0)->file, "standard output");
    assert_string_equal(acg_report_get(report, 0)->text, "No space left on device");
    acg_report_free(report);
}

/** Large files are read by two threads; standard input is not, since it may stand anywhere. */
static void reads_large_files(void **state)
{
    (void)state;
    enum { WORDS = 2500007 };
    struct acg_buffer bytes = {0}, rest = {0};
    uint32_t word = 1;
    FILE *file = fopen("large", "w");
    assert_non_null(file);
    for (int i = 0; i < WORDS; i++, word = word * 1664525 + 1013904223)
        assert_int_equal(fwrite(&word, sizeof word, 1, file), 1);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(acg_file_read("large", 100 * 1000 * 1000, &bytes, NULL), ACG_OK);
    assert_int_equal(bytes.length, WORDS * sizeof word);
    word = 1;
    for (size_t i = 0; i < WORDS; i++, word = word * 1664525 + 1013904223)
        assert_memory_equal(bytes.data + i * sizeof word, &word, sizeof word);
    assert_int_equal(bytes.data[bytes.length], 0);
    int before = dup(STDIN_FILENO), large = open("large", O_RDONLY);
    assert_int_equal(lseek(large, 1000, SEEK_SET), 1000);
    assert_int_equal(dup2(large, STDIN_FILENO), STDIN_FILENO);
    assert_int_equal(acg_file_read("-", 100 * 1000 * 1000, &rest, NULL), ACG_OK);
    assert_int_equal(rest.length, bytes.length - 1000);
    assert_memory_equal(rest.data, bytes.data + 1000, rest.length);
    dup2(before, STDIN_FILENO);
    close(before);
    close(large);
    acg_buffer_clear(&bytes);
    acg_buffer_clear(&rest);
}

/** However far each thread comes, all of the file is read. */
static void reads_large_files_with_trouble(void **state)
{
    (void)state;
    enum { SIZE = 9 * 1000 * 1000 };
    static const off_t most[] = {0, 1, 2000001, SIZE / 2, SIZE / 2 + 1000000};
    char *wanted = malloc(SIZE);
    assert_non_null(wanted);
    for (size_t i = 0; i < SIZE; i++)
        wanted[i] = (char)(i * 2654435761u >> 16);
    assert_int_equal(acg_file_write("large", wanted, SIZE, NULL), ACG_OK);
    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        struct acg_buffer bytes = {0};
        trouble.most = most[i];
        trouble.interruptions = 3;
        acg_status status = acg_file_read("large", SIZE, &bytes, NULL);
        trouble.most = trouble.interruptions = 0;
        assert_int_equal(status, ACG_OK);
        assert_int_equal(bytes.length, SIZE);
        assert_memory_equal(bytes.data, wanted, SIZE);
        acg_buffer_clear(&bytes);
    }
    free(wanted);
}

static void digests_files(void **state)
{
    (void)state;
    static const char of_abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    static const struct {
        const char *path;
        int reads;
        const char *text; // NULL: all is well
    } rows[] = {{"abc", 0, NULL},
                {"abc", EIO, "Input/output error"},
                {"none", 0, "No such file or directory"},
                {".", 0, "Is a directory"}};
    char hex[ACG_DIGEST_TEXT];
    make("abc", "abc"); // FIPS 180-2, example B.1
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        acg_report *report = acg_report_new();
        trouble.reads = rows[i].reads;
        trouble.interruptions = 2;
        acg_status status = acg_file_digest(rows[i].path, hex, report);
        trouble.reads = trouble.interruptions = 0;
        assert_int_equal(status, rows[i].text ? ACG_FAILED : ACG_OK);
        if (rows[i].text) assert_string_equal(acg_report_get(report, 0)->text, rows[i].text);
        else assert_string_equal(hex, of_abc);
        acg_report_free(report);
    }
}

static void writes_with_trouble(void **state)
{
    (void)state;
    make("old", "older");
    trouble.interruptions = 3;
    assert_int_equal(acg_file_write("old", "newer", 5, NULL), ACG_OK);
    assert_holds("old", "newer");
    trouble.interruptions = 0;
    trouble.writes_stop = true; // takes no byte, and says nothing
    refuses_to_write("old", "No space left on device; the older file is untouched");
    trouble.writes_stop = false;
    trouble.closes = EIO;
    refuses_to_write("old", "Input/output error; the older file is untouched");
    refuses_to_write("/dev/null", "Input/output error");
    trouble.closes = 0;
    assert_holds("old", "newer");
    assert_int_equal(entries(), 1);
}

/** What a signal does while a file is written: nothing is left of it. */
static void abandons_what_is_half_written(void **state)
{
    (void)state;
    make("old", "older");
    trouble.is_abandoned = true;
    refuses_to_write("old", "No such file or directory; the older file is untouched");
    trouble.is_abandoned = false;
    assert_holds("old", "older");
    assert_int_equal(entries(), 1);
    acg_file_abandon(); // nothing is under way
    assert_int_equal(entries(), 1);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(reads_large_files),
        IN_FOLDER(reads_whole_files),
        IN_FOLDER(says_why_it_cannot_read),
        IN_FOLDER(reads_files_without_size),
        IN_FOLDER(reads_standard_input),
        IN_FOLDER(writes_and_replaces),
        IN_FOLDER(takes_long_names),
        IN_FOLDER(keeps_symbolic_links),
        IN_FOLDER(follows_links_to_nothing),
        IN_FOLDER(says_why_it_cannot_write),
        IN_FOLDER(respects_rights),
        IN_FOLDER(keeps_the_older_file),
        IN_FOLDER(writes_into_pipes),
        IN_FOLDER(writes_standard_output),
        IN_FOLDER(reads_large_files_with_trouble),
        IN_FOLDER(digests_files),
        IN_FOLDER(writes_with_trouble),
        IN_FOLDER(abandons_what_is_half_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
