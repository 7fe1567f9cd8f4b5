// Any bytes that read as a graph: its canonical file reads back, without an error, as a graph whose
// canonical file has the same bytes.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/read.h"
#include "actorgraph/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    acg_graph *graph = NULL, *again = NULL;
    char *bytes = NULL, *bytes_again = NULL;
    size_t length = 0, length_again = 0;
    if (acg_graph_parse((const char *)data, size, "t", &graph, NULL)) return 0;
    promise(!acg_graph_write(graph, ACG_GRAPH_JSON, &bytes, &length, NULL), "written");
    promise(!acg_graph_parse(bytes, length, "t", &again, NULL), "read back");
    promise(!acg_graph_write(again, ACG_GRAPH_JSON, &bytes_again, &length_again, NULL),
            "and again");
    bool same = length == length_again && memcmp(bytes, bytes_again, length) == 0;
    if (!same) fprintf(stderr, "%s\n%s\n", bytes, bytes_again);
    promise(same, "the same bytes");
    acg_graph_free(graph);
    acg_graph_free(again);
    acg_bytes_free(bytes);
    acg_bytes_free(bytes_again);
    return 0;
}
