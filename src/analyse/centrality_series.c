// Centralities and network measures of a series.
#include "actorgraph/centrality.h"

#include "analyse/sweep.h"
#include "base/report.h"

#include <stdint.h>
#include <string.h>

/** What is to be measured and who takes it. */
struct task {
    const enum acg_measure *measures;
    size_t n_measures, n_graph_actors;
    const struct acg_centrality_options *options;
    acg_centrality_visit *visit;
    acg_network_visit *visit_network;
    void *context;
};

/** The result of a window: how many actors, who, then the values. */
struct result {
    size_t n_actors;
    double values[]; // n_measures x n_actors, then the actors
};

static size_t size_of(const struct task *task)
{
    size_t a_actor = task->n_measures * sizeof(double) + sizeof(uint32_t);
    size_t size = sizeof(struct result) + task->n_graph_actors * a_actor;
    return (size + sizeof(double) - 1) / sizeof(double) * sizeof(double);
}

static acg_status measure(void *context, const acg_slice *slice, void *result, acg_report *report)
{
    const struct task *task = context;
    struct result *out = result;
    const uint32_t *actors = acg_slice_actors(slice, &out->n_actors);
    memcpy(out->values + task->n_measures * out->n_actors, actors, out->n_actors * sizeof *actors);
    return acg_centrality(slice, task->measures, task->n_measures, task->options, out->values,
                          report);
}

static acg_status visit(void *context, size_t window, const void *result, acg_report *report)
{
    const struct task *task = context;
    const struct result *in = result;
    const void *actors = in->values + task->n_measures * in->n_actors;
    return task->visit(task->context, window, actors, in->n_actors, in->values, report);
}

/** Whether shortest paths are asked for, which cost most. */
static bool walks_paths(const enum acg_measure measures[], size_t n)
{
    bool walks = false;
    for (size_t i = 0; i < n; i++)
        walks = walks || (measures[i] >= ACG_BETWEENNESS && measures[i] <= ACG_HARMONIC_OUT);
    return walks;
}

/** Operations of one window, roughly. */
static double effort_of(acg_series *series, bool paths)
{
    size_t n_actors, n_ties;
    acg_graph_actors(acg_series_graph(series), &n_actors);
    acg_graph_ties(acg_series_graph(series), &n_ties);
    double size = (double)n_actors + (double)n_ties / 10; // a tenth of the ties at a time
    return size * (paths ? (double)n_actors : 20);
}

acg_status acg_centrality_series(acg_series *series, const enum acg_measure measures[], size_t n,
                                 const struct acg_centrality_options *options,
                                 const struct acg_crew_options *crew, acg_centrality_visit *take,
                                 void *context, acg_report *report)
{
    struct task task = {.measures = measures,
                        .n_measures = n,
                        .options = options,
                        .visit = take,
                        .context = context};
    acg_graph_actors(acg_series_graph(series), &task.n_graph_actors);
    const struct acg_sweep sweep = {
        .series = series,
        .what = "centrality",
        .result_size = size_of(&task),
        .effort = effort_of(series, walks_paths(measures, n)),
        .context = &task,
        .crew = crew ? *crew : (struct acg_crew_options){0},
        .measure = measure,
        .visit = visit,
    };
    return acg_sweep_run(&sweep, report);
}

static acg_status measure_network(void *context, const acg_slice *slice, void *result,
                                  acg_report *report)
{
    const struct task *task = context;
    return acg_network_measures(slice, task->options, result, report);
}

static acg_status visit_network(void *context, size_t window, const void *result,
                                acg_report *report)
{
    const struct task *task = context;
    return task->visit_network(task->context, window, result, report);
}

acg_status acg_network_series(acg_series *series, const struct acg_centrality_options *options,
                              const struct acg_crew_options *crew, acg_network_visit *take,
                              void *context, acg_report *report)
{
    struct task task = {.options = options, .visit_network = take, .context = context};
    const struct acg_sweep sweep = {
        .series = series,
        .what = "centrality",
        .result_size = ACG_N_NETWORK_MEASURES * sizeof(double),
        .effort = effort_of(series, true),
        .context = &task,
        .crew = crew ? *crew : (struct acg_crew_options){0},
        .measure = measure_network,
        .visit = visit_network,
    };
    return acg_sweep_run(&sweep, report);
}
