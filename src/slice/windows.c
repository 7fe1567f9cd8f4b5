#include "actorgraph/series.h"

#include "base/array.h"
#include "base/report.h"

#include <stdlib.h>

static bool is_given(struct acg_duration duration)
{
    return duration.months != 0 || duration.days != 0;
}

/** Window `i`; false if the range has no such window. */
static bool window_at(const struct acg_windows_rule *rule, int64_t i, struct acg_span *out)
{
    struct acg_span range = rule->range;
    int32_t begin = acg_day_after(range.from, rule->step, i);
    int32_t end = acg_day_after(range.from, rule->step, i + 1);
    if (begin >= range.until || begin >= end) return false;
    if (!is_given(rule->window)) {
        *out = (struct acg_span){begin, end < range.until ? end : range.until};
        return true;
    }
    if (rule->trailing) {
        end = end < range.until ? end : range.until;
        *out = (struct acg_span){acg_day_after(end, rule->window, -1), end};
        return true;
    }
    *out = (struct acg_span){begin, acg_day_after(begin, rule->window, 1)};
    return out->until <= range.until;
}

acg_status acg_windows_new(const struct acg_windows_rule *rule, struct acg_span **out, size_t *n,
                           acg_report *report)
{
    struct acg_span *windows = NULL, window;
    size_t count = 0, room = 0;
    *out = NULL;
    if (!acg_span_is_bounded(rule->range) || !is_given(rule->step)) {
        return acg_misuse(report, "a series needs a range with two ends and a step");
    }
    while (window_at(rule, (int64_t)count, &window)) {
        if (count == ACG_MOST_WINDOWS) {
            free(windows);
            return acg_misuse(report, "a series of more than %d windows; take longer steps",
                              ACG_MOST_WINDOWS);
        }
        if (!acg_array_room(&windows, count, &room, sizeof *windows)) {
            free(windows);
            return acg_out_of_memory(report);
        }
        windows[count++] = window;
    }
    if (count == 0) {
        char range[ACG_SPAN_TEXT];
        acg_span_format(rule->range, range);
        return acg_misuse(report, "no window fits into %s; take shorter windows", range);
    }
    *out = windows;
    *n = count;
    return ACG_OK;
}
