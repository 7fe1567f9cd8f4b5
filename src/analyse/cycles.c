#include "analyse/cycles.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_TRIANGLES = 400000,
    ENOUGH = 3, // cycles of a round through a node
};
static const double slack = 1e-5; // broken by less counts as kept
static const double hop = 1e-4;   // added to each step: of equal cycles the one of fewest bonds

void acg_clauses_clear(struct acg_clauses *clauses)
{
    free(clauses->literals);
    free(clauses->first);
    free(clauses->lack);
    *clauses = (struct acg_clauses){0};
}

void acg_clauses_add(struct acg_clauses *clauses, const acg_literal literals[], size_t n,
                     double lack)
{
    struct acg_clauses *c = clauses;
    size_t capacity = c->capacity, own = c->capacity;
    bool memory = acg_array_reserve(&c->first, c->n + 2, &capacity, sizeof *c->first) &&
                  acg_array_reserve(&c->lack, c->n + 2, &own, sizeof *c->lack) &&
                  acg_array_reserve(&c->literals, c->n_literals + n, &c->literal_capacity,
                                    sizeof *c->literals);
    c->capacity = capacity < own ? capacity : own;
    c->failed = c->failed || !memory;
    if (!memory) return;
    memcpy(c->literals + c->n_literals, literals, n * sizeof *literals);
    c->first[c->n] = c->n_literals;
    c->lack[c->n++] = lack;
    c->first[c->n] = c->n_literals += n;
}

void acg_clauses_drop_last(struct acg_clauses *clauses)
{
    clauses->n_literals = clauses->first[--clauses->n];
}

/** Counts the triangles, or lists them: their nodes ascending. */
static size_t list_triangles(const struct acg_puzzle *p, uint32_t mark[], uint32_t out[])
{
    size_t n = 0;
    for (uint32_t a = 0; a < p->n_nodes; a++) {
        for (size_t i = p->first[a]; i < p->first[a + 1]; i++)
            mark[p->ends[i].other] = p->ends[i].bond + 1;
        for (size_t i = p->first[a]; i < p->first[a + 1]; i++) {
            uint32_t b = p->ends[i].other;
            for (size_t k = p->first[b]; b > a && k < p->first[b + 1]; k++) {
                uint32_t c = p->ends[k].other;
                if (c <= b || !mark[c] || n == MOST_TRIANGLES) continue;
                if (out) {
                    out[3 * n] = p->ends[i].bond;
                    out[3 * n + 1] = p->ends[k].bond;
                    out[3 * n + 2] = mark[c] - 1;
                }
                n++;
            }
        }
        for (size_t i = p->first[a]; i < p->first[a + 1]; i++)
            mark[p->ends[i].other] = 0;
    }
    return n;
}

bool acg_cycles_init(struct acg_cycles *out, const struct acg_puzzle *puzzle)
{
    size_t n = 2 * (size_t)puzzle->n_nodes + 2;
    *out = (struct acg_cycles){.puzzle = puzzle};
    out->distance = calloc(n, sizeof *out->distance);
    out->via = calloc(8 * n, sizeof *out->via);
    if (!out->distance || !out->via) return false;
    out->from = out->via + n;
    out->heap = out->from + n;
    out->place = out->heap + n;
    out->stamp = out->place + n;
    out->seen = out->stamp + n;
    out->path = out->seen + n;
    out->covered = out->path + n;
    out->n_triangles = list_triangles(puzzle, out->seen, NULL);
    out->triangles = malloc((3 * out->n_triangles + 1) * sizeof *out->triangles);
    if (out->triangles) list_triangles(puzzle, out->seen, out->triangles);
    return out->triangles;
}

void acg_cycles_clear(struct acg_cycles *cycles)
{
    free(cycles->distance);
    free(cycles->via);
    free(cycles->triangles);
    *cycles = (struct acg_cycles){0};
}

/** The demand that a bond be cut. */
static acg_literal cut(const struct acg_puzzle *p, uint32_t bond)
{
    return 2 * bond + !p->bonds[bond].positive;
}

static void judge(const acg_literal literals[], size_t n, const double values[],
                  struct acg_clauses *out)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += acg_literal_value(literals[i], values);
    if (sum < 1 - slack) acg_clauses_add(out, literals, n, 1 - sum);
}

void acg_cycles_triangles(const struct acg_cycles *cycles, const double values[],
                          struct acg_clauses *out)
{
    const struct acg_puzzle *p = cycles->puzzle;
    for (size_t i = 0; i < cycles->n_triangles; i++) {
        const uint32_t *bonds = cycles->triangles + 3 * i;
        unsigned parity = 0;
        for (int k = 0; k < 3; k++)
            parity ^= !p->bonds[bonds[k]].positive;
        for (unsigned turned = 0; turned < 4;
             turned++) { // what cannot be: two camps have four ways
            acg_literal literals[3];
            for (unsigned k = 0; k < 3; k++) {
                if (p->camps == 2) {
                    // an even number of these are wrongly taken as frustrated if the signs come to
                    // -
                    unsigned wrong = turned == 3 ? 0 : k != turned;
                    literals[k] = 2 * bonds[k] + (parity ? wrong : !wrong);
                } else {
                    literals[k] = cut(p, bonds[k]) ^ (k == turned);
                }
            }
            if (p->camps == 2 || turned < 3) judge(literals, 3, values, out);
        }
    }
}

// ---- shortest paths ----

