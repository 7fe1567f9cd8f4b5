// actorgraph/date.h - dates as EDTF (ISO 8601-2) levels 0 and 1 write them, less what needs hours.
#ifndef ACTORGRAPH_DATE_H
#define ACTORGRAPH_DATE_H

#include "actorgraph/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A date as written and what it means. */
struct acg_date {
    const char *text;     /**< as written; borrowed from whoever made the date, or NULL */
    struct acg_span span; /**< the days that it can mean; open ends for ".." and intervals */
    bool uncertain;       /**< carries ? or % */
    bool approximate;     /**< carries ~ or % */
    bool interval;        /**< written as START/END */
};

enum { ACG_DATE_WHY = 160 }; // room for the reason why a text is no date

/**
 * Reads a date: YYYY, YYYY-MM, YYYY-MM-DD; each with ?, ~ or % behind it; unspecified digits
 * (201X, 20XX, 2016-XX, 2016-10-XX, 2016-XX-XX); seasons 21 to 24 (spring March to May, summer June
 * to August, autumn September to November, winter December to February of the next year); ".."; and
 * intervals START/END of those, with an end open ("..") or unknown (empty).
 * Years run from 0001 to 9999. Dates are proleptic Gregorian.
 *
 * @param text    `length` bytes, need not end in NUL
 * @param out     the date; out->text is left NULL
 * @param why     on failure what is wrong, without the text itself, such as
 *                "is no date; February 2021 has 28 days"
 * @return whether `text` is a date
 *
 * Source: Library of Congress, EDTF specification (2019), levels 0 and 1
 */
bool acg_date_parse(const char *text, size_t length, struct acg_date *out, char why[ACG_DATE_WHY]);

/** The first day of a year, days from 1970-01-01. 1 <= year <= 10000. */
int32_t acg_day_of_year(int year);

/** The day of a calendar date, days from 1970-01-01. The date must exist. */
int32_t acg_day(int year, int month, int day);

/** The calendar date of a day that lies in the years 0001 to 10000. */
void acg_day_split(int32_t day, int *year, int *month, int *day_of_month);

/** A length of time by the calendar: so many months, or so many days; the other is 0. */
struct acg_duration {
    int months, days;
};

/** Reads "5y", "18m", "10w" or "90d": a whole number from 1 to 9999 and years, months, weeks or
 * days. Says whether `text` is that. */
bool acg_duration_parse(const char *text, size_t length, struct acg_duration *out);

/**
 * The day `times` durations after `day` (before it, if negative). Months go by the calendar: from
 * the 31st they lead to the last day of a shorter month. A day beyond the years 0001 to 9999 is the
 * first or the last of them (10000-01-01).
 */
int32_t acg_day_after(int32_t day, struct acg_duration duration, int64_t times);

enum { ACG_SPAN_TEXT = 32 }; // room for "0001-01-01/9999-12-31"

/**
 * Writes a span as EDTF, as short as it can be: "2019" for a whole year, "2019-06" for a whole
 * month, "2019-06-30", "2015/2019-06", "../2019", "2015/..", "../.." for all time.
 */
void acg_span_format(struct acg_span span, char text[ACG_SPAN_TEXT]);

#ifdef __cplusplus
}
#endif
#endif
