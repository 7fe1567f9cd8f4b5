#include "write/attributes.h"

#include "base/array.h"
#include "base/json.h"
#include "base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** How the values of an extra are written. */
enum form { FORM_UNSEEN, FORM_TEXT, FORM_NUMBER, FORM_FLAG, FORM_JSON };

/** The giving of the values of one thing. */
struct giving {
    struct acg_attributes *attributes;
    acg_attribute_taker *take; // NULL: the attributes are still being found
    void *context;
    struct acg_buffer name, value;
    bool failed;
};

/** The index of an attribute; added if it is new. SIZE_MAX without memory. */
static size_t index_of(struct acg_attributes *attributes, const char *name,
                       enum acg_attribute_type type)
{
    uint32_t found = acg_table_find(&attributes->names, name, strlen(name));
    if (found != UINT32_MAX) return found;
    const char *kept = acg_arena_text(&attributes->arena, name, strlen(name));
    if (!kept ||
        !acg_array_room(&attributes->items, attributes->count, &attributes->room,
                        sizeof *attributes->items) ||
        !acg_table_add(&attributes->names, kept, strlen(kept), (uint32_t)attributes->count)) {
        return SIZE_MAX;
    }
    attributes->items[attributes->count] = (struct acg_attribute){kept, type};
    return attributes->count++;
}

static void give(struct giving *giving, const char *name, enum acg_attribute_type type,
                 const char *value)
{
    if (!value || giving->failed) return;
    if (!*value) {
        giving->attributes->n_empty += giving->take == NULL;
        return;
    }
    size_t index = index_of(giving->attributes, name, type);
    giving->failed |= index == SIZE_MAX;
    if (!giving->failed && giving->take) giving->take(giving->context, index, value);
}

static void give_text(struct giving *giving, const char *name, const char *value)
{
    give(giving, name, ACG_ATTRIBUTE_TEXT, value);
}

static void give_number(struct giving *giving, const char *name, double value)
{
    char text[ACG_NUMBER_TEXT];
    acg_number_shortest(value, text);
    give(giving, name, ACG_ATTRIBUTE_NUMBER, text);
}

static void give_date(struct giving *giving, const char *name, uint32_t date)
{
    size_t count;
    const struct acg_date *dates = acg_graph_dates(giving->attributes->graph, &count);
    if (date != ACG_NONE) give_text(giving, name, dates[date].text);
}

/** "PREFIX.REST", until the next one. */
static const char *joined(struct giving *giving, const char *prefix, const char *rest)
{
    giving->name.length = 0;
    acg_buffer_text(&giving->name, prefix);
    if (*rest) acg_buffer_char(&giving->name, '.');
    acg_buffer_text(&giving->name, rest);
    giving->failed |= giving->name.failed;
    return giving->failed ? "" : giving->name.data;
}

static void give_labels(struct giving *giving, const char *name, struct acg_labels labels)
{
    for (size_t i = 0; i < labels.count; i++)
        give_text(giving, joined(giving, name, labels.items[i].language), labels.items[i].text);
}

/** Appends a part of a list. */
static void add_part(struct giving *giving, bool is_first, const char *part)
{
    if (!is_first) acg_buffer_char(&giving->value, ';');
    for (; *part; part++) {
        if (*part == ';' || *part == '\\') acg_buffer_char(&giving->value, '\\');
        acg_buffer_char(&giving->value, *part);
    }
}

static void give_list(struct giving *giving, const char *name)
{
    giving->failed |= giving->value.failed;
    if (!giving->failed && giving->value.length > 0) give_text(giving, name, giving->value.data);
    giving->value.length = 0;
}

/*
 * Extras.
 */

/** The text of a JSON string, if its JSON is the one that we would write; else false. */
static bool plain_text(struct giving *giving, const char *json)
{
    size_t length = strlen(json);
    giving->value.length = 0;
    if (length < 2 || *json != '"' || strchr(json, '\\')) return false;
    acg_buffer_add(&giving->value, json + 1, length - 2);
    struct acg_buffer again = {0};
    if (!giving->value.failed) acg_json_text(&again, giving->value.data);
    giving->failed |= giving->value.failed || again.failed;
    bool same = !giving->failed && strcmp(again.data, json) == 0 && length > 2;
    acg_buffer_clear(&again);
    return same;
}

