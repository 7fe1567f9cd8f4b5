/*
 * The threads that read: each takes a chunk of a file, reads its rows into a batch, and hands that
 * in. Batches are added up in the order of files and rows, whoever read them, so that the result
 * does not depend on the number of threads. What comes too early waits, up to a limit; beyond it
 * threads only take what is due next.
 */
#include "ingest/ingest.h"

#include "base/process.h"
#include "base/report.h"
#include "ingest/plan.h"
#include "ingest/seen.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_THREADS = 64,
};

/** A file. */
struct source {
    enum { CLOSED, BUSY, READY, DONE } state; // BUSY: some thread opens it or takes a chunk
    struct acg_feed feed;
    struct acg_plan plan;
    size_t lines; // of its header
};

/** What a chunk gave. */
struct yield {
    size_t source;
    uint64_t number, consumed;
    bool is_last;
    bool is_read;     // an earlier run has added it up
    uint64_t content; // of a flow: the hash of the chunk
    struct acg_batch batch;
    acg_status status; // if not ACG_OK, the report says why
    acg_report *report;
    struct yield *next;
};

struct crowd {
    struct acg_ingest *ingest;
    const struct acg_inputs *inputs;
    struct source *sources;
    pthread_mutex_t lock;
    pthread_cond_t change;
    struct yield *waiting; // sorted
    size_t waiting_bytes;
    size_t due_source; // what is added next
    uint64_t due_number, lines, content;
    bool adds, stops;
    bool is_short;     // of memory for a yield
    acg_status status; // that of what was added: who adds sets it
    acg_report *report;
    uint64_t done, total; // bytes of files
};

/** What a thread works with. */
struct worker {
    struct crowd *crowd;
    bool is_first; // the thread that asked for the work
    struct acg_chunk chunk;
    struct acg_split split;
    uint32_t ends[ACG_FIELDS_MOST + 64];
    struct acg_task task;
};

static void free_yield(struct yield *yield)
{
    if (!yield) return;
    acg_batch_clear(&yield->batch);
    acg_report_free(yield->report);
    free(yield);
}

static struct yield *new_yield(size_t source)
{
    struct yield *yield = calloc(1, sizeof *yield);
    if (!yield) return NULL;
    yield->source = source;
    yield->report = acg_report_new();
    if (yield->report) return yield;
    free(yield);
    return NULL;
}

static size_t size_of(const struct yield *yield)
{
    return sizeof *yield + yield->batch.room * sizeof(struct acg_event) +
           yield->batch.texts.capacity;
}

/** The chunk with which a source begins, or where it goes on. */
static uint64_t first_of(const struct crowd *crowd, size_t index)
{
    const struct acg_reached *reached = &crowd->ingest->checkpoint.reached;
    return index == reached->source ? reached->number : 0;
}

/** Opens a file, with its first chunk, which tells where rows have what. */
static acg_status open_source(struct worker *w, struct source *source, size_t index,
                              acg_report *report)
{
    const struct acg_input *input = &w->crowd->inputs->list[index];
    acg_status status = acg_feed_open(input, &source->feed, report);
    if (!status && w->crowd->ingest->rule.layout.is_quoted) acg_feed_quote(&source->feed);
    if (!status) status = acg_feed_take(&source->feed, &w->chunk, report);
    if (!status) status = acg_feed_load(&source->feed, &w->chunk, report);
    if (status) return status;
    struct acg_split *split = &w->split;
    memset(w->chunk.bytes + w->chunk.to, 0, 1);
    split->at = w->chunk.bytes + w->chunk.from;
    split->end = w->chunk.bytes + w->chunk.to;
    split->line = 0;
    status = acg_plan_find(&w->crowd->ingest->rule, input->name, split, &source->plan, report);
    w->chunk.from = (size_t)(split->at - w->chunk.bytes);
    source->lines = split->line;
    uint64_t first = first_of(w->crowd, index);
    if (source->feed.size > 0 && first > 0) source->feed.next = first;
    return status;
}

