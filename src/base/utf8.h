// base/utf8.h - UTF-8: checking, walking, folding, measuring likeness.
#ifndef ACG_BASE_UTF8_H
#define ACG_BASE_UTF8_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How many leading bytes of `text` are valid UTF-8 (RFC 3629: no overlong forms, no surrogates, no
 *  more than U+10FFFF); `length` if all are. */
size_t acg_utf8_valid(const char *text, size_t length);

/** Appends valid UTF-8 as one line that nothing obeys: controls become blanks. */
void acg_text_add_clean(struct acg_buffer *out, const char *text);

/** Reads the code point at `*text` (valid UTF-8, not at `end`) and moves `*text` behind it. */
uint32_t acg_utf8_next(const char **text, const char *end);

/** How many code points valid UTF-8 has. */
size_t acg_utf8_count(const char *text, size_t length);

/** Appends a code point, 0..10FFFF without surrogates. */
void acg_utf8_add(struct acg_buffer *buffer, uint32_t code_point);

/** Composes what stands in `buffer` from offset `from` on, a letter and its accents (NFC): at most
 * eight code points, more stay as they are. */
void acg_utf8_compose(struct acg_buffer *buffer, size_t from);

/** Whether a code point is a small letter. */
bool acg_utf8_is_small(uint32_t code_point);

/** Whether valid UTF-8 has a control character: C0, DEL, C1, or a bidirectional override/isolate.
 */
bool acg_utf8_has_control(const char *text, size_t length);

/** Bytes of the character at `at` if a terminal may obey it: C0 other than tab and line ends (a
 *  return alone is none), DEL, C1; else 0. */
size_t acg_utf8_stray(const char *at);

/** Whether a spreadsheet would run a text of these bytes: it begins with = + - or @, also in their
 *  wide forms, with a tab or a line end (OWASP, "CSV injection"). */
bool acg_text_is_formula(const char *text, size_t length);

/**
 * Appends `text` (valid UTF-8) without case and accents: compatibility decomposition, marks
 * dropped, case folded, so that "Çin", "çın" and "CIN" compare equal byte by byte (the Turkish
 * dotless i folds to i).
 */
void acg_utf8_fold(struct acg_buffer *buffer, const char *text, size_t length);

/** Edit distance with transpositions (Damerau's, restricted) of two texts in bytes, or `limit` + 1
 * if it is larger than `limit`. Texts over 64 bytes count as unlike. */
unsigned acg_text_distance(const char *a, const char *b, unsigned limit);

/** Finds what was probably meant: among `count` words, the nearest by acg_text_distance of folded
 *  text, at most 1 + length/3 away; NULL if none is near. Ties go to the first. */
const char *acg_text_nearest(const char *word, const char *const words[], size_t count);

enum { ACG_QUOTE = 200 };

/** Copies text for a message: at most 60 code points (then "…"), controls as \u001B, bytes that are
 * no UTF-8 as \xFF. */
const char *acg_quote(char room[ACG_QUOTE], const char *text, size_t length);

#endif
