#include "write/course.h"

#include <stdlib.h>
#include <string.h>

/** A claim of the tie. */
struct part {
    struct acg_span when;
    uint32_t type;
    double weight;
};

static int by_type(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    if (x->type != y->type) return x->type < y->type ? -1 : 1;
    return (x->weight < y->weight) - (x->weight > y->weight); // the heaviest first
}

/** A day on which a part begins or, behind its last day, has ended. */
struct turn {
    int32_t day;
    bool begins;
    size_t part; // in the order of parts
};

static int by_day(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

/** Takes a part into those that hold, or out of them; they stay in the order of parts. */
static size_t take_turn(size_t holding[], size_t n, const struct turn *turn)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (holding[middle] < turn->part) low = middle + 1;
        else high = middle;
    }
    if (turn->begins) {
        memmove(&holding[low + 1], &holding[low], (n - low) * sizeof *holding);
        holding[low] = turn->part;
        return n + 1;
    }
    memmove(&holding[low], &holding[low + 1], (n - low - 1) * sizeof *holding);
    return n - 1;
}

/** The weight of parts that hold: of each type the first, which is the heaviest. */
static double weigh(const struct part parts[], const size_t holding[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_first = i == 0 || parts[holding[i]].type != parts[holding[i - 1]].type;
        if (is_first) sum += parts[holding[i]].weight;
    }
    return sum;
}

/** Adds a stage, or makes the one before longer if it has the same weight. */
static size_t add_stage(struct acg_stage stages[], size_t n, struct acg_span when, double weight)
{
    struct acg_stage *before = n > 0 ? &stages[n - 1] : NULL;
    if (!(weight > 0)) return n;
    if (before && before->when.until == when.from && !(before->weight < weight) &&
        !(before->weight > weight)) {
        before->when.until = when.until;
        return n;
    }
    stages[n] = (struct acg_stage){when, weight};
    return n + 1;
}

size_t acg_course(const acg_graph *graph, const uint32_t claims[], size_t n,
                  struct acg_stage stages[])
{
    size_t count, n_stages = 0, n_holding = 0;
    const struct acg_claim *all = acg_graph_claims(graph, &count);
    struct part *parts = malloc((n + 1) * sizeof *parts);
    struct turn *turns = malloc((2 * n + 1) * sizeof *turns);
    size_t *holding = malloc((n + 1) * sizeof *holding);
    if (!parts || !turns || !holding) n_stages = SIZE_MAX;
    for (size_t i = 0; n_stages == 0 && i < n; i++) {
        const struct acg_claim *claim = &all[claims[i]];
        parts[i] = (struct part){claim->when, claim->type, claim->weight};
    }
    if (n_stages == 0 && n > 0) qsort(parts, n, sizeof *parts, by_type);
    for (size_t i = 0; n_stages == 0 && i < n; i++) {
        turns[2 * i] = (struct turn){parts[i].when.from, true, i};
        turns[2 * i + 1] = (struct turn){parts[i].when.until, false, i};
    }
    if (n_stages == 0 && n > 0) qsort(turns, 2 * n, sizeof *turns, by_day);
    for (size_t i = 0; n_stages != SIZE_MAX && i < 2 * n; i++) {
        n_holding = take_turn(holding, n_holding, &turns[i]);
        bool is_last = i + 1 == 2 * n || turns[i + 1].day != turns[i].day;
        if (!is_last || i + 1 == 2 * n) continue;
        struct acg_span when = {turns[i].day, turns[i + 1].day};
        n_stages = add_stage(stages, n_stages, when, weigh(parts, holding, n_holding));
    }
    free(parts);
    free(turns);
    free(holding);
    return n_stages;
}
