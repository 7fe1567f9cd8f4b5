#include "ingest/stamp.h"

#include "base/report.h"
#include "base/utf8.h"
#include "read/json_scan.h"

#include <stdlib.h>

/** A member of an object, as it is written. */
struct member {
    struct acg_field key, value;
};

/** Calls for each member of an object; false as soon as `visit` says so. The text was scanned. */
static bool each_member(const char *text, const struct acg_json_members *members,
                        bool (*visit)(const struct member *member, void *context), void *context)
{
    for (size_t i = 0; i < members->count; i++) {
        const struct acg_json_member *item = &members->items[i];
        const char *value = text + item->value_at;
        struct member member = {{item->key, item->key_length},
                                {value, (size_t)(acg_json_skip(value) - value)}};
        if (!visit(&member, context)) return false;
    }
    return true;
}

static bool read_member(const struct member *member, void *context)
{
    struct acg_stamp *stamp = context;
    if (acg_field_is(member->key, "rows")) return acg_field_whole(member->value, &stamp->rows);
    if (acg_field_is(member->key, "events")) return acg_field_whole(member->value, &stamp->events);
    if (memchr(member->key.text, '\\', member->key.length)) return false;
    acg_buffer_text(&stamp->rule, stamp->rule.length > 0 ? ",\"" : "\"");
    acg_buffer_add(&stamp->rule, member->key.text, member->key.length);
    acg_buffer_text(&stamp->rule, "\":");
    acg_buffer_add(&stamp->rule, member->value.text, member->value.length);
    return true;
}

/** Walks through a text that may be no object. */
static acg_status walk(const char *text, const char *name,
                       bool (*visit)(const struct member *member, void *context), void *context,
                       bool *is_sound, acg_report *report)
{
    struct acg_json json = {.name = name, .text = text, .length = strlen(text)};
    struct acg_json_members members = {0};
    struct acg_stretches stretches = {0};
    acg_status status = acg_json_scan(&json, &members, &stretches, report);
    *is_sound = !status && each_member(text, &members, visit, context);
    free(members.items);
    return status;
}

acg_status acg_stamp_read(const char *json, const char *name, struct acg_stamp *out,
                          acg_report *report)
{
    struct acg_place place = {.file = name, .pointer = "/" ACG_STAMP_KEY};
    bool is_sound = false;
    *out = (struct acg_stamp){0};
    acg_status status = *json == '{' ? walk(json, name, read_member, out, &is_sound, NULL) : ACG_OK;
    if (status == ACG_FAILED || out->rule.failed) return acg_out_of_memory(report);
    return is_sound && out->rule.length > 0
               ? ACG_OK
               : acg_reject(report, &place, "is not as ingest writes it");
}

/** The member at the beginning of a rule, cut off from it. */
static struct member next_member(const char **rule)
{
    const char *key = *rule + 1, *end = strchr(key, '"'), *value = end + 2;
    const char *behind = acg_json_skip(value);
    *rule = *behind == ',' ? behind + 1 : behind;
    return (struct member){{key, (size_t)(end - key)}, {value, (size_t)(behind - value)}};
}

static bool is_same(struct acg_field a, struct acg_field b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

acg_status acg_stamp_refuse(const char *name, const char *rule, const char *first_name,
                            const char *first, acg_report *report)
{
    struct acg_place place = {.file = name, .pointer = "/" ACG_STAMP_KEY};
    char a[ACG_QUOTE], b[ACG_QUOTE];
    while (*rule && *first) {
        struct member x = next_member(&rule), y = next_member(&first);
        if (!is_same(x.key, y.key)) break;
        if (is_same(x.value, y.value)) continue;
        return acg_reject(report, &place,
                          "%.*s is %s, but %s in %s; only graphs of one rule can be merged",
                          (int)x.key.length, x.key.text, acg_quote(a, x.value.text, x.value.length),
                          acg_quote(b, y.value.text, y.value.length), first_name);
    }
    return acg_reject(report, &place,
                      "has other keys than that of %s; only graphs of one version "
                      "can be merged",
                      first_name);
}

/*
 * What the relations depend on.
 */

/** The place of a text in quotes among words, or `n`. */
static size_t find_word(struct acg_field value, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(words[i]);
        if (value.length == length + 2 && memcmp(value.text + 1, words[i], length) == 0) return i;
    }
    return n;
}

static bool apply_layout(struct acg_field value, struct acg_rule *out)
{
    for (int i = 0; i < ACG_INGEST_N_LAYOUTS; i++) {
        const char *name = acg_layouts[i].name;
        if (find_word(value, &name, 1) != 0) continue;
        out->layout = acg_layouts[i];
        out->options.layout = (enum acg_ingest_layout)i;
        return true;
    }
    return false;
}

bool acg_stamp_apply(const char *rule, struct acg_rule *out)
{
    static const char *const periods[] = {"year", "month", "week", "day"};
    static const char *const scores[] = {"score", "goldstein", "intensity"};
    bool has_layout = false, has_period = false, has_sample = false;
    while (*rule) {
        struct member member = next_member(&rule);
        bool is_true = acg_field_is(member.value, "true");
        if (acg_field_is(member.key, "layout")) {
            has_layout = apply_layout(member.value, out);
        } else if (acg_field_is(member.key, "period")) {
            size_t period = find_word(member.value, periods, 4);
            has_period = period < 4;
            out->options.period = (enum acg_ingest_period)period;
        } else if (acg_field_is(member.key, "weight")) {
            out->weighs_score = find_word(member.value, scores, 3) < 3;
        } else if (acg_field_is(member.key, "scores")) {
            out->has_scores = is_true;
        } else if (acg_field_is(member.key, "undirected")) {
            out->options.undirected = is_true;
        } else if (acg_field_is(member.key, "sample")) {
            uint64_t sample;
            has_sample =
                acg_field_whole(member.value, &sample) && sample >= 1 && sample <= ACG_SAMPLE_MOST;
            if (has_sample) out->options.sample = (unsigned)sample;
        }
    }
    return has_layout && has_period && has_sample && (!out->weighs_score || out->has_scores);
}
