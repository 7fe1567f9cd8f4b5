// draw/check.h - whether a figure can be printed: sizes, contrast, legend, overlaps.
#ifndef ACG_DRAW_CHECK_H
#define ACG_DRAW_CHECK_H

#include "actorgraph/figure.h"
#include "base/report.h"
#include "draw/drawing.h"

/* What a figure must keep, at the size that it is printed at. */
#define ACG_LEAST_TEXT 6.0       /**< points; most journals ask for 6 to 8 */
#define ACG_LEAST_LINE 0.25      /**< points; thinner ones break up in print */
#define ACG_LEAST_DPI 300.0      /**< of a PNG */
#define ACG_TEXT_CONTRAST 4.5    /**< of text with what is behind it; WCAG 2.1, 1.4.3 */
#define ACG_LINE_CONTRAST 3.0    /**< of lines and outlines with the paper; WCAG 2.1, 1.4.11 */
#define ACG_PALE_CONTRAST 1.5    /**< of what stands back on purpose: it must still be seen */
#define ACG_GREY_DIFFERENCE 10.0 /**< of L*; the step of seven greys between paper and ink */

/** A finished drawing that is to be checked. */
struct acg_check {
    const struct acg_drawing *drawing;
    enum acg_figure_format format;
    const char *where;         /**< names the figure in findings: "figure 2019" */
    const char *const *panels; /**< names each of its panels; NULL: it has none */
    size_t n_panels;
};

/**
 * Lists all that a journal would send back, each as an error at check->where or at its panel.
 *
 * @return ACG_OK, ACG_REJECTED (there are findings) or ACG_FAILED (memory)
 */
acg_status acg_check_drawing(const struct acg_check *check, acg_report *report);

/** A note where the names of actors print too small to be read; nothing else is looked at. */
void acg_check_note(const struct acg_check *check, acg_report *report);

/** The legend has each cue that occurs and no other, and looks as they do; kinds, colours of actors
 * and rings are told apart in greyscale. */
void acg_check_cues(const struct acg_check *check, acg_report *report);

/** No name, number, actor or legend is covered by another, no tie runs through an actor, nothing
 * leaves the sheet. */
void acg_check_room(const struct acg_check *check, acg_report *report);

/** Where a finding is; borrowed. */
struct acg_place acg_check_place(const struct acg_check *check, const struct acg_sense *sense);

/** Lengths on paper for one of the drawing. */
double acg_check_scale(const struct acg_check *check);

#endif
