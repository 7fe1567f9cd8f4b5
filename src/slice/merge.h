// slice/merge.h - claims of one dyad, kind and direction become one tie.
#ifndef ACG_SLICE_MERGE_H
#define ACG_SLICE_MERGE_H

#include "slice/slice.h"

/** A tie of one claim, before merging; from < to if undirected. Indexes are those of the graph. */
struct acg_strand {
    uint32_t from, to, claim, type;
    double weight; /**< of the claim, times its factor */
    double factor;
    unsigned char kind;
    bool directed;
};

/**
 * Sorts strands and merges them into out->ties and out->claims (actors still as graph indexes).
 * Sums run in an order that the file's order cannot change.
 *
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_merge(acg_slice *out, struct acg_strand strands[], size_t n,
                     enum acg_combine combine, acg_report *report);

#endif
