// Graphs out of tables of ties and tables of actors.
#include "read/reader.h"

#include "base/array.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/report.h"
#include "base/unpack.h"
#include "base/utf8.h"
#include "model/graph.h"
#include "read/columns.h"
#include "read/judge.h"

#include <stdlib.h>
#include <string.h>

enum tie_key {
    TIE_FROM,
    TIE_TO,
    TIE_KIND,
    TIE_TYPE,
    TIE_WEIGHT,
    TIE_SIGN,
    TIE_DATE,
    TIE_SINCE,
    TIE_UNTIL,
    TIE_STATUS,
    TIE_CONFIDENCE,
    TIE_DIRECTED,
    TIE_NOTE,
    TIE_ID,
    TIE_RECORDED,
    TIE_CITE,
    TIE_FROM_NAME,
    TIE_TO_NAME,
    TIE_FROM_KIND,
    TIE_TO_KIND,
    N_TIE_KEYS
};

static const char *const tie_keys[N_TIE_KEYS] = {
    "from",     "to",    "kind",      "type",       "weight",    "sign",   "date",
    "since",    "until", "status",    "confidence", "directed",  "note",   "id",
    "recorded", "cite",  "from-name", "to-name",    "from-kind", "to-kind"};

enum actor_key {
    ACTOR_ID,
    ACTOR_NAME,
    ACTOR_SHORT,
    ACTOR_KIND,
    ACTOR_SINCE,
    ACTOR_UNTIL,
    ACTOR_NOTE,
    ACTOR_ALIAS,
    N_ACTOR_KEYS
};

static const char *const actor_keys[N_ACTOR_KEYS] = {"id",    "name",  "short", "kind",
                                                     "since", "until", "note",  "alias"};

/** An actor of a table, while its spells come together. */
struct pending {
    struct acg_actor actor;
    struct acg_span *spells; // free
    size_t n_spells, room;
};

/** The reading of tables into one graph. */
struct reading {
    struct acg_reader reader;
    struct acg_rows rows;
    struct acg_columns columns;
    struct pending *pending;
    size_t n_pending, pending_room;
    struct acg_table pending_ids;
    bool has_actor_tables;
    size_t n_zero;    // rows without a tie, since their weight or sign is 0
    size_t n_made;    // actors that only ties name
    size_t n_cleaned; // names with control characters
    size_t n_unknown; // rows of actors without an id
    uint32_t source;  // of the table at hand
    char digest[ACG_DIGEST_TEXT];
};

/** Where a step of the row at hand stands: the cell of the column that its key is mapped to. */
static void locate(const struct acg_reader *reader, const struct acg_step *step,
                   struct acg_place *place, struct acg_buffer *pointer)
{
    const struct reading *reading = reader->table;
    const struct acg_rows *rows = &reading->rows;
    while (step && step->up)
        step = step->up;
    size_t column = step && step->key ? acg_columns_of(&reading->columns, step->key) : SIZE_MAX;
    place->file = rows->name;
    place->order = column < rows->n_cells ? rows->cells[column].at : rows->row_at;
    acg_rows_locate(rows, place->order, &place->line, &place->column);
    acg_buffer_format(pointer, "row %zu", rows->row);
    if (column < rows->n_cells) {
        acg_buffer_format(pointer, ", column %s", reading->columns.header[column].text);
    }
    place->pointer = pointer->data;
}

static struct acg_piece value_of(const struct reading *reading, size_t key)
{
    return acg_columns_value(&reading->columns, &reading->rows, key);
}

/** Copies a text into the graph's memory, with blanks for control characters, which names cannot
 * have; NULL without memory. */
static const char *keep_text(struct reading *reading, struct acg_piece piece)
{
    char *text = acg_builder_text(reading->reader.builder, piece.text, piece.length), *to = text;
    if (!text) {
        acg_reader_out_of_memory(&reading->reader);
        return NULL;
    }
    if (!acg_utf8_has_control(text, piece.length)) return text;
    reading->n_cleaned++;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        bool is_c1 = at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0;
        *to++ = is_c1 || *at < ' ' || *at == 0x7f ? ' ' : (char)*at;
        at += is_c1;
    }
    *to = '\0';
    return text;
}

