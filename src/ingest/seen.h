// ingest/seen.h - which events have been met: exact sets that stay small where numbers are close.
#ifndef ACG_INGEST_SEEN_H
#define ACG_INGEST_SEEN_H

#include "base/pool.h"
#include "ingest/tape.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Pairs of a number and a day. The 65536 numbers that share their upper bits are one block for each
 * day: a sorted list of their lower 16 bits, or beyond 4096 of them a bit for each. Ids of event
 * data ascend from day to day, so that a pair costs some two bytes, and less where days are full.
 */
struct acg_seen {
    struct acg_pool *pool;         /**< of its memory */
    struct acg_seen_block *blocks; /**< open addressing */
    size_t n_slots, count;
};

/** Puts a pair in; `*is_new` says whether it was not there. False if memory is out. */
bool acg_seen_add(struct acg_seen *seen, uint64_t number, int32_t day, bool *is_new);
void acg_seen_clear(struct acg_seen *seen);

/** Writes the set, and adds one that was written; reader->status says how that went. */
acg_status acg_seen_save(const struct acg_seen *seen, struct acg_tape *tape, acg_report *report);
void acg_seen_load(struct acg_seen *seen, struct acg_tape_reader *reader);

/** Hashes of 64 bits, 8 bytes and a reserve each: for what is no number. Two among a million that
 * are different pass for equal with a chance of 1 in 10^7. */
struct acg_marks {
    struct acg_pool *pool; /**< of its memory */
    uint64_t *slots;       /**< 0: empty */
    size_t n_slots, count;
};
bool acg_marks_add(struct acg_marks *marks, uint64_t hash, bool *is_new);
void acg_marks_clear(struct acg_marks *marks);
acg_status acg_marks_save(const struct acg_marks *marks, struct acg_tape *tape, acg_report *report);
void acg_marks_load(struct acg_marks *marks, struct acg_tape_reader *reader);

/** Lets all bits of a number depend on all (the finalizer of MurmurHash3, after a step, so that 0
 * does not stay 0). */
static inline uint64_t acg_stir(uint64_t bits)
{
    bits += 0x9e3779b97f4a7c15u;
    bits = (bits ^ bits >> 33) * 0xff51afd7ed558ccdu;
    bits = (bits ^ bits >> 33) * 0xc4ceb9fe1a85ec53u;
    return bits ^ bits >> 33;
}

/** Mixes a value into a hash; the hash is stirred before, so that the two cannot make up for each
 * other. */
static inline uint64_t acg_mix(uint64_t hash, uint64_t value)
{
    return acg_stir(acg_stir(hash) ^ value);
}

uint64_t acg_mix_text(uint64_t hash, const char *text, size_t length);

/** The same for many bytes, at several a nanosecond: to know them again, not to be safe from who
 * seeks others with the same hash. */
uint64_t acg_mix_bytes(uint64_t hash, const char *bytes, size_t length);

#endif
