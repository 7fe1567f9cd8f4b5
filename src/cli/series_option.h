// cli/series_option.h - the windows that a command line asks for.
#ifndef ACG_CLI_SERIES_OPTION_H
#define ACG_CLI_SERIES_OPTION_H

#include "cli/slice_option.h"

/** One window or many, and what to slice in them. */
struct acg_series_request {
    struct acg_slice_request slice;
    struct acg_span *years; /**< of --year or --years, ascending; owned */
    size_t n_years;
    struct acg_duration step, window; /**< {0}: not given */
    bool one_range;                   /**< the years follow one another */
    struct acg_span *windows;         /**< owned */
    size_t n_windows;
    struct acg_crew_options crew;
};

/** Makes a request of the options of acg_window_group, acg_series_group and acg_filter_group, less
 * the names in them. Clear it in either case. */
acg_status acg_series_request_parse(const struct acg_args *args, struct acg_series_request *out,
                                    acg_report *report);

/** Adds the years that an operand lists: "2006..2022", "2006,2012"; replaces those of --years. */
acg_status acg_series_request_years(const struct acg_args *args, const char *text,
                                    struct acg_series_request *out, acg_report *report);

/** Whether it is one window: no series. */
bool acg_series_request_is_one(const struct acg_series_request *request);

/** The time outside of which no relation counts in any window; all time where the graph decides
 * which windows there are. */
struct acg_span acg_series_request_reach(const struct acg_series_request *request);

/** Finds the names, and the windows where the time of the graph decides. */
acg_status acg_series_request_find(const struct acg_args *args, const acg_graph *graph,
                                   struct acg_series_request *out, acg_report *report);
void acg_series_request_clear(struct acg_series_request *request);

/** Makes the series; refuses one in which no tie holds, and warns of windows without. */
acg_status acg_series_request_open(const struct acg_series_request *request, const acg_graph *graph,
                                   acg_series **out, acg_report *report);

/** All windows in words: "2019", "2001 to 2022, 22 windows". */
enum { ACG_WINDOWS_TEXT = 2 * ACG_SPAN_TEXT + 40 };
void acg_series_request_windows(const struct acg_series_request *request,
                                char text[ACG_WINDOWS_TEXT]);

#endif
