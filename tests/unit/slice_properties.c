// Properties of slices on random graphs, against a slow and plain reference.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/builder.h"
#include "slice/slice.h"

enum { ACTORS = 9, CLAIMS = 60, ROUNDS = 60, TYPES = 3, FIRST_YEAR = 2000, YEARS = 12 };

static uint64_t state;

/** splitmix64 (Steele, Lea and Flood 2014). */
static uint32_t below(uint32_t n)
{
    uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)(((z ^ (z >> 31)) >> 32) * n >> 32);
}

/** A claim as the reference knows it. */
struct plain {
    uint32_t a, b; // actors by letter
    enum acg_kind kind;
    uint32_t type; // or ACG_NONE
    bool directed, standing;
    double weight, confidence;
    enum acg_claim_status status;
    struct acg_span when;
    char note[16];
};

static void make_claims(struct plain claims[CLAIMS])
{
    for (uint32_t i = 0; i < CLAIMS; i++) {
        struct plain *it = &claims[i];
        it->a = below(ACTORS);
        it->b = (it->a + 1 + below(ACTORS - 1)) % ACTORS;
        it->kind = (enum acg_kind)below(ACG_N_KINDS);
        it->type = below(3) == 0 ? ACG_NONE : below(TYPES);
        if (it->type != ACG_NONE) it->kind = (enum acg_kind)(it->type % ACG_N_KINDS);
        it->directed = below(2);
        it->weight = (1 + below(40)) / 8.0;
        it->confidence = below(11) / 10.0;
        it->status = (enum acg_claim_status)below(ACG_N_CLAIM_STATUSES);
        it->standing = below(2);
        int32_t from = acg_day_of_year(FIRST_YEAR) + (int32_t)below(YEARS * 365);
        it->when = (struct acg_span){from, from + 1 + (int32_t)below(it->standing ? 1500 : 300)};
        if (it->standing && below(4) == 0) it->when.until = ACG_DAY_MAX;
        if (it->standing && below(6) == 0) it->when.from = ACG_DAY_MIN;
        snprintf(it->note, sizeof it->note, "claim %u", (unsigned)i);
    }
}

/** A graph of the claims; actors and claims are added in the given orders. */
static acg_graph *build(const struct plain claims[CLAIMS], const uint32_t actors[ACTORS],
                        const uint32_t order[CLAIMS])
{
    acg_builder *builder = acg_builder_new();
    uint32_t place[ACTORS];
    for (uint32_t i = 0; i < ACTORS; i++) {
        char id[2] = {(char)('A' + actors[i]), '\0'};
        struct acg_actor actor = {.id = acg_builder_text(builder, id, 1),
                                  .since = ACG_NONE,
                                  .until = ACG_NONE,
                                  .when = acg_span_all(),
                                  .kind = (enum acg_actor_kind)(actors[i] % ACG_N_ACTOR_KINDS)};
        assert_true(acg_builder_add_actor(builder, &actor));
        place[actors[i]] = i;
    }
    for (uint32_t i = 0; i < TYPES; i++) {
        char id[8];
        snprintf(id, sizeof id, "type%u", (unsigned)i);
        struct acg_type type = {.id = acg_builder_text(builder, id, strlen(id)),
                                .kind = (enum acg_kind)(i % ACG_N_KINDS),
                                .weight = 1};
        assert_true(acg_builder_add_type(builder, &type));
    }
    for (uint32_t i = 0; i < CLAIMS; i++) {
        const struct plain *it = &claims[order[i]];
        struct acg_claim claim = {
            .note = acg_builder_text(builder, it->note, strlen(it->note)),
            .weight = it->weight,
            .confidence = it->confidence,
            .since = ACG_NONE,
            .until = ACG_NONE,
            .recorded = ACG_NONE,
            .when = it->when,
            .type = it->type,
            .kind = (unsigned char)it->kind,
            .status = (unsigned char)it->status,
            .timing = it->standing ? ACG_STANDING : ACG_EVENT,
            .directed = it->directed,
        };
        uint32_t parties[2] = {place[it->a], place[it->b]};
        assert_true(acg_builder_add_claim(builder, &claim, parties, 2, NULL, 0));
    }
    acg_graph *graph = acg_builder_freeze(builder);
    assert_non_null(graph);
    acg_builder_free(builder);
    return graph;
}

static void in_order(uint32_t order[], uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
}

static void shuffle(uint32_t order[], uint32_t n)
{
    for (uint32_t i = n - 1; i > 0; i--) {
        uint32_t k = below(i + 1), kept = order[i];
        order[i] = order[k];
        order[k] = kept;
    }
}

