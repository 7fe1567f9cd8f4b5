#include "model/builder.h"

#include "base/array.h"
#include "base/table.h"
#include "model/graph.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct acg_builder {
    acg_graph *graph;         // what has been added so far, actors in order of adding
    const acg_builder *trunk; // whose actors, types and sources a branch has; the builder itself
    uint32_t first_actor, first_type,
        first_source; // how many of them: those added count from there
    size_t actors_room, claims_room, ties_room, sources_room, types_room, dates_room, cites_room,
        extras_room;
    struct acg_table type_ids, source_ids, date_texts;
};

acg_builder *acg_builder_new(void)
{
    acg_builder *builder = calloc(1, sizeof *builder);
    if (builder && !(builder->graph = calloc(1, sizeof *builder->graph))) {
        free(builder);
        return NULL;
    }
    if (builder) builder->trunk = builder;
    return builder;
}

void acg_builder_free(acg_builder *builder)
{
    if (!builder) return;
    acg_graph_free(builder->graph);
    acg_table_clear(&builder->type_ids);
    acg_table_clear(&builder->source_ids);
    acg_table_clear(&builder->date_texts);
    free(builder);
}

struct acg_arena *acg_builder_arena(acg_builder *builder)
{
    return &builder->graph->arena;
}

char *acg_builder_text(acg_builder *builder, const char *text, size_t length)
{
    return acg_arena_text(&builder->graph->arena, text, length);
}

bool acg_builder_date(acg_builder *builder, const char *text, size_t length, uint32_t *out,
                      char why[ACG_DATE_WHY])
{
    acg_graph *graph = builder->graph;
    *out = acg_table_find(&builder->date_texts, text, length);
    if (*out != ACG_NONE) return true;
    struct acg_date date;
    if (!acg_date_parse(text, length, &date, why)) return true;
    if (!acg_array_room(&graph->dates, graph->n_dates, &builder->dates_room, sizeof date)) {
        return false;
    }
    date.text = acg_builder_text(builder, text, length);
    uint32_t index = (uint32_t)graph->n_dates;
    if (!date.text || !acg_table_add(&builder->date_texts, date.text, length, index)) return false;
    graph->dates[graph->n_dates++] = date;
    *out = index;
    return true;
}

const struct acg_date *acg_builder_date_at(const acg_builder *builder, uint32_t index)
{
    assert(index < builder->graph->n_dates);
    return &builder->graph->dates[index];
}

bool acg_builder_add_actor(acg_builder *builder, const struct acg_actor *actor)
{
    acg_graph *graph = builder->graph;
    assert(acg_builder_find_actor(builder, actor->id, strlen(actor->id)) == ACG_NONE);
    if (!acg_array_room(&graph->actors, graph->n_actors, &builder->actors_room, sizeof *actor) ||
        !acg_table_add(&graph->actor_ids, actor->id, strlen(actor->id),
                       builder->first_actor + (uint32_t)graph->n_actors)) {
        return false;
    }
    graph->actors[graph->n_actors++] = *actor;
    return true;
}

void acg_builder_set_actor_kind(acg_builder *builder, uint32_t actor, enum acg_actor_kind kind)
{
    assert(actor < builder->graph->n_actors);
    builder->graph->actors[actor].kind = kind;
}

bool acg_builder_add_type(acg_builder *builder, const struct acg_type *type)
{
    acg_graph *graph = builder->graph;
    assert(acg_builder_find_type(builder, type->id, strlen(type->id)) == ACG_NONE);
    if (!acg_array_room(&graph->types, graph->n_types, &builder->types_room, sizeof *type) ||
        !acg_table_add(&builder->type_ids, type->id, strlen(type->id),
                       builder->first_type + (uint32_t)graph->n_types)) {
        return false;
    }
    graph->types[graph->n_types++] = *type;
    return true;
}

bool acg_builder_add_source(acg_builder *builder, const struct acg_source *source)
{
    acg_graph *graph = builder->graph;
    assert(acg_builder_find_source(builder, source->id, strlen(source->id)) == ACG_NONE);
    if (!acg_array_room(&graph->sources, graph->n_sources, &builder->sources_room,
                        sizeof *source) ||
        !acg_table_add(&builder->source_ids, source->id, strlen(source->id),
                       builder->first_source + (uint32_t)graph->n_sources)) {
        return false;
    }
    graph->sources[graph->n_sources++] = *source;
    return true;
}

/** Looks in the trunk, then in the branch. */
static uint32_t find(const struct acg_table *trunk, const struct acg_table *branch, const char *id,
                     size_t length)
{
    uint32_t found = acg_table_find(trunk, id, length);
    return found != ACG_NONE || branch == trunk ? found : acg_table_find(branch, id, length);
}

