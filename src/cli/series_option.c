#include "cli/series_option.h"

#include "base/array.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_given(struct acg_duration duration)
{
    return duration.months != 0 || duration.days != 0;
}

/** Four digits at `text`; 0 if they are none. */
static int year_at(const char *text)
{
    return strspn(text, "0123456789") >= 4 ? (text[0] - '0') * 1000 + (text[1] - '0') * 100 +
                                                 (text[2] - '0') * 10 + text[3] - '0'
                                           : 0;
}

/** Years while they are read. */
struct years {
    const struct acg_args *args;
    const char *where; // "--years: ", or "" for an operand
    struct acg_span *items;
    size_t count, room, n_ranges;
};

static acg_status add_years(struct years *years, int first, int last, acg_report *report)
{
    years->n_ranges++;
    for (int year = first; year <= last; year++) {
        if (!acg_array_room(&years->items, years->count, &years->room, sizeof *years->items)) {
            return acg_out_of_memory(report);
        }
        years->items[years->count++] =
            (struct acg_span){acg_day_of_year(year), acg_day_of_year(year + 1)};
    }
    return ACG_OK;
}

/** "2019" or "2001..2022". */
static acg_status parse_years(const char *item, void *context, acg_report *report)
{
    struct years *years = context;
    char quoted[ACG_QUOTE];
    size_t length = strlen(item);
    bool is_range = length == 10 && memcmp(item + 4, "..", 2) == 0;
    int first = length == 4 || is_range ? year_at(item) : 0;
    int last = is_range ? year_at(item + 6) : first;
    if (first == 0 || last == 0) {
        return acg_args_misuse(years->args, report,
                               "%s'%s' is no year and no range; write 2001..2022 or 2006,2012",
                               years->where, acg_quote(quoted, item, length));
    }
    if (last < first) {
        return acg_args_misuse(years->args, report,
                               "%s%04d..%04d ends before it begins; write %04d..%04d", years->where,
                               first, last, last, first);
    }
    return add_years(years, first, last, report);
}

static int by_start(const void *a, const void *b)
{
    int32_t x = ((const struct acg_span *)a)->from, y = ((const struct acg_span *)b)->from;
    return (x > y) - (x < y);
}

/** Sorts the years, each once. */
static void settle_years(struct acg_series_request *out)
{
    size_t kept = 0;
    if (out->n_years > 1) qsort(out->years, out->n_years, sizeof *out->years, by_start);
    for (size_t i = 0; i < out->n_years; i++) {
        if (kept == 0 || out->years[kept - 1].from != out->years[i].from) {
            out->years[kept++] = out->years[i];
        }
    }
    out->n_years = kept;
}

static void take_list(struct acg_series_request *out, const struct years *years)
{
    free(out->years);
    out->years = years->items;
    out->n_years = years->count;
    out->one_range = years->n_ranges == 1;
    settle_years(out);
}

static acg_status read_years(const struct acg_args *args, struct acg_series_request *out,
                             acg_report *report)
{
    static const char *const others[] = {"year", "at", "from", "to"};
    struct years years = {.args = args, .where = "--years: "};
    if (!acg_args_has(args, "years")) {
        out->one_range = true;
        return ACG_OK;
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (acg_args_has(args, others[i])) {
            return acg_args_misuse(args, report, "more than one window; give --years or --%s",
                                   others[i]);
        }
    }
    acg_status status = acg_args_each(args, "years", parse_years, &years, report);
    take_list(out, &years);
    return status;
}

acg_status acg_series_request_years(const struct acg_args *args, const char *text,
                                    struct acg_series_request *out, acg_report *report)
{
    struct years years = {.args = args, .where = ""};
    acg_status status = ACG_OK;
    while (*text && !status) {
        char item[16];
        size_t length = strcspn(text, ",");
        snprintf(item, sizeof item, "%.*s", (int)(length < sizeof item ? length : sizeof item),
                 text);
        status = parse_years(item, &years, report);
        text += length + (text[length] == ',');
    }
    take_list(out, &years);
    return status;
}

