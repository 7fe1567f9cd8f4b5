// Graphs out of tables of ties, of actors and of types.
#include "read/table.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/report.h"
#include "base/unpack.h"
#include "model/graph.h"

#include <stdlib.h>
#include <string.h>

uint32_t acg_table_find_source(struct acg_table_reading *reading, const char *id)
{
    struct acg_reader *reader = &reading->reader;
    size_t before = acg_builder_n_sources(reader->builder);
    uint32_t found = acg_reader_find_source(reader, id);
    bool is_new = acg_builder_n_sources(reader->builder) > before;
    if (is_new) reading->counts.uncited += reading->has_sources;
    return found;
}

/** What a table is about. */
enum sort { TIES, ACTORS, TYPES };

/** The reading of all tables. */
struct work {
    struct acg_table_reading reading;
    struct acg_pending_actors pending;
    const struct acg_read_options *options;
    char digest[ACG_DIGEST_TEXT];
};

static acg_status read_rows(struct work *work, enum sort sort, acg_report *report)
{
    struct acg_table_reading *reading = &work->reading;
    if (sort == TIES) return acg_tie_table_read(reading, report);
    acg_status status =
        acg_rows_check(&reading->rows, reading->rows.at, reading->rows.length, report);
    if (status) return status;
    return sort == ACTORS ? acg_actor_table_read(reading, &work->pending, report)
                          : acg_type_table_read(reading, report);
}

static acg_status read_bytes(struct work *work, const struct acg_table_file *table, enum sort sort,
                             const char *name, const struct acg_buffer *bytes, acg_report *report)
{
    static const struct acg_table_keys *const sorts[] = {
        [TIES] = &acg_tie_keys, [ACTORS] = &acg_actor_keys, [TYPES] = &acg_type_keys};
    struct acg_table_reading *reading = &work->reading;
    const char *text = bytes->data ? bytes->data : "";
    acg_status status = acg_rows_open_header(&reading->rows, name, text, bytes->length, report);
    if (!status) {
        status = acg_columns_init(&reading->columns, &reading->rows, sorts[sort], table->map,
                                  table->where, report);
        reading->keys = sorts[sort]->keys;
        reading->ends_before = table->until == ACG_UNTIL_AS_PRESET
                                   ? reading->columns.ends_before
                                   : table->until == ACG_UNTIL_EXCLUSIVE;
        if (!status) status = read_rows(work, sort, report);
        acg_columns_clear(&reading->columns);
    }
    acg_rows_close(&reading->rows);
    return status;
}

static acg_status read_table(struct work *work, const struct acg_table_file *table, enum sort sort,
                             acg_report *report)
{
    const struct acg_read_options *options = work->options;
    size_t most = options && options->max_bytes ? options->max_bytes : ACG_MAX_BYTES;
    const char *name = strcmp(table->path, "-") == 0 ? "standard input" : table->path;
    struct acg_buffer bytes = {0};
    acg_status status = acg_file_read(table->path, most, &bytes, report);
    if (!status && sort == TIES && options && options->digest && !*work->digest) {
        acg_digest(bytes.data ? bytes.data : "", bytes.length, work->digest);
    }
    if (!status) status = acg_unpack(name, most, &bytes, report);
    if (!status) status = read_bytes(work, table, sort, name, &bytes, report);
    acg_buffer_clear(&bytes);
    return status;
}

/** What was passed over is said once. */
static void say_what_was_left(const struct work *work, const acg_graph *graph,
                              bool has_actor_tables, acg_report *report)
{
    const struct acg_table_counts *n = &work->reading.counts;
    size_t n_claims;
    acg_graph_claims(graph, &n_claims);
    if (n_claims == 0 && n->zero == 0)
        acg_note(report, NULL, "the tables have no row that is a tie");
    if (n->zero > 0) {
        acg_note(report, NULL, "rows that make no tie, since their weight or sign is 0: %zu",
                 n->zero);
    }
    if (n->cleaned > 0) {
        acg_warn(report, NULL, "control characters taken as blanks; names that have them: %zu",
                 n->cleaned);
    }
    if (n->unknown > 0) {
        acg_note(report, NULL, "rows of actors left out, since they have no id: %zu", n->unknown);
    }
    if (has_actor_tables && n->made > 0) {
        acg_warn(report, NULL,
                 "%zu actors stand in no table of actors; taken as the ties have "
                 "them",
                 n->made);
    }
    if (n->uncited > 0) {
        acg_warn(report, NULL, "%zu sources stand in no list of sources; taken as data sets",
                 n->uncited);
    }
}

static acg_status read_all(struct work *work, const struct acg_tables *tables, acg_report *report)
{
    acg_status status = ACG_OK;
    for (size_t i = 0; i < tables->n_types && !status; i++)
        status = read_table(work, &tables->types[i], TYPES, report);
    for (size_t i = 0; i < tables->n_actors && !status; i++)
        status = read_table(work, &tables->actors[i], ACTORS, report);
    if (!status) status = acg_pending_actors_add(&work->reading, &work->pending);
    if (!status && work->options && work->options->n_bibliographies > 0) {
        acg_reader_bibliographies(&work->reading.reader, work->options);
        status = work->reading.reader.status;
        work->reading.has_sources = true;
    }
    for (size_t i = 0; i < tables->n_ties && !status; i++)
        status = read_table(work, &tables->ties[i], TIES, report);
    return status;
}

acg_status acg_tables_read_by(const struct acg_tables *tables, size_t parts,
                              const struct acg_read_options *options, acg_graph **out,
                              acg_report *report)
{
    struct work work = {.options = options, .reading = {.parts = parts}};
    struct acg_table_reading *reading = &work.reading;
    acg_status status = ACG_OK;
    *out = NULL;
    reading->reader.report = report;
    acg_table_locate(reading);
    reading->reader.builder = acg_builder_new();
    if (!reading->reader.builder) status = acg_out_of_memory(report);
    if (!status) status = read_all(&work, tables, report);
    acg_graph *graph = status ? NULL : acg_builder_freeze(reading->reader.builder);
    if (!status && !graph) status = acg_out_of_memory(report);
    if (graph) {
        memcpy(graph->digest, work.digest, sizeof work.digest);
        say_what_was_left(&work, graph, tables->n_actors > 0, report);
    }
    *out = graph;
    acg_pending_actors_clear(&work.pending);
    acg_table_clear(&reading->reader.folded_ids);
    acg_buffer_clear(&reading->list);
    free(reading->reader.source_places.items);
    acg_builder_free(reading->reader.builder);
    return status;
}

acg_status acg_tables_read(const struct acg_tables *tables, const struct acg_read_options *options,
                           acg_graph **out, acg_report *report)
{
    return acg_tables_read_by(tables, 0, options, out, report);
}
