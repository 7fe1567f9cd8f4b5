// What the attributes of a file are taken for.
#include "read/import_parts.h"

#include "base/array.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const node_keys[ACG_N_NODE_KEYS] = {
    "name", "short", "kind", "since", "until", "spells", "note", "aliases", "label", "id"};

static const char *const edge_keys[ACG_N_EDGE_KEYS] = {
    "kind",       "type",     "weight", "sign", "date",     "since", "until", "status",
    "confidence", "directed", "note",   "id",   "recorded", "cite",  "among", "actorgraph"};

const struct acg_table_keys acg_node_keys = {
    .keys = node_keys, .n_keys = ACG_N_NODE_KEYS, .option = "--actor-map"};
const struct acg_table_keys acg_edge_keys = {
    .keys = edge_keys, .n_keys = ACG_N_EDGE_KEYS, .option = "--map"};

/** Other names under which attributes come, in any case. */
static const struct {
    const char *name, *key;
} synonyms[] = {
    {"start", "since"},        {"begin", "since"},    {"onset", "since"},
    {"end", "until"},          {"terminus", "until"}, {"year", "date"},
    {"description", "note"},   {"comment", "note"},   {"desc", "note"},
    {"edge weight", "weight"}, {"relation", "type"},  {"claim", "id"},
    {"citation", "cite"},      {"sources", "cite"},   {"alias", "aliases"},
    {"edgelabel", "note"},     {"y:label", "label"},  {"gexf:label", "label"},
    {"gexf:start", "since"},   {"gexf:end", "until"}, {"gexf:spells", "spells"},
    {"gexf:note", "note"},     {"gexf:kind", "kind"}, {"gexf:type", "type"},
};

/** Codes that need no prefix. */
static const char *const systems[] = {"iso2", "iso3", "cow"};

static bool is_one_of(const char *word, const char *const words[], size_t n)
{
    for (size_t i = 0; word && i < n; i++) {
        if (strcasecmp(word, words[i]) == 0) return true;
    }
    return false;
}

const char *acg_import_keep(struct acg_import *import, const char *text)
{
    const char *kept = acg_arena_text(&import->arena, text, strlen(text));
    if (!kept) acg_import_out_of_memory(import);
    return kept;
}

size_t acg_import_declare(struct acg_import *import, enum acg_import_part part, const char *name,
                          const char *type, const char *initial)
{
    static const char *const numbers[] = {"double", "float", "int", "integer", "long", "short"};
    static const char *const flags[] = {"boolean", "bool"};
    struct acg_import_side *side = &import->sides[part];
    if (side->n_columns == ACG_MAX_ATTRIBUTES) {
        acg_import_reject(import, 0, "more than %d attributes of %s", ACG_MAX_ATTRIBUTES,
                          part == ACG_NODES ? "nodes" : "edges");
        import->reader.status = ACG_REJECTED;
        return SIZE_MAX;
    }
    if (!acg_array_room(&side->columns, side->n_columns, &side->room, sizeof *side->columns)) {
        acg_import_out_of_memory(import);
        return SIZE_MAX;
    }
    struct acg_import_column column = {
        .is_number = is_one_of(type, numbers, sizeof numbers / sizeof *numbers),
        .is_flag = is_one_of(type, flags, sizeof flags / sizeof *flags),
        .role = ACG_ROLE_NONE, // until it is settled, which an error may prevent
        .name = acg_import_keep(import, name),
        .initial = initial && *initial ? acg_import_keep(import, initial) : NULL};
    if (!column.name) return SIZE_MAX;
    side->columns[side->n_columns] = column;
    side->n_initial += column.initial != NULL;
    return side->n_columns++;
}

static const char *behind(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(name, prefix, length) == 0 && name[length] ? name + length : NULL;
}

/** The key that an attribute is named after, by synonyms too; keys->n_keys if none. */
static size_t find_key(const char *name, const struct acg_table_keys *keys, bool with_synonyms)
{
    const char *word = name;
    for (size_t i = 0; with_synonyms && i < sizeof synonyms / sizeof *synonyms; i++) {
        if (strcasecmp(synonyms[i].name, name) == 0) word = synonyms[i].key;
    }
    size_t k = 0;
    while (k < keys->n_keys && strcasecmp(keys->keys[k], word) != 0)
        k++;
    return k;
}

/** Whether the format of graphs has this key. */
static bool is_known(enum acg_import_part part, const char *key)
{
    static const char *const of_actors[] = {"id",    "name",  "short", "kind",   "aliases",
                                            "codes", "since", "until", "spells", "note"};
    return part == ACG_NODES ? is_one_of(key, of_actors, sizeof of_actors / sizeof *of_actors)
                             : is_one_of(key, acg_relation_keys, acg_n_relation_keys);
}

