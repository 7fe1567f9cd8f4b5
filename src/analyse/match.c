#include "analyse/match.h"

#include "base/buffer.h"
#include "base/number.h"
#include "base/report.h"
#include "base/table.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/** All names of an actor besides its id, one after the other; NULL behind the last. */
static const char *name_at(const struct acg_actor *actor, size_t i)
{
    if (i < actor->name.count) return actor->name.items[i].text;
    i -= actor->name.count;
    if (i < actor->short_name.count) return actor->short_name.items[i].text;
    i -= actor->short_name.count;
    return i < actor->n_aliases ? actor->aliases[i] : NULL;
}

/** Actors by folded name while they are matched. */
struct names {
    struct acg_table table;   // folded name to actor of the earlier graph
    struct acg_arena arena;   // of the keys
    struct acg_buffer folded; // scratch
    const acg_graph *graphs[ACG_N_SIDES];
    const uint32_t *other[ACG_N_SIDES]; // counterparts by id, or ACG_NONE
};

static const char *fold(struct names *names, const char *text, size_t *length)
{
    names->folded.length = 0;
    acg_utf8_fold(&names->folded, text, strlen(text));
    *length = names->folded.length;
    return names->folded.failed || !names->folded.data ? NULL : names->folded.data;
}

/** Names of the actors of the earlier graph that have no counterpart; the first actor keeps a name
 * that several have. */
static bool collect_names(struct names *names)
{
    size_t n, length;
    const struct acg_actor *actors = acg_graph_actors(names->graphs[ACG_BEFORE], &n);
    for (uint32_t i = 0; i < n; i++) {
        if (names->other[ACG_BEFORE][i] != ACG_NONE) continue;
        const char *name;
        for (size_t k = 0; (name = name_at(&actors[i], k)) != NULL; k++) {
            const char *key = fold(names, name, &length);
            if (!key) return false;
            if (length == 0 || acg_table_find(&names->table, key, length) != UINT32_MAX) continue;
            key = acg_arena_text(&names->arena, key, length);
            if (!key || !acg_table_add(&names->table, key, length, i)) return false;
        }
    }
    return true;
}

/** The actor of the earlier graph that shares a name with one of the later, or ACG_NONE. */
static bool find_name(struct names *names, const struct acg_actor *actor, uint32_t *found,
                      const char **by)
{
    size_t length;
    const char *name;
    *found = ACG_NONE;
    for (size_t k = 0; (name = name_at(actor, k)) != NULL; k++) {
        const char *key = fold(names, name, &length);
        if (!key) return false;
        *found = length > 0 ? acg_table_find(&names->table, key, length) : UINT32_MAX;
        *by = name;
        if (*found != ACG_NONE) return true;
    }
    return true;
}

/** One by one: pairs that share a name are joined, or said. */
static acg_status join_names(struct names *names, uint32_t *to_after, uint32_t *to_before,
                             enum acg_match match, acg_report *report)
{
    size_t n;
    const struct acg_actor *before = acg_graph_actors(names->graphs[ACG_BEFORE], &n);
    const struct acg_actor *after = acg_graph_actors(names->graphs[ACG_AFTER], &n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t found;
        const char *by = "";
        if (to_before[i] != ACG_NONE) continue;
        if (!find_name(names, &after[i], &found, &by)) return acg_out_of_memory(report);
        if (found == ACG_NONE) continue;
        char a[ACG_QUOTE], b[ACG_QUOTE], name[ACG_QUOTE];
        acg_quote(a, before[found].id, strlen(before[found].id));
        acg_quote(b, after[i].id, strlen(after[i].id));
        acg_quote(name, by, strlen(by));
        if (match == ACG_MATCH_ID) {
            acg_warn(report, NULL,
                     "'%s' before and '%s' after share the name '%s' but count as two actors; "
                     "--match name takes them for one",
                     a, b, name);
        } else if (to_after[found] != ACG_NONE) {
            char other[ACG_QUOTE];
            const char *id = after[to_after[found]].id;
            return acg_reject(report, NULL,
                              "'%s' and '%s' after share the name '%s' with '%s' before; give the "
                              "actors equal ids",
                              acg_quote(other, id, strlen(id)), b, name, a);
        } else {
            to_after[found] = i;
            to_before[i] = found;
        }
    }
    return ACG_OK;
}

