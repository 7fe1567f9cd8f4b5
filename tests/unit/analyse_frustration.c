// The best splits of signed graphs, against all splits of small random ones, and against graphs
// whose answer is known.
#include "actorgraph/balance.h"

#include "analyse/costs.h"
#include "analyse/optimum.h"
#include "base/bits.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 9, MOST_TIES = MOST * MOST, MOST_BEST = 200000, N_LISTED = 7 };

static uint32_t chance = 5;

static uint32_t below(uint32_t n)
{
    chance = chance * 1664525 + 1013904223;
    return (chance >> 8) % n;
}

// ---- all splits ----

/** The best splits of a graph, as sets of frustrated ties: bit i for tie i. */
struct truth {
    uint32_t n;
    size_t m, n_best;
    uint32_t a[MOST_TIES], b[MOST_TIES];
    bool positive[MOST_TIES];
    int64_t cost[MOST_TIES], least;
    uint64_t *best; // sorted, the one that spares the first tie first
};

/** The set of frustrated ties, the first tie in the highest bit: sorting by number is by tie. */
static uint64_t strained(const struct truth *t, const uint32_t camp[], int64_t *cost)
{
    uint64_t set = 0;
    *cost = 0;
    for (size_t i = 0; i < t->m; i++) {
        if ((camp[t->a[i]] == camp[t->b[i]]) == t->positive[i]) continue;
        set |= (uint64_t)1 << (63 - i);
        *cost += t->cost[i];
    }
    return set;
}

static int by_set(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static void drop_doubles(struct truth *t)
{
    size_t n = 0;
    qsort(t->best, t->n_best, sizeof *t->best, by_set);
    for (size_t i = 0; i < t->n_best; i++)
        if (i == 0 || t->best[i] != t->best[n - 1]) t->best[n++] = t->best[i];
    t->n_best = n;
}

/** Goes through all ways to put nodes into at most `camps` camps. */
static void find_truth(struct truth *t, uint32_t camps)
{
    uint32_t camp[MOST] = {0};
    t->least = INT64_MAX;
    t->n_best = 0;
    for (;;) {
        int64_t cost;
        uint64_t set = strained(t, camp, &cost);
        if (cost < t->least) t->n_best = 0;
        if (cost <= t->least) {
            t->least = cost;
            if (t->n_best == MOST_BEST) drop_doubles(t);
            assert_true(t->n_best < MOST_BEST);
            t->best[t->n_best++] = set;
        }
        uint32_t v = t->n;
        while (v > 1) { // the next way: node v is in a camp that is in use before it, or a new one
            uint32_t open = 0;
            v--;
            for (uint32_t w = 0; w < v; w++)
                if (camp[w] >= open) open = camp[w] + 1;
            if (camp[v] < open && camp[v] + 1 < camps) break;
            camp[v] = 0;
            if (v == 1) v = 0;
        }
        if (v == 0) break;
        camp[v]++;
    }
    drop_doubles(t);
}

static enum acg_strain true_strain(const struct truth *t, size_t tie)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n_best; i++)
        n += t->best[i] >> (63 - tie) & 1;
    return n == 0 ? ACG_STRAIN_NEVER : n == t->n_best ? ACG_STRAIN_ALWAYS : ACG_STRAIN_SOMETIMES;
}

static void add_tie(struct truth *t, uint32_t a, uint32_t b, bool positive, int64_t cost)
{
    t->a[t->m] = a;
    t->b[t->m] = b;
    t->positive[t->m] = positive;
    t->cost[t->m++] = cost;
}

/** A random graph; connected if asked for, with costs 1 or up to `dearest`. */
static void make_random(struct truth *t, bool connected, uint32_t dearest)
{
    t->n = 2 + below(MOST - 1);
    t->m = 0;
    uint32_t dense = below(5), hostile = 1 + below(4);
    for (uint32_t a = 0; a < t->n; a++) {
        for (uint32_t b = a + 1; b < t->n; b++) {
            bool must = connected && a + 1 == b;
            if (must || below(5) < dense) add_tie(t, a, b, below(5) >= hostile, 1 + below(dearest));
        }
    }
}

// ---- puzzles ----

static void make_puzzle(const struct truth *t, uint32_t camps, struct acg_puzzle *out)
{
    assert_true(acg_puzzle_init(out, t->n, t->m, camps));
    for (size_t i = 0; i < t->m; i++)
        out->bonds[i] = (struct acg_bond){t->a[i], t->b[i], t->positive[i], false, t->cost[i]};
    acg_puzzle_link(out);
}

