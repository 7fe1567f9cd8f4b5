#include "ingest/runs.h"

#include "base/array.h"
#include "base/heap.h"
#include "base/report.h"
#include "base/scratch.h"
#include "ingest/tape.h"

#include <stdlib.h>
#include <unistd.h>

acg_status acg_refuse_large_sum(acg_report *report)
{
    return acg_reject(report, NULL, "the scores or weights of a tie add up to more than 9e17");
}

void acg_runs_clear(struct acg_runs *runs)
{
    if (runs->file >= 0) close(runs->file);
    free(runs->list);
    *runs = (struct acg_runs){.file = -1, .name = runs->name, .folder = runs->folder};
}

/*
 * A run that is written.
 */

struct writing {
    struct acg_runs *runs;
    struct acg_tape tape;
};

static acg_status begin(struct writing *out, struct acg_runs *runs, acg_report *report)
{
    *out = (struct writing){.runs = runs};
    if (!acg_array_room(&runs->list, runs->count, &runs->room, sizeof *runs->list)) {
        return acg_out_of_memory(report);
    }
    acg_status status =
        runs->file < 0 ? acg_scratch_open(runs->folder, &runs->file, report) : ACG_OK;
    out->tape = (struct acg_tape){.file = runs->file, .name = runs->name, .from = runs->end};
    return status;
}

static acg_status put(struct writing *w, const struct acg_sum *sum, const char *texts,
                      acg_report *report)
{
    acg_loose_sum_add(&w->tape.buffer, sum, texts);
    return acg_tape_flush(&w->tape, false, report);
}

static acg_status end(struct writing *w, acg_status status, acg_report *report)
{
    if (!status) status = acg_tape_flush(&w->tape, true, report);
    acg_buffer_clear(&w->tape.buffer);
    if (status) return status;
    w->runs->list[w->runs->count++] = (struct acg_run){w->tape.from, w->tape.length, w->tape.hash};
    w->runs->end += w->tape.length;
    return ACG_OK;
}

acg_status acg_runs_add(struct acg_runs *runs, const struct acg_sums *sums, acg_report *report)
{
    struct writing writing;
    acg_status status = begin(&writing, runs, report);
    for (size_t i = 0; i < sums->count && !status; i++)
        status = put(&writing, acg_sums_at(sums, i), sums->ids.data, report);
    return end(&writing, status, report);
}

/*
 * A run that is sorted: it fits into memory, since it came from there.
 */

/** A sum of the run, and the places by which it is sorted. */
struct entry {
    int32_t period;
    uint32_t from, to;
    uint16_t type;
    uint64_t at;
};

/** The order of two sums by those places, as that of two entries. */
static int compare(const struct entry *x, const struct entry *y)
{
    if (x->period != y->period) return x->period < y->period ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    return (int)x->type - (int)y->type;
}

static int by_place(const void *a, const void *b)
{
    return compare(a, b);
}

struct sorting {
    const struct acg_run_order *order;
    char *bytes;
    size_t length;
    struct entry *entries;
    size_t count, room;
    struct acg_loose_sum sum;
};

static acg_status refuse(const struct acg_runs *runs, acg_report *report)
{
    struct acg_place place = {.file = runs->name ? runs->name : "temporary file"};
    return acg_reject(report, &place, "is damaged: a run of sums is not what was written%s",
                      runs->name ? "; delete its folder and begin anew" : "");
}

/** Reads a run, and checks that it is what was written. */
static acg_status load(struct sorting *s, const struct acg_runs *runs, const struct acg_run *run,
                       acg_report *report)
{
    s->length = (size_t)run->length;
    s->bytes = malloc(s->length + 1);
    if (!s->bytes) return acg_out_of_memory(report);
    acg_status status =
        acg_scratch_read(runs->file, runs->name, run->at, s->bytes, s->length, report);
    bool is_sound = !status && acg_tape_hash(s->bytes, s->length) == run->hash;
    return status || is_sound ? status : refuse(runs, report);
}

