#include "ingest/seen.h"

#include "base/report.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_MOST = 4096, BLOCK_BITS = 16, BITMAP_BYTES = 8192 };

/** The numbers of a block and day. */
struct acg_seen_block {
    uint64_t upper; // bits of the number
    int32_t day;
    uint32_t count, room; // room: of the list; 0: a bitmap
    union {
        uint16_t few[4]; // while there are no more
        uint16_t *list;  // ascending; room > 4
        uint64_t *bits;
    };
};
enum { FEW = 4 };

uint64_t acg_mix_text(uint64_t hash, const char *text, size_t length)
{
    for (; length >= 8; text += 8, length -= 8) {
        uint64_t piece;
        memcpy(&piece, text, 8);
        hash = acg_mix(hash, piece);
    }
    uint64_t rest = length;
    for (size_t i = 0; i < length; i++)
        rest = rest << 8 | (unsigned char)text[i];
    return acg_mix(hash, rest);
}

uint64_t acg_mix_bytes(uint64_t hash, const char *bytes, size_t length)
{
    uint64_t lanes[4] = {hash, hash ^ 1, hash ^ 2, hash ^ 3};
    const char *at = bytes, *end = bytes + length;
    for (; end - at >= 32; at += 32) {
        for (int i = 0; i < 4; i++) { // that do not wait for each other
            uint64_t piece;
            memcpy(&piece, at + 8 * i, 8);
            lanes[i] = ((lanes[i] << 29 | lanes[i] >> 35) ^ piece) * 0x9e3779b97f4a7c15u;
        }
    }
    for (int i = 0; i < 4; i++)
        hash = acg_mix(hash, lanes[i]);
    return acg_mix_text(acg_mix(hash, length), at, (size_t)(end - at));
}

static bool is_free(const struct acg_seen_block *block)
{
    return block->count == 0;
}

static struct acg_seen_block *find(const struct acg_seen *seen, uint64_t upper, int32_t day)
{
    size_t at = (size_t)acg_mix((uint64_t)(uint32_t)day, upper) & (seen->n_slots - 1);
    while (!is_free(&seen->blocks[at]) &&
           (seen->blocks[at].upper != upper || seen->blocks[at].day != day)) {
        at = (at + 1) & (seen->n_slots - 1);
    }
    return &seen->blocks[at];
}

static bool grow(struct acg_seen *seen)
{
    struct acg_seen larger = {.pool = seen->pool,
                              .n_slots = seen->n_slots ? seen->n_slots * 2 : 64};
    if (seen->count * 4 < seen->n_slots * 3) return true;
    larger.blocks = acg_pool_take(seen->pool, larger.n_slots * sizeof *larger.blocks);
    if (!larger.blocks) return false;
    for (size_t i = 0; i < seen->n_slots; i++) {
        const struct acg_seen_block *block = &seen->blocks[i];
        if (!is_free(block)) *find(&larger, block->upper, block->day) = *block;
    }
    larger.count = seen->count;
    acg_pool_give(seen->pool, seen->blocks, seen->n_slots * sizeof *seen->blocks);
    *seen = larger;
    return true;
}

/** Makes room in a list for one more; makes a bitmap of a long one. */
static bool extend(struct acg_pool *pool, struct acg_seen_block *block)
{
    size_t size = block->room * sizeof(uint16_t);
    if (block->room == FEW) {
        uint16_t *list = acg_pool_take(pool, 2 * FEW * sizeof *list);
        if (!list) return false;
        memcpy(list, block->few, sizeof block->few);
        block->list = list;
        block->room = 2 * FEW;
    } else if (block->room < LIST_MOST) {
        uint16_t *list = acg_pool_resize(pool, block->list, size, 2 * size);
        if (!list) return false;
        block->list = list;
        block->room *= 2;
    } else {
        uint64_t *bits = acg_pool_take(pool, BITMAP_BYTES);
        if (!bits) return false;
        for (uint32_t i = 0; i < block->count; i++)
            bits[block->list[i] / 64] |= (uint64_t)1 << block->list[i] % 64;
        acg_pool_give(pool, block->list, size);
        block->bits = bits;
        block->room = 0;
    }
    return true;
}

