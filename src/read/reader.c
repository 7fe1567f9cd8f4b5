#include "read/reader.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/** The deepest step of the format is four levels into an item. */
static void add_steps(struct acg_buffer *out, const struct acg_step *step)
{
    if (step->up) add_steps(out, step->up);
    if (!step->key) {
        acg_buffer_format(out, "/%zu", step->index);
        return;
    }
    acg_buffer_char(out, '/');
    for (const char *c = step->key; *c; c++) {
        if (*c == '~' || *c == '/') {
            acg_buffer_text(out, *c == '~' ? "~0" : "~1");
        } else {
            acg_buffer_char(out, *c);
        }
    }
}

/** The way of `step` with the item put in front, on a stack of our own. */
static size_t find_step(const struct acg_reader *reader, const struct acg_step *step, bool on_key)
{
    enum { DEEPEST = 8 };
    struct acg_step way[DEEPEST];
    size_t n = 0;
    for (const struct acg_step *at = step; at && n < DEEPEST - 1; at = at->up)
        way[n++] = *at;
    way[n] = (struct acg_step){.index = reader->item_at};
    for (size_t i = 0; i < n; i++)
        way[i].up = &way[i + 1];
    return n == 0 ? reader->item_at : acg_json_find(&reader->json, &way[0], on_key);
}

bool acg_reader_is_full(const struct acg_reader *reader)
{
    return !reader->report || acg_report_count(reader->report) >= ACG_MOST_REMARKS;
}

/** A remark that is only counted. */
static void count_remark(struct acg_reader *reader, bool is_error)
{
    if (is_error) {
        acg_reject(reader->report, NULL, "not kept");
        if (!reader->status) reader->status = ACG_REJECTED;
    } else {
        acg_warn(reader->report, NULL, "not kept");
    }
}

/** Line, column and JSON pointer of a step of the item at hand. */
static void locate_in_json(struct acg_reader *reader, const struct acg_step *step,
                           struct acg_place *place, struct acg_buffer *pointer)
{
    if (reader->section) {
        acg_buffer_format(pointer, "/%s", reader->section);
        struct acg_step item = {.key = reader->item_key, .index = reader->item_index};
        if (reader->item_key || strcmp(reader->section, "types") != 0) add_steps(pointer, &item);
    }
    if (step) add_steps(pointer, step);
    *place = (struct acg_place){.file = reader->json.name,
                                .pointer = pointer->data,
                                .order = find_step(reader, step, false)};
    acg_json_locate(&reader->json, place->order, &place->line, &place->column);
}

static void remark(struct acg_reader *reader, const struct acg_step *step, bool is_error,
                   const char *format, va_list arguments)
{
    char text[1024];
    struct acg_buffer pointer = {0};
    if (acg_reader_is_full(reader)) {
        count_remark(reader, is_error);
        return;
    }
    vsnprintf(text, sizeof text, format, arguments);
    struct acg_place place = {0};
    if (reader->locate) {
        reader->locate(reader, step, &place, &pointer);
    } else {
        locate_in_json(reader, step, &place, &pointer);
    }
    if (pointer.failed) {
        acg_reader_out_of_memory(reader);
    } else if (is_error) {
        acg_status status = acg_reject(reader->report, &place, "%s", text);
        if (!reader->status) reader->status = status;
    } else {
        acg_warn(reader->report, &place, "%s", text);
    }
    acg_buffer_clear(&pointer);
}

void acg_reader_reject(struct acg_reader *reader, const struct acg_step *step, const char *format,
                       ...)
{
    va_list arguments;
    va_start(arguments, format);
    remark(reader, step, true, format, arguments);
    va_end(arguments);
}

void acg_reader_warn(struct acg_reader *reader, const struct acg_step *step, const char *format,
                     ...)
{
    va_list arguments;
    va_start(arguments, format);
    remark(reader, step, false, format, arguments);
    va_end(arguments);
}

void acg_reader_out_of_memory(struct acg_reader *reader)
{
    if (reader->status != ACG_FAILED) reader->status = acg_out_of_memory(reader->report);
}

