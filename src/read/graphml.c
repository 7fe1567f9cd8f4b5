// GraphML: keys, nodes, edges and their data.
#include "read/format.h"
#include "read/import.h"
#include "read/xml.h"

#include "base/array.h"
#include "base/limits.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define NO_COLUMN UINT32_MAX // of a key that declares none

/** A <key>: the columns that it declares, and what it is if none of them. */
struct key {
    uint32_t columns[2]; // by enum acg_import_part; NO_COLUMN
    enum { KEY_DATA, KEY_HEAD, KEY_TITLE, KEY_LOOKS } use;
};

/** Where the walk is. */
enum place { AT_ROOT, IN_FILE, IN_KEY, IN_GRAPH, IN_NODE, IN_EDGE };

struct graphml {
    struct acg_import import;
    acg_xml *xml;
    enum place place;
    bool edges_are_directed, has_graph;
    struct key *keys;
    size_t n_keys, keys_room;
    struct acg_table key_ids;
    /** The <key> at hand, whose default is still to come. */
    char *id, *name, *type, *domain, *looks;
    struct acg_buffer text; // of <default>, or of data of the graph
    size_t depth;           // of elements inside the one at hand
    bool in_text;           // inside <default>, <data> or <desc>
    bool in_label;          // of yEd's drawing of a node
    const struct key *data; // of the <data> at hand; NULL: <desc>
    size_t data_at;
    uint32_t desc[2], label; // columns that no key declares
};

static size_t at(const struct graphml *graphml)
{
    return acg_xml_at(graphml->xml);
}

static bool reject(struct graphml *graphml, const char *what)
{
    acg_import_reject(&graphml->import, at(graphml), "%s", what);
    return false;
}

static void set_text(struct graphml *graphml, char **into, const char *text)
{
    free(*into);
    *into = NULL;
    if (text && !(*into = strdup(text))) acg_reader_out_of_memory(&graphml->import.reader);
}

/*
 * Keys.
 */

static bool start_key(struct graphml *graphml, const char *const attributes[])
{
    const char *id = acg_xml_attribute(attributes, "id");
    const char *domain = acg_xml_attribute(attributes, "for");
    const char *name = acg_xml_attribute(attributes, "attr.name");
    if (!id) return reject(graphml, "a key without an id");
    if (graphml->has_graph) return reject(graphml, "a key behind the graph; keys stand before it");
    set_text(graphml, &graphml->id, id);
    set_text(graphml, &graphml->name, name ? name : id);
    set_text(graphml, &graphml->type, acg_xml_attribute(attributes, "attr.type"));
    set_text(graphml, &graphml->domain, domain ? domain : "all");
    set_text(graphml, &graphml->looks, acg_xml_attribute(attributes, "yfiles.type"));
    graphml->text.length = 0;
    graphml->place = IN_KEY;
    return !acg_import_is_over(&graphml->import);
}

static uint32_t declare(struct graphml *graphml, enum acg_import_part part, const char *name,
                        const char *type, const char *initial)
{
    size_t column = acg_import_declare(&graphml->import, part, name, type, initial);
    return column == SIZE_MAX ? NO_COLUMN : (uint32_t)column;
}

