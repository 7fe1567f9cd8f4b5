// draw/blocs.h - who is a member of what, and on which side, as rings and colours of a figure.
#ifndef ACG_DRAW_BLOCS_H
#define ACG_DRAW_BLOCS_H

#include "draw/plan.h"

/**
 * Finds the members of the blocs of all plans, if they are to be marked or to give the colours, or
 * the camps: sets plan->blocs, plan->memberships, and bits and hues of nodes, alike in all plans.
 * Memberships are those of the window by the slice's rules and sources, whatever kinds and actors
 * its filters choose.
 *
 * @return ACG_OK, ACG_MISUSED (too many blocs), ACG_REJECTED (camps that cannot be proved) or
 *         ACG_FAILED
 */
acg_status acg_blocs_find(struct acg_plans *plans, acg_report *report);

/** Whether a tie is a membership that a ring says. */
bool acg_blocs_mark(const struct acg_plan *plan, const struct acg_slice_tie *tie);

/** How far the rings of a node reach beyond its shape. */
double acg_blocs_rim(const struct acg_plan *plan, uint32_t bits);

/** Puts the rings of a node on the drawing; false if memory is out. */
bool acg_blocs_draw(const struct acg_plan *plan, struct acg_drawing *drawing,
                    const struct acg_node *node);

/** One ring as a closed line around a mark, whose shape and size it takes, and the panel or legend
 * that it stands in; false if memory is out. */
bool acg_blocs_ring(struct acg_drawing *drawing, const struct acg_look *look, size_t bloc,
                    const struct acg_mark *around);

#endif
