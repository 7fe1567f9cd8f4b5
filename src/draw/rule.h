// draw/rule.h - window, rule and filters of a slice in the words of a figure.
#ifndef ACG_DRAW_RULE_H
#define ACG_DRAW_RULE_H

#include "actorgraph/slice.h"
#include "base/buffer.h"
#include "draw/words.h"

/** Appends a window: "2019", or the words for all time. */
void acg_rule_add_window(struct acg_buffer *out, const struct acg_words *words,
                         struct acg_span when);

/** Appends how ties count: "ties that meet the window, at full weight; ...". */
void acg_rule_add(struct acg_buffer *out, const struct acg_words *words,
                  const struct acg_slice_options *what);

/** Appends the filters, spelt as the options that set them: exact in every language. Nothing if
 * there are none. */
void acg_rule_add_filters(struct acg_buffer *out, const struct acg_words *words,
                          const acg_graph *graph, const struct acg_slice_options *what);

#endif
