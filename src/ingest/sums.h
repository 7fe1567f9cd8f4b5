// ingest/sums.h - events added up by pair, period and type.
#ifndef ACG_INGEST_SUMS_H
#define ACG_INGEST_SUMS_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** An id of an event: a number below 2^63, or this bit and where its text stands. */
#define ACG_ID_TEXT ((uint64_t)1 << 63)
#define ACG_ID_NONE UINT64_MAX // the event has none

/** What an event adds to a sum. Scores and amounts are in tenths: integers, so that no order of
 * adding changes the result. */
struct acg_event {
    uint32_t from, to; /**< of the roster */
    int32_t period;
    int32_t day;
    uint16_t type;
    uint16_t code; /**< entry of the code book */
    bool goes_on;  /**< another pair of the row before */
    int64_t count; /**< how many events these are */
    int64_t score, amount;
    uint64_t id; /**< text: an offset in the batch */
};

/** A sum. */
struct acg_sum {
    uint32_t from, to;
    int32_t period;
    uint16_t type, n_ids;
    int64_t count, score, amount;
    uint64_t ids[]; /**< the smallest: numbers before texts */
};

struct acg_sums {
    size_t sample; /**< ids that a sum keeps */
    char **blocks; /**< of BLOCK sums each, which never move */
    size_t count, n_blocks, blocks_room;
    uint32_t *slots; /**< sum + 1; open addressing */
    size_t n_slots;
    struct acg_buffer ids; /**< texts, each with a NUL */
    bool is_over;          /**< some number is beyond 64 bits */
};

void acg_sums_clear(struct acg_sums *sums);
/** Takes all sums out, but keeps the memory for the next. */
void acg_sums_empty(struct acg_sums *sums);

/** How many bytes the sums take. */
size_t acg_sums_bytes(const struct acg_sums *sums);

struct acg_sum *acg_sums_at(const struct acg_sums *sums, size_t i);

/** Adds events; `texts` has their ids that are texts. False if memory is out. */
bool acg_sums_add(struct acg_sums *sums, const struct acg_event *event, const char *texts);

/** Adds a sum of many events; `texts` has its ids that are texts. */
bool acg_sums_add_sum(struct acg_sums *sums, const struct acg_sum *sum, const char *texts);

/** Adds `from` to a number of a sum; false if that is beyond 64 bits. */
static inline bool acg_sum_raise(int64_t *number, int64_t from)
{
    return !__builtin_add_overflow(*number, from, number);
}

/** Fetches the slot that acg_sums_add will look at for an event that comes soon. */
void acg_sums_foresee(const struct acg_sums *sums, const struct acg_event *event);
/** Fetches the sum that stands there, of an event whose slot has been fetched. */
void acg_sums_foresee_sum(const struct acg_sums *sums, const struct acg_event *event);

#endif
