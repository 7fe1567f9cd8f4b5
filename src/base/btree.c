#include "base/btree.h"

#include "base/report.h"
#include "base/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    PAGE = 4096,
    MOST_LEVELS = 12, // far more pages than a file can have
    AHEAD = 64,       // pages that are written at once
    TABLE_LEAF = 0x0d,
    TABLE_INNER = 0x05,
    INDEX_LEAF = 0x0a,
    INDEX_INNER = 0x02,
    LEAF_HEADER = 8,
    INNER_HEADER = 12,
    CELL_MOST = 4 + 9 + 9 + ACG_RECORD_MOST + 100,
    LOCK_PAGE = 0x40000000 / PAGE + 1, // the one that SQLite locks, and never uses
};

/** A cell: a child (of inner pages), then what is in it. */
struct cell {
    uint32_t child;
    size_t length; // of the bytes
    unsigned char bytes[CELL_MOST];
};

/** The page of a level that is being filled. Cells grow downwards from the end. */
struct level {
    unsigned char page[PAGE];
    size_t n_cells, content;
    size_t last; // length of the last cell
};

struct acg_btree_file {
    int file;
    char *name;
    acg_report *report;
    acg_status status;
    uint32_t n_pages;
    unsigned char *ahead; // pages behind those of the file
    size_t n_ahead;
    uint32_t root;
    enum acg_btree_kind kind;
    struct level levels[MOST_LEVELS];
    size_t n_levels;
    int64_t last_rowid;
    struct cell cell, divider;
};

/*
 * Records.
 */

static void put_big(unsigned char *bytes, uint64_t value, size_t n)
{
    for (size_t i = n; i-- > 0; value >>= 8)
        bytes[i] = (unsigned char)(value & 0xff);
}

/** Writes a variable-length integer below 2^56; returns its bytes. */
static size_t put_varint(unsigned char *bytes, uint64_t value)
{
    size_t n = 1;
    for (uint64_t rest = value >> 7; rest; rest >>= 7)
        n++;
    for (size_t i = n; i-- > 0; value >>= 7)
        bytes[i] = (unsigned char)((value & 0x7f) | (i + 1 < n ? 0x80 : 0));
    return n;
}

void acg_record_clear(struct acg_record *record)
{
    record->n_types = record->n_values = 0;
    record->is_over = false;
}

/** Adds a type and room for `n` bytes; NULL if they do not fit. */
static unsigned char *add_value(struct acg_record *record, uint64_t type, size_t n)
{
    bool fits = record->n_types + 3 <= sizeof record->types &&
                n <= sizeof record->values - record->n_values;
    record->is_over |= !fits;
    if (!fits) return NULL;
    record->n_types += put_varint(record->types + record->n_types, type);
    record->n_values += n;
    return record->values + record->n_values - n;
}

void acg_record_null(struct acg_record *record)
{
    add_value(record, 0, 0);
}

void acg_record_integer(struct acg_record *record, int64_t value)
{
    static const struct {
        unsigned type;
        size_t bytes;
    } sizes[] = {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 6}, {6, 8}};
    if (value == 0 || value == 1) {
        add_value(record, value ? 9 : 8, 0);
        return;
    }
    size_t i = 0;
    while (i < 5 && (value >= (int64_t)1 << (8 * sizes[i].bytes - 1) ||
                     value < -((int64_t)1 << (8 * sizes[i].bytes - 1)))) {
        i++;
    }
    unsigned char *at = add_value(record, sizes[i].type, sizes[i].bytes);
    if (at) put_big(at, (uint64_t)value, sizes[i].bytes);
}

void acg_record_number(struct acg_record *record, double value)
{
    enum { FLOAT = 7, MOST = 1 << 30 };
    if (fabs(value) < MOST && value == floor(value)) { // as SQLite stores it in fewer bytes
        acg_record_integer(record, (int64_t)value);
        return;
    }
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    unsigned char *at = add_value(record, FLOAT, sizeof bits);
    if (at) put_big(at, bits, sizeof bits);
}

