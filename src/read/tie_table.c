// Tables of ties: each row a claim.
#include "read/table.h"

#include "base/array.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/judge.h"
#include "read/tie_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum tie_key {
    FROM,
    TO,
    AMONG,
    KIND,
    TYPE,
    WEIGHT,
    SIGN,
    DATE,
    SINCE,
    UNTIL,
    SINCE_OPEN,
    UNTIL_OPEN,
    STATUS,
    CONFIDENCE,
    DIRECTED,
    NOTE,
    ID,
    RECORDED,
    CITE,
    FROM_NAME,
    TO_NAME,
    FROM_KIND,
    TO_KIND,
    N_TIE_KEYS
};

static const char *const keys[N_TIE_KEYS] = {
    "from",  "to",       "among",      "kind",       "type",    "weight",     "sign",     "date",
    "since", "until",    "since-open", "until-open", "status",  "confidence", "directed", "note",
    "id",    "recorded", "cite",       "from-name",  "to-name", "from-kind",  "to-kind"};
static const char *const families[] = {"x-"};
const struct acg_table_keys acg_tie_keys = {
    .keys = keys, .n_keys = N_TIE_KEYS, .families = families, .n_families = 1, .option = "--map"};

static struct acg_piece value_of(const struct acg_table_reading *reading, enum tie_key key)
{
    return acg_table_value(reading, key);
}

/** The actor of an id; made if no table has it. Text NULL after an error. */
static struct acg_piece find_end(struct acg_table_reading *reading, struct acg_piece given,
                                 enum tie_key key, bool is_organization)
{
    struct acg_piece none = {0};
    struct acg_reader *reader = &reading->reader;
    if (given.text && !memchr(given.text, ' ', given.length) &&
        acg_builder_find_actor(reader->builder, given.text, given.length) != ACG_NONE) {
        return given;
    }
    const char *id = acg_datum_id(reading, given, keys[key]);
    if (!id) return none;
    struct acg_piece found = {id, strlen(id)};
    if (acg_builder_find_actor(reader->builder, id, found.length) != ACG_NONE) return found;
    struct acg_actor actor = {.id = id,
                              .kind = is_organization ? ACG_ORGANIZATION : ACG_STATE,
                              .since = ACG_NONE,
                              .until = ACG_NONE,
                              .when = acg_span_all()};
    struct acg_piece name = {0}, kind = {0};
    if (key != AMONG) {
        name = value_of(reading, key == TO ? TO_NAME : FROM_NAME);
        kind = value_of(reading, key == TO ? TO_KIND : FROM_KIND);
    }
    const char *label = acg_datum_name(reading, name.text ? name : given);
    if (!label || !acg_datum_label(reading, label, &actor.name) ||
        !acg_table_actor_kind(reading, kind, keys[key == TO ? TO_KIND : FROM_KIND], &actor.kind) ||
        !acg_table_add_actor(reading, &actor, keys[key])) {
        return none;
    }
    reading->counts.made++;
    return found;
}

/** Those among whom the ties of a row stand, if it has such a cell. */
static bool set_among(struct acg_table_reading *reading, struct acg_relation *relation)
{
    struct acg_piece rest = value_of(reading, AMONG), item;
    struct acg_pieces *among = &relation->among;
    relation->among.given = rest.text != NULL;
    while (acg_datum_next(reading, &rest, &item)) {
        struct acg_piece end = find_end(reading, item, AMONG, false);
        if (!end.text) return false;
        if (!acg_array_room(&among->items, among->count, &among->room, sizeof *among->items)) {
            acg_reader_out_of_memory(&reading->reader);
            return false;
        }
        if (end.text == reading->list.data) { // of which the next item takes the place
            uint32_t actor = acg_builder_find_actor(reading->reader.builder, end.text, end.length);
            end.text = acg_builder_actor_at(reading->reader.builder, actor)->id;
        }
        among->items[among->count++] = end;
    }
    return reading->reader.status != ACG_FAILED;
}

static bool set_ends(struct acg_table_reading *reading, struct acg_relation *relation)
{
    bool is_membership = relation->kind.length == 10; // "membership" alone is so long
    if (!set_among(reading, relation)) return false;
    struct acg_piece from = value_of(reading, FROM), to = value_of(reading, TO);
    if (relation->among.given && !from.text && !to.text) return true;
    relation->from = find_end(reading, from, FROM, false);
    if (!relation->from.text) return false;
    relation->to = find_end(reading, to, TO, is_membership);
    return relation->to.text != NULL;
}

