// read/json_scan.h - the strict walk over a JSON text, before anything else looks at it.
#ifndef ACG_READ_JSON_SCAN_H
#define ACG_READ_JSON_SCAN_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "read/stretch.h"

#include <stdbool.h>
#include <stddef.h>

/** The text of a file, and how far its lines have been counted. */
struct acg_json {
    const char *name; /**< of the file, for remarks */
    const char *text; /**< a NUL stands behind it */
    size_t length;
    size_t counted, line, column; /**< line and column of the byte `counted` */
};

/** A member of the top-level object. */
struct acg_json_member {
    const char *key; /**< as written (a key with escapes is none that we know); not ended by NUL */
    size_t key_length, key_at;
    size_t value_at; /**< offset of the value's first byte */
};

struct acg_json_members {
    struct acg_json_member *items; /**< free */
    size_t count, room;
};

/**
 * Checks that the text is one JSON object by RFC 8259, and more: UTF-8 throughout, no key twice in
 * an object (compared after decoding), no U+0000, no lone surrogate, numbers within the range of a
 * double, at most ACG_MAX_DEPTH levels. Takes O(n log n) at the worst, O(n) on ordinary files.
 *
 * @param json     `text` must not start with a byte order mark any more
 * @param members  the members of the object, in order
 * @param stretches  of its relations, where threads check them beforehand
 * @return ACG_OK, ACG_REJECTED with one located remark, ACG_FAILED (memory)
 */
acg_status acg_json_scan(struct acg_json *json, struct acg_json_members *members,
                         struct acg_stretches *stretches, acg_report *report);

/** A way from a value to one inside it: the key of an object, or the index in an array. */
struct acg_step {
    const struct acg_step *up; /**< NULL: the text itself */
    const char *key; /**< or NULL for an index; without `up` and key, `index` is an offset */
    size_t index;
};

/** The offset of the value that `step` leads to, in a text that was scanned; of its key if `key`.
 * If there is none, that of the innermost value that exists. */
size_t acg_json_find(const struct acg_json *json, const struct acg_step *step, bool key);

/** Behind the value at `at`, in a text that was scanned. */
const char *acg_json_skip(const char *at);

/** The value of the member whose key stands at `*at` in an object of a text that was scanned; `*at`
 * goes on to the next key, or to the end of the object. */
const char *acg_json_member(const char **at);

/** Behind blanks. */
const char *acg_json_blank(const char *at);

/** Line and column of an offset; cheap if it is near the one before. */
void acg_json_locate(struct acg_json *json, size_t offset, size_t *line, size_t *column);

#endif
