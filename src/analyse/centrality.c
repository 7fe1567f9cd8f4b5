#include "actorgraph/centrality.h"

#include "analyse/paths.h"
#include "analyse/spectral.h"
#include "base/report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N_SIGNS = ACG_SIGN_SIGNED + 1 };

/** A network that several measures look at, made when the first one does. */
struct sheet {
    bool made, is_bridged;
    struct acg_network network;
    struct acg_bridged bridged;
};

/** All that the measures of one slice share. */
struct desk {
    const acg_slice *slice;
    const struct acg_centrality_options *options;
    size_t n_actors;
    struct sheet sheets[N_SIGNS][2]; // by sign and direction
    acg_report *report;
};

static acg_status lay(struct desk *desk, enum acg_sign sign, bool directed, struct sheet **out)
{
    struct sheet *sheet = *out = &desk->sheets[sign][directed];
    if (sheet->made) return ACG_OK;
    // the measures that see signs see nothing else
    bool unweighted = desk->options->unweighted || sign == ACG_SIGN_SIGNED;
    sheet->made = true;
    return acg_network_init(&sheet->network, desk->slice, sign, directed, unweighted, desk->report);
}

/** The same with igraph's form. */
static acg_status lay_bridged(struct desk *desk, enum acg_sign sign, bool directed,
                              struct sheet **out)
{
    acg_status status = lay(desk, sign, directed, out);
    if (status || (*out)->is_bridged) return status;
    status = acg_bridged_init(&(*out)->bridged, &(*out)->network, desk->report);
    (*out)->is_bridged = !status;
    return status;
}

static void clear_desk(struct desk *desk)
{
    for (int sign = 0; sign < N_SIGNS; sign++) {
        for (int directed = 0; directed < 2; directed++) {
            struct sheet *sheet = &desk->sheets[sign][directed];
            if (sheet->is_bridged) acg_bridged_clear(&sheet->bridged);
            acg_network_clear(&sheet->network);
        }
    }
}

static igraph_error_t count_degree(const struct acg_bridged *bridged, igraph_neimode_t mode,
                                   double times, double values[])
{
    igraph_vector_int_t degrees;
    igraph_error_t code = igraph_vector_int_init(&degrees, 0);
    if (code) return code;
    code = igraph_degree(&bridged->graph, &degrees, igraph_vss_all(), mode, IGRAPH_NO_LOOPS);
    for (igraph_integer_t i = 0; !code && i < igraph_vector_int_size(&degrees); i++) {
        values[i] += times * (double)VECTOR(degrees)[i];
    }
    igraph_vector_int_destroy(&degrees);
    return code;
}

static igraph_error_t add_strength(const struct acg_bridged *bridged, igraph_neimode_t mode,
                                   double times, double values[])
{
    igraph_vector_t strengths;
    igraph_error_t code = igraph_vector_init(&strengths, 0);
    if (code) return code;
    code = igraph_strength(&bridged->graph, &strengths, igraph_vss_all(), mode, IGRAPH_NO_LOOPS,
                           &bridged->weights);
    for (igraph_integer_t i = 0; !code && i < igraph_vector_size(&strengths); i++) {
        values[i] += times * VECTOR(strengths)[i];
    }
    igraph_vector_destroy(&strengths);
    return code;
}

/** Each tie's weight is a number, but the sum of an actor's ties need not be one. */
static acg_status check_finite(const struct desk *desk, const double values[])
{
    size_t n, count;
    const uint32_t *indexes = acg_slice_actors(desk->slice, &n);
    const struct acg_actor *actors = acg_graph_actors(acg_slice_graph(desk->slice), &count);
    for (size_t i = 0; i < n; i++) {
        if (isfinite(values[i])) continue;
        return acg_reject(desk->report, NULL,
                          "strength: the weights of the ties of '%s' add up to more than a number "
                          "can hold; give them smaller weights",
                          actors[indexes[i]].id);
    }
    return ACG_OK;
}

/** A degree or a strength: of which ties, in which direction. */
struct sum {
    bool weighted;
    igraph_neimode_t mode;
};

static acg_status add_sum(struct desk *desk, struct sum sum, enum acg_sign sign, double times,
                          double values[])
{
    struct sheet *sheet;
    acg_status status = lay_bridged(desk, sign, sum.mode != IGRAPH_ALL, &sheet);
    if (status) return status;
    acg_bridge_enter();
    igraph_error_t code = sum.weighted ? add_strength(&sheet->bridged, sum.mode, times, values)
                                       : count_degree(&sheet->bridged, sum.mode, times, values);
    return acg_from_igraph(code, sum.weighted ? "strength" : "degree", desk->report);
}

