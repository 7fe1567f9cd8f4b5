// What measures are called, what they are and which ties they look at.
#include "actorgraph/centrality.h"

#include <string.h>

enum { NONE = -1 };

/** A measure in words. `fixed` is the sign that its name says, or NONE; `otherwise` the sign where
 * none is chosen; `has_signed` whether it can see negative weights. */
struct entry {
    const char *name, *rule;
    int fixed;
    enum acg_sign otherwise;
    bool has_signed;
};

#define ANY NONE, ACG_SIGN_ABSOLUTE, true    // counts and sums: of all ties unless chosen
#define NEEDS NONE, ACG_SIGN_POSITIVE, false // has a meaning for weights above 0 only
#define OF(sign) sign, sign, true            // says it in its name

static const struct entry entries[ACG_N_MEASURES] = {
    [ACG_DEGREE] = {"degree", "how many actors it is tied to", ANY},
    [ACG_DEGREE_POSITIVE] = {"degree_positive",
                             "how many it cooperates with or is joined to by "
                             "membership",
                             OF(ACG_SIGN_POSITIVE)},
    [ACG_DEGREE_NEGATIVE] = {"degree_negative", "how many it is tied to by rivalry or threat",
                             OF(ACG_SIGN_NEGATIVE)},
    [ACG_DEGREE_NET] = {"degree_net", "degree_positive less degree_negative", OF(ACG_SIGN_SIGNED)},
    [ACG_DEGREE_RATIO] = {"degree_ratio",
                          "degree_positive / (degree_positive + degree_negative); empty for an "
                          "isolate",
                          OF(ACG_SIGN_SIGNED)},
    [ACG_DEGREE_IN] = {"degree_in", "how many actors have a tie to it; undirected ties count", ANY},
    [ACG_DEGREE_OUT] = {"degree_out", "how many actors it has a tie to; undirected ties count",
                        ANY},
    [ACG_STRENGTH] = {"strength", "the weights of its ties added up", ANY},
    [ACG_STRENGTH_POSITIVE] = {"strength_positive", "of cooperation and membership",
                               OF(ACG_SIGN_POSITIVE)},
    [ACG_STRENGTH_NEGATIVE] = {"strength_negative", "of rivalry and threat", OF(ACG_SIGN_NEGATIVE)},
    [ACG_STRENGTH_NET] = {"strength_net", "strength_positive less strength_negative",
                          OF(ACG_SIGN_SIGNED)},
    [ACG_STRENGTH_IN] = {"strength_in", "the weights of the ties to it; undirected ties count",
                         ANY},
    [ACG_STRENGTH_OUT] = {"strength_out", "the weights of the ties from it; undirected ties count",
                          ANY},
    [ACG_BETWEENNESS] = {"betweenness",
                         "on how many shortest paths between others it lies, as shares; not "
                         "normalized",
                         NEEDS},
    [ACG_CLOSENESS] = {"closeness",
                       "1 / mean distance to the actors that it reaches; empty for an isolate",
                       NEEDS},
    [ACG_CLOSENESS_WF] = {"closeness_wf",
                          "closeness times the share of the others that it reaches (Wasserman and "
                          "Faust); 0 for an isolate",
                          NEEDS},
    [ACG_CLOSENESS_IN] = {"closeness_in", "closeness along the ties to it", NEEDS},
    [ACG_CLOSENESS_OUT] = {"closeness_out", "closeness along the ties from it", NEEDS},
    [ACG_HARMONIC] = {"harmonic", "mean of 1 / distance to all others, 0 for those out of reach",
                      NEEDS},
    [ACG_HARMONIC_IN] = {"harmonic_in", "harmonic along the ties to it", NEEDS},
    [ACG_HARMONIC_OUT] = {"harmonic_out", "harmonic along the ties from it", NEEDS},
    [ACG_EIGENVECTOR] = {"eigenvector",
                         "entry of the leading eigenvector, the largest 1; empty where two "
                         "components lead alike",
                         NONE, ACG_SIGN_POSITIVE, true},
    [ACG_PAGERANK] = {"pagerank", "share of the time that a random walk with restarts spends there",
                      NEEDS},
    [ACG_HUB] = {"hub", "hub score of Kleinberg, the largest 1; empty where two parts lead alike",
                 NEEDS},
    [ACG_AUTHORITY] =
        {"authority",
         "authority score of Kleinberg, the largest 1; empty where two parts lead alike", NEEDS},
    [ACG_KATZ] = {"katz", "1 + all walks that end there, each step attenuated (Katz, Bonacich)",
                  NEEDS},
    [ACG_CONSTRAINT] = {"constraint", "Burt's constraint; empty for an isolate", NEEDS},
    [ACG_CORENESS] = {"coreness", "the largest k of a k-core that it is in", NEEDS},
    [ACG_CLUSTERING] = {"clustering",
                        "share of the pairs of its partners that are tied; empty below two "
                        "partners",
                        NEEDS},
    [ACG_COMPONENT] = {"component", "how many actors are in its component, itself included", NEEDS},
    [ACG_PN] = {"pn", "PN index of Everett and Borgatti on the signs of pairs; 1 for an isolate",
                OF(ACG_SIGN_SIGNED)},
    [ACG_PN_IN] = {"pn_in", "PN index by the ties to it", OF(ACG_SIGN_SIGNED)},
    [ACG_PN_OUT] = {"pn_out", "PN index by the ties from it", OF(ACG_SIGN_SIGNED)},
    [ACG_EIGENVECTOR_SIGNED] = {"eigenvector_signed",
                                "entry of the leading eigenvector of the signs of pairs (Bonacich "
                                "and Lloyd), the largest magnitude 1; empty unless the leading "
                                "eigenvalue is positive and simple",
                                OF(ACG_SIGN_SIGNED)},
};