static void compare_optimum(const struct truth *t, const struct acg_optimum *found)
{
    assert_true(found->proved);
    assert_true(found->settled);
    assert_false(found->more);
    assert_int_equal(found->cost, t->least);
    assert_int_equal(found->bound, t->least);
    assert_int_equal((size_t)found->n_best, t->n_best);
    assert_int_equal(found->n_splits, t->n_best < N_LISTED ? t->n_best : N_LISTED);
    for (size_t i = 0; i < found->n_splits; i++) {
        for (size_t k = 0; k < t->m; k++)
            assert_int_equal(acg_bits_has(found->splits + i * found->words, k),
                             t->best[i] >> (63 - k) & 1);
    }
    for (size_t k = 0; k < t->m; k++)
        assert_int_equal(found->strain[k], true_strain(t, k));
}

/** Both ways to solve a puzzle, for two camps, three, four, any number. */
static void both_ways_agree_with_all_splits(void **state)
{
    struct truth *t = *state;
    static const uint32_t camps[] = {2, 3, 4, ACG_CAMPS_ANY};
    const struct acg_effort effort = {.deadline = INFINITY, .most_splits = N_LISTED};
    for (int trial = 0; trial < 600; trial++) {
        struct acg_puzzle puzzle;
        struct acg_optimum found;
        make_random(t, true, trial % 3 ? 1 : trial % 2 ? 3 : 1000000);
        find_truth(t, camps[trial % 4]);
        make_puzzle(t, camps[trial % 4], &puzzle);
        assert_int_equal(acg_optimum_by_census(&found, &puzzle, &effort), ACG_FOUND);
        compare_optimum(t, &found);
        acg_optimum_clear(&found);
        assert_int_equal(acg_optimum_by_search(&found, &puzzle, &effort), ACG_FOUND);
        compare_optimum(t, &found);
        acg_optimum_clear(&found);
        acg_puzzle_clear(&puzzle);
    }
}

// ---- graphs ----

static void make_signs(const struct truth *t, double unit, struct acg_signs *out)
{
    static struct acg_signed_tie ties[MOST_TIES];
    *out = (struct acg_signs){.n_actors = t->n, .n_ties = t->m, .ties = ties};
    for (size_t i = 0; i < t->m; i++)
        ties[i] = (struct acg_signed_tie){
            t->a[i], t->b[i], t->positive[i], unit * (double)t->cost[i], 0, 0};
}

static uint32_t find_set(const uint32_t of[], uint32_t v)
{
    while (of[v] != v)
        v = of[v];
    return v;
}

/** Links nodes by some ties; each set is known by its first node. */
static void link(const struct truth *t, const bool by[], uint32_t set[])
{
    for (uint32_t v = 0; v < t->n; v++)
        set[v] = v;
    for (size_t i = 0; i < t->m; i++) {
        uint32_t a = find_set(set, t->a[i]), b = find_set(set, t->b[i]);
        if (by[i]) set[a > b ? a : b] = a > b ? b : a;
    }
    for (uint32_t v = 0; v < t->n; v++)
        set[v] = find_set(set, v);
}

static size_t size_of(const struct truth *t, const uint32_t set[], uint32_t which)
{
    size_t n = 0;
    for (uint32_t v = 0; v < t->n; v++)
        n += set[v] == which;
    return n;
}

/** Who is undecided, by the words of balance.h. */
static void true_undecided(const struct truth *t, bool two, bool undecided[])
{
    bool all[MOST_TIES], settled[MOST_TIES];
    uint32_t part[MOST], group[MOST];
    for (size_t i = 0; i < t->m; i++) {
        enum acg_strain strain = true_strain(t, i);
        bool holds = (strain == ACG_STRAIN_ALWAYS) != t->positive[i];
        all[i] = true;
        settled[i] = strain != ACG_STRAIN_SOMETIMES && (two || holds);
    }
    link(t, all, part);
    link(t, settled, group);
    for (uint32_t v = 0; v < t->n; v++) {
        undecided[v] = false;
        for (uint32_t w = 0; w < t->n && two; w++) {
            size_t own = size_of(t, group, group[v]), other = size_of(t, group, group[w]);
            bool larger = other > own || (other == own && group[w] < group[v]);
            if (part[w] == part[v] && larger) undecided[v] = true;
        }
        for (size_t i = 0; i < t->m && !two; i++) {
            uint32_t x = group[t->a[i]], y = group[t->b[i]];
            if (true_strain(t, i) != ACG_STRAIN_SOMETIMES || x == y) continue;
            uint32_t other = x == group[v] ? y : x;
            size_t own_size = size_of(t, group, group[v]), size = size_of(t, group, other);
            if (x != group[v] && y != group[v]) continue;
            if (size > own_size || (size == own_size && other < group[v])) undecided[v] = true;
        }
    }
}

