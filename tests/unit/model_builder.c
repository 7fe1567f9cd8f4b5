// The builder: dates once, pairs of `among`, actors sorted and ties renumbered.
#include "model/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int open_builder(void **state)
{
    *state = acg_builder_new();
    return *state ? 0 : -1;
}

static int close_builder(void **state)
{
    acg_builder_free(*state);
    return 0;
}

static uint32_t add_actor(acg_builder *builder, const char *id)
{
    struct acg_actor actor = {.id = acg_builder_text(builder, id, strlen(id)),
                              .kind = ACG_STATE,
                              .since = ACG_NONE,
                              .until = ACG_NONE,
                              .when = acg_span_all()};
    assert_non_null(actor.id);
    assert_true(acg_builder_add_actor(builder, &actor));
    return (uint32_t)acg_builder_n_actors(builder) - 1;
}

static const struct acg_claim timeless = {.weight = 1,
                                          .confidence = 1,
                                          .since = ACG_NONE,
                                          .until = ACG_NONE,
                                          .recorded = ACG_NONE,
                                          .type = ACG_NONE,
                                          .when = {ACG_DAY_MIN, ACG_DAY_MAX},
                                          .timing = ACG_TIMELESS};

static void keeps_a_date_once(void **state)
{
    acg_builder *builder = *state;
    static const struct {
        const char *text;
        uint32_t index;
    } cases[] = {{"2016", 0},       {"2016-10", 1},       {"2016", 0},    {"2016?", 2},
                 {"2016-10-22", 3}, {"2016-1", ACG_NONE}, {"2016-10", 1}, {"2016-1", ACG_NONE},
                 {"", ACG_NONE},    {"2016?", 2},         {"../2016", 4}};
    char why[ACG_DATE_WHY] = "", text[] = "2016-10-22";
    uint32_t index;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        strcpy(why, "");
        assert_true(acg_builder_date(builder, cases[i].text, strlen(cases[i].text), &index, why));
        assert_int_equal(index, cases[i].index);
        assert_int_equal(why[0] != '\0', index == ACG_NONE); // a refusal says why each time
        if (index == ACG_NONE) continue;
        const struct acg_date *date = acg_builder_date_at(builder, index);
        assert_string_equal(date->text, cases[i].text);
        assert_ptr_not_equal(date->text, cases[i].text); // a copy
        assert_int_equal(date->uncertain, strchr(cases[i].text, '?') != NULL);
    }
    assert_true(acg_builder_date(builder, text, 7, &index, why)); // by length, not by NUL
    assert_int_equal(index, 1);
    acg_graph *graph = acg_builder_freeze(builder);
    size_t count;
    const struct acg_date *dates = acg_graph_dates(graph, &count);
    assert_int_equal(count, 5);
    assert_string_equal(dates[4].text, "../2016");
    acg_graph_free(graph);
}

static void keeps_many_dates(void **state)
{
    acg_builder *builder = *state;
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 9999; i++) {
            char text[16], why[ACG_DATE_WHY];
            uint32_t index;
            snprintf(text, sizeof text, "%04u", (unsigned)i + 1);
            assert_true(acg_builder_date(builder, text, 4, &index, why));
            assert_int_equal(index, i);
        }
    }
}