uint32_t acg_builder_find_actor(const acg_builder *builder, const char *id, size_t length)
{
    return find(&builder->trunk->graph->actor_ids, &builder->graph->actor_ids, id, length);
}

uint32_t acg_builder_find_type(const acg_builder *builder, const char *id, size_t length)
{
    return find(&builder->trunk->type_ids, &builder->type_ids, id, length);
}

uint32_t acg_builder_find_source(const acg_builder *builder, const char *id, size_t length)
{
    return find(&builder->trunk->source_ids, &builder->source_ids, id, length);
}

const struct acg_actor *acg_builder_actor_at(const acg_builder *builder, uint32_t index)
{
    bool own = index >= builder->first_actor;
    return own ? &builder->graph->actors[index - builder->first_actor]
               : &builder->trunk->graph->actors[index];
}

const struct acg_type *acg_builder_type_at(const acg_builder *builder, uint32_t index)
{
    bool own = index >= builder->first_type;
    return own ? &builder->graph->types[index - builder->first_type]
               : &builder->trunk->graph->types[index];
}

const struct acg_source *acg_builder_source_at(const acg_builder *builder, uint32_t index)
{
    bool own = index >= builder->first_source;
    return own ? &builder->graph->sources[index - builder->first_source]
               : &builder->trunk->graph->sources[index];
}

size_t acg_builder_n_actors(const acg_builder *builder)
{
    return builder->first_actor + builder->graph->n_actors;
}

size_t acg_builder_n_types(const acg_builder *builder)
{
    return builder->first_type + builder->graph->n_types;
}

size_t acg_builder_n_sources(const acg_builder *builder)
{
    return builder->first_source + builder->graph->n_sources;
}

static bool add_tie(acg_builder *builder, uint32_t from, uint32_t to)
{
    acg_graph *graph = builder->graph;
    if (graph->n_ties == UINT32_MAX || // an index more would come round to 0
        !acg_array_room(&graph->ties, graph->n_ties, &builder->ties_room, sizeof *graph->ties)) {
        return false;
    }
    graph->ties[graph->n_ties++] =
        (struct acg_tie){.from = from, .to = to, .claim = (uint32_t)graph->n_claims};
    return true;
}

static bool add_cites(acg_builder *builder, const uint32_t cites[], size_t n_cites)
{
    acg_graph *graph = builder->graph;
    for (size_t i = 0; i < n_cites; i++) {
        if (graph->n_cites == UINT32_MAX ||
            !acg_array_room(&graph->cites, graph->n_cites, &builder->cites_room, sizeof *cites)) {
            return false;
        }
        graph->cites[graph->n_cites++] = cites[i];
    }
    return true;
}

bool acg_builder_add_claim(acg_builder *builder, const struct acg_claim *claim,
                           const uint32_t parties[], size_t n_parties, const uint32_t cites[],
                           size_t n_cites)
{
    acg_graph *graph = builder->graph;
    assert(n_parties >= 2 && (claim->among || n_parties == 2));
    struct acg_claim added = *claim;
    added.first_tie = (uint32_t)graph->n_ties;
    added.first_cite = (uint32_t)graph->n_cites;
    added.n_cites = (uint32_t)n_cites;
    if (!acg_array_room(&graph->claims, graph->n_claims, &builder->claims_room, sizeof added)) {
        return false;
    }
    for (size_t i = 0; i < n_parties; i++) {
        for (size_t k = i + 1; k < n_parties; k++) {
            if (!add_tie(builder, parties[i], parties[k])) return false;
        }
    }
    if (!add_cites(builder, cites, n_cites)) return false;
    added.n_ties = (uint32_t)graph->n_ties - added.first_tie;
    graph->claims[graph->n_claims++] = added;
    return true;
}

const struct acg_claim *acg_builder_last_claim(const acg_builder *builder)
{
    const acg_graph *graph = builder->graph;
    return graph->n_claims > 0 ? &graph->claims[graph->n_claims - 1] : NULL;
}

bool acg_builder_add_extra(acg_builder *builder, enum acg_part part, const char *key,
                           const char *json)
{
    acg_graph *graph = builder->graph;
    const size_t next[] = {[ACG_PART_GRAPH] = 0,
                           [ACG_PART_TYPE] = graph->n_types,
                           [ACG_PART_ACTOR] = graph->n_actors,
                           [ACG_PART_RELATION] = graph->n_claims};
    if (!acg_array_room(&graph->extras, graph->n_extras, &builder->extras_room,
                        sizeof *graph->extras)) {
        return false;
    }
    graph->extras[graph->n_extras++] = (struct acg_extra){part, (uint32_t)next[part], key, json};
    return true;
}

