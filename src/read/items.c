#include "read/reader.h"

#include "base/buffer.h"
#include "base/report.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Reads `since` or `until` of an actor: a plain date. */
static uint32_t actor_date(struct acg_reader *reader, const cJSON *value, const char *key)
{
    struct acg_step step = {.key = key};
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsString(value)) {
        acg_reader_reject(reader, &step, "expected a date in quotes, found %s",
                          acg_reader_found(room, sizeof room, value));
        return ACG_NONE;
    }
    uint32_t date = acg_reader_date(reader, value->valuestring, strlen(value->valuestring), &step);
    if (date != ACG_NONE && acg_builder_date_at(reader->builder, date)->interval) {
        acg_reader_reject(reader, &step, "'%s' is an interval; give its ends as since and until",
                          acg_builder_date_at(reader->builder, date)->text);
    }
    return date;
}

static void read_aliases(struct acg_reader *reader, const cJSON *value, struct acg_actor *actor)
{
    struct acg_step step = {.key = "aliases"};
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsArray(value)) {
        acg_reader_reject(reader, &step, "expected a list of texts, found %s",
                          acg_reader_found(room, sizeof room, value));
        return;
    }
    size_t count = (size_t)cJSON_GetArraySize(value), n = 0;
    const char **aliases =
        acg_arena_array(acg_builder_arena(reader->builder), count, sizeof *aliases);
    if (!aliases) {
        acg_reader_out_of_memory(reader);
        return;
    }
    const cJSON *alias;
    cJSON_ArrayForEach(alias, value)
    {
        struct acg_labels labels;
        struct acg_step inner = {.up = &step, .index = n};
        if (!cJSON_IsString(alias)) {
            acg_reader_reject(reader, &inner, "expected a text, found %s",
                              acg_reader_found(room, sizeof room, alias));
            return;
        }
        if (!acg_reader_labels(reader, alias, &inner, &labels)) return;
        aliases[n++] = labels.items[0].text;
    }
    actor->aliases = aliases;
    actor->n_aliases = n;
}

static void read_codes(struct acg_reader *reader, const cJSON *value, struct acg_actor *actor)
{
    struct acg_step step = {.key = "codes"};
    char room[ACG_QUOTE + 32], number[32];
    if (!cJSON_IsObject(value)) {
        acg_reader_reject(reader, &step, "expected an object of codes by system, found %s",
                          acg_reader_found(room, sizeof room, value));
        return;
    }
    size_t count = (size_t)cJSON_GetArraySize(value);
    struct acg_code *codes =
        acg_arena_array(acg_builder_arena(reader->builder), count, sizeof *codes);
    if (!codes) {
        acg_reader_out_of_memory(reader);
        return;
    }
    const cJSON *code;
    cJSON_ArrayForEach(code, value)
    {
        struct acg_step inner = {.up = &step, .key = code->string};
        const char *text = code->valuestring;
        if (cJSON_IsNumber(code) && floor(code->valuedouble) == code->valuedouble &&
            fabs(code->valuedouble) < 1e9) { // COW codes are numbers in many tables
            snprintf(number, sizeof number, "%.0f", code->valuedouble);
            text = number;
        } else if (!cJSON_IsString(code)) {
            acg_reader_reject(reader, &inner, "expected a code in quotes, found %s",
                              acg_reader_found(room, sizeof room, code));
            return;
        }
        struct acg_code *added = &codes[actor->n_codes];
        added->system = acg_builder_text(reader->builder, code->string, strlen(code->string));
        added->code = acg_builder_text(reader->builder, text, strlen(text));
        if (!added->system || !added->code) {
            acg_reader_out_of_memory(reader);
            return;
        }
        actor->n_codes++;
    }
    actor->codes = codes;
}

static void read_actor_kind(struct acg_reader *reader, const cJSON *value, struct acg_actor *actor)
{
    struct acg_step step = {.key = "kind"};
    const char *word = acg_reader_text(reader, value, &step);
    char quoted[ACG_QUOTE];
    if (word && !acg_actor_kind_parse(word, strlen(word), &actor->kind)) {
        acg_reader_reject(reader, &step, "'%s' is none of state, organization, nonstate",
                          acg_quote(quoted, word, strlen(word)));
    }
}