static bool end_key(struct graphml *graphml)
{
    struct key key = {.columns = {NO_COLUMN, NO_COLUMN}};
    const char *domain = graphml->domain;
    bool of_all = strcmp(domain, "all") == 0;
    char quoted[ACG_QUOTE];
    size_t length = strlen(graphml->id);
    const char *initial = graphml->text.length > 0 ? graphml->text.data : NULL;
    if (acg_table_find(&graphml->key_ids, graphml->id, length) != UINT32_MAX) {
        acg_import_reject(&graphml->import, at(graphml), "the key '%s' stands twice",
                          acg_quote(quoted, graphml->id, length));
        return false;
    }
    if (graphml->looks) key.use = KEY_LOOKS;
    else if (strcmp(graphml->name, "actorgraph") == 0 && strcmp(domain, "graph") == 0)
        key.use = KEY_HEAD;
    else if (strcmp(graphml->name, "title") == 0) key.use = KEY_TITLE;
    if (key.use != KEY_LOOKS && (of_all || strcmp(domain, "node") == 0)) {
        key.columns[ACG_NODES] = declare(graphml, ACG_NODES, graphml->name, graphml->type, initial);
    }
    if (key.use != KEY_LOOKS && (of_all || strcmp(domain, "edge") == 0)) {
        key.columns[ACG_EDGES] = declare(graphml, ACG_EDGES, graphml->name, graphml->type, initial);
    }
    if (key.use == KEY_HEAD) graphml->import.expects_head = graphml->import.is_ours = true;
    char *id = acg_arena_text(&graphml->import.arena, graphml->id, length);
    if (!id || !acg_array_room(&graphml->keys, graphml->n_keys, &graphml->keys_room, sizeof key) ||
        !acg_table_add(&graphml->key_ids, id, length, (uint32_t)graphml->n_keys)) {
        acg_reader_out_of_memory(&graphml->import.reader);
        return false;
    }
    graphml->keys[graphml->n_keys++] = key;
    graphml->place = IN_FILE;
    return !acg_import_is_over(&graphml->import) &&
           graphml->n_keys <= (size_t)2 * ACG_MAX_ATTRIBUTES;
}

/*
 * Data.
 */

static void begin_value(struct graphml *graphml, uint32_t column)
{
    acg_import_value(&graphml->import, column, graphml->data_at, "", 0);
}

static bool start_data(struct graphml *graphml, const char *const attributes[])
{
    const char *id = acg_xml_attribute(attributes, "key");
    char quoted[ACG_QUOTE];
    uint32_t key = id ? acg_table_find(&graphml->key_ids, id, strlen(id)) : UINT32_MAX;
    graphml->data_at = at(graphml);
    if (!id) return reject(graphml, "data without a key");
    if (key == UINT32_MAX) {
        acg_import_reject(&graphml->import, at(graphml), "no key '%s' is declared",
                          acg_quote(quoted, id, strlen(id)));
        return false;
    }
    graphml->data = &graphml->keys[key];
    graphml->in_text = true;
    graphml->text.length = 0;
    if (graphml->place != IN_NODE && graphml->place != IN_EDGE) return true;
    if (graphml->data->use == KEY_LOOKS) return true;
    uint32_t column = graphml->data->columns[graphml->place == IN_NODE ? ACG_NODES : ACG_EDGES];
    if (column == NO_COLUMN) {
        acg_import_reject(&graphml->import, at(graphml), "the key '%s' is not for %s",
                          acg_quote(quoted, id, strlen(id)),
                          graphml->place == IN_NODE ? "nodes" : "edges");
        return false;
    }
    begin_value(graphml, column);
    return true;
}

/** <desc>: a note. */
static bool start_desc(struct graphml *graphml)
{
    graphml->data = NULL;
    graphml->data_at = at(graphml);
    graphml->in_text = true;
    graphml->text.length = 0;
    if (graphml->place == IN_NODE) begin_value(graphml, graphml->desc[ACG_NODES]);
    if (graphml->place == IN_EDGE) begin_value(graphml, graphml->desc[ACG_EDGES]);
    return true;
}

/** Inside data: yEd's drawings, whose label is one; all else says nothing of a graph. */
static bool start_inside(struct graphml *graphml, const char *name)
{
    graphml->depth++;
    bool is_label = graphml->place == IN_NODE && graphml->data && graphml->data->use == KEY_LOOKS &&
                    strcmp(name, "y:NodeLabel") == 0;
    if (is_label && !graphml->in_label && graphml->label != NO_COLUMN) {
        graphml->in_label = true;
        graphml->data_at = at(graphml);
        begin_value(graphml, graphml->label);
    }
    return true;
}

