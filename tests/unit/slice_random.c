// Slices of random graphs against a slow reckoning of our own, and properties that must hold.
#include "actorgraph/series.h"
#include "../lib/random_graph.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { N_TRIALS = 1500, N_SHUFFLES = 500, N_PARTITIONS = 300 };

/** What to slice, in words of the description: sets are bits, 0 is all. */
struct wish {
    struct acg_slice_options options;
    unsigned types, sources, without_sources, only, without;
};

static unsigned sometimes(uint64_t *chance, uint32_t n_bits)
{
    return below(chance, 4) ? 0 : below(chance, 1U << n_bits);
}

static struct wish random_wish(const struct plain_graph *plain, uint64_t *chance)
{
    static const double least[] = {0, 0, 0, 0.77, 2.31, 5.03};
    static const double lives[] = {0, 0, 0.05, 1, 7.5};
    struct wish wish = {.options = acg_slice_defaults()};
    struct acg_slice_options *options = &wish.options;
    bool bounded = below(chance, 4) > 0;
    if (bounded) options->when = random_span(chance);
    if (bounded) options->weigh = (enum acg_weigh)below(chance, 2);
    if (!bounded && below(chance, 2)) options->when.from = (int32_t)below(chance, LAST_DAY);
    options->half_life = lives[below(chance, 5)];
    options->combine = (enum acg_combine)below(chance, 4);
    options->kinds = sometimes(chance, ACG_N_KINDS);
    options->actor_kinds = sometimes(chance, ACG_N_ACTOR_KINDS);
    options->statuses = sometimes(chance, ACG_N_CLAIM_STATUSES);
    options->min_weight = least[below(chance, 6)];
    options->min_confidence = below(chance, 4) ? 0 : below(chance, 10) / 10.0;
    options->known_by = below(chance, 4) ? ACG_DAY_MAX : (int32_t)below(chance, LAST_DAY);
    options->drop_isolates = below(chance, 2);
    options->ego = below(chance, 3) ? ACG_NONE : below(chance, plain->n_actors);
    options->hops = 1 + below(chance, 3);
    wish.types = sometimes(chance, plain->n_types);
    wish.sources = sometimes(chance, plain->n_sources);
    wish.without_sources = sometimes(chance, plain->n_sources);
    wish.only = sometimes(chance, plain->n_actors);
    wish.without = sometimes(chance, plain->n_actors);
    return wish;
}

static struct acg_indexes indexes_of(unsigned bits, const uint32_t places[], uint32_t items[])
{
    struct acg_indexes list = {items, 0};
    for (uint32_t i = 0; bits >> i; i++) {
        if (bits >> i & 1) items[list.count++] = places ? places[i] : i;
    }
    return list;
}

/** The lists that options borrow. */
struct lists {
    uint32_t types[32], sources[32], without_sources[32], only[32], without[32];
};

static struct acg_slice_options options_of(const struct wish *wish, const struct places *places,
                                           struct lists *lists)
{
    struct acg_slice_options options = wish->options;
    options.types = indexes_of(wish->types, places->types, lists->types);
    options.sources = indexes_of(wish->sources, places->sources, lists->sources);
    options.without_sources =
        indexes_of(wish->without_sources, places->sources, lists->without_sources);
    options.only = indexes_of(wish->only, NULL, lists->only); // ids sort as actors are numbered
    options.without = indexes_of(wish->without, NULL, lists->without);
    return options;
}

static acg_slice *cut(const acg_graph *graph, const struct wish *wish, const struct places *places)
{
    struct lists lists;
    struct acg_slice_options options = options_of(wish, places, &lists);
    acg_slice *slice = NULL;
    assert_int_equal(acg_slice_new(graph, &options, &slice, NULL), ACG_OK);
    return slice;
}

/* The slow reckoning: matrices, days counted one by one, distances by Floyd and Warshall. */

struct cell {
    double weight;
    bool claims[MOST_CLAIMS];
};

struct reckoning {
    struct cell cells[MOST_ACTORS][MOST_ACTORS][ACG_N_KINDS][2];
    bool present[MOST_ACTORS];
};

