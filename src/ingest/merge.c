// Graphs that ingest wrote, added up.
#include "ingest/ingest.h"

#include "actorgraph/read.h"
#include "base/array.h"
#include "base/database.h"
#include "base/file.h"
#include "base/report.h"
#include "ingest/relations.h"
#include "ingest/stamp.h"
#include "model/graph.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/** The merging of one graph. */
struct merging {
    acg_ingest *ingest;
    const acg_graph *graph; // of a database without its relations
    const char *path;
    uint32_t *actors; // numbers of the roster by their place in the graph
    uint16_t *types;  // numbers of the code book
    size_t n_actors, n_types;
    bool is_weightless;
    struct acg_loose_sum sum;
    acg_report *report;
};

/** What a relation has. */
struct relation {
    size_t number;           // for remarks: from 0
    uint64_t from, to, type; // places in the graph
    double weight;
    struct acg_span when;
    const char *note; // or NULL
    bool directed, is_event;
    enum acg_claim_status status;
};

static acg_status refuse(const struct merging *m, const char *part, size_t number, const char *what)
{
    char pointer[60];
    snprintf(pointer, sizeof pointer, "%s/%s/%zu", m->is_weightless ? "/" ACG_STAMP_WEIGHTLESS : "",
             part, number);
    struct acg_place place = {.file = m->path, .pointer = pointer};
    return acg_reject(m->report, &place, "is not as ingest writes it: %s", what);
}

/*
 * Actors and types.
 */

static acg_status find_actor(const struct merging *m, size_t i, const struct acg_actor *actor)
{
    acg_ingest *ingest = m->ingest;
    const char *name = acg_labels_in(actor->name, NULL);
    struct acg_buffer id = {0};
    uint32_t state =
        acg_states_by_id(&ingest->states, (struct acg_field){actor->id, strlen(actor->id)});
    if (state != UINT32_MAX) {
        m->actors[i] = state;
        return ACG_OK;
    }
    if (!name || !*name || strlen(name) > 2 * ACG_ROSTER_NAME) {
        return refuse(m, "actors", i, "the name");
    }
    acg_roster_id_of(&ingest->roster, name, &id);
    bool is_own = !id.failed && strcmp(id.data, actor->id) == 0;
    if (is_own) {
        m->actors[i] =
            acg_roster_find(&ingest->roster, (struct acg_field){name, strlen(name)}, actor->kind);
    }
    bool failed = id.failed || ingest->roster.failed;
    acg_buffer_clear(&id);
    if (failed) return acg_out_of_memory(m->report);
    return is_own ? ACG_OK : refuse(m, "actors", i, "the id is not that of the name");
}

static acg_status find_type(const struct merging *m, size_t i, const struct acg_type *type)
{
    struct acg_book *book = &m->ingest->rule.book;
    size_t at = 0;
    while (at < book->n_types && strcmp(book->types[at].id, type->id) != 0)
        at++;
    m->types[i] = (uint16_t)at;
    if (at < book->n_types) {
        return book->types[at].kind == type->kind
                   ? ACG_OK
                   : refuse(m, "types", i, "another graph has another kind for it");
    }
    if (at == UINT16_MAX) return refuse(m, "types", i, "there are too many");
    const char *label = type->label.count > 0 ? acg_labels_in(type->label, NULL) : "";
    char *id = acg_arena_text(&book->arena, type->id, strlen(type->id));
    char *copy = acg_arena_text(&book->arena, label, strlen(label));
    if (!id || !copy ||
        !acg_array_room(&book->types, book->n_types, &book->types_room, sizeof *book->types)) {
        return acg_out_of_memory(m->report);
    }
    book->types[book->n_types++] = (struct acg_book_type){id, copy, type->kind};
    return ACG_OK;
}

