// actorgraph/balance.h - whether a signed network is balanced, its camps, and what strains them.
#ifndef ACTORGRAPH_BALANCE_H
#define ACTORGRAPH_BALANCE_H

#include "actorgraph/progress.h"
#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

// ---- the signed graph ----

/** What sign a dyad has that is tied by cooperation and by hostility (rivalry, threat). */
enum acg_dyad_rule {
    ACG_DYAD_NET, /**< that of the weights of cooperation less those of hostility; none if they
                       are equal */
    ACG_DYAD_AMBIVALENT, /**< none: it takes no part, and is counted */
};

/** Two actors and the sign between them. */
struct acg_signed_tie {
    uint32_t a, b; /**< actors of the slice, a < b */
    bool positive;
    double weight;     /**< > 0, finite: how far one sign outweighs the other */
    uint32_t first, n; /**< in acg_signs.sources */
};

/**
 * A slice as balance sees it: undirected, at most one sign for two actors. Threats and aid lose
 * their direction. Memberships count only where the slice names their kind among those it wants
 * (acg_slice_options.kinds), since a seat in an organization is no tie between equals.
 */
struct acg_signs {
    size_t n_actors, n_ties, n_positive, n_negative;
    size_t n_mixed;              /**< dyads with cooperation and hostility */
    size_t n_unsigned;           /**< of them without a sign, so no ties here */
    struct acg_signed_tie *ties; /**< sorted by (a, b) */
    uint32_t *sources;           /**< indexes of slice ties, by signed tie, in the slice's order */
};

/**
 * Makes the signed graph of a slice.
 *
 * @param out  acg_signs_clear in either case
 * @return ACG_OK, ACG_REJECTED (weights that add up beyond the largest number) or ACG_FAILED
 */
acg_status acg_signs_init(struct acg_signs *out, const acg_slice *slice, enum acg_dyad_rule rule,
                          acg_report *report);

/** Frees what a signed graph owns; {0} again. */
void acg_signs_clear(struct acg_signs *signs);

// ---- triads ----

/** Three actors, all tied, by the signs of their ties. The first and the third are balanced, the
 * last is weakly. */
enum acg_triad { ACG_TRIAD_PPP, ACG_TRIAD_PPN, ACG_TRIAD_PNN, ACG_TRIAD_NNN, ACG_N_TRIADS };

/** Triads by kind. */
struct acg_triads {
    uint64_t n[ACG_N_TRIADS];
    double weight[ACG_N_TRIADS]; /**< sums of their intensities (w1 w2 w3)^(1/3), which are 1 where
                                      all weights are */
};

/**
 * Counts the signed triads, of the whole and of each actor (those that it is in). Each triad is
 * met once, at its actor of fewest ties. Takes O(ties^1.5).
 *
 * @param of_actors  signs->n_actors, filled; NULL: only the whole
 * @return ACG_OK or ACG_FAILED
 *
 * Source: Heider (1946), Cartwright and Harary (1956); intensity: Onnela and others (2005), Phys.
 * Rev. E 71: 065103; the order: Latapy (2008), Theor. Comput. Sci. 407: 458-473.
 */
acg_status acg_triads_count(const struct acg_signs *signs, struct acg_triads *whole,
                            struct acg_triads of_actors[], acg_report *report);

/** How to judge triads. Zero is the strong degree of balance by number. */
struct acg_triads_rule {
    bool weak;     /**< --- is balanced too (Davis 1967) */
    bool weighted; /**< by intensity, not number */
};

/** T: the balanced share of triads, in [0, 1]; NAN if there is none. */
double acg_triads_balance(const struct acg_triads *triads, struct acg_triads_rule rule);

// ---- walks ----

enum { ACG_MOST_DENSE = 2000 }; // actors whose eigenvalues are all computed, in some 10 s

