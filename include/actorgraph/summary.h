// actorgraph/summary.h - what is in a graph, or in a slice of it, in numbers.
#ifndef ACTORGRAPH_SUMMARY_H
#define ACTORGRAPH_SUMMARY_H

#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { ACG_N_TIMINGS = 3 }; // enum acg_timing

/** Counts. Claims are those of the graph, or those that a slice rests on, each once. */
struct acg_summary {
    size_t n_actors, actors[ACG_N_ACTOR_KINDS]; /**< all, and by kind */
    size_t n_claims, claims[ACG_N_KINDS];       /**< the same */
    size_t statuses[ACG_N_CLAIM_STATUSES];      /**< claims by status */
    size_t timings[ACG_N_TIMINGS];              /**< claims by enum acg_timing */
    size_t n_unsourced;                         /**< claims that cite nothing */
    size_t n_ties, ties[ACG_N_KINDS];           /**< all, and by kind */
    size_t tie_statuses[ACG_N_CLAIM_STATUSES]; /**< of a slice by the best status of their claims */
    size_t n_self_ties;                        /**< of a graph; a slice has none */
    size_t n_ongoing;                          /**< standing claims without an end */
    size_t n_cited;                            /**< sources that some claim cites */
    struct acg_span when; /**< from the first to the last day that a claim names, open ends aside;
                               all time if none names any */
    size_t *types;        /**< claims by graph type */
};

/**
 * Sums up a graph. Takes O(actors + claims + ties).
 *
 * @param out  acg_summary_clear in either case
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_summary_of_graph(struct acg_summary *out, const acg_graph *graph,
                                acg_report *report);

/** Sums up a slice. A claim that ties several pairs counts once. As acg_summary_of_graph. */
acg_status acg_summary_of_slice(struct acg_summary *out, const acg_slice *slice,
                                acg_report *report);

/** Frees what a summary owns; {0} again. */
void acg_summary_clear(struct acg_summary *summary);

#ifdef __cplusplus
}
#endif
#endif
