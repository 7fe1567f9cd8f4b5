#include "analyse/relaxation.h"

#include "analyse/conflict.h"
#include "base/array.h"
#include "base/process.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_USES = 4, // of a bond in the clauses of one round
    PATIENCE = 3,  // dull rounds in a row
    OLD = 12,      // rounds after which an idle row goes
    FEW = 20,      // clauses of triangles; with fewer, longer cycles are looked for
};

static const double whole = 1e-6; // from a whole number: as good as one

bool acg_relaxation_init(struct acg_relaxation *out, const struct acg_puzzle *puzzle,
                         double deadline)
{
    size_t m = puzzle->n_bonds;
    *out = (struct acg_relaxation){.puzzle = puzzle, .deadline = deadline, .unit = 1};
    out->fixed = malloc(m + 1);
    out->values = calloc(2 * m + 2, sizeof *out->values);
    out->used = calloc(m + 1, sizeof *out->used);
    out->columns = calloc(m + 2, sizeof *out->columns);
    out->entries = calloc(m + 2, sizeof *out->entries);
    bool has_cycles = acg_cycles_init(&out->cycles, puzzle);
    if (!out->fixed || !out->values || !out->used || !out->columns || !out->entries || !has_cycles)
        return false;
    out->reduced = out->values + m + 1;
    memset(out->fixed, -1, m);
    for (size_t i = 0; i < m; i++) {
        out->unit = fmax(out->unit, (double)puzzle->bonds[i].cost);
        out->total += (double)puzzle->bonds[i].cost;
    }
    glp_term_out(GLP_OFF);
    out->program = glp_create_prob();
    glp_set_obj_dir(out->program, GLP_MIN);
    if (m > 0) glp_add_cols(out->program, (int)m);
    for (uint32_t i = 0; i < m; i++) {
        glp_set_obj_coef(out->program, (int)i + 1, (double)puzzle->bonds[i].cost / out->unit);
        glp_set_col_bnds(out->program, (int)i + 1, GLP_DB, 0, 1);
        // a bond that must be cut is frustrated or not once for all
        if (puzzle->bonds[i].apart) acg_relaxation_fix(out, i, puzzle->bonds[i].positive);
    }
    return true;
}

void acg_relaxation_clear(struct acg_relaxation *relaxation)
{
    if (relaxation->program) glp_delete_prob(relaxation->program);
    acg_cycles_clear(&relaxation->cycles);
    acg_clauses_clear(&relaxation->rows);
    acg_clauses_clear(&relaxation->found);
    free(relaxation->idle);
    free(relaxation->fixed);
    free(relaxation->values);
    free(relaxation->used);
    free(relaxation->columns);
    free(relaxation->entries);
    *relaxation = (struct acg_relaxation){0};
}

void acg_relaxation_fix(struct acg_relaxation *relaxation, uint32_t bond, int value)
{
    relaxation->fixed[bond] = (signed char)value;
    if (value < 0) glp_set_col_bnds(relaxation->program, (int)bond + 1, GLP_DB, 0, 1);
    else glp_set_col_bnds(relaxation->program, (int)bond + 1, GLP_FX, value, value);
}

/** Adds a clause as a row: the sum of its demands is at least 1. */
static bool add_row(struct acg_relaxation *r, const acg_literal literals[], size_t n)
{
    if (!acg_array_reserve(&r->idle, r->rows.n + 1, &r->idle_capacity, 1)) return false;
    r->idle[r->rows.n] = 0;
    acg_clauses_add(&r->rows, literals, n, 0);
    if (r->rows.failed) return false;
    int row = glp_add_rows(r->program, 1);
    double least = 1;
    for (size_t i = 0; i < n; i++) {
        bool turned = literals[i] & 1;
        r->columns[i + 1] = (int)(literals[i] / 2) + 1;
        r->entries[i + 1] = turned ? -1 : 1;
        least -= turned;
    }
    glp_set_mat_row(r->program, row, (int)n, r->columns, r->entries);
    glp_set_row_bnds(r->program, row, GLP_LO, least, 0);
    return true;
}

/** Sums up what the duals of the rows prove, whatever the solver thinks of them: for y >= 0,
 * cf >= y(Af - b) + yb + (c - yA)f >= yb + the least of (c - yA)f within its bounds. */
static void prove(struct acg_relaxation *r)
{
    size_t m = r->puzzle->n_bonds;
    double sum = 0;
    for (size_t i = 0; i < m; i++)
        r->reduced[i] = (double)r->puzzle->bonds[i].cost;
    for (size_t k = 0; k < r->rows.n; k++) {
        double y = fmax(0, glp_get_row_dual(r->program, (int)k + 1)) * r->unit;
        if (!(y > 0)) continue;
        sum += y;
        for (size_t i = r->rows.first[k]; i < r->rows.first[k + 1]; i++) {
            acg_literal literal = r->rows.literals[i];
            bool turned = literal & 1;
            r->reduced[literal / 2] -= turned ? -y : y;
            if (turned) sum -= y;
        }
    }
    for (size_t i = 0; i < m; i++) {
        double least = r->fixed[i] >= 0 ? r->fixed[i] : r->reduced[i] < 0;
        sum += r->reduced[i] * least;
    }
    double rounding = 1e-6 + 1e-11 * r->total; // of sums of some thousand terms
    r->dual = sum - rounding;
    r->bound = (int64_t)ceil(fmax(0, r->dual));
    if (r->bound > r->proved) r->proved = r->bound;
}

static void take_values(struct acg_relaxation *r)
{
    r->is_integral = true;
    for (size_t i = 0; i < r->puzzle->n_bonds; i++) {
        double value = fmin(1, fmax(0, glp_get_col_prim(r->program, (int)i + 1)));
        if (value < whole) value = 0;
        if (value > 1 - whole) value = 1;
        r->values[i] = value;
        if (value > 0 && value < 1) r->is_integral = false;
    }
}

