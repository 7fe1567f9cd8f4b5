#include "slice/filter.h"

#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double days_in_year = 365.2425;
static const double faded = 0x1p-40; // an ended claim this weak is gone: it could show in no digit

/** Flags for a list of indexes; NULL for an empty list. Sets `*memory` to false if memory is out.
 */
static bool *flags_of(struct acg_indexes list, size_t count, bool *memory)
{
    if (list.count == 0) return NULL;
    bool *flags = calloc(count + 1, sizeof *flags);
    if (!flags) *memory = false;
    for (size_t i = 0; flags && i < list.count; i++) {
        flags[list.items[i]] = true;
    }
    return flags;
}

static bool *actor_flags(const acg_graph *graph, const struct acg_slice_options *options,
                         bool *memory)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    if (options->only.count == 0 && options->without.count == 0 && options->actor_kinds == 0) {
        return NULL;
    }
    bool *flags = calloc(count + 1, sizeof *flags);
    if (!flags) {
        *memory = false;
        return NULL;
    }
    if (options->only.count == 0) memset(flags, true, count);
    for (size_t i = 0; i < options->only.count; i++)
        flags[options->only.items[i]] = true;
    for (size_t i = 0; i < options->without.count; i++)
        flags[options->without.items[i]] = false;
    for (size_t i = 0; options->actor_kinds && i < count; i++) {
        flags[i] &= (options->actor_kinds >> actors[i].kind & 1) != 0;
    }
    return flags;
}

acg_status acg_filter_init(struct acg_filter *out, const acg_graph *graph,
                           const struct acg_slice_options *options, acg_report *report)
{
    size_t n_types, n_sources;
    bool memory = true;
    acg_graph_types(graph, &n_types);
    acg_graph_sources(graph, &n_sources);
    *out = (struct acg_filter){
        .graph = graph,
        .options = options,
        .types = flags_of(options->types, n_types, &memory),
        .sources = flags_of(options->sources, n_sources, &memory),
        .without_sources = flags_of(options->without_sources, n_sources, &memory),
        .actors = actor_flags(graph, options, &memory),
    };
    return memory ? ACG_OK : acg_out_of_memory(report);
}

void acg_filter_clear(struct acg_filter *filter)
{
    free(filter->types);
    free(filter->sources);
    free(filter->without_sources);
    free(filter->actors);
}

bool acg_filter_takes_actor(const struct acg_filter *filter, uint32_t actor)
{
    return !filter->actors || filter->actors[actor];
}

static bool takes_sources(const struct acg_filter *filter, const struct acg_claim *claim)
{
    if (!filter->sources && !filter->without_sources) return true;
    size_t count;
    const uint32_t *cites = acg_graph_cites(filter->graph, &count) + claim->first_cite;
    bool wanted = !filter->sources, other = claim->n_cites == 0;
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        wanted |= filter->sources && filter->sources[cites[i]];
        other |= !filter->without_sources || !filter->without_sources[cites[i]];
    }
    return wanted && other;
}

/** Whether somebody could know of the claim: it was recorded, or a source had appeared. */
static bool was_known(const struct acg_filter *filter, const struct acg_claim *claim)
{
    int32_t day = filter->options->known_by;
    if (day == ACG_DAY_MAX) return true;
    size_t count;
    const struct acg_date *dates = acg_graph_dates(filter->graph, &count);
    if (claim->recorded != ACG_NONE && dates[claim->recorded].span.from <= day) return true;
    const uint32_t *cites = acg_graph_cites(filter->graph, &count) + claim->first_cite;
    const struct acg_source *sources = acg_graph_sources(filter->graph, &count);
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        const struct acg_source *source = &sources[cites[i]];
        if (source->has_issued && source->issued.from <= day) return true;
    }
    return false;
}

bool acg_filter_takes_claim(const struct acg_filter *filter, const struct acg_claim *claim)
{
    const struct acg_slice_options *options = filter->options;
    if (options->kinds && !(options->kinds >> claim->kind & 1)) return false;
    if (options->statuses && !(options->statuses >> claim->status & 1)) return false;
    if (claim->confidence < options->min_confidence) return false;
    if (filter->types && (claim->type == ACG_NONE || !filter->types[claim->type])) return false;
    return takes_sources(filter, claim) && was_known(filter, claim);
}

/** What a half-life leaves of a claim that ended before the window. */
static double remains(double half_life, struct acg_span window, const struct acg_claim *claim)
{
    if (half_life <= 0 || claim->when.until > window.from) return 0;
    double days = (double)window.from - ((double)claim->when.until - 1);
    double left = exp2(-days / days_in_year / half_life);
    return left >= faded ? left : 0;
}

double acg_filter_factor(const struct acg_filter *filter, struct acg_span window,
                         const struct acg_claim *claim)
{
    const struct acg_slice_options *options = filter->options;
    if (!acg_span_meets(claim->when, window)) return remains(options->half_life, window, claim);
    if (options->weigh == ACG_WEIGH_PRESENCE || claim->timing == ACG_TIMELESS) return 1;
    struct acg_span whole = claim->timing == ACG_EVENT ? claim->when : window;
    return (double)acg_span_shared_days(claim->when, window) / (double)acg_span_days(whole);
}