static bool holds(struct acg_span span, int64_t day)
{
    return span.from <= day && day < span.until;
}

static double naive_factor(const struct acg_slice_options *options, const struct plain_claim *claim)
{
    bool begins_later = claim->when.from >= options->when.until;
    bool ended = claim->when.until <= options->when.from;
    if (begins_later) return 0;
    if (ended) {
        double years = ((double)options->when.from - claim->when.until + 1) / 365.2425;
        double left = pow(0.5, years / options->half_life);
        return options->half_life > 0 && left >= pow(0.5, 40) ? left : 0;
    }
    if (options->weigh == ACG_WEIGH_PRESENCE || claim->timing == ACG_TIMELESS) return 1;
    int inside = 0;
    for (int64_t day = options->when.from; day < options->when.until; day++)
        inside += holds(claim->when, day);
    struct acg_span base = claim->timing == ACG_EVENT ? claim->when : options->when;
    return (double)inside / ((double)base.until - base.from);
}

static bool naive_takes(const struct plain_graph *plain, const struct wish *wish,
                        const struct plain_claim *claim)
{
    const struct acg_slice_options *options = &wish->options;
    bool known = claim->recorded <= options->known_by;
    for (uint32_t i = 0; i < plain->n_sources; i++) {
        known |= (claim->cites >> i & 1) && plain->issued[i] <= options->known_by;
    }
    bool tainted = claim->cites && wish->without_sources &&
                   (claim->cites | wish->without_sources) == wish->without_sources;
    return (known || options->known_by == ACG_DAY_MAX) && !tainted &&
           (!wish->sources || (claim->cites & wish->sources)) &&
           (!wish->types || (claim->type != ACG_NONE && (wish->types & 1U << claim->type))) &&
           (!options->kinds || (options->kinds & 1U << claim->kind)) &&
           (!options->statuses || (options->statuses & 1U << claim->status)) &&
           claim->confidence >= options->min_confidence;
}

static bool naive_welcomes(const struct plain_graph *plain, const struct wish *wish, uint32_t actor)
{
    unsigned kinds = wish->options.actor_kinds;
    return (!wish->only || (wish->only >> actor & 1)) && !(wish->without >> actor & 1) &&
           (!kinds || (kinds >> plain->actor_kinds[actor] & 1));
}

static bool naive_ties(const struct plain_claim *claim, uint32_t a, uint32_t b)
{
    if (claim->directed) return claim->parties[0] == a && claim->parties[1] == b;
    bool has_a = false, has_b = false;
    for (uint32_t i = 0; i < claim->n_parties; i++) {
        has_a |= claim->parties[i] == a;
        has_b |= claim->parties[i] == b;
    }
    return has_a && has_b && a < b;
}

static struct cell naive_cell(const struct plain_graph *plain, const struct wish *wish,
                              const uint32_t dyad[2], enum acg_kind kind, bool directed)
{
    struct cell cell = {0};
    for (uint32_t type = 0; type <= plain->n_types; type++) { // the last stands for none
        double most = 0, sum = 0, factors = 0, n = 0;
        for (uint32_t i = 0; i < plain->n_claims; i++) {
            const struct plain_claim *claim = &plain->claims[i];
            uint32_t own = claim->type == ACG_NONE ? plain->n_types : claim->type;
            if (own != type || claim->kind != kind || claim->directed != directed ||
                !naive_ties(claim, dyad[0], dyad[1]) || !naive_takes(plain, wish, claim)) {
                continue;
            }
            double factor = naive_factor(&wish->options, claim);
            if (factor <= 0) continue;
            most = fmax(most, claim->weight * factor);
            sum += claim->weight * factor;
            factors += factor;
            n++;
            cell.claims[i] = true;
        }
        double by[] = {most, sum, n > 0 ? sum / n : 0, factors}; // as enum acg_combine counts
        cell.weight += by[wish->options.combine];
    }
    return cell;
}

