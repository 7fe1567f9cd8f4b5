#include "analyse/optimum.h"

#include "analyse/census.h"
#include "analyse/guess.h"
#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_NODES = 26,       // of a puzzle that a census is tried on
    LEAST_STEPS = 400000,  // to find the least cost, some 0.05 s
    MOST_STEPS = 20000000, // to list the best splits
    MOST_COUNTED = 200000, // of splits of one entangled group
    STARTS = 4,
};

bool acg_optimum_init(struct acg_optimum *out, size_t n_bonds)
{
    *out = (struct acg_optimum){
        .n_bonds = n_bonds, .n_splits = 1, .n_best = 1, .proved = true, .settled = true};
    out->words = acg_bits_words(n_bonds);
    out->splits = calloc(out->words, sizeof *out->splits);
    out->strain = calloc(n_bonds + 1, sizeof *out->strain);
    return out->splits && out->strain;
}

void acg_optimum_clear(struct acg_optimum *optimum)
{
    free(optimum->splits);
    free(optimum->strain);
    *optimum = (struct acg_optimum){0};
}

/** Which of two splits is first: spares the first bond on which they differ. */
static int compare(const uint64_t a[], const uint64_t b[], size_t words)
{
    for (size_t i = 0; i < words; i++) {
        uint64_t differ = a[i] ^ b[i];
        if (differ) return a[i] & (differ & (~differ + 1)) ? 1 : -1;
    }
    return 0;
}

/** Splits that are sorted into a list of limited length, the first ones. */
struct shelf {
    uint64_t *splits;
    size_t n, most, capacity, words;
};

/** Puts a split in its place, unless it is behind a full list. False if memory is out. */
static bool shelve(struct shelf *shelf, const uint64_t split[])
{
    size_t words = shelf->words, low = 0, high = shelf->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(shelf->splits + middle * words, split, words) < 0) low = middle + 1;
        else high = middle;
    }
    if (low == shelf->most) return true;
    if (shelf->n == shelf->capacity && shelf->n < shelf->most) {
        size_t wanted = 2 * shelf->capacity + 1;
        if (wanted > shelf->most) wanted = shelf->most;
        uint64_t *grown = realloc(shelf->splits, wanted * words * sizeof *grown);
        if (!grown) return false;
        shelf->splits = grown;
        shelf->capacity = wanted;
    }
    if (shelf->n < shelf->most) shelf->n++;
    memmove(shelf->splits + (low + 1) * words, shelf->splits + low * words,
            (shelf->n - 1 - low) * words * sizeof *split);
    memcpy(shelf->splits + low * words, split, words * sizeof *split);
    return true;
}

/** Adds the frustrated bonds of a part's split to one of the whole. */
static void lay_over(uint64_t whole[], const uint64_t part[], size_t n_bonds, const uint32_t map[])
{
    for (size_t i = acg_bits_next(part, n_bonds, 0); i < n_bonds;
         i = acg_bits_next(part, n_bonds, i + 1))
        acg_bits_put(whole, map[i], true);
}

/** All pairs of a split of the whole and one of the part, as far as there is room. */
static bool multiply(struct acg_optimum *whole, const struct acg_optimum *part,
                     const uint32_t map[], size_t most)
{
    struct shelf shelf = {.most = most ? most : 1, .words = whole->words};
    uint64_t *split = malloc(whole->words * sizeof *split);
    bool memory = split;
    for (size_t i = 0; i < whole->n_splits && memory; i++) {
        for (size_t k = 0; k < part->n_splits && memory; k++) {
            memcpy(split, whole->splits + i * whole->words, whole->words * sizeof *split);
            lay_over(split, part->splits + k * part->words, part->n_bonds, map);
            memory = shelve(&shelf, split);
        }
    }
    free(split);
    if (!memory) {
        free(shelf.splits);
        return false;
    }
    free(whole->splits);
    whole->splits = shelf.splits;
    whole->n_splits = shelf.n;
    return true;
}

