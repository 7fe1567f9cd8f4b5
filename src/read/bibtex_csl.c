// Entries of BibTeX as items of CSL-JSON.
#include "read/bibtex.h"

#include "actorgraph/date.h"
#include "base/json.h"
#include "base/report.h"
#include "base/utf8.h"
#include "read/json_scan.h"
#include "read/latex_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/** What an entry is in CSL. */
static const char *type_of(const char *entry)
{
    static const struct {
        const char *entry, *csl;
    } types[] = {{"article", "article-journal"},
                 {"book", "book"},
                 {"mvbook", "book"},
                 {"collection", "book"},
                 {"proceedings", "book"},
                 {"manual", "book"},
                 {"booklet", "pamphlet"},
                 {"inbook", "chapter"},
                 {"incollection", "chapter"},
                 {"suppbook", "chapter"},
                 {"inproceedings", "paper-conference"},
                 {"conference", "paper-conference"},
                 {"phdthesis", "thesis"},
                 {"mastersthesis", "thesis"},
                 {"thesis", "thesis"},
                 {"techreport", "report"},
                 {"report", "report"},
                 {"online", "webpage"},
                 {"electronic", "webpage"},
                 {"www", "webpage"},
                 {"dataset", "dataset"},
                 {"data", "dataset"},
                 {"software", "software"},
                 {"patent", "patent"},
                 {"unpublished", "manuscript"},
                 {"inreference", "entry-encyclopedia"},
                 {"reference", "book"},
                 {"letter", "personal_communication"},
                 {"legislation", "legislation"},
                 {"legal", "legislation"},
                 {"jurisdiction", "legal_case"},
                 {"video", "motion_picture"},
                 {"movie", "motion_picture"},
                 {"audio", "song"},
                 {"misc", "document"}};
    for (size_t i = 0; i < COUNT(types); i++) {
        if (strcmp(types[i].entry, entry) == 0) return types[i].csl;
    }
    return "document";
}

/** A field, and the key of CSL that it is. The first of a key that an entry has is taken. */
static const struct {
    const char *field, *key;
} texts[] = {{"booktitle", "container-title"},
             {"journaltitle", "container-title"},
             {"journal", "container-title"},
             {"publisher", "publisher"},
             {"institution", "publisher"},
             {"school", "publisher"},
             {"organization", "publisher"},
             {"location", "publisher-place"},
             {"address", "publisher-place"},
             {"volume", "volume"},
             {"edition", "edition"},
             {"series", "collection-title"},
             {"chapter", "chapter-number"},
             {"version", "version"},
             {"isbn", "ISBN"},
             {"issn", "ISSN"},
             {"language", "language"},
             {"langid", "language"},
             {"eventtitle", "event-title"},
             {"type", "genre"},
             {"note", "note"},
             {"abstract", "abstract"},
             {"keywords", "keyword"}};

static const char *const roles[] = {"author", "editor", "translator"};

/** Fields that are read elsewhere. */
static const char *const read_elsewhere[] = {
    "title",        "subtitle",   "issue",    "number",       "pages", "doi",     "url",
    "howpublished", "year",       "month",    "day",          "date",  "urldate", "author",
    "editor",       "translator", "crossref", "entrysubtype", "key"};

/** An item on its way. */
struct writing {
    const struct acg_bibtex *bib;
    const struct acg_bib_entry *entry;
    struct acg_buffer *out;
    char unknown[ACG_COMMAND_NAME];
    bool has_container;
};

static const char *field(const struct writing *w, const char *name)
{
    return acg_bib_field(w->bib, w->entry, name);
}

static void add_key(struct writing *w, const char *key)
{
    acg_buffer_format(w->out, ",\"%s\":", key);
}

static void add_json(struct writing *w, const char *key, struct acg_buffer *text)
{
    if (text->length > 0) {
        add_key(w, key);
        acg_json_text(w->out, text->data);
    }
    w->out->failed |= text->failed;
    acg_buffer_clear(text);
}

