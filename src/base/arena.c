#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64 * 1024 - 64, ALIGNMENT = sizeof(max_align_t) };

struct acg_arena_block {
    struct acg_arena_block *before;
    size_t used, size;
    max_align_t bytes[];
};

/** A block of its own for what is large, so that the room left in the last one is not lost. */
static void *alloc_alone(struct acg_arena *arena, size_t size)
{
    struct acg_arena_block *block = malloc(sizeof *block + size);
    if (!block) return NULL;
    *block = (struct acg_arena_block){.used = size, .size = size};
    if (arena->last) {
        block->before = arena->last->before;
        arena->last->before = block;
    } else {
        arena->last = block;
    }
    return block->bytes;
}

void *acg_arena_alloc(struct acg_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) return NULL;
    struct acg_arena_block *last = arena->last;
    size_t start = last ? (last->used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : 0;
    if (last && start <= last->size && size <= last->size - start) {
        last->used = start + size;
        return (char *)last->bytes + start;
    }
    if (size > BLOCK / 4) return alloc_alone(arena, size);
    struct acg_arena_block *block = malloc(sizeof *block + BLOCK);
    if (!block) return NULL;
    *block = (struct acg_arena_block){.before = last, .used = size, .size = BLOCK};
    arena->last = block;
    return block->bytes;
}

void *acg_arena_array(struct acg_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) return NULL;
    void *items = acg_arena_alloc(arena, count * size);
    return items ? memset(items, 0, count * size) : NULL;
}

char *acg_arena_text(struct acg_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX) return NULL;
    struct acg_arena_block *last = arena->last;
    char *copy;
    if (last && last->size - last->used > length) { // text needs no alignment
        copy = (char *)last->bytes + last->used;
        last->used += length + 1;
    } else {
        copy = acg_arena_alloc(arena, length + 1);
    }
    if (!copy) return NULL;
    if (length > 0) memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void acg_arena_join(struct acg_arena *arena, struct acg_arena *from)
{
    struct acg_arena_block *first = from->last;
    if (!first) return;
    while (first->before)
        first = first->before;
    first->before = arena->last;
    *arena = *from;
    *from = (struct acg_arena){0};
}

void acg_arena_clear(struct acg_arena *arena)
{
    for (struct acg_arena_block *block = arena->last, *before; block; block = before) {
        before = block->before;
        free(block);
    }
    arena->last = NULL;
}
