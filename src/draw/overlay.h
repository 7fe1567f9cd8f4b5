// draw/overlay.h - two networks in one figure: what is new, gone, stronger, weaker, as it was.
#ifndef ACG_DRAW_OVERLAY_H
#define ACG_DRAW_OVERLAY_H

#include "actorgraph/diff.h"
#include "draw/plan.h"

/**
 * Plans the figure of a difference: the actors of both networks, the ties of the later one, and
 * those that are gone; unchanged ties come first, new ones last.
 *
 * @param out    clear with acg_overlay_clear in either case
 * @param parts  plans of the networks before and after, of the slices that `diff` compares;
 *               borrowed
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_overlay_init(struct acg_plan *out, const struct acg_plan parts[ACG_N_SIDES],
                            const struct acg_diff *diff, acg_report *report);
void acg_overlay_clear(struct acg_plan *overlay);

#endif
