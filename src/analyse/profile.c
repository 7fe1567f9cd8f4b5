#include "analyse/profile.h"

#include "base/report.h"
#include "slice/slice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct acg_actor *graph_actors(const acg_slice *slice)
{
    size_t count;
    return acg_graph_actors(acg_slice_graph(slice), &count);
}

/** Numbers rows and columns: `row_of` and `column_of` by actor of the slice, ACG_NONE for none. */
static void number_actors(struct acg_profiles *out, const acg_slice *slice, uint32_t row_of[],
                          uint32_t column_of[])
{
    size_t n, n_ties;
    const uint32_t *actors = acg_slice_actors(slice, &n);
    const struct acg_actor *all = graph_actors(slice);
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    for (size_t i = 0; i < n; i++) {
        bool is_row = !out->is_membership || all[actors[i]].kind != ACG_ORGANIZATION;
        row_of[i] = is_row ? (uint32_t)out->n_rows++ : ACG_NONE;
        column_of[i] = out->is_membership ? ACG_NONE : (uint32_t)i;
    }
    out->n_columns = out->is_membership ? 0 : n;
    for (size_t i = 0; out->is_membership && i < n_ties; i++) {
        const struct acg_slice_tie *tie = &ties[i];
        if (tie->kind == ACG_MEMBERSHIP && row_of[tie->from] != ACG_NONE &&
            row_of[tie->to] == ACG_NONE) {
            column_of[tie->to] = 0;
        }
    }
    for (size_t i = 0; out->is_membership && i < n; i++) {
        if (column_of[i] != ACG_NONE) column_of[i] = (uint32_t)out->n_columns++;
    }
}

/** Adds a tie's weight to an entry, if it has a row and a column. */
static void add_entry(struct acg_profiles *out, uint32_t row, uint32_t column, double weight)
{
    if (row != ACG_NONE && column != ACG_NONE) out->values[row * out->n_columns + column] += weight;
}

static void add_ties(struct acg_profiles *out, const acg_slice *slice, enum acg_profile profile,
                     const uint32_t row_of[], const uint32_t column_of[])
{
    size_t n_ties;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n_ties);
    for (size_t i = 0; i < n_ties; i++) {
        const struct acg_slice_tie *tie = &ties[i];
        double weight = tie->weight;
        bool back = !tie->directed;
        if (profile == ACG_PROFILE_COOPERATION && tie->kind != ACG_COOPERATION) continue;
        if (profile == ACG_PROFILE_MEMBERSHIP && tie->kind != ACG_MEMBERSHIP) continue;
        if (profile == ACG_PROFILE_SIGNED) {
            weight *= acg_kind_sign(tie->kind);
            back = true;
        }
        add_entry(out, row_of[tie->from], column_of[tie->to], weight);
        if (back) add_entry(out, row_of[tie->to], column_of[tie->from], weight);
    }
}

/** Brings the entries onto their scale; says which one is above it, or ACG_NONE. */
static size_t scale_entries(struct acg_profiles *out, const struct acg_similarity_options *options)
{
    bool is_signed = options->profile == ACG_PROFILE_SIGNED;
    bool is_valued = options->profile == ACG_PROFILE_COOPERATION && !options->binary;
    for (size_t i = 0; i < out->n_rows * out->n_columns; i++) {
        double value = out->values[i];
        if (is_valued && value > options->scale) return i;
        if (!is_valued) out->values[i] = is_signed ? (value > 0) - (value < 0) : value > 0;
    }
    for (size_t i = 0; i < out->n_rows && !out->is_membership; i++)
        out->values[i * out->n_columns + i] = is_valued ? options->scale : 1;
    out->most = is_valued ? options->scale : is_signed ? 2 : 1;
    return ACG_NONE;
}

