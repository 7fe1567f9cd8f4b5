// analyse/ledger.h - the claims of a slice, laid out so that they can be weighed again and again.
#ifndef ACG_ANALYSE_LEDGER_H
#define ACG_ANALYSE_LEDGER_H

#include "actorgraph/bloc.h"

/** A claim of the slice. */
struct acg_ledger_claim {
    uint32_t claim; /**< of the graph */
    double weight;  /**< that counts in the window */
    double full;    /**< of the claim as it was coded */
};

/** Claims of one slot, kind and type: they are one piece of evidence. */
struct acg_layer {
    uint32_t slot, first, n; /**< in `strands` */
};

/** Two actors: C is what slot `cooperation` holds, M that of `hostility`; ACG_NONE: none. */
struct acg_pair {
    uint32_t a, b; /**< nodes, a < b */
    uint32_t cooperation, hostility;
};

/** An actor in an organization; its role is what the slot holds. */
struct acg_seat {
    uint32_t node, slot;
};

struct acg_house {
    uint32_t actor;    /**< of the graph */
    uint32_t first, n; /**< in `seats` */
    uint32_t bloc;     /**< index of the candidate that it is, or ACG_NONE */
};

/**
 * Everything that the measures of a bloc need of a slice. Nodes are the actors that are no
 * organizations, and those organizations that cooperate, are hostile, or are members somewhere.
 */
struct acg_ledger {
    const acg_graph *graph;
    enum acg_combine combine;
    size_t n_nodes, n_claims, n_slots, n_strands, n_layers, n_pairs, n_seats, n_houses, n_blocs;
    uint32_t focal;        /**< node that is asked about, or ACG_NONE */
    uint32_t *actor_of;    /**< graph actor of a node */
    uint32_t *bloc_actors; /**< graph actors of the candidates, sorted by id */
    uint32_t *camp_of; /**< by node: the candidate whose camp it is in, or ACG_NONE; NULL: blocs are
                            no camps */
    size_t n_solutions, n_frustrated, n_undecided; /**< of the camps */
    bool more_solutions;
    uint32_t *pole_nodes;            /**< their nodes, if they are poles; else NULL */
    struct acg_ledger_claim *claims; /**< in the order of the slice */
    uint32_t *strands;               /**< indexes of claims */
    struct acg_layer *layers;        /**< by slot */
    struct acg_pair *pairs;
    struct acg_house *houses; /**< organizations and others with members */
    struct acg_seat *seats;   /**< by house, then node */
};

/**
 * Lays out a slice.
 *
 * @param actor  who is asked about, or ACG_NONE
 * @param out  acg_ledger_clear in either case
 * @return as acg_bloc_ask
 */
acg_status acg_ledger_init(struct acg_ledger *out, const acg_slice *slice, uint32_t actor,
                           const struct acg_bloc_options *options, acg_report *report);
void acg_ledger_clear(struct acg_ledger *ledger);

/** What each slot holds if the claims weigh `weights`, those of weight 0 being away. */
void acg_ledger_fill(const struct acg_ledger *ledger, enum acg_combine combine,
                     const double weights[], double slots[]);

#endif