static void compare_camps(const struct truth *t, const struct acg_frustration *found, uint32_t most)
{
    for (size_t s = 0; s < found->n_splits; s++) {
        const uint32_t *camp = found->camps + s * t->n;
        for (size_t i = 0; i < t->m; i++) {
            assert_int_equal((camp[t->a[i]] == camp[t->b[i]]) != t->positive[i],
                             t->best[s] >> (63 - i) & 1);
            assert_true(camp[t->a[i]] < most);
        }
    }
}

static void compare_frustration(const struct truth *t, uint32_t camps, double unit,
                                const struct acg_frustration *found)
{
    bool undecided[MOST];
    assert_true(found->proved);
    assert_true(found->settled);
    assert_true(fabs(found->cost - unit * (double)t->least) <= 1e-9 * found->cost);
    assert_true(found->n_best == (double)t->n_best);
    for (size_t i = 0; i < t->m; i++) {
        assert_int_equal(found->frustrated[i], t->best[0] >> (63 - i) & 1);
        assert_int_equal(found->strain[i], true_strain(t, i));
    }
    true_undecided(t, camps == 2, undecided);
    for (uint32_t v = 0; v < t->n; v++)
        assert_int_equal(found->undecided[v], undecided[v]);
    compare_camps(t, found, camps < t->n ? camps : t->n);
}

static void agrees_with_all_splits(void **state)
{
    struct truth *t = *state;
    static const uint32_t camps[] = {2, 3, ACG_CAMPS_ANY};
    static const double units[] = {1, 0.1, 1e300, 0x1p-1000};
    for (int trial = 0; trial < 900; trial++) {
        struct acg_signs signs;
        struct acg_frustration found;
        bool weighted = trial % 2;
        double unit = weighted ? units[trial / 2 % 4] : 1;
        make_random(t, false, weighted ? 4 : 1);
        find_truth(t, camps[trial % 3]);
        make_signs(t, unit, &signs);
        const struct acg_frustration_options options = {
            .camps = camps[trial % 3], .weighted = weighted, .most_splits = N_LISTED};
        assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
        compare_frustration(t, camps[trial % 3], unit, &found);
        acg_frustration_clear(&found);
    }
}

/** The same graph with its actors in another order. */
static void turn(const struct truth *from, const uint32_t to[], struct truth *out)
{
    uint64_t *best = out->best;
    *out = *from;
    out->best = best;
    out->m = 0;
    for (uint32_t a = 0; a < from->n; a++) {
        for (uint32_t b = a + 1; b < from->n; b++) {
            for (size_t i = 0; i < from->m; i++) {
                uint32_t x = to[from->a[i]], y = to[from->b[i]];
                if ((x < y ? x : y) == a && (x < y ? y : x) == b)
                    add_tie(out, a, b, from->positive[i], from->cost[i]);
            }
        }
    }
}

static void does_not_depend_on_the_order_of_actors(void **state)
{
    struct truth *t = *state, turned = {.best = NULL};
    for (int trial = 0; trial < 100; trial++) {
        struct acg_signs signs;
        struct acg_frustration found, again;
        uint32_t to[MOST];
        const struct acg_frustration_options options = {.camps = trial % 2 ? 2 : ACG_CAMPS_ANY};
        make_random(t, false, 1);
        for (uint32_t v = 0; v < t->n; v++)
            to[v] = t->n - 1 - v;
        make_signs(t, 1, &signs);
        assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
        turn(t, to, &turned);
        make_signs(&turned, 1, &signs);
        assert_int_equal(acg_frustration_find(&signs, &options, &again, NULL), ACG_OK);
        assert_true(found.cost == again.cost && found.n_best == again.n_best);
        size_t n[2][3] = {{0}};
        for (size_t i = 0; i < t->m; i++) {
            n[0][found.strain[i]]++;
            n[1][again.strain[i]]++;
        }
        assert_memory_equal(n[0], n[1], sizeof n[0]);
        acg_frustration_clear(&found);
        acg_frustration_clear(&again);
    }
}

