#include "write/gexf.h"

#include "actorgraph/slice.h"
#include "base/number.h"
#include "base/report.h"
#include "write/attributes.h"
#include "write/course.h"
#include "write/graph_json.h"
#include "write/loss.h"
#include "write/xml.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_TEXT = 16 };

/** The file as it grows. */
struct writer {
    const acg_graph *graph;
    const acg_slice *slice;
    struct acg_buffer *out;
    struct acg_attributes nodes;
    struct acg_stage *stages;      // of the tie at hand
    unsigned char *is_told;        // of a claim: stands in an edge already
    size_t *of_types, *of_sources; // of each: the last edge, from 1, that named it
    size_t replaced;               // characters that XML does not have
    bool weights_change;           // of at least one edge
    bool failed;
};

static const char *day_text(int32_t day, char text[DAY_TEXT])
{
    char span[ACG_SPAN_TEXT];
    acg_span_format((struct acg_span){day, day + 1}, span);
    memcpy(text, span, 10); // YYYY-MM-DD
    text[10] = '\0';
    return text;
}

/** Appends ` start="" end=""`, both included; an open end is left out, as Gephi wants it. */
static void add_interval(struct writer *w, struct acg_span when)
{
    char text[DAY_TEXT];
    if (when.from != ACG_DAY_MIN) {
        acg_buffer_format(w->out, " start=\"%s\"", day_text(when.from, text));
    }
    if (when.until != ACG_DAY_MAX) {
        acg_buffer_format(w->out, " end=\"%s\"", day_text(when.until - 1, text));
    }
}

static bool is_always(struct acg_span span)
{
    return span.from == ACG_DAY_MIN && span.until == ACG_DAY_MAX;
}

/*
 * Nodes.
 */

static void write_value(void *context, size_t attribute, const char *value)
{
    struct writer *w = context;
    if (strcmp(w->nodes.items[attribute].name, "label") == 0) return; // has a place of its own
    acg_buffer_format(w->out, "<attvalue for=\"n%zu\" value=\"", attribute);
    w->replaced += acg_xml_text(w->out, value);
    acg_buffer_text(w->out, "\"/>");
}

static void write_spells(struct writer *w, const struct acg_span spells[], size_t n)
{
    acg_buffer_text(w->out, "<spells>");
    for (size_t i = 0; i < n; i++) {
        acg_buffer_text(w->out, "<spell");
        add_interval(w, spells[i]);
        acg_buffer_text(w->out, "/>");
    }
    acg_buffer_text(w->out, "</spells>");
}

static void write_nodes(struct writer *w)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(w->graph, &count);
    acg_buffer_text(w->out, "    <nodes>\n");
    for (size_t i = 0; i < count; i++) {
        const struct acg_actor *actor = &actors[i];
        acg_buffer_text(w->out, "      <node id=\"");
        w->replaced += acg_xml_text(w->out, actor->id);
        acg_buffer_text(w->out, "\" label=\"");
        w->replaced += acg_xml_text(w->out, acg_labels_in(actor->name, NULL));
        acg_buffer_char(w->out, '"');
        if (actor->n_spells == 0) add_interval(w, actor->when);
        acg_buffer_text(w->out, "><attvalues>");
        w->failed |= !acg_attributes_of(&w->nodes, i, write_value, w);
        acg_buffer_text(w->out, "</attvalues>");
        if (actor->n_spells > 0) write_spells(w, actor->spells, actor->n_spells);
        acg_buffer_text(w->out, "</node>\n");
    }
    acg_buffer_text(w->out, "    </nodes>\n");
}

/*
 * Edges.
 */

/** An edge: a tie of the slice, or a claim that ties an actor to itself. */
struct edge {
    uint32_t from, to;
    enum acg_kind kind;
    bool directed;
    const uint32_t *claims;
    size_t n_claims;
};

