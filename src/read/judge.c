#include "read/judge.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 16 };

/** A claim while it is judged. */
struct draft {
    struct acg_claim claim;
    uint32_t few_parties[FEW], few_cites[FEW];
    uint32_t *parties, *cites; // the arrays above, or free
    size_t n_parties, n_cites;
    bool sound;
};

/** A remark about a key of the relation; the claim is not sound any more. */
#define REJECT(key_name, ...)                                                                      \
    do {                                                                                           \
        struct acg_step step_ = {.key = (key_name)};                                               \
        acg_reader_reject(reader, &step_, __VA_ARGS__);                                            \
        draft->sound = false;                                                                      \
    } while (0)

static const char *quote(char room[ACG_QUOTE], struct acg_piece piece)
{
    return acg_quote(room, piece.text, piece.length);
}

/** What an id can name. */
enum named { ACTOR, SOURCE, TYPE };

/** How many there are of a sort, and the id of one of them. */
static size_t count_named(const struct acg_reader *reader, enum named what)
{
    switch (what) {
    case ACTOR:
        return acg_builder_n_actors(reader->builder);
    case SOURCE:
        return acg_builder_n_sources(reader->builder);
    case TYPE:
        return acg_builder_n_types(reader->builder);
    }
    return 0;
}

static const char *id_of(const struct acg_reader *reader, enum named what, size_t i)
{
    uint32_t index = (uint32_t)i;
    switch (what) {
    case ACTOR:
        return acg_builder_actor_at(reader->builder, index)->id;
    case SOURCE:
        return acg_builder_source_at(reader->builder, index)->id;
    case TYPE:
        return acg_builder_type_at(reader->builder, index)->id;
    }
    return "";
}