/** Balance by closed walks, and by the signed Laplacian. Actors without a sign take no part. */
struct acg_walks {
    double k;         /**< K = tr exp(A) / tr exp(|A|), A the signs: in (0, 1], 1 if balanced */
    double u;         /**< U = (1 - K) / (1 + K), in [0, 1) */
    double laplacian; /**< least eigenvalue of D - A, D the numbers of ties: >= 0; 0 if a connected
                           part is balanced */
    double leading;   /**< eigenvalue of A of largest magnitude; of two equal ones the positive */
    size_t n_actors;  /**< with a sign */
};

/**
 * Measures balance by walks of all lengths. NAN without ties and beyond ACG_MOST_DENSE actors.
 * K falls with size and density: it compares networks that are alike in both.
 *
 * @return ACG_OK or ACG_FAILED
 *
 * Source: Estrada and Benzi (2014), Phys. Rev. E 90: 042802; Kunegis and others (2010), SDM.
 */
acg_status acg_walks_measure(const struct acg_signs *signs, struct acg_walks *out,
                             acg_report *report);

// ---- frustration ----

enum { ACG_CAMPS_ANY = 0x7fffffff }; // as many camps as fit best

/** How to split. Zero is the default: two camps, ties count 1, no limit, the first split. */
struct acg_frustration_options {
    uint32_t camps;     /**< at most so many; 0: 2; ACG_CAMPS_ANY: weak balance, that is
                             correlation clustering */
    bool weighted;      /**< ties count their weight, exact to a millionth of the largest */
    bool index_only;    /**< only the index: the best splits are neither counted nor compared */
    double seconds;     /**< for one network; 0: without limit */
    size_t most_splits; /**< of the best splits to be listed; 0: 1 */
};

/** What the best splits say of a tie. */
enum acg_strain {
    ACG_STRAIN_NEVER,     /**< frustrated in none of them */
    ACG_STRAIN_SOMETIMES, /**< in some */
    ACG_STRAIN_ALWAYS,    /**< in each */
};

/**
 * The best splits of a network. A positive tie between camps is frustrated, and so is a negative
 * one within. Two splits are the same if the same ties are frustrated: connected parts are split
 * each by itself, and which camp of one goes with which of another has no meaning. The first split
 * is that which spares the earliest ties, in the order of (a, b).
 */
struct acg_frustration {
    bool proved;         /**< no split is better; else `bound` is what could be proved */
    double cost;         /**< what the split costs: its frustrated ties or their weight */
    double bound;        /**< no split costs less */
    size_t n_frustrated; /**< ties of the first split */
    double weight;       /**< of them */
    double balance;      /**< 1 - 2 cost / (all ties or their weight), at most 1; NAN without ties.
                              For two camps it is in [0, 1] */
    size_t n_parts;      /**< connected parts with ties */
    uint32_t *part;      /**< by actor: its part, numbered by first actor, or ACG_NONE */
    uint32_t *camps;     /**< n_splits x n_actors: camps of each listed split, or ACG_NONE. With two
                              camps or k they are numbered from 0 in each part, with any number
                              throughout, by first actor */
    size_t n_splits;     /**< listed: at least 1, best first ties first */
    bool *frustrated;    /**< by tie, of the first split */

    // what follows needs `settled`: proved, and not index_only
    bool settled;
    double n_best;           /**< how many best splits there are; exact below 2^53 */
    bool more;               /**< there are more than n_best: it was not counted to the end */
    enum acg_strain *strain; /**< by tie; all 0 unless settled */
    bool *undecided; /**< by actor: the best splits do not agree where it belongs. Two camps:
                          it is outside the largest set of actors of its part that are linked
                          by ties with the same fate in all best splits. Else: ties that hold
                          in all best splits make groups, and one that holds in some links
                          its group to a larger one (of equal ones, one with an earlier first
                          actor) */
    size_t n_undecided;
};

/**
 * Finds the frustration index L, with proof: the least number or weight of ties that no split
 * spares. Parts and blocks (which share one actor at most) are solved apart: small ones by going
 * through all splits, others by linear programs with cuts for cycles of a sign that cannot be, and
 * branching. They run in a child process, since GLPK ends the process where memory is out.
 * What ends within the limit does not depend on the order of actors in the file.
 *
 * @param out  acg_frustration_clear in either case
 * @return ACG_OK, also if the time was up (out->proved says so), or ACG_FAILED
 *
 * Source: Aref, Mason and Wilson (2020), Networks 75(1): 95-110; Barahona and Mahjoub (1986), Math.
 * Programming 36: 157-173, for cycles; Doreian and Mrvar (1996), Social Networks 18(2): 149-168,
 * for k camps; Demaine and others (2006), Theor. Comput. Sci. 361: 172-187, for any number.
 */
