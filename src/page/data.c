#include "page/data.h"

#include "actorgraph/version.h"
#include "base/json.h"
#include "base/report.h"
#include "draw/escape.h"
#include "draw/rule.h"
#include "model/reference.h"
#include "page/values.h"

#include <stdlib.h>
#include <string.h>

static void add_types(struct acg_buffer *out, const acg_graph *graph)
{
    size_t count;
    const struct acg_type *types = acg_graph_types(graph, &count);
    acg_values_key(out, "types");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        acg_values_next(out);
        acg_buffer_char(out, '{');
        acg_values_text(out, "id", types[i].id);
        acg_values_labels(out, "label", types[i].label);
        acg_buffer_char(out, '}');
    }
    acg_buffer_char(out, ']');
}

/** An address that may be followed: that of the source, else of its DOI. */
static void add_address(struct acg_buffer *out, const struct acg_source *source)
{
    struct acg_buffer link = {0}, doi = {0};
    bool safe = source->url && acg_escape_link(&link, source->url);
    if (!safe && source->doi) {
        acg_buffer_format(&doi, "https://doi.org/%s", source->doi);
        if (!doi.failed) safe = acg_escape_link(&link, doi.data);
    }
    acg_values_text(out, "link", safe && !link.failed ? link.data : NULL);
    out->failed |= link.failed || doi.failed;
    acg_buffer_clear(&doi);
    acg_buffer_clear(&link);
}

/** The cited sources in the order of their numbers. */
static void add_sources(struct acg_buffer *out, const struct acg_stock *stock)
{
    acg_values_key(out, "sources");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < stock->cited.count; i++) {
        struct acg_buffer reference = {0}, brief = {0};
        acg_reference_full(&reference, stock->cited.sources[i]);
        acg_reference_short(&brief, stock->cited.sources[i]);
        acg_values_next(out);
        acg_buffer_char(out, '{');
        acg_values_text(out, "brief", brief.data);
        acg_values_text(out, "text", reference.data);
        add_address(out, stock->cited.sources[i]);
        acg_buffer_char(out, '}');
        out->failed |= reference.failed || brief.failed;
        acg_buffer_clear(&reference);
        acg_buffer_clear(&brief);
    }
    acg_buffer_char(out, ']');
}

static void add_date(struct acg_buffer *out, const acg_graph *graph, uint32_t date)
{
    size_t count;
    const struct acg_date *dates = acg_graph_dates(graph, &count);
    acg_json_text(out, date == ACG_NONE ? NULL : dates[date].text);
}

static void add_actor(struct acg_buffer *out, const acg_graph *graph, const struct acg_actor *actor,
                      const struct acg_position *const at[])
{
    static const char *const names[ACG_PAGE_WIDTHS] = {"at", "narrow"};
    acg_values_next(out);
    acg_buffer_char(out, '{');
    acg_values_text(out, "id", actor->id);
    acg_values_key(out, "kind");
    acg_buffer_format(out, "%d", (int)actor->kind);
    acg_values_labels(out, "name", actor->name);
    if (actor->short_name.count > 0) acg_values_labels(out, "short", actor->short_name);
    if (actor->note) acg_values_text(out, "note", actor->note);
    acg_values_key(out, "exists");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < actor->n_spells; i++) {
        acg_values_next(out);
        acg_values_span(out, actor->spells[i]);
    }
    if (actor->n_spells == 0) acg_values_span(out, actor->when);
    acg_buffer_char(out, ']');
    if (actor->since != ACG_NONE || actor->until != ACG_NONE) {
        acg_values_key(out, "dates");
        acg_buffer_char(out, '[');
        add_date(out, graph, actor->since);
        acg_buffer_char(out, ',');
        add_date(out, graph, actor->until);
        acg_buffer_char(out, ']');
    }
    for (size_t i = 0; i < ACG_PAGE_WIDTHS; i++) {
        if (!at[i]) continue;
        acg_values_key(out, names[i]);
        acg_buffer_char(out, '[');
        acg_values_computed(out, at[i]->x);
        acg_buffer_char(out, ',');
        acg_values_computed(out, at[i]->y);
        acg_buffer_char(out, ']');
    }
    acg_buffer_char(out, '}');
}