/** The claims that no edge has told of yet, as a list of JSON. */
static void write_claims(struct writer *w, const struct edge *edge)
{
    struct acg_buffer json = {0};
    size_t n = 0;
    acg_buffer_char(&json, '[');
    for (size_t i = 0; i < edge->n_claims; i++) {
        uint32_t claim = edge->claims[i];
        if (w->is_told[claim]) continue;
        w->is_told[claim] = 1;
        if (n++ > 0) acg_buffer_text(&json, ",\n");
        acg_graph_json_claim(w->graph, claim, &json);
    }
    acg_buffer_char(&json, ']');
    acg_buffer_text(w->out, "<attvalue for=\"actorgraph\" value=\"");
    if (!json.failed) w->replaced += acg_xml_text(w->out, json.data);
    w->failed |= json.failed;
    acg_buffer_text(w->out, "\"/>");
    acg_buffer_clear(&json);
}

/** The types of an edge's claims and the sources that they cite, for the reader of a table. */
static void write_words(struct writer *w, const struct edge *edge, size_t number)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(w->graph, &count);
    const struct acg_type *types = acg_graph_types(w->graph, &count);
    const struct acg_source *sources = acg_graph_sources(w->graph, &count);
    const uint32_t *cites = acg_graph_cites(w->graph, &count);
    struct acg_buffer of_types = {0}, of_sources = {0};
    for (size_t i = 0; i < edge->n_claims; i++) {
        const struct acg_claim *claim = &claims[edge->claims[i]];
        if (claim->type != ACG_NONE && w->of_types[claim->type] != number + 1) {
            acg_buffer_format(&of_types, "%s%s", of_types.length ? "; " : "",
                              types[claim->type].id);
            w->of_types[claim->type] = number + 1;
        }
        for (size_t c = 0; c < claim->n_cites; c++) {
            uint32_t source = cites[claim->first_cite + c];
            if (w->of_sources[source] == number + 1) continue;
            acg_buffer_format(&of_sources, "%s%s", of_sources.length ? "; " : "",
                              sources[source].id);
            w->of_sources[source] = number + 1;
        }
    }
    const struct {
        const char *id;
        struct acg_buffer *text;
    } words[] = {{"types", &of_types}, {"sources", &of_sources}};
    for (size_t i = 0; i < 2; i++) {
        w->failed |= words[i].text->failed;
        if (words[i].text->length > 0) {
            acg_buffer_format(w->out, "<attvalue for=\"%s\" value=\"", words[i].id);
            acg_xml_text(w->out, words[i].text->data);
            acg_buffer_text(w->out, "\"/>");
        }
        acg_buffer_clear(words[i].text);
    }
}

static void write_weights(struct writer *w, size_t n_stages)
{
    char number[ACG_NUMBER_TEXT];
    for (size_t i = 0; w->weights_change && i < n_stages; i++) {
        acg_number_shortest(w->stages[i].weight, number);
        acg_buffer_format(w->out, "<attvalue for=\"weight\" value=\"%s\"", number);
        add_interval(w, w->stages[i].when);
        acg_buffer_text(w->out, "/>");
    }
}

/** Makes spells of stages, which touch where only the weight changes. */
static size_t join_stages(struct acg_stage stages[], size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (kept > 0 && stages[kept - 1].when.until == stages[i].when.from) {
            stages[kept - 1].when.until = stages[i].when.until;
        } else {
            stages[kept++] = stages[i];
        }
    }
    return kept;
}

static void write_edge(struct writer *w, const struct edge *edge, size_t number)
{
    size_t count, n = acg_course(w->graph, edge->claims, edge->n_claims, w->stages);
    const struct acg_actor *actors = acg_graph_actors(w->graph, &count);
    char text[ACG_NUMBER_TEXT];
    double largest = 0;
    if (n == SIZE_MAX) {
        w->failed = true;
        return;
    }
    for (size_t i = 0; i < n; i++)
        largest = w->stages[i].weight > largest ? w->stages[i].weight : largest;
    acg_number_shortest(largest, text);
    acg_buffer_format(w->out, "      <edge id=\"%zu\" source=\"", number);
    acg_xml_text(w->out, actors[edge->from].id);
    acg_buffer_text(w->out, "\" target=\"");
    acg_xml_text(w->out, actors[edge->to].id);
    bool usual = edge->directed == acg_kind_is_directed(edge->kind); // else Gephi would merge both
    acg_buffer_format(w->out, "\" type=\"%s\" kind=\"%s%s\" weight=\"%s\"",
                      edge->directed ? "directed" : "undirected", acg_kind_name(edge->kind),
                      usual            ? ""
                      : edge->directed ? " (directed)"
                                       : " (undirected)",
                      text);
    acg_buffer_format(w->out,
                      "><attvalues><attvalue for=\"sign\" value=\"%d\"/>"
                      "<attvalue for=\"kind\" value=\"%s\"/>",
                      acg_kind_sign(edge->kind), acg_kind_name(edge->kind));
    write_words(w, edge, number);
    write_claims(w, edge);
    write_weights(w, n);
    acg_buffer_text(w->out, "</attvalues>");
    n = join_stages(w->stages, n);
    if (n > 1 || (n == 1 && !is_always(w->stages[0].when))) {
        acg_buffer_text(w->out, "<spells>");
        for (size_t i = 0; i < n; i++) {
            acg_buffer_text(w->out, "<spell");
            add_interval(w, w->stages[i].when);
            acg_buffer_text(w->out, "/>");
        }
        acg_buffer_text(w->out, "</spells>");
    }
    acg_buffer_text(w->out, "</edge>\n");
}