static acg_status reject_entry(const struct acg_profiles *profiles, const acg_slice *slice,
                               size_t entry, double scale, acg_report *report)
{
    size_t n;
    const uint32_t *actors = acg_slice_actors(slice, &n);
    const struct acg_actor *all = graph_actors(slice);
    return acg_reject(report, NULL,
                      "the tie of '%s' to '%s' weighs %g, above the scale of %g; give --scale, or "
                      "--values binary",
                      all[actors[entry / profiles->n_columns]].id,
                      all[actors[entry % profiles->n_columns]].id, profiles->values[entry], scale);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double distance_of(enum acg_distance which, double a, double b)
{
    double difference = fabs(a - b);
    return which == ACG_NOMINAL  ? difference > 0
           : which == ACG_LINEAR ? difference
                                 : difference * difference;
}

/** Mean distance of an entry of one row and an entry of another, independently drawn. */
static double expected(const struct acg_profile_row *x, const struct acg_profile_row *y,
                       enum acg_distance which, double n)
{
    double sum = 0;
    for (size_t a = 0; a < x->n_levels; a++) {
        for (size_t b = 0; b < y->n_levels; b++) {
            sum += (double)x->counts[a] * (double)y->counts[b] *
                   distance_of(which, x->levels[a], y->levels[b]);
        }
    }
    return sum / (n * n);
}

/** Finds the distinct values of a row and ranks its entries by them. */
static void rank_row(struct acg_profiles *out, size_t i, double sorted[])
{
    struct acg_profile_row *row = &out->rows[i];
    const double *values = out->values + i * out->n_columns;
    size_t n = out->n_columns;
    memcpy(sorted, values, n * sizeof *sorted);
    if (n > 1) qsort(sorted, n, sizeof *sorted, ascending);
    for (size_t k = 0; k < n; k++) {
        if (k == 0 || sorted[k] > sorted[k - 1]) row->levels[row->n_levels++] = sorted[k];
        row->counts[row->n_levels - 1]++;
    }
    for (size_t k = 0; k < n; k++) {
        uint32_t low = 0, high = (uint32_t)row->n_levels - 1;
        while (low < high) {
            uint32_t middle = (low + high + 1) / 2;
            if (row->levels[middle] > values[k]) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        row->ranks[k] = low;
    }
    for (int which = 0; which < ACG_N_DISTANCES; which++)
        row->own[which] = expected(row, row, (enum acg_distance)which, (double)n);
    if (row->n_levels > out->most_levels) out->most_levels = row->n_levels;
}

static bool rank_rows(struct acg_profiles *out, const acg_slice *slice, const uint32_t row_of[])
{
    size_t n, columns = out->n_columns + 1;
    const uint32_t *actors = acg_slice_actors(slice, &n);
    double *sorted = malloc(columns * sizeof *sorted);
    out->rows = calloc(out->n_rows + 1, sizeof *out->rows);
    double *levels = calloc(out->n_rows * columns + 1, sizeof *levels);
    uint32_t *words = calloc(2 * out->n_rows * columns + 1, sizeof *words);
    out->room = levels;
    out->words = words;
    bool memory = sorted && out->rows && levels && words;
    for (size_t i = 0; memory && i < n; i++) {
        if (row_of[i] != ACG_NONE) out->rows[row_of[i]].actor = actors[i];
    }
    for (size_t i = 0; memory && i < out->n_rows; i++) {
        out->rows[i].levels = levels + i * columns;
        out->rows[i].ranks = words + 2 * i * columns;
        out->rows[i].counts = words + (2 * i + 1) * columns;
        rank_row(out, i, sorted);
    }
    free(sorted);
    if (!memory) return false;
    out->table = calloc(out->most_levels * out->most_levels + 1, sizeof *out->table);
    out->below = calloc(out->most_levels + 1, sizeof *out->below);
    return out->table && out->below;
}

/** The weight of each graph actor in the slice's window, NAN where missing. */
static acg_status weigh_actors(const acg_slice *slice, const struct acg_similarity_options *options,
                               size_t n_actors, double weights[], acg_report *report)
{
    for (size_t i = 0; i < n_actors; i++)
        weights[i] = NAN;
    for (size_t i = 0; i < options->n_weights; i++) {
        const struct acg_actor_weight *weight = &options->weights[i];
        if (!acg_span_meets(weight->when, slice->options.when)) continue;
        weights[weight->actor] = weight->weight;
        if (weight->weight < 0) {
            return acg_reject(report, NULL, "the weight of '%s' is below 0",
                              graph_actors(slice)[weight->actor].id);
        }
    }
    return ACG_OK;
}

/** The weights of the columns in the slice's window. */
static acg_status weigh_columns(struct acg_profiles *out, const acg_slice *slice,
                                const struct acg_similarity_options *options,
                                const uint32_t column_of[], acg_report *report)
{
    size_t n, n_graph;
    const uint32_t *actors = acg_slice_actors(slice, &n);
    acg_graph_actors(acg_slice_graph(slice), &n_graph);
    if (options->n_weights == 0) return ACG_OK;
    out->weights = calloc(out->n_columns + 1, sizeof *out->weights);
    double *of_graph = calloc(n_graph + 1, sizeof *of_graph);
    if (!out->weights || !of_graph) {
        free(of_graph);
        return acg_out_of_memory(report);
    }
    acg_status status = weigh_actors(slice, options, n_graph, of_graph, report);
    for (size_t i = 0; i < n; i++) {
        if (column_of[i] != ACG_NONE) out->weights[column_of[i]] = of_graph[actors[i]];
    }
    free(of_graph);
    return status;
}

static bool count_members(struct acg_profiles *out)
{
    out->newman = calloc(out->n_columns + 1, sizeof *out->newman);
    if (!out->newman) return false;
    for (size_t i = 0; out->is_membership && i < out->n_rows * out->n_columns; i++)
        out->newman[i % out->n_columns] += out->values[i];
    for (size_t i = 0; i < out->n_columns; i++)
        out->newman[i] = out->newman[i] > 1 ? 1 / (out->newman[i] - 1) : 0;
    return true;
}

static acg_status fill(struct acg_profiles *out, const acg_slice *slice,
                       const struct acg_similarity_options *options, uint32_t row_of[],
                       uint32_t column_of[], acg_report *report)
{
    number_actors(out, slice, row_of, column_of);
    out->values = calloc(out->n_rows * out->n_columns + 1, sizeof *out->values);
    if (!out->values) return acg_out_of_memory(report);
    add_ties(out, slice, options->profile, row_of, column_of);
    size_t above = scale_entries(out, options);
    if (above != ACG_NONE) return reject_entry(out, slice, above, options->scale, report);
    if (!rank_rows(out, slice, row_of) || !count_members(out)) return acg_out_of_memory(report);
    return weigh_columns(out, slice, options, column_of, report);
}

acg_status acg_profiles_init(struct acg_profiles *out, const acg_slice *slice,
                             const struct acg_similarity_options *options, acg_report *report)
{
    size_t n;
    acg_slice_actors(slice, &n);
    *out = (struct acg_profiles){.is_membership = options->profile == ACG_PROFILE_MEMBERSHIP};
    if (options->profile == ACG_PROFILE_COOPERATION && !options->binary && !(options->scale > 0)) {
        return acg_misuse(report, "valued profiles need the top of their scale; give --scale");
    }
    uint32_t *numbers = calloc(2 * n + 1, sizeof *numbers);
    if (!numbers) return acg_out_of_memory(report);
    acg_status status = fill(out, slice, options, numbers, numbers + n, report);
    free(numbers);
    return status;
}

void acg_profiles_clear(struct acg_profiles *profiles)
{
    free(profiles->rows);
    free(profiles->values);
    free(profiles->weights);
    free(profiles->newman);
    free(profiles->table);
    free(profiles->below);
    free(profiles->room);
    free(profiles->words);
    *profiles = (struct acg_profiles){0};
}

/** Two rows and how often their levels meet: table[a * y->n_levels + b]. */
struct meeting {
    const struct acg_profile_row *x, *y;
    const uint32_t *table;
    double n;
};

/** Mean distance of the two entries of a column. */
static double observed(const struct meeting *pair, enum acg_distance which)
{
    double sum = 0;
    for (size_t a = 0; a < pair->x->n_levels; a++) {
        const uint32_t *counts = pair->table + a * pair->y->n_levels;
        for (size_t b = 0; b < pair->y->n_levels; b++) {
            if (counts[b]) {
                sum += counts[b] * distance_of(which, pair->x->levels[a], pair->y->levels[b]);
            }
        }
    }
    return sum / pair->n;
}

static double against_chance(double found, double chance)
{
    return chance > 0 ? 1 - found / chance : NAN;
}

static double kappa(const struct meeting *pair, enum acg_distance which)
{
    return against_chance(observed(pair, which), expected(pair->x, pair->y, which, pair->n));
}

/** Two entries drawn from both rows put together: a quarter from each pair of rows. */
static double pi(const struct meeting *pair, enum acg_distance which)
{
    double chance =
        pair->x->own[which] + 2 * expected(pair->x, pair->y, which, pair->n) + pair->y->own[which];
    return against_chance(observed(pair, which), chance / 4);
}

static double tied_pairs(const struct acg_profile_row *row)
{
    double sum = 0;
    for (size_t i = 0; i < row->n_levels; i++)
        sum += row->counts[i] * ((double)row->counts[i] - 1) / 2;
    return sum;
}

/** Concordant less discordant pairs of columns; whole numbers, so exact. */
static double tau_b(const struct meeting *pair, double below[])
{
    size_t ny = pair->y->n_levels;
    double balance = 0, pairs = pair->n * (pair->n - 1) / 2;
    for (size_t b = 0; b < ny; b++)
        below[b] = 0; // counts of the levels of x above a, by level of y
    for (size_t a = pair->x->n_levels; a-- > 0;) {
        const uint32_t *counts = pair->table + a * ny;
        double after = 0, before = 0;
        for (size_t b = 0; b < ny; b++)
            after += below[b];
        for (size_t b = 0; b < ny; b++) {
            after -= below[b];
            balance += counts[b] * (after - before);
            before += below[b];
        }
        for (size_t b = 0; b < ny; b++)
            below[b] += counts[b];
    }
    double room = (pairs - tied_pairs(pair->x)) * (pairs - tied_pairs(pair->y));
    return room > 0 ? balance / sqrt(room) : NAN;
}

static double weighted(const struct acg_profiles *profiles, size_t i, size_t j,
                       enum acg_distance which)
{
    const double *x = profiles->values + i * profiles->n_columns;
    const double *y = profiles->values + j * profiles->n_columns;
    double sum = 0, weights = 0;
    double most = which == ACG_LINEAR ? profiles->most : profiles->most * profiles->most;
    for (size_t k = 0; profiles->weights && k < profiles->n_columns; k++) {
        double weight = profiles->weights[k];
        if (isnan(weight)) continue;
        weights += weight;
        sum += weight * distance_of(which, x[k], y[k]);
    }
    return weights > 0 ? 1 - 2 * sum / (most * weights) : NAN;
}

/** Shared organizations: their number, share or Newman's weight. */
static double shared(const struct acg_profiles *profiles, size_t i, size_t j,
                     enum acg_similarity measure)
{
    const double *x = profiles->values + i * profiles->n_columns;
    const double *y = profiles->values + j * profiles->n_columns;
    double both = 0, any = 0, newman = 0;
    if (!profiles->is_membership) return NAN;
    for (size_t k = 0; k < profiles->n_columns; k++) {
        both += x[k] * y[k];
        any += fmax(x[k], y[k]);
        newman += x[k] * y[k] * profiles->newman[k];
    }
    if (measure == ACG_JACCARD) return any > 0 ? both / any : NAN;
    return measure == ACG_SHARED ? both : newman;
}

static double compare(struct acg_profiles *profiles, const struct meeting *pair, size_t i, size_t j,
                      enum acg_similarity measure)
{
    double most = profiles->most;
    switch (measure) {
    case ACG_S:
        return 1 - 2 * observed(pair, ACG_LINEAR) / most;
    case ACG_S_SQUARED:
        return 1 - 2 * observed(pair, ACG_SQUARED) / (most * most);
    case ACG_S_WEIGHTED:
        return weighted(profiles, i, j, ACG_LINEAR);
    case ACG_S_SQUARED_WEIGHTED:
        return weighted(profiles, i, j, ACG_SQUARED);
    case ACG_KAPPA_NOMINAL:
        return kappa(pair, ACG_NOMINAL);
    case ACG_KAPPA_LINEAR:
        return kappa(pair, ACG_LINEAR);
    case ACG_KAPPA_SQUARED:
        return kappa(pair, ACG_SQUARED);
    case ACG_PI_NOMINAL:
        return pi(pair, ACG_NOMINAL);
    case ACG_PI_LINEAR:
        return pi(pair, ACG_LINEAR);
    case ACG_PI_SQUARED:
        return pi(pair, ACG_SQUARED);
    case ACG_TAU_B:
        return tau_b(pair, profiles->below);
    case ACG_S_CORRECTED:
        return 2 * (expected(pair->x, pair->y, ACG_LINEAR, pair->n) - observed(pair, ACG_LINEAR)) /
               most;
    case ACG_SHARED:
    case ACG_JACCARD:
    case ACG_NEWMAN:
        return shared(profiles, i, j, measure);
    case ACG_N_SIMILARITIES:
        break;
    }
    return NAN;
}

void acg_profiles_compare(struct acg_profiles *profiles, size_t i, size_t j,
                          const enum acg_similarity measures[], size_t n, double values[])
{
    size_t first = i < j ? i : j, second = i < j ? j : i;
    const struct acg_profile_row *x = &profiles->rows[first], *y = &profiles->rows[second];
    struct meeting pair = {x, y, profiles->table, (double)profiles->n_columns};
    memset(profiles->table, 0, x->n_levels * y->n_levels * sizeof *profiles->table);
    for (size_t k = 0; k < profiles->n_columns; k++)
        profiles->table[x->ranks[k] * y->n_levels + y->ranks[k]]++;
    for (size_t m = 0; m < n; m++) {
        values[m] =
            profiles->n_columns > 0 ? compare(profiles, &pair, first, second, measures[m]) : NAN;
    }
}