/** Reads the rows of the chunk at hand. */
static void read_rows(struct worker *w, const struct source *source, struct yield *yield)
{
    struct acg_split *split = &w->split;
    split->at = w->chunk.bytes + w->chunk.from;
    split->end = w->chunk.bytes + w->chunk.to;
    split->delimiter = source->plan.delimiter;
    split->is_quoted = source->plan.is_quoted;
    split->wanted = source->plan.wanted;
    split->needed = source->plan.needed;
    split->n_needed = source->plan.n_needed;
    split->line = w->chunk.number == 0 ? source->lines : 0;
    acg_events_read(&w->crowd->ingest->rule, &source->plan, split, &yield->batch);
}

/** The source of which a chunk can be taken, or SIZE_MAX. What is due comes first. */
static size_t find_work(const struct crowd *crowd)
{
    bool is_full = crowd->waiting_bytes > crowd->ingest->share.waiting;
    size_t most = crowd->due_source + (is_full ? 1 : MOST_THREADS);
    for (size_t i = crowd->due_source; i < crowd->inputs->count && i < most; i++) {
        if (crowd->sources[i].state == CLOSED || crowd->sources[i].state == READY) return i;
    }
    return SIZE_MAX;
}

/** Whether every chunk was taken. */
static bool is_all_taken(const struct crowd *crowd)
{
    for (size_t i = crowd->due_source; i < crowd->inputs->count; i++) {
        if (crowd->sources[i].state != DONE) return false;
    }
    return true;
}

/** Waits for work; the source, which is BUSY now, or SIZE_MAX where there will be no more. Locked.
 */
static size_t claim(struct crowd *crowd, bool *is_new)
{
    for (;;) {
        size_t found = crowd->stops ? SIZE_MAX : find_work(crowd);
        if (crowd->stops || (found == SIZE_MAX && is_all_taken(crowd))) return SIZE_MAX;
        if (found != SIZE_MAX) {
            *is_new = crowd->sources[found].state == CLOSED;
            crowd->sources[found].state = BUSY;
            return found;
        }
        pthread_cond_wait(&crowd->change, &crowd->lock);
    }
}

static void release(struct crowd *crowd, size_t index, acg_status status)
{
    struct source *source = &crowd->sources[index];
    pthread_mutex_lock(&crowd->lock);
    source->state = status || source->feed.is_done ? DONE : READY;
    pthread_cond_broadcast(&crowd->change);
    pthread_mutex_unlock(&crowd->lock);
}

/** Takes a chunk and reads it. */
static void work_on(struct worker *w, size_t index, bool is_new, struct yield *yield)
{
    struct source *source = &w->crowd->sources[index];
    if (is_new) {
        yield->status = open_source(w, source, index, yield->report);
        release(w->crowd, index, yield->status);
    } else {
        yield->status = acg_feed_take(&source->feed, &w->chunk, yield->report);
        release(w->crowd, index, yield->status);
        if (!yield->status) {
            yield->status = acg_feed_load(&source->feed, &w->chunk, yield->report);
        }
    }
    yield->number = w->chunk.number;
    yield->is_last = w->chunk.is_last;
    yield->consumed = w->chunk.consumed;
    if (is_new && yield->status) yield->number = 0;
    if (yield->status) return;
    bool is_flow = w->crowd->inputs->list[index].is_flow && w->crowd->ingest->checkpoint.folder;
    if (is_flow) yield->content = acg_mix_bytes(0, w->chunk.bytes, w->chunk.to);
    yield->is_read = yield->number < first_of(w->crowd, index);
    if (!yield->is_read) read_rows(w, source, yield);
}

/** Puts a yield among those that wait, in order. Locked. */
static void put(struct crowd *crowd, struct yield *yield)
{
    struct yield **at = &crowd->waiting;
    while (*at && ((*at)->source < yield->source ||
                   ((*at)->source == yield->source && (*at)->number < yield->number))) {
        at = &(*at)->next;
    }
    yield->next = *at;
    *at = yield;
    crowd->waiting_bytes += size_of(yield);
}

