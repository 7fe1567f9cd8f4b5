// actorgraph/span.h - the stretch of days for which a tie holds.
#ifndef ACTORGRAPH_SPAN_H
#define ACTORGRAPH_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { ACG_DAY_MIN = INT32_MIN, ACG_DAY_MAX = INT32_MAX }; // an open start, an open end

/** The days d with from <= d < until, counted from 1970-01-01. Never empty: from < until. */
struct acg_span {
    int32_t from;  /**< first day, or ACG_DAY_MIN if the start is open */
    int32_t until; /**< day after the last, or ACG_DAY_MAX if the tie still holds */
};

/** All time: open at both ends. */
static inline struct acg_span acg_span_all(void)
{
    struct acg_span all = {ACG_DAY_MIN, ACG_DAY_MAX};
    return all;
}

/** Whether a span is that. */
static inline bool acg_span_is_all(struct acg_span when)
{
    return when.from == ACG_DAY_MIN && when.until == ACG_DAY_MAX;
}

/** How many days `a` and `b` share; 0 if none. Symmetric. Open ends count as the days they are. */
int64_t acg_span_shared_days(struct acg_span a, struct acg_span b);

/** How many days `a` has, > 0. */
int64_t acg_span_days(struct acg_span a);

/** Whether `a` and `b` share a day. */
bool acg_span_meets(struct acg_span a, struct acg_span b);

/** Whether both ends of `a` are known. */
bool acg_span_is_bounded(struct acg_span a);

#ifdef __cplusplus
}
#endif
#endif
