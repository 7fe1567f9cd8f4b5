// tests/fuzz/promise.h - what every fuzz target needs: a promise that ends the program when it is
// broken, and an input taken apart.
#ifndef ACG_FUZZ_PROMISE_H
#define ACG_FUZZ_PROMISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/** A broken promise is a finding, as a crash is. */
static inline void promise(bool kept, const char *what)
{
    if (kept) return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

/**
 * Whether an input is to be looked at in one of `n` ways, of which each takes its time. Kept inputs
 * are, in all of them; those that libFuzzer makes in one, always the same, so that more can be
 * made.
 */
static inline bool takes_way(const uint8_t *data, size_t size, unsigned way, unsigned n)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
    uint32_t hash = 2166136261u; // FNV-1a
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ data[i]) * 16777619u;
    return hash % n == way;
#else
    (void)data, (void)size, (void)way, (void)n;
    return true;
#endif
}

/** What is left of an input. */
struct rest {
    const uint8_t *at;
    size_t length;
};

/** The next byte; 0 behind the end. */
static inline uint8_t take_byte(struct rest *rest)
{
    if (rest->length == 0) return 0;
    rest->length--;
    return *rest->at++;
}

/** The bytes up to the next `end`, which is passed over, or up to the end of all. */
static inline struct rest take_until(struct rest *rest, uint8_t end)
{
    const uint8_t *found = rest->length > 0 ? memchr(rest->at, end, rest->length) : NULL;
    struct rest part = {rest->at, found ? (size_t)(found - rest->at) : rest->length};
    size_t taken = part.length + (found ? 1 : 0);
    rest->at += rest->length > 0 ? taken : 0;
    rest->length -= taken;
    return part;
}

/** A copy in room of just its size with a NUL behind, so that AddressSanitizer sees who reads on;
 * yours, free. */
static inline char *copy_text(struct rest part)
{
    char *text = malloc(part.length + 1);
    promise(text != NULL, "memory");
    if (part.length > 0) memcpy(text, part.at, part.length);
    text[part.length] = '\0';
    return text;
}

#endif
