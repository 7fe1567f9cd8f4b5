// base/table.h - a hash table from text to an index.
#ifndef ACG_BASE_TABLE_H
#define ACG_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Text to uint32_t, O(1) a look-up. {0} is empty. Keys are borrowed: they must outlive the table
 * and not move. Keys chosen to collide do not help an attacker: a chain that grows long makes the
 * table rehash with another seed. No order of the table is ever visible.
 */
struct acg_table {
    struct acg_table_slot *slots;
    size_t n_slots, count; // n_slots is a power of two, or 0
    uint64_t seed;
};

/** The value of `key`, or UINT32_MAX. */
uint32_t acg_table_find(const struct acg_table *table, const char *key, size_t length);

/** Adds a key that is not there yet; false if memory is out. `value` is not UINT32_MAX. */
bool acg_table_add(struct acg_table *table, const char *key, size_t length, uint32_t value);

void acg_table_clear(struct acg_table *table); /**< frees; empty again */

#endif
