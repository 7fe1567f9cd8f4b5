// actorgraph/page.h - a graph as one HTML file that a reader explores in a browser.
#ifndef ACTORGRAPH_PAGE_H
#define ACTORGRAPH_PAGE_H

#include "actorgraph/figure.h"
#include "actorgraph/progress.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How to write it. Zero is the default. */
struct acg_page_options {
    enum acg_figure_label label; /**< how actors are labelled */
    const char *language; /**< BCP 47 tag in which the page opens, or NULL: that of the browser */
    const char *title;    /**< NULL: the graph's, in all its languages */
    double time_limit;    /**< of the layout, as struct acg_figure_options has it */
    const struct acg_position *positions; /**< `n_positions`, by actor: these stand there */
    size_t n_positions;
    bool plainly;        /**< without centralities and blocs, which take longest */
    const char *command; /**< the command that asked for it, or NULL */
    const char *digest;  /**< SHA-256 of the graph file, or NULL */
    struct acg_crew_options crew;
};

enum {
    ACG_MOST_PAGE_TIES = 300000,  /**< that a page holds: pairs of actors, one for each claim */
    ACG_MOST_PAGE_VALUES = 40000, /**< actors times years whose centralities a page holds */
    ACG_MOST_PAGE_BLOCS = 2000    /**< actors times years whose nearest blocs it holds */
};

/**
 * Writes a page that needs nothing but itself: the data, the program that shows them, the library
 * that draws. Its policy (CSP) lets the browser load nothing and run nothing else. Text of the
 * graph is data there, never markup.
 *
 * @param what    filters and rules. `when` is the time that the page covers: its reader chooses
 *                windows in it, in which a tie counts whole (PRESENCE, without a half-life)
 * @param bytes   the page, `*length` bytes; yours, free with acg_bytes_free. NULL after a failure
 * @return ACG_OK; ACG_REJECTED (more than ACG_MOST_PAGE_TIES); ACG_MISUSED (another rule than
 * PRESENCE); ACG_FAILED (memory, the time limit of the layout, a library that was built without
 * what draws in the browser); or what acg_slice_new, acg_centrality_series and acg_bloc_ask return.
 * What was left out for its size is a note
 */
acg_status acg_page_write(const acg_graph *graph, const struct acg_slice_options *what,
                          const struct acg_page_options *how, char **bytes, size_t *length,
                          acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
