#include "write/graph_json.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/report.h"
#include "model/graph.h"

#include <stdlib.h>
#include <string.h>

/** The file as it grows. */
struct writer {
    const acg_graph *graph;
    struct acg_buffer *out;
    bool first; // no member of the object at hand stands yet
};

static void add_key(struct writer *w, const char *key)
{
    if (!w->first) acg_buffer_text(w->out, ", ");
    w->first = false;
    acg_json_text(w->out, key);
    acg_buffer_text(w->out, ": ");
}

static void add_text(struct writer *w, const char *key, const char *text)
{
    if (!text) return;
    add_key(w, key);
    acg_json_text(w->out, text);
}

static void add_number(struct writer *w, const char *key, double number)
{
    char text[ACG_NUMBER_TEXT];
    acg_number_shortest(number, text);
    add_key(w, key);
    acg_buffer_text(w->out, text);
}

static void add_date(struct writer *w, const char *key, uint32_t date)
{
    size_t count;
    const struct acg_date *dates = acg_graph_dates(w->graph, &count);
    if (date != ACG_NONE) add_text(w, key, dates[date].text);
}

/** A plain text, or texts by language in the order of the file: the first of them may be taken
 * where a language is missing. */
static void add_labels(struct writer *w, const char *key, struct acg_labels labels)
{
    if (labels.count == 0) return;
    if (labels.count == 1 && labels.items[0].language[0] == '\0') {
        add_text(w, key, labels.items[0].text);
        return;
    }
    add_key(w, key);
    acg_buffer_char(w->out, '{');
    for (size_t i = 0; i < labels.count; i++) {
        if (i > 0) acg_buffer_text(w->out, ", ");
        acg_json_text(w->out, labels.items[i].language);
        acg_buffer_text(w->out, ": ");
        acg_json_text(w->out, labels.items[i].text);
    }
    acg_buffer_char(w->out, '}');
}

/** A list of texts; `text_of` gives one of them. */
static void add_list(struct writer *w, const char *key, size_t n,
                     const char *(*text_of)(const void *context, size_t i), const void *context)
{
    if (n == 0) return;
    add_key(w, key);
    acg_buffer_char(w->out, '[');
    for (size_t i = 0; i < n; i++) {
        if (i > 0) acg_buffer_text(w->out, ", ");
        acg_json_text(w->out, text_of(context, i));
    }
    acg_buffer_char(w->out, ']');
}

static void add_extras(struct writer *w, enum acg_part part, size_t index)
{
    size_t count;
    const struct acg_extra *extras = acg_graph_extras_of(w->graph, part, index, &count);
    for (size_t i = 0; i < count; i++) {
        add_key(w, extras[i].key);
        acg_buffer_text(w->out, extras[i].json);
    }
}

/*
 * The parts.
 */

static void write_type(struct writer *w, size_t index)
{
    size_t count;
    const struct acg_type *type = &acg_graph_types(w->graph, &count)[index];
    acg_json_text(w->out, type->id);
    acg_buffer_text(w->out, ": {");
    w->first = true;
    add_text(w, "kind", acg_kind_name(type->kind));
    if (type->weight != 1) add_number(w, "weight", type->weight);
    add_labels(w, "label", type->label);
    add_text(w, "note", type->note);
    add_extras(w, ACG_PART_TYPE, index);
    acg_buffer_char(w->out, '}');
}

static void write_source(struct writer *w, size_t index)
{
    size_t count;
    acg_buffer_text(w->out, acg_graph_sources(w->graph, &count)[index].csl);
}

static const char *alias_of(const void *context, size_t i)
{
    return ((const struct acg_actor *)context)->aliases[i];
}

static int by_system(const void *a, const void *b)
{
    return strcmp(((const struct acg_code *)a)->system, ((const struct acg_code *)b)->system);
}

struct acg_code *acg_graph_json_codes(const struct acg_actor *actor)
{
    struct acg_code *codes = malloc((actor->n_codes + 1) * sizeof *codes);
    if (!codes || actor->n_codes == 0) return codes;
    memcpy(codes, actor->codes, actor->n_codes * sizeof *codes);
    qsort(codes, actor->n_codes, sizeof *codes, by_system);
    return codes;
}

