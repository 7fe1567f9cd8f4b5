#include "ingest/events.h"

#include "base/array.h"
#include "base/utf8.h"

#include <stdlib.h>

/** The reading of one chunk. */
struct reading {
    const struct acg_rule *rule;
    const struct acg_plan *plan;
    struct acg_split *split;
    const struct acg_tally *tally; // instead of the plan and the split; or NULL
    uint64_t rows;                 // that the row at hand stands for
    struct acg_row row;
    struct acg_batch *batch;
    char date[10]; // the last one, since most rows have the same
    size_t date_length;
    int32_t day, period;
};

/** An actor of a row: a number, or why there is none. */
struct actor {
    uint32_t number;
    enum { FOUND, MISSING, GENERIC, TOO_LONG } what;
};

void acg_batch_clear(struct acg_batch *batch)
{
    free(batch->events);
    acg_buffer_clear(&batch->texts);
    *batch = (struct acg_batch){0};
}

int32_t acg_period_of(enum acg_ingest_period period, int32_t day)
{
    int year, month, rest;
    switch (period) {
    case ACG_INGEST_DAY:
        return day;
    case ACG_INGEST_WEEK: // 1970-01-01 was a Thursday
        return day + 3 >= 0 ? (day + 3) / 7 : (day + 3 - 6) / 7;
    case ACG_INGEST_MONTH:
    case ACG_INGEST_YEAR:
        break;
    }
    acg_day_split(day, &year, &month, &rest);
    return period == ACG_INGEST_YEAR ? year : year * 12 + month - 1;
}

struct acg_span acg_period_span(enum acg_ingest_period period, int32_t number)
{
    switch (period) {
    case ACG_INGEST_YEAR:
        return (struct acg_span){acg_day_of_year(number), acg_day_of_year(number + 1)};
    case ACG_INGEST_MONTH:
        return (struct acg_span){acg_day(number / 12, number % 12 + 1, 1),
                                 number % 12 == 11 ? acg_day_of_year(number / 12 + 1)
                                                   : acg_day(number / 12, number % 12 + 2, 1)};
    case ACG_INGEST_WEEK:
        return (struct acg_span){number * 7 - 3, number * 7 + 4};
    case ACG_INGEST_DAY:
        break;
    }
    return (struct acg_span){number, number + 1};
}

/** A field as it is; empty if the column is nowhere. */
static inline struct acg_field cell(const struct reading *r, enum acg_column column)
{
    if (r->tally) return r->tally->cells[column];
    int at = r->plan->columns[column];
    return at < 0 ? (struct acg_field){"", 0} : acg_split_field(r->split, &r->row, (size_t)at);
}

/** A field without blanks around it; empty if the column is nowhere, or has the word for nothing.
 */
static struct acg_field value(const struct reading *r, enum acg_column column)
{
    struct acg_field field = cell(r, column);
    if (field.length > 0 && (*field.text == ' ' || field.text[field.length - 1] <= ' ')) {
        field = acg_field_trim(field);
    }
    const char *absent = r->rule->layout.absent;
    if (*absent == *field.text && field.length > 0 && acg_field_is(field, absent)) field.length = 0;
    return field;
}

static void note_bad(struct reading *r, enum acg_ingest_bad fault)
{
    uint64_t n = r->batch->bads[fault];
    r->batch->bads[fault] += r->rows;
    if (n < ACG_FIRST_BADS) r->batch->first_bads[fault][n] = r->row.line;
}

/** Whether the last `n` fields are blank. */
static bool ends_blank(const struct reading *r, size_t n)
{
    const char *end = r->row.text + r->row.length;
    while (n > 0 && end > r->row.text &&
           (end[-1] == r->split->delimiter || end[-1] == ' ' || end[-1] == '\r')) {
        n -= *--end == r->split->delimiter;
    }
    return n == 0;
}

/** Whether the row has as many fields as it should. */
static bool has_fields(const struct reading *r)
{
    size_t n = r->row.n_fields;
    if (n >= r->plan->fewest && n <= r->plan->most) return true;
    return n > r->plan->most && r->plan->surplus_blank && ends_blank(r, n - r->plan->most);
}

/** Notes what is wrong with the row as a whole; says whether nothing is. */
static bool check_row(struct reading *r)
{
    static const enum acg_ingest_bad faults[] = {[ACG_ROW_QUOTES] = ACG_INGEST_BAD_QUOTES,
                                                 [ACG_ROW_NUL] = ACG_INGEST_BAD_NUL,
                                                 [ACG_ROW_LONG] = ACG_INGEST_BAD_LONG};
    if (r->row.fault != ACG_ROW_SOUND) note_bad(r, faults[r->row.fault]);
    else if (!has_fields(r)) note_bad(r, ACG_INGEST_BAD_FIELDS);
    else return true;
    return false;
}

