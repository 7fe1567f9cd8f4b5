#include "base/array.h"

#include "base/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool acg_array_reserve(void *items, size_t wanted, size_t *capacity, size_t size)
{
    if (wanted <= *capacity) return true;
    if (wanted > SIZE_MAX / 2 / size) return false;
    void *old,
        *grown; // `items` points to a pointer of some type: its bytes are copied, not its type
    memcpy(&old, items, sizeof old);
    grown = realloc(old, wanted * size);
    if (!grown) return false;
    acg_pages_advise(grown, wanted * size);
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}

bool acg_array_room(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) return true;
    return acg_array_reserve(items, *capacity ? *capacity * 2 : 16, capacity, size);
}
