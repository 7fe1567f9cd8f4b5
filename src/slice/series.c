#include "slice/series.h"

#include "base/bits.h"
#include "base/report.h"
#include "slice/slice.h"
#include "slice/strand.h"
#include "slice/trim.h"

#include <stdlib.h>
#include <string.h>

/** The strands of one tie: [first, first + count). */
struct bundle {
    uint32_t first, count;
    double weight; // of those that count now; 0: none does
};

/** Indexes of strands by the window in which something happens to them: those of window w are
 * items[first[w]] to items[first[w + 1]]. */
struct calendar {
    uint32_t *first, *items;
};

/** A strand that counts now, while a tie is weighed. */
struct part {
    uint64_t layer;
    double weight, factor;
};

/*
 * Strands stand sorted, each with the windows in which it counts. Going forward only touches what
 * enters, what leaves, and, where the share of a claim changes from window to window, what is
 * there. A slice is then the bundles that weigh something, which come out sorted.
 */
struct acg_series {
    const acg_graph *graph;
    struct acg_slice_options options;
    struct acg_filter filter;
    struct acg_span *windows;
    struct acg_strand *strands;
    double *factors;     // of the strands, now
    uint32_t *bundle_of; // of the strands
    uint32_t *by_time;   // within each bundle, as indexes of strands
    struct bundle *bundles;
    uint64_t *counting; // bits of the strands whose factor is not 0
    uint64_t *alive;    // bits of the bundles whose weight is not 0
    uint64_t *stale;    // bits of the bundles to be weighed anew
    uint32_t *touched;  // the bundles in `stale`
    bool *changes;      // of the windows
    bool *near;         // of the actors: the ego network
    struct part *parts;
    struct calendar enters, leaves;
    size_t n_windows, n_strands, n_bundles, n_touched;
    size_t at; // windows up to this one, exclusive, have been entered
    bool has_near;
    acg_slice *slice; // lent
};

const acg_graph *acg_series_graph(const acg_series *series)
{
    return series->graph;
}

const struct acg_span *acg_series_windows(const acg_series *series, size_t *count)
{
    *count = series->n_windows;
    return series->windows;
}

bool acg_series_changes(const acg_series *series, size_t i)
{
    return series->changes[i];
}

bool acg_series_is_empty(const acg_series *series, size_t i)
{
    return series->enters.first[i + 1] == series->leaves.first[i + 1]; // all who came have gone
}

static uint32_t enter_of(const struct acg_strand *strand)
{
    return strand->enter;
}

static uint32_t leave_of(const struct acg_strand *strand)
{
    return strand->leave;
}

/** Sorts the strands by the window that `window_of` names; n_windows is never. */
static bool make_calendar(const acg_series *series, struct calendar *out,
                          uint32_t (*window_of)(const struct acg_strand *))
{
    out->first = calloc(series->n_windows + 3, sizeof *out->first);
    out->items = malloc((series->n_strands + 1) * sizeof *out->items);
    if (!out->first || !out->items) return false;
    uint32_t *next = out->first + 1; // shifts back by one while items are placed
    for (size_t i = 0; i < series->n_strands; i++) {
        next[window_of(&series->strands[i]) + 1]++;
    }
    for (size_t w = 1; w < series->n_windows + 2; w++) {
        next[w] += next[w - 1];
    }
    for (uint32_t i = 0; i < series->n_strands; i++) {
        out->items[next[window_of(&series->strands[i])]++] = i;
    }
    return true;
}

static void mark_calendar(acg_series *series, const struct calendar *calendar)
{
    for (size_t w = 0; w < series->n_windows; w++) {
        if (calendar->first[w] < calendar->first[w + 1]) series->changes[w] = true;
    }
}

