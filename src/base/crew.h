// base/crew.h - the same work on many items, shared out among processes.
#ifndef ACG_BASE_CREW_H
#define ACG_BASE_CREW_H

#include "actorgraph/progress.h"
#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stddef.h>

/**
 * Does one item. It runs in this process or in a child with a copy of its memory, so what it leaves
 * behind must be in `result` alone. A process gets its items in ascending order.
 *
 * @param result  of crew->result_size bytes, all 0
 */
typedef acg_status acg_crew_work(void *context, size_t item, void *result, acg_report *report);

/** Work to be shared out by acg_crew_run. Processes, not threads, since igraph has global state. */
struct acg_crew {
    acg_crew_work *work;
    void *context;
    size_t n_items, result_size;
    const char *what; /**< names the work in remarks, such as "centrality" */
    struct acg_crew_options options;
};

/** Results of all items, in memory that processes share. {0} is none. */
struct acg_crew_results {
    char *bytes; /**< result_size for each item */
    size_t size;
};

/**
 * Does all items. The first item that fails, in the order of items, decides the status and the
 * remark. Children end with their parent, and none is left behind.
 *
 * @param out  acg_crew_clear in either case
 */
acg_status acg_crew_run(const struct acg_crew *crew, struct acg_crew_results *out,
                        acg_report *report);
void acg_crew_clear(struct acg_crew_results *results);

#endif
