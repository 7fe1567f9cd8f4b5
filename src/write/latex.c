#include "write/latex.h"

#include <string.h>

static const char *latex_of(char c)
{
    switch (c) {
    case '\\':
        return "\\textbackslash{}";
    case '~':
        return "\\textasciitilde{}";
    case '^':
        return "\\textasciicircum{}";
    case '<':
        return "\\textless{}";
    case '>':
        return "\\textgreater{}";
    case '|':
        return "\\textbar{}";
    case '[':
        return "{[}"; // behind \\ it would begin an optional argument
    case ']':
        return "{]}";
    case '*':
        return "{*}"; // the same
    case '"':
        return "\\char34{}"; // active under some languages of babel
    case '{':
        return "\\textbraceleft{}"; // BibTeX counts braces, escaped or not
    case '}':
        return "\\textbraceright{}";
    default:
        return NULL;
    }
}

void acg_latex_add(struct acg_buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *command = latex_of(*text);
        if (command) {
            acg_buffer_text(out, command);
            continue;
        }
        if (strchr("$&#_%", *text)) acg_buffer_char(out, '\\');
        acg_buffer_char(out, (unsigned char)*text < 0x20 || *text == 0x7f ? ' ' : *text);
    }
}
