// GEXF 1.2 and 1.3: nodes and edges with values, times and spells.
#include "read/format.h"
#include "read/import.h"
#include "read/xml.h"

#include "base/array.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/** Where the walk is. */
enum place {
    AT_ROOT,
    IN_FILE,
    IN_META,
    IN_GRAPH,
    IN_ATTRIBUTES,
    IN_ATTRIBUTE,
    IN_LIST,
    IN_NODE,
    IN_EDGE
};

/** A stretch of time as it stands in the file, and the weight in it. */
struct stretch {
    size_t at;
    struct acg_piece from, until, weight;
};

/** Stretches that grow. */
struct stretches {
    struct stretch *items;
    size_t count, room;
};

/** Columns that elements and attributes of the format fill. */
enum column { LABEL, SINCE, UNTIL, KIND, TYPE, WEIGHT, N_COLUMNS };

struct gexf {
    struct acg_import import;
    acg_xml *xml;
    enum place place;
    bool has_graph, is_directed, has_stamps;
    struct acg_table ids[2]; // columns by the ids of attributes
    uint32_t columns[2][N_COLUMNS];
    enum acg_import_part part; // of <attributes> at hand
    char *id, *title, *type;   // of <attribute> at hand
    struct acg_buffer text;    // of <default>, or of the description
    bool in_text;
    size_t depth; // of elements that say nothing to us
    /** The times of the edge or node at hand. */
    struct stretches times, weights; // weights that change have times of their own
    bool has_spells;
    struct acg_piece weight; // of an edge, whenever nothing else is said
    size_t weight_at;
};

static size_t at(const struct gexf *gexf)
{
    return acg_xml_at(gexf->xml);
}

static bool reject(struct gexf *gexf, const char *what)
{
    acg_import_reject(&gexf->import, at(gexf), "%s", what);
    return false;
}

static bool goes_on(const struct gexf *gexf)
{
    return !acg_import_is_over(&gexf->import);
}

static void set_text(struct gexf *gexf, char **into, const char *text)
{
    free(*into);
    *into = NULL;
    if (text && !(*into = strdup(text))) acg_reader_out_of_memory(&gexf->import.reader);
}

static bool is_word(const char *text, const char *word)
{
    return text && strcasecmp(text, word) == 0;
}

/*
 * Attributes.
 */

static bool start_attributes(struct gexf *gexf, const char *const attributes[])
{
    const char *class = acg_xml_attribute(attributes, "class");
    if (!is_word(class, "node") && !is_word(class, "edge")) {
        return reject(gexf, "attributes that are neither class=\"node\" nor class=\"edge\"");
    }
    gexf->part = is_word(class, "node") ? ACG_NODES : ACG_EDGES;
    gexf->place = IN_ATTRIBUTES;
    return true;
}

static bool start_attribute(struct gexf *gexf, const char *const attributes[])
{
    const char *id = acg_xml_attribute(attributes, "id");
    const char *title = acg_xml_attribute(attributes, "title");
    if (!id) return reject(gexf, "an attribute without an id");
    set_text(gexf, &gexf->id, id);
    set_text(gexf, &gexf->title, title && *title ? title : id);
    set_text(gexf, &gexf->type, acg_xml_attribute(attributes, "type"));
    gexf->text.length = 0;
    gexf->place = IN_ATTRIBUTE;
    return goes_on(gexf);
}

static bool end_attribute(struct gexf *gexf)
{
    struct acg_table *ids = &gexf->ids[gexf->part];
    size_t length = strlen(gexf->id);
    char quoted[ACG_QUOTE];
    gexf->place = IN_ATTRIBUTES;
    if (acg_table_find(ids, gexf->id, length) != UINT32_MAX) {
        acg_import_reject(&gexf->import, at(gexf), "the attribute '%s' stands twice",
                          acg_quote(quoted, gexf->id, length));
        return false;
    }
    char *id = acg_arena_text(&gexf->import.arena, gexf->id, length);
    bool is_weight = gexf->part == ACG_EDGES && is_word(gexf->id, "weight");
    size_t column = gexf->columns[ACG_EDGES][WEIGHT];
    if (!is_weight) {
        column = acg_import_declare(&gexf->import, gexf->part, gexf->title, gexf->type,
                                    gexf->text.length > 0 ? gexf->text.data : NULL);
    }
    if (!goes_on(gexf) || column == SIZE_MAX) return false;
    if (!id || !acg_table_add(ids, id, length, (uint32_t)column)) {
        acg_reader_out_of_memory(&gexf->import.reader);
    }
    return goes_on(gexf);
}

