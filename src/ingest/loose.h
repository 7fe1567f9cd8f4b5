// ingest/loose.h - sums as bytes, for files of our own that only this machine reads.
#ifndef ACG_INGEST_LOOSE_H
#define ACG_INGEST_LOOSE_H

#include "ingest/events.h"

enum {
    ACG_SAMPLE_MOST = 16,                                             // ids of a sum
    ACG_LOOSE_SUM_BYTES = 40 + ACG_SAMPLE_MOST * (8 + ACG_CODE_MOST), // at most
};

/** A sum that stands by itself. */
struct acg_loose_sum {
    struct acg_sum *sum; /**< with room for ACG_SAMPLE_MOST ids */
    char *texts;         /**< of its ids, each with a NUL */
};

/** Makes room for one; false if memory is out. */
bool acg_loose_sum_init(struct acg_loose_sum *out);
void acg_loose_sum_clear(struct acg_loose_sum *sum);

/** Below what the numbers of a sum must be. */
struct acg_sum_limits {
    uint32_t actors;
    uint16_t types;
    size_t sample;
};

/** Appends a sum: itself, its ids (of texts their length instead), the texts. */
void acg_loose_sum_add(struct acg_buffer *out, const struct acg_sum *sum, const char *texts);

/**
 * Reads a sum.
 *
 * @return how many bytes it takes; 0: what is there is not a whole one, or not within the limits
 */
size_t acg_loose_sum_read(const char *bytes, size_t length, const struct acg_sum_limits *limits,
                          const struct acg_loose_sum *out);

/** Adds a sum of the same pair, period and type to another. False if a number is beyond 64 bits. */
bool acg_loose_sum_join(const struct acg_loose_sum *sum, const struct acg_loose_sum *more,
                        size_t sample);

#endif
