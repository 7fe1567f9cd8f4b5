#include "read/bibtex.h"

#include "base/array.h"
#include "base/report.h"
#include "base/utf8.h"
#include "read/json_scan.h"

#include <stdlib.h>
#include <string.h>

/** A word that stands for a text. */
struct acg_macro {
    const char *name, *value;
};

/** Where the reading stands. */
struct parser {
    struct acg_bibtex *bib;
    size_t at;
    struct acg_json lines; // counts them
    acg_report *report;
};

static struct acg_place place_of(struct parser *p, size_t at)
{
    struct acg_place place = {.file = p->bib->name, .order = at};
    acg_json_locate(&p->lines, at, &place.line, &place.column);
    return place;
}

static acg_status refuse(struct parser *p, size_t at, const char *what)
{
    struct acg_place place = place_of(p, at);
    return acg_reject(p->report, &place, "%s", what);
}

static bool is_blank(char c)
{
    return (c > 0 && c <= ' ') || c == 0x7f; // control characters too
}

static void skip_blanks(struct parser *p)
{
    while (is_blank(p->bib->text[p->at]))
        p->at++;
}

/** A byte of a name: what BibTeX takes in keys and names of fields. */
static bool is_name(char c)
{
    return (unsigned char)c > ' ' && c != 0x7f && !strchr("\"#%'(),={}", c);
}

/** Reads a name; NULL without memory, "" if there is none. */
static const char *read_name(struct parser *p, bool small)
{
    size_t begin = p->at;
    while (is_name(p->bib->text[p->at]))
        p->at++;
    char *name = acg_arena_text(&p->bib->arena, p->bib->text + begin, p->at - begin);
    for (char *c = name; small && c && *c; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 'a' - 'A') : *c;
    return name;
}

/** Appends what stands between braces or quotes, from the opening one on. */
static acg_status read_group(struct parser *p, struct acg_buffer *out)
{
    const char *text = p->bib->text;
    size_t begin = p->at++, depth = 0;
    bool quoted = text[begin] == '"';
    for (;; p->at++) {
        char c = text[p->at];
        if (p->at >= p->bib->length) {
            return refuse(p, begin,
                          quoted ? "a quote that is never closed" : "a brace that is never closed");
        }
        if (depth == 0 && c == (quoted ? '"' : '}')) break;
        if (c == '{') depth++;
        if (c == '}' && depth-- == 0) { // escaped or not, as BibTeX counts
            return refuse(p, p->at, "a brace that closes nothing; is a quote missing?");
        }
    }
    acg_buffer_add(out, text + begin + 1, p->at - begin - 1);
    p->at++;
    return ACG_OK;
}

static const char *find_macro(const struct acg_bibtex *bib, const char *name)
{
    static const struct acg_macro months[] = {
        {"jan", "January"},   {"feb", "February"}, {"mar", "March"},    {"apr", "April"},
        {"may", "May"},       {"jun", "June"},     {"jul", "July"},     {"aug", "August"},
        {"sep", "September"}, {"oct", "October"},  {"nov", "November"}, {"dec", "December"}};
    uint32_t own = acg_table_find(&bib->macro_names, name, strlen(name));
    if (own != UINT32_MAX) return bib->macros[own].value;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        if (strcmp(months[i].name, name) == 0) return months[i].value;
    }
    return NULL;
}

/** Reads a piece of a value: a group, a number, a macro. */
static acg_status read_piece(struct parser *p, struct acg_buffer *out)
{
    char c = p->bib->text[p->at], quoted[ACG_QUOTE];
    size_t begin = p->at;
    if (c == '{' || c == '"') return read_group(p, out);
    const char *name = read_name(p, true);
    if (!name) return acg_out_of_memory(p->report);
    if (!*name) return refuse(p, begin, "expected a value: {text}, \"text\", a number or a macro");
    bool is_number = name[strspn(name, "0123456789")] == '\0';
    const char *value = is_number ? name : find_macro(p->bib, name);
    if (!value) {
        struct acg_place place = place_of(p, begin);
        acg_warn(p->report, &place,
                 "the macro '%s' is not defined and stands for itself; define it with @string, or "
                 "put it in braces",
                 acg_quote(quoted, name, strlen(name)));
        value = name;
    }
    acg_buffer_text(out, value);
    return ACG_OK;
}

