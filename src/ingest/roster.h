// ingest/roster.h - the actors that events name, each with a number.
#ifndef ACG_INGEST_ROSTER_H
#define ACG_INGEST_ROSTER_H

#include "actorgraph/kind.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/table.h"
#include "ingest/states.h"

#include <pthread.h>
#include <stdatomic.h>

/** An actor that is no state. */
struct acg_roster_actor {
    const char *name; /**< the least of its spellings (bytes), valid UTF-8 */
    enum acg_actor_kind kind;
};

/**
 * States have the numbers that they have among the states; all others follow. Names that differ
 * only in case, accents or blanks are one actor. Safe from several threads; the numbers depend on
 * their order, but nothing else does.
 */
struct acg_roster {
    const struct acg_states *states;
    pthread_mutex_t lock;
    struct acg_arena arena;
    struct acg_roster_actor *actors;
    size_t count, room;
    struct acg_table spellings, folded;
    atomic_bool failed; /**< memory is out; read without the lock too */
};

enum { ACG_ROSTER_NAME = 4000 }; // bytes of a name at most

bool acg_roster_init(struct acg_roster *out, const struct acg_states *states);
void acg_roster_clear(struct acg_roster *roster);

/** The number of an actor by its name, at most ACG_ROSTER_NAME bytes; UINT32_MAX once memory is
 * out. Bytes that are no UTF-8 are taken as ISO 8859-1; control characters as blanks. */
uint32_t acg_roster_find(struct acg_roster *roster, struct acg_field name,
                         enum acg_actor_kind kind);

/** Appends the id of an actor for a graph: of a name, with _ for each blank, and -actor behind what
 * would be the id of a state; a long one is cut, with a hash behind. */
void acg_roster_id(const struct acg_roster *roster, uint32_t actor, struct acg_buffer *out);

/** The same of an actor that is no state, by its name. */
void acg_roster_id_of(const struct acg_roster *roster, const char *name, struct acg_buffer *out);

/** The number of the first actor that is no state. */
static inline uint32_t acg_roster_first(const struct acg_roster *roster)
{
    return (uint32_t)roster->states->count;
}

#endif