static acg_status match_names(const acg_graph *const graphs[], uint32_t *to_after,
                              uint32_t *to_before, enum acg_match match, acg_report *report)
{
    struct names names = {.graphs = {graphs[ACG_BEFORE], graphs[ACG_AFTER]},
                          .other = {to_after, to_before}};
    acg_status status = collect_names(&names)
                            ? join_names(&names, to_after, to_before, match, report)
                            : acg_out_of_memory(report);
    acg_table_clear(&names.table);
    acg_arena_clear(&names.arena);
    acg_buffer_clear(&names.folded);
    return status;
}

/** The counterparts of actors by id: both lists are sorted by it. */
static void match_ids(const acg_graph *const graphs[], uint32_t *to_after, uint32_t *to_before)
{
    size_t n_before, n_after, i = 0, k = 0;
    const struct acg_actor *before = acg_graph_actors(graphs[ACG_BEFORE], &n_before);
    const struct acg_actor *after = acg_graph_actors(graphs[ACG_AFTER], &n_after);
    memset(to_after, 0xff, n_before * sizeof *to_after); // ACG_NONE
    memset(to_before, 0xff, n_after * sizeof *to_before);
    while (i < n_before && k < n_after) {
        int order = strcmp(before[i].id, after[k].id);
        if (order == 0) {
            to_after[i] = (uint32_t)k;
            to_before[k] = (uint32_t)i;
        }
        i += order <= 0;
        k += order >= 0;
    }
}

/** The union of both lists of actors, in the order of ids. */
static void list_actors(struct acg_matched *out, const acg_graph *const graphs[],
                        const uint32_t *to_after, const uint32_t *to_before)
{
    size_t n_before, n_after, i = 0, k = 0;
    const struct acg_actor *before = acg_graph_actors(graphs[ACG_BEFORE], &n_before);
    const struct acg_actor *after = acg_graph_actors(graphs[ACG_AFTER], &n_after);
    for (;;) {
        while (k < n_after && to_before[k] != ACG_NONE)
            k++; // stands in the list by the id that it has in the earlier graph
        if (i == n_before && k == n_after) break;
        bool old = k == n_after || (i < n_before && strcmp(before[i].id, after[k].id) < 0);
        uint32_t a = old ? (uint32_t)i++ : ACG_NONE;
        uint32_t b = old ? to_after[a] : (uint32_t)k++;
        if (a != ACG_NONE) out->actor_of[ACG_BEFORE][a] = (uint32_t)out->n_actors;
        if (b != ACG_NONE) out->actor_of[ACG_AFTER][b] = (uint32_t)out->n_actors;
        out->actors[out->n_actors++] = (struct acg_diff_actor){.actors = {a, b}};
    }
}

/** What of a claim is compared. */
enum part {
    PART_PAIR = 1,
    PART_KIND = 2, // and type
    PART_DATES = 4,
    PART_SOURCES = 8,
    PART_REST = 16, // weight, status, confidence
    PART_ID = 32,
    PART_ALL = 31
};

/** A claim as text, to be sorted. */
struct worded {
    const char *key, *whole;
    uint32_t claim;
};

/** One graph whose claims are worded. */
struct wording {
    const acg_graph *graph;
    const uint32_t *actor_of;
    struct acg_arena *arena;
    struct acg_buffer *room;
};

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** The actors of a claim, in the order of the file only where it says who acts on whom. */
static void add_pair(struct wording *in, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_tie *ties = acg_graph_ties(in->graph, &count) + claim->first_tie;
    size_t n = 2 * (size_t)claim->n_ties, kept = 0;
    uint32_t *all = acg_arena_array(in->arena, n, sizeof *all);
    if (!all) {
        in->room->failed = true;
        return;
    }
    for (uint32_t i = 0; i < claim->n_ties; i++) {
        all[2 * i] = in->actor_of[ties[i].from];
        all[2 * i + 1] = in->actor_of[ties[i].to];
    }
    if (!claim->directed) qsort(all, n, sizeof *all, by_number);
    for (size_t i = 0; i < n; i++) {
        if (claim->directed || kept == 0 || all[kept - 1] != all[i]) all[kept++] = all[i];
    }
    acg_buffer_char(in->room, claim->directed ? '>' : '-');
    for (size_t i = 0; i < kept; i++)
        acg_buffer_format(in->room, "%u,", (unsigned)all[i]);
}

static void add_kind(struct wording *in, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_type *types = acg_graph_types(in->graph, &count);
    acg_buffer_format(in->room, "k%u%s\n", (unsigned)claim->kind,
                      claim->type == ACG_NONE ? "" : types[claim->type].id);
}

