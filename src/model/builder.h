// model/builder.h - a graph while it grows.
#ifndef ACG_MODEL_BUILDER_H
#define ACG_MODEL_BUILDER_H

#include "actorgraph/graph.h"
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Adds up actors, types, sources and claims, then freezes into a graph. The builder checks what it
 * needs for its own soundness with assert; the reader checks the input and says what is wrong.
 * Every function that returns bool says false only when memory is out.
 *
 * All texts and lists in the structs handed over must live in the builder's arena (acg_builder_text
 * copies there). Indexes count in order of adding; freezing sorts actors by id and renumbers.
 */
typedef struct acg_builder acg_builder;

acg_builder *acg_builder_new(void);
void acg_builder_free(acg_builder *builder);

/** The arena of the graph to be. */
struct acg_arena *acg_builder_arena(acg_builder *builder);
char *acg_builder_text(acg_builder *builder, const char *text, size_t length);

/**
 * The index of a date; the same text is kept (and parsed) once.
 *
 * @param out  the index, or ACG_NONE if `text` is no date (then `why` says why; see acg_date_parse)
 */
bool acg_builder_date(acg_builder *builder, const char *text, size_t length, uint32_t *out,
                      char why[ACG_DATE_WHY]);
const struct acg_date *acg_builder_date_at(const acg_builder *builder, uint32_t index);

bool acg_builder_add_actor(acg_builder *builder, const struct acg_actor *actor); // ids must differ
bool acg_builder_add_type(acg_builder *builder, const struct acg_type *type);    // ids must differ
bool acg_builder_add_source(acg_builder *builder,
                            const struct acg_source *source); // ids must differ

/** Changes what an actor is, which later parts of a file may tell. */
void acg_builder_set_actor_kind(acg_builder *builder, uint32_t actor, enum acg_actor_kind kind);

/** Index in order of adding, or ACG_NONE. */
uint32_t acg_builder_find_actor(const acg_builder *builder, const char *id, size_t length);
uint32_t acg_builder_find_type(const acg_builder *builder, const char *id, size_t length);
uint32_t acg_builder_find_source(const acg_builder *builder, const char *id, size_t length);

/** What was added, by its index; borrowed, may move with the next addition. */
const struct acg_actor *acg_builder_actor_at(const acg_builder *builder, uint32_t index);
const struct acg_type *acg_builder_type_at(const acg_builder *builder, uint32_t index);
const struct acg_source *acg_builder_source_at(const acg_builder *builder, uint32_t index);

/** How many there are, those of the trunk included: the next one gets this index. */
size_t acg_builder_n_actors(const acg_builder *builder);
size_t acg_builder_n_types(const acg_builder *builder);
size_t acg_builder_n_sources(const acg_builder *builder);

/**
 * Adds a claim. first_tie, n_ties, first_cite, n_cites of `claim` are filled in.
 *
 * @param parties  `n_parties` actor indexes: from, to; or, with claim->among, all who are in it,
 * distinct: a tie for each pair
 * @param cites    `n_cites` source indexes
 */
bool acg_builder_add_claim(acg_builder *builder, const struct acg_claim *claim,
                           const uint32_t parties[], size_t n_parties, const uint32_t cites[],
                           size_t n_cites);

/** The claim that was added last, or NULL; borrowed until the next. */
const struct acg_claim *acg_builder_last_claim(const acg_builder *builder);

/**
 * A builder whose claims acg_builder_join will add behind those of `trunk`, so that two threads can
 * build one graph. It finds the actors, types and sources of `trunk`, which must get no more of
 * them meanwhile; those that are added to it count from there on. NULL if memory is out.
 */
acg_builder *acg_builder_branch(const acg_builder *trunk);

/**
 * Moves what a branch has behind what its trunk has; the branch is still to be freed. Of two
 * actors, types or sources with one id the trunk's stays. Members that the format does not define
 * must be of claims alone.
 */
bool acg_builder_join(acg_builder *trunk, acg_builder *branch);

/**
 * Adds a member that the format does not define, of the thing of its part that will be added next,
 * or of the graph. `json` is compact JSON text.
 */
bool acg_builder_add_extra(acg_builder *builder, enum acg_part part, const char *key,
                           const char *json);

void acg_builder_set_title(acg_builder *builder, struct acg_labels title);
void acg_builder_set_license(acg_builder *builder, const char *license);

/** Freezes into a graph and empties the builder, which is still to be freed. NULL if memory is out.
 */
acg_graph *acg_builder_freeze(acg_builder *builder);

#endif
