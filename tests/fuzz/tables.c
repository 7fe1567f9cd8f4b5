// Any bytes as tables of ties, of actors and of types, and as the map and the tests of their rows:
// what is accepted is a sound graph, whose canonical file reads back as it.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/write.h"
#include "read/table.h"

#include "../lib/memory_file.h"

enum { MAP, ACTOR_MAP, WHERE, TYPES, ACTORS, TIES, N_PARTS };

static void check_graph(const acg_graph *graph)
{
    char *text = NULL, *text_again = NULL;
    size_t length, length_again;
    acg_graph *again = NULL;
    promise(!acg_graph_write(graph, ACG_GRAPH_JSON, &text, &length, NULL), "written");
    promise(!acg_graph_parse(text, length, "t", &again, NULL), "the canonical file is sound");
    promise(!acg_graph_write(again, ACG_GRAPH_JSON, &text_again, &length_again, NULL), "and again");
    promise(length == length_again && memcmp(text, text_again, length) == 0, "the same");
    for (int table = ACG_TABLE_TIES; table <= ACG_TABLE_TYPES; table++) {
        char *bytes = NULL;
        size_t size;
        promise(!acg_graph_write_table(graph, (enum acg_graph_table)table,
                                       table % 2 ? ACG_GRAPH_CSV : ACG_GRAPH_TSV, 0, &bytes, &size,
                                       NULL),
                "a table");
        acg_bytes_free(bytes);
    }
    acg_bytes_free(text);
    acg_bytes_free(text_again);
    acg_graph_free(again);
}

/** The first byte says how the tables are read; the parts that follow end with a NUL each. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rest rest = {data, size}, parts[N_PARTS];
    uint8_t how = take_byte(&rest);
    for (int i = 0; i < N_PARTS; i++)
        parts[i] = i < TIES ? take_until(&rest, 0) : rest;
    char paths[N_PARTS][MEMORY_PATH], *map = copy_text(parts[MAP]),
                                      *actor_map = copy_text(parts[ACTOR_MAP]),
                                      *where = copy_text(parts[WHERE]);
    int files[N_PARTS];
    for (int i = TYPES; i < N_PARTS; i++)
        files[i] = memory_file(parts[i].at, parts[i].length, paths[i]);
    struct acg_table_file ties = {.path = paths[TIES],
                                  .map = *map ? map : NULL,
                                  .where = *where ? where : NULL,
                                  .until = (enum acg_until)(how / 2 % 3)},
                          actors = {.path = paths[ACTORS], .map = *actor_map ? actor_map : NULL},
                          types = {.path = paths[TYPES]};
    struct acg_tables tables = {.ties = &ties,
                                .actors = &actors,
                                .types = &types,
                                .n_ties = 1,
                                .n_actors = parts[ACTORS].length > 0,
                                .n_types = parts[TYPES].length > 0};
    acg_graph *graph = NULL;
    acg_report *report = acg_report_new();
    acg_status status = acg_tables_read_by(&tables, 1, NULL, &graph, report);
    promise(!status == (graph != NULL), "a graph comes out just when all is well");
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    if (graph) check_graph(graph);
    acg_graph_free(graph);
    acg_report_free(report);
    for (int i = TYPES; i < N_PARTS; i++)
        close(files[i]);
    free(map);
    free(actor_map);
    free(where);
    return 0;
}
