// What was added up, as a graph: in memory, or straight into a database.
#include "ingest/relations.h"

#include "actorgraph/read.h"
#include "base/file.h"
#include "base/json.h"
#include "base/number.h"
#include "base/report.h"
#include "ingest/stamp.h"
#include "write/graph_sqlite.h"

#include <stdlib.h>

/** Appends a member of an object. */
static void add_member(struct acg_buffer *out, const char *key, const char *text)
{
    acg_buffer_format(out, ", \"%s\": ", key);
    acg_json_text(out, text);
}

static void add_actor(const struct acg_relations *r, size_t i, struct acg_buffer *out)
{
    const struct acg_roster *roster = &r->ingest->roster;
    uint32_t number = r->actors[i], first = acg_roster_first(roster);
    acg_buffer_text(out, i > 0 ? ",\n{\"id\": " : "\n{\"id\": ");
    acg_json_text(out, r->ids[i]);
    if (number >= first) {
        const struct acg_roster_actor *actor = &roster->actors[number - first];
        add_member(out, "name", actor->name);
        add_member(out, "kind", acg_actor_kind_name(actor->kind));
    } else {
        const struct acg_state *state = &r->ingest->states.list[number];
        add_member(out, "name", state->name);
        add_member(out, "kind", state->is_state ? "state" : "nonstate");
        if (state->is_state) {
            acg_buffer_format(out, ", \"codes\": {\"iso3\": \"%s\"", state->id);
            if (*state->cow) acg_buffer_format(out, ", \"cow\": \"%s\"", state->cow);
            acg_buffer_char(out, '}');
        }
    }
    acg_buffer_char(out, '}');
}

static void add_type(const struct acg_relations *r, size_t i, struct acg_buffer *out)
{
    const struct acg_book_type *type = &r->ingest->rule.book.types[r->types[i]];
    acg_buffer_text(out, i > 0 ? ",\n" : "\n");
    acg_json_text(out, type->id);
    acg_buffer_format(out, ": {\"kind\": \"%s\"", acg_kind_name(type->kind));
    if (type->label && *type->label) add_member(out, "label", type->label);
    acg_buffer_char(out, '}');
}

static void add_relation(const struct acg_relations *r, const struct acg_relation_row *row,
                         struct acg_buffer *out)
{
    const struct acg_ingest *ingest = r->ingest;
    const struct acg_layout *layout = &ingest->rule.layout;
    struct acg_buffer note = {0};
    char date[ACG_SPAN_TEXT], weight[ACG_NUMBER_TEXT];
    acg_span_format(acg_period_span(ingest->rule.options.period, row->period), date);
    acg_buffer_text(out, "\n{\"from\": ");
    acg_json_text(out, r->ids[row->from]);
    add_member(out, "to", r->ids[row->to]);
    add_member(out, "type", ingest->rule.book.types[r->types[row->type]].id);
    if (!r->is_weightless) {
        acg_number_shortest(acg_relations_weight(ingest, row->sum), weight);
        acg_buffer_format(out, ", \"weight\": %s", weight);
    }
    acg_buffer_format(out, ", \"date\": \"%s\", \"directed\": %s", date,
                      ingest->rule.options.undirected ? "false" : "true");
    add_member(out, "status", acg_claim_status_name(layout->status));
    acg_buffer_format(out, ", \"cite\": [\"%s\"]", layout->source_id);
    acg_relations_note(ingest, row->sum, row->texts, &note);
    add_member(out, "note", note.data ? note.data : "");
    out->failed |= note.failed;
    acg_buffer_char(out, '}');
    acg_buffer_clear(&note);
}

static acg_status add_relations(struct acg_relations *r, struct acg_buffer *out, acg_report *report)
{
    struct acg_relation_row row;
    acg_status status = acg_relations_rewind(r, report);
    for (size_t i = 0; i < r->n_rows && !status; i++) {
        status = acg_relations_next(r, &row, report);
        if (!status && i > 0) acg_buffer_char(out, ',');
        if (!status) add_relation(r, &row, out);
    }
    return status;
}

/** Appends types, sources and actors, and the beginning of the relations. */
static void add_parts(const struct acg_relations *r, struct acg_buffer *out)
{
    acg_buffer_text(out, ",\n\"types\": {");
    for (size_t i = 0; i < r->n_types; i++)
        add_type(r, i, out);
    acg_buffer_format(out, "},\n\"sources\": [%s],\n\"actors\": [", r->ingest->rule.layout.source);
    for (size_t i = 0; i < r->n_actors; i++)
        add_actor(r, i, out);
    acg_buffer_text(out, "],\n\"relations\": [");
}

/** Appends the ties whose weights add up to 0 as a graph of its own: who merges graphs needs them.
 */
static acg_status add_weightless(const struct acg_relations *r, struct acg_buffer *out,
                                 acg_report *report)
{
    struct acg_relations weightless;
    if (r->n_others == 0) return ACG_OK;
    acg_status status = acg_relations_make_weightless(r, &weightless, report);
    acg_buffer_text(out, ",\n\"" ACG_STAMP_WEIGHTLESS "\": {\"actorgraph\": 1");
    if (!status) add_parts(&weightless, out);
    if (!status) status = add_relations(&weightless, out, report);
    acg_buffer_text(out, "]}");
    acg_relations_clear(&weightless);
    return status;
}

