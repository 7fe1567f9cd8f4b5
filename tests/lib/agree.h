// tests/lib/agree.h - whether two readings of one text came to the same.
#ifndef ACG_TESTS_AGREE_H
#define ACG_TESTS_AGREE_H

#include "base/utf8.h"
#include "model/graph.h"
#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_labels(struct acg_labels a, struct acg_labels b)
{
    bool same = a.count == b.count;
    for (size_t i = 0; same && i < a.count; i++) {
        same = same_text(a.items[i].language, b.items[i].language) &&
               same_text(a.items[i].text, b.items[i].text);
    }
    return same;
}

static bool same_span(struct acg_span a, struct acg_span b)
{
    return a.from == b.from && a.until == b.until;
}

static bool same_actor(const struct acg_actor *a, const struct acg_actor *b)
{
    bool same = same_text(a->id, b->id) && same_labels(a->name, b->name) &&
                same_labels(a->short_name, b->short_name) && a->kind == b->kind &&
                a->n_aliases == b->n_aliases && a->n_codes == b->n_codes && a->since == b->since &&
                a->until == b->until && same_span(a->when, b->when) && same_text(a->note, b->note);
    for (size_t i = 0; same && i < a->n_aliases; i++) {
        same = same_text(a->aliases[i], b->aliases[i]);
    }
    for (size_t i = 0; same && i < a->n_codes; i++) {
        same = same_text(a->codes[i].system, b->codes[i].system) &&
               same_text(a->codes[i].code, b->codes[i].code);
    }
    same = same && a->n_spells == b->n_spells;
    for (size_t i = 0; same && i < a->n_spells; i++) {
        same = same_span(a->spells[i], b->spells[i]);
    }
    return same;
}

/** Weights are compared bit by bit: both ways of reading a number must round alike. */
static bool same_claim(const struct acg_claim *a, const struct acg_claim *b)
{
    return same_text(a->id, b->id) && same_text(a->note, b->note) &&
           memcmp(&a->weight, &b->weight, sizeof a->weight) == 0 &&
           memcmp(&a->confidence, &b->confidence, sizeof a->confidence) == 0 &&
           a->since == b->since && a->until == b->until && a->recorded == b->recorded &&
           same_span(a->when, b->when) && a->type == b->type && a->first_tie == b->first_tie &&
           a->n_ties == b->n_ties && a->first_cite == b->first_cite && a->n_cites == b->n_cites &&
           a->kind == b->kind && a->status == b->status && a->timing == b->timing &&
           a->directed == b->directed && a->among == b->among;
}

static bool same_tie(const struct acg_tie *a, const struct acg_tie *b)
{
    return a->from == b->from && a->to == b->to && a->claim == b->claim;
}

static bool same_source(const struct acg_source *a, const struct acg_source *b)
{
    return same_text(a->id, b->id) && same_text(a->csl, b->csl) && a->n_authors == b->n_authors &&
           a->has_issued == b->has_issued && (!a->has_issued || same_span(a->issued, b->issued));
}

static bool same_type(const struct acg_type *a, const struct acg_type *b)
{
    return same_text(a->id, b->id) && a->kind == b->kind &&
           memcmp(&a->weight, &b->weight, sizeof a->weight) == 0 && same_labels(a->label, b->label);
}

static bool same_date(const struct acg_date *a, const struct acg_date *b)
{
    return same_text(a->text, b->text) && same_span(a->span, b->span) &&
           a->uncertain == b->uncertain && a->approximate == b->approximate &&
           a->interval == b->interval;
}

static bool same_extra(const struct acg_extra *a, const struct acg_extra *b)
{
    return a->part == b->part && a->index == b->index && same_text(a->key, b->key) &&
           same_text(a->json, b->json);
}

#define SAME_COLUMN(count, column, same)                                                           \
    do {                                                                                           \
        if (a->count != b->count) return #count;                                                   \
        for (size_t i_ = 0; i_ < a->count; i_++) {                                                 \
            if (!same(&a->column[i_], &b->column[i_])) return #column;                             \
        }                                                                                          \
    } while (0)

static bool same_index(const uint32_t *a, const uint32_t *b)
{
    return *a == *b;
}