/** Takes the one that is due out, if it is there. Locked. */
static struct yield *take_due(struct crowd *crowd)
{
    struct yield *first = crowd->waiting;
    if (!first || first->source != crowd->due_source || first->number != crowd->due_number) {
        return NULL;
    }
    crowd->waiting = first->next;
    crowd->waiting_bytes -= size_of(first);
    return first;
}

/** Checks that what an earlier run has added up is what it was then. */
static acg_status pass_over(const struct crowd *crowd, const struct yield *yield)
{
    const struct acg_checkpoint *c = &crowd->ingest->checkpoint;
    const struct acg_input *input = &crowd->inputs->list[yield->source];
    struct acg_place place = {.file = input->name};
    bool is_same = !yield->is_last;
    if (is_same && input->is_flow && yield->number + 1 == c->reached.number) {
        is_same = crowd->content == c->reached.content;
    }
    return is_same ? ACG_OK
                   : acg_reject(crowd->report, &place,
                                "does not begin as what the earlier run read; send the same once "
                                "more, or delete %s and begin anew",
                                c->folder);
}

/** How far the work has come. Locked. */
static struct acg_reached reach(const struct crowd *crowd)
{
    struct acg_reached now = {crowd->due_source, crowd->due_number, crowd->lines, crowd->content,
                              crowd->ingest->checkpoint.reached.n_opened};
    for (size_t i = now.n_opened; i < crowd->inputs->count; i++) {
        if (crowd->sources[i].state != CLOSED) now.n_opened = i + 1;
    }
    return now;
}

/** Adds one up; only one thread does so at a time, which need not hold the lock. */
static void add(struct crowd *crowd, struct yield *yield)
{
    struct acg_origin origin = {crowd->inputs->list[yield->source].name, crowd->lines};
    if (crowd->report) acg_report_join(crowd->report, yield->report);
    crowd->content = acg_mix(crowd->content, yield->content);
    if (yield->status) {
        crowd->status = yield->status;
    } else if (yield->is_read) {
        crowd->status = pass_over(crowd, yield);
    } else {
        crowd->status = acg_ingest_add(crowd->ingest, &yield->batch, origin, crowd->report);
    }
    crowd->lines += yield->batch.lines;
}

/** Moves on to what is due after this. Locked. */
static void advance(struct crowd *crowd, const struct yield *yield)
{
    const struct source *source = &crowd->sources[yield->source];
    crowd->due_number++;
    if (yield->is_read && source->feed.size > 0) { // read at its place
        crowd->due_number = first_of(crowd, yield->source);
    }
    if (yield->is_last) {
        acg_feed_close(&crowd->sources[yield->source].feed);
        crowd->done += crowd->inputs->list[yield->source].size;
        crowd->due_source++;
        crowd->due_number = crowd->lines = crowd->content = 0;
    }
    crowd->stops |= crowd->status != ACG_OK;
    pthread_cond_broadcast(&crowd->change);
}

/** Keeps on disk how far the work has come. Locked, but while it writes. */
static void keep(struct crowd *crowd)
{
    struct acg_ingest *ingest = crowd->ingest;
    if (crowd->stops || !acg_checkpoint_is_due(ingest)) return;
    struct acg_reached now = reach(crowd);
    if (now.number < first_of(crowd, now.source)) return; // the state stands ahead of this
    pthread_mutex_unlock(&crowd->lock);
    acg_status status = acg_checkpoint_save(ingest, crowd->inputs, &now, crowd->report);
    pthread_mutex_lock(&crowd->lock);
    if (!status) return;
    crowd->status = status;
    crowd->stops = true;
    pthread_cond_broadcast(&crowd->change);
}

