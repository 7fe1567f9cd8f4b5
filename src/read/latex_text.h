// read/latex_text.h - LaTeX, as BibTeX files have it, as plain text.
#ifndef ACG_READ_LATEX_TEXT_H
#define ACG_READ_LATEX_TEXT_H

#include "base/buffer.h"

#include <stddef.h>

enum { ACG_COMMAND_NAME = 32 };

/**
 * Appends text with its accents and symbols as characters, without braces and commands of type, and
 * with one blank for each run of them. Composed as NFC. Nesting of braces costs nothing.
 *
 * @param text     valid UTF-8
 * @param unknown  gets the name of the first command that is not known, if there is one and
 * `unknown` is empty so far; such a command is left out, what it is said of stays
 */
void acg_latex_text(struct acg_buffer *out, const char *text, size_t length,
                    char unknown[ACG_COMMAND_NAME]);

/** Appends an address, of which nothing is a command but escaped characters. */
void acg_latex_address(struct acg_buffer *out, const char *text, size_t length);

#endif