/** The first window that ends after a day, or that begins at it or later. */
static size_t first_window(const acg_series *series, int32_t day, bool begins)
{
    size_t low = 0, high = series->n_windows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct acg_span window = series->windows[middle];
        if (begins ? window.from >= day : window.until > day) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static void mark_life(acg_series *series, struct acg_span life)
{
    size_t enter = first_window(series, life.from, false);
    size_t leave = first_window(series, life.until, true);
    if (enter < series->n_windows) series->changes[enter] = true;
    if (leave < series->n_windows) series->changes[leave] = true;
}

/** Whether the share of a claim that counts is always all of it. */
static bool counts_whole(const acg_series *series)
{
    return series->options.weigh == ACG_WEIGH_PRESENCE && series->options.half_life <= 0;
}

/** Finds the windows before which something happens. */
static void mark_changes(acg_series *series)
{
    size_t n_actors;
    const struct acg_actor *actors = acg_graph_actors(series->graph, &n_actors);
    mark_calendar(series, &series->enters);
    mark_calendar(series, &series->leaves);
    for (size_t i = 0; i < n_actors; i++) {
        mark_life(series, actors[i].when);
        for (size_t k = 0; k < actors[i].n_spells; k++)
            mark_life(series, actors[i].spells[k]);
    }
    if (series->n_windows > 0) series->changes[0] = true;
    if (!counts_whole(series)) memset(series->changes, true, series->n_windows);
}

/** Bundles the sorted strands. */
static bool make_bundles(acg_series *series)
{
    const struct acg_strand *strands = series->strands;
    size_t n = series->n_strands, most = 0;
    series->bundles = malloc((n + 1) * sizeof *series->bundles);
    if (!series->bundles) return false;
    for (uint32_t i = 0, count; i < n; i += count) {
        for (count = 1; i + count < n && acg_strands_join(&strands[i], &strands[i + count]);)
            count++;
        series->bundles[series->n_bundles++] = (struct bundle){i, count, 0};
        if (count > most) most = count;
    }
    size_t words = acg_bits_words(series->n_bundles);
    series->stale = calloc(words, sizeof *series->stale);
    series->alive = calloc(words, sizeof *series->alive);
    series->touched = malloc((series->n_bundles + 1) * sizeof *series->touched);
    series->parts = malloc((most + 1) * sizeof *series->parts);
    return series->stale && series->alive && series->touched && series->parts;
}

/** Notes for each strand its bundle, and orders the strands of each bundle by time. */
static bool order_bundles(acg_series *series)
{
    for (uint32_t b = 0; b < series->n_bundles; b++) {
        struct bundle bundle = series->bundles[b];
        uint32_t *order = series->by_time + bundle.first;
        if (!acg_strands_by_time(series->graph, series->strands + bundle.first, bundle.count,
                                 order)) {
            return false;
        }
        for (uint32_t i = 0; i < bundle.count; i++) {
            order[i] += bundle.first;
            series->bundle_of[bundle.first + i] = b;
        }
    }
    return true;
}

static bool make_room(acg_series *series)
{
    size_t n_actors;
    acg_graph_actors(series->graph, &n_actors);
    series->changes = calloc(series->n_windows + 1, sizeof *series->changes);
    series->near = calloc(n_actors + 1, sizeof *series->near);
    return series->changes && series->near;
}

static bool make_columns(acg_series *series)
{
    size_t n = series->n_strands + 1;
    series->factors = calloc(n, sizeof *series->factors);
    series->bundle_of = malloc(n * sizeof *series->bundle_of);
    series->by_time = malloc(n * sizeof *series->by_time);
    series->counting = calloc(acg_bits_words(n), sizeof *series->counting);
    return series->factors && series->bundle_of && series->by_time && series->counting &&
           make_bundles(series) && order_bundles(series) &&
           make_calendar(series, &series->enters, enter_of) &&
           make_calendar(series, &series->leaves, leave_of);
}

/** Collects the strands. Where only one window is asked for and no tie will be too light, what lies
 * outside the ego network need not be sorted and merged first. */
static acg_status collect(acg_series *series, acg_report *report)
{
    const struct acg_slice_options *options = &series->options;
    const acg_slice like = {.graph = series->graph, .options = *options};
    acg_status status = acg_strands_collect(&series->filter, series->windows, series->n_windows,
                                            &series->strands, &series->n_strands, report);
    bool early = series->n_windows == 1 && options->ego != ACG_NONE && options->min_weight <= 0 &&
                 !options->extant;
    if (!status && early && series->n_strands > 0) {
        status = acg_trim_strands(&like, series->strands, &series->n_strands, series->near, report);
        series->has_near = true;
    }
    return status;
}

static acg_status fill(acg_series *series, const struct acg_span windows[], acg_report *report)
{
    series->windows = malloc((series->n_windows + 1) * sizeof *windows);
    if (!series->windows || !make_room(series)) return acg_out_of_memory(report);
    memcpy(series->windows, windows, series->n_windows * sizeof *windows);
    acg_status status = acg_filter_init(&series->filter, series->graph, &series->options, report);
    if (!status) status = collect(series, report);
    if (status) return status;
    size_t n_actors;
    acg_graph_actors(series->graph, &n_actors);
    if (!acg_strands_sort(series->strands, series->n_strands, n_actors) || !make_columns(series)) {
        return acg_out_of_memory(report);
    }
    mark_changes(series);
    return ACG_OK;
}

static acg_status check_windows(const struct acg_slice_options *options,
                                const struct acg_span windows[], size_t n, acg_report *report)
{
    if (n > ACG_MOST_WINDOWS) {
        return acg_misuse(report, "a series of %zu windows is longer than %d; take longer steps", n,
                          ACG_MOST_WINDOWS);
    }
    for (size_t i = 0; i < n; i++) {
        if (options->weigh == ACG_WEIGH_SHARE && !acg_span_is_bounded(windows[i])) {
            return acg_misuse(report, "'--weigh share' needs a window with two ends; give --year, "
                                      "or --from and --to");
        }
        if (i > 0 &&
            (windows[i].from < windows[i - 1].from || windows[i].until < windows[i - 1].until)) {
            return acg_misuse(report, "window %zu lies before window %zu; sort them", i + 1, i);
        }
    }
    return ACG_OK;
}

acg_status acg_series_new(const acg_graph *graph, const struct acg_slice_options *options,
                          const struct acg_span windows[], size_t n, acg_series **out,
                          acg_report *report)
{
    *out = NULL;
    acg_status status = check_windows(options, windows, n, report);
    if (status) return status;
    acg_series *series = calloc(1, sizeof *series);
    if (!series) return acg_out_of_memory(report);
    series->graph = graph;
    series->options = *options;
    series->n_windows = n;
    status = fill(series, windows, report);
    if (status) {
        acg_series_free(series);
        return status;
    }
    *out = series;
    return ACG_OK;
}

void acg_series_free(acg_series *series)
{
    if (!series) return;
    acg_filter_clear(&series->filter);
    acg_slice_free(series->slice);
    free(series->windows);
    free(series->strands);
    free(series->factors);
    free(series->bundle_of);
    free(series->by_time);
    free(series->bundles);
    free(series->counting);
    free(series->alive);
    free(series->stale);
    free(series->touched);
    free(series->changes);
    free(series->near);
    free(series->parts);
    free(series->enters.first);
    free(series->enters.items);
    free(series->leaves.first);
    free(series->leaves.items);
    free(series);
}

acg_slice *acg_series_take(acg_series *series)
{
    acg_slice *slice = series->slice;
    series->slice = NULL;
    return slice;
}

static int by_layer(const void *x, const void *y)
{
    const struct part *a = x, *b = y;
    if (a->layer != b->layer) return a->layer < b->layer ? -1 : 1;
    if (a->weight < b->weight || a->weight > b->weight) return a->weight < b->weight ? -1 : 1;
    return (a->factor > b->factor) - (a->factor < b->factor);
}

/** The weight of `n` parts of one type, sorted by weight: sums run from the lightest to the
 * heaviest. */
static double combined(const struct part parts[], size_t n, enum acg_combine combine)
{
    double sum = 0, factors = 0;
    for (size_t i = 0; i < n; i++) {
        sum += parts[i].weight;
        factors += parts[i].factor;
    }
    switch (combine) {
    case ACG_COMBINE_MAX:
        return parts[n - 1].weight;
    case ACG_COMBINE_SUM:
        return sum;
    case ACG_COMBINE_MEAN:
        return sum / (double)n;
    case ACG_COMBINE_COUNT:
        return factors;
    }
    return sum;
}

/** Weighs a bundle by what of it counts now. */
static double weigh(const acg_series *series, const struct bundle *bundle)
{
    struct part *parts = series->parts;
    size_t n = 0, of_type;
    double weight = 0;
    for (uint32_t i = bundle->first; i < bundle->first + bundle->count; i++) {
        double factor = series->factors[i], whole = series->strands[i].weight;
        if (factor <= 0) continue;
        parts[n++] = (struct part){series->strands[i].layer, whole * factor, factor};
    }
    if (!counts_whole(series) && n > 1) qsort(parts, n, sizeof *parts, by_layer);
    for (size_t i = 0; i < n; i += of_type) {
        for (of_type = 1; i + of_type < n && parts[i + of_type].layer == parts[i].layer;)
            of_type++;
        weight += combined(parts + i, of_type, series->options.combine);
    }
    return weight;
}

static void touch(acg_series *series, uint32_t bundle)
{
    if (acg_bits_has(series->stale, bundle)) return;
    acg_bits_put(series->stale, bundle, true);
    series->touched[series->n_touched++] = bundle;
}

/** Sets what counts of a strand; what falls below the least number there is does not count. */
static void set_factor(acg_series *series, uint32_t strand, double factor)
{
    if (series->strands[strand].weight * factor <= 0) factor = 0;
    if (series->factors[strand] < factor || series->factors[strand] > factor) {
        series->factors[strand] = factor;
        acg_bits_put(series->counting, strand, factor > 0);
        touch(series, series->bundle_of[strand]);
    }
}

static double factor_now(const acg_series *series, uint32_t strand, size_t window)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(series->graph, &count);
    return acg_filter_factor(&series->filter, series->windows[window],
                             &claims[series->strands[strand].claim]);
}

