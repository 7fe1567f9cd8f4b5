#include "actorgraph/evidence.h"

#include "base/report.h"
#include "slice/slice.h"

#include <stdio.h>
#include <stdlib.h>

#define COMPARE(a, b)                                                                              \
    if ((a) != (b)) return (a) < (b) ? -1 : 1

/** A row with what its place is decided by. */
struct placed {
    struct acg_evidence row;
    struct acg_span when;
    size_t place; // in the slice
};

static int by_date(const void *x, const void *y)
{
    const struct placed *a = x, *b = y;
    COMPARE(a->when.from, b->when.from);
    COMPARE(a->when.until, b->when.until);
    COMPARE(a->row.from, b->row.from);
    COMPARE(a->row.to, b->row.to);
    COMPARE(a->place, b->place);
    return 0;
}

/** Whether the ends of a tie are what is wanted; ACG_NONE is anybody. */
static bool is_between(uint32_t from, uint32_t to, uint32_t actor, uint32_t other)
{
    bool forth = (actor == ACG_NONE || from == actor) && (other == ACG_NONE || to == other);
    bool back = (actor == ACG_NONE || to == actor) && (other == ACG_NONE || from == other);
    return forth || back;
}

static size_t collect(const acg_slice *slice, uint32_t actor, uint32_t other, struct placed out[])
{
    size_t n_claims, n = 0;
    const struct acg_claim *claims = acg_graph_claims(slice->graph, &n_claims);
    for (size_t i = 0; i < slice->n_ties; i++) {
        const struct acg_slice_tie *tie = &slice->ties[i];
        uint32_t from = slice->actors[tie->from], to = slice->actors[tie->to];
        if (!is_between(from, to, actor, other)) continue;
        for (uint32_t k = tie->first_claim; k < tie->first_claim + tie->n_claims; k++) {
            uint32_t claim = slice->claims[k];
            out[n++] = (struct placed){{from, to, claim, tie->directed}, claims[claim].when, k};
        }
    }
    return n;
}

acg_status acg_evidence_list(const acg_slice *slice, uint32_t actor, uint32_t other,
                             struct acg_evidence **out, size_t *count, acg_report *report)
{
    struct placed *placed = malloc((slice->n_claims + 1) * sizeof *placed);
    *out = malloc((slice->n_claims + 1) * sizeof **out);
    *count = 0;
    if (!placed || !*out) {
        free(placed);
        free(*out);
        *out = NULL;
        return acg_out_of_memory(report);
    }
    *count = collect(slice, actor, other, placed);
    qsort(placed, *count, sizeof *placed, by_date);
    for (size_t i = 0; i < *count; i++)
        (*out)[i] = placed[i].row;
    free(placed);
    return ACG_OK;
}

void acg_claim_date(const acg_graph *graph, const struct acg_claim *claim,
                    char text[ACG_CLAIM_DATE])
{
    size_t count;
    const struct acg_date *dates = acg_graph_dates(graph, &count);
    const char *since = claim->since == ACG_NONE ? ".." : dates[claim->since].text;
    const char *until = claim->until == ACG_NONE ? ".." : dates[claim->until].text;
    text[0] = '\0';
    if (claim->timing == ACG_EVENT) snprintf(text, ACG_CLAIM_DATE, "%s", since);
    if (claim->timing == ACG_STANDING) snprintf(text, ACG_CLAIM_DATE, "%s/%s", since, until);
}
