// ingest/runs.h - sums that memory did not hold, as runs in a file, and their merging.
#ifndef ACG_INGEST_RUNS_H
#define ACG_INGEST_RUNS_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"
#include "ingest/loose.h"

enum { ACG_RUNS_AT_ONCE = 64 }; // that are merged

/** Sums that left memory together. */
struct acg_run {
    uint64_t at, length; /**< bytes of the file */
    uint64_t hash;       /**< of them */
};

/** The runs of a file. Its descriptor is -1 while there is none. */
struct acg_runs {
    int file;
    const char *name;   /**< for remarks; NULL: a temporary file */
    const char *folder; /**< of temporary files, as acg_scratch_open has it */
    struct acg_run *list;
    size_t count, room;
    uint64_t end; /**< bytes of the file that they take */
};

/** Closes the file; no runs then. */
void acg_runs_clear(struct acg_runs *runs);

/** Adds a run of all sums, as they stand; opens a temporary file if there is none. */
acg_status acg_runs_add(struct acg_runs *runs, const struct acg_sums *sums, acg_report *report);

/** In which order relations are written. */
struct acg_run_order {
    const uint32_t *actors; /**< the place of each actor */
    const uint16_t *types;
    bool undirected; /**< the lower place of a pair comes first */
    struct acg_sum_limits limits;
};

/**
 * Sorts each run by period, from, to, type - of which sorted runs have the places - and merges them
 * until no more are left than can be merged at once.
 *
 * @param memory  bytes for the merging; one run as it is must fit into memory besides
 * @param out     sorted runs in a temporary file; acg_runs_clear in either case
 */
acg_status acg_runs_sort(const struct acg_runs *runs, const struct acg_run_order *order,
                         size_t memory, struct acg_runs *out, acg_report *report);

/** Sorted runs that are read side by side. */
typedef struct acg_merge acg_merge;

/** Begins to merge `n` sorted runs from `first` on; they are borrowed. acg_merge_free. */
acg_status acg_merge_new(const struct acg_runs *runs, size_t first, size_t n,
                         const struct acg_sum_limits *limits, size_t memory, acg_merge **out,
                         acg_report *report);
void acg_merge_free(acg_merge *merge);

/** The next sum, with what all runs have of it; borrowed until the next. NULL behind the last. */
acg_status acg_merge_next(acg_merge *merge, const struct acg_loose_sum **out, acg_report *report);

/** What is said where a number is beyond 64 bits. */
acg_status acg_refuse_large_sum(acg_report *report);

#endif
