// analyse/match.h - which actors and claims of one graph are which of another.
#ifndef ACG_ANALYSE_MATCH_H
#define ACG_ANALYSE_MATCH_H

#include "actorgraph/diff.h"
#include "base/arena.h"

/** Actors and claims of two graphs, one with another. {0} is empty. */
struct acg_matched {
    struct acg_arena arena;
    struct acg_diff_actor *actors; /**< of both, by id; `there` is not set */
    size_t n_actors;
    uint32_t *actor_of[ACG_N_SIDES]; /**< for each actor of a graph its index in `actors` */
    uint32_t *claim_of[ACG_N_SIDES]; /**< for each claim its counterpart in the other graph, or
                                          ACG_NONE */
    bool *recoded; /**< for each claim of the earlier graph that has a counterpart: whether they
                        differ */
    bool one_graph;
};

/** As acg_diff_init has it; clear in either case. */
acg_status acg_matched_init(struct acg_matched *out, const acg_graph *before,
                            const acg_graph *after, enum acg_match match, acg_report *report);
void acg_matched_clear(struct acg_matched *matched);

#endif
