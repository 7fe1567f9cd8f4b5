#include "analyse/conflict.h"

#include "analyse/coloring.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CLUSTERS = 3000 };

/** Clusters, and which of them a bond keeps apart. */
struct quotient {
    uint32_t n;
    uint32_t *index; // by node: its cluster, numbered by first node
    bool *apart;     // n x n
    uint32_t *camp;  // by cluster
};

static bool init_quotient(struct quotient *q, const struct acg_puzzle *p, struct acg_union *sets)
{
    *q = (struct quotient){.index = malloc(((size_t)p->n_nodes + 1) * sizeof *q->index)};
    if (!q->index) return false;
    for (uint32_t v = 0; v < p->n_nodes; v++) {
        uint32_t set = acg_union_find(sets, v, NULL); // its first node
        q->index[v] = set == v ? q->n++ : q->index[set];
    }
    if (q->n > MOST_CLUSTERS) return false;
    q->apart = calloc((size_t)q->n * q->n + 1, sizeof *q->apart);
    q->camp = calloc((size_t)q->n + 1, sizeof *q->camp);
    if (!q->apart || !q->camp) return false;
    for (size_t i = 0; i < p->n_bonds; i++) {
        size_t a = q->index[p->bonds[i].a], b = q->index[p->bonds[i].b];
        if (a != b) q->apart[a * q->n + b] = q->apart[b * q->n + a] = true;
    }
    return true;
}

static void clear_quotient(struct quotient *q)
{
    free(q->index);
    free(q->apart);
    free(q->camp);
}

static uint32_t degree(const struct quotient *q, uint32_t c)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < q->n; i++)
        n += q->apart[(size_t)c * q->n + i];
    return n;
}

/** Takes a cluster out of the quotient, or puts it back. */
static void isolate(struct quotient *q, uint32_t c, bool row[], bool back)
{
    for (uint32_t i = 0; i < q->n; i++) {
        bool *there = &q->apart[(size_t)c * q->n + i];
        if (!back) row[i] = *there;
        *there = q->apart[(size_t)i * q->n + c] = back && row[i];
    }
}

/** Leaves only clusters without any of which the rest would fit. */
static bool shrink(struct quotient *q, uint32_t k)
{
    bool *row = malloc(q->n + (size_t)1);
    if (!row) return false;
    for (bool again = true; again;) { // who has fewer than k enemies always fits in
        again = false;
        for (uint32_t c = 0; c < q->n; c++) {
            uint32_t n = degree(q, c);
            if (n == 0 || n >= k) continue;
            isolate(q, c, row, false);
            again = true;
        }
    }
    for (uint32_t c = 0; c < q->n; c++) {
        if (degree(q, c) == 0) continue;
        isolate(q, c, row, false);
        if (acg_coloring_find(q->apart, q->n, k, q->camp) != ACG_FITS_NOT) isolate(q, c, row, true);
    }
    free(row);
    return true;
}

/** Demands that one of the bonds be otherwise that make the clusters left what they are. */
static bool explain(const struct quotient *q, const struct acg_puzzle *p, const double values[],
                    struct acg_clauses *out)
{
    struct acg_union sets;
    acg_literal *literals = malloc((p->n_bonds + 1) * sizeof *literals);
    bool *told = calloc((size_t)q->n * q->n + 1, sizeof *told);
    bool memory = acg_union_init(&sets, p->n_nodes) && literals && told;
    size_t n = 0;
    for (uint32_t i = 0; i < p->n_bonds && memory; i++) {
        const struct acg_bond *bond = &p->bonds[i];
        size_t a = q->index[bond->a], b = q->index[bond->b];
        acg_literal cut = 2 * i + !bond->positive;
        bool is_cut = acg_literal_value(cut, values) > 0.5;
        if (a == b && !is_cut && degree(q, (uint32_t)a) > 0) {
            if (acg_union_join(&sets, bond->a, bond->b, false)) literals[n++] = cut;
        } else if (a != b && q->apart[a * q->n + b] && !told[a * q->n + b]) {
            told[a * q->n + b] = told[b * q->n + a] = true;
            literals[n++] = cut ^ 1;
        }
    }
    if (memory) acg_clauses_add(out, literals, n, 1);
    acg_union_clear(&sets);
    free(literals);
    free(told);
    return memory && !out->failed;
}

enum acg_conflict acg_conflict_find(const struct acg_puzzle *puzzle, const double values[],
                                    struct acg_clauses *out)
{
    struct acg_union sets;
    struct quotient q = {0};
    enum acg_conflict found = ACG_CONFLICT_UNKNOWN;
    bool memory = acg_union_init(&sets, puzzle->n_nodes);
    for (uint32_t i = 0; i < puzzle->n_bonds && memory; i++) {
        const struct acg_bond *bond = &puzzle->bonds[i];
        bool is_cut = bond->positive == (values[i] > 0.5);
        if (!is_cut) acg_union_join(&sets, bond->a, bond->b, false);
    }
    if (memory && init_quotient(&q, puzzle, &sets)) {
        enum acg_fit fit = acg_coloring_find(q.apart, q.n, puzzle->camps, q.camp);
        if (fit == ACG_FITS) found = ACG_CONFLICT_NONE;
        if (fit == ACG_FITS_NOT && shrink(&q, puzzle->camps) && explain(&q, puzzle, values, out))
            found = ACG_CONFLICT_FOUND;
    }
    clear_quotient(&q);
    acg_union_clear(&sets);
    return found;
}

enum acg_conflict acg_conflict_camps(const struct acg_puzzle *puzzle, struct acg_union *sets,
                                     uint32_t camp[])
{
    struct quotient q;
    enum acg_conflict found = ACG_CONFLICT_UNKNOWN;
    if (init_quotient(&q, puzzle, sets)) {
        enum acg_fit fit = acg_coloring_find(q.apart, q.n, puzzle->camps, q.camp);
        if (fit == ACG_FITS) found = ACG_CONFLICT_NONE;
        if (fit == ACG_FITS_NOT) found = ACG_CONFLICT_FOUND;
        for (uint32_t v = 0; v < puzzle->n_nodes && fit == ACG_FITS; v++)
            camp[v] = q.camp[q.index[v]];
    }
    clear_quotient(&q);
    return found;
}