/** The id of a piece: blanks become _, since ids have none. NULL after an error. */
static const char *keep_id(struct reading *reading, struct acg_piece piece, const char *key)
{
    struct acg_step step = {.key = key};
    char quoted[ACG_QUOTE];
    if (!piece.text || piece.length == 0) {
        acg_reader_reject(&reading->reader, &step,
                          "an empty id; fill it in, or leave such rows out with --where COLUMN!=");
        return NULL;
    }
    if (piece.length > ACG_MAX_ID) {
        acg_reader_reject(&reading->reader, &step, "the id '%s' is longer than %d bytes",
                          acg_quote(quoted, piece.text, piece.length), ACG_MAX_ID);
        return NULL;
    }
    char id[ACG_MAX_ID + 1];
    for (size_t i = 0; i < piece.length; i++)
        id[i] = (unsigned char)piece.text[i] <= ' ' ? '_' : piece.text[i];
    id[piece.length] = '\0';
    return keep_text(reading, (struct acg_piece){id, piece.length});
}

static bool set_label(struct reading *reading, struct acg_labels *out, const char *text)
{
    struct acg_label *label =
        acg_arena_array(acg_builder_arena(reading->reader.builder), 1, sizeof *label);
    if (!label) {
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    *label = (struct acg_label){"", text};
    *out = (struct acg_labels){label, 1};
    return true;
}

/** Refuses an id that differs from another one in case or accents only. */
static bool is_distinct(struct reading *reading, const char *id, const char *key)
{
    struct acg_reader *reader = &reading->reader;
    struct acg_step step = {.key = key};
    struct acg_buffer folded = {0};
    char quoted[ACG_QUOTE];
    size_t count;
    acg_builder_actors(reader->builder, &count);
    acg_utf8_fold(&folded, id, strlen(id));
    const char *text =
        folded.failed
            ? NULL
            : acg_builder_text(reader->builder, folded.data ? folded.data : "", folded.length);
    size_t length = folded.length;
    acg_buffer_clear(&folded);
    if (!text) {
        acg_reader_out_of_memory(reader);
        return false;
    }
    if (acg_table_find(&reader->folded_ids, text, length) != UINT32_MAX) {
        acg_reader_reject(
            reader, &step,
            "the id '%s' differs from another one only in case or accents; write them "
            "alike",
            acg_quote(quoted, id, strlen(id)));
        return false;
    }
    if (!acg_table_add(&reader->folded_ids, text, length, (uint32_t)count)) {
        acg_reader_out_of_memory(reader);
        return false;
    }
    return true;
}

static bool add_actor(struct reading *reading, const struct acg_actor *actor, const char *key)
{
    if (!is_distinct(reading, actor->id, key)) return false;
    if (acg_builder_add_actor(reading->reader.builder, actor)) return true;
    acg_reader_out_of_memory(&reading->reader);
    return false;
}

static bool parse_actor_kind(struct reading *reading, struct acg_piece word, const char *key,
                             enum acg_actor_kind *out)
{
    struct acg_step step = {.key = key};
    char quoted[ACG_QUOTE];
    if (!word.text || acg_actor_kind_parse(word.text, word.length, out)) return true;
    acg_reader_reject(&reading->reader, &step, "'%s' is none of state, organization, nonstate",
                      acg_quote(quoted, word.text, word.length));
    return false;
}

/** The id of an end of a tie; adds the actor if no table has it. text NULL after an error. */
static struct acg_piece find_end(struct reading *reading, bool is_to, bool is_membership)
{
    const char *key = tie_keys[is_to ? TIE_TO : TIE_FROM];
    struct acg_piece none = {0}, given = value_of(reading, is_to ? TIE_TO : TIE_FROM);
    struct acg_piece name = value_of(reading, is_to ? TIE_TO_NAME : TIE_FROM_NAME);
    struct acg_reader *reader = &reading->reader;
    if (given.text && !memchr(given.text, ' ', given.length) &&
        acg_builder_find_actor(reader->builder, given.text, given.length) != ACG_NONE) {
        return given;
    }
    const char *id = keep_id(reading, given, key);
    if (!id) return none;
    struct acg_piece found = {id, strlen(id)};
    if (acg_builder_find_actor(reader->builder, id, found.length) != ACG_NONE) return found;
    struct acg_actor actor = {.id = id,
                              .kind = is_to && is_membership ? ACG_ORGANIZATION : ACG_STATE,
                              .since = ACG_NONE,
                              .until = ACG_NONE,
                              .when = acg_span_all()};
    const char *label = keep_text(reading, name.text ? name : given);
    if (!label || !set_label(reading, &actor.name, label) ||
        !parse_actor_kind(reading, value_of(reading, is_to ? TIE_TO_KIND : TIE_FROM_KIND),
                          tie_keys[is_to ? TIE_TO_KIND : TIE_FROM_KIND], &actor.kind) ||
        !add_actor(reading, &actor, key)) {
        return none;
    }
    reading->n_made++;
    return found;
}

static bool parse_number(struct reading *reading, size_t key, bool *has, double *out)
{
    struct acg_piece text = value_of(reading, key);
    struct acg_step step = {.key = tie_keys[key]};
    char quoted[ACG_QUOTE];
    *has = text.text != NULL;
    if (!*has || acg_number_parse(text.text, text.length, out)) return true;
    acg_reader_reject(&reading->reader, &step, "'%s' is no number",
                      acg_quote(quoted, text.text, text.length));
    return false;
}

static bool parse_directed(struct reading *reading, struct acg_relation *relation)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"yes", true}, {"true", true},   {"1", true},  {"TRUE", true},
                 {"no", false}, {"false", false}, {"0", false}, {"FALSE", false}};
    struct acg_piece text = value_of(reading, TIE_DIRECTED);
    struct acg_step step = {.key = "directed"};
    char quoted[ACG_QUOTE];
    if (!text.text) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i].word) != text.length ||
            memcmp(words[i].word, text.text, text.length) != 0) {
            continue;
        }
        relation->has_directed = true;
        relation->directed = words[i].value;
        return true;
    }
    acg_reader_reject(&reading->reader, &step, "'%s' is neither yes nor no",
                      acg_quote(quoted, text.text, text.length));
    return false;
}