static enum form form_of(struct giving *giving, const struct acg_extra *extra)
{
    const char *json = extra->json;
    size_t length = strlen(extra->key);
    if (length > 5 && strcmp(extra->key + length - 5, ".json") == 0) return FORM_JSON;
    if (strcmp(json, "true") == 0 || strcmp(json, "false") == 0) return FORM_FLAG;
    if (acg_number_is_json(json, strlen(json))) return FORM_NUMBER;
    return plain_text(giving, json) ? FORM_TEXT : FORM_JSON;
}

static unsigned char *find_form(struct acg_attributes *attributes, const char *key)
{
    uint32_t found = acg_table_find(&attributes->forms, key, strlen(key));
    if (found != UINT32_MAX) return &attributes->forms_of[found];
    if (!acg_array_room(&attributes->forms_of, attributes->n_forms, &attributes->forms_room, 1) ||
        !acg_table_add(&attributes->forms, key, strlen(key), (uint32_t)attributes->n_forms)) {
        return NULL;
    }
    attributes->forms_of[attributes->n_forms] = FORM_UNSEEN;
    return &attributes->forms_of[attributes->n_forms++];
}

static enum acg_part part_of(const struct acg_attributes *attributes)
{
    return attributes->of_claims ? ACG_PART_RELATION : ACG_PART_ACTOR;
}

/** Finds one form for all values of a key. */
static bool find_forms(struct giving *giving)
{
    struct acg_attributes *attributes = giving->attributes;
    for (size_t i = 0; i < attributes->n_extras && !giving->failed; i++) {
        const struct acg_extra *extra = &attributes->extras[i];
        if (extra->part != part_of(attributes)) continue;
        unsigned char *form = find_form(attributes, extra->key);
        if (!form) return false;
        enum form own = form_of(giving, extra);
        *form = (unsigned char)(*form == FORM_UNSEEN || *form == own ? own : FORM_JSON);
    }
    return !giving->failed;
}

static void give_extra(struct giving *giving, const struct acg_extra *extra)
{
    static const enum acg_attribute_type types[] = {[FORM_UNSEEN] = ACG_ATTRIBUTE_TEXT,
                                                    [FORM_TEXT] = ACG_ATTRIBUTE_TEXT,
                                                    [FORM_NUMBER] = ACG_ATTRIBUTE_NUMBER,
                                                    [FORM_FLAG] = ACG_ATTRIBUTE_FLAG,
                                                    [FORM_JSON] = ACG_ATTRIBUTE_TEXT};
    const unsigned char *form = find_form(giving->attributes, extra->key);
    if (!form) {
        giving->failed = true;
        return;
    }
    bool is_free = strncmp(extra->key, "x-", 2) == 0;
    const char *value = extra->json;
    if (*form == FORM_TEXT) {
        plain_text(giving, value);
        value = giving->failed ? "" : giving->value.data;
    }
    giving->name.length = 0;
    acg_buffer_format(&giving->name, "%s%s%s", is_free ? "" : "other.", extra->key,
                      *form == FORM_JSON ? ".json" : "");
    giving->failed |= giving->name.failed;
    if (!giving->failed) give(giving, giving->name.data, types[*form], value);
    giving->value.length = 0;
}

static void give_extras(struct giving *giving, size_t index)
{
    const struct acg_attributes *attributes = giving->attributes;
    enum acg_part part = part_of(attributes);
    size_t low = 0, high = attributes->n_extras;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct acg_extra *extra = &attributes->extras[middle];
        bool before = extra->part != part ? extra->part < part : extra->index < index;
        if (before) low = middle + 1;
        else high = middle;
    }
    for (; low < attributes->n_extras && attributes->extras[low].part == part &&
           attributes->extras[low].index == index;
         low++) {
        give_extra(giving, &attributes->extras[low]);
    }
}

/*
 * Actors and claims.
 */

static void give_actor(struct giving *giving, size_t index)
{
    size_t count;
    const struct acg_actor *actor = &acg_graph_actors(giving->attributes->graph, &count)[index];
    const char *label = acg_labels_in(actor->name, NULL);
    bool is_label_alone = actor->name.count == 1 && !*actor->name.items[0].language;
    give_text(giving, "label", label);
    if (!is_label_alone) give_labels(giving, "name", actor->name);
    give_labels(giving, "short", actor->short_name);
    give_text(giving, "kind", acg_actor_kind_name(actor->kind));
    for (size_t i = 0; i < actor->n_aliases; i++)
        add_part(giving, i == 0, actor->aliases[i]);
    give_list(giving, "aliases");
    for (size_t i = 0; i < actor->n_codes; i++)
        give_text(giving, joined(giving, "code", actor->codes[i].system), actor->codes[i].code);
    for (size_t i = 0; i < actor->n_spells; i++) {
        char text[ACG_SPAN_TEXT];
        acg_span_format(actor->spells[i], text);
        add_part(giving, i == 0, text);
    }
    give_list(giving, "spells");
    if (actor->n_spells == 0) {
        give_date(giving, "since", actor->since);
        give_date(giving, "until", actor->until);
    }
    give_text(giving, "note", actor->note);
    give_extras(giving, index);
}

