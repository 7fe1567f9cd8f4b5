#include "actorgraph/write.h"

#include "base/buffer.h"
#include "base/latex.h"
#include "base/limits.h"
#include "base/report.h"
#include "base/utf8.h"
#include "model/reference.h"
#include "write/loss.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void write_text(struct acg_buffer *out, const struct acg_reference references[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct acg_buffer text = {0};
        acg_reference_full(&text, references[i].source);
        acg_buffer_format(out, "%u. ", references[i].number);
        if (!text.failed) acg_text_add_clean(out, text.data);
        acg_buffer_char(out, '\n');
        out->failed = out->failed || text.failed;
        acg_buffer_clear(&text);
    }
}

static void write_csl(struct acg_buffer *out, const struct acg_reference references[], size_t n)
{
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < n; i++)
        acg_buffer_format(out, "%s\n  %s", i ? "," : "", references[i].source->csl);
    acg_buffer_text(out, n ? "\n]\n" : "]\n");
}

/** How BibTeX calls what CSL calls `csl`, and how the entry names container and publisher, and
 * besides a publisher without a container: styles print no publisher of an article. */
struct form {
    const char *csl, *entry, *container, *publisher, *alone;
    bool is_usual; // an entry of that name is read as this type
};

static const struct form *form_of(const char *type)
{
    static const struct form forms[] = {
        {"article-journal", "article", "journal", "publisher", "journal", true},
        {"article-magazine", "article", "journal", "publisher", "journal", false},
        {"article-newspaper", "article", "journal", "publisher", "journal", false},
        {"book", "book", "series", "publisher", "publisher", true},
        {"chapter", "incollection", "booktitle", "publisher", "publisher", true},
        {"paper-conference", "inproceedings", "booktitle", "publisher", "publisher", true},
        {"report", "techreport", "series", "institution", "institution", true},
        {"thesis", "phdthesis", "series", "school", "school", true},
        {NULL, "misc", "howpublished", "publisher", "howpublished", false},
    };
    const struct form *form = forms;
    while (form->csl && !(type && strcmp(type, form->csl) == 0))
        form++;
    return form;
}

static bool is_key(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80 || (c && strchr("-_.:+/", c));
}

/** Writes a key that no other source has, and that is no longer than an id may be. */
static void add_key(struct acg_buffer *out, const struct acg_reference *reference)
{
    const char *id = reference->source->id;
    char number[16] = "";
    size_t length = 0;
    while (is_key(id[length]))
        length++;
    if (id[length]) snprintf(number, sizeof number, ":%u", reference->number);
    length = strlen(id);
    if (length + strlen(number) > ACG_MAX_ID) length = ACG_MAX_ID - strlen(number);
    while (length > 0 && ((unsigned char)id[length] & 0xc0) == 0x80)
        length--; // not within a character
    for (size_t i = 0; i < length; i++)
        acg_buffer_char(out, is_key(id[i]) ? id[i] : '_');
    acg_buffer_text(out, number);
}

static void add_field(struct acg_buffer *out, const char *name, const char *text)
{
    if (!text) return;
    acg_buffer_format(out, ",\n  %s = {", name);
    acg_latex_add(out, text);
    acg_buffer_char(out, '}');
}

/** Between pages BibTeX and its styles want a dash, however it was typed. */
static void add_pages(struct acg_buffer *out, const char *text)
{
    struct acg_buffer pages = {0};
    for (; text && *text; text++) {
        if (*text != '-') acg_buffer_char(&pages, *text);
        else if (text[1] != '-') acg_buffer_text(&pages, "\u2013");
    }
    add_field(out, "pages", pages.data);
    out->failed = out->failed || pages.failed;
    acg_buffer_clear(&pages);
}

/** An address stands as it is, but for what would end the field or begin a command, and for what
 * `unsafe` lists. */
static void add_address(struct acg_buffer *out, const char *name, const char *text,
                        const char *unsafe)
{
    if (!text) return;
    acg_buffer_format(out, ",\n  %s = {", name);
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        acg_utf8_next(&text, end);
        bool safe = !acg_utf8_has_control(from, (size_t)(text - from)) && *from != ' ' &&
                    !strchr("{}\\^", *from) && !strchr(unsafe, *from); // ^^5c is a backslash
        if (safe) acg_buffer_add(out, from, (size_t)(text - from));
        for (; !safe && from < text; from++)
            acg_buffer_format(out, "%%%02X", (unsigned char)*from);
    }
    acg_buffer_char(out, '}');
}

/** Whether "and" stands among the words of a text, which would begin another name. */
static bool has_and(const char *text)
{
    for (const char *at = text; *at; at++) {
        bool begins = at == text || at[-1] == ' ', is_and = strncasecmp(at, "and", 3) == 0;
        if (begins && is_and && (at[3] == ' ' || !at[3])) return true;
    }
    return false;
}

