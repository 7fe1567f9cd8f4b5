#include "write/loss.h"

#include "base/report.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

/** How a loss is said, and what it is counted in. */
static const struct {
    const char *what, *thing;
} words[ACG_N_FEATURES] = {
    [ACG_HAS_TITLE] = {"the title is left out", NULL},
    [ACG_HAS_LICENSE] = {"the license is left out", NULL},
    [ACG_HAS_LABELS] = {"the codebook's labels and notes are left out", "type"},
    [ACG_HAS_SOURCES] = {"sources are left out", "source"},
    [ACG_HAS_NAMES] = {"names are left out, ids stand for them", "actor"},
    [ACG_HAS_LANGUAGES] = {"names in further languages are left out", "actor"},
    [ACG_HAS_SHORTS] = {"short names are left out", "actor"},
    [ACG_HAS_ALIASES] = {"aliases are left out", "actor"},
    [ACG_HAS_CODES] = {"codes are left out", "actor"},
    [ACG_HAS_ACTOR_KINDS] = {"kinds of actors are left out", "actor"},
    [ACG_HAS_ACTOR_TIMES] = {"times of actors are left out", "actor"},
    [ACG_HAS_ACTOR_NOTES] = {"notes of actors are left out", "actor"},
    [ACG_HAS_KINDS] = {"kinds of relations are cut to their signs", "relation"},
    [ACG_HAS_TYPES] = {"types of relations are left out", "relation"},
    [ACG_HAS_AMONG] = {"relations among several actors are cut into pairs", "relation"},
    [ACG_HAS_CLAIM_IDS] = {"ids of relations are left out", "relation"},
    [ACG_HAS_TIMES] = {"dates are left out", "relation"},
    [ACG_HAS_DAYS] = {"dates are cut to years", "relation"},
    [ACG_HAS_DOUBTS] = {"what is uncertain or approximate about dates is left out", "relation"},
    [ACG_HAS_STATUSES] = {"statuses are left out", "relation"},
    [ACG_HAS_CONFIDENCES] = {"confidences are left out", "relation"},
    [ACG_HAS_DIRECTIONS] = {"directions other than the kind has are left out", "relation"},
    [ACG_HAS_CITES] = {"citations are left out", "relation"},
    [ACG_HAS_CLAIM_NOTES] = {"notes of relations are left out", "relation"},
    [ACG_HAS_RECORDED] = {"the dates on which relations were recorded are left out", "relation"},
    [ACG_HAS_EXTRAS] = {"keys that the graph format does not define are left out", "key"},
};

_Static_assert((int)ACG_N_FEATURES <= 31, "a feature is a bit of an unsigned");

void acg_loss_report(const char *format, const char *what, size_t count, const char *thing,
                     acg_report *report)
{
    if (count == 0) return;
    if (thing) {
        acg_warn(report, NULL, "%s: %s (%zu %s%s)", format, what, count, thing,
                 count == 1 ? "" : "s");
    } else {
        acg_warn(report, NULL, "%s: %s", format, what);
    }
}

static bool is_plain(struct acg_labels labels, const char *text)
{
    return labels.count == 1 && labels.items[0].language[0] == '\0' &&
           strcmp(labels.items[0].text, text) == 0;
}

static void count_actors(const acg_graph *graph, size_t counts[ACG_N_FEATURES])
{
    size_t n;
    const struct acg_actor *actors = acg_graph_actors(graph, &n);
    for (size_t i = 0; i < n; i++) {
        const struct acg_actor *actor = &actors[i];
        counts[ACG_HAS_NAMES] += !is_plain(actor->name, actor->id);
        counts[ACG_HAS_LANGUAGES] += actor->name.count > 1;
        counts[ACG_HAS_SHORTS] += actor->short_name.count > 0;
        counts[ACG_HAS_ALIASES] += actor->n_aliases > 0;
        counts[ACG_HAS_CODES] += actor->n_codes > 0;
        counts[ACG_HAS_ACTOR_KINDS] += actor->kind != ACG_STATE;
        counts[ACG_HAS_ACTOR_TIMES] +=
            actor->since != ACG_NONE || actor->until != ACG_NONE || actor->n_spells > 0;
        counts[ACG_HAS_ACTOR_NOTES] += actor->note != NULL;
    }
}

/** Whether a day is the first of a year; an open end is as good as one. */
static bool begins_year(int32_t day)
{
    int year, month, day_of_month;
    if (day == ACG_DAY_MIN || day == ACG_DAY_MAX) return true;
    acg_day_split(day, &year, &month, &day_of_month);
    return month == 1 && day_of_month == 1;
}

/** Whether a date does not say all by the years or days that it spans. */
static bool is_doubtful(const struct acg_date dates[], uint32_t date)
{
    return date != ACG_NONE && dates[date].text &&
           (dates[date].uncertain || dates[date].approximate || strchr(dates[date].text, 'X'));
}

static void count_claims(const acg_graph *graph, size_t counts[ACG_N_FEATURES])
{
    size_t n, unused;
    const struct acg_claim *claims = acg_graph_claims(graph, &n);
    const struct acg_date *dates = acg_graph_dates(graph, &unused);
    for (size_t i = 0; i < n; i++) {
        const struct acg_claim *claim = &claims[i];
        enum acg_kind kind = (enum acg_kind)claim->kind;
        enum acg_claim_status status = (enum acg_claim_status)claim->status;
        bool usual = claim->among || claim->directed == acg_kind_is_directed(kind);
        counts[ACG_HAS_KINDS] += kind == ACG_MEMBERSHIP || kind == ACG_THREAT;
        counts[ACG_HAS_TYPES] += claim->type != ACG_NONE;
        counts[ACG_HAS_AMONG] += claim->n_ties > 1;
        counts[ACG_HAS_CLAIM_IDS] += claim->id != NULL;
        counts[ACG_HAS_TIMES] += claim->timing != ACG_TIMELESS;
        counts[ACG_HAS_DAYS] += !begins_year(claim->when.from) || !begins_year(claim->when.until);
        counts[ACG_HAS_DOUBTS] +=
            is_doubtful(dates, claim->since) || is_doubtful(dates, claim->until);
        counts[ACG_HAS_STATUSES] += status != ACG_CONFIRMED;
        counts[ACG_HAS_CONFIDENCES] += claim->confidence != acg_claim_status_confidence(status);
        counts[ACG_HAS_DIRECTIONS] += !usual;
        counts[ACG_HAS_CITES] += claim->n_cites > 0;
        counts[ACG_HAS_CLAIM_NOTES] += claim->note != NULL;
        counts[ACG_HAS_RECORDED] += claim->recorded != ACG_NONE;
    }
}

void acg_losses_report(const acg_graph *graph, const char *format, unsigned carried,
                       acg_report *report)
{
    size_t counts[ACG_N_FEATURES] = {0}, n;
    counts[ACG_HAS_TITLE] = acg_graph_title(graph).count;
    counts[ACG_HAS_LICENSE] = acg_graph_license(graph) != NULL;
    const struct acg_type *types = acg_graph_types(graph, &n);
    for (size_t i = 0; i < n; i++)
        counts[ACG_HAS_LABELS] += types[i].label.count > 0 || types[i].note;
    acg_graph_sources(graph, &counts[ACG_HAS_SOURCES]);
    acg_graph_extras(graph, &counts[ACG_HAS_EXTRAS]);
    count_actors(graph, counts);
    count_claims(graph, counts);
    for (int i = 0; i < ACG_N_FEATURES; i++) {
        if (carried & 1u << i) continue;
        acg_loss_report(format, words[i].what, counts[i], words[i].thing, report);
    }
}