/*
 * Times.
 */

/** Keeps a text until the end of the node or edge. */
static struct acg_piece keep_time(struct gexf *gexf, const char *text)
{
    struct acg_piece none = {0};
    if (!text || !*text || is_word(text, "-inf") || is_word(text, "inf") ||
        is_word(text, "-infinity") || is_word(text, "infinity")) {
        return none;
    }
    size_t length = strlen(text);
    const char *hour = strchr(text, 'T'); // of a date with a time of day, the day
    if (hour && hour - text == 10) length = 10;
    char *kept = acg_arena_text(&gexf->import.arena, text, length);
    if (!kept) acg_reader_out_of_memory(&gexf->import.reader);
    return (struct acg_piece){kept, kept ? length : 0};
}

/** The stretch of time that an element says; false if it says none. */
static bool take_stretch(struct gexf *gexf, const char *const attributes[], struct stretch *out)
{
    const char *from = acg_xml_attribute(attributes, "start");
    const char *until = acg_xml_attribute(attributes, "end");
    if (!from) from = acg_xml_attribute(attributes, "startopen");
    if (!until) until = acg_xml_attribute(attributes, "endopen");
    if (acg_xml_attribute(attributes, "timestamp") || acg_xml_attribute(attributes, "timestamps")) {
        gexf->has_stamps = true;
    }
    if (acg_xml_attribute(attributes, "intervals")) gexf->import.n_left_out++;
    *out = (struct stretch){.at = at(gexf), .from = keep_time(gexf, from)};
    out->until = keep_time(gexf, until);
    return out->from.text || out->until.text;
}

static bool add_stretch(struct gexf *gexf, struct stretches *to, const struct stretch *stretch)
{
    if (!acg_array_room(&to->items, to->count, &to->room, sizeof *to->items)) {
        acg_reader_out_of_memory(&gexf->import.reader);
        return false;
    }
    to->items[to->count++] = *stretch;
    return true;
}

static bool start_spell(struct gexf *gexf, const char *const attributes[])
{
    struct stretch stretch;
    if (!gexf->has_spells) gexf->times.count = 0; // spells say it all
    gexf->has_spells = true;
    take_stretch(gexf, attributes, &stretch);
    return add_stretch(gexf, &gexf->times, &stretch);
}

/*
 * Nodes and edges.
 */

static void give(struct gexf *gexf, enum acg_import_part part, enum column column, size_t where,
                 struct acg_piece value)
{
    if (value.text && value.length > 0) {
        acg_import_value(&gexf->import, gexf->columns[part][column], where, value.text,
                         value.length);
    }
}

static struct acg_piece piece_of(const char *text)
{
    return (struct acg_piece){text, text ? strlen(text) : 0};
}

static bool start_item(struct gexf *gexf, const char *const attributes[])
{
    struct stretch stretch;
    gexf->has_spells = false;
    gexf->times.count = gexf->weights.count = 0;
    if (take_stretch(gexf, attributes, &stretch)) add_stretch(gexf, &gexf->times, &stretch);
    return goes_on(gexf);
}

static bool start_node(struct gexf *gexf, const char *const attributes[])
{
    const char *id = acg_xml_attribute(attributes, "id");
    const char *parent = acg_xml_attribute(attributes, "pid");
    if (!id) return reject(gexf, "a node without an id");
    if (parent) return reject(gexf, "a node inside another (pid); nested graphs are not read");
    gexf->place = IN_NODE;
    acg_import_node(&gexf->import, at(gexf), id);
    give(gexf, ACG_NODES, LABEL, at(gexf), piece_of(acg_xml_attribute(attributes, "label")));
    return start_item(gexf, attributes);
}

