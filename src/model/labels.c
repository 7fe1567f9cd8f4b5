#include "actorgraph/graph.h"

#include <string.h>

static size_t primary(const char *tag)
{
    return strcspn(tag, "-_");
}

/** The first label whose tag is `language`, or NULL. */
static const char *exactly(struct acg_labels labels, const char *language)
{
    for (size_t i = 0; i < labels.count; i++) {
        if (strcmp(labels.items[i].language, language) == 0) return labels.items[i].text;
    }
    return NULL;
}

/** The first label that shares the primary subtag. */
static const char *related(struct acg_labels labels, const char *language)
{
    size_t length = primary(language);
    for (size_t i = 0; i < labels.count; i++) {
        const char *tag = labels.items[i].language;
        if (primary(tag) == length && strncmp(tag, language, length) == 0) {
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
