// tests/lib/markup.h - judges a figure: is it XML, and nothing but what a figure may have?
#ifndef TESTS_LIB_MARKUP_H
#define TESTS_LIB_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Independent of src/draw: a strict walk over the part of XML 1.0 that a figure may use. No
 * DOCTYPE, no comment, no CDATA; names from fixed lists; only predefined entities and character
 * references.
 */

enum { MARKUP_DEPTH = 16 };

struct markup {
    const char *at, *end;
    const char *open[MARKUP_DEPTH]; // names of open elements
    size_t lengths[MARKUP_DEPTH], depth;
    size_t n_elements;
    const char *wrong; // what is wrong, or NULL
};

static inline bool markup_listed(const char *const names[], const char *at, size_t length)
{
    for (size_t i = 0; names[i]; i++) {
        if (strlen(names[i]) == length && memcmp(names[i], at, length) == 0) return true;
    }
    return false;
}

static inline bool markup_element(const char *at, size_t length)
{
    static const char *const names[] = {"svg", "g",       "title", "desc",    "metadata", "rect",
                                        "a",   "ellipse", "path",  "polygon", "text",     NULL};
    return markup_listed(names, at, length);
}

static inline bool markup_attribute(const char *at, size_t length)
{
    static const char *const names[] = {"xmlns",
                                        "xmlns:xlink",
                                        "version",
                                        "width",
                                        "height",
                                        "viewBox",
                                        "role",
                                        "aria-labelledby",
                                        "id",
                                        "class",
                                        "font-family",
                                        "font-size",
                                        "font-weight",
                                        "text-rendering",
                                        "text-anchor",
                                        "fill",
                                        "stroke",
                                        "stroke-width",
                                        "stroke-dasharray",
                                        "points",
                                        "d",
                                        "x",
                                        "y",
                                        "cx",
                                        "cy",
                                        "rx",
                                        "ry",
                                        "href",
                                        "xlink:href",
                                        NULL};
    return markup_listed(names, at, length);
}

/** Text up to `stop`: characters that XML allows, known entities. */
static inline bool markup_text(struct markup *markup, char stop)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;",  "&quot;",
                                           "&#39;", "&#9;", "&#10;", NULL};
    while (markup->at < markup->end && *markup->at != stop) {
        const unsigned char *c = (const unsigned char *)markup->at;
        size_t left = (size_t)(markup->end - markup->at);
        if (*c == '<' || (*c < 0x20 && *c != '\n') || *c == 0x7F) return false;
        if (left > 1 && c[0] == 0xC2 && c[1] < 0xA0) return false; // C1
        if (left > 2 && c[0] == 0xEF && c[1] == 0xBF && c[2] >= 0xBE) return false;
        if (*c == '&') {
            bool known = false;
            for (size_t i = 0; entities[i]; i++) {
                size_t length = strlen(entities[i]);
                if (left >= length && memcmp(c, entities[i], length) == 0) known = true;
            }
            if (!known) return false;
        }
        markup->at++;
    }
    return markup->at < markup->end;
}

static inline size_t markup_name(const struct markup *markup)
{
    const char *at = markup->at;
    while (at < markup->end &&
           ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || *at == ':' || *at == '-')) {
        at++;
    }
    return (size_t)(at - markup->at);
}

static inline bool markup_take(struct markup *markup, const char *text)
{
    size_t length = strlen(text);
    if ((size_t)(markup->end - markup->at) < length || memcmp(markup->at, text, length) != 0)
        return false;
    markup->at += length;
    return true;
}

/** Links lead to http and https only; every other value lies in our own words. */
static inline bool markup_value(const struct markup *markup, const char *name, size_t length,
                                const char *value)
{
    bool link = length >= 4 && memcmp(name + length - 4, "href", 4) == 0;
    size_t left = (size_t)(markup->end - value);
    if (!link) return true;
    return (left > 7 && memcmp(value, "http://", 7) == 0) ||
           (left > 8 && memcmp(value, "https://", 8) == 0);
}

static inline bool markup_attributes(struct markup *markup)
{
    while (markup_take(markup, " ")) {
        const char *name = markup->at;
        size_t length = markup_name(markup);
        if (!markup_attribute(name, length)) return false;
        markup->at += length;
        if (!markup_take(markup, "=\"")) return false;
        const char *value = markup->at;
        if (!markup_text(markup, '"') || !markup_value(markup, name, length, value)) return false;
        markup->at++;
    }
    return true;
}

static inline bool markup_close(struct markup *markup)
{
    size_t length = markup_name(markup);
    if (markup->depth == 0) return false;
    markup->depth--;
    if (length != markup->lengths[markup->depth] ||
        memcmp(markup->at, markup->open[markup->depth], length) != 0) {
        return false;
    }
    markup->at += length;
    return markup_take(markup, ">");
}

static inline bool markup_open(struct markup *markup)
{
    size_t length = markup_name(markup);
    if (!markup_element(markup->at, length) || markup->depth == MARKUP_DEPTH) return false;
    if ((markup->depth == 0) != (markup->n_elements == 0)) return false; // one root
    markup->open[markup->depth] = markup->at;
    markup->lengths[markup->depth++] = length;
    markup->n_elements++;
    markup->at += length;
    if (!markup_attributes(markup)) return false;
    if (markup_take(markup, "/>")) {
        markup->depth--;
        return true;
    }
    return markup_take(markup, ">");
}

/** NULL if `text` is a figure and nothing else; or where it stops being one. */
static inline const char *markup_judge(const char *text, size_t length)
{
    struct markup markup = {.at = text, .end = text + length};
    if (!markup_take(&markup, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")) return markup.at;
    while (markup.at < markup.end) {
        const char *here = markup.at;
        if (*markup.at != '<') {
            if (!markup_text(&markup, '<'))
                return markup.at == markup.end && markup.depth == 0 ? NULL : here;
            continue;
        }
        markup.at++;
        if (!(markup_take(&markup, "/") ? markup_close(&markup) : markup_open(&markup)))
            return here;
    }
    return markup.depth == 0 && markup.n_elements > 0 ? NULL : markup.end;
}

#endif