/** Whether BibTeX would take a family apart: at a comma or an "and", or a small first letter for a
 * particle; or find no name in it. */
static bool needs_braces(const char *family)
{
    if (!family[strspn(family, "- ")]) return true; // nothing but what it takes words apart at
    const char *at = family;
    bool is_small = *family && acg_utf8_is_small(acg_utf8_next(&at, family + strlen(family)));
    return (is_small && strchr(family, ' ')) || strchr(family, ',') || has_and(family);
}

/** Whether BibTeX takes the first `length` bytes of a family for particles: words of letters, each
 * with a small first one. */
static bool takes_particle(const char *family, size_t length)
{
    bool begins = true;
    for (const char *at = family; at < family + length;) {
        uint32_t c = acg_utf8_next(&at, family + strlen(family));
        bool is_letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
        if (c != ' ' && (!is_letter || (begins && !acg_utf8_is_small(c)))) return false;
        begins = c == ' ';
    }
    return !has_and(family);
}

static void add_part(struct acg_buffer *out, const char *text, bool braces)
{
    acg_buffer_text(out, braces ? "{" : "");
    acg_latex_add(out, text);
    acg_buffer_text(out, braces ? "}" : "");
}

static void add_person(struct acg_buffer *out, const struct acg_person *person)
{
    const char *whole = person->literal ? person->literal : person->given;
    if (person->literal || !person->family) {          // braces keep BibTeX from taking it apart
        bool is_others = strcmp(whole, "others") == 0; // it has a meaning without them
        add_part(out, whole, !is_others);
        return;
    }
    size_t particle = takes_particle(person->family, person->particle) ? person->particle : 0;
    for (size_t i = 0; i < particle; i++)
        acg_buffer_char(out, person->family[i]);
    bool is_alone = !person->suffix && !person->given; // its words would be given names
    const char *family = person->family + particle;
    add_part(out, family, needs_braces(family) || (is_alone && strchr(family, ' ')));
    if (person->suffix) acg_buffer_text(out, ", ");
    if (person->suffix)
        add_part(out, person->suffix, strchr(person->suffix, ',') || has_and(person->suffix));
    if (person->given || person->suffix) acg_buffer_text(out, ", ");
    if (person->given) add_part(out, person->given, needs_braces(person->given));
}

static void add_issued(struct acg_buffer *out, struct acg_span issued)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    int year, month, day;
    acg_day_split(issued.from, &year, &month, &day);
    acg_buffer_format(out, ",\n  year = {%04d}", year);
    if (issued.until == ACG_DAY_MAX || issued.until - issued.from > 31) return;
    acg_buffer_format(out, ",\n  month = %s", months[month - 1]);
    if (issued.until - issued.from == 1) acg_buffer_format(out, ",\n  day = {%d}", day);
}

static void add_entry(struct acg_buffer *out, const struct acg_reference *reference)
{
    const struct acg_source *source = reference->source;
    const struct form *form = form_of(source->type);
    acg_buffer_format(out, "@%s{", form->entry);
    add_key(out, reference);
    for (size_t i = 0; i < source->n_authors; i++) {
        acg_buffer_text(out, i                   ? " and "
                             : source->is_edited ? ",\n  editor = {"
                                                 : ",\n  author = {");
        add_person(out, &source->authors[i]);
    }
    if (source->n_authors) acg_buffer_char(out, '}');
    else add_field(out, "key", source->publisher ? source->publisher : source->title); // sorts it
    if (source->title) {
        acg_buffer_text(out, ",\n  title = {{"); // two: no style changes its capitals
        acg_latex_add(out, source->title);
        acg_buffer_text(out, "}}");
    }
    if (source->has_issued && source->issued.from != ACG_DAY_MIN) add_issued(out, source->issued);
    bool is_plain = source->type && strcmp(source->type, "document") == 0 && !source->url;
    if (source->type && !form->is_usual && !is_plain) add_field(out, "entrysubtype", source->type);
    add_field(out, form->container, source->container);
    add_field(out, form->publisher, source->publisher);
    bool alone = !source->container && strcmp(form->alone, form->publisher) != 0;
    if (alone) add_field(out, form->alone, source->publisher); // read/ knows one that comes twice
    add_field(out, "address", source->place);
    add_field(out, "volume", source->volume);
    add_field(out, "number", source->issue);
    add_pages(out, source->page);
    add_address(out, "doi", source->doi, ""); // which may have angle brackets
    add_address(out, "url", source->url, "\"<>");
    acg_buffer_text(out, "\n}\n");
}

static void write_bibtex(struct acg_buffer *out, const struct acg_reference references[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i) acg_buffer_char(out, '\n');
        add_entry(out, &references[i]);
    }
}

/*
 * What BibTeX has no field for.
 */