/** Where `render` puts the actors in a figure of this width. */
static acg_status find_places(const struct acg_stock *stock, double width,
                              struct acg_position **places, size_t *n, acg_report *report)
{
    struct acg_figure_options how = {.layout = ACG_LAYOUT_FROZEN,
                                     .width = width,
                                     .label = stock->how->label,
                                     .language = stock->how->language,
                                     .time_limit = stock->how->time_limit,
                                     .positions = stock->how->positions,
                                     .n_positions = stock->how->n_positions};
    struct acg_span all_time[] = {acg_span_all()};
    return acg_figure_positions(stock->graph, stock->what, all_time, 1, 0, &how, places, n, report);
}

static const struct acg_position *place_of(const struct acg_position places[], size_t n,
                                           uint32_t actor)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places[middle].actor < actor) low = middle + 1;
        else high = middle;
    }
    return low < n && places[low].actor == actor ? &places[low] : NULL;
}

/** The actors; those of a large graph have no places of their own in a narrow window. */
static acg_status add_actors(struct acg_buffer *out, const struct acg_stock *stock,
                             acg_report *report)
{
    enum { MOST_NARROW = 100 };
    size_t n_all, n[ACG_PAGE_WIDTHS] = {0};
    const struct acg_actor *all = acg_graph_actors(stock->graph, &n_all);
    struct acg_position *places[ACG_PAGE_WIDTHS] = {NULL};
    acg_status status = ACG_OK;
    for (size_t i = 0; i < ACG_PAGE_WIDTHS && !status; i++) {
        if (i > 0 && stock->n_actors > MOST_NARROW) continue;
        status = find_places(stock, acg_page_widths[i], &places[i], &n[i], report);
    }
    acg_values_key(out, "actors");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < stock->n_actors && !status; i++) {
        const struct acg_position *at[ACG_PAGE_WIDTHS];
        for (size_t k = 0; k < ACG_PAGE_WIDTHS; k++)
            at[k] = place_of(places[k], n[k], stock->actors[i]);
        add_actor(out, stock->graph, &all[stock->actors[i]], at);
    }
    acg_buffer_char(out, ']');
    for (size_t i = 0; i < ACG_PAGE_WIDTHS; i++)
        free(places[i]);
    return status;
}

static void add_cites(struct acg_buffer *out, const struct acg_stock *stock,
                      const struct acg_claim *claim)
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(stock->graph, &count);
    acg_values_key(out, "cites");
    acg_buffer_char(out, '[');
    for (uint32_t i = 0; i < claim->n_cites; i++) {
        uint32_t number =
            acg_cited_number(&stock->cited, stock->graph, cites[claim->first_cite + i]);
        if (number == 0) continue; // had not appeared
        acg_values_next(out);
        acg_buffer_format(out, "%u", (unsigned)number);
    }
    acg_buffer_char(out, ']');
}

static void add_claim(struct acg_buffer *out, const struct acg_stock *stock,
                      const struct acg_claim *claim)
{
    char date[ACG_CLAIM_DATE];
    acg_claim_date(stock->graph, claim, date);
    acg_values_next(out);
    acg_buffer_format(out, "{\"kind\":%d,\"status\":%d", (int)claim->kind, (int)claim->status);
    if (claim->type != ACG_NONE) acg_buffer_format(out, ",\"type\":%u", (unsigned)claim->type);
    acg_values_number(out, "weight", claim->weight);
    acg_values_text(out, "date", date);
    acg_values_key(out, "when");
    acg_values_span(out, claim->when);
    if (claim->timing == ACG_EVENT) acg_values_flag(out, "event", true);
    if (claim->directed) acg_values_flag(out, "directed", true);
    if (claim->note) acg_values_text(out, "note", claim->note);
    add_cites(out, stock, claim);
    acg_buffer_char(out, '}');
}

