// Any bytes as a table of positions, and of weights of actors: sound values of actors that are
// there, and positions that are written read back.
#include "promise.h"

#include "actorgraph/position.h"
#include "actorgraph/read.h"

#include "../lib/memory_file.h"

#include <math.h>

static const acg_graph *some_graph(void)
{
    static const char text[] =
        "{\"actorgraph\":1,\"actors\":[{\"id\":\"CHN\",\"kind\":\"state\",\"name\":\"China\"},"
        "{\"id\":\"TJK\",\"kind\":\"state\",\"name\":{\"en\":\"Tajikistan\",\"ru\":"
        "\"\xd0\xa2\xd0\xb0\xd0\xb4\xd0\xb6\"}}],\"relations\":[]}";
    static acg_graph *graph;
    if (!graph) promise(!acg_graph_parse(text, sizeof text - 1, "t", &graph, NULL), "a graph");
    return graph;
}

static void read_positions(struct rest rest)
{
    struct acg_position *positions = NULL, *again = NULL;
    size_t n = 0, n_again = 0, length;
    char *text = copy_text(rest), *bytes = NULL;
    acg_report *report = acg_report_new();
    acg_status status =
        acg_positions_parse(some_graph(), "t", text, rest.length, &positions, &n, report);
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    for (size_t i = 0; i < n; i++) {
        promise(positions[i].actor < 2 && (i == 0 || positions[i - 1].actor < positions[i].actor),
                "an actor stands once");
        promise(fabs(positions[i].x) <= 1000 && fabs(positions[i].y) <= 1000, "within range");
    }
    if (!status) {
        promise(!acg_positions_write(some_graph(), positions, n, &bytes, &length, NULL), "written");
        promise(!acg_positions_parse(some_graph(), "t", bytes, length, &again, &n_again, NULL),
                "reads back");
        promise(n == n_again, "all of it");
    }
    free(positions);
    free(again);
    acg_bytes_free(bytes);
    acg_report_free(report);
    free(text);
}

static void read_weights(struct rest rest)
{
    char path[MEMORY_PATH];
    int file = memory_file(rest.at, rest.length, path);
    struct acg_table_file table = {.path = path};
    struct acg_actor_weight *weights = NULL;
    size_t n = 0;
    acg_report *report = acg_report_new();
    acg_status status = acg_weights_read(&table, some_graph(), &weights, &n, report);
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    for (size_t i = 0; i < n; i++)
        promise(weights[i].actor < 2 && isfinite(weights[i].weight), "a number of an actor");
    free(weights);
    acg_report_free(report);
    close(file);
}

/** The first byte chooses what the rest is read as. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rest rest = {data, size};
    if (take_byte(&rest) % 2) read_weights(rest);
    else read_positions(rest);
    return 0;
}
