#include "base/latex.h"

#include "base/utf8.h"

#include <string.h>

static const char *ascii(uint32_t c)
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
    case '$':
        return "\\$";
    case '&':
        return "\\&";
    case '#':
        return "\\#";
    case '_':
        return "\\_";
    case '%':
        return "\\%";
    default:
        return c < 0x20 || c == 0x7f ? " " : NULL;
    }
}

/** Marks without ink: text engines obey some of them, others know none. */
static bool is_invisible(uint32_t c)
{
    return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

static const char *beyond_ascii(uint32_t c)
{
    switch (c) {
    case 0x2190:
        return "\\ensuremath{\\leftarrow}";
    case 0x2192:
        return "\\ensuremath{\\rightarrow}";
    case 0x2194:
        return "\\ensuremath{\\leftrightarrow}";
    case 0x2212:
        return "\\ensuremath{-}";
    case 0x2260:
        return "\\ensuremath{\\neq}";
    case 0x2264:
        return "\\ensuremath{\\leq}";
    case 0x2265:
        return "\\ensuremath{\\geq}";
    case 0x2028:
    case 0x2029:
        return " ";
    case 0xFFFD: // no UTF-8, too
        return "?";
    default:
        if (is_invisible(c)) return "";
        return c < 0xA0 || (c & 0xFFFE) == 0xFFFE ? " " : NULL; // C1, not characters
    }
}

/** Whether fonts of TeX make one sign of the two: -- a dash, `` a quotation mark, ?` an inverted
 * mark. */
static bool is_ligature(char first, char second)
{
    return (first == second && strchr("-`',", first)) ||
           (second == '`' && (first == '?' || first == '!'));
}

void acg_latex_add(struct acg_buffer *out, const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        uint32_t c = acg_utf8_next(&text, end);
        const char *command = c < 0x80 ? ascii(c) : beyond_ascii(c);
        if (command) acg_buffer_text(out, command);
        else acg_buffer_add(out, from, (size_t)(text - from));
        if (text < end && is_ligature(*from, *text)) acg_buffer_text(out, "{}");
    }
}
