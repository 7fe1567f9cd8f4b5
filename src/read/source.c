#include "read/reader.h"

#include "base/array.h"
#include "base/json.h"
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

/** Two texts with a blank between them, of which one may be missing; NULL if both are. */
static const char *joined(struct acg_reader *reader, const char *first, const char *second)
{
    if (!first || !second) return first ? first : second;
    struct acg_buffer text = {0};
    acg_buffer_format(&text, "%s %s", first, second);
    const char *kept =
        text.failed ? NULL : acg_builder_text(reader->builder, text.data, text.length);
    acg_buffer_clear(&text);
    if (!kept) acg_reader_out_of_memory(reader);
    return kept;
}

static void read_person(struct acg_reader *reader, const cJSON *item, struct acg_person *person)
{
    const char *before = csl_text(reader, item, "non-dropping-particle");
    const char *behind = csl_text(reader, item, "dropping-particle");
    person->literal = csl_text(reader, item, "literal");
    person->suffix = csl_text(reader, item, "suffix");
    person->given = joined(reader, csl_text(reader, item, "given"), behind);
    person->family = csl_text(reader, item, "family");
    if (!before || !person->family) return;
    person->family = joined(reader, before, person->family);
    person->particle = strlen(before) + 1;
}

static void read_authors(struct acg_reader *reader, const cJSON *item, struct acg_source *source)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(item, "author"), *person;
    source->is_edited = !list;
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
        *added = (struct acg_person){0};
        read_person(reader, person, added);
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

/** Refuses a source whose id stands already, unless it says the same. */
static void refuse_twice(struct acg_reader *reader, const struct acg_source *source, uint32_t same)
{
    struct acg_step step = {.key = "id"};
    char quoted[ACG_QUOTE], file_quoted[ACG_QUOTE];
    const char *file = reader->source_file ? reader->source_file : reader->json.name;
    const struct acg_source_place *place = &reader->source_places.items[same];
    bool is_elsewhere = place->file != file; // by name it may be the same file
    if (is_elsewhere && strcmp(acg_builder_source_at(reader->builder, same)->csl, source->csl) == 0)
        return;
    acg_quote(quoted, source->id, strlen(source->id));
    if (is_elsewhere) {
        acg_reader_reject(reader, &step,
                          "'%s' is also the id of /sources/%zu in %s, and says something else; "
                          "keep one of them",
                          quoted, place->index,
                          acg_quote(file_quoted, place->file, strlen(place->file)));
    } else {
        acg_reader_reject(reader, &step, "'%s' is also the id of /sources/%zu; ids differ", quoted,
                          place->index);
    }
}

static void note_place(struct acg_reader *reader)
{
    struct acg_source_places *places = &reader->source_places;
    if (!acg_array_room(&places->items, places->count, &places->room, sizeof *places->items)) {
        acg_reader_out_of_memory(reader);
        return;
    }
    const char *file = reader->source_file ? reader->source_file : reader->json.name;
    places->items[places->count++] = (struct acg_source_place){file, reader->item_index};
}

static void add_source(struct acg_reader *reader, struct acg_source *source)
{
    struct acg_step address = {.key = "URL"};
    char quoted[ACG_QUOTE];
    uint32_t same = acg_builder_find_source(reader->builder, source->id, strlen(source->id));
    source->csl = acg_reader_compact(reader, reader->json.text + reader->item_at);
    if (!source->csl) {
        acg_reader_out_of_memory(reader);
        return;
    }
    if (same != ACG_NONE) {
        refuse_twice(reader, source, same);
        return;
    }
    if (source->url && !starts_with(source->url, "http://") &&
        !starts_with(source->url, "https://")) {
        acg_reader_warn(reader, &address,
                        "the URL '%s' is shown as text; only http and https become links",
                        acg_quote(quoted, source->url, strlen(source->url)));
    }
    if (!acg_builder_add_source(reader->builder, source)) {
        acg_reader_out_of_memory(reader);
    } else {
        note_place(reader);
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

uint32_t acg_reader_find_source(struct acg_reader *reader, const char *id)
{
    size_t length = strlen(id);
    uint32_t found = acg_builder_find_source(reader->builder, id, length);
    if (found != ACG_NONE) return found;
    struct acg_buffer csl = {0};
    acg_buffer_text(&csl, "{\"id\":");
    acg_json_text(&csl, id);
    acg_buffer_text(&csl, ",\"type\":\"dataset\",\"title\":");
    acg_json_text(&csl, id);
    acg_buffer_char(&csl, '}');
    struct acg_source source = {.type = "dataset"};
    source.id = acg_builder_text(reader->builder, id, length);
    source.title = source.id;
    source.csl = csl.failed ? NULL : acg_builder_text(reader->builder, csl.data, csl.length);
    acg_buffer_clear(&csl);
    found = (uint32_t)acg_builder_n_sources(reader->builder);
    if (source.id && source.csl && acg_builder_add_source(reader->builder, &source)) return found;
    acg_reader_out_of_memory(reader);
    return ACG_NONE;
}