static acg_status sum_up(struct desk *desk, struct sum sum, enum acg_sign sign, double values[])
{
    bool is_net = sign == ACG_SIGN_SIGNED;
    acg_status status = add_sum(desk, sum, is_net ? ACG_SIGN_POSITIVE : sign, 1, values);
    if (!status && is_net) status = add_sum(desk, sum, ACG_SIGN_NEGATIVE, -1, values);
    return status ? status : check_finite(desk, values);
}

/** positive / (positive + negative) */
static acg_status find_ratio(struct desk *desk, double values[])
{
    const struct sum degree = {false, IGRAPH_ALL};
    double *all = calloc(desk->n_actors + 1, sizeof *all);
    if (!all) return acg_out_of_memory(desk->report);
    acg_status status = add_sum(desk, degree, ACG_SIGN_POSITIVE, 1, values);
    if (!status) status = add_sum(desk, degree, ACG_SIGN_POSITIVE, 1, all);
    if (!status) status = add_sum(desk, degree, ACG_SIGN_NEGATIVE, 1, all);
    for (size_t i = 0; i < desk->n_actors && !status; i++) {
        values[i] = all[i] > 0 ? values[i] / all[i] : NAN;
    }
    free(all);
    return status;
}

static igraph_error_t find_coreness(const struct acg_bridged *bridged, double values[])
{
    igraph_vector_int_t cores;
    igraph_error_t code = igraph_vector_int_init(&cores, 0);
    if (code) return code;
    code = igraph_coreness(&bridged->graph, &cores, IGRAPH_ALL);
    for (igraph_integer_t i = 0; !code && i < igraph_vector_int_size(&cores); i++) {
        values[i] = (double)VECTOR(cores)[i];
    }
    igraph_vector_int_destroy(&cores);
    return code;
}

static igraph_error_t find_component(const struct acg_bridged *bridged, double values[])
{
    igraph_vector_int_t of_actor, sizes;
    igraph_error_t code = igraph_vector_int_init(&of_actor, 0);
    if (code) return code;
    code = igraph_vector_int_init(&sizes, 0);
    if (!code) {
        code = igraph_connected_components(&bridged->graph, &of_actor, &sizes, NULL, IGRAPH_WEAK);
        for (igraph_integer_t i = 0; !code && i < igraph_vector_int_size(&of_actor); i++) {
            values[i] = (double)VECTOR(sizes)[VECTOR(of_actor)[i]];
        }
        igraph_vector_int_destroy(&sizes);
    }
    igraph_vector_int_destroy(&of_actor);
    return code;
}

static igraph_error_t find_in_vector(const struct acg_bridged *bridged, enum acg_measure measure,
                                     double values[])
{
    igraph_vector_t vector;
    igraph_error_t code = igraph_vector_init(&vector, 0);
    if (code) return code;
    code = measure == ACG_CONSTRAINT
               ? igraph_constraint(&bridged->graph, &vector, igraph_vss_all(), &bridged->weights)
               : igraph_transitivity_local_undirected(&bridged->graph, &vector, igraph_vss_all(),
                                                      IGRAPH_TRANSITIVITY_NAN);
    for (igraph_integer_t i = 0; !code && i < igraph_vector_size(&vector); i++) {
        values[i] = VECTOR(vector)[i];
    }
    igraph_vector_destroy(&vector);
    return code;
}

/** What ignores direction and asks igraph. */
static acg_status find_local(struct desk *desk, enum acg_measure measure, enum acg_sign sign,
                             double values[])
{
    struct sheet *sheet;
    acg_status status = lay_bridged(desk, sign, false, &sheet);
    if (status) return status;
    acg_bridge_enter();
    igraph_error_t code = measure == ACG_CORENESS ? find_coreness(&sheet->bridged, values)
                          : measure == ACG_COMPONENT
                              ? find_component(&sheet->bridged, values)
                              : find_in_vector(&sheet->bridged, measure, values);
    return acg_from_igraph(code, acg_measure_name(measure), desk->report);
}

/** The actors of options->restart in the slice, as 1 among 0; NULL without memory. */
static double *resets_of(const struct desk *desk)
{
    size_t n;
    const uint32_t *actors = acg_slice_actors(desk->slice, &n);
    struct acg_indexes restart = desk->options->restart;
    double *resets = calloc(n + 1, sizeof *resets);
    for (size_t i = 0; resets && i < n; i++) {
        for (size_t k = 0; k < restart.count; k++) {
            if (restart.items[k] == actors[i]) resets[i] = 1;
        }
    }
    return resets;
}

