#include "write/positions.h"

#include "base/report.h"

#include <string.h>

void acg_positions_add(struct acg_buffer *text, char between, const char *id,
                       const struct acg_position *position)
{
    bool quoted = strpbrk(id, ",;\"") != NULL;
    if (quoted) acg_buffer_char(text, '"');
    for (const char *c = id; *c; c++) {
        if (*c == '"') acg_buffer_char(text, '"');
        acg_buffer_char(text, *c);
    }
    if (quoted) acg_buffer_char(text, '"');
    acg_buffer_format(text, "%c%.2f%c%.2f\n", between, position->x, between, position->y);
}

acg_status acg_positions_write(const acg_graph *graph, const struct acg_position positions[],
                               size_t n, char **bytes, size_t *length, acg_report *report)
{
    size_t n_actors;
    const struct acg_actor *actors = acg_graph_actors(graph, &n_actors);
    struct acg_buffer out = {0};
    acg_buffer_text(&out, "actor\tx\ty\n");
    for (size_t i = 0; i < n; i++)
        acg_positions_add(&out, '\t', actors[positions[i].actor].id, &positions[i]);
    acg_status status = out.failed ? acg_out_of_memory(report) : ACG_OK;
    if (status) acg_buffer_clear(&out);
    *bytes = out.data;
    *length = out.length;
    return status;
}
