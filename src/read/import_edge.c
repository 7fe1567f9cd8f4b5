// An edge becomes a claim.
#include "read/import_parts.h"

#include "base/array.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "read/judge.h"

#include <string.h>
#include <strings.h>

static bool parse_number(struct acg_import *import, enum acg_edge_key key, bool *has, double *out)
{
    struct acg_piece text = acg_import_value_of(import, key);
    struct acg_step step = {.key = acg_edge_keys.keys[key]};
    char quoted[ACG_QUOTE];
    *has = text.text != NULL;
    if (!*has || acg_number_parse(text.text, text.length, out)) return true;
    acg_reader_reject(&import->reader, &step, "'%s' is no number; correct it or leave it out",
                      acg_quote(quoted, text.text, text.length));
    return false;
}

static bool is_word(struct acg_piece piece, const char *word)
{
    return piece.length == strlen(word) && strncasecmp(piece.text, word, piece.length) == 0;
}

static bool set_directed(struct acg_import *import, struct acg_relation *relation)
{
    struct acg_piece text = acg_import_value_of(import, ACG_EDGE_DIRECTED);
    struct acg_step step = {.key = "directed"};
    char quoted[ACG_QUOTE];
    relation->has_directed = import->item.directed >= 0;
    relation->directed = import->item.directed > 0;
    if (!text.text) return true;
    relation->has_directed = true;
    relation->directed = is_word(text, "true") || is_word(text, "yes") || is_word(text, "1");
    if (relation->directed || is_word(text, "false") || is_word(text, "no") || is_word(text, "0")) {
        return true;
    }
    acg_reader_reject(&import->reader, &step, "'%s' is neither true nor false",
                      acg_quote(quoted, text.text, text.length));
    return false;
}

/** Kind and weight: by word, by sign, or by the sign of the weight. `*tied` is false where weight
 * or sign is 0: no tie. */
static bool set_strength(struct acg_import *import, struct acg_relation *relation, bool *tied)
{
    bool has_sign;
    double sign = 0;
    relation->kind = acg_import_value_of(import, ACG_EDGE_KIND);
    relation->type = acg_import_value_of(import, ACG_EDGE_TYPE);
    if (!parse_number(import, ACG_EDGE_SIGN, &has_sign, &sign) ||
        !parse_number(import, ACG_EDGE_WEIGHT, &relation->has_weight, &relation->weight) ||
        !parse_number(import, ACG_EDGE_CONFIDENCE, &relation->has_confidence,
                      &relation->confidence)) {
        return false;
    }
    bool is_zero = relation->has_weight && !(relation->weight > 0) && !(relation->weight < 0);
    *tied = !is_zero && (!has_sign || sign > 0 || sign < 0);
    if (relation->kind.text) return true;
    bool known = relation->type.text && import->has_head;
    bool is_negative = has_sign && sign < 0;
    if (relation->has_weight && relation->weight < 0) {
        relation->weight = -relation->weight;
        is_negative = !has_sign || sign < 0;
    }
    if (known && !has_sign) return true; // the codebook says it
    import->n_unkind_edges += !has_sign && !is_negative;
    relation->kind =
        is_negative ? (struct acg_piece){"rivalry", 7} : (struct acg_piece){"cooperation", 11};
    return true;
}

/** Adds the type of an edge to the codebook, in files that have none of ours. Where the type stands
 * for another kind already, the kind is added to its name. */
static bool make_type(struct acg_import *import, struct acg_piece *type, struct acg_piece kind)
{
    acg_builder *builder = import->reader.builder;
    struct acg_type made = {.weight = 1};
    if (import->has_head || !type->text || !kind.text ||
        !acg_kind_parse(kind.text, kind.length, &made.kind)) {
        return true; // the judge says what is wrong
    }
    uint32_t found = acg_builder_find_type(builder, type->text, type->length);
    if (found != ACG_NONE && acg_builder_type_at(builder, found)->kind != made.kind) {
        struct acg_buffer name = {0};
        acg_buffer_add(&name, type->text, type->length);
        acg_buffer_format(&name, ", %s", acg_kind_name(made.kind));
        *type = (struct acg_piece){
            name.failed ? NULL : acg_arena_text(&import->arena, name.data, name.length),
            name.length};
        acg_buffer_clear(&name);
        found = type->text ? acg_builder_find_type(builder, type->text, type->length) : ACG_NONE;
    }
    if (found != ACG_NONE) return true;
    made.id = type->text ? acg_builder_text(builder, type->text, type->length) : NULL;
    if (made.id && acg_builder_add_type(builder, &made)) return true;
    acg_import_out_of_memory(import);
    return false;
}

