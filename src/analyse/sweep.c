#include "analyse/sweep.h"

#include "base/crew.h"
#include "base/process.h"
#include "base/report.h"

#include <stdlib.h>

enum { MOST_BYTES = 1 << 28 }; // of results that wait to be visited

static const double worth_sharing = 2e6; // operations; a process costs some hundred microseconds

/** A part of the windows that differ. */
struct batch {
    const struct acg_sweep *sweep;
    const size_t *windows; // that differ from the one before, ascending; n_windows behind them
    size_t first, total;
};

static acg_status work(void *context, size_t item, void *result, acg_report *report)
{
    const struct batch *batch = context;
    const struct acg_sweep *sweep = batch->sweep;
    const acg_slice *slice;
    size_t window = batch->windows[batch->first + item];
    acg_status status = acg_series_slice(sweep->series, window, &slice, report);
    return status ? status : sweep->measure(sweep->context, slice, result, report);
}

static void tell(void *context, size_t done, size_t total)
{
    const struct batch *batch = context;
    const struct acg_progress *progress = batch->sweep->crew.progress;
    (void)total;
    progress->tell(progress->context, batch->first + done, batch->total);
}

/** Visits the windows that share the results of a batch. */
static acg_status visit(const struct batch *batch, size_t count, const char *bytes,
                        acg_report *report)
{
    const struct acg_sweep *sweep = batch->sweep;
    acg_status status = ACG_OK;
    for (size_t i = 0; i < count; i++) {
        size_t window = batch->windows[batch->first + i];
        size_t next = batch->windows[batch->first + i + 1];
        for (; window < next && !status; window++) {
            status = sweep->visit(sweep->context, window, bytes + i * sweep->result_size, report);
        }
    }
    return status;
}

static acg_status run_batch(struct batch *batch, size_t count, acg_report *report)
{
    const struct acg_sweep *sweep = batch->sweep;
    const struct acg_progress progress = {tell, batch};
    struct acg_crew crew = {
        work, batch, count, sweep->result_size, sweep->what, .options = sweep->crew};
    if (sweep->crew.progress) crew.options.progress = &progress;
    if (!sweep->crew.jobs && sweep->effort * (double)batch->total < worth_sharing) {
        crew.options.jobs = 1;
    }
    struct acg_crew_results results;
    acg_status status = acg_crew_run(&crew, &results, report);
    if (!status) status = visit(batch, count, results.bytes, report);
    acg_crew_clear(&results);
    return status;
}

acg_status acg_sweep_run(const struct acg_sweep *sweep, acg_report *report)
{
    size_t n, total = 0;
    acg_series_windows(sweep->series, &n);
    size_t *windows = malloc((n + 1) * sizeof *windows);
    if (!windows) return acg_out_of_memory(report);
    for (size_t i = 0; i < n; i++) {
        if (acg_series_changes(sweep->series, i)) windows[total++] = i;
    }
    windows[total] = n;
    size_t most = MOST_BYTES / (sweep->result_size + 1), least = 2 * (size_t)acg_processors();
    size_t room = most < least ? least : most;
    acg_status status = ACG_OK;
    for (size_t first = 0, count; first < total && !status; first += count) {
        struct batch batch = {sweep, windows, first, total};
        count = total - first < room ? total - first : room;
        status = run_batch(&batch, count, report);
    }
    free(windows);
    return status;
}