static void ties_every_pair(void **state)
{
    acg_builder *builder = *state;
    static const char *const ids[] = {"E", "D", "C", "B", "A"};
    uint32_t actors[5], cites[] = {1, 0};
    for (size_t i = 0; i < 5; i++)
        actors[i] = add_actor(builder, ids[i]);
    for (int i = 0; i < 2; i++) {
        struct acg_source source = {.id = i == 0 ? "s" : "t"};
        assert_true(acg_builder_add_source(builder, &source));
    }
    struct acg_claim among = timeless, plain = timeless, self = timeless;
    among.among = true;
    assert_true(acg_builder_add_claim(builder, &plain, (uint32_t[]){0, 4}, 2, NULL, 0));
    assert_true(acg_builder_add_claim(builder, &among, actors, 5, cites, 2));
    assert_true(acg_builder_add_claim(builder, &among, actors + 1, 2, cites, 1));
    assert_true(acg_builder_add_claim(builder, &self, (uint32_t[]){2, 2}, 2, cites, 0));
    acg_graph *graph = acg_builder_freeze(builder);
    size_t n_claims, n_ties, n_cites;
    const struct acg_claim *claims = acg_graph_claims(graph, &n_claims);
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    const uint32_t *cited = acg_graph_cites(graph, &n_cites);
    assert_int_equal(n_claims, 4);
    assert_int_equal(n_ties, 1 + 10 + 1 + 1);
    assert_int_equal(n_cites, 3);
    static const uint32_t firsts[] = {0, 1, 11, 12}, counts[] = {1, 10, 1, 1};
    for (uint32_t c = 0; c < 4; c++) {
        assert_int_equal(claims[c].first_tie, firsts[c]);
        assert_int_equal(claims[c].n_ties, counts[c]);
        for (uint32_t t = 0; t < counts[c]; t++)
            assert_int_equal(ties[firsts[c] + t].claim, c);
    }
    assert_int_equal(claims[1].first_cite, 0);
    assert_int_equal(claims[1].n_cites, 2);
    assert_int_equal(claims[2].n_cites, 1);
    assert_int_equal(claims[3].n_cites, 0);
    assert_int_equal(cited[0], 1); // sources keep the order of the file
    assert_int_equal(cited[1], 0);
    assert_int_equal(cited[2], 1);
    assert_true(ties[0].from == 4 && ties[0].to == 0); // E to A, of which A is the first now
    bool seen[5][5] = {{false}};
    for (size_t t = 1; t < 11; t++) {
        assert_false(seen[ties[t].from][ties[t].to] || seen[ties[t].to][ties[t].from]);
        seen[ties[t].from][ties[t].to] = true;
    }
    assert_true(ties[11].from == 3 && ties[11].to == 2); // D and C
    assert_true(ties[12].from == 2 && ties[12].to == 2); // C, to itself
    acg_graph_free(graph);
}

/** Many actors in an order far from sorted: sorted by bytes, and each tie still joins whom it did.
 */
static void sorts_actors(void **state)
{
    acg_builder *builder = *state;
    enum { N = 1000 };
    static char ids[N][8];
    static const char *const odd[] = {"", "a", "B", "Ç", "z", "~", "aa", "a-"};
    for (uint32_t i = 0; i < N; i++) {
        if (i < 8) {
            snprintf(ids[i], sizeof ids[i], "%s", odd[i]);
        } else {
            snprintf(ids[i], sizeof ids[i], "x%03u", (unsigned)(i * 617 % 1000));
        }
        assert_int_equal(add_actor(builder, ids[i]), i);
        assert_int_equal(acg_builder_find_actor(builder, ids[i], strlen(ids[i])), i);
    }
    for (uint32_t i = 0; i < N; i++) {
        assert_true(
            acg_builder_add_claim(builder, &timeless, (uint32_t[]){i, (i + 7) % N}, 2, NULL, 0));
    }
    acg_graph *graph = acg_builder_freeze(builder);
    assert_non_null(graph);
    size_t n_actors, n_ties;
    const struct acg_actor *actors = acg_graph_actors(graph, &n_actors);
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    assert_int_equal(n_actors, N);
    for (uint32_t i = 0; i < N; i++) {
        if (i > 0) assert_true(strcmp(actors[i - 1].id, actors[i].id) < 0);
        assert_int_equal(acg_graph_actor_by_id(graph, actors[i].id, strlen(actors[i].id)), i);
        assert_string_equal(actors[ties[i].from].id, ids[i]);
        assert_string_equal(actors[ties[i].to].id, ids[(i + 7) % N]);
    }
    assert_int_equal(acg_graph_actor_by_id(graph, "nobody", 6), ACG_NONE);
    acg_graph_free(graph);
}

