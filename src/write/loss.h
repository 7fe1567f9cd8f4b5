// write/loss.h - what a format cannot carry, said once for each sort of loss.
#ifndef ACG_WRITE_LOSS_H
#define ACG_WRITE_LOSS_H

#include "actorgraph/graph.h"

#include <stddef.h>

/** What a graph can have beyond ids, ends and weights, and a format may have no place for. */
enum acg_feature {
    ACG_HAS_TITLE,
    ACG_HAS_LICENSE,
    ACG_HAS_LABELS,  /**< labels and notes of types, and types that nothing uses */
    ACG_HAS_SOURCES, /**< sources beyond their ids */
    ACG_HAS_NAMES,   /**< names other than the id */
    ACG_HAS_LANGUAGES,
    ACG_HAS_SHORTS,
    ACG_HAS_ALIASES,
    ACG_HAS_CODES,
    ACG_HAS_ACTOR_KINDS,
    ACG_HAS_ACTOR_TIMES,
    ACG_HAS_ACTOR_NOTES,
    ACG_HAS_KINDS, /**< beyond the sign */
    ACG_HAS_TYPES,
    ACG_HAS_AMONG, /**< that one claim ties more than two */
    ACG_HAS_CLAIM_IDS,
    ACG_HAS_TIMES,
    ACG_HAS_DAYS,   /**< times that are no whole years */
    ACG_HAS_DOUBTS, /**< dates that are uncertain, approximate, or some day of a longer time */
    ACG_HAS_STATUSES,
    ACG_HAS_CONFIDENCES,
    ACG_HAS_DIRECTIONS, /**< other than the kind has */
    ACG_HAS_CITES,
    ACG_HAS_CLAIM_NOTES,
    ACG_HAS_RECORDED,
    ACG_HAS_EXTRAS, /**< keys that the format of graphs does not define */
    ACG_N_FEATURES
};

/**
 * Warns of everything that a graph has and a format does not carry, one line a sort of loss:
 * "pajek: notes of relations are left out (17 relations)". Takes O(graph).
 *
 * @param format   the name of the format
 * @param carried  bits 1 << enum acg_feature: what comes through
 */
void acg_losses_report(const acg_graph *graph, const char *format, unsigned carried,
                       acg_report *report);

/** Warns of one sort of loss, unless `count` is 0: "FORMAT: WHAT (COUNT THINGs)". */
void acg_loss_report(const char *format, const char *what, size_t count, const char *thing,
                     acg_report *report);

#endif
