// The strongest ties of a year, each with its claims and the sources that they rest on.
// Usage: strongest-ties GRAPH YEAR [COUNT]
#include <actorgraph/actorgraph.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/** Prints what the library had to say: file, place, what is wrong, what to do. */
static void print_remarks(const acg_report *report)
{
    for (size_t i = 0; i < acg_report_count(report); i++) {
        const struct acg_remark *remark = acg_report_get(report, i);
        if (remark->file) fprintf(stderr, "%s:", remark->file);
        if (remark->line) fprintf(stderr, "%zu:%zu:", remark->line, remark->column);
        fprintf(stderr, "%s%s\n", remark->file ? " " : "", remark->text);
    }
}

/** The heaviest first; equal ones in the order of the slice, which is that of ids. */
static int by_weight(const void *a, const void *b)
{
    const struct acg_slice_tie *const *x = a, *const *y = b;
    if ((*x)->weight > (*y)->weight || (*x)->weight < (*y)->weight) {
        return (*x)->weight > (*y)->weight ? -1 : 1;
    }
    return (*x > *y) - (*x < *y);
}

/** A claim of a tie: when, of what type, who says so. */
static void print_claim(const acg_graph *graph, const struct acg_claim *claim)
{
    size_t n;
    char date[ACG_CLAIM_DATE];
    const struct acg_type *types = acg_graph_types(graph, &n);
    const struct acg_source *sources = acg_graph_sources(graph, &n);
    const uint32_t *cites = acg_graph_cites(graph, &n);
    acg_claim_date(graph, claim, date);
    printf("    %-12s %s", date, claim->type == ACG_NONE ? "-" : types[claim->type].id);
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        const struct acg_source *source = &sources[cites[claim->first_cite + i]];
        char *reference = acg_source_reference(source, ACG_REFERENCE_SHORT);
        printf("%s%s", i ? "; " : " [", reference ? reference : "?");
        acg_bytes_free(reference);
    }
    printf("%s\n", claim->n_cites ? "]" : " [no source]");
}

static void print_tie(const acg_slice *slice, const struct acg_slice_tie *tie)
{
    const acg_graph *graph = acg_slice_graph(slice);
    size_t n;
    const struct acg_actor *actors = acg_graph_actors(graph, &n);
    const struct acg_claim *claims = acg_graph_claims(graph, &n);
    const uint32_t *in_slice = acg_slice_actors(slice, &n);
    const uint32_t *rests_on = acg_slice_claims(slice, &n);
    printf("%s - %s: %s, weight %g\n", acg_labels_in(actors[in_slice[tie->from]].name, "en"),
           acg_labels_in(actors[in_slice[tie->to]].name, "en"), acg_kind_name(tie->kind),
           tie->weight);
    for (uint32_t i = 0; i < tie->n_claims; i++)
        print_claim(graph, &claims[rests_on[tie->first_claim + i]]);
}

/** Prints the `count` strongest ties of a slice, or as many as it has. */
static acg_status print_strongest(const acg_slice *slice, size_t count)
{
    size_t n;
    const struct acg_slice_tie *ties = acg_slice_ties(slice, &n), **order = NULL;
    order = malloc((n + 1) * sizeof *order);
    if (!order) return ACG_FAILED;
    for (size_t i = 0; i < n; i++)
        order[i] = &ties[i];
    qsort(order, n, sizeof *order, by_weight);
    for (size_t i = 0; i < n && i < count; i++)
        print_tie(slice, order[i]);
    free(order);
    return ACG_OK;
}

/** Reads a whole number from `least` to `most`; 0 if `text` is none. */
static int number_of(const char *text, int least, int most)
{
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    return errno || *end || number < least || number > most ? 0 : (int)number;
}

int main(int argc, char *argv[])
{
    int year = argc > 2 ? number_of(argv[2], 1, 9999) : 0;
    int count = argc > 3 ? number_of(argv[3], 1, 1000000) : 5;
    if (year == 0 || count == 0 || argc > 4) {
        fprintf(stderr, "usage: strongest-ties GRAPH YEAR [COUNT]\n");
        return ACG_MISUSED;
    }
    acg_report *report = acg_report_new();
    acg_graph *graph = NULL;
    acg_slice *slice = NULL;
    struct acg_slice_options options = acg_slice_defaults();
    options.when = (struct acg_span){acg_day_of_year(year), acg_day_of_year(year + 1)};

    acg_status status = acg_graph_read(argv[1], &(struct acg_read_options){0}, &graph, report);
    if (!status) status = acg_slice_new(graph, &options, &slice, report);
    if (!status) status = print_strongest(slice, (size_t)count);

    print_remarks(report);
    acg_slice_free(slice);
    acg_graph_free(graph);
    acg_report_free(report);
    return status;
}