/** Adds a member of text; false if the value is NULL. */
static bool add_text(struct writing *w, const char *key, const char *value)
{
    struct acg_buffer text = {0};
    if (!value) return false;
    acg_latex_text(&text, value, strlen(value), w->unknown);
    add_json(w, key, &text);
    return true;
}

static bool add_address(struct writing *w, const char *key, const char *value)
{
    struct acg_buffer text = {0};
    if (!value) return false;
    acg_latex_address(&text, value, strlen(value));
    add_json(w, key, &text);
    return true;
}

static void add_title(struct writing *w)
{
    struct acg_buffer text = {0};
    const char *title = field(w, "title"), *more = field(w, "subtitle");
    if (!title) return;
    acg_latex_text(&text, title, strlen(title), w->unknown);
    if (more) acg_buffer_text(&text, ": ");
    if (more) acg_latex_text(&text, more, strlen(more), w->unknown);
    add_json(w, "title", &text);
}

/** Whether a field only repeats the publisher, as we write it for styles that print none. */
static bool is_publisher(const struct writing *w, const char *value)
{
    const char *publisher = field(w, "publisher");
    return value && publisher && strcmp(value, publisher) == 0;
}

/** Adds fields that are text, each key once. */
static void add_texts(struct writing *w)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        bool is_given = false;
        for (size_t k = 0; k < i; k++) {
            is_given |= strcmp(texts[k].key, texts[i].key) == 0 && field(w, texts[k].field);
        }
        bool repeats =
            strcmp(texts[i].field, "journal") == 0 && is_publisher(w, field(w, "journal"));
        if (!is_given && !repeats) add_text(w, texts[i].key, field(w, texts[i].field));
    }
}

static void add_pages(struct writing *w)
{
    const char *pages = field(w, "pages");
    struct acg_buffer text = {0}, plain = {0};
    if (!pages) return;
    acg_latex_text(&text, pages, strlen(pages), w->unknown);
    for (const char *at = text.data; at && *at; at++) {
        if (strncmp(at, "\xe2\x80\x93", 3) == 0) { // an en dash
            acg_buffer_char(&plain, '-');
            at += 2;
        } else {
            acg_buffer_char(&plain, *at);
        }
    }
    plain.failed |= text.failed;
    acg_buffer_clear(&text);
    add_json(w, "page", &plain);
}

/** The number is an issue in what comes out in issues, else that of the report or patent. */
static void add_number(struct writing *w)
{
    static const char *const numbered[] = {"techreport", "report", "patent", "manual"};
    bool is_own = false;
    for (size_t i = 0; i < COUNT(numbered); i++)
        is_own |= strcmp(w->entry->type, numbered[i]) == 0;
    if (!add_text(w, "issue", field(w, "issue"))) {
        add_text(w, is_own ? "number" : "issue", field(w, "number"));
    }
}

static bool is_address(const char *how)
{
    return strstr(how, "\\url") || strstr(how, "://");
}

/** How something was published: an address, or where. */
static void add_howpublished(struct writing *w)
{
    const char *how = field(w, "howpublished");
    bool is_url = how && is_address(how);
    bool has_container = field(w, "booktitle") || field(w, "journaltitle") || field(w, "journal");
    if (is_publisher(w, how)) how = NULL;
    if (!add_address(w, "URL", field(w, "url")) && is_url) add_address(w, "URL", how);
    if (how && !is_url && !has_container) add_text(w, "container-title", how);
}

/** The month of "9", "sep", "September", "12 sep", and the day beside a name; 0 for no month. */
static void find_month(const char *text, int *month, int *day)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    int number = 0;
    *month = 0;
    for (const char *at = text; *at; at++) {
        bool begins = at == text || !((at[-1] | 0x20) >= 'a' && (at[-1] | 0x20) <= 'z');
        if (number == 0 && *at >= '0' && *at <= '9') number = atoi(at);
        for (int i = 0; i < 12 && begins && *month == 0; i++)
            *month = strncasecmp(at, months[i], 3) == 0 ? i + 1 : 0;
    }
    if (*month == 0 && number >= 1 && number <= 12) *month = number;
    else if (number >= 1 && number <= 31) *day = number;
}

