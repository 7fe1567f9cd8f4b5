// base/bits.h - sets of small numbers, one bit each.
#ifndef ACG_BASE_BITS_H
#define ACG_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Words that hold `n` bits, never 0. */
static inline size_t acg_bits_words(size_t n)
{
    return n / 64 + 1;
}

static inline bool acg_bits_has(const uint64_t bits[], size_t i)
{
    return bits[i / 64] >> i % 64 & 1;
}

/** Puts a number into the set, or takes it out. */
static inline void acg_bits_put(uint64_t bits[], size_t i, bool in)
{
    uint64_t bit = (uint64_t)1 << i % 64;
    bits[i / 64] = in ? bits[i / 64] | bit : bits[i / 64] & ~bit;
}

/** The least number in the set from `i` on, or `n` if there is none below it. */
static inline size_t acg_bits_next(const uint64_t bits[], size_t n, size_t i)
{
    if (i >= n) return n;
    size_t word = i / 64, last = (n - 1) / 64;
    uint64_t rest = bits[word] >> i % 64 << i % 64;
    while (!rest && word < last) {
        rest = bits[++word];
    }
    size_t found = rest ? word * 64 + (size_t)__builtin_ctzll(rest) : n;
    return found < n ? found : n;
}

#endif