/** Removes the cells that touch an actor out of the ego's reach. */
static void naive_ego(struct reckoning *all, uint32_t n, const struct wish *wish, bool near[])
{
    unsigned far = 1000, steps[MOST_ACTORS][MOST_ACTORS];
    for (uint32_t a = 0; a < n; a++) {
        for (uint32_t b = 0; b < n; b++) {
            steps[a][b] = a == b ? 0 : far;
            for (int k = 0; k < ACG_N_KINDS * 2; k++) {
                bool tied = all->cells[a][b][k / 2][k % 2].weight > 0 ||
                            all->cells[b][a][k / 2][k % 2].weight > 0;
                if (tied && a != b) steps[a][b] = 1;
            }
        }
    }
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t a = 0; a < n; a++)
            for (uint32_t b = 0; b < n; b++)
                if (steps[a][k] + steps[k][b] < steps[a][b])
                    steps[a][b] = steps[a][k] + steps[k][b];
    for (uint32_t a = 0; a < n; a++)
        near[a] = steps[wish->options.ego][a] <= wish->options.hops;
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = 0; b < n; b++)
            if (!near[a] || !near[b]) memset(all->cells[a][b], 0, sizeof all->cells[a][b]);
}

static void reckon(const struct plain_graph *plain, const struct wish *wish, struct reckoning *all)
{
    memset(all, 0, sizeof *all);
    uint32_t n = plain->n_actors;
    bool near[MOST_ACTORS], tied[MOST_ACTORS] = {0};
    memset(near, true, sizeof near);
    for (uint32_t i = 0; i < n * n * ACG_N_KINDS * 2; i++) {
        uint32_t dyad[2] = {i / 8 / n, i / 8 % n}, kind = i % 8 / 2, directed = i % 2;
        if (dyad[0] == dyad[1] || !naive_welcomes(plain, wish, dyad[0]) ||
            !naive_welcomes(plain, wish, dyad[1])) {
            continue;
        }
        struct cell cell = naive_cell(plain, wish, dyad, (enum acg_kind)kind, directed);
        if (cell.weight < wish->options.min_weight) continue;
        all->cells[dyad[0]][dyad[1]][kind][directed] = cell;
    }
    if (wish->options.ego != ACG_NONE) naive_ego(all, n, wish, near);
    for (uint32_t i = 0; i < n * n * 8; i++) {
        bool is = all->cells[i / 8 / n][i / 8 % n][i % 8 / 2][i % 2].weight > 0;
        tied[i / 8 / n] |= is;
        tied[i / 8 % n] |= is;
    }
    for (uint32_t a = 0; a < n; a++) {
        struct acg_span life = plain->lives[a], when = wish->options.when;
        bool lived = life.from < when.until && when.from < life.until;
        all->present[a] = tied[a] || (lived && near[a] && !wish->options.drop_isolates &&
                                      naive_welcomes(plain, wish, a));
    }
}

static uint32_t number_of(const acg_graph *graph, uint32_t claim)
{
    size_t count;
    return (uint32_t)atoi(acg_graph_claims(graph, &count)[claim].note + 1);
}

/** Takes a tie of the slice out of the reckoning, where it must be just so. */
static void strike_out(struct reckoning *all, const acg_slice *slice,
                       const struct acg_slice_tie *tie)
{
    size_t count, n_claims;
    const uint32_t *actors = acg_slice_actors(slice, &count);
    const uint32_t *claims = acg_slice_claims(slice, &n_claims);
    assert_true(tie->from < count && tie->to < count && tie->from != tie->to);
    assert_true(tie->n_claims > 0 && tie->first_claim + tie->n_claims <= n_claims);
    struct cell *cell = &all->cells[actors[tie->from]][actors[tie->to]][tie->kind][tie->directed];
    assert_true(cell->weight > 0);
    assert_true(fabs(cell->weight - tie->weight) <= 1e-12 * cell->weight);
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        bool *is = &cell->claims[number_of(acg_slice_graph(slice), claims[tie->first_claim + i])];
        assert_true(*is);
        *is = false;
    }
    for (uint32_t i = 0; i < MOST_CLAIMS; i++)
        assert_false(cell->claims[i]);
    cell->weight = 0;
}

