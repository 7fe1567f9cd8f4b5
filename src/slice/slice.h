// slice/slice.h - the body of a slice.
#ifndef ACG_SLICE_SLICE_H
#define ACG_SLICE_SLICE_H

#include "actorgraph/slice.h"

struct acg_slice {
    const acg_graph *graph;           // borrowed
    struct acg_slice_options options; // its lists are not kept: do not use them
    uint32_t *actors;
    struct acg_slice_tie *ties;
    uint32_t *claims;
    size_t n_actors, n_ties, n_claims;
};

#endif
