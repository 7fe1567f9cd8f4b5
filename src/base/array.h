// base/array.h - growing arrays of anything.
#ifndef ACG_BASE_ARRAY_H
#define ACG_BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Makes room for one more item: doubles the capacity if `count` has reached it.
 *
 * @param items     address of the pointer to the first item (a pointer to a pointer, passed as void
 * *)
 * @param capacity  items that fit now; updated
 * @param size      of an item in bytes
 * @return false if memory is out; the array is unchanged then
 */
bool acg_array_room(void *items, size_t count, size_t *capacity, size_t size);

/** Makes room for `wanted` items in all, as acg_array_room does for one more. */
bool acg_array_reserve(void *items, size_t wanted, size_t *capacity, size_t size);

#endif