static acg_status find_parts(struct merging *m)
{
    const struct acg_actor *actors = acg_graph_actors(m->graph, &m->n_actors);
    const struct acg_type *types = acg_graph_types(m->graph, &m->n_types);
    m->actors = calloc(m->n_actors + 1, sizeof *m->actors);
    m->types = calloc(m->n_types + 1, sizeof *m->types);
    if (!m->actors || !m->types) return acg_out_of_memory(m->report);
    acg_status status = ACG_OK;
    for (size_t i = 0; i < m->n_actors && !status; i++)
        status = find_actor(m, i, &actors[i]);
    for (size_t i = 0; i < m->n_types && !status; i++)
        status = find_type(m, i, &types[i]);
    return status;
}

/*
 * Relations.
 */

/** The weight as tenths; false if it is not that of the sum, or too large to be told exactly. */
static bool find_amount(const struct merging *m, double weight)
{
    const double most = 9007199254740992; // 2^53
    struct acg_sum *sum = m->sum.sum;
    if (m->is_weightless) return !m->ingest->rule.weighs_score || sum->score == 0;
    if (!(weight * 10 < most)) return false;
    sum->amount = (int64_t)round(weight * 10);
    if (m->ingest->rule.weighs_score) {
        bool is_same = sum->amount == (sum->score < 0 ? -sum->score : sum->score);
        sum->amount = sum->score;
        if (!is_same) return false;
    }
    int64_t size = sum->amount < 0 ? -sum->amount : sum->amount;
    return size > 0 && (double)size / 10 == weight;
}

static acg_status add(const struct merging *m, const struct relation *relation)
{
    acg_ingest *ingest = m->ingest;
    const struct acg_ingest_options *options = &ingest->rule.options;
    struct acg_sum *sum = m->sum.sum;
    size_t i = relation->number;
    if (!relation->is_event || relation->when.from == ACG_DAY_MIN) {
        return refuse(m, "relations", i, "it is no event");
    }
    int32_t period = acg_period_of(options->period, relation->when.from);
    struct acg_span span = acg_period_span(options->period, period);
    if (span.from != relation->when.from || span.until != relation->when.until) {
        return refuse(m, "relations", i, "the date is not a period");
    }
    if (relation->from >= m->n_actors || relation->to >= m->n_actors ||
        relation->from == relation->to || relation->type >= m->n_types) {
        return refuse(m, "relations", i, "it has not two actors and a type");
    }
    if (relation->directed == options->undirected ||
        relation->status != ingest->rule.layout.status) {
        return refuse(m, "relations", i, "direction or status");
    }
    if (!relation->note || !acg_relations_read_note(ingest, relation->note, &m->sum)) {
        return refuse(m, "relations", i, "the note");
    }
    if (!find_amount(m, relation->weight)) return refuse(m, "relations", i, "the weight");
    uint32_t from = m->actors[relation->from], to = m->actors[relation->to];
    bool turn = options->undirected && to < from;
    if (from == to) return refuse(m, "relations", i, "both actors are the same");
    sum->from = turn ? to : from;
    sum->to = turn ? from : to;
    sum->type = m->types[relation->type];
    sum->period = period;
    if (!acg_sums_add_sum(&ingest->sums, sum, m->sum.texts)) return acg_out_of_memory(m->report);
    return acg_ingest_make_room(ingest, m->report);
}

/** Adds the relations of a graph in memory. */
static acg_status add_claims(const struct merging *m)
{
    size_t n, n_ties;
    const struct acg_claim *claims = acg_graph_claims(m->graph, &n);
    const struct acg_tie *ties = acg_graph_ties(m->graph, &n_ties);
    acg_status status = ACG_OK;
    for (size_t i = 0; i < n && !status; i++) {
        const struct acg_claim *claim = &claims[i];
        const struct acg_tie *tie = claim->n_ties == 1 ? &ties[claim->first_tie] : NULL;
        if (!tie) return refuse(m, "relations", i, "it has not two actors");
        status = add(m, &(struct relation){.number = i,
                                           .from = tie->from,
                                           .to = tie->to,
                                           .type = claim->type,
                                           .weight = claim->weight,
                                           .when = claim->when,
                                           .note = claim->note,
                                           .directed = claim->directed,
                                           .is_event = claim->timing == ACG_EVENT,
                                           .status = (enum acg_claim_status)claim->status});
    }
    return status;
}