const char *acg_measure_name(enum acg_measure measure)
{
    return entries[measure].name;
}

const char *acg_measure_rule(enum acg_measure measure)
{
    return entries[measure].rule;
}

/** Whether a word is a name, or its two parts the other way round: net_strength, strength_net. */
static bool is_name(const char *word, size_t length, const char *name)
{
    size_t n = strlen(name), head = strcspn(name, "_"), tail = n - head - 1;
    if (n != length) return false;
    if (memcmp(name, word, n) == 0) return true;
    return head < n && word[tail] == '_' && memcmp(word, name + head + 1, tail) == 0 &&
           memcmp(word + tail + 1, name, head) == 0;
}

bool acg_measure_parse(const char *word, size_t length, enum acg_measure *out)
{
    for (int i = 0; i < ACG_N_MEASURES; i++) {
        if (is_name(word, length, entries[i].name)) {
            *out = (enum acg_measure)i;
            return true;
        }
    }
    return false;
}

bool acg_measure_sign(enum acg_measure measure, enum acg_sign choice, enum acg_sign *out)
{
    const struct entry *entry = &entries[measure];
    if (entry->fixed != NONE) {
        *out = (enum acg_sign)entry->fixed;
        return true;
    }
    *out = choice == ACG_SIGN_DEFAULT ? entry->otherwise : choice;
    return choice != ACG_SIGN_SIGNED || entry->has_signed;
}

bool acg_measure_is_directed(enum acg_measure measure, const struct acg_centrality_options *options)
{
    switch (measure) {
    case ACG_DEGREE_IN:
    case ACG_DEGREE_OUT:
    case ACG_STRENGTH_IN:
    case ACG_STRENGTH_OUT:
    case ACG_CLOSENESS_IN:
    case ACG_CLOSENESS_OUT:
    case ACG_HARMONIC_IN:
    case ACG_HARMONIC_OUT:
    case ACG_PN_IN:
    case ACG_PN_OUT:
    case ACG_HUB:
    case ACG_AUTHORITY:
        return true;
    case ACG_BETWEENNESS:
    case ACG_CLOSENESS:
    case ACG_CLOSENESS_WF:
    case ACG_HARMONIC:
    case ACG_EIGENVECTOR:
    case ACG_PAGERANK:
    case ACG_KATZ:
        return options->directed;
    default:
        return false;
    }
}