acg_status acg_frustration_find(const struct acg_signs *signs,
                                const struct acg_frustration_options *options,
                                struct acg_frustration *out, acg_report *report);

/** Frees what an answer owns; {0} again. */
void acg_frustration_clear(struct acg_frustration *frustration);

// ---- significance ----

/** How to compare with chance. Zero is the default of all but draws. */
struct acg_null_options {
    size_t draws; /**< > 0 */
    uint64_t seed;
    bool walks; /**< K as well; as costly as acg_walks_measure for each draw */
    struct acg_crew_options crew;
};

/** What is compared. */
enum acg_null_measure { ACG_NULL_STRONG, ACG_NULL_WEAK, ACG_NULL_WALKS, ACG_N_NULL_MEASURES };

/** A measure against chance. NAN where it is undefined. */
struct acg_null {
    double value;           /**< of the network */
    double mean, deviation; /**< of the draws; the deviation with draws - 1 */
    double low, high;       /**< 2.5 % and 97.5 % quantiles of the draws */
    double z;               /**< (value - mean) / deviation */
    double p_more;          /**< (1 + draws at least as balanced) / (1 + draws) */
    double p_less;          /**< (1 + draws at most as balanced) / (1 + draws) */
};

/**
 * Compares T (strong, weak) and K with networks in which the same dyads are tied and the signs,
 * with their weights, are dealt anew among them: as many of each kind, in the same window. Each
 * draw has its own stream of chance, so the numbers do not depend on how many processes draw.
 *
 * @param out  ACG_N_NULL_MEASURES, filled
 * @return ACG_OK, ACG_MISUSED (no draws) or ACG_FAILED
 *
 * Source: Leskovec, Huttenlocher and Kleinberg (2010), CHI, for the shuffled signs; Davison and
 * Hinkley (1997), Bootstrap Methods, section 4.2, for the 1 that is added.
 */
acg_status acg_null_compare(const struct acg_signs *signs, const struct acg_null_options *options,
                            struct acg_null out[], acg_report *report);

// ---- all of it ----

/** What to ask of a network. Zero is the default: the net sign of dyads, two camps, no draws. */
struct acg_balance_options {
    enum acg_dyad_rule dyads;
    struct acg_frustration_options split; /**< whose camps and frustrated ties are shown */
    struct acg_null_options null;         /**< draws 0: no comparison with chance */
};

/** How balanced one network is. */
struct acg_balance {
    struct acg_signs signs;
    size_t n_negative_inside; /**< negative ties within connected parts of the positive graph: 0
                                   just if it is weakly balanced (Davis 1967) */
    struct acg_triads triads, *of_actors; /**< of the whole; of each of signs.n_actors */
    struct acg_walks walks;
    struct acg_frustration split;              /**< as options.split asks */
    struct acg_frustration other;              /**< its index the other way: by weight if that is by
                                                    number, by number if that is by weight */
    struct acg_null null[ACG_N_NULL_MEASURES]; /**< all NAN without draws */
};

/**
 * Asks a slice all of the above.
 *
 * @param out  acg_balance_clear in either case
 * @return ACG_OK, ACG_REJECTED (weights that add up beyond the largest number) or ACG_FAILED
 */
acg_status acg_balance_measure(const acg_slice *slice, const struct acg_balance_options *options,
                               struct acg_balance *out, acg_report *report);

/** Frees what an answer owns; {0} again. */
void acg_balance_clear(struct acg_balance *balance);

/** Whether a tie of balance->signs is frustrated in some best split, or, where not all are known,
 * in the one that was found. */
bool acg_balance_is_strained(const struct acg_balance *balance, size_t tie);

#ifdef __cplusplus
}
#endif
#endif
