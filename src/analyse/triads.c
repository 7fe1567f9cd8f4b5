#include "analyse/triads.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** A tie as the one of its actors with the lower rank sees it. */
struct arc {
    uint32_t rank, tie; /**< of the actor at the far end; index of the tie */
};

/** Ties that lead from actors of few ties to such of more, by rank: equal numbers by index. */
struct forward {
    size_t n;
    uint32_t *rank;   // by actor
    size_t *first;    // arcs of the actor with rank r are [first[r], first[r + 1])
    struct arc *arcs; // by actor, then rank
    uint32_t *mark;   // by rank: 1 + the tie to the actor at hand, or 0
};

/** Ranks the actors by their numbers of ties, by counting. */
static bool rank_actors(struct forward *f, const struct acg_signs *signs)
{
    size_t n = f->n;
    size_t *degree = calloc(n + 1, sizeof *degree), *first = calloc(n + 2, sizeof *first);
    bool memory = degree && first;
    for (size_t i = 0; i < signs->n_ties && memory; i++) {
        degree[signs->ties[i].a]++;
        degree[signs->ties[i].b]++;
    }
    for (size_t v = 0; v < n && memory; v++)
        first[degree[v] + 1]++;
    for (size_t d = 0; d < n && memory; d++)
        first[d + 1] += first[d];
    for (size_t v = 0; v < n && memory; v++)
        f->rank[v] = (uint32_t)first[degree[v]]++;
    free(degree);
    free(first);
    return memory;
}

static int by_rank(const void *x, const void *y)
{
    const struct arc *a = x, *b = y;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static bool init_forward(struct forward *f, const struct acg_signs *signs)
{
    size_t n = f->n = signs->n_actors, m = signs->n_ties;
    f->rank = malloc((n + 1) * sizeof *f->rank);
    f->first = calloc(n + 2, sizeof *f->first);
    f->arcs = malloc((m + 1) * sizeof *f->arcs);
    f->mark = calloc(n + 1, sizeof *f->mark);
    if (!f->rank || !f->first || !f->arcs || !f->mark || !rank_actors(f, signs)) return false;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < m; i++) {
            uint32_t a = f->rank[signs->ties[i].a], b = f->rank[signs->ties[i].b];
            uint32_t low = a < b ? a : b, high = a < b ? b : a;
            if (pass == 0) f->first[low + 2]++;
            else f->arcs[f->first[low + 1]++] = (struct arc){high, i};
        }
        for (size_t r = 0; r < n && pass == 0; r++)
            f->first[r + 2] += f->first[r + 1]; // first[r + 1] now begins r; the pass moves it on
    }
    for (size_t r = 0; r < n; r++) {
        size_t count = f->first[r + 1] - f->first[r];
        if (count > 1) qsort(f->arcs + f->first[r], count, sizeof *f->arcs, by_rank);
    }
    return true;
}

static void clear_forward(struct forward *f)
{
    free(f->rank);
    free(f->first);
    free(f->arcs);
    free(f->mark);
}

/** Marks the far ends of an actor's arcs, or unmarks them. */
static void mark_arcs(struct forward *f, size_t low, bool on)
{
    for (size_t i = f->first[low]; i < f->first[low + 1]; i++)
        f->mark[f->arcs[i].rank] = on ? f->arcs[i].tie + 1 : 0;
}

/** The triangles whose actor of lowest rank is `low`. */
static bool list_of(struct forward *f, size_t low, acg_triad_visit *visit, void *context)
{
    bool goes_on = true;
    mark_arcs(f, low, true);
    for (size_t i = f->first[low]; i < f->first[low + 1] && goes_on; i++) {
        size_t middle = f->arcs[i].rank;
        for (size_t k = f->first[middle]; k < f->first[middle + 1] && goes_on; k++) {
            uint32_t third = f->mark[f->arcs[k].rank];
            if (!third) continue;
            goes_on = visit(context, (uint32_t[]){f->arcs[i].tie, f->arcs[k].tie, third - 1});
        }
    }
    mark_arcs(f, low, false);
    return goes_on;
}