/** Whether the rows of a table are numbered from 1 in the order of what the graph has. */
static bool is_numbered(acg_database *database, const char *sql, const struct merging *m,
                        bool of_actors)
{
    size_t n = of_actors ? m->n_actors : m->n_types, count;
    const struct acg_actor *actors = acg_graph_actors(m->graph, &count);
    const struct acg_type *types = acg_graph_types(m->graph, &count);
    acg_query *query = acg_query_new(database, sql);
    bool same = true;
    size_t i = 0;
    for (; same && acg_query_next(query); i++) {
        size_t length;
        const char *id = i < n ? (of_actors ? actors[i].id : types[i].id) : "";
        same = acg_query_integer(query, 0) == (int64_t)i + 1 &&
               strcmp(acg_query_text(query, 1, &length), id) == 0;
    }
    acg_query_free(query);
    return same && i == n;
}

enum { FROM, TO, TYPE, WEIGHT, FIRST, LAST, STATUS, DIRECTED, NOTE, IS_EVENT };
static const char rows_sql[] =
    "SELECT from_actor, to_actor, type, weight, first_day, last_day, status, directed, note, "
    "date IS NOT NULL AND since IS NULL AND until IS NULL AND first_day IS NOT NULL AND last_day "
    "IS NOT NULL FROM relations ORDER BY relation";

/** The row at hand. A cell of another kind reads as 0 or "", and is refused as such. */
static struct relation read_row(acg_query *query, size_t number)
{
    size_t length;
    bool has_weight = acg_query_type(query, WEIGHT) == ACG_SQL_NUMBER ||
                      acg_query_type(query, WEIGHT) == ACG_SQL_INTEGER;
    struct relation row = {.number = number,
                           .from = (uint64_t)acg_query_integer(query, FROM) - 1,
                           .to = (uint64_t)acg_query_integer(query, TO) - 1,
                           .type = (uint64_t)acg_query_integer(query, TYPE) - 1,
                           .weight = has_weight ? acg_query_number(query, WEIGHT) : 0,
                           .directed = acg_query_integer(query, DIRECTED) == 1};
    int64_t first = acg_query_integer(query, FIRST), last = acg_query_integer(query, LAST);
    bool are_days = first >= acg_day_of_year(1) && last >= first && last < acg_day_of_year(10000);
    row.is_event = are_days && acg_query_integer(query, IS_EVENT) == 1;
    if (row.is_event) row.when = (struct acg_span){(int32_t)first, (int32_t)last + 1};
    const char *status = acg_query_text(query, STATUS, &length);
    if (!acg_claim_status_parse(status, length, &row.status)) row.is_event = false;
    if (acg_query_type(query, NOTE) == ACG_SQL_TEXT) {
        row.note = acg_query_text(query, NOTE, &length);
    }
    return row;
}

/** Adds the relations of a database, row by row. */
static acg_status add_rows(const struct merging *m, const struct acg_file_head *head)
{
    acg_database *database;
    struct acg_place place = {.file = m->path};
    acg_status status = acg_database_open(m->path, head, &database, m->report);
    if (status) return status;
    bool numbered = is_numbered(database, "SELECT actor, id FROM actors ORDER BY actor", m, true) &&
                    is_numbered(database, "SELECT type, id FROM types ORDER BY type", m, false);
    acg_query *query = acg_query_new(database, rows_sql);
    for (size_t i = 0; numbered && !status && acg_query_next(query); i++) {
        struct relation row = read_row(query, i);
        status = add(m, &row);
    }
    acg_query_free(query);
    if (!status) status = acg_database_status(database);
    if (!status && !numbered) {
        status = acg_reject(m->report, &place, "is not numbered as ingest does it");
    }
    acg_database_close(database);
    return status;
}

/** Adds a graph whose rule is known; relations by `head` where that is of a database. */
static acg_status add_graph(struct merging *m, const struct acg_file_head *head)
{
    acg_status status = acg_loose_sum_init(&m->sum) ? ACG_OK : acg_out_of_memory(m->report);
    if (!status) status = find_parts(m);
    if (!status) status = head ? add_rows(m, head) : add_claims(m);
    acg_loose_sum_clear(&m->sum);
    free(m->actors);
    free(m->types);
    return status;
}