/** Sets the kind by word, by sign, or to cooperation; `*tied` is false where the sign is 0. */
static bool set_kind(struct reading *reading, struct acg_relation *relation, bool *tied)
{
    bool has_sign;
    double sign = 0;
    relation->kind = value_of(reading, TIE_KIND);
    relation->type = value_of(reading, TIE_TYPE);
    if (!parse_number(reading, TIE_SIGN, &has_sign, &sign)) return false;
    *tied = !has_sign || sign > 0 || sign < 0;
    bool named = relation->kind.text != NULL;
    if (named) return true;
    bool known =
        relation->type.text && acg_builder_find_type(reading->reader.builder, relation->type.text,
                                                     relation->type.length) != ACG_NONE;
    if (known && !has_sign) return true; // the codebook says it
    relation->kind =
        sign < 0 ? (struct acg_piece){"rivalry", 7} : (struct acg_piece){"cooperation", 11};
    return true;
}

/** Adds the type of a row to the codebook if it is new. */
static bool add_type(struct reading *reading, const struct acg_relation *relation)
{
    struct acg_reader *reader = &reading->reader;
    enum acg_kind kind;
    if (!relation->type.text || acg_builder_find_type(reader->builder, relation->type.text,
                                                      relation->type.length) != ACG_NONE) {
        return true;
    }
    if (!relation->kind.text ||
        !acg_kind_parse(relation->kind.text, relation->kind.length, &kind)) {
        return true; // the judge says what is wrong with the kind
    }
    struct acg_type type = {.kind = kind, .weight = 1};
    type.id = keep_text(reading, relation->type);
    if (!type.id || !set_label(reading, &type.label, type.id)) return false;
    if (acg_builder_add_type(reader->builder, &type)) return true;
    acg_reader_out_of_memory(reader);
    return false;
}

/** A source with this id; made if there is none. ACG_NONE without memory. */
static uint32_t find_source(struct reading *reading, const char *id, const char *title)
{
    struct acg_reader *reader = &reading->reader;
    size_t length = strlen(id), count;
    uint32_t found = acg_builder_find_source(reader->builder, id, length);
    if (found != ACG_NONE) return found;
    struct acg_buffer csl = {0};
    acg_buffer_text(&csl, "{\"id\":");
    acg_json_text(&csl, id);
    acg_buffer_text(&csl, ",\"type\":\"dataset\",\"title\":");
    acg_json_text(&csl, title);
    acg_buffer_char(&csl, '}');
    struct acg_source source = {.type = "dataset"};
    source.id = acg_builder_text(reader->builder, id, length);
    source.title = acg_builder_text(reader->builder, title, strlen(title));
    source.csl = csl.failed ? NULL : acg_builder_text(reader->builder, csl.data, csl.length);
    acg_buffer_clear(&csl);
    acg_builder_sources(reader->builder, &count);
    if (source.id && source.title && source.csl &&
        acg_builder_add_source(reader->builder, &source)) {
        return (uint32_t)count;
    }
    acg_reader_out_of_memory(reader);
    return ACG_NONE;
}

