#include "actorgraph/write.h"

#include "base/file.h"
#include "base/report.h"
#include "write/dl.h"
#include "write/dot.h"
#include "write/gexf.h"
#include "write/graph_json.h"
#include "write/graph_sql.h"
#include "write/graph_sqlite.h"
#include "write/graph_table.h"
#include "write/graphml.h"
#include "write/pajek.h"

#include <assert.h>
#include <stdlib.h>

/** A format: its name, and who writes it. */
static const struct {
    const char *name;
    acg_status (*write)(const acg_graph *graph, struct acg_buffer *out, acg_report *report);
} formats[ACG_N_GRAPH_FORMATS] = {
    [ACG_GRAPH_JSON] = {"json", acg_graph_json},
    [ACG_GRAPH_CSV] = {"csv", acg_graph_csv},
    [ACG_GRAPH_TSV] = {"tsv", acg_graph_tsv},
    [ACG_GRAPH_GRAPHML] = {"graphml", acg_graphml_write},
    [ACG_GRAPH_GEXF] = {"gexf", acg_gexf_write},
    [ACG_GRAPH_PAJEK] = {"pajek", acg_pajek_write},
    [ACG_GRAPH_DL] = {"dl", acg_dl_write},
    [ACG_GRAPH_DOT] = {"dot", acg_dot_write},
    [ACG_GRAPH_SQLITE] = {"sqlite", acg_graph_sqlite},
    [ACG_GRAPH_SQL] = {"sql", acg_graph_sql},
};

const char *acg_graph_format_name(enum acg_graph_format format)
{
    return formats[format].name;
}

acg_status acg_graph_write(const acg_graph *graph, enum acg_graph_format format, char **bytes,
                           size_t *length, acg_report *report)
{
    struct acg_buffer out = {0};
    acg_status status = formats[format].write(graph, &out, report);
    if (status) acg_buffer_clear(&out);
    *bytes = out.data;
    *length = out.length;
    return status;
}

acg_status acg_graph_write_table(const acg_graph *graph, enum acg_graph_table table,
                                 enum acg_graph_format format, unsigned beside, char **bytes,
                                 size_t *length, acg_report *report)
{
    struct acg_buffer out = {0};
    assert(table != ACG_TABLE_SOURCES && (format == ACG_GRAPH_CSV || format == ACG_GRAPH_TSV));
    char delimiter = format == ACG_GRAPH_TSV ? '\t' : ',';
    acg_status status = acg_graph_table(graph, table, delimiter, beside, &out, report);
    if (status) acg_buffer_clear(&out);
    *bytes = out.data;
    *length = out.length;
    return status;
}

/** A graph that is filled into the file of a database. */
struct filling {
    const acg_graph *graph;
    const char *path; // where the file will stand
};

static acg_status fill(const char *temporary, void *context, acg_report *report)
{
    const struct filling *filling = context;
    return acg_graph_sqlite_fill(filling->graph, temporary, filling->path, report);
}

acg_status acg_graph_save(const acg_graph *graph, enum acg_graph_format format, const char *path,
                          acg_report *report)
{
    char *bytes = NULL;
    size_t length = 0;
    if (format == ACG_GRAPH_SQLITE && acg_file_can_fill(path)) {
        struct filling filling = {graph, path};
        return acg_file_write_by(path, fill, &filling, report);
    }
    acg_status status = acg_graph_write(graph, format, &bytes, &length, report);
    if (!status) status = acg_file_write(path, bytes, length, report);
    free(bytes);
    return status;
}
