#include "analyse/camps.h"

#include "base/report.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_STEPS = 100000000, // placements tried; some seconds
    MOST_ACTORS = 2000,     // more cannot be proved anyway
};

/** A tie as an actor sees it. */
struct arc {
    uint32_t other;
    int sign;
};

/** The signed graph, and the search through its splits. */
struct search {
    size_t n_nodes, n; // of the ledger, and in the part that is split
    size_t *first;     // arcs of a node are [first[v], first[v + 1])
    struct arc *arcs;
    uint32_t *order, *queue;          // the nodes of the part, as they are placed
    uint32_t *costs[2];               // by node: frustrated ties to placed nodes if it is on a side
    unsigned char *side, *placed;     // by node
    unsigned char *tried, *preferred; // by depth
    bool *seen[2];                    // by node: on that side in a best split
    size_t cost, least;               // of placed ones, and what the others cost at least
    size_t best, n_solutions, n_steps;
};

static int sign_of(const struct acg_pair *pair, const double slots[])
{
    double good = pair->cooperation == ACG_NONE ? 0 : slots[pair->cooperation];
    double bad = pair->hostility == ACG_NONE ? 0 : slots[pair->hostility];
    return (good > bad) - (good < bad);
}

static void list_arcs(struct search *s, const struct acg_ledger *ledger, const double slots[],
                      uint32_t without)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < ledger->n_pairs; i++) {
            const struct acg_pair *pair = &ledger->pairs[i];
            int sign = sign_of(pair, slots);
            if (!sign || pair->a == without || pair->b == without) continue;
            if (pass == 0) {
                s->first[pair->a + 2]++;
                s->first[pair->b + 2]++;
            } else {
                s->arcs[s->first[pair->a + 1]++] = (struct arc){pair->b, sign};
                s->arcs[s->first[pair->b + 1]++] = (struct arc){pair->a, sign};
            }
        }
        for (size_t v = 0; v < s->n_nodes && pass == 0; v++)
            s->first[v + 2] += s->first[v + 1];
    }
}

/** Collects the part that a node is in; `placed` marks who has been met. */
static size_t collect(struct search *s, uint32_t start)
{
    size_t n = 0;
    s->queue[n++] = start;
    s->placed[start] = 1;
    for (size_t i = 0; i < n; i++) {
        uint32_t v = s->queue[i];
        for (size_t k = s->first[v]; k < s->first[v + 1]; k++) {
            uint32_t other = s->arcs[k].other;
            if (s->placed[other]) continue;
            s->placed[other] = 1;
            s->queue[n++] = other;
        }
    }
    return n;
}

/** Finds the largest part; of equal ones that with the first node. */
static void choose_part(struct search *s)
{
    for (uint32_t v = 0; v < s->n_nodes; v++) {
        if (s->placed[v]) continue;
        size_t n = collect(s, v);
        if (n <= s->n) continue;
        s->n = n;
        memcpy(s->order, s->queue, n * sizeof *s->order);
    }
    memset(s->placed, 0, s->n_nodes);
}

/** Orders the part: next is who has most ties to those before, so that costs show early. */
static void order_part(struct search *s)
{
    uint32_t *ties = s->costs[0]; // room until the search begins
    memset(ties, 0, s->n_nodes * sizeof *ties);
    for (size_t i = 0; i < s->n; i++) {
        size_t next = i;
        for (size_t k = i + 1; k < s->n; k++) {
            uint32_t v = s->order[k], w = s->order[next];
            size_t v_all = s->first[v + 1] - s->first[v], w_all = s->first[w + 1] - s->first[w];
            bool more = ties[v] != ties[w] ? ties[v] > ties[w]
                        : v_all != w_all   ? v_all > w_all
                                           : v < w;
            if (more) next = k;
        }
        uint32_t chosen = s->order[next];
        s->order[next] = s->order[i];
        s->order[i] = chosen;
        for (size_t k = s->first[chosen]; k < s->first[chosen + 1]; k++)
            ties[s->arcs[k].other]++;
    }
    memset(ties, 0, s->n_nodes * sizeof *ties);
}

static size_t least_of(const struct search *s, uint32_t v)
{
    return s->costs[0][v] < s->costs[1][v] ? s->costs[0][v] : s->costs[1][v];
}

/** Places a node on a side, or takes it back. */
static void place(struct search *s, uint32_t v, int side, bool back)
{
    if (!back) {
        s->least -= least_of(s, v);
        s->cost += s->costs[side][v];
    }
    s->placed[v] = !back;
    s->side[v] = (unsigned char)side;
    for (size_t k = s->first[v]; k < s->first[v + 1]; k++) {
        uint32_t other = s->arcs[k].other;
        if (s->placed[other]) continue;
        int bad = s->arcs[k].sign > 0 ? 1 - side : side; // where the other would frustrate the tie
        s->least -= least_of(s, other);
        if (back) s->costs[bad][other]--;
        else s->costs[bad][other]++;
        s->least += least_of(s, other);
    }
    if (back) {
        s->cost -= s->costs[side][v];
        s->least += least_of(s, v);
    }
}