/** Gives each edge to `take`. */
static void each_edge(struct writer *w,
                      void (*take)(struct writer *w, const struct edge *edge, size_t number))
{
    size_t n_ties, n_claims, count, number = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(w->slice, &n_ties);
    const uint32_t *indexes = acg_slice_claims(w->slice, &n_claims);
    const uint32_t *actors = acg_slice_actors(w->slice, &count);
    for (size_t i = 0; i < n_ties && !w->failed; i++) {
        const struct acg_slice_tie *tie = &ties[i];
        struct edge edge = {.from = actors[tie->from],
                            .to = actors[tie->to],
                            .kind = tie->kind,
                            .directed = tie->directed,
                            .claims = indexes + tie->first_claim,
                            .n_claims = tie->n_claims};
        take(w, &edge, number++);
    }
    const struct acg_tie *all = acg_graph_ties(w->graph, &n_ties);
    const struct acg_claim *claims = acg_graph_claims(w->graph, &count);
    for (size_t i = 0; i < n_ties && !w->failed; i++) {
        if (all[i].from != all[i].to) continue; // these are no slice's
        const struct acg_claim *claim = &claims[all[i].claim];
        struct edge edge = {.from = all[i].from,
                            .to = all[i].to,
                            .kind = (enum acg_kind)claim->kind,
                            .directed = claim->directed,
                            .claims = &all[i].claim,
                            .n_claims = 1};
        take(w, &edge, number++);
    }
}

static void see_weights(struct writer *w, const struct edge *edge, size_t number)
{
    (void)number;
    size_t n = acg_course(w->graph, edge->claims, edge->n_claims, w->stages);
    w->failed |= n == SIZE_MAX;
    for (size_t i = 1; !w->failed && i < n; i++) {
        double before = w->stages[i - 1].weight, now = w->stages[i].weight;
        w->weights_change |= now < before || now > before;
    }
}

/*
 * The file.
 */

/** What a byte of JSON is within a processing instruction, which ends at "?>"; NULL: as it is. A
 * character that XML lacks stands by its number, as the texts of JSON may have it. */
static const char *in_instruction(const char *c)
{
    if (*c == '&') return "&amp;";
    if (*c == '>') return c[-1] == '?' ? "&gt;" : NULL; // JSON begins with {
    if (*c == '<') return "&lt;";                       // so that nothing looks like markup
    if (strncmp(c, "\xef\xbf\xbe", 3) == 0) return "\\ufffe";
    return strncmp(c, "\xef\xbf\xbf", 3) == 0 ? "\\uffff" : NULL;
}

/** What the graph says of itself: a processing instruction, which every other reader skips. */
static void write_head(struct writer *w)
{
    struct acg_buffer json = {0};
    acg_graph_json_head(w->graph, &json);
    w->failed |= json.failed;
    acg_buffer_text(w->out, "<?actorgraph ");
    for (const char *c = json.failed ? "" : json.data; *c; c++) {
        const char *word = in_instruction(c);
        if (word) acg_buffer_text(w->out, word);
        else acg_buffer_char(w->out, *c);
        if (word && *c == '\xef') c += 2;
    }
    acg_buffer_text(w->out, "?>\n");
    acg_buffer_clear(&json);
}

