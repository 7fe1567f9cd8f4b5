// cli/slice_option.h - the slice that a command line asks for.
#ifndef ACG_CLI_SLICE_OPTION_H
#define ACG_CLI_SLICE_OPTION_H

#include "cli/args.h"

enum { ACG_SLICE_LISTS = 5 };

struct acg_slice_request {
    struct acg_slice_options options;
    bool asked;                       /**< any option of window or filter was given */
    uint32_t *lists[ACG_SLICE_LISTS]; /**< what the options point to; owned */
};

/** Makes a request of the options of acg_window_group and acg_filter_group, less the names in
 *  them. Clear it in either case. */
acg_status acg_slice_request_parse(const struct acg_args *args, struct acg_slice_request *out,
                                   acg_report *report);

/** Finds the actors, types and sources that the options name. */
acg_status acg_slice_request_find(const struct acg_args *args, const acg_graph *graph,
                                  struct acg_slice_request *out, acg_report *report);
void acg_slice_request_clear(struct acg_slice_request *request);

/** The time outside of which no relation counts: all time, where ended ones fade slowly. */
struct acg_span acg_slice_request_reach(const struct acg_slice_request *request);

/** A window in words: "2019", "2015/2019-06", "all time". */
void acg_window_text(struct acg_span window, char text[ACG_SPAN_TEXT]);

/** The window in words: "2019", "2015/..", "all time". */
void acg_slice_request_window(const struct acg_slice_request *request, char text[ACG_SPAN_TEXT]);

/** Appends the rules of the request in words: how ties count, how claims add up. */
void acg_slice_request_explain(const struct acg_slice_request *request, struct acg_buffer *out);

/** Adds window and rules to the report as a note, if --verbose was given. ACG_OK or ACG_FAILED. */
acg_status acg_slice_request_state(const struct acg_args *args,
                                   const struct acg_slice_request *request, acg_report *report);

/** The one or two actors that operands name; ACG_NONE: any. The same one twice is ACG_MISUSED. */
acg_status acg_ends_find(const struct acg_args *args, const acg_graph *graph, uint32_t ends[2],
                         acg_report *report);

/** Collects indexes of actors; for options of verbs that take a list of actors. */
struct acg_found {
    const acg_graph *graph;
    const char *option; /**< where remarks say it came from, such as "--only" */
    acg_status (*find)(const acg_graph *graph, const char *text, uint32_t *out, acg_report *report);
    uint32_t *items; /**< owned by the caller: free */
    size_t count, room;
};

/** Finds one item and adds it to the struct acg_found that `context` is. */
acg_status acg_found_add(const char *item, void *context, acg_report *report);

#endif