/** Whether what is placed can still become a best split; when counting, an equal one. */
static bool may_win(const struct search *s, bool counting)
{
    size_t bound = s->cost + s->least;
    return counting ? bound <= s->best : bound < s->best;
}

static void note_solution(struct search *s, bool counting)
{
    s->best = s->cost;
    if (!counting) return;
    s->n_solutions++;
    for (size_t i = 0; i < s->n; i++)
        s->seen[s->side[s->order[i]]][s->order[i]] = true;
}

/** Goes through the splits, the first node being on side 0. False if it takes too long. */
static bool go_through(struct search *s, bool counting)
{
    size_t depth = 0;
    s->tried[0] = 0;
    for (;;) {
        bool done = depth == s->n;
        if (done) note_solution(s, counting);
        if (done || s->tried[depth] == (depth == 0 ? 1 : 2)) {
            if (depth == 0) return true;
            uint32_t last = s->order[--depth];
            place(s, last, s->side[last], true);
            continue;
        }
        if (++s->n_steps > MOST_STEPS || s->n_solutions > ACG_MOST_SOLUTIONS) return false;
        uint32_t v = s->order[depth];
        if (s->tried[depth] == 0) s->preferred[depth] = s->costs[1][v] < s->costs[0][v];
        int side = s->tried[depth] == 0 ? s->preferred[depth] : 1 - s->preferred[depth];
        s->tried[depth]++;
        place(s, v, side, false);
        if (may_win(s, counting)) {
            depth++;
            if (depth < s->n) s->tried[depth] = 0;
        } else {
            place(s, v, side, true);
        }
    }
}

static bool make_room(struct search *s, size_t n_pairs)
{
    size_t n = s->n_nodes;
    s->first = calloc(n + 3, sizeof *s->first);
    s->arcs = calloc(2 * n_pairs + 1, sizeof *s->arcs);
    s->order = calloc(n + 1, sizeof *s->order);
    s->queue = calloc(n + 1, sizeof *s->queue);
    s->costs[0] = calloc(2 * n + 1, sizeof *s->costs[0]);
    s->side = calloc(4 * n + 4, sizeof *s->side);
    s->seen[0] = calloc(2 * n + 1, sizeof *s->seen[0]);
    if (!s->first || !s->arcs || !s->order || !s->queue || !s->costs[0] || !s->side || !s->seen[0])
        return false;
    s->costs[1] = s->costs[0] + n;
    s->placed = s->side + n + 1;
    s->tried = s->placed + n + 1;
    s->preferred = s->tried + n + 1;
    s->seen[1] = s->seen[0] + n;
    return true;
}

static void clear_search(struct search *s)
{
    free(s->first);
    free(s->arcs);
    free(s->order);
    free(s->queue);
    free(s->costs[0]);
    free(s->side);
    free(s->seen[0]);
}

static void take(const struct search *s, struct acg_camps *out)
{
    memset(out->side, 0xff, s->n_nodes * sizeof *out->side);
    out->n_frustrated = s->best;
    out->n_solutions = s->n_solutions;
    for (size_t i = 0; i < s->n; i++) {
        uint32_t v = s->order[i];
        if (s->seen[0][v] && s->seen[1][v]) {
            out->n_undecided++;
            continue;
        }
        out->side[v] = s->seen[1][v];
        out->n_sides[out->side[v]]++;
    }
}

acg_status acg_camps_find(const struct acg_ledger *ledger, const double slots[], uint32_t without,
                          struct acg_camps *out, acg_report *report)
{
    struct search s = {.n_nodes = ledger->n_nodes, .best = SIZE_MAX};
    *out = (struct acg_camps){.side = calloc(ledger->n_nodes + 1, sizeof *out->side)};
    acg_status status = ACG_OK;
    if (!out->side || !make_room(&s, ledger->n_pairs)) {
        status = acg_out_of_memory(report);
    } else {
        list_arcs(&s, ledger, slots, without);
        choose_part(&s);
        order_part(&s);
        bool found = s.n <= MOST_ACTORS && go_through(&s, false) && go_through(&s, true);
        if (found) take(&s, out);
        else if (s.n_solutions > ACG_MOST_SOLUTIONS) {
            status = acg_reject(report, NULL,
                                "more than %d splits in two camps are equally good; "
                                "name blocs with --blocs or --poles",
                                ACG_MOST_SOLUTIONS);
        } else {
            status =
                acg_reject(report, NULL,
                           "the best camps of %zu actors could not be proved in %d steps; take "
                           "fewer actors (--only, --ego, --min-weight) or name blocs",
                           s.n, MOST_STEPS);
        }
    }
    clear_search(&s);
    return status;
}

void acg_camps_clear(struct acg_camps *camps)
{
    free(camps->side);
    *camps = (struct acg_camps){0};
}
