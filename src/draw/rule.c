#include "draw/rule.h"

#include "base/number.h"

void acg_rule_add_window(struct acg_buffer *out, const struct acg_words *words,
                         struct acg_span when)
{
    char text[ACG_SPAN_TEXT];
    if (when.from == ACG_DAY_MIN && when.until == ACG_DAY_MAX) {
        acg_buffer_text(out, words->all_time);
        return;
    }
    acg_span_format(when, text);
    acg_buffer_text(out, text);
}

static const char *combine_words(const struct acg_words *words, enum acg_combine combine)
{
    switch (combine) {
    case ACG_COMBINE_MAX:
        return words->max;
    case ACG_COMBINE_SUM:
        return words->sum;
    case ACG_COMBINE_MEAN:
        return words->mean;
    case ACG_COMBINE_COUNT:
        return words->count;
    }
    return "";
}

void acg_rule_add(struct acg_buffer *out, const struct acg_words *words,
                  const struct acg_slice_options *what)
{
    acg_buffer_text(out, what->weigh == ACG_WEIGH_SHARE ? words->share : words->presence);
    if (what->half_life > 0) {
        char years[ACG_NUMBER_TEXT];
        acg_number_digits(what->half_life, 4, years);
        acg_buffer_text(out, "; ");
        acg_buffer_format(out, words->half_life, years);
    }
    acg_buffer_format(out, "; %s", combine_words(words, what->combine));
}

// ---- filters ----

static void add_actors(struct acg_buffer *out, const acg_graph *graph, const char *option,
                       struct acg_indexes actors)
{
    size_t count;
    for (size_t i = 0; i < actors.count; i++) {
        acg_buffer_text(out, i == 0 ? option : ",");
        acg_buffer_text(out, acg_graph_actors(graph, &count)[actors.items[i]].id);
    }
}

/** Appends the words of the bits that are set. */
static void add_bits(struct acg_buffer *out, const char *option, unsigned bits, int n,
                     const char *(*word)(int))
{
    for (int i = 0, first = 1; i < n; i++) {
        if (!(bits & 1u << i)) continue;
        acg_buffer_text(out, first ? option : ",");
        acg_buffer_text(out, word(i));
        first = 0;
    }
}

static const char *kind_word(int i)
{
    return acg_kind_name((enum acg_kind)i);
}

static const char *actor_kind_word(int i)
{
    return acg_actor_kind_name((enum acg_actor_kind)i);
}

static const char *status_word(int i)
{
    return acg_claim_status_name((enum acg_claim_status)i);
}

static void add_limit(struct acg_buffer *out, const char *option, double limit)
{
    char text[ACG_NUMBER_TEXT];
    if (limit <= 0) return;
    acg_number_digits(limit, 4, text);
    acg_buffer_text(out, option);
    acg_buffer_text(out, text);
}

static void add_ids(struct acg_buffer *out, const acg_graph *graph, const char *option,
                    struct acg_indexes list, bool types)
{
    size_t count;
    for (size_t i = 0; i < list.count; i++) {
        uint32_t index = list.items[i];
        acg_buffer_text(out, i == 0 ? option : ",");
        acg_buffer_text(out, types ? acg_graph_types(graph, &count)[index].id
                                   : acg_graph_sources(graph, &count)[index].id);
    }
}

static void add_all(struct acg_buffer *out, const acg_graph *graph,
                    const struct acg_slice_options *what)
{
    add_bits(out, " --kind ", what->kinds, ACG_N_KINDS, kind_word);
    add_ids(out, graph, " --type ", what->types, true);
    add_bits(out, " --actor-kind ", what->actor_kinds, ACG_N_ACTOR_KINDS, actor_kind_word);
    add_bits(out, " --status ", what->statuses, ACG_N_CLAIM_STATUSES, status_word);
    add_actors(out, graph, " --only ", what->only);
    add_actors(out, graph, " --without ", what->without);
    if (what->ego != ACG_NONE) {
        add_actors(out, graph, " --ego ", (struct acg_indexes){&what->ego, 1});
        acg_buffer_format(out, ":%u", what->hops);
    }
    add_limit(out, " --min-weight ", what->min_weight);
    add_limit(out, " --min-confidence ", what->min_confidence);
    add_ids(out, graph, " --source ", what->sources, false);
    add_ids(out, graph, " --without-source ", what->without_sources, false);
    if (what->known_by != ACG_DAY_MAX) {
        char text[ACG_SPAN_TEXT];
        acg_span_format((struct acg_span){what->known_by, what->known_by + 1}, text);
        acg_buffer_format(out, " --known-by %s", text);
    }
    acg_buffer_text(out, what->extant ? " --extant" : "");
    acg_buffer_text(out, what->drop_isolates ? " --isolates no" : "");
}

void acg_rule_add_filters(struct acg_buffer *out, const struct acg_words *words,
                          const acg_graph *graph, const struct acg_slice_options *what)
{
    struct acg_buffer filters = {0};
    add_all(&filters, graph, what);
    if (filters.length > 0) {
        acg_buffer_format(out, "; %s:", words->filtered);
        acg_buffer_add(out, filters.data, filters.length);
    }
    out->failed |= filters.failed;
    acg_buffer_clear(&filters);
}
