#include "write/graph_table.h"

#include "base/array.h"
#include "base/number.h"
#include "base/report.h"
#include "write/delimited.h"
#include "write/loss.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TAGS = 200 }; // columns of a family: more would make a table of empty cells

/** The tags of a family of columns, such as the languages of names, as they first appear. */
struct tags {
    const char *items[MOST_TAGS];
    size_t count, dropped; // values without a column
};

/** A table as it grows. */
struct writer {
    const acg_graph *graph;
    struct acg_buffer *out, list; // `list`: a cell of several items
    char delimiter;
    bool is_first; // no cell of the row stands yet
    const struct acg_extra *extras;
    size_t n_extras, n_empty; // texts without a character, which a table does not tell from none
    size_t n_controls;        // characters that became U+FFFD
    const struct acg_date *dates;
};

static size_t find_tag(const struct tags *tags, const char *tag)
{
    size_t i = 0;
    while (i < tags->count && strcmp(tags->items[i], tag) != 0)
        i++;
    return i;
}

static void add_tag(struct tags *tags, const char *tag)
{
    if (find_tag(tags, tag) < tags->count) return;
    if (tags->count < MOST_TAGS) tags->items[tags->count++] = tag;
    else tags->dropped++;
}

/** Adds a cell; NULL and "" are empty ones. */
static void add(struct writer *w, const char *text)
{
    if (!w->is_first) acg_buffer_char(w->out, w->delimiter);
    w->is_first = false;
    if (!text) return;
    w->n_controls += acg_delimited_add(w->out, text, w->delimiter, w->delimiter != '\t');
}

static void end_row(struct writer *w)
{
    acg_buffer_char(w->out, '\n');
    w->is_first = true;
}

static void add_number(struct writer *w, double number)
{
    char text[ACG_NUMBER_TEXT];
    acg_number_shortest(number, text);
    add(w, text);
}

static void add_date(struct writer *w, uint32_t date)
{
    add(w, date == ACG_NONE ? NULL : w->dates[date].text);
}

static void add_note(struct writer *w, const char *note)
{
    w->n_empty += note && !*note;
    add(w, note);
}

/** Adds an item to the list at hand: a backslash keeps what would end it or be trimmed. */
static void add_item(struct writer *w, const char *text)
{
    size_t length = strlen(text);
    if (w->list.length > 0) acg_buffer_char(&w->list, ';');
    for (size_t i = 0; i < length; i++) {
        bool at_edge = text[i] == ' ' && (i == 0 || i + 1 == length);
        if (text[i] == ';' || text[i] == '\\' || at_edge) acg_buffer_char(&w->list, '\\');
        acg_buffer_char(&w->list, text[i]);
    }
}

static void add_list(struct writer *w)
{
    add(w, w->list.data);
    w->out->failed |= w->list.failed;
    if (w->list.data) w->list.data[0] = '\0';
    w->list.length = 0;
}

/*
 * Keys that are free.
 */

static bool has_column(const struct acg_extra *extra)
{
    return strncmp(extra->key, "x-", 2) == 0 && extra->key[2];
}

/** The extras of a part, or of one thing of it: the first, and how many. */
static const struct acg_extra *extras_of(const struct writer *w, enum acg_part part, uint32_t index,
                                         size_t *count)
{
    size_t low = 0, high = w->n_extras;
    *count = 0;
    if (high == 0) return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct acg_extra *extra = &w->extras[middle];
        bool before = extra->part != part ? extra->part < part : extra->index < index;
        if (before) low = middle + 1;
        else high = middle;
    }
    while (low + *count < w->n_extras && w->extras[low + *count].part == part &&
           w->extras[low + *count].index == index) {
        ++*count;
    }
    return w->extras + low;
}

static void collect_extras(const struct writer *w, enum acg_part part, struct tags *tags)
{
    for (size_t i = 0; i < w->n_extras; i++) {
        if (w->extras[i].part == part && has_column(&w->extras[i])) add_tag(tags, w->extras[i].key);
    }
}

/** The words of a JSON text that can stand bare in a cell, or NULL: read back, they must make the
 * same JSON text. */