/** Reads the date; the period with it, since both are often those of the row before. */
static bool read_date(struct reading *r)
{
    struct acg_field date = value(r, ACG_COLUMN_DATE);
    if (date.length > 0 && date.length == r->date_length &&
        memcmp(date.text, r->date, date.length) == 0) {
        return true;
    }
    r->date_length = 0;
    if (!acg_field_day(date, r->rule->layout.date, &r->day)) return false;
    r->period = acg_period_of(r->rule->options.period, r->day);
    if (date.length <= sizeof r->date) {
        memcpy(r->date, date.text, date.length);
        r->date_length = date.length;
    }
    return true;
}

static struct actor found(const struct acg_rule *rule, uint32_t state)
{
    if (state == UINT32_MAX) return (struct actor){.what = MISSING};
    bool generic = !rule->states->list[state].is_state && !rule->options.keep_generic;
    return (struct actor){state, generic ? GENERIC : FOUND};
}

/** An actor as it is written; a code of a state only where codes are what is written. */
static struct actor written(const struct acg_rule *rule, struct acg_field name,
                            enum acg_actor_kind kind, bool may_be_code)
{
    if (name.length > ACG_ROSTER_NAME) return (struct actor){.what = TOO_LONG};
    if (name.length == 0) return (struct actor){.what = MISSING};
    uint32_t state = may_be_code ? acg_states_by_id(rule->states, name) : UINT32_MAX;
    if (state != UINT32_MAX) return found(rule, state);
    return (struct actor){acg_roster_find(rule->roster, name, kind), FOUND};
}

/** A state by what stands behind "of" and before parentheses: "Police Forces of Chad (1990-)". */
static struct actor ruler(const struct acg_rule *rule, struct acg_field name)
{
    static const char of[] = " of ";
    for (size_t i = 0; i + 4 < name.length; i++) {
        if (memcmp(name.text + i, of, 4) != 0) continue;
        struct acg_field state = {name.text + i + 4, name.length - i - 4};
        const char *years = memchr(state.text, '(', state.length);
        if (years) state.length = (size_t)(years - state.text);
        return found(rule, acg_states_by_name(rule->states, acg_field_trim(state)));
    }
    return (struct actor){.what = MISSING};
}

static struct actor take(const struct acg_rule *rule, enum acg_naming naming, struct acg_field name,
                         bool is_sure)
{
    struct actor actor = {.what = MISSING};
    if (name.length == 0) return actor;
    switch (naming) {
    case ACG_NAMING_NONE:
        break;
    case ACG_NAMING_CODE:
        return found(rule, acg_states_by_code(rule->states, name));
    case ACG_NAMING_NAME:
        return found(rule, acg_states_by_name(rule->states, name));
    case ACG_NAMING_TEXT:
        return found(rule, acg_states_by_text(rule->states, name));
    case ACG_NAMING_NUMBER:
        return found(rule, acg_states_by_number(rule->states, name));
    case ACG_NAMING_RULER:
        return ruler(rule, name);
    case ACG_NAMING_GROUP:
        return written(rule, name, ACG_ORGANIZATION, true);
    case ACG_NAMING_WRITTEN:
        return written(rule, name, ACG_NONSTATE, rule->options.layout == ACG_INGEST_CSV);
    case ACG_NAMING_ROLE:
        actor = written(rule, name, ACG_NONSTATE, true);
        if (!is_sure && actor.what == FOUND && !rule->options.keep_generic) actor.what = GENERIC;
        break;
    }
    return actor;
}

/** The column of the other end, for `side` 1. */
static enum acg_column at_side(enum acg_column column, int side)
{
    return (enum acg_column)((int)column + side);
}

/** One end of an event: FROM and its columns, or with `side` 1 TO. */
static struct actor actor_of(const struct reading *r, struct acg_field name, int side)
{
    const struct acg_rule *rule = r->rule;
    bool is_role = rule->actors.naming == ACG_NAMING_ROLE;
    bool is_sure = !is_role || value(r, at_side(ACG_COLUMN_FROM_ELSE, side)).length > 0 ||
                   value(r, at_side(ACG_COLUMN_FROM_MARK, side)).length > 0;
    struct actor actor = take(rule, rule->actors.naming, name, is_sure);
    if (actor.what == FOUND || rule->actors.naming_else == ACG_NAMING_NONE) return actor;
    struct actor other =
        take(rule, rule->actors.naming_else, value(r, at_side(ACG_COLUMN_FROM_ELSE, side)), true);
    return other.what == MISSING ? actor : other;
}

