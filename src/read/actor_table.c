// Tables of actors: each row an actor, or one more spell of the existence of an actor.
#include "read/table.h"

#include "base/array.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum actor_key { ID, NAME, SHORT, KIND, SINCE, UNTIL, SPELLS, NOTE, ALIAS, ALIASES, N_ACTOR_KEYS };
enum family { CODE, NAME_IN, SHORT_IN, FREE, N_FAMILIES };

static const char *const keys[N_ACTOR_KEYS] = {"id",    "name",   "short", "kind",  "since",
                                               "until", "spells", "note",  "alias", "aliases"};
static const char *const families[N_FAMILIES] = {"code.", "name.", "short.", "x-"};
const struct acg_table_keys acg_actor_keys = {.keys = keys,
                                              .n_keys = N_ACTOR_KEYS,
                                              .families = families,
                                              .n_families = N_FAMILIES,
                                              .option = "--actor-map"};

/** A value under a key that is free. */
struct extra {
    const char *key, *json;
};

/** An actor of a table, while its spells come together. */
struct acg_pending_actor {
    struct acg_actor actor;
    struct acg_span *spells; // free
    size_t n_spells, room;
    bool is_listed; // its spells stand in one cell
    struct extra *extras;
    size_t n_extras;
};

bool acg_table_is_distinct(struct acg_table_reading *reading, const char *id, const char *key,
                           uint32_t index)
{
    struct acg_reader *reader = &reading->reader;
    struct acg_step step = {.key = key};
    char quoted[ACG_QUOTE];
    size_t length;
    const char *text = acg_reader_fold(reader, id, &length);
    if (!text) return false;
    if (acg_table_find(&reader->folded_ids, text, length) != UINT32_MAX) {
        acg_reader_reject(
            reader, &step,
            "the id '%s' differs from another one only in case or accents; write them "
            "alike",
            acg_quote(quoted, id, strlen(id)));
        return false;
    }
    if (acg_table_add(&reader->folded_ids, text, length, index)) return true;
    acg_reader_out_of_memory(reader);
    return false;
}

bool acg_table_add_actor(struct acg_table_reading *reading, const struct acg_actor *actor,
                         const char *key)
{
    struct acg_reader *reader = &reading->reader;
    uint32_t index = (uint32_t)acg_builder_n_actors(reader->builder);
    if (!acg_table_is_distinct(reading, actor->id, key, index)) return false;
    if (acg_builder_add_actor(reader->builder, actor)) return true;
    acg_reader_out_of_memory(reader);
    return false;
}

bool acg_table_actor_kind(struct acg_table_reading *reading, struct acg_piece word, const char *key,
                          enum acg_actor_kind *out)
{
    struct acg_step step = {.key = key};
    char quoted[ACG_QUOTE];
    if (!word.text || acg_actor_kind_parse(word.text, word.length, out)) return true;
    acg_reader_reject(&reading->reader, &step, "'%s' is none of state, organization, nonstate",
                      acg_quote(quoted, word.text, word.length));
    return false;
}

static struct acg_piece value_of(const struct acg_table_reading *reading, enum actor_key key)
{
    return acg_table_value(reading, key);
}

/** Cleared memory of the graph for what the row at hand has; NULL without memory (said). */
static void *room_for(struct acg_table_reading *reading, size_t count, size_t size)
{
    void *room = acg_arena_array(acg_builder_arena(reading->reader.builder), count, size);
    if (!room) acg_reader_out_of_memory(&reading->reader);
    return room;
}

static uint32_t read_date(struct acg_table_reading *reading, enum actor_key key)
{
    char room[ACG_DATUM_DATE];
    struct acg_piece text = acg_datum_date(reading, key, room);
    struct acg_step step = {.key = keys[key]};
    struct acg_reader *reader = &reading->reader;
    if (!text.text) return ACG_NONE;
    uint32_t date = acg_reader_date(reader, text.text, text.length, &step);
    if (date != ACG_NONE && acg_builder_date_at(reader->builder, date)->interval) {
        acg_table_reject(reading, key, "'%s' is an interval; give its ends as since and until",
                         acg_builder_date_at(reader->builder, date)->text);
    }
    return date;
}

static bool read_codes(struct acg_table_reading *reading, struct acg_actor *actor)
{
    const struct acg_columns *columns = &reading->columns;
    struct acg_code *codes = room_for(reading, columns->n_tagged, sizeof *codes);
    actor->codes = codes;
    for (size_t i = 0; codes && i < columns->n_tagged; i++) {
        struct acg_piece code = acg_columns_tagged(columns, &reading->rows, i);
        if (columns->tagged[i].family != CODE || !code.text) continue;
        struct acg_code *added = &codes[actor->n_codes++];
        added->system = acg_datum_text(reading, columns->tagged[i].tag);
        added->code = acg_datum_name(reading, code);
        if (!added->system || !added->code) return false;
    }
    return codes != NULL;
}

