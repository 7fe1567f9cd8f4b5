#include "cli/slice_option.h"

#include "base/array.h"
#include "base/number.h"
#include "base/report.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double days_of_year = 365.2425;

acg_status acg_found_add(const char *item, void *context, acg_report *report)
{
    struct acg_found *found = context;
    acg_report *own = acg_report_new();
    uint32_t index = ACG_NONE;
    if (!own || !acg_array_room(&found->items, found->count, &found->room, sizeof *found->items)) {
        acg_report_free(own);
        return acg_out_of_memory(report);
    }
    acg_status status = found->find(found->graph, item, &index, own);
    bool is_whole = acg_report_is_whole(own);
    if (!is_whole) status = acg_out_of_memory(report);
    for (size_t i = 0; is_whole && i < acg_report_count(own); i++) {
        struct acg_remark remark = *acg_report_get(own, i);
        if (!remark.pointer) remark.pointer = found->option;
        acg_report_add(report, &remark);
    }
    acg_report_free(own);
    if (!status) found->items[found->count++] = index;
    return status;
}

static acg_status find_list(const struct acg_args *args, struct acg_found found,
                            struct acg_indexes *out, uint32_t **owned, acg_report *report)
{
    acg_status status = acg_args_each(args, found.option + 2, acg_found_add, &found, report);
    *owned = found.items;
    *out = (struct acg_indexes){found.items, found.count};
    return status;
}

static acg_status find_lists(const struct acg_args *args, const acg_graph *graph,
                             struct acg_slice_request *out, acg_report *report)
{
    struct acg_slice_options *options = &out->options;
    const struct {
        struct acg_found found;
        struct acg_indexes *indexes;
    } lists[ACG_SLICE_LISTS] = {
        {{graph, "--type", acg_graph_find_type, NULL, 0, 0}, &options->types},
        {{graph, "--only", acg_graph_find_actor, NULL, 0, 0}, &options->only},
        {{graph, "--without", acg_graph_find_actor, NULL, 0, 0}, &options->without},
        {{graph, "--source", acg_graph_find_source, NULL, 0, 0}, &options->sources},
        {{graph, "--without-source", acg_graph_find_source, NULL, 0, 0}, &options->without_sources},
    };
    acg_status status = ACG_OK;
    for (size_t i = 0; i < ACG_SLICE_LISTS && !status; i++) {
        status = find_list(args, lists[i].found, lists[i].indexes, &out->lists[i], report);
    }
    return status;
}

/** The days that the value of `--name` can mean. `*out` stays as it is if it was not given. */
static acg_status parse_date(const struct acg_args *args, const char *name, struct acg_span *out,
                             acg_report *report)
{
    const char *text = acg_args_value(args, name);
    struct acg_date date;
    char why[ACG_DATE_WHY], room[ACG_QUOTE];
    if (!text) {
        return ACG_OK;
    }
    acg_quote(room, text, strlen(text));
    if (!acg_date_parse(text, strlen(text), &date, why)) {
        return acg_args_misuse(args, report, "--%s: '%s' %s", name, room, why);
    }
    if (date.interval) {
        return acg_args_misuse(args, report, "--%s: '%s' is an interval; write --from and --to",
                               name, room);
    }
    *out = date.span;
    return ACG_OK;
}

static acg_status parse_year(const struct acg_args *args, struct acg_span *out, acg_report *report)
{
    const char *text = acg_args_value(args, "year");
    if (!text) {
        return ACG_OK;
    }
    size_t length = strlen(text);
    int year = length == 4 && strspn(text, "0123456789") == 4 ? atoi(text) : 0;
    if (year == 0) {
        char room[ACG_QUOTE];
        return acg_args_misuse(args, report,
                               "--year: '%s' is no year; write four digits, such as 2019",
                               acg_quote(room, text, length));
    }
    *out = (struct acg_span){acg_day_of_year(year), acg_day_of_year(year + 1)};
    return ACG_OK;
}