/** Cites what the row names, ids separated by semicolons, else the table itself. */
static bool set_cites(struct reading *reading, struct acg_relation *relation)
{
    struct acg_reader *reader = &reading->reader;
    struct acg_piece text = value_of(reading, TIE_CITE);
    size_t count;
    do {
        if (!acg_array_room(&relation->cite.items, relation->cite.count, &relation->cite.room,
                            sizeof *relation->cite.items)) {
            acg_reader_out_of_memory(reader);
            return false;
        }
        uint32_t source = reading->source;
        if (text.text) {
            const char *end = memchr(text.text, ';', text.length);
            struct acg_piece one = {text.text, end ? (size_t)(end - text.text) : text.length};
            const char *id = keep_id(reading, one, "cite");
            source = id ? find_source(reading, id, id) : ACG_NONE;
            size_t used = one.length + (end != NULL);
            text = (struct acg_piece){text.text + used, text.length - used};
        }
        if (source == ACG_NONE) return false;
        const char *id = acg_builder_sources(reader->builder, &count)[source].id;
        relation->cite.items[relation->cite.count++] = (struct acg_piece){id, strlen(id)};
    } while (text.text && text.length > 0);
    return true;
}

/** The row at hand as a relation; false if it makes none, or after an error. */
static bool fill_relation(struct reading *reading, struct acg_relation *relation)
{
    bool tied;
    acg_relation_reset(relation);
    if (!set_kind(reading, relation, &tied) ||
        !parse_number(reading, TIE_WEIGHT, &relation->has_weight, &relation->weight) ||
        !parse_number(reading, TIE_CONFIDENCE, &relation->has_confidence, &relation->confidence)) {
        return false;
    }
    bool is_zero = relation->has_weight && !(relation->weight > 0) && !(relation->weight < 0);
    if (!tied || is_zero) {
        reading->n_zero++;
        return false;
    }
    bool is_membership = relation->kind.length == 10; // "membership" alone is so long
    relation->from = find_end(reading, false, is_membership);
    relation->to = find_end(reading, true, is_membership);
    relation->date = value_of(reading, TIE_DATE);
    relation->since = value_of(reading, TIE_SINCE);
    relation->until = value_of(reading, TIE_UNTIL);
    relation->status = value_of(reading, TIE_STATUS);
    relation->note = value_of(reading, TIE_NOTE);
    relation->id = value_of(reading, TIE_ID);
    relation->recorded = value_of(reading, TIE_RECORDED);
    return relation->from.text && relation->to.text && parse_directed(reading, relation) &&
           add_type(reading, relation) && set_cites(reading, relation);
}

/** Undated ties are said once where no column has a date. */
static void note_undated(struct reading *reading, acg_report *report)
{
    const struct acg_source_of *of = reading->columns.of;
    struct acg_place place = {.file = reading->rows.name};
    reading->reader.takes_undated =
        !of[TIE_DATE].given && !of[TIE_SINCE].given && !of[TIE_UNTIL].given;
    if (!reading->reader.takes_undated) return;
    acg_warn(report, &place,
             "no column is mapped to date, since or until; the ties hold at all times");
}

static acg_status read_ties(struct reading *reading, acg_report *report)
{
    struct acg_relation relation = {0};
    note_undated(reading, report);
    bool more = true;
    acg_status status = ACG_OK;
    while (more && !status && reading->reader.status != ACG_FAILED) {
        status = acg_rows_next(&reading->rows, reading->columns.n_columns, &more, report);
        if (status || !more || !acg_columns_want(&reading->columns, &reading->rows)) continue;
        if (fill_relation(reading, &relation)) acg_judge_relation(&reading->reader, &relation);
    }
    free(relation.among.items);
    free(relation.cite.items);
    return status ? status : reading->reader.status;
}