static bool read_extras(struct acg_table_reading *reading, struct acg_pending_actor *pending)
{
    const struct acg_columns *columns = &reading->columns;
    pending->extras = room_for(reading, columns->n_tagged, sizeof *pending->extras);
    for (size_t i = 0; pending->extras && i < columns->n_tagged; i++) {
        struct acg_piece value = acg_columns_tagged(columns, &reading->rows, i);
        struct acg_piece tag = columns->tagged[i].tag;
        if (columns->tagged[i].family != FREE || !value.text) continue;
        const char *key = acg_datum_free_key(reading, tag);
        const char *json = key ? acg_datum_json(reading, value) : NULL;
        if (!json) return false;
        pending->extras[pending->n_extras++] = (struct extra){key, json};
    }
    return pending->extras != NULL;
}

/** The one `alias`, and those of the list `aliases`. */
static bool read_aliases(struct acg_table_reading *reading, struct acg_actor *actor)
{
    struct acg_piece one = value_of(reading, ALIAS), rest = value_of(reading, ALIASES), item;
    size_t most = one.text != NULL;
    if (rest.text) most++;
    for (size_t i = 0; rest.text && i < rest.length; i++)
        most += rest.text[i] == ';';
    const char **aliases = room_for(reading, most, sizeof *aliases);
    actor->aliases = aliases;
    if (!aliases) return false;
    if (one.text && !(aliases[actor->n_aliases++] = acg_datum_name(reading, one))) return false;
    while (acg_datum_next(reading, &rest, &item)) {
        if (item.length == 0) continue;
        if (!(aliases[actor->n_aliases++] = acg_datum_name(reading, item))) return false;
    }
    return reading->reader.status != ACG_FAILED;
}

/** Reads what names an actor, and what is said of it. */
static bool read_words(struct acg_table_reading *reading, struct acg_actor *actor)
{
    struct acg_piece note = value_of(reading, NOTE);
    if (!acg_datum_labels(reading, NAME, NAME_IN, &actor->name) ||
        !acg_datum_labels(reading, SHORT, SHORT_IN, &actor->short_name)) {
        return false;
    }
    if (actor->name.count == 0 && !acg_datum_label(reading, actor->id, &actor->name)) return false;
    if (note.text && !(actor->note = acg_datum_text(reading, note))) return false;
    return read_aliases(reading, actor) && read_codes(reading, actor);
}

/** The actor that a row is about; a new one for a new id. NULL after an error. */
static struct acg_pending_actor *find_pending(struct acg_table_reading *reading,
                                              struct acg_pending_actors *list)
{
    struct acg_reader *reader = &reading->reader;
    const char *id = acg_datum_id(reading, value_of(reading, ID), keys[ID]);
    if (!id) return NULL;
    uint32_t found = acg_table_find(&list->ids, id, strlen(id)), index = (uint32_t)list->count;
    if (found != UINT32_MAX) return &list->items[found];
    struct acg_pending_actor pending = {0};
    pending.actor = (struct acg_actor){
        .id = id, .kind = ACG_STATE, .since = ACG_NONE, .until = ACG_NONE, .when = acg_span_all()};
    if (!acg_table_actor_kind(reading, value_of(reading, KIND), keys[KIND], &pending.actor.kind) ||
        !read_words(reading, &pending.actor) || !read_extras(reading, &pending) ||
        !acg_table_is_distinct(reading, id, keys[ID], index)) {
        return NULL;
    }
    if (!acg_array_room(&list->items, list->count, &list->room, sizeof *list->items) ||
        !acg_table_add(&list->ids, id, strlen(id), index)) {
        acg_reader_out_of_memory(reader);
        return NULL;
    }
    list->items[list->count] = pending;
    return &list->items[list->count++];
}

