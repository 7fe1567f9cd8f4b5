#include "read/reader.h"

#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A text of the item, or NULL if it is absent or no text: CSL leaves much room, and the item is
 * kept whole. */
static const char *csl_text(struct acg_reader *reader, const cJSON *item, const char *key)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(item, key);
    if (!cJSON_IsString(value) || !*value->valuestring) return NULL;
    const char *text =
        acg_builder_text(reader->builder, value->valuestring, strlen(value->valuestring));
    if (!text) acg_reader_out_of_memory(reader);
    return text;
}

/** The same where CSL allows a number too: "12", 12. */
static const char *csl_number(struct acg_reader *reader, const cJSON *item, const char *key)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(item, key);
    char text[ACG_NUMBER_TEXT];
    if (!cJSON_IsNumber(value)) return csl_text(reader, item, key);
    acg_number_shortest(value->valuedouble, text);
    const char *kept = acg_builder_text(reader->builder, text, strlen(text));
    if (!kept) acg_reader_out_of_memory(reader);
    return kept;
}

static void read_authors(struct acg_reader *reader, const cJSON *item, struct acg_source *source)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(item, "author"), *person;
    if (!list) list = cJSON_GetObjectItemCaseSensitive(item, "editor");
    if (!cJSON_IsArray(list)) return;
    size_t count = (size_t)cJSON_GetArraySize(list);
    struct acg_person *authors =
        acg_arena_array(acg_builder_arena(reader->builder), count, sizeof *authors);
    if (!authors) {
        acg_reader_out_of_memory(reader);
        return;
    }
    cJSON_ArrayForEach(person, list)
    {
        struct acg_person *added = &authors[source->n_authors];
        added->family = csl_text(reader, person, "family");
        added->given = csl_text(reader, person, "given");
        added->literal = csl_text(reader, person, "literal");
        source->n_authors += added->family || added->given || added->literal;
    }
    source->authors = authors;
}

/** The part `i` of a CSL date: a number, or digits in quotes as Zotero writes them; 0 if absent, -1
 * if bad. */
static int date_part(const cJSON *parts, int i)
{
    const cJSON *part = cJSON_GetArrayItem(parts, i);
    if (!part) return 0;
    double value = cJSON_IsNumber(part) ? part->valuedouble : -1;
    if (cJSON_IsString(part)) {
        size_t length = strlen(part->valuestring);
        if (length > 4 || strspn(part->valuestring, "0123456789") != length) return -1;
        value = atoi(part->valuestring);
    }
    return value >= 1 && value <= 9999 && value == (int)value ? (int)value : -1;
}

static void read_issued(struct acg_reader *reader, const cJSON *item, struct acg_source *source)
{
    const cJSON *issued = cJSON_GetObjectItemCaseSensitive(item, "issued");
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(issued, "date-parts");
    const cJSON *parts = cJSON_GetArrayItem(list, 0);
    if (!cJSON_IsArray(parts) || cJSON_GetArraySize(parts) == 0)
        return; // "raw", "literal": kept, unread
    int year = date_part(parts, 0), month = date_part(parts, 1), day = date_part(parts, 2);
    char text[48], why[ACG_DATE_WHY];
    snprintf(text, sizeof text,
             month == 0 ? "%04d"
             : day == 0 ? "%04d-%02d"
                        : "%04d-%02d-%02d",
             year, month, day);
    struct acg_date date;
    struct acg_step up = {.key = "issued"}, step = {.up = &up, .key = "date-parts"};
    if (year < 1 || month < 0 || day < 0) {
        acg_reader_reject(reader, &step, "expected [[YEAR, MONTH, DAY]] or less of it, in numbers");
    } else if (!acg_date_parse(text, strlen(text), &date, why)) {
        acg_reader_reject(reader, &step, "'%s' %s", text, why);
    } else {
        source->has_issued = true;
        source->issued = date.span;
    }
}

static bool starts_with(const char *text, const char *prefix)
{
    for (; *prefix; text++, prefix++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text + 'a' - 'A') : *text;
        if (c != *prefix) return false;
    }
    return true;
}

static void add_source(struct acg_reader *reader, struct acg_source *source)
{
    struct acg_step step = {.key = "id"}, address = {.key = "URL"};
    char quoted[ACG_QUOTE];
    uint32_t same = acg_builder_find_source(reader->builder, source->id, strlen(source->id));
    if (same != ACG_NONE) {
        acg_reader_reject(reader, &step, "'%s' is also the id of /sources/%zu; ids differ",
                          acg_quote(quoted, source->id, strlen(source->id)),
                          reader->source_items.items[same]);
        return;
    }
    if (source->url && !starts_with(source->url, "http://") &&
        !starts_with(source->url, "https://")) {
        acg_reader_warn(reader, &address,
                        "the URL '%s' is shown as text; only http and https become links",
                        acg_quote(quoted, source->url, strlen(source->url)));
    }
    source->csl = acg_reader_compact(reader, reader->json.text + reader->item_at);
    if (!source->csl || !acg_builder_add_source(reader->builder, source)) {
        acg_reader_out_of_memory(reader);
    } else {
        acg_reader_note_item(reader, &reader->source_items);
    }
}

const char *acg_reader_source(struct acg_reader *reader)
{
    const char *end;
    char room[ACG_QUOTE + 32];
    struct acg_step step = {.key = "id"};
    cJSON *item = acg_reader_parse_item(reader, &end);
    if (!item) return NULL;
    struct acg_source source = {0};
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(item, "id");
    if (!cJSON_IsObject(item)) {
        acg_reader_reject(reader, NULL, "expected a source, a CSL-JSON object; found %s",
                          acg_reader_found(room, sizeof room, item));
    } else if (!id) {
        acg_reader_reject(reader, NULL, "the source has no id; add \"id\"");
    } else if ((source.id = acg_reader_id(reader, id, &step))) {
        source.type = csl_text(reader, item, "type");
        source.title = csl_text(reader, item, "title");
        source.container = csl_text(reader, item, "container-title");
        source.publisher = csl_text(reader, item, "publisher");
        source.url = csl_text(reader, item, "URL");
        source.doi = csl_text(reader, item, "DOI");
        source.volume = csl_number(reader, item, "volume");
        source.issue = csl_number(reader, item, "issue");
        source.page = csl_number(reader, item, "page");
        source.place = csl_text(reader, item, "publisher-place");
        read_authors(reader, item, &source);
        read_issued(reader, item, &source);
        if (reader->status != ACG_FAILED) add_source(reader, &source);
    }
    cJSON_Delete(item);
    return end;
}