void acg_record_text(struct acg_record *record, const char *text)
{
    enum { TEXT = 13 };
    if (!text) {
        acg_record_null(record);
        return;
    }
    size_t n = strlen(text);
    unsigned char *at = add_value(record, TEXT + 2 * (uint64_t)n, n);
    if (at) memcpy(at, text, n); // NOLINT(bugprone-not-null-terminated-result)
}

/** The record as it stands in a cell: the length of its header, types, values. */
static size_t put_record(unsigned char *bytes, const struct acg_record *record)
{
    size_t header = record->n_types + 1; // its length is one byte, since types have less than 127
    size_t n = put_varint(bytes, header);
    memcpy(bytes + n, record->types, record->n_types);
    memcpy(bytes + n + record->n_types, record->values, record->n_values);
    return n + record->n_types + record->n_values;
}

/*
 * The file.
 */

static void fail(acg_btree_file *file)
{
    struct acg_place place = {.file = file->name};
    if (!file->status) file->status = acg_fail(file->report, &place, "%s", strerror(errno));
}

static void write_at(acg_btree_file *file, uint64_t at, const unsigned char *bytes, size_t length)
{
    while (length > 0 && !file->status) {
        ssize_t n = pwrite(file->file, bytes, length, (off_t)at);
        if (n < 0 && errno == EINTR) continue;
        if (n == 0) errno = ENOSPC;
        if (n <= 0) {
            fail(file);
            return;
        }
        at += (uint64_t)n;
        bytes += n;
        length -= (size_t)n;
    }
}

static void flush(acg_btree_file *file)
{
    uint64_t first = file->n_pages - file->n_ahead;
    write_at(file, first * PAGE, file->ahead, file->n_ahead * PAGE);
    file->n_ahead = 0;
}

/** Appends a page; its number. */
static uint32_t append(acg_btree_file *file, const unsigned char *page)
{
    static const unsigned char none[PAGE];
    if (file->n_pages + 1 == LOCK_PAGE && page != none) append(file, none);
    if (file->n_pages == UINT32_MAX - 2) {
        errno = EFBIG;
        fail(file);
        return 1;
    }
    memcpy(file->ahead + file->n_ahead * PAGE, page, PAGE);
    file->n_pages++;
    if (++file->n_ahead == AHEAD) flush(file);
    return file->n_pages;
}

acg_status acg_btree_open(const char *path, const char *name, acg_btree_file **out,
                          acg_report *report)
{
    acg_btree_file *file = calloc(1, sizeof *file);
    unsigned char header[100] = {0};
    *out = NULL;
    if (!file) return acg_out_of_memory(report);
    file->report = report;
    file->name = strdup(name);
    file->ahead = malloc((size_t)AHEAD * PAGE);
    file->file = open(path, O_RDWR | O_CLOEXEC);
    acg_status status = file->name && file->ahead ? ACG_OK : acg_out_of_memory(report);
    if (!status && file->file < 0) {
        fail(file);
        status = file->status;
    }
    if (!status) status = acg_scratch_read(file->file, name, 0, header, sizeof header, report);
    for (int i = 0; i < 4; i++)
        file->n_pages = file->n_pages << 8 | header[28 + i];
    file->status = status;
    if (status) acg_btree_close(file);
    else *out = file;
    return status;
}

acg_status acg_btree_close(acg_btree_file *file)
{
    unsigned char count[4];
    if (!file) return ACG_OK;
    if (!file->status) flush(file);
    put_big(count, file->n_pages, 4);
    if (!file->status) write_at(file, 28, count, 4);
    if (file->file >= 0 && close(file->file) != 0) fail(file);
    acg_status status = file->status;
    free(file->name);
    free(file->ahead);
    free(file);
    return status;
}

/*
 * Trees. A page that is full goes to the file, and its parent gets a cell that leads there. In an
 * index the last entry of the page moves up as that cell; in a table the cell has its last rowid.
 */

static size_t header_of(size_t level)
{
    return level == 0 ? LEAF_HEADER : INNER_HEADER;
}

static void empty(struct level *level)
{
    level->n_cells = 0;
    level->content = PAGE;
}

