// actorgraph/kind.h - the fixed vocabularies: kinds of ties and actors, statuses of claims.
#ifndef ACTORGRAPH_KIND_H
#define ACTORGRAPH_KIND_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a tie is. */
enum acg_kind { ACG_COOPERATION, ACG_RIVALRY, ACG_MEMBERSHIP, ACG_THREAT };

/** What an actor is. */
enum acg_actor_kind { ACG_STATE, ACG_ORGANIZATION, ACG_NONSTATE };

/** How well a claim is established. */
enum acg_claim_status { ACG_CONFIRMED, ACG_REPORTED, ACG_ALLEGED, ACG_PLANNED };

enum { ACG_N_KINDS = 4, ACG_N_ACTOR_KINDS = 3, ACG_N_CLAIM_STATUSES = 4 };

/** The word of the file format: "cooperation", "rivalry", "membership" or "threat". */
const char *acg_kind_name(enum acg_kind kind);

/** "state", "organization" or "nonstate". */
const char *acg_actor_kind_name(enum acg_actor_kind kind);

/** "confirmed", "reported", "alleged" or "planned". */
const char *acg_claim_status_name(enum acg_claim_status status);

/** Finds a word of `length` bytes; says whether it exists. Exact, lower case. */
bool acg_kind_parse(const char *word, size_t length, enum acg_kind *out);

/** The same of a kind of actor. */
bool acg_actor_kind_parse(const char *word, size_t length, enum acg_actor_kind *out);

/** The same of a status. */
bool acg_claim_status_parse(const char *word, size_t length, enum acg_claim_status *out);

/** +1 for cooperation and membership, -1 for rivalry and threat. */
int acg_kind_sign(enum acg_kind kind);

/** Whether a tie of this kind has a direction unless the graph says otherwise. */
bool acg_kind_is_directed(enum acg_kind kind);

/** How far a claim of this status is believed unless the graph says otherwise, 0..1. */
double acg_claim_status_confidence(enum acg_claim_status status);

#ifdef __cplusplus
}
#endif
#endif