static char *bare_words(const char *json)
{
    size_t length = strlen(json);
    if (length < 3 || json[0] != '"' || json[1] == ' ' || json[1] == '\t' ||
        strchr("-0123456789{[", json[1]) || json[strcspn(json, "\\<\x7f")]) {
        return NULL;
    }
    char *words = strndup(json + 1, length - 2);
    bool is_word = words && (strcmp(words, "true") == 0 || strcmp(words, "false") == 0 ||
                             strcmp(words, "null") == 0);
    if (!is_word) return words;
    free(words);
    return NULL;
}

static void add_extras(struct writer *w, enum acg_part part, size_t index, const struct tags *tags)
{
    size_t count;
    const struct acg_extra *extras = extras_of(w, part, (uint32_t)index, &count);
    for (size_t t = 0; t < tags->count; t++) {
        size_t i = 0;
        while (i < count && strcmp(extras[i].key, tags->items[t]) != 0)
            i++;
        char *words = i < count ? bare_words(extras[i].json) : NULL;
        add(w, words ? words : i < count ? extras[i].json : NULL);
        free(words);
    }
}

/*
 * Labels.
 */

static void collect_languages(struct acg_labels labels, struct tags *tags)
{
    for (size_t i = 0; i < labels.count; i++)
        add_tag(tags, labels.items[i].language);
}

/** The columns of labels: KEY, KEY.tr. */
static void head_labels(struct writer *w, const char *key, const struct tags *tags)
{
    for (size_t i = 0; i < tags->count; i++) {
        struct acg_buffer name = {0};
        acg_buffer_format(&name, "%s%s%s", key, *tags->items[i] ? "." : "", tags->items[i]);
        add(w, name.data);
        w->out->failed |= name.failed;
        acg_buffer_clear(&name);
    }
}

static void add_labels(struct writer *w, struct acg_labels labels, const struct tags *tags)
{
    for (size_t t = 0; t < tags->count; t++) {
        size_t i = 0;
        while (i < labels.count && strcmp(labels.items[i].language, tags->items[t]) != 0)
            i++;
        add(w, i < labels.count ? labels.items[i].text : NULL);
    }
}

/** Whether labels stand in another order than their columns. */
static bool is_shuffled(struct acg_labels labels, const struct tags *tags)
{
    size_t last = 0;
    for (size_t i = 0; i < labels.count; i++) {
        size_t column = find_tag(tags, labels.items[i].language);
        if (column < last) return true;
        last = column;
    }
    return false;
}

/*
 * Ties.
 */

/** The columns that a table of ties may lack. */
struct tie_columns {
    bool among, type, date, since, until, status, confidence, note, id, recorded;
    struct tags extras;
};

static struct tie_columns choose_tie_columns(const struct writer *w)
{
    struct tie_columns has = {0};
    size_t count;
    const struct acg_claim *claims = acg_graph_claims(w->graph, &count);
    for (size_t i = 0; i < count; i++) {
        const struct acg_claim *claim = &claims[i];
        enum acg_claim_status status = (enum acg_claim_status)claim->status;
        has.among |= claim->among;
        has.type |= claim->type != ACG_NONE;
        has.date |= claim->timing == ACG_EVENT;
        has.since |= claim->timing == ACG_STANDING && claim->since != ACG_NONE;
        has.until |= claim->until != ACG_NONE;
        has.status |= status != ACG_CONFIRMED;
        has.confidence |= claim->confidence != acg_claim_status_confidence(status);
        has.note |= claim->note != NULL;
        has.id |= claim->id != NULL;
        has.recorded |= claim->recorded != ACG_NONE;
    }
    collect_extras(w, ACG_PART_RELATION, &has.extras);
    return has;
}

static void head_ties(struct writer *w, const struct tie_columns *has)
{
    const struct {
        const char *name;
        bool has;
    } columns[] = {{"from", true},
                   {"to", true},
                   {"among", has->among},
                   {"kind", true},
                   {"type", has->type},
                   {"weight", true},
                   {"date", has->date},
                   {"since", has->since},
                   {"until", has->until},
                   {"status", has->status},
                   {"confidence", has->confidence},
                   {"directed", true},
                   {"cite", true}, // else the ties would cite their table
                   {"note", has->note},
                   {"id", has->id},
                   {"recorded", has->recorded}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (columns[i].has) add(w, columns[i].name);
    }
    for (size_t i = 0; i < has->extras.count; i++)
        add(w, has->extras.items[i]);
    end_row(w);
}

