// actorgraph/figure.h - a slice as a figure that a journal prints.
#ifndef ACTORGRAPH_FIGURE_H
#define ACTORGRAPH_FIGURE_H

#include "actorgraph/balance.h"
#include "actorgraph/diff.h"
#include "actorgraph/file.h"
#include "actorgraph/position.h"
#include "actorgraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a figure is written as. */
enum acg_figure_format { ACG_SVG, ACG_PDF, ACG_EPS, ACG_PNG, ACG_DOT, ACG_TIKZ };

/** Its look; in black and white for a journal without colour, larger for a screen. */
enum acg_figure_style { ACG_STYLE_COLOR, ACG_STYLE_BW, ACG_STYLE_PRESENTATION };

/** What stands beside an actor; SHORT is the name where there is no short one. */
enum acg_figure_label { ACG_LABEL_SHORT, ACG_LABEL_NAME, ACG_LABEL_ID };

/** The note of sources: author and year, none, or whole references. */
enum acg_figure_sources { ACG_SOURCES_SHORT, ACG_SOURCES_NONE, ACG_SOURCES_FULL };

/** What the colour of an actor says. */
enum acg_figure_color { ACG_COLOR_KIND, ACG_COLOR_BLOC, ACG_COLOR_CAMP };

enum { ACG_MOST_BLOCS = 6 }; // that a figure tells apart

/** Where actors stand. */
enum acg_figure_layout {
    ACG_LAYOUT_AUTO,     /**< frozen up to 100 actors, else free */
    ACG_LAYOUT_FROZEN,   /**< positions of the union over all time */
    ACG_LAYOUT_FREE,     /**< positions of this slice alone */
    ACG_LAYOUT_ANCHORED, /**< between the two */
};

/** How to draw. Zero is the default. */
struct acg_figure_options {
    enum acg_figure_format format;
    enum acg_figure_style style;
    enum acg_figure_label label;
    enum acg_figure_sources sources;
    enum acg_figure_color color_by;
    bool sized;               /**< by `size_by`; else all actors have one size */
    enum acg_measure size_by; /**< from its least value, or 0 if that is larger, to its largest */
    bool check;               /**< draw nothing, but list what a journal would send back, each as an
                                   error: ACG_REJECTED if there is anything. Sizes, contrast,
                                   legend, greyscale, overlaps: see the manual */
    bool mark_frustrated;     /**< a band below the ties that the best splits of the signed network
                                   in two camps frustrate */
    bool bloc_marks;          /**< members have a ring for each bloc, and no tie to it */
    struct acg_indexes blocs; /**< organizations, at most ACG_MOST_BLOCS, for marks and colours;
                                   empty: those that have members */
    enum acg_figure_layout layout;
    double width;         /**< in millimetres; 0: 174 (two columns) */
    double dpi;           /**< of PNG; 0: 300 */
    double time_limit;    /**< in seconds; 0: 60; negative: none */
    const char *engine;   /**< neato, fdp, sfdp, circo, twopi, dot; NULL: by size */
    const char *font;     /**< a font family; letters, digits, spaces, hyphens; NULL: Helvetica.
                               TikZ has the font of the paper instead */
    const char *language; /**< BCP 47 tag of names and labels, or NULL */
    const char *title;    /**< NULL: the graph's; "": none */
    struct acg_indexes highlight; /**< graph actors to stress */
    double anchor; /**< of ANCHORED: 1 is as FROZEN, 0 as FREE but turned and scaled to lie near */
    const struct acg_position *positions; /**< `n_positions`, by actor: these stand there (as
                                               FROZEN; the layout puts the others near them) */
    size_t n_positions;
    const char *command; /**< the command that asked for it, for the metadata, or NULL */
    const char *digest;  /**< SHA-256 of the graph file, for the metadata, or NULL */
};

/**
 * Draws a slice of `graph`. Layout and drawing run in a child process: whatever happens there
 * becomes a status and one remark.
 *
 * @param bytes   the figure, `*length` bytes; yours, free with acg_bytes_free. NULL after a failure
 * @return ACG_OK, ACG_MISUSED (no such engine, a bad font name), ACG_FAILED (memory, time limit,
 * crash)
 */
acg_status acg_figure_draw(const acg_graph *graph, const struct acg_slice_options *what,
                           const struct acg_figure_options *how, char **bytes, size_t *length,
                           acg_report *report);

/** Whether the figures of `n_windows` of a graph look at more of it than those: at all time, for
 * positions or blocs. */
bool acg_figure_needs_all_time(const struct acg_figure_options *how, size_t n_actors,
                               size_t n_windows);

enum { ACG_MOST_FIGURES = 400 }; // panels of a figure, or figures of a series

/**
 * Draws several windows side by side: the same positions (unless how->layout is FREE), the same
 * scales of width and size, one title, legend and source note for all.
 *
 * @param windows  `n` of them, in the order of the panels: row by row
 * @param columns  panels in a row, 1 to n
 * @return as acg_figure_draw; ACG_MISUSED too if a panel would be too narrow for labels
 */
acg_status acg_figure_panels(const acg_graph *graph, const struct acg_slice_options *what,
                             const struct acg_span windows[], size_t n, size_t columns,
                             const struct acg_figure_options *how, char **bytes, size_t *length,
                             acg_report *report);

/**
 * Where the actors of the figures of `n` windows stand if they are frozen, so that they can be
 * changed and given back as how->positions.
 *
 * @param columns    as acg_figure_panels; 0: a figure for each window
 * @param positions  `*n_positions`, by actor; yours, free. NULL after a failure
 * @return as acg_figure_panels
 */
acg_status acg_figure_positions(const acg_graph *graph, const struct acg_slice_options *what,
                                const struct acg_span windows[], size_t n, size_t columns,
                                const struct acg_figure_options *how,
                                struct acg_position **positions, size_t *n_positions,
                                acg_report *report);

/** Takes figure `index` of a series; the bytes are borrowed for the call. */
typedef acg_status acg_figure_visit(void *context, size_t index, const char *bytes, size_t length,
                                    acg_report *report);

/** Draws a figure for each window, on the same positions and scales: one layout for all. Status as
 * acg_figure_draw, or what `visit` returned. */
acg_status acg_figure_series(const acg_graph *graph, const struct acg_slice_options *what,
                             const struct acg_span windows[], size_t n,
                             const struct acg_figure_options *how, acg_figure_visit *visit,
                             void *context, acg_report *report);

/**
 * Draws both networks of a comparison in one figure, on the positions of all time: new ties solid,
 * gone ones dotted, changed ones by their width before (pale) and after, ties of dyads that
 * changed their sign doubled, unchanged ones pale.
 *
 * @param before, after  what the slices of `diff` were made of
 * @param stressed       for each actor of `diff` whether to stress it; NULL: none. how->highlight
 *                       is not read
 * @return as acg_figure_draw
 */
acg_status acg_figure_diff(const struct acg_diff *diff, const struct acg_slice_options *before,
                           const struct acg_slice_options *after,
                           const struct acg_figure_options *how, const bool stressed[],
                           char **bytes, size_t *length, acg_report *report);

#ifdef __cplusplus
}
#endif
#endif
