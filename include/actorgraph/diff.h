// actorgraph/diff.h - what changed from one network to another, and which claims are the cause.
#ifndef ACTORGRAPH_DIFF_H
#define ACTORGRAPH_DIFF_H

#include "actorgraph/centrality.h"
#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { ACG_BEFORE, ACG_AFTER, ACG_N_SIDES }; // indexes of the two networks

/** Which actors of two graphs are the same one. */
enum acg_match {
    ACG_MATCH_ID,   /**< those of one id */
    ACG_MATCH_NAME, /**< those of one id, else those that share a name, case and accents aside */
};

/** An actor of either graph. */
struct acg_diff_actor {
    uint32_t actors[ACG_N_SIDES]; /**< in each graph, or ACG_NONE */
    bool there[ACG_N_SIDES];      /**< whether it is in the slice */
};

/** What became of a tie. */
enum acg_change {
    ACG_CHANGE_NEW,
    ACG_CHANGE_GONE,
    ACG_CHANGE_STRONGER,
    ACG_CHANGE_WEAKER,
    ACG_N_CHANGES
};

/** A tie: a dyad, kind and direction. */
struct acg_diff_tie {
    uint32_t from, to; /**< indexes of acg_diff.actors; from < to if undirected */
    enum acg_kind kind;
    bool directed;
    double weights[ACG_N_SIDES]; /**< 0: there is none */
    uint32_t first_cause, n_causes;
};

/** A dyad whose ties, taken together, were friendly and are hostile, or the other way round. */
struct acg_diff_flip {
    uint32_t from, to;       /**< from < to */
    double net[ACG_N_SIDES]; /**< cooperation and membership less rivalry and threat */
};

/** Why a claim counts otherwise than before. The first three: the world changed. The others: our
 * sources did, which takes two graphs. */
enum acg_cause {
    ACG_CAUSE_BEGAN,     /**< the later window meets its dates, the earlier does not */
    ACG_CAUSE_ENDED,     /**< the other way round */
    ACG_CAUSE_REWEIGHED, /**< it counts in both windows, by another share */
    ACG_CAUSE_ADDED,     /**< the earlier graph does not have it */
    ACG_CAUSE_REMOVED,   /**< the later graph does not have it */
    ACG_CAUSE_RECODED,   /**< both have it, with other dates, weight, kind or status */
};

/** A claim that is a cause of a change. */
struct acg_diff_cause {
    uint32_t claims[ACG_N_SIDES]; /**< in each graph, or ACG_NONE */
    bool holds[ACG_N_SIDES];      /**< whether the tie rests on it */
    enum acg_cause why;
};

/** What changed. Borrows the slices. */
struct acg_diff {
    const acg_slice *slices[ACG_N_SIDES];
    struct acg_diff_actor
        *actors; /**< of both graphs, by id (the earlier graph's, if it has one) */
    size_t n_actors;
    struct acg_diff_tie *ties; /**< those that changed, by (from, to, kind, directed) */
    size_t n_ties;
    struct acg_diff_flip *flips; /**< by (from, to) */
    size_t n_flips;
    struct acg_diff_cause *causes; /**< grouped by tie; within a tie by cause, then time */
    size_t n_causes;
    struct acg_diff_cause *recoded; /**< claims that only one graph has, or that differ, whether or
                                         not they are in a slice; `holds` is not set */
    size_t n_recoded;
    size_t n_changes[ACG_N_CHANGES], n_same; /**< ties by what became of them */
    size_t n_came, n_went;                   /**< actors */
    double tie_jaccard;      /**< kept ties / ties of either; NAN if there is none */
    double weighted_jaccard; /**< sum of min / sum of max of the weights; NAN if there is none */
    double correlation;      /**< Pearson's r of the net weights of all dyads of actors that stand
                                  in both networks; NAN if they do not vary */
    double weight_change;    /**< sum of the weights after, less that before */
};

/**
 * Compares two slices, of one graph or of two. The result does not depend on the order of the
 * files, and diff(b, a) is diff(a, b) with its sides exchanged. Weights that differ by less than
 * 1e-12 of the larger are equal. Takes O((claims + ties) log).
 *
 * Of two graphs, a claim is the same one if it has the same id; else if all of it is equal; else
 * if pair, kind, type and dates are; else if pair, kind, type and sources are; else if pair, dates
 * and sources are.
 *
 * @param before, after  must live as long as `out`
 * @param out            acg_diff_clear in either case
 * @return ACG_OK, ACG_REJECTED (two actors of a graph have the name of one of the other) or
 *         ACG_FAILED (memory). Actors whose ids differ and that share a name are a warning under
 *         ACG_MATCH_ID.
 *
 * Source: Jaccard (1912), doi:10.1111/j.1469-8137.1912.tb05611.x; Butts and Carley (2005),
 * doi:10.1007/s10588-005-5378-z, on the correlation of graphs.
 */
acg_status acg_diff_init(struct acg_diff *out, const acg_slice *before, const acg_slice *after,
                         enum acg_match match, acg_report *report);

/** Frees what a comparison owns, not the slices; {0} again. */
void acg_diff_clear(struct acg_diff *diff);

/** What became of a tie; it must have changed. */
enum acg_change acg_diff_change(const struct acg_diff_tie *tie);

/** "new", "gone", "stronger" or "weaker". */
const char *acg_change_name(enum acg_change change);

/** "began", "ended", "reweighed", "added", "removed" or "recoded". */
const char *acg_cause_name(enum acg_cause cause);

/** Whether the world changed, not what we know of it. */
bool acg_cause_is_world(enum acg_cause cause);

/** An actor of both networks whose rank changed. */
struct acg_diff_move {
    uint32_t actor;             /**< index of acg_diff.actors */
    double values[ACG_N_SIDES]; /**< of the measure */
    size_t ranks[ACG_N_SIDES];  /**< from 1: the largest; 0: undefined */
};

/**
 * Finds who moved in rank by a measure, by actor.
 *
 * @param moves  `*n` moves; yours, free. NULL after a failure
 * @return as acg_centrality
 */
acg_status acg_diff_ranks(const struct acg_diff *diff, enum acg_measure measure,
                          const struct acg_centrality_options *options,
                          struct acg_diff_move **moves, size_t *n, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
