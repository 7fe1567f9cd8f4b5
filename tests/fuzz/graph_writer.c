// Any bytes that read as a graph: its canonical file reads back, without an error, as a graph whose
// canonical file has the same bytes.
#include "actorgraph/figure.h"
#include "actorgraph/read.h"
#include "actorgraph/write.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    acg_graph *graph = NULL, *again = NULL;
    char *bytes = NULL, *bytes_again = NULL;
    size_t length = 0, length_again = 0;
    const char *wrong = NULL;
    if (acg_graph_parse((const char *)data, size, "t", &graph, NULL)) return 0;
    if (acg_graph_write(graph, ACG_GRAPH_JSON, &bytes, &length, NULL)) wrong = "not written";
    if (!wrong && acg_graph_parse(bytes, length, "t", &again, NULL)) wrong = "not read back";
    if (!wrong && acg_graph_write(again, ACG_GRAPH_JSON, &bytes_again, &length_again, NULL)) {
        wrong = "not written again";
    }
    if (!wrong && (length != length_again || memcmp(bytes, bytes_again, length) != 0)) {
        wrong = "other bytes";
    }
    if (wrong) {
        fprintf(stderr, "%s\n%s\n%s\n", wrong, bytes ? bytes : "", bytes_again ? bytes_again : "");
        abort();
    }
    acg_graph_free(graph);
    acg_graph_free(again);
    acg_bytes_free(bytes);
    acg_bytes_free(bytes_again);
    return 0;
}