/** The cells from, to and among. */
static void add_ends(struct writer *w, const struct acg_claim *claim, bool has_among)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(w->graph, &count);
    const struct acg_tie *tie = acg_graph_ties(w->graph, &count) + claim->first_tie;
    add(w, claim->among ? NULL : actors[tie->from].id);
    add(w, claim->among ? NULL : actors[tie->to].id);
    if (!has_among) return;
    size_t n = 2; // actors, of whom each pair has a tie: the first one's ties come first
    while (n * (n - 1) / 2 < claim->n_ties)
        n++;
    if (claim->among) add_item(w, actors[tie->from].id);
    for (size_t i = 0; claim->among && i + 1 < n; i++)
        add_item(w, actors[tie[i].to].id);
    add_list(w);
}

static void add_cites(struct writer *w, const struct acg_claim *claim)
{
    size_t count;
    const uint32_t *cites = acg_graph_cites(w->graph, &count);
    const struct acg_source *sources = acg_graph_sources(w->graph, &count);
    for (size_t i = 0; i < claim->n_cites; i++)
        add_item(w, sources[cites[claim->first_cite + i]].id);
    add_list(w);
}

static void add_tie(struct writer *w, size_t index, const struct tie_columns *has)
{
    size_t count;
    const struct acg_claim *claim = &acg_graph_claims(w->graph, &count)[index];
    const struct acg_type *types = acg_graph_types(w->graph, &count);
    bool is_event = claim->timing == ACG_EVENT;
    add_ends(w, claim, has->among);
    add(w, acg_kind_name((enum acg_kind)claim->kind));
    if (has->type) add(w, claim->type == ACG_NONE ? NULL : types[claim->type].id);
    add_number(w, claim->weight);
    if (has->date) add_date(w, is_event ? claim->since : ACG_NONE);
    if (has->since) add_date(w, is_event ? ACG_NONE : claim->since);
    if (has->until) add_date(w, claim->until);
    if (has->status) add(w, acg_claim_status_name((enum acg_claim_status)claim->status));
    if (has->confidence) add_number(w, claim->confidence);
    add(w, claim->among ? NULL : claim->directed ? "yes" : "no");
    add_cites(w, claim);
    if (has->note) add_note(w, claim->note);
    if (has->id) add(w, claim->id);
    if (has->recorded) add_date(w, claim->recorded);
    add_extras(w, ACG_PART_RELATION, index, &has->extras);
    end_row(w);
}

static void write_ties(struct writer *w)
{
    size_t count;
    struct tie_columns has = choose_tie_columns(w);
    acg_graph_claims(w->graph, &count);
    head_ties(w, &has);
    for (size_t i = 0; i < count; i++)
        add_tie(w, i, &has);
}

/*
 * Actors and types.
 */

/** The columns that a table of actors may lack. */
struct actor_columns {
    bool aliases, since, until, spells, note;
    struct tags names, shorts, codes, extras;
};

/** Whether the only name is the id, which need not be said. */
static bool is_named_by_id(const struct acg_actor *actor)
{
    return actor->name.count == 1 && actor->name.items[0].language[0] == '\0' &&
           strcmp(actor->name.items[0].text, actor->id) == 0;
}

static void choose_actor_columns(const struct writer *w, struct actor_columns *has)
{
    size_t count;
    const struct acg_actor *actors = acg_graph_actors(w->graph, &count);
    for (size_t i = 0; i < count; i++) {
        const struct acg_actor *actor = &actors[i];
        if (!is_named_by_id(actor)) collect_languages(actor->name, &has->names);
        collect_languages(actor->short_name, &has->shorts);
        for (size_t k = 0; k < actor->n_codes; k++)
            add_tag(&has->codes, actor->codes[k].system);
        has->aliases |= actor->n_aliases > 0;
        has->since |= actor->n_spells == 0 && actor->since != ACG_NONE;
        has->until |= actor->n_spells == 0 && actor->until != ACG_NONE;
        has->spells |= actor->n_spells > 0;
        has->note |= actor->note != NULL;
    }
    collect_extras(w, ACG_PART_ACTOR, &has->extras);
}

static void head_actors(struct writer *w, const struct actor_columns *has)
{
    add(w, "id");
    add(w, "kind");
    head_labels(w, "name", &has->names);
    head_labels(w, "short", &has->shorts);
    if (has->aliases) add(w, "aliases");
    head_labels(w, "code", &has->codes);
    if (has->since) add(w, "since");
    if (has->until) add(w, "until");
    if (has->spells) add(w, "spells");
    if (has->note) add(w, "note");
    for (size_t i = 0; i < has->extras.count; i++)
        add(w, has->extras.items[i]);
    end_row(w);
}