/** Reads a member of an actor; its value stands at `at`. */
static void read_actor_member(struct acg_reader *reader, const cJSON *value, const char *at,
                              struct acg_actor *actor)
{
    static const char *const known[] = {"id",    "name",  "short", "kind",   "aliases",
                                        "codes", "since", "until", "spells", "note"};
    const char *key = value->string;
    struct acg_step step = {.key = key};
    if (strcmp(key, "id") == 0) {
        actor->id = acg_reader_id(reader, value, &step);
    } else if (strcmp(key, "name") == 0) {
        acg_reader_labels(reader, value, &step, &actor->name);
    } else if (strcmp(key, "short") == 0) {
        acg_reader_labels(reader, value, &step, &actor->short_name);
    } else if (strcmp(key, "kind") == 0) {
        read_actor_kind(reader, value, actor);
    } else if (strcmp(key, "aliases") == 0) {
        read_aliases(reader, value, actor);
    } else if (strcmp(key, "codes") == 0) {
        read_codes(reader, value, actor);
    } else if (strcmp(key, "since") == 0) {
        actor->since = actor_date(reader, value, key);
    } else if (strcmp(key, "until") == 0) {
        actor->until = actor_date(reader, value, key);
    } else if (strcmp(key, "spells") == 0) {
        acg_reader_spells(reader, value, actor);
    } else if (strcmp(key, "note") == 0) {
        actor->note = acg_reader_text(reader, value, &step);
    } else {
        acg_reader_check_key(reader, key, known, sizeof known / sizeof *known);
        acg_reader_keep(reader, ACG_PART_ACTOR, key, at);
    }
}

/** Sets actor->when out of its dates. */
static void span_actor(struct acg_reader *reader, struct acg_actor *actor)
{
    bool dated = actor->since != ACG_NONE || actor->until != ACG_NONE;
    if (actor->n_spells > 0 && dated) {
        struct acg_step step = {.key = "spells"};
        acg_reader_reject(reader, &step,
                          "'spells' stands beside 'since' or 'until'; write all of "
                          "the time as spells");
    }
    if (actor->n_spells > 0) return;
    actor->when = acg_span_all();
    if (actor->since != ACG_NONE) {
        actor->when.from = acg_builder_date_at(reader->builder, actor->since)->span.from;
    }
    if (actor->until != ACG_NONE) {
        actor->when.until = acg_builder_date_at(reader->builder, actor->until)->span.until;
    }
    if (actor->when.from >= actor->when.until) {
        struct acg_step step = {.key = "until"};
        acg_reader_reject(reader, &step, "'%s' lies before since '%s'",
                          acg_builder_date_at(reader->builder, actor->until)->text,
                          acg_builder_date_at(reader->builder, actor->since)->text);
    }
}

/** Refuses an id that stands already, also where only the case differs. */
static bool is_new_id(struct acg_reader *reader, const char *id)
{
    struct acg_step step = {.key = "id"};
    uint32_t same = acg_builder_find_actor(reader->builder, id, strlen(id));
    char quoted[ACG_QUOTE];
    acg_quote(quoted, id, strlen(id));
    if (same != ACG_NONE) {
        acg_reader_reject(reader, &step, "'%s' is also the id of /actors/%zu; ids differ", quoted,
                          reader->actor_items.items[same]);
        return false;
    }
    size_t length;
    const char *key = acg_reader_fold(reader, id, &length);
    if (!key) return false;
    uint32_t like = acg_table_find(&reader->folded_ids, key, length);
    if (like != ACG_NONE) {
        const char *like_id = acg_builder_actor_at(reader->builder, like)->id;
        char other[ACG_QUOTE];
        acg_reader_reject(
            reader, &step, "the id '%s' differs from '%s' (/actors/%zu) only in case or accents",
            quoted, acg_quote(other, like_id, strlen(like_id)), reader->actor_items.items[like]);
        return false;
    }
    uint32_t index = (uint32_t)acg_builder_n_actors(reader->builder);
    if (!acg_table_add(&reader->folded_ids, key, length, index)) {
        acg_reader_out_of_memory(reader);
        return false;
    }
    return true;
}

static void add_actor(struct acg_reader *reader, struct acg_actor *actor)
{
    if (actor->name.count == 0) {
        struct acg_label *label =
            acg_arena_array(acg_builder_arena(reader->builder), 1, sizeof *label);
        if (!label) {
            acg_reader_out_of_memory(reader);
            return;
        }
        *label = (struct acg_label){"", actor->id};
        actor->name = (struct acg_labels){label, 1};
    }
    span_actor(reader, actor);
    if (!is_new_id(reader, actor->id)) return;
    if (!acg_builder_add_actor(reader->builder, actor)) {
        acg_reader_out_of_memory(reader);
    } else {
        acg_reader_note_item(reader, &reader->actor_items);
    }
}

