#include "read/json_scan.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"
#include "read/relation.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FEW_KEYS = 8,        // up to here keys are compared one by one, beyond at the end of the object
    DEEPEST_POINTER = 6, // the format has no deeper level
};

/** A key of an object that is still open. */
struct key {
    const char *text; // decoded
    size_t length, at;
};

/** An object or array that is still open. */
struct level {
    bool is_object;
    size_t first_key; // in scan.keys
    size_t index;     // of the item at hand, in an array
    const char *key;  // of the member at hand, in an object; decoded
    size_t key_length;
};

struct scan {
    struct acg_json *json;
    struct acg_json_members *members;
    struct acg_stretches *stretches;
    acg_report *report;
    const char *end;
    struct level levels[ACG_MAX_DEPTH];
    size_t depth;
    struct key *keys;
    size_t n_keys, keys_room;
    struct acg_arena arena; // decoded keys
    acg_status status;
};

/** The JSON pointer of the value at hand, or of the one around it where the format has no deeper
 * level. */
static void add_pointer(struct acg_buffer *out, const struct scan *scan)
{
    for (size_t i = 0; i < scan->depth && i < DEEPEST_POINTER; i++) {
        const struct level *level = &scan->levels[i];
        if (!level->is_object) {
            acg_buffer_format(out, "/%zu", level->index);
        } else if (level->key) {
            acg_buffer_char(out, '/');
            for (size_t k = 0; k < level->key_length && k < 100; k++) {
                char c = level->key[k];
                if (c == '~' || c == '/') {
                    acg_buffer_text(out, c == '~' ? "~0" : "~1");
                } else {
                    acg_buffer_char(out, c);
                }
            }
        }
    }
}

/** Refuses the text at `at`; gives NULL, which ends the walk. */
static const char *refuse(struct scan *scan, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static const char *refuse(struct scan *scan, const char *at, const char *format, ...)
{
    char why[ACG_QUOTE + 160];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why, sizeof why, format, arguments);
    va_end(arguments);
    struct acg_buffer pointer = {0};
    add_pointer(&pointer, scan);
    struct acg_place place = {.file = scan->json->name,
                              .pointer = pointer.data,
                              .order = (size_t)(at - scan->json->text)};
    acg_json_locate(scan->json, place.order, &place.line, &place.column);
    scan->status = pointer.failed ? acg_out_of_memory(scan->report)
                                  : acg_reject(scan->report, &place, "%s", why);
    acg_buffer_clear(&pointer);
    return NULL;
}