// ---- graphs whose answer is known ----

static struct acg_signs complete(size_t n, bool positive)
{
    struct acg_signs signs = {.n_actors = n, .ties = calloc(n * n + 1, sizeof *signs.ties)};
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++)
            signs.ties[signs.n_ties++] = (struct acg_signed_tie){a, b, positive, 1, 0, 0};
    return signs;
}

/** Enemies all: halves are best, and there are n over n/2 of them. */
static void enemies_fall_into_halves(void **state)
{
    (void)state;
    static const double n_best[] = {1, 1, 3, 3, 10, 10, 35, 35, 126, 126, 462, 462};
    for (size_t n = 1; n <= 12; n++) {
        struct acg_signs signs = complete(n, false);
        struct acg_frustration found;
        const struct acg_frustration_options options = {0};
        assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
        size_t low = n / 2, high = n - low;
        assert_true(found.cost == (double)(low * (low - 1) / 2 + high * (high - 1) / 2));
        assert_true(found.proved && found.settled);
        if (n > 1) assert_true(found.n_best == n_best[n - 1]);
        acg_frustration_clear(&found);
        const struct acg_frustration_options any = {.camps = ACG_CAMPS_ANY};
        assert_int_equal(acg_frustration_find(&signs, &any, &found, NULL), ACG_OK);
        assert_true(found.cost == 0 && found.n_best == 1 && found.n_undecided == 0);
        acg_frustration_clear(&found);
        free(signs.ties);
    }
}

/** Thirty enemies: more best splits than are counted, but the index is proved. */
static void many_enemies_are_proved(void **state)
{
    (void)state;
    struct acg_signs signs = complete(30, false);
    struct acg_frustration found;
    const struct acg_frustration_options options = {.seconds = 100};
    assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
    assert_true(found.proved && found.settled && found.more);
    assert_true(found.cost == 210);
    assert_true(found.n_best >= 2e5);
    for (size_t i = 0; i < signs.n_ties; i++)
        assert_int_equal(found.strain[i], ACG_STRAIN_SOMETIMES);
    assert_int_equal(found.n_undecided, 29);
    for (uint32_t v = 0; v < signs.n_actors; v++) // the split that spares the earliest ties
        assert_int_equal(found.camps[v], v >= 1 && v <= 15);
    acg_frustration_clear(&found);
    free(signs.ties);
}

static void nothing_is_balanced(void **state)
{
    (void)state;
    struct acg_signs signs = {0};
    struct acg_frustration found;
    const struct acg_frustration_options options = {0};
    for (signs.n_actors = 0; signs.n_actors < 3; signs.n_actors++) {
        assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
        assert_true(found.proved && found.cost == 0 && found.n_best == 1 && isnan(found.balance));
        assert_int_equal(found.n_parts, 0);
        for (size_t v = 0; v < signs.n_actors; v++) {
            assert_int_equal(found.camps[v], UINT32_MAX);
            assert_int_equal(found.part[v], UINT32_MAX);
        }
        acg_frustration_clear(&found);
    }
    signs = complete(5, true);
    assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
    assert_true(found.cost == 0 && found.balance == 1);
    for (size_t v = 0; v < 5; v++)
        assert_int_equal(found.camps[v], 0);
    acg_frustration_clear(&found);
    free(signs.ties);
}

/** A wheel of 100 000 ties without a wrong one is seen through at once. */
static void large_balanced_graphs_are_seen_through(void **state)
{
    (void)state;
    enum { N = 50001 };
    struct acg_signs signs = {.n_actors = N, .ties = calloc(2 * N, sizeof *signs.ties)};
    for (uint32_t v = 1; v < N; v++) // camps by parity; the hub is with the even ones
        signs.ties[signs.n_ties++] = (struct acg_signed_tie){0, v, v % 2 == 0, 1, 0, 0};
    for (uint32_t v = 1; v + 1 < N; v++)
        signs.ties[signs.n_ties++] = (struct acg_signed_tie){v, v + 1, false, 1, 0, 0};
    struct acg_frustration found;
    const struct acg_frustration_options options = {0};
    assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
    assert_true(found.proved && found.settled && found.cost == 0);
    for (uint32_t v = 0; v < N; v++)
        assert_int_equal(found.camps[v], v % 2);
    acg_frustration_clear(&found);
    free(signs.ties);
}

