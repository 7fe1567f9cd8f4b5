#include "draw/layout.h"

#include "base/number.h"
#include "base/report.h"
#include "draw/graphviz.h"
#include "draw/reserve.h"

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
static void declare_all(struct net *net, size_t n)
{
    enum { FEW = 300 }; // 1000 parts take 10 to 30 s to be fitted into each other, a grid none
    static const struct {
        int kind;
        const char *name, *value;
    } constants[] = {
        {AGRAPH, "start", "1"},     {AGRAPH, "overlap", "true"},
        {AGRAPH, "splines", ""},    {AGRAPH, "outputorder", "edgesfirst"},
        {AGRAPH, "pack", "true"},   {AGRAPH, "notranslate", "true"},
        {AGRAPH, "nslimit", "1"},   {AGRAPH, "nslimit1", "1"},
        {AGRAPH, "mclimit", "1"},   {AGRAPH, "rankdir", "TB"},
        {AGRAPH, "K", "1"},         {AGNODE, "label", ""},
        {AGNODE, "shape", "point"}, {AGNODE, "width", "0.1"},
        {AGNODE, "height", "0.1"},  {AGEDGE, "dir", "none"},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        declare(net, constants[i].kind, constants[i].name, constants[i].value);
    }
    declare(net, AGRAPH, "packmode", n <= FEW ? "node" : "array");
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

/** What is to be laid out. */
struct task {
    const char *engine;
    size_t n, n_edges;
    const struct acg_layout_edge *edges;
};

static acg_status lay_out(GVC_t *context, const struct task *task, struct net *net,
                          struct acg_point at[], acg_report *report)
{
    declare_all(net, task->n);
    add_nodes(net, task->n);
    add_edges(net, task->engine, task->edges, task->n_edges);
    if (net->failed) return acg_out_of_memory(report);
    acg_status status =
        acg_graphviz_check(gvLayout(context, net->graph, task->engine), "the layout", report);
    if (status) return status;
    status = read_positions(net, task->n, at, report);
    gvFreeLayout(context, net->graph);
    return status;
}

static acg_status run_once(GVC_t *context, const struct task *task, struct acg_point at[],
                           acg_report *report)
{
    struct net net = {0};
    bool directed = strcmp(task->engine, "dot") == 0;
    net.nodes = calloc(task->n, sizeof *net.nodes);
    net.graph = agopen(ACG_GV_TEXT("layout"), directed ? Agdirected : Agundirected, NULL);
    acg_status status = net.nodes && net.graph ? lay_out(context, task, &net, at, report)
                                               : acg_out_of_memory(report);
    if (net.graph) agclose(net.graph);
    free(net.nodes);
    return status;
}

/**
 * An engine that gets no memory may go on and give other positions, but hardly twice the same. Only
 * for neato: fdp orders parts by their addresses, so that a second layout in one process may
 * differ.
 */
static acg_status run_again(GVC_t *context, const struct task *task, const struct acg_point first[],
                            acg_report *report)
{
    struct acg_point *second = calloc(task->n, sizeof *second);
    if (!second) return acg_out_of_memory(report);
    acg_status status = run_once(context, task, second, report);
    for (size_t i = 0; i < task->n && !status; i++) {
        if (first[i].x != second[i].x || first[i].y != second[i].y) {
            status = acg_fail(report, NULL, "two layouts differ; memory may be short");
        }
    }
    free(second);
    return status;
}

acg_status acg_layout_run(const char *engine, size_t n, const struct acg_layout_edge edges[],
                          size_t n_edges, struct acg_point at[], acg_report *report)
{
    enum { BASE = 64 << 20, EACH = 16 << 10, CHEAP = 60 }; // larger nets rest on the reserve
    struct task task = {engine, n, n_edges, edges};
    GVC_t *context = NULL;
    if (n == 0) return ACG_OK;
    if (!acg_reserve(BASE + (n + n_edges) * EACH)) return acg_out_of_memory(report);
    unsigned use = strcmp(engine, "dot") == 0 ? ACG_USE_DOT : ACG_USE_PAINT;
    acg_status status = acg_graphviz_open(use, &context, report);
    if (status) return status;
    status = run_once(context, &task, at, report);
    bool again = n <= CHEAP && strcmp(engine, "neato") == 0;
    if (!status && again) status = run_again(context, &task, at, report);
    gvFreeContext(context);
    return status;
}
