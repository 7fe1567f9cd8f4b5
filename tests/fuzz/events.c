// Any bytes as rows of event data of any layout, in memory: every row is counted once, the sums do
// not depend on how the rows are shared out, and they make a sound graph. The first byte chooses
// the layout, the second who counts as an actor and over what time events are added up.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/read.h"

#include "ingest/ingest.h"
#include "ingest/plan.h"

enum {
    QUOTED_TABLE = ACG_INGEST_N_LAYOUTS,
    N_LAYOUTS,
    N_ACTORS = 3,
    N_PERIODS = 4,
    N_WAYS = N_LAYOUTS * N_ACTORS * N_PERIODS
};

/** An ingest of no events for each way; made once, since each reads its code book. */
static const acg_ingest *model_of(int way)
{
    static acg_ingest *models[N_WAYS];
    if (models[way]) return models[way];
    int layout = way % N_LAYOUTS, actors = way / N_LAYOUTS % N_ACTORS;
    bool is_table = layout == ACG_INGEST_CSV || layout == QUOTED_TABLE;
    struct acg_ingest_options options = {
        .layout = is_table ? ACG_INGEST_CSV : (enum acg_ingest_layout)layout,
        .map = is_table ? "from=1,to=2,date=3,code=4,score=5,weight=6,id=7" : NULL,
        .codebook = is_table ? "cameo" : NULL,
        .no_header = true,
        .no_quotes = layout == ACG_INGEST_CSV,
        .actors = (enum acg_ingest_actors)(ACG_INGEST_STATE + actors),
        .types = (enum acg_ingest_types)actors,
        .period = (enum acg_ingest_period)(way / (N_LAYOUTS * N_ACTORS)),
        .weight = way % 2 ? "score" : NULL,
        .keep_generic = actors == 2,
        .once_a_day = way % 5 == 0,
        .undirected = way % 7 == 0,
        .jobs = 1};
    acg_report *report = acg_report_new();
    acg_status status = acg_ingest_new(&options, &models[way], report);
    if (status) fprintf(stderr, "%s\n", acg_report_get(report, 0)->text);
    promise(!status, "the options are sound");
    acg_report_free(report);
    return models[way];
}

/** An ingest that shares the rule of its model. */
static acg_ingest *begin(const acg_ingest *model)
{
    acg_ingest *ingest = malloc(sizeof *ingest);
    promise(ingest != NULL, "memory");
    *ingest = *model;
    ingest->rule.roster = &ingest->roster;
    promise(acg_roster_init(&ingest->roster, model->rule.states), "a roster");
    return ingest;
}

/** Frees what the model does not have. */
static void end(acg_ingest *ingest)
{
    for (int i = 0; i < ACG_N_INGEST_BADS; i++) {
        for (int k = 0; k < ACG_FIRST_BADS; k++)
            free(ingest->places[i][k].file);
    }
    acg_sums_clear(&ingest->sums);
    acg_seen_clear(&ingest->seen);
    acg_marks_clear(&ingest->seen_texts);
    acg_marks_clear(&ingest->seen_deeds);
    acg_roster_clear(&ingest->roster);
    free(ingest);
}

static void add_rows(acg_ingest *ingest, const struct acg_plan *plan, struct acg_split *split,
                     const char *from, const char *until, struct acg_origin origin)
{
    struct acg_batch batch = {0};
    split->at = from;
    split->end = until;
    split->delimiter = plan->delimiter;
    split->is_quoted = plan->is_quoted;
    split->wanted = plan->wanted;
    split->needed = plan->needed;
    split->n_needed = plan->n_needed;
    acg_events_read(&ingest->rule, plan, split, &batch);
    promise(!acg_ingest_add(ingest, &batch, origin, NULL), "added");
    acg_batch_clear(&batch);
}

/** Reads a text whole, or in two parts that meet behind its first row. False if it is refused. */
static bool read_text(acg_ingest *ingest, const char *text, size_t length, bool in_parts)
{
    static uint32_t ends[ACG_FIELDS_MOST + 64];
    struct acg_split split = {.at = text,
                              .end = text + length,
                              .ends = ends,
                              .way = in_parts ? acg_split_best() : ACG_SPLIT_BYTES};
    struct acg_plan plan;
    acg_report *report = acg_report_new();
    acg_status status = acg_plan_find(&ingest->rule, "t", &split, &plan, report);
    promise(!status || acg_report_count(report) > 0, "a refusal says why");
    const char *from = split.at, *until = text + length, *middle = NULL;
    struct acg_origin origin = {"t", 0};
    if (!status && in_parts) middle = acg_row_end(from, until, plan.is_quoted);
    if (middle) {
        add_rows(ingest, &plan, &split, from, middle, origin);
        from = middle;
    }
    if (!status) add_rows(ingest, &plan, &split, from, until, origin);
    acg_buffer_clear(&split.plain);
    acg_report_free(report);
    return !status;
}

/** Each row is kept, left out for one reason, or bad; a row with lists can be kept several times.
 */
static void check_counts(const struct acg_ingest_counts *counts)
{
    uint64_t sum = counts->kept;
    for (int i = 0; i < ACG_N_INGEST_DROPS; i++)
        sum += counts->drops[i];
    for (int i = 0; i < ACG_N_INGEST_BADS; i++)
        sum += counts->bads[i];
    promise(sum >= counts->rows, "every row is accounted for");
    promise(counts->ties <= counts->kept, "a sum has an event");
}

static char *graph_text(acg_ingest *ingest, size_t *length)
{
    acg_graph *graph = NULL, *again = NULL;
    char *text = NULL;
    promise(!acg_ingest_graph(ingest, &graph, NULL), "what was read makes a graph");
    promise(!acg_graph_write(graph, ACG_GRAPH_JSON, &text, length, NULL), "written");
    promise(!acg_graph_parse(text, *length, "t", &again, NULL), "the graph is sound");
    acg_graph_free(again);
    acg_graph_free(graph);
    return text;
}

static void compare(acg_ingest *whole, acg_ingest *parts, bool graphs_too)
{
    const struct acg_ingest_counts *a = acg_ingest_tally(whole), *b = acg_ingest_tally(parts);
    check_counts(a);
    promise(memcmp(a, b, sizeof *a) == 0, "parts count as the whole");
    if (a->kept == 0 || !graphs_too) return;
    size_t length, length_of_parts;
    char *text = graph_text(whole, &length), *text_of_parts = graph_text(parts, &length_of_parts);
    promise(length == length_of_parts && memcmp(text, text_of_parts, length) == 0,
            "parts make the whole");
    acg_bytes_free(text);
    acg_bytes_free(text_of_parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rest rest = {data, size};
    int layout = take_byte(&rest) % N_LAYOUTS, way = take_byte(&rest);
    const acg_ingest *model = model_of(layout + N_LAYOUTS * (way % (N_ACTORS * N_PERIODS)));
    char *text = malloc(rest.length + ACG_SPLIT_SLACK);
    promise(text != NULL, "memory");
    if (rest.length > 0) memcpy(text, rest.at, rest.length);
    memset(text + rest.length, 0, ACG_SPLIT_SLACK);
    acg_ingest *whole = begin(model), *parts = begin(model);
    bool is_read = read_text(whole, text, rest.length, false);
    promise(is_read == read_text(parts, text, rest.length, true), "the same answer");
    if (is_read) compare(whole, parts, takes_way(data, size, 0, 8));
    end(whole);
    end(parts);
    free(text);
    return 0;
}