static uint32_t read_actor_date(struct reading *reading, size_t key)
{
    struct acg_piece text = value_of(reading, key);
    struct acg_step step = {.key = actor_keys[key]};
    struct acg_reader *reader = &reading->reader;
    if (!text.text) return ACG_NONE;
    uint32_t date = acg_reader_date(reader, text.text, text.length, &step);
    if (date != ACG_NONE && acg_builder_date_at(reader->builder, date)->interval) {
        acg_reader_reject(reader, &step, "'%s' is an interval; give its ends as since and until",
                          acg_builder_date_at(reader->builder, date)->text);
    }
    return date;
}

static void read_codes(struct reading *reading, struct acg_actor *actor)
{
    struct acg_reader *reader = &reading->reader;
    size_t n = reading->columns.n_codes;
    struct acg_code *codes = acg_arena_array(acg_builder_arena(reader->builder), n, sizeof *codes);
    if (!codes) {
        acg_reader_out_of_memory(reader);
        return;
    }
    actor->codes = codes;
    for (size_t i = 0; i < n; i++) {
        struct acg_piece code = acg_columns_code(&reading->columns, &reading->rows, i);
        struct acg_piece system = reading->columns.systems[i];
        if (!code.text) continue;
        struct acg_code *added = &codes[actor->n_codes];
        added->system = acg_builder_text(reader->builder, system.text, system.length);
        added->code = keep_text(reading, code);
        if (!added->system || !added->code) return;
        actor->n_codes++;
    }
}

/** Reads the words of an actor out of the row at hand. */
static bool read_words(struct reading *reading, struct acg_actor *actor)
{
    struct acg_piece pieces[] = {value_of(reading, ACTOR_NAME), value_of(reading, ACTOR_SHORT),
                                 value_of(reading, ACTOR_NOTE), value_of(reading, ACTOR_ALIAS)};
    const char *texts[4] = {actor->id, NULL, NULL, NULL};
    for (size_t i = 0; i < 4; i++) {
        if (!pieces[i].text) continue;
        texts[i] = keep_text(reading, pieces[i]);
        if (!texts[i]) return false;
    }
    actor->note = texts[2];
    if (!set_label(reading, &actor->name, texts[0])) return false;
    if (texts[1] && !set_label(reading, &actor->short_name, texts[1])) return false;
    if (!texts[3]) return true;
    const char **alias =
        acg_arena_array(acg_builder_arena(reading->reader.builder), 1, sizeof *alias);
    if (!alias) {
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    *alias = texts[3];
    actor->aliases = alias;
    actor->n_aliases = 1;
    return true;
}

/** The actor that a row is about; a new one for a new id. NULL after an error. */
static struct pending *find_pending(struct reading *reading)
{
    struct acg_reader *reader = &reading->reader;
    const char *id = keep_id(reading, value_of(reading, ACTOR_ID), "id");
    if (!id) return NULL;
    uint32_t found = acg_table_find(&reading->pending_ids, id, strlen(id));
    if (found != UINT32_MAX) return &reading->pending[found];
    struct acg_actor actor = {
        .id = id, .kind = ACG_STATE, .since = ACG_NONE, .until = ACG_NONE, .when = acg_span_all()};
    if (!parse_actor_kind(reading, value_of(reading, ACTOR_KIND), "kind", &actor.kind) ||
        !read_words(reading, &actor) || !is_distinct(reading, id, "id")) {
        return NULL;
    }
    read_codes(reading, &actor);
    if (!acg_array_room(&reading->pending, reading->n_pending, &reading->pending_room,
                        sizeof *reading->pending) ||
        !acg_table_add(&reading->pending_ids, id, strlen(id), (uint32_t)reading->n_pending)) {
        acg_reader_out_of_memory(reader);
        return NULL;
    }
    struct pending *pending = &reading->pending[reading->n_pending++];
    *pending = (struct pending){.actor = actor};
    return pending;
}

static void read_actor(struct reading *reading)
{
    struct acg_reader *reader = &reading->reader;
    if (!value_of(reading, ACTOR_ID).text) {
        reading->n_unknown++;
        return;
    }
    struct pending *pending = find_pending(reading);
    if (!pending) return;
    uint32_t since = read_actor_date(reading, ACTOR_SINCE);
    uint32_t until = read_actor_date(reading, ACTOR_UNTIL);
    struct acg_span spell = acg_span_all();
    if (since != ACG_NONE) spell.from = acg_builder_date_at(reader->builder, since)->span.from;
    if (until != ACG_NONE) spell.until = acg_builder_date_at(reader->builder, until)->span.until;
    if (spell.from >= spell.until) {
        struct acg_step step = {.key = "until"};
        acg_reader_reject(reader, &step, "the actor ends before it begins");
        return;
    }
    if (pending->n_spells == 0) {
        pending->actor.since = since;
        pending->actor.until = until;
    }
    if (!acg_array_room(&pending->spells, pending->n_spells, &pending->room,
                        sizeof *pending->spells)) {
        acg_reader_out_of_memory(reader);
        return;
    }
    pending->spells[pending->n_spells++] = spell;
}

static acg_status read_actors(struct reading *reading, acg_report *report)
{
    bool more = true;
    acg_status status = ACG_OK;
    while (more && !status && reading->reader.status != ACG_FAILED) {
        status = acg_rows_next(&reading->rows, reading->columns.n_columns, &more, report);
        if (status || !more || !acg_columns_want(&reading->columns, &reading->rows)) continue;
        read_actor(reading);
    }
    return status ? status : reading->reader.status;
}

static int by_start(const void *a, const void *b)
{
    const struct acg_span *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from)
                              : (x->until > y->until) - (x->until < y->until);
}