static acg_status read_duration(const struct acg_args *args, const char *name,
                                struct acg_duration *out, acg_report *report)
{
    const char *text = acg_args_value(args, name);
    char quoted[ACG_QUOTE];
    if (!text || acg_duration_parse(text, strlen(text), out)) return ACG_OK;
    return acg_args_misuse(args, report,
                           "--%s: '%s' is no time; write years, months, weeks or days: 5y, 6m, "
                           "10w, 90d",
                           name, acg_quote(quoted, text, strlen(text)));
}

acg_status acg_series_request_parse(const struct acg_args *args, struct acg_series_request *out,
                                    acg_report *report)
{
    double jobs = 0;
    *out = (struct acg_series_request){0};
    acg_status status = acg_slice_request_parse(args, &out->slice, report);
    if (!status) status = read_years(args, out, report);
    if (!status) status = read_duration(args, "step", &out->step, report);
    if (!status) status = read_duration(args, "window", &out->window, report);
    if (!status) status = acg_args_number(args, "jobs", 1, 256, &jobs, report);
    out->crew.jobs = (unsigned)jobs;
    if (!status && is_given(out->step) && !out->one_range) {
        status = acg_args_misuse(args, report,
                                 "--step goes through one range; write --years "
                                 "2001..2022");
    }
    if (!status && acg_args_has(args, "at") && (is_given(out->step) || is_given(out->window))) {
        status = acg_args_misuse(args, report,
                                 "--at is one window; for a series give --from and "
                                 "--to, or --years");
    }
    return status;
}

bool acg_series_request_is_one(const struct acg_series_request *request)
{
    return request->n_years <= 1 && !is_given(request->step) && !is_given(request->window);
}

struct acg_span acg_series_request_reach(const struct acg_series_request *request)
{
    struct acg_span reach = acg_slice_request_reach(&request->slice);
    bool steps = is_given(request->step) || is_given(request->window);
    if (request->slice.options.half_life > 0) return reach;
    if (request->n_years > 0) {
        reach.from = request->years[0].from;
        reach.until = request->years[request->n_years - 1].until;
        // a longer window ends with its year, or with its step
        if (is_given(request->window)) reach.from = acg_day_after(reach.from, request->window, -1);
        return reach;
    }
    return steps && !acg_span_is_bounded(reach) ? acg_span_all() : reach;
}

/** One window for each year that was named, a longer one if --window says so. */
static acg_status take_years(struct acg_series_request *out, acg_report *report)
{
    out->windows = malloc((out->n_years + 1) * sizeof *out->windows);
    if (!out->windows) return acg_out_of_memory(report);
    for (size_t i = 0; i < out->n_years; i++) {
        struct acg_span window = out->years[i];
        if (is_given(out->window)) window.from = acg_day_after(window.until, out->window, -1);
        out->windows[out->n_windows++] = window;
    }
    return ACG_OK;
}

/** The time of the graph in whole years or months where the command line leaves an end open. */
static struct acg_span range_of(const struct acg_series_request *request, const acg_graph *graph)
{
    struct acg_span range = request->slice.options.when, extent = acg_graph_extent(graph);
    int year, month, day;
    bool by_days = request->step.days > 0 || (!is_given(request->step) && request->window.days > 0);
    if (range.from == ACG_DAY_MIN && extent.from != ACG_DAY_MIN) {
        acg_day_split(extent.from, &year, &month, &day);
        range.from = by_days ? extent.from : acg_day_of_year(year);
    }
    if (range.until == ACG_DAY_MAX && extent.until != ACG_DAY_MAX) {
        acg_day_split(extent.until - 1, &year, &month, &day);
        range.until = by_days ? extent.until : acg_day_of_year(year + 1);
    }
    return range;
}

static acg_status take_steps(struct acg_series_request *out, const acg_graph *graph,
                             acg_report *report)
{
    struct acg_windows_rule rule = {
        .range = range_of(out, graph),
        .step = is_given(out->step) ? out->step : out->window,
        .window = out->window,
    };
    if (out->n_years > 0) {
        rule.range = (struct acg_span){out->years[0].from, out->years[out->n_years - 1].until};
        rule.trailing = true;
    }
    if (!acg_span_is_bounded(rule.range)) {
        return acg_misuse(report, "the graph has no dates to step through; give --years or --from "
                                  "and --to");
    }
    if (rule.range.from >= rule.range.until) {
        return acg_misuse(report, "the time of the graph ends before the series begins; choose "
                                  "--from and --to within it");
    }
    return acg_windows_new(&rule, &out->windows, &out->n_windows, report);
}

