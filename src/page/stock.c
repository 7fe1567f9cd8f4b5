#include "page/stock.h"

#include "base/report.h"

#include <stdlib.h>

static acg_status number_claims(struct acg_stock *stock, acg_report *report)
{
    size_t n_all, n_actors;
    acg_graph_claims(stock->graph, &n_all);
    acg_graph_actors(stock->graph, &n_actors);
    stock->claims = calloc(n_all + 1, sizeof *stock->claims);
    stock->claim_numbers = calloc(n_all + 1, sizeof *stock->claim_numbers);
    stock->actor_numbers = calloc(n_actors + 1, sizeof *stock->actor_numbers);
    if (!stock->claims || !stock->claim_numbers || !stock->actor_numbers) {
        return acg_out_of_memory(report);
    }
    for (size_t i = 0; i < stock->n_rows; i++)
        stock->claim_numbers[stock->rows[i].claim] = 1; // is there
    for (uint32_t i = 0; i < n_all; i++) {
        if (!stock->claim_numbers[i]) continue;
        stock->claim_numbers[i] = (uint32_t)stock->n_claims;
        stock->claims[stock->n_claims++] = i;
    }
    for (size_t i = 0; i < n_actors; i++)
        stock->actor_numbers[i] = ACG_NONE;
    for (size_t i = 0; i < stock->n_actors; i++)
        stock->actor_numbers[stock->actors[i]] = (uint32_t)i;
    return ACG_OK;
}

static int year_of(int32_t day)
{
    int year, month, day_of_month;
    acg_day_split(day, &year, &month, &day_of_month);
    return year;
}

/** From the first to the last day that a claim of the page names, within what was asked for. */
static struct acg_span extent_of(const struct acg_stock *stock)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(stock->graph, &count);
    struct acg_span asked = stock->what->when, out = {ACG_DAY_MAX, ACG_DAY_MIN};
    for (size_t i = 0; i < stock->n_claims; i++) {
        struct acg_span when = claims[stock->claims[i]].when;
        int32_t days[] = {when.from, when.until};
        for (int end = 0; end < 2; end++) {
            if (days[end] == ACG_DAY_MIN || days[end] == ACG_DAY_MAX) continue;
            int32_t day = end ? days[end] - 1 : days[end];
            if (day < out.from) out.from = day;
            if (day >= out.until) out.until = day + 1;
        }
    }
    if (out.from == ACG_DAY_MAX) return asked; // nothing has a date
    if (asked.from != ACG_DAY_MIN) out.from = asked.from;
    if (asked.until != ACG_DAY_MAX) out.until = asked.until;
    return out;
}

static acg_status list_years(struct acg_stock *stock, acg_report *report)
{
    struct acg_span extent = extent_of(stock), asked = stock->what->when;
    if (!acg_span_is_bounded(extent) || extent.until <= extent.from) return ACG_OK;
    int first = year_of(extent.from), last = year_of(extent.until - 1);
    stock->years = calloc((size_t)(last - first) + 1, sizeof *stock->years);
    if (!stock->years) return acg_out_of_memory(report);
    for (int year = first; year <= last; year++) {
        struct acg_span span = {acg_day_of_year(year), acg_day_of_year(year + 1)};
        if (span.from < asked.from) span.from = asked.from;
        if (span.until > asked.until) span.until = asked.until;
        stock->years[stock->n_years++] = span;
    }
    return ACG_OK;
}

acg_status acg_stock_init(struct acg_stock *out, const acg_graph *graph,
                          const struct acg_slice_options *what, const struct acg_page_options *how,
                          acg_report *report)
{
    *out = (struct acg_stock){.graph = graph, .what = what, .how = how};
    struct acg_slice_options all = *what;
    all.min_weight = 0; // of a tie of the window that the reader chooses
    acg_status status = acg_slice_new(graph, &all, &out->slice, report);
    if (status) return status;
    out->actors = acg_slice_actors(out->slice, &out->n_actors);
    const acg_slice *slices[] = {out->slice};
    status = acg_evidence_list(out->slice, ACG_NONE, ACG_NONE, &out->rows, &out->n_rows, report);
    if (!status && out->n_rows > ACG_MOST_PAGE_TIES) {
        return acg_reject(report, NULL,
                          "%zu ties are too many for a page, which holds %d; take fewer, as with "
                          "--ego or --from",
                          out->n_rows, ACG_MOST_PAGE_TIES);
    }
    if (!status) status = acg_cited_init(&out->cited, slices, 1, report);
    if (!status) status = number_claims(out, report);
    if (!status) status = list_years(out, report);
    return status;
}

void acg_stock_clear(struct acg_stock *stock)
{
    acg_cited_clear(&stock->cited);
    acg_slice_free(stock->slice);
    free(stock->rows);
    free(stock->actor_numbers);
    free(stock->claims);
    free(stock->claim_numbers);
    free(stock->years);
    *stock = (struct acg_stock){0};
}
