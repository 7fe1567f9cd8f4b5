// read/bibtex.h - a file of BibTeX as its entries.
#ifndef ACG_READ_BIBTEX_H
#define ACG_READ_BIBTEX_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/table.h"

#include <stddef.h>

/** A field of an entry: its name in small letters, its value with its LaTeX. */
struct acg_bib_field {
    const char *name, *value;
};

struct acg_bib_entry {
    const char *type; /**< in small letters */
    const char *key;
    size_t at;              /**< offset of its @ */
    size_t first, n_fields; /**< in acg_bibtex.fields */
};

/**
 * The entries of a file. Our own reader: libbtparse keeps its state in globals, prints what it
 * finds to standard error, and corrupts its heap on names that are not well formed.
 */
struct acg_bibtex {
    const char *name, *text; /**< borrowed; a NUL behind the text */
    size_t length;
    struct acg_bib_entry *entries;
    struct acg_bib_field *fields;
    size_t n_entries, n_fields, entries_room, fields_room;
    struct acg_table keys; /**< key -> index of entry */
    struct acg_arena arena;
    struct acg_macro *macros;
    struct acg_table macro_names; /**< -> index */
    size_t n_macros, macros_room;
};

/**
 * Reads a file: entries, @string, concatenation with #; @comment, @preamble and what stands between
 * entries is passed over. The first thing that is wrong is said with its place.
 *
 * @return ACG_OK, ACG_REJECTED or ACG_FAILED; acg_bibtex_clear in either case
 */
acg_status acg_bibtex_parse(struct acg_bibtex *out, const char *name, const char *text,
                            size_t length, acg_report *report);
void acg_bibtex_clear(struct acg_bibtex *bibtex);

/** The value of a field, of the entry itself or of the one that it refers to by crossref; NULL if
 * there is none. */
const char *acg_bib_field(const struct acg_bibtex *bibtex, const struct acg_bib_entry *entry,
                          const char *name);

/**
 * Appends an array of CSL-JSON items, one for each entry in order. What has no place in CSL is
 * listed in the report, a note for each sort of it.
 */
acg_status acg_bibtex_csl(const struct acg_bibtex *bibtex, struct acg_buffer *out,
                          acg_report *report);

/** Appends a CSL-JSON array of names: "von Last, Jr, First and {Body}". */
void acg_bibtex_names(struct acg_buffer *out, const char *value, char unknown[]);

#endif
