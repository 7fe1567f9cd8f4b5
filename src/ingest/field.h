// ingest/field.h - a stretch of text in a row, and the numbers and dates that it may hold.
#ifndef ACG_INGEST_FIELD_H
#define ACG_INGEST_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** Text that does not end in NUL; borrowed. */
struct acg_field {
    const char *text;
    size_t length;
};

static inline bool acg_field_is(struct acg_field field, const char *text)
{
    return strlen(text) == field.length && memcmp(field.text, text, field.length) == 0;
}

/** Without the blanks at both ends. */
struct acg_field acg_field_trim(struct acg_field field);

/** The next item of a list, cut off from `*rest`, trimmed; false where the list is at its end. */
bool acg_field_next(struct acg_field *rest, char separator, struct acg_field *item);

/** Reads a decimal number as whole tenths, so that sums are exact: "-9.5" is -95. False where it
 * is none, or has more than one digit (but zeros) behind the point, or is over 10^15. */
bool acg_field_tenths(struct acg_field field, int64_t *out);

/** Reads a number without sign, at most 18 digits, the first not 0 unless it is the only one. */
bool acg_field_whole(struct acg_field field, uint64_t *out);

/** How dates are written. */
enum acg_date_form {
    ACG_FORM_ANY,     /**< any of those below, told by each date */
    ACG_FORM_COMPACT, /**< 20181231 */
    ACG_FORM_ISO,     /**< 2018-12-31, perhaps a blank or T and a time behind */
    ACG_FORM_LONG,    /**< 31 December 2018 */
};

/** Reads a date that exists, years 1 to 9999, as days from 1970-01-01. */
bool acg_field_day(struct acg_field field, enum acg_date_form form, int32_t *out);

#endif