static void add_dates(struct wording *in, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_date *dates = acg_graph_dates(in->graph, &count);
    acg_buffer_format(in->room, "t%u %s/%s\n", (unsigned)claim->timing,
                      claim->since == ACG_NONE ? "" : dates[claim->since].text,
                      claim->until == ACG_NONE ? "" : dates[claim->until].text);
    acg_buffer_format(in->room, "%d/%d\n", (int)claim->when.from, (int)claim->when.until);
}

/** The ids of the sources, sorted. */
static void add_sources(struct wording *in, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_source *sources = acg_graph_sources(in->graph, &count);
    const uint32_t *cites = acg_graph_cites(in->graph, &count);
    const char **ids = acg_arena_array(in->arena, claim->n_cites, sizeof *ids);
    if (!ids) {
        in->room->failed = true;
        return;
    }
    for (uint32_t i = 0; i < claim->n_cites; i++)
        ids[i] = sources[cites[claim->first_cite + i]].id;
    if (claim->n_cites > 1) qsort(ids, claim->n_cites, sizeof *ids, by_text);
    for (uint32_t i = 0; i < claim->n_cites; i++)
        acg_buffer_format(in->room, "s%s\n", ids[i]);
}

static void add_rest(struct wording *in, const struct acg_claim *claim)
{
    char weight[ACG_NUMBER_TEXT], confidence[ACG_NUMBER_TEXT];
    acg_number_shortest(claim->weight, weight);
    acg_number_shortest(claim->confidence, confidence);
    acg_buffer_format(in->room, "%s %s %u", weight, confidence, (unsigned)claim->status);
}

/** The parts of a claim as one text; NULL if memory is out. */
static const char *word(struct wording *in, uint32_t index, unsigned parts)
{
    size_t count;
    const struct acg_claim *claim = &acg_graph_claims(in->graph, &count)[index];
    in->room->length = 0;
    acg_buffer_char(in->room, '#');
    if (parts & PART_ID) acg_buffer_text(in->room, claim->id);
    if (parts & PART_PAIR) add_pair(in, claim);
    if (parts & PART_KIND) add_kind(in, claim);
    if (parts & PART_DATES) add_dates(in, claim);
    if (parts & PART_SOURCES) add_sources(in, claim);
    if (parts & PART_REST) add_rest(in, claim);
    return in->room->failed ? NULL : acg_arena_text(in->arena, in->room->data, in->room->length);
}

static int by_words(const void *a, const void *b)
{
    const struct worded *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order == 0) order = strcmp(x->whole, y->whole);
    return order ? order : by_number(&x->claim, &y->claim);
}

/** Claims without a counterpart, worded and sorted; `*n` of them. NULL if memory is out. */
static struct worded *word_all(struct wording *in, const uint32_t claim_of[],
                               const char *const wholes[], unsigned parts, size_t *n)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(in->graph, &count);
    struct worded *all = acg_arena_array(in->arena, count, sizeof *all);
    *n = 0;
    for (uint32_t i = 0; all && i < count; i++) {
        if (claim_of[i] != ACG_NONE || (parts == PART_ID && !claims[i].id)) continue;
        const char *key = word(in, i, parts);
        if (!key) return NULL;
        all[(*n)++] = (struct worded){key, wholes[i], i};
    }
    if (all && *n > 1) qsort(all, *n, sizeof *all, by_words);
    return all;
}

/** Both graphs while their claims are matched. */
struct pairing {
    struct acg_matched *out;
    struct wording in[ACG_N_SIDES];
    const char **wholes[ACG_N_SIDES];
};

static bool word_wholes(struct pairing *p)
{
    for (int side = 0; side < ACG_N_SIDES; side++) {
        size_t n;
        acg_graph_claims(p->in[side].graph, &n);
        p->wholes[side] = acg_arena_array(p->in[side].arena, n, sizeof *p->wholes[side]);
        for (uint32_t i = 0; p->wholes[side] && i < n; i++) {
            p->wholes[side][i] = word(&p->in[side], i, PART_ALL);
            if (!p->wholes[side][i]) return false;
        }
        if (!p->wholes[side]) return false;
    }
    return true;
}

