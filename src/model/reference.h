// model/reference.h - a source as the reference that a reader knows.
#ifndef ACG_MODEL_REFERENCE_H
#define ACG_MODEL_REFERENCE_H

#include "actorgraph/graph.h"
#include "base/buffer.h"

/** The first author, by whose name it is cited; NULL if none is named. Borrowed. */
const char *acg_source_author(const struct acg_source *source);

/** The year in which it was issued; 0 if that is not known. */
int acg_source_year(const struct acg_source *source);

/** Appends author and year as a text cites them: "Putz 2021", "Wilson Center 2020", "Ana and Bo
 * 2019", "Ana et al. 2019"; without an author the publisher, container or title; without a year
 * "n.d.". */
void acg_reference_short(struct acg_buffer *out, const struct acg_source *source);

/** Appends the whole reference, author-date style: authors (year): title. container. address or
 * doi. */
void acg_reference_full(struct acg_buffer *out, const struct acg_source *source);

#endif