/** Which clauses are broken most, of equals the one found first. */
struct choice {
    double lack;
    size_t clause;
};

static int by_lack(const void *x, const void *y)
{
    const struct choice *a = x, *b = y;
    if (a->lack < b->lack || a->lack > b->lack) return a->lack > b->lack ? -1 : 1;
    return a->clause < b->clause ? -1 : 1;
}

/** Adds the clauses that are broken most, so that they share no bond too often. */
static bool add_found(struct acg_relaxation *r)
{
    struct acg_clauses *found = &r->found;
    struct choice *choices = malloc((found->n + 1) * sizeof *choices);
    if (!choices) return false;
    for (size_t i = 0; i < found->n; i++)
        choices[i] = (struct choice){floor(found->lack[i] * 1e6), i};
    if (found->n > 0) qsort(choices, found->n, sizeof *choices, by_lack);
    memset(r->used, 0, r->puzzle->n_bonds * sizeof *r->used);
    bool memory = true;
    for (size_t i = 0; i < found->n && memory; i++) {
        size_t first = found->first[choices[i].clause];
        size_t n = found->first[choices[i].clause + 1] - first;
        bool often = false;
        for (size_t k = first; k < first + n; k++)
            often = often || r->used[found->literals[k] / 2] >= MOST_USES;
        if (often) continue;
        for (size_t k = first; k < first + n; k++)
            r->used[found->literals[k] / 2]++;
        memory = add_row(r, found->literals + first, n);
    }
    free(choices);
    return memory;
}

/** Looks for clauses that the values break. */
static bool find_cuts(struct acg_relaxation *r)
{
    r->found.n = r->found.n_literals = 0;
    acg_cycles_triangles(&r->cycles, r->values, &r->found);
    if (r->found.n < FEW) acg_cycles_search(&r->cycles, r->values, &r->found);
    bool fits = r->puzzle->camps <= 2 || r->puzzle->camps >= r->puzzle->n_nodes;
    if (r->found.n == 0 && r->is_integral && !fits) {
        enum acg_conflict end = acg_conflict_find(r->puzzle, r->values, &r->found);
        if (end == ACG_CONFLICT_UNKNOWN) return false;
    }
    return !r->found.failed;
}

/** Takes out rows that have done nothing for long. */
static bool drop_idle(struct acg_relaxation *r)
{
    size_t n = r->rows.n, n_gone = 0;
    int *gone = malloc((n + 2) * sizeof *gone);
    struct acg_clauses kept = {0};
    if (!gone) return false;
    for (size_t k = 0; k < n; k++) {
        bool works = glp_get_row_stat(r->program, (int)k + 1) != GLP_BS;
        r->idle[k] = works ? 0 : (unsigned char)(r->idle[k] + (r->idle[k] < UINT8_MAX));
    }
    for (size_t k = 0; k < n && n > 3 * r->puzzle->n_bonds; k++) {
        size_t first = r->rows.first[k];
        if (r->idle[k] > OLD) {
            gone[++n_gone] = (int)k + 1;
            continue;
        }
        acg_clauses_add(&kept, r->rows.literals + first, r->rows.first[k + 1] - first, 0);
        if (kept.n > 0) r->idle[kept.n - 1] = r->idle[k];
    }
    bool memory = !kept.failed;
    if (n_gone > 0 && memory) {
        glp_del_rows(r->program, (int)n_gone, gone);
        acg_clauses_clear(&r->rows);
        r->rows = kept;
    } else {
        acg_clauses_clear(&kept);
    }
    free(gone);
    return memory;
}

/** Runs the dual simplex method; from a fresh start if the old one is spoilt. */
static enum acg_relaxed run(struct acg_relaxation *r)
{
    double left = r->deadline - acg_now();
    if (left <= 0) return ACG_RELAXED_LATE;
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_DUALP;
    how.tm_lim = left > 1e6 ? INT32_MAX : (int)(left * 1000) + 1;
    int end = glp_simplex(r->program, &how);
    if (end == GLP_ETMLIM) return ACG_RELAXED_LATE;
    if (end != 0) {
        glp_adv_basis(r->program, 0);
        how.meth = GLP_PRIMAL;
        if (glp_simplex(r->program, &how) == GLP_ETMLIM) return ACG_RELAXED_LATE;
    }
    int status = glp_get_status(r->program);
    return status == GLP_NOFEAS || glp_get_prim_stat(r->program) == GLP_NOFEAS ? ACG_RELAXED_BEYOND
                                                                               : ACG_RELAXED;
}

enum acg_relaxed acg_relaxation_solve(struct acg_relaxation *relaxation, int64_t budget,
                                      unsigned rounds)
{
    struct acg_relaxation *r = relaxation;
    double best = -1;
    unsigned dull = 0;
    r->proved = 0;
    for (;;) {
        enum acg_relaxed end = run(r);
        if (end != ACG_RELAXED_BEYOND) prove(r); // duals that are not the best prove something too
        if (end != ACG_RELAXED) return end;
        take_values(r);
        if (r->bound > budget) return ACG_RELAXED_BEYOND;
        if (!find_cuts(r)) return ACG_RELAXED_FAILED;
        if (r->found.n == 0) return ACG_RELAXED;
        double far = (double)budget + 1 - r->dual;
        bool is_dull = r->dual < best + far / rounds;
        dull = is_dull ? dull + 1 : 0;
        best = fmax(best, r->dual);
        if (dull > PATIENCE && !r->is_integral) return ACG_RELAXED;
        if (!drop_idle(r) || !add_found(r)) return ACG_RELAXED_FAILED;
    }
}