bool acg_optimum_join(struct acg_optimum *whole, const struct acg_optimum *part,
                      const uint32_t map[], size_t most_splits)
{
    whole->cost += part->cost;
    whole->bound += part->bound;
    whole->proved = whole->proved && part->proved;
    whole->settled = whole->settled && part->settled;
    whole->more = whole->more || part->more;
    whole->n_best *= part->n_best;
    for (size_t i = 0; i < part->n_bonds; i++)
        whole->strain[map[i]] = part->strain[i];
    if (part->n_splits > 1) return multiply(whole, part, map, most_splits);
    for (size_t i = 0; i < whole->n_splits; i++) // each gets the same: their order stays
        lay_over(whole->splits + i * whole->words, part->splits, part->n_bonds, map);
    return true;
}

// ---- census ----

/** The best splits as they are met. */
struct tally {
    const struct acg_puzzle *puzzle;
    struct shelf shelf;
    uint64_t *split;
    size_t n;
    unsigned char *seen; // by bond: bit 0 spared, bit 1 frustrated
    bool failed;
};

static bool tally_split(void *context, const uint32_t camp[])
{
    struct tally *t = context;
    if (t->n == MOST_COUNTED) return false;
    t->n++;
    memset(t->split, 0, t->shelf.words * sizeof *t->split);
    for (size_t i = 0; i < t->puzzle->n_bonds; i++) {
        bool strained = acg_bond_strained(&t->puzzle->bonds[i], camp);
        t->seen[i] |= strained ? 2 : 1;
        if (strained) acg_bits_put(t->split, i, true);
    }
    t->failed = !shelve(&t->shelf, t->split);
    return !t->failed;
}

static enum acg_strain strain_of(unsigned char seen)
{
    return seen == 3 ? ACG_STRAIN_SOMETIMES : seen == 2 ? ACG_STRAIN_ALWAYS : ACG_STRAIN_NEVER;
}

enum acg_found acg_optimum_list(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                                int64_t cost, const struct acg_effort *effort)
{
    size_t n = puzzle->n_bonds, words = acg_bits_words(n);
    struct tally t = {.puzzle = puzzle, .shelf = {.words = words, .most = effort->most_splits}};
    if (t.shelf.most == 0) t.shelf.most = 1;
    t.split = malloc(words * sizeof *t.split);
    t.seen = calloc(n + 1, 1);
    enum acg_census_end end = ACG_CENSUS_NO_MEMORY;
    struct acg_census census = {puzzle, MOST_STEPS, tally_split, &t};
    if (t.split && t.seen && acg_optimum_init(out, n)) end = acg_census_run(&census, &cost);
    bool done = end == ACG_CENSUS_DONE && t.n > 0;
    for (size_t i = 0; i < n && done; i++)
        out->strain[i] = (unsigned char)strain_of(t.seen[i]);
    if (end != ACG_CENSUS_NO_MEMORY) {
        out->cost = out->bound = cost;
        out->n_best = (double)t.n;
        out->more = out->settled = !done;
        out->settled = done;
        out->n_splits = t.shelf.n;
        free(out->splits);
        out->splits = t.shelf.splits;
        t.shelf.splits = NULL;
    }
    free(t.shelf.splits);
    free(t.split);
    free(t.seen);
    if (end == ACG_CENSUS_NO_MEMORY || t.failed) return ACG_FOUND_NO_MEMORY;
    return done ? ACG_FOUND : ACG_FOUND_NOT;
}

/** A cost that some split has, to begin with. False if memory is out. */
static bool guess_cost(const struct acg_puzzle *puzzle, int64_t *cost, uint32_t camp[])
{
    struct acg_guess guess;
    uint32_t *trial = malloc(((size_t)puzzle->n_nodes + 1) * sizeof *trial);
    bool memory = acg_guess_init(&guess, puzzle) && trial;
    *cost = INT64_MAX;
    for (uint64_t i = 0; i < STARTS && memory; i++) {
        struct acg_chance chance = acg_chance_of(1, i);
        acg_guess_anneal(&guess, trial, 20, &chance);
        int64_t own = acg_puzzle_cost(puzzle, trial);
        if (own >= *cost) continue;
        *cost = own;
        memcpy(camp, trial, puzzle->n_nodes * sizeof *camp);
    }
    acg_guess_clear(&guess);
    free(trial);
    return memory;
}