static bool start_edge(struct gexf *gexf, const char *const attributes[])
{
    const char *from = acg_xml_attribute(attributes, "source");
    const char *to = acg_xml_attribute(attributes, "target");
    const char *direction = acg_xml_attribute(attributes, "type");
    const char *kind = acg_xml_attribute(attributes, "kind");
    bool is_directed = direction && is_word(direction, "directed");
    enum acg_kind known;
    if (!from || !to) return reject(gexf, "an edge without a source or a target");
    if (direction && is_word(direction, "mutual")) {
        return reject(gexf, "an edge that is mutual; write two that are directed");
    }
    if (!is_directed && !(direction && is_word(direction, "undirected"))) {
        is_directed = gexf->is_directed;
        if (!kind) kind = direction; // networkx writes any attribute of this name there
    }
    gexf->place = IN_EDGE;
    acg_import_edge(&gexf->import, at(gexf), acg_xml_attribute(attributes, "id"), from, to,
                    is_directed);
    gexf->weight = keep_time(gexf, acg_xml_attribute(attributes, "weight"));
    gexf->weight_at = at(gexf);
    bool is_kind = kind && acg_kind_parse(kind, strlen(kind), &known);
    give(gexf, ACG_EDGES, is_kind ? KIND : TYPE, at(gexf), piece_of(kind));
    const char *label = acg_xml_attribute(attributes, "label");
    give(gexf, ACG_EDGES, LABEL, at(gexf), piece_of(label));
    return start_item(gexf, attributes);
}

/** A weight: for all times, or for some. */
static bool take_weight(struct gexf *gexf, const char *const attributes[], const char *value)
{
    struct stretch stretch;
    struct acg_piece weight = keep_time(gexf, value);
    if (take_stretch(gexf, attributes, &stretch)) {
        stretch.weight = weight;
        return add_stretch(gexf, &gexf->weights, &stretch) && goes_on(gexf);
    }
    gexf->weight = weight;
    gexf->weight_at = at(gexf);
    return goes_on(gexf);
}

/** The value of an attribute. Where one changes over time, the first value is taken. */
static bool start_value(struct gexf *gexf, const char *const attributes[])
{
    enum acg_import_part part = gexf->place == IN_NODE ? ACG_NODES : ACG_EDGES;
    const char *id = acg_xml_attribute(attributes, "for");
    const char *value = acg_xml_attribute(attributes, "value");
    char quoted[ACG_QUOTE];
    if (!id) id = acg_xml_attribute(attributes, "id"); // GEXF 1.0
    if (!id || !value) return reject(gexf, "a value without 'for' or without 'value'");
    uint32_t column = acg_table_find(&gexf->ids[part], id, strlen(id));
    if (column == UINT32_MAX) {
        acg_import_reject(&gexf->import, at(gexf), "no attribute '%s' is declared",
                          acg_quote(quoted, id, strlen(id)));
        return false;
    }
    if (part == ACG_EDGES && column == gexf->columns[ACG_EDGES][WEIGHT]) {
        return take_weight(gexf, attributes, value);
    }
    bool is_timed = acg_xml_attribute(attributes, "start") || acg_xml_attribute(attributes, "end");
    for (size_t i = 0; is_timed && i < gexf->import.n_values; i++) {
        if (gexf->import.values[i].column != column) continue;
        gexf->import.n_left_out++;
        return true;
    }
    acg_import_value(&gexf->import, column, at(gexf), value, strlen(value));
    return goes_on(gexf);
}