/** Reads pieces joined by #. */
static acg_status read_value(struct parser *p, const char **out)
{
    enum { MOST = 1 << 20 }; // bytes: macros of macros could grow without end
    struct acg_buffer value = {0};
    acg_status status = ACG_OK;
    acg_buffer_text(&value, "");
    for (bool more = true; more && !status;) {
        size_t begin = p->at;
        skip_blanks(p);
        status = read_piece(p, &value);
        skip_blanks(p);
        more = p->bib->text[p->at] == '#';
        p->at += more;
        if (!status && value.length > MOST) status = refuse(p, begin, "a value over 1 MiB");
    }
    *out = status || value.failed ? NULL : acg_arena_text(&p->bib->arena, value.data, value.length);
    acg_buffer_clear(&value);
    if (!status && !*out) status = acg_out_of_memory(p->report);
    return status;
}

/** Reads NAME = VALUE. */
static acg_status read_pair(struct parser *p, const char **name, const char **value)
{
    size_t begin = p->at;
    *name = read_name(p, true);
    if (!*name) return acg_out_of_memory(p->report);
    skip_blanks(p);
    if (!**name || p->bib->text[p->at] != '=') {
        return refuse(p, **name ? p->at : begin,
                      **name ? "expected = behind the name of a field"
                             : "expected the name of a field; is a comma or a brace missing before "
                               "it?");
    }
    p->at++;
    return read_value(p, value);
}

static acg_status read_fields(struct parser *p, struct acg_bib_entry *entry, char close)
{
    struct acg_bibtex *bib = p->bib;
    for (;;) {
        const char *name, *value;
        skip_blanks(p);
        while (bib->text[p->at] == ',') { // also one too many
            p->at++;
            skip_blanks(p);
        }
        if (bib->text[p->at] == close) break;
        if (p->at >= bib->length) return refuse(p, entry->at, "an entry that is never closed");
        acg_status status = read_pair(p, &name, &value);
        if (status) return status;
        if (!acg_array_room(&bib->fields, bib->n_fields, &bib->fields_room, sizeof *bib->fields)) {
            return acg_out_of_memory(p->report);
        }
        bib->fields[bib->n_fields++] = (struct acg_bib_field){name, value};
        skip_blanks(p);
        if (bib->text[p->at] != ',' && bib->text[p->at] != close) {
            return refuse(p, p->at,
                          p->at >= bib->length ? "the entry ends early"
                                               : "expected a comma or the end of the entry");
        }
    }
    p->at++;
    entry->n_fields = bib->n_fields - entry->first;
    return ACG_OK;
}

static acg_status read_entry(struct parser *p, struct acg_bib_entry *entry, char close)
{
    struct acg_bibtex *bib = p->bib;
    char quoted[ACG_QUOTE];
    skip_blanks(p);
    size_t key_at = p->at;
    entry->key = read_name(p, false);
    entry->first = bib->n_fields;
    if (!entry->key) return acg_out_of_memory(p->report);
    skip_blanks(p);
    if (!*entry->key || bib->text[p->at] == '=') {
        return refuse(p, key_at, "the entry has no key; write one, and a comma behind it");
    }
    if (bib->text[p->at] != ',' && bib->text[p->at] != close) {
        return refuse(p, p->at, "expected a comma behind the key of the entry");
    }
    acg_status status = read_fields(p, entry, close);
    if (status) return status;
    size_t length = strlen(entry->key);
    uint32_t same = acg_table_find(&bib->keys, entry->key, length);
    if (same != UINT32_MAX) {
        struct acg_place other = place_of(p, bib->entries[same].at), place = place_of(p, key_at);
        return acg_reject(p->report, &place, "the key '%s' stands in line %zu already",
                          acg_quote(quoted, entry->key, length), other.line);
    }
    if (!acg_array_room(&bib->entries, bib->n_entries, &bib->entries_room, sizeof *bib->entries) ||
        !acg_table_add(&bib->keys, entry->key, length, (uint32_t)bib->n_entries)) {
        return acg_out_of_memory(p->report);
    }
    bib->entries[bib->n_entries++] = *entry;
    return ACG_OK;
}

