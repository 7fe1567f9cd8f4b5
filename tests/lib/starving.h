// tests/lib/starving.h - allocations of the library that fail when a test wants them to. For one
// file of a test.
#ifndef ACG_TESTS_STARVING_H
#define ACG_TESTS_STARVING_H

#include <stdbool.h>
#include <stddef.h>

// The linker sends malloc, calloc and realloc of the library here (tests/CMakeLists.txt).
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static long count, failing; // 0: none fails
static bool for_good;

static bool fails(void)
{
    count++;
    return failing > 0 && (count == failing || (for_good && count > failing));
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails() ? NULL : __real_realloc(block, size);
}

#endif
