#include "slice/slice.h"

#include "actorgraph/series.h"
#include "base/report.h"
#include "slice/series.h"

#include <stdlib.h>

struct acg_slice_options acg_slice_defaults(void)
{
    return (struct acg_slice_options){
        .when = acg_span_all(), .ego = ACG_NONE, .hops = 1, .known_by = ACG_DAY_MAX};
}

acg_status acg_slice_new(const acg_graph *graph, const struct acg_slice_options *options,
                         acg_slice **out, acg_report *report)
{
    *out = NULL;
    acg_series *series = NULL;
    const acg_slice *slice;
    acg_status status = acg_series_new(graph, options, &options->when, 1, &series, report);
    if (!status) status = acg_series_slice(series, 0, &slice, report);
    if (!status) *out = acg_series_take(series);
    acg_series_free(series);
    return status;
}

void acg_slice_free(acg_slice *slice)
{
    if (!slice) return;
    free(slice->actors);
    free(slice->ties);
    free(slice->claims);
    free(slice);
}

const acg_graph *acg_slice_graph(const acg_slice *slice)
{
    return slice->graph;
}

const uint32_t *acg_slice_actors(const acg_slice *slice, size_t *count)
{
    *count = slice->n_actors;
    return slice->actors;
}

const struct acg_slice_tie *acg_slice_ties(const acg_slice *slice, size_t *count)
{
    *count = slice->n_ties;
    return slice->ties;
}

const uint32_t *acg_slice_claims(const acg_slice *slice, size_t *count)
{
    *count = slice->n_claims;
    return slice->claims;
}
