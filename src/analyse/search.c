#include "analyse/search.h"

#include "analyse/conflict.h"
#include "base/array.h"
#include "base/process.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROOT_ROUNDS = 300, BRANCH_ROUNDS = 30 };

bool acg_search_init(struct acg_search *out, const struct acg_puzzle *puzzle, double deadline)
{
    size_t n = puzzle->n_nodes, m = puzzle->n_bonds;
    *out = (struct acg_search){.puzzle = puzzle, .cost = INT64_MAX, .bent = *puzzle};
    out->bent.bonds = malloc((m + 1) * sizeof *out->bent.bonds);
    out->held = malloc(m + 1);
    out->camp = calloc(2 * n + 2, sizeof *out->camp);
    out->order = calloc(m + 1, sizeof *out->order);
    bool has_guess = acg_guess_init(&out->guess, puzzle);
    bool has_sets = acg_union_init(&out->sets, puzzle->n_nodes);
    bool has_relaxation = acg_relaxation_init(&out->relaxation, puzzle, deadline);
    if (!out->bent.bonds || !out->held || !out->camp || !out->order || !has_guess || !has_sets ||
        !has_relaxation)
        return false;
    out->trial = out->camp + n + 1;
    memcpy(out->bent.bonds, puzzle->bonds, m * sizeof *out->bent.bonds);
    memset(out->held, -1, m);
    out->guess.puzzle = &out->bent;
    return true;
}

void acg_search_clear(struct acg_search *search)
{
    acg_relaxation_clear(&search->relaxation);
    acg_guess_clear(&search->guess);
    acg_union_clear(&search->sets);
    free(search->bent.bonds);
    free(search->held);
    free(search->camp);
    free(search->order);
    free(search->branches);
    free(search->heap);
    *search = (struct acg_search){0};
}

void acg_search_hold(struct acg_search *search, uint32_t bond, int value)
{
    const struct acg_bond *own = &search->puzzle->bonds[bond];
    struct acg_bond *bent = &search->bent.bonds[bond];
    search->held[bond] = (signed char)value;
    *bent = *own;
    if (value >= 0) bent->cost = (int64_t)search->relaxation.total + 1;
    if (value == 1) bent->positive = !own->positive;
    acg_relaxation_fix(&search->relaxation, bond, value < 0 && own->apart ? own->positive : value);
}

bool acg_search_allows(const struct acg_search *search, const uint32_t camp[], int64_t budget)
{
    const struct acg_puzzle *p = search->puzzle;
    if (acg_puzzle_cost(p, camp) > budget) return false;
    for (size_t i = 0; i < p->n_bonds; i++) {
        if (search->held[i] >= 0 && acg_bond_strained(&p->bonds[i], camp) != search->held[i])
            return false;
    }
    return true;
}

/** Takes a split that is better than what there is. */
static void offer(struct acg_search *s, const uint32_t camp[])
{
    if (!acg_search_allows(s, camp, s->budget)) return;
    s->cost = acg_puzzle_cost(s->puzzle, camp);
    memcpy(s->camp, camp, s->puzzle->n_nodes * sizeof *camp);
    if (!s->any) s->budget = s->cost - 1;
}

// ---- a split out of fractional values ----

/** Where the values come from while bonds are sorted: qsort has no context. */
struct sure {
    int sureness; // in thousandths: steps so coarse are the same with any library
    uint32_t bond;
};

static int by_sureness(const void *x, const void *y)
{
    const struct sure *a = x, *b = y;
    if (a->sureness != b->sureness) return a->sureness > b->sureness ? -1 : 1;
    return a->bond < b->bond ? -1 : 1;
}

/** Puts the nodes of each set on its sides. */
static void name_sides(struct acg_search *s)
{
    for (uint32_t v = 0; v < s->puzzle->n_nodes; v++) {
        unsigned side;
        acg_union_find(&s->sets, v, &side);
        s->trial[v] = side;
    }
}

