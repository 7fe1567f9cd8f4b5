#include "read/words.h"

#include "base/utf8.h"
#include "read/lines.h"

#include <string.h>
#include <strings.h>

static bool is_between(const struct acg_words *words, char c)
{
    return c == ' ' || c == '\t' || c == '\r' || (c && strchr(words->separators, c));
}

static bool ends_line(const struct acg_words *words, size_t at)
{
    return at >= words->length || words->text[at] == '\n';
}

struct acg_word acg_words_next(struct acg_words *words)
{
    struct acg_word word = {0};
    while (!ends_line(words, words->at) && is_between(words, words->text[words->at]))
        words->at++;
    if (ends_line(words, words->at)) return word;
    word.at = words->at;
    word.quoted = words->text[words->at] == '"';
    words->at += word.quoted;
    size_t start = words->at;
    while (!ends_line(words, words->at) &&
           (word.quoted ? words->text[words->at] != '"'
                        : !is_between(words, words->text[words->at]))) {
        words->at++;
    }
    word.piece = (struct acg_piece){words->text + start, words->at - start};
    if (word.quoted && !ends_line(words, words->at)) words->at++;
    return word;
}

bool acg_words_line(struct acg_words *words)
{
    while (!ends_line(words, words->at))
        words->at++;
    while (words->at < words->length &&
           (words->text[words->at] == '\n' || is_between(words, words->text[words->at]))) {
        words->at++;
    }
    return words->at < words->length;
}

struct acg_word acg_words_any(struct acg_words *words)
{
    struct acg_word word = acg_words_next(words);
    if (!word.piece.text && acg_words_line(words)) word = acg_words_next(words);
    return word;
}

bool acg_word_is(struct acg_word word, const char *text)
{
    return word.piece.text && word.piece.length == strlen(text) &&
           strncasecmp(word.piece.text, text, word.piece.length) == 0;
}

bool acg_word_count(struct acg_word word, size_t *out)
{
    *out = 0;
    if (!word.piece.text || word.piece.length == 0) return false;
    for (size_t i = 0; i < word.piece.length; i++) {
        char c = word.piece.text[i];
        if (c < '0' || c > '9' || *out > 400000000) return false;
        *out = *out * 10 + (size_t)(c - '0');
    }
    return true;
}

acg_status acg_words_open(struct acg_words *out, const char *text, size_t length, const char *name,
                          const char *separators, acg_report *report)
{
    size_t mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    const char *nul = memchr(text, '\0', length);
    size_t valid = acg_utf8_valid(text, length);
    if (nul && (size_t)(nul - text) < valid) valid = (size_t)(nul - text);
    *out = (struct acg_words){.text = text, .length = length, .at = mark, .separators = separators};
    if (valid == length) return ACG_OK;
    struct acg_lines lines = {.name = name, .text = text, .length = length};
    struct acg_place place = acg_lines_place(&lines, valid);
    return acg_reject(report, &place, "byte 0x%02X is not UTF-8; save the file as UTF-8",
                      (unsigned)(unsigned char)text[valid]);
}