static bool end_data(struct graphml *graphml)
{
    struct acg_import *import = &graphml->import;
    const struct key *key = graphml->data;
    graphml->in_text = false;
    graphml->data = NULL;
    if (graphml->place != IN_GRAPH && graphml->place != IN_FILE) return true;
    acg_buffer_add(&graphml->text, "", 0);
    if (graphml->text.failed) {
        acg_reader_out_of_memory(&import->reader);
    } else if (!key || key->use == KEY_DATA || key->use == KEY_LOOKS) {
        import->n_left_out += graphml->text.length > 0;
    } else if (key->use == KEY_HEAD) {
        acg_import_head(import, graphml->data_at, graphml->text.data, graphml->text.length);
    } else if (key->use == KEY_TITLE) {
        acg_import_title(import, graphml->text.data);
    }
    return !acg_import_is_over(import);
}

/*
 * Elements.
 */

static bool start_graph(struct graphml *graphml, const char *const attributes[])
{
    const char *directed = acg_xml_attribute(attributes, "edgedefault");
    if (graphml->has_graph) {
        return reject(graphml, "a second graph; keep one of them in a file of its own");
    }
    if (!directed || (strcmp(directed, "directed") != 0 && strcmp(directed, "undirected") != 0)) {
        return reject(graphml, "the graph does not say edgedefault=\"directed\" or \"undirected\"");
    }
    graphml->edges_are_directed = strcmp(directed, "directed") == 0;
    graphml->has_graph = true;
    graphml->place = IN_GRAPH;
    graphml->desc[ACG_NODES] = declare(graphml, ACG_NODES, "desc", "string", NULL);
    graphml->desc[ACG_EDGES] = declare(graphml, ACG_EDGES, "desc", "string", NULL);
    graphml->label = declare(graphml, ACG_NODES, "y:label", "string", NULL);
    return !acg_import_is_over(&graphml->import);
}

static bool start_node(struct graphml *graphml, const char *const attributes[])
{
    const char *id = acg_xml_attribute(attributes, "id");
    if (!id) return reject(graphml, "a node without an id");
    graphml->place = IN_NODE;
    graphml->in_label = false;
    acg_import_node(&graphml->import, at(graphml), id);
    return !acg_import_is_over(&graphml->import);
}

static bool start_edge(struct graphml *graphml, const char *const attributes[])
{
    const char *directed = acg_xml_attribute(attributes, "directed");
    const char *from = acg_xml_attribute(attributes, "source");
    const char *to = acg_xml_attribute(attributes, "target");
    if (acg_xml_attribute(attributes, "sourceport") ||
        acg_xml_attribute(attributes, "targetport")) {
        return reject(graphml, "ports of nodes are not read; let the edge name nodes alone");
    }
    if (!from || !to) return reject(graphml, "an edge without a source or a target");
    bool is_directed = directed ? strcmp(directed, "true") == 0 : graphml->edges_are_directed;
    graphml->place = IN_EDGE;
    acg_import_edge(&graphml->import, at(graphml), acg_xml_attribute(attributes, "id"), from, to,
                    is_directed);
    return !acg_import_is_over(&graphml->import);
}

/** An element that has no place here. */
static bool start_other(struct graphml *graphml, const char *name)
{
    char quoted[ACG_QUOTE];
    if (strchr(name, ':')) { // of another vocabulary
        graphml->import.n_left_out++;
        graphml->depth++;
        return true;
    }
    if (strcmp(name, "hyperedge") == 0) {
        return reject(graphml, "a hyperedge; write its ties one by one, as edges");
    }
    if (strcmp(name, "port") == 0) return reject(graphml, "ports of nodes are not read; remove it");
    if (strcmp(name, "graph") == 0) {
        return reject(graphml, "a graph inside a graph; move its nodes and edges up, or remove it");
    }
    acg_import_reject(&graphml->import, at(graphml), "the element '%s' has no place here",
                      acg_quote(quoted, name, strlen(name)));
    return false;
}

