// slice/trim.h - what is left of a slice after the filters that need merged ties, and who is in it.
#ifndef ACG_SLICE_TRIM_H
#define ACG_SLICE_TRIM_H

#include "slice/slice.h"
#include "slice/strand.h"

/**
 * Drops the strands outside the ego network before they are sorted and merged, which is right if no
 * tie can be too light, and cheaper.
 *
 * @param near  a flag for each actor of the graph, all false; the ego network is flagged
 */
acg_status acg_trim_strands(const acg_slice *slice, struct acg_strand strands[], size_t *n,
                            bool near[], acg_report *report);

/**
 * Checks the weights of a slice, drops light ties and what lies outside the ego network, and lists
 * the actors: who is tied, and who existed in the window and may take part. The ties come with
 * indexes of graph actors and leave with those of the slice.
 *
 * @param near      as above
 * @param has_near  `near` is flagged already, and the ties are those of the ego network
 */
acg_status acg_trim(acg_slice *slice, const struct acg_filter *filter, bool near[], bool has_near,
                    acg_report *report);

#endif
