#include "draw/reserve.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

/** One heap for all threads, that only grows, and nothing outside it. */
static void keep_heap(void)
{
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1);
}
#else
static void keep_heap(void)
{
}
#endif

bool acg_reserve(size_t size)
{
    keep_heap();
    void *volatile block = malloc(size); // volatile: a pair of malloc and free may be left out
    if (!block) return false;
    free(block);
    return true;
}