static void write_node_attributes(struct writer *w)
{
    static const char *const types[] = {[ACG_ATTRIBUTE_TEXT] = "string",
                                        [ACG_ATTRIBUTE_NUMBER] = "double",
                                        [ACG_ATTRIBUTE_WHOLE] = "integer",
                                        [ACG_ATTRIBUTE_FLAG] = "boolean"};
    acg_buffer_text(w->out, "    <attributes class=\"node\" mode=\"static\">\n");
    for (size_t i = 0; i < w->nodes.count; i++) {
        const struct acg_attribute *attribute = &w->nodes.items[i];
        if (strcmp(attribute->name, "label") == 0) continue;
        acg_buffer_format(w->out, "      <attribute id=\"n%zu\" title=\"", i);
        w->replaced += acg_xml_text(w->out, attribute->name);
        acg_buffer_format(w->out, "\" type=\"%s\"/>\n", types[attribute->type]);
    }
    acg_buffer_text(w->out, "    </attributes>\n");
}

static void write_file(struct writer *w)
{
    const char *title = acg_labels_in(acg_graph_title(w->graph), NULL);
    acg_buffer_text(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_head(w);
    acg_buffer_text(w->out, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                            "  <meta>\n    <creator>actorgraph</creator>\n    <description>");
    if (title) w->replaced += acg_xml_text(w->out, title);
    acg_buffer_text(w->out, "</description>\n  </meta>\n"
                            "  <graph mode=\"dynamic\" defaultedgetype=\"undirected\" "
                            "timeformat=\"date\" timerepresentation=\"interval\">\n");
    write_node_attributes(w);
    acg_buffer_text(w->out,
                    "    <attributes class=\"edge\" mode=\"static\">\n"
                    "      <attribute id=\"sign\" title=\"sign\" type=\"integer\"/>\n"
                    "      <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n"
                    "      <attribute id=\"types\" title=\"types\" type=\"string\"/>\n"
                    "      <attribute id=\"sources\" title=\"sources\" type=\"string\"/>\n"
                    "      <attribute id=\"actorgraph\" title=\"actorgraph\" type=\"string\"/>\n"
                    "    </attributes>\n");
    if (w->weights_change) {
        acg_buffer_text(w->out,
                        "    <attributes class=\"edge\" mode=\"dynamic\">\n"
                        "      <attribute id=\"weight\" title=\"Weight\" type=\"double\"/>\n"
                        "    </attributes>\n");
    }
    write_nodes(w);
    acg_buffer_text(w->out, "    <edges>\n");
    each_edge(w, write_edge);
    acg_buffer_text(w->out, "    </edges>\n  </graph>\n</gexf>\n");
}

acg_status acg_gexf_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    struct writer w = {.graph = graph, .out = out};
    struct acg_slice_options options = acg_slice_defaults();
    acg_slice *slice = NULL;
    size_t n_claims, n_types, n_sources;
    acg_graph_claims(graph, &n_claims);
    acg_graph_types(graph, &n_types);
    acg_graph_sources(graph, &n_sources);
    acg_status status = acg_slice_new(graph, &options, &slice, report);
    w.slice = slice;
    w.stages = malloc((2 * n_claims + 2) * sizeof *w.stages);
    w.is_told = calloc(n_claims + 1, 1);
    w.of_types = calloc(n_types + 1, sizeof *w.of_types);
    w.of_sources = calloc(n_sources + 1, sizeof *w.of_sources);
    w.failed = !acg_attributes_init(&w.nodes, graph, false) || !w.stages || !w.is_told ||
               !w.of_types || !w.of_sources;
    if (!status && !w.failed) each_edge(&w, see_weights);
    if (!status && !w.failed) write_file(&w);
    if (!status && (w.failed || out->failed)) status = acg_out_of_memory(report);
    if (!status) {
        acg_loss_report("gexf", "characters that XML does not have became U+FFFD", w.replaced,
                        "character", report);
        acg_loss_report("gexf", "empty texts are left out", w.nodes.n_empty, "text", report);
    }
    acg_attributes_clear(&w.nodes);
    free(w.stages);
    free(w.is_told);
    free(w.of_types);
    free(w.of_sources);
    acg_slice_free(slice);
    return status;
}
