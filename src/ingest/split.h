// ingest/split.h - rows of a text, cut into fields.
#ifndef ACG_INGEST_SPLIT_H
#define ACG_INGEST_SPLIT_H

#include "base/buffer.h"
#include "ingest/field.h"

enum {
    ACG_ROW_MOST = 1 << 20, // bytes of a row
    ACG_FIELDS_MOST = 1024, // fields of a row that can be asked for
    ACG_SPLIT_SLACK = 64,   // bytes that must be readable behind a text
};

/** How delimiters are looked for: one byte after the other, or by AVX2, or AVX-512. All find the
 * same. */
enum acg_split_way { ACG_SPLIT_BYTES, ACG_SPLIT_WIDE, ACG_SPLIT_WIDEST };

/** What is wrong with how a row is written. */
enum acg_row_fault { ACG_ROW_SOUND, ACG_ROW_QUOTES, ACG_ROW_NUL, ACG_ROW_LONG };

/** A row. */
struct acg_row {
    const char *text; /**< its bytes; with quotes, a copy without them */
    size_t length;
    size_t n_fields;
    size_t line; /**< of the text, from 0 */
    enum acg_row_fault fault;
};

/** The text that is cut. */
struct acg_split {
    const char *at, *end; /**< ACG_SPLIT_SLACK bytes can be read behind the end */
    char delimiter;
    enum acg_split_way way; /**< at most acg_split_best() */
    bool is_quoted;         /**< by RFC 4180: delimiters and line ends may stand in quotes */
    size_t line;            /**< of `at`, from 0 */
    size_t wanted;          /**< fields whose ends are noted, <= ACG_FIELDS_MOST */
    const uint16_t *needed; /**< the fields, ascending, whose ends are needed of these; NULL: all */
    size_t n_needed;
    uint32_t *ends;          /**< wanted + 64 of them: where the fields of the row at hand end */
    struct acg_buffer plain; /**< of a row with quotes */
};

/** The last way that this machine has; it has those before, too. */
enum acg_split_way acg_split_best(void);

/** Cuts the next row off; false behind the last one. Empty lines are passed over. */
bool acg_split_next(struct acg_split *split, struct acg_row *row);

/** Field `i` of the row, i < wanted; empty where the row has fewer. */
static inline struct acg_field acg_split_field(const struct acg_split *split,
                                               const struct acg_row *row, size_t i)
{
    if (i >= row->n_fields) return (struct acg_field){"", 0};
    size_t from = i > 0 ? split->ends[i - 1] + 1u : 0;
    size_t to = i + 1 < row->n_fields ? split->ends[i] : row->length;
    return (struct acg_field){row->text + from, to - from};
}

/**
 * The end of the row that begins at `at`: behind its line end, or NULL if that is not in the text.
 * A row of quotes that do not close within ACG_ROW_MOST ends with its first line.
 */
const char *acg_row_end(const char *at, const char *end, bool is_quoted);

#endif