static bool add_spell(struct acg_table_reading *reading, struct acg_pending_actor *pending,
                      struct acg_span spell)
{
    if (!acg_array_room(&pending->spells, pending->n_spells, &pending->room,
                        sizeof *pending->spells)) {
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    pending->spells[pending->n_spells++] = spell;
    return true;
}

/** Reads a list of spells: dates and intervals. */
static void read_spells(struct acg_table_reading *reading, struct acg_pending_actor *pending)
{
    struct acg_reader *reader = &reading->reader;
    struct acg_piece rest = value_of(reading, SPELLS), item;
    struct acg_step step = {.key = keys[SPELLS]};
    pending->is_listed = true;
    while (acg_datum_next(reading, &rest, &item)) {
        uint32_t date = acg_reader_date(reader, item.text, item.length, &step);
        if (date == ACG_NONE ||
            !add_spell(reading, pending, acg_builder_date_at(reader->builder, date)->span)) {
            return;
        }
    }
}

/** Reads the spell that a row is. */
static void read_spell(struct acg_table_reading *reading, struct acg_pending_actor *pending)
{
    struct acg_reader *reader = &reading->reader;
    uint32_t since = read_date(reading, SINCE), until = read_date(reading, UNTIL);
    struct acg_span spell = acg_span_all();
    if (since != ACG_NONE) spell.from = acg_builder_date_at(reader->builder, since)->span.from;
    if (until != ACG_NONE) spell.until = acg_builder_date_at(reader->builder, until)->span.until;
    if (value_of(reading, SPELLS).text) {
        if (since == ACG_NONE && until == ACG_NONE) {
            read_spells(reading, pending);
        } else {
            acg_table_reject(reading, SPELLS,
                             "'spells' stands beside 'since' or 'until'; write all of the time as "
                             "spells");
        }
        return;
    }
    if (spell.from >= spell.until) {
        acg_table_reject(reading, UNTIL, "the actor ends before it begins");
        return;
    }
    if (pending->n_spells == 0) {
        pending->actor.since = since;
        pending->actor.until = until;
    }
    add_spell(reading, pending, spell);
}

static acg_status check_ids(const struct acg_table_reading *reading, acg_report *report)
{
    struct acg_place place = {.file = reading->rows.name};
    struct acg_buffer list = {0};
    if (reading->columns.of[ID].given) return ACG_OK;
    acg_columns_list(&reading->columns, &list);
    acg_status status = list.failed ? acg_out_of_memory(report)
                                    : acg_reject(report, &place,
                                                 "no column is mapped to 'id'; write --actor-map "
                                                 "id=COLUMN,name=COLUMN,... (the columns are %s)",
                                                 list.data ? list.data : "");
    acg_buffer_clear(&list);
    return status;
}

acg_status acg_actor_table_read(struct acg_table_reading *reading,
                                struct acg_pending_actors *pending, acg_report *report)
{
    bool more = true;
    acg_status status = check_ids(reading, report);
    while (more && !status && reading->reader.status != ACG_FAILED) {
        status = acg_rows_next(&reading->rows, reading->columns.n_columns, &more, report);
        if (status || !more || !acg_columns_want(&reading->columns, &reading->rows)) continue;
        if (!value_of(reading, ID).text) {
            reading->counts.unknown++;
            continue;
        }
        struct acg_pending_actor *actor = find_pending(reading, pending);
        if (actor) read_spell(reading, actor);
    }
    return status ? status : reading->reader.status;
}

static int by_start(const void *a, const void *b)
{
    const struct acg_span *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from)
                              : (x->until > y->until) - (x->until < y->until);
}

/** Joins spells that touch, and keeps them with the actor if there are several or they are listed.
 * Spells that together are all time say nothing. */
static bool settle_spells(struct acg_table_reading *reading, struct acg_pending_actor *pending)
{
    size_t n = 0;
    struct acg_actor *actor = &pending->actor;
    bool kept = pending->n_spells > 1 || pending->is_listed;
    if (pending->n_spells == 0) return true;
    qsort(pending->spells, pending->n_spells, sizeof *pending->spells, by_start);
    for (size_t i = 0; i < pending->n_spells; i++) {
        struct acg_span spell = pending->spells[i];
        if (n > 0 && spell.from <= pending->spells[n - 1].until) {
            if (spell.until > pending->spells[n - 1].until) {
                pending->spells[n - 1].until = spell.until;
            }
        } else {
            pending->spells[n++] = spell;
        }
    }
    actor->when = (struct acg_span){pending->spells[0].from, pending->spells[n - 1].until};
    if (!kept) return true; // its dates say it
    actor->since = actor->until = ACG_NONE;
    if (actor->when.from == ACG_DAY_MIN && actor->when.until == ACG_DAY_MAX && n == 1) return true;
    struct acg_span *spells = room_for(reading, n, sizeof *spells);
    if (!spells) return false;
    memcpy(spells, pending->spells, n * sizeof *spells);
    actor->spells = spells;
    actor->n_spells = n;
    return true;
}

acg_status acg_pending_actors_add(struct acg_table_reading *reading,
                                  struct acg_pending_actors *pending)
{
    acg_builder *builder = reading->reader.builder;
    for (size_t i = 0; i < pending->count; i++) {
        struct acg_pending_actor *one = &pending->items[i];
        bool done = settle_spells(reading, one);
        for (size_t k = 0; k < one->n_extras && done; k++) {
            done = acg_builder_add_extra(builder, ACG_PART_ACTOR, one->extras[k].key,
                                         one->extras[k].json);
        }
        if (done && acg_builder_add_actor(builder, &one->actor)) continue;
        acg_reader_out_of_memory(&reading->reader);
        return ACG_FAILED;
    }
    return ACG_OK;
}

void acg_pending_actors_clear(struct acg_pending_actors *pending)
{
    for (size_t i = 0; i < pending->count; i++)
        free(pending->items[i].spells);
    free(pending->items);
    acg_table_clear(&pending->ids);
}
