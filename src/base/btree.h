// base/btree.h - B-trees of a SQLite file, filled at one go in their order.
#ifndef ACG_BASE_BTREE_H
#define ACG_BASE_BTREE_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * SQLite fills a table row by row, each with a search from the root, and sorts for every index. Who
 * has all rows in order can write the pages from left to right, some ten times as fast. The format
 * is documented, and promised to stay: https://www.sqlite.org/fileformat2.html, sections 1.6, 2.1.
 */

enum { ACG_RECORD_MOST = 4000, ACG_RECORD_COLUMNS = 24 };

/** A row, or an entry of an index: values in the order of the columns. {0} is empty. */
struct acg_record {
    unsigned char types[ACG_RECORD_COLUMNS * 3];
    unsigned char values[ACG_RECORD_MOST];
    size_t n_types, n_values; /**< bytes */
    bool is_over;             /**< did not fit */
};

void acg_record_clear(struct acg_record *record);
void acg_record_null(struct acg_record *record);
void acg_record_integer(struct acg_record *record, int64_t value);
void acg_record_number(struct acg_record *record, double value);   /**< for columns that are REAL */
void acg_record_text(struct acg_record *record, const char *text); /**< NULL is NULL */

/** A database whose trees are being filled: one that SQLite has made and closed. */
typedef struct acg_btree_file acg_btree_file;

/** Opens it; its pages have 4096 bytes, and no journal is under way. acg_btree_close. */
acg_status acg_btree_open(const char *path, const char *name, acg_btree_file **out,
                          acg_report *report);

/** Ends it, with the number of pages in the header. The status is that of all that was done. */
acg_status acg_btree_close(acg_btree_file *file);

enum acg_btree_kind { ACG_BTREE_TABLE, ACG_BTREE_INDEX };

/** Begins to fill the empty tree with this root page. One tree at a time. */
void acg_btree_begin(acg_btree_file *file, uint32_t root, enum acg_btree_kind kind);

/** Adds the next row, or the next entry of an index, for which `rowid` does not matter. */
void acg_btree_add(acg_btree_file *file, int64_t rowid, const struct acg_record *record);

void acg_btree_end(acg_btree_file *file);

#endif