const char *acg_reader_actor(struct acg_reader *reader)
{
    const char *end;
    char room[ACG_QUOTE + 32];
    cJSON *item = acg_reader_parse_item(reader, &end);
    if (!item) return NULL;
    struct acg_actor actor = {.since = ACG_NONE, .until = ACG_NONE, .when = acg_span_all()};
    if (!cJSON_IsObject(item)) {
        acg_reader_reject(reader, NULL, "expected an actor, an object; found %s",
                          acg_reader_found(room, sizeof room, item));
    } else {
        bool has_id = cJSON_GetObjectItemCaseSensitive(item, "id") != NULL;
        bool has_kind = cJSON_GetObjectItemCaseSensitive(item, "kind") != NULL;
        const char *at = acg_json_blank(reader->json.text + reader->item_at + 1);
        const cJSON *value;
        cJSON_ArrayForEach(value, item)
            read_actor_member(reader, value, acg_json_member(&at), &actor);
        if (!has_id) acg_reader_reject(reader, NULL, "the actor has no id; add \"id\"");
        if (!has_kind) {
            acg_reader_reject(
                reader, NULL,
                "the actor has no kind; add \"kind\": state, organization or nonstate");
        }
        if (actor.id) add_actor(reader, &actor);
    }
    cJSON_Delete(item);
    return end;
}

static void read_type_weight(struct acg_reader *reader, const cJSON *value,
                             const struct acg_step *step, struct acg_type *type)
{
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsNumber(value)) {
        acg_reader_reject(reader, step, "expected a number, found %s",
                          acg_reader_found(room, sizeof room, value));
    } else if (!isfinite(value->valuedouble)) {
        acg_reader_reject(reader, step, "the weight is too large for a number");
    } else if (!(value->valuedouble > 0)) {
        acg_reader_reject(reader, step, "the weight is not above 0; say rivalry by the kind");
    } else {
        type->weight = value->valuedouble;
    }
}

static void read_type_kind(struct acg_reader *reader, const cJSON *value,
                           const struct acg_step *step, struct acg_type *type)
{
    const char *word = acg_reader_text(reader, value, step);
    char quoted[ACG_QUOTE];
    if (word && !acg_kind_parse(word, strlen(word), &type->kind)) {
        acg_reader_reject(reader, step, "'%s' is none of cooperation, rivalry, membership, threat",
                          acg_quote(quoted, word, strlen(word)));
    }
}

static void read_type(struct acg_reader *reader, const cJSON *item)
{
    static const char *const known[] = {"kind", "weight", "label", "note"};
    struct acg_type type = {.weight = 1};
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsObject(item)) {
        acg_reader_reject(reader, NULL, "expected a type, an object with a kind; found %s",
                          acg_reader_found(room, sizeof room, item));
        return;
    }
    if (!cJSON_GetObjectItemCaseSensitive(item, "kind")) {
        acg_reader_reject(reader, NULL, "the type has no kind; add \"kind\"");
    }
    const char *next = acg_json_blank(reader->json.text + reader->item_at + 1);
    const cJSON *value;
    cJSON_ArrayForEach(value, item)
    {
        struct acg_step step = {.key = value->string};
        const char *at = acg_json_member(&next);
        if (strcmp(value->string, "kind") == 0) {
            read_type_kind(reader, value, &step, &type);
        } else if (strcmp(value->string, "weight") == 0) {
            read_type_weight(reader, value, &step, &type);
        } else if (strcmp(value->string, "label") == 0) {
            acg_reader_labels(reader, value, &step, &type.label);
        } else if (strcmp(value->string, "note") == 0) {
            type.note = acg_reader_text(reader, value, &step);
        } else {
            acg_reader_check_key(reader, value->string, known, sizeof known / sizeof *known);
            acg_reader_keep(reader, ACG_PART_TYPE, value->string, at);
        }
    }
    type.id = acg_builder_text(reader->builder, item->string, strlen(item->string));
    if (!type.id || !acg_builder_add_type(reader->builder, &type)) acg_reader_out_of_memory(reader);
}

void acg_reader_types(struct acg_reader *reader, const cJSON *types)
{
    char room[ACG_QUOTE + 32];
    if (!cJSON_IsObject(types)) {
        acg_reader_reject(reader, NULL, "expected an object of types by name, found %s",
                          acg_reader_found(room, sizeof room, types));
        return;
    }
    const char *at = acg_json_blank(reader->json.text + reader->item_at + 1);
    const cJSON *item;
    cJSON_ArrayForEach(item, types)
    { // the text runs along, so that remarks find their place
        reader->item_key = item->string;
        reader->item_at = (size_t)(acg_json_member(&at) - reader->json.text);
        read_type(reader, item);
    }
    reader->item_key = NULL;
}
