// The table from text to index: many keys, awkward keys, keys chosen to collide.
#include "base/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MANY = 200000, ROOM = 24 };

static void keeps_nothing_at_first(void **state)
{
    (void)state;
    struct acg_table table = {0};
    assert_int_equal(acg_table_find(&table, "", 0), UINT32_MAX);
    assert_int_equal(acg_table_find(&table, "CHN", 3), UINT32_MAX);
    acg_table_clear(&table);
}

/** Each length from 0 on: keys that differ in one byte only, at each place; NUL and 0xFF too. */
static void tells_every_byte(void **state)
{
    (void)state;
    enum { LONGEST = 40, N_BYTES = 4 };
    static const char bytes[N_BYTES] = {'\0', 'a', 'b', '\xff'};
    static char keys[LONGEST + 1][LONGEST + 1][N_BYTES][LONGEST + 1];
    struct acg_table table = {0};
    uint32_t value = 0;
    for (size_t length = 1; length <= LONGEST; length++) {
        for (size_t at = 0; at < length; at++) {
            for (size_t k = 0; k < N_BYTES; k++) {
                char *key = keys[length][at][k];
                memset(key, 'c', length);
                key[at] = bytes[k];
                assert_int_equal(acg_table_find(&table, key, length), UINT32_MAX);
                assert_true(acg_table_add(&table, key, length, value++));
            }
        }
    }
    assert_int_equal(table.count, value);
    value = 0;
    for (size_t length = 1; length <= LONGEST; length++) {
        for (size_t at = 0; at < length; at++) {
            for (size_t k = 0; k < N_BYTES; k++) {
                assert_int_equal(acg_table_find(&table, keys[length][at][k], length), value++);
            }
        }
    }
    assert_int_equal(acg_table_find(&table, "", 0), UINT32_MAX);
    assert_true(acg_table_add(&table, "", 0, 7));
    assert_int_equal(acg_table_find(&table, "", 0), 7);
    acg_table_clear(&table);
    assert_int_equal(acg_table_find(&table, "", 0), UINT32_MAX);
}

typedef void (*key_maker)(uint32_t i, char key[ROOM]);

static void counted(uint32_t i, char key[ROOM])
{
    snprintf(key, ROOM, "a%06u", (unsigned)i);
}

static void same_ends(uint32_t i, char key[ROOM]) // only the middle differs
{
    snprintf(key, ROOM, "actor-%08x-actor", (unsigned)i);
}

static void short_ones(uint32_t i, char key[ROOM]) // three bytes without NUL, all of them
{
    key[0] = (char)(1 + i % 60);
    key[1] = (char)(1 + i / 60 % 60);
    key[2] = (char)(1 + i / 3600);
    key[3] = '\0';
}

static void multiples(uint32_t i, char key[ROOM]) // low bits all the same
{
    snprintf(key, ROOM, "%016llx", (unsigned long long)i << 40);
}

/** All that were added are found, what is not there is not, and the table stays small. */
static void check_many(key_maker make)
{
    char(*keys)[ROOM] = calloc(MANY, sizeof *keys);
    struct acg_table table = {0};
    assert_non_null(keys);
    for (uint32_t i = 0; i < MANY; i++) {
        make(i, keys[i]);
        assert_int_equal(acg_table_find(&table, keys[i], strlen(keys[i])), UINT32_MAX);
        assert_true(acg_table_add(&table, keys[i], strlen(keys[i]), i));
    }
    assert_int_equal(table.count, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        char copy[ROOM]; // found by its bytes, not by where it lies
        make(i, copy);
        assert_int_equal(acg_table_find(&table, copy, strlen(copy)), i);
        assert_int_equal(acg_table_find(&table, copy, strlen(copy) - 1), UINT32_MAX);
    }
    assert_in_range(table.n_slots, 2 * MANY, 8 * MANY);
    acg_table_clear(&table);
    free(keys);
}

static void takes_many_keys(void **state)
{
    (void)state;
    check_many(counted);
    check_many(same_ends);
    check_many(short_ones);
    check_many(multiples);
}

/*
 * An attacker who knows the first seed and the hash: the same arithmetic, written again here, picks
 * from many keys those that fall into one of 4096 places. They must not cost quadratic time, and
 * the table must not grow without bound.
 */
static uint64_t fold_product(uint64_t a, uint64_t b)
{
    uint64_t low = (a & 0xffffffffu) * (b & 0xffffffffu);
    uint64_t mid = (a >> 32) * (b & 0xffffffffu) + (low >> 32);
    uint64_t other = (a & 0xffffffffu) * (b >> 32) + (mid & 0xffffffffu);
    uint64_t high = (a >> 32) * (b >> 32) + (mid >> 32) + (other >> 32);
    return (other << 32 | (low & 0xffffffffu)) ^ high;
}

static uint64_t first_hash(const char key[8])
{
    uint32_t first, last;
    memcpy(&first, key, 4);
    memcpy(&last, key + 4, 4);
    uint64_t hash = 0x2545f4914f6cdd1du ^ 8u;
    hash = fold_product(hash ^ ((uint64_t)first << 32 | last), 0xd6e8feb86659fd93u);
    return fold_product(hash, 0xa0761d6478bd642fu);
}

static void withstands_chosen_keys(void **state)
{
    (void)state;
    enum { WANTED = 2000, PLACES = 4096 };
    static char keys[WANTED][9];
    struct acg_table table = {0};
    size_t found = 0;
    for (unsigned i = 0; found < WANTED; i++) {
        snprintf(keys[found], sizeof keys[found], "%08x", i);
        if (first_hash(keys[found]) % PLACES == 17) found++;
    }
    for (uint32_t i = 0; i < WANTED; i++) {
        assert_true(acg_table_add(&table, keys[i], 8, i));
    }
    for (uint32_t i = 0; i < WANTED; i++) {
        assert_int_equal(acg_table_find(&table, keys[i], 8), i);
    }
    assert_int_not_equal(table.seed, 0x2545f4914f6cdd1du); // the attack was seen
    assert_in_range(table.n_slots, 2 * WANTED, 16 * WANTED);
    acg_table_clear(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_nothing_at_first),
        cmocka_unit_test(tells_every_byte),
        cmocka_unit_test(takes_many_keys),
        cmocka_unit_test(withstands_chosen_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