static void add_codes(struct writer *w, const struct acg_actor *actor, const struct tags *tags)
{
    for (size_t t = 0; t < tags->count; t++) {
        size_t i = 0;
        while (i < actor->n_codes && strcmp(actor->codes[i].system, tags->items[t]) != 0)
            i++;
        add_note(w, i < actor->n_codes ? actor->codes[i].code : NULL);
    }
}

static void add_spells(struct writer *w, const struct acg_actor *actor)
{
    for (size_t i = 0; i < actor->n_spells; i++) {
        char text[ACG_SPAN_TEXT];
        acg_span_format(actor->spells[i], text);
        add_item(w, text);
    }
    add_list(w);
}

static void add_actor(struct writer *w, size_t index, const struct actor_columns *has)
{
    size_t count;
    const struct acg_actor *actor = &acg_graph_actors(w->graph, &count)[index];
    const struct acg_labels none = {0};
    bool is_dated = actor->n_spells == 0;
    add(w, actor->id);
    add(w, acg_actor_kind_name(actor->kind));
    add_labels(w, is_named_by_id(actor) ? none : actor->name, &has->names);
    add_labels(w, actor->short_name, &has->shorts);
    for (size_t i = 0; i < actor->n_aliases; i++)
        add_item(w, actor->aliases[i]);
    if (has->aliases) add_list(w);
    add_codes(w, actor, &has->codes);
    if (has->since) add_date(w, is_dated ? actor->since : ACG_NONE);
    if (has->until) add_date(w, is_dated ? actor->until : ACG_NONE);
    if (has->spells) add_spells(w, actor);
    if (has->note) add_note(w, actor->note);
    add_extras(w, ACG_PART_ACTOR, index, &has->extras);
    end_row(w);
}

static void write_actors(struct writer *w, const char *format, acg_report *report)
{
    struct actor_columns has = {0};
    size_t count, n_shuffled = 0;
    const struct acg_actor *actors = acg_graph_actors(w->graph, &count);
    choose_actor_columns(w, &has);
    head_actors(w, &has);
    for (size_t i = 0; i < count; i++) {
        add_actor(w, i, &has);
        n_shuffled += is_shuffled(actors[i].name, &has.names) ||
                      is_shuffled(actors[i].short_name, &has.shorts);
    }
    acg_loss_report(format, "which of its languages an actor has first is left out", n_shuffled,
                    "actor", report);
    acg_loss_report(format, "languages and codes beyond the first 200 are left out",
                    has.names.dropped + has.shorts.dropped + has.codes.dropped, "value", report);
}

static void write_types(struct writer *w, const char *format, acg_report *report)
{
    struct tags languages = {0}, extras = {0};
    bool has_note = false;
    size_t count, n_nameless = 0;
    const struct acg_type *types = acg_graph_types(w->graph, &count);
    for (size_t i = 0; i < count; i++) {
        collect_languages(types[i].label, &languages);
        has_note |= types[i].note != NULL;
    }
    collect_extras(w, ACG_PART_TYPE, &extras);
    add(w, "id");
    add(w, "kind");
    add(w, "weight");
    head_labels(w, "label", &languages);
    if (has_note) add(w, "note");
    for (size_t i = 0; i < extras.count; i++)
        add(w, extras.items[i]);
    end_row(w);
    for (size_t i = 0; i < count; i++) {
        n_nameless += !*types[i].id;
        if (!*types[i].id) continue;
        add(w, types[i].id);
        add(w, acg_kind_name(types[i].kind));
        add_number(w, types[i].weight);
        add_labels(w, types[i].label, &languages);
        if (has_note) add_note(w, types[i].note);
        add_extras(w, ACG_PART_TYPE, i, &extras);
        end_row(w);
    }
    acg_loss_report(format, "a type without a name is left out", n_nameless, NULL, report);
}

/*
 * What tables cannot carry.
 */

/** Keys without a column: of the graph, of tables that are not written, or that do not begin with
 * x-. */
static size_t count_lost_extras(const struct writer *w, unsigned beside)
{
    size_t count = 0;
    for (size_t i = 0; i < w->n_extras; i++) {
        enum acg_part part = w->extras[i].part;
        bool is_written = part == ACG_PART_RELATION ||
                          (part == ACG_PART_ACTOR && beside & 1u << ACG_TABLE_ACTORS) ||
                          (part == ACG_PART_TYPE && beside & 1u << ACG_TABLE_TYPES);
        count += !is_written || !has_column(&w->extras[i]);
    }
    return count;
}