acg_builder *acg_builder_branch(const acg_builder *trunk)
{
    acg_builder *branch = acg_builder_new();
    if (!branch) return NULL;
    branch->trunk = trunk;
    branch->first_actor = (uint32_t)trunk->graph->n_actors;
    branch->first_type = (uint32_t)trunk->graph->n_types;
    branch->first_source = (uint32_t)trunk->graph->n_sources;
    return branch;
}

/** Where the things of a branch came to stand in its trunk, in the order of the branch. */
struct joined {
    uint32_t *dates, *actors, *types, *sources;
};

static bool join_dates(acg_builder *trunk, const acg_graph *branch, uint32_t now[])
{
    char why[ACG_DATE_WHY];
    for (size_t i = 0; i < branch->n_dates; i++) {
        const char *text = branch->dates[i].text;
        if (!acg_builder_date(trunk, text, strlen(text), &now[i], why)) return false;
    }
    return true;
}

/** Adds what the trunk does not have yet, by id. */
static bool join_named(acg_builder *trunk, const acg_graph *branch, const struct joined *now)
{
    acg_graph *graph = trunk->graph;
    bool done = true;
    for (size_t i = 0; i < branch->n_actors && done; i++) {
        const char *id = branch->actors[i].id;
        now->actors[i] = acg_builder_find_actor(trunk, id, strlen(id));
        if (now->actors[i] != ACG_NONE) continue;
        now->actors[i] = (uint32_t)graph->n_actors;
        done = acg_builder_add_actor(trunk, &branch->actors[i]);
    }
    for (size_t i = 0; i < branch->n_types && done; i++) {
        const char *id = branch->types[i].id;
        now->types[i] = acg_builder_find_type(trunk, id, strlen(id));
        if (now->types[i] != ACG_NONE) continue;
        now->types[i] = (uint32_t)graph->n_types;
        done = acg_builder_add_type(trunk, &branch->types[i]);
    }
    for (size_t i = 0; i < branch->n_sources && done; i++) {
        const char *id = branch->sources[i].id;
        now->sources[i] = acg_builder_find_source(trunk, id, strlen(id));
        if (now->sources[i] != ACG_NONE) continue;
        now->sources[i] = (uint32_t)graph->n_sources;
        done = acg_builder_add_source(trunk, &branch->sources[i]);
    }
    return done;
}

/** The index in the trunk of what had the index `i` in the branch, which counts from `first` on. */
static uint32_t renumbered(uint32_t i, uint32_t first, const uint32_t now[])
{
    return i == ACG_NONE || i < first ? i : now[i - first];
}

/** Adds the claims of a branch. Room was made. */
static void join_claims(acg_graph *graph, const acg_builder *from, const struct joined *now)
{
    const acg_graph *branch = from->graph;
    for (size_t i = 0; i < branch->n_ties; i++) {
        struct acg_tie *tie = &graph->ties[graph->n_ties + i];
        tie->from = renumbered(branch->ties[i].from, from->first_actor, now->actors);
        tie->to = renumbered(branch->ties[i].to, from->first_actor, now->actors);
        tie->claim = branch->ties[i].claim + (uint32_t)graph->n_claims;
    }
    for (size_t i = 0; i < branch->n_claims; i++) {
        struct acg_claim *claim = &graph->claims[graph->n_claims + i];
        *claim = branch->claims[i];
        claim->since = renumbered(claim->since, 0, now->dates);
        claim->until = renumbered(claim->until, 0, now->dates);
        claim->recorded = renumbered(claim->recorded, 0, now->dates);
        claim->type = renumbered(claim->type, from->first_type, now->types);
        claim->first_tie += (uint32_t)graph->n_ties;
        claim->first_cite += (uint32_t)graph->n_cites;
    }
    for (size_t i = 0; i < branch->n_cites; i++) {
        graph->cites[graph->n_cites + i] =
            renumbered(branch->cites[i], from->first_source, now->sources);
    }
    for (size_t i = 0; i < branch->n_extras; i++) {
        graph->extras[graph->n_extras + i] = branch->extras[i];
        graph->extras[graph->n_extras + i].index += (uint32_t)graph->n_claims;
    }
    graph->n_claims += branch->n_claims;
    graph->n_ties += branch->n_ties;
    graph->n_cites += branch->n_cites;
    graph->n_extras += branch->n_extras;
}

