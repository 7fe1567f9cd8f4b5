// draw/place.h - where the actors of a figure stand.
#ifndef ACG_DRAW_PLACE_H
#define ACG_DRAW_PLACE_H

#include "draw/plan.h"

/** The part of the sheet that the network takes. */
struct acg_area {
    double left, top, width, height;
};

/**
 * Sets plan->nodes[].at. Where how->positions has places, those actors stand there, the others
 * near the actors that the layout puts them next to. Else: tied nodes by a layout engine, turned
 * and stretched to fill the width, pushed apart until no two overlap; the others in rows below, in
 * order of their ids. The same base gives the same positions whatever the window is.
 *
 * @param area  left, top and width are given and height is set; if the nodes do not fit into the
 * width, it grows
 * @return ACG_OK or ACG_FAILED
 */
acg_status acg_place_nodes(struct acg_plan *plan, struct acg_area *area, acg_report *report);

/**
 * Moves the actors that are tied in the window from where acg_place_nodes put them (or another plan
 * of the same nodes) towards where a layout of the window alone would, as near to it as a turn and
 * a scale can bring it: how->anchor 1 leaves them, 0 takes them all the way. The area keeps its
 * size.
 */
acg_status acg_place_anchored(struct acg_plan *plan, const struct acg_area *area,
                              acg_report *report);

#endif
