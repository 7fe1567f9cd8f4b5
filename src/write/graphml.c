#include "write/graphml.h"

#include "base/report.h"
#include "write/attributes.h"
#include "write/graph_json.h"
#include "write/loss.h"
#include "write/xml.h"

/** The file as it grows. */
struct writer {
    const acg_graph *graph;
    struct acg_buffer *out;
    char prefix;     // of the keys at hand: n, e
    size_t replaced; // characters that XML does not have
    bool failed;
};

static void write_keys(struct writer *w, const struct acg_attributes *attributes)
{
    static const char *const types[] = {[ACG_ATTRIBUTE_TEXT] = "string",
                                        [ACG_ATTRIBUTE_NUMBER] = "double",
                                        [ACG_ATTRIBUTE_WHOLE] = "int",
                                        [ACG_ATTRIBUTE_FLAG] = "boolean"};
    for (size_t i = 0; i < attributes->count; i++) {
        acg_buffer_format(w->out, "  <key id=\"%c%zu\" for=\"%s\" attr.name=\"",
                          attributes->of_claims ? 'e' : 'n', i,
                          attributes->of_claims ? "edge" : "node");
        w->replaced += acg_xml_text(w->out, attributes->items[i].name);
        acg_buffer_format(w->out, "\" attr.type=\"%s\"/>\n", types[attributes->items[i].type]);
    }
}

static void write_value(void *context, size_t attribute, const char *value)
{
    struct writer *w = context;
    acg_buffer_format(w->out, "<data key=\"%c%zu\">", w->prefix, attribute);
    w->replaced += acg_xml_text(w->out, value);
    acg_buffer_text(w->out, "</data>");
}

static void write_nodes(struct writer *w, struct acg_attributes *attributes)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(w->graph, &count);
    w->prefix = 'n';
    for (size_t i = 0; i < count; i++) {
        acg_buffer_text(w->out, "    <node id=\"");
        w->replaced += acg_xml_text(w->out, actors[i].id);
        acg_buffer_text(w->out, "\">");
        w->failed |= !acg_attributes_of(attributes, i, write_value, w);
        acg_buffer_text(w->out, "</node>\n");
    }
}

static void write_edges(struct writer *w, struct acg_attributes *attributes)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(w->graph, &count);
    const struct acg_tie *ties = acg_graph_ties(w->graph, &count);
    w->prefix = 'e';
    for (size_t i = 0; i < count; i++) {
        acg_buffer_text(w->out, "    <edge source=\"");
        acg_xml_text(w->out, actors[ties[i].from].id);
        acg_buffer_text(w->out, "\" target=\"");
        acg_xml_text(w->out, actors[ties[i].to].id);
        acg_buffer_text(w->out, "\">");
        w->failed |= !acg_attributes_of(attributes, ties[i].claim, write_value, w);
        acg_buffer_text(w->out, "</edge>\n");
    }
}

/** What the graph says of itself: the title in plain, and all of it as JSON. */
static void write_head(struct writer *w)
{
    struct acg_buffer json = {0};
    const char *title = acg_labels_in(acg_graph_title(w->graph), NULL);
    if (title) {
        acg_buffer_text(w->out, "    <data key=\"g1\">");
        w->replaced += acg_xml_text(w->out, title);
        acg_buffer_text(w->out, "</data>\n");
    }
    acg_graph_json_head(w->graph, &json);
    acg_buffer_text(w->out, "    <data key=\"g0\">");
    if (!json.failed) w->replaced += acg_xml_text(w->out, json.data);
    w->failed |= json.failed;
    acg_buffer_text(w->out, "</data>\n");
    acg_buffer_clear(&json);
}

static void write_file(struct writer *w, struct acg_attributes *nodes, struct acg_attributes *edges)
{
    acg_buffer_text(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                            "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                            "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
                            "  <key id=\"g0\" for=\"graph\" attr.name=\"actorgraph\" "
                            "attr.type=\"string\"/>\n");
    if (acg_graph_title(w->graph).count > 0) {
        acg_buffer_text(w->out, "  <key id=\"g1\" for=\"graph\" attr.name=\"title\" "
                                "attr.type=\"string\"/>\n");
    }
    write_keys(w, nodes);
    write_keys(w, edges);
    acg_buffer_text(w->out, "  <graph id=\"G\" edgedefault=\"directed\">\n");
    write_head(w);
    write_nodes(w, nodes);
    write_edges(w, edges);
    acg_buffer_text(w->out, "  </graph>\n</graphml>\n");
}

acg_status acg_graphml_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    struct writer w = {.graph = graph, .out = out};
    struct acg_attributes nodes, edges;
    bool sound = acg_attributes_init(&nodes, graph, false);
    sound = acg_attributes_init(&edges, graph, true) && sound;
    if (sound) write_file(&w, &nodes, &edges);
    acg_attributes_clear(&nodes);
    acg_attributes_clear(&edges);
    if (!sound || w.failed || out->failed) return acg_out_of_memory(report);
    acg_loss_report("graphml", "characters that XML does not have became U+FFFD", w.replaced,
                    "character", report);
    acg_loss_report("graphml", "empty texts are left out", nodes.n_empty + edges.n_empty, "text",
                    report);
    return ACG_OK;
}
