#include "analyse/optimum.h"

#include "analyse/blocks.h"
#include "analyse/eigenbound.h"
#include "analyse/search.h"
#include "base/bits.h"
#include "base/process.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    STARTS = 4,
    FEW_SWEEPS = 60,
    SWEEPS = 120,
    MANY_SWEEPS = 600,
    LOOKS = 40,          // at splits on a walk among best ones
    MOST_TRIES = 20,     // branches for a choice between splits that are all best
    ROUNDS = 300,        // of cuts; see acg_relaxation_solve
    UNBOUND = INT32_MAX, // branches
};

static const double many = 0.2; // of all bonds, by cost: more is a network that hardly has camps

/** What is known of the bonds of a puzzle while its best splits are compared. */
struct settling {
    const struct acg_puzzle *puzzle;
    const struct acg_effort *effort;
    struct acg_search search;
    struct acg_chance chance;
    unsigned char *seen;    // by bond: bit 0 spared, bit 1 frustrated in a best split
    bool *is_settled;       // by bond: the same in all best splits
    uint32_t *best, *trial; // camps by node
    struct acg_union sets;  // nodes that settled bonds link
    int64_t cost;
};

static bool init_settling(struct settling *s, const struct acg_puzzle *puzzle,
                          const struct acg_effort *effort)
{
    size_t n = puzzle->n_nodes, m = puzzle->n_bonds;
    *s = (struct settling){.puzzle = puzzle, .effort = effort, .cost = INT64_MAX};
    s->chance = acg_chance_of(1, 0);
    s->seen = calloc(m + 1, 1);
    s->is_settled = calloc(m + 1, sizeof *s->is_settled);
    s->best = calloc(2 * n + 2, sizeof *s->best);
    bool has_sets = acg_union_init(&s->sets, puzzle->n_nodes);
    bool has_search = acg_search_init(&s->search, puzzle, effort->deadline);
    if (!s->seen || !s->is_settled || !s->best || !has_sets || !has_search) return false;
    s->trial = s->best + n + 1;
    return true;
}

static void clear_settling(struct settling *s)
{
    acg_search_clear(&s->search);
    acg_union_clear(&s->sets);
    free(s->seen);
    free(s->is_settled);
    free(s->best);
}

// ---- the cost ----

static void keep_best(struct settling *s, const uint32_t camp[])
{
    int64_t cost = acg_puzzle_cost(s->puzzle, camp);
    if (cost >= s->cost) return;
    s->cost = cost;
    memcpy(s->best, camp, s->puzzle->n_nodes * sizeof *camp);
}

static void guess(struct settling *s, unsigned sweeps)
{
    for (unsigned i = 0; i < STARTS; i++) {
        acg_guess_anneal(&s->search.guess, s->trial, sweeps, &s->chance);
        keep_best(s, s->trial);
    }
}

/** Searches for what is better than the best; looks at so many branches at most. */
static enum acg_search_end improve(struct settling *s, size_t most_branches)
{
    enum acg_search_end end = acg_search_run(&s->search, s->cost - 1, false, most_branches);
    if (s->search.cost < INT64_MAX) keep_best(s, s->search.camp);
    return end;
}

/** Finds the least cost; says whether it is proved. Most networks need no branch. Where many bonds
 * are strained eigenvalues say more than cycles. */
static enum acg_search_end find_cost(struct settling *s, int64_t *bound)
{
    enum acg_search_end end = ACG_SEARCH_LATE;
    guess(s, FEW_SWEEPS);
    bool strained = (double)s->cost > many * s->search.relaxation.total;
    if (!strained) end = improve(s, 1);
    if (end == ACG_SEARCH_LATE && acg_now() < s->effort->deadline) {
        if (acg_eigenbound(s->puzzle, s->cost, &s->search.floor, NULL)) return ACG_SEARCH_NO_MEMORY;
        guess(s, MANY_SWEEPS);
        end = improve(s, UNBOUND);
    }
    *bound = s->search.bound < s->cost ? s->search.bound : s->cost;
    return end;
}

// ---- what the best splits have in common ----

static void mark(struct settling *s, const uint32_t camp[])
{
    for (size_t i = 0; i < s->puzzle->n_bonds; i++)
        s->seen[i] |= acg_bond_strained(&s->puzzle->bonds[i], camp) ? 2 : 1;
}