/** NULL if two graphs are the same in every column, else the column. */
static const char *graphs_differ(const acg_graph *a, const acg_graph *b)
{
    if (!a || !b) return a == b ? NULL : "graph";
    SAME_COLUMN(n_actors, actors, same_actor);
    SAME_COLUMN(n_claims, claims, same_claim);
    SAME_COLUMN(n_ties, ties, same_tie);
    SAME_COLUMN(n_sources, sources, same_source);
    SAME_COLUMN(n_types, types, same_type);
    SAME_COLUMN(n_dates, dates, same_date);
    SAME_COLUMN(n_cites, cites, same_index);
    SAME_COLUMN(n_extras, extras, same_extra);
    if (!same_labels(a->title, b->title)) return "title";
    return same_text(a->license, b->license) ? NULL : "license";
}

static bool reports_differ(const acg_report *a, const acg_report *b)
{
    bool same = acg_report_count(a) == acg_report_count(b);
    for (int k = ACG_NOTE; k <= ACG_ERROR; k++) {
        same &=
            acg_report_total(a, (enum acg_severity)k) == acg_report_total(b, (enum acg_severity)k);
    }
    for (size_t i = 0; same && i < acg_report_count(a); i++) {
        const struct acg_remark *x = acg_report_get(a, i), *y = acg_report_get(b, i);
        same = x->severity == y->severity && x->line == y->line && x->column == y->column &&
               same_text(x->file, y->file) && same_text(x->pointer, y->pointer) &&
               same_text(x->text, y->text);
    }
    return !same;
}

/** A remark is one short line of UTF-8 without controls, and only a located one has a column. */
static bool is_sound_remark(const struct acg_remark *remark)
{
    const char *text = remark->text, *pointer = remark->pointer ? remark->pointer : "";
    return acg_utf8_valid(text, strlen(text)) == strlen(text) && *text &&
           !acg_utf8_has_control(text, strlen(text)) &&
           !acg_utf8_has_control(pointer, strlen(pointer)) && (remark->line || !remark->column);
}

/** NULL if graph, status and remarks of a reading fit together, else what does not. */
static const char *reading_is_wrong(acg_status status, const acg_graph *graph,
                                    const acg_report *report)
{
    if ((status == ACG_OK) != (graph != NULL)) return "a graph comes out just when all is well";
    if (status == ACG_FAILED) return "no input can use up the memory";
    if ((status == ACG_OK) != (acg_report_total(report, ACG_ERROR) == 0)) {
        return "an error is remarked just when the text is rejected";
    }
    for (size_t i = 0; i < acg_report_count(report); i++) {
        if (!is_sound_remark(acg_report_get(report, i))) return "a remark that is no clean line";
    }
    return NULL;
}

/** Reads `length` bytes in one go, by cJSON alone, and, if asked to, in parts by threads. NULL if
 * all came to the same, else what differs. The bytes are copied into room of just their size, for
 * AddressSanitizer. */
static const char *readings_differ(const void *bytes, size_t length, bool by_threads)
{
    static const struct acg_reading_way ways[] = {
        {.parts = 1}, {.parts = 1, .by_cjson_alone = true}, {.parts = 3}};
    enum { N_WAYS = sizeof ways / sizeof *ways };
    const int n_ways = by_threads ? N_WAYS : N_WAYS - 1;
    char *text = malloc(length + 1);
    acg_graph *graphs[N_WAYS];
    acg_report *reports[N_WAYS];
    acg_status statuses[N_WAYS];
    if (!text) abort();
    if (length > 0) memcpy(text, bytes, length);
    text[length] = '\0';
    for (int i = 0; i < n_ways; i++) {
        if (!(reports[i] = acg_report_new())) abort();
        statuses[i] = acg_graph_parse_by(text, length, "t", &ways[i], &graphs[i], reports[i]);
    }
    free(text);
    const char *wrong = reading_is_wrong(statuses[0], graphs[0], reports[0]);
    for (int i = 1; i < n_ways && !wrong; i++) {
        if (statuses[0] != statuses[i]) wrong = "status";
        if (!wrong && reports_differ(reports[0], reports[i])) wrong = "remarks";
        if (!wrong) wrong = graphs_differ(graphs[0], graphs[i]);
    }
    for (int i = 0; i < n_ways; i++) {
        acg_graph_free(graphs[i]);
        acg_report_free(reports[i]);
    }
    return wrong;
}

#endif
