#include "analyse/paths.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double nearly = 1e-10; // of the sum of two lengths: they are equal

/** The state of the search from one source. */
struct search {
    const struct acg_adjacency *ahead;
    const size_t *behind; // where the predecessors of an actor begin
    size_t n;
    double *distance; // < 0: not reached
    double *paths;    // how many shortest ones lead here
    double *share;    // Brandes' dependency
    uint32_t *predecessors;
    uint32_t *n_predecessors;
    uint32_t *order; // actors by distance
    size_t n_order;
    uint32_t *heap, *place; // a binary heap of reached actors, and where each stands in it
    size_t n_heap;
    bool uniform; // all edges are equally long
};

#define SETTLED UINT32_MAX // the place of an actor whose distance is final

static void put(struct search *search, size_t at, uint32_t actor)
{
    search->heap[at] = actor;
    search->place[actor] = (uint32_t)at;
}

/** Moves an actor towards the top while it is nearer than what stands above. */
static void sift_up(struct search *search, size_t at, uint32_t actor)
{
    const double *distance = search->distance;
    while (at > 0) {
        size_t above = (at - 1) / 2;
        if (distance[search->heap[above]] <= distance[actor]) break;
        put(search, at, search->heap[above]);
        at = above;
    }
    put(search, at, actor);
}

static void sift_down(struct search *search, uint32_t actor)
{
    const double *distance = search->distance;
    size_t at = 0;
    for (;;) {
        size_t below = 2 * at + 1;
        if (below >= search->n_heap) break;
        if (below + 1 < search->n_heap &&
            distance[search->heap[below + 1]] < distance[search->heap[below]]) {
            below++;
        }
        if (distance[actor] <= distance[search->heap[below]]) break;
        put(search, at, search->heap[below]);
        at = below;
    }
    put(search, at, actor);
}

static uint32_t take_nearest(struct search *search)
{
    uint32_t nearest = search->heap[0], last = search->heap[--search->n_heap];
    if (search->n_heap > 0) sift_down(search, last);
    search->place[nearest] = SETTLED;
    return nearest;
}

/** An actor is reached over `by`; where all edges are equally long it waits at the end of a queue.
 */
static void reach(struct search *search, uint32_t actor, uint32_t by, double distance)
{
    bool is_new = search->distance[actor] < 0;
    search->distance[actor] = distance;
    search->paths[actor] = search->paths[by];
    search->predecessors[search->behind[actor]] = by;
    search->n_predecessors[actor] = 1;
    if (search->uniform) {
        search->order[search->n_order++] = actor;
    } else {
        sift_up(search, is_new ? search->n_heap++ : search->place[actor], actor);
    }
}

static void look_from(struct search *search, uint32_t actor)
{
    const struct acg_adjacency *ahead = search->ahead;
    for (size_t i = ahead->first[actor]; i < ahead->first[actor + 1]; i++) {
        uint32_t other = ahead->other[i];
        double known = search->distance[other];
        double distance = search->distance[actor] + ahead->weight[i]; // a length by now
        double margin = known < 0 ? 0 : nearly * (known + distance);
        if (known < 0 || distance < known - margin) {
            reach(search, other, actor, distance);
        } else if (distance <= known + margin && search->place[other] != SETTLED) {
            search->paths[other] += search->paths[actor];
            search->predecessors[search->behind[other] + search->n_predecessors[other]++] = actor;
        }
    }
}

static void find_from(struct search *search, uint32_t source)
{
    for (size_t i = 0; i < search->n; i++)
        search->distance[i] = -1;
    memset(search->place, 0, search->n * sizeof *search->place);
    search->distance[source] = 0;
    search->paths[source] = 1;
    search->n_predecessors[source] = 0;
    search->n_order = search->n_heap = 0;
    search->place[source] = SETTLED;
    search->order[search->n_order++] = source;
    for (size_t i = 0; i < search->n_order; i++) {
        look_from(search, search->order[i]);
        if (!search->uniform && search->n_heap > 0) {
            search->order[search->n_order++] = take_nearest(search);
        }
    }
}

/** Adds what the paths from the source give to those between its ends. */
static void add_betweenness(struct search *search, double betweenness[], double times)
{
    for (size_t i = 0; i < search->n_order; i++)
        search->share[search->order[i]] = 0;
    for (size_t i = search->n_order; i-- > 1;) {
        uint32_t actor = search->order[i];
        double part = (1 + search->share[actor]) / search->paths[actor];
        const uint32_t *predecessors = search->predecessors + search->behind[actor];
        for (uint32_t k = 0; k < search->n_predecessors[actor]; k++) {
            search->share[predecessors[k]] += part * search->paths[predecessors[k]];
        }
        betweenness[actor] += times * search->share[actor];
    }
}

