// write/references.h - a list of sources, for people and for reference managers.
#ifndef ACG_WRITE_REFERENCES_H
#define ACG_WRITE_REFERENCES_H

#include "actorgraph/graph.h"
#include "actorgraph/report.h"
#include "base/buffer.h"

/** A source with the number that outputs cite it by. */
struct acg_reference {
    const struct acg_source *source;
    uint32_t number;
};

/** Appends one line a source: "3. Kızılay, Şeyma (2022): Tajikistan-China Military Cooperation". */
void acg_references_text(struct acg_buffer *out, const struct acg_reference references[], size_t n);

/** Appends the items whole, as a CSL-JSON array. */
void acg_references_csl(struct acg_buffer *out, const struct acg_reference references[], size_t n);

/**
 * Appends entries of BibTeX in UTF-8, text escaped for LaTeX. The key is the id; characters that no
 * key may have become "_", and then the number follows, so that keys differ.
 */
void acg_references_bibtex(struct acg_buffer *out, const struct acg_reference references[],
                           size_t n);

/** Warns of what BibTeX has no field for, one line for each key of the items. */
void acg_references_losses(const struct acg_reference references[], size_t n, acg_report *report);

#endif