const char *acg_reader_fold(struct acg_reader *reader, const char *id, size_t *length)
{
    struct acg_buffer folded = {0};
    acg_utf8_fold(&folded, id, strlen(id));
    const char *text =
        folded.failed
            ? NULL
            : acg_builder_text(reader->builder, folded.data ? folded.data : "", folded.length);
    *length = folded.length;
    acg_buffer_clear(&folded);
    if (!text) acg_reader_out_of_memory(reader);
    return text;
}

/** DEL and C1, which RFC 8259 lets stand in text, and a terminal obeys. */
static size_t count_stray(const char *at, const char *end)
{
    size_t count = 0;
    for (; at < end; at++)
        count += (*at == 0x7f || *at == '\xc2') && acg_utf8_stray(at);
    return count;
}

const char *acg_reader_compact(struct acg_reader *reader, const char *at)
{
    enum { ESCAPED = sizeof "\\u007f" - 1 };
    const char *end = acg_json_skip(at);
    size_t room = (size_t)(end - at) + count_stray(at, end) * ESCAPED + 1;
    char *out = acg_arena_alloc(acg_builder_arena(reader->builder), room);
    if (!out) return NULL;
    char *to = out;
    for (bool inside = false; at < end; at++) {
        bool blank = *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r';
        if (!inside && blank) continue;
        size_t stray = inside ? acg_utf8_stray(at) : 0;
        if (stray) {
            at += stray - 1;
            to += snprintf(to, ESCAPED + 1, "\\u%04x", (unsigned)(unsigned char)*at);
            continue;
        }
        if (*at == '"') inside = !inside;
        *to++ = *at;
        if (inside && *at == '\\') *to++ = *++at;
    }
    *to = '\0';
    return out;
}

void acg_reader_check_key(struct acg_reader *reader, const char *key, const char *const known[],
                          size_t n_known)
{
    if (strncmp(key, "x-", 2) == 0) return;
    struct acg_step step = {.key = key};
    char quoted[ACG_QUOTE];
    const char *nearest = acg_reader_is_full(reader) ? NULL : acg_text_nearest(key, known, n_known);
    acg_quote(quoted, key, strlen(key));
    if (nearest) {
        acg_reader_warn(reader, &step, "unknown key '%s'; did you mean '%s'?", quoted, nearest);
    } else {
        acg_reader_warn(reader, &step, "unknown key '%s'; remove it or let it start with x-",
                        quoted);
    }
}

void acg_reader_keep(struct acg_reader *reader, enum acg_part part, const char *key,
                     const char *value)
{
    const char *json = acg_reader_compact(reader, value);
    const char *kept = acg_builder_text(reader->builder, key, strlen(key));
    if (!json || !kept || !acg_builder_add_extra(reader->builder, part, kept, json)) {
        acg_reader_out_of_memory(reader);
    }
}

cJSON *acg_reader_parse_item(struct acg_reader *reader, const char **end)
{
    const struct acg_json *json = &reader->json;
    const char *at = json->text + reader->item_at;
    cJSON *item = cJSON_ParseWithLengthOpts(at, json->length - reader->item_at, end, false);
    if (!item) { // the text was checked: nothing but memory can be missing
        acg_reader_out_of_memory(reader);
        *end = NULL;
    }
    return item;
}

const char *acg_reader_found(char room[], size_t size, const cJSON *value)
{
    char quoted[ACG_QUOTE];
    const char *what = cJSON_IsNumber(value)   ? "a number"
                       : cJSON_IsArray(value)  ? "a list"
                       : cJSON_IsObject(value) ? "an object"
                       : cJSON_IsNull(value)   ? "null"
                                               : "true or false";
    if (cJSON_IsString(value)) {
        const char *text = value->valuestring;
        snprintf(room, size, "the text '%s'", acg_quote(quoted, text, strlen(text)));
    } else {
        snprintf(room, size, "%s", what);
    }
    return room;
}

const char *acg_reader_text(struct acg_reader *reader, const cJSON *value,
                            const struct acg_step *step)
{
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsString(value)) {
        acg_reader_reject(reader, step, "expected a text, found %s",
                          acg_reader_found(room, sizeof room, value));
        return NULL;
    }
    size_t length = strlen(value->valuestring);
    if (length > ACG_MAX_TEXT) {
        acg_reader_reject(reader, step, "a text of %zu bytes is over the limit of %d", length,
                          ACG_MAX_TEXT);
        return NULL;
    }
    const char *text = acg_builder_text(reader->builder, value->valuestring, length);
    if (!text) acg_reader_out_of_memory(reader);
    return text;
}

