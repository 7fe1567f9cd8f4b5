// slice/cited.h - the sources that a slice rests on, numbered as every output numbers them.
#ifndef ACG_SLICE_CITED_H
#define ACG_SLICE_CITED_H

#include "base/buffer.h"
#include "slice/slice.h"

enum { ACG_CITED_GRAPHS = 2 }; // at most, whose sources are numbered together

/** The sources that the claims of slices cite, those aside that had not appeared by the day that
 * the slice is known by, in the order of their numbers. {0} is empty. */
struct acg_cited {
    const struct acg_source **sources; /**< number k + 1 is sources[k], borrowed from a graph */
    size_t count;
    const acg_graph *graphs[ACG_CITED_GRAPHS]; /**< of the slices; the second may be missing */
    uint32_t *numbers[ACG_CITED_GRAPHS];       /**< of the sources of each */
};

/**
 * Numbers the sources of `n` slices, at least one, together: 1, 2, ... by short reference, then
 * title, then id (bytes), so that the numbers do not depend on the order of the file. The slices
 * are of one graph or of two; where two graphs agree in all three, a source is the same one.
 *
 * @return ACG_OK or ACG_FAILED (memory); clear `out` in either case
 */
acg_status acg_cited_init(struct acg_cited *out, const acg_slice *const slices[], size_t n,
                          acg_report *report);
void acg_cited_clear(struct acg_cited *cited);

/** The number of a source of `graph` from 1; 0 if it is not cited. */
uint32_t acg_cited_number(const struct acg_cited *cited, const acg_graph *graph, uint32_t source);

/** Appends the ids of the sources of a claim, as the file lists them. */
void acg_cited_ids(struct acg_buffer *out, const acg_graph *graph, const struct acg_claim *claim,
                   const char *between);

/** Adds the ids of a claim's sources that a list, separated by "; ", does not have yet. */
void acg_cited_add_ids(struct acg_buffer *list, const acg_graph *graph,
                       const struct acg_claim *claim);

#endif