static bool add_cite(struct acg_import *import, struct acg_relation *relation, const char *id)
{
    if (!acg_array_room(&relation->cite.items, relation->cite.count, &relation->cite.room,
                        sizeof *relation->cite.items)) {
        acg_import_out_of_memory(import);
        return false;
    }
    relation->cite.given = true;
    relation->cite.items[relation->cite.count++] = (struct acg_piece){id, strlen(id)};
    return true;
}

/** The source that stands for the file: its id is the name of the file without blanks. */
static const char *own_source(struct acg_import *import)
{
    if (import->source == ACG_NONE) {
        const char *slash = strrchr(import->lines.name, '/');
        char *id = acg_arena_text(&import->arena, slash ? slash + 1 : import->lines.name,
                                  strlen(slash ? slash + 1 : import->lines.name));
        if (!id) {
            acg_import_out_of_memory(import);
            return NULL;
        }
        acg_import_clean_id(id);
        bool is_sound = strlen(id) <= ACG_MAX_ID && acg_utf8_valid(id, strlen(id)) == strlen(id) &&
                        !acg_utf8_has_control(id, strlen(id));
        const char *name = is_sound ? id : "network";
        import->source = acg_reader_find_source(&import->reader, name);
        if (import->source == ACG_NONE) return NULL;
    }
    return acg_builder_source_at(import->reader.builder, import->source)->id;
}

/** Cites what the edge names, separated by semicolons; in files that are not ours, sources that
 * are missing are made, and what cites nothing cites the file. */
static bool set_cites(struct acg_import *import, struct acg_relation *relation)
{
    struct acg_piece list = acg_import_value_of(import, ACG_EDGE_CITE);
    struct acg_buffer item = {0};
    bool sound = true;
    while (sound && acg_import_next_of_list(&list, &item)) {
        struct acg_piece text = {item.data ? item.data : "", item.length};
        if (!import->is_ours) text = acg_import_trim(text); // "Smith 2001; Jones 2002"
        char *id = acg_arena_text(&import->arena, text.text, text.length);
        if (!id || item.failed) {
            acg_import_out_of_memory(import);
            sound = false;
            break;
        }
        acg_import_clean_id(id);
        if (!*id) continue;
        if (!import->has_head) {
            sound = acg_reader_find_source(&import->reader, id) != ACG_NONE;
        }
        sound = sound && add_cite(import, relation, id);
    }
    acg_buffer_clear(&item);
    if (!sound || relation->cite.count > 0 || import->has_head) return sound;
    const char *own = own_source(import);
    return own && add_cite(import, relation, own);
}

static bool set_id(struct acg_import *import, struct acg_relation *relation)
{
    struct acg_piece id = acg_import_value_of(import, ACG_EDGE_ID);
    struct acg_step step = {.key = "id"};
    char quoted[ACG_QUOTE];
    if (!id.text && !import->item.id) return true;
    if (!id.text) id = (struct acg_piece){import->item.id, strlen(import->item.id)};
    char *own = acg_arena_text(&import->arena, id.text, id.length);
    if (!own) {
        acg_import_out_of_memory(import);
        return false;
    }
    size_t length = strlen(own);
    relation->id = (struct acg_piece){own, length};
    if (import->has_head) return true; // as it was read once
    acg_import_clean_id(own);
    relation->id.length = length = strlen(own);
    if (acg_table_find(&import->edge_ids, own, length) != UINT32_MAX) {
        acg_reader_reject(&import->reader, &step, "'%s' is also the id of another edge; ids differ",
                          acg_quote(quoted, own, length));
        return false;
    }
    if (!acg_table_add(&import->edge_ids, own, length, (uint32_t)import->item.number)) {
        acg_import_out_of_memory(import);
        return false;
    }
    return true;
}

/** Keeps the attributes that are none of ours, for the claim that will be added next. */
void acg_import_keep_free(struct acg_import *import)
{
    const struct acg_import_side *side = &import->sides[ACG_EDGES];
    struct acg_reader *reader = &import->reader;
    for (size_t i = 0; i < import->n_values; i++) {
        const struct acg_import_column *column = &side->columns[import->values[i].column];
        const struct acg_cell_piece *cell = &side->rows.cells[import->values[i].column];
        if (column->role != ACG_ROLE_FREE && column->role != ACG_ROLE_JSON) continue;
        struct acg_buffer value = {0};
        if (acg_import_add_free(import, column, (struct acg_piece){cell->text, cell->length},
                                &value)) {
            acg_reader_check_key(reader, column->rest, acg_relation_keys, acg_n_relation_keys);
            if (value.failed) acg_import_out_of_memory(import);
            else acg_reader_keep(reader, ACG_PART_RELATION, column->rest, value.data);
        }
        acg_buffer_clear(&value);
    }
}

