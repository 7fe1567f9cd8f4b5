// tests/lib/random_graph.h - graphs by chance: a plain description first, so that a test can reckon
// with it without the library, then the graph, its parts added in any order.
#ifndef ACG_TESTS_RANDOM_GRAPH_H
#define ACG_TESTS_RANDOM_GRAPH_H

#include "model/builder.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ACTORS = 12, MOST_CLAIMS = 60, MOST_TYPES = 4, MOST_SOURCES = 5, MOST_PARTIES = 4 };
enum { LAST_DAY = 1200 }; // claims lie in the days 0 to LAST_DAY, or are open

/** splitmix64: Steele, Lea and Flood (2014), doi:10.1145/2714064.2660195 */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

/** A number in 0 .. n - 1. */
static uint32_t below(uint64_t *state, uint32_t n)
{
    return (uint32_t)(draw(state) >> 33) % n;
}

struct plain_claim {
    uint32_t parties[MOST_PARTIES], n_parties;
    bool among, directed;
    double weight, confidence;
    struct acg_span when;
    enum acg_timing timing;
    enum acg_kind kind;
    enum acg_claim_status status;
    uint32_t type;    // or ACG_NONE
    unsigned cites;   // bits of sources
    int32_t recorded; // a day, or ACG_DAY_MAX if it was not
};

/** Actor i has the id "aNN", type i "tN", source i "sN"; claim i has the note "cNN". */
struct plain_graph {
    uint32_t n_actors, n_claims, n_types, n_sources;
    enum acg_actor_kind actor_kinds[MOST_ACTORS];
    struct acg_span lives[MOST_ACTORS];
    struct plain_claim claims[MOST_CLAIMS];
    bool without_notes;
    int32_t issued[MOST_SOURCES]; // a day, or ACG_DAY_MAX if unknown
};

/** Where the parts stand in a graph: places[i] is the index of part i. */
struct places {
    uint32_t types[MOST_TYPES], sources[MOST_SOURCES];
};

static struct acg_span random_span(uint64_t *chance)
{
    int32_t from = (int32_t)below(chance, LAST_DAY);
    int32_t length = 1 + (int32_t)below(chance, below(chance, 2) ? 30 : 600);
    return (struct acg_span){from, from + length};
}

static struct plain_claim random_claim(const struct plain_graph *graph, uint64_t *chance)
{
    struct plain_claim claim = {
        .n_parties = 2,
        .kind = (enum acg_kind)below(chance, ACG_N_KINDS),
        .directed = below(chance, 2),
        .weight = (1 + below(chance, 40)) / 8.0,
        .confidence = below(chance, 11) / 10.0,
        .when = random_span(chance),
        .timing = (enum acg_timing)below(chance, 3),
        .status = (enum acg_claim_status)below(chance, ACG_N_CLAIM_STATUSES),
        .type = below(chance, 3) ? below(chance, graph->n_types) : ACG_NONE,
        .cites = below(chance, 1U << graph->n_sources),
        .recorded = below(chance, 2) ? (int32_t)below(chance, LAST_DAY) : ACG_DAY_MAX,
    };
    if (below(chance, 4) == 0) claim.cites = 0;
    if (claim.timing == ACG_TIMELESS) claim.when = acg_span_all();
    if (claim.timing == ACG_STANDING && below(chance, 3) == 0) claim.when.until = ACG_DAY_MAX;
    claim.among = below(chance, 6) == 0;
    if (claim.among) {
        claim.directed = false;
        claim.n_parties = 2 + below(chance, MOST_PARTIES - 1);
    }
    for (uint32_t i = 0; i < claim.n_parties; i++) { // distinct if among; else a self-tie may come
        bool taken = true;
        while (taken) {
            claim.parties[i] = below(chance, graph->n_actors);
            taken = false;
            for (uint32_t k = 0; claim.among && k < i; k++)
                taken |= claim.parties[k] == claim.parties[i];
        }
    }
    return claim;
}

static inline struct plain_graph random_graph(uint64_t *chance)
{
    struct plain_graph graph = {
        .n_actors = MOST_PARTIES + below(chance, MOST_ACTORS - MOST_PARTIES + 1),
        .n_claims = below(chance, MOST_CLAIMS + 1),
        .n_types = 1 + below(chance, MOST_TYPES),
        .n_sources = 1 + below(chance, MOST_SOURCES),
    };
    for (uint32_t i = 0; i < graph.n_actors; i++) {
        graph.actor_kinds[i] = (enum acg_actor_kind)below(chance, ACG_N_ACTOR_KINDS);
        graph.lives[i] = below(chance, 2) ? acg_span_all() : random_span(chance);
    }
    for (uint32_t i = 0; i < graph.n_sources; i++) {
        graph.issued[i] = below(chance, 3) ? (int32_t)below(chance, LAST_DAY) : ACG_DAY_MAX;
    }
    for (uint32_t i = 0; i < graph.n_claims; i++)
        graph.claims[i] = random_claim(&graph, chance);
    return graph;
}