acg_status acg_series_request_find(const struct acg_args *args, const acg_graph *graph,
                                   struct acg_series_request *out, acg_report *report)
{
    acg_status status = acg_slice_request_find(args, graph, &out->slice, report);
    if (status) return status;
    if (is_given(out->step)) return take_steps(out, graph, report);
    if (out->n_years > 0) return take_years(out, report);
    if (is_given(out->window)) return take_steps(out, graph, report);
    out->windows = malloc(sizeof *out->windows);
    if (!out->windows) return acg_out_of_memory(report);
    out->windows[out->n_windows++] = out->slice.options.when;
    return ACG_OK;
}

void acg_series_request_clear(struct acg_series_request *request)
{
    acg_slice_request_clear(&request->slice);
    free(request->years);
    free(request->windows);
}

void acg_series_request_windows(const struct acg_series_request *request,
                                char text[ACG_WINDOWS_TEXT])
{
    char first[ACG_SPAN_TEXT] = "", last[ACG_SPAN_TEXT] = "";
    size_t n = request->n_windows;
    if (n > 0) acg_window_text(request->windows[0], first);
    if (n > 1) acg_window_text(request->windows[n - 1], last);
    if (n > 1) {
        snprintf(text, ACG_WINDOWS_TEXT, "%s to %s, %zu windows", first, last, n);
    } else {
        snprintf(text, ACG_WINDOWS_TEXT, "%s", first);
    }
}

/** The time of the graph's ties, open where one of them is. */
static struct acg_span cover_of(const acg_graph *graph)
{
    size_t n;
    const struct acg_claim *claims = acg_graph_claims(graph, &n);
    struct acg_span cover = acg_graph_extent(graph);
    for (size_t i = 0; i < n; i++) {
        if (claims[i].when.from == ACG_DAY_MIN) cover.from = ACG_DAY_MIN;
        if (claims[i].when.until == ACG_DAY_MAX) cover.until = ACG_DAY_MAX;
    }
    return cover;
}

/** Whether any tie holds in any window, were it not for the filters. */
static bool holds_unfiltered(const struct acg_series_request *request, const acg_graph *graph)
{
    size_t n;
    const struct acg_claim *claims = acg_graph_claims(graph, &n);
    bool holds = false;
    for (size_t i = 0; i < n && !holds; i++) {
        for (size_t w = 0; w < request->n_windows && !holds; w++)
            holds = acg_span_meets(claims[i].when, request->windows[w]);
    }
    return holds;
}

/** No tie in any window, though the graph has some. */
static acg_status reject_empty(const struct acg_series_request *request, const acg_graph *graph,
                               acg_report *report)
{
    char windows[ACG_WINDOWS_TEXT], extent[ACG_SPAN_TEXT];
    acg_series_request_windows(request, windows);
    if (holds_unfiltered(request, graph)) {
        return acg_reject(report, NULL,
                          "no tie that the filters let through holds in %s; loosen "
                          "them",
                          windows);
    }
    acg_window_text(cover_of(graph), extent);
    return acg_reject(report, NULL,
                      "no tie holds in %s; the graph's ties cover %s; choose a time there", windows,
                      extent);
}

acg_status acg_series_request_open(const struct acg_series_request *request, const acg_graph *graph,
                                   acg_series **out, acg_report *report)
{
    size_t n_ties, empty = 0, first = 0, n = request->n_windows;
    char text[ACG_SPAN_TEXT];
    acg_graph_ties(graph, &n_ties);
    acg_status status =
        acg_series_new(graph, &request->slice.options, request->windows, n, out, report);
    for (size_t i = n; !status && i-- > 0;) {
        if (!acg_series_is_empty(*out, i)) continue;
        empty++;
        first = i;
    }
    if (status || empty == 0 || n_ties == 0) return status;
    if (empty == n) {
        acg_series_free(*out);
        *out = NULL;
        return reject_empty(request, graph, report);
    }
    acg_window_text(request->windows[first], text);
    acg_warn(report, NULL, "no tie holds in %zu of the %zu windows, first in %s", empty, n, text);
    return ACG_OK;
}
