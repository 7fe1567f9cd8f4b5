// actorgraph/chart.h - answers over time as charts that a journal prints.
#ifndef ACTORGRAPH_CHART_H
#define ACTORGRAPH_CHART_H

#include "actorgraph/bloc.h"
#include "actorgraph/evidence.h"
#include "actorgraph/figure.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How to draw. Zero is the default. */
struct acg_chart_options {
    enum acg_figure_format format; /**< ACG_SVG or ACG_PDF */
    enum acg_figure_style style;
    double width;                          /**< in millimetres; 0: 174 (two columns) */
    const char *language;                  /**< BCP 47 tag of names and labels, or NULL */
    const char *title;                     /**< NULL: one of ours */
    const struct acg_slice_options *slice; /**< how ties count, for the note; or NULL */
    const char *note;             /**< what the note says besides, such as options spelt out; or
                                       NULL */
    const char *command, *digest; /**< for the metadata, or NULL */
};

/** The answers of acg_bloc_ask in one window after the other. */
struct acg_bloc_series {
    const acg_graph *graph;
    uint32_t actor;
    const struct acg_bloc_options *how; /**< how was asked, for the note */
    const struct acg_span *windows;     /**< with two ends */
    const struct acg_bloc_answer *answers;
    size_t n;
    const struct acg_evidence *events; /**< ties of the actor; those that are events are marked */
    size_t n_events;
};

/**
 * Draws by how much the nearest bloc leads (the margin) over time, with its band in the draws,
 * which bloc it is, when the actor was a member of each, and its events.
 *
 * gnuplot draws, in a child process and under a time limit; text of the graph is never part of a
 * command to it.
 *
 * @param bytes  the chart, `*length` bytes; yours, free with acg_bytes_free. NULL after a failure
 * @return ACG_OK, ACG_MISUSED (another format, an open window), ACG_FAILED (memory, no gnuplot)
 */
acg_status acg_chart_lead(const struct acg_bloc_series *series,
                          const struct acg_chart_options *options, char **bytes, size_t *length,
                          acg_report *report);

/**
 * Draws claims as a timeline: a row for each pair, kind and type, standing ties as bars, events as
 * marks.
 *
 * @param rows  as acg_evidence_list gives them
 * @return ACG_OK, ACG_MISUSED (another format), ACG_REJECTED (no dated claim, or more than
 *         ACG_MOST_TIMELINE_ROWS rows), ACG_FAILED
 */
enum { ACG_MOST_TIMELINE_ROWS = 150 };
acg_status acg_chart_timeline(const acg_graph *graph, const struct acg_evidence rows[], size_t n,
                              const struct acg_chart_options *options, char **bytes, size_t *length,
                              acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