/** Hands a yield in, and adds up whatever is due, unless another thread is at it. */
static void hand_in(struct crowd *crowd, struct yield *yield, bool tells)
{
    const struct acg_progress *progress = crowd->ingest->rule.options.progress;
    uint64_t done = 0;
    pthread_mutex_lock(&crowd->lock);
    put(crowd, yield);
    while (!crowd->adds && !crowd->stops && (yield = take_due(crowd))) {
        crowd->adds = true;
        pthread_mutex_unlock(&crowd->lock);
        add(crowd, yield);
        pthread_mutex_lock(&crowd->lock);
        done = crowd->done + yield->consumed;
        advance(crowd, yield);
        free_yield(yield);
        keep(crowd);
        crowd->adds = false;
    }
    pthread_mutex_unlock(&crowd->lock);
    if (tells && progress && done) {
        progress->tell(progress->context, (size_t)done, (size_t)crowd->total);
    }
}

static void labour(void *context)
{
    struct worker *w = context;
    struct crowd *crowd = w->crowd;
    for (;;) {
        bool is_new = false;
        pthread_mutex_lock(&crowd->lock);
        size_t index = claim(crowd, &is_new);
        pthread_mutex_unlock(&crowd->lock);
        if (index == SIZE_MAX) return;
        struct yield *yield = new_yield(index);
        if (!yield) {
            pthread_mutex_lock(&crowd->lock);
            crowd->stops = crowd->is_short = true;
            pthread_cond_broadcast(&crowd->change);
            pthread_mutex_unlock(&crowd->lock);
            return;
        }
        work_on(w, index, is_new, yield);
        hand_in(crowd, yield, w->is_first);
    }
}

static size_t count_threads(const struct acg_ingest *ingest)
{
    size_t jobs = ingest->rule.options.jobs ? ingest->rule.options.jobs : acg_processors();
    return jobs > MOST_THREADS ? MOST_THREADS : jobs;
}

/** Does the work with as many threads as there are workers. */
static void run(struct crowd *crowd, struct worker *workers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        workers[i].crowd = crowd;
        workers[i].is_first = i == 0;
        workers[i].split.ends = workers[i].ends;
        workers[i].split.way = acg_split_best();
        workers[i].task = (struct acg_task){.work = labour, .context = &workers[i]};
    }
    for (size_t i = 1; i < n; i++)
        acg_task_start(&workers[i].task);
    labour(&workers[0]);
    for (size_t i = 1; i < n; i++)
        acg_task_finish(&workers[i].task);
    for (size_t i = 0; i < n; i++) {
        free(workers[i].chunk.bytes);
        acg_buffer_clear(&workers[i].split.plain);
    }
}

acg_status acg_ingest_read(struct acg_ingest *ingest, const struct acg_inputs *inputs,
                           acg_report *report)
{
    size_t n = count_threads(ingest);
    struct crowd crowd = {.ingest = ingest, .inputs = inputs, .report = report};
    const struct acg_reached *place = &ingest->checkpoint.reached;
    crowd.due_source = (size_t)place->source;
    crowd.lines = place->lines;
    for (size_t i = 0; i < inputs->count; i++)
        crowd.total += inputs->list[i].size;
    for (size_t i = 0; i < place->source; i++)
        crowd.done += inputs->list[i].size;
    crowd.sources = calloc(inputs->count + 1, sizeof *crowd.sources);
    struct worker *workers = calloc(n, sizeof *workers);
    if (crowd.sources && workers) {
        pthread_mutex_init(&crowd.lock, NULL);
        pthread_cond_init(&crowd.change, NULL);
        run(&crowd, workers, n);
        pthread_cond_destroy(&crowd.change);
        pthread_mutex_destroy(&crowd.lock);
    } else {
        crowd.is_short = true;
    }
    if (crowd.is_short && !crowd.status) crowd.status = acg_out_of_memory(report);
    while (crowd.waiting) {
        struct yield *next = crowd.waiting->next;
        free_yield(crowd.waiting);
        crowd.waiting = next;
    }
    for (size_t i = 0; crowd.sources && i < inputs->count; i++)
        acg_feed_close(&crowd.sources[i].feed);
    free(crowd.sources);
    free(workers);
    return crowd.status;
}