/** Sets the kind by word, by sign, or to cooperation; `*tied` is false where the sign is 0. */
static bool set_kind(struct acg_table_reading *reading, struct acg_relation *relation, bool *tied)
{
    bool has_sign;
    double sign = 0;
    relation->kind = value_of(reading, KIND);
    relation->type = value_of(reading, TYPE);
    if (!acg_datum_number(reading, SIGN, &has_sign, &sign)) return false;
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
static bool add_type(struct acg_table_reading *reading, const struct acg_relation *relation)
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
    type.id = acg_datum_text(reading, relation->type);
    const char *label = type.id ? acg_datum_name(reading, relation->type) : NULL;
    if (!label || !acg_datum_label(reading, label, &type.label)) return false;
    if (acg_builder_add_type(reader->builder, &type)) return true;
    acg_reader_out_of_memory(reader);
    return false;
}

static bool add_cite(struct acg_table_reading *reading, struct acg_relation *relation,
                     uint32_t source)
{
    if (source == ACG_NONE) return false;
    if (!acg_array_room(&relation->cite.items, relation->cite.count, &relation->cite.room,
                        sizeof *relation->cite.items)) {
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    const char *id = acg_builder_source_at(reading->reader.builder, source)->id;
    relation->cite.items[relation->cite.count++] = (struct acg_piece){id, strlen(id)};
    return true;
}

/** Cites what the row names; without a column for that, the table itself. */
static bool set_cites(struct acg_table_reading *reading, struct acg_relation *relation)
{
    struct acg_piece rest = value_of(reading, CITE), item;
    if (!reading->columns.of[CITE].given) return add_cite(reading, relation, reading->source);
    while (acg_datum_next(reading, &rest, &item)) {
        uint32_t source = item.length == 0 ? ACG_NONE
                                           : acg_builder_find_source(reading->reader.builder,
                                                                     item.text, item.length);
        if (source == ACG_NONE) {
            const char *id = acg_datum_id(reading, item, keys[CITE]);
            source = id ? acg_table_find_source(reading, id) : ACG_NONE;
        }
        if (!add_cite(reading, relation, source)) return false;
    }
    return reading->reader.status != ACG_FAILED;
}

/** Room for dates that stand in no cell as they are meant. */
struct dates {
    char date[ACG_DATUM_DATE], since[ACG_DATUM_DATE], until[ACG_DATUM_DATE],
        recorded[ACG_DATUM_DATE];
};

/** The last year, month or day before a date, as text; the date itself where it is none, which is
 * for the judge to say. */
static struct acg_piece before(struct acg_piece date, char room[ACG_DATUM_DATE])
{
    struct acg_date parsed;
    char why[ACG_DATE_WHY], span[ACG_SPAN_TEXT];
    bool is_plain = acg_date_parse(date.text, date.length, &parsed, why) && !parsed.interval &&
                    parsed.span.from != ACG_DAY_MIN && parsed.span.from > acg_day_of_year(1);
    if (!is_plain) return date;
    struct acg_span last = {parsed.span.from - 1, parsed.span.from};
    int year, month, day, days = parsed.span.until - parsed.span.from;
    acg_day_split(last.from, &year, &month, &day);
    if (days > 31) last.from = acg_day_of_year(year);
    else if (days > 1) last.from = acg_day(year, month, 1);
    acg_span_format(last, span);
    const char *doubt = parsed.uncertain && parsed.approximate ? "%"
                        : parsed.uncertain                     ? "?"
                        : parsed.approximate                   ? "~"
                                                               : "";
    int length = snprintf(room, ACG_DATUM_DATE, "%s%s", span, doubt);
    return (struct acg_piece){room, (size_t)length};
}

static bool is_same(struct acg_piece a, struct acg_piece b)
{
    return a.text && b.text && a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static bool set_dates(struct acg_table_reading *reading, struct acg_relation *relation,
                      struct dates *room)
{
    bool has_since_open, has_until_open, since_open = false, until_open = false;
    struct acg_piece none = {0};
    relation->date = acg_datum_date(reading, DATE, room->date);
    relation->since = acg_datum_date(reading, SINCE, room->since);
    relation->until = acg_datum_date(reading, UNTIL, room->until);
    relation->recorded = acg_datum_date(reading, RECORDED, room->recorded);
    if (!acg_datum_flag(reading, SINCE_OPEN, &has_since_open, &since_open) ||
        !acg_datum_flag(reading, UNTIL_OPEN, &has_until_open, &until_open)) {
        return false;
    }
    if (since_open) relation->since = none;
    if (until_open) relation->until = none;
    if (reading->ends_before && is_same(relation->since, relation->until)) {
        relation->date = relation->since; // a moment, not a time of no length
        relation->since = relation->until = none;
    } else if (reading->ends_before && relation->until.text) {
        relation->until = before(relation->until, room->until);
    }
    return true;
}

/** Keeps what stands under keys that are free. */
static bool keep_extras(struct acg_table_reading *reading)
{
    struct acg_reader *reader = &reading->reader;
    for (size_t i = 0; i < reading->columns.n_tagged; i++) {
        struct acg_piece value = acg_columns_tagged(&reading->columns, &reading->rows, i);
        struct acg_piece tag = reading->columns.tagged[i].tag;
        if (!value.text) continue;
        const char *key = acg_datum_free_key(reading, tag);
        const char *json = key ? acg_datum_json(reading, value) : NULL;
        if (!json) return false;
        if (acg_builder_add_extra(reader->builder, ACG_PART_RELATION, key, json)) continue;
        acg_reader_out_of_memory(reader);
        return false;
    }
    return true;
}

/** The row at hand as a relation; false if it makes none, or after an error. */
static bool fill_relation(struct acg_table_reading *reading, struct acg_relation *relation,
                          struct dates *room)
{
    bool tied;
    acg_relation_reset(relation);
    if (!set_kind(reading, relation, &tied) ||
        !acg_datum_number(reading, WEIGHT, &relation->has_weight, &relation->weight) ||
        !acg_datum_number(reading, CONFIDENCE, &relation->has_confidence, &relation->confidence)) {
        return false;
    }
    bool is_zero = relation->has_weight && !(relation->weight > 0) && !(relation->weight < 0);
    if (!tied || is_zero) {
        reading->counts.zero++;
        return false;
    }
    relation->status = value_of(reading, STATUS);
    relation->note = value_of(reading, NOTE);
    relation->id = value_of(reading, ID);
    return set_ends(reading, relation) && set_dates(reading, relation, room) &&
           acg_datum_flag(reading, DIRECTED, &relation->has_directed, &relation->directed) &&
           add_type(reading, relation) && set_cites(reading, relation) && keep_extras(reading);
}

acg_status acg_tie_rows_read(struct acg_table_reading *reading, acg_report *report)
{
    struct acg_relation relation = {0};
    struct dates room;
    bool more = true;
    acg_status status = ACG_OK;
    while (more && !status && reading->reader.status != ACG_FAILED) {
        status = acg_rows_next(&reading->rows, reading->columns.n_columns, &more, report);
        if (status || !more || !acg_columns_want(&reading->columns, &reading->rows)) continue;
        if (fill_relation(reading, &relation, &room)) {
            acg_judge_relation(&reading->reader, &relation);
        }
    }
    free(relation.among.items);
    free(relation.cite.items);
    return status ? status : reading->reader.status;
}

static acg_status check_ends(const struct acg_table_reading *reading, acg_report *report)
{
    const struct acg_source_of *of = reading->columns.of;
    struct acg_place place = {.file = reading->rows.name};
    struct acg_buffer list = {0};
    acg_status status;
    if (of[AMONG].given || (of[FROM].given && of[TO].given)) return ACG_OK;
    acg_columns_list(&reading->columns, &list);
    status = list.failed
                 ? acg_out_of_memory(report)
                 : acg_reject(report, &place,
                              "no column is mapped to '%s'; write --map from=COLUMN,to=COLUMN,... "
                              "(the columns are %s)",
                              of[FROM].given ? "to" : "from", list.data ? list.data : "");
    acg_buffer_clear(&list);
    return status;
}

/** Undated ties are said once where no column has a date. */
static void note_undated(struct acg_table_reading *reading, acg_report *report)
{
    const struct acg_source_of *of = reading->columns.of;
    struct acg_place place = {.file = reading->rows.name};
    reading->reader.takes_undated = !of[DATE].given && !of[SINCE].given && !of[UNTIL].given;
    if (!reading->reader.takes_undated) return;
    acg_warn(report, &place,
             "no column is mapped to date, since or until; the ties hold at all times");
}

/** The source that stands for a table itself: its id is the name of the file without blanks. */
static acg_status cite_table(struct acg_table_reading *reading)
{
    const char *name = reading->rows.name, *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    size_t length = strlen(base);
    if (length > ACG_MAX_ID) length = ACG_MAX_ID;
    bool is_text = acg_utf8_valid(base, length) == length;
    struct acg_piece piece = {is_text ? base : "table", is_text ? length : 5};
    const char *id = acg_datum_id(reading, piece, NULL);
    bool has_sources = reading->has_sources;
    reading->has_sources = false; // it stands in no list
    reading->source = id ? acg_table_find_source(reading, id) : ACG_NONE;
    reading->has_sources = has_sources;
    return reading->source == ACG_NONE ? ACG_FAILED : ACG_OK;
}

acg_status acg_tie_table_read(struct acg_table_reading *reading, acg_report *report)
{
    acg_status status = check_ends(reading, report);
    if (!status && !reading->columns.of[CITE].given) status = cite_table(reading);
    if (status) return status;
    note_undated(reading, report);
    size_t parts = reading->parts ? reading->parts : acg_tie_parts(reading->rows.length);
    if (parts > 1 && acg_tie_parts_read(reading, parts, &status)) return status;
    status = acg_rows_check(&reading->rows, reading->rows.at, reading->rows.length, report);
    return status ? status : acg_tie_rows_read(reading, report);
}