static void add_parts(struct writing *w, int year, int month, int day)
{
    acg_buffer_format(w->out, "[%d", year);
    if (month > 0) acg_buffer_format(w->out, ",%d", month);
    if (month > 0 && day > 0) acg_buffer_format(w->out, ",%d", day);
    acg_buffer_char(w->out, ']');
}

/** One end of a date: YYYY, YYYY-MM, YYYY-MM-DD, as it stands. */
static void add_end(struct writing *w, const char *text, size_t length)
{
    int year = 0, month = 0, day = 0;
    char end[16] = "";
    memcpy(end, text, length < sizeof end - 1 ? length : sizeof end - 1);
    sscanf(end, "%4d-%2d-%2d", &year, &month, &day); // NOLINT(cert-err34-c): it was checked
    add_parts(w, year, month, day);
}

/** Adds a date as biblatex has it: EDTF, an interval perhaps. */
static void add_date(struct writing *w, const char *key, const char *value)
{
    struct acg_buffer text = {0};
    struct acg_date date;
    char why[ACG_DATE_WHY];
    acg_latex_text(&text, value, strlen(value), w->unknown);
    bool is_date = !text.failed && acg_date_parse(text.data, text.length, &date, why) &&
                   acg_span_is_bounded(date.span) && !strchr(text.data, 'X');
    if (!is_date) {
        if (text.length > 0) {
            add_key(w, key);
            acg_buffer_text(w->out, "{\"literal\":");
            acg_json_text(w->out, text.data);
            acg_buffer_char(w->out, '}');
        }
    } else {
        const char *slash = strchr(text.data, '/');
        add_key(w, key);
        acg_buffer_text(w->out, "{\"date-parts\":[");
        add_end(w, text.data, slash ? (size_t)(slash - text.data) : text.length);
        if (slash) acg_buffer_char(w->out, ',');
        if (slash) add_end(w, slash + 1, strlen(slash + 1));
        acg_buffer_char(w->out, ']');
        if (date.uncertain || date.approximate) acg_buffer_text(w->out, ",\"circa\":true");
        acg_buffer_char(w->out, '}');
    }
    w->out->failed |= text.failed;
    acg_buffer_clear(&text);
}

static void add_issued(struct writing *w)
{
    const char *date = field(w, "date"), *year = field(w, "year"), *month = field(w, "month");
    const char *day = field(w, "day");
    struct acg_buffer text = {0};
    struct acg_date parsed;
    char whole[48], why[ACG_DATE_WHY];
    if (date || !year) {
        if (date) add_date(w, "issued", date);
        return;
    }
    acg_latex_text(&text, year, strlen(year), w->unknown);
    bool is_year = !text.failed && text.length == 4 && strspn(text.data, "0123456789") == 4;
    int of_year = 0, of_month = day ? atoi(day) : 0;
    if (month) find_month(month, &of_year, &of_month);
    if (!is_year || of_year == 0) {
        add_date(w, "issued", year);
    } else {
        snprintf(whole, sizeof whole, "%.4s-%02d-%02d", text.data, of_year, of_month);
        if (!acg_date_parse(whole, strlen(whole), &parsed, why)) whole[7] = '\0'; // no such day
        add_date(w, "issued", whole);
    }
    w->out->failed |= text.failed;
    acg_buffer_clear(&text);
}