static acg_graph *build_plainly(const struct plain claims[CLAIMS])
{
    uint32_t actors[ACTORS], order[CLAIMS];
    in_order(actors, ACTORS);
    in_order(order, CLAIMS);
    return build(claims, actors, order);
}

static acg_slice *cut(const acg_graph *graph, const struct acg_slice_options *options)
{
    acg_slice *slice = NULL;
    assert_int_equal(acg_slice_new(graph, options, &slice, NULL), ACG_OK);
    return slice;
}

/** The sum of the weights of all ties in a slice that has one claim only. */
static double weight_of(const acg_graph *graph, const struct acg_slice_options *options)
{
    acg_slice *slice = cut(graph, options);
    size_t n;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
    double weight = n > 0 ? ties[0].weight : 0;
    assert_true(n <= 1);
    acg_slice_free(slice);
    return weight;
}

/** A graph of the first claim alone. */
static acg_graph *build_one(const struct plain *claim)
{
    struct plain copies[CLAIMS];
    for (int i = 0; i < CLAIMS; i++)
        copies[i] = *claim;
    return build_plainly(copies);
}

static void test_share_adds_up(void **unused)
{
    (void)unused;
    state = 1;
    struct plain claims[CLAIMS];
    for (int round = 0; round < 10; round++) {
        make_claims(claims);
        for (int c = 0; c < CLAIMS; c += 3) {
            acg_graph *graph = build_one(&claims[c]);
            struct acg_slice_options whole = acg_slice_defaults(), part;
            whole.weigh = ACG_WEIGH_SHARE;
            whole.when.from = acg_day_of_year(FIRST_YEAR) + (int32_t)below(800);
            whole.when.until = whole.when.from + 2 + (int32_t)below(3000);
            double total = weight_of(graph, &whole), sum = 0, average = 0;
            int32_t at = whole.when.from;
            while (at < whole.when.until) {
                part = whole;
                int32_t end = at + 1 + (int32_t)below(700);
                part.when = (struct acg_span){at, end < whole.when.until ? end : whole.when.until};
                double weight = weight_of(graph, &part);
                sum += weight;
                average += weight * (double)acg_span_days(part.when);
                at = part.when.until;
            }
            average /= (double)acg_span_days(whole.when);
            assert_true(fabs((claims[c].standing ? average : sum) - total) < 1e-9);
            acg_graph_free(graph);
        }
    }
}

static struct acg_slice_options random_options(void)
{
    struct acg_slice_options options = acg_slice_defaults();
    if (below(4)) {
        options.when.from = acg_day_of_year(FIRST_YEAR) + (int32_t)below(3000);
        options.when.until = options.when.from + 1 + (int32_t)below(900);
        options.weigh = (enum acg_weigh)below(2);
        options.half_life = below(2) ? 0.5 + below(5) : 0;
    }
    options.combine = (enum acg_combine)below(4);
    options.kinds = below(3) ? 0 : 1 + below(15);
    options.actor_kinds = below(3) ? 0 : 1 + below(7);
    options.statuses = below(3) ? 0 : 1 + below(15);
    options.min_confidence = below(3) ? 0 : below(8) / 10.0;
    options.min_weight = below(3) ? 0 : below(20) / 4.0;
    options.drop_isolates = below(2);
    if (below(2)) {
        options.ego = below(ACTORS);
        options.hops = 1 + below(3);
    }
    return options;
}

