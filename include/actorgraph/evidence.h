// actorgraph/evidence.h - on what evidence: the claims of a slice, one by one, by date.
#ifndef ACTORGRAPH_EVIDENCE_H
#define ACTORGRAPH_EVIDENCE_H

#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A claim, as far as it ties one pair of actors: one of `among` ties several. */
struct acg_evidence {
    uint32_t from, to; /**< graph actors; from < to if undirected */
    uint32_t claim;    /**< graph claim */
    bool directed;
};

/**
 * Lists the claims of a slice by date (first day, then last day), then by actors, then as they
 * stand in the slice. What began nobody knows when comes first.
 *
 * @param actor  a graph actor, one end of all ties; ACG_NONE: all ties of the slice
 * @param other  a graph actor, the other end; ACG_NONE: any
 * @param out    `count` rows; yours, free. NULL after a failure
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_evidence_list(const acg_slice *slice, uint32_t actor, uint32_t other,
                             struct acg_evidence **out, size_t *count, acg_report *report);

enum { ACG_CLAIM_DATE = 160 }; // room for the time of a claim

/**
 * The time of a claim in EDTF, its dates as they were written: an event as "2016-10", a standing
 * tie as "2001-06-15/..", "../2018" or "2017/2020". A claim without dates gives "".
 */
void acg_claim_date(const acg_graph *graph, const struct acg_claim *claim,
                    char text[ACG_CLAIM_DATE]);

#ifdef __cplusplus
}
#endif
#endif