/** Keys of CSL-JSON that entries have fields for. */
static bool is_carried(const char *key, size_t length)
{
    static const char *const keys[] = {
        "id",     "type",  "title", "container-title", "publisher",       "URL",    "DOI",
        "volume", "issue", "page",  "author",          "publisher-place", "issued", "editor"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strlen(keys[i]) == length && memcmp(keys[i], key, length) == 0) return true;
    }
    return false;
}

/** Behind the JSON value at `at`, in compact text that was checked. */
static const char *skip_value(const char *at)
{
    size_t depth = 0;
    bool quoted = false;
    for (; *at; at++) {
        if (quoted && *at == '\\' && at[1]) at++;
        else if (*at == '"') quoted = !quoted;
        else if (quoted) continue;
        else if (*at == '{' || *at == '[') depth++;
        else if (depth == 0 && (*at == ',' || *at == '}' || *at == ']')) return at;
        else if (*at == '}' || *at == ']') depth--;
    }
    return at;
}

/** The next key of an item, as it stands between its quotes; NULL behind the last. `*at` goes on.
 */
static const char *next_key(const char **at, size_t *length)
{
    if (**at != '{' && **at != ',') return NULL;
    const char *key = *at + 2, *end = key;
    if ((*at)[1] != '"') return NULL; // an item without keys
    for (; *end && *end != '"'; end++)
        end += *end == '\\' && end[1];
    *length = (size_t)(end - key);
    *at = skip_value(end + 2);
    return key;
}

enum { MOST_LOST = 64 };

/** A key that is lost, and how often. */
struct lost {
    const char *key;
    size_t length, count;
};

static void count_lost(struct lost lost[MOST_LOST], const char *key, size_t length)
{
    size_t i = 0;
    while (i < MOST_LOST - 1 && lost[i].key &&
           !(lost[i].length == length && memcmp(lost[i].key, key, length) == 0)) {
        i++;
    }
    if (!lost[i].key) lost[i] = (struct lost){.key = key, .length = length};
    lost[i].count++;
}

static void list_losses(const struct acg_reference references[], size_t n, acg_report *report)
{
    struct lost lost[MOST_LOST] = {{0}};
    size_t length, n_renamed = 0, n_editors = 0;
    for (size_t i = 0; i < n; i++) {
        const struct acg_source *source = references[i].source;
        const char *at = source->csl;
        for (const char *key; (key = next_key(&at, &length));) {
            if (!is_carried(key, length)) count_lost(lost, key, length);
            n_editors += length == 6 && memcmp(key, "editor", 6) == 0 && source->n_authors > 0 &&
                         !source->is_edited;
        }
        const char *id = source->id;
        while (*id && is_key(*id))
            id++;
        n_renamed += *id != '\0';
    }
    acg_loss_report("bibtex", "ids with characters that no key may have are changed", n_renamed,
                    "source", report);
    acg_loss_report("bibtex", "editors beside authors are left out", n_editors, "source", report);
    for (size_t i = 0; i < MOST_LOST && lost[i].key; i++) {
        char what[ACG_QUOTE + 32], quoted[ACG_QUOTE];
        snprintf(what, sizeof what, "'%s' is left out",
                 acg_quote(quoted, lost[i].key, lost[i].length));
        acg_loss_report("bibtex", what, lost[i].count, "source", report);
    }
}

acg_status acg_references_write(const struct acg_reference references[], size_t n,
                                enum acg_sources_format format, char **bytes, size_t *length,
                                acg_report *report)
{
    struct acg_buffer out = {0};
    acg_buffer_text(&out, "");
    switch (format) {
    case ACG_SOURCES_CSL_JSON:
        write_csl(&out, references, n);
        break;
    case ACG_SOURCES_BIBTEX:
        write_bibtex(&out, references, n);
        break;
    case ACG_SOURCES_TEXT:
        write_text(&out, references, n);
        break;
    }
    acg_status status = out.failed ? acg_out_of_memory(report) : ACG_OK;
    if (status) acg_buffer_clear(&out);
    *bytes = out.data;
    *length = out.length;
    return status;
}

acg_status acg_sources_write(const acg_graph *graph, enum acg_sources_format format, char **bytes,
                             size_t *length, acg_report *report)
{
    size_t count;
    const struct acg_source *sources = acg_graph_sources(graph, &count);
    struct acg_reference *list = malloc((count + 1) * sizeof *list);
    *bytes = NULL;
    *length = 0;
    if (!list) return acg_out_of_memory(report);
    for (uint32_t i = 0; i < count; i++)
        list[i] = (struct acg_reference){&sources[i], i + 1};
    acg_status status = acg_references_write(list, count, format, bytes, length, report);
    if (!status && format == ACG_SOURCES_BIBTEX) list_losses(list, count, report);
    free(list);
    return status;
}
