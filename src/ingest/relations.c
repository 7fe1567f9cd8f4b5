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

/** A sum in memory, by the places of its ends. */
struct acg_sorted_sum {
    uint32_t sum;
    uint32_t from, to;
    uint16_t type;
    int32_t period;
};

static bool belongs(const struct acg_relations *r, const struct acg_sum *sum)
{
    return (sum->amount == 0) == r->is_weightless;
}

/** Marks who and what the relations have, in `used` by number. */
static void mark(const struct acg_relations *r, bool actors[], bool types[])
{
    const struct acg_sums *sums = &r->ingest->sums;
    for (size_t i = 0; i < sums->count; i++) {
        const struct acg_sum *sum = acg_sums_at(sums, i);
        if (!belongs(r, sum)) continue;
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

/** What rows are sorted by; the weightiest last. */
enum { BY_TYPE, BY_TO, BY_FROM, BY_PERIOD, N_KEYS };

static uint32_t key_of(const struct acg_sorted_sum *row, int key)
{
    switch (key) {
    case BY_TYPE:
        return row->type;
    case BY_TO:
        return row->to;
    case BY_FROM:
        return row->from;
    default:
        return (uint32_t)row->period ^ (uint32_t)1 << 31; // those before year 0 come first
    }
}

/** Sorts n > 0 rows by a byte of a key: those that are equal there stay as they are. False if all
 * are. */
static bool sort_by_byte(const struct acg_sorted_sum rows[], size_t n, int key, int shift,
                         struct acg_sorted_sum out[])
{
    size_t starts[256 + 1] = {0};
    for (size_t i = 0; i < n; i++)
        starts[(key_of(&rows[i], key) >> shift & 255) + 1]++;
    if (starts[(key_of(&rows[0], key) >> shift & 255) + 1] == n) return false;
    for (int byte = 0; byte < 256; byte++)
        starts[byte + 1] += starts[byte];
    for (size_t i = 0; i < n; i++)
        out[starts[key_of(&rows[i], key) >> shift & 255]++] = rows[i];
    return true;
}

/** Sorts byte by byte of all keys, in time linear in the rows; false if memory is out. */
static bool sort_by_place(struct acg_sorted_sum **rows, size_t n)
{
    struct acg_sorted_sum *other = malloc((n + 1) * sizeof *other);
    if (!other) return false;
    for (int key = 0; n > 0 && key < N_KEYS; key++) {
        for (int shift = 0; shift < 32; shift += 8) {
            if (!sort_by_byte(*rows, n, key, shift, other)) continue;
            struct acg_sorted_sum *sorted = other;
            other = *rows;
            *rows = sorted;
        }
    }
    free(other);
    return true;
}

static bool sort_rows(struct acg_relations *out, const uint32_t actors[], const uint16_t types[])
{
    const struct acg_sums *sums = &out->ingest->sums;
    out->rows = calloc(sums->count + 1, sizeof *out->rows);
    if (!out->rows) return false;
    for (uint32_t i = 0; i < sums->count; i++) {
        const struct acg_sum *sum = acg_sums_at(sums, i);
        uint32_t from = actors[sum->from], to = actors[sum->to];
        bool turn = out->ingest->rule.options.undirected && to < from;
        if (!belongs(out, sum)) continue;
        out->rows[out->n_rows++] = (struct acg_sorted_sum){i, turn ? to : from, turn ? from : to,
                                                           types[sum->type], sum->period};
    }
    out->n_others = sums->count - out->n_rows;
    return sort_by_place(&out->rows, out->n_rows);
}

/*
 * Where not all sums are in memory, places are given to all actors first, runs are sorted by them,
 * and a first walk through what they merge to tells which actors have relations.
 */

static struct acg_sum_limits limits_of(const acg_ingest *ingest)
{
    size_t n = ingest->states.count + ingest->roster.count;
    return (struct acg_sum_limits){(uint32_t)n, (uint16_t)ingest->rule.book.n_types,
                                   ingest->sums.sample};
}

/** Counts the rows, and marks the places that they have. */
static acg_status walk(struct acg_relations *r, bool actors[], bool types[], acg_report *report)
{
    const struct acg_loose_sum *sum = NULL;
    acg_status status = acg_relations_rewind(r, report);
    while (!status) {
        status = acg_merge_next(r->merge, &sum, report);
        if (status || !sum) break;
        if (!belongs(r, sum->sum)) {
            r->n_others++;
            continue;
        }
        r->n_rows++;
        actors[sum->sum->from] = actors[sum->sum->to] = true;
        types[sum->sum->type] = true;
    }
    return status;
}

/** Leaves out those that are not used; `places` gets the new place of each old one. */
static void pick_actors(struct acg_relations *r, const bool used[], size_t n)
{
    r->n_actors = 0;
    for (uint32_t i = 0; i < n; i++) {
        size_t to = r->n_actors;
        char *id = r->ids[i];
        r->places[i] = (uint32_t)to;
        r->ids[i] = NULL;
        if (!used[i]) {
            free(id);
            continue;
        }
        r->actors[to] = r->actors[i];
        r->ids[to] = id;
        r->n_actors++;
    }
}

static void pick_types(struct acg_relations *r, const bool used[])
{
    size_t n = r->n_types;
    r->n_types = 0;
    for (size_t i = 0; i < n; i++) {
        r->type_places[i] = (uint16_t)r->n_types;
        if (used[i]) r->types[r->n_types++] = r->types[i];
    }
}

/** Sorts the runs, or takes sorted ones over. */
static acg_status sort_runs(struct acg_relations *r, const struct acg_runs *sorted,
                            acg_report *report)
{
    acg_ingest *ingest = r->ingest;
    if (sorted) {
        r->runs = *sorted;
        return ACG_OK;
    }
    struct acg_run_order order = {r->places, r->type_places, ingest->rule.options.undirected,
                                  limits_of(ingest)};
    acg_status status = acg_ingest_spill(ingest, report);
    acg_sums_clear(&ingest->sums); // its memory is needed now
    if (!status) {
        status = acg_runs_sort(&ingest->runs, &order, ingest->share.merge, &r->runs, report);
    }
    return status;
}

/** Makes the relations out of runs; `actors` and `types` have room for marks, all true. */
static acg_status make_of_runs(struct acg_relations *r, bool actors[], bool types[],
                               const struct acg_runs *sorted, acg_report *report)
{
    size_t n = r->ingest->states.count + r->ingest->roster.count;
    size_t n_types = r->ingest->rule.book.n_types;
    memset(actors, true, n);
    memset(types, true, n_types);
    if (!sort_actors(r, actors, n, r->places) || !sort_types(r, types, r->type_places)) {
        return acg_out_of_memory(report);
    }
    acg_status status = sort_runs(r, sorted, report);
    memset(actors, false, n);
    memset(types, false, n_types);
    if (!status) status = walk(r, actors, types, report);
    if (status) return status;
    pick_actors(r, actors, n);
    pick_types(r, types);
    return ACG_OK;
}

static acg_status make(struct acg_relations *out, const struct acg_runs *sorted, acg_report *report)
{
    const acg_ingest *ingest = out->ingest;
    size_t n = ingest->states.count + ingest->roster.count, n_types = ingest->rule.book.n_types;
    bool *actors = calloc(n + 1, sizeof *actors), *types = calloc(n_types + 1, sizeof *types);
    out->places = calloc(n + 1, sizeof *out->places);
    out->type_places = calloc(n_types + 1, sizeof *out->type_places);
    bool memory = actors && types && out->places && out->type_places;
    acg_status status = ACG_OK;
    if (memory && ingest->runs.count > 0) {
        status = make_of_runs(out, actors, types, sorted, report);
    } else if (memory) {
        mark(out, actors, types);
        memory = sort_actors(out, actors, n, out->places) &&
                 sort_types(out, types, out->type_places) &&
                 sort_rows(out, out->places, out->type_places);
    }
    free(actors);
    free(types);
    return memory ? status : acg_out_of_memory(report);
}

acg_status acg_relations_make(acg_ingest *ingest, struct acg_relations *out, acg_report *report)
{
    *out = (struct acg_relations){.ingest = ingest, .runs = {.file = -1}};
    acg_status status = make(out, NULL, report);
    ingest->counts.ties = out->n_rows + out->n_others;
    ingest->counts.weightless = out->n_others;
    return status;
}

acg_status acg_relations_make_weightless(const struct acg_relations *others,
                                         struct acg_relations *out, acg_report *report)
{
    *out = (struct acg_relations){
        .ingest = others->ingest, .is_weightless = true, .runs = {.file = -1}};
    return make(out, &others->runs, report);
}

void acg_relations_clear(struct acg_relations *relations)
{
    for (size_t i = 0; relations->ids && i < relations->n_actors; i++)
        free(relations->ids[i]);
    free(relations->ids);
    free(relations->actors);
    free(relations->types);
    free(relations->rows);
    free(relations->places);
    free(relations->type_places);
    acg_merge_free(relations->merge);
    if (!relations->is_weightless) acg_runs_clear(&relations->runs); // else they are borrowed
    *relations = (struct acg_relations){.runs = {.file = -1}};
}

acg_status acg_relations_rewind(struct acg_relations *r, acg_report *report)
{
    r->next = 0;
    if (r->rows) return ACG_OK;
    struct acg_sum_limits limits = limits_of(r->ingest);
    acg_merge_free(r->merge);
    r->merge = NULL;
    return acg_merge_new(&r->runs, 0, r->runs.count, &limits, r->ingest->share.merge, &r->merge,
                         report);
}

acg_status acg_relations_next(struct acg_relations *r, struct acg_relation_row *out,
                              acg_report *report)
{
    if (r->rows) {
        const struct acg_sorted_sum *row = &r->rows[r->next++];
        const struct acg_sums *sums = &r->ingest->sums;
        *out = (struct acg_relation_row){acg_sums_at(sums, row->sum),
                                         sums->ids.data,
                                         row->from,
                                         row->to,
                                         row->type,
                                         row->period};
        return ACG_OK;
    }
    const struct acg_loose_sum *loose = NULL;
    acg_status status = ACG_OK;
    do {
        status = acg_merge_next(r->merge, &loose, report);
    } while (!status && !belongs(r, loose->sum)); // a first walk has counted them
    if (status) return status;
    const struct acg_sum *sum = loose->sum;
    *out = (struct acg_relation_row){sum,
                                     loose->texts,
                                     r->places[sum->from],
                                     r->places[sum->to],
                                     r->type_places[sum->type],
                                     sum->period};
    return ACG_OK;
}

/*
 * What the graph says of itself.
 */

static const char *const periods[] = {"year", "month", "week", "day"};
static const char *const modes[] = {"usual", "state", "group", "all"};
static const char *const kinds_of_types[] = {"book", "root", "code"};

void acg_relations_title(const acg_ingest *ingest, struct acg_buffer *out)
{
    const struct acg_rule *rule = &ingest->rule;
    acg_buffer_format(out, "%s, by %s", rule->layout.title, periods[rule->options.period]);
}

static const char *flag(bool is_true)
{
    return is_true ? "true" : "false";
}

/** Appends the rule as the members of a JSON object. */
static void add_rule(const struct acg_rule *rule, struct acg_buffer *out)
{
    const struct acg_ingest_options *options = &rule->options;
    const char *weight = options->weight       ? options->weight
                         : rule->weight_column ? "weight"
                                               : "count";
    const char *book = rule->has_fixed_kind ? "--map"
                       : options->codebook  ? options->codebook
                                            : rule->layout.book->name;
    const char *slash = strrchr(book, '/');
    acg_buffer_format(out, "\"layout\":\"%s\",\"period\":\"%s\",\"weight\":", rule->layout.name,
                      periods[options->period]);
    acg_json_text(out, weight);
    acg_buffer_format(out, ",\"actors\":\"%s\",\"codebook\":", modes[options->actors]);
    acg_json_text(out, slash ? slash + 1 : book);
    acg_buffer_format(out, ",\"codebook_hash\":\"%.16s\",\"types\":\"%s\",\"scores\":%s",
                      rule->book_digest, kinds_of_types[options->types], flag(rule->has_scores));
    acg_buffer_format(out, ",\"undirected\":%s,\"generic\":%s,\"duplicates\":%s,\"once_a_day\":%s",
                      flag(options->undirected), flag(options->keep_generic),
                      flag(options->keep_duplicates), flag(options->once_a_day));
    acg_buffer_format(out, ",\"sample\":%u", options->sample);
}

void acg_relations_rule(const acg_ingest *ingest, struct acg_buffer *out)
{
    acg_buffer_char(out, '{');
    if (ingest->rule.text) acg_buffer_text(out, ingest->rule.text);
    else add_rule(&ingest->rule, out);
    acg_buffer_format(out, ",\"rows\":%llu,\"events\":%llu}",
                      (unsigned long long)ingest->counts.rows,
                      (unsigned long long)ingest->counts.kept);
}
