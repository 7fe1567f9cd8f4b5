#include "ingest/roster.h"

#include "base/array.h"
#include "base/utf8.h"

#include "base/limits.h"
#include "ingest/seen.h"

#include <stdlib.h>

enum { MOST_ID = ACG_MAX_ID - 24 }; // bytes

bool acg_roster_init(struct acg_roster *out, const struct acg_states *states)
{
    *out = (struct acg_roster){.states = states};
    return pthread_mutex_init(&out->lock, NULL) == 0;
}

void acg_roster_clear(struct acg_roster *roster)
{
    if (!roster->states) return;
    pthread_mutex_destroy(&roster->lock);
    acg_arena_clear(&roster->arena);
    acg_table_clear(&roster->spellings);
    acg_table_clear(&roster->folded);
    free(roster->actors);
    *roster = (struct acg_roster){0};
}

/** Appends a name as valid UTF-8 without controls, its no-break spaces as blanks: an id can have
 * neither. */
static void add_sound(struct acg_buffer *out, struct acg_field name)
{
    struct acg_buffer text = {0};
    bool is_sound = acg_utf8_valid(name.text, name.length) == name.length;
    for (size_t i = 0; i < name.length; i++) {
        unsigned char byte = (unsigned char)name.text[i];
        bool is_fixed = is_sound && i + 1 < name.length && memcmp(name.text + i, "\u00a0", 2) == 0;
        i += is_fixed;
        if (is_fixed || byte == 0 || (!is_sound && byte == 0xa0)) acg_buffer_char(&text, ' ');
        else if (is_sound) acg_buffer_char(&text, (char)byte);
        else acg_utf8_add(&text, byte);
    }
    acg_buffer_char(&text, '\0');
    if (!text.failed) acg_text_add_clean(out, text.data);
    out->failed |= text.failed;
    acg_buffer_clear(&text);
}

/** Appends what names of one actor have in common: no case, no accents, no blanks. */
static void add_key(struct acg_buffer *out, const char *name)
{
    struct acg_buffer folded = {0};
    acg_utf8_fold(&folded, name, strlen(name));
    for (size_t i = 0; i < folded.length; i++) {
        char c = folded.data[i];
        if (c != ' ' && c != '_') acg_buffer_char(out, c);
    }
    if (out->length == 0) acg_buffer_text(out, name); // of marks alone
    out->failed |= folded.failed;
    acg_buffer_clear(&folded);
}

/** Adds an actor; its number, or UINT32_MAX. */
static uint32_t add_actor(struct acg_roster *roster, const struct acg_buffer *name,
                          const struct acg_buffer *key, enum acg_actor_kind kind)
{
    uint32_t number = acg_roster_first(roster) + (uint32_t)roster->count;
    char *own = acg_arena_text(&roster->arena, key->data, key->length);
    char *copy = acg_arena_text(&roster->arena, name->data, name->length);
    if (!own || !copy ||
        !acg_array_room(&roster->actors, roster->count, &roster->room, sizeof *roster->actors) ||
        !acg_table_add(&roster->folded, own, key->length, number)) {
        return UINT32_MAX;
    }
    roster->actors[roster->count++] = (struct acg_roster_actor){copy, kind};
    return number;
}

/** Finds the actor of a spelling that was not met before. */
static uint32_t find_new(struct acg_roster *roster, struct acg_field spelling,
                         enum acg_actor_kind kind)
{
    struct acg_buffer name = {0}, key = {0};
    add_sound(&name, spelling);
    if (!name.failed) add_key(&key, name.data);
    uint32_t number = UINT32_MAX;
    if (!name.failed && !key.failed) {
        number = acg_table_find(&roster->folded, key.data, key.length);
        if (number == UINT32_MAX) {
            number = add_actor(roster, &name, &key, kind);
        } else if (number >= acg_roster_first(roster)) {
            struct acg_roster_actor *actor = &roster->actors[number - acg_roster_first(roster)];
            if (strcmp(name.data, actor->name) < 0) {
                actor->name = acg_arena_text(&roster->arena, name.data, name.length);
            }
            if (kind < actor->kind) actor->kind = kind;
            if (!actor->name) number = UINT32_MAX;
        }
    }
    char *own = acg_arena_text(&roster->arena, spelling.text, spelling.length);
    if (number != UINT32_MAX &&
        (!own || !acg_table_add(&roster->spellings, own, spelling.length, number))) {
        number = UINT32_MAX;
    }
    acg_buffer_clear(&name);
    acg_buffer_clear(&key);
    return number;
}

uint32_t acg_roster_find(struct acg_roster *roster, struct acg_field name, enum acg_actor_kind kind)
{
    pthread_mutex_lock(&roster->lock);
    uint32_t number = acg_table_find(&roster->spellings, name.text, name.length);
    if (number == UINT32_MAX && !roster->failed) {
        number = find_new(roster, name, kind);
        roster->failed = number == UINT32_MAX;
    }
    pthread_mutex_unlock(&roster->lock);
    return number;
}

/** Whether a graph would take an id for that of a state: case and accents make no difference. */
static bool is_state(const struct acg_roster *roster, const char *id, struct acg_buffer *out)
{
    struct acg_buffer folded = {0};
    acg_utf8_fold(&folded, id, strlen(id));
    for (size_t i = 0; i < folded.length; i++) {
        if (folded.data[i] >= 'a' && folded.data[i] <= 'z') folded.data[i] -= 'a' - 'A';
    }
    struct acg_field upper = {folded.data, folded.length};
    bool found = folded.length == 3 && acg_states_by_id(roster->states, upper) != UINT32_MAX;
    out->failed |= folded.failed;
    acg_buffer_clear(&folded);
    return found;
}

/** Cuts a long id at a character, with a hash of all of it behind. */
static void cut(struct acg_buffer *id)
{
    uint64_t hash = acg_mix_text(0, id->data, id->length);
    size_t length = MOST_ID;
    while (length > 0 && ((unsigned char)id->data[length] & 0xc0) == 0x80)
        length--;
    id->length = length;
    acg_buffer_format(id, "~%016llx", (unsigned long long)hash);
}

void acg_roster_id_of(const struct acg_roster *roster, const char *name, struct acg_buffer *out)
{
    for (const char *c = name; *c; c++)
        acg_buffer_char(out, *c == ' ' ? '_' : *c);
    if (is_state(roster, name, out)) acg_buffer_text(out, "-actor");
    if (out->length > MOST_ID) cut(out);
}

void acg_roster_id(const struct acg_roster *roster, uint32_t actor, struct acg_buffer *out)
{
    uint32_t first = acg_roster_first(roster);
    if (actor < first) acg_buffer_text(out, roster->states->list[actor].id);
    else acg_roster_id_of(roster, roster->actors[actor - first].name, out);
}