static acg_status parse_window(const struct acg_args *args, struct acg_span *when,
                               acg_report *report)
{
    bool year = acg_args_has(args, "year"), at = acg_args_has(args, "at");
    bool ends = acg_args_has(args, "from") || acg_args_has(args, "to");
    if (year + at + ends > 1) {
        return acg_args_misuse(args, report,
                               "more than one window; give --year, --at, or --from and --to");
    }
    struct acg_span from = acg_span_all(), to = acg_span_all();
    acg_status status = parse_year(args, when, report);
    if (!status) status = parse_date(args, "at", when, report);
    if (!status) status = parse_date(args, "from", &from, report);
    if (!status) status = parse_date(args, "to", &to, report);
    if (status || !ends) {
        return status;
    }
    if (from.from >= to.until) {
        return acg_args_misuse(args, report, "--to %s lies before --from %s",
                               acg_args_value(args, "to"), acg_args_value(args, "from"));
    }
    *when = (struct acg_span){from.from, to.until};
    return ACG_OK;
}

/** Years of "3y", "18m", "10w", "90d". */
static acg_status parse_half_life(const struct acg_args *args, double *out, acg_report *report)
{
    const char *text = acg_args_value(args, "half-life");
    if (!text) {
        return ACG_OK;
    }
    static const char units[] = "ymwd";
    const double years[] = {1, 1.0 / 12, 7 / days_of_year, 1 / days_of_year};
    size_t length = strlen(text);
    const char *unit = length > 1 ? strchr(units, text[length - 1]) : NULL;
    double number;
    if (!unit || !acg_number_parse(text, length - 1, &number) || number <= 0) {
        char room[ACG_QUOTE];
        return acg_args_misuse(args, report,
                               "--half-life: '%s' is no time; write years, months, weeks or days: "
                               "3y, 18m, 10w, 90d",
                               acg_quote(room, text, length));
    }
    *out = number * years[unit - units];
    return ACG_OK;
}

/** The hops of "ACTOR:2"; shortens `*length` to the actor. An id that looks like it is one actor.
 */
static unsigned split_hops(const acg_graph *graph, const char *text, size_t *length)
{
    if (acg_graph_actor_by_id(graph, text, *length) != ACG_NONE) {
        return 1;
    }
    const char *colon = strrchr(text, ':');
    size_t digits = colon ? strspn(colon + 1, "0123456789") : 0;
    if (!colon || digits == 0 || digits > 4 || colon[1 + digits]) {
        return 1;
    }
    *length = (size_t)(colon - text);
    return (unsigned)atoi(colon + 1);
}

static acg_status find_ego(const struct acg_args *args, const acg_graph *graph,
                           struct acg_slice_options *options, acg_report *report)
{
    const char *text = acg_args_value(args, "ego");
    if (!text) {
        return ACG_OK;
    }
    size_t length = strlen(text);
    unsigned hops = split_hops(graph, text, &length);
    if (hops == 0 || length == 0) {
        return acg_args_misuse(args, report, "--ego: write an actor and from 1 hop on: China:2");
    }
    struct acg_buffer actor = {0};
    struct acg_found found = {.graph = graph, .option = "--ego", .find = acg_graph_find_actor};
    acg_buffer_add(&actor, text, length);
    acg_status status =
        actor.failed ? acg_out_of_memory(report) : acg_found_add(actor.data, &found, report);
    if (!status && found.items) options->ego = found.items[0];
    options->hops = hops;
    acg_buffer_clear(&actor);
    free(found.items);
    return status;
}

static acg_status parse_known_by(const struct acg_args *args, int32_t *out, acg_report *report)
{
    struct acg_span span = acg_span_all();
    acg_status status = parse_date(args, "known-by", &span, report);
    *out = span.until == ACG_DAY_MAX ? ACG_DAY_MAX : span.until - 1;
    return status;
}

