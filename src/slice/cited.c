#include "slice/cited.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/report.h"
#include "model/reference.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const char *reference;
    const struct acg_source *source;
    uint32_t *number;
};

static int by_reference(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->reference, y->reference);
    const char *x_title = x->source->title ? x->source->title : "";
    const char *y_title = y->source->title ? y->source->title : "";
    if (!order) order = strcmp(x_title, y_title);
    return order ? order : strcmp(x->source->id, y->source->id);
}

/** Whether a source could be cited at the time that the slice asks for; without a date it could. */
static bool was_known(const acg_slice *slice, const struct acg_source *source)
{
    return !source->has_issued || source->issued.from <= slice->options.known_by;
}

/** Marks in `numbers` the sources that the slice cites; says how many there are. */
static size_t mark(uint32_t numbers[], const acg_slice *slice)
{
    size_t count, n_marked = 0;
    const struct acg_claim *claims = acg_graph_claims(slice->graph, &count);
    const uint32_t *cites = acg_graph_cites(slice->graph, &count);
    const struct acg_source *sources = acg_graph_sources(slice->graph, &count);
    for (size_t i = 0; i < slice->n_claims; i++) {
        const struct acg_claim *claim = &claims[slice->claims[i]];
        for (uint32_t k = 0; k < claim->n_cites; k++) {
            uint32_t source = cites[claim->first_cite + k], *number = &numbers[source];
            if (!was_known(slice, &sources[source])) continue;
            n_marked += *number == 0;
            *number = 1;
        }
    }
    return n_marked;
}

/** The marked sources of a graph, from entries[*n] on. */
static bool fill(struct entry entries[], size_t *n, uint32_t numbers[], const acg_graph *graph,
                 struct acg_arena *arena)
{
    size_t n_sources;
    const struct acg_source *sources = acg_graph_sources(graph, &n_sources);
    for (uint32_t i = 0; i < n_sources; i++) {
        if (!numbers[i]) continue;
        struct acg_buffer text = {0};
        acg_reference_short(&text, &sources[i]);
        char *copy = text.failed ? NULL : acg_arena_text(arena, text.data, text.length);
        acg_buffer_clear(&text);
        if (!copy) return false;
        entries[(*n)++] = (struct entry){copy, &sources[i], &numbers[i]};
    }
    return true;
}

/** Finds the graphs of the slices, and room for their numbers. */
static bool list_graphs(struct acg_cited *out, const acg_slice *const slices[], size_t n)
{
    out->graphs[0] = slices[0]->graph;
    for (size_t i = 1; i < n; i++) {
        if (slices[i]->graph != out->graphs[0]) out->graphs[1] = slices[i]->graph;
    }
    for (size_t g = 0; g < ACG_CITED_GRAPHS && out->graphs[g]; g++) {
        size_t n_sources;
        acg_graph_sources(out->graphs[g], &n_sources);
        out->numbers[g] = calloc(n_sources + 1, sizeof *out->numbers[g]);
        if (!out->numbers[g]) return false;
    }
    return true;
}

static void number(struct acg_cited *out, struct entry entries[], size_t n)
{
    qsort(entries, n, sizeof *entries, by_reference);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || by_reference(&entries[i - 1], &entries[i]) != 0) {
            out->sources[out->count++] = entries[i].source;
        }
        *entries[i].number = (uint32_t)out->count;
    }
}

acg_status acg_cited_init(struct acg_cited *out, const acg_slice *const slices[], size_t n,
                          acg_report *report)
{
    *out = (struct acg_cited){0};
    if (!list_graphs(out, slices, n)) return acg_out_of_memory(report);
    size_t most = 0, n_entries = 0;
    for (size_t i = 0; i < n; i++)
        most += mark(out->numbers[slices[i]->graph != out->graphs[0]], slices[i]);
    struct acg_arena arena = {0};
    struct entry *entries = malloc((most + 1) * sizeof *entries);
    out->sources = malloc((most + 1) * sizeof *out->sources);
    bool done = entries && out->sources;
    for (size_t g = 0; done && g < ACG_CITED_GRAPHS && out->graphs[g]; g++)
        done = fill(entries, &n_entries, out->numbers[g], out->graphs[g], &arena);
    if (done) number(out, entries, n_entries);
    free(entries);
    acg_arena_clear(&arena);
    return done ? ACG_OK : acg_out_of_memory(report);
}