/** Past the limit the bound still is one. */
static void late_answers_keep_their_bounds(void **state)
{
    (void)state;
    enum { N = 200, M = 1500 };
    struct acg_signs signs = complete(N, true);
    size_t n = 0;
    for (size_t i = 0; i < signs.n_ties && n < M; i++) {
        if (below((uint32_t)signs.n_ties) > M) continue;
        signs.ties[n] = signs.ties[i];
        signs.ties[n++].positive = below(2);
    }
    signs.n_ties = n;
    struct acg_frustration found;
    const struct acg_frustration_options options = {.seconds = 0.5};
    assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
    assert_false(found.proved);
    assert_false(found.settled);
    assert_true(found.bound > 0 && found.bound < found.cost);
    assert_int_equal(found.n_splits, 1);
    size_t cost = 0;
    for (size_t i = 0; i < n; i++) {
        bool together = found.camps[signs.ties[i].a] == found.camps[signs.ties[i].b];
        assert_int_equal(together != signs.ties[i].positive, found.frustrated[i]);
        cost += found.frustrated[i];
    }
    assert_true((double)cost == found.cost);
    acg_frustration_clear(&found);
    free(signs.ties);
}

/** Whatever the limit, the best cost lies between the bound and the cost. */
static void bounds_hold_at_any_time(void **state)
{
    (void)state;
    enum { N = 60, M = 170 };
    struct acg_signs signs = complete(N, true);
    size_t n = 0, all = signs.n_ties;
    for (size_t i = 0; i < all && n < M; i++) {
        if (below((uint32_t)all) > M) continue;
        signs.ties[n] = signs.ties[i];
        signs.ties[n++].positive = below(2);
    }
    signs.n_ties = n;
    struct acg_frustration best, found;
    struct acg_frustration_options options = {.index_only = true};
    assert_int_equal(acg_frustration_find(&signs, &options, &best, NULL), ACG_OK);
    assert_true(best.proved);
    for (options.seconds = 0.002; options.seconds < 1; options.seconds *= 1.3) {
        assert_int_equal(acg_frustration_find(&signs, &options, &found, NULL), ACG_OK);
        assert_true(found.bound <= best.cost && best.cost <= found.cost);
        assert_true(!found.proved || found.cost == best.cost);
        acg_frustration_clear(&found);
    }
    acg_frustration_clear(&best);
    free(signs.ties);
}

static int make_room(void **state)
{
    static struct truth truth;
    truth.best = malloc(MOST_BEST * sizeof *truth.best);
    *state = &truth;
    return truth.best ? 0 : -1;
}

static int give_back(void **state)
{
    free(((struct truth *)*state)->best);
    return 0;
}

/** Weights become whole numbers, in a unit of a power of ten where their digits allow it. */
static void weights_become_costs(void **state)
{
    (void)state;
    static const struct {
        double weights[3];
        int64_t costs[3];
        double unit;
    } cases[] = {
        {{1, 3, 2}, {1, 3, 2}, 1},
        {{0.5, 0.25, 2}, {50, 25, 200}, 0.01},
        {{0.1, 0.2, 0.3}, {1, 2, 3}, 0.1},
        {{1e6, 1, 7}, {1000000, 1, 7}, 1},
        {{4e6, 1, 2},
         {1000000, 1, 1},
         4}, // too many digits: millionths of the largest, 1 at the least
        {{0.5, 1.0 / 3, 0.1}, {1000000, 666667, 200000}, 0.5e-6},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t costs[3];
        double unit = acg_costs_of(cases[i].weights, 3, costs);
        assert_true(fabs(unit - cases[i].unit) <= 1e-12 * unit);
        for (int k = 0; k < 3; k++) {
            if (costs[k] != cases[i].costs[k]) fail_msg("case %zu: %lld", i, (long long)costs[k]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_become_costs),
        cmocka_unit_test(both_ways_agree_with_all_splits),
        cmocka_unit_test(agrees_with_all_splits),
        cmocka_unit_test(does_not_depend_on_the_order_of_actors),
        cmocka_unit_test(enemies_fall_into_halves),
        cmocka_unit_test(many_enemies_are_proved),
        cmocka_unit_test(nothing_is_balanced),
        cmocka_unit_test(large_balanced_graphs_are_seen_through),
        cmocka_unit_test(late_answers_keep_their_bounds),
        cmocka_unit_test(bounds_hold_at_any_time),
    };
    return cmocka_run_group_tests(tests, make_room, give_back);
}
