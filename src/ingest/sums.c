#include "ingest/sums.h"

#include "base/array.h"
#include "ingest/seen.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 4096 };

static size_t size_of(const struct acg_sums *sums)
{
    return sizeof(struct acg_sum) + sums->sample * sizeof(uint64_t);
}

struct acg_sum *acg_sums_at(const struct acg_sums *sums, size_t i)
{
    void *sum = sums->blocks[i / BLOCK] + i % BLOCK * size_of(sums);
    return sum;
}

void acg_sums_clear(struct acg_sums *sums)
{
    for (size_t i = 0; i < sums->n_blocks; i++)
        free(sums->blocks[i]);
    free(sums->blocks);
    free(sums->slots);
    acg_buffer_clear(&sums->ids);
    *sums = (struct acg_sums){.sample = sums->sample};
}

void acg_sums_empty(struct acg_sums *sums)
{
    if (sums->slots) memset(sums->slots, 0, sums->n_slots * sizeof *sums->slots);
    sums->count = 0;
    sums->ids.length = 0;
}

size_t acg_sums_bytes(const struct acg_sums *sums)
{
    return sums->count * size_of(sums) + sums->n_slots * sizeof *sums->slots + sums->ids.length;
}

static uint64_t hash_of(uint32_t from, uint32_t to, int32_t period, uint16_t type)
{
    uint64_t pair = (uint64_t)from << 32 | to;
    return acg_mix(pair, (uint64_t)(uint32_t)period << 16 | type);
}

void acg_sums_foresee(const struct acg_sums *sums, const struct acg_event *event)
{
    if (sums->n_slots == 0) return;
    uint64_t hash = hash_of(event->from, event->to, event->period, event->type);
    __builtin_prefetch(&sums->slots[hash & (sums->n_slots - 1)]);
}

void acg_sums_foresee_sum(const struct acg_sums *sums, const struct acg_event *event)
{
    if (sums->n_slots == 0) return;
    uint64_t hash = hash_of(event->from, event->to, event->period, event->type);
    uint32_t slot = sums->slots[hash & (sums->n_slots - 1)];
    if (slot) __builtin_prefetch(acg_sums_at(sums, slot - 1));
}

static bool make_slots(struct acg_sums *sums)
{
    if (sums->count * 3 < sums->n_slots * 2) return true;
    size_t n = sums->n_slots ? sums->n_slots * 2 : 4096;
    uint32_t *slots = sums->count < UINT32_MAX - 1 ? calloc(n, sizeof *slots) : NULL;
    if (!slots) return false;
    for (size_t i = 0; i < sums->count; i++) {
        const struct acg_sum *sum = acg_sums_at(sums, i);
        size_t at = hash_of(sum->from, sum->to, sum->period, sum->type) & (n - 1);
        while (slots[at])
            at = (at + 1) & (n - 1);
        slots[at] = (uint32_t)i + 1;
    }
    free(sums->slots);
    sums->slots = slots;
    sums->n_slots = n;
    return true;
}

static struct acg_sum *new_sum(struct acg_sums *sums, const struct acg_event *event)
{
    if (sums->count == sums->n_blocks * BLOCK) { // after acg_sums_empty some may be there
        if (!acg_array_room(&sums->blocks, sums->n_blocks, &sums->blocks_room, sizeof(char *))) {
            return NULL;
        }
        char *block = malloc(BLOCK * size_of(sums));
        if (!block) return NULL;
        sums->blocks[sums->n_blocks++] = block;
    }
    struct acg_sum *sum = acg_sums_at(sums, sums->count++);
    *sum = (struct acg_sum){
        .from = event->from, .to = event->to, .period = event->period, .type = event->type};
    return sum;
}

static struct acg_sum *find(struct acg_sums *sums, const struct acg_event *event)
{
    if (!make_slots(sums)) return NULL;
    size_t at = hash_of(event->from, event->to, event->period, event->type) & (sums->n_slots - 1);
    for (; sums->slots[at]; at = (at + 1) & (sums->n_slots - 1)) {
        struct acg_sum *sum = acg_sums_at(sums, sums->slots[at] - 1);
        if (sum->from == event->from && sum->to == event->to && sum->period == event->period &&
            sum->type == event->type) {
            return sum;
        }
    }
    struct acg_sum *sum = new_sum(sums, event);
    if (sum) sums->slots[at] = (uint32_t)sums->count;
    return sum;
}

/** Whether an id comes before one that a sum keeps. */
static bool precedes(const struct acg_sums *sums, uint64_t id, const char *text, uint64_t kept)
{
    if (!(id & ACG_ID_TEXT)) return id < kept;
    if (!(kept & ACG_ID_TEXT)) return false;
    return strcmp(text, sums->ids.data + (kept & ~ACG_ID_TEXT)) < 0;
}

/** Keeps an id among the smallest, if it is one of them. */
static bool keep_id(struct acg_sums *sums, struct acg_sum *sum, uint64_t id, const char *text)
{
    size_t n = sum->n_ids, at = n;
    if (n == sums->sample && (n == 0 || !precedes(sums, id, text, sum->ids[n - 1]))) return true;
    while (at > 0 && precedes(sums, id, text, sum->ids[at - 1]))
        at--;
    bool is_full = n == sums->sample;
    memmove(&sum->ids[at + 1], &sum->ids[at], (n - at - is_full) * sizeof *sum->ids);
    sum->n_ids = (uint16_t)(n + !is_full);
    if (id & ACG_ID_TEXT) {
        id = ACG_ID_TEXT | sums->ids.length;
        acg_buffer_add(&sums->ids, text, strlen(text) + 1);
    }
    sum->ids[at] = id;
    return !sums->ids.failed;
}

bool acg_sums_add(struct acg_sums *sums, const struct acg_event *event, const char *texts)
{
    struct acg_sum *sum = find(sums, event);
    if (!sum) return false;
    bool fits = acg_sum_raise(&sum->count, event->count);
    fits &= acg_sum_raise(&sum->score, event->score);
    fits &= acg_sum_raise(&sum->amount, event->amount);
    sums->is_over |= !fits;
    if (event->id == ACG_ID_NONE) return true;
    const char *text = event->id & ACG_ID_TEXT ? texts + (event->id & ~ACG_ID_TEXT) : NULL;
    return keep_id(sums, sum, event->id, text);
}

bool acg_sums_add_sum(struct acg_sums *sums, const struct acg_sum *more, const char *texts)
{
    struct acg_event key = {
        .from = more->from, .to = more->to, .period = more->period, .type = more->type};
    struct acg_sum *sum = find(sums, &key);
    if (!sum) return false;
    bool fits = acg_sum_raise(&sum->count, more->count);
    fits &= acg_sum_raise(&sum->score, more->score);
    fits &= acg_sum_raise(&sum->amount, more->amount);
    sums->is_over |= !fits;
    bool memory = true;
    for (size_t i = 0; i < more->n_ids && memory; i++) {
        uint64_t id = more->ids[i];
        memory = keep_id(sums, sum, id, id & ACG_ID_TEXT ? texts + (id & ~ACG_ID_TEXT) : NULL);
    }
    return memory;
}
