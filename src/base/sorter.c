#include "base/sorter.h"

#include "base/array.h"
#include "base/heap.h"
#include "base/report.h"
#include "base/scratch.h"

#include <stdlib.h>
#include <unistd.h>

/** A sorted part in the temporary file, and the window of it that is in memory. */
struct part {
    uint64_t at, left; // numbers of the file; left: that are not in memory yet
    size_t from, to;   // of `values`
};

struct acg_sorter {
    uint64_t *values;
    size_t count, room, most;
    int file; // -1: none
    const char *folder;
    uint64_t end; // numbers in the file
    struct part *parts;
    size_t n_parts, parts_room, window; // window: numbers of a part in memory
    uint32_t *heap;
    size_t n_heap, next; // next: where all is in memory
};

acg_sorter *acg_sorter_new(size_t expected, size_t most, const char *folder)
{
    acg_sorter *sorter = calloc(1, sizeof *sorter);
    if (!sorter) return NULL;
    sorter->most = most ? most : SIZE_MAX;
    sorter->file = -1;
    sorter->folder = folder;
    size_t first = expected < sorter->most ? expected : sorter->most;
    if (acg_array_reserve(&sorter->values, first + 1, &sorter->room, sizeof *sorter->values)) {
        return sorter;
    }
    acg_sorter_free(sorter);
    return NULL;
}

void acg_sorter_free(acg_sorter *sorter)
{
    if (!sorter) return;
    if (sorter->file >= 0) close(sorter->file);
    free(sorter->values);
    free(sorter->parts);
    free(sorter->heap);
    free(sorter);
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/** Sorts what is in memory into the file. */
static acg_status spill(acg_sorter *sorter, acg_report *report)
{
    acg_status status = ACG_OK;
    if (sorter->file < 0) status = acg_scratch_open(sorter->folder, &sorter->file, report);
    if (status) return status;
    if (!acg_array_room(&sorter->parts, sorter->n_parts, &sorter->parts_room,
                        sizeof *sorter->parts)) {
        return acg_out_of_memory(report);
    }
    qsort(sorter->values, sorter->count, sizeof *sorter->values, by_value);
    status = acg_scratch_write(sorter->file, NULL, sorter->end * sizeof *sorter->values,
                               sorter->values, sorter->count * sizeof *sorter->values, report);
    sorter->parts[sorter->n_parts++] = (struct part){.at = sorter->end, .left = sorter->count};
    sorter->end += sorter->count;
    sorter->count = 0;
    return status;
}

acg_status acg_sorter_add(acg_sorter *sorter, uint64_t value, acg_report *report)
{
    if (sorter->count == sorter->most) {
        acg_status status = spill(sorter, report);
        if (status) return status;
    }
    if (!acg_array_room(&sorter->values, sorter->count, &sorter->room, sizeof *sorter->values)) {
        return acg_out_of_memory(report);
    }
    sorter->values[sorter->count++] = value;
    return ACG_OK;
}

/** Reads the next window of a part. */
static acg_status load(acg_sorter *sorter, size_t i, acg_report *report)
{
    struct part *part = &sorter->parts[i];
    size_t n = part->left < sorter->window ? (size_t)part->left : sorter->window;
    part->from = i * sorter->window;
    part->to = part->from + n;
    acg_status status =
        acg_scratch_read(sorter->file, NULL, part->at * sizeof *sorter->values,
                         sorter->values + part->from, n * sizeof *sorter->values, report);
    part->at += n;
    part->left -= n;
    return status;
}

static bool comes_before(const void *context, uint32_t a, uint32_t b)
{
    const acg_sorter *sorter = context;
    return sorter->values[sorter->parts[a].from] < sorter->values[sorter->parts[b].from];
}

acg_status acg_sorter_sort(acg_sorter *sorter, acg_report *report)
{
    enum { LEAST_WINDOW = 64 };
    if (sorter->n_parts == 0) {
        qsort(sorter->values, sorter->count, sizeof *sorter->values, by_value);
        return ACG_OK;
    }
    acg_status status = sorter->count > 0 ? spill(sorter, report) : ACG_OK;
    size_t n = sorter->n_parts, window = sorter->most / n;
    sorter->window = window < LEAST_WINDOW ? LEAST_WINDOW : window;
    sorter->heap = malloc(n * sizeof *sorter->heap);
    if (!sorter->heap || !acg_array_reserve(&sorter->values, n * sorter->window, &sorter->room,
                                            sizeof *sorter->values)) {
        return acg_out_of_memory(report);
    }
    for (size_t i = 0; i < n && !status; i++) {
        sorter->heap[sorter->n_heap++] = (uint32_t)i;
        status = load(sorter, i, report);
    }
    for (size_t i = n / 2 + 1; i-- > 0 && !status;)
        acg_heap_sink(sorter->heap, n, i, comes_before, sorter);
    return status;
}

acg_status acg_sorter_next(acg_sorter *sorter, uint64_t *out, acg_report *report)
{
    if (sorter->n_parts == 0) {
        *out = sorter->values[sorter->next++];
        return ACG_OK;
    }
    size_t first = sorter->heap[0];
    struct part *part = &sorter->parts[first];
    *out = sorter->values[part->from++];
    acg_status status = ACG_OK;
    if (part->from == part->to && part->left > 0) status = load(sorter, first, report);
    else if (part->from == part->to) sorter->heap[0] = sorter->heap[--sorter->n_heap];
    if (!status) acg_heap_sink(sorter->heap, sorter->n_heap, 0, comes_before, sorter);
    return status;
}