static void compare(struct reckoning *all, const acg_slice *slice, uint32_t n)
{
    size_t n_ties, n_actors, expected = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    const uint32_t *actors = acg_slice_actors(slice, &n_actors);
    for (uint32_t a = 0; a < n; a++) {
        if (!all->present[a]) continue;
        assert_true(expected < n_actors);
        assert_int_equal(actors[expected++], a);
    }
    assert_int_equal(expected, n_actors);
    for (size_t i = 0; i < n_ties; i++)
        strike_out(all, slice, &ties[i]);
    for (uint32_t i = 0; i < n * n * 8; i++) {
        assert_true(all->cells[i / 8 / n][i / 8 % n][i % 8 / 2][i % 2].weight <= 0);
    }
}

static void agrees_with_the_slow_reckoning(void **state)
{
    (void)state;
    uint64_t chance = 1;
    struct reckoning *all = malloc(sizeof *all);
    size_t n_ties = 0, n_met = 0;
    for (int trial = 0; trial < N_TRIALS; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        struct wish wish = random_wish(&plain, &chance);
        acg_slice *slice = cut(graph, &wish, &places);
        reckon(&plain, &wish, all);
        compare(all, slice, plain.n_actors);
        acg_slice_ties(slice, &n_ties);
        n_met += n_ties > 0;
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
    free(all);
    assert_true(n_met > N_TRIALS / 4); // else the filters left nothing to compare
}

/** All that shows of a slice, to the last bit. */
static size_t describe(const acg_slice *slice, char text[], size_t room)
{
    size_t n_actors, n_ties, count, n = 0;
    const uint32_t *actors = acg_slice_actors(slice, &n_actors);
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    const uint32_t *claims = acg_slice_claims(slice, &count);
    for (size_t i = 0; i < n_actors; i++)
        n += (size_t)snprintf(text + n, room - n, "%u ", actors[i]);
    for (size_t i = 0; i < n_ties && n < room; i++) {
        const struct acg_slice_tie *tie = &ties[i];
        n += (size_t)snprintf(text + n, room - n, "\n%u %u %d %d %a:", tie->from, tie->to,
                              (int)tie->kind, tie->directed, tie->weight);
        for (uint32_t k = 0; k < tie->n_claims && n < room; k++) {
            uint32_t number = number_of(acg_slice_graph(slice), claims[tie->first_claim + k]);
            n += (size_t)snprintf(text + n, room - n, " %u", number);
        }
    }
    assert_true(n < room);
    return n;
}

static void does_not_depend_on_the_order_of_the_file(void **state)
{
    (void)state;
    static char texts[2][1 << 16];
    uint64_t chance = 2;
    for (int trial = 0; trial < N_SHUFFLES; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct wish wish = random_wish(&plain, &chance);
        for (int i = 0; i < 2; i++) {
            struct places places;
            acg_graph *graph = build(&plain, i ? &chance : NULL, &places);
            acg_slice *slice = cut(graph, &wish, &places);
            describe(slice, texts[i], sizeof texts[i]);
            acg_slice_free(slice);
            acg_graph_free(graph);
        }
        assert_string_equal(texts[0], texts[1]);
    }
}

static void ties_are_sorted_and_claims_by_time(void **state)
{
    (void)state;
    uint64_t chance = 3;
    for (int trial = 0; trial < N_SHUFFLES; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct places places;
        acg_graph *graph = build(&plain, &chance, &places);
        acg_slice *slice = cut(graph, &(struct wish){.options = acg_slice_defaults()}, &places);
        size_t n, count;
        const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
        const uint32_t *listed = acg_slice_claims(slice, &count);
        const struct acg_claim *claims = acg_graph_claims(graph, &count);
        for (size_t i = 0; i < n; i++) {
            const struct acg_slice_tie *a = &ties[i];
            assert_true(a->directed || a->from < a->to);
            for (uint32_t k = 1; k < a->n_claims; k++) {
                struct acg_span early = claims[listed[a->first_claim + k - 1]].when;
                struct acg_span late = claims[listed[a->first_claim + k]].when;
                assert_true(early.from < late.from ||
                            (early.from == late.from && early.until <= late.until));
            }
            if (i == 0) continue;
            const struct acg_slice_tie *b = &ties[i - 1];
            uint64_t before = (uint64_t)b->from << 24 | b->to << 8 | b->kind << 1 | b->directed;
            uint64_t own = (uint64_t)a->from << 24 | a->to << 8 | a->kind << 1 | a->directed;
            assert_true(before < own);
        }
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

/** Adds the slice's weights, times `times`, by actors, kind and direction. */
static void add_up(double sums[], const acg_slice *slice, double times)
{
    size_t n, count;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
    const uint32_t *actors = acg_slice_actors(slice, &count);
    for (size_t i = 0; i < n; i++) {
        uint32_t dyad = actors[ties[i].from] * MOST_ACTORS + actors[ties[i].to];
        sums[dyad * 8 + ties[i].kind * 2U + ties[i].directed] += times * ties[i].weight;
    }
}

/** Under SHARE, over the parts of a window: events add up, standing ties average, by length. */
static void check_partition(enum acg_timing timing, uint64_t *chance)
{
    enum { N_CELLS = MOST_ACTORS * MOST_ACTORS * 8 };
    double whole[N_CELLS] = {0}, parts[N_CELLS] = {0};
    struct plain_graph plain = random_graph(chance);
    for (uint32_t i = 0; i < plain.n_claims; i++) {
        if (plain.claims[i].timing == timing) continue;
        plain.claims[i].timing = timing;
        plain.claims[i].when = random_span(chance);
    }
    struct places places;
    acg_graph *graph = build(&plain, chance, &places);
    struct wish wish = {.options = acg_slice_defaults()};
    wish.options.weigh = ACG_WEIGH_SHARE;
    wish.options.combine = ACG_COMBINE_SUM;
    struct acg_span window = {(int32_t)below(chance, 400), 401 + (int32_t)below(chance, 1500)};
    for (int32_t from = window.from; from < window.until;) {
        int32_t until = from + 1 + (int32_t)below(chance, 400);
        wish.options.when = (struct acg_span){from, until < window.until ? until : window.until};
        acg_slice *slice = cut(graph, &wish, &places);
        double days = (double)acg_span_days(wish.options.when) / (double)acg_span_days(window);
        add_up(parts, slice, timing == ACG_EVENT ? 1 : days);
        acg_slice_free(slice);
        from = wish.options.when.until;
    }
    wish.options.when = window;
    acg_slice *slice = cut(graph, &wish, &places);
    add_up(whole, slice, 1);
    for (int i = 0; i < N_CELLS; i++)
        assert_true(fabs(whole[i] - parts[i]) <= 1e-12 * fmax(whole[i], 1));
    acg_slice_free(slice);
    acg_graph_free(graph);
}

static void shares_of_a_partition_make_the_whole(void **state)
{
    (void)state;
    uint64_t chance = 4;
    for (int trial = 0; trial < N_PARTITIONS; trial++) {
        check_partition(ACG_EVENT, &chance);
        check_partition(ACG_STANDING, &chance);
    }
}

enum { N_SERIES = 400, MOST_WINDOWS = 12 };

/** Windows that go forward, with gaps, overlaps and repetitions. */
static size_t random_windows(uint64_t *chance, struct acg_span windows[MOST_WINDOWS])
{
    size_t n = 1 + below(chance, MOST_WINDOWS);
    int32_t from = (int32_t)below(chance, 300), until = from + 1 + (int32_t)below(chance, 200);
    for (size_t i = 0; i < n; i++) {
        windows[i] = (struct acg_span){from, until};
        from += (int32_t)below(chance, 3) * (int32_t)below(chance, 100);
        until += (int32_t)below(chance, 3) * (int32_t)below(chance, 100);
        if (until <= from) until = from + 1;
    }
    return n;
}

static bool slices_are_equal(const acg_slice *a, const acg_slice *b)
{
    size_t n[2], m[2], k[2];
    const uint32_t *actors[] = {acg_slice_actors(a, &n[0]), acg_slice_actors(b, &n[1])};
    const struct acg_slice_tie *ties[] = {acg_slice_ties(a, &m[0]), acg_slice_ties(b, &m[1])};
    const uint32_t *claims[] = {acg_slice_claims(a, &k[0]), acg_slice_claims(b, &k[1])};
    if (n[0] != n[1] || m[0] != m[1] || k[0] != k[1]) return false;
    bool same = memcmp(actors[0], actors[1], n[0] * sizeof *actors[0]) == 0 &&
                memcmp(claims[0], claims[1], k[0] * sizeof *claims[0]) == 0;
    for (size_t i = 0; same && i < m[0]; i++) {
        const struct acg_slice_tie *x = &ties[0][i], *y = &ties[1][i];
        same = x->from == y->from && x->to == y->to && x->kind == y->kind &&
               x->directed == y->directed && x->first_claim == y->first_claim &&
               x->n_claims == y->n_claims && memcmp(&x->weight, &y->weight, sizeof x->weight) == 0;
    }
    return same;
}

/** A series, window by window and then in leaps, against slices cut one by one. */
static void a_series_is_its_slices(void **state)
{
    (void)state;
    uint64_t chance = 6;
    for (int trial = 0; trial < N_SERIES; trial++) {
        struct plain_graph plain = random_graph(&chance);
        struct wish wish = random_wish(&plain, &chance);
        struct acg_span windows[MOST_WINDOWS];
        struct places places;
        struct lists lists;
        acg_graph *graph = build(&plain, &chance, &places);
        struct acg_slice_options options = options_of(&wish, &places, &lists);
        size_t n = random_windows(&chance, windows);
        acg_series *series = NULL;
        assert_int_equal(acg_series_new(graph, &options, windows, n, &series, NULL), ACG_OK);
        acg_slice *before = NULL;
        for (size_t i = 0; i < 2 * n; i++) {
            size_t window = i < n ? i : below(&chance, (uint32_t)n);
            const acg_slice *lent;
            assert_int_equal(acg_series_slice(series, window, &lent, NULL), ACG_OK);
            wish.options.when = windows[window];
            acg_slice *slice = cut(graph, &wish, &places);
            assert_true(slices_are_equal(lent, slice));
            if (before && i < n && !acg_series_changes(series, i)) {
                assert_true(slices_are_equal(before, slice));
            }
            acg_slice_free(before);
            before = slice;
        }
        acg_slice_free(before);
        acg_series_free(series);
        acg_graph_free(graph);
    }
}

static void windows_must_go_forward(void **state)
{
    (void)state;
    uint64_t chance = 7;
    struct plain_graph plain = random_graph(&chance);
    struct places places;
    acg_graph *graph = build(&plain, NULL, &places);
    struct acg_slice_options options = acg_slice_defaults();
    const struct acg_span back[] = {{10, 20}, {5, 20}}, open[] = {{ACG_DAY_MIN, 5}};
    acg_series *series = NULL;
    assert_int_equal(acg_series_new(graph, &options, back, 2, &series, NULL), ACG_MISUSED);
    assert_null(series);
    options.weigh = ACG_WEIGH_SHARE;
    assert_int_equal(acg_series_new(graph, &options, open, 1, &series, NULL), ACG_MISUSED);
    assert_null(series);
    options.weigh = ACG_WEIGH_PRESENCE;
    assert_int_equal(acg_series_new(graph, &options, back, 0, &series, NULL), ACG_OK);
    acg_series_free(series);
    acg_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_slow_reckoning),
        cmocka_unit_test(does_not_depend_on_the_order_of_the_file),
        cmocka_unit_test(ties_are_sorted_and_claims_by_time),
        cmocka_unit_test(shares_of_a_partition_make_the_whole),
        cmocka_unit_test(a_series_is_its_slices),
        cmocka_unit_test(windows_must_go_forward),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
