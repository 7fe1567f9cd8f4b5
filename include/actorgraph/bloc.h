// actorgraph/bloc.h - which bloc an actor sits closest to, and how sure that is.
#ifndef ACTORGRAPH_BLOC_H
#define ACTORGRAPH_BLOC_H

#include "actorgraph/progress.h"
#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What speaks for a bloc, each another kind of evidence on an actor i and the members j != i of a
 * bloc, whose weights are v_j. C is cooperation and M hostility (rivalry and threat) of a pair,
 * whatever the direction; A+ is C plus what shared organizations add, min(role_i, role_j) /
 * (members - 1). The actor's own membership in a candidate is left out of all of them.
 */
enum acg_bloc_measure {
    ACG_BLOC_DIRECT,       /**< D: mean of C_ij. High is close. [0, inf) */
    ACG_BLOC_WALK,         /**< P: how much more often a walk on A+ that keeps returning to i visits
                                the members than one without an aim. 1: as often. [0, inf) */
    ACG_BLOC_PROFILE,      /**< K: mean kappa (squared) of the rows sign(C - M). At most 1 */
    ACG_BLOC_INSTITUTIONS, /**< C: mean weighted Jaccard of organizations other than candidates.
                                [0, 1] */
    ACG_BLOC_HOSTILITY,    /**< O: mean of M_ij. Low is close. [0, inf) */
    ACG_N_BLOC_MEASURES
};

/** What a member of several candidate blocs counts in each. */
enum acg_overlap {
    ACG_OVERLAP_SHARED,    /**< 1 / the number of them */
    ACG_OVERLAP_EXCLUSIVE, /**< nothing */
    ACG_OVERLAP_FULL,      /**< 1 */
};

/** What is left out in turn, to see whether the answer stands. */
enum acg_drop {
    ACG_DROP_KINDS,    /**< all claims of a kind; blocs keep their members */
    ACG_DROP_SOURCES,  /**< all claims that cite a source; a member whose membership is among them
                            leaves its bloc */
    ACG_DROP_MEMBERS,  /**< a member of a bloc leaves all blocs; its ties stay */
    ACG_DROP_STATUSES, /**< all claims that are alleged or planned */
    ACG_DROP_TYPES,    /**< all claims of a type; blocs keep their members */
    ACG_DROP_TIES,     /**< one claim; without being asked for, only those that tie the actor */
    ACG_DROP_RULES,    /**< nothing is left out; a rule is changed: restart, overlap, combination */
    ACG_N_DROPS
};

/** How to ask. Zero is the default. */
struct acg_bloc_options {
    struct acg_indexes blocs; /**< graph actors with members; none: every organization that has one
                                   in the slice */
    struct acg_indexes poles; /**< graph actors, each a bloc of its own; excludes `blocs` */
    bool detect; /**< the blocs are the two camps of the signed graph without the actor;
                      excludes `blocs` and `poles` */
    enum acg_overlap overlap;
    unsigned measures;                   /**< that vote: bits 1 << enum acg_bloc_measure; 0: all */
    double weights[ACG_N_BLOC_MEASURES]; /**< of votes in the mean rank, > 0; 0: 1 */
    double restart;                      /**< of the walk, in (0, 1); 0: 0.15 */
    size_t draws;                        /**< resamplings; 0: none */
    uint64_t seed;                       /**< of the resamplings */
    double jitter;  /**< sigma of the log-normal factor of each claim's weight; 0: none */
    unsigned drops; /**< what to leave out besides: bits 1 << enum acg_drop. KINDS, SOURCES,
                         MEMBERS and STATUSES always are, since the verdict rests on them */
    bool plainly;   /**< measures and ranks only: nothing is left out or resampled */
    struct acg_crew_options crew;
};

/** A bloc in the answer. What has no meaning is NAN. */
struct acg_bloc_row {
    uint32_t bloc;       /**< graph actor; of a camp the member with most cooperation within it */
    bool formal_member;  /**< the actor is a member of it */
    size_t n_members;    /**< others than the actor */
    size_t first_member; /**< in answer->members */
    double n_effective;  /**< the sum of their v_j; 0: the bloc has nobody to be close to */
    double values[ACG_N_BLOC_MEASURES];
    double path; /**< mean of 1 / distance, length 1 / A+; has no vote; NAN too
                      where A+ may have more than 5e7 edges */
    double ranks[ACG_N_BLOC_MEASURES]; /**< 1 is closest, equal values share; NAN: no vote */
    double mean_rank;
    bool wins;        /**< the lowest mean rank, alone or with others */
    double first;     /**< share of draws in which it comes first; who come first together share */
    double low, high; /**< 2.5 % and 97.5 % quantiles of its mean rank in the draws */
};

/** One thing left out. */
struct acg_bloc_run {
    enum acg_drop what;
    uint32_t item; /**< enum acg_kind, graph source, graph actor, 0, graph type, graph claim, or
                      enum acg_bloc_rule */
    bool changed;  /**< other blocs come first */
    double margin; /**< of the (first) winner of the whole answer; below 0 if another leads */
    double lead;   /**< by how much the winner's values lead those of the runner-up: sum over
                        votes of (x - y) / (abs(x) + abs(y)), towards closeness */
    size_t first_winner, n_winners; /**< in answer->winners, as indexes of rows */
};

