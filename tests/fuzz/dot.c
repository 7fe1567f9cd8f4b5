// Any words in a graph that is written as DOT: cgraph's own parser finds the nodes and edges of the
// graph, with the attributes that are meant and no others, and the words as they are.
#include "promise.h"

#include "actorgraph/figure.h"
#include "actorgraph/write.h"

#include "../lib/dot.h"
#include "words.h"

/** What Graphviz shows for a character of the source: controls have none, a tab is a blank. */
static void add_shown(struct acg_buffer *out, const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        const char *from = text;
        uint32_t c = acg_utf8_next(&text, end);
        bool is_hidden = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) ||
                         c == 0xfffe || c == 0xffff;
        if (c == '\t') acg_buffer_char(out, ' ');
        else if (is_hidden) acg_buffer_text(out, "\xef\xbf\xbd");
        else acg_buffer_add(out, from, (size_t)(text - from));
    }
}

/** The text that Graphviz makes of a value: its escapes, its entities. */
static void add_decoded(struct acg_buffer *out, const char *value)
{
    for (; *value; value++) {
        if (strncmp(value, "&amp;", 5) == 0) {
            acg_buffer_char(out, '&');
            value += 4;
        } else if (*value == '\\') {
            value++;
            promise(*value == '\\' || *value == 'n', "only backslashes and line ends are escaped");
            acg_buffer_char(out, *value == 'n' ? '\n' : '\\');
        } else {
            promise(*value != '&', "no entity but ours");
            acg_buffer_char(out, *value);
        }
    }
}

static void check_text(const char *value, const char *text)
{
    enum { LONGEST = 2000 }; // what is longer may be cut
    struct acg_buffer shown = {0}, decoded = {0};
    if (strlen(text) < LONGEST) {
        add_shown(&shown, text);
        add_decoded(&decoded, value);
        bool same = shown.length == decoded.length &&
                    (shown.length == 0 || memcmp(shown.data, decoded.data, shown.length) == 0);
        if (!same) fprintf(stderr, "%s\n%s\n", text, value);
        promise(same, "the words of the graph");
    }
    acg_buffer_clear(&shown);
    acg_buffer_clear(&decoded);
}

static const char *value_of(void *object, const char *name)
{
    const char *value = agget(object, (char *)name);
    return value ? value : "";
}

/** Whose id a node has. */
static void check_node(const acg_graph *graph, Agnode_t *node)
{
    size_t n, found;
    const struct acg_actor *actors = acg_graph_actors(graph, &n);
    struct acg_buffer id = {0};
    add_decoded(&id, agnameof(node));
    for (found = 0; found < n; found++) {
        struct acg_buffer shown = {0};
        add_shown(&shown, actors[found].id);
        bool same = shown.length == id.length && memcmp(shown.data, id.data, id.length) == 0;
        acg_buffer_clear(&shown);
        if (same) break;
    }
    promise(found < n, "every node is an actor");
    check_text(value_of(node, "label"), acg_labels_in(actors[found].name, NULL));
    promise(strcmp(value_of(node, "kind"), acg_actor_kind_name(actors[found].kind)) == 0,
            "of its kind");
    acg_buffer_clear(&id);
}

static void check_dot(const acg_graph *graph, const char *text)
{
    static const char *const of_graph[] = {"label", NULL},
                             *const of_nodes[] = {"label", "kind", NULL},
                             *const of_edges[] = {"kind", "sign", "strength", "dir",
                                                  "type", "date", "key",      NULL};
    size_t n_actors, n_ties;
    acg_graph_actors(graph, &n_actors);
    acg_graph_ties(graph, &n_ties);
    Agraph_t *read = agmemread(text);
    promise(read != NULL, "DOT can be read");
    promise(!dot_other_attribute(read, AGRAPH, of_graph) &&
                !dot_other_attribute(read, AGNODE, of_nodes) &&
                !dot_other_attribute(read, AGEDGE, of_edges),
            "no attribute but ours");
    promise(agnnodes(read) == (int)n_actors, "as many nodes as actors");
    promise(agnedges(read) == (int)n_ties, "as many edges as ties");
    promise(agfstsubg(read) == NULL, "nothing in groups");
    if (acg_graph_title(graph).count > 0)
        check_text(value_of(read, "label"), acg_labels_in(acg_graph_title(graph), NULL));
    for (Agnode_t *node = agfstnode(read); node; node = agnxtnode(read, node))
        check_node(graph, node);
    agclose(read);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    acg_graph *graph = graph_of_words((struct rest){data, size});
    char *bytes = NULL;
    size_t length;
    if (!graph) return 0;
    agseterr(AGMAX);
    promise(!acg_graph_write(graph, ACG_GRAPH_DOT, &bytes, &length, NULL), "written");
    promise(strlen(bytes) == length, "no NUL");
    check_dot(graph, bytes);
    acg_bytes_free(bytes);
    acg_graph_free(graph);
    return 0;
}