/** What can be checked without a graph: a slip should not have to wait for a large file. */
acg_status acg_slice_request_parse(const struct acg_args *args, struct acg_slice_request *out,
                                   acg_report *report)
{
    *out = (struct acg_slice_request){.options = acg_slice_defaults()};
    struct acg_slice_options *options = &out->options;
    out->asked =
        acg_args_has_any(args, &acg_window_group) || acg_args_has_any(args, &acg_filter_group);
    options->weigh = (enum acg_weigh)acg_args_choice(args, "weigh", ACG_WEIGH_PRESENCE);
    options->combine = (enum acg_combine)acg_args_choice(args, "combine", ACG_COMBINE_MAX);
    options->kinds = acg_args_bits(args, "kind");
    options->actor_kinds = acg_args_bits(args, "actor-kind");
    options->statuses = acg_args_bits(args, "status");
    options->drop_isolates = acg_args_choice(args, "isolates", 0) == 1;
    options->extant = acg_args_has(args, "extant");
    double *weight = &options->min_weight, *confidence = &options->min_confidence;
    acg_status status = parse_window(args, &options->when, report);
    if (!status) status = parse_half_life(args, &options->half_life, report);
    if (!status) status = parse_known_by(args, &options->known_by, report);
    if (!status) status = acg_args_number(args, "min-weight", 0, INFINITY, weight, report);
    if (!status) status = acg_args_number(args, "min-confidence", 0, 1, confidence, report);
    bool later = acg_args_has(args, "years") || acg_args_has(args, "step") ||
                 acg_args_has(args, "window") || args->command->takes_times; // slices are checked
    if (!status && !later && options->weigh == ACG_WEIGH_SHARE &&
        !acg_span_is_bounded(options->when)) {
        status =
            acg_args_misuse(args, report,
                            "--weigh share needs a window with two ends; give --year, --at, or "
                            "--from and --to");
    }
    return status;
}

acg_status acg_slice_request_find(const struct acg_args *args, const acg_graph *graph,
                                  struct acg_slice_request *out, acg_report *report)
{
    acg_status status = find_ego(args, graph, &out->options, report);
    return status ? status : find_lists(args, graph, out, report);
}

struct acg_span acg_slice_request_reach(const struct acg_slice_request *request)
{
    return request->options.half_life > 0 ? acg_span_all() : request->options.when;
}

void acg_slice_request_clear(struct acg_slice_request *request)
{
    for (size_t i = 0; i < ACG_SLICE_LISTS; i++) {
        free(request->lists[i]);
        request->lists[i] = NULL;
    }
}

void acg_slice_request_explain(const struct acg_slice_request *request, struct acg_buffer *out)
{
    static const char *const weighs[] = {
        "a tie counts whole if it meets the window",
        "a tie counts by the share of the window that it covers, an event by the share of its own "
        "time inside"};
    static const char *const combines[] = {
        "claims of one type on a pair count once, at the largest weight",
        "claims of one type on a pair add up", "claims of one type on a pair count their mean",
        "claims of one type on a pair count their number"};
    const struct acg_slice_options *options = &request->options;
    char years[ACG_NUMBER_TEXT];
    acg_buffer_format(out, "%s; %s", weighs[options->weigh], combines[options->combine]);
    if (options->half_life > 0) {
        acg_number_digits(options->half_life, 4, years);
        acg_buffer_format(out, "; ended ties stay, halved every %s years", years);
    }
}

void acg_slice_request_window(const struct acg_slice_request *request, char text[ACG_SPAN_TEXT])
{
    acg_window_text(request->options.when, text);
}

void acg_window_text(struct acg_span window, char text[ACG_SPAN_TEXT])
{
    if (window.from == ACG_DAY_MIN && window.until == ACG_DAY_MAX) {
        strcpy(text, "all time");
    } else {
        acg_span_format(window, text);
    }
}

acg_status acg_slice_request_state(const struct acg_args *args,
                                   const struct acg_slice_request *request, acg_report *report)
{
    if (!args->terminal->verbose) {
        return ACG_OK;
    }
    char window[ACG_SPAN_TEXT];
    struct acg_buffer rules = {0};
    acg_status status = ACG_OK;
    acg_slice_request_window(request, window);
    acg_slice_request_explain(request, &rules);
    if (rules.failed) {
        status = acg_out_of_memory(report);
    } else {
        acg_note(report, NULL, "window: %s; %s", window, rules.data);
    }
    acg_buffer_clear(&rules);
    return status;
}

acg_status acg_ends_find(const struct acg_args *args, const acg_graph *graph, uint32_t ends[2],
                         acg_report *report)
{
    acg_status status = ACG_OK;
    ends[0] = ends[1] = ACG_NONE;
    for (size_t i = 0; i < args->n_operands && !status; i++)
        status = acg_graph_find_actor(graph, args->operands[i], &ends[i], report);
    if (!status && ends[0] != ACG_NONE && ends[0] == ends[1]) {
        status = acg_args_misuse(args, report, "both operands name the same actor; name two");
    }
    return status;
}
