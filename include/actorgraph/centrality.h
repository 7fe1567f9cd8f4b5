// actorgraph/centrality.h - who matters in a slice, and what the network is like as a whole.
#ifndef ACTORGRAPH_CENTRALITY_H
#define ACTORGRAPH_CENTRALITY_H

#include "actorgraph/progress.h"
#include "actorgraph/series.h"
#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Which ties count, and with what sign. */
enum acg_sign {
    ACG_SIGN_DEFAULT,  /**< ABSOLUTE for degree and strength, POSITIVE for what needs it */
    ACG_SIGN_POSITIVE, /**< cooperation and membership only */
    ACG_SIGN_NEGATIVE, /**< rivalry and threat only, at their weight */
    ACG_SIGN_ABSOLUTE, /**< all ties, at their weight */
    ACG_SIGN_SIGNED,   /**< all ties, rivalry and threat at minus their weight; few measures have
                            such a form */
};

/**
 * The measures of an actor. acg_measure_rule says in a line what each is. Definitions, ranges and
 * references stand in the manual, "Centrality".
 */
enum acg_measure {
    ACG_DEGREE,
    ACG_DEGREE_POSITIVE,
    ACG_DEGREE_NEGATIVE,
    ACG_DEGREE_NET,
    ACG_DEGREE_RATIO,
    ACG_DEGREE_IN,
    ACG_DEGREE_OUT,
    ACG_STRENGTH,
    ACG_STRENGTH_POSITIVE,
    ACG_STRENGTH_NEGATIVE,
    ACG_STRENGTH_NET,
    ACG_STRENGTH_IN,
    ACG_STRENGTH_OUT,
    ACG_BETWEENNESS,
    ACG_CLOSENESS,
    ACG_CLOSENESS_WF,
    ACG_CLOSENESS_IN,
    ACG_CLOSENESS_OUT,
    ACG_HARMONIC,
    ACG_HARMONIC_IN,
    ACG_HARMONIC_OUT,
    ACG_EIGENVECTOR,
    ACG_PAGERANK,
    ACG_HUB,
    ACG_AUTHORITY,
    ACG_KATZ,
    ACG_CONSTRAINT,
    ACG_CORENESS,
    ACG_CLUSTERING,
    ACG_COMPONENT,
    ACG_PN,
    ACG_PN_IN,
    ACG_PN_OUT,
    ACG_EIGENVECTOR_SIGNED,
    ACG_N_MEASURES
};

/** How to measure. Zero is the default. */
struct acg_centrality_options {
    enum acg_sign sign;
    bool directed;      /**< betweenness, closeness, harmonic, eigenvector, pagerank and katz
                             follow the direction of ties; else they ignore it. The measures
                             that end in _in and _out always follow it, as do hub and
                             authority; the others never do */
    bool unweighted;    /**< every tied pair counts 1 */
    double damping;     /**< of pagerank, 0 < d < 1; 0: 0.85 */
    double attenuation; /**< of katz, 0 < f < 1, as a share of 1 / the leading eigenvalue;
                             0: 0.85 */
    struct acg_indexes restart; /**< graph actors at which pagerank begins anew; none: all alike */
    struct acg_indexes blocs;   /**< graph actors whose members are the blocs of the modularity: who
                                     is in several belongs to the first of them, who is in none to a
                                     bloc of the rest. Memberships count whatever the filters of the
                                     slice say */
};

/** The word for a measure, such as "betweenness". Never NULL. */
const char *acg_measure_name(enum acg_measure measure);

/** A line that says what it is. Never NULL. */
const char *acg_measure_rule(enum acg_measure measure);

/** Finds a measure by a word of `length` bytes; says whether there is one. A name of two parts may
 * stand either way round: net_strength is strength_net. */
bool acg_measure_parse(const char *word, size_t length, enum acg_measure *out);

/** The ties that a measure looks at under a choice of sign: what its name fixes, else the choice,
 * else its default. SIGNED where it has no such form says false. */
bool acg_measure_sign(enum acg_measure measure, enum acg_sign choice, enum acg_sign *out);

/** Whether a measure follows the direction of ties under these options. */
bool acg_measure_is_directed(enum acg_measure measure,
                             const struct acg_centrality_options *options);