/** Marks a best split, and others that it turns into at no cost. `camp` is used up. */
static void mark_around(struct settling *s, uint32_t camp[])
{
    for (int i = 0; i < LOOKS; i++) {
        if (acg_search_allows(&s->search, camp, s->cost)) mark(s, camp);
        acg_guess_wander(&s->search.guess, camp, s->puzzle->n_nodes / 2 + 2, &s->chance);
    }
}

static void mark_some(struct settling *s)
{
    memcpy(s->trial, s->best, s->puzzle->n_nodes * sizeof *s->best);
    mark_around(s, s->trial);
    for (int i = 0; i < STARTS; i++) {
        acg_guess_anneal(&s->search.guess, s->trial, SWEEPS, &s->chance);
        mark_around(s, s->trial);
    }
}

/** Notes that a bond is the same in all best splits, and links its nodes if that places them. */
static void settle(struct settling *s, uint32_t i)
{
    const struct acg_bond *bond = &s->puzzle->bonds[i];
    bool together = (s->seen[i] == 2) != bond->positive;
    s->is_settled[i] = true;
    acg_search_hold(&s->search, i, s->seen[i] == 2);
    if (together || s->puzzle->camps == 2) acg_union_join(&s->sets, bond->a, bond->b, !together);
}

/** Whether what is settled places the nodes of a bond: it is the same in all best splits too. */
static bool is_implied(struct settling *s, uint32_t i)
{
    const struct acg_bond *bond = &s->puzzle->bonds[i];
    return acg_union_find(&s->sets, bond->a, NULL) == acg_union_find(&s->sets, bond->b, NULL);
}

/** Settles the bonds whose change would cost more than there is, as the linear program proves. */
static enum acg_relaxed settle_dear(struct settling *s)
{
    struct acg_relaxation *r = &s->search.relaxation;
    enum acg_relaxed end = acg_relaxation_solve(r, s->cost, ROUNDS);
    for (uint32_t i = 0; i < s->puzzle->n_bonds && end == ACG_RELAXED; i++) {
        double change = s->seen[i] == 1 ? r->reduced[i] : s->seen[i] == 2 ? -r->reduced[i] : 0;
        if (s->is_settled[i] || !(change > 0)) continue;
        if (ceil(r->dual + change) > (double)s->cost) settle(s, i);
    }
    return end;
}

/** Settles a bond that has been the same so far, or finds a best split where it is not. */
static enum acg_search_end probe(struct settling *s, uint32_t i)
{
    acg_search_hold(&s->search, i, s->seen[i] == 1);
    enum acg_search_end end = acg_search_run(&s->search, s->cost, true, UNBOUND);
    acg_search_hold(&s->search, i, -1);
    if (end != ACG_SEARCH_DONE) return end;
    if (s->search.cost < INT64_MAX) mark_around(s, s->search.camp);
    else settle(s, i);
    return ACG_SEARCH_DONE;
}

static enum acg_search_end settle_all(struct settling *s)
{
    mark_some(s);
    enum acg_relaxed first = settle_dear(s);
    if (first == ACG_RELAXED_LATE) return ACG_SEARCH_LATE;
    if (first == ACG_RELAXED_FAILED) return ACG_SEARCH_NO_MEMORY;
    enum acg_search_end end = ACG_SEARCH_DONE;
    for (uint32_t i = 0; i < s->puzzle->n_bonds && end == ACG_SEARCH_DONE; i++) {
        if (s->is_settled[i] || s->seen[i] == 3) continue;
        if (is_implied(s, i)) settle(s, i);
        else end = probe(s, i);
    }
    return end;
}

// ---- how many there are ----

/** The puzzle of the bonds between nodes that are not placed against each other. */
static bool contract(struct settling *s, struct acg_puzzle *out, uint32_t map[])
{
    const struct acg_puzzle *p = s->puzzle;
    uint32_t n = 0;
    size_t m = 0;
    if (!acg_puzzle_init(out, p->n_nodes, p->n_bonds, p->camps)) return false;
    for (uint32_t v = 0; v < p->n_nodes; v++) // a set stands where its first node does
        if (acg_union_find(&s->sets, v, NULL) == v) s->trial[v] = n++;
    for (uint32_t i = 0; i < p->n_bonds; i++) {
        unsigned side_a, side_b;
        struct acg_bond bond = p->bonds[i];
        uint32_t a = acg_union_find(&s->sets, bond.a, &side_a);
        uint32_t b = acg_union_find(&s->sets, bond.b, &side_b);
        if (a == b) continue;
        bond.a = s->trial[a];
        bond.b = s->trial[b];
        bond.positive = bond.positive != (side_a != side_b);
        bond.apart = s->is_settled[i]; // or its nodes would be in one set
        out->bonds[m] = bond;
        map[m++] = i;
    }
    out->n_nodes = n;
    out->n_bonds = m;
    acg_puzzle_link(out);
    return true;
}