static acg_status list(struct sorting *s, const struct acg_runs *runs, acg_report *report)
{
    const struct acg_run_order *order = s->order;
    for (size_t at = 0, size; at < s->length; at += size) {
        size = acg_loose_sum_read(s->bytes + at, s->length - at, &order->limits, &s->sum);
        if (size == 0) return refuse(runs, report);
        if (!acg_array_room(&s->entries, s->count, &s->room, sizeof *s->entries)) {
            return acg_out_of_memory(report);
        }
        const struct acg_sum *sum = s->sum.sum;
        uint32_t from = order->actors[sum->from], to = order->actors[sum->to];
        bool turn = order->undirected && to < from;
        s->entries[s->count++] = (struct entry){sum->period, turn ? to : from, turn ? from : to,
                                                order->types[sum->type], at};
    }
    qsort(s->entries, s->count, sizeof *s->entries, by_place);
    return ACG_OK;
}

static acg_status sort_run(struct sorting *s, const struct acg_runs *runs,
                           const struct acg_run *run, struct acg_runs *out, acg_report *report)
{
    struct writing writing = {0};
    s->count = 0;
    acg_status status = load(s, runs, run, report);
    if (!status) status = list(s, runs, report);
    if (!status) status = begin(&writing, out, report);
    for (size_t i = 0; i < s->count && !status; i++) {
        const struct entry *entry = &s->entries[i];
        acg_loose_sum_read(s->bytes + entry->at, s->length - entry->at, &s->order->limits, &s->sum);
        s->sum.sum->from = entry->from;
        s->sum.sum->to = entry->to;
        s->sum.sum->type = entry->type;
        status = put(&writing, s->sum.sum, s->sum.texts, report);
    }
    free(s->bytes);
    s->bytes = NULL;
    return writing.runs ? end(&writing, status, report) : status;
}

/*
 * Sorted runs that are merged.
 */

/** A run that is read from front to back. */
struct reader {
    struct acg_run run; // what is not in memory yet
    char *bytes;
    size_t from, to;
    struct entry key; // of the sum at hand
    struct acg_loose_sum sum;
};

struct acg_merge {
    const struct acg_runs *runs;
    struct acg_sum_limits limits;
    struct reader *readers;
    size_t n, window;
    uint32_t heap[ACG_RUNS_AT_ONCE];
    size_t n_heap;
    struct acg_loose_sum sum;
};

void acg_merge_free(acg_merge *merge)
{
    if (!merge) return;
    for (size_t i = 0; merge->readers && i < merge->n; i++) {
        free(merge->readers[i].bytes);
        acg_loose_sum_clear(&merge->readers[i].sum);
    }
    free(merge->readers);
    acg_loose_sum_clear(&merge->sum);
    free(merge);
}

/** Goes on to the next sum of a run; `*has` says whether there was one. */
static acg_status advance(acg_merge *merge, struct reader *r, bool *has, acg_report *report)
{
    size_t left = r->to - r->from;
    if (left < ACG_LOOSE_SUM_BYTES && r->run.length > 0) {
        memmove(r->bytes, r->bytes + r->from, left);
        size_t n = merge->window - left;
        if (n > r->run.length) n = (size_t)r->run.length;
        acg_status status = acg_scratch_read(merge->runs->file, merge->runs->name, r->run.at,
                                             r->bytes + left, n, report);
        if (status) return status;
        r->run.at += n;
        r->run.length -= n;
        r->from = 0;
        r->to = left += n;
    }
    *has = left > 0;
    if (!*has) return ACG_OK;
    size_t size = acg_loose_sum_read(r->bytes + r->from, left, &merge->limits, &r->sum);
    if (size == 0) return refuse(merge->runs, report);
    const struct acg_sum *sum = r->sum.sum;
    r->key = (struct entry){sum->period, sum->from, sum->to, sum->type, 0};
    r->from += size;
    return ACG_OK;
}

static bool comes_before(const void *context, uint32_t a, uint32_t b)
{
    const acg_merge *merge = context;
    return compare(&merge->readers[a].key, &merge->readers[b].key) < 0;
}

