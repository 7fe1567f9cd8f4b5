#include "ingest/ingest.h"

#include "actorgraph/version.h"
#include "base/file.h"
#include "base/report.h"
#include "base/utf8.h"
#include "ingest/map.h"
#include "ingest/sql.h"

#include <stdlib.h>

enum { USUAL_SAMPLE = 3 };

/** The built-in code book of this name, or NULL. */
static const struct acg_embedded *find_built_in(const char *name)
{
    static const struct acg_embedded *const books[] = {
        &acg_data_cameo, &acg_data_quadclass, &acg_data_plover, &acg_data_ucdp, &acg_data_acled};
    for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
        if (strcmp(books[i]->name, name) == 0) return books[i];
    }
    return NULL;
}

static acg_status read_built_in(struct acg_rule *rule, const struct acg_embedded *data,
                                acg_report *report)
{
    acg_digest(data->bytes, data->length, rule->book_digest);
    return acg_book_read(data->name, data->bytes, data->length, rule->options.types, &rule->book,
                         report);
}

/** A book of one line for rows that all have one kind. */
static acg_status make_book(struct acg_rule *rule, const char *kind, acg_report *report)
{
    struct acg_buffer text = {0};
    enum acg_kind known;
    if (!acg_kind_parse(kind, strlen(kind), &known) || known == ACG_MEMBERSHIP) {
        char room[ACG_QUOTE];
        return acg_misuse(report, "--map kind:%s: events are cooperation, rivalry or threat",
                          acg_quote(room, kind, strlen(kind)));
    }
    acg_buffer_format(&text, "code\tkind\nall\t%s\n", kind);
    if (text.failed) return acg_out_of_memory(report);
    acg_digest(text.data, text.length, rule->book_digest);
    rule->has_fixed_kind = true;
    acg_status status =
        acg_book_read("--map", text.data, text.length, ACG_INGEST_BY_BOOK, &rule->book, report);
    acg_buffer_clear(&text);
    return status;
}

static acg_status read_book(struct acg_rule *rule, const char *kind, acg_report *report)
{
    enum { MOST_BYTES = 16 << 20 };
    const char *path = rule->options.codebook;
    const struct acg_embedded *built_in = path ? find_built_in(path) : rule->layout.book;
    if (*kind) return make_book(rule, kind, report);
    if (built_in) return read_built_in(rule, built_in, report);
    struct acg_buffer text = {0};
    acg_status status = acg_file_read(path, MOST_BYTES, &text, report);
    if (!status) {
        acg_digest(text.data, text.length, rule->book_digest);
        status =
            acg_book_read(path, text.data, text.length, rule->options.types, &rule->book, report);
    }
    acg_buffer_clear(&text);
    return status;
}

/** Finds the column of the weight. */
static acg_status find_weight(struct acg_rule *rule, acg_report *report)
{
    static const char *const scores[] = {"score", "goldstein", "intensity"};
    const char *wanted = rule->options.weight;
    struct acg_buffer known = {0};
    char room[ACG_QUOTE];
    if (!wanted && rule->layout.weights[0].name && rule->options.layout == ACG_INGEST_CSV) {
        wanted = rule->layout.weights[0].name;
    }
    if (!wanted || strcmp(wanted, "count") == 0) return ACG_OK;
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
        rule->weighs_score |= strcmp(wanted, scores[i]) == 0;
    for (size_t i = 0; i < ACG_LAYOUT_WEIGHTS && rule->layout.weights[i].name; i++) {
        const struct acg_layout_weight *weight = &rule->layout.weights[i];
        if (strcmp(wanted, weight->name) == 0) rule->weight_column = weight->column;
        acg_buffer_format(&known, ", %s", weight->name);
    }
    acg_status status = ACG_OK;
    if (!rule->weighs_score && !rule->weight_column) {
        status = acg_misuse(report, "--weight %s: the layout %s has count, score%s",
                            acg_quote(room, wanted, strlen(wanted)), rule->layout.name,
                            known.data ? known.data : "");
    }
    acg_buffer_clear(&known);
    return status;
}