/** Adds a cell to the page of a level, if it fits. */
static bool put(acg_btree_file *file, size_t at, const struct cell *cell)
{
    struct level *level = &file->levels[at];
    size_t child = at == 0 ? 0 : 4, length = child + cell->length;
    size_t used = header_of(at) + 2 * level->n_cells + 2;
    if (used + length > level->content) return false;
    level->content -= length;
    level->last = length;
    if (child) put_big(level->page + level->content, cell->child, 4);
    memcpy(level->page + level->content + child, cell->bytes, cell->length);
    put_big(level->page + header_of(at) + 2 * level->n_cells, level->content, 2);
    level->n_cells++;
    return true;
}

/** Takes the last cell off the page of a level. */
static void take(acg_btree_file *file, size_t at, struct cell *out)
{
    struct level *level = &file->levels[at];
    size_t child = at == 0 ? 0 : 4;
    const unsigned char *bytes = level->page + level->content;
    out->child = 0;
    for (size_t i = 0; i < child; i++)
        out->child = out->child << 8 | bytes[i];
    out->length = level->last - child;
    memcpy(out->bytes, bytes + child, out->length);
    level->content += level->last;
    level->n_cells--;
}

/** Finishes the page of a level; `right` is its last child. */
static unsigned char *finish(acg_btree_file *file, size_t at, uint32_t right)
{
    static const unsigned char types[2][2] = {{TABLE_LEAF, TABLE_INNER}, {INDEX_LEAF, INDEX_INNER}};
    struct level *level = &file->levels[at];
    size_t from = header_of(at) + 2 * level->n_cells;
    level->page[0] = types[file->kind][at > 0];
    put_big(level->page + 1, 0, 2);
    put_big(level->page + 3, level->n_cells, 2);
    put_big(level->page + 5, level->content, 2);
    level->page[7] = 0;
    if (at > 0) put_big(level->page + 8, right, 4);
    memset(level->page + from, 0, level->content - from);
    return level->page;
}

/** Adds a cell to a level; where its page is full, that page goes to the file and up first. */
static void add(acg_btree_file *file, size_t at, const struct cell *cell)
{
    struct cell up;
    if (at == file->n_levels) empty(&file->levels[file->n_levels++]);
    if (put(file, at, cell)) return;
    if (at == 0 && file->kind == ACG_BTREE_TABLE) {
        up.length = put_varint(up.bytes, (uint64_t)file->last_rowid);
        up.child = append(file, finish(file, at, 0));
    } else {
        take(file, at, &up);
        up.child = append(file, finish(file, at, up.child));
    }
    empty(&file->levels[at]);
    if (at + 1 == MOST_LEVELS || !put(file, at, cell)) {
        errno = EFBIG;
        fail(file);
        return;
    }
    add(file, at + 1, &up); // as deep as the tree: some five levels
}

void acg_btree_begin(acg_btree_file *file, uint32_t root, enum acg_btree_kind kind)
{
    file->root = root;
    file->kind = kind;
    file->n_levels = 1;
    empty(&file->levels[0]);
}

void acg_btree_add(acg_btree_file *file, int64_t rowid, const struct acg_record *record)
{
    struct cell *cell = &file->cell;
    if (file->status) return;
    if (record->is_over) {
        errno = E2BIG;
        fail(file);
        return;
    }
    cell->length = put_varint(cell->bytes, record->n_types + 1 + record->n_values);
    if (file->kind == ACG_BTREE_TABLE) {
        cell->length += put_varint(cell->bytes + cell->length, (uint64_t)rowid);
    }
    cell->length += put_record(cell->bytes + cell->length, record);
    add(file, 0, cell);
    file->last_rowid = rowid;
}

void acg_btree_end(acg_btree_file *file)
{
    uint32_t right = 0;
    for (size_t i = 0; i < file->n_levels && !file->status; i++) {
        const unsigned char *page = finish(file, i, right);
        if (i + 1 == file->n_levels) write_at(file, (uint64_t)(file->root - 1) * PAGE, page, PAGE);
        else right = append(file, page);
    }
}