static void give_cites(struct giving *giving, const struct acg_claim *claim)
{
    size_t count;
    const acg_graph *graph = giving->attributes->graph;
    const struct acg_source *sources = acg_graph_sources(graph, &count);
    const uint32_t *cites = acg_graph_cites(graph, &count);
    for (size_t i = 0; i < claim->n_cites; i++)
        add_part(giving, i == 0, sources[cites[claim->first_cite + i]].id);
    give_list(giving, "cite");
}

static void give_claim(struct giving *giving, size_t index)
{
    size_t count;
    const acg_graph *graph = giving->attributes->graph;
    const struct acg_claim *claim = &acg_graph_claims(graph, &count)[index];
    const struct acg_type *types = acg_graph_types(graph, &count);
    enum acg_kind kind = (enum acg_kind)claim->kind;
    give_text(giving, "kind", acg_kind_name(kind));
    if (claim->type != ACG_NONE) give_text(giving, "type", types[claim->type].id);
    give_number(giving, "weight", claim->weight);
    give(giving, "sign", ACG_ATTRIBUTE_WHOLE, acg_kind_sign(kind) > 0 ? "1" : "-1");
    give(giving, "directed", ACG_ATTRIBUTE_FLAG, claim->directed ? "true" : "false");
    give_date(giving, claim->timing == ACG_EVENT ? "date" : "since", claim->since);
    give_date(giving, "until", claim->until);
    if (giving->attributes->has_status) {
        give_text(giving, "status", acg_claim_status_name((enum acg_claim_status)claim->status));
    }
    if (giving->attributes->has_confidence) give_number(giving, "confidence", claim->confidence);
    give_cites(giving, claim);
    give_text(giving, "note", claim->note);
    give_text(giving, "claim", claim->id);
    give_date(giving, "recorded", claim->recorded);
    if (claim->among) {
        char text[32];
        snprintf(text, sizeof text, "%zu", index + 1);
        give_text(giving, "among", text);
    }
    give_extras(giving, index);
}

/** Values that are the default in all claims are left out. */
static void find_defaults(struct acg_attributes *attributes)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(attributes->graph, &count);
    for (size_t i = 0; i < count; i++) {
        enum acg_claim_status status = (enum acg_claim_status)claims[i].status;
        attributes->has_status |= status != ACG_CONFIRMED;
        attributes->has_confidence |= claims[i].confidence != acg_claim_status_confidence(status);
    }
}

bool acg_attributes_of(struct acg_attributes *attributes, size_t index, acg_attribute_taker *take,
                       void *context)
{
    struct giving giving = {.attributes = attributes, .take = take, .context = context};
    if (attributes->of_claims) give_claim(&giving, index);
    else give_actor(&giving, index);
    acg_buffer_clear(&giving.name);
    acg_buffer_clear(&giving.value);
    return !giving.failed;
}

bool acg_attributes_init(struct acg_attributes *out, const acg_graph *graph, bool of_claims)
{
    size_t count;
    *out = (struct acg_attributes){.graph = graph, .of_claims = of_claims};
    out->extras = acg_graph_extras(graph, &out->n_extras);
    struct giving giving = {.attributes = out};
    bool sound = find_forms(&giving);
    acg_buffer_clear(&giving.value);
    if (of_claims) {
        find_defaults(out);
        acg_graph_claims(graph, &count);
    } else {
        acg_graph_actors(graph, &count);
    }
    for (size_t i = 0; i < count && sound; i++)
        sound = acg_attributes_of(out, i, NULL, NULL);
    return sound;
}

void acg_attributes_clear(struct acg_attributes *attributes)
{
    free(attributes->items);
    free(attributes->forms_of);
    acg_table_clear(&attributes->names);
    acg_table_clear(&attributes->forms);
    acg_arena_clear(&attributes->arena);
}
