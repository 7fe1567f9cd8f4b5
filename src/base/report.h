// base/report.h - how the rooms add remarks to a report.
#ifndef ACG_BASE_REPORT_H
#define ACG_BASE_REPORT_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { ACG_MOST_REMARKS = 1000 }; // kept; the rest is counted

/** Where a remark belongs. {0} is nowhere. Texts are copied. */
struct acg_place {
    const char *file;
    size_t line, column;
    const char *pointer;
    size_t order; /**< remarks of a file are sorted by this: the byte offset */
};

/*
 * Each adds one remark and returns the status that goes with it, so that a caller can say
 * `return acg_reject(report, &here, ...)`. A NULL report and a NULL place are fine. Texts come out
 * as one line: controls and broken UTF-8 are escaped, at most 300 characters are kept.
 */
acg_status acg_reject(acg_report *report, const struct acg_place *place, const char *format, ...)
    __attribute__((format(printf, 3, 4))); // ACG_REJECTED
acg_status acg_misuse(acg_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3))); // ACG_MISUSED
acg_status acg_fail(acg_report *report, const struct acg_place *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));        // ACG_FAILED
acg_status acg_out_of_memory(acg_report *report); // ACG_FAILED; works without memory
void acg_warn(acg_report *report, const struct acg_place *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void acg_note(acg_report *report, const struct acg_place *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Sorts the kept remarks from `first` on by place->order; equal ones keep their order. */
void acg_report_sort(acg_report *report, size_t first);

/** Moves the remarks of `from` behind those of `report`, as if they had been made there. */
void acg_report_join(acg_report *report, acg_report *from);

#endif
