// Any bytes read as event data of any layout, by one thread from a file and by three from a packed
// stream: the same counts, and the same graph. The first byte chooses the layout. The target events
// looks at the rows themselves, and is much faster.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/ingest.h"
#include "base/unpack.h"
#include "base/zip.h"

#include "../lib/memory_file.h"

#include <zlib.h>

enum { QUOTED_TABLE = ACG_INGEST_N_LAYOUTS, N_WAYS };

/** Since to read CAMEO's takes longer than all the rest. */
static const char small_book[] = "code\tkind\n0\tcooperation\n1\trivalry\nB\trivalry\n"
                                 "CONSULT\tcooperation\n2\tthreat\n";

/** What an ingest made of a file. */
struct outcome {
    acg_status status;
    struct acg_ingest_counts counts;
    char *text;
    size_t length, n_remarks;
};

static struct outcome ingest(const char *path, const char *book, int way, unsigned jobs)
{
    struct outcome out = {0};
    acg_report *report = acg_report_new();
    acg_ingest *ingest;
    acg_graph *graph = NULL;
    bool is_table = way == ACG_INGEST_CSV || way == QUOTED_TABLE;
    struct acg_ingest_options options = {
        .layout = is_table ? ACG_INGEST_CSV : (enum acg_ingest_layout)way,
        .map = is_table ? "from=1,to=2,date=3,code=4,score=5,weight=6,id=7" : NULL,
        .codebook = book,
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
    promise(a->text && b->text && a->length == b->length &&
                memcmp(a->text, b->text, a->length) == 0,
            "the same graph");
}

/** The bytes as gzip packs them, which are read as a stream. */
static int packed_file(const uint8_t *data, size_t size, char path[MEMORY_PATH])
{
    size_t room = size + size / 8 + 64;
    Bytef *packed = malloc(room);
    promise(packed != NULL, "memory");
    z_stream z = {.next_in = (Bytef *)data,
                  .avail_in = (uInt)size,
                  .next_out = packed,
                  .avail_out = (uInt)room};
    promise(deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 1, Z_FIXED) == Z_OK, "packing");
    promise(deflate(&z, Z_FINISH) == Z_STREAM_END, "packed");
    int file = memory_file(packed, z.total_out, path);
    deflateEnd(&z);
    free(packed);
    return file;
}

/** Whether a file of these bytes is taken for a packed one. */
static bool looks_packed(struct rest rest)
{
    const struct acg_buffer bytes = {.data = (char *)rest.at, .length = rest.length};
    return acg_is_packed(&bytes) || acg_zip_is(bytes.data, bytes.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char book[MEMORY_PATH];
    char path[MEMORY_PATH], packed[MEMORY_PATH];
    struct rest rest = {data, size};
    int way = take_byte(&rest) % N_WAYS;
    if (looks_packed(rest)) return 0;
    if (!*book) (void)memory_file(small_book, sizeof small_book - 1, book);
    int file = memory_file(rest.at, rest.length, path);
    int file_packed = packed_file(rest.at, rest.length, packed);
    struct outcome one = ingest(path, book, way, 1), three = ingest(packed, book, way, 3);
    same(&one, &three);
    acg_bytes_free(one.text);
    acg_bytes_free(three.text);
    close(file);
    close(file_packed);
    return 0;
}
