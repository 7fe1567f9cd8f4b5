#include "base/table.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_CHAIN = 64 };

struct acg_table_slot {
    const char *key; // NULL: free
    size_t length;
    uint32_t value, hash; // upper half of the hash: most unequal keys differ here
};

/** Mixes eight bytes a round by a 64 x 64 to 128 bit product, folded (as wyhash does). */
static uint64_t mix(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/** Up to eight bytes as a number; two overlapping halves take any length from four on. */
static uint64_t load(const char *key, size_t length)
{
    const unsigned char *b = (const unsigned char *)key;
    if (length >= 4) {
        uint32_t first, last;
        memcpy(&first, key, 4);
        memcpy(&last, key + length - 4, 4);
        return (uint64_t)first << 32 | last;
    }
    if (length == 0) return 0;
    return (uint64_t)b[0] << 16 | (uint64_t)b[length / 2] << 8 | b[length - 1];
}

static uint64_t hash_of(const char *key, size_t length, uint64_t seed)
{
    uint64_t hash = seed ^ length;
    for (; length > 8; key += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, key, 8);
        hash = mix(hash ^ word, 0x9e3779b97f4a7c15u);
    }
    hash = mix(hash ^ load(key, length), 0xd6e8feb86659fd93u);
    return mix(hash, 0xa0761d6478bd642fu);
}

uint32_t acg_table_find(const struct acg_table *table, const char *key, size_t length)
{
    if (table->n_slots == 0) return UINT32_MAX;
    uint64_t hash = hash_of(key, length, table->seed);
    size_t mask = table->n_slots - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        const struct acg_table_slot *slot = &table->slots[i];
        if (!slot->key) return UINT32_MAX;
        if (slot->hash == (uint32_t)(hash >> 32) && slot->length == length &&
            memcmp(slot->key, key, length) == 0) {
            return slot->value;
        }
    }
}

/** Puts an entry into slots with room; says how far from its place it came to lie. */
static size_t put(struct acg_table_slot *slots, size_t n_slots, uint64_t seed,
                  const struct acg_table_slot *entry)
{
    uint64_t hash = hash_of(entry->key, entry->length, seed);
    size_t mask = n_slots - 1, chain = 0, i = hash & mask;
    for (; slots[i].key; i = (i + 1) & mask)
        chain++;
    slots[i] = *entry;
    slots[i].hash = (uint32_t)(hash >> 32);
    return chain;
}

static bool rehash(struct acg_table *table, size_t n_slots, uint64_t seed)
{
    struct acg_table_slot *slots = calloc(n_slots, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < table->n_slots; i++) {
        if (table->slots[i].key) put(slots, n_slots, seed, &table->slots[i]);
    }
    free(table->slots);
    table->slots = slots;
    table->n_slots = n_slots;
    table->seed = seed;
    return true;
}

bool acg_table_add(struct acg_table *table, const char *key, size_t length, uint32_t value)
{
    if (table->n_slots == 0 && !rehash(table, 16, 0x2545f4914f6cdd1du)) return false;
    if (table->count >= table->n_slots / 2 && !rehash(table, table->n_slots * 2, table->seed)) {
        return false;
    }
    struct acg_table_slot entry = {.key = key, .length = length, .value = value};
    size_t chain = put(table->slots, table->n_slots, table->seed, &entry);
    table->count++;
    if (chain <= LONG_CHAIN) return true;
    // Half full and well mixed, a chain this long does not happen by chance.
    return rehash(table, table->n_slots * 2, mix(table->seed, (uint64_t)(uintptr_t)table->slots));
}

void acg_table_clear(struct acg_table *table)
{
    free(table->slots);
    *table = (struct acg_table){0};
}
