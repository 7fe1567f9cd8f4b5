// slice/filter.h - which claims count in a window, and with what weight.
#ifndef ACG_SLICE_FILTER_H
#define ACG_SLICE_FILTER_H

#include "actorgraph/slice.h"

#include <stdbool.h>

/** The filters of a slice, as flags that are quick to ask. The window is not among them. */
struct acg_filter {
    const acg_graph *graph;
    const struct acg_slice_options *options;
    bool *types, *sources, *without_sources; /**< by index, or NULL if any is welcome */
    bool *actors;                            /**< by index, or NULL: who may take part */
};

/** Prepares the flags. Clear it in either case. */
acg_status acg_filter_init(struct acg_filter *out, const acg_graph *graph,
                           const struct acg_slice_options *options, acg_report *report);
void acg_filter_clear(struct acg_filter *filter);

/** Whether a claim counts in any window at all: what its kind, type, status, confidence and sources
 * say. */
bool acg_filter_takes_claim(const struct acg_filter *filter, const struct acg_claim *claim);

/**
 * The part of a claim's weight that counts in a window: 0 if the claim is not there, 1 if it is
 * there whole, between them under ACG_WEIGH_SHARE or for an ended claim under a half-life.
 */
double acg_filter_factor(const struct acg_filter *filter, struct acg_span window,
                         const struct acg_claim *claim);

/** Whether an actor may take part. */
bool acg_filter_takes_actor(const struct acg_filter *filter, uint32_t actor);

#endif
