#include "actorgraph/graph.h"

#include <string.h>

static size_t primary(const char *tag)
{
    return strcspn(tag, "-_");
}

/** Whether two tags begin with the same `length` bytes; tags have no case (RFC 5646, 2.1.1). ASCII
 * by hand: what tolower makes of I depends on the locale. */
static bool alike(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char x = a[i] >= 'A' && a[i] <= 'Z' ? (char)(a[i] + 32) : a[i];
        char y = b[i] >= 'A' && b[i] <= 'Z' ? (char)(b[i] + 32) : b[i];
        if (x != y) return false;
    }
    return true;
}

/** The first label whose tag is `language`, or NULL. */
static const char *exactly(struct acg_labels labels, const char *language)
{
    size_t length = strlen(language);
    for (size_t i = 0; i < labels.count; i++) {
        const char *tag = labels.items[i].language;
        if (strlen(tag) == length && alike(tag, language, length)) return labels.items[i].text;
    }
    return NULL;
}

/** The first label that shares the primary subtag. */
static const char *related(struct acg_labels labels, const char *language)
{
    size_t length = primary(language);
    for (size_t i = 0; i < labels.count; i++) {
        const char *tag = labels.items[i].language;
        if (primary(tag) == length && alike(tag, language, length)) {
            return labels.items[i].text;
        }
    }
    return NULL;
}

const char *acg_labels_in(struct acg_labels labels, const char *language)
{
    const char *text = NULL;
    if (language && *language) text = exactly(labels, language);
    if (!text && language && *language) text = related(labels, language);
    if (!text) text = exactly(labels, "");
    if (!text) text = related(labels, "en");
    return !text && labels.count > 0 ? labels.items[0].text : text;
}