static bool reserve_claims(acg_builder *trunk, const acg_graph *added)
{
    acg_graph *graph = trunk->graph;
    return added->n_ties <= UINT32_MAX - graph->n_ties &&
           added->n_cites <= UINT32_MAX - graph->n_cites &&
           acg_array_reserve(&graph->claims, graph->n_claims + added->n_claims, &trunk->claims_room,
                             sizeof *graph->claims) &&
           acg_array_reserve(&graph->ties, graph->n_ties + added->n_ties, &trunk->ties_room,
                             sizeof *graph->ties) &&
           acg_array_reserve(&graph->cites, graph->n_cites + added->n_cites, &trunk->cites_room,
                             sizeof *graph->cites) &&
           acg_array_reserve(&graph->extras, graph->n_extras + added->n_extras, &trunk->extras_room,
                             sizeof *graph->extras);
}

bool acg_builder_join(acg_builder *trunk, acg_builder *branch)
{
    acg_graph *graph = trunk->graph, *added = branch->graph;
    size_t n = added->n_dates + added->n_actors + added->n_types + added->n_sources;
    struct joined now = {.dates = malloc((n + 1) * sizeof *now.dates)};
    bool done = now.dates != NULL;
    if (done) {
        now.actors = now.dates + added->n_dates;
        now.types = now.actors + added->n_actors;
        now.sources = now.types + added->n_types;
        done = join_dates(trunk, added, now.dates) && join_named(trunk, added, &now) &&
               reserve_claims(trunk, added);
    }
    if (done) join_claims(graph, branch, &now);
    acg_arena_join(&graph->arena, &added->arena); // texts that the trunk may have taken already
    added->n_claims = added->n_ties = added->n_cites = added->n_extras = 0;
    free(now.dates);
    return done;
}

void acg_builder_set_title(acg_builder *builder, struct acg_labels title)
{
    builder->graph->title = title;
}

void acg_builder_set_license(acg_builder *builder, const char *license)
{
    builder->graph->license = license;
}

/** An actor and where it stood before sorting. */
struct placed {
    struct acg_actor actor;
    uint32_t before;
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct placed *)a)->actor.id, ((const struct placed *)b)->actor.id);
}

/** Sorts actors by id and renumbers what points to them. */
static bool sort_actors(acg_graph *graph)
{
    struct placed *placed = malloc((graph->n_actors + 1) * sizeof *placed);
    uint32_t *now = malloc((graph->n_actors + 1) * sizeof *now);
    struct acg_table ids = {0};
    bool done = placed && now;
    for (uint32_t i = 0; done && i < graph->n_actors; i++) {
        placed[i] = (struct placed){graph->actors[i], i};
    }
    if (done) qsort(placed, graph->n_actors, sizeof *placed, by_id);
    for (uint32_t i = 0; done && i < graph->n_actors; i++) {
        const char *id = placed[i].actor.id;
        graph->actors[i] = placed[i].actor;
        now[placed[i].before] = i;
        done = acg_table_add(&ids, id, strlen(id), i);
    }
    for (size_t i = 0; done && i < graph->n_ties; i++) {
        graph->ties[i].from = now[graph->ties[i].from];
        graph->ties[i].to = now[graph->ties[i].to];
    }
    for (size_t i = 0; done && i < graph->n_extras; i++) {
        struct acg_extra *extra = &graph->extras[i];
        if (extra->part == ACG_PART_ACTOR) extra->index = now[extra->index];
    }
    free(placed);
    free(now);
    if (!done) {
        acg_table_clear(&ids);
        return false;
    }
    acg_table_clear(&graph->actor_ids);
    graph->actor_ids = ids;
    return true;
}

static int by_place(const void *a, const void *b)
{
    const struct acg_extra *x = a, *y = b;
    if (x->part != y->part) return x->part < y->part ? -1 : 1;
    if (x->index != y->index) return x->index < y->index ? -1 : 1;
    return strcmp(x->key, y->key);
}

/** Gives back the room that no item took. */
static void trim(void *items, size_t count, size_t size)
{
    void *old, *smaller;
    memcpy(&old, items, sizeof old);
    if (!old || count == 0) return;
    smaller = realloc(old, count * size);
    if (smaller) memcpy(items, &smaller, sizeof smaller);
}

acg_graph *acg_builder_freeze(acg_builder *builder)
{
    acg_graph *graph = builder->graph;
    acg_graph *empty = calloc(1, sizeof *empty);
    if (!empty || !sort_actors(graph)) {
        free(empty);
        return NULL;
    }
    if (graph->n_extras > 0) {
        qsort(graph->extras, graph->n_extras, sizeof *graph->extras, by_place);
    }
    trim(&graph->claims, graph->n_claims, sizeof *graph->claims);
    trim(&graph->ties, graph->n_ties, sizeof *graph->ties);
    trim(&graph->cites, graph->n_cites, sizeof *graph->cites);
    acg_table_clear(&builder->type_ids);
    acg_table_clear(&builder->source_ids);
    acg_table_clear(&builder->date_texts);
    *builder = (acg_builder){.graph = empty, .trunk = builder};
    return graph;
}
