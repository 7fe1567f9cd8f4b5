// slice/strand.h - the ties of single claims, sorted so that those of one tie stand together.
#ifndef ACG_SLICE_STRAND_H
#define ACG_SLICE_STRAND_H

#include "slice/filter.h"

/** A tie of one claim; indexes are those of the graph. It counts in the windows [enter, leave). */
struct acg_strand {
    uint64_t dyad;  /**< from, to; from < to if undirected */
    uint64_t layer; /**< kind, whether directed, rank of the type */
    double weight;  /**< of the claim */
    uint32_t claim, enter, leave;
};

static inline uint32_t acg_strand_from(const struct acg_strand *strand)
{
    return (uint32_t)(strand->dyad >> 32);
}

static inline uint32_t acg_strand_to(const struct acg_strand *strand)
{
    return (uint32_t)strand->dyad;
}

/** Whether two strands are of one tie: the same dyad, kind and direction. */
static inline bool acg_strands_join(const struct acg_strand *a, const struct acg_strand *b)
{
    return a->dyad == b->dyad && a->layer >> 36 == b->layer >> 36;
}

/** What a tie of these strands is; its weight is left 0. */
struct acg_slice_tie acg_strand_tie(const struct acg_strand *strand);

/**
 * Collects the ties of all claims that count in at least one of the windows, in no order.
 *
 * @param out  free it in either case
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_strands_collect(const struct acg_filter *filter, const struct acg_span windows[],
                               size_t n_windows, struct acg_strand **out, size_t *n,
                               acg_report *report);

/** Sorts strands of `n_actors` actors by dyad, kind, direction, type, weight. False if memory is
 * out; they are unchanged then. */
bool acg_strands_sort(struct acg_strand strands[], size_t n, size_t n_actors);

/**
 * Orders the strands of one tie by time, then by all that shows of a claim, so that the order of
 * the file does not matter.
 *
 * @param strands  `n` strands that join
 * @param order    `n` indexes into `strands`, filled
 * @return false if memory is out
 */
bool acg_strands_by_time(const acg_graph *graph, const struct acg_strand strands[], size_t n,
                         uint32_t order[]);

#endif
