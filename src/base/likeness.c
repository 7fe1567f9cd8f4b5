#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST = 64,  // bytes of texts that are compared
    FOLDED = 2048, // a character of n bytes folds to less than 16 n
};

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned acg_text_distance(const char *a, const char *b, unsigned limit)
{
    size_t m = strlen(a), n = strlen(b);
    size_t apart = m > n ? m - n : n - m;
    if (m > LONGEST || n > LONGEST || apart > limit) return limit + 1;
    unsigned rows[3][LONGEST + 1];
    for (size_t k = 0; k <= n; k++)
        rows[0][k] = (unsigned)k;
    for (size_t i = 1; i <= m; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *before = rows[(i + 2) % 3], *twice = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t k = 1; k <= n; k++) {
            unsigned change = before[k - 1] + (a[i - 1] != b[k - 1]);
            row[k] = least(change, least(before[k], row[k - 1]) + 1);
            bool swapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
            if (swapped) row[k] = least(row[k], twice[k - 2] + 1);
        }
    }
    unsigned distance = rows[m % 3][n];
    return distance > limit ? limit + 1 : distance;
}

/** Folds a text of at most LONGEST bytes into `room`, without an allocation that could fail: a
 * suggestion must not depend on the memory. False if the text is longer or folds to nothing. */
static bool fold(char room[FOLDED], const char *text)
{
    size_t length = strnlen(text, LONGEST + 1);
    struct acg_buffer folded = {.data = room, .capacity = FOLDED};
    if (length > LONGEST) return false;
    acg_utf8_fold(&folded, text, length);
    assert(folded.data == room);
    return folded.length > 0;
}

const char *acg_text_nearest(const char *word, const char *const words[], size_t count)
{
    char folded[FOLDED], other[FOLDED];
    const char *nearest = NULL;
    if (!fold(folded, word)) return NULL;
    unsigned limit = 1 + (unsigned)(strlen(folded) / 3);
    for (size_t i = 0; i < count; i++) {
        if (!fold(other, words[i])) continue;
        unsigned distance = acg_text_distance(folded, other, limit);
        if (distance <= limit && distance < strlen(other)) {
            nearest = words[i];
            if (distance == 0) break;
            limit = distance - 1;
        }
    }
    return nearest;
}