/** Refuses a text of this sort that has controls. */
static bool check_controls(struct acg_reader *reader, const char *text, const char *sort,
                           const struct acg_step *step)
{
    size_t length = strlen(text);
    char quoted[ACG_QUOTE];
    if (!acg_utf8_has_control(text, length)) return true;
    acg_reader_reject(reader, step, "a control character in the %s '%s'; remove it", sort,
                      acg_quote(quoted, text, length));
    return false;
}

static const char *language_text(struct acg_reader *reader, const char *tag,
                                 const struct acg_step *step)
{
    if (!check_controls(reader, tag, "language", step)) return NULL;
    const char *text = acg_builder_text(reader->builder, tag, strlen(tag));
    if (!text) acg_reader_out_of_memory(reader);
    return text;
}

/** A text that is shown as a name: no controls. */
static const char *name_text(struct acg_reader *reader, const cJSON *value,
                             const struct acg_step *step)
{
    const char *text = acg_reader_text(reader, value, step);
    if (!text) return NULL;
    if (!*text) {
        acg_reader_reject(reader, step, "an empty name; leave the key out or write one");
        return NULL;
    }
    return check_controls(reader, text, "name", step) ? text : NULL;
}

bool acg_reader_labels(struct acg_reader *reader, const cJSON *value, const struct acg_step *step,
                       struct acg_labels *out)
{
    struct acg_arena *arena = acg_builder_arena(reader->builder);
    bool plain = !cJSON_IsObject(value);
    int count = plain ? 1 : cJSON_GetArraySize(value);
    struct acg_label *items = acg_arena_array(arena, (size_t)count, sizeof *items);
    *out = (struct acg_labels){.items = items};
    if (!items) {
        acg_reader_out_of_memory(reader);
        return false;
    }
    if (plain) {
        items[0] = (struct acg_label){"", name_text(reader, value, step)};
        out->count = items[0].text != NULL;
        return out->count > 0;
    }
    const cJSON *label;
    cJSON_ArrayForEach(label, value)
    {
        struct acg_step inner = {.up = step, .key = label->string};
        const char *tag = language_text(reader, label->string, &inner);
        const char *text = name_text(reader, label, &inner);
        if (!tag || !text) return false;
        items[out->count++] = (struct acg_label){tag, text};
    }
    return true;
}

const char *acg_reader_id(struct acg_reader *reader, const cJSON *value,
                          const struct acg_step *step)
{
    const char *id = acg_reader_text(reader, value, step);
    if (!id) return NULL;
    size_t length = strlen(id);
    char quoted[ACG_QUOTE];
    acg_quote(quoted, id, length);
    if (length == 0) {
        acg_reader_reject(reader, step, "an empty id; write a short word such as TJK");
    } else if (length > ACG_MAX_ID) {
        acg_reader_reject(reader, step, "the id '%s' is longer than %d bytes", quoted, ACG_MAX_ID);
    } else if (strchr(id, ' ') || strstr(id, "\u00a0")) {
        acg_reader_reject(reader, step, "a blank in the id '%s'; write _ or - instead", quoted);
    } else if (check_controls(reader, id, "id", step)) {
        return id;
    }
    return NULL;
}

void acg_reader_note_item(struct acg_reader *reader, struct acg_item_indexes *items)
{
    if (!acg_array_room(&items->items, items->count, &items->room, sizeof *items->items)) {
        acg_reader_out_of_memory(reader);
        return;
    }
    items->items[items->count++] = reader->item_index;
}

uint32_t acg_reader_date(struct acg_reader *reader, const char *text, size_t length,
                         const struct acg_step *step)
{
    char why[ACG_DATE_WHY], quoted[ACG_QUOTE];
    uint32_t date;
    if (!acg_builder_date(reader->builder, text, length, &date, why)) {
        acg_reader_out_of_memory(reader);
        return ACG_NONE;
    }
    if (date == ACG_NONE) {
        acg_reader_reject(reader, step, "'%s' %s", acg_quote(quoted, text, length), why);
    }
    return date;
}
