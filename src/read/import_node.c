// A node becomes an actor.
#include "read/import_parts.h"

#include "base/array.h"
#include "base/json.h"
#include "base/utf8.h"

#include <string.h>

/** Appends a text as JSON, with blanks for controls. */
static void add_clean(struct acg_import *import, struct acg_piece piece)
{
    struct acg_buffer raw = {0}, clean = {0};
    acg_buffer_add(&raw, piece.text, piece.length);
    if (!raw.failed && !import->is_ours && acg_utf8_has_control(raw.data, raw.length)) {
        acg_text_add_clean(&clean, raw.data);
        import->n_cleaned++;
    }
    if (raw.failed || clean.failed) import->json.failed = true;
    else acg_json_text(&import->json, clean.data ? clean.data : raw.data);
    acg_buffer_clear(&raw);
    acg_buffer_clear(&clean);
}

static void add_key(struct acg_import *import, const char *key)
{
    acg_buffer_char(&import->json, ',');
    acg_json_text(&import->json, key);
    acg_buffer_char(&import->json, ':');
}

/** The values with a role, as an object by the rest of their names, in their order; the value of
 * `key` itself, or `plain`, has no language. */
static void add_object(struct acg_import *import, enum acg_node_key key, const char *as,
                       enum acg_import_role role, struct acg_piece plain)
{
    const struct acg_import_side *side = &import->sides[ACG_NODES];
    size_t n = 0, own = key < ACG_N_NODE_KEYS ? acg_columns_of(&side->map, acg_node_keys.keys[key])
                                              : SIZE_MAX;
    for (size_t i = 0; i <= import->n_values; i++) {
        size_t c = i < import->n_values ? import->values[i].column : SIZE_MAX;
        struct acg_piece value = plain;
        const char *name = "";
        if (c != SIZE_MAX) {
            const struct acg_cell_piece *cell = &side->rows.cells[c];
            bool is_plain = c == own;
            if (!is_plain && side->columns[c].role != role) continue;
            if (!is_plain) name = side->columns[c].rest;
            value = (struct acg_piece){cell->text, cell->length};
        }
        if (!value.text || value.length == 0) continue;
        if (n == 0) add_key(import, as);
        acg_buffer_char(&import->json, n++ == 0 ? '{' : ',');
        acg_json_text(&import->json, name);
        acg_buffer_char(&import->json, ':');
        add_clean(import, import->is_ours ? value : acg_import_trim(value));
    }
    if (n > 0) acg_buffer_char(&import->json, '}');
}

static void add_list(struct acg_import *import, const char *key, struct acg_piece list)
{
    struct acg_buffer item = {0};
    size_t n = 0;
    while (acg_import_next_of_list(&list, &item)) {
        if (n == 0) add_key(import, key);
        acg_buffer_char(&import->json, n++ == 0 ? '[' : ',');
        add_clean(import, (struct acg_piece){item.data ? item.data : "", item.length});
    }
    if (n > 0) acg_buffer_char(&import->json, ']');
    import->json.failed |= item.failed;
    acg_buffer_clear(&item);
}

/** Whether one of the node's names, or its id, is this text. */
static bool is_a_name(const struct acg_import *import, struct acg_piece text)
{
    const struct acg_import_side *side = &import->sides[ACG_NODES];
    for (size_t i = 0; i < import->n_values; i++) {
        const struct acg_import_column *column = &side->columns[import->values[i].column];
        const struct acg_cell_piece *cell = &side->rows.cells[import->values[i].column];
        bool is_name = column->role == ACG_ROLE_NAME;
        if (is_name && cell->length == text.length &&
            memcmp(cell->text, text.text, text.length) == 0) {
            return true;
        }
    }
    struct acg_piece name = acg_import_value_of(import, ACG_NODE_NAME);
    size_t length = strlen(import->item.id);
    return (name.length == text.length && memcmp(name.text, text.text, text.length) == 0) ||
           (length == text.length && memcmp(import->item.id, text.text, length) == 0);
}

/** Names and aliases. A label is the name where there is no other, else one more alias. */
static void add_names(struct acg_import *import, bool was_blank)
{
    struct acg_piece plain = acg_import_value_of(import, ACG_NODE_NAME),
                     label = acg_import_value_of(import, ACG_NODE_LABEL);
    struct acg_piece aliases = acg_import_value_of(import, ACG_NODE_ALIASES);
    struct acg_piece id = {import->item.id, strlen(import->item.id)};
    bool has_languages = false;
    for (size_t i = 0; i < import->n_values; i++) {
        size_t c = import->values[i].column;
        has_languages |= import->sides[ACG_NODES].columns[c].role == ACG_ROLE_NAME;
    }
    bool is_mapped = acg_columns_of(&import->sides[ACG_NODES].map, "name") != SIZE_MAX;
    if (plain.text && is_mapped) {
        plain.text = NULL; // it stands among the values
    } else if (!plain.text && !has_languages && label.text) {
        plain = label;
        label.text = NULL;
    } else if (!plain.text && !has_languages && was_blank) {
        plain = id;
    }
    add_object(import, ACG_NODE_NAME, "name", ACG_ROLE_NAME, plain);
    add_object(import, ACG_NODE_SHORT, "short", ACG_ROLE_SHORT, (struct acg_piece){0});
    if (label.text && !is_a_name(import, label) && !aliases.text) aliases = label;
    add_list(import, "aliases", aliases);
}