/** Matches claims whose parts are equal, one with one, as far as both graphs have them. */
static bool pair_by(struct pairing *p, unsigned parts)
{
    size_t n[ACG_N_SIDES], i = 0, k = 0;
    struct acg_matched *out = p->out;
    struct worded *all[ACG_N_SIDES];
    for (int side = 0; side < ACG_N_SIDES; side++) {
        all[side] = word_all(&p->in[side], out->claim_of[side], p->wholes[side], parts, &n[side]);
        if (!all[side]) return false;
    }
    while (i < n[ACG_BEFORE] && k < n[ACG_AFTER]) {
        const struct worded *a = &all[ACG_BEFORE][i], *b = &all[ACG_AFTER][k];
        int order = strcmp(a->key, b->key);
        if (order == 0) {
            out->claim_of[ACG_BEFORE][a->claim] = b->claim;
            out->claim_of[ACG_AFTER][b->claim] = a->claim;
            out->recoded[a->claim] = strcmp(a->whole, b->whole) != 0;
        }
        i += order <= 0;
        k += order >= 0;
    }
    return true;
}

static bool match_claims(struct acg_matched *out, const acg_graph *const graphs[])
{
    static const unsigned steps[] = {PART_ID, PART_ALL, PART_PAIR | PART_KIND | PART_DATES,
                                     PART_PAIR | PART_KIND | PART_SOURCES,
                                     PART_PAIR | PART_DATES | PART_SOURCES};
    struct acg_arena arena = {0};
    struct acg_buffer room = {0};
    struct pairing p = {.out = out};
    for (int side = 0; side < ACG_N_SIDES; side++) {
        p.in[side] = (struct wording){graphs[side], out->actor_of[side], &arena, &room};
    }
    bool done = word_wholes(&p);
    for (size_t i = 0; done && i < sizeof steps / sizeof *steps; i++)
        done = pair_by(&p, steps[i]);
    acg_arena_clear(&arena);
    acg_buffer_clear(&room);
    return done;
}

static bool make_room(struct acg_matched *out, const acg_graph *const graphs[])
{
    size_t n_actors[ACG_N_SIDES], n_claims[ACG_N_SIDES];
    for (int side = 0; side < ACG_N_SIDES; side++) {
        acg_graph_actors(graphs[side], &n_actors[side]);
        acg_graph_claims(graphs[side], &n_claims[side]);
        out->actor_of[side] =
            acg_arena_array(&out->arena, n_actors[side], sizeof *out->actor_of[side]);
        out->claim_of[side] =
            acg_arena_array(&out->arena, n_claims[side], sizeof *out->claim_of[side]);
        if (!out->actor_of[side] || !out->claim_of[side]) return false;
        memset(out->claim_of[side], 0xff, n_claims[side] * sizeof *out->claim_of[side]);
    }
    out->actors = acg_arena_array(&out->arena, n_actors[ACG_BEFORE] + n_actors[ACG_AFTER],
                                  sizeof *out->actors);
    out->recoded = acg_arena_array(&out->arena, n_claims[ACG_BEFORE], sizeof *out->recoded);
    return out->actors && out->recoded;
}

/** A graph with itself. */
static void match_itself(struct acg_matched *out, const acg_graph *graph)
{
    size_t n;
    acg_graph_actors(graph, &out->n_actors);
    acg_graph_claims(graph, &n);
    for (uint32_t i = 0; i < out->n_actors; i++) {
        out->actors[i] = (struct acg_diff_actor){.actors = {i, i}};
        out->actor_of[ACG_BEFORE][i] = out->actor_of[ACG_AFTER][i] = i;
    }
    for (uint32_t i = 0; i < n; i++)
        out->claim_of[ACG_BEFORE][i] = out->claim_of[ACG_AFTER][i] = i;
}

acg_status acg_matched_init(struct acg_matched *out, const acg_graph *before,
                            const acg_graph *after, enum acg_match match, acg_report *report)
{
    const acg_graph *const graphs[ACG_N_SIDES] = {before, after};
    size_t n_before, n_after;
    *out = (struct acg_matched){.one_graph = before == after};
    acg_graph_actors(before, &n_before);
    acg_graph_actors(after, &n_after);
    if (!make_room(out, graphs)) return acg_out_of_memory(report);
    if (out->one_graph) {
        match_itself(out, before);
        return ACG_OK;
    }
    uint32_t *to_after = acg_arena_array(&out->arena, n_before, sizeof *to_after);
    uint32_t *to_before = acg_arena_array(&out->arena, n_after, sizeof *to_before);
    if (!to_after || !to_before) return acg_out_of_memory(report);
    match_ids(graphs, to_after, to_before);
    acg_status status = match_names(graphs, to_after, to_before, match, report);
    if (status) return status;
    list_actors(out, graphs, to_after, to_before);
    return match_claims(out, graphs) ? ACG_OK : acg_out_of_memory(report);
}

void acg_matched_clear(struct acg_matched *matched)
{
    acg_arena_clear(&matched->arena);
    *matched = (struct acg_matched){0};
}