/** The value of a key of a graph; NULL if it has none. */
static const char *find_extra(const acg_graph *graph, const char *key)
{
    size_t n;
    const struct acg_extra *extras = acg_graph_extras_of(graph, ACG_PART_GRAPH, 0, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(extras[i].key, key) == 0) return extras[i].json;
    }
    return NULL;
}

/** Adds the ties whose weights add up to 0. */
static acg_status add_weightless(acg_ingest *ingest, const acg_graph *graph, const char *path,
                                 acg_report *report)
{
    const char *json = find_extra(graph, ACG_STAMP_WEIGHTLESS);
    struct acg_place place = {.file = path, .pointer = "/" ACG_STAMP_WEIGHTLESS};
    acg_graph *own = NULL;
    if (!json) return ACG_OK;
    acg_status status = acg_graph_parse(json, strlen(json), path, &own, NULL);
    if (status == ACG_FAILED) return acg_out_of_memory(report);
    if (status) return acg_reject(report, &place, "is not as ingest writes it");
    struct merging merging = {
        .ingest = ingest, .graph = own, .path = path, .is_weightless = true, .report = report};
    status = add_graph(&merging, NULL);
    acg_graph_free(own);
    return status;
}

/** Takes the rule of the first graph over; those of others must be the same. */
static acg_status take_rule(acg_ingest *ingest, const acg_graph *graph, const char *path,
                            const char *first, acg_report *report)
{
    struct acg_place place = {.file = path};
    struct acg_stamp stamp;
    const char *json = find_extra(graph, ACG_STAMP_KEY);
    if (!json)
        return acg_reject(report, &place, "has no key '" ACG_STAMP_KEY "': ingest did not make it");
    acg_status status = acg_stamp_read(json, path, &stamp, report);
    if (!status && !ingest->rule.text) {
        ingest->rule.text = acg_arena_text(&ingest->arena, stamp.rule.data, stamp.rule.length);
        place.pointer = "/" ACG_STAMP_KEY;
        if (!ingest->rule.text) status = acg_out_of_memory(report);
        else if (!acg_stamp_apply(ingest->rule.text, &ingest->rule)) {
            status = acg_reject(report, &place, "is not as ingest writes it");
        }
        ingest->sums.sample = ingest->rule.options.sample;
    } else if (!status && strcmp(ingest->rule.text, stamp.rule.data) != 0) {
        status = acg_stamp_refuse(path, stamp.rule.data, first, ingest->rule.text, report);
    }
    ingest->counts.rows += stamp.rows;
    ingest->counts.kept += stamp.events;
    acg_buffer_clear(&stamp.rule);
    return status;
}

static acg_status merge(acg_ingest *ingest, const char *path, const char *first, acg_report *report)
{
    struct acg_read_options how = {0};
    struct acg_file_head head;
    acg_graph *graph = NULL;
    acg_status status = acg_file_head(path, &head, report);
    bool is_database = !status && acg_database_is(head.bytes, head.length);
    if (is_database) how.window = (struct acg_span){ACG_DAY_MIN + 1, ACG_DAY_MIN + 2}; // nothing
    if (!status) status = acg_graph_read(path, &how, &graph, report);
    if (!status) status = take_rule(ingest, graph, path, first, report);
    struct merging merging = {.ingest = ingest, .graph = graph, .path = path, .report = report};
    if (!status) status = add_graph(&merging, is_database ? &head : NULL);
    if (!status) status = add_weightless(ingest, graph, path, report);
    acg_graph_free(graph);
    return status;
}

acg_status acg_ingest_merge(const struct acg_ingest_options *options, const char *const paths[],
                            size_t n, acg_ingest **out, acg_report *report)
{
    struct acg_ingest_options own = {.memory = options->memory, .scratch = options->scratch};
    acg_status status = acg_ingest_begin(&own, out, report);
    for (size_t i = 0; i < n && !status; i++)
        status = merge(*out, paths[i], paths[0], report);
    if (!status) return ACG_OK;
    acg_ingest_free(*out);
    *out = NULL;
    return status;
}