/** Appends the graph as JSON, with relations or without. */
static acg_status add_graph(struct acg_relations *r, bool with_relations, struct acg_buffer *out,
                            acg_report *report)
{
    struct acg_buffer title = {0};
    acg_relations_title(r->ingest, &title);
    acg_buffer_text(out, "{\"actorgraph\": 1");
    add_member(out, "title", title.failed ? "" : title.data);
    acg_buffer_text(out, ",\n\"" ACG_STAMP_KEY "\": ");
    acg_relations_rule(r->ingest, out);
    acg_status status = add_weightless(r, out, report);
    add_parts(r, out);
    if (!status && with_relations) status = add_relations(r, out, report);
    acg_buffer_text(out, "]}\n");
    out->failed |= title.failed;
    acg_buffer_clear(&title);
    return !status && out->failed ? acg_out_of_memory(report) : status;
}

static acg_status make_graph(struct acg_relations *r, bool with_relations, acg_graph **out,
                             acg_report *report)
{
    struct acg_buffer text = {0};
    *out = NULL;
    acg_status status = add_graph(r, with_relations, &text, report);
    if (!status) {
        status = acg_graph_parse(text.data, text.length, r->ingest->rule.layout.title, out, report);
    }
    acg_buffer_clear(&text);
    return status;
}

acg_status acg_ingest_graph(acg_ingest *ingest, acg_graph **out, acg_report *report)
{
    struct acg_relations relations;
    *out = NULL;
    acg_status status = acg_relations_make(ingest, &relations, report);
    if (!status) status = make_graph(&relations, true, out, report);
    acg_relations_clear(&relations);
    return status;
}

/** A database that is filled. */
struct filling {
    struct acg_relations *relations;
    const acg_graph *graph; // without relations
    const char *path;
    struct acg_buffer note;
    int32_t period; // of the date at hand
    bool has_date;
    char date[ACG_SPAN_TEXT];
    struct acg_span when;
};

static acg_status next_relation(void *context, struct acg_sqlite_relation *out, acg_report *report)
{
    struct filling *f = context;
    const struct acg_ingest *ingest = f->relations->ingest;
    struct acg_relation_row row;
    acg_status status = acg_relations_next(f->relations, &row, report);
    if (status) return status;
    const struct acg_book_type *type = &ingest->rule.book.types[f->relations->types[row.type]];
    if (!f->has_date || f->period != row.period) {
        f->when = acg_period_span(ingest->rule.options.period, row.period);
        acg_span_format(f->when, f->date);
        f->period = row.period;
        f->has_date = true;
    }
    f->note.length = 0;
    acg_relations_note(ingest, row.sum, row.texts, &f->note);
    enum acg_claim_status standing = ingest->rule.layout.status;
    *out = (struct acg_sqlite_relation){.from = row.from,
                                        .to = row.to,
                                        .type = row.type,
                                        .kind = type->kind,
                                        .weight = acg_relations_weight(ingest, row.sum),
                                        .confidence = acg_claim_status_confidence(standing),
                                        .when = f->when,
                                        .date = f->date,
                                        .note = f->note.data,
                                        .status = standing,
                                        .directed = !ingest->rule.options.undirected};
    return f->note.failed ? acg_out_of_memory(report) : ACG_OK;
}

static acg_status fill(const char *temporary, void *context, acg_report *report)
{
    struct filling *f = context;
    const acg_ingest *ingest = f->relations->ingest;
    struct acg_sqlite_relations rows = {f->relations->n_rows, next_relation, f, ingest->share.index,
                                        ingest->rule.options.scratch};
    acg_status status = acg_relations_rewind(f->relations, report);
    if (status) return status;
    return acg_graph_sqlite_fill_with(f->graph, &rows, temporary, f->path, report);
}

static acg_status save_database(acg_ingest *ingest, const char *path, acg_report *report)
{
    struct acg_relations relations;
    acg_graph *head = NULL;
    acg_status status = acg_relations_make(ingest, &relations, report);
    if (!status) status = make_graph(&relations, false, &head, report);
    struct filling filling = {.relations = &relations, .graph = head, .path = path};
    if (!status) status = acg_file_write_by(path, fill, &filling, report);
    acg_buffer_clear(&filling.note);
    acg_graph_free(head);
    acg_relations_clear(&relations);
    return status;
}

static acg_status save(acg_ingest *ingest, enum acg_graph_format format, const char *path,
                       acg_report *report)
{
    acg_graph *graph = NULL;
    if (format == ACG_GRAPH_SQLITE && acg_file_can_fill(path)) {
        return save_database(ingest, path, report);
    }
    acg_status status = acg_ingest_graph(ingest, &graph, report);
    if (!status) status = acg_graph_save(graph, format, path, report);
    acg_graph_free(graph);
    return status;
}

acg_status acg_ingest_save(acg_ingest *ingest, enum acg_graph_format format, const char *path,
                           acg_report *report)
{
    acg_status status = save(ingest, format, path, report);
    if (status) acg_checkpoint_say(ingest, report);
    else acg_checkpoint_end(ingest);
    return status;
}
