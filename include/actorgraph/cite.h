// actorgraph/cite.h - the sources that a slice rests on, numbered as every output numbers them.
#ifndef ACTORGRAPH_CITE_H
#define ACTORGRAPH_CITE_H

#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

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
 * are of one graph or of two; where two graphs agree in all three, a source is the same one. A
 * figure of a slice numbers its sources so.
 *
 * @return ACG_OK or ACG_FAILED (memory); acg_cited_clear in either case
 */
acg_status acg_cited_init(struct acg_cited *out, const acg_slice *const slices[], size_t n,
                          acg_report *report);

/** Frees the list and the numbers; {0} again. */
void acg_cited_clear(struct acg_cited *cited);

/** The number of a source of `graph` from 1; 0 if it is not cited. */
uint32_t acg_cited_number(const struct acg_cited *cited, const acg_graph *graph, uint32_t source);

/** What rests on a source. */
struct acg_source_use {
    size_t n_ties;   /**< ties of the slice */
    size_t n_alone;  /**< those of them that rest on nothing else */
    size_t n_claims; /**< claims, as often as they count towards a tie */
};

/** What a tie rests on. */
struct acg_tie_sources {
    uint32_t n;   /**< different sources */
    uint32_t one; /**< one of them, as an index of graph sources; ACG_NONE: there is none */
};

/**
 * Counts what rests on which source: of all ties of a slice, of those of one actor, or of two.
 *
 * @param cited  of this slice, perhaps with others
 * @param actor  a graph actor, one end of the ties; ACG_NONE: any
 * @param other  a graph actor, the other end; ACG_NONE: any
 * @param uses   one for each source of the graph, filled
 * @param ties   one for each tie of the slice, filled; those of other actors have {0, ACG_NONE}
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_cited_count(const struct acg_cited *cited, const acg_slice *slice, uint32_t actor,
                           uint32_t other, struct acg_source_use uses[],
                           struct acg_tie_sources ties[], acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
