// ingest/book.h - a code book: what the code of an event says of the tie between its actors.
#ifndef ACG_INGEST_BOOK_H
#define ACG_INGEST_BOOK_H

#include "actorgraph/ingest.h"
#include "actorgraph/kind.h"
#include "base/arena.h"
#include "base/table.h"
#include "ingest/field.h"

/** A type of tie that events add up to. */
struct acg_book_type {
    const char *id, *label;
    enum acg_kind kind;
};

/** A line of the book. Scores and weights are in tenths. */
struct acg_book_entry {
    const char *code, *name;
    bool ties; /**< else its events say nothing of a tie */
    enum acg_kind kind;
    uint16_t type; /**< if it ties */
    int64_t weight, score;
};

struct acg_book {
    struct acg_arena arena;
    struct acg_book_entry *entries;
    size_t n_entries, entries_room;
    struct acg_book_type *types;
    size_t n_types, types_room;
    struct acg_table codes, texts;
    uint16_t *quick; /**< by codes of two to four digits: entry + 1, or 0 */
};

/**
 * Reads a book: columns code and kind (cooperation, rivalry, threat, - for none), perhaps weight,
 * score, type, name, text. What is blank comes from the entry with the longest shorter beginning
 * of the code.
 *
 * @param text  borrowed for the call
 * @return ACG_OK, ACG_REJECTED with the line, ACG_FAILED. acg_book_clear in either case
 */
acg_status acg_book_read(const char *name, const char *text, size_t length,
                         enum acg_ingest_types types, struct acg_book *out, acg_report *report);
void acg_book_clear(struct acg_book *book);

/** The entry of a code: that with its longest beginning, for codes with '/' of whole parts. NULL
 * if the book knows none. Also finds what stands in the column text, whole. */
const struct acg_book_entry *acg_book_find(const struct acg_book *book, struct acg_field code);

#endif
