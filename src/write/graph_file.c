#include "actorgraph/write.h"

#include "write/graph_json.h"

/** A format: its name, and who writes it. */
static const struct {
    const char *name;
    acg_status (*write)(const acg_graph *graph, struct acg_buffer *out, acg_report *report);
} formats[ACG_N_GRAPH_FORMATS] = {
    [ACG_GRAPH_JSON] = {"json", acg_graph_json},
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