/** The edge at hand as a relation, but for its ends; false if it makes none, or after an error. */
bool acg_import_fill_relation(struct acg_import *import, struct acg_relation *relation)
{
    const struct acg_import_side *side = &import->sides[ACG_EDGES];
    bool tied;
    acg_relation_reset(relation);
    if (!set_strength(import, relation, &tied) || !set_directed(import, relation)) return false;
    if (!tied) {
        import->n_zero++;
        return false;
    }
    relation->date = acg_import_date_of(import, ACG_EDGE_DATE);
    relation->since = acg_import_date_of(import, ACG_EDGE_SINCE);
    relation->until = acg_import_date_of(import, ACG_EDGE_UNTIL);
    relation->status = acg_import_value_of(import, ACG_EDGE_STATUS);
    relation->recorded = acg_import_date_of(import, ACG_EDGE_RECORDED);
    relation->note = acg_columns_value(&side->map, &side->rows, ACG_EDGE_NOTE);
    import->n_undated += !relation->date.text && !relation->since.text && !relation->until.text;
    return set_id(import, relation) && make_type(import, &relation->type, relation->kind) &&
           set_cites(import, relation);
}

/** Types and sources that relations in JSON name, in a file that has lost our head. */
static void make_missing(struct acg_import *import, struct acg_piece list)
{
    struct acg_piece kind = acg_import_value_of(import, ACG_EDGE_KIND);
    cJSON *items = cJSON_ParseWithLength(list.text, list.length);
    const cJSON *item, *id;
    cJSON_ArrayForEach(item, items)
    {
        const cJSON *type = cJSON_GetObjectItemCaseSensitive(item, "type");
        const cJSON *cites = cJSON_GetObjectItemCaseSensitive(item, "cite");
        if (cJSON_IsString(type)) {
            struct acg_piece name = {type->valuestring, strlen(type->valuestring)};
            make_type(import, &name, kind);
        }
        cJSON_ArrayForEach(id, cites)
        {
            const struct acg_step step = {.key = "cite"};
            const char *text =
                cJSON_IsString(id) ? acg_reader_id(&import->reader, id, &step) : NULL;
            if (text) acg_reader_find_source(&import->reader, text);
        }
    }
    cJSON_Delete(items);
}

/** The id of the actor that an edge names. */
struct acg_piece acg_import_actor_of(const struct acg_import *import, const char *name)
{
    uint32_t index = import->n_node_ids == 0
                         ? UINT32_MAX
                         : acg_table_find(&import->node_names, name, strlen(name));
    const char *id = index == UINT32_MAX ? name : import->node_ids[index];
    return (struct acg_piece){id, strlen(id)};
}

/** What members belong to is an organization, where the file does not say what it is. */
static void note_membership(struct acg_import *import, const struct acg_relation *relation)
{
    acg_builder *builder = import->reader.builder;
    bool is_membership = relation->kind.length == 10; // "membership" alone is so long
    uint32_t to = acg_builder_find_actor(builder, relation->to.text, relation->to.length);
    if (is_membership && to < import->n_unkind && import->unkind[to]) {
        acg_builder_set_actor_kind(builder, to, ACG_ORGANIZATION);
    }
}

/** Judges the edge at hand, whose cells are filled. */
void acg_import_judge_edge(struct acg_import *import)
{
    struct acg_relation *relation = &import->relation;
    struct acg_piece claims = acg_import_value_of(import, ACG_EDGE_CLAIMS);
    acg_import_bibliographies(import);
    if (claims.text) { // what the edge was made of, which says all
        if (!import->has_head) make_missing(import, claims);
        acg_reader_relation_list(&import->reader, claims.text, claims.length);
        return;
    }
    if (!acg_import_fill_relation(import, relation)) return;
    relation->from = acg_import_actor_of(import, import->item.from);
    relation->to = acg_import_actor_of(import, import->item.to);
    acg_import_keep_free(import);
    if (import->n_unkind_nodes > 0) note_membership(import, relation);
    acg_judge_relation(&import->reader, relation);
}