/** What the best split costs on some bonds. */
static int64_t cost_of(const struct settling *s, const uint32_t bonds[], size_t n)
{
    int64_t cost = 0;
    for (size_t i = 0; i < n; i++) {
        const struct acg_bond *bond = &s->puzzle->bonds[bonds[i]];
        if (acg_bond_strained(bond, s->best)) cost += bond->cost;
    }
    return cost;
}

/** Looks for a best split that obeys what is held: by a guess, then by a short search. */
static enum acg_search_end find_other(struct settling *s, bool *found)
{
    acg_guess_anneal(&s->search.guess, s->trial, SWEEPS, &s->chance);
    *found = acg_search_allows(&s->search, s->trial, s->cost);
    if (*found) memcpy(s->best, s->trial, s->puzzle->n_nodes * sizeof *s->best);
    if (*found) return ACG_SEARCH_DONE;
    enum acg_search_end end = acg_search_run(&s->search, s->cost, true, MOST_TRIES);
    *found = s->search.cost < INT64_MAX;
    if (*found) memcpy(s->best, s->search.camp, s->puzzle->n_nodes * sizeof *s->best);
    if (end == ACG_SEARCH_LATE && acg_now() < s->effort->deadline) return ACG_SEARCH_DONE;
    return end;
}

/** Makes the best split one that spares the first of the bonds, as far as that can be seen soon. */
static enum acg_search_end choose_first(struct settling *s, const uint32_t bonds[], size_t n)
{
    enum acg_search_end end = ACG_SEARCH_DONE;
    for (size_t i = 0; i < n && end == ACG_SEARCH_DONE; i++) {
        const struct acg_bond *bond = &s->puzzle->bonds[bonds[i]];
        if (s->is_settled[bonds[i]] || is_implied(s, bonds[i])) continue;
        bool spared = !acg_bond_strained(bond, s->best);
        acg_search_hold(&s->search, bonds[i], 0);
        if (!spared) end = find_other(s, &spared);
        if (!spared) acg_search_hold(&s->search, bonds[i], 1);
        bool together = bond->positive == spared;
        if (together || s->puzzle->camps == 2)
            acg_union_join(&s->sets, bond->a, bond->b, !together);
    }
    return end;
}

/** Whether all bonds are settled; then there is one split of them. */
static bool are_settled(const struct settling *s, const uint32_t bonds[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!s->is_settled[bonds[i]]) return false;
    return true;
}

/** Adds the best splits of one block of the contracted puzzle to `out`. */
static enum acg_search_end add_block(struct settling *s, struct acg_optimum *out,
                                     const struct acg_puzzle *block, const uint32_t bonds[])
{
    struct acg_optimum part = {0};
    size_t n = block->n_bonds;
    enum acg_found found = ACG_FOUND_NOT;
    bool settled = are_settled(s, bonds, n), memory = true;
    if (!settled) found = acg_optimum_list(&part, block, cost_of(s, bonds, n), s->effort);
    enum acg_search_end end = ACG_SEARCH_DONE;
    if (found == ACG_FOUND_NOT) {
        double seen = part.n_best > 1 ? part.n_best : 1;
        if (!settled) end = choose_first(s, bonds, n);
        acg_optimum_clear(&part);
        memory = acg_optimum_init(&part, n);
        part.cost = part.bound = cost_of(s, bonds, n);
        part.more = !settled;
        part.n_best = settled ? 1 : seen;
        for (size_t i = 0; i < n && memory; i++) {
            if (acg_bond_strained(&s->puzzle->bonds[bonds[i]], s->best))
                acg_bits_put(part.splits, i, true);
        }
    }
    memory = memory && found != ACG_FOUND_NO_MEMORY &&
             acg_optimum_join(out, &part, bonds, s->effort->most_splits);
    acg_optimum_clear(&part);
    return memory ? end : ACG_SEARCH_NO_MEMORY;
}

