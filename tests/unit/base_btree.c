// B-trees written at one go are what SQLite itself reads, whole and in order.
#include "base/btree.h"

#include "actorgraph/report.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

enum { PAGE = 4096, N = 30000 };

static char folder[] = "/tmp/acg-btree-XXXXXX", path[64];

static void run(const char *sql)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    char *text = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &text)) fail_msg("%s: %s", sql, text);
    sqlite3_close(database);
}

/** What a question has as its first value. */
static void answers(const char *sql, const char *wanted)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *found = (const char *)sqlite3_column_text(statement, 0);
    if (!found || strcmp(found, wanted) != 0) fail_msg("%s: %s", sql, found ? found : "NULL");
    sqlite3_finalize(statement);
    sqlite3_close(database);
}

/** A new database with a table t, whose root is page 2, and an index of it, page 3. */
static void make(void)
{
    unlink(path);
    run("PRAGMA page_size = 4096; CREATE TABLE t(k INTEGER, x REAL, w TEXT);"
        "CREATE INDEX i ON t(w, k)");
    answers("SELECT group_concat(rootpage) FROM sqlite_master", "2,3");
}

static acg_btree_file *open_tree(acg_report *report)
{
    acg_btree_file *file;
    assert_int_equal(acg_btree_open(path, "graph.db", &file, report), ACG_OK);
    return file;
}

static void put_header(uint32_t n_pages)
{
    unsigned char count[] = {(unsigned char)(n_pages >> 24), (unsigned char)(n_pages >> 16),
                             (unsigned char)(n_pages >> 8), (unsigned char)n_pages};
    int file = open(path, O_WRONLY);
    assert_int_equal(pwrite(file, count, sizeof count, 28), 4);
    close(file);
}

/** The word of a row: they ascend, and are up to 250 bytes long. */
static const char *word_of(int i)
{
    static char word[300];
    int n = snprintf(word, sizeof word, "%08d", i);
    size_t more = (size_t)i * 7919 % 240;
    memset(word + n, 'x', more);
    word[(size_t)n + more] = '\0';
    return word;
}

static void many_rows_and_their_index(void **state)
{
    (void)state;
    static struct acg_record record;
    make();
    acg_btree_file *file = open_tree(NULL);
    acg_btree_begin(file, 2, ACG_BTREE_TABLE);
    for (int i = 0; i < N; i++) { // rowids of one byte to six
        acg_record_clear(&record);
        acg_record_integer(&record, i % 2 ? i : -i);
        acg_record_number(&record, i / 4.0);
        acg_record_text(&record, word_of(i));
        acg_btree_add(file, (int64_t)i * i * i, &record);
    }
    acg_btree_end(file);
    acg_btree_begin(file, 3, ACG_BTREE_INDEX);
    for (int i = 0; i < N; i++) {
        acg_record_clear(&record);
        acg_record_text(&record, word_of(i));
        acg_record_integer(&record, i % 2 ? i : -i);
        acg_record_integer(&record, (int64_t)i * i * i);
        acg_btree_add(file, 0, &record);
    }
    acg_btree_end(file);
    assert_int_equal(acg_btree_close(file), ACG_OK);
    answers("PRAGMA integrity_check", "ok");
    answers("SELECT count(*) FROM t", "30000");
    answers("SELECT sum(k) FROM t", "15000"); // 1 - 2 + 3 ... - 29998 + 29999
    answers("SELECT printf('%.2f', sum(x)) FROM t", "112496250.00"); // n (n - 1) / 2 / 4
    answers("SELECT k FROM t WHERE rowid = 8000", "-20");
    answers("SELECT length(w) FROM t WHERE w = (SELECT w FROM t WHERE k = -29000)", "48");
    answers("SELECT count(*) FROM t AS a WHERE EXISTS (SELECT 1 FROM t AS b INDEXED BY i"
            " WHERE b.w = a.w AND b.k = a.k AND b.rowid = a.rowid)",
            "30000");
}

static void values_of_all_sizes(void **state)
{
    (void)state;
    static const int64_t integers[] = {0,
                                       1,
                                       -1,
                                       2,
                                       127,
                                       128,
                                       -128,
                                       -129,
                                       32767,
                                       32768,
                                       -32768,
                                       -32769,
                                       8388607,
                                       8388608,
                                       -8388608,
                                       -8388609,
                                       INT32_MAX,
                                       (int64_t)INT32_MAX + 1,
                                       INT32_MIN,
                                       (int64_t)INT32_MIN - 1,
                                       ((int64_t)1 << 47) - 1,
                                       (int64_t)1 << 47,
                                       -((int64_t)1 << 47),
                                       -((int64_t)1 << 47) - 1,
                                       INT64_MAX,
                                       INT64_MIN};
    static const double numbers[] = {0, 1, -1, 0.5, -2.25, 1e9, 2e9, -2e9, 1e300, 3};
    enum { N_INTEGERS = sizeof integers / sizeof *integers };
    static struct acg_record record;
    make();
    run("DROP INDEX i; VACUUM");
    acg_btree_file *file = open_tree(NULL);
    acg_btree_begin(file, 2, ACG_BTREE_TABLE);
    for (int i = 0; i < N_INTEGERS; i++) {
        acg_record_clear(&record);
        acg_record_integer(&record, integers[i]);
        acg_record_number(&record, numbers[i % 10]);
        acg_record_text(&record, i == 3 ? NULL : i == 4 ? "" : "word");
        acg_btree_add(file, i + 1, &record);
    }
    acg_btree_end(file);
    assert_int_equal(acg_btree_close(file), ACG_OK);
    answers("PRAGMA integrity_check", "ok");
    for (int i = 0; i < N_INTEGERS; i++) {
        char sql[200], wanted[100];
        snprintf(sql, sizeof sql,
                 "SELECT printf('%%lld %%.17g %%s', k, x, ifnull(w, 'NULL')) FROM t"
                 " WHERE rowid = %d",
                 i + 1);
        snprintf(wanted, sizeof wanted, "%lld %.17g %s", (long long)integers[i], numbers[i % 10],
                 i == 3   ? "NULL"
                 : i == 4 ? ""
                          : "word");
        if (numbers[i % 10] == 1e300) continue; // SQLite writes it with other digits
        answers(sql, wanted);
    }
    answers("SELECT count(*) FROM t WHERE x = 1e300 AND typeof(x) = 'real'", "2");
}

