// The note of a relation: what it says of its events, written and read back.
#include "ingest/relations.h"

#include "base/utf8.h"

/** Two digits at a time: there are dozens in each of maybe millions of notes. */
static void add_whole(struct acg_buffer *out, uint64_t number)
{
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324252627282930313233"
        "34353637383940414243444546474849505152535455565758596061626364656667"
        "6869707172737475767778798081828384858687888990919293949596979899";
    char text[20];
    size_t at = sizeof text;
    for (; number >= 10; number /= 100) {
        at -= 2;
        memcpy(text + at, pairs + number % 100 * 2, 2);
    }
    if (number > 0 || at == sizeof text) text[--at] = (char)('0' + number);
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

/** Whether a list would not tell where an id ends, or that it is one. */
static bool needs_quotes(const char *id)
{
    return *id == '"' || strncmp(id, "...", 3) == 0 || strstr(id, ", ");
}

static void add_text(struct acg_buffer *out, const char *id)
{
    if (!needs_quotes(id)) {
        acg_buffer_text(out, id);
        return;
    }
    acg_buffer_char(out, '"');
    for (; *id; id++) {
        if (*id == '"') acg_buffer_char(out, '"');
        acg_buffer_char(out, *id);
    }
    acg_buffer_char(out, '"');
}

void acg_relations_note(const acg_ingest *ingest, const struct acg_sum *sum, const char *texts,
                        struct acg_buffer *out)
{
    add_whole(out, (uint64_t)sum->count);
    acg_buffer_text(out, sum->count == 1 ? " event" : " events");
    if (ingest->rule.has_scores) {
        acg_buffer_text(out, ", score ");
        add_tenths(out, sum->score);
    }
    for (size_t i = 0; i < sum->n_ids; i++) {
        acg_buffer_text(out, i == 0 ? ": " : ", ");
        uint64_t id = sum->ids[i];
        if (id & ACG_ID_TEXT) add_text(out, texts + (id & ~ACG_ID_TEXT));
        else add_whole(out, id);
    }
    if (sum->n_ids > 0 && (uint64_t)sum->count > sum->n_ids) acg_buffer_text(out, ", ...");
}

/** Moves behind a text, if it stands here. */
static bool pass(const char **at, const char *text)
{
    size_t length = strlen(text);
    if (strncmp(*at, text, length) != 0) return false;
    *at += length;
    return true;
}

/** Reads a number up to one of the bytes of `ends`, or the end. */
static struct acg_field take(const char **at, const char *ends)
{
    struct acg_field field = {*at, strcspn(*at, ends)};
    *at += field.length;
    return field;
}

/** Reads a sum of scores: up to 18 digits, perhaps one more behind the point. */
static bool read_tenths(struct acg_field field, int64_t *out)
{
    bool is_negative = field.length > 0 && *field.text == '-';
    uint64_t whole, tenth = 0;
    if (is_negative) field = (struct acg_field){field.text + 1, field.length - 1};
    const char *point = memchr(field.text, '.', field.length);
    if (point) {
        struct acg_field rest = {point + 1, field.length - (size_t)(point - field.text) - 1};
        if (rest.length != 1 || !acg_field_whole(rest, &tenth)) return false;
        field.length = (size_t)(point - field.text);
    }
    if (!acg_field_whole(field, &whole) || whole > INT64_MAX / 10 - 1) return false;
    int64_t tenths = (int64_t)(whole * 10 + tenth);
    *out = is_negative ? -tenths : tenths;
    return true;
}

/** Takes an id out of a list, without its quotes; false if it is none. */
static bool take_id(const char **at, char id[ACG_CODE_MOST + 1])
{
    size_t n = 0;
    bool quoted = pass(at, "\"");
    while (**at && n < ACG_CODE_MOST) {
        if (quoted && **at == '"' && (*at)[1] != '"') break;
        if (!quoted && strncmp(*at, ", ", 2) == 0) break;
        *at += quoted && **at == '"';
        id[n++] = *(*at)++;
    }
    id[n] = '\0';
    bool is_end = quoted ? pass(at, "\"") : true;
    return is_end && n > 0 && (!**at || strncmp(*at, ", ", 2) == 0) && needs_quotes(id) == quoted;
}

/** Reads the ids, which must ascend as they do in a sum. */
static bool read_ids(const char **at, size_t sample, const struct acg_loose_sum *out)
{
    char id[ACG_CODE_MOST + 1];
    size_t n_texts = 0;
    struct acg_sum *sum = out->sum;
    for (bool more = true; more; more = pass(at, ", ")) {
        if (sum->n_ids > 0 && strcmp(*at, "...") == 0) break;
        if (sum->n_ids == sample || !take_id(at, id)) return false;
        uint64_t number;
        if (!acg_field_whole((struct acg_field){id, strlen(id)}, &number)) {
            number = ACG_ID_TEXT | n_texts;
            memcpy(out->texts + n_texts, id, strlen(id) + 1);
            n_texts += strlen(id) + 1;
        }
        sum->ids[sum->n_ids++] = number;
    }
    return true;
}

bool acg_relations_read_note(const acg_ingest *ingest, const char *note,
                             const struct acg_loose_sum *out)
{
    uint64_t count;
    struct acg_sum *sum = out->sum;
    *sum = (struct acg_sum){0};
    if (!acg_field_whole(take(&note, " "), &count) || count < 1 || count > INT64_MAX / 2) {
        return false;
    }
    sum->count = (int64_t)count;
    if (!pass(&note, count == 1 ? " event" : " events")) return false;
    if (ingest->rule.has_scores &&
        (!pass(&note, ", score ") || !read_tenths(take(&note, ":"), &sum->score))) {
        return false;
    }
    if (pass(&note, ": ") && !read_ids(&note, ingest->sums.sample, out)) return false;
    bool more = sum->n_ids > 0 && count > sum->n_ids;
    return strcmp(note, more ? "..." : "") == 0 && sum->n_ids <= count;
}