static acg_status find_pagerank(struct desk *desk, const struct sheet *sheet, double values[])
{
    double damping = desk->options->damping > 0 ? desk->options->damping : 0.85;
    double *resets = NULL;
    if (desk->options->restart.count > 0 && !(resets = resets_of(desk))) {
        return acg_out_of_memory(desk->report);
    }
    acg_status status =
        acg_pagerank(&sheet->network, &sheet->bridged, damping, resets, values, desk->report);
    free(resets);
    return status;
}

static acg_status find_eigenvector(struct desk *desk, enum acg_sign sign, double values[])
{
    struct sheet *sheet;
    if (sign == ACG_SIGN_SIGNED) {
        acg_status status = lay(desk, sign, false, &sheet);
        return status ? status : acg_eigenvector_signed(&sheet->network, values, desk->report);
    }
    acg_status status = lay_bridged(desk, sign, desk->options->directed, &sheet);
    return status ? status
                  : acg_eigenvector(&sheet->network, &sheet->bridged, values, desk->report);
}

/** What a walk along the ties finds. */
static acg_status find_walk(struct desk *desk, enum acg_measure measure, enum acg_sign sign,
                            double values[])
{
    struct sheet *sheet;
    bool is_hub = measure == ACG_HUB || measure == ACG_AUTHORITY;
    acg_status status = lay_bridged(desk, sign, is_hub || desk->options->directed, &sheet);
    if (status) return status;
    const struct acg_network *network = &sheet->network;
    double attenuation = desk->options->attenuation > 0 ? desk->options->attenuation : 0.85;
    if (measure == ACG_PAGERANK) return find_pagerank(desk, sheet, values);
    if (measure == ACG_KATZ) {
        return acg_katz(network, &sheet->bridged, attenuation, values, desk->report);
    }
    return acg_hub_or_authority(network, measure == ACG_AUTHORITY, values, desk->report);
}

static acg_status find_pn(struct desk *desk, enum acg_pn which, double values[])
{
    struct sheet *sheet;
    acg_status status = lay(desk, ACG_SIGN_SIGNED, which != ACG_PN_OF_ALL, &sheet);
    return status ? status : acg_pn_index(&sheet->network, which, values, desk->report);
}

/** Finds one measure; those of shortest paths are found elsewhere. `values` are 0. */
static acg_status find(struct desk *desk, enum acg_measure measure, enum acg_sign sign,
                       double values[])
{
    switch (measure) {
    case ACG_DEGREE:
    case ACG_DEGREE_POSITIVE:
    case ACG_DEGREE_NEGATIVE:
    case ACG_DEGREE_NET:
        return sum_up(desk, (struct sum){false, IGRAPH_ALL}, sign, values);
    case ACG_DEGREE_RATIO:
        return find_ratio(desk, values);
    case ACG_DEGREE_IN:
        return sum_up(desk, (struct sum){false, IGRAPH_IN}, sign, values);
    case ACG_DEGREE_OUT:
        return sum_up(desk, (struct sum){false, IGRAPH_OUT}, sign, values);
    case ACG_STRENGTH:
    case ACG_STRENGTH_POSITIVE:
    case ACG_STRENGTH_NEGATIVE:
    case ACG_STRENGTH_NET:
        return sum_up(desk, (struct sum){true, IGRAPH_ALL}, sign, values);
    case ACG_STRENGTH_IN:
        return sum_up(desk, (struct sum){true, IGRAPH_IN}, sign, values);
    case ACG_STRENGTH_OUT:
        return sum_up(desk, (struct sum){true, IGRAPH_OUT}, sign, values);
    case ACG_EIGENVECTOR:
    case ACG_EIGENVECTOR_SIGNED:
        return find_eigenvector(desk, sign, values);
    case ACG_PAGERANK:
    case ACG_HUB:
    case ACG_AUTHORITY:
    case ACG_KATZ:
        return find_walk(desk, measure, sign, values);
    case ACG_CONSTRAINT:
    case ACG_CORENESS:
    case ACG_CLUSTERING:
    case ACG_COMPONENT:
        return find_local(desk, measure, sign, values);
    case ACG_PN:
        return find_pn(desk, ACG_PN_OF_ALL, values);
    case ACG_PN_IN:
        return find_pn(desk, ACG_PN_OF_IN, values);
    case ACG_PN_OUT:
        return find_pn(desk, ACG_PN_OF_OUT, values);
    case ACG_BETWEENNESS:
    case ACG_CLOSENESS:
    case ACG_CLOSENESS_WF:
    case ACG_CLOSENESS_IN:
    case ACG_CLOSENESS_OUT:
    case ACG_HARMONIC:
    case ACG_HARMONIC_IN:
    case ACG_HARMONIC_OUT:
    case ACG_N_MEASURES:
        break;
    }
    return ACG_OK;
}

