// base/arena.h - memory that is freed in one go.
#ifndef ACG_BASE_ARENA_H
#define ACG_BASE_ARENA_H

#include <stddef.h>

/** A bump allocator. {0} is an empty arena. Allocations are aligned for any type and never move. */
struct acg_arena {
    struct acg_arena_block *last;
};

/** `size` bytes, not cleared; NULL if memory is out. size 0 gives a valid pointer. */
void *acg_arena_alloc(struct acg_arena *arena, size_t size);

/** `count` things of `size` bytes, cleared; NULL if memory is out or the product overflows. */
void *acg_arena_array(struct acg_arena *arena, size_t count, size_t size);

/** A copy of `length` bytes with a NUL behind it; NULL if memory is out. */
char *acg_arena_text(struct acg_arena *arena, const char *text, size_t length);

/** Hands all that is in `from` over to `arena`. */
void acg_arena_join(struct acg_arena *arena, struct acg_arena *from);

/** Frees all of it; the arena is empty again. */
void acg_arena_clear(struct acg_arena *arena);

#endif
