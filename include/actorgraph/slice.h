// actorgraph/slice.h - the graph in a window of time: who is there, which ties hold, how strongly.
#ifndef ACTORGRAPH_SLICE_H
#define ACTORGRAPH_SLICE_H

#include "actorgraph/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How much of a claim's weight counts in a window. */
enum acg_weigh {
    ACG_WEIGH_PRESENCE, /**< the whole weight if the claim's span meets the window */
    ACG_WEIGH_SHARE,    /**< a standing tie: times the share of the window that it covers;
                             an event: times the share of its own span inside the window;
                             a timeless claim counts whole. What has ended before the window
                             keeps what its half-life leaves, without a share */
};

/** What parallel claims of one dyad, kind, direction and type add up to. Claims without a type are
 * one type of their own in each kind; different types of a kind add. */
enum acg_combine {
    ACG_COMBINE_MAX,  /**< the largest weight */
    ACG_COMBINE_SUM,  /**< all weights */
    ACG_COMBINE_MEAN, /**< their mean */
    ACG_COMBINE_COUNT /**< how many claims there are, each as the part of it that counts: 1 where
                           it counts whole, less under SHARE and half-life */
};

/** A list of indexes; borrowed. */
struct acg_indexes {
    const uint32_t *items;
    size_t count;
};

/** What to slice. Start from acg_slice_defaults(). */
struct acg_slice_options {
    struct acg_span when; /**< the window */
    enum acg_weigh weigh; /**< SHARE needs a window with two ends */
    double half_life;     /**< years of 365.2425 days; 0: ended ties are gone. Ended claims keep
                               weight x 2^(-years from their last day to the window / half_life),
                               down to 2^-40 of it; below that they are gone */
    enum acg_combine combine;
    unsigned kinds;                     /**< bits 1 << enum acg_kind; 0: all */
    unsigned actor_kinds;               /**< bits 1 << enum acg_actor_kind; 0: all */
    unsigned statuses;                  /**< bits 1 << enum acg_claim_status; 0: all */
    double min_weight;                  /**< of a tie of the slice; 0: any */
    double min_confidence;              /**< of a claim, 0..1; 0: any */
    struct acg_indexes types;           /**< claims of these types only; empty: all */
    struct acg_indexes only;            /**< these actors and the ties among them; empty: all */
    struct acg_indexes without;         /**< without these actors */
    struct acg_indexes sources;         /**< claims that cite one of these; empty: all */
    struct acg_indexes without_sources; /**< claims are dropped that cite nothing else */
    uint32_t ego;     /**< this actor and those within `hops` ties; ACG_NONE: all */
    unsigned hops;    /**< >= 1 */
    int32_t known_by; /**< last day; only claims recorded, or with a source issued, by then;
                           ACG_DAY_MAX: all */
    bool drop_isolates;
    bool extant; /**< without the ties of actors that do not exist in the window */
};

/** All of the graph over all time. */
struct acg_slice_options acg_slice_defaults(void);

/** A tie of a slice: all claims of one dyad, kind and direction. */
struct acg_slice_tie {
    uint32_t from, to;              /**< indexes into the slice's actors; from < to if undirected */
    double weight;                  /**< > 0, finite */
    uint32_t first_claim, n_claims; /**< in acg_slice_claims */
    enum acg_kind kind;
    bool directed;
};

/** A slice; borrows its graph. */
typedef struct acg_slice acg_slice;

/**
 * Slices a graph. The result does not depend on the order of the file.
 *
 * @param out  the slice; yours, acg_slice_free. NULL after a failure
 * @return ACG_OK, ACG_MISUSED (SHARE without a bounded window), ACG_REJECTED (weights that add up
 *         beyond the largest number), ACG_FAILED (memory)
 *
 * Takes O(claims + t log t), t the ties that are left.
 */
acg_status acg_slice_new(const acg_graph *graph, const struct acg_slice_options *options,
                         acg_slice **out, acg_report *report);

/** Frees a slice. Accepts NULL. */
void acg_slice_free(acg_slice *slice);

/** The graph that was sliced; borrowed. */
const acg_graph *acg_slice_graph(const acg_slice *slice);

/** The actors of the slice as indexes of graph actors, ascending (so sorted by id). */
const uint32_t *acg_slice_actors(const acg_slice *slice, size_t *count);

/** The ties, sorted by (from, to, kind, directed). */
const struct acg_slice_tie *acg_slice_ties(const acg_slice *slice, size_t *count);

/** Indexes of graph claims, grouped by tie; within a tie by time, then by content. */
const uint32_t *acg_slice_claims(const acg_slice *slice, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
