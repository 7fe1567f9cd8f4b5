#include "ingest/relations.h"

#include "base/json.h"
#include "base/report.h"

#include <stdlib.h>

double acg_relations_weight(const acg_ingest *ingest, const struct acg_sum *sum)
{
    int64_t amount = sum->amount;
    if (ingest->rule.weighs_score && amount < 0) amount = -amount;
    return (double)amount / 10;
}

/** An id with its number, to be sorted. */
struct named {
    char *id;
    uint32_t number;
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

/** Marks who and what the relations have, in `used` by number. */
static void mark(const acg_ingest *ingest, bool actors[], bool types[])
{
    for (size_t i = 0; i < ingest->sums.count; i++) {
        const struct acg_sum *sum = acg_sums_at(&ingest->sums, i);
        if (sum->amount == 0) continue;
        actors[sum->from] = actors[sum->to] = true;
        types[sum->type] = true;
    }
}

/** Sorts the actors by id; `places` gets the place of each number. */
static bool sort_actors(struct acg_relations *out, const bool used[], size_t n, uint32_t places[])
{
    struct named *list = calloc(n + 1, sizeof *list);
    out->actors = calloc(n + 1, sizeof *out->actors);
    out->ids = calloc(n + 1, sizeof *out->ids);
    bool memory = list && out->actors && out->ids;
    for (uint32_t i = 0; memory && i < n; i++) {
        struct acg_buffer id = {0};
        if (!used[i]) continue;
        acg_roster_id(&out->ingest->roster, i, &id);
        memory = !id.failed;
        list[out->n_actors++] = (struct named){id.data, i};
    }
    if (memory) qsort(list, out->n_actors, sizeof *list, by_id);
    for (uint32_t i = 0; list && i < out->n_actors; i++) {
        if (out->ids) out->ids[i] = list[i].id;
        if (!memory) continue;
        out->actors[i] = list[i].number;
        places[list[i].number] = i;
    }
    free(list);
    return memory;
}

static bool sort_types(struct acg_relations *out, const bool used[], uint16_t places[])
{
    const struct acg_book *book = &out->ingest->rule.book;
    out->types = calloc(book->n_types + 1, sizeof *out->types);
    if (!out->types) return false;
    for (uint16_t i = 0; i < book->n_types; i++) { // few: by insertion
        size_t at = out->n_types;
        if (!used[i]) continue;
        for (; at > 0 && strcmp(book->types[i].id, book->types[out->types[at - 1]].id) < 0; at--)
            out->types[at] = out->types[at - 1];
        out->types[at] = i;
        out->n_types++;
    }
    for (size_t i = 0; i < out->n_types; i++)
        places[out->types[i]] = (uint16_t)i;
    return true;
}

static int by_place(const void *a, const void *b)
{
    const struct acg_relation_row *x = a, *y = b;
    if (x->period != y->period) return x->period < y->period ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    return (int)x->type - (int)y->type;
}

static bool sort_rows(struct acg_relations *out, const uint32_t actors[], const uint16_t types[])
{
    const struct acg_sums *sums = &out->ingest->sums;
    out->rows = malloc((sums->count + 1) * sizeof *out->rows);
    if (!out->rows) return false;
    for (uint32_t i = 0; i < sums->count; i++) {
        const struct acg_sum *sum = acg_sums_at(sums, i);
        uint32_t from = actors[sum->from], to = actors[sum->to];
        bool turn = out->ingest->rule.options.undirected && to < from;
        if (sum->amount == 0) continue;
        out->rows[out->n_rows++] = (struct acg_relation_row){i, turn ? to : from, turn ? from : to,
                                                             types[sum->type], sum->period};
    }
    out->n_weightless = sums->count - out->n_rows;
    qsort(out->rows, out->n_rows, sizeof *out->rows, by_place);
    return true;
}

acg_status acg_relations_make(const acg_ingest *ingest, struct acg_relations *out,
                              acg_report *report)
{
    size_t n = ingest->states.count + ingest->roster.count, n_types = ingest->rule.book.n_types;
    bool *actors = calloc(n + 1, sizeof *actors), *types = calloc(n_types + 1, sizeof *types);
    uint32_t *places = calloc(n + 1, sizeof *places);
    uint16_t *type_places = calloc(n_types + 1, sizeof *type_places);
    *out = (struct acg_relations){.ingest = ingest};
    bool memory = actors && types && places && type_places;
    if (memory) mark(ingest, actors, types);
    memory = memory && sort_actors(out, actors, n, places) && sort_types(out, types, type_places) &&
             sort_rows(out, places, type_places);
    free(actors);
    free(types);
    free(places);
    free(type_places);
    return memory ? ACG_OK : acg_out_of_memory(report);
}

void acg_relations_clear(struct acg_relations *relations)
{
    for (size_t i = 0; relations->ids && i < relations->n_actors; i++)
        free(relations->ids[i]);
    free(relations->ids);
    free(relations->actors);
    free(relations->types);
    free(relations->rows);
    *relations = (struct acg_relations){0};
}

/*
 * What a relation says of its events.
 */

static void add_whole(struct acg_buffer *out, uint64_t number)
{
    char text[20];
    size_t at = sizeof text;
    do {
        text[--at] = (char)('0' + number % 10);
    } while ((number /= 10) > 0);
    acg_buffer_add(out, text + at, sizeof text - at);
}

static void add_tenths(struct acg_buffer *out, int64_t tenths)
{
    if (tenths < 0) acg_buffer_char(out, '-');
    uint64_t size = tenths < 0 ? -(uint64_t)tenths : (uint64_t)tenths;
    add_whole(out, size / 10);
    if (size % 10 == 0) return;
    acg_buffer_char(out, '.');
    acg_buffer_char(out, (char)('0' + size % 10));
}

/** Whether events have scores at all. */
static bool has_scores(const struct acg_rule *rule)
{
    return rule->layout.columns[ACG_COLUMN_SCORE] || rule->layout.book == &acg_data_cameo;
}

void acg_relations_note(const acg_ingest *ingest, const struct acg_sum *sum, struct acg_buffer *out)
{
    add_whole(out, (uint64_t)sum->count);
    acg_buffer_text(out, sum->count == 1 ? " event" : " events");
    if (has_scores(&ingest->rule)) {
        acg_buffer_text(out, ", score ");
        add_tenths(out, sum->score);
    }
    for (size_t i = 0; i < sum->n_ids; i++) {
        acg_buffer_text(out, i == 0 ? ": " : ", ");
        uint64_t id = sum->ids[i];
        if (id & ACG_ID_TEXT) acg_buffer_text(out, ingest->sums.ids.data + (id & ~ACG_ID_TEXT));
        else add_whole(out, id);
    }
    if (sum->n_ids > 0 && (uint64_t)sum->count > sum->n_ids) acg_buffer_text(out, ", ...");
}

static const char *const periods[] = {"year", "month", "week", "day"};
static const char *const modes[] = {"usual", "state", "group", "all"};

void acg_relations_title(const acg_ingest *ingest, struct acg_buffer *out)
{
    const struct acg_rule *rule = &ingest->rule;
    acg_buffer_format(out, "%s, by %s", rule->layout.title, periods[rule->options.period]);
}

void acg_relations_rule(const acg_ingest *ingest, struct acg_buffer *out)
{
    const struct acg_rule *rule = &ingest->rule;
    const struct acg_ingest_options *options = &rule->options;
    const char *weight = options->weight       ? options->weight
                         : rule->weight_column ? "weight"
                                               : "count";
    const char *book = rule->has_fixed_kind ? "--map"
                       : options->codebook  ? options->codebook
                                            : rule->layout.book->name;
    const char *slash = strrchr(book, '/');
    acg_buffer_format(out, "{\"layout\":\"%s\",\"period\":\"%s\",\"weight\":", rule->layout.name,
                      periods[options->period]);
    acg_json_text(out, weight);
    acg_buffer_format(out, ",\"actors\":\"%s\",\"codebook\":", modes[options->actors]);
    acg_json_text(out, slash ? slash + 1 : book);
    acg_buffer_format(
        out,
        ",\"generic\":%s,\"duplicates\":%s,\"once_a_day\":%s,\"rows\":%llu,"
        "\"events\":%llu}",
        options->keep_generic ? "true" : "false", options->keep_duplicates ? "true" : "false",
        options->once_a_day ? "true" : "false", (unsigned long long)ingest->counts.rows,
        (unsigned long long)ingest->counts.kept);
}