/** Whether it minds their weights. */
bool acg_measure_is_weighted(enum acg_measure measure,
                             const struct acg_centrality_options *options);

/**
 * Measures all actors of a slice.
 *
 * Isolates, missing paths and ties of rank leave some values undefined, which are NAN: see the
 * manual. No measure sees a negative weight but those that are made for it.
 *
 * @param measures  `n` measures
 * @param values    n x (actors of the slice), measure by measure; filled
 * @return ACG_OK; ACG_MISUSED (a sign that a measure does not have, damping out of range);
 *         ACG_REJECTED (weights that add up beyond the largest number); ACG_FAILED
 */
acg_status acg_centrality(const acg_slice *slice, const enum acg_measure measures[], size_t n,
                          const struct acg_centrality_options *options, double values[],
                          acg_report *report);

/**
 * Ranks values: the largest is 1, and values that differ by less than 1e-9 of the largest magnitude
 * share the first of their ranks (1, 2, 2, 4).
 *
 * @param ranks  `n`, filled; 0 for a value that is NAN
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_ranks_find(const double values[], size_t n, size_t ranks[], acg_report *report);

/** Takes the values of one window. `actors` are graph actors, ascending; `values` is as above. */
typedef acg_status acg_centrality_visit(void *context, size_t window, const uint32_t actors[],
                                        size_t n_actors, const double values[], acg_report *report);

/**
 * Measures all windows of a series, several side by side, and hands them over in order. Windows
 * that do not differ from the one before are not measured again.
 *
 * @param visit  called for every window; a status other than ACG_OK ends the work
 * @return as acg_centrality, or what `visit` returned
 */
acg_status acg_centrality_series(acg_series *series, const enum acg_measure measures[], size_t n,
                                 const struct acg_centrality_options *options,
                                 const struct acg_crew_options *crew, acg_centrality_visit *visit,
                                 void *context, acg_report *report);

/** The measures of a whole network; acg_network_rule says in a line what each is. */
enum acg_network_measure {
    ACG_NETWORK_ACTORS,
    ACG_NETWORK_TIES,
    ACG_NETWORK_WEIGHT,
    ACG_NETWORK_DENSITY,
    ACG_NETWORK_ISOLATES,
    ACG_NETWORK_COMPONENTS,
    ACG_NETWORK_LARGEST_COMPONENT,
    ACG_NETWORK_STRONG_COMPONENTS,
    ACG_NETWORK_MUTUAL_DYADS,
    ACG_NETWORK_RECIPROCITY,
    ACG_NETWORK_DIAMETER,
    ACG_NETWORK_MEAN_PATH,
    ACG_NETWORK_TRANSITIVITY,
    ACG_NETWORK_CLUSTERING,
    ACG_NETWORK_MAX_CORENESS,
    ACG_NETWORK_EIGENVALUE,
    ACG_NETWORK_CENTRALIZATION_DEGREE,
    ACG_NETWORK_CENTRALIZATION_CLOSENESS,
    ACG_NETWORK_CENTRALIZATION_BETWEENNESS,
    ACG_NETWORK_MODULARITY,
    ACG_N_NETWORK_MEASURES
};

/** The word for a measure, such as "density". Never NULL. */
const char *acg_network_name(enum acg_network_measure measure);

/** A line that says what it is. Never NULL. */
const char *acg_network_rule(enum acg_network_measure measure);

/** Finds a measure by a word of `length` bytes; says whether there is one. */
bool acg_network_parse(const char *word, size_t length, enum acg_network_measure *out);

/**
 * Measures the network of a slice. The sign is POSITIVE unless chosen; SIGNED is refused.
 *
 * @param values  ACG_N_NETWORK_MEASURES values, filled; NAN where undefined
 * @return as acg_centrality
 */
acg_status acg_network_measures(const acg_slice *slice,
                                const struct acg_centrality_options *options, double values[],
                                acg_report *report);

/** Takes the ACG_N_NETWORK_MEASURES values of one window. */
typedef acg_status acg_network_visit(void *context, size_t window, const double values[],
                                     acg_report *report);

/** Measures the networks of all windows, as acg_centrality_series does actors. */
acg_status acg_network_series(acg_series *series, const struct acg_centrality_options *options,
                              const struct acg_crew_options *crew, acg_network_visit *visit,
                              void *context, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