/** The line of the code book for the code of the row; NULL if it has none. */
static const struct acg_book_entry *entry_of(struct reading *r, bool *is_long)
{
    const struct acg_rule *rule = r->rule;
    struct acg_field code = value(r, ACG_COLUMN_CODE), more = value(r, ACG_COLUMN_CODE_MORE);
    char whole[2 * ACG_CODE_MOST + 1];
    *is_long = code.length > ACG_CODE_MOST || more.length > ACG_CODE_MOST;
    if (rule->has_fixed_kind) return &rule->book.entries[rule->fixed_entry];
    if (*is_long) return NULL;
    if (more.length == 0) return acg_book_find(&rule->book, code);
    memcpy(whole, code.text, code.length);
    whole[code.length] = '/';
    memcpy(whole + code.length + 1, more.text, more.length);
    return acg_book_find(&rule->book, (struct acg_field){whole, code.length + 1 + more.length});
}

/** Reads a number that a blank leaves as it is. */
static bool read_tenths(const struct reading *r, enum acg_column column, int64_t *out)
{
    struct acg_field field = value(r, column);
    return field.length == 0 || acg_field_tenths(field, out);
}

static bool read_numbers(const struct reading *r, const struct acg_book_entry *entry,
                         struct acg_event *event)
{
    event->count = 1;
    event->score = entry->score;
    event->amount = entry->weight;
    if (!read_tenths(r, ACG_COLUMN_SCORE, &event->score)) return false;
    if (r->rule->weighs_score) event->amount = event->score;
    if (!r->rule->weight_column) return true;
    event->amount = 0;
    return read_tenths(r, ACG_COLUMN_WEIGHT, &event->amount) && event->amount >= 0;
}

/** Makes what one event says that of all events of the tally; false if it is too much. */
static bool multiply(const struct reading *r, const struct acg_book_entry *entry,
                     struct acg_event *event)
{
    const struct acg_tally *tally = r->tally;
    int64_t blank = tally->events - tally->scored, score = 0;
    event->count = tally->events;
    if (__builtin_mul_overflow(event->score, event->count, &event->score) ||
        __builtin_mul_overflow(event->amount, event->count, &event->amount) ||
        __builtin_mul_overflow(entry->score, blank, &score) ||
        __builtin_add_overflow(score, tally->score, &score)) {
        return false;
    }
    if (tally->sums_score) event->score = score;
    if (r->rule->weighs_score) event->amount = event->score;
    if (tally->sums_weight) event->amount = tally->weight;
    return true;
}

/** Reads the id; false if it is too long, or no text: a note of the graph will have it. */
static bool read_id(struct reading *r, struct acg_event *event)
{
    struct acg_field id = value(r, ACG_COLUMN_ID);
    event->id = ACG_ID_NONE;
    if (id.length == 0) return true;
    if (id.length > ACG_CODE_MOST) return false;
    if (acg_field_whole(id, &event->id)) return true;
    if (acg_utf8_valid(id.text, id.length) < id.length ||
        acg_utf8_has_control(id.text, id.length)) {
        return false;
    }
    event->id = ACG_ID_TEXT | r->batch->texts.length;
    acg_buffer_add(&r->batch->texts, id.text, id.length);
    acg_buffer_char(&r->batch->texts, '\0');
    return true;
}

static void drop(struct reading *r, enum acg_ingest_drop reason)
{
    r->batch->drops[reason] += r->rows;
}

static void add_event(struct reading *r, const struct acg_event *event)
{
    struct acg_batch *batch = r->batch;
    if (!acg_array_room(&batch->events, batch->n_events, &batch->room, sizeof *event)) {
        batch->failed = true;
        return;
    }
    batch->events[batch->n_events++] = *event;
}

/** What is known of the row apart from its actors; false where that is the end of it. */
static bool read_deed(struct reading *r, struct acg_event *event)
{
    bool is_long;
    const struct acg_book_entry *entry = entry_of(r, &is_long);
    if (!is_long && !entry) drop(r, ACG_INGEST_DROP_UNLISTED);
    else if (!is_long && !entry->ties) drop(r, ACG_INGEST_DROP_NO_KIND);
    else if (!is_long &&
             !(read_numbers(r, entry, event) && (!r->tally || multiply(r, entry, event))))
        note_bad(r, ACG_INGEST_BAD_NUMBER);
    else if (is_long || !read_id(r, event)) note_bad(r, ACG_INGEST_BAD_NAME);
    else {
        event->type = entry->type;
        event->code = (uint16_t)(entry - r->rule->book.entries);
        event->day = r->day;
        event->period = r->period;
        if (r->tally)
            r->batch->drops[ACG_INGEST_DROP_DUPLICATE] += r->rows - (uint64_t)event->count;
        return true;
    }
    return false;
}