bool acg_measure_is_weighted(enum acg_measure measure, const struct acg_centrality_options *options)
{
    switch (measure) {
    case ACG_DEGREE:
    case ACG_DEGREE_POSITIVE:
    case ACG_DEGREE_NEGATIVE:
    case ACG_DEGREE_NET:
    case ACG_DEGREE_RATIO:
    case ACG_DEGREE_IN:
    case ACG_DEGREE_OUT:
    case ACG_CORENESS:
    case ACG_CLUSTERING:
    case ACG_COMPONENT:
    case ACG_PN:
    case ACG_PN_IN:
    case ACG_PN_OUT:
    case ACG_EIGENVECTOR_SIGNED:
        return false;
    default:
        return !options->unweighted;
    }
}

static const struct {
    const char *name, *rule;
} network_entries[ACG_N_NETWORK_MEASURES] = {
    [ACG_NETWORK_ACTORS] = {"actors", "how many actors there are"},
    [ACG_NETWORK_TIES] = {"ties", "tied pairs; with direction: ties from one to another"},
    [ACG_NETWORK_WEIGHT] = {"weight", "the weights of all ties added up"},
    [ACG_NETWORK_DENSITY] = {"density", "ties / possible ties; empty below two actors"},
    [ACG_NETWORK_ISOLATES] = {"isolates", "actors without a tie"},
    [ACG_NETWORK_COMPONENTS] = {"components", "weak components, isolates included"},
    [ACG_NETWORK_LARGEST_COMPONENT] = {"largest_component", "actors of the largest of them"},
    [ACG_NETWORK_STRONG_COMPONENTS] = {"strong_components",
                                       "strong components by the direction of ties"},
    [ACG_NETWORK_MUTUAL_DYADS] = {"mutual_dyads", "pairs with ties in both directions; undirected "
                                                  "ties count"},
    [ACG_NETWORK_RECIPROCITY] = {"reciprocity", "share of the directed ties that are returned; "
                                                "empty without ties"},
    [ACG_NETWORK_DIAMETER] = {"diameter", "the longest shortest path, in ties; empty without ties"},
    [ACG_NETWORK_MEAN_PATH] = {"mean_path", "mean shortest path of the pairs that reach one "
                                            "another, in ties"},
    [ACG_NETWORK_TRANSITIVITY] = {"transitivity", "3 x triangles / connected triples; empty "
                                                  "without triples"},
    [ACG_NETWORK_CLUSTERING] = {"clustering", "mean of the actors' clustering, 0 where undefined"},
    [ACG_NETWORK_MAX_CORENESS] = {"max_coreness", "the largest coreness"},
    [ACG_NETWORK_EIGENVALUE] = {"eigenvalue", "the leading eigenvalue of the weights"},
    [ACG_NETWORK_CENTRALIZATION_DEGREE] = {"centralization_degree",
                                           "Freeman's centralization by degree, 0 to 1"},
    [ACG_NETWORK_CENTRALIZATION_CLOSENESS] = {"centralization_closeness",
                                              "by closeness in ties; empty if disconnected"},
    [ACG_NETWORK_CENTRALIZATION_BETWEENNESS] = {"centralization_betweenness",
                                                "by betweenness in ties"},
    [ACG_NETWORK_MODULARITY] = {"modularity",
                                "of the blocs, unweighted; empty without blocs or ties"},
};

const char *acg_network_name(enum acg_network_measure measure)
{
    return network_entries[measure].name;
}

const char *acg_network_rule(enum acg_network_measure measure)
{
    return network_entries[measure].rule;
}

bool acg_network_parse(const char *word, size_t length, enum acg_network_measure *out)
{
    for (int i = 0; i < ACG_N_NETWORK_MEASURES; i++) {
        const char *name = network_entries[i].name;
        if (strlen(name) != length || memcmp(name, word, length) != 0) continue;
        *out = (enum acg_network_measure)i;
        return true;
    }
    return false;
}
