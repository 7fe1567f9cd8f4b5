// base/pool.h - memory that beyond a limit is pages of a file, which the system can write out.
#ifndef ACG_BASE_POOL_H
#define ACG_BASE_POOL_H

#include <stddef.h>

/**
 * Pieces of memory. {0} has no limit, and takes them from malloc. With a limit, what comes beyond
 * it is mapped from a file without a name: the pages need not stay in memory. Room on the disk is
 * taken beforehand, so that a full one is a failed allocation.
 */
struct acg_pool {
    size_t most;        /**< bytes in memory; 0: no limit */
    const char *folder; /**< of the file, as acg_scratch_open has it */
    int error;          /**< errno of the file, once an allocation failed by it */
    struct acg_pool_stretch *stretches;
    size_t n_stretches, room;
    char *at, *end;       /**< of the stretch that small pieces are cut from */
    void *spare[32];      /**< pieces given back, by the power of two of their size */
    size_t taken, mapped; /**< bytes of stretches; mapped: of the file */
    int file;             /**< valid if mapped > 0 */
};

/** Cleared bytes; NULL if there are none. */
void *acg_pool_take(struct acg_pool *pool, size_t size);

/** Gives back what has this size. Accepts NULL. */
void acg_pool_give(struct acg_pool *pool, void *piece, size_t size);

/** As realloc: what is new is not cleared. NULL leaves the piece as it is. */
void *acg_pool_resize(struct acg_pool *pool, void *piece, size_t size, size_t wanted);

/** Lets the pages of the file leave memory until they are used again. */
void acg_pool_relax(const struct acg_pool *pool);

/** Frees all that came under a limit; what came without one must have been given back. */
void acg_pool_clear(struct acg_pool *pool);

#endif