/** The keys that have plain texts. */
static void add_texts(struct acg_import *import)
{
    static const enum acg_node_key keys[] = {ACG_NODE_KIND, ACG_NODE_SINCE, ACG_NODE_UNTIL,
                                             ACG_NODE_NOTE};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct acg_piece value = acg_import_date_of(import, keys[i]);
        struct acg_piece kind = {"state", 5};
        if (keys[i] == ACG_NODE_NOTE) {
            const struct acg_import_side *side = &import->sides[ACG_NODES];
            value = acg_columns_value(&side->map, &side->rows, ACG_NODE_NOTE);
        }
        if (keys[i] == ACG_NODE_KIND && !value.text) {
            import->n_unkind_nodes++;
            value = kind;
        }
        if (!value.text) continue;
        struct acg_buffer text = {0};
        acg_buffer_add(&text, value.text, value.length);
        add_key(import, acg_node_keys.keys[keys[i]]);
        import->json.failed |= text.failed;
        if (!text.failed) acg_json_text(&import->json, text.data);
        acg_buffer_clear(&text);
    }
}

static void add_free_ones(struct acg_import *import)
{
    const struct acg_import_side *side = &import->sides[ACG_NODES];
    for (size_t i = 0; i < import->n_values; i++) {
        const struct acg_import_column *column = &side->columns[import->values[i].column];
        const struct acg_cell_piece *cell = &side->rows.cells[import->values[i].column];
        if (column->role != ACG_ROLE_FREE && column->role != ACG_ROLE_JSON) continue;
        struct acg_buffer value = {0};
        if (acg_import_add_free(import, column, (struct acg_piece){cell->text, cell->length},
                                &value)) {
            add_key(import, column->rest);
            acg_buffer_add(&import->json, value.data ? value.data : "", value.length);
        }
        import->json.failed |= value.failed;
        acg_buffer_clear(&value);
    }
}

/** Remembers that edges name the actor `own` as `given`. False after an error (said). */
static bool note_name(struct acg_import *import, const char *given, const char *own)
{
    char quoted[ACG_QUOTE];
    const char *kept = acg_import_keep(import, given);
    if (!kept) return false;
    if (acg_table_find(&import->node_names, kept, strlen(kept)) != UINT32_MAX) {
        acg_reader_reject(&import->reader, NULL, "'%s' is also the id of another node; ids differ",
                          acg_quote(quoted, kept, strlen(kept)));
        return false;
    }
    if (acg_array_room(&import->node_ids, import->n_node_ids, &import->node_ids_room,
                       sizeof *import->node_ids) &&
        acg_table_add(&import->node_names, kept, strlen(kept), (uint32_t)import->n_node_ids)) {
        import->node_ids[import->n_node_ids++] = own;
        return true;
    }
    acg_import_out_of_memory(import);
    return false;
}

/** Remembers that the actor which will be added next has no kind. False without memory (said). */
static bool note_unkind(struct acg_import *import, size_t index)
{
    while (import->n_unkind <= index) {
        if (!acg_array_room(&import->unkind, import->n_unkind, &import->unkind_room, 1)) {
            acg_import_out_of_memory(import);
            return false;
        }
        import->unkind[import->n_unkind] = import->n_unkind == index;
        import->n_unkind++;
    }
    return true;
}

/** The actor as the JSON reader takes it, which then judges it. An attribute `id`, as igraph writes
 * it, is the actor's; what the element has is then what edges name. */
void acg_import_end_node(struct acg_import *import)
{
    struct acg_reader *reader = &import->reader;
    struct acg_piece attribute = acg_import_value_of(import, ACG_NODE_ID);
    char *given = import->text.data + import->id_at, quoted[ACG_QUOTE];
    import->item.id = given;
    import->json.length = 0;
    char *own = attribute.text ? acg_arena_text(&import->arena, attribute.text, attribute.length)
                               : acg_arena_text(&import->arena, given, strlen(given));
    if (!own) {
        acg_import_out_of_memory(import);
        return;
    }
    bool was_blank = acg_import_clean_id(own);
    if (acg_builder_find_actor(reader->builder, own, strlen(own)) != ACG_NONE) {
        acg_reader_reject(reader, NULL, "'%s' is also the id of another node; ids differ",
                          acg_quote(quoted, own, strlen(own)));
        return;
    }
    if (strcmp(own, given) != 0 && !note_name(import, given, own)) return;
    acg_buffer_text(&import->json, "{\"id\":");
    acg_json_text(&import->json, own);
    add_names(import, was_blank);
    add_texts(import);
    add_object(import, ACG_N_NODE_KEYS, "codes", ACG_ROLE_CODE, (struct acg_piece){0});
    add_list(import, "spells", acg_import_value_of(import, ACG_NODE_SPELLS));
    add_free_ones(import);
    acg_buffer_char(&import->json, '}');
    if (import->json.failed) {
        acg_import_out_of_memory(import);
        return;
    }
    size_t index = acg_builder_n_actors(reader->builder);
    if (!acg_import_value_of(import, ACG_NODE_KIND).text && !note_unkind(import, index)) return;
    reader->json.text = import->json.data;
    reader->json.length = import->json.length;
    reader->item_at = 0;
    reader->item_index = import->item.number - 1;
    acg_reader_actor(reader);
}
