// Any bytes read as event data of any layout, by one thread and by three, from a file and from a
// stream: the same counts, and the same graph, which is sound. The first byte chooses the layout,
// or has the rest read as a code book.
#include "actorgraph/ingest.h"
#include "actorgraph/figure.h"

#include "../lib/memory_file.h"
#include "ingest/book.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BOOK = ACG_INGEST_N_LAYOUTS, QUOTED_TABLE, N_WAYS };

/** What an ingest made of a file. */
struct outcome {
    acg_status status;
    struct acg_ingest_counts counts;
    char *text;
    size_t length, n_remarks;
};

static void promise(bool kept, const char *what)
{
    if (kept) return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

static struct outcome ingest(const char *path, int way, unsigned jobs)
{
    struct outcome out = {0};
    acg_report *report = acg_report_new();
    acg_ingest *ingest;
    acg_graph *graph = NULL;
    bool is_table = way == ACG_INGEST_CSV || way == QUOTED_TABLE;
    struct acg_ingest_options options = {
        .layout = is_table ? ACG_INGEST_CSV : (enum acg_ingest_layout)way,
        .map = is_table ? "from=1,to=2,date=3,code=4,score=5,weight=6,id=7" : NULL,
        .no_header = true,
        .no_quotes = way == ACG_INGEST_CSV,
        .keep_generic = true,
        .actors = way % 2 ? ACG_INGEST_GROUP : ACG_INGEST_ALL,
        .period = (enum acg_ingest_period)(way % 4),
        .jobs = jobs};
    out.status = acg_ingest_new(&options, &ingest, report);
    promise(!out.status, "the options are sound");
    out.status = acg_ingest_files(ingest, &path, 1, report);
    promise(out.status == ACG_OK || acg_report_count(report) > 0, "a refusal says why");
    out.n_remarks = acg_report_count(report);
    if (!out.status)
        promise(!acg_ingest_graph(ingest, &graph, report), "what was read makes a graph");
    out.counts = *acg_ingest_tally(ingest);
    if (graph)
        promise(!acg_graph_write(graph, ACG_GRAPH_JSON, &out.text, &out.length, NULL), "written");
    acg_graph_free(graph);
    acg_ingest_free(ingest);
    acg_report_free(report);
    return out;
}

static void same(const struct outcome *a, const struct outcome *b)
{
    promise(a->status == b->status, "the same status");
    if (a->status) return;
    promise(memcmp(&a->counts, &b->counts, sizeof a->counts) == 0, "the same counts");
    promise(a->n_remarks == b->n_remarks, "the same remarks");
    promise(a->length == b->length && memcmp(a->text, b->text, a->length) == 0, "the same graph");
}

static void read_book(const uint8_t *data, size_t size)
{
    for (int types = ACG_INGEST_BY_BOOK; types <= ACG_INGEST_BY_CODE; types++) {
        struct acg_book book;
        acg_report *report = acg_report_new();
        acg_status status = acg_book_read("book", (const char *)data, size,
                                          (enum acg_ingest_types)types, &book, report);
        promise(!status || acg_report_count(report) > 0, "a refusal says why");
        for (size_t i = 0; !status && i < book.n_entries; i++) {
            struct acg_field code = {book.entries[i].code, strlen(book.entries[i].code)};
            promise(acg_book_find(&book, code), "a code is found");
        }
        acg_book_clear(&book);
        acg_report_free(report);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[MEMORY_PATH];
    if (size == 0) return 0;
    int way = data[0] % N_WAYS;
    if (way == BOOK) {
        read_book(data + 1, size - 1);
        return 0;
    }
    int file = memory_file(data + 1, size - 1, path);
    struct outcome one = ingest(path, way, 1), three = ingest(path, way, 3);
    same(&one, &three);
    acg_bytes_free(one.text);
    acg_bytes_free(three.text);
    close(file);
    return 0;
}
