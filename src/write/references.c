#include "write/references.h"

#include "base/latex.h"
#include "base/utf8.h"
#include "model/reference.h"

#include <stdio.h>
#include <string.h>

void acg_references_text(struct acg_buffer *out, const struct acg_reference references[], size_t n)
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

void acg_references_csl(struct acg_buffer *out, const struct acg_reference references[], size_t n)
{
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < n; i++)
        acg_buffer_format(out, "%s\n  %s", i ? "," : "", references[i].source->csl);
    acg_buffer_text(out, n ? "\n]\n" : "]\n");
}

/** How BibTeX calls what CSL calls `csl`, and how the entry names container and publisher, and a
 * publisher without a container: styles print no publisher of an article. */
struct form {
    const char *csl, *entry, *container, *publisher, *alone;
};

static const struct form *form_of(const char *type)
{
    static const struct form forms[] = {
        {"article-journal", "article", "journal", "publisher", "journal"},
        {"article-magazine", "article", "journal", "publisher", "journal"},
        {"article-newspaper", "article", "journal", "publisher", "journal"},
        {"book", "book", "series", "publisher", "publisher"},
        {"chapter", "incollection", "booktitle", "publisher", "publisher"},
        {"paper-conference", "inproceedings", "booktitle", "publisher", "publisher"},
        {"report", "techreport", "series", "institution", "institution"},
        {"thesis", "phdthesis", "series", "school", "school"},
        {NULL, "misc", "howpublished", "publisher", "howpublished"},
    };
    const struct form *form = forms;
    while (form->csl && !(type && strcmp(type, form->csl) == 0))
        form++;
    return form;
}

static bool is_key(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c && strchr("-_.:+/", c));
}

static void add_key(struct acg_buffer *out, const struct acg_reference *reference)
{
    bool changed = false;
    for (const char *at = reference->source->id; *at; at++) {
        changed = changed || !is_key(*at);
        acg_buffer_char(out, is_key(*at) ? *at : '_');
    }
    if (changed) acg_buffer_format(out, ":%u", reference->number);
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

/** An address stands as it is, but for what would end the field or begin a command. */
static void add_address(struct acg_buffer *out, const char *name, const char *text)
{
    if (!text) return;
    acg_buffer_format(out, ",\n  %s = {", name);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c <= ' ' || c == 0x7f || strchr("{}\\\"<>", c)) acg_buffer_format(out, "%%%02X", c);
        else acg_buffer_char(out, *text);
    }
    acg_buffer_char(out, '}');
}

static void add_person(struct acg_buffer *out, const struct acg_person *person)
{
    if (person->literal || !person->family) { // braces keep BibTeX from taking it apart
        acg_buffer_char(out, '{');
        acg_latex_add(out, person->literal ? person->literal : person->given);
        acg_buffer_char(out, '}');
        return;
    }
    acg_latex_add(out, person->family);
    if (person->given) acg_buffer_text(out, ", ");
    if (person->given) acg_latex_add(out, person->given);
}

static void add_entry(struct acg_buffer *out, const struct acg_reference *reference)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    const struct acg_source *source = reference->source;
    const struct form *form = form_of(source->type);
    acg_buffer_format(out, "@%s{", form->entry);
    add_key(out, reference);
    for (size_t i = 0; i < source->n_authors; i++) {
        acg_buffer_text(out, i ? " and " : ",\n  author = {");
        add_person(out, &source->authors[i]);
    }
    if (source->n_authors) acg_buffer_char(out, '}');
    else add_field(out, "key", source->publisher ? source->publisher : source->title); // sorts it
    if (source->title) {
        acg_buffer_text(out, ",\n  title = {{"); // two: no style changes its capitals
        acg_latex_add(out, source->title);
        acg_buffer_text(out, "}}");
    }
    if (source->has_issued && source->issued.from != ACG_DAY_MIN) {
        int year, month, day;
        acg_day_split(source->issued.from, &year, &month, &day);
        acg_buffer_format(out, ",\n  year = {%04d}", year);
        bool has_month =
            source->issued.until != ACG_DAY_MAX && source->issued.until - source->issued.from <= 31;
        if (has_month) acg_buffer_format(out, ",\n  month = %s", months[month - 1]);
    }
    add_field(out, form->container, source->container);
    add_field(out, source->container ? form->publisher : form->alone, source->publisher);
    add_field(out, "address", source->place);
    add_field(out, "volume", source->volume);
    add_field(out, "number", source->issue);
    add_pages(out, source->page);
    add_address(out, "doi", source->doi);
    add_address(out, "url", source->url);
    acg_buffer_text(out, "\n}\n");
}

void acg_references_bibtex(struct acg_buffer *out, const struct acg_reference references[],
                           size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i) acg_buffer_char(out, '\n');
        add_entry(out, &references[i]);
    }
}
