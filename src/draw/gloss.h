// draw/gloss.h - what a figure says in words: tooltips, rule, filters, description, metadata.
#ifndef ACG_DRAW_GLOSS_H
#define ACG_DRAW_GLOSS_H

#include "base/buffer.h"
#include "draw/plan.h"

/** Appends a tie with its claims, each with date, type, weight, status, note and source numbers. */
void acg_gloss_link(struct acg_buffer *out, const struct acg_plan *plan,
                    const struct acg_link *link);

/** Appends the labels of both ends of a tie, "China\u2013Russia". */
void acg_gloss_ends(struct acg_buffer *out, const struct acg_plan *plan,
                    const struct acg_link *link);

/** The address of the first source of the tie that has one, or NULL. Not yet checked. */
const char *acg_gloss_address(const struct acg_link *link);

/** Appends "member of SCO [1, 3]", the numbers of the sources of all memberships in a bloc that the
 * plans show; false if they show none. */
bool acg_gloss_members(struct acg_buffer *out, const struct acg_plan plans[], size_t n_plans,
                       size_t bloc);

/** Appends name, id, kind, note and memberships of an actor. */
void acg_gloss_node(struct acg_buffer *out, const struct acg_plan *plan,
                    const struct acg_node *node);

/** Appends the numbers of the sources of a tie, "1, 3\u20135", and where it is stronger or weaker
 * than before, both weights: "2\u21925 [1, 3]". Nothing if there is nothing to say. */
void acg_gloss_numbers(struct acg_buffer *out, const struct acg_plan *plan,
                       const struct acg_link *link);

/** Appends the window: "2019", or the words for all time. */
void acg_gloss_window(struct acg_buffer *out, const struct acg_plan *plan);

/** Appends the line under the title: all windows of the figure, the rule of window and claims, the
 * filters as options, the layout. */
void acg_gloss_rule(struct acg_buffer *out, const struct acg_plan *plan);

/** Appends the title of the figure, with its window if there is but one; nothing if there is to be
 * none. */
void acg_gloss_title(struct acg_buffer *out, const struct acg_plan *plan);

/** Appends what the `n` windows of the figure show, for those who do not see it. */
void acg_gloss_description(struct acg_buffer *out, const struct acg_plan plans[], size_t n);

/** Appends JSON: version, command, digest of the graph, window, rule. */
void acg_gloss_metadata(struct acg_buffer *out, const struct acg_plan *plan);

#endif