/** The times of a node as one text: "2001/2005;2008/..". */
static void give_spells(struct gexf *gexf)
{
    struct acg_piece open = {"..", 2};
    for (size_t i = 0; i < gexf->times.count; i++) {
        const struct stretch *stretch = &gexf->times.items[i];
        struct acg_piece from = stretch->from.text ? stretch->from : open;
        struct acg_piece until = stretch->until.text ? stretch->until : open;
        if (i == 0) {
            acg_import_value(&gexf->import, gexf->columns[ACG_NODES][TYPE], stretch->at, "", 0);
        }
        acg_import_more(&gexf->import, i > 0 ? ";" : "", i > 0);
        acg_import_more(&gexf->import, from.text, from.length);
        acg_import_more(&gexf->import, "/", 1);
        acg_import_more(&gexf->import, until.text, until.length);
    }
}

static void give_stretch(struct gexf *gexf, enum acg_import_part part,
                         const struct stretch *stretch)
{
    give(gexf, part, SINCE, stretch->at, stretch->from);
    give(gexf, part, UNTIL, stretch->at, stretch->until);
}

/** Whether the node or edge at hand has a value of ours that says its times. */
static bool has_own_times(const struct gexf *gexf, enum acg_import_part part)
{
    static const char *const names[2][3] = {{"since", "until", "spells"},
                                            {"actorgraph", "actorgraph", "actorgraph"}};
    for (size_t i = 0; i < gexf->import.n_values; i++) {
        const char *name = gexf->import.sides[part].columns[gexf->import.values[i].column].name;
        for (size_t n = 0; n < 3; n++) {
            if (strcmp(name, names[part][n]) == 0) return true;
        }
    }
    return false;
}

static bool end_node(struct gexf *gexf)
{
    gexf->place = IN_LIST;
    if (!has_own_times(gexf, ACG_NODES)) {
        if (gexf->times.count == 1) give_stretch(gexf, ACG_NODES, &gexf->times.items[0]);
        else if (gexf->times.count > 1) give_spells(gexf);
    }
    acg_import_end(&gexf->import);
    return goes_on(gexf);
}

/** An edge is a relation for each of its spells, or for each of its weights over time. */
static bool end_edge(struct gexf *gexf)
{
    struct acg_import *import = &gexf->import;
    bool is_ours = has_own_times(gexf, ACG_EDGES);
    const struct stretches *parts = gexf->weights.count > 0 ? &gexf->weights : &gexf->times;
    size_t n = is_ours || parts->count == 0 ? 1 : parts->count;
    gexf->place = IN_LIST;
    for (size_t i = 0; i < n && goes_on(gexf); i++) {
        const struct stretch *part = !is_ours && i < parts->count ? &parts->items[i] : NULL;
        struct acg_import_mark mark = acg_import_mark(import);
        bool has_weight = part && part->weight.text;
        give(gexf, ACG_EDGES, WEIGHT, has_weight ? part->at : gexf->weight_at,
             has_weight ? part->weight : gexf->weight);
        if (part) give_stretch(gexf, ACG_EDGES, part);
        acg_import_end(import);
        if (i + 1 < n) acg_import_again(import, &mark);
    }
    return goes_on(gexf);
}

/*
 * Elements.
 */

static bool start_graph(struct gexf *gexf, const char *const attributes[])
{
    static const struct {
        enum acg_import_part part;
        enum column column;
        const char *name;
    } columns[] = {{ACG_NODES, LABEL, "gexf:label"}, {ACG_NODES, SINCE, "gexf:start"},
                   {ACG_NODES, UNTIL, "gexf:end"},   {ACG_NODES, TYPE, "gexf:spells"},
                   {ACG_EDGES, LABEL, "gexf:note"},  {ACG_EDGES, SINCE, "gexf:start"},
                   {ACG_EDGES, UNTIL, "gexf:end"},   {ACG_EDGES, KIND, "gexf:kind"},
                   {ACG_EDGES, TYPE, "gexf:type"},   {ACG_EDGES, WEIGHT, "weight"}};
    const char *direction = acg_xml_attribute(attributes, "defaultedgetype");
    const char *mode = acg_xml_attribute(attributes, "mode");
    const char *times = acg_xml_attribute(attributes, "timerepresentation");
    if (gexf->has_graph) return reject(gexf, "a second graph; keep one in a file");
    if (is_word(mode, "slice")) return reject(gexf, "a slice of a graph in time is not read");
    if (is_word(times, "timestamp")) {
        return reject(gexf, "times are timestamps; export them as intervals");
    }
    gexf->has_graph = true;
    gexf->is_directed = is_word(direction, "directed");
    gexf->place = IN_GRAPH;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        size_t column = acg_import_declare(&gexf->import, columns[i].part, columns[i].name,
                                           columns[i].column == WEIGHT ? "double" : "string", NULL);
        gexf->columns[columns[i].part][columns[i].column] = (uint32_t)column;
    }
    return goes_on(gexf);
}