/** An attribute that is no key of ours is kept as a free one: its own name if that is free, what
 * stands behind "other.", else x-NAME. ".json" at the end says that it is JSON. */
static void settle_free(struct acg_import *import, struct acg_import_side *side, size_t c)
{
    enum acg_import_part part = side == &import->sides[ACG_NODES] ? ACG_NODES : ACG_EDGES;
    struct acg_import_column *column = &side->columns[c];
    char *key = acg_arena_alloc(&import->arena, strlen(column->name) + 3), quoted[ACG_QUOTE];
    if (!key) {
        acg_import_out_of_memory(import);
        return;
    }
    const char *other = behind(column->name, "other.");
    bool is_free = strncmp(column->name, "x-", 2) == 0;
    sprintf(key, "%s%s", is_free || other ? "" : "x-", other ? other : column->name);
    size_t length = strlen(key);
    column->role = ACG_ROLE_FREE;
    if (length > 5 && strcmp(key + length - 5, ".json") == 0) {
        key[length - 5] = '\0';
        column->role = ACG_ROLE_JSON;
    }
    column->rest = key;
    bool is_taken = is_known(part, key);
    for (size_t i = 0; i < c && !is_taken; i++) {
        const struct acg_import_column *before = &side->columns[i];
        is_taken = (before->role == ACG_ROLE_FREE || before->role == ACG_ROLE_JSON) &&
                   strcmp(before->rest, key) == 0;
    }
    if (is_taken) {
        acg_import_reject(import, 0, "the attribute '%s' has the name of another; rename it",
                          acg_quote(quoted, column->name, strlen(column->name)));
    }
}

static void settle_column(struct acg_import *import, struct acg_import_side *side, size_t c)
{
    struct acg_import_column *column = &side->columns[c];
    bool of_nodes = side == &import->sides[ACG_NODES];
    for (size_t k = 0; k < side->map.keys->n_keys; k++) {
        const struct acg_source_of *of = &side->map.of[k];
        if (of->given && !of->constant && of->column == c) {
            column->role = ACG_ROLE_KEY;
            return;
        }
    }
    size_t k = find_key(column->name, side->map.keys, true);
    if (k < side->map.keys->n_keys && !side->map.of[k].given) {
        side->map.of[k] = (struct acg_source_of){.given = true, .column = c};
        column->role = ACG_ROLE_KEY;
    } else if (of_nodes && (column->rest = behind(column->name, "name."))) {
        column->role = ACG_ROLE_NAME;
    } else if (of_nodes && (column->rest = behind(column->name, "short."))) {
        column->role = ACG_ROLE_SHORT;
    } else if (of_nodes && (column->rest = behind(column->name, "code."))) {
        column->role = ACG_ROLE_CODE;
    } else if (strncmp(column->name, "gexf:", 5) == 0 || strcmp(column->name, "y:label") == 0) {
        column->role = ACG_ROLE_NONE; // a part of the format, which an attribute says better
    } else if (of_nodes && is_one_of(column->name, systems, sizeof systems / sizeof *systems)) {
        column->role = ACG_ROLE_CODE;
        column->rest = column->name;
    } else {
        settle_free(import, side, c);
    }
}

/** Finds out what each column means, once all of them are declared. */
void acg_import_settle(struct acg_import *import, enum acg_import_part part)
{
    struct acg_import_side *side = &import->sides[part];
    bool of_nodes = part == ACG_NODES;
    side->is_settled = true;
    side->rows.name = import->lines.name;
    side->rows.n_cells = side->n_columns;
    side->rows.cells = calloc(side->n_columns + 1, sizeof *side->rows.cells);
    if (!side->rows.cells) {
        acg_import_out_of_memory(import);
        return;
    }
    for (size_t c = 0; c < side->n_columns; c++) {
        const char *name = side->columns[c].name;
        side->rows.cells[c] = (struct acg_cell_piece){.text = name, .length = strlen(name)};
    }
    acg_status status =
        acg_columns_init(&side->map, &side->rows, of_nodes ? &acg_node_keys : &acg_edge_keys,
                         of_nodes ? import->options->actor_map : import->options->map,
                         of_nodes ? NULL : import->options->where, import->reader.report);
    if (status) import->reader.status = status;
    memset(side->rows.cells, 0, side->n_columns * sizeof *side->rows.cells);
    for (size_t c = 0; !status && c < side->n_columns; c++) { // exact names first
        size_t k = find_key(side->columns[c].name, side->map.keys, false);
        if (k == side->map.keys->n_keys || side->map.of[k].given) continue;
        side->map.of[k] = (struct acg_source_of){.given = true, .column = c};
    }
    for (size_t c = 0; !status && c < side->n_columns && !acg_import_is_over(import); c++)
        settle_column(import, side, c);
}