/** Where `low` stands in a list, or should. Mostly numbers ascend. */
static uint32_t place_of(const uint16_t list[], uint32_t count, uint16_t low)
{
    if (count == 0 || list[count - 1] < low) return count;
    uint32_t from = 0, to = count;
    while (from < to) {
        uint32_t middle = (from + to) / 2;
        if (list[middle] < low) from = middle + 1;
        else to = middle;
    }
    return from;
}

static void set_bit(struct acg_seen_block *block, uint16_t low, bool *is_new)
{
    uint64_t bit = (uint64_t)1 << low % 64;
    *is_new = !(block->bits[low / 64] & bit);
    block->bits[low / 64] |= bit;
    block->count += *is_new;
}

static bool add_low(struct acg_pool *pool, struct acg_seen_block *block, uint16_t low, bool *is_new)
{
    if (block->room > 0) {
        uint16_t *list = block->room == FEW ? block->few : block->list;
        uint32_t at = place_of(list, block->count, low);
        *is_new = at == block->count || list[at] != low;
        if (!*is_new) return true;
        if (block->count == block->room && !extend(pool, block)) return false;
        if (block->room > 0) {
            list = block->room == FEW ? block->few : block->list;
            memmove(list + at + 1, list + at, (block->count - at) * sizeof *list);
            list[at] = low;
            block->count++;
            return true;
        }
    }
    set_bit(block, low, is_new);
    return true;
}

bool acg_seen_add(struct acg_seen *seen, uint64_t number, int32_t day, bool *is_new)
{
    if (!grow(seen)) return false;
    uint64_t upper = number >> BLOCK_BITS;
    struct acg_seen_block *block = find(seen, upper, day);
    if (is_free(block)) {
        *block = (struct acg_seen_block){.upper = upper, .day = day, .room = FEW};
        seen->count++;
    }
    return add_low(seen->pool, block, (uint16_t)number, is_new);
}

void acg_seen_clear(struct acg_seen *seen)
{
    for (size_t i = 0; i < seen->n_slots; i++) {
        struct acg_seen_block *block = &seen->blocks[i];
        if (is_free(block)) continue;
        if (block->room == 0) acg_pool_give(seen->pool, block->bits, BITMAP_BYTES);
        else if (block->room > FEW)
            acg_pool_give(seen->pool, block->list, block->room * sizeof *block->list);
    }
    acg_pool_give(seen->pool, seen->blocks, seen->n_slots * sizeof *seen->blocks);
    *seen = (struct acg_seen){.pool = seen->pool};
}

/** The slot of a hash, or a free one. */
static uint64_t *slot_of(const struct acg_marks *marks, uint64_t hash)
{
    size_t at = (size_t)(hash >> 20) & (marks->n_slots - 1);
    while (marks->slots[at] && marks->slots[at] != hash)
        at = (at + 1) & (marks->n_slots - 1);
    return &marks->slots[at];
}

bool acg_marks_add(struct acg_marks *marks, uint64_t hash, bool *is_new)
{
    hash += hash == 0;
    if (marks->count * 4 >= marks->n_slots * 3) {
        struct acg_marks larger = {.pool = marks->pool,
                                   .n_slots = marks->n_slots ? marks->n_slots * 2 : 1024};
        larger.slots = acg_pool_take(marks->pool, larger.n_slots * sizeof *larger.slots);
        if (!larger.slots) return false;
        for (size_t i = 0; i < marks->n_slots; i++) {
            if (marks->slots[i]) *slot_of(&larger, marks->slots[i]) = marks->slots[i];
        }
        larger.count = marks->count;
        acg_pool_give(marks->pool, marks->slots, marks->n_slots * sizeof *marks->slots);
        *marks = larger;
    }
    uint64_t *slot = slot_of(marks, hash);
    *is_new = *slot == 0;
    *slot = hash;
    marks->count += *is_new;
    return true;
}

