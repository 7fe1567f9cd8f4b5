// analyse/spectral.h - measures that are a vector of a matrix: eigenvectors, walks, the PN index.
#ifndef ACG_ANALYSE_SPECTRAL_H
#define ACG_ANALYSE_SPECTRAL_H

#include "analyse/bridge.h"

/*
 * Each fills network->n_actors values and returns ACG_OK or ACG_FAILED. `bridged` is igraph's form
 * of `network`; weights are > 0 but for the last two.
 */

/** The leading eigenvector, its largest entry 1; all NAN where two components share the leading
 * eigenvalue (it is then any mixture) or where no walk returns. Source: Bonacich (1972) */
acg_status acg_eigenvector(const struct acg_network *network, const struct acg_bridged *bridged,
                           double values[], acg_report *report);

/** The leading eigenvalue; 0 without edges. */
acg_status acg_leading_eigenvalue(const struct acg_network *network,
                                  const struct acg_bridged *bridged, double *out,
                                  acg_report *report);

/** PageRank; `reset` says for each actor how much of the restarts it gets, NULL: all alike. All NAN
 * if `reset` is 0 everywhere. Source: Brin and Page (1998) */
acg_status acg_pagerank(const struct acg_network *network, const struct acg_bridged *bridged,
                        double damping, const double reset[], double values[], acg_report *report);

/** Kleinberg's hub scores, or authority scores, of a directed network; the largest is 1. All NAN
 * without edges, and where two parts lead alike. Source: Kleinberg (1999) */
acg_status acg_hub_or_authority(const struct acg_network *network, bool authority, double values[],
                                acg_report *report);

/** x = 1 + a A'x with a = attenuation / leading eigenvalue: 1 plus the attenuated walks that end at
 * an actor; all 1 without edges, all NAN where no walk returns. Source: Katz (1953), Bonacich
 * (1987) */
acg_status acg_katz(const struct acg_network *network, const struct acg_bridged *bridged,
                    double attenuation, double values[], acg_report *report);

enum acg_pn { ACG_PN_OF_ALL, ACG_PN_OF_IN, ACG_PN_OF_OUT };

/**
 * The PN index of a network whose weights are 1 and -1: (I - bA)^-1 1 with A = P - 2N and
 * b = 1 / (2n - 2), undirected; by the ties to an actor (I - b^2 A'A)^-1 (I + bA') 1, by those from
 * it the same with A and A' exchanged. 1 for an isolate. Source: Everett and Borgatti (2014),
 * Social Networks 38: 111-120
 */
acg_status acg_pn_index(const struct acg_network *network, enum acg_pn which, double values[],
                        acg_report *report);

/** The eigenvector of the leading eigenvalue of an undirected network whose weights are 1 and -1,
 * its entry of largest magnitude 1; all NAN unless that eigenvalue is positive and simple and no
 * negative one is larger in magnitude. Source: Bonacich and Lloyd (2004), Social Networks 26(4):
 * 331-338 */
acg_status acg_eigenvector_signed(const struct acg_network *network, double values[],
                                  acg_report *report);

#endif
