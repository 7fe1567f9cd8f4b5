// Any bytes read as a table of ties, as a whole and in parts: the same outcome. A graph that comes
// out is sound: its canonical file reads back as it, and so does its table.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/write.h"
#include "read/table.h"

#include "../lib/memory_file.h"

/** A graph, and its text in some format. */
struct outcome {
    acg_status status;
    acg_graph *graph;
    char *text;
    size_t length, n_remarks;
};

static struct outcome read_table(const void *bytes, size_t size, size_t parts,
                                 enum acg_graph_format format)
{
    struct outcome out = {0};
    char path[MEMORY_PATH];
    int file = memory_file(bytes, size, path);
    acg_report *report = acg_report_new();
    struct acg_table_file ties = {.path = path};
    struct acg_tables tables = {.ties = &ties, .n_ties = 1};
    out.status = acg_tables_read_by(&tables, parts, NULL, &out.graph, report);
    out.n_remarks = acg_report_count(report);
    promise(out.status == ACG_OK || out.n_remarks > 0, "a refusal says why");
    if (!out.status) {
        promise(!acg_graph_write(out.graph, format, &out.text, &out.length, NULL), "written");
    }
    acg_report_free(report);
    close(file);
    return out;
}

static void clear(struct outcome *out)
{
    acg_graph_free(out->graph);
    acg_bytes_free(out->text);
}

static void same(const struct outcome *a, const struct outcome *b, const char *what)
{
    bool same = a->status == b->status && a->length == b->length &&
                (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
    if (!same) fprintf(stderr, "%s\n%s\n", a->text ? a->text : "", b->text ? b->text : "");
    promise(same, what);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct outcome whole = read_table(data, size, 1, ACG_GRAPH_JSON);
    if (takes_way(data, size, 0, 16)) {
        struct outcome parts = read_table(data, size, 3, ACG_GRAPH_JSON);
        same(&whole, &parts, "parts make the whole");
        promise(whole.n_remarks == parts.n_remarks, "and find the same");
        clear(&parts);
    }
    if (!whole.status) {
        struct outcome again = {0};
        again.status = acg_graph_parse(whole.text, whole.length, "t", &again.graph, NULL);
        promise(!again.status, "the canonical file is sound");
        promise(!acg_graph_write(again.graph, ACG_GRAPH_JSON, &again.text, &again.length, NULL),
                "written again");
        same(&whole, &again, "the canonical file reads back");
        clear(&again);
        struct outcome table = {0};
        promise(!acg_graph_write(whole.graph, ACG_GRAPH_CSV, &table.text, &table.length, NULL),
                "a table");
        again = read_table(table.text, table.length, 1, ACG_GRAPH_CSV);
        same(&table, &again, "the table reads back");
        clear(&again);
        clear(&table);
    }
    clear(&whole);
    return 0;
}
