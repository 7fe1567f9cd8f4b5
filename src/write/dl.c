#include "write/dl.h"

#include "actorgraph/slice.h"
#include "base/number.h"
#include "base/report.h"
#include "write/loss.h"

#include <stdlib.h>
#include <string.h>

static const unsigned carried =
    1u << ACG_HAS_LANGUAGES | 1u << ACG_HAS_KINDS | 1u << ACG_HAS_DAYS | 1u << ACG_HAS_DOUBTS;

/** A cell of the matrix of a kind. */
struct cell {
    uint32_t from, to;
    double weight;
};

static int by_ends(const void *a, const void *b)
{
    const struct cell *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

/** Labels end at blanks, commas and equal signs, unless they stand in quotes. */
static void add_label(struct acg_buffer *out, const char *label, size_t *n_quotes)
{
    bool needs = label[strcspn(label, ",=:!\"")] != '\0';
    if (needs) acg_buffer_char(out, '"');
    for (; *label; label++) {
        *n_quotes += *label == '"';
        acg_buffer_char(out, *label == '"' ? '\'' : *label);
    }
    if (needs) acg_buffer_char(out, '"');
}

/** The cells of a kind, sorted; an undirected tie has two. */
static size_t collect(const struct acg_slice_tie ties[], size_t n, enum acg_kind kind,
                      struct cell cells[])
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (ties[i].kind != kind) continue;
        double weight = acg_kind_sign(kind) * ties[i].weight;
        cells[count++] = (struct cell){ties[i].from, ties[i].to, weight};
        if (!ties[i].directed) cells[count++] = (struct cell){ties[i].to, ties[i].from, weight};
    }
    qsort(cells, count, sizeof *cells, by_ends);
    return count;
}

/** Writes the cells; those of a directed and an undirected tie of one pair add. */
static void write_cells(const struct cell cells[], size_t n, struct acg_buffer *out)
{
    for (size_t i = 0; i < n; i++) {
        double weight = cells[i].weight;
        while (i + 1 < n && cells[i + 1].from == cells[i].from && cells[i + 1].to == cells[i].to)
            weight += cells[++i].weight;
        char number[ACG_NUMBER_TEXT];
        acg_number_shortest(weight, number);
        acg_buffer_format(out, "%u %u %s\n", cells[i].from + 1, cells[i].to + 1, number);
    }
}

static void write_header(const acg_graph *graph, const bool has[ACG_N_KINDS], size_t n_matrices,
                         struct acg_buffer *out, size_t *n_quotes)
{
    size_t n;
    const struct acg_actor *actors = acg_graph_actors(graph, &n);
    acg_buffer_format(out, "DL n=%zu", n);
    if (n_matrices > 1) acg_buffer_format(out, " nm=%zu", n_matrices);
    acg_buffer_text(out, "\nformat = edgelist1\nlabels:\n");
    for (size_t i = 0; i < n; i++) {
        if (i > 0) acg_buffer_text(out, ",\n");
        add_label(out, actors[i].id, n_quotes);
    }
    if (n > 0) acg_buffer_char(out, '\n');
    if (n_matrices > 0) acg_buffer_text(out, "matrix labels:\n");
    for (int kind = 0, written = 0; kind < ACG_N_KINDS; kind++) {
        if (!has[kind]) continue;
        acg_buffer_format(out, "%s%s", written++ ? "," : "", acg_kind_name((enum acg_kind)kind));
    }
    acg_buffer_text(out, n_matrices > 0 ? "\ndata:\n" : "data:\n");
}

static acg_status write_slice(const acg_slice *slice, struct acg_buffer *out, size_t *n_quotes,
                              acg_report *report)
{
    size_t n, n_matrices = 0, written = 0;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n);
    bool has[ACG_N_KINDS] = {false};
    struct cell *cells = malloc((2 * n + 1) * sizeof *cells);
    if (!cells) return acg_out_of_memory(report);
    for (size_t i = 0; i < n; i++) {
        n_matrices += !has[ties[i].kind];
        has[ties[i].kind] = true;
    }
    write_header(acg_slice_graph(slice), has, n_matrices, out, n_quotes);
    for (int kind = 0; kind < ACG_N_KINDS; kind++) {
        if (!has[kind]) continue;
        if (written++ > 0) acg_buffer_text(out, "!\n");
        write_cells(cells, collect(ties, n, (enum acg_kind)kind, cells), out);
    }
    free(cells);
    return out->failed ? acg_out_of_memory(report) : ACG_OK;
}

acg_status acg_dl_write(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    struct acg_slice_options options = acg_slice_defaults();
    acg_slice *slice = NULL;
    size_t n_quotes = 0, n_ties = 0, n_claims = 0;
    acg_status status = acg_slice_new(graph, &options, &slice, report);
    if (!status) status = write_slice(slice, out, &n_quotes, report);
    if (!status) {
        acg_slice_ties(slice, &n_ties);
        acg_slice_claims(slice, &n_claims);
        acg_losses_report(graph, "dl", carried, report);
        acg_loss_report("dl", "parallel ties are added up to one cell", n_claims - n_ties, "tie",
                        report);
        acg_loss_report("dl", "quotes in ids became apostrophes", n_quotes, "quote", report);
    }
    acg_slice_free(slice);
    return status;
}
