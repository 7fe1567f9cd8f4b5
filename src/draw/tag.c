#include "draw/tag.h"

#include "base/number.h"

#include <string.h>

static const char *find(const char *at, const char *end, const char *mark)
{
    size_t length = strlen(mark);
    for (; (size_t)(end - at) >= length; at++) {
        if (memcmp(at, mark, length) == 0) return at;
    }
    return NULL;
}

/** The > that ends the tag which begins at `at`. */
static const char *end_of_tag(const char *at, const char *end)
{
    for (bool quoted = false; at < end; at++) {
        if (*at == '"') quoted = !quoted;
        if (*at == '>' && !quoted) return at;
    }
    return NULL;
}

bool acg_tag_next(const char **at, const char *end, struct acg_tag *out)
{
    for (;;) {
        const char *start = memchr(*at, '<', (size_t)(end - *at));
        if (!start || ++start == end) return false;
        bool comment = end - start > 2 && memcmp(start, "!--", 3) == 0;
        const char *stop = comment ? find(start, end, "-->") : end_of_tag(start, end);
        if (!stop) return false;
        *at = comment ? stop + 3 : stop + 1;
        if (*start == '!' || *start == '?') continue;
        bool closes = *start == '/';
        *out = (struct acg_tag){.name = start + closes, .end = stop, .closes = closes};
        return true;
    }
}

bool acg_tag_is(const struct acg_tag *tag, const char *name)
{
    size_t length = strlen(name);
    if ((size_t)(tag->end - tag->name) < length || memcmp(tag->name, name, length) != 0) {
        return false;
    }
    return tag->name + length == tag->end || strchr(" \n/", tag->name[length]) != NULL;
}

const char *acg_tag_find(const struct acg_tag *tag, const char *attribute)
{
    size_t length = strlen(attribute);
    const char *at = tag->name;
    while (at < tag->end) {
        const char *quote = memchr(at, '"', (size_t)(tag->end - at));
        const char *close = quote ? memchr(quote + 1, '"', (size_t)(tag->end - quote - 1)) : NULL;
        if (!close) return NULL;
        const char *name = quote - 1 - length;
        if (name > at && quote[-1] == '=' && memcmp(name, attribute, length) == 0 &&
            strchr(" \n", name[-1])) {
            return quote + 1;
        }
        at = close + 1;
    }
    return NULL;
}

void acg_tag_text(const struct acg_tag *tag, const char *attribute, char room[], size_t size)
{
    const char *at = acg_tag_find(tag, attribute);
    size_t length = at ? strcspn(at, "\"") : 0;
    if (length >= size) length = 0;
    if (at) memcpy(room, at, length);
    room[length] = '\0';
}

bool acg_tag_number(const char **at, double *out)
{
    const char *start = *at + strspn(*at, " ,");
    size_t length = strspn(start, "-0123456789.");
    *at = start + length;
    return length > 0 && acg_number_parse(start, length, out);
}