/** An item's type: that of the entry, or what entrysubtype says more exactly. */
static void add_type(struct writing *w)
{
    static const char *const types[] = {"article-journal",
                                        "article-magazine",
                                        "article-newspaper",
                                        "article",
                                        "webpage",
                                        "post-weblog",
                                        "post",
                                        "document",
                                        "dataset",
                                        "software",
                                        "speech",
                                        "interview",
                                        "broadcast",
                                        "motion_picture",
                                        "map",
                                        "manuscript",
                                        "pamphlet",
                                        "legislation",
                                        "legal_case",
                                        "bill",
                                        "treaty",
                                        "hearing",
                                        "standard",
                                        "entry",
                                        "entry-encyclopedia",
                                        "entry-dictionary",
                                        "review",
                                        "patent",
                                        "personal_communication",
                                        "graphic",
                                        "figure",
                                        "song",
                                        "report"};
    const char *subtype = field(w, "entrysubtype"), *type = type_of(w->entry->type);
    bool is_article = strcmp(w->entry->type, "article") == 0;
    for (size_t i = 0; subtype && i < COUNT(types); i++) {
        if (strcmp(types[i], subtype) == 0) type = types[i];
    }
    if (subtype && is_article && strcmp(subtype, "newspaper") == 0) type = "article-newspaper";
    if (subtype && is_article && strcmp(subtype, "magazine") == 0) type = "article-magazine";
    const char *how = field(w, "howpublished");
    bool has_address = field(w, "url") || (how && is_address(how));
    bool is_page = strcmp(w->entry->type, "misc") == 0 && !subtype && has_address;
    add_text(w, "type", is_page ? "webpage" : type);
}

static void write_item(struct writing *w)
{
    acg_buffer_text(w->out, "{\"id\":");
    acg_json_text(w->out, w->entry->key);
    add_type(w);
    add_title(w);
    for (size_t i = 0; i < COUNT(roles); i++) {
        const char *names = field(w, roles[i]);
        if (names) add_key(w, roles[i]);
        if (names) acg_bibtex_names(w->out, names, w->unknown);
    }
    add_issued(w);
    add_texts(w);
    add_number(w);
    add_pages(w);
    add_howpublished(w);
    add_address(w, "DOI", field(w, "doi"));
    if (field(w, "urldate")) add_date(w, "accessed", field(w, "urldate"));
    acg_buffer_char(w->out, '}');
}

static bool has_place(const char *name)
{
    for (size_t i = 0; i < COUNT(texts); i++) {
        if (strcmp(texts[i].field, name) == 0) return true;
    }
    for (size_t i = 0; i < COUNT(read_elsewhere); i++) {
        if (strcmp(read_elsewhere[i], name) == 0) return true;
    }
    return false;
}

enum { MOST_LOST = 40 };

/** Names the fields that CSL has no place for; false if memory is out. */
static bool note_fields(const struct acg_bibtex *bib, acg_report *report)
{
    const char *lost[MOST_LOST];
    size_t n = 0;
    struct acg_place place = {.file = bib->name};
    struct acg_buffer list = {0};
    char quoted[ACG_QUOTE];
    for (size_t i = 0; i < bib->n_fields && n < MOST_LOST; i++) {
        const char *name = bib->fields[i].name;
        size_t k = 0;
        if (has_place(name)) continue;
        while (k < n && strcmp(lost[k], name) != 0)
            k++;
        if (k == n) lost[n++] = name;
    }
    for (size_t i = 0; i < n; i++) {
        acg_buffer_format(&list, "%s%s", i ? ", " : "",
                          acg_quote(quoted, lost[i], strlen(lost[i])));
    }
    if (n > 0 && !list.failed) {
        acg_note(report, &place, "fields that sources have no place for are left out: %s",
                 list.data);
    }
    bool done = !list.failed;
    acg_buffer_clear(&list);
    return done;
}

acg_status acg_bibtex_csl(const struct acg_bibtex *bibtex, struct acg_buffer *out,
                          acg_report *report)
{
    struct acg_json lines = {.name = bibtex->name, .text = bibtex->text, .length = bibtex->length};
    struct acg_place place = {.file = bibtex->name};
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < bibtex->n_entries && !out->failed; i++) {
        struct writing w = {.bib = bibtex, .entry = &bibtex->entries[i], .out = out};
        acg_buffer_text(out, i ? ",\n" : "\n");
        write_item(&w);
        if (!*w.unknown) continue;
        place.order = w.entry->at;
        acg_json_locate(&lines, place.order, &place.line, &place.column);
        acg_warn(report, &place, "the LaTeX command \\%s is unknown and left out; its text stays",
                 w.unknown);
    }
    acg_buffer_text(out, "\n]");
    bool done = note_fields(bibtex, report) && !out->failed;
    return done ? ACG_OK : acg_out_of_memory(report);
}