/** The nearest id to an unknown one. */
static const char *nearest(struct acg_reader *reader, struct acg_piece id, enum named what,
                           char room[ACG_QUOTE])
{
    enum { MOST = 10000 }; // beyond, a search for each of many errors would take too long
    size_t count = count_named(reader, what);
    char word[ACG_MAX_ID + 1];
    if (count > MOST || id.length >= sizeof word || acg_reader_is_full(reader)) return NULL;
    memcpy(word, id.text, id.length);
    word[id.length] = '\0';
    const char **ids = malloc((count + 1) * sizeof *ids);
    if (!ids) {
        acg_reader_out_of_memory(reader);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        ids[i] = id_of(reader, what, i);
    const char *found = acg_text_nearest(word, ids, count);
    free(ids);
    return found ? acg_quote(room, found, strlen(found)) : NULL;
}

static void reject_unknown(struct acg_reader *reader, const struct acg_step *step, enum named named,
                           struct acg_piece id)
{
    static const char *const words[] = {"actor", "source", "type"};
    char quoted[ACG_QUOTE], room[ACG_QUOTE];
    const char *what = words[named], *near = nearest(reader, id, named, room);
    if (near) {
        acg_reader_reject(reader, step, "unknown %s '%s'; did you mean '%s'?", what,
                          quote(quoted, id), near);
    } else {
        acg_reader_reject(reader, step, "unknown %s '%s'; add it to %ss", what, quote(quoted, id),
                          what);
    }
}

static uint32_t find_actor(struct acg_reader *reader, struct draft *draft,
                           const struct acg_step *step, struct acg_piece id)
{
    uint32_t actor = acg_builder_find_actor(reader->builder, id.text, id.length);
    if (actor == ACG_NONE) {
        reject_unknown(reader, step, ACTOR, id);
        draft->sound = false;
    }
    return actor;
}

/** Room for `count` indexes: on the stack for few. */
static uint32_t *room_for(struct acg_reader *reader, struct draft *draft, uint32_t few[FEW],
                          size_t count)
{
    uint32_t *room = count <= FEW ? few : malloc(count * sizeof *room);
    if (!room) {
        acg_reader_out_of_memory(reader);
        draft->sound = false;
    }
    return room;
}

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void judge_among(struct acg_reader *reader, const struct acg_relation *relation,
                        struct draft *draft)
{
    struct acg_step up = {.key = "among"};
    size_t count = relation->among.count;
    if (relation->from.text || relation->to.text) {
        REJECT("among", "'among' stands beside 'from' or 'to'; keep one of the two ways");
        return;
    }
    if (count < 2) {
        REJECT("among", "'among' has %s; name two at least", count ? "one actor" : "no actors");
        return;
    }
    if (count > ACG_MAX_AMONG) {
        REJECT("among", "'among' has %zu actors, over the limit of %d", count, ACG_MAX_AMONG);
        return;
    }
    if (!(draft->parties = room_for(reader, draft, draft->few_parties, count))) return;
    for (size_t i = 0; i < count; i++) {
        struct acg_step step = {.up = &up, .index = i};
        draft->parties[i] = find_actor(reader, draft, &step, relation->among.items[i]);
    }
    draft->n_parties = count;
    draft->claim.among = true;
    if (!draft->sound) return;
    qsort(draft->parties, count, sizeof *draft->parties, ascending);
    for (size_t i = 1; i < count; i++) {
        if (draft->parties[i] == draft->parties[i - 1]) {
            REJECT("among", "an actor stands twice in 'among'; name each once");
            return;
        }
    }
}

static void judge_parties(struct acg_reader *reader, const struct acg_relation *relation,
                          struct draft *draft)
{
    if (relation->among.given) {
        judge_among(reader, relation, draft);
        return;
    }
    draft->parties = draft->few_parties;
    draft->n_parties = 2;
    if (!relation->from.text || !relation->to.text) {
        acg_reader_reject(reader, NULL, "the relation has no %s; name 'from' and 'to', or 'among'",
                          relation->from.text ? "'to'" : "'from'");
        draft->sound = false;
        return;
    }
    struct acg_step from = {.key = "from"}, to = {.key = "to"};
    draft->parties[0] = find_actor(reader, draft, &from, relation->from);
    draft->parties[1] = find_actor(reader, draft, &to, relation->to);
    if (draft->sound && draft->parties[0] == draft->parties[1]) {
        char quoted[ACG_QUOTE];
        acg_reader_warn(reader, &to, "'%s' is tied to itself; no analysis uses this",
                        quote(quoted, relation->to));
    }
}

/** Kind and weight: the relation's own, else the type's. */
static void judge_kind(struct acg_reader *reader, const struct acg_relation *relation,
                       struct draft *draft)
{
    char quoted[ACG_QUOTE];
    enum acg_kind kind = ACG_COOPERATION;
    draft->claim.weight = 1;
    if (relation->type.text) {
        struct acg_piece id = relation->type;
        draft->claim.type = acg_builder_find_type(reader->builder, id.text, id.length);
        if (draft->claim.type == ACG_NONE) {
            struct acg_step step = {.key = "type"};
            reject_unknown(reader, &step, TYPE, id);
            draft->sound = false;
        } else {
            const struct acg_type *type = acg_builder_type_at(reader->builder, draft->claim.type);
            kind = type->kind;
            draft->claim.weight = type->weight;
        }
    }
    if (relation->kind.text) {
        struct acg_piece word = relation->kind;
        enum acg_kind own = kind;
        if (!acg_kind_parse(word.text, word.length, &own)) {
            REJECT("kind", "'%s' is none of cooperation, rivalry, membership, threat",
                   quote(quoted, word));
        } else if (draft->claim.type != ACG_NONE && own != kind) {
            REJECT("kind", "the kind '%s' contradicts that of the type, '%s'; drop one",
                   quote(quoted, word), acg_kind_name(kind));
        }
        kind = own;
    } else if (!relation->type.text) {
        acg_reader_reject(reader, NULL, "the relation has no kind; add \"kind\" or \"type\"");
        draft->sound = false;
    }
    draft->claim.kind = (unsigned char)kind;
    draft->claim.directed =
        relation->has_directed ? relation->directed : acg_kind_is_directed(kind);
    if (!draft->claim.among) return;
    draft->claim.directed = false;
    if (relation->has_directed && relation->directed) {
        struct acg_step step = {.key = "directed"};
        acg_reader_warn(reader, &step, "the ties of 'among' have no direction; write from and to");
    }
}

static void judge_numbers(struct acg_reader *reader, const struct acg_relation *relation,
                          struct draft *draft)
{
    char number[ACG_NUMBER_TEXT];
    if (relation->has_weight) {
        draft->claim.weight = relation->weight;
        if (!isfinite(relation->weight)) { // where the locale hid it from the scan
            REJECT("weight", "the weight is too large for a number");
        } else if (!(relation->weight > 0)) {
            acg_number_shortest(relation->weight, number);
            REJECT("weight", "'%s' is not above 0; say rivalry by the kind, not by the sign",
                   number);
        }
    }
    draft->claim.confidence =
        acg_claim_status_confidence((enum acg_claim_status)draft->claim.status);
    if (relation->has_confidence) {
        draft->claim.confidence = relation->confidence;
        if (!(relation->confidence >= 0 && relation->confidence <= 1)) {
            acg_number_shortest(relation->confidence, number);
            REJECT("confidence", "'%s' is no confidence; it runs from 0 to 1", number);
        }
    }
}

static void judge_status(struct acg_reader *reader, const struct acg_relation *relation,
                         struct draft *draft)
{
    enum acg_claim_status status = ACG_CONFIRMED;
    struct acg_piece word = relation->status;
    char quoted[ACG_QUOTE];
    if (word.text && !acg_claim_status_parse(word.text, word.length, &status)) {
        REJECT("status", "'%s' is none of confirmed, reported, alleged, planned",
               quote(quoted, word));
    }
    draft->claim.status = (unsigned char)status;
}

static uint32_t judge_date(struct acg_reader *reader, struct draft *draft, const char *key,
                           struct acg_piece piece)
{
    if (!piece.text) return ACG_NONE;
    struct acg_step step = {.key = key};
    uint32_t date = acg_reader_date(reader, piece.text, piece.length, &step);
    draft->sound &= date != ACG_NONE;
    return date;
}

static const struct acg_date *date_at(const struct acg_reader *reader, uint32_t date)
{
    return acg_builder_date_at(reader->builder, date);
}

static void judge_event(struct acg_reader *reader, const struct acg_relation *relation,
                        struct draft *draft)
{
    struct acg_claim *claim = &draft->claim;
    claim->timing = ACG_EVENT;
    if (relation->since.text || relation->until.text) {
        REJECT("date", "'date' stands beside 'since' or 'until'; an event has a date, a standing "
                       "tie the others");
        return;
    }
    claim->since = judge_date(reader, draft, "date", relation->date);
    if (claim->since == ACG_NONE) return;
    claim->when = date_at(reader, claim->since)->span;
    if (!acg_span_is_bounded(claim->when)) {
        REJECT("date", "an event with an open end; write since or until for a standing tie");
    }
}

/** An end of a standing tie is one date or "..". */
static void refuse_interval(struct acg_reader *reader, struct draft *draft, const char *key,
                            uint32_t date)
{
    if (date != ACG_NONE && date_at(reader, date)->interval) {
        REJECT(key, "'%s' is an interval; give its ends as since and until",
               date_at(reader, date)->text);
    }
}

static void judge_standing(struct acg_reader *reader, const struct acg_relation *relation,
                           struct draft *draft)
{
    struct acg_claim *claim = &draft->claim;
    claim->timing = ACG_STANDING;
    claim->since = judge_date(reader, draft, "since", relation->since);
    claim->until = judge_date(reader, draft, "until", relation->until);
    refuse_interval(reader, draft, "since", claim->since);
    refuse_interval(reader, draft, "until", claim->until);
    claim->when = acg_span_all();
    if (claim->since != ACG_NONE) claim->when.from = date_at(reader, claim->since)->span.from;
    if (claim->until != ACG_NONE) claim->when.until = date_at(reader, claim->until)->span.until;
    if (claim->when.from >= claim->when.until) {
        REJECT("until", "'%s' lies before since '%s'; exchange them",
               date_at(reader, claim->until)->text, date_at(reader, claim->since)->text);
    }
}

static void judge_time(struct acg_reader *reader, const struct acg_relation *relation,
                       struct draft *draft)
{
    struct acg_claim *claim = &draft->claim;
    claim->since = claim->until = ACG_NONE;
    if (relation->date.text) {
        judge_event(reader, relation, draft);
    } else if (relation->since.text || relation->until.text) {
        judge_standing(reader, relation, draft);
    } else {
        claim->timing = ACG_TIMELESS;
        claim->when = acg_span_all();
        if (!reader->takes_undated) {
            acg_reader_warn(reader, NULL,
                            "the relation has no date; it holds at all times (add date or since)");
        }
    }
    claim->recorded = judge_date(reader, draft, "recorded", relation->recorded);
}

static void judge_cites(struct acg_reader *reader, const struct acg_relation *relation,
                        struct draft *draft)
{
    struct acg_step up = {.key = "cite"};
    size_t count = relation->cite.count;
    if (!(draft->cites = room_for(reader, draft, draft->few_cites, count))) return;
    for (size_t i = 0; i < count; i++) {
        struct acg_step step = {.up = &up, .index = i};
        struct acg_piece id = relation->cite.items[i];
        draft->cites[i] = acg_builder_find_source(reader->builder, id.text, id.length);
        if (draft->cites[i] == ACG_NONE) {
            reject_unknown(reader, &step, SOURCE, id);
            draft->sound = false;
        }
    }
    draft->n_cites = count;
}

static const char *keep(struct acg_reader *reader, struct draft *draft, struct acg_piece piece)
{
    if (!piece.text) return NULL;
    const char *text = acg_builder_text(reader->builder, piece.text, piece.length);
    if (!text) {
        acg_reader_out_of_memory(reader);
        draft->sound = false;
    }
    return text;
}

static void judge_words(struct acg_reader *reader, const struct acg_relation *relation,
                        struct draft *draft)
{
    if (relation->id.text && (relation->id.length == 0 || relation->id.length > ACG_MAX_ID ||
                              acg_utf8_has_control(relation->id.text, relation->id.length) ||
                              memchr(relation->id.text, ' ', relation->id.length))) {
        REJECT("id", "an id has 1 to %d bytes, without blanks and control characters", ACG_MAX_ID);
    }
    draft->claim.id = keep(reader, draft, relation->id);
    draft->claim.note = keep(reader, draft, relation->note);
}

void acg_judge_relation(struct acg_reader *reader, const struct acg_relation *relation)
{
    struct draft room = {.claim = {.type = ACG_NONE}, .sound = true}, *draft = &room;
    judge_parties(reader, relation, draft);
    judge_kind(reader, relation, draft);
    judge_status(reader, relation, draft);
    judge_numbers(reader, relation, draft);
    judge_time(reader, relation, draft);
    judge_cites(reader, relation, draft);
    judge_words(reader, relation, draft);
    if (draft->sound && !reader->status &&
        !acg_builder_add_claim(reader->builder, &draft->claim, draft->parties, draft->n_parties,
                               draft->cites, draft->n_cites)) {
        acg_reader_out_of_memory(reader);
    }
    if (draft->parties != draft->few_parties) free(draft->parties);
    if (draft->cites != draft->few_cites) free(draft->cites);
}