/** The passes of shortest paths that measures share: as the options say, against and along the
 * direction of ties. */
enum pass { PASS_PLAIN, PASS_IN, PASS_OUT, N_PASSES };

/** Where in a pass a measure finds its values; NULL if it is none of shortest paths. */
static double **slot_of(struct acg_paths passes[N_PASSES], enum acg_measure measure)
{
    const struct {
        enum acg_measure measure;
        double **slot;
    } slots[] = {
        {ACG_BETWEENNESS, &passes[PASS_PLAIN].betweenness},
        {ACG_CLOSENESS, &passes[PASS_PLAIN].closeness},
        {ACG_CLOSENESS_WF, &passes[PASS_PLAIN].closeness_wf},
        {ACG_HARMONIC, &passes[PASS_PLAIN].harmonic},
        {ACG_CLOSENESS_IN, &passes[PASS_IN].closeness},
        {ACG_HARMONIC_IN, &passes[PASS_IN].harmonic},
        {ACG_CLOSENESS_OUT, &passes[PASS_OUT].closeness},
        {ACG_HARMONIC_OUT, &passes[PASS_OUT].harmonic},
    };
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        if (slots[i].measure == measure) return slots[i].slot;
    }
    return NULL;
}

static acg_status walk_paths(struct desk *desk, struct acg_paths passes[N_PASSES])
{
    enum acg_sign sign;
    acg_measure_sign(ACG_BETWEENNESS, desk->options->sign, &sign); // that of all of them
    acg_status status = ACG_OK;
    for (int i = 0; i < N_PASSES && !status; i++) {
        const struct acg_paths *pass = &passes[i];
        struct sheet *sheet;
        if (!pass->betweenness && !pass->closeness && !pass->closeness_wf && !pass->harmonic) {
            continue;
        }
        status = lay(desk, sign, i != PASS_PLAIN || desk->options->directed, &sheet);
        if (!status) {
            status = acg_paths_pass(&sheet->network, i == PASS_IN ? ACG_WAY_IN : ACG_WAY_OUT, pass,
                                    desk->report);
        }
    }
    return status;
}

/** Finds the measures; what was found once is copied. */
static acg_status find_all(struct desk *desk, const enum acg_measure measures[], size_t n,
                           double values[])
{
    struct acg_paths passes[N_PASSES] = {0};
    size_t size = desk->n_actors * sizeof *values;
    acg_status status = ACG_OK;
    for (size_t i = 0; i < n && !status; i++) {
        double *own = values + i * desk->n_actors, **slot = slot_of(passes, measures[i]);
        enum acg_sign sign;
        acg_measure_sign(measures[i], desk->options->sign, &sign);
        for (size_t k = 0; k < desk->n_actors; k++)
            own[k] = 0;
        if (slot && !*slot) *slot = own;
        if (!slot) status = find(desk, measures[i], sign, own);
    }
    if (!status) status = walk_paths(desk, passes);
    for (size_t i = 0; i < n && !status; i++) {
        double *own = values + i * desk->n_actors, **slot = slot_of(passes, measures[i]);
        if (slot && *slot != own) memcpy(own, *slot, size);
    }
    return status;
}

static acg_status check_options(const enum acg_measure measures[], size_t n,
                                const struct acg_centrality_options *options, acg_report *report)
{
    enum acg_sign sign;
    for (size_t i = 0; i < n; i++) {
        if (acg_measure_sign(measures[i], options->sign, &sign)) continue;
        return acg_misuse(report,
                          "%s has no form for signed ties; choose positive, negative or absolute "
                          "ties, or leave it out",
                          acg_measure_name(measures[i]));
    }
    if (!(options->damping >= 0 && options->damping < 1) ||
        !(options->attenuation >= 0 && options->attenuation < 1)) {
        return acg_misuse(report, "damping and attenuation lie between 0 and 1");
    }
    return ACG_OK;
}

acg_status acg_centrality(const acg_slice *slice, const enum acg_measure measures[], size_t n,
                          const struct acg_centrality_options *options, double values[],
                          acg_report *report)
{
    const struct acg_centrality_options defaults = {0};
    struct desk desk = {.slice = slice, .options = options ? options : &defaults, .report = report};
    acg_slice_actors(slice, &desk.n_actors);
    acg_status status = check_options(measures, n, desk.options, report);
    if (!status && desk.n_actors > 0) status = find_all(&desk, measures, n, values);
    clear_desk(&desk);
    return status;
}