/** Claims, and which pairs of actors each of them ties: [from, to, claim]. */
static void add_claims(struct acg_buffer *out, const struct acg_stock *stock)
{
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(stock->graph, &count);
    acg_values_key(out, "claims");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < stock->n_claims; i++)
        add_claim(out, stock, &claims[stock->claims[i]]);
    acg_buffer_char(out, ']');
    acg_values_key(out, "ties");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < stock->n_rows; i++) {
        const struct acg_evidence *row = &stock->rows[i];
        acg_values_next(out);
        acg_buffer_format(out, "[%u,%u,%u]", (unsigned)stock->actor_numbers[row->from],
                          (unsigned)stock->actor_numbers[row->to],
                          (unsigned)stock->claim_numbers[row->claim]);
    }
    acg_buffer_char(out, ']');
}

static void add_years(struct acg_buffer *out, const struct acg_stock *stock)
{
    acg_values_key(out, "years");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < stock->n_years; i++) {
        int year, month, day;
        acg_day_split(stock->years[i].from, &year, &month, &day);
        acg_values_next(out);
        acg_buffer_format(out, "[%d,%d,%d]", year, (int)stock->years[i].from,
                          (int)stock->years[i].until);
    }
    acg_buffer_char(out, ']');
}

/** How ties count, what was filtered, where actors stand: in the words of `render`. */
static void add_rules(struct acg_buffer *out, const struct acg_stock *stock)
{
    static const char *const languages[] = {"en", "tr", "ru"};
    acg_values_key(out, "rule");
    acg_buffer_char(out, '[');
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        const struct acg_words *words = acg_words_in(languages[i]);
        struct acg_buffer rule = {0};
        acg_rule_add(&rule, words, stock->what);
        acg_rule_add_filters(&rule, words, stock->graph, stock->what);
        acg_buffer_format(&rule, "; %s",
                          stock->how->n_positions ? words->layout_given : words->layout_frozen);
        acg_values_next(out);
        acg_buffer_char(out, '[');
        acg_json_text(out, languages[i]);
        acg_buffer_char(out, ',');
        acg_json_text(out, rule.data);
        acg_buffer_char(out, ']');
        out->failed |= rule.failed;
        acg_buffer_clear(&rule);
    }
    acg_buffer_char(out, ']');
}

static void add_head(struct acg_buffer *out, const struct acg_stock *stock)
{
    static const char *const combines[] = {"max", "sum", "mean", "count"};
    static const char *const labels[] = {"short", "name", "id"};
    struct acg_label given = {"", stock->how->title};
    struct acg_labels title = {&given, 1};
    acg_values_text(out, "version", acg_version());
    acg_values_text(out, "command", stock->how->command);
    acg_values_text(out, "digest", stock->how->digest);
    acg_values_text(out, "license", acg_graph_license(stock->graph));
    acg_values_text(out, "language", stock->how->language);
    acg_values_labels(out, "title", stock->how->title ? title : acg_graph_title(stock->graph));
    acg_values_text(out, "label", labels[stock->how->label]);
    acg_values_text(out, "combine", combines[stock->what->combine]);
    acg_values_number(out, "leastWeight", stock->what->min_weight);
    acg_values_flag(out, "extant", stock->what->extant);
    acg_values_flag(out, "isolates", !stock->what->drop_isolates);
    acg_values_key(out, "statuses");
    acg_buffer_char(out, '[');
    for (int i = 0; i < ACG_N_CLAIM_STATUSES; i++) {
        acg_values_next(out);
        acg_json_text(out, acg_claim_status_name((enum acg_claim_status)i));
    }
    acg_buffer_char(out, ']');
}

acg_status acg_page_data(struct acg_buffer *out, const struct acg_stock *stock, acg_report *report)
{
    acg_buffer_char(out, '{');
    add_head(out, stock);
    add_rules(out, stock);
    add_years(out, stock);
    acg_page_look(out, stock);
    add_types(out, stock->graph);
    add_sources(out, stock);
    acg_status status = add_actors(out, stock, report);
    if (!status) add_claims(out, stock);
    if (!status) status = acg_page_numbers(out, stock, report);
    acg_buffer_char(out, '}');
    if (!status && out->failed) status = acg_out_of_memory(report);
    return status;
}
