// page/values.h - values as JSON.
#ifndef ACG_PAGE_VALUES_H
#define ACG_PAGE_VALUES_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

#include <stdbool.h>

/** Appends `,` unless it is the first item of a list: its first byte follows a bracket. */
void acg_values_next(struct acg_buffer *out);

/** Appends the name of a member, with what separates it from the one before. */
void acg_values_key(struct acg_buffer *out, const char *name);

/** Appends a member. Of a text that is NULL, and of a number that is none, null. */
void acg_values_text(struct acg_buffer *out, const char *name, const char *text);
void acg_values_number(struct acg_buffer *out, const char *name, double number);
void acg_values_flag(struct acg_buffer *out, const char *name, bool flag);

/** Appends labels as a list of [language, text]: as names of members, languages could be any word.
 */
void acg_values_labels(struct acg_buffer *out, const char *name, struct acg_labels labels);

/** Appends a number that was read, or one that was computed: with five digits, as much as a chart
 * shows. NAN is null. */
void acg_values_read(struct acg_buffer *out, double number);
void acg_values_computed(struct acg_buffer *out, double number);

/** Appends [first day, day after the last], an open end being null. */
void acg_values_span(struct acg_buffer *out, struct acg_span span);

#endif
