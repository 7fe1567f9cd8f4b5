// slice/cited.h - the ids of the sources of claims, as lists.
#ifndef ACG_SLICE_CITED_H
#define ACG_SLICE_CITED_H

#include "actorgraph/cite.h"
#include "base/buffer.h"
#include "slice/slice.h"

/** Appends the ids of the sources of a claim, as the file lists them. */
void acg_cited_ids(struct acg_buffer *out, const acg_graph *graph, const struct acg_claim *claim,
                   const char *between);

/** Adds the ids of a claim's sources that a list, separated by "; ", does not have yet. */
void acg_cited_add_ids(struct acg_buffer *list, const acg_graph *graph,
                       const struct acg_claim *claim);

#endif
