#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 64 };

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

const char *acg_text_nearest(const char *word, const char *const words[], size_t count)
{
    struct acg_buffer folded = {0}, other = {0};
    acg_utf8_fold(&folded, word, strlen(word));
    unsigned limit = 1 + (unsigned)(folded.length < 3 * LONGEST ? folded.length / 3 : LONGEST);
    const char *nearest = NULL;
    for (size_t i = 0; i < count && !folded.failed && folded.data && limit > 0; i++) {
        other.length = 0;
        acg_utf8_fold(&other, words[i], strlen(words[i]));
        if (other.failed || !other.data || other.length == 0) continue;
        unsigned distance = acg_text_distance(folded.data, other.data, limit);
        if (distance <= limit && distance < other.length) {
            nearest = words[i];
            if (distance == 0) break;
            limit = distance - 1;
        }
    }
    acg_buffer_clear(&folded);
    acg_buffer_clear(&other);
    return nearest;
}