static void finds_what_was_added(void **state)
{
    acg_builder *builder = *state;
    struct acg_type type = {.id = "base", .kind = ACG_THREAT, .weight = 2};
    struct acg_source source = {.id = "putz"};
    assert_int_equal(acg_builder_find_actor(builder, "CHN", 3), ACG_NONE);
    assert_int_equal(acg_builder_find_type(builder, "base", 4), ACG_NONE);
    assert_int_equal(acg_builder_find_source(builder, "putz", 4), ACG_NONE);
    add_actor(builder, "CHN");
    assert_true(acg_builder_add_type(builder, &type));
    assert_true(acg_builder_add_source(builder, &source));
    assert_int_equal(acg_builder_find_actor(builder, "CHNX", 3), 0);
    assert_int_equal(acg_builder_find_actor(builder, "CHN", 2), ACG_NONE);
    assert_int_equal(acg_builder_find_type(builder, "base", 4), 0);
    assert_int_equal(acg_builder_find_type(builder, "putz", 4), ACG_NONE); // each its own names
    assert_int_equal(acg_builder_find_source(builder, "putz", 4), 0);
    assert_string_equal(acg_builder_type_at(builder, 0)->id, "base");
    assert_int_equal(acg_builder_n_types(builder), 1);
    assert_string_equal(acg_builder_source_at(builder, 0)->id, "putz");
    assert_int_equal(acg_builder_n_sources(builder), 1);
}

/** Freezing empties the builder: it makes another graph, and the first lives on alone. */
static void freezes_twice(void **state)
{
    acg_builder *builder = *state;
    static const struct acg_label words[] = {{"en", "Title"}};
    size_t count;
    char why[ACG_DATE_WHY];
    uint32_t index;
    add_actor(builder, "CHN");
    acg_builder_set_title(builder, (struct acg_labels){words, 1});
    acg_builder_set_license(builder, "CC0-1.0");
    assert_true(acg_builder_date(builder, "2016", 4, &index, why));
    assert_non_null(acg_builder_arena(builder));
    acg_graph *first = acg_builder_freeze(builder);
    assert_int_equal(acg_builder_find_actor(builder, "CHN", 3), ACG_NONE);
    add_actor(builder, "UZB");
    acg_graph *second = acg_builder_freeze(builder), *empty = acg_builder_freeze(builder);
    assert_string_equal(acg_graph_actors(first, &count)->id, "CHN");
    assert_string_equal(acg_graph_title(first).items[0].text, "Title");
    assert_string_equal(acg_graph_license(first), "CC0-1.0");
    assert_string_equal(acg_graph_digest(first), "");
    assert_string_equal(acg_graph_actors(second, &count)->id, "UZB");
    assert_int_equal(acg_graph_title(second).count, 0);
    assert_null(acg_graph_license(second));
    acg_graph_dates(second, &count);
    assert_int_equal(count, 0);
    acg_graph_actors(empty, &count);
    assert_int_equal(count, 0);
    assert_int_equal(acg_graph_actor_by_id(empty, "CHN", 3), ACG_NONE);
    acg_graph_free(first);
    acg_graph_free(second);
    acg_graph_free(empty);
    acg_graph_free(NULL);
    acg_builder_free(NULL);
}

/** Two branches find the same new actor and type, and others: each comes to stand once. */
static void joins_what_branches_added(void **state)
{
    acg_builder *trunk = *state;
    struct acg_type type = {.id = "base", .kind = ACG_THREAT, .weight = 1};
    struct acg_source source = {.id = "putz"};
    add_actor(trunk, "A");
    acg_builder *left = acg_builder_branch(trunk), *right = acg_builder_branch(trunk);
    struct acg_claim claim = {.type = 0, .weight = 1, .recorded = ACG_NONE};
    claim.since = claim.until = ACG_NONE;
    uint32_t cite = 0;
    assert_int_equal(add_actor(left, "B"), 1);
    assert_int_equal(add_actor(left, "C"), 2);
    assert_true(acg_builder_add_type(left, &type));
    assert_true(acg_builder_add_source(left, &source));
    assert_true(acg_builder_add_claim(left, &claim, (uint32_t[]){0, 2}, 2, &cite, 1));
    assert_int_equal(add_actor(right, "C"), 1);
    assert_int_equal(acg_builder_find_actor(right, "B", 1), ACG_NONE);
    assert_int_equal(acg_builder_find_actor(right, "C", 1), 1);
    assert_string_equal(acg_builder_actor_at(right, 0)->id, "A");
    assert_string_equal(acg_builder_actor_at(right, 1)->id, "C");
    assert_true(acg_builder_add_type(right, &type));
    assert_true(acg_builder_add_source(right, &source));
    assert_true(acg_builder_add_claim(right, &claim, (uint32_t[]){1, 0}, 2, &cite, 1));
    assert_true(acg_builder_join(trunk, left));
    assert_true(acg_builder_join(trunk, right));
    acg_builder_free(left);
    acg_builder_free(right);
    assert_int_equal(acg_builder_n_actors(trunk), 3);
    assert_int_equal(acg_builder_n_types(trunk), 1);
    assert_int_equal(acg_builder_n_sources(trunk), 1);
    acg_graph *graph = acg_builder_freeze(trunk);
    size_t n_ties, n_claims, n_cites;
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    const struct acg_claim *claims = acg_graph_claims(graph, &n_claims);
    assert_int_equal(n_ties, 2);
    assert_int_equal(ties[0].from, 0);
    assert_int_equal(ties[0].to, 2);
    assert_int_equal(ties[1].from, 2);
    assert_int_equal(ties[1].to, 0);
    assert_int_equal(claims[1].type, 0);
    assert_int_equal(acg_graph_cites(graph, &n_cites)[1], 0);
    acg_graph_free(graph);
}