/** Takes the one split that is known of a puzzle whose least cost is. */
static bool take_one(struct acg_optimum *out, const struct acg_puzzle *puzzle, int64_t cost,
                     const uint32_t camp[])
{
    if (!acg_optimum_init(out, puzzle->n_bonds)) return false;
    out->cost = out->bound = cost;
    out->settled = false;
    for (size_t i = 0; i < puzzle->n_bonds; i++)
        if (acg_bond_strained(&puzzle->bonds[i], camp)) acg_bits_put(out->splits, i, true);
    return true;
}

/** The first split that a census meets. */
static bool take_camps(void *context, const uint32_t camp[])
{
    struct tally *t = context;
    t->n = 1;
    for (size_t i = 0; i < t->puzzle->n_bonds; i++)
        acg_bits_put(t->split, i, acg_bond_strained(&t->puzzle->bonds[i], camp));
    return false;
}

/** One best split will do. */
static enum acg_found find_one(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                               int64_t cost)
{
    if (!acg_optimum_init(out, puzzle->n_bonds)) return ACG_FOUND_NO_MEMORY;
    struct tally t = {.puzzle = puzzle, .split = out->splits};
    struct acg_census census = {puzzle, MOST_STEPS, take_camps, &t};
    enum acg_census_end end = acg_census_run(&census, &cost);
    out->cost = out->bound = cost;
    out->settled = false;
    if (end == ACG_CENSUS_NO_MEMORY) return ACG_FOUND_NO_MEMORY;
    return t.n ? ACG_FOUND : ACG_FOUND_NOT;
}

enum acg_found acg_optimum_by_census(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                                     const struct acg_effort *effort)
{
    *out = (struct acg_optimum){0};
    if (puzzle->n_nodes > MOST_NODES) return ACG_FOUND_NOT;
    uint32_t camp[MOST_NODES];
    int64_t cost;
    if (!guess_cost(puzzle, &cost, camp)) return ACG_FOUND_NO_MEMORY;
    struct acg_census least = {puzzle, LEAST_STEPS, NULL, NULL};
    int64_t guessed = cost;
    enum acg_census_end end = acg_census_run(&least, &cost);
    if (end == ACG_CENSUS_NO_MEMORY) return ACG_FOUND_NO_MEMORY;
    if (end != ACG_CENSUS_DONE) return ACG_FOUND_NOT;
    if (!effort->index_only) {
        enum acg_found found = acg_optimum_list(out, puzzle, cost, effort);
        if (found == ACG_FOUND_NOT) acg_optimum_clear(out); // so many that a search is better
        return found;
    }
    if (cost < guessed) return find_one(out, puzzle, cost);
    return take_one(out, puzzle, cost, camp) ? ACG_FOUND : ACG_FOUND_NO_MEMORY;
}

// ---- bytes ----

void acg_optimum_pack(const struct acg_optimum *optimum, struct acg_buffer *out)
{
    acg_buffer_add(out, (const char *)optimum, sizeof *optimum);
    acg_buffer_add(out, (const char *)optimum->splits,
                   optimum->n_splits * optimum->words * sizeof *optimum->splits);
    acg_buffer_add(out, (const char *)optimum->strain, optimum->n_bonds);
}

/** Takes bytes out of a buffer; false if there are not so many. */
static bool take(void *to, size_t size, const struct acg_buffer *bytes, size_t *at)
{
    if (!to || size > bytes->length - *at) return false;
    memcpy(to, bytes->data + *at, size);
    *at += size;
    return true;
}

bool acg_optimum_unpack(struct acg_optimum *out, const struct acg_buffer *bytes, size_t *at)
{
    struct acg_optimum head;
    *out = (struct acg_optimum){0};
    if (!take(&head, sizeof head, bytes, at)) return false;
    size_t size = head.n_splits * head.words * sizeof *head.splits;
    head.splits = malloc(size + 1);
    head.strain = malloc(head.n_bonds + 1);
    *out = head;
    return take(out->splits, size, bytes, at) && take(out->strain, out->n_bonds, bytes, at);
}