/** Elements that say how something looks, or are none of the format's. */
static bool skip(struct gexf *gexf, const char *name)
{
    char quoted[ACG_QUOTE];
    static const char *const empty[] = {
        "nodes", "edges",   "attvalues", "spells",           "slices",
        "meta",  "creator", "keywords",  "lastmodifieddate", "options"};
    bool known = strchr(name, ':') != NULL;
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        known |= strcmp(name, empty[i]) == 0;
    if (!known) {
        acg_import_reject(&gexf->import, at(gexf), "the element '%s' has no place here",
                          acg_quote(quoted, name, strlen(name)));
        return false;
    }
    gexf->import.n_left_out += strchr(name, ':') != NULL;
    gexf->depth++;
    return true;
}

static bool start_in_graph(struct gexf *gexf, const char *name, const char *const attributes[])
{
    if (strcmp(name, "attributes") == 0) return start_attributes(gexf, attributes);
    if (strcmp(name, "nodes") == 0 || strcmp(name, "edges") == 0) {
        gexf->place = IN_LIST;
        return true;
    }
    return skip(gexf, name);
}

static bool start_in_item(struct gexf *gexf, const char *name, const char *const attributes[])
{
    static const char *const lists[] = {"attvalues", "spells", "slices"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(name, lists[i]) == 0) return true;
    }
    if (strcmp(name, "attvalue") == 0) return start_value(gexf, attributes);
    if (strcmp(name, "spell") == 0 || strcmp(name, "slice") == 0) {
        return start_spell(gexf, attributes);
    }
    if (strcmp(name, "nodes") == 0 || strcmp(name, "node") == 0 || strcmp(name, "edges") == 0) {
        return reject(gexf, "a node inside another; nested graphs are not read");
    }
    return skip(gexf, name);
}

static bool on_start(void *context, const char *name, const char *const attributes[])
{
    struct gexf *gexf = context;
    char quoted[ACG_QUOTE];
    if (gexf->depth > 0) {
        gexf->depth++;
        return true;
    }
    switch (gexf->place) {
    case AT_ROOT:
        gexf->place = IN_FILE;
        if (strcmp(name, "gexf") == 0) return true;
        acg_import_reject(&gexf->import, at(gexf), "the root element is '%s', not 'gexf'",
                          acg_quote(quoted, name, strlen(name)));
        return false;
    case IN_FILE:
        if (strcmp(name, "graph") == 0) return start_graph(gexf, attributes);
        if (strcmp(name, "meta") == 0) {
            gexf->place = IN_META;
            return true;
        }
        return skip(gexf, name);
    case IN_META:
        gexf->in_text = strcmp(name, "description") == 0;
        gexf->text.length = 0;
        gexf->depth += !gexf->in_text;
        return true;
    case IN_GRAPH:
        return start_in_graph(gexf, name, attributes);
    case IN_ATTRIBUTES:
        if (strcmp(name, "attribute") == 0) return start_attribute(gexf, attributes);
        return skip(gexf, name);
    case IN_ATTRIBUTE:
        gexf->in_text = strcmp(name, "default") == 0;
        gexf->depth += !gexf->in_text; // <options> limit what may stand
        return true;
    case IN_LIST:
        if (strcmp(name, "node") == 0) return start_node(gexf, attributes);
        if (strcmp(name, "edge") == 0) return start_edge(gexf, attributes);
        return skip(gexf, name);
    case IN_NODE:
    case IN_EDGE:
        return start_in_item(gexf, name, attributes);
    }
    return true;
}