static void an_empty_tree(void **state)
{
    (void)state;
    make();
    acg_btree_file *file = open_tree(NULL);
    acg_btree_begin(file, 2, ACG_BTREE_TABLE);
    acg_btree_end(file);
    assert_int_equal(acg_btree_close(file), ACG_OK);
    answers("PRAGMA integrity_check", "ok");
    answers("SELECT count(*) FROM t", "0");
    assert_int_equal(acg_btree_close(NULL), ACG_OK);
}

/** Rows of some 400 bytes. */
static acg_status fill(acg_report *report, int n)
{
    static struct acg_record record;
    char word[400];
    memset(word, 'y', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    acg_btree_file *file = open_tree(report);
    acg_btree_begin(file, 2, ACG_BTREE_TABLE);
    for (int i = 1; i <= n; i++) {
        acg_record_clear(&record);
        acg_record_integer(&record, i);
        acg_record_null(&record);
        acg_record_text(&record, word);
        acg_btree_add(file, i, &record);
    }
    acg_btree_end(file);
    return acg_btree_close(file);
}

/** SQLite never uses the page at 1 GiB; the file is mostly a hole. */
static void the_page_that_sqlite_locks(void **state)
{
    (void)state;
    enum { BEFORE = 0x40000000 / PAGE - 3 };
    make();
    run("DROP INDEX i");
    if (truncate(path, (off_t)BEFORE * PAGE)) skip(); // no room, or no large files
    put_header(BEFORE);
    assert_int_equal(fill(NULL, 100), ACG_OK);
    answers("SELECT count(*) || ' ' || sum(k) || ' ' || min(length(w)) FROM t", "100 5050 399");
    unsigned char page[PAGE];
    int file = open(path, O_RDONLY);
    assert_int_equal(pread(file, page, PAGE, 0x40000000), PAGE);
    for (int i = 0; i < PAGE; i++)
        assert_int_equal(page[i], 0);
    close(file);
}

static void fails_with(acg_status status, acg_report *report, const char *text)
{
    assert_int_equal(status, ACG_FAILED);
    assert_int_equal(acg_report_count(report), 1);
    assert_string_equal(acg_report_get(report, 0)->file, "graph.db");
    assert_string_equal(acg_report_get(report, 0)->text, text);
    acg_report_free(report);
}

static void failures_are_told_once(void **state)
{
    (void)state;
    static struct acg_record record;
    acg_btree_file *file;
    acg_report *report = acg_report_new();
    fails_with(acg_btree_open("/nonexistent/x", "graph.db", &file, report), report,
               "No such file or directory");
    assert_null(file);

    unlink(path);
    close(open(path, O_CREAT | O_WRONLY, 0600));
    report = acg_report_new();
    fails_with(acg_btree_open(path, "graph.db", &file, report), report, "ends before its end");

    make(); // more pages than a file can have
    put_header(UINT32_MAX - 2);
    report = acg_report_new();
    fails_with(fill(report, 100), report, "File too large");

    make(); // the disk is full at any moment
    struct rlimit old, few;
    getrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_IGN);
    few = old;
    for (rlim_t most = 0; most < 100; most += 13) {
        few.rlim_cur = most * PAGE;
        report = acg_report_new();
        setrlimit(RLIMIT_FSIZE, &few);
        acg_status status = fill(report, 1000);
        setrlimit(RLIMIT_FSIZE, &old);
        fails_with(status, report, "File too large");
    }

    // rows that are too long, by bytes or by columns
    make();
    char *word = calloc(1, ACG_RECORD_MOST + 2);
    assert_non_null(word);
    memset(word, 'z', ACG_RECORD_MOST + 1);
    for (int turn = 0; turn < 2; turn++) {
        acg_record_clear(&record);
        if (turn == 0) acg_record_text(&record, word);
        for (int i = 0; turn == 1 && i < 3 * ACG_RECORD_COLUMNS; i++)
            acg_record_integer(&record, i * 1000);
        acg_record_number(&record, 0.5);
        acg_record_text(&record, word);
        assert_true(record.is_over);
        report = acg_report_new();
        file = open_tree(report);
        acg_btree_begin(file, 2, ACG_BTREE_TABLE);
        acg_btree_add(file, 1, &record);
        acg_btree_add(file, 2, &record);
        acg_btree_end(file);
        fails_with(acg_btree_close(file), report, "Argument list too long");
        acg_record_clear(&record);
        assert_false(record.is_over);
    }
    free(word);
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/graph.db", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_rows_and_their_index),
        cmocka_unit_test(values_of_all_sizes),
        cmocka_unit_test(an_empty_tree),
        cmocka_unit_test(the_page_that_sqlite_locks),
        cmocka_unit_test(failures_are_told_once),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
