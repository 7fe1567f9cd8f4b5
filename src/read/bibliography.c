// Sources out of a file of their own: CSL-JSON, BibTeX, or a table.
#include "read/bibliography.h"

#include "base/file.h"
#include "base/report.h"
#include "base/unpack.h"
#include "base/utf8.h"
#include "read/bibtex.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char before[] = "{\"sources\":"; // since the scan wants an object

/** A file of sources on its way: the text that they are read from is a JSON object with them. */
struct bibliography {
    const char *name;
    struct acg_json original; // the file, whose lines are counted
    struct acg_buffer json;
    size_t *places; // of the items in the file; NULL: as they stand in `json`, less `shift`
    size_t n_places, shift;
};

static void locate(const struct acg_reader *reader, const struct acg_step *step,
                   struct acg_place *place, struct acg_buffer *pointer)
{
    struct bibliography *bib = (struct bibliography *)reader->bibliography;
    size_t at = bib->places && reader->item_index < bib->n_places ? bib->places[reader->item_index]
                                                                  : reader->item_at - bib->shift;
    while (step && step->up)
        step = step->up;
    acg_buffer_format(pointer, "/%zu", reader->item_index);
    if (step && step->key) acg_buffer_format(pointer, "/%s", step->key);
    *place = (struct acg_place){.file = bib->name, .pointer = pointer->data, .order = at};
    acg_json_locate(&bib->original, at, &place->line, &place->column);
}

/** Reads the items of bib->json. */
static void read_items(struct acg_reader *reader, struct bibliography *bib)
{
    struct acg_json_members members = {0};
    struct acg_stretches none = {0};
    acg_report *apart = acg_report_new();
    reader->json =
        (struct acg_json){.name = bib->name, .text = bib->json.data, .length = bib->json.length};
    acg_status status = apart ? acg_json_scan(&reader->json, &members, &none, apart) : ACG_FAILED;
    if (status == ACG_REJECTED && acg_report_is_whole(apart)) { // with its place in the file
        const struct acg_remark *remark = acg_report_get(apart, 0);
        size_t shift = remark->line == 1 ? bib->shift : 0;
        struct acg_place place = {.file = bib->name,
                                  .line = remark->line,
                                  .column = remark->column > shift ? remark->column - shift : 1};
        reader->status = acg_reject(reader->report, &place, "%s", remark->text);
    } else if (status) {
        acg_reader_out_of_memory(reader);
    }
    const struct acg_json_member *sources = NULL;
    for (size_t i = 0; !status && i < members.count; i++) {
        bool same =
            members.items[i].key_length == 7 && memcmp(members.items[i].key, "sources", 7) == 0;
        if (same) sources = &members.items[i];
    }
    const char *at = sources ? bib->json.data + sources->value_at : NULL;
    if (!status && (!at || *at != '[')) {
        struct acg_place place = {.file = bib->name};
        reader->status = acg_reject(reader->report, &place,
                                    "expected a list of CSL-JSON items, or a graph with sources");
    } else if (!status) {
        acg_reader_items(reader, acg_json_blank(at + 1), acg_reader_source);
    }
    acg_report_free(apart);
    free(members.items);
}

/** Takes JSON as it is: a list, or an object that has one under "sources". */
static void take_json(struct bibliography *bib, const struct acg_buffer *bytes, size_t skipped)
{
    const char *text = bytes->data + skipped;
    size_t length = bytes->length - skipped;
    bool is_list = *acg_json_blank(text) == '[';
    bib->shift = is_list ? strlen(before) : 0;
    if (is_list) acg_buffer_text(&bib->json, before);
    acg_buffer_add(&bib->json, text, length);
    if (is_list) acg_buffer_char(&bib->json, '}');
}

