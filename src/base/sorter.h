// base/sorter.h - numbers sorted in memory, or beyond a limit on disk.
#ifndef ACG_BASE_SORTER_H
#define ACG_BASE_SORTER_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stddef.h>
#include <stdint.h>

/** Sorts numbers of 64 bits. */
typedef struct acg_sorter acg_sorter;

/**
 * Begins to sort.
 *
 * @param expected  how many numbers will come
 * @param most      how many stay in memory at once; 0: all
 * @param folder    of the temporary file, as acg_scratch_open has it; borrowed
 * @return NULL if memory is out
 */
acg_sorter *acg_sorter_new(size_t expected, size_t most, const char *folder);
void acg_sorter_free(acg_sorter *sorter);

/** Adds a number. */
acg_status acg_sorter_add(acg_sorter *sorter, uint64_t value, acg_report *report);

/** After the last one: sorts them. */
acg_status acg_sorter_sort(acg_sorter *sorter, acg_report *report);

/** The next smallest; there must be one. */
acg_status acg_sorter_next(acg_sorter *sorter, uint64_t *out, acg_report *report);

#endif
