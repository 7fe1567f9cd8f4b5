// base/latex.h - foreign text within LaTeX.
#ifndef ACG_BASE_LATEX_H
#define ACG_BASE_LATEX_H

#include "base/buffer.h"

/**
 * Appends UTF-8 so that LaTeX (pdfLaTeX, LuaLaTeX, XeLaTeX) prints it as it is and obeys
 * nothing in it, within BibTeX's braces too: controls become blanks, what steers the direction of
 * writing is left out, arrows and signs that text fonts lack come from the math font, and "--" is
 * no dash. Bytes that are no UTF-8 become question marks.
 */
void acg_latex_add(struct acg_buffer *out, const char *text);

#endif
