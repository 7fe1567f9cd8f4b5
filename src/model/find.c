#include "actorgraph/graph.h"

#include "base/buffer.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CANDIDATES = 5 };

/** A search for an actor by folded text. */
struct search {
    const char *wanted;     // folded
    struct acg_buffer room; // the folded text of what is compared
    const char *nearest;
    unsigned distance; // of `nearest`, or the limit
    bool matched;      // the actor at hand
};

/** Compares one name of an actor: equal, or nearer than any before. */
static void compare(struct search *search, const char *name)
{
    search->room.length = 0;
    acg_utf8_fold(&search->room, name, strlen(name));
    if (search->room.failed || !search->room.data || search->room.length == 0) return;
    if (strcmp(search->room.data, search->wanted) == 0) search->matched = true;
    if (search->distance == 0) return;
    unsigned distance = acg_text_distance(search->wanted, search->room.data, search->distance - 1);
    if (distance < search->distance && distance < search->room.length) {
        search->distance = distance;
        search->nearest = name;
    }
}

static bool matches(struct search *search, const struct acg_actor *actor)
{
    search->matched = false;
    compare(search, actor->id);
    for (size_t i = 0; i < actor->name.count; i++)
        compare(search, actor->name.items[i].text);
    for (size_t i = 0; i < actor->short_name.count; i++) {
        compare(search, actor->short_name.items[i].text);
    }
    for (size_t i = 0; i < actor->n_aliases; i++)
        compare(search, actor->aliases[i]);
    for (size_t i = 0; i < actor->n_codes; i++)
        compare(search, actor->codes[i].code);
    return search->matched;
}

static acg_status unknown(const char *what, const char *text, const char *nearest,
                          acg_report *report)
{
    char quoted[ACG_QUOTE], near[ACG_QUOTE];
    acg_quote(quoted, text, strlen(text));
    if (!nearest) return acg_reject(report, NULL, "unknown %s '%s'", what, quoted);
    return acg_reject(report, NULL, "unknown %s '%s'; did you mean '%s'?", what, quoted,
                      acg_quote(near, nearest, strlen(nearest)));
}

static acg_status ambiguous(const acg_graph *graph, const char *text, const uint32_t found[],
                            size_t n_found, acg_report *report)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    struct acg_buffer list = {0};
    for (size_t i = 0; i < n_found && i < MOST_CANDIDATES; i++) {
        acg_buffer_format(&list, "%s'%s'", i > 0 ? ", " : "", actors[found[i]].id);
    }
    char quoted[ACG_QUOTE];
    acg_status status = list.failed ? acg_out_of_memory(report)
                                    : acg_reject(report, NULL, "'%s' may be %s%s; give the id",
                                                 acg_quote(quoted, text, strlen(text)), list.data,
                                                 n_found > MOST_CANDIDATES ? " and others" : "");
    acg_buffer_clear(&list);
    return status;
}

acg_status acg_graph_find_actor(const acg_graph *graph, const char *text, uint32_t *out,
                                acg_report *report)
{
    *out = acg_graph_actor_by_id(graph, text, strlen(text));
    if (*out != ACG_NONE) return ACG_OK;
    size_t n_actors, n_found = 0;
    const struct acg_actor *actors = acg_graph_actors(graph, &n_actors);
    struct acg_buffer wanted = {0};
    uint32_t found[MOST_CANDIDATES + 1];
    if (acg_utf8_valid(text, strlen(text)) == strlen(text)) {
        acg_utf8_fold(&wanted, text, strlen(text));
    }
    struct search search = {.wanted = wanted.data ? wanted.data : "",
                            .distance =
                                2 + (unsigned)(wanted.length < 192 ? wanted.length / 3 : 64)};
    for (uint32_t i = 0; i < n_actors && n_found <= MOST_CANDIDATES; i++) {
        if (matches(&search, &actors[i])) found[n_found++] = i;
    }
    acg_status status;
    if (wanted.failed || search.room.failed) {
        status = acg_out_of_memory(report);
    } else if (n_found == 0) {
        status = unknown("actor", text, search.nearest, report);
    } else if (n_found > 1) {
        status = ambiguous(graph, text, found, n_found, report);
    } else {
        *out = found[0];
        status = ACG_OK;
    }
    acg_buffer_clear(&wanted);
    acg_buffer_clear(&search.room);
    return status;
}

/** The nearest of the ids that `id_of` gives for 0 <= i < count. */
static acg_status unknown_id(const acg_graph *graph, const char *what, const char *id, size_t count,
                             const char *(*id_of)(const acg_graph *, size_t), acg_report *report)
{
    const char **ids = malloc((count + 1) * sizeof *ids);
    if (!ids) return acg_out_of_memory(report);
    for (size_t i = 0; i < count; i++)
        ids[i] = id_of(graph, i);
    acg_status status = unknown(what, id, acg_text_nearest(id, ids, count), report);
    free(ids);
    return status;
}

static const char *type_id(const acg_graph *graph, size_t i)
{
    size_t count;
    return acg_graph_types(graph, &count)[i].id;
}

static const char *source_id(const acg_graph *graph, size_t i)
{
    size_t count;
    return acg_graph_sources(graph, &count)[i].id;
}

acg_status acg_graph_find_type(const acg_graph *graph, const char *id, uint32_t *out,
                               acg_report *report)
{
    size_t count;
    acg_graph_types(graph, &count);
    *out = ACG_NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(type_id(graph, i), id) == 0) {
            *out = i;
            return ACG_OK;
        }
    }
    return unknown_id(graph, "type", id, count, type_id, report);
}

acg_status acg_graph_find_source(const acg_graph *graph, const char *id, uint32_t *out,
                                 acg_report *report)
{
    size_t count;
    acg_graph_sources(graph, &count);
    *out = ACG_NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(source_id(graph, i), id) == 0) {
            *out = i;
            return ACG_OK;
        }
    }
    return unknown_id(graph, "source", id, count, source_id, report);
}
