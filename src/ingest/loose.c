#include "ingest/loose.h"

#include <stdlib.h>

enum { TEXTS = ACG_SAMPLE_MOST * (ACG_CODE_MOST + 1) };

bool acg_loose_sum_init(struct acg_loose_sum *out)
{
    out->sum = malloc(sizeof *out->sum + ACG_SAMPLE_MOST * sizeof(uint64_t));
    out->texts = calloc(1, TEXTS);
    return out->sum && out->texts;
}

void acg_loose_sum_clear(struct acg_loose_sum *sum)
{
    free(sum->sum);
    free(sum->texts);
    *sum = (struct acg_loose_sum){0};
}

static const char *text_of(const char *texts, uint64_t id)
{
    return texts + (id & ~ACG_ID_TEXT);
}

void acg_loose_sum_add(struct acg_buffer *out, const struct acg_sum *sum, const char *texts)
{
    acg_buffer_add(out, (const char *)sum, sizeof *sum);
    for (size_t i = 0; i < sum->n_ids; i++) {
        uint64_t id = sum->ids[i];
        if (id & ACG_ID_TEXT) id = ACG_ID_TEXT | strlen(text_of(texts, id));
        acg_buffer_add(out, (const char *)&id, sizeof id);
    }
    for (size_t i = 0; i < sum->n_ids; i++) {
        uint64_t id = sum->ids[i];
        if (id & ACG_ID_TEXT) acg_buffer_text(out, text_of(texts, id));
    }
}

/** Takes the texts of the ids out of the bytes behind them; how many bytes those are, or SIZE_MAX.
 */
static size_t read_texts(const char *bytes, size_t length, const struct acg_loose_sum *out)
{
    size_t at = 0, to = 0;
    for (size_t i = 0; i < out->sum->n_ids; i++) {
        uint64_t id = out->sum->ids[i], size = id & ~ACG_ID_TEXT;
        if (!(id & ACG_ID_TEXT)) continue;
        if (size == 0 || size > ACG_CODE_MOST || size > length - at) return SIZE_MAX;
        memcpy(out->texts + to, bytes + at, size);
        out->texts[to + size] = '\0';
        out->sum->ids[i] = ACG_ID_TEXT | to;
        at += size;
        to += size + 1;
    }
    return at;
}

size_t acg_loose_sum_read(const char *bytes, size_t length, const struct acg_sum_limits *limits,
                          const struct acg_loose_sum *out)
{
    struct acg_sum *sum = out->sum;
    if (length < sizeof *sum) return 0;
    memcpy(sum, bytes, sizeof *sum);
    size_t ids = sum->n_ids * sizeof(uint64_t);
    if (sum->from >= limits->actors || sum->to >= limits->actors || sum->type >= limits->types ||
        sum->n_ids > limits->sample || sum->count < 1 || length - sizeof *sum < ids) {
        return 0;
    }
    memcpy(sum->ids, bytes + sizeof *sum, ids);
    size_t texts = read_texts(bytes + sizeof *sum + ids, length - sizeof *sum - ids, out);
    return texts == SIZE_MAX ? 0 : sizeof *sum + ids + texts;
}

/** Whether an id of a sum comes before one of another: numbers before texts. */
static bool precedes(uint64_t x, const char *x_texts, uint64_t y, const char *y_texts)
{
    bool both_texts = x & y & ACG_ID_TEXT;
    return both_texts ? strcmp(text_of(x_texts, x), text_of(y_texts, y)) < 0 : x < y;
}

/** Appends an id with its text. */
static void add_id(const struct acg_loose_sum *to, size_t *n_texts, uint64_t id, const char *texts)
{
    if (id & ACG_ID_TEXT) {
        size_t size = strlen(text_of(texts, id)) + 1;
        memcpy(to->texts + *n_texts, text_of(texts, id), size);
        id = ACG_ID_TEXT | *n_texts;
        *n_texts += size;
    }
    to->sum->ids[to->sum->n_ids++] = id;
}

/** Keeps the smallest of the ids of both. */
static void join_ids(const struct acg_loose_sum *to, const struct acg_loose_sum *more,
                     size_t sample)
{
    uint64_t ids[ACG_SAMPLE_MOST];
    char texts[TEXTS];
    size_t n = to->sum->n_ids, i = 0, k = 0, n_texts = 0;
    memcpy(ids, to->sum->ids, n * sizeof *ids);
    memcpy(texts, to->texts, sizeof texts);
    to->sum->n_ids = 0;
    while (to->sum->n_ids < sample && (i < n || k < more->sum->n_ids)) {
        bool is_more = k < more->sum->n_ids &&
                       (i == n || precedes(more->sum->ids[k], more->texts, ids[i], texts));
        if (is_more) add_id(to, &n_texts, more->sum->ids[k++], more->texts);
        else add_id(to, &n_texts, ids[i++], texts);
    }
}

bool acg_loose_sum_join(const struct acg_loose_sum *sum, const struct acg_loose_sum *more,
                        size_t sample)
{
    join_ids(sum, more, sample);
    bool fits = acg_sum_raise(&sum->sum->count, more->sum->count);
    fits &= acg_sum_raise(&sum->sum->score, more->sum->score);
    return acg_sum_raise(&sum->sum->amount, more->sum->amount) && fits;
}