static void leave(acg_series *series, size_t window)
{
    const struct calendar *leaves = &series->leaves;
    for (uint32_t i = leaves->first[window]; i < leaves->first[window + 1]; i++) {
        set_factor(series, leaves->items[i], 0);
    }
}

/** Where the share that counts changes from window to window. */
static void renew_factors(acg_series *series, size_t window)
{
    size_t n = series->n_strands;
    for (size_t i = acg_bits_next(series->counting, n, 0); i < n;
         i = acg_bits_next(series->counting, n, i + 1)) {
        set_factor(series, (uint32_t)i, factor_now(series, (uint32_t)i, window));
    }
}

static void weigh_touched(acg_series *series)
{
    for (size_t i = 0; i < series->n_touched; i++) {
        uint32_t bundle = series->touched[i];
        double weight = series->bundles[bundle].weight = weigh(series, &series->bundles[bundle]);
        acg_bits_put(series->alive, bundle, weight > 0);
        acg_bits_put(series->stale, bundle, false);
    }
    series->n_touched = 0;
}

/** Goes forward to a window. */
static void go_to(acg_series *series, size_t window)
{
    for (; series->at <= window; series->at++) {
        const struct calendar *enters = &series->enters;
        leave(series, series->at);
        for (uint32_t i = enters->first[series->at]; i < enters->first[series->at + 1]; i++) {
            uint32_t strand = enters->items[i];
            if (series->strands[strand].leave <= window) continue; // it has gone by then
            set_factor(series, strand, factor_now(series, strand, window));
        }
    }
    if (!counts_whole(series)) renew_factors(series, window);
    weigh_touched(series);
}

