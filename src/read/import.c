#include "read/import_parts.h"

#include "base/array.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct acg_import_side *side_of(struct acg_import *import)
{
    return &import->sides[import->part];
}

void acg_import_out_of_memory(struct acg_import *import)
{
    acg_reader_out_of_memory(&import->reader);
}

bool acg_import_is_over(const struct acg_import *import)
{
    return import->reader.status == ACG_FAILED || import->reader.status == ACG_MISUSED;
}

/** Where a step of the item at hand stands: the value of its column. */
static void locate(const struct acg_reader *reader, const struct acg_step *step,
                   struct acg_place *place, struct acg_buffer *pointer)
{
    const struct acg_import *import = reader->table;
    const struct acg_import_side *side = &import->sides[import->part];
    size_t at = import->item.at;
    while (step && step->up)
        step = step->up;
    size_t column =
        step && step->key && side->is_settled ? acg_columns_of(&side->map, step->key) : SIZE_MAX;
    bool has_value = column < side->n_columns && side->rows.cells[column].text;
    if (has_value) at = side->rows.cells[column].at;
    *place = acg_lines_place((struct acg_lines *)&import->lines, at);
    if (import->item.number == 0) return;
    acg_buffer_format(pointer, "%s %zu", import->part == ACG_NODES ? "node" : "edge",
                      import->item.number);
    if (has_value) {
        acg_buffer_text(pointer, ", attribute ");
        const char *name = side->columns[column].name, *colon = strchr(name, ':');
        acg_text_add_clean(pointer, strncmp(name, "gexf:", 5) == 0 ? colon + 1 : name);
    }
    place->pointer = pointer->data;
}

void acg_import_reject(struct acg_import *import, size_t at, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct acg_import_item item = import->item;
    import->item = (struct acg_import_item){.at = at};
    acg_reader_reject(&import->reader, NULL, "%s", text);
    import->item = item;
}

void acg_import_init(struct acg_import *import, const char *name, const char *text, size_t length,
                     const struct acg_read_options *options, acg_report *report)
{
    static const struct acg_read_options defaults = {0};
    *import = (struct acg_import){
        .reader = {.report = report, .locate = locate, .takes_undated = true},
        .lines = {.name = name, .text = text, .length = length},
        .options = options ? options : &defaults,
        .source = ACG_NONE,
    };
    import->reader.json.name = name;
    import->reader.table = import;
    import->waiting_end = &import->waiting;
    import->reader.builder = acg_builder_new();
    if (!import->reader.builder) acg_import_out_of_memory(import);
}

static size_t note_text(struct acg_import *import, const char *text)
{
    size_t at = import->text.length;
    if (!text) return SIZE_MAX;
    acg_buffer_add(&import->text, text, strlen(text) + 1);
    return at;
}

static void begin(struct acg_import *import, enum acg_import_part part, size_t at)
{
    import->part = part;
    import->text.length = 0;
    import->n_values = 0;
    import->item = (struct acg_import_item){.number = ++import->n_items[part], .at = at};
    if (!import->sides[part].is_settled) acg_import_settle(import, part);
    import->id_at = import->from_at = import->to_at = SIZE_MAX;
}

void acg_import_node(struct acg_import *import, size_t at, const char *id)
{
    begin(import, ACG_NODES, at);
    import->id_at = note_text(import, id);
}

void acg_import_edge(struct acg_import *import, size_t at, const char *id, const char *from,
                     const char *to, int directed)
{
    begin(import, ACG_EDGES, at);
    import->item.directed = directed;
    import->id_at = note_text(import, id);
    import->from_at = note_text(import, from);
    import->to_at = note_text(import, to);
}

void acg_import_value(struct acg_import *import, size_t column, size_t at, const char *text,
                      size_t length)
{
    if (!acg_array_room(&import->values, import->n_values, &import->values_room,
                        sizeof *import->values)) {
        acg_import_out_of_memory(import);
        return;
    }
    import->values[import->n_values++] =
        (struct acg_import_value){.column = column, .start = import->text.length, .at = at};
    acg_import_more(import, text, length);
}

