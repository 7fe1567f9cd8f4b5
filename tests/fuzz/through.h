// tests/fuzz/through.h - a graph of a foreign format, written and read again in ours.
#ifndef ACG_TEST_THROUGH_H
#define ACG_TEST_THROUGH_H

#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/read.h"
#include "actorgraph/write.h"

/** Writes `graph` as `format`, reads that, and compares the JSON of both; ends the program if they
 * differ. What a format has no place for (characters that XML lacks, empty texts) is a warning;
 * then nothing is compared. */
static void go_through(const acg_graph *graph, enum acg_graph_format format,
                       enum acg_read_format as, const char *json, size_t json_length)
{
    struct acg_read_options options = {.format = as};
    acg_report *report = acg_report_new();
    acg_graph *again = NULL;
    char *bytes = NULL, *json_again = NULL;
    size_t length = 0, length_again = 0;
    const char *wrong = NULL;
    if (acg_graph_write(graph, format, &bytes, &length, report)) { // weights beyond the largest
        acg_report_free(report);
        return;
    }
    bool is_whole = acg_report_total(report, ACG_WARNING) == 0;
    acg_status status = acg_graph_parse_any(bytes, length, "t", &options, &again, report);
    if (status && is_whole) wrong = "not read back";
    if (!status && acg_graph_write(again, ACG_GRAPH_JSON, &json_again, &length_again, NULL)) {
        wrong = "not written again";
    }
    if (!status && !wrong && is_whole &&
        (json_length != length_again || memcmp(json, json_again, json_length) != 0)) {
        wrong = "other bytes";
    }
    if (wrong) {
        fprintf(stderr, "%s\n%s\n%s\n%s\n", wrong, json, bytes, json_again ? json_again : "");
        abort();
    }
    acg_graph_free(again);
    acg_bytes_free(bytes);
    acg_bytes_free(json_again);
    acg_report_free(report);
}

static int through(const uint8_t *data, size_t size, enum acg_read_format format)
{
    static const struct {
        enum acg_graph_format format;
        enum acg_read_format as;
    } ways[] = {{ACG_GRAPH_JSON, ACG_READ_JSON},
                {ACG_GRAPH_GRAPHML, ACG_READ_GRAPHML},
                {ACG_GRAPH_GEXF, ACG_READ_GEXF}};
    struct acg_read_options options = {.format = format};
    acg_graph *graph = NULL;
    char *json = NULL;
    size_t length = 0;
    if (acg_graph_parse_any((const char *)data, size, "t", &options, &graph, NULL)) return 0;
    if (acg_graph_write(graph, ACG_GRAPH_JSON, &json, &length, NULL)) abort();
    for (unsigned i = 0; i < 3; i++) {
        if (takes_way(data, size, i, 3)) {
            go_through(graph, ways[i].format, ways[i].as, json, length);
        }
    }
    acg_bytes_free(json);
    acg_graph_free(graph);
    return 0;
}

#endif