/** Claims of a branch stand behind those of the trunk, with the trunk's dates, and live on. */
static void joins_a_branch(void **state)
{
    acg_builder *builder = *state;
    char why[ACG_DATE_WHY];
    uint32_t dates[3], cite = 0;
    struct acg_source source = {.id = "putz"};
    add_actor(builder, "B");
    add_actor(builder, "A");
    assert_true(acg_builder_add_source(builder, &source));
    acg_builder *branch = acg_builder_branch(builder);
    assert_int_equal(acg_builder_find_actor(branch, "A", 1), 1);
    assert_true(acg_builder_date(builder, "2016", 4, &dates[0], why));
    assert_true(acg_builder_date(branch, "2017", 4, &dates[1], why));
    assert_true(acg_builder_date(branch, "2016", 4, &dates[2], why));
    struct acg_claim claim = {.type = ACG_NONE, .weight = 1, .recorded = ACG_NONE};
    claim.since = claim.until = dates[0];
    assert_true(acg_builder_add_claim(builder, &claim, (uint32_t[]){0, 1}, 2, &cite, 1));
    claim.since = dates[1];
    claim.until = dates[2];
    claim.note = acg_builder_text(branch, "of the branch", 13);
    assert_true(acg_builder_add_claim(branch, &claim, (uint32_t[]){1, 0}, 2, &cite, 1));
    assert_true(acg_builder_join(builder, branch));
    assert_true(acg_builder_join(builder, branch)); // nothing is left to be joined
    acg_builder_free(branch);
    acg_graph *graph = acg_builder_freeze(builder);
    size_t n_claims, n_ties, n_dates, n_cites;
    const struct acg_claim *claims = acg_graph_claims(graph, &n_claims);
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    const struct acg_date *all = acg_graph_dates(graph, &n_dates);
    acg_graph_cites(graph, &n_cites);
    assert_int_equal(n_claims, 2);
    assert_int_equal(n_ties, 2);
    assert_int_equal(n_dates, 2);
    assert_int_equal(n_cites, 2);
    assert_string_equal(all[claims[1].since].text, "2017");
    assert_string_equal(all[claims[1].until].text, "2016");
    assert_int_equal(claims[1].recorded, ACG_NONE);
    assert_string_equal(claims[1].note, "of the branch");
    assert_int_equal(claims[1].first_tie, 1);
    assert_int_equal(claims[1].first_cite, 1);
    assert_int_equal(ties[1].claim, 1);
    assert_int_equal(ties[1].from, 0); // A comes first now
    assert_int_equal(ties[1].to, 1);
    acg_graph_free(graph);
}

#define WITH_BUILDER(test) cmocka_unit_test_setup_teardown(test, open_builder, close_builder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BUILDER(keeps_a_date_once), WITH_BUILDER(keeps_many_dates),
        WITH_BUILDER(ties_every_pair),   WITH_BUILDER(sorts_actors),
        WITH_BUILDER(freezes_twice),     WITH_BUILDER(finds_what_was_added),
        WITH_BUILDER(joins_a_branch),    WITH_BUILDER(joins_what_branches_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
