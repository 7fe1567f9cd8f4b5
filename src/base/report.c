#include "base/report.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 300, N_SEVERITIES = 3 };

struct entry {
    struct acg_remark remark;
    size_t order;
    char *texts[3]; // file, pointer, text: owned
};

struct acg_report {
    struct entry *entries;
    size_t count, room;
    size_t totals[N_SEVERITIES];
    bool lost; // a remark could not be kept: memory was out
};

static const struct acg_remark memory_is_out = {.severity = ACG_ERROR, .text = "out of memory"};

static void clear_entry(struct entry *entry)
{
    for (int k = 0; k < 3; k++)
        free(entry->texts[k]);
}

acg_report *acg_report_new(void)
{
    return calloc(1, sizeof(acg_report));
}

void acg_report_free(acg_report *report)
{
    if (!report) return;
    for (size_t i = 0; i < report->count; i++)
        clear_entry(&report->entries[i]);
    free(report->entries);
    free(report);
}

size_t acg_report_count(const acg_report *report)
{
    return report->count + (report->lost && report->count < ACG_MOST_REMARKS);
}

size_t acg_report_total(const acg_report *report, enum acg_severity severity)
{
    return report->totals[severity];
}

const struct acg_remark *acg_report_get(const acg_report *report, size_t i)
{
    return i < report->count ? &report->entries[i].remark : &memory_is_out;
}

bool acg_report_is_whole(const acg_report *report)
{
    return !report->lost;
}

/** A copy in one line of at most LONGEST characters, controls and broken UTF-8 escaped; NULL if
 * memory is out. */
static char *clean(const char *text)
{
    struct acg_buffer out = {0};
    const char *end = text + strlen(text);
    acg_buffer_text(&out, "");
    for (int n = 0; text < end; n++) {
        if (n == LONGEST - 1) {
            acg_buffer_text(&out, "\u2026");
            break;
        }
        const char *from = text;
        acg_utf8_next(&text, end);
        char room[ACG_QUOTE];
        acg_buffer_text(&out, acg_quote(room, from, (size_t)(text - from)));
    }
    if (out.failed) acg_buffer_clear(&out);
    return out.data;
}

static void add(acg_report *report, enum acg_severity severity, const struct acg_place *place,
                const char *text)
{
    if (!report) return;
    report->totals[severity]++;
    if (report->count == ACG_MOST_REMARKS) return;
    struct acg_place nowhere = {0};
    if (!place) place = &nowhere;
    struct entry entry = {
        .remark = {.severity = severity, .line = place->line, .column = place->column},
        .order = place->order,
        .texts = {place->file ? clean(place->file) : NULL,
                  place->pointer ? clean(place->pointer) : NULL, clean(text)},
    };
    bool kept = entry.texts[2] && (!place->file || entry.texts[0]) &&
                (!place->pointer || entry.texts[1]) &&
                acg_array_room(&report->entries, report->count, &report->room, sizeof entry);
    if (!kept) {
        clear_entry(&entry);
        if (severity != ACG_ERROR) acg_out_of_memory(report); // an error that was not said counts
        report->lost = true;
        return;
    }
    entry.remark.file = entry.texts[0];
    entry.remark.pointer = entry.texts[1];
    entry.remark.text = entry.texts[2];
    report->entries[report->count++] = entry;
}

static void add_formatted(acg_report *report, enum acg_severity severity,
                          const struct acg_place *place, const char *format, va_list arguments)
{
    char text[4 * LONGEST + 1] = ""; // a character may be cut at the end: clean() drops it
    if (!report) return;
    vsnprintf(text, sizeof text, format, arguments);
    add(report, severity, place, text);
}

acg_status acg_reject(acg_report *report, const struct acg_place *place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_formatted(report, ACG_ERROR, place, format, arguments);
    va_end(arguments);
    return ACG_REJECTED;
}

acg_status acg_misuse(acg_report *report, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_formatted(report, ACG_ERROR, NULL, format, arguments);
    va_end(arguments);
    return ACG_MISUSED;
}

acg_status acg_fail(acg_report *report, const struct acg_place *place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_formatted(report, ACG_ERROR, place, format, arguments);
    va_end(arguments);
    return ACG_FAILED;
}

acg_status acg_out_of_memory(acg_report *report)
{
    if (report) {
        report->totals[ACG_ERROR] += !report->lost;
        report->lost = true;
    }
    return ACG_FAILED;
}

void acg_warn(acg_report *report, const struct acg_place *place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_formatted(report, ACG_WARNING, place, format, arguments);
    va_end(arguments);
}

void acg_note(acg_report *report, const struct acg_place *place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_formatted(report, ACG_NOTE, place, format, arguments);
    va_end(arguments);
}

void acg_report_add(acg_report *report, const struct acg_remark *remark)
{
    struct acg_place place = {.file = remark->file,
                              .line = remark->line,
                              .column = remark->column,
                              .pointer = remark->pointer};
    add(report, remark->severity, &place, remark->text);
}

void acg_report_join(acg_report *report, acg_report *from)
{
    for (int severity = 0; severity < N_SEVERITIES; severity++)
        report->totals[severity] += from->totals[severity];
    report->totals[ACG_ERROR] -= report->lost && from->lost; // it is said once
    report->lost |= from->lost;
    size_t kept = ACG_MOST_REMARKS - report->count;
    if (kept > from->count) kept = from->count;
    if (!acg_array_reserve(&report->entries, report->count + kept, &report->room,
                           sizeof *report->entries)) {
        acg_out_of_memory(report);
        kept = 0;
    }
    for (size_t i = 0; i < from->count; i++) {
        if (i < kept) {
            report->entries[report->count++] = from->entries[i];
        } else {
            clear_entry(&from->entries[i]);
        }
    }
    from->count = 0;
    memset(from->totals, 0, sizeof from->totals);
    from->lost = false;
}

/** Insertion by binary halves would do; remarks are few and mostly in order, so insertion it is. */
void acg_report_sort(acg_report *report, size_t first)
{
    if (!report) return;
    for (size_t i = first + 1; i < report->count; i++) {
        struct entry entry = report->entries[i];
        size_t k = i;
        for (; k > first && report->entries[k - 1].order > entry.order; k--) {
            report->entries[k] = report->entries[k - 1];
        }
        report->entries[k] = entry;
    }
}
