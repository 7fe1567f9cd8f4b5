// Edges that come before their nodes, and those that are one claim together.
#include "read/import_parts.h"

#include "base/array.h"
#include "read/judge.h"

#include <stdlib.h>
#include <string.h>

/** An edge that waits for its nodes, or for the others of its claim. */
struct acg_import_edge {
    struct acg_import_edge *next;
    struct acg_import_item item;
    struct acg_import_value *values; // their starts are in `text`
    size_t n_values;
    const char *text;
};

/** The edges of one claim among several actors. */
struct acg_import_group {
    struct acg_import_edge *first;
    const char **parties; // ids; free
    size_t n_parties, room, n_edges;
    struct acg_table ids;
};

static bool has_actor(const struct acg_import *import, const char *name)
{
    struct acg_piece id = acg_import_actor_of(import, name);
    return acg_builder_find_actor(import->reader.builder, id.text, id.length) != ACG_NONE;
}

/** Copies the edge at hand, so that it can wait. NULL without memory (said). */
static struct acg_import_edge *copy_edge(struct acg_import *import)
{
    struct acg_arena *arena = &import->arena;
    struct acg_import_edge *edge = acg_arena_array(arena, 1, sizeof *edge);
    char *text = acg_arena_text(arena, import->text.data, import->text.length);
    struct acg_import_value *values =
        acg_arena_array(arena, import->n_values, sizeof *import->values);
    if (!edge || !text || !values) {
        acg_import_out_of_memory(import);
        return NULL;
    }
    if (import->n_values > 0) {
        memcpy(values, import->values, import->n_values * sizeof *values);
    }
    *edge = (struct acg_import_edge){
        .item = import->item, .values = values, .n_values = import->n_values, .text = text};
    if (import->item.id) edge->item.id = text + import->id_at;
    edge->item.from = text + import->from_at;
    edge->item.to = text + import->to_at;
    return edge;
}

/** Makes an edge that has waited the one at hand again. False without memory (said). */
static bool take_up(struct acg_import *import, const struct acg_import_edge *edge)
{
    import->part = ACG_EDGES;
    import->item = edge->item;
    import->n_values = 0;
    if (edge->n_values > import->values_room) {
        struct acg_import_value *room =
            realloc(import->values, edge->n_values * sizeof *import->values);
        if (!room) {
            acg_import_out_of_memory(import);
            return false;
        }
        import->values = room;
        import->values_room = edge->n_values;
    }
    if (edge->n_values > 0) {
        memcpy(import->values, edge->values, edge->n_values * sizeof *import->values);
    }
    import->n_values = edge->n_values;
    acg_import_fill_cells(import, edge->text);
    return true;
}

static bool add_party(struct acg_import *import, struct acg_import_group *group, const char *id)
{
    if (acg_table_find(&group->ids, id, strlen(id)) != UINT32_MAX) return true;
    const char *kept = acg_import_keep(import, id);
    if (!kept ||
        !acg_array_room(&group->parties, group->n_parties, &group->room, sizeof *group->parties) ||
        !acg_table_add(&group->ids, kept, strlen(kept), (uint32_t)group->n_parties)) {
        acg_import_out_of_memory(import);
        return false;
    }
    group->parties[group->n_parties++] = kept;
    return true;
}

/** Adds the edge at hand to the others of its claim. */
static void add_to_group(struct acg_import *import, struct acg_piece name)
{
    uint32_t index = acg_table_find(&import->group_names, name.text, name.length);
    if (index == UINT32_MAX) {
        const char *kept = acg_arena_text(&import->arena, name.text, name.length);
        index = (uint32_t)import->n_groups;
        struct acg_import_edge *first = copy_edge(import);
        if (!kept || !first ||
            !acg_array_room(&import->groups, import->n_groups, &import->groups_room,
                            sizeof *import->groups) ||
            !acg_table_add(&import->group_names, kept, name.length, index)) {
            acg_import_out_of_memory(import);
            return;
        }
        import->groups[import->n_groups++] = (struct acg_import_group){.first = first};
    }
    struct acg_import_group *group = &import->groups[index];
    group->n_edges++;
    if (add_party(import, group, import->item.from)) {
        add_party(import, group, import->item.to);
    }
}

void acg_import_end_edge(struct acg_import *import)
{
    char *text = import->text.data;
    struct acg_import_item *item = &import->item;
    if (import->from_at == SIZE_MAX || import->to_at == SIZE_MAX) {
        acg_reader_reject(&import->reader, NULL, "the edge has no %s",
                          import->from_at == SIZE_MAX ? "source" : "target");
        return;
    }
    item->id = import->id_at == SIZE_MAX ? NULL : text + import->id_at;
    item->from = text + import->from_at;
    item->to = text + import->to_at;
    const struct acg_import_side *side = &import->sides[ACG_EDGES];
    if (!acg_columns_want(&side->map, &side->rows)) return;
    struct acg_piece among = acg_import_value_of(import, ACG_EDGE_AMONG);
    if (among.text) {
        add_to_group(import, among);
    } else if (import->has_head >= import->expects_head && has_actor(import, item->from) &&
               has_actor(import, item->to)) {
        acg_import_judge_edge(import);
    } else {
        struct acg_import_edge *edge = copy_edge(import);
        if (!edge) return;
        *import->waiting_end = edge;
        import->waiting_end = &edge->next;
    }
}

/** Judges a claim among several actors. */
static void judge_group(struct acg_import *import, struct acg_import_group *group)
{
    struct acg_relation *relation = &import->relation;
    size_t n = group->n_parties;
    if (!take_up(import, group->first)) return;
    if (group->n_edges != n * (n - 1) / 2) {
        acg_reader_reject(&import->reader, NULL,
                          "%zu edges of one claim among %zu actors; it has one for each pair, %zu",
                          group->n_edges, n, n * (n - 1) / 2);
    } else if (acg_import_fill_relation(import, relation)) {
        relation->has_directed = false;
        relation->among.given = true;
        for (size_t i = 0; i < n; i++) {
            if (!acg_array_room(&relation->among.items, i, &relation->among.room,
                                sizeof *relation->among.items)) {
                acg_import_out_of_memory(import);
                break;
            }
            relation->among.items[i] = acg_import_actor_of(import, group->parties[i]);
            relation->among.count = i + 1;
        }
        acg_import_keep_free(import);
        if (!acg_import_is_over(import)) acg_judge_relation(&import->reader, relation);
    }
    acg_import_empty_cells(import);
}

void acg_import_judge_waiting(struct acg_import *import)
{
    for (size_t i = 0; i < import->n_groups && !acg_import_is_over(import); i++)
        judge_group(import, &import->groups[i]);
    for (const struct acg_import_edge *edge = import->waiting; edge && !acg_import_is_over(import);
         edge = edge->next) {
        if (!take_up(import, edge)) break;
        acg_import_judge_edge(import);
        acg_import_empty_cells(import);
    }
}

void acg_import_free_waiting(struct acg_import *import)
{
    for (size_t i = 0; i < import->n_groups; i++) {
        free(import->groups[i].parties);
        acg_table_clear(&import->groups[i].ids);
    }
    free(import->groups);
}