void acg_cited_clear(struct acg_cited *cited)
{
    free(cited->sources);
    for (size_t g = 0; g < ACG_CITED_GRAPHS; g++)
        free(cited->numbers[g]);
    *cited = (struct acg_cited){0};
}

uint32_t acg_cited_number(const struct acg_cited *cited, const acg_graph *graph, uint32_t source)
{
    return cited->numbers[graph != cited->graphs[0]][source];
}

/** Whether a tie has these ends; ACG_NONE is anybody. */
static bool has_ends(const acg_slice *slice, const struct acg_slice_tie *tie,
                     const uint32_t ends[2])
{
    uint32_t from = slice->actors[tie->from], to = slice->actors[tie->to];
    for (int i = 0; i < 2; i++)
        if (ends[i] != ACG_NONE && from != ends[i] && to != ends[i]) return false;
    return true;
}

/** The sources of tie `index`. Counts what rests on each; `last_tie` is the last one counted of
 * each source, from 1. */
static struct acg_tie_sources count_sources(const struct acg_cited *cited, const acg_slice *slice,
                                            size_t index, struct acg_source_use uses[],
                                            size_t last_tie[])
{
    size_t count;
    const struct acg_slice_tie *tie = &slice->ties[index];
    const struct acg_claim *all = acg_graph_claims(slice->graph, &count);
    const uint32_t *cites = acg_graph_cites(slice->graph, &count);
    struct acg_tie_sources found = {0, ACG_NONE};
    for (uint32_t i = tie->first_claim; i < tie->first_claim + tie->n_claims; i++) {
        const struct acg_claim *claim = &all[slice->claims[i]];
        for (uint32_t k = claim->first_cite; k < claim->first_cite + claim->n_cites; k++) {
            uint32_t source = cites[k];
            if (!acg_cited_number(cited, slice->graph, source)) continue;
            uses[source].n_claims++;
            if (last_tie[source] == index + 1) continue;
            last_tie[source] = index + 1;
            uses[source].n_ties++;
            found.one = source;
            found.n++;
        }
    }
    if (found.n == 1) uses[found.one].n_alone++;
    return found;
}

acg_status acg_cited_count(const struct acg_cited *cited, const acg_slice *slice, uint32_t actor,
                           uint32_t other, struct acg_source_use uses[],
                           struct acg_tie_sources ties[], acg_report *report)
{
    size_t n_sources;
    const uint32_t ends[2] = {actor, other};
    acg_graph_sources(slice->graph, &n_sources);
    size_t *last_tie = calloc(n_sources + 1, sizeof *last_tie);
    if (!last_tie) return acg_out_of_memory(report);
    for (size_t i = 0; i < n_sources; i++)
        uses[i] = (struct acg_source_use){0};
    for (size_t i = 0; i < slice->n_ties; i++) {
        ties[i] = has_ends(slice, &slice->ties[i], ends)
                      ? count_sources(cited, slice, i, uses, last_tie)
                      : (struct acg_tie_sources){0, ACG_NONE};
    }
    free(last_tie);
    return ACG_OK;
}

void acg_cited_ids(struct acg_buffer *out, const acg_graph *graph, const struct acg_claim *claim,
                   const char *between)
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(graph, &count);
    const struct acg_source *sources = acg_graph_sources(graph, &count);
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        acg_buffer_text(out, i ? between : "");
        acg_buffer_text(out, sources[cites[claim->first_cite + i]].id);
    }
}

/** Whether a list of ids has this one. Ids have no blanks. */
static bool lists(const struct acg_buffer *list, const char *id)
{
    size_t length = strlen(id);
    for (const char *at = list->data; at && *at; at += strspn(at, " ")) {
        size_t token = strcspn(at, " ");
        size_t own = token > 0 && at[token - 1] == ';' ? token - 1 : token;
        if (own == length && memcmp(at, id, length) == 0) return true;
        at += token;
    }
    return false;
}

void acg_cited_add_ids(struct acg_buffer *list, const acg_graph *graph,
                       const struct acg_claim *claim)
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(graph, &count);
    const struct acg_source *sources = acg_graph_sources(graph, &count);
    for (uint32_t i = 0; i < claim->n_cites && !list->failed; i++) {
        const char *id = sources[cites[claim->first_cite + i]].id;
        if (lists(list, id)) continue;
        if (list->length > 0) acg_buffer_text(list, "; ");
        acg_buffer_text(list, id);
    }
}