/** Bonds that have no block, since their nodes are placed: they are as in any best split. */
static void add_placed(struct settling *s, struct acg_optimum *out)
{
    for (uint32_t i = 0; i < s->puzzle->n_bonds; i++) {
        const struct acg_bond *bond = &s->puzzle->bonds[i];
        if (!is_implied(s, i) || !acg_bond_strained(bond, s->best)) continue;
        acg_bits_put(out->splits, i, true);
        out->cost += bond->cost;
    }
}

static enum acg_search_end add_blocks(struct settling *s, struct acg_optimum *out,
                                      const struct acg_puzzle *rest, const uint32_t map[])
{
    struct acg_blocks blocks;
    uint32_t *room = malloc(((size_t)rest->n_nodes + 1) * sizeof *room);
    uint32_t *bonds = calloc(rest->n_bonds + 1, sizeof *bonds);
    bool memory = acg_blocks_find(&blocks, rest) && room && bonds;
    enum acg_search_end end = memory ? ACG_SEARCH_DONE : ACG_SEARCH_NO_MEMORY;
    if (memory) memset(room, 0xff, ((size_t)rest->n_nodes + 1) * sizeof *room);
    for (size_t i = 0; i < blocks.n_blocks && end == ACG_SEARCH_DONE; i++) {
        struct acg_puzzle part;
        size_t first = blocks.first[i], n = blocks.first[i + 1] - first;
        for (size_t k = 0; k < n; k++)
            bonds[k] = map[blocks.bonds[first + k]];
        bool made = acg_puzzle_part(&part, rest, blocks.bonds + first, n, room);
        end = made ? add_block(s, out, &part, bonds) : ACG_SEARCH_NO_MEMORY;
        acg_puzzle_clear(&part);
    }
    acg_blocks_clear(&blocks);
    free(room);
    free(bonds);
    return end;
}

/** Counts and lists the best splits, now that it is known what they have in common. */
static enum acg_search_end list_all(struct settling *s, struct acg_optimum *out)
{
    struct acg_puzzle rest;
    uint32_t *map = malloc((s->puzzle->n_bonds + 1) * sizeof *map);
    bool memory = acg_optimum_init(out, s->puzzle->n_bonds) && map;
    enum acg_search_end end = ACG_SEARCH_NO_MEMORY;
    rest = (struct acg_puzzle){0};
    if (memory && contract(s, &rest, map)) {
        add_placed(s, out);
        end = add_blocks(s, out, &rest, map);
    }
    for (size_t i = 0; i < s->puzzle->n_bonds && end == ACG_SEARCH_DONE; i++) {
        bool known = s->is_settled[i];
        out->strain[i] =
            known ? (s->seen[i] == 2 ? ACG_STRAIN_ALWAYS : ACG_STRAIN_NEVER) : ACG_STRAIN_SOMETIMES;
    }
    out->bound = out->cost;
    acg_puzzle_clear(&rest);
    free(map);
    return end;
}

/** Takes the split that was found, of which no more is known than its cost. */
static bool take_best(const struct settling *s, struct acg_optimum *out, int64_t bound)
{
    acg_optimum_clear(out);
    if (!acg_optimum_init(out, s->puzzle->n_bonds)) return false;
    out->cost = s->cost;
    out->bound = bound;
    out->proved = bound == s->cost;
    out->settled = false;
    for (size_t i = 0; i < s->puzzle->n_bonds; i++)
        acg_bits_put(out->splits, i, acg_bond_strained(&s->puzzle->bonds[i], s->best));
    return true;
}

enum acg_found acg_optimum_by_search(struct acg_optimum *out, const struct acg_puzzle *puzzle,
                                     const struct acg_effort *effort)
{
    struct settling s;
    int64_t bound = 0;
    *out = (struct acg_optimum){0};
    enum acg_search_end end = ACG_SEARCH_NO_MEMORY;
    if (init_settling(&s, puzzle, effort)) {
        end = find_cost(&s, &bound);
        bool more = end == ACG_SEARCH_DONE && !effort->index_only;
        if (more) end = settle_all(&s);
        if (more && end == ACG_SEARCH_DONE) end = list_all(&s, out);
        if (end == ACG_SEARCH_LATE || (end == ACG_SEARCH_DONE && !more)) {
            end = take_best(&s, out, bound) ? ACG_SEARCH_DONE : ACG_SEARCH_NO_MEMORY;
        }
    }
    clear_settling(&s);
    return end == ACG_SEARCH_DONE ? ACG_FOUND : ACG_FOUND_NO_MEMORY;
}
