// cli/centrality_plot.h - the chart that `centrality --plot` draws beside its table.
#ifndef ACG_CLI_CENTRALITY_PLOT_H
#define ACG_CLI_CENTRALITY_PLOT_H

#include "cli/figure_option.h"
#include "cli/series_option.h"

/** Which chart; AUTO: by what is shown. */
enum acg_plot_form { ACG_PLOT_AUTO, ACG_PLOT_LINES, ACG_PLOT_HEAT, ACG_PLOT_DOTS };

/** What is drawn, as it grows window by window. */
struct acg_centrality_plot {
    struct acg_chart_request chart; /**< chart.path: whether there is a chart at all */
    enum acg_plot_form form;
    bool ranks;
    size_t top; /**< 0: all actors of the table */
    const acg_graph *graph;
    const struct acg_series_request *series;
    const struct acg_centrality_options *how;
    size_t n_measures, n_actors; /**< n_actors: of the graph; with `network` 1 */
    bool network;
    const enum acg_measure *measures;                 /**< of actors, or */
    const enum acg_network_measure *network_measures; /**< of the network */
    double *values; /**< measures x actors x windows; NAN: undefined */
    bool *there;    /**< actors x windows: who is there */
    bool *shown;    /**< actors: who has a row in some window */
    struct acg_buffer note;
};

/** Reads the options of acg_chart_group, --plot and --plot-as. */
acg_status acg_centrality_plot_parse(const struct acg_args *args, struct acg_centrality_plot *plot,
                                     acg_report *report);

/** Makes room, if there is a chart: for graph, series, measures and options that are there by now.
 */
acg_status acg_centrality_plot_start(struct acg_centrality_plot *plot, acg_report *report);

/** Keeps a value of the `measure`-th measure in a window; `actor` is one of the graph, or 0. Does
 * nothing if there is no chart. */
void acg_centrality_plot_add(struct acg_centrality_plot *plot, size_t measure, size_t actor,
                             size_t window, double value);

/** Marks an actor as one that the table has a row of. */
void acg_centrality_plot_show(struct acg_centrality_plot *plot, size_t actor);

/** Draws the chart and writes its file. */
acg_status acg_centrality_plot_write(const struct acg_args *args, struct acg_centrality_plot *plot,
                                     acg_report *report);
void acg_centrality_plot_clear(struct acg_centrality_plot *plot);

#endif
