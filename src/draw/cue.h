// draw/cue.h - what the looks of a figure's marks and lines tell the reader.
#ifndef ACG_DRAW_CUE_H
#define ACG_DRAW_CUE_H

#include "draw/plan.h"

#include <stdint.h>

/** Signs, and the first of those that come as a series. The legend has to explain each that occurs.
 */
enum acg_cue {
    ACG_CUE_ACTOR,                                       /**< + enum acg_actor_kind: shape */
    ACG_CUE_CAME = ACG_CUE_ACTOR + ACG_N_ACTOR_KINDS,    /**< outline of a new actor */
    ACG_CUE_WENT,                                        /**< pale outline of one that is gone */
    ACG_CUE_HUE,                                         /**< + hue - ACG_MORE_HUES: fill */
    ACG_CUE_TIE = ACG_CUE_HUE + ACG_MOST_HUES + 2,       /**< + enum acg_kind: colour, marker */
    ACG_CUE_FATE = ACG_CUE_TIE + ACG_N_KINDS,            /**< + enum acg_fate: dash, core */
    ACG_CUE_BLOC = ACG_CUE_FATE + ACG_N_FATES,           /**< + index of a bloc: ring */
    ACG_CUE_FLIPPED = ACG_CUE_BLOC + ACG_MOST_BLOCS,     /**< doubled line */
    ACG_CUE_STRAIN,                                      /**< + enum acg_strain - 1: band below */
    ACG_CUE_UNSURE = ACG_CUE_STRAIN + ACG_STRAIN_ALWAYS, /**< hollow marker */
    ACG_CUE_DIRECTED,                                    /**< arrow that its kind does not imply */
    ACG_CUE_FADED,                                       /**< pale for want of highlighted actors */
    ACG_CUE_HIGHLIGHTED,
    ACG_CUE_WEIGHT, /**< width of a tie */
    ACG_CUE_SIZE,   /**< of an actor */
    ACG_N_CUES
};

/** The bit of an enum acg_cue, or of one of a series. */
uint64_t acg_cue_bit(int cue, int index);

/** What the line of a tie says. */
uint64_t acg_cue_of_link(const struct acg_plan *plan, const struct acg_link *link);

/** What the band below a tie says; 0: it has none. */
uint64_t acg_cue_of_strain(enum acg_strain strain);

/** What the marker of a tie says. */
uint64_t acg_cue_of_marker(const struct acg_link *link);

/** What the mark of an actor says. */
uint64_t acg_cue_of_node(const struct acg_plan *plan, const struct acg_node *node);

/** A cue in words, such as "rivalry"; static. */
const char *acg_cue_name(int cue);

#endif
