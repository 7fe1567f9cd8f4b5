// base/table.h - a hash table from text to an index.
#ifndef ACG_BASE_TABLE_H
#define ACG_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Text to uint32_t. {0} is empty. Keys are borrowed: they must outlive the table and not move.
 * The hash is seeded per process by the address space only where that cannot show in an output: no
 * order of the table is ever visible. Grows with its keys; O(1) a look-up even for chosen keys
 * (SipHash-like mixing is not needed: colliding chains are bounded by rehashing with another seed).
 */
struct acg_table {
    struct acg_table_slot *slots;
    size_t n_slots, count;
    uint64_t seed;
};

/** The value of `key`, or UINT32_MAX. */
uint32_t acg_table_find(const struct acg_table *table, const char *key, size_t length);

/** Adds a key that is not there yet; false if memory is out. */
bool acg_table_add(struct acg_table *table, const char *key, size_t length, uint32_t value);

void acg_table_clear(struct acg_table *table); /**< frees; empty again */

#endif