static void add_codes(struct writer *w, const struct acg_actor *actor)
{
    if (actor->n_codes == 0) return;
    struct acg_code *codes = acg_graph_json_codes(actor);
    w->out->failed |= !codes;
    if (!codes) return;
    add_key(w, "codes");
    for (size_t i = 0; i < actor->n_codes; i++) {
        acg_buffer_text(w->out, i > 0 ? ", " : "{");
        acg_json_text(w->out, codes[i].system);
        acg_buffer_text(w->out, ": ");
        acg_json_text(w->out, codes[i].code);
    }
    acg_buffer_char(w->out, '}');
    free(codes);
}

static void add_spells(struct writer *w, const struct acg_actor *actor)
{
    add_key(w, "spells");
    for (size_t i = 0; i < actor->n_spells; i++) {
        char text[ACG_SPAN_TEXT];
        acg_span_format(actor->spells[i], text);
        acg_buffer_text(w->out, i > 0 ? ", " : "[");
        acg_json_text(w->out, text);
    }
    acg_buffer_char(w->out, ']');
}

/** Whether the only name is the id, which need not be said. */
static bool is_named_by_id(const struct acg_actor *actor)
{
    return actor->name.count == 1 && actor->name.items[0].language[0] == '\0' &&
           strcmp(actor->name.items[0].text, actor->id) == 0;
}

static void write_actor(struct writer *w, size_t index)
{
    size_t count;
    const struct acg_actor *actor = &acg_graph_actors(w->graph, &count)[index];
    acg_buffer_char(w->out, '{');
    w->first = true;
    add_text(w, "id", actor->id);
    if (!is_named_by_id(actor)) add_labels(w, "name", actor->name);
    add_labels(w, "short", actor->short_name);
    add_text(w, "kind", acg_actor_kind_name(actor->kind));
    add_list(w, "aliases", actor->n_aliases, alias_of, actor);
    add_codes(w, actor);
    if (actor->n_spells > 0) {
        add_spells(w, actor);
    } else {
        add_date(w, "since", actor->since);
        add_date(w, "until", actor->until);
    }
    add_text(w, "note", actor->note);
    add_extras(w, ACG_PART_ACTOR, index);
    acg_buffer_char(w->out, '}');
}

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/** A claim and what its lists need. */
struct claim_at {
    const acg_graph *graph;
    const struct acg_claim *claim;
    size_t n_parties;
    uint32_t parties[ACG_MAX_AMONG]; // from and to; or all of `among`, by id
};

size_t acg_graph_json_parties(const acg_graph *graph, const struct acg_claim *claim,
                              uint32_t parties[ACG_MAX_AMONG])
{
    size_t count, n = 2;
    const struct acg_tie *ties = acg_graph_ties(graph, &count) + claim->first_tie;
    parties[0] = ties[0].from; // the first of them is tied to all others first
    parties[1] = ties[0].to;
    while (n < ACG_MAX_AMONG && n * (n - 1) / 2 < claim->n_ties) {
        parties[n] = ties[n - 1].to;
        n++;
    }
    if (claim->among) qsort(parties, n, sizeof *parties, ascending);
    return n;
}

static void look_at(struct claim_at *at, const acg_graph *graph, size_t index)
{
    size_t count;
    at->graph = graph;
    at->claim = &acg_graph_claims(graph, &count)[index];
    at->n_parties = acg_graph_json_parties(graph, at->claim, at->parties);
}

static const char *party_of(const void *context, size_t i)
{
    const struct claim_at *at = context;
    size_t count;
    return acg_graph_actors(at->graph, &count)[at->parties[i]].id;
}

static const char *cite_of(const void *context, size_t i)
{
    const struct claim_at *at = context;
    size_t count;
    const uint32_t *cites = acg_graph_cites(at->graph, &count) + at->claim->first_cite;
    return acg_graph_sources(at->graph, &count)[cites[i]].id;
}

static void add_parties(struct writer *w, const struct claim_at *at)
{
    if (at->claim->among) {
        add_list(w, "among", at->n_parties, party_of, at);
    } else {
        add_text(w, "from", party_of(at, 0));
        add_text(w, "to", party_of(at, 1));
    }
}

