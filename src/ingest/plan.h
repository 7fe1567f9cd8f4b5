// ingest/plan.h - where the rows of a file have what, by its header or its first rows.
#ifndef ACG_INGEST_PLAN_H
#define ACG_INGEST_PLAN_H

#include "ingest/events.h"

/** The name or number by which the layout knows a column; NULL if the rows are not asked for it. */
const char *acg_plan_column(const struct acg_rule *rule, enum acg_column column);

/**
 * Looks at the beginning of a file.
 *
 * @param split  the beginning; is left behind the header, ready for the rows
 * @return ACG_OK, or ACG_REJECTED: another layout than was said (and which it looks like), no
 * header
 */
acg_status acg_plan_find(const struct acg_rule *rule, const char *name, struct acg_split *split,
                         struct acg_plan *out, acg_report *report);

#endif
