// analyse/sweep.h - one measurement in every window of a series, several side by side.
#ifndef ACG_ANALYSE_SWEEP_H
#define ACG_ANALYSE_SWEEP_H

#include "actorgraph/progress.h"
#include "actorgraph/series.h"

/** What to do in each window. */
struct acg_sweep {
    acg_series *series;
    const char *what;   /**< names the work in remarks */
    size_t result_size; /**< bytes of one window's result */
    double effort;      /**< of one window, in operations, roughly: little work is not shared out */
    void *context;
    struct acg_crew_options crew;
    /** Measures a slice into `result`, all 0; see acg_crew_work. */
    acg_status (*measure)(void *context, const acg_slice *slice, void *result, acg_report *report);
    /** Takes the result of a window, in this process and in the order of windows. */
    acg_status (*visit)(void *context, size_t window, const void *result, acg_report *report);
};

/** Measures the windows that differ from the one before and visits all. Results are the same for
 * any number of processes. */
acg_status acg_sweep_run(const struct acg_sweep *sweep, acg_report *report);

#endif