static void add_strength(struct writer *w, const struct acg_claim *claim)
{
    size_t count;
    const struct acg_type *types = acg_graph_types(w->graph, &count);
    enum acg_claim_status status = (enum acg_claim_status)claim->status;
    double weight = claim->type == ACG_NONE ? 1 : types[claim->type].weight;
    if (claim->type == ACG_NONE) add_text(w, "kind", acg_kind_name((enum acg_kind)claim->kind));
    else add_text(w, "type", types[claim->type].id);
    if (claim->weight != weight) add_number(w, "weight", claim->weight);
    add_date(w, claim->timing == ACG_EVENT ? "date" : "since", claim->since);
    add_date(w, "until", claim->until);
    if (status != ACG_CONFIRMED) add_text(w, "status", acg_claim_status_name(status));
    if (claim->confidence != acg_claim_status_confidence(status)) {
        add_number(w, "confidence", claim->confidence);
    }
    if (claim->directed != acg_kind_is_directed((enum acg_kind)claim->kind) && !claim->among) {
        add_key(w, "directed");
        acg_buffer_text(w->out, claim->directed ? "true" : "false");
    }
}

static void write_claim(struct writer *w, size_t index)
{
    struct claim_at at;
    look_at(&at, w->graph, index);
    const struct acg_claim *claim = at.claim;
    acg_buffer_char(w->out, '{');
    w->first = true;
    add_text(w, "id", claim->id);
    add_parties(w, &at);
    add_strength(w, claim);
    add_list(w, "cite", claim->n_cites, cite_of, &at);
    add_text(w, "note", claim->note);
    add_date(w, "recorded", claim->recorded);
    add_extras(w, ACG_PART_RELATION, index);
    acg_buffer_char(w->out, '}');
}

/*
 * Their order.
 */

/** What a thing of a part is sorted by. */
struct line {
    const char *id;       // of types and sources; actors are sorted
    struct acg_span when; // of relations, then
    uint32_t from, to;
    uint32_t index;
    size_t at, length; // last the text of its line, where all else is equal
    const char *text;
};

static int by_keys(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->id && y->id) return strcmp(x->id, y->id);
    if (x->when.from != y->when.from) return x->when.from < y->when.from ? -1 : 1;
    if (x->when.until != y->when.until) return x->when.until < y->when.until ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

static int by_text(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    int order = memcmp(x->text, y->text, x->length < y->length ? x->length : y->length);
    return order ? order : (x->length > y->length) - (x->length < y->length);
}

/** What the thing `index` is sorted by. */
static struct line line_of(const acg_graph *graph, enum acg_json_part part, size_t index)
{
    size_t count;
    struct line line = {.index = (uint32_t)index};
    struct claim_at at;
    switch (part) {
    case ACG_JSON_TYPES:
        line.id = acg_graph_types(graph, &count)[index].id;
        break;
    case ACG_JSON_SOURCES:
        line.id = acg_graph_sources(graph, &count)[index].id;
        break;
    case ACG_JSON_RELATIONS:
        look_at(&at, graph, index);
        line.when = at.claim->when;
        line.from = at.parties[0];
        line.to = at.parties[1];
        break;
    }
    return line;
}

/** Sorts `n` claims that are alike in their keys by their text; false if memory is out. */
static bool sort_by_text(struct writer *w, struct line lines[], size_t n)
{
    struct acg_buffer text = {0}, *out = w->out;
    w->out = &text;
    for (size_t i = 0; i < n; i++) {
        lines[i].at = text.length;
        write_claim(w, lines[i].index);
        lines[i].length = text.length - lines[i].at;
    }
    w->out = out;
    for (size_t i = 0; i < n && !text.failed; i++)
        lines[i].text = text.data + lines[i].at;
    if (!text.failed) qsort(lines, n, sizeof *lines, by_text);
    bool done = !text.failed;
    acg_buffer_clear(&text);
    return done;
}

