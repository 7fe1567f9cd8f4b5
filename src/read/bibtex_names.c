// Names as BibTeX writes them: "First von Last", "von Last, First", "von Last, Jr, First", {Body}.
#include "read/bibtex.h"

#include "base/json.h"
#include "base/utf8.h"
#include "read/latex_text.h"

#include <string.h>

/** A piece of a value, with its LaTeX. */
struct piece {
    const char *text, *end;
};

static bool is_blank(char c)
{
    return (c > 0 && c <= ' ') || c == 0x7f || c == '~';
}

static struct piece trimmed(struct piece piece)
{
    while (piece.text < piece.end && is_blank(*piece.text))
        piece.text++;
    while (piece.end > piece.text && is_blank(piece.end[-1]))
        piece.end--;
    return piece;
}

/** Follows braces: the depth behind `c`. */
static size_t depth_behind(size_t depth, char c)
{
    return c == '{' ? depth + 1 : c == '}' && depth > 0 ? depth - 1 : depth;
}

/** The next name: up to an "and" outside of braces, with a blank on each side. */
static struct piece next_name(struct piece *rest)
{
    size_t depth = 0;
    for (const char *at = rest->text; at < rest->end; at++) {
        depth = depth_behind(depth, *at);
        bool is_and = depth == 0 && is_blank(*at) && rest->end - at > 4 && (at[1] | 0x20) == 'a' &&
                      (at[2] | 0x20) == 'n' && (at[3] | 0x20) == 'd' && is_blank(at[4]);
        if (!is_and) continue;
        struct piece name = {rest->text, at};
        rest->text = at + 4; // whose blank may begin the next "and"
        return trimmed(name);
    }
    struct piece name = *rest;
    rest->text = rest->end;
    return trimmed(name);
}

/** Where the part ends that begins at `at`: at a comma outside of braces. */
static const char *part_end(struct piece name)
{
    size_t depth = 0;
    const char *at = name.text;
    for (; at < name.end && !(depth == 0 && *at == ','); at++)
        depth = depth_behind(depth, *at);
    return at;
}

/** The next word of a part: up to a blank outside of braces. Empty behind the last one. */
static struct piece next_word(struct piece *rest)
{
    size_t depth = 0;
    *rest = trimmed(*rest);
    const char *at = rest->text;
    for (; at < rest->end && !(depth == 0 && is_blank(*at)); at++)
        depth = depth_behind(depth, *at);
    struct piece word = {rest->text, at};
    rest->text = at;
    return word;
}

/** Whether a word begins with a small letter, as particles do; a word in braces does not. `out` is
 * marked as failed where memory is out. */
static bool is_particle(struct piece word, struct acg_buffer *out)
{
    char unknown[ACG_COMMAND_NAME] = "x";
    struct acg_buffer text = {0};
    bool small = false;
    if (*word.text == '{' && !(word.end - word.text > 1 && word.text[1] == '\\')) return false;
    acg_latex_text(&text, word.text, (size_t)(word.end - word.text), unknown);
    const char *at = text.data;
    if (!text.failed && text.length > 0) {
        small = acg_utf8_is_small(acg_utf8_next(&at, text.data + text.length));
    }
    out->failed |= text.failed;
    acg_buffer_clear(&text);
    return small;
}

/** Divides "von Last": the particles at the beginning, of which the last word is none. */
static struct piece take_particles(struct piece *family, struct acg_buffer *out)
{
    struct piece rest = *family, von = {family->text, family->text};
    for (;;) {
        struct piece word = next_word(&rest);
        bool is_last = trimmed(rest).text == rest.end;
        if (word.text == word.end || is_last || !is_particle(word, out)) break;
        von.end = word.end;
        family->text = rest.text;
    }
    *family = trimmed(*family);
    return von;
}

/** Divides "First von Last": what stands before the first particle, or before the last word. */
static struct piece take_given(struct piece *whole, struct acg_buffer *out)
{
    struct piece rest = *whole, given = {whole->text, whole->text};
    for (;;) {
        struct piece word = next_word(&rest);
        bool is_last = trimmed(rest).text == rest.end;
        if (is_last || is_particle(word, out)) break;
        given.end = word.end;
        whole->text = rest.text;
    }
    *whole = trimmed(*whole);
    return given;
}

/** A name under way to JSON. */
struct writing {
    struct acg_buffer *out;
    char *unknown;
    bool is_first; // no member stands yet
};

static void add_member(struct writing *w, const char *key, struct piece piece)
{
    struct acg_buffer text = {0};
    piece = trimmed(piece);
    acg_latex_text(&text, piece.text, (size_t)(piece.end - piece.text), w->unknown);
    if (text.length > 0) {
        acg_buffer_format(w->out, "%s\"%s\":", w->is_first ? "" : ",", key);
        acg_json_text(w->out, text.data);
        w->is_first = false;
    }
    w->out->failed |= text.failed;
    acg_buffer_clear(&text);
}

/** Whether braces hold all of a name: a body. */
static bool is_body(struct piece name)
{
    size_t depth = 0;
    if (name.text == name.end || *name.text != '{' || name.text[1] == '\\') return false;
    for (const char *at = name.text; at < name.end; at++) {
        depth = depth_behind(depth, *at);
        if (depth == 0) return at + 1 == name.end;
    }
    return false;
}

static void add_name(struct writing *w, struct piece name)
{
    struct piece none = {name.end, name.end}, suffix = none, given;
    struct piece family = {name.text, part_end(name)};
    bool is_others = name.end - name.text == 6 && memcmp(name.text, "others", 6) == 0;
    if (is_body(name) || is_others) {
        add_member(w, "literal", name);
        return;
    }
    if (family.end < name.end) { // a comma
        struct piece rest = {family.end + 1, name.end};
        struct piece second = {rest.text, part_end(rest)};
        bool has_suffix = second.end < rest.end;
        suffix = has_suffix ? second : none;
        given = has_suffix ? (struct piece){second.end + 1, rest.end} : second;
    } else {
        given = take_given(&family, w->out);
    }
    struct piece von = take_particles(&family, w->out);
    add_member(w, "family", family);
    add_member(w, "given", given);
    add_member(w, "non-dropping-particle", von);
    add_member(w, "suffix", suffix);
}

void acg_bibtex_names(struct acg_buffer *out, const char *value, char unknown[])
{
    struct piece rest = {value, value + strlen(value)};
    bool is_first = true;
    acg_buffer_char(out, '[');
    while (rest.text < rest.end) {
        struct piece name = next_name(&rest);
        struct writing w = {.out = out, .unknown = unknown, .is_first = true};
        size_t before = out->length;
        acg_buffer_text(out, is_first ? "{" : ",{");
        add_name(&w, name);
        acg_buffer_char(out, '}');
        if (w.is_first && !out->failed) { // nothing was named
            out->length = before;
            out->data[before] = '\0';
        } else {
            is_first = false;
        }
    }
    acg_buffer_char(out, ']');
}