/** Settles how rows are read. */
static acg_status settle(acg_ingest *ingest, acg_report *report)
{
    struct acg_rule *rule = &ingest->rule;
    struct acg_ingest_options *options = &rule->options;
    bool is_csv = options->layout == ACG_INGEST_CSV;
    const char *kind = "";
    rule->layout = acg_layouts[options->layout];
    if (options->sample == 0) options->sample = options->sql ? 1 : USUAL_SAMPLE;
    if (options->sample > ACG_SAMPLE_MOST) {
        return acg_misuse(report, "--sample %u: at most %d", options->sample, ACG_SAMPLE_MOST);
    }
    if (is_csv ? !options->map : options->map && !options->sql) {
        return acg_misuse(report, is_csv ? "the layout csv needs --map from=COLUMN,to=COLUMN,"
                                           "date=COLUMN and code=COLUMN or kind:KIND"
                                         : "--map is for the layout csv, and for --sql");
    }
    if (options->actors == ACG_INGEST_USUAL) options->actors = rule->layout.usual;
    if (rule->layout.is_undirected) options->undirected = true;
    if (is_csv) {
        rule->layout.delimiter = options->delimiter;
        rule->layout.has_header = !options->no_header;
        rule->layout.is_quoted = !options->no_quotes;
        acg_status status =
            acg_map_read(options->map, options->no_header, &ingest->arena, rule, &kind, report);
        if (status) return status;
    }
    rule->actors = rule->layout.actors[options->actors];
    acg_status status = find_weight(rule, report);
    if (!status && options->sql) status = acg_sql_settle(ingest, report);
    rule->has_scores = rule->layout.columns[ACG_COLUMN_SCORE] ||
                       rule->layout.book == &acg_data_cameo || rule->weighs_score;
    return status ? status : read_book(rule, kind, report);
}

/**
 * Shares memory out. The program itself, its threads and what they have in hand take up to 32 MB,
 * of less than twice that half. At the end a run of sums is sorted in some 1.4 times the memory
 * that it had, so that sums have half of what is left.
 */
static acg_status share_memory(acg_ingest *ingest, acg_report *report)
{
    enum { OWN = 32 << 20, LEAST = 1 << 20 };
    uint64_t all = ingest->rule.options.memory;
    ingest->share.waiting = 16 << 20;
    if (all == 0) return ACG_OK;
    if (all < LEAST) return acg_misuse(report, "--memory: at least 1M");
    size_t rest = (size_t)(all > 2 * OWN ? all - OWN : all / 2);
    ingest->share = (struct acg_share){.sums = rest / 2,
                                       .seen = rest / 4,
                                       .merge = rest / 4,
                                       .index = rest / 4,
                                       .waiting = rest / 8 < 16 << 20 ? rest / 8 : 16 << 20};
    ingest->pool.most = ingest->share.seen;
    ingest->pool.folder = ingest->rule.options.scratch;
    return ACG_OK;
}