void acg_import_more(struct acg_import *import, const char *text, size_t length)
{
    if (import->n_values == 0) return;
    import->values[import->n_values - 1].length += length;
    acg_buffer_add(&import->text, text, length);
}

/** Puts the values of the item at hand into their cells. */
void acg_import_fill_cells(struct acg_import *import, const char *text)
{
    struct acg_import_side *side = side_of(import);
    for (size_t i = 0; i < import->n_values; i++) {
        const struct acg_import_value *value = &import->values[i];
        struct acg_cell_piece *cell = &side->rows.cells[value->column];
        if (cell->text) {
            char quoted[ACG_QUOTE];
            const char *name = side->columns[value->column].name;
            acg_import_reject(import, value->at, "the attribute '%s' stands twice",
                              acg_quote(quoted, name, strlen(name)));
            continue;
        }
        *cell = (struct acg_cell_piece){text + value->start, value->length, value->at};
    }
}

void acg_import_empty_cells(struct acg_import *import)
{
    struct acg_import_side *side = side_of(import);
    for (size_t i = 0; i < import->n_values; i++)
        side->rows.cells[import->values[i].column] = (struct acg_cell_piece){0};
}

/** The values that stand where the item says nothing. */
static void fill_initial(struct acg_import *import)
{
    enum { ENOUGH = 1 << 20 };
    struct acg_import_side *side = side_of(import);
    size_t given = import->n_values;
    for (size_t c = 0; side->n_initial > 0 && c < side->n_columns; c++) {
        const char *initial = side->columns[c].initial;
        bool is_there = !initial;
        for (size_t i = 0; i < given && !is_there; i++)
            is_there = import->values[i].column == c;
        if (is_there) continue;
        size_t length = strlen(initial);
        import->n_initial_bytes += length + 1;
        if (import->n_initial_bytes > 8 * import->lines.length + ENOUGH) {
            acg_import_reject(import, import->item.at,
                              "default values that make up more than the file; write them out");
            import->n_initial_bytes = 0;
            side->n_initial = 0; // it is said
            return;
        }
        acg_import_value(import, c, import->item.at, initial, length);
    }
}

void acg_import_end(struct acg_import *import)
{
    if (acg_import_is_over(import)) return;
    fill_initial(import);
    if (import->text.failed) acg_import_out_of_memory(import);
    if (acg_import_is_over(import)) return;
    acg_buffer_char(&import->text, '\0'); // so that there is a text, even of nothing
    if (import->text.failed) {
        acg_import_out_of_memory(import);
        return;
    }
    acg_import_fill_cells(import, import->text.data);
    if (import->part == ACG_NODES) acg_import_end_node(import);
    else acg_import_end_edge(import);
    acg_import_empty_cells(import);
    import->last = import->item;
    import->item = (struct acg_import_item){0};
}

struct acg_import_mark acg_import_mark(const struct acg_import *import)
{
    return (struct acg_import_mark){import->n_values, import->text.length};
}

void acg_import_again(struct acg_import *import, const struct acg_import_mark *mark)
{
    import->n_values = mark->n_values;
    import->text.length = mark->length;
    import->id_at = SIZE_MAX;
    import->part = ACG_EDGES;
    import->item = import->last;
    import->item.number = ++import->n_items[ACG_EDGES];
}

void acg_import_head(struct acg_import *import, size_t at, const char *text, size_t length)
{
    if (import->has_head || (!import->expects_head && import->n_items[ACG_EDGES] > 0)) {
        acg_import_reject(import, at, "what a graph says of itself stands once, before its edges");
        return;
    }
    import->has_head = import->is_ours = true;
    import->item = (struct acg_import_item){.at = at};
    acg_reader_head_text(&import->reader, text, length);
    acg_import_bibliographies(import);
}

