#include "base/pages.h"

#include <stdint.h>
#include <sys/mman.h>

void acg_pages_advise(void *block, size_t size)
{
    enum { LARGE = 2 * 1024 * 1024, WORTH_IT = 4 * LARGE };
    if (size < WORTH_IT) return;
    uintptr_t start = ((uintptr_t)block + LARGE - 1) & ~(uintptr_t)(LARGE - 1);
    uintptr_t end = ((uintptr_t)block + size) & ~(uintptr_t)(LARGE - 1);
    (void)madvise((char *)block + (start - (uintptr_t)block), end - start, MADV_HUGEPAGE);
}