uint32_t *acg_graph_json_order(const acg_graph *graph, enum acg_json_part part)
{
    size_t n = 0, like;
    struct writer w = {.graph = graph};
    if (part == ACG_JSON_TYPES) acg_graph_types(graph, &n);
    if (part == ACG_JSON_SOURCES) acg_graph_sources(graph, &n);
    if (part == ACG_JSON_RELATIONS) acg_graph_claims(graph, &n);
    struct line *lines = calloc(n + 1, sizeof *lines);
    uint32_t *order = calloc(n + 1, sizeof *order);
    bool done = lines && order;
    for (size_t i = 0; done && i < n; i++)
        lines[i] = line_of(graph, part, i);
    if (done) qsort(lines, n, sizeof *lines, by_keys);
    for (size_t i = 0; done && i < n; i += like) {
        for (like = 1; i + like < n && by_keys(&lines[i], &lines[i + like]) == 0;)
            like++;
        done = like == 1 || sort_by_text(&w, lines + i, like);
    }
    for (size_t i = 0; done && i < n; i++)
        order[i] = lines[i].index;
    free(lines);
    if (done) return order;
    free(order);
    return NULL;
}

/** A part of the file. */
struct part {
    const char *name;
    void (*write)(struct writer *w, size_t index);
    enum acg_json_part order;
    bool sorted; // as it stands
    char open, close;
};

static void write_part(struct writer *w, const struct part *part, size_t count)
{
    uint32_t *order = part->sorted ? NULL : acg_graph_json_order(w->graph, part->order);
    w->out->failed |= !part->sorted && !order;
    acg_buffer_format(w->out, ",\n  \"%s\": %c", part->name, part->open);
    for (size_t i = 0; i < count && !w->out->failed; i++) {
        acg_buffer_text(w->out, i > 0 ? ",\n    " : "\n    ");
        part->write(w, order ? order[i] : i);
    }
    acg_buffer_text(w->out, count > 0 ? "\n  " : "");
    acg_buffer_char(w->out, part->close);
    free(order);
}

/** Members of the top level, each on a line. */
static void write_head(struct writer *w)
{
    size_t count;
    const struct acg_extra *extras = acg_graph_extras(w->graph, &count);
    acg_buffer_text(w->out, "{\n  \"actorgraph\": 1");
    for (size_t i = 0; i < count && extras[i].part == ACG_PART_GRAPH; i++) {
        acg_buffer_text(w->out, ",\n  ");
        acg_json_text(w->out, extras[i].key);
        acg_buffer_format(w->out, ": %s", extras[i].json);
    }
    struct acg_labels title = acg_graph_title(w->graph);
    const char *license = acg_graph_license(w->graph);
    w->first = true;
    if (title.count > 0) acg_buffer_text(w->out, ",\n  ");
    add_labels(w, "title", title);
    w->first = true;
    if (license) acg_buffer_text(w->out, ",\n  ");
    add_text(w, "license", license);
}

static const struct part all_parts[] = {
    {.name = "types", .open = '{', .close = '}', .write = write_type, .order = ACG_JSON_TYPES},
    {.name = "sources",
     .open = '[',
     .close = ']',
     .write = write_source,
     .order = ACG_JSON_SOURCES},
    {.name = "actors", .open = '[', .close = ']', .write = write_actor, .sorted = true},
    {.name = "relations",
     .open = '[',
     .close = ']',
     .write = write_claim,
     .order = ACG_JSON_RELATIONS},
};

enum { N_HEAD_PARTS = 2, N_PARTS = sizeof all_parts / sizeof *all_parts };

/** Writes the parts from the first up to `end`. */
static void write_parts(struct writer *w, size_t end)
{
    size_t counts[N_PARTS];
    acg_graph_types(w->graph, &counts[0]);
    acg_graph_sources(w->graph, &counts[1]);
    acg_graph_actors(w->graph, &counts[2]);
    acg_graph_claims(w->graph, &counts[3]);
    write_head(w);
    for (size_t i = 0; i < end; i++) {
        bool needed = i >= N_HEAD_PARTS || counts[i] > 0; // a file without a codebook is one too
        if (needed) write_part(w, &all_parts[i], counts[i]);
    }
    acg_buffer_text(w->out, "\n}\n");
}

void acg_graph_json_head(const acg_graph *graph, struct acg_buffer *out)
{
    struct writer w = {.graph = graph, .out = out};
    write_parts(&w, N_HEAD_PARTS);
}

void acg_graph_json_claim(const acg_graph *graph, size_t claim, struct acg_buffer *out)
{
    struct writer w = {.graph = graph, .out = out};
    write_claim(&w, claim);
}

acg_status acg_graph_json(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    struct writer w = {.graph = graph, .out = out};
    write_parts(&w, N_PARTS);
    return out->failed ? acg_out_of_memory(report) : ACG_OK;
}
