// analyse/closeness.h - how close an actor is to each bloc, for claims that weigh what one likes.
#ifndef ACG_ANALYSE_CLOSENESS_H
#define ACG_ANALYSE_CLOSENESS_H

#include "analyse/ledger.h"

/** How to weigh the ledger this time. */
struct acg_weighing {
    const double *weights; /**< of the ledger's claims; 0: away */
    const double *belongs; /**< the same, for who is a member of a candidate; NULL: as weights */
    uint32_t left;         /**< a node that has left all blocs, or ACG_NONE */
    enum acg_combine combine;
    enum acg_overlap overlap;
    double restart;
};

/** What a bloc comes to. */
struct acg_close {
    size_t n_members;
    double n_effective, values[ACG_N_BLOC_MEASURES], ranks[ACG_N_BLOC_MEASURES], mean_rank;
};

/** A pair that cooperates. */
struct acg_edge {
    uint32_t a, b;
    double weight;
};

/** Room for the measures of one ledger, and what they came to last. */
struct acg_closeness {
    const struct acg_ledger *ledger;
    const struct acg_bloc_options *options;
    struct acg_close *blocs; /**< one for each candidate, by id */
    unsigned votes;
    size_t n_ranked;
    double lead; /**< the lowest mean rank; INFINITY if nothing votes */
    // room
    struct acg_edge *edges; // those of the last measurement, by a
    size_t n_edges;
    double *numbers;
    uint32_t *words;
    double *slots, *homes;                 // by slot: evidence, and who belongs
    double *cooperation, *hostility;       // of the actor with each node
    double *sign, *alike, *squares, *sums; // of signed rows
    double *strength, *root, *walk, *step, *rest, *image, *scaled; // by node
    double *shared, *own, *kappa, *jaccard;                        // by node
    double *roles;                // of the seats that count, by house and role
    double *sorted;               // of blocs
    uint32_t *seated;             // their nodes
    uint32_t *first_seat, *order; // by house; of blocs
    uint32_t *in_blocs;           // by node: how many it is a member of
};

/** Makes room; acg_closeness_clear in either case. False if memory is out. */
bool acg_closeness_init(struct acg_closeness *out, const struct acg_ledger *ledger,
                        const struct acg_bloc_options *options);
void acg_closeness_clear(struct acg_closeness *closeness);

/** Finds measures and ranks of all blocs. Cannot fail. Takes O(claims + 50 (pairs + seats)). */
void acg_closeness_measure(struct acg_closeness *closeness, const struct acg_weighing *how);

/** Lists the members of the blocs that were measured last: those of bloc k from nodes[next[k]] on;
 * next[k] ends behind them. */
void acg_closeness_members(struct acg_closeness *closeness, const struct acg_weighing *how,
                           size_t next[], uint32_t nodes[]);

/** Whether a bloc comes first. */
bool acg_closeness_wins(const struct acg_closeness *closeness, size_t bloc);

/** Mean of 1 / distance to the members of each bloc, on the A+ that was measured last; an edge is
 * 1 / weight long. ACG_OK or ACG_FAILED. */
acg_status acg_closeness_paths(struct acg_closeness *closeness, const struct acg_weighing *how,
                               double means[], acg_report *report);

#endif
