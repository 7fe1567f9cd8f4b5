#include "draw/strain.h"

#include "base/report.h"

#include <stdlib.h>

/** The strain of each tie of the slice, by the signed tie that it is a part of. */
static void spread(const struct acg_signs *signs, const struct acg_frustration *split,
                   enum acg_strain strains[])
{
    for (size_t i = 0; i < signs->n_ties; i++) {
        const struct acg_signed_tie *tie = &signs->ties[i];
        enum acg_strain strain = split->settled         ? split->strain[i]
                                 : split->frustrated[i] ? ACG_STRAIN_ALWAYS
                                                        : ACG_STRAIN_NEVER;
        for (uint32_t k = 0; k < tie->n; k++)
            strains[signs->sources[tie->first + k]] = strain;
    }
}

acg_status acg_strain_find(struct acg_plan *plan, acg_report *report)
{
    struct acg_signs signs;
    struct acg_frustration split = {.proved = true};
    double limit = plan->how->time_limit;
    size_t n_ties;
    const struct acg_slice_tie *ties = acg_slice_ties(plan->slice, &n_ties);
    enum acg_strain *strains = calloc(n_ties + 1, sizeof *strains);
    if (!strains) return acg_out_of_memory(report);
    acg_status status = acg_signs_init(&signs, plan->slice, ACG_DYAD_NET, report);
    const struct acg_frustration_options options = {.seconds = limit > 0   ? limit / 2
                                                               : limit < 0 ? 0
                                                                           : 30};
    if (!status) status = acg_frustration_find(&signs, &options, &split, report);
    if (!status) spread(&signs, &split, strains);
    for (size_t i = 0; !status && i < plan->n_links; i++)
        plan->links[i].strain = strains[plan->links[i].tie - ties];
    if (!status && !split.proved) {
        acg_warn(report, NULL,
                 "the frustrated ties that are marked are those of the best split that was found "
                 "in the time, not proved to be the best");
    }
    acg_frustration_clear(&split);
    acg_signs_clear(&signs);
    free(strains);
    return status;
}
