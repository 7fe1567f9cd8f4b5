#include "actorgraph/similarity.h"

#include "analyse/profile.h"
#include "analyse/sweep.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *rule;
} entries[ACG_N_SIMILARITIES] = {
    [ACG_S] = {"s", "S of Signorino and Ritter, absolute distances: 1 - 2 sum |x - y| / (N dmax)"},
    [ACG_S_SQUARED] = {"s_squared", "S with squared distances: 1 - 2 sum (x - y)^2 / (N dmax^2)"},
    [ACG_S_WEIGHTED] = {"s_weighted", "S with columns weighted by --weights"},
    [ACG_S_SQUARED_WEIGHTED] = {"s_squared_weighted", "s_squared with columns weighted"},
    [ACG_KAPPA_NOMINAL] = {"kappa_nominal", "Cohen's kappa; entries are equal or not"},
    [ACG_KAPPA_LINEAR] = {"kappa_linear", "Cohen's weighted kappa, absolute distances"},
    [ACG_KAPPA_SQUARED] = {"kappa_squared", "Cohen's weighted kappa, squared distances (Haege)"},
    [ACG_PI_NOMINAL] = {"pi_nominal", "Scott's pi; entries are equal or not"},
    [ACG_PI_LINEAR] = {"pi_linear", "Scott's weighted pi, absolute distances"},
    [ACG_PI_SQUARED] = {"pi_squared", "Scott's weighted pi, squared distances (Haege)"},
    [ACG_TAU_B] = {"tau_b", "Kendall's tau-b; empty if a row is constant"},
    [ACG_S_CORRECTED] = {"s_corrected",
                         "S less what independent rows would have (Benati and Capurri)"},
    [ACG_SHARED] = {"shared", "organizations that both are members of"},
    [ACG_JACCARD] = {"jaccard", "shared / organizations that one of them is a member of"},
    [ACG_NEWMAN] = {"newman", "shared organizations, each as 1 / (members - 1)"},
};

const char *acg_similarity_name(enum acg_similarity measure)
{
    return entries[measure].name;
}

const char *acg_similarity_rule(enum acg_similarity measure)
{
    return entries[measure].rule;
}

bool acg_similarity_parse(const char *word, size_t length, enum acg_similarity *out)
{
    for (int i = 0; i < ACG_N_SIMILARITIES; i++) {
        const char *name = entries[i].name;
        if (strlen(name) == length && memcmp(name, word, length) == 0) {
            *out = (enum acg_similarity)i;
            return true;
        }
    }
    return false;
}

/** What is to be compared and who takes it. */
struct task {
    const enum acg_similarity *measures;
    size_t n_measures, n_graph_actors;
    const struct acg_similarity_options *options;
    acg_similarity_visit *visit;
    void *context;
    bool *wanted; // of the graph's actors; NULL: all
};

/** The result of a window: rows, then the pairs that are wanted, in order. */
struct result {
    size_t n_rows, n_columns;
    double values[]; // the actors of the rows, then n_measures for each pair
};

static bool wants(const struct task *task, uint32_t a, uint32_t b)
{
    return !task->wanted || task->wanted[a] || task->wanted[b];
}

static acg_status measure(void *context, const acg_slice *slice, void *result, acg_report *report)
{
    const struct task *task = context;
    struct result *out = result;
    struct acg_profiles profiles;
    acg_status status = acg_profiles_init(&profiles, slice, task->options, report);
    if (!status) {
        out->n_rows = profiles.n_rows;
        out->n_columns = profiles.n_columns;
        double *next = out->values + profiles.n_rows;
        for (size_t i = 0; i < profiles.n_rows; i++)
            out->values[i] = profiles.rows[i].actor;
        for (size_t i = 0; i < profiles.n_rows; i++) {
            for (size_t j = i + 1; j < profiles.n_rows; j++) {
                if (!wants(task, profiles.rows[i].actor, profiles.rows[j].actor)) continue;
                acg_profiles_compare(&profiles, i, j, task->measures, task->n_measures, next);
                next += task->n_measures;
            }
        }
    }
    acg_profiles_clear(&profiles);
    return status;
}

static acg_status visit(void *context, size_t window, const void *result, acg_report *report)
{
    const struct task *task = context;
    const struct result *in = result;
    const double *next = in->values + in->n_rows;
    acg_status status = ACG_OK;
    for (size_t i = 0; i < in->n_rows && !status; i++) {
        for (size_t j = i + 1; j < in->n_rows && !status; j++) {
            uint32_t a = (uint32_t)in->values[i], b = (uint32_t)in->values[j];
            if (!wants(task, a, b)) continue;
            status = task->visit(task->context, window, a, b, in->n_columns, next, report);
            next += task->n_measures;
        }
    }
    return status;
}

/** How many pairs there can be at most. */
static size_t most_pairs(const struct task *task)
{
    size_t n = task->n_graph_actors, chosen = task->options->actors.count;
    return chosen ? chosen * n : n * (n + 1) / 2;
}

acg_status acg_similarity_series(acg_series *series, const enum acg_similarity measures[], size_t n,
                                 const struct acg_similarity_options *options,
                                 const struct acg_crew_options *crew, acg_similarity_visit *take,
                                 void *context, acg_report *report)
{
    struct task task = {.measures = measures,
                        .n_measures = n,
                        .options = options,
                        .visit = take,
                        .context = context};
    acg_graph_actors(acg_series_graph(series), &task.n_graph_actors);
    if (options->actors.count > 0) {
        task.wanted = calloc(task.n_graph_actors + 1, sizeof *task.wanted);
        if (!task.wanted) return acg_out_of_memory(report);
    }
    for (size_t i = 0; i < options->actors.count; i++)
        task.wanted[options->actors.items[i]] = true;
    size_t pairs = most_pairs(&task);
    const struct acg_sweep sweep = {
        .series = series,
        .what = "similarity",
        .result_size = sizeof(struct result) + (task.n_graph_actors + pairs * n) * sizeof(double),
        .effort = (double)pairs * (double)task.n_graph_actors,
        .context = &task,
        .crew = crew ? *crew : (struct acg_crew_options){0},
        .measure = measure,
        .visit = visit,
    };
    acg_status status = acg_sweep_run(&sweep, report);
    free(task.wanted);
    return status;
}

acg_status acg_similarity_scale(const acg_graph *graph, const struct acg_slice_options *options,
                                double *scale, acg_report *report)
{
    struct acg_slice_options all = *options;
    acg_slice *slice = NULL;
    size_t n;
    all.when = acg_span_all();
    all.weigh = ACG_WEIGH_PRESENCE;
    all.extant = false;
    *scale = 1; // where there is no cooperation
    acg_status status = acg_slice_new(graph, &all, &slice, report);
    if (status) return status;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
    double sum = 0, most = 0;
    for (size_t i = 0; i < n; i++) { // ties of a dyad stand together; those of both ways may add
        if (ties[i].kind != ACG_COOPERATION) continue;
        bool same = i > 0 && ties[i - 1].from == ties[i].from && ties[i - 1].to == ties[i].to &&
                    ties[i - 1].kind == ACG_COOPERATION;
        sum = (same ? sum : 0) + ties[i].weight;
        most = fmax(most, sum);
    }
    if (most > 0) *scale = most;
    acg_slice_free(slice);
    return ACG_OK;
}
