// Any bytes as a bibliography: CSL-JSON, BibTeX, or a table of sources. What is accepted can be
// written in every form of references; the CSL-JSON reads back as it, the BibTeX reads back.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/write.h"
#include "base/unpack.h"
#include "read/bibliography.h"

#include "../lib/memory_file.h"

/** A graph of nothing but the sources of a file; NULL if that is refused. */
static acg_graph *graph_of(const void *bytes, size_t size)
{
    static const char text[] = "{\"actorgraph\":1,\"actors\":[],\"relations\":[]}";
    char path[MEMORY_PATH];
    int file = memory_file(bytes, size, path);
    const char *paths[] = {path};
    struct acg_read_options options = {.bibliographies = paths, .n_bibliographies = 1};
    acg_graph *graph = NULL;
    acg_report *report = acg_report_new();
    acg_status status = acg_graph_parse_any(text, sizeof text - 1, "t", &options, &graph, report);
    promise(!status == (graph != NULL), "a graph comes out just when all is well");
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    acg_report_free(report);
    close(file);
    return graph;
}

static void check_sources(const acg_graph *graph)
{
    char *bytes[3] = {NULL}, *again = NULL;
    size_t lengths[3], length_again;
    for (int i = ACG_SOURCES_CSL_JSON; i <= ACG_SOURCES_TEXT; i++) {
        promise(!acg_sources_write(graph, (enum acg_sources_format)i, &bytes[i], &lengths[i], NULL),
                "written");
    }
    acg_graph *by_json = graph_of(bytes[ACG_SOURCES_CSL_JSON], lengths[ACG_SOURCES_CSL_JSON]);
    promise(by_json != NULL, "what is written reads back");
    promise(!acg_sources_write(by_json, ACG_SOURCES_CSL_JSON, &again, &length_again, NULL),
            "written again");
    promise(length_again == lengths[ACG_SOURCES_CSL_JSON] &&
                memcmp(again, bytes[ACG_SOURCES_CSL_JSON], length_again) == 0,
            "as it was");
    size_t n;
    acg_graph_sources(graph, &n);
    acg_graph *by_bibtex =
        n > 0 ? graph_of(bytes[ACG_SOURCES_BIBTEX], lengths[ACG_SOURCES_BIBTEX]) : NULL;
    if (n > 0 && !by_bibtex) fprintf(stderr, "%s\n", bytes[ACG_SOURCES_BIBTEX]);
    promise(n == 0 || by_bibtex != NULL, "the BibTeX reads back");
    acg_graph_free(by_json);
    acg_graph_free(by_bibtex);
    acg_bytes_free(again);
    for (int i = 0; i < 3; i++)
        acg_bytes_free(bytes[i]);
}

static void read_table(struct rest rest)
{
    struct acg_buffer out = {0};
    size_t *places = NULL, n = 0;
    char *text = copy_text(rest);
    acg_report *report = acg_report_new();
    acg_status status = acg_source_table_csl("t", text, rest.length, &out, &places, &n, report);
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    if (!status) {
        acg_graph *graph = graph_of(out.data, out.length);
        if (graph) check_sources(graph); // two rows may have one id
        acg_graph_free(graph);
    }
    acg_buffer_clear(&out);
    acg_report_free(report);
    free(places);
    free(text);
}

/** The first byte tells a table from a file whose form is told by what is in it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rest rest = {data, size};
    if (take_byte(&rest) % 3 == 1) {
        read_table(rest);
        return 0;
    }
    struct acg_buffer head = {.data = (char *)rest.at, .length = rest.length};
    if (rest.length > 4 && acg_is_packed(&head)) return 0; // the target unpack has these
    acg_graph *graph = graph_of(rest.at, rest.length);
    if (graph) check_sources(graph);
    acg_graph_free(graph);
    return 0;
}