static acg_status take_bibtex(struct bibliography *bib, acg_report *report)
{
    struct acg_bibtex parsed = {0};
    acg_status status =
        acg_bibtex_parse(&parsed, bib->name, bib->original.text, bib->original.length, report);
    if (!status) {
        bib->places = malloc((parsed.n_entries + 1) * sizeof *bib->places);
        bib->n_places = parsed.n_entries;
        for (size_t i = 0; bib->places && i < parsed.n_entries; i++)
            bib->places[i] = parsed.entries[i].at;
        if (!bib->places) status = acg_out_of_memory(report);
    }
    if (!status) {
        acg_buffer_text(&bib->json, before);
        status = acg_bibtex_csl(&parsed, &bib->json, report);
        acg_buffer_char(&bib->json, '}');
    }
    acg_bibtex_clear(&parsed);
    return status;
}

/** Whether a name ends as that of a table, packed or not. */
static bool is_table(const char *name)
{
    static const char *const endings[] = {".csv", ".tsv", ".tab"}, *const packed[] = {".gz",
                                                                                      ".zst"};
    size_t length = strlen(name);
    for (size_t i = 0; i < 2; i++) {
        size_t n = strlen(packed[i]);
        if (length > n && strcasecmp(name + length - n, packed[i]) == 0) length -= n;
    }
    for (size_t i = 0; i < 3; i++) {
        if (length > 4 && strncasecmp(name + length - 4, endings[i], 4) == 0) return true;
    }
    return false;
}

static acg_status take(struct acg_reader *reader, struct bibliography *bib,
                       const struct acg_buffer *bytes)
{
    bool has_mark = bytes->length >= 3 && memcmp(bytes->data, "\xef\xbb\xbf", 3) == 0;
    const char *text = bytes->data + (has_mark ? 3 : 0), *begin = acg_json_blank(text);
    struct acg_place whole = {.file = bib->name};
    bib->original = (struct acg_json){
        .name = bib->name, .text = text, .length = bytes->length - (has_mark ? 3 : 0)};
    if (is_table(bib->name)) {
        return acg_source_table_csl(bib->name, text, bib->original.length, &bib->json, &bib->places,
                                    &bib->n_places, reader->report);
    }
    if (*begin == '[' || *begin == '{') {
        take_json(bib, bytes, has_mark ? 3 : 0);
        return ACG_OK;
    }
    if (!memchr(text, '@', bib->original.length)) {
        return acg_reject(reader->report, &whole,
                          "neither CSL-JSON nor BibTeX; a table of sources ends in .csv or .tsv");
    }
    return take_bibtex(bib, reader->report);
}

static acg_status read_bytes(struct acg_reader *reader, const char *name,
                             const struct acg_buffer *bytes)
{
    struct bibliography bib = {.name = name};
    struct acg_reader outer = *reader;
    acg_status status = take(reader, &bib, bytes);
    if (!status && bib.json.failed) status = acg_out_of_memory(reader->report);
    if (!status) {
        reader->bibliography = &bib;
        reader->locate = locate;
        reader->section = "sources";
        reader->source_file = name;
        read_items(reader, &bib);
        status = reader->status;
    } else if (!reader->status) {
        reader->status = status;
    }
    reader->bibliography = outer.bibliography;
    reader->locate = outer.locate;
    reader->section = outer.section;
    reader->item_index = outer.item_index;
    reader->item_at = outer.item_at;
    reader->json = outer.json;
    reader->source_file = outer.source_file;
    free(bib.places);
    acg_buffer_clear(&bib.json);
    return status;
}

acg_status acg_reader_bibliography(struct acg_reader *reader, const char *path, size_t max_bytes)
{
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    struct acg_buffer bytes = {0};
    acg_status status = acg_file_read(path, max_bytes, &bytes, reader->report);
    if (!status) status = acg_unpack(name, max_bytes, &bytes, reader->report);
    if (!status) status = read_bytes(reader, name, &bytes);
    else if (!reader->status) reader->status = status;
    acg_buffer_clear(&bytes);
    return status;
}
