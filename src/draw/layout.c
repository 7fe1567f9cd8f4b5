#include "draw/layout.h"

#include "base/number.h"
#include "base/report.h"
#include "draw/graphviz.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const engines[] = {"neato", "fdp", "sfdp", "circo", "twopi", "dot"};

bool acg_layout_knows(const char *engine)
{
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        if (strcmp(engines[i], engine) == 0) return true;
    }
    return false;
}

/** A graph for one layout. */
struct net {
    Agraph_t *graph;
    Agnode_t **nodes;
    bool failed; // memory was out
};

static Agsym_t *declare(struct net *net, int kind, const char *name, const char *value)
{
    Agsym_t *key = agattr(net->graph, kind, ACG_GV_TEXT(name), ACG_GV_TEXT(value));
    net->failed = net->failed || !key;
    return key;
}

/** Everything that would draw is off; seeds are given; no time goes into routes. */
static void declare_all(struct net *net, const char *engine)
{
    static const struct {
        int kind;
        const char *name, *value;
    } constants[] = {
        {AGRAPH, "start", "1"},     {AGRAPH, "overlap", "true"},
        {AGRAPH, "splines", ""},    {AGRAPH, "outputorder", "edgesfirst"},
        {AGRAPH, "pack", "true"},   {AGRAPH, "packmode", "node"},
        {AGRAPH, "nslimit", "2"},   {AGRAPH, "nslimit1", "2"},
        {AGRAPH, "mclimit", "1"},   {AGRAPH, "rankdir", "TB"},
        {AGRAPH, "K", "1"},         {AGNODE, "label", ""},
        {AGNODE, "shape", "point"}, {AGNODE, "width", "0.1"},
        {AGNODE, "height", "0.1"},  {AGEDGE, "dir", "none"},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        declare(net, constants[i].kind, constants[i].name, constants[i].value);
    }
    (void)engine;
}

static void set(struct net *net, void *object, Agsym_t *key, double number)
{
    char text[ACG_NUMBER_TEXT];
    acg_number_digits(number, 6, text);
    net->failed = net->failed || agxset(object, key, text) != 0;
}

static void add_nodes(struct net *net, size_t n)
{
    for (size_t i = 0; i < n && !net->failed; i++) {
        char name[32];
        snprintf(name, sizeof name, "n%zu", i);
        net->nodes[i] = agnode(net->graph, name, 1);
        net->failed = !net->nodes[i];
    }
}

/** dot counts weights in whole numbers; the others take any. */
static void add_edges(struct net *net, const char *engine, const struct acg_layout_edge edges[],
                      size_t n_edges)
{
    bool whole = strcmp(engine, "dot") == 0;
    Agsym_t *length = declare(net, AGEDGE, "len", "1"),
            *weight = declare(net, AGEDGE, "weight", "1");
    for (size_t i = 0; i < n_edges && !net->failed; i++) {
        Agedge_t *edge =
            agedge(net->graph, net->nodes[edges[i].from], net->nodes[edges[i].to], NULL, 1);
        net->failed = !edge;
        if (!edge) return;
        double wish = fmin(fmax(edges[i].weight, 0.01), 1000);
        set(net, edge, length, fmin(fmax(edges[i].length, 0.01), 1000));
        set(net, edge, weight, whole ? fmax(floor(wish + 0.5), 1) : wish);
    }
}

static acg_status read_positions(const struct net *net, size_t n, struct acg_point at[],
                                 acg_report *report)
{
    for (size_t i = 0; i < n; i++) {
        at[i] = (struct acg_point){ND_coord(net->nodes[i]).x, ND_coord(net->nodes[i]).y};
        if (!isfinite(at[i].x) || !isfinite(at[i].y)) {
            return acg_fail(report, NULL, "the layout gave a position that is no number");
        }
    }
    return ACG_OK;
}

static acg_status lay_out(GVC_t *context, const char *engine, size_t n,
                          const struct acg_layout_edge edges[], size_t n_edges, struct net *net,
                          struct acg_point at[], acg_report *report)
{
    declare_all(net, engine);
    add_nodes(net, n);
    add_edges(net, engine, edges, n_edges);
    if (net->failed) return acg_out_of_memory(report);
    acg_status status =
        acg_graphviz_check(gvLayout(context, net->graph, engine), "the layout", report);
    if (status) return status;
    status = read_positions(net, n, at, report);
    gvFreeLayout(context, net->graph);
    return status;
}

acg_status acg_layout_run(const char *engine, size_t n, const struct acg_layout_edge edges[],
                          size_t n_edges, struct acg_point at[], acg_report *report)
{
    GVC_t *context = NULL;
    struct net net = {0};
    if (n == 0) return ACG_OK;
    unsigned use = strcmp(engine, "dot") == 0 ? ACG_USE_DOT : ACG_USE_PAINT;
    acg_status status = acg_graphviz_open(use, &context, report);
    if (status) return status;
    bool directed = strcmp(engine, "dot") == 0;
    net.nodes = calloc(n, sizeof *net.nodes);
    net.graph = agopen(ACG_GV_TEXT("layout"), directed ? Agdirected : Agundirected, NULL);
    if (!net.nodes || !net.graph) status = acg_out_of_memory(report);
    else status = lay_out(context, engine, n, edges, n_edges, &net, at, report);
    if (net.graph) agclose(net.graph);
    gvFreeContext(context);
    free(net.nodes);
    return status;
}
