// write/latex.h - text of a graph within LaTeX.
#ifndef ACG_WRITE_LATEX_H
#define ACG_WRITE_LATEX_H

#include "base/buffer.h"

/** Appends text so that LaTeX prints it and obeys nothing in it; controls become blanks. */
void acg_latex_add(struct acg_buffer *out, const char *text);

#endif
