#include "actorgraph/bloc.h"
#include "actorgraph/chart.h"
#include "base/json.h"
#include "base/report.h"
#include "page/data.h"
#include "page/values.h"

#include <math.h>
#include <stdlib.h>

static const enum acg_measure measures[] = {ACG_DEGREE, ACG_STRENGTH, ACG_BETWEENNESS, ACG_PN};
enum { N_MEASURES = sizeof measures / sizeof *measures };

/** The slices of all years of the page. */
static acg_status open_series(const struct acg_stock *stock, acg_series **out, acg_report *report)
{
    return acg_series_new(stock->graph, stock->what, stock->years, stock->n_years, out, report);
}

// ---- centralities ----

/** measures x actors of the page x years. */
struct table {
    const struct acg_stock *stock;
    double *values;
};

static acg_status keep_year(void *context, size_t window, const uint32_t actors[], size_t n_actors,
                            const double values[], acg_report *report)
{
    const struct table *table = context;
    const struct acg_stock *stock = table->stock;
    (void)report;
    for (size_t m = 0; m < N_MEASURES; m++) {
        for (size_t i = 0; i < n_actors; i++) {
            uint32_t number = stock->actor_numbers[actors[i]];
            if (number == ACG_NONE) continue;
            size_t row = m * stock->n_actors + number;
            table->values[row * stock->n_years + window] = values[m * n_actors + i];
        }
    }
    return ACG_OK;
}

static void add_names(struct acg_buffer *out, enum acg_measure measure)
{
    static const char *const languages[] = {"en", "tr", "ru"};
    acg_values_key(out, "label");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        acg_values_next(out);
        acg_buffer_char(out, '[');
        acg_json_text(out, languages[i]);
        acg_buffer_char(out, ',');
        acg_json_text(out, acg_measure_label(measure, languages[i]));
        acg_buffer_char(out, ']');
    }
    acg_buffer_char(out, ']');
}

static void add_table(struct acg_buffer *out, const struct table *table)
{
    const double *next = table->values;
    for (size_t m = 0; m < N_MEASURES; m++) {
        acg_values_next(out);
        acg_buffer_char(out, '{');
        acg_values_text(out, "name", acg_measure_name(measures[m]));
        add_names(out, measures[m]);
        acg_values_key(out, "values");
        acg_buffer_char(out, '[');
        for (size_t i = 0; i < table->stock->n_actors; i++) {
            acg_values_next(out);
            acg_buffer_char(out, '[');
            for (size_t year = 0; year < table->stock->n_years; year++) {
                acg_values_next(out);
                acg_values_computed(out, *next++);
            }
            acg_buffer_char(out, ']');
        }
        acg_buffer_text(out, "]}");
    }
}

static acg_status add_measures(struct acg_buffer *out, const struct acg_stock *stock,
                               acg_report *report)
{
    size_t count = N_MEASURES * stock->n_actors * stock->n_years;
    struct table table = {stock, malloc((count + 1) * sizeof *table.values)};
    acg_series *series = NULL;
    if (!table.values) return acg_out_of_memory(report);
    for (size_t i = 0; i < count; i++)
        table.values[i] = NAN;
    acg_status status = open_series(stock, &series, report);
    if (!status) {
        status = acg_centrality_series(series, measures, N_MEASURES, NULL, &stock->how->crew,
                                       keep_year, &table, report);
    }
    if (!status) add_table(out, &table);
    acg_series_free(series);
    free(table.values);
    return status;
}

// ---- blocs ----

/** Appends the verdict and the mean ranks of the blocs for an actor in a year: [verdict, [bloc,
 * rank],
 * ...], or [] if there is no answer. */
static acg_status add_ranks(struct acg_buffer *out, const struct acg_stock *stock,
                            const acg_slice *slice, uint32_t actor, acg_report *report)
{
    struct acg_bloc_options how = {.crew = {.jobs = 1}}; // without draws
    struct acg_bloc_answer answer;
    acg_report *aside = acg_report_new();
    if (!aside) return acg_out_of_memory(report);
    acg_status status = acg_bloc_ask(slice, actor, &how, &answer, aside);
    acg_buffer_char(out, '[');
    if (!status && answer.n_ranked > 0) acg_json_text(out, acg_verdict_name(answer.verdict));
    for (size_t i = 0; !status && i < answer.n_ranked; i++) {
        uint32_t number = stock->actor_numbers[answer.rows[i].bloc];
        if (isnan(answer.rows[i].mean_rank) || number == ACG_NONE) continue;
        acg_values_next(out);
        acg_buffer_format(out, "[%u,", (unsigned)number);
        acg_values_computed(out, answer.rows[i].mean_rank);
        acg_buffer_char(out, ']');
    }
    acg_buffer_char(out, ']');
    acg_bloc_answer_clear(&answer);
    if (status == ACG_FAILED) acg_report_join(report, aside);
    acg_report_free(aside);
    return status == ACG_FAILED ? status : ACG_OK; // that there is no answer is one
}

/** For each year the actors that can be asked about: all but organizations. A year in which nothing
 * changed is null. */
static acg_status add_year(struct acg_buffer *out, const struct acg_stock *stock,
                           acg_series *series, size_t year, acg_report *report)
{
    size_t n_all;
    const struct acg_actor *all = acg_graph_actors(stock->graph, &n_all);
    const acg_slice *slice;
    acg_values_next(out);
    if (year > 0 && !acg_series_changes(series, year)) {
        acg_buffer_text(out, "null");
        return ACG_OK;
    }
    acg_status status = acg_series_slice(series, year, &slice, report);
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < stock->n_actors && !status; i++) {
        acg_values_next(out);
        if (all[stock->actors[i]].kind == ACG_ORGANIZATION) acg_buffer_text(out, "[]");
        else status = add_ranks(out, stock, slice, stock->actors[i], report);
    }
    acg_buffer_char(out, ']');
    return status;
}

static acg_status add_blocs(struct acg_buffer *out, const struct acg_stock *stock,
                            acg_report *report)
{
    acg_series *series = NULL;
    acg_status status = open_series(stock, &series, report);
    for (size_t year = 0; year < stock->n_years && !status; year++)
        status = add_year(out, stock, series, year, report);
    acg_series_free(series);
    return status;
}

// ---- both ----

/** Whether there is room for them; else a note says what is missing. */
static bool fits(const struct acg_stock *stock, size_t most, const char *what, acg_report *report)
{
    if (stock->how->plainly || stock->n_years == 0 || stock->n_actors == 0) return false;
    if (stock->n_years <= most / stock->n_actors) return true;
    acg_note(report, NULL,
             "the page has no %s by year: %zu actors in %zu years are too many; take fewer, as "
             "with --ego or --from",
             what, stock->n_actors, stock->n_years);
    return false;
}

acg_status acg_page_numbers(struct acg_buffer *out, const struct acg_stock *stock,
                            acg_report *report)
{
    acg_status status = ACG_OK;
    acg_values_key(out, "measures");
    acg_buffer_char(out, '[');
    if (fits(stock, ACG_MOST_PAGE_VALUES, "centralities", report)) {
        status = add_measures(out, stock, report);
    }
    acg_buffer_char(out, ']');
    acg_values_key(out, "blocs");
    acg_buffer_char(out, '[');
    if (!status && fits(stock, ACG_MOST_PAGE_BLOCS, "nearest blocs", report)) {
        status = add_blocs(out, stock, report);
    }
    acg_buffer_char(out, ']');
    return status;
}