acg_status acg_triads_list(const struct acg_signs *signs, acg_triad_visit *visit, void *context,
                           acg_report *report)
{
    struct forward f = {0};
    bool memory = init_forward(&f, signs);
    for (size_t low = 0; low < f.n && memory; low++)
        if (!list_of(&f, low, visit, context)) break;
    clear_forward(&f);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

/** Where counts go. */
struct tally {
    double *roots;           // by tie: the cube root of its weight
    unsigned char *negative; // by tie
    uint32_t *actor;         // by rank
    struct acg_triads *whole, *of_actors;
};

static bool init_tally(struct tally *t, const struct acg_signs *signs, const struct forward *f)
{
    size_t n = signs->n_actors, m = signs->n_ties;
    t->roots = malloc((m + 1) * sizeof *t->roots);
    t->negative = malloc(m + 1);
    t->actor = malloc((n + 1) * sizeof *t->actor);
    if (!t->roots || !t->negative || !t->actor) return false;
    for (size_t i = 0; i < m; i++) {
        t->roots[i] = cbrt(signs->ties[i].weight);
        t->negative[i] = !signs->ties[i].positive;
    }
    for (uint32_t v = 0; v < n; v++)
        t->actor[f->rank[v]] = v;
    return true;
}

static void clear_tally(struct tally *t)
{
    free(t->roots);
    free(t->negative);
    free(t->actor);
}

static void add(struct acg_triads *triads, int kind, double intensity)
{
    triads->n[kind]++;
    triads->weight[kind] += intensity;
}

static void add_all(struct acg_triads *to, const struct acg_triads *from)
{
    for (int k = 0; k < ACG_N_TRIADS; k++) {
        to->n[k] += from->n[k];
        to->weight[k] += from->weight[k];
    }
}

/** Counts the triangles of a tie from the actor of lowest rank to the middle one. */
static void count_at(const struct forward *f, const struct tally *t, uint32_t tie, size_t middle,
                     struct acg_triads *own)
{
    *own = (struct acg_triads){0};
    for (size_t k = f->first[middle]; k < f->first[middle + 1]; k++) {
        struct arc arc = f->arcs[k];
        uint32_t third = f->mark[arc.rank];
        if (!third) continue;
        int kind = t->negative[tie] + t->negative[arc.tie] + t->negative[third - 1];
        double intensity = t->roots[tie] * t->roots[arc.tie] * t->roots[third - 1];
        add(own, kind, intensity);
        if (t->of_actors) add(&t->of_actors[t->actor[arc.rank]], kind, intensity);
    }
}

/** Counts the triangles whose actor of lowest rank is `low`. */
static void count_of(struct forward *f, const struct tally *t, size_t low)
{
    mark_arcs(f, low, true);
    for (size_t i = f->first[low]; i < f->first[low + 1]; i++) {
        struct acg_triads own;
        size_t middle = f->arcs[i].rank;
        count_at(f, t, f->arcs[i].tie, middle, &own);
        add_all(t->whole, &own);
        if (!t->of_actors) continue;
        add_all(&t->of_actors[t->actor[low]], &own);
        add_all(&t->of_actors[t->actor[middle]], &own);
    }
    mark_arcs(f, low, false);
}

acg_status acg_triads_count(const struct acg_signs *signs, struct acg_triads *whole,
                            struct acg_triads of_actors[], acg_report *report)
{
    struct forward f = {0};
    struct tally tally = {.whole = whole, .of_actors = of_actors};
    *whole = (struct acg_triads){0};
    if (of_actors) memset(of_actors, 0, signs->n_actors * sizeof *of_actors);
    bool memory = init_forward(&f, signs) && init_tally(&tally, signs, &f);
    for (size_t low = 0; low < f.n && memory; low++)
        count_of(&f, &tally, low);
    clear_tally(&tally);
    clear_forward(&f);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

double acg_triads_balance(const struct acg_triads *triads, struct acg_triads_rule rule)
{
    double of[ACG_N_TRIADS], all = 0;
    for (int k = 0; k < ACG_N_TRIADS; k++) {
        of[k] = rule.weighted ? triads->weight[k] : (double)triads->n[k];
        all += of[k];
    }
    double balanced = of[ACG_TRIAD_PPP] + of[ACG_TRIAD_PNN] + (rule.weak ? of[ACG_TRIAD_NNN] : 0);
    return all > 0 ? balanced / all : NAN;
}