void acg_import_bibliographies(struct acg_import *import)
{
    struct acg_reader *reader = &import->reader;
    if (import->has_bibliographies || import->has_head < import->expects_head) return;
    import->has_bibliographies = true;
    acg_status status = reader->status; // remarks on these files do not end the reading of this one
    reader->status = ACG_OK;
    acg_reader_bibliographies(reader, import->options);
    if (status > reader->status) reader->status = status;
}

void acg_import_title(struct acg_import *import, const char *text)
{
    struct acg_arena *arena = acg_builder_arena(import->reader.builder);
    struct acg_buffer clean = {0};
    struct acg_label *label = acg_arena_array(arena, 1, sizeof *label);
    if (!*text || import->has_head) return;
    acg_text_add_clean(&clean, text);
    const char *kept =
        clean.failed ? NULL : acg_builder_text(import->reader.builder, clean.data, clean.length);
    acg_buffer_clear(&clean);
    if (!label || !kept) {
        acg_import_out_of_memory(import);
        return;
    }
    *label = (struct acg_label){"", kept};
    acg_builder_set_title(import->reader.builder, (struct acg_labels){label, 1});
}

static void say_what_was_taken(const struct acg_import *import)
{
    acg_report *report = import->reader.report;
    struct acg_place place = {.file = import->lines.name};
    if (import->n_unkind_nodes > 0) {
        acg_note(report, &place,
                 "nodes without a kind, taken as states, or as organizations where they have "
                 "members: %zu",
                 import->n_unkind_nodes);
    }
    if (import->n_unkind_edges > 0) {
        acg_note(report, &place, "edges without a kind or sign, taken as cooperation: %zu",
                 import->n_unkind_edges);
    }
    if (import->n_undated > 0) {
        acg_warn(report, &place, "relations without a date, which hold at all times: %zu",
                 import->n_undated);
    }
    if (import->n_zero > 0) {
        acg_note(report, &place, "edges that make no tie, since their weight or sign is 0: %zu",
                 import->n_zero);
    }
    if (import->n_cleaned > 0) {
        acg_warn(report, &place, "control characters taken as blanks; names that have them: %zu",
                 import->n_cleaned);
    }
    if (import->n_left_out > 0) {
        acg_warn(report, &place, "elements that say nothing of a graph, left out: %zu",
                 import->n_left_out);
    }
}

acg_status acg_import_finish(struct acg_import *import, acg_graph **out)
{
    struct acg_reader *reader = &import->reader;
    size_t n_actors = 0;
    *out = NULL;
    for (int part = 0; part < 2 && !acg_import_is_over(import); part++) {
        if (!import->sides[part].is_settled) acg_import_settle(import, (enum acg_import_part)part);
    }
    acg_import_bibliographies(import); // where no edge has asked for them
    acg_import_judge_waiting(import);
    if (!reader->status && !(*out = acg_builder_freeze(reader->builder)))
        acg_import_out_of_memory(import);
    if (!*out) return reader->status;
    say_what_was_taken(import);
    acg_graph_actors(*out, &n_actors);
    if (n_actors == 0) {
        acg_note(reader->report, &(struct acg_place){.file = import->lines.name},
                 "the graph has no actors");
    }
    return ACG_OK;
}

void acg_import_clear(struct acg_import *import)
{
    for (int part = 0; part < 2; part++) {
        free(import->sides[part].columns);
        free(import->sides[part].rows.cells);
        acg_columns_clear(&import->sides[part].map);
    }
    acg_import_free_waiting(import);
    free(import->values);
    free(import->relation.among.items);
    free(import->relation.cite.items);
    free(import->reader.actor_items.items);
    free(import->reader.source_places.items);
    acg_table_clear(&import->group_names);
    acg_table_clear(&import->edge_ids);
    acg_table_clear(&import->node_names);
    free(import->node_ids);
    free(import->unkind);
    acg_table_clear(&import->reader.folded_ids);
    acg_buffer_clear(&import->text);
    acg_buffer_clear(&import->json);
    acg_arena_clear(&import->arena);
    acg_builder_free(import->reader.builder);
}