static const char *out_of_memory(struct scan *scan)
{
    scan->status = acg_out_of_memory(scan->report);
    return NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

const char *acg_json_blank(const char *at)
{
    while (is_blank(*at))
        at++;
    return at;
}

static const char *cut_off(struct scan *scan, const char *at)
{
    struct level *in = scan->depth > 0 ? &scan->levels[scan->depth - 1] : NULL;
    scan->depth = 0; // no pointer: what is missing has none
    return refuse(scan, at, "the file ends inside %s",
                  !in             ? "a value"
                  : in->is_object ? "an object"
                                  : "an array");
}

/** The value of four hexadecimal digits, or -1. */
static long hex4(const char *at)
{
    long value = 0;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/** Walks over an escape; `at` is at the backslash. */
static const char *walk_escape(struct scan *scan, const char *at)
{
    if (at[1] != 'u') {
        if (at[1] && strchr("\"\\/bfnrt", at[1])) return at + 2;
        return refuse(scan, at, "'\\%c' is no escape of JSON; double the backslash",
                      at[1] >= 0x20 && at[1] < 0x7f ? at[1] : '?');
    }
    long unit = hex4(at + 2);
    if (unit < 0) return refuse(scan, at, "\\u needs four hexadecimal digits");
    if (unit == 0) return refuse(scan, at, "the character U+0000 (\\u0000) cannot stand in a text");
    if (unit >= 0xdc00 && unit <= 0xdfff) {
        return refuse(scan, at, "\\u%04lX is half of a surrogate pair, no character", unit);
    }
    if (unit < 0xd800 || unit > 0xdbff) return at + 6;
    long low = at[6] == '\\' && at[7] == 'u' ? hex4(at + 8) : -1;
    if (low >= 0xdc00 && low <= 0xdfff) return at + 12;
    return refuse(scan, at, "\\u%04lX is half of a surrogate pair, no character", unit);
}

static const char *walk_foreign(struct scan *scan, const char *at)
{
    const char *stop = at;
    while (stop < scan->end && (unsigned char)*stop >= 0x80)
        stop++;
    size_t length = (size_t)(stop - at), valid = acg_utf8_valid(at, length);
    if (valid == length) return stop;
    return refuse(scan, at + valid, "byte 0x%02X is not UTF-8; save the file as UTF-8",
                  (unsigned)(unsigned char)at[valid]);
}

/** Walks over a string; `at` is at the quote. Sets `*escaped` if it has an escape. */
static const char *walk_string(struct scan *scan, const char *at, bool *escaped)
{
    const char *start = at++;
    while (at) {
        unsigned char c = (unsigned char)*at;
        if (c == '"') return at + 1;
        if (c == '\\') {
            *escaped = true;
            at = walk_escape(scan, at);
        } else if (c >= 0x80) {
            at = walk_foreign(scan, at);
        } else if (c >= 0x20) {
            at++;
        } else if (at >= scan->end) {
            return refuse(scan, start, "the file ends inside a text; its quote is never closed");
        } else if (c == '\n' || c == '\r') {
            return refuse(scan, at,
                          "a text cannot run over a line break; write \\n or close the quote");
        } else {
            return refuse(scan, at,
                          "the control character U+%04X cannot stand in a text; remove it",
                          (unsigned)c);
        }
    }
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** The last character before `at` that is no blank; `at` is not the first. */
static char before(const struct scan *scan, const char *at)
{
    do {
        at--;
    } while (at > scan->json->text && is_blank(*at));
    return *at;
}

/** What stands where a value belongs, up to the next separator. */
static const char *refuse_word(struct scan *scan, const char *at)
{
    size_t length = strcspn(at, " \t\r\n,:{}[]\"");
    char quoted[ACG_QUOTE];
    if (at >= scan->end) return cut_off(scan, at);
    if (*at == '/' || *at == '#') {
        return refuse(scan, at, "JSON has no comments; remove it");
    }
    bool closes = *at == ']' || *at == '}';
    if (closes && before(scan, at) == ',') {
        return refuse(scan, at, "expected a value after the comma; remove the comma");
    }
    if (closes || *at == ',' || *at == ':') {
        return refuse(scan, at, "expected a value, found '%c'", *at);
    }
    return refuse(scan, at, "'%s' is not JSON; write a number or a text in double quotes",
                  acg_quote(quoted, at, length > 60 ? 60 : length));
}

static const char *walk_number(struct scan *scan, const char *at)
{
    const char *start = at, *point = NULL;
    at += *at == '-';
    while (is_digit(*at))
        at++;
    bool plain =
        at > start + (*start == '-'); // digits, perhaps a point and digits: in range if short
    if (*at == '.') {
        point = at++;
        while (is_digit(*at))
            at++;
        plain = plain && at > point + 1;
    }
    plain = plain && at - start <= 40 && *at != 'e' && *at != 'E';
    if (!plain) {
        while (is_digit(*at) || *at == '.' || *at == 'e' || *at == 'E' || *at == '+' ||
               *at == '-') {
            at++;
        }
    }
    size_t length = (size_t)(at - start);
    bool leading_zero = start[*start == '-'] == '0' && is_digit(start[(*start == '-') + 1]);
    if (length == 0 || leading_zero || !strchr(" \t\r\n,]}", *at)) return refuse_word(scan, start);
    if (plain) return at;
    if (!acg_number_is_json(start, length)) return refuse_word(scan, start);
    if (isfinite(strtod(start, NULL))) return at; // what follows ends the number
    char quoted[ACG_QUOTE];
    return refuse(scan, start, "'%s' is too large for a number", acg_quote(quoted, start, length));
}

static const char *walk_word(struct scan *scan, const char *at)
{
    static const char *const words[] = {"true", "false", "null"};
    for (int i = 0; i < 3; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(at, words[i], length) == 0 && strchr(" \t\r\n,]}", at[length])) {
            return at + length;
        }
    }
    return refuse_word(scan, at);
}

/** A key with its escapes decoded, in the arena. */
static char *decode_key(struct scan *scan, const char *raw, size_t length, size_t *decoded_length)
{
    struct acg_buffer out = {0};
    for (const char *at = raw, *end = raw + length; at < end;) {
        if (*at != '\\') {
            acg_buffer_char(&out, *at++);
        } else if (at[1] == 'u') {
            uint32_t c = (uint32_t)hex4(at + 2);
            at += 6;
            if (c >= 0xd800 && c <= 0xdbff) {
                c = 0x10000 + ((c - 0xd800) << 10) + (uint32_t)(hex4(at + 2) - 0xdc00);
                at += 6;
            }
            acg_utf8_add(&out, c);
        } else {
            static const char letters[] = "bfnrt", controls[] = "\b\f\n\r\t";
            const char *letter = strchr(letters, at[1]);
            acg_buffer_char(&out, letter ? controls[letter - letters] : at[1]);
            at += 2;
        }
    }
    *decoded_length = out.length;
    char *text =
        out.failed ? NULL : acg_arena_text(&scan->arena, out.data ? out.data : "", out.length);
    acg_buffer_clear(&out);
    return text;
}

static bool equal(const struct key *a, const struct key *b)
{
    return a->length == b->length && (a->length == 0 || a->text[0] == b->text[0]) &&
           memcmp(a->text, b->text, a->length) == 0;
}

static const char *refuse_twice(struct scan *scan, const struct key *key)
{
    char quoted[ACG_QUOTE];
    return refuse(scan, scan->json->text + key->at,
                  "the key '%s' stands twice; keep one of the two",
                  acg_quote(quoted, key->text, key->length));
}

/** Notes a key of the innermost object and looks for its like among the first few. */
static bool add_key(struct scan *scan, const char *raw, size_t length, bool escaped)
{
    struct level *level = &scan->levels[scan->depth - 1];
    struct key key = {raw, length, (size_t)(raw - 1 - scan->json->text)};
    if (escaped && !(key.text = decode_key(scan, raw, length, &key.length))) {
        out_of_memory(scan);
        return false;
    }
    level->key = key.text;
    level->key_length = key.length;
    if (!acg_array_room(&scan->keys, scan->n_keys, &scan->keys_room, sizeof key)) {
        out_of_memory(scan);
        return false;
    }
    size_t count = scan->n_keys - level->first_key;
    for (size_t i = 0; i < count && count < FEW_KEYS; i++) {
        if (equal(&scan->keys[level->first_key + i], &key)) {
            refuse_twice(scan, &key);
            return false;
        }
    }
    scan->keys[scan->n_keys++] = key;
    return true;
}

static int by_text(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    size_t shorter = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->text, y->text, shorter);
    if (!order) order = (x->length > y->length) - (x->length < y->length);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

/** Ends an object: many keys are compared by sorting. Of doubled keys the first in the file is
 * named. */
static bool close_object(struct scan *scan)
{
    struct level *level = &scan->levels[scan->depth - 1];
    struct key *keys = scan->keys + level->first_key, *doubled = NULL;
    size_t count = scan->n_keys - level->first_key;
    if (count > FEW_KEYS) {
        qsort(keys, count, sizeof *keys, by_text);
        for (size_t i = 1; i < count; i++) {
            bool twice = equal(&keys[i - 1], &keys[i]);
            if (twice && (!doubled || keys[i].at < doubled->at)) doubled = &keys[i];
        }
    }
    if (doubled) {
        level->key = doubled->text;
        level->key_length = doubled->length;
        refuse_twice(scan, doubled);
        return false;
    }
    scan->n_keys = level->first_key;
    return true;
}

/** Walks over `"key" :` and notes the key; gives the start of the value. */
static const char *walk_key(struct scan *scan, const char *at)
{
    struct level *level = &scan->levels[scan->depth - 1];
    level->key = NULL;
    at = acg_json_blank(at);
    if (*at != '"') {
        if (at >= scan->end) return cut_off(scan, at);
        if (*at == '}') return refuse(scan, at, "expected a key after the comma; remove the comma");
        if (*at == '/') return refuse(scan, at, "JSON has no comments; remove it");
        return refuse(scan, at, "expected a key in double quotes");
    }
    bool escaped = false;
    const char *raw = at + 1, *stop = walk_string(scan, at, &escaped);
    if (!stop || !add_key(scan, raw, (size_t)(stop - 1 - raw), escaped)) return NULL;
    at = acg_json_blank(stop);
    if (*at != ':') {
        return at >= scan->end ? cut_off(scan, at) : refuse(scan, at, "expected ':' after the key");
    }
    at = acg_json_blank(at + 1);
    if (scan->depth == 1) {
        struct acg_json_members *members = scan->members;
        if (!acg_array_room(&members->items, members->count, &members->room,
                            sizeof *members->items)) {
            return out_of_memory(scan);
        }
        members->items[members->count++] = (struct acg_json_member){
            raw, (size_t)(stop - 1 - raw), (size_t)(raw - 1 - scan->json->text),
            (size_t)(at - scan->json->text)};
    }
    return at;
}

/** Opens an object or array; gives the start of its first value, or its end if it is empty. */
static const char *open_level(struct scan *scan, const char *at, bool *is_empty)
{
    if (scan->depth == ACG_MAX_DEPTH) {
        return refuse(scan, at, "nested deeper than %d levels", ACG_MAX_DEPTH);
    }
    bool is_object = *at == '{';
    scan->levels[scan->depth++] = (struct level){.is_object = is_object, .first_key = scan->n_keys};
    at = acg_json_blank(at + 1);
    *is_empty = *at == (is_object ? '}' : ']');
    if (*is_empty) {
        scan->depth--;
        return at + 1;
    }
    return is_object ? walk_key(scan, at) : at;
}

/** What follows a value: commas and closing brackets, up to the next value. NULL at the end or
 * after an error. */
static const char *after_value(struct scan *scan, const char *at)
{
    while (scan->depth > 0) {
        struct level *level = &scan->levels[scan->depth - 1];
        at = acg_json_blank(at);
        if (*at == ',') {
            level->index++;
            at = acg_json_blank(at + 1);
            return level->is_object ? walk_key(scan, at) : at;
        }
        if (*at != (level->is_object ? '}' : ']')) {
            if (at >= scan->end) return cut_off(scan, at);
            return refuse(scan, at, "expected ',' or '%c'", level->is_object ? '}' : ']');
        }
        if (level->is_object && !close_object(scan)) return NULL;
        scan->depth--;
        at++;
    }
    at = acg_json_blank(at);
    if (at < scan->end) refuse(scan, at, "text after the end of the graph; remove it");
    return NULL;
}

/** Whether the value at hand is an item of `relations`: the many, for which there is a shorter way.
 */
static bool is_relation(const struct scan *scan)
{
    static const char name[] = "relations";
    const struct level *top = &scan->levels[0];
    return scan->depth == 2 && !scan->levels[1].is_object && top->key_length == sizeof name - 1 &&
           memcmp(top->key, name, sizeof name - 1) == 0;
}

/** Walks over a relation of the regular shape, or over a stretch of them; NULL if it is neither. */
static const char *walk_relations(struct scan *scan, const char *at)
{
    struct level *list = &scan->levels[1];
    const struct acg_stretch *stretch = acg_stretches_meet(scan->stretches, at, list->index);
    if (!stretch) return acg_relation_check(at);
    list->index += stretch->count - 1;
    return stretch->end;
}

static void walk(struct scan *scan, const char *at)
{
    while (at) {
        bool escaped = false, is_empty = true;
        const char *regular = *at == '{' && is_relation(scan) ? walk_relations(scan, at) : NULL;
        if (regular) {
            at = regular;
        } else if (*at == '"') {
            at = walk_string(scan, at, &escaped);
        } else if (*at == '{' || *at == '[') {
            at = open_level(scan, at, &is_empty);
        } else if (*at == '-' || is_digit(*at)) {
            at = walk_number(scan, at);
        } else {
            at = walk_word(scan, at);
        }
        if (at && is_empty) at = after_value(scan, at);
    }
}

acg_status acg_json_scan(struct acg_json *json, struct acg_json_members *members,
                         struct acg_stretches *stretches, acg_report *report)
{
    struct scan scan = {.json = json,
                        .members = members,
                        .stretches = stretches,
                        .report = report,
                        .end = json->text + json->length};
    const char *at = acg_json_blank(json->text);
    if (at == scan.end) {
        refuse(&scan, json->text, "the file is empty; expected a graph");
    } else if (!strchr("{/#", *at) || !*at) {
        refuse(&scan, at, "expected an object '{', the graph, at the top level");
    } else {
        walk(&scan, at);
    }
    free(scan.keys);
    acg_arena_clear(&scan.arena);
    return scan.status;
}