/** 0 .. n - 1 in an order by chance; in their own order if `chance` is NULL. */
static void shuffle(uint32_t order[], uint32_t n, uint64_t *chance)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = chance ? below(chance, i + 1) : i;
        if (k < i) order[i] = order[k];
        order[k] = i;
    }
}

static const char *word(acg_builder *builder, const char *form, uint32_t number)
{
    char text[16];
    int length = snprintf(text, sizeof text, form, number);
    const char *copy = acg_builder_text(builder, text, (size_t)length);
    assert(copy);
    return copy;
}

static void add_actor(acg_builder *builder, const struct plain_graph *plain, uint32_t i)
{
    struct acg_label *name = acg_arena_array(acg_builder_arena(builder), 1, sizeof *name);
    assert(name);
    const char *id = word(builder, "a%02u", i);
    *name = (struct acg_label){"", id};
    struct acg_actor actor = {.id = id,
                              .name = {name, 1},
                              .kind = plain->actor_kinds[i],
                              .since = ACG_NONE,
                              .until = ACG_NONE,
                              .when = plain->lives[i]};
    bool added = acg_builder_add_actor(builder, &actor);
    assert(added), (void)added;
}

static void add_source(acg_builder *builder, const struct plain_graph *plain, uint32_t i)
{
    struct acg_source source = {.id = word(builder, "s%u", i), .csl = "{}"};
    source.has_issued = plain->issued[i] != ACG_DAY_MAX;
    if (source.has_issued) {
        source.issued = (struct acg_span){plain->issued[i], plain->issued[i] + 1};
    }
    bool added = acg_builder_add_source(builder, &source);
    assert(added), (void)added;
}

static uint32_t add_date(acg_builder *builder, int32_t day)
{
    if (day == ACG_DAY_MAX) return ACG_NONE;
    char text[ACG_SPAN_TEXT], why[ACG_DATE_WHY];
    acg_span_format((struct acg_span){day, day + 1}, text);
    uint32_t index = ACG_NONE;
    bool added = acg_builder_date(builder, text, strlen(text), &index, why);
    assert(added && index != ACG_NONE), (void)added;
    return index;
}

static void add_claim(acg_builder *builder, const struct plain_graph *plain, uint32_t i,
                      const struct places *places)
{
    const struct plain_claim *from = &plain->claims[i];
    struct acg_claim claim = {
        .note = plain->without_notes ? NULL : word(builder, "c%02u", i),
        .weight = from->weight,
        .confidence = from->confidence,
        .since = ACG_NONE,
        .until = ACG_NONE,
        .recorded = add_date(builder, from->recorded),
        .when = from->when,
        .type = from->type == ACG_NONE ? ACG_NONE : places->types[from->type],
        .kind = (unsigned char)from->kind,
        .status = (unsigned char)from->status,
        .timing = (unsigned char)from->timing,
        .directed = from->directed,
        .among = from->among,
    };
    uint32_t parties[MOST_PARTIES], cites[MOST_SOURCES];
    size_t n_cites = 0;
    for (uint32_t k = 0; k < from->n_parties; k++) {
        char id[16];
        int length = snprintf(id, sizeof id, "a%02u", from->parties[k]);
        parties[k] = acg_builder_find_actor(builder, id, (size_t)length);
    }
    for (uint32_t k = 0; k < plain->n_sources; k++) {
        if (from->cites >> k & 1) cites[n_cites++] = places->sources[k];
    }
    bool added = acg_builder_add_claim(builder, &claim, parties, from->n_parties, cites, n_cites);
    assert(added), (void)added;
}

/** The graph of a description; its parts are added in an order by chance, or as they stand if
 * `chance` is NULL. */
static acg_graph *build(const struct plain_graph *plain, uint64_t *chance, struct places *places)
{
    acg_builder *builder = acg_builder_new();
    assert(builder);
    uint32_t order[MOST_CLAIMS];
    shuffle(order, plain->n_actors, chance);
    for (uint32_t i = 0; i < plain->n_actors; i++)
        add_actor(builder, plain, order[i]);
    shuffle(order, plain->n_types, chance);
    for (uint32_t i = 0; i < plain->n_types; i++) {
        struct acg_type type = {.id = word(builder, "t%u", order[i]), .weight = 1};
        bool added = acg_builder_add_type(builder, &type);
        assert(added), (void)added;
        places->types[order[i]] = i;
    }
    shuffle(order, plain->n_sources, chance);
    for (uint32_t i = 0; i < plain->n_sources; i++) {
        add_source(builder, plain, order[i]);
        places->sources[order[i]] = i;
    }
    shuffle(order, plain->n_claims, chance);
    for (uint32_t i = 0; i < plain->n_claims; i++)
        add_claim(builder, plain, order[i], places);
    acg_graph *graph = acg_builder_freeze(builder);
    assert(graph);
    acg_builder_free(builder);
    return graph;
}

#endif
