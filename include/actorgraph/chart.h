// actorgraph/chart.h - answers over time as charts that a journal prints.
#ifndef ACTORGRAPH_CHART_H
#define ACTORGRAPH_CHART_H

#include "actorgraph/bloc.h"
#include "actorgraph/centrality.h"
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

enum { ACG_MOST_TIMELINE_ROWS = 150 };

/**
 * Draws claims as a timeline: a row for each pair, kind and type, standing ties as bars, events as
 * marks.
 *
 * @param rows  as acg_evidence_list gives them
 * @return ACG_OK, ACG_MISUSED (another format), ACG_REJECTED (no dated claim, or more than
 *         ACG_MOST_TIMELINE_ROWS rows), ACG_FAILED
 */
acg_status acg_chart_timeline(const acg_graph *graph, const struct acg_evidence rows[], size_t n,
                              const struct acg_chart_options *options, char **bytes, size_t *length,
                              acg_report *report);

/** What a chart of numbers is about; its title says so. */
enum acg_chart_subject { ACG_CHART_CENTRALITY, ACG_CHART_NETWORK, ACG_CHART_BALANCE };

/** What the note says of a measure: nothing, or that it does or does not. */
enum acg_chart_says { ACG_SAYS_NOTHING, ACG_SAYS_NO, ACG_SAYS_YES };

/** One measure: a panel of a chart. */
struct acg_chart_panel {
    const char *name;     /**< in the language of the chart: see acg_measure_label */
    const double *values; /**< rows x windows, row by row; NAN: undefined */
    bool ranks;           /**< whole numbers from 1, of which 1 is drawn highest and darkest */
    enum acg_sign sign;   /**< which ties count, for the note; DEFAULT: nothing is said */
    enum acg_chart_says weighted, directed; /**< whether it minds weights, directions */
};

/** Numbers by measure, row and window: what the charts below draw. All is borrowed. */
struct acg_chart_data {
    enum acg_chart_subject subject;
    const acg_graph *graph; /**< for the filters in the note; or NULL */
    const struct acg_span *windows;
    size_t n_windows;
    const char *const *names; /**< of the rows, in the language of the chart; NULL: one row without
                                   a name */
    size_t n_rows;
    const bool *there; /**< rows x windows: whether the row has a place in the window; NULL: all */
    const struct acg_chart_panel *panels;
    size_t n_panels;
    size_t top; /**< for the note: the rows are the `top` highest by the first panel; 0: all */
};

enum {
    ACG_MOST_CHART_LINES = 8,     /**< that can be told apart in one panel */
    ACG_MOST_CHART_WINDOWS = 2000 /**< along a line */
};

/**
 * Draws measures over windows as lines: a panel for each measure, a line with its own colour, dash
 * and marker for each row, named at its end; where a value is undefined there is a gap. A row that
 * has no value in a panel is left out of it.
 *
 * @return ACG_OK; ACG_MISUSED (another format, an open window or only one, too many lines or
 *         windows, a chart too narrow for its names or higher than a page); ACG_REJECTED (no value
 *         is defined); ACG_FAILED. `bytes` as in acg_chart_lead
 */
acg_status acg_chart_lines(const struct acg_chart_data *data,
                           const struct acg_chart_options *options, char **bytes, size_t *length,
                           acg_report *report);

/**
 * Draws measures over windows as heat maps: a panel for each measure with a scale of its own, from
 * pale to dark in grey too, a line of cells for each row, the highest mean of the first measure
 * first. Values are printed in the cells where they fit; an undefined one is crossed, and where a
 * row has no place in a window there is no cell. Errors as acg_chart_lines.
 */
acg_status acg_chart_heat(const struct acg_chart_data *data,
                          const struct acg_chart_options *options, char **bytes, size_t *length,
                          acg_report *report);

/**
 * Draws measures of one window as dots (Cleveland and McGill 1984): a panel for each measure, a
 * line for each row, the highest of the first measure first. Errors as acg_chart_lines, but for the
 * window, of which there must be one, open or not.
 */
acg_status acg_chart_dots(const struct acg_chart_data *data,
                          const struct acg_chart_options *options, char **bytes, size_t *length,
                          acg_report *report);

/** How balanced a network is in one window. */
struct acg_balance_point {
    double triads, weak, walks, ties; /**< degrees of balance, 1 being balanced; NAN: undefined.
                                           `ties` is 1 - 2 L / all ties */
    double index;                     /**< L, the frustration index */
};

/** The same over time. All is borrowed. */
struct acg_balance_series {
    const acg_graph *graph;         /**< for the filters in the note */
    const struct acg_span *windows; /**< `n`, with two ends */
    const struct acg_balance_point *points;
    size_t n;
};

/** Draws balance over time as lines: a panel for the degrees of balance, one for the index. Errors
 * as acg_chart_lines. */
acg_status acg_chart_balance(const struct acg_balance_series *series,
                             const struct acg_chart_options *options, char **bytes, size_t *length,
                             acg_report *report);

/** A measure in the words of a language, such as "in-degree"; English for NULL and for a language
 * that is not there. */
const char *acg_measure_label(enum acg_measure measure, const char *language);

/** The same of a network. */
const char *acg_network_label(enum acg_network_measure measure, const char *language);

#ifdef __cplusplus
}
#endif
#endif
