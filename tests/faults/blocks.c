// blocks.c - malloc and its kin: they fail when they should, know every block that is not yet free,
// and tell of a block that is freed twice or was written beyond its end. A block never begins as
// zeros, never keeps its place in realloc, and is wiped when it is freed.
#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <locale.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

/** What stands before a block. */
struct head {
    struct head *next, *before; // of the living; NULL for those from before main
    void *start;                // what is to be given back
    size_t size;
    void *site;
    uintptr_t mark; // says that this is one: its address, changed
};

enum {
    HEAD = (sizeof(struct head) + 15) / 16 * 16,
    TAIL = 8,
    WIPED = 1024, // bytes at most: what uses them uses the first ones
};
static const uintptr_t living = 0x5ea1ed, dead = 0xdead;
static const unsigned char tail[TAIL] = {0xfa, 0x17, 0xfa, 0x17, 0xfa, 0x17, 0xfa, 0x17};

static struct head all = {.next = &all, .before = &all};
static atomic_flag busy = ATOMIC_FLAG_INIT;
static bool is_kept; // what is asked for now stays until the end, and may

static void lock(void)
{
    while (atomic_flag_test_and_set_explicit(&busy, memory_order_acquire)) {
    }
}

static void unlock(void)
{
    atomic_flag_clear_explicit(&busy, memory_order_release);
}

static _Noreturn void complain(const char *what)
{
    if (write(STDERR_FILENO, what, strlen(what)) < 0) abort();
    abort();
}

static struct head *head_of(void *block)
{
    return (struct head *)((char *)block - sizeof(struct head));
}

static void *give(size_t alignment, size_t size, void *site)
{
    size_t before = alignment > HEAD ? alignment : HEAD;
    char *start = NULL;
    if (size < SIZE_MAX - before - TAIL) {
        start = alignment <= 16 ? __libc_malloc(before + size + TAIL)
                                : __libc_memalign(alignment, before + size + TAIL);
    }
    if (!start) {
        errno = ENOMEM;
        return NULL;
    }
    char *block = start + before;
    struct head *head = head_of(block);
    *head = (struct head){
        .start = start, .size = size, .site = site, .mark = (uintptr_t)block ^ living};
    memset(block, 0xa5, size < WIPED ? size : WIPED);
    memcpy(block + size, tail, TAIL);
    if (main_runs && !is_kept) {
        lock();
        head->next = &all;
        head->before = all.before;
        head->next->before = head->before->next = head;
        unlock();
    }
    return block;
}

static void take(void *block)
{
    struct head *head = head_of(block);
    if (head->mark == ((uintptr_t)block ^ dead)) complain("shim: a block is freed twice\n");
    if (head->mark != ((uintptr_t)block ^ living)) {
        if (main_runs) complain("shim: what is freed is no block\n");
        return; // the dynamic linker's own
    }
    if (memcmp((char *)block + head->size, tail, TAIL) != 0) {
        complain("shim: a block was written beyond its end\n");
    }
    if (head->next) {
        lock();
        head->next->before = head->before;
        head->before->next = head->next;
        unlock();
    }
    head->mark = (uintptr_t)block ^ dead;
    memset(block, 0x5a, head->size < WIPED ? head->size : WIPED);
    __libc_free(head->start);
}

/** Whether a library asked that is known to keep what it has: libgomp its threads and variables;
 * the C++ of igraph 0.10.2 (PRPACK), which forgets its arrays when an exception ends it. */
static bool is_keeper(void *site)
{
    Dl_info about;
    struct link_map *library;
    if (!dladdr1(site, &about, (void **)&library, RTLD_DL_LINKMAP)) return only_own;
    if (only_own && *library->l_name) return true;
    return strstr(about.dli_fname, "/libgomp.") || strstr(about.dli_fname, "/libstdc++.");
}

bool only_own;

struct leaks count_leaks(void)
{
    struct leaks leaks = {0};
    for (struct head *head = all.next; head != &all; head = head->next) {
        if (is_keeper(head->site)) continue;
        leaks.blocks++;
        leaks.site = head->site;
    }
    return leaks;
}

#define SITE __builtin_return_address(0)

static bool starves(void)
{
    if (!fault_of(MEMORY)) return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return starves() ? NULL : give(1, size, SITE);
}

void *calloc(size_t n, size_t size)
{
    size_t bytes;
    if (starves()) return NULL;
    if (__builtin_mul_overflow(n, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    void *block = give(1, bytes, SITE);
    return block ? memset(block, 0, bytes) : NULL;
}

void free(void *block)
{
    int kept = errno;
    if (block) take(block);
    errno = kept;
}

static void *move(void *block, size_t size, void *site)
{
    if (starves()) return NULL;
    if (block && size == 0) {
        take(block);
        return NULL;
    }
    void *moved = give(1, size, site);
    if (moved && block) {
        size_t old = head_of(block)->size;
        memcpy(moved, block, old < size ? old : size);
        take(block);
    }
    return moved;
}

void *realloc(void *block, size_t size)
{
    return move(block, size, SITE);
}

void *reallocarray(void *block, size_t n, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return move(block, bytes, SITE);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    if (fault_of(MEMORY)) return ENOMEM;
    *out = give(alignment, size, SITE);
    return *out ? 0 : ENOMEM;
}

void *memalign(size_t alignment, size_t size)
{
    return starves() ? NULL : give(alignment, size, SITE);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return starves() ? NULL : give(alignment, size, SITE);
}

/** The C library keeps what it has loaded of a locale. */
char *setlocale(int category, const char *name)
{
    is_kept = true;
    char *result = REAL(setlocale)(category, name);
    is_kept = false;
    return result;
}

size_t malloc_usable_size(void *block)
{
    return block ? head_of(block)->size : 0;
}
