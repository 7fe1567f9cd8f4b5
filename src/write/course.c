#include "write/course.h"

#include <stdlib.h>

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

/** Some parts in their order: what those of them that hold weigh together. */
struct knot {
    double sum;          // of each type the first part that holds, which is the heaviest
    double first_weight; // of the first part that holds
    uint32_t first_type, last_type;
    bool holds; // at least one does
};

/** A tree over the parts: knot 1 is the root, knots 2i and 2i + 1 lie below i. */
struct tree {
    struct knot *knots; // free
    size_t width;       // leaves, a power of two
};

static struct knot join(const struct knot *left, const struct knot *right)
{
    if (!left->holds || !right->holds) return left->holds ? *left : *right;
    bool same = left->last_type == right->first_type; // then the left one counts alone
    return (struct knot){.sum = left->sum + (right->sum - (same ? right->first_weight : 0)),
                         .first_weight = left->first_weight,
                         .first_type = left->first_type,
                         .last_type = right->last_type,
                         .holds = true};
}

static bool grow_tree(struct tree *tree, size_t n)
{
    tree->width = 1;
    while (tree->width < n)
        tree->width *= 2;
    tree->knots = calloc(2 * tree->width, sizeof *tree->knots);
    return tree->knots != NULL;
}

static void set_part(struct tree *tree, const struct part *part, size_t index, bool holds)
{
    size_t at = tree->width + index;
    tree->knots[at] = (struct knot){.sum = holds ? part->weight : 0,
                                    .first_weight = part->weight,
                                    .first_type = part->type,
                                    .last_type = part->type,
                                    .holds = holds};
    for (at /= 2; at > 0; at /= 2)
        tree->knots[at] = join(&tree->knots[2 * at], &tree->knots[2 * at + 1]);
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
    size_t count, n_stages = 0;
    const struct acg_claim *all = acg_graph_claims(graph, &count);
    struct part *parts = malloc((n + 1) * sizeof *parts);
    struct turn *turns = malloc((2 * n + 1) * sizeof *turns);
    struct tree tree = {0};
    bool sound = grow_tree(&tree, n) && parts && turns;
    for (size_t i = 0; sound && i < n; i++) {
        const struct acg_claim *claim = &all[claims[i]];
        parts[i] = (struct part){claim->when, claim->type, claim->weight};
    }
    if (sound && n > 0) qsort(parts, n, sizeof *parts, by_type);
    for (size_t i = 0; sound && i < n; i++) {
        turns[2 * i] = (struct turn){parts[i].when.from, true, i};
        turns[2 * i + 1] = (struct turn){parts[i].when.until, false, i};
    }
    if (sound && n > 0) qsort(turns, 2 * n, sizeof *turns, by_day);
    for (size_t i = 0; sound && i < 2 * n; i++) {
        set_part(&tree, &parts[turns[i].part], turns[i].part, turns[i].begins);
        if (i + 1 == 2 * n || turns[i + 1].day == turns[i].day) continue;
        struct acg_span when = {turns[i].day, turns[i + 1].day};
        const struct knot *root = &tree.knots[1];
        n_stages = add_stage(stages, n_stages, when, root->holds ? root->sum : 0);
    }
    free(parts);
    free(turns);
    free(tree.knots);
    return sound ? n_stages : SIZE_MAX;
}
