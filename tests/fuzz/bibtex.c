// Any bytes read as BibTeX: no crash, a reason for a refusal, items that are JSON; and what is
// written of them as BibTeX reads back, and is written again as it was.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/write.h"
#include "read/bibtex.h"
#include "read/reader.h"

/** Entries as a graph that has nothing else; NULL if they are refused. */
static acg_graph *graph_of(const char *text, size_t length)
{
    struct acg_bibtex bib;
    struct acg_buffer json = {0};
    acg_graph *graph = NULL;
    acg_report *report = acg_report_new();
    acg_buffer_text(&json, "{\"actorgraph\":1,\"actors\":[],\"relations\":[],\"sources\":");
    acg_status status = acg_bibtex_parse(&bib, "t", text, length, report);
    promise(status == ACG_OK || acg_report_count(report) > 0, "a refusal says why");
    if (!status) status = acg_bibtex_csl(&bib, &json, NULL);
    acg_buffer_char(&json, '}');
    if (!status) {
        struct acg_json_members members = {0};
        struct acg_stretches none = {0};
        struct acg_json scan = {.name = "t", .text = json.data, .length = json.length};
        promise(!acg_json_scan(&scan, &members, &none, NULL), "items are JSON");
        free(members.items);
        (void)acg_graph_parse(json.data, json.length, "t", &graph, NULL); // ids may be too long
    }
    acg_bibtex_clear(&bib);
    acg_buffer_clear(&json);
    acg_report_free(report);
    return graph;
}

/** Writes a graph's sources and reads them back; both are the caller's. */
static acg_graph *write_and_read(const acg_graph *graph, char **bib, size_t *length)
{
    size_t n, n_back;
    promise(!acg_sources_write(graph, ACG_SOURCES_BIBTEX, bib, length, NULL), "written");
    acg_graph *back = graph_of(*bib, *length);
    if (!back) fprintf(stderr, "%s\n", *bib);
    promise(back != NULL, "what is written reads back");
    acg_graph_sources(graph, &n);
    acg_graph_sources(back, &n_back);
    promise(n == n_back, "all of it");
    return back;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1), *bibs[3] = {NULL};
    size_t lengths[3] = {0};
    promise(text != NULL, "memory");
    memcpy(text, data, size);
    text[size] = '\0';
    acg_graph *graph = graph_of(text, size);
    for (int i = 0; i < 3 && graph; i++) {
        acg_graph *back = write_and_read(graph, &bibs[i], &lengths[i]);
        acg_graph_free(graph);
        graph = back;
    }
    // The first time a name may become a body, of which BibTeX knows no parts.
    bool same = lengths[1] == lengths[2] && (!bibs[1] || strcmp(bibs[1], bibs[2]) == 0);
    if (!same) fprintf(stderr, "%s\n%s\n", bibs[1], bibs[2]);
    promise(same, "and is written as it was");
    acg_graph_free(graph);
    for (int i = 0; i < 3; i++)
        acg_bytes_free(bibs[i]);
    free(text);
    return 0;
}