static bool on_start(void *context, const char *name, const char *const attributes[])
{
    struct graphml *graphml = context;
    char quoted[ACG_QUOTE];
    bool in_item = graphml->place == IN_NODE || graphml->place == IN_EDGE;
    if (graphml->in_text || graphml->depth > 0) return start_inside(graphml, name);
    if (graphml->place == AT_ROOT) {
        graphml->place = IN_FILE;
        if (strcmp(name, "graphml") == 0) return true;
        acg_import_reject(&graphml->import, at(graphml), "the root element is '%s', not 'graphml'",
                          acg_quote(quoted, name, strlen(name)));
        return false;
    }
    if (graphml->place == IN_KEY) {
        if (strcmp(name, "default") == 0) graphml->in_text = true;
        else graphml->depth++;
        return true;
    }
    if (strcmp(name, "data") == 0) return start_data(graphml, attributes);
    if (strcmp(name, "desc") == 0) return start_desc(graphml);
    if (graphml->place == IN_FILE && strcmp(name, "key") == 0)
        return start_key(graphml, attributes);
    if (graphml->place == IN_FILE && strcmp(name, "graph") == 0) {
        return start_graph(graphml, attributes);
    }
    if (graphml->place == IN_GRAPH && strcmp(name, "node") == 0) {
        return start_node(graphml, attributes);
    }
    if (graphml->place == IN_GRAPH && strcmp(name, "edge") == 0) {
        return start_edge(graphml, attributes);
    }
    if (in_item && graphml->depth == 0 && strcmp(name, "locator") == 0) {
        return reject(graphml, "a locator; a file that lies elsewhere is not read");
    }
    return start_other(graphml, name);
}

static bool on_end(void *context, const char *name)
{
    struct graphml *graphml = context;
    (void)name; // expat has checked that it closes what is open
    if (graphml->depth > 0) {
        graphml->depth--;
        if (graphml->depth == 0 || strcmp(name, "y:NodeLabel") == 0) graphml->in_label = false;
        return true;
    }
    if (graphml->in_text && graphml->place == IN_KEY) {
        graphml->in_text = false;
        if (graphml->text.failed) acg_reader_out_of_memory(&graphml->import.reader);
        return !graphml->text.failed;
    }
    if (graphml->in_text) return end_data(graphml);
    switch (graphml->place) {
    case AT_ROOT:
    case IN_FILE:
        return true;
    case IN_KEY:
        return end_key(graphml);
    case IN_GRAPH:
        graphml->place = IN_FILE;
        return true;
    case IN_NODE:
    case IN_EDGE:
        graphml->place = IN_GRAPH;
        acg_import_end(&graphml->import);
        return !acg_import_is_over(&graphml->import);
    }
    return true;
}

static bool on_text(void *context, const char *text, size_t length)
{
    struct graphml *graphml = context;
    bool in_item = graphml->place == IN_NODE || graphml->place == IN_EDGE;
    bool is_looks = graphml->data && graphml->data->use == KEY_LOOKS;
    if (!graphml->in_text) return true;
    if (!in_item) {
        if (graphml->depth == 0) acg_buffer_add(&graphml->text, text, length);
    } else if (is_looks ? graphml->in_label : graphml->depth == 0) {
        acg_import_more(&graphml->import, text, length);
    }
    return true;
}

acg_status acg_graphml_read(const char *text, size_t length, const char *name,
                            const struct acg_read_options *options, acg_graph **out,
                            acg_report *report)
{
    struct graphml graphml = {.label = NO_COLUMN};
    struct acg_xml_handler handler = {
        .context = &graphml, .start = on_start, .end = on_end, .text = on_text};
    struct acg_import *import = &graphml.import;
    *out = NULL;
    acg_import_init(import, name, text, length, options, report);
    acg_status status = import->reader.status;
    if (!status) status = acg_xml_walk(text, length, name, &handler, &graphml.xml, report);
    if (!status && !import->reader.status && !graphml.has_graph) {
        acg_import_reject(import, length, "the file has no graph");
    }
    if (!status) status = acg_import_finish(import, out);
    if (import->reader.status) status = import->reader.status;
    free(graphml.id);
    free(graphml.name);
    free(graphml.type);
    free(graphml.domain);
    free(graphml.looks);
    free(graphml.keys);
    acg_table_clear(&graphml.key_ids);
    acg_buffer_clear(&graphml.text);
    acg_import_clear(import);
    return status;
}
