// tests/lib/tikz.h - judges a TikZ figure: is it one picture, and nothing that TeX could be told?
#ifndef TESTS_LIB_TIKZ_H
#define TESTS_LIB_TIKZ_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * Independent of src/draw: a walk over the text as TeX reads it. Command words come from a fixed
 * list, braces balance, no mathematics, no ^^, parameters only where macros are defined, a comment
 * only as a whole line or at its end.
 */

struct tikz {
    const char *start, *at, *end;
    size_t depth;      // of braces
    bool in_picture;   // behind \begin{tikzpicture}
    size_t n_pictures; // ended ones
};

/** Takes a command word of our own, or of text that was escaped. */
static inline bool tikz_word(struct tikz *tikz)
{
    static const char *const words[] = {
        "begingroup", "catcode", "relax", "def", "acgtext", "acglink", "fontsize", "selectfont",
        "sbox", "ifdim", "wd", "resizebox", "usebox", "else", "fi", "ifdefined", "href",
        "hypersetup", "node", "phantom", "rule", "definecolor", "begin", "useasboundingbox", "draw",
        "fill", "path", "bfseries", "end", "endgroup",
        // of text
        "textbackslash", "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar",
        "char", "textbraceleft", "textbraceright", "ensuremath", "leftarrow", "rightarrow",
        "leftrightarrow", "neq", "leq", "geq"};
    size_t length = 0;
    while (tikz->at + length < tikz->end && ((tikz->at[length] >= 'a' && tikz->at[length] <= 'z') ||
                                             (tikz->at[length] >= 'A' && tikz->at[length] <= 'Z')))
        length++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) != length || memcmp(tikz->at, words[i], length) != 0) continue;
        tikz->at += length;
        return true;
    }
    return false;
}

static inline bool tikz_starts(const struct tikz *tikz, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(tikz->end - tikz->at) >= length && memcmp(tikz->at, text, length) == 0;
}

/** What follows a backslash. */
static inline bool tikz_command(struct tikz *tikz)
{
    if (tikz_starts(tikz, "begin{tikzpicture}")) {
        if (tikz->in_picture || tikz->n_pictures > 0) return false;
        tikz->in_picture = true;
    } else if (tikz_starts(tikz, "end{tikzpicture}")) {
        if (!tikz->in_picture) return false;
        tikz->in_picture = false;
        tikz->n_pictures++;
    } else if (tikz_starts(tikz, "begin{") || tikz_starts(tikz, "end{")) {
        return false;
    }
    if (tikz->at < tikz->end && *tikz->at != '\0' && strchr("%#&_$", *tikz->at)) {
        tikz->at++;
        return true;
    }
    return tikz_word(tikz);
}

/** A line within the picture begins with a command of ours. */
static inline bool tikz_line(const struct tikz *tikz)
{
    static const char *const starts[] = {
        "\\draw[",     "\\fill[",    "\\path[",           "\\acglink{", "\\useasboundingbox ",
        "\\end{tikzp", "\\endgroup", "\\node[anchor=base"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (tikz_starts(tikz, starts[i])) return true;
    }
    return tikz->at == tikz->end;
}

static inline bool tikz_char(struct tikz *tikz, unsigned char c)
{
    bool first = tikz->at - 1 == tikz->start || tikz->at[-2] == '\n';
    bool beneath = tikz->in_picture || tikz->n_pictures > 0;
    switch (c) {
    case '\\':
        return tikz_command(tikz);
    case '%':
        if (first && !beneath) tikz->at = memchr(tikz->at, '\n', (size_t)(tikz->end - tikz->at));
        return tikz->at && tikz->at < tikz->end && *tikz->at == '\n';
    case '{':
        tikz->depth++;
        return true;
    case '}':
        return tikz->depth-- > 0;
    case '#':
        return !beneath && tikz->at < tikz->end && *tikz->at >= '1' && *tikz->at <= '4';
    case '\n':
        return !beneath || (tikz->depth == 0 && tikz_line(tikz));
    case '^':
    case '~':
    case '$':
    case '&':
    case '_':
    case 0x7F:
        return false;
    default:
        return c >= 0x20;
    }
}

/** NULL if `text` is a figure and nothing else; or where it stops being one. */
static inline const char *tikz_judge(const char *text, size_t length)
{
    struct tikz tikz = {.start = text, .at = text, .end = text + length};
    while (tikz.at < tikz.end) {
        const char *here = tikz.at++;
        if (!tikz_char(&tikz, (unsigned char)*here)) return here;
    }
    bool whole = tikz.depth == 0 && tikz.n_pictures == 1 && !tikz.in_picture;
    return whole ? NULL : tikz.end;
}

#endif
