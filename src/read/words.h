// read/words.h - a text file as lines of words, as Pajek and UCINET write them.
#ifndef ACG_READ_WORDS_H
#define ACG_READ_WORDS_H

#include "base/report.h"
#include "read/relation.h"

/** A text, and how far it has been read. */
struct acg_words {
    const char *text; /**< a NUL stands behind it */
    size_t length, at;
    const char *separators; /**< beside blanks: "" or "," and the like */
};

/** A word: text without its quotes, and where it stands. text NULL: there is none. */
struct acg_word {
    struct acg_piece piece;
    size_t at;
    bool quoted;
};

/** The next word of the line at hand; none at its end. */
struct acg_word acg_words_next(struct acg_words *words);

/** Goes to the next line that is not blank; false at the end of the text. */
bool acg_words_line(struct acg_words *words);

/** The next word of this line or a later one. */
struct acg_word acg_words_any(struct acg_words *words);

/** Whether a word is this one, in any case. */
bool acg_word_is(struct acg_word word, const char *text);

/** Whether a word is a whole number from 0 to 4e9. */
bool acg_word_count(struct acg_word word, size_t *out);

/** Skips a byte order mark, and refuses what is no UTF-8 or has NULs. */
acg_status acg_words_open(struct acg_words *out, const char *text, size_t length, const char *name,
                          const char *separators, acg_report *report);

#endif
