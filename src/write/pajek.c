#include "write/pajek.h"

#include "base/number.h"
#include "base/report.h"
#include "write/loss.h"

#include <stdlib.h>
#include <string.h>

static const unsigned carried = 1u << ACG_HAS_LANGUAGES | 1u << ACG_HAS_KINDS |
                                1u << ACG_HAS_TIMES | 1u << ACG_HAS_ACTOR_TIMES |
                                1u << ACG_HAS_DIRECTIONS;

static int year_of(int32_t day)
{
    int year, month, day_of_month;
    acg_day_split(day, &year, &month, &day_of_month);
    return year;
}

/** Appends "1991-2001", "1-2001" or "1991-*". */
static void add_years(struct acg_buffer *out, struct acg_span span)
{
    acg_buffer_format(out, "%d", span.from == ACG_DAY_MIN ? 1 : year_of(span.from));
    if (span.until == ACG_DAY_MAX) acg_buffer_text(out, "-*");
    else acg_buffer_format(out, "-%d", year_of(span.until - 1));
}

static bool is_always(struct acg_span span)
{
    return span.from == ACG_DAY_MIN && span.until == ACG_DAY_MAX;
}

static void write_vertices(const acg_graph *graph, struct acg_buffer *out, size_t *n_quotes)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(graph, &count);
    acg_buffer_format(out, "*Vertices %zu\n", count);
    for (size_t i = 0; i < count; i++) {
        const struct acg_actor *actor = &actors[i];
        acg_buffer_format(out, "%zu \"", i + 1);
        for (const char *c = actor->id; *c; c++) { // Pajek has no way to write a quote in quotes
            *n_quotes += *c == '"';
            acg_buffer_char(out, *c == '"' ? '\'' : *c);
        }
        acg_buffer_char(out, '"');
        for (size_t s = 0; s < actor->n_spells; s++) {
            acg_buffer_text(out, s == 0 ? " [" : ",");
            add_years(out, actor->spells[s]);
        }
        if (actor->n_spells == 0 && !is_always(actor->when)) {
            acg_buffer_text(out, " [");
            add_years(out, actor->when);
        }
        bool has_time = actor->n_spells > 0 || !is_always(actor->when);
        acg_buffer_text(out, has_time ? "]\n" : "\n");
    }
}

/** Whether a claim is an event that one year can stand for. */
static bool is_of_one_year(const struct acg_claim *claim)
{
    return claim->timing == ACG_EVENT &&
           year_of(claim->when.from) == year_of(claim->when.until - 1);
}

static void write_tie(const struct acg_tie *tie, const struct acg_claim *claim,
                      struct acg_buffer *out)
{
    char number[ACG_NUMBER_TEXT];
    acg_number_shortest(acg_kind_sign((enum acg_kind)claim->kind) * claim->weight, number);
    acg_buffer_format(out, "%u %u %s", tie->from + 1, tie->to + 1, number);
    if (is_of_one_year(claim)) {
        acg_buffer_format(out, " [%d]", year_of(claim->when.from));
    } else if (claim->timing != ACG_TIMELESS) {
        acg_buffer_text(out, " [");
        add_years(out, claim->when);
        acg_buffer_char(out, ']');
    }
    acg_buffer_char(out, '\n');
}

/** The ties of one kind, directed or not, in the order of the graph. */
static void write_relation(const acg_graph *graph, enum acg_kind kind, bool directed,
                           struct acg_buffer *out)
{
    size_t n_ties, count, written = 0;
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    const struct acg_claim *claims = acg_graph_claims(graph, &count);
    for (size_t i = 0; i < n_ties; i++) {
        const struct acg_claim *claim = &claims[ties[i].claim];
        if (claim->kind != (unsigned char)kind || claim->directed != directed) continue;
        if (written++ == 0) {
            acg_buffer_format(out, "%s :%d \"%s\"\n", directed ? "*Arcs" : "*Edges", (int)kind + 1,
                              acg_kind_name(kind));
        }
        write_tie(&ties[i], claim, out);
    }
}

acg_status acg_pajek_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    size_t n_quotes = 0, count, n_long = 0;
    const struct acg_claim *claims = acg_graph_claims(graph, &count);
    for (size_t i = 0; i < count; i++)
        n_long += claims[i].timing == ACG_EVENT && !is_of_one_year(&claims[i]);
    write_vertices(graph, out, &n_quotes);
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        write_relation(graph, (enum acg_kind)kind, true, out);
        write_relation(graph, (enum acg_kind)kind, false, out);
    }
    if (out->failed) return acg_out_of_memory(report);
    acg_losses_report(graph, "pajek", carried, report);
    acg_loss_report("pajek", "events of more than a year became ties that hold", n_long, "relation",
                    report);
    acg_loss_report("pajek", "quotes in ids became apostrophes", n_quotes, "quote", report);
    return ACG_OK;
}