/** Joins spells that touch, and keeps them with the actor if there are several. */
static bool settle_spells(struct reading *reading, struct pending *pending)
{
    size_t n = 0;
    struct acg_actor *actor = &pending->actor;
    bool several = pending->n_spells > 1;
    if (pending->n_spells == 0) return true;
    qsort(pending->spells, pending->n_spells, sizeof *pending->spells, by_start);
    for (size_t i = 0; i < pending->n_spells; i++) {
        struct acg_span spell = pending->spells[i];
        if (n > 0 && spell.from <= pending->spells[n - 1].until) {
            if (spell.until > pending->spells[n - 1].until) {
                pending->spells[n - 1].until = spell.until;
            }
        } else {
            pending->spells[n++] = spell;
        }
    }
    actor->when = (struct acg_span){pending->spells[0].from, pending->spells[n - 1].until};
    if (!several) return true; // its dates say it
    actor->since = actor->until = ACG_NONE;
    struct acg_span *spells =
        acg_arena_array(acg_builder_arena(reading->reader.builder), n, sizeof *spells);
    if (!spells) return false;
    memcpy(spells, pending->spells, n * sizeof *spells);
    actor->spells = spells;
    actor->n_spells = n;
    return true;
}

static acg_status add_pending(struct reading *reading, acg_report *report)
{
    for (size_t i = 0; i < reading->n_pending; i++) {
        struct pending *pending = &reading->pending[i];
        if (!settle_spells(reading, pending) ||
            !acg_builder_add_actor(reading->reader.builder, &pending->actor)) {
            return acg_out_of_memory(report);
        }
    }
    return ACG_OK;
}

/** The source that stands for a table itself: its id is the name of the file without blanks. */
static acg_status cite_table(struct reading *reading, const char *name)
{
    const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
    size_t length = strlen(base);
    char id[ACG_MAX_ID + 1];
    if (length > ACG_MAX_ID) length = ACG_MAX_ID;
    for (size_t i = 0; i < length; i++)
        id[i] = (unsigned char)base[i] <= ' ' ? '_' : base[i];
    id[length] = '\0';
    if (acg_utf8_valid(id, length) < length) strcpy(id, "table");
    reading->source = find_source(reading, id, id);
    return reading->source == ACG_NONE ? ACG_FAILED : ACG_OK;
}

static acg_status check_ends(const struct reading *reading, acg_report *report)
{
    struct acg_place place = {.file = reading->rows.name};
    for (int key = TIE_FROM; key <= TIE_TO; key++) {
        if (reading->columns.of[key].given) continue;
        return acg_reject(report, &place,
                          "no column is mapped to '%s'; write --map from=COLUMN,to=COLUMN,...",
                          tie_keys[key]);
    }
    return ACG_OK;
}

static acg_status check_ids(const struct reading *reading, acg_report *report)
{
    struct acg_place place = {.file = reading->rows.name};
    if (reading->columns.of[ACTOR_ID].given) return ACG_OK;
    return acg_reject(report, &place,
                      "no column is mapped to 'id'; write --actor-map id=COLUMN,name=COLUMN,...");
}