acg_status acg_merge_new(const struct acg_runs *runs, size_t first, size_t n,
                         const struct acg_sum_limits *limits, size_t memory, acg_merge **out,
                         acg_report *report)
{
    enum { LEAST = 16 * 1024, MOST = 1 << 20 };
    acg_merge *merge = calloc(1, sizeof *merge);
    *out = NULL;
    if (!merge) return acg_out_of_memory(report);
    size_t share = n ? memory / n : 0;
    *merge = (acg_merge){.runs = runs, .limits = *limits, .n = n};
    merge->window = share < LEAST ? LEAST : share > MOST ? MOST : share;
    merge->readers = calloc(n + 1, sizeof *merge->readers);
    bool memory_holds = merge->readers && acg_loose_sum_init(&merge->sum);
    acg_status status = ACG_OK;
    for (size_t i = 0; i < n && memory_holds && !status; i++) {
        struct reader *r = &merge->readers[i];
        bool has = false;
        r->run = runs->list[first + i];
        r->bytes = malloc(merge->window);
        memory_holds = r->bytes && acg_loose_sum_init(&r->sum);
        if (memory_holds) status = advance(merge, r, &has, report);
        if (has) merge->heap[merge->n_heap++] = (uint32_t)i;
    }
    if (!memory_holds) status = acg_out_of_memory(report);
    for (size_t i = merge->n_heap / 2 + 1; i-- > 0 && !status;)
        acg_heap_sink(merge->heap, merge->n_heap, i, comes_before, merge);
    if (status) acg_merge_free(merge);
    else *out = merge;
    return status;
}

/** Moves the first run on. */
static acg_status pass(acg_merge *merge, acg_report *report)
{
    bool has = false;
    acg_status status = advance(merge, &merge->readers[merge->heap[0]], &has, report);
    if (!status && !has) merge->heap[0] = merge->heap[--merge->n_heap];
    if (!status) acg_heap_sink(merge->heap, merge->n_heap, 0, comes_before, merge);
    return status;
}

acg_status acg_merge_next(acg_merge *merge, const struct acg_loose_sum **out, acg_report *report)
{
    *out = NULL;
    if (merge->n_heap == 0) return ACG_OK;
    struct reader *first = &merge->readers[merge->heap[0]];
    struct entry key = first->key;
    struct acg_loose_sum taken = merge->sum;
    merge->sum = first->sum; // they change places
    first->sum = taken;
    acg_status status = pass(merge, report);
    while (!status && merge->n_heap > 0) {
        const struct reader *same = &merge->readers[merge->heap[0]];
        if (compare(&same->key, &key) != 0) break;
        if (!acg_loose_sum_join(&merge->sum, &same->sum, merge->limits.sample)) {
            return acg_refuse_large_sum(report);
        }
        status = pass(merge, report);
    }
    if (!status) *out = &merge->sum;
    return status;
}

/** Merges some runs into one of another file. */
static acg_status merge_into(const struct acg_runs *runs, size_t first, size_t n,
                             const struct acg_sum_limits *limits, size_t memory,
                             struct acg_runs *out, acg_report *report)
{
    struct writing writing = {0};
    const struct acg_loose_sum *sum = NULL;
    acg_merge *merge = NULL;
    acg_status status = acg_merge_new(runs, first, n, limits, memory, &merge, report);
    if (status || !merge) return status;
    status = begin(&writing, out, report);
    if (!status) status = acg_merge_next(merge, &sum, report);
    while (!status && sum) {
        status = put(&writing, sum->sum, sum->texts, report);
        if (!status) status = acg_merge_next(merge, &sum, report);
    }
    acg_merge_free(merge);
    return writing.runs ? end(&writing, status, report) : status;
}

acg_status acg_runs_sort(const struct acg_runs *runs, const struct acg_run_order *order,
                         size_t memory, struct acg_runs *out, acg_report *report)
{
    struct sorting sorting = {.order = order};
    *out = (struct acg_runs){.file = -1, .folder = runs->folder};
    acg_status status = acg_loose_sum_init(&sorting.sum) ? ACG_OK : acg_out_of_memory(report);
    for (size_t i = 0; i < runs->count && !status; i++)
        status = sort_run(&sorting, runs, &runs->list[i], out, report);
    free(sorting.entries);
    acg_loose_sum_clear(&sorting.sum);
    while (!status && out->count > ACG_RUNS_AT_ONCE) {
        struct acg_runs fewer = {.file = -1, .folder = runs->folder};
        for (size_t i = 0; i < out->count && !status; i += ACG_RUNS_AT_ONCE) {
            size_t n = out->count - i < ACG_RUNS_AT_ONCE ? out->count - i : ACG_RUNS_AT_ONCE;
            status = merge_into(out, i, n, &order->limits, memory, &fewer, report);
        }
        acg_runs_clear(out);
        *out = fewer;
    }
    return status;
}