static size_t count_isolates(const acg_graph *graph)
{
    size_t n_actors, n_ties, count = 0;
    acg_graph_actors(graph, &n_actors);
    const struct acg_tie *ties = acg_graph_ties(graph, &n_ties);
    bool *is_tied = calloc(n_actors + 1, sizeof *is_tied);
    if (!is_tied) return 0; // what is written is whole; a warning less
    for (size_t i = 0; i < n_ties; i++)
        is_tied[ties[i].from] = is_tied[ties[i].to] = true;
    for (size_t i = 0; i < n_actors; i++)
        count += !is_tied[i];
    free(is_tied);
    return count;
}

static void report_losses(const struct writer *w, const char *format, unsigned beside,
                          acg_report *report)
{
    unsigned carried = 1u << ACG_HAS_KINDS | 1u << ACG_HAS_TYPES | 1u << ACG_HAS_AMONG |
                       1u << ACG_HAS_CLAIM_IDS | 1u << ACG_HAS_TIMES | 1u << ACG_HAS_DAYS |
                       1u << ACG_HAS_DOUBTS | 1u << ACG_HAS_STATUSES | 1u << ACG_HAS_CONFIDENCES |
                       1u << ACG_HAS_DIRECTIONS | 1u << ACG_HAS_CITES | 1u << ACG_HAS_CLAIM_NOTES |
                       1u << ACG_HAS_RECORDED | 1u << ACG_HAS_EXTRAS;
    const unsigned of_actors = 1u << ACG_HAS_NAMES | 1u << ACG_HAS_LANGUAGES |
                               1u << ACG_HAS_SHORTS | 1u << ACG_HAS_ALIASES | 1u << ACG_HAS_CODES |
                               1u << ACG_HAS_ACTOR_KINDS | 1u << ACG_HAS_ACTOR_TIMES |
                               1u << ACG_HAS_ACTOR_NOTES;
    bool has_actors = beside & 1u << ACG_TABLE_ACTORS;
    if (has_actors) carried |= of_actors;
    if (beside & 1u << ACG_TABLE_TYPES) carried |= 1u << ACG_HAS_LABELS;
    if (beside & 1u << ACG_TABLE_SOURCES) carried |= 1u << ACG_HAS_SOURCES;
    acg_losses_report(w->graph, format, carried, report);
    if (!has_actors) {
        acg_loss_report(format, "actors without relations are left out", count_isolates(w->graph),
                        "actor", report);
    }
    acg_loss_report(format, "keys of the graph, or without x- before them, are left out",
                    count_lost_extras(w, beside), "key", report);
}

acg_status acg_graph_table(const acg_graph *graph, enum acg_graph_table table, char delimiter,
                           unsigned beside, struct acg_buffer *out, acg_report *report)
{
    struct writer w = {.graph = graph, .out = out, .delimiter = delimiter, .is_first = true};
    const char *format = delimiter == '\t' ? "tsv" : "csv";
    size_t count;
    w.extras = acg_graph_extras(graph, &w.n_extras);
    w.dates = acg_graph_dates(graph, &count);
    switch (table) {
    case ACG_TABLE_TIES:
        write_ties(&w);
        report_losses(&w, format, beside, report);
        break;
    case ACG_TABLE_ACTORS:
        write_actors(&w, format, report);
        break;
    case ACG_TABLE_TYPES:
        write_types(&w, format, report);
        break;
    case ACG_TABLE_SOURCES:
        break;
    }
    acg_loss_report(format, "notes and codes that are empty are left out", w.n_empty, "text",
                    report);
    acg_loss_report(format, "control characters became U+FFFD", w.n_controls, "character", report);
    acg_buffer_clear(&w.list);
    return out->failed ? acg_out_of_memory(report) : ACG_OK;
}

acg_status acg_graph_csv(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    return acg_graph_table(graph, ACG_TABLE_TIES, ',', 0, out, report);
}

acg_status acg_graph_tsv(const acg_graph *graph, struct acg_buffer *out, acg_report *report)
{
    return acg_graph_table(graph, ACG_TABLE_TIES, '\t', 0, out, report);
}