/** Puts sets into camps so that no cut bond is within one, if they fit; else anyhow. */
static void name_sets(struct acg_search *s)
{
    const struct acg_puzzle *p = s->puzzle;
    bool few = p->camps < p->n_nodes;
    if (few && acg_conflict_camps(p, &s->sets, s->trial) == ACG_CONFLICT_NONE) return;
    uint32_t n_camps = p->camps < p->n_nodes ? p->camps : p->n_nodes, next = 0;
    for (uint32_t v = 0; v < p->n_nodes; v++) {
        uint32_t set = acg_union_find(&s->sets, v, NULL);
        s->trial[v] = set == v ? next : s->trial[set];
        if (set == v) next = next + 1 < n_camps ? next + 1 : 0;
    }
}

/** Joins nodes by the surest bonds first, as the values would have them, then polishes. */
static bool round_values(struct acg_search *s)
{
    const struct acg_puzzle *p = s->puzzle;
    const double *values = s->relaxation.values;
    struct sure *list = malloc((p->n_bonds + 1) * sizeof *list);
    if (!list) return false;
    for (uint32_t i = 0; i < p->n_bonds; i++) {
        double cut = p->bonds[i].positive ? values[i] : 1 - values[i];
        double sure = p->camps == 2 ? fabs(values[i] - 0.5) : 0.5 - cut;
        list[i] = (struct sure){(int)(sure * 1000 + (s->relaxation.fixed[i] >= 0)), i};
    }
    if (p->n_bonds > 0) qsort(list, p->n_bonds, sizeof *list, by_sureness);
    for (uint32_t v = 0; v < p->n_nodes; v++) {
        s->sets.parent[v] = v;
        s->sets.side[v] = 0;
    }
    for (size_t i = 0; i < p->n_bonds; i++) {
        const struct acg_bond *bond = &p->bonds[list[i].bond];
        bool across = bond->positive == (values[list[i].bond] > 0.5);
        if (p->camps == 2) acg_union_join(&s->sets, bond->a, bond->b, across);
        else if (list[i].sureness > 0) acg_union_join(&s->sets, bond->a, bond->b, false);
    }
    free(list);
    if (p->camps == 2) name_sides(s);
    else name_sets(s);
    offer(s, s->trial);
    acg_guess_polish(&s->guess, s->trial);
    offer(s, s->trial);
    return true;
}

// ---- branches ----

/** The branch with the lowest bound first, of equals the newest: it is the deepest. */
static bool before(const struct acg_search *s, size_t i, size_t k)
{
    uint32_t x = s->heap[i], y = s->heap[k];
    if (s->branches[x].bound != s->branches[y].bound)
        return s->branches[x].bound < s->branches[y].bound;
    return x > y;
}

static void swap(struct acg_search *s, size_t i, size_t k)
{
    uint32_t x = s->heap[i];
    s->heap[i] = s->heap[k];
    s->heap[k] = x;
}

static uint32_t pop(struct acg_search *s)
{
    uint32_t top = s->heap[0];
    swap(s, 0, --s->n_heap);
    for (size_t i = 0;;) {
        size_t low = 2 * i + 1;
        if (low + 1 < s->n_heap && before(s, low + 1, low)) low++;
        if (low >= s->n_heap || !before(s, low, i)) break;
        swap(s, i, low);
        i = low;
    }
    return top;
}

/** Puts a branch among the open ones; there is room. */
static void put(struct acg_search *s, uint32_t branch)
{
    s->heap[s->n_heap] = branch;
    for (size_t i = s->n_heap++; i > 0 && before(s, i, (i - 1) / 2); i = (i - 1) / 2)
        swap(s, i, (i - 1) / 2);
}

static bool push(struct acg_search *s, struct acg_branch branch)
{
    if (!acg_array_room(&s->branches, s->n_branches, &s->branch_capacity, sizeof *s->branches) ||
        !acg_array_room(&s->heap, s->n_heap, &s->heap_capacity, sizeof *s->heap))
        return false;
    s->branches[s->n_branches] = branch;
    put(s, (uint32_t)s->n_branches++);
    return true;
}

