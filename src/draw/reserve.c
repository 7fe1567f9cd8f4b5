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

#if defined(__has_feature)
#define HAS(feature) __has_feature(feature)
#else
#define HAS(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HAS(address_sanitizer)
enum { OTHER_HEAP = true }; // the sanitizer's, which would only lose time
#else
enum { OTHER_HEAP = false };
#endif

bool acg_reserve(size_t size)
{
    if (OTHER_HEAP) return true;
    keep_heap();
    void *volatile block = malloc(size); // volatile: a pair of malloc and free may be left out
    if (!block) return false;
    free(block);
    return true;
}
