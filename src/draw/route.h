// draw/route.h - the curves of the ties.
#ifndef ACG_DRAW_ROUTE_H
#define ACG_DRAW_ROUTE_H

#include "draw/plan.h"

/**
 * Sets links[].curve and links[].tip: ties of one pair run side by side, straight where nothing
 * stands in the way and else in the flattest bend that clears all other actors; curves end at the
 * outlines of their actors, those with an arrowhead at its base. Takes O(pairs x actors).
 *
 * @return ACG_OK or ACG_FAILED (memory)
 */
acg_status acg_route_links(struct acg_plan *plan, acg_report *report);

/** Length of the arrowhead of a link in points. */
double acg_arrow_length(const struct acg_plan *plan, const struct acg_link *link);

#endif
