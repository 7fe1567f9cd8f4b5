#include "base/pool.h"

#include "base/array.h"
#include "base/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    STRETCH = 1 << 20, // bytes from which small pieces are cut
    SMALL = 1 << 16,   // larger pieces have a stretch of their own
    LEAST_POWER = 4,
    PAGE = 4096,
};

/** Pages in one go. */
struct acg_pool_stretch {
    char *from;
    size_t size;
    bool is_file;
};

static bool open_file(struct acg_pool *pool)
{
    if (pool->mapped > 0) return true;
    if (acg_scratch_open(pool->folder, &pool->file, NULL)) return false;
    return true;
}

/** Pages of the file; its room on the disk is taken first, since a page that finds none would end
 * the program. */
static char *map_file(struct acg_pool *pool, size_t size)
{
    if (!open_file(pool)) {
        pool->error = errno;
        return NULL;
    }
    int error = posix_fallocate(pool->file, (off_t)pool->mapped, (off_t)size);
    void *pages = MAP_FAILED;
    if (!error) {
        pages =
            mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, pool->file, (off_t)pool->mapped);
        if (pages == MAP_FAILED) error = errno;
    }
    if (error && pool->mapped == 0) close(pool->file);
    pool->error = error;
    if (error) return NULL;
    pool->mapped += size;
    return pages;
}

static char *add_stretch(struct acg_pool *pool, size_t size)
{
    if (!acg_array_room(&pool->stretches, pool->n_stretches, &pool->room,
                        sizeof *pool->stretches)) {
        return NULL;
    }
    bool is_file = pool->taken + size > pool->most;
    void *pages =
        is_file ? map_file(pool, size)
                : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (!pages || pages == MAP_FAILED) return NULL;
    if (!is_file) pool->taken += size;
    pool->stretches[pool->n_stretches++] = (struct acg_pool_stretch){pages, size, is_file};
    return pages;
}

static size_t power_of(size_t size)
{
    size_t power = LEAST_POWER;
    while ((size_t)1 << power < size)
        power++;
    return power;
}

static size_t round_up(size_t size)
{
    return (size + PAGE - 1) / PAGE * PAGE;
}

static void *take_small(struct acg_pool *pool, size_t power)
{
    size_t size = (size_t)1 << power;
    void *piece = pool->spare[power];
    if (piece) {
        memcpy(&pool->spare[power], piece, sizeof piece);
        return memset(piece, 0, size);
    }
    if ((size_t)(pool->end - pool->at) < size) {
        char *stretch = add_stretch(pool, STRETCH);
        if (!stretch) return NULL;
        pool->at = stretch;
        pool->end = stretch + STRETCH;
    }
    piece = pool->at;
    pool->at += size;
    return piece;
}

void *acg_pool_take(struct acg_pool *pool, size_t size)
{
    if (pool->most == 0) return calloc(1, size);
    return size <= SMALL ? take_small(pool, power_of(size)) : add_stretch(pool, round_up(size));
}

static void give_stretch(struct acg_pool *pool, const char *from)
{
    size_t i = 0;
    while (pool->stretches[i].from != from)
        i++;
    struct acg_pool_stretch *stretch = &pool->stretches[i];
    if (stretch->is_file) madvise(stretch->from, stretch->size, MADV_REMOVE);
    else pool->taken -= stretch->size;
    munmap(stretch->from, stretch->size);
    *stretch = pool->stretches[--pool->n_stretches];
}

void acg_pool_give(struct acg_pool *pool, void *piece, size_t size)
{
    if (pool->most == 0) {
        free(piece);
    } else if (piece && size > SMALL) {
        give_stretch(pool, piece);
    } else if (piece) {
        size_t power = power_of(size);
        memcpy(piece, &pool->spare[power], sizeof piece);
        pool->spare[power] = piece;
    }
}

void *acg_pool_resize(struct acg_pool *pool, void *piece, size_t size, size_t wanted)
{
    if (pool->most == 0) return realloc(piece, wanted);
    void *larger = acg_pool_take(pool, wanted);
    if (!larger) return NULL;
    if (piece) memcpy(larger, piece, size < wanted ? size : wanted);
    acg_pool_give(pool, piece, size);
    return larger;
}

void acg_pool_relax(const struct acg_pool *pool)
{
    for (size_t i = 0; i < pool->n_stretches; i++) {
        const struct acg_pool_stretch *stretch = &pool->stretches[i];
        if (stretch->is_file) madvise(stretch->from, stretch->size, MADV_DONTNEED);
    }
}

void acg_pool_clear(struct acg_pool *pool)
{
    for (size_t i = 0; i < pool->n_stretches; i++)
        munmap(pool->stretches[i].from, pool->stretches[i].size);
    free(pool->stretches);
    if (pool->mapped > 0) close(pool->file);
    *pool = (struct acg_pool){.most = pool->most, .folder = pool->folder};
}
