// Any bytes that may be a database: no crash, no hang; what reads as a graph can be written and
// read again as the same.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/read.h"
#include "actorgraph/write.h"
#include "base/database.h"

#include <unistd.h>

/** A graph as canonical JSON by way of a database; NULL if that cannot be done. */
static char *through_database(const acg_graph *graph, size_t *length)
{
    char *database = NULL, *json = NULL;
    size_t size;
    acg_graph *again = NULL;
    if (!acg_graph_write(graph, ACG_GRAPH_SQLITE, &database, &size, NULL) &&
        !acg_graph_parse_any(database, size, "t", NULL, &again, NULL)) {
        acg_graph_write(again, ACG_GRAPH_JSON, &json, length, NULL);
    }
    acg_bytes_free(database);
    acg_graph_free(again);
    return json;
}

/** Reads what meets a window out of the file, as verbs do: it need not be sound outside of it. */
static void read_window(const uint8_t *data, size_t size)
{
    static const struct acg_span windows[] = {{10957, 15000}, {ACG_DAY_MIN, 16801}, {16801, 16802}};
    char path[] = "/dev/shm/acg-test-XXXXXX"; // SQLite takes no file without a name
    int file = mkstemp(path);
    promise(file >= 0 && write(file, data, size) == (ssize_t)size, "a file in memory");
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        struct acg_read_options options = {.window = windows[i], .digest = i == 0};
        acg_graph *graph = NULL;
        acg_report *report = acg_report_new();
        acg_status status = acg_graph_read(path, &options, &graph, report);
        promise(!status == (graph != NULL), "a graph comes out just when all is well");
        promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
        acg_graph_free(graph);
        acg_report_free(report);
    }
    close(file);
    unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    acg_graph *graph = NULL;
    size_t length = 0, length_again = 0;
    char *json = NULL;
    acg_report *report = acg_report_new();
    acg_status status = acg_graph_parse_any((const char *)data, size, "t", NULL, &graph, report);
    promise(!status == (graph != NULL), "a graph comes out just when all is well");
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    if (graph) {
        promise(!acg_graph_write(graph, ACG_GRAPH_JSON, &json, &length, NULL), "written");
        char *again = through_database(graph, &length_again);
        promise(again && length == length_again && memcmp(json, again, length) == 0, "the same");
        acg_bytes_free(again);
    }
    acg_bytes_free(json);
    acg_graph_free(graph);
    acg_report_free(report);
    bool is_database = acg_database_is((const char *)data, size);
    if (is_database && takes_way(data, size, 0, 8)) read_window(data, size);
    return 0;
}