/** The rule that a run of ACG_DROP_RULES changes: the walk restarts at 0.05 or 0.30, who is in
 * several blocs counts whole, parallel claims add up. */
enum acg_bloc_rule { ACG_RULE_RESTART_LOW, ACG_RULE_RESTART_HIGH, ACG_RULE_FULL, ACG_RULE_SUM };

/** How sure an answer is: see acg_bloc_ask. */
enum acg_verdict {
    ACG_VERDICT_ROBUST,
    ACG_VERDICT_LIKELY,
    ACG_VERDICT_CONTESTED,
    ACG_VERDICT_INSUFFICIENT
};

/** Which bloc, and how sure. */
struct acg_bloc_answer {
    struct acg_bloc_row *rows; /**< by mean rank, then id; without one last */
    size_t n_rows, n_ranked, n_winners;
    unsigned votes; /**< measures that tell blocs apart: bits 1 << enum acg_bloc_measure */
    size_t n_votes;
    size_t votes_for; /**< of them put the winner, if there is but one, alone in first place */
    size_t runner_up; /**< row of the second; n_rows: there is none */
    double margin;    /**< (second mean rank - first) / (ranked blocs - 1), in [0, 1] */
    double margin_low, margin_high; /**< 2.5 % and 97.5 % quantiles of the margin in the draws;
                                       below 0 others lead */
    double agreement;               /**< Kendall's W with ties, in [0, 1] */
    double certainty; /**< share of draws in which the winner comes first; NAN without draws and if
                           several win */
    size_t n_ties;    /**< of the actor, membership in candidates aside */
    struct acg_bloc_run *runs; /**< what was left out: kinds, statuses, types, ties, sources,
                                    members, rules */
    size_t n_runs;
    uint32_t *members;                             /**< of the rows: graph actors, by id */
    size_t n_solutions, n_frustrated, n_undecided; /**< of camps: equally good splits, ties that
                                                      none spares, actors that are in no camp since
                                                      they are on either side; 0 without `detect` */
    bool more_solutions; /**< there are more than n_solutions: they were not counted to the end */
    size_t *winners;     /**< of the runs */
    size_t n_judged, n_stood; /**< runs that the verdict rests on, and those that changed nothing */
    size_t carriers[3];       /**< runs of ACG_DROP_TIES: the actor's ties without which the winner
                                   leads least */
    size_t n_carriers;
    enum acg_verdict verdict;
};

/** The letter of a measure: D, P, K, C or O. */
char acg_bloc_measure_letter(enum acg_bloc_measure measure);

/** The word for a measure, such as "direct". Never NULL. */
const char *acg_bloc_measure_name(enum acg_bloc_measure measure);

/** A line that says what it is. Never NULL. */
const char *acg_bloc_measure_rule(enum acg_bloc_measure measure);

/** Finds a measure by its letter or name of `length` bytes; says whether there is one. */
bool acg_bloc_measure_parse(const char *word, size_t length, enum acg_bloc_measure *out);

/** "robust", "likely", "contested" or "insufficient". */
const char *acg_verdict_name(enum acg_verdict verdict);

/**
 * Asks which bloc an actor is closest to. Each voting measure ranks the blocs, equal values share
 * a rank, and one that tells none apart abstains; the lowest mean rank wins. The verdict is
 * - insufficient: fewer than three measures vote, or the actor has no tie;
 * - robust: one winner, put first by more than half of the votes, unchanged in all runs of kinds,
 *   sources, members and statuses, and first in at least 95 % of the draws;
 * - likely: one winner, unchanged in three quarters of those runs, first in 80 % of the draws;
 * - contested: anything else.
 * In a draw each claim stays with the probability of its confidence, and its weight is multiplied
 * by exp(jitter z), z normal. The same seed gives the same draws for any number of processes.
 *
 * @param actor  a graph actor; it may be absent from the slice
 * @param out    acg_bloc_answer_clear in either case; without rows if no bloc is named and no
 *               organization has members, or there are no two camps
 * @return ACG_OK, ACG_REJECTED (the camps could not be proved in time; no bloc but the
 * actor itself; an actor named as a bloc twice) or ACG_FAILED
 *
 * Source: manual, "bloc"; Tong, Faloutsos and Pan (2006) for the walk, Haege (2011) for kappa,
 * Newman (2001) for organizations.
 */
acg_status acg_bloc_ask(const acg_slice *slice, uint32_t actor,
                        const struct acg_bloc_options *options, struct acg_bloc_answer *out,
                        acg_report *report);

/** Frees what an answer owns; {0} again. */
void acg_bloc_answer_clear(struct acg_bloc_answer *answer);

/**
 * Splits the largest connected part of the signed graph into the two camps that leave the fewest
 * ties frustrated, as `detect` does.
 *
 * @param camps  for each actor of the slice 0 or 1, or ACG_NONE: outside, or on either side in
 *               equally good splits; all ACG_NONE if there are no two camps. Camp 0 is that of the
 *               first leader by id
 * @return ACG_OK, ACG_REJECTED (the camps could not be proved in time) or ACG_FAILED
 */
acg_status acg_bloc_camps(const acg_slice *slice, uint32_t camps[], acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