static bool end_text(struct gexf *gexf)
{
    gexf->in_text = false;
    acg_buffer_add(&gexf->text, "", 0);
    if (gexf->text.failed) acg_reader_out_of_memory(&gexf->import.reader);
    else if (gexf->place == IN_META) acg_import_title(&gexf->import, gexf->text.data);
    return goes_on(gexf);
}

static bool on_end(void *context, const char *name)
{
    struct gexf *gexf = context;
    if (gexf->depth > 0) {
        gexf->depth--;
        return true;
    }
    if (gexf->in_text) return end_text(gexf);
    switch (gexf->place) {
    case AT_ROOT:
    case IN_FILE:
        return true;
    case IN_META:
    case IN_GRAPH:
        gexf->place = IN_FILE;
        return true;
    case IN_ATTRIBUTES:
    case IN_LIST:
        gexf->place = IN_GRAPH;
        return true;
    case IN_ATTRIBUTE:
        return end_attribute(gexf);
    case IN_NODE:
        return strcmp(name, "node") == 0 ? end_node(gexf) : true;
    case IN_EDGE:
        return strcmp(name, "edge") == 0 ? end_edge(gexf) : true;
    }
    return true;
}

static bool on_text(void *context, const char *text, size_t length)
{
    struct gexf *gexf = context;
    if (gexf->in_text) acg_buffer_add(&gexf->text, text, length);
    return true;
}

static bool on_instruction(void *context, const char *target, const char *data)
{
    struct gexf *gexf = context;
    struct acg_buffer head = {0};
    if (strcmp(target, "actorgraph") != 0) return true;
    while (*data) { // as write/gexf.c writes it
        bool is_and = strncmp(data, "&amp;", 5) == 0;
        bool is_less = strncmp(data, "&lt;", 4) == 0, is_greater = strncmp(data, "&gt;", 4) == 0;
        acg_buffer_char(&head, is_and ? '&' : is_less ? '<' : is_greater ? '>' : *data);
        data += is_and ? 5 : is_less || is_greater ? 4 : 1;
    }
    acg_buffer_add(&head, "", 0);
    if (head.failed) acg_reader_out_of_memory(&gexf->import.reader);
    else acg_import_head(&gexf->import, at(gexf), head.data, head.length);
    acg_buffer_clear(&head);
    return goes_on(gexf);
}

acg_status acg_gexf_read(const char *text, size_t length, const char *name,
                         const struct acg_read_options *options, acg_graph **out,
                         acg_report *report)
{
    struct gexf gexf = {.place = AT_ROOT};
    struct acg_xml_handler handler = {.context = &gexf,
                                      .start = on_start,
                                      .end = on_end,
                                      .text = on_text,
                                      .instruction = on_instruction};
    struct acg_import *import = &gexf.import;
    *out = NULL;
    acg_import_init(import, name, text, length, options, report);
    acg_status status = import->reader.status;
    if (!status) status = acg_xml_walk(text, length, name, &handler, &gexf.xml, report);
    if (!status && !import->reader.status && !gexf.has_graph) {
        acg_import_reject(import, length, "the file has no graph");
    }
    if (!status && gexf.has_stamps) {
        acg_import_reject(import, 0, "some times are timestamps; export them as intervals");
    }
    if (!status) status = acg_import_finish(import, out);
    if (import->reader.status) status = import->reader.status;
    free(gexf.id);
    free(gexf.title);
    free(gexf.type);
    free(gexf.times.items);
    free(gexf.weights.items);
    acg_table_clear(&gexf.ids[0]);
    acg_table_clear(&gexf.ids[1]);
    acg_buffer_clear(&gexf.text);
    acg_import_clear(import);
    return status;
}
