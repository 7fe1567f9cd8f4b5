// actorgraph/series.h - slices of one graph in many windows of time.
#ifndef ACTORGRAPH_SERIES_H
#define ACTORGRAPH_SERIES_H

#include "actorgraph/date.h"
#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { ACG_MOST_WINDOWS = 100000 }; // of one series

/** Which windows a series has. */
struct acg_windows_rule {
    struct acg_span range;    /**< two ends: the time that the windows step through */
    struct acg_duration step; /**< from one window to the next */
    struct acg_duration
        window; /**< how long a window is; {0}: a step, the last one cut at the end of the range */
    bool trailing; /**< a window ends with its step and may begin before the range; else it begins
                        with its step, and all windows lie inside */
};

/**
 * Makes the windows of a series.
 *
 * @param out  the windows; yours, free. NULL after a failure
 * @return ACG_OK, ACG_MISUSED (an open or too long range, no window fits into it), ACG_FAILED
 */
acg_status acg_windows_new(const struct acg_windows_rule *rule, struct acg_span **out, size_t *n,
                           acg_report *report);

/** Slices in many windows; borrows its graph. */
typedef struct acg_series acg_series;

/**
 * Prepares slices of a graph in windows that go forward in time. What follows costs by ties and
 * changes, not by ties times windows: a slice takes over what the one before has.
 *
 * @param options  what to slice; `when` is not asked. Lists are borrowed until acg_series_free
 * @param windows  `n` windows, each beginning and ending no earlier than the one before; copied
 * @param out      the series; yours, acg_series_free. NULL after a failure
 * @return ACG_OK, ACG_MISUSED (windows that go back, more than ACG_MOST_WINDOWS, SHARE with an open
 *         window), ACG_FAILED (memory)
 */
acg_status acg_series_new(const acg_graph *graph, const struct acg_slice_options *options,
                          const struct acg_span windows[], size_t n, acg_series **out,
                          acg_report *report);

/** Frees a series and the slice it lent. Accepts NULL. */
void acg_series_free(acg_series *series);

/** The graph that is sliced; borrowed. */
const acg_graph *acg_series_graph(const acg_series *series);

/** The windows, in order. */
const struct acg_span *acg_series_windows(const acg_series *series, size_t *count);

/**
 * The slice in window `i`, equal to what acg_slice_new gives for it. Windows may be asked for in
 * any order; forward is cheap, back begins again.
 *
 * @param out  borrowed from the series until the next call
 * @return ACG_OK, ACG_REJECTED (weights that add up beyond the largest number) or ACG_FAILED
 */
acg_status acg_series_slice(acg_series *series, size_t i, const acg_slice **out,
                            acg_report *report);

/** Whether no claim counts in window `i`. */
bool acg_series_is_empty(const acg_series *series, size_t i);

/** Whether the slice of window `i` may differ from that of window i - 1: a claim or an actor came
 * or went. True for the first. */
bool acg_series_changes(const acg_series *series, size_t i);

#ifdef __cplusplus
}
#endif
#endif
