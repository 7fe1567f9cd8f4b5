// draw/strain.h - which ties of a figure the best splits of the signed network frustrate.
#ifndef ACG_DRAW_STRAIN_H
#define ACG_DRAW_STRAIN_H

#include "draw/plan.h"

/**
 * Sets the strain of the links of a plan by the best splits of its window in two camps. Where they
 * cannot be proved within half the time that drawing may take, those of the split that was found
 * are marked, with a warning.
 *
 * @return ACG_OK, ACG_REJECTED (weights that add up beyond the largest number) or ACG_FAILED
 */
acg_status acg_strain_find(struct acg_plan *plan, acg_report *report);

#endif
