#include "write/dot.h"

#include "actorgraph/evidence.h"
#include "base/number.h"
#include "base/report.h"
#include "write/dot_text.h"
#include "write/loss.h"

static const unsigned carried = 1u << ACG_HAS_LANGUAGES | 1u << ACG_HAS_NAMES |
                                1u << ACG_HAS_ACTOR_KINDS | 1u << ACG_HAS_KINDS |
                                1u << ACG_HAS_TYPES | 1u << ACG_HAS_TIMES | 1u << ACG_HAS_DAYS |
                                1u << ACG_HAS_DOUBTS | 1u << ACG_HAS_DIRECTIONS;

static size_t write_nodes(const acg_graph *graph, struct acg_buffer *out)
{
    size_t count, n_cut = 0;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    for (size_t i = 0; i < count; i++) {
        acg_buffer_text(out, "  ");
        acg_dot_text(out, actors[i].id);
        acg_buffer_text(out, " [label=");
        n_cut += acg_dot_text(out, acg_labels_in(actors[i].name, NULL));
        acg_buffer_format(out, ", kind=\"%s\"];\n", acg_actor_kind_name(actors[i].kind));
    }
    return n_cut;
}

static size_t write_edge(const acg_graph *graph, const struct acg_tie *tie, struct acg_buffer *out)
{
    size_t count, n_cut = 0;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    const struct acg_claim *claim = &acg_graph_claims(graph, &count)[tie->claim];
    const struct acg_type *types = acg_graph_types(graph, &count);
    enum acg_kind kind = (enum acg_kind)claim->kind;
    char date[ACG_CLAIM_DATE], number[ACG_NUMBER_TEXT];
    acg_claim_date(graph, claim, date);
    acg_number_shortest(claim->weight, number);
    acg_buffer_text(out, "  ");
    acg_dot_text(out, actors[tie->from].id);
    acg_buffer_text(out, " -> ");
    acg_dot_text(out, actors[tie->to].id);
    acg_buffer_format(out, " [kind=\"%s\", sign=%d, strength=%s", acg_kind_name(kind),
                      acg_kind_sign(kind), number);
    if (!claim->directed) acg_buffer_text(out, ", dir=\"none\"");
    if (claim->type != ACG_NONE) {
        acg_buffer_text(out, ", type=");
        n_cut += acg_dot_text(out, types[claim->type].id);
    }
    if (*date) {
        acg_buffer_text(out, ", date=");
        acg_dot_text(out, date);
    }
    acg_buffer_text(out, "];\n");
    return n_cut;
}

acg_status acg_dot_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    size_t count, n_cut = 0;
    const struct acg_tie *ties = acg_graph_ties(graph, &count);
    const char *title = acg_labels_in(acg_graph_title(graph), NULL);
    acg_buffer_text(out, "digraph {\n");
    if (title) {
        acg_buffer_text(out, "  label=");
        n_cut += acg_dot_text(out, title);
        acg_buffer_text(out, ";\n");
    }
    n_cut += write_nodes(graph, out);
    for (size_t i = 0; i < count; i++)
        n_cut += write_edge(graph, &ties[i], out);
    acg_buffer_text(out, "}\n");
    if (out->failed) return acg_out_of_memory(report);
    acg_losses_report(graph, "dot", carried | 1u << ACG_HAS_TITLE, report);
    acg_loss_report("dot", "texts longer than DOT takes are cut", n_cut, "text", report);
    return ACG_OK;
}
