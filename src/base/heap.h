// base/heap.h - which of several sorted sources has the next item.
#ifndef ACG_BASE_HEAP_H
#define ACG_BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Whether the item at hand of source `a` comes before that of `b`. */
typedef bool (*acg_heap_before)(const void *context, uint32_t a, uint32_t b);

/** Restores the order of a heap of `n` sources, of which only that at `at` may have moved on: the
 * first has the next item then. To make a heap, call it for each place from n / 2 down to 0. */
static inline void acg_heap_sink(uint32_t heap[], size_t n, size_t at, acg_heap_before before,
                                 const void *context)
{
    for (size_t below; (below = 2 * at + 1) < n; at = below) {
        if (below + 1 < n && before(context, heap[below + 1], heap[below])) below++;
        if (!before(context, heap[below], heap[at])) return;
        uint32_t kept = heap[at];
        heap[at] = heap[below];
        heap[below] = kept;
    }
}

#endif