static void set_nearness(const struct search *search, uint32_t source, const struct acg_paths *out)
{
    double sum = 0, inverse = 0, others = (double)search->n - 1;
    double reached = (double)search->n_order - 1;
    for (size_t i = 1; i < search->n_order; i++) {
        double distance = search->distance[search->order[i]];
        sum += distance;
        inverse += 1 / distance;
    }
    double closeness = reached > 0 ? reached / sum : NAN;
    if (out->closeness) out->closeness[source] = closeness;
    if (out->closeness_wf)
        out->closeness_wf[source] = reached > 0 ? closeness * reached / others : 0;
    if (out->harmonic) out->harmonic[source] = others > 0 ? inverse / others : NAN;
}

static bool init_search(struct search *search)
{
    size_t n = search->n + 1, m = search->behind[search->n] + 1;
    search->distance = malloc(n * sizeof *search->distance);
    search->paths = malloc(n * sizeof *search->paths);
    search->share = malloc(n * sizeof *search->share);
    search->predecessors = malloc(m * sizeof *search->predecessors);
    search->n_predecessors = malloc(n * sizeof *search->n_predecessors);
    search->order = malloc(n * sizeof *search->order);
    search->heap = malloc(n * sizeof *search->heap);
    search->place = malloc(n * sizeof *search->place);
    return search->distance && search->paths && search->share && search->predecessors &&
           search->n_predecessors && search->order && search->heap && search->place;
}

static void clear_search(struct search *search)
{
    free(search->distance);
    free(search->paths);
    free(search->share);
    free(search->predecessors);
    free(search->n_predecessors);
    free(search->order);
    free(search->heap);
    free(search->place);
}

/** Turns weights into lengths, in units of the shortest where all are equal; says whether they are.
 */
static bool measure_edges(struct acg_adjacency *ahead, size_t n)
{
    size_t m = ahead->first[n];
    bool uniform = true;
    for (size_t i = 0; i < m; i++) {
        uniform = uniform && !(ahead->weight[i] < ahead->weight[0]) &&
                  !(ahead->weight[i] > ahead->weight[0]);
    }
    for (size_t i = 0; i < m; i++) {
        ahead->weight[i] = 1 / ahead->weight[i];
    }
    return uniform;
}

static void go_over(struct search *search, bool directed, const struct acg_paths *out)
{
    if (out->betweenness) {
        for (size_t i = 0; i < search->n; i++)
            out->betweenness[i] = 0;
    }
    for (uint32_t source = 0; source < search->n; source++) {
        find_from(search, source);
        set_nearness(search, source, out);
        if (out->betweenness) add_betweenness(search, out->betweenness, directed ? 1 : 0.5);
    }
}

acg_status acg_paths_pass(const struct acg_network *network, enum acg_way way,
                          const struct acg_paths *out, acg_report *report)
{
    struct acg_adjacency ahead = {0}, behind = {0};
    bool memory =
        acg_adjacency_init(&ahead, network, way) &&
        acg_adjacency_init(&behind, network, way == ACG_WAY_OUT ? ACG_WAY_IN : ACG_WAY_OUT);
    if (memory) {
        struct search search = {.ahead = &ahead, .behind = behind.first, .n = network->n_actors};
        search.uniform = measure_edges(&ahead, network->n_actors);
        memory = init_search(&search);
        if (memory) go_over(&search, network->directed, out);
        clear_search(&search);
    }
    acg_adjacency_clear(&ahead);
    acg_adjacency_clear(&behind);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

acg_status acg_paths_from(const struct acg_network *network, uint32_t source, double distances[],
                          acg_report *report)
{
    struct acg_adjacency ahead = {0};
    bool memory = acg_adjacency_init(&ahead, network, ACG_WAY_OUT);
    if (memory) {
        struct search search = {.ahead = &ahead, .behind = ahead.first, .n = network->n_actors};
        search.uniform = measure_edges(&ahead, network->n_actors);
        memory = init_search(&search);
        if (memory) find_from(&search, source);
        for (size_t i = 0; memory && i < search.n; i++)
            distances[i] = search.distance[i] < 0 ? INFINITY : search.distance[i];
        clear_search(&search);
    }
    acg_adjacency_clear(&ahead);
    return memory ? ACG_OK : acg_out_of_memory(report);
}