static acg_status read_string(struct parser *p, size_t at, char close)
{
    struct acg_bibtex *bib = p->bib;
    struct acg_macro macro = {0};
    skip_blanks(p);
    acg_status status = read_pair(p, &macro.name, &macro.value);
    if (status) return status;
    skip_blanks(p);
    if (bib->text[p->at] == ',') p->at++;
    skip_blanks(p);
    if (bib->text[p->at] != close) return refuse(p, at, "a @string that is never closed");
    p->at++;
    size_t length = strlen(macro.name);
    uint32_t same = acg_table_find(&bib->macro_names, macro.name, length);
    if (same != UINT32_MAX) { // the last definition holds
        bib->macros[same].value = macro.value;
        return ACG_OK;
    }
    if (!acg_array_room(&bib->macros, bib->n_macros, &bib->macros_room, sizeof macro) ||
        !acg_table_add(&bib->macro_names, macro.name, length, (uint32_t)bib->n_macros)) {
        return acg_out_of_memory(p->report);
    }
    bib->macros[bib->n_macros++] = macro;
    return ACG_OK;
}

/** Passes over a group that means nothing to us. */
static acg_status skip_group(struct parser *p)
{
    struct acg_buffer none = {0};
    acg_status status = ACG_OK;
    if (p->bib->text[p->at] == '{') status = read_group(p, &none);
    acg_buffer_clear(&none);
    return status;
}

/** Reads what an @ begins. */
static acg_status read_at(struct parser *p)
{
    struct acg_bib_entry entry = {.at = p->at++};
    skip_blanks(p);
    entry.type = read_name(p, true);
    if (!entry.type) return acg_out_of_memory(p->report);
    skip_blanks(p);
    char open = p->bib->text[p->at];
    if (strcmp(entry.type, "comment") == 0 || strcmp(entry.type, "preamble") == 0) {
        return skip_group(p);
    }
    if (!*entry.type || (open != '{' && open != '(')) return ACG_OK; // an address, say
    p->at++;
    char close = open == '{' ? '}' : ')';
    return strcmp(entry.type, "string") == 0 ? read_string(p, entry.at, close)
                                             : read_entry(p, &entry, close);
}

acg_status acg_bibtex_parse(struct acg_bibtex *out, const char *name, const char *text,
                            size_t length, acg_report *report)
{
    *out = (struct acg_bibtex){.name = name, .text = text, .length = length};
    struct parser p = {
        .bib = out, .lines = {.name = name, .text = text, .length = length}, .report = report};
    size_t valid = acg_utf8_valid(text, length);
    if (valid < length || memchr(text, '\0', length)) {
        return refuse(&p, valid < length ? valid : strlen(text),
                      "a byte that is no UTF-8 text; save the file as UTF-8, or run iconv -f "
                      "WINDOWS-1252 -t UTF-8 on it");
    }
    acg_status status = ACG_OK;
    while (!status) {
        const char *at = memchr(text + p.at, '@', length - p.at);
        if (!at) break;
        p.at = (size_t)(at - text);
        status = read_at(&p);
    }
    return status;
}

void acg_bibtex_clear(struct acg_bibtex *bibtex)
{
    free(bibtex->entries);
    free(bibtex->fields);
    free(bibtex->macros);
    acg_table_clear(&bibtex->keys);
    acg_table_clear(&bibtex->macro_names);
    acg_arena_clear(&bibtex->arena);
    *bibtex = (struct acg_bibtex){0};
}

static const char *own_field(const struct acg_bibtex *bibtex, const struct acg_bib_entry *entry,
                             const char *name)
{
    for (size_t i = entry->first; i < entry->first + entry->n_fields; i++) {
        if (strcmp(bibtex->fields[i].name, name) == 0) return bibtex->fields[i].value;
    }
    return NULL;
}

const char *acg_bib_field(const struct acg_bibtex *bibtex, const struct acg_bib_entry *entry,
                          const char *name)
{
    const char *value = own_field(bibtex, entry, name);
    const char *other = value ? NULL : own_field(bibtex, entry, "crossref");
    uint32_t index = other ? acg_table_find(&bibtex->keys, other, strlen(other)) : UINT32_MAX;
    if (index == UINT32_MAX) return value;
    const struct acg_bib_entry *parent = &bibtex->entries[index];
    if (strcmp(name, "title") == 0 || strcmp(name, "subtitle") == 0) return NULL; // the book's own
    value = own_field(bibtex, parent, name);
    return value || strcmp(name, "booktitle") != 0 ? value : own_field(bibtex, parent, "title");
}