static acg_status read_bytes(struct reading *reading, const struct acg_table_file *table,
                             bool of_actors, const char *name, const struct acg_buffer *bytes,
                             acg_report *report)
{
    acg_status status =
        acg_rows_open(&reading->rows, name, bytes->data ? bytes->data : "", bytes->length, report);
    if (!status) {
        status = acg_columns_init(
            &reading->columns, &reading->rows, of_actors ? actor_keys : tie_keys,
            of_actors ? N_ACTOR_KEYS : N_TIE_KEYS, table->map, table->where, report);
        if (!status) status = of_actors ? check_ids(reading, report) : check_ends(reading, report);
        if (!status && !of_actors) status = cite_table(reading, name);
        if (!status) {
            status = of_actors ? read_actors(reading, report) : read_ties(reading, report);
        }
        acg_columns_clear(&reading->columns);
    }
    acg_rows_close(&reading->rows);
    return status;
}

static acg_status read_table(struct reading *reading, const struct acg_table_file *table,
                             bool of_actors, const struct acg_read_options *options,
                             acg_report *report)
{
    size_t most = options && options->max_bytes ? options->max_bytes : ACG_MAX_BYTES;
    const char *name = strcmp(table->path, "-") == 0 ? "standard input" : table->path;
    struct acg_buffer bytes = {0};
    acg_status status = acg_file_read(table->path, most, &bytes, report);
    if (!status && !of_actors && options && options->digest && !*reading->digest) {
        acg_digest(bytes.data ? bytes.data : "", bytes.length, reading->digest);
    }
    if (!status) status = acg_unpack(name, most, &bytes, report);
    if (!status) status = read_bytes(reading, table, of_actors, name, &bytes, report);
    acg_buffer_clear(&bytes);
    return status;
}

/** What was passed over is said once. */
static void say_what_was_left(const struct reading *reading, acg_report *report)
{
    if (reading->n_zero > 0) {
        acg_note(report, NULL, "rows that make no tie, since their weight or sign is 0: %zu",
                 reading->n_zero);
    }
    if (reading->n_cleaned > 0) {
        acg_warn(report, NULL, "control characters taken as blanks; names that have them: %zu",
                 reading->n_cleaned);
    }
    if (reading->n_unknown > 0) {
        acg_note(report, NULL, "rows of actors left out, since they have no id: %zu",
                 reading->n_unknown);
    }
    if (reading->has_actor_tables && reading->n_made > 0) {
        acg_warn(report, NULL,
                 "%zu actors stand in no table of actors; taken as the ties have "
                 "them",
                 reading->n_made);
    }
}

static void clear_reading(struct reading *reading)
{
    for (size_t i = 0; i < reading->n_pending; i++)
        free(reading->pending[i].spells);
    free(reading->pending);
    acg_table_clear(&reading->pending_ids);
    acg_table_clear(&reading->reader.folded_ids);
    acg_builder_free(reading->reader.builder);
}

acg_status acg_tables_read(const struct acg_table_file ties[], size_t n_ties,
                           const struct acg_table_file actors[], size_t n_actors,
                           const struct acg_read_options *options, acg_graph **out,
                           acg_report *report)
{
    struct reading reading = {.reader = {.report = report, .locate = locate},
                              .has_actor_tables = n_actors > 0};
    acg_status status = ACG_OK;
    *out = NULL;
    reading.reader.table = &reading;
    reading.reader.builder = acg_builder_new();
    if (!reading.reader.builder) status = acg_out_of_memory(report);
    for (size_t i = 0; i < n_actors && !status; i++)
        status = read_table(&reading, &actors[i], true, options, report);
    if (!status) status = add_pending(&reading, report);
    for (size_t i = 0; i < n_ties && !status; i++)
        status = read_table(&reading, &ties[i], false, options, report);
    acg_graph *graph = status ? NULL : acg_builder_freeze(reading.reader.builder);
    if (!status && !graph) status = acg_out_of_memory(report);
    if (graph) {
        memcpy(graph->digest, reading.digest, sizeof reading.digest);
        say_what_was_left(&reading, report);
    }
    *out = graph;
    clear_reading(&reading);
    return status;
}