void acg_marks_clear(struct acg_marks *marks)
{
    acg_pool_give(marks->pool, marks->slots, marks->n_slots * sizeof *marks->slots);
    *marks = (struct acg_marks){.pool = marks->pool};
}

/*
 * Sets in a file: of a block its upper bits, its day, how many numbers it has, and these.
 */

acg_status acg_seen_save(const struct acg_seen *seen, struct acg_tape *tape, acg_report *report)
{
    acg_status status = ACG_OK;
    acg_tape_number(tape, seen->count);
    for (size_t i = 0; i < seen->n_slots && !status; i++) {
        const struct acg_seen_block *block = &seen->blocks[i];
        const char *list = (const char *)(block->room == FEW ? block->few : block->list);
        if (is_free(block)) continue;
        acg_tape_number(tape, block->upper);
        acg_tape_number(tape, (uint32_t)block->day);
        acg_tape_number(tape, block->room > 0 ? block->count : 0);
        if (block->room > 0) {
            acg_buffer_add(&tape->buffer, list, block->count * sizeof(uint16_t));
        } else {
            acg_buffer_add(&tape->buffer, (const char *)block->bits, BITMAP_BYTES);
        }
        status = acg_tape_flush(tape, false, report);
    }
    return status;
}

/** Adds numbers of a block; false if memory is out. */
static bool load_list(struct acg_seen *seen, uint64_t upper, int32_t day, const char *list,
                      size_t count)
{
    bool memory = true, is_new;
    for (size_t i = 0; i < count && memory; i++) {
        uint16_t low;
        memcpy(&low, list + i * sizeof low, sizeof low);
        memory = acg_seen_add(seen, upper << BLOCK_BITS | low, day, &is_new);
    }
    return memory;
}

static bool load_bits(struct acg_seen *seen, uint64_t upper, int32_t day, const char *bits)
{
    bool memory = true, is_new;
    for (size_t i = 0; i < BITMAP_BYTES * 8 && memory; i++) {
        uint64_t word;
        memcpy(&word, bits + i / 64 * sizeof word, sizeof word);
        if (word >> i % 64 & 1) {
            memory = acg_seen_add(seen, upper << BLOCK_BITS | i, day, &is_new);
        }
    }
    return memory;
}

void acg_seen_load(struct acg_seen *seen, struct acg_tape_reader *reader)
{
    uint64_t n = acg_tape_take_number(reader, UINT64_MAX);
    for (uint64_t i = 0; i < n && !reader->status; i++) {
        uint64_t upper = acg_tape_take_number(reader, UINT64_MAX >> BLOCK_BITS);
        int32_t day = (int32_t)(uint32_t)acg_tape_take_number(reader, UINT32_MAX);
        size_t count = (size_t)acg_tape_take_number(reader, LIST_MOST);
        size_t size = count > 0 ? count * sizeof(uint16_t) : BITMAP_BYTES;
        const char *numbers = acg_tape_take(reader, size);
        if (!numbers) return;
        bool memory = count > 0 ? load_list(seen, upper, day, numbers, count)
                                : load_bits(seen, upper, day, numbers);
        if (!memory) reader->status = acg_out_of_memory(reader->report);
    }
}

acg_status acg_marks_save(const struct acg_marks *marks, struct acg_tape *tape, acg_report *report)
{
    acg_status status = ACG_OK;
    acg_tape_number(tape, marks->count);
    for (size_t i = 0; i < marks->n_slots && !status; i++) {
        if (marks->slots[i]) acg_tape_number(tape, marks->slots[i]);
        status = acg_tape_flush(tape, false, report);
    }
    return status;
}

void acg_marks_load(struct acg_marks *marks, struct acg_tape_reader *reader)
{
    uint64_t n = acg_tape_take_number(reader, UINT64_MAX);
    for (uint64_t i = 0; i < n && !reader->status; i++) {
        uint64_t mark = acg_tape_take_number(reader, UINT64_MAX);
        bool is_new;
        if (!reader->status && !acg_marks_add(marks, mark, &is_new)) {
            reader->status = acg_out_of_memory(reader->report);
        }
    }
}