/** Fixes the bonds of a branch, or frees them again. */
static void bend(struct acg_search *s, uint32_t branch, bool back)
{
    for (; s->branches[branch].up != branch; branch = s->branches[branch].up) {
        const struct acg_branch *own = &s->branches[branch];
        acg_relaxation_fix(&s->relaxation, own->bond, back ? -1 : own->value);
    }
}

/** The bond to decide next: nearest to neither, of equals the dearest, then the first. */
static uint32_t choose(const struct acg_search *s)
{
    const struct acg_relaxation *r = &s->relaxation;
    uint32_t best = UINT32_MAX;
    double best_score = -1;
    for (uint32_t i = 0; i < s->puzzle->n_bonds; i++) {
        double off = 0.5 - fabs(r->values[i] - 0.5);
        double score = floor(off * 1e6) + (double)s->puzzle->bonds[i].cost / (r->unit + 1);
        if (r->fixed[i] >= 0 || score <= best_score) continue;
        best = i;
        best_score = score;
    }
    return best;
}

/** Looks at a branch: cuts it off, or grows two from it. */
static enum acg_search_end look(struct acg_search *s, uint32_t branch)
{
    bool is_root = s->branches[branch].up == branch;
    bend(s, branch, false);
    enum acg_relaxed end =
        acg_relaxation_solve(&s->relaxation, s->budget, is_root ? ROOT_ROUNDS : BRANCH_ROUNDS);
    uint32_t bond = UINT32_MAX;
    bool memory = end != ACG_RELAXED_FAILED;
    int64_t bound = s->branches[branch].bound;
    if (s->relaxation.proved > bound) bound = s->branches[branch].bound = s->relaxation.proved;
    if (end == ACG_RELAXED) {
        memory = round_values(s);
        if (bound <= s->budget) bond = choose(s);
    }
    bend(s, branch, true);
    if (!memory) return ACG_SEARCH_NO_MEMORY;
    if (end == ACG_RELAXED_LATE) return ACG_SEARCH_LATE;
    if (bond == UINT32_MAX) return ACG_SEARCH_DONE;
    int near = s->relaxation.values[bond] > 0.5;
    if (!push(s, (struct acg_branch){branch, bond, !near, bound}) ||
        !push(s, (struct acg_branch){branch, bond, near, bound}))
        return ACG_SEARCH_NO_MEMORY;
    return ACG_SEARCH_DONE;
}

/** What is proved of the branches that are left. */
static void conclude(struct acg_search *s, int64_t wanted)
{
    int64_t open = s->n_heap > 0 ? s->branches[s->heap[0]].bound : INT64_MAX;
    int64_t bound = s->cost < INT64_MAX ? s->cost : wanted + 1;
    s->bound = open < bound ? open : bound;
}

enum acg_search_end acg_search_run(struct acg_search *search, int64_t budget, bool any,
                                   size_t most_branches)
{
    struct acg_search *s = search;
    s->n_branches = s->n_heap = s->n_looked = 0;
    s->budget = budget;
    s->any = any;
    s->cost = INT64_MAX;
    s->bound = 0;
    if (!push(s, (struct acg_branch){0, 0, 0, s->floor})) return ACG_SEARCH_NO_MEMORY;
    enum acg_search_end end = ACG_SEARCH_DONE;
    while (s->n_heap > 0 && end == ACG_SEARCH_DONE) {
        if (s->branches[s->heap[0]].bound > s->budget || (any && s->cost < INT64_MAX)) break;
        if (s->n_looked++ == most_branches || acg_now() > s->relaxation.deadline) {
            end = ACG_SEARCH_LATE;
            break;
        }
        uint32_t branch = pop(s);
        end = look(s, branch);
        if (end == ACG_SEARCH_LATE) put(s, branch); // it stays open, with the bound it has now
    }
    if (any && s->cost < INT64_MAX) end = ACG_SEARCH_DONE;
    conclude(s, budget);
    return end;
}