static void swap(struct acg_cycles *c, size_t i, size_t k)
{
    uint32_t x = c->heap[i], y = c->heap[k];
    c->heap[i] = y;
    c->heap[k] = x;
    c->place[y] = (uint32_t)i;
    c->place[x] = (uint32_t)k;
}

/** Nearer first, of equals the one with the lower number. */
static bool before(const struct acg_cycles *c, size_t i, size_t k)
{
    uint32_t x = c->heap[i], y = c->heap[k];
    if (c->distance[x] < c->distance[y]) return true;
    return !(c->distance[y] < c->distance[x]) && x < y;
}

static void rise(struct acg_cycles *c, size_t i)
{
    for (; i > 0 && before(c, i, (i - 1) / 2); i = (i - 1) / 2)
        swap(c, i, (i - 1) / 2);
}

static uint32_t pop(struct acg_cycles *c)
{
    uint32_t top = c->heap[0];
    swap(c, 0, --c->n_heap);
    for (size_t i = 0;;) {
        size_t low = 2 * i + 1;
        if (low + 1 < c->n_heap && before(c, low + 1, low)) low++;
        if (low >= c->n_heap || !before(c, low, i)) break;
        swap(c, i, low);
        i = low;
    }
    return top;
}

/** Reaches a node in a layer, if no way there was as short. Nothing of length 1 matters. */
static void reach(struct acg_cycles *c, uint32_t state, uint32_t from, acg_literal via,
                  double distance)
{
    bool is_new = c->stamp[state] != c->now;
    if (distance >= 1 - slack || (!is_new && c->distance[state] <= distance)) return;
    if (is_new) {
        c->stamp[state] = c->now;
        c->place[state] = (uint32_t)c->n_heap;
        c->heap[c->n_heap++] = state;
    }
    c->distance[state] = distance;
    c->from[state] = from;
    c->via[state] = via;
    rise(c, c->place[state]);
}

static void start(struct acg_cycles *c, uint32_t state)
{
    c->now++;
    c->n_heap = 0;
    reach(c, state, state, 0, 0);
}

/** Notes that a cycle of this round goes through the nodes of a path. */
static void cover(struct acg_cycles *c, uint32_t state, uint32_t goal, uint32_t layers)
{
    for (; state != goal; state = c->from[state])
        c->covered[state / layers]++;
}

/** Walks back from a state to the start; says how long the path is, or 0 if it meets a node twice
 * (then a part of it is a cycle that is broken more). */
static size_t trace(struct acg_cycles *c, uint32_t state, uint32_t goal, uint32_t layers)
{
    size_t n = 0;
    memset(c->seen, 0, c->puzzle->n_nodes * sizeof *c->seen);
    while (state != goal) {
        if (c->seen[state / layers]++) return 0;
        c->path[n++] = c->via[state];
        state = c->from[state];
    }
    return n;
}

/** Two camps: the shortest way from a node on one side to itself on the other. */
static void search_odd(struct acg_cycles *c, uint32_t node, const double values[],
                       struct acg_clauses *out)
{
    const struct acg_puzzle *p = c->puzzle;
    start(c, 2 * node);
    while (c->n_heap > 0) {
        uint32_t state = pop(c), v = state / 2, side = state % 2;
        if (state == 2 * node + 1) break;
        for (size_t i = p->first[v]; i < p->first[v + 1]; i++) {
            struct acg_end end = p->ends[i];
            double value = values[end.bond];
            uint32_t kept = 2 * end.other + (side ^ !p->bonds[end.bond].positive);
            if (value < 1) reach(c, kept, state, 2 * end.bond, c->distance[state] + hop + value);
            if (value > 0)
                reach(c, kept ^ 1, state, 2 * end.bond + 1, c->distance[state] + hop + 1 - value);
        }
    }
    uint32_t goal = 2 * node + 1;
    if (c->stamp[goal] != c->now) return;
    size_t n = trace(c, goal, 2 * node, 2);
    if (n > 1) judge(c->path, n, values, out);
    if (n > 1) cover(c, goal, 2 * node, 2);
}

/** More camps: bonds of a node that are cut more than the shortest way around them. */
static void search_around(struct acg_cycles *c, uint32_t node, const double values[],
                          struct acg_clauses *out)
{
    const struct acg_puzzle *p = c->puzzle;
    start(c, node);
    while (c->n_heap > 0) {
        uint32_t v = pop(c);
        for (size_t i = p->first[v]; i < p->first[v + 1]; i++) {
            acg_literal way = cut(p, p->ends[i].bond);
            reach(c, p->ends[i].other, v, way,
                  c->distance[v] + hop + acg_literal_value(way, values));
        }
    }
    for (size_t i = p->first[node]; i < p->first[node + 1]; i++) {
        struct acg_end end = p->ends[i];
        acg_literal own = cut(p, end.bond);
        if (end.other < node || c->stamp[end.other] != c->now) continue;
        if (acg_literal_value(own, values) <= c->distance[end.other] + slack) continue;
        size_t n = trace(c, end.other, node, 1);
        c->path[n++] = own ^ 1;
        judge(c->path, n, values, out);
    }
}

void acg_cycles_search(struct acg_cycles *cycles, const double values[], struct acg_clauses *out)
{
    memset(cycles->covered, 0, cycles->puzzle->n_nodes * sizeof *cycles->covered);
    for (uint32_t v = 0; v < cycles->puzzle->n_nodes; v++) {
        if (cycles->covered[v] >= ENOUGH) continue;
        if (cycles->puzzle->camps == 2) search_odd(cycles, v, values, out);
        else search_around(cycles, v, values, out);
    }
}