void acg_ingest_fingerprint(const struct acg_ingest *ingest, struct acg_buffer *out)
{
    const struct acg_rule *rule = &ingest->rule;
    const struct acg_ingest_options *options = &rule->options;
    acg_buffer_format(out, "version\t%s\n--layout\t%s\n--period\t%d\n--actors\t%d\n--types\t%d\n",
                      acg_version(), rule->layout.name, options->period, options->actors,
                      options->types);
    acg_buffer_format(out, "--weight\t%s\n--map\t%s\n--delimiter\t%d\n",
                      options->weight ? options->weight : "-", options->map ? options->map : "-",
                      options->delimiter);
    acg_buffer_format(out, "--codebook\t%s with the content %.12s\n",
                      options->codebook ? options->codebook : "-", rule->book_digest);
    const struct {
        const char *name;
        unsigned value;
    } others[] = {{"--no-header", options->no_header},
                  {"--no-quotes", options->no_quotes},
                  {"--generic keep", options->keep_generic},
                  {"--duplicates keep", options->keep_duplicates},
                  {"--once-a-day", options->once_a_day},
                  {"--undirected", options->undirected},
                  {"--strict", options->strict},
                  {"--sample", options->sample}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        acg_buffer_format(out, "%s\t%u\n", others[i].name, others[i].value);
}

acg_status acg_ingest_begin(const struct acg_ingest_options *options, acg_ingest **out,
                            acg_report *report)
{
    acg_ingest *ingest = calloc(1, sizeof *ingest);
    *out = NULL;
    if (!ingest) return acg_out_of_memory(report);
    ingest->rule.options = *options;
    ingest->rule.states = &ingest->states;
    ingest->rule.roster = &ingest->roster;
    ingest->seen.pool = ingest->seen_texts.pool = ingest->seen_deeds.pool = &ingest->pool;
    ingest->checkpoint.lock = -1;
    ingest->runs = (struct acg_runs){.file = -1, .folder = options->scratch};
    acg_status status = acg_states_read(&ingest->states, report);
    if (!acg_roster_init(&ingest->roster, &ingest->states)) status = acg_out_of_memory(report);
    if (!status) status = share_memory(ingest, report);
    if (status) acg_ingest_free(ingest);
    else *out = ingest;
    return status;
}

acg_status acg_ingest_new(const struct acg_ingest_options *options, acg_ingest **out,
                          acg_report *report)
{
    acg_status status = acg_ingest_begin(options, out, report);
    if (status || !*out) return status;
    status = settle(*out, report);
    (*out)->sums.sample = (*out)->rule.options.sample;
    if (!status) return ACG_OK;
    acg_ingest_free(*out);
    *out = NULL;
    return status;
}

void acg_ingest_free(acg_ingest *ingest)
{
    if (!ingest) return;
    for (int i = 0; i < ACG_N_INGEST_BADS; i++) {
        for (int k = 0; k < ACG_FIRST_BADS; k++)
            free(ingest->places[i][k].file);
    }
    acg_book_clear(&ingest->rule.book);
    acg_sums_clear(&ingest->sums);
    acg_seen_clear(&ingest->seen);
    acg_marks_clear(&ingest->seen_texts);
    acg_marks_clear(&ingest->seen_deeds);
    acg_pool_clear(&ingest->pool);
    acg_runs_clear(&ingest->runs);
    acg_checkpoint_clear(ingest);
    acg_roster_clear(&ingest->roster);
    acg_states_clear(&ingest->states);
    acg_arena_clear(&ingest->arena);
    free(ingest);
}

/** Says how many rows of a fault there are, and where the first stand. */
static void warn(const acg_ingest *ingest, int fault, acg_report *report)
{
    const struct acg_bad_place *places = ingest->places[fault];
    struct acg_buffer also = {0};
    unsigned long long n = ingest->counts.bads[fault];
    for (int i = 1; i < ACG_FIRST_BADS && places[i].file && places[i].line; i++) {
        acg_buffer_text(&also, i == 1 ? "; also " : ", ");
        if (strcmp(places[i].file, places[0].file) != 0) {
            acg_buffer_format(&also, "%s:", places[i].file);
        }
        acg_buffer_format(&also, "%llu", (unsigned long long)places[i].line);
    }
    struct acg_place place = {.file = places[0].file, .line = (size_t)places[0].line};
    acg_warn(report, &place, "%s; %llu %s left out%s%s",
             acg_ingest_bad_name((enum acg_ingest_bad)fault), n, n == 1 ? "row" : "rows",
             also.data ? also.data : "", n > ACG_FIRST_BADS && places[0].line ? ", ..." : "");
    acg_buffer_clear(&also);
}

void acg_ingest_warn(const acg_ingest *ingest, acg_report *report)
{
    for (int i = 0; i < ACG_N_INGEST_BADS; i++) {
        if (ingest->counts.bads[i]) warn(ingest, i, report);
    }
}

acg_status acg_ingest_files(acg_ingest *ingest, const char *const paths[], size_t n,
                            acg_report *report)
{
    struct acg_inputs inputs;
    acg_status status = acg_inputs_find(paths, n, &inputs, report);
    if (!status) status = acg_checkpoint_begin(ingest, &inputs, report);
    if (!status) {
        status = acg_ingest_read(ingest, &inputs, report);
        if (status) acg_checkpoint_say(ingest, report);
    }
    ingest->checkpoint.every = 0; // the state is one of these inputs
    ingest->checkpoint.reached = (struct acg_reached){0};
    acg_inputs_clear(&inputs);
    if (!status) acg_ingest_warn(ingest, report);
    return status;
}

const struct acg_ingest_counts *acg_ingest_tally(const acg_ingest *ingest)
{
    return &ingest->counts;
}
