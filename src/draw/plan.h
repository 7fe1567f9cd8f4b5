// draw/plan.h - what a figure shows, before it is known where.
#ifndef ACG_DRAW_PLAN_H
#define ACG_DRAW_PLAN_H

#include "actorgraph/figure.h"
#include "base/arena.h"
#include "draw/fate.h"
#include "draw/look.h"
#include "draw/sheet.h"
#include "draw/words.h"
#include "slice/cited.h"

#include <stdbool.h>

struct acg_plan;

/** Besides an index of acg_look.hues. */
enum { ACG_KIND_HUE = -1, ACG_NO_HUE = -2, ACG_MORE_HUES = -3 };

/** An actor of the figure. */
struct acg_node {
    const struct acg_plan *of; /**< whose graph it is an actor of */
    uint32_t actor;            /**< index of a graph actor */
    enum acg_fate fate;
    struct acg_point at; /**< centre on the sheet */
    double width, height;
    double room_width,
        room_height; /**< what is kept free for it: its size in what positions rest on */
    struct acg_lines label;
    bool shown; /**< stands in the window; else it only keeps its place free */
    bool apart; /**< has no tie in what the positions rest on: stands in the row of isolated actors
                 */
    bool highlighted;
    double size;      /**< value of --size-by in the window; 0 if it is undefined */
    double base_size; /**< the largest of it and of that in what positions rest on */
    uint32_t blocs;   /**< bits: which of the plan's blocs it is a member of */
    double rim;       /**< what its rings add to its size on each side */
    int hue;          /**< of its colour */
};

/** A tie of the figure. */
struct acg_link {
    const struct acg_plan *of;       /**< whose slice has the tie */
    size_t from, to;                 /**< indexes of nodes */
    const struct acg_slice_tie *tie; /**< of the window */
    double width;                    /**< of the line, all of it */
    enum acg_fate fate;
    double weight_before;      /**< where it is stronger or weaker than before */
    double core;               /**< width of a line of another colour inside it, or 0 */
    bool flipped;              /**< its dyad changed its sign, and it stands after */
    enum acg_strain strain;    /**< by the best splits in two camps, if they are marked */
    bool unsure;               /**< every claim is alleged or planned */
    bool faded;                /**< others are highlighted */
    struct acg_point curve[4]; /**< its Bezier curve, set by acg_route_links */
    struct acg_point tip;      /**< of the arrowhead, if it has one */
    bool arrow;
    struct acg_point marker; /**< where the marker of its kind stands, on the curve */
};

struct acg_plan {
    const acg_graph *graph;
    const struct acg_slice_options *what;
    const struct acg_figure_options *how;
    const struct acg_words *words;
    struct acg_look look;
    struct acg_arena arena;
    acg_slice *slice; /**< the window */
    acg_slice *base;  /**< what positions and scales rest on: all time, or the window again */
    bool owns_base;   /**< else it is that of another plan, or `slice` */
    bool frozen;
    struct acg_node *nodes; /**< by graph actor, ascending */
    struct acg_link *links; /**< one for each tie of the window, in its order */
    size_t n_nodes, n_links;
    uint32_t *base_nodes;  /**< node of each actor of `base` */
    uint32_t *slice_nodes; /**< node of each actor of `slice` */
    double heaviest;       /**< weight of the heaviest tie in `base` whose width shows its weight */
    double least, largest; /**< node sizes, from 0 or less; equal if all are even */
    acg_slice *memberships; /**< of the window; NULL: no blocs are shown */
    uint32_t blocs[ACG_MOST_BLOCS], classes[ACG_MOST_HUES]; /**< graph actors; sets of them (bits)
                                                                 that have a colour */
    size_t n_blocs, n_classes;
    const struct acg_cited *cited;  /**< numbers of the figure that it is a part of; borrowed */
    const struct acg_span *windows; /**< of the figure that it is a part of; borrowed */
    size_t n_windows;               /**< 1: it is the whole figure */
    size_t panel;                   /**< which of them it is */
    double width;                   /**< of the sheet, or of its part of it */
    const struct acg_plan *parts;   /**< the two networks that it compares, or NULL */
    uint32_t *part_nodes[2];        /**< node of each node of a part */
};

/** The windows of one figure or of a series of them. {0} is empty. */
struct acg_plans {
    struct acg_plan *items;
    size_t count;
};

/** One network that is to be planned. */
struct acg_view {
    const acg_graph *graph;
    struct acg_slice_options what;
    struct acg_indexes highlight; /**< graph actors to stress */
};

/** What is to be planned. */
struct acg_plan_task {
    const struct acg_view *views; /**< `n`, at least one */
    size_t n;
    const struct acg_figure_options *how;
    double width; /**< of a window's part of the sheet, in points */
};

/** Plans all views on the same scales and, if they are frozen and of one graph, the same nodes.
 * Clear `out` in either case. */
acg_status acg_plans_init(struct acg_plans *out, const struct acg_plan_task *task,
                          acg_report *report);
void acg_plans_clear(struct acg_plans *plans);

/** Whether it is one panel of several. */
bool acg_plan_is_panel(const struct acg_plan *plan);

/** Whether it shows no actor. */
bool acg_plan_is_empty(const struct acg_plan *plan);

/** The node's actor. */
const struct acg_actor *acg_node_actor(const struct acg_node *node);

/** Its label as `how->label` asks, in the figure's language. */
const char *acg_node_label(const struct acg_node *node);

/** The same of any graph actor. */
const char *acg_plan_label(const struct acg_plan *plan, uint32_t actor);

/** The colour of a node, NULL if it says the kind. */
const struct acg_hue *acg_plan_hue(const struct acg_plan *plan, int hue);

/** By how much a node of this size is larger than one of the least: 1 to 2. */
double acg_plan_growth(const struct acg_plan *plan, double size);

/** How broad a tie is, with the band below it. */
double acg_link_breadth(const struct acg_plan *plan, const struct acg_link *link);

/** Width of the line for a tie of this weight, in points. */
double acg_plan_line_width(const struct acg_plan *plan, enum acg_kind kind, double weight);

#endif