/** Why the pair gives no tie, or ACG_N_INGEST_DROPS. */
static enum acg_ingest_drop judge(struct actor from, struct actor to)
{
    if (from.what == MISSING || to.what == MISSING) return ACG_INGEST_DROP_NO_ACTOR;
    if (from.what == GENERIC || to.what == GENERIC) return ACG_INGEST_DROP_GENERIC;
    return from.number == to.number ? ACG_INGEST_DROP_SELF : ACG_N_INGEST_DROPS;
}

static void set_pair(const struct reading *r, struct acg_event *event, struct actor from,
                     struct actor to)
{
    bool turn = r->rule->options.undirected && to.number < from.number;
    event->from = turn ? to.number : from.number;
    event->to = turn ? from.number : to.number;
}

/** A row with one actor at each end. */
static void read_pair(struct reading *r)
{
    struct acg_event event = {0};
    struct actor from = actor_of(r, value(r, ACG_COLUMN_FROM), 0);
    struct actor to = from.what == MISSING ? from : actor_of(r, value(r, ACG_COLUMN_TO), 1);
    enum acg_ingest_drop reason = judge(from, to);
    if (from.what == TOO_LONG || to.what == TOO_LONG) {
        note_bad(r, ACG_INGEST_BAD_NAME);
    } else if (reason != ACG_N_INGEST_DROPS) {
        drop(r, reason);
    } else if (read_deed(r, &event)) {
        set_pair(r, &event, from, to);
        add_event(r, &event);
    }
}

/** The actors of a list, each once; returns how many. */
enum { LIST_MOST = 64 };
static size_t read_list(const struct reading *r, int side, struct actor out[LIST_MOST],
                        struct actor *other)
{
    struct acg_field rest = value(r, at_side(ACG_COLUMN_FROM, side)), item;
    size_t n = 0;
    *other = (struct actor){.what = MISSING};
    if (rest.length == 0) rest = (struct acg_field){"", 0}; // the column ELSE may have somebody
    while (n < LIST_MOST && acg_field_next(&rest, r->rule->layout.list, &item)) {
        struct actor actor = actor_of(r, item, side);
        size_t i = 0;
        while (i < n && out[i].number != actor.number)
            i++;
        if (actor.what != FOUND) *other = actor;
        else if (i == n) out[n++] = actor;
    }
    return n;
}

/** A row with lists of actors: an event for each pair, which are one row for all else. */
static void read_pairs(struct reading *r)
{
    struct actor from[LIST_MOST], to[LIST_MOST], one, other;
    size_t n_from = read_list(r, 0, from, &one), n_to = read_list(r, 1, to, &other);
    struct acg_event event = {0};
    if (n_from == 0 || n_to == 0) {
        one = n_from ? from[0] : one;
        other = n_to ? to[0] : other;
        if (one.what == TOO_LONG || other.what == TOO_LONG) note_bad(r, ACG_INGEST_BAD_NAME);
        else drop(r, judge(one, other));
        return;
    }
    if (n_from == 1 && n_to == 1 && from[0].number == to[0].number) {
        drop(r, ACG_INGEST_DROP_SELF);
        return;
    }
    if (!read_deed(r, &event)) return;
    for (size_t i = 0; i < n_from; i++) {
        for (size_t j = 0; j < n_to; j++) {
            if (from[i].number == to[j].number) continue;
            set_pair(r, &event, from[i], to[j]);
            add_event(r, &event);
            event.goes_on = true;
        }
    }
}

/** Reads what a sound row says. */
static void read_row(struct reading *r)
{
    if (!read_date(r)) note_bad(r, ACG_INGEST_BAD_DATE);
    else if (r->rule->layout.list) read_pairs(r);
    else read_pair(r);
}

void acg_events_take(const struct acg_rule *rule, const struct acg_tally *tally,
                     struct acg_batch *out)
{
    struct reading r = {.rule = rule, .tally = tally, .rows = tally->rows, .batch = out};
    out->rows += tally->rows;
    read_row(&r);
    out->failed |= out->texts.failed || rule->roster->failed;
}

void acg_events_read(const struct acg_rule *rule, const struct acg_plan *plan,
                     struct acg_split *split, struct acg_batch *out)
{
    struct reading r = {.rule = rule, .plan = plan, .split = split, .rows = 1, .batch = out};
    while (acg_split_next(split, &r.row)) {
        out->rows++;
        if (check_row(&r)) read_row(&r);
    }
    out->lines = split->line;
    out->failed |= out->texts.failed || split->plain.failed || rule->roster->failed;
}
