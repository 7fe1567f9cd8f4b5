// slice/cited.h - the sources that a slice rests on, numbered as every output numbers them.
#ifndef ACG_SLICE_CITED_H
#define ACG_SLICE_CITED_H

#include "base/buffer.h"
#include "slice/slice.h"

/** The sources that the claims of a slice cite, those aside that had not appeared by the day that
 * the slice is known by, in the order of their numbers. {0} is empty. */
struct acg_cited {
    uint32_t *sources; /**< number k + 1 belongs to graph source sources[k] */
    size_t count;
    uint32_t *numbers; /**< for each graph source its number from 1, or 0 */
};

/**
 * Numbers the sources of `n` slices of one graph, at least one, together: 1, 2, ... by short
 * reference, then title, then id (bytes), so that the numbers do not depend on the order of the
 * file.
 *
 * @return ACG_OK or ACG_FAILED (memory); clear `out` in either case
 */
acg_status acg_cited_init(struct acg_cited *out, const acg_slice *const slices[], size_t n,
                          acg_report *report);
void acg_cited_clear(struct acg_cited *cited);

/** Appends the ids of the sources of a claim, as the file lists them. */
void acg_cited_ids(struct acg_buffer *out, const acg_graph *graph, const struct acg_claim *claim,
                   const char *between);

#endif