static void begin_again(acg_series *series)
{
    size_t n = series->n_strands;
    for (size_t i = acg_bits_next(series->counting, n, 0); i < n;
         i = acg_bits_next(series->counting, n, i + 1)) {
        set_factor(series, (uint32_t)i, 0);
    }
    weigh_touched(series);
    series->at = 0;
}

/** Adds a bundle as a tie, with the claims that count in it. */
static void add_tie(acg_series *series, const struct bundle *bundle)
{
    acg_slice *slice = series->slice;
    struct acg_slice_tie *tie = &slice->ties[slice->n_ties++];
    *tie = acg_strand_tie(&series->strands[bundle->first]);
    tie->weight = bundle->weight;
    tie->first_claim = (uint32_t)slice->n_claims;
    for (uint32_t i = bundle->first; i < bundle->first + bundle->count; i++) {
        uint32_t strand = series->by_time[i];
        if (series->factors[strand] > 0) {
            slice->claims[slice->n_claims++] = series->strands[strand].claim;
        }
    }
    tie->n_claims = (uint32_t)(slice->n_claims - tie->first_claim);
}

/** The first bundle from `i` on that weighs something; n_bundles if none does. */
static size_t next_alive(const acg_series *series, size_t i)
{
    return acg_bits_next(series->alive, series->n_bundles, i);
}

/** Makes the slice out of the bundles that weigh something. */
static bool lend(acg_series *series)
{
    size_t n = series->n_bundles, n_ties = 0, n_claims = 0;
    for (size_t i = next_alive(series, 0); i < n; i = next_alive(series, i + 1)) {
        n_ties++;
        n_claims += series->bundles[i].count;
    }
    acg_slice *slice = series->slice = calloc(1, sizeof *slice);
    if (!slice) return false;
    slice->graph = series->graph;
    slice->options = series->options;
    slice->ties = malloc((n_ties + 1) * sizeof *slice->ties);
    slice->claims = malloc((n_claims + 1) * sizeof *slice->claims);
    if (!slice->ties || !slice->claims) return false;
    for (size_t i = next_alive(series, 0); i < n; i = next_alive(series, i + 1)) {
        add_tie(series, &series->bundles[i]);
    }
    return true;
}

static void forget_near(acg_series *series)
{
    size_t n_actors;
    acg_graph_actors(series->graph, &n_actors);
    if (!series->has_near && series->options.ego != ACG_NONE) {
        memset(series->near, false, n_actors * sizeof *series->near);
    }
}

acg_status acg_series_slice(acg_series *series, size_t i, const acg_slice **out, acg_report *report)
{
    *out = NULL;
    acg_slice_free(series->slice);
    series->slice = NULL;
    if (i + 1 < series->at) begin_again(series);
    go_to(series, i);
    if (!lend(series)) return acg_out_of_memory(report);
    series->slice->options.when = series->windows[i];
    forget_near(series);
    acg_status status =
        acg_trim(series->slice, &series->filter, series->near, series->has_near, report);
    if (!status) *out = series->slice;
    return status;
}
