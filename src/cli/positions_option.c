#include "cli/positions_option.h"

#include "base/file.h"
#include "base/report.h"
#include "write/positions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 26 };

acg_status acg_positions_request_read(const struct acg_args *args, const acg_graph *graph,
                                      struct acg_positions_request *out, acg_report *report)
{
    *out = (struct acg_positions_request){.path = acg_args_value(args, "positions")};
    if (!out->path) return ACG_OK;
    if (strcmp(out->path, "-") == 0) {
        return acg_args_misuse(args, report, "--positions names a file that is read and written");
    }
    if (acg_args_has(args, "layout")) {
        return acg_args_misuse(args, report,
                               "--positions says where actors stand; leave out "
                               "--layout");
    }
    if (access(out->path, F_OK) != 0) return ACG_OK;
    acg_status status = acg_file_read(out->path, MOST_BYTES, &out->text, report);
    if (status || out->text.length == 0) return status;
    return acg_positions_parse(graph, out->path, out->text.data, out->text.length, &out->items,
                               &out->count, report);
}

void acg_positions_request_clear(struct acg_positions_request *request)
{
    free(request->items);
    acg_buffer_clear(&request->text);
}

/** What stands between the columns of the header. */
static char delimiter_of(const struct acg_buffer *text)
{
    const char *found = strpbrk(text->data, "\t;,\n");
    return found && *found != '\n' ? *found : '\t';
}

static double rounded(double number)
{
    return round(number * 100) / 100 + 0.0; // no -0
}

acg_status acg_positions_request_complete(struct acg_positions_request *request,
                                          const acg_graph *graph, const struct acg_position all[],
                                          size_t n_all, acg_report *report)
{
    size_t n_actors, n = 0, n_new = 0;
    const struct acg_actor *actors = acg_graph_actors(graph, &n_actors);
    struct acg_position *merged = malloc((request->count + n_all + 1) * sizeof *merged);
    struct acg_buffer *text = &request->text;
    if (!merged) return acg_out_of_memory(report);
    if (text->length == 0) acg_buffer_text(text, "actor\tx\ty\n");
    if (!text->failed && text->data[text->length - 1] != '\n') acg_buffer_char(text, '\n');
    for (size_t i = 0, k = 0; (i < n_all || k < request->count) && !text->failed;) {
        uint32_t known = k < request->count ? request->items[k].actor : ACG_NONE;
        if (i == n_all || known <= all[i].actor) {
            i += i < n_all && known == all[i].actor;
            merged[n++] = request->items[k++];
            continue;
        }
        merged[n] = (struct acg_position){all[i].actor, rounded(all[i].x), rounded(all[i].y)};
        acg_positions_add(text, delimiter_of(text), actors[all[i].actor].id, &merged[n]);
        n_new++;
        n++;
        i++;
    }
    free(request->items);
    request->items = merged;
    request->count = n;
    if (text->failed) return acg_out_of_memory(report);
    if (n_new == 0 || request->only_read) return ACG_OK;
    acg_status status = acg_file_write(request->path, text->data, text->length, report);
    if (!status) {
        acg_note(report, NULL, "wrote the positions of %zu actor%s to %s", n_new,
                 n_new == 1 ? "" : "s", request->path);
    }
    return status;
}
