#include "base/database.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/report.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct acg_database {
    sqlite3 *handle;
    char *name;        // in remarks
    char *uri;         // of a file that is read; or
    const char *bytes; // in memory; borrowed
    size_t length;
    bool is_logged; // what another handle sees may be newer
    acg_report *report;
    acg_status status;
};

struct acg_query {
    sqlite3_stmt *statement;
    acg_database *database;
};

bool acg_database_is(const char *bytes, size_t length)
{
    static const char magic[] = "SQLite format 3"; // with its NUL
    return length >= sizeof magic && memcmp(bytes, magic, sizeof magic) == 0;
}

/*
 * What goes wrong.
 */

/** Whether a code says that memory is out. */
static bool is_memory(const acg_database *database, int code)
{
    int extended = sqlite3_extended_errcode(database->handle);
    return code == SQLITE_NOMEM || extended == SQLITE_IOERR_NOMEM;
}

/** What the system said last, if anything: errno is 0 before each call of SQLite. */
static int reason_of(const acg_database *database)
{
    int noted = sqlite3_system_errno(database->handle);
    return noted ? noted : errno;
}

/** A failure of the machine: the disk, the rights. */
static acg_status fail(acg_database *database, int reason)
{
    struct acg_place place = {.file = database->name};
    return acg_fail(database->report, &place, "%s",
                    reason ? strerror(reason) : sqlite3_errmsg(database->handle));
}

static acg_status say(acg_database *database, int code)
{
    struct acg_place place = {.file = database->name};
    acg_report *report = database->report;
    int reason = reason_of(database);
    if (is_memory(database, code)) return acg_out_of_memory(report);
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return acg_fail(report, &place,
                        "another program is writing to the database; try again when it is done");
    case SQLITE_FULL:
        return acg_fail(report, &place, "%s", strerror(ENOSPC));
    case SQLITE_READONLY: // a journal beside it would have to be rolled back
        return acg_fail(report, &place,
                        "a program was cut off while it wrote to the database; open it with that "
                        "program or with sqlite3, which repairs it");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return fail(database, reason);
    case SQLITE_TOOBIG:
        return acg_reject(report, &place, "a value of the database is over the limit of %d bytes",
                          ACG_MAX_TEXT);
    default:
        // what cannot be read for such a reason passes for damage with SQLite
        if (code == SQLITE_CORRUPT && reason == EIO) return fail(database, reason);
        return acg_reject(report, &place, "the database is damaged: %s; take it from its source",
                          sqlite3_errmsg(database->handle));
    }
}