static int by_note(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** The slice as text: actors by id, ties with weight and the notes of their claims. */
static char *describe(const acg_slice *slice)
{
    static char text[2][65536];
    static int turn;
    char *out = text[turn ^= 1];
    size_t n_actors, n_ties, n, used = 0;
    const struct acg_actor *actors = acg_graph_actors(acg_slice_graph(slice), &n);
    const struct acg_claim *claims = acg_graph_claims(acg_slice_graph(slice), &n);
    const uint32_t *who = acg_slice_actors(slice, &n_actors),
                   *indexes = acg_slice_claims(slice, &n);
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    for (size_t i = 0; i < n_actors; i++) {
        used += (size_t)snprintf(out + used, sizeof text[0] - used, "%s ", actors[who[i]].id);
    }
    for (size_t i = 0; i < n_ties; i++) {
        const char *notes[CLAIMS];
        for (uint32_t k = 0; k < ties[i].n_claims; k++) {
            notes[k] = claims[indexes[ties[i].first_claim + k]].note;
        }
        qsort(notes, ties[i].n_claims, sizeof *notes, by_note);
        used += (size_t)snprintf(
            out + used, sizeof text[0] - used, "\n%s %s %d %d %.17g:", actors[who[ties[i].from]].id,
            actors[who[ties[i].to]].id, (int)ties[i].kind, ties[i].directed, ties[i].weight);
        for (uint32_t k = 0; k < ties[i].n_claims; k++) {
            used += (size_t)snprintf(out + used, sizeof text[0] - used, " %s", notes[k]);
        }
    }
    out[used] = '\0';
    return out;
}

static void test_order_does_not_matter(void **unused)
{
    (void)unused;
    state = 2;
    struct plain claims[CLAIMS];
    uint32_t actors[ACTORS], order[CLAIMS];
    in_order(actors, ACTORS);
    in_order(order, CLAIMS);
    for (int round = 0; round < ROUNDS; round++) {
        make_claims(claims);
        acg_graph *graph = build_plainly(claims);
        shuffle(actors, ACTORS);
        shuffle(order, CLAIMS);
        acg_graph *other = build(claims, actors, order);
        struct acg_slice_options options = random_options();
        acg_slice *a = cut(graph, &options), *b = cut(other, &options);
        assert_string_equal(describe(a), describe(b));
        acg_slice_free(a);
        acg_slice_free(b);
        acg_graph_free(graph);
        acg_graph_free(other);
    }
}

/** What a claim weighs in the window, written down anew: 0 if it is not there. */
static double weigh(const struct plain *claim, const struct acg_slice_options *options,
                    double *factor)
{
    *factor = 0;
    if (options->kinds && !(options->kinds & 1u << claim->kind)) return 0;
    if (options->statuses && !(options->statuses & 1u << claim->status)) return 0;
    if (claim->confidence < options->min_confidence) return 0;
    for (int side = 0; side < 2; side++) {
        unsigned kind = (side ? claim->a : claim->b) % ACG_N_ACTOR_KINDS;
        if (options->actor_kinds && !(options->actor_kinds & 1u << kind)) return 0;
    }
    int64_t shared = acg_span_shared_days(claim->when, options->when);
    if (shared > 0) {
        *factor = 1;
        if (options->weigh == ACG_WEIGH_SHARE) {
            *factor = (double)shared /
                      (double)acg_span_days(claim->standing ? options->when : claim->when);
        }
    } else if (claim->when.until <= options->when.from && options->half_life > 0) {
        double years = (options->when.from - (claim->when.until - 1)) / 365.2425;
        *factor = pow(0.5, years / options->half_life);
    }
    return claim->weight * *factor;
}

/** The weight between a and b of one kind and direction, by going through all claims for each type.
 */
static double naive_weight(const struct plain claims[CLAIMS],
                           const struct acg_slice_options *options, uint32_t a, uint32_t b,
                           enum acg_kind kind, bool directed)
{
    double sum = 0;
    for (uint32_t type = 0; type <= TYPES; type++) { // the last one: without a type
        double most = 0, total = 0, factors = 0;
        int count = 0;
        for (int i = 0; i < CLAIMS; i++) {
            const struct plain *it = &claims[i];
            bool same = it->a == a && it->b == b, turned = it->a == b && it->b == a;
            bool own_type = it->type == (type == TYPES ? ACG_NONE : type);
            if (!own_type || it->kind != kind || it->directed != directed) continue;
            if (!same && !(turned && !directed)) continue;
            double factor, weight = weigh(it, options, &factor);
            if (factor <= 0) continue;
            most = fmax(most, weight);
            total += weight;
            factors += factor;
            count++;
        }
        if (count == 0) continue;
        switch (options->combine) {
        case ACG_COMBINE_MAX:
            sum += most;
            break;
        case ACG_COMBINE_SUM:
            sum += total;
            break;
        case ACG_COMBINE_MEAN:
            sum += total / count;
            break;
        case ACG_COMBINE_COUNT:
            sum += factors;
            break;
        }
    }
    return sum;
}

/** All weights by brute force, with min_weight and the ego network applied. */
static void naive(const struct plain claims[CLAIMS], const struct acg_slice_options *options,
                  double weights[ACTORS][ACTORS][ACG_N_KINDS][2])
{
    bool tied[ACTORS][ACTORS] = {{false}};
    int distance[ACTORS];
    for (uint32_t a = 0; a < ACTORS; a++) {
        for (uint32_t b = 0; b < ACTORS; b++) {
            for (int kind = 0; kind < ACG_N_KINDS; kind++) {
                for (int directed = 0; directed < 2; directed++) {
                    double weight = 0;
                    if (a != b && (directed || a < b)) {
                        weight = naive_weight(claims, options, a, b, (enum acg_kind)kind, directed);
                    }
                    if (weight < options->min_weight) weight = 0;
                    weights[a][b][kind][directed] = weight;
                    if (weight > 0) tied[a][b] = tied[b][a] = true;
                }
            }
        }
    }
    if (options->ego == ACG_NONE) return;
    for (int i = 0; i < ACTORS; i++)
        distance[i] = i == (int)options->ego ? 0 : 1000;
    for (int round = 0; round < ACTORS; round++) { // Bellman and Ford, all edges of length one
        for (int a = 0; a < ACTORS; a++) {
            for (int b = 0; b < ACTORS; b++) {
                if (tied[a][b] && distance[a] + 1 < distance[b]) distance[b] = distance[a] + 1;
            }
        }
    }
    for (int a = 0; a < ACTORS; a++) {
        for (int b = 0; b < ACTORS; b++) {
            bool inside = distance[a] <= (int)options->hops && distance[b] <= (int)options->hops;
            if (!inside) memset(weights[a][b], 0, sizeof weights[a][b]);
        }
    }
}

static void test_agrees_with_reference(void **unused)
{
    (void)unused;
    state = 3;
    struct plain claims[CLAIMS];
    for (int round = 0; round < 10 * ROUNDS; round++) {
        make_claims(claims);
        struct acg_slice_options options = random_options();
        double weights[ACTORS][ACTORS][ACG_N_KINDS][2];
        naive(claims, &options, weights);
        acg_graph *graph = build_plainly(claims);
        acg_slice *slice = cut(graph, &options);
        size_t n_ties, n_actors;
        const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
        const uint32_t *who = acg_slice_actors(slice, &n_actors);
        for (size_t i = 0; i < n_ties; i++) {
            double *expected =
                &weights[who[ties[i].from]][who[ties[i].to]][ties[i].kind][ties[i].directed];
            assert_true(fabs(ties[i].weight - *expected) <= 1e-12 * (1 + *expected));
            *expected = 0; // found
        }
        for (int a = 0; a < ACTORS; a++) {
            for (int b = 0; b < ACTORS; b++) {
                for (int k = 0; k < ACG_N_KINDS; k++) {
                    assert_true(weights[a][b][k][0] < 1e-9 && weights[a][b][k][1] < 1e-9);
                }
            }
        }
        acg_slice_free(slice);
        acg_graph_free(graph);
    }
}

/** only {A, C} is the same as without all the others. */
static void test_only_and_without(void **unused)
{
    (void)unused;
    state = 4;
    struct plain claims[CLAIMS];
    for (int round = 0; round < ROUNDS; round++) {
        make_claims(claims);
        acg_graph *graph = build_plainly(claims);
        uint32_t in[ACTORS], out[ACTORS];
        size_t n_in = 0, n_out = 0;
        for (uint32_t i = 0; i < ACTORS; i++) {
            if (below(2)) in[n_in++] = i;
            else out[n_out++] = i;
        }
        if (n_in > 0) {
            struct acg_slice_options only = random_options(), without = only;
            only.ego = without.ego = ACG_NONE;
            only.only = (struct acg_indexes){in, n_in};
            without.without = (struct acg_indexes){out, n_out};
            acg_slice *a = cut(graph, &only), *b = cut(graph, &without);
            size_t n;
            const struct acg_slice_tie *ties = acg_slice_ties(a, &n);
            const uint32_t *who = acg_slice_actors(a, &(size_t){0});
            assert_string_equal(describe(a), describe(b));
            for (size_t i = 0; i < n; i++) {
                for (size_t k = 0; k < n_out; k++) {
                    assert_int_not_equal(who[ties[i].from], out[k]);
                    assert_int_not_equal(who[ties[i].to], out[k]);
                }
            }
            acg_slice_free(a);
            acg_slice_free(b);
        }
        acg_graph_free(graph);
    }
}

static void test_share_needs_a_window(void **unused)
{
    (void)unused;
    struct plain claims[CLAIMS];
    state = 5;
    make_claims(claims);
    acg_graph *graph = build_plainly(claims);
    struct acg_slice_options options = acg_slice_defaults();
    options.weigh = ACG_WEIGH_SHARE;
    acg_slice *slice = (acg_slice *)claims;
    acg_report *report = acg_report_new();
    assert_int_equal(acg_slice_new(graph, &options, &slice, report), ACG_MISUSED);
    assert_null(slice);
    assert_int_equal(acg_report_total(report, ACG_ERROR), 1);
    acg_report_free(report);
    acg_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_share_adds_up),         cmocka_unit_test(test_order_does_not_matter),
        cmocka_unit_test(test_agrees_with_reference), cmocka_unit_test(test_only_and_without),
        cmocka_unit_test(test_share_needs_a_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