/** Notes the first failure. */
static void note(acg_database *database, int code)
{
    code &= 0xff;
    if (database->status || code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    database->status = say(database, code);
}

/*
 * Opening.
 */

/** A database without a file yet. */
static acg_database *new_database(const char *name, acg_report *report)
{
    acg_database *database = calloc(1, sizeof *database);
    if (database) {
        database->name = strdup(name);
        database->report = report;
    }
    if (database && database->name) return database;
    free(database);
    acg_out_of_memory(report);
    return NULL;
}

/** Opens by a name that SQLite knows; says what is wrong. */
static void open_by(acg_database *database, const char *name, int flags)
{
    errno = 0;
    int code = sqlite3_open_v2(name, &database->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    note(database, database->handle ? code : SQLITE_NOMEM);
}

/** Nothing in the file may act, and nothing in it may be without bounds. */
static void distrust(acg_database *database)
{
    static const int off[] = {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                              SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                              SQLITE_DBCONFIG_WRITABLE_SCHEMA};
    static const struct {
        int what, most;
    } limits[] = {{SQLITE_LIMIT_LENGTH, ACG_MAX_TEXT + 1000},
                  {SQLITE_LIMIT_SQL_LENGTH, 1000000},
                  {SQLITE_LIMIT_COLUMN, 200},
                  {SQLITE_LIMIT_EXPR_DEPTH, 50},
                  {SQLITE_LIMIT_ATTACHED, 0},
                  {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                  {SQLITE_LIMIT_WORKER_THREADS, 0}};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        note(database, sqlite3_db_config(database->handle, off[i], 0, (int *)NULL));
    note(database, sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL));
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(database->handle, limits[i].what, limits[i].most);
    sqlite3_busy_timeout(database->handle, 1000);
    // memory: a map of a file that is cut short meanwhile would end us by a signal
    acg_database_run(database, "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;"
                               "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -32768; BEGIN");
}

/** The path as a URI. SQLite would take some paths for something else: ":memory:", "file:x". */
static void add_uri(struct acg_buffer *out, const char *path, const char *how)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";
    acg_buffer_text(out, *path == '/' ? "file:" : "file:./");
    for (const char *c = path; *c; c++) {
        if (strchr(plain, *c)) acg_buffer_char(out, *c);
        else acg_buffer_format(out, "%%%02X", (unsigned)(unsigned char)*c);
    }
    acg_buffer_format(out, "?mode=%s", how);
}

static uint64_t big_endian(const char *bytes, int n)
{
    uint64_t value = 0;
    for (int i = 0; i < n; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return value;
}

/** Whether a log of changes that are not in the file yet stands beside it. */
static bool has_log(const char *path)
{
    struct acg_buffer log = {0};
    struct stat about;
    acg_buffer_format(&log, "%s-wal", path);
    bool has = log.failed || (stat(log.data, &about) == 0 && about.st_size > 0);
    acg_buffer_clear(&log);
    return has;
}

/** Refuses a file that is shorter than its header says. (Where a program has written to it that is
 * older than the count of pages in the header, that count says nothing.) */
static void check_size(acg_database *database, const struct acg_file_head *head)
{
    struct acg_place place = {.file = database->name};
    if (head->length < sizeof head->bytes) {
        database->status =
            acg_reject(database->report, &place, "the database is cut off: it has no whole header");
        return;
    }
    uint64_t page = big_endian(head->bytes + 16, 2), pages = big_endian(head->bytes + 28, 4);
    bool is_counted = big_endian(head->bytes + 24, 4) == big_endian(head->bytes + 92, 4);
    if (page == 1) page = 65536;
    if (!is_counted || head->size >= page * pages) return;
    database->status = acg_reject(database->report, &place,
                                  "the database is cut off: %llu bytes of %llu; copy it again",
                                  (unsigned long long)head->size, (unsigned long long)page * pages);
}

/** Opens the file, or the bytes. */
static void open_to_read(acg_database *database)
{
    if (database->uri) {
        open_by(database, database->uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    } else {
        open_by(database, ":memory:", SQLITE_OPEN_READWRITE);
    }
    if (!database->status && !database->uri) { // not written to: there is no other type for it
        note(database,
             sqlite3_deserialize(database->handle, "main", (unsigned char *)database->bytes,
                                 (sqlite3_int64)database->length, (sqlite3_int64)database->length,
                                 SQLITE_DESERIALIZE_READONLY));
    }
    if (!database->status) distrust(database);
}

/** Hands over what was opened, or closes it. */
static acg_status hand_over(acg_database *database, acg_database **out)
{
    acg_status status = database->status;
    *out = status ? NULL : database;
    if (status) acg_database_close(database);
    return status;
}

acg_status acg_database_open(const char *path, const struct acg_file_head *head, acg_database **out,
                             acg_report *report)
{
    enum { VERSION_OF_READERS = 19, LOGGED = 2 };
    *out = NULL;
    acg_database *database = new_database(path, report);
    if (!database) return ACG_FAILED;
    check_size(database, head);
    // with the log mode on SQLite would make files beside it, unless it knows that nobody writes
    bool immutable =
        !database->status && head->bytes[VERSION_OF_READERS] == LOGGED && !has_log(path);
    struct acg_buffer uri = {0};
    add_uri(&uri, path, immutable ? "ro&immutable=1" : "ro");
    if (!database->status && uri.failed) database->status = acg_out_of_memory(report);
    database->uri = uri.failed ? NULL : uri.data;
    database->is_logged = !database->status && head->bytes[VERSION_OF_READERS] == LOGGED;
    if (uri.failed) acg_buffer_clear(&uri);
    if (!database->status) open_to_read(database);
    return hand_over(database, out);
}

acg_status acg_database_open_bytes(const char *bytes, size_t length, const char *name,
                                   acg_database **out, acg_report *report)
{
    *out = NULL;
    acg_database *database = new_database(name, report);
    if (!database) return ACG_FAILED;
    struct acg_file_head head = {.size = length};
    struct acg_place place = {.file = name};
    head.length = length < sizeof head.bytes ? length : sizeof head.bytes;
    memcpy(head.bytes, bytes, head.length);
    check_size(database, &head);
    if (!database->status && head.bytes[19] == 2) {
        database->status = acg_reject(report, &place,
                                      "the database has a log of its changes beside it; run PRAGMA "
                                      "journal_mode = DELETE on it, or name the file");
    }
    database->bytes = bytes;
    database->length = length;
    if (!database->status) open_to_read(database);
    return hand_over(database, out);
}

acg_database *acg_database_again(const acg_database *database, acg_report *report)
{
    if (database->is_logged || database->status) return NULL;
    acg_database *again = new_database(database->name, NULL);
    if (!again) return NULL;
    again->uri = database->uri ? strdup(database->uri) : NULL;
    again->bytes = database->bytes;
    again->length = database->length;
    bool known = again->uri || again->bytes;
    if (known) open_to_read(again);
    if (!known || again->status) {
        acg_database_close(again);
        return NULL;
    }
    again->report = report;
    return again;
}

acg_status acg_database_create(const char *path, const char *name, acg_database **out,
                               acg_report *report)
{
    *out = NULL;
    acg_database *database = new_database(name, report);
    struct acg_buffer uri = {0};
    if (!database) return ACG_FAILED;
    if (path) {
        add_uri(&uri, path, "rw");
    } else {
        acg_buffer_text(&uri, ":memory:");
    }
    if (uri.failed) database->status = acg_out_of_memory(report);
    if (!database->status) open_by(database, uri.data, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI);
    acg_buffer_clear(&uri);
    acg_database_run(
        database, "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
                  "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF;"
                  "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
                  "PRAGMA cache_size = -65536; PRAGMA ignore_check_constraints = ON");
    return hand_over(database, out);
}

void acg_database_close(acg_database *database)
{
    if (!database) return;
    sqlite3_close_v2(database->handle);
    free(database->name);
    free(database->uri);
    free(database);
}

acg_status acg_database_status(const acg_database *database)
{
    return database->status;
}

void acg_database_run(acg_database *database, const char *sql)
{
    if (database->status) return;
    errno = 0;
    note(database, sqlite3_exec(database->handle, sql, NULL, NULL, NULL));
}

/** Gives the image of a database in memory the counters of a file that was written at one go. */
static void count_change(char *bytes, size_t length)
{
    static const char once[] = {0, 0, 0, 1};
    unsigned version = (unsigned)sqlite3_libversion_number();
    if (length < 100) return;
    memcpy(bytes + 24, once, 4);
    memcpy(bytes + 92, once, 4);
    for (int i = 0; i < 4; i++)
        bytes[96 + i] = (char)(version >> (24 - 8 * i) & 0xff);
}

acg_status acg_database_bytes(acg_database *database, char **bytes, size_t *length)
{
    sqlite3_int64 size = 0;
    *bytes = NULL;
    if (database->status) return database->status;
    unsigned char *image = sqlite3_serialize(database->handle, "main", &size, 0);
    *length = (size_t)size;
    *bytes = image ? malloc(*length + 1) : NULL; // SQLite frees by a function of its own
    if (*bytes) {
        memcpy(*bytes, image, *length);
        (*bytes)[*length] = '\0';
        count_change(*bytes, *length);
    } else {
        database->status = acg_out_of_memory(database->report);
    }
    sqlite3_free(image);
    return database->status;
}

/*
 * Statements.
 */

acg_query *acg_query_new(acg_database *database, const char *sql)
{
    if (database->status) return NULL;
    acg_query *query = calloc(1, sizeof *query);
    if (!query) {
        database->status = acg_out_of_memory(database->report);
        return NULL;
    }
    query->database = database;
    errno = 0;
    note(database, sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                      &query->statement, NULL));
    if (!database->status) return query;
    acg_query_free(query);
    return NULL;
}

void acg_query_free(acg_query *query)
{
    if (!query) return;
    sqlite3_finalize(query->statement);
    free(query);
}

void acg_query_set_integer(acg_query *query, int at, int64_t value)
{
    if (query) note(query->database, sqlite3_bind_int64(query->statement, at, value));
}

void acg_query_set_number(acg_query *query, int at, double value)
{
    if (query) note(query->database, sqlite3_bind_double(query->statement, at, value));
}

void acg_query_set_text(acg_query *query, int at, const char *text)
{
    if (!query) return;
    note(query->database, sqlite3_bind_text(query->statement, at, text, -1, SQLITE_STATIC));
}

void acg_query_set_null(acg_query *query, int at)
{
    if (query) note(query->database, sqlite3_bind_null(query->statement, at));
}

bool acg_query_next(acg_query *query)
{
    if (!query || query->database->status) return false;
    errno = 0;
    int code = sqlite3_step(query->statement);
    note(query->database, code);
    return code == SQLITE_ROW;
}

void acg_query_restart(acg_query *query)
{
    if (query) sqlite3_reset(query->statement);
}

void acg_query_do(acg_query *query)
{
    (void)acg_query_next(query);
    acg_query_restart(query);
}

int acg_query_columns(const acg_query *query)
{
    return query ? sqlite3_column_count(query->statement) : 0;
}

enum acg_sql_type acg_query_type(const acg_query *query, int column)
{
    switch (sqlite3_column_type(query->statement, column)) {
    case SQLITE_INTEGER:
        return ACG_SQL_INTEGER;
    case SQLITE_FLOAT:
        return ACG_SQL_NUMBER;
    case SQLITE_TEXT:
        return ACG_SQL_TEXT;
    case SQLITE_BLOB:
        return ACG_SQL_BYTES;
    default:
        return ACG_SQL_NULL;
    }
}

int64_t acg_query_integer(const acg_query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

double acg_query_number(const acg_query *query, int column)
{
    return sqlite3_column_double(query->statement, column);
}

const char *acg_query_text(acg_query *query, int column, size_t *length)
{
    bool is_null = acg_query_type(query, column) == ACG_SQL_NULL; // it is, once memory was out
    const unsigned char *text = sqlite3_column_text(query->statement, column);
    *length = text ? (size_t)sqlite3_column_bytes(query->statement, column) : 0;
    if (!text && !is_null) note(query->database, SQLITE_NOMEM);
    return text ? (const char *)text : "";
}
