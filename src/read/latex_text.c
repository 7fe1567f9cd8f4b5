#include "read/latex_text.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Accents: the command, and the combining character that it stands for. */
static const struct {
    char name[2];
    uint32_t mark;
} accents[] = {{"`", 0x300}, {"'", 0x301},  {"^", 0x302}, {"~", 0x303}, {"=", 0x304}, {"u", 0x306},
               {".", 0x307}, {"\"", 0x308}, {"r", 0x30a}, {"H", 0x30b}, {"v", 0x30c}, {"d", 0x323},
               {"c", 0x327}, {"k", 0x328},  {"b", 0x331}, {"t", 0x361}, {"C", 0x30f}, {"h", 0x309}};

/** Commands that stand for text. */
static const struct {
    const char *name, *text;
} symbols[] = {{"ss", "ß"},
               {"SS", "ẞ"},
               {"ae", "æ"},
               {"AE", "Æ"},
               {"oe", "œ"},
               {"OE", "Œ"},
               {"aa", "å"},
               {"AA", "Å"},
               {"o", "ø"},
               {"O", "Ø"},
               {"l", "ł"},
               {"L", "Ł"},
               {"i", "ı"},
               {"j", "ȷ"},
               {"dh", "ð"},
               {"DH", "Ð"},
               {"th", "þ"},
               {"TH", "Þ"},
               {"dj", "đ"},
               {"DJ", "Đ"},
               {"ng", "ŋ"},
               {"NG", "Ŋ"},
               {"S", "§"},
               {"P", "¶"},
               {"pounds", "£"},
               {"euro", "€"},
               {"copyright", "©"},
               {"dots", "…"},
               {"ldots", "…"},
               {"textellipsis", "…"},
               {"textendash", "–"},
               {"textemdash", "—"},
               {"textquoteleft", "‘"},
               {"textquoteright", "’"},
               {"textquotedblleft", "“"},
               {"textquotedblright", "”"},
               {"guillemotleft", "«"},
               {"guillemotright", "»"},
               {"textquotesingle", "'"},
               {"textquotedbl", "\""},
               {"textbackslash", "\\"},
               {"textasciitilde", "~"},
               {"textasciicircum", "^"},
               {"textasciigrave", "`"},
               {"textless", "<"},
               {"textgreater", ">"},
               {"textbar", "|"},
               {"textbraceleft", "{"},
               {"textbraceright", "}"},
               {"textunderscore", "_"},
               {"textdollar", "$"},
               {"textdegree", "°"},
               {"textregistered", "®"},
               {"texttrademark", "™"},
               {"LaTeX", "LaTeX"},
               {"TeX", "TeX"},
               {"BibTeX", "BibTeX"},
               {"quad", " "},
               {"newline", " "},
               {"par", " "},
               {"space", " "}};

/** Commands that only say how what follows looks. */
static const char *const looks[] = {"emph",
                                    "em",
                                    "it",
                                    "bf",
                                    "sc",
                                    "rm",
                                    "tt",
                                    "sl",
                                    "sf",
                                    "textit",
                                    "textbf",
                                    "textsc",
                                    "textrm",
                                    "texttt",
                                    "textsl",
                                    "textsf",
                                    "textup",
                                    "text",
                                    "textnormal",
                                    "mathrm",
                                    "mathit",
                                    "mathbf",
                                    "underline",
                                    "url",
                                    "path",
                                    "mbox",
                                    "hbox",
                                    "relax",
                                    "noopsort",
                                    "uppercase",
                                    "lowercase",
                                    "enquote",
                                    "textsuperscript",
                                    "textsubscript",
                                    "ensuremath",
                                    "protect",
                                    "nolinkurl",
                                    "natexlab"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/** The text on its way. */
struct decoding {
    struct acg_buffer *out;
    const char *at, *end;
    size_t begin; // of this text in `out`
    char *unknown;
};

static void add_blank(struct decoding *d)
{
    if (d->out->length > d->begin && d->out->data[d->out->length - 1] != ' ') {
        acg_buffer_char(d->out, ' ');
    }
}

static void add_text(struct decoding *d, const char *text)
{
    if (strcmp(text, " ") == 0) add_blank(d);
    else acg_buffer_text(d->out, text);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
    return (c > 0 && c <= ' ') || c == 0x7f; // control characters too
}

static void skip_blanks(struct decoding *d)
{
    while (d->at < d->end && is_blank(*d->at))
        d->at++;
}

/** Reads the name of a command behind its backslash: letters and the blanks behind them, or one
 * character. */
static void read_name(struct decoding *d, char name[ACG_COMMAND_NAME])
{
    size_t n = 0;
    if (d->at < d->end && !is_letter(*d->at)) {
        name[n++] = *d->at++;
        name[n] = '\0';
        return;
    }
    for (; d->at < d->end && is_letter(*d->at); d->at++) {
        if (n < ACG_COMMAND_NAME - 1) name[n++] = *d->at;
    }
    name[n] = '\0';
    skip_blanks(d);
}

static uint32_t find_accent(const char *name)
{
    for (size_t i = 0; i < COUNT(accents); i++) {
        bool same = name[0] == accents[i].name[0] && name[1] == '\0';
        if (same) return accents[i].mark;
    }
    return 0;
}

static const char *find_symbol(const char *name)
{
    for (size_t i = 0; i < COUNT(symbols); i++) {
        if (strcmp(symbols[i].name, name) == 0) return symbols[i].text;
    }
    return NULL;
}

static bool is_look(const char *name)
{
    for (size_t i = 0; i < COUNT(looks); i++) {
        if (strcmp(looks[i], name) == 0) return true;
    }
    return false;
}

/** Moves to what an accent is put on: behind blanks and opening braces. */
static void skip_to_base(struct decoding *d)
{
    while (d->at < d->end && (is_blank(*d->at) || *d->at == '{'))
        d->at++;
}

enum { MOST_MARKS = 4 };

/** Puts the accent of the command `name`, and those behind it, on the letter that follows. */
static void add_accented(struct decoding *d, const char *name)
{
    uint32_t marks[MOST_MARKS], base = 0;
    size_t n = 0;
    char command[ACG_COMMAND_NAME] = "";
    marks[n++] = find_accent(name);
    skip_to_base(d);
    while (d->at < d->end && *d->at == '\\' && n < MOST_MARKS) {
        const char *before = d->at++;
        read_name(d, command);
        uint32_t mark = find_accent(command);
        const char *symbol = mark ? NULL : find_symbol(command);
        if (mark) {
            marks[n++] = mark;
            skip_to_base(d);
            continue;
        }
        if (symbol) base = acg_utf8_next(&symbol, symbol + strlen(symbol));
        else d->at = before; // no letter: it is read as what it is
        break;
    }
    if (base == 0 && d->at < d->end && *d->at != '}' && *d->at != '\\') {
        base = acg_utf8_next(&d->at, d->end);
    }
    if (base == 0) { // \~{} is a tilde that stands alone
        if (!is_letter(*name)) add_text(d, name);
        return;
    }
    if (base == 0x131) base = 'i';
    if (base == 0x237) base = 'j';
    size_t at = d->out->length;
    acg_utf8_add(d->out, base);
    while (n-- > 0)
        acg_utf8_add(d->out, marks[n]);
    acg_utf8_compose(d->out, at);
}

/** \char34: a character by its number. */
static void add_number(struct decoding *d)
{
    unsigned code = 0;
    for (; d->at < d->end && *d->at >= '0' && *d->at <= '9'; d->at++) {
        if (code < 0x110000) code = code * 10 + (unsigned)(*d->at - '0');
    }
    bool is_control = code < ' ' || (code >= 0x7f && code < 0xa0);
    bool is_sound = !is_control && code < 0x110000 && (code < 0xd800 || code > 0xdfff);
    if (is_sound) acg_utf8_add(d->out, code);
}

static void add_command(struct decoding *d)
{
    char name[ACG_COMMAND_NAME] = "";
    d->at++;
    read_name(d, name);
    const char *symbol = find_symbol(name);
    if (find_accent(name)) {
        add_accented(d, name);
    } else if (symbol) {
        add_text(d, symbol);
    } else if (strcmp(name, "char") == 0) {
        add_number(d);
    } else if (strchr("&%$#_{}", name[0])) {
        acg_buffer_text(d->out, name);
    } else if (is_letter(name[0])) {
        if (!is_look(name) && !*d->unknown) strcpy(d->unknown, name);
    } else if (strchr(" ,;:!\\\n\t\r", name[0])) {
        add_blank(d);
    } else if (!strchr("-/@*()[]", name[0])) {
        d->at--; // no command: the character stands
    }
}

/** Joins signs that LaTeX sets as one; false if none stands there. */
static bool add_ligature(struct decoding *d)
{
    static const struct {
        const char *signs, *text;
    } ligatures[] = {{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"~", " "}};
    for (size_t i = 0; i < COUNT(ligatures); i++) {
        size_t length = strlen(ligatures[i].signs);
        if ((size_t)(d->end - d->at) < length || memcmp(d->at, ligatures[i].signs, length) != 0) {
            continue;
        }
        add_text(d, ligatures[i].text);
        d->at += length;
        return true;
    }
    return false;
}

void acg_latex_text(struct acg_buffer *out, const char *text, size_t length,
                    char unknown[ACG_COMMAND_NAME])
{
    acg_buffer_text(out, "");
    struct decoding d = {
        .out = out, .at = text, .end = text + length, .begin = out->length, .unknown = unknown};
    while (d.at < d.end && !out->failed) {
        if (*d.at == '\\') {
            add_command(&d);
        } else if (*d.at == '{' || *d.at == '}' || *d.at == '$') {
            d.at++;
        } else if (is_blank(*d.at)) {
            add_blank(&d);
            d.at++;
        } else if (!add_ligature(&d)) {
            acg_buffer_char(out, *d.at++);
        }
    }
    if (out->length > d.begin && out->data[out->length - 1] == ' ') {
        out->data[--out->length] = '\0';
    }
}

void acg_latex_address(struct acg_buffer *out, const char *text, size_t length)
{
    static const char *const words[] = {"\\url", "\\path", "\\nolinkurl"};
    const char *at = text, *end = text + length;
    acg_buffer_text(out, "");
    while (at < end) {
        size_t left = (size_t)(end - at), skipped = 0;
        for (size_t i = 0; i < COUNT(words); i++) {
            size_t n = strlen(words[i]);
            if (left >= n && memcmp(at, words[i], n) == 0) skipped = n;
        }
        if (left >= 15 && memcmp(at, "\\textasciitilde", 15) == 0) {
            acg_buffer_char(out, '~');
            skipped = 15;
        }
        if (skipped > 0) {
            at += skipped;
        } else if (*at == '\\' && left > 1 && strchr("_%&#~{}$", at[1])) {
            acg_buffer_char(out, at[1]);
            at += 2;
        } else {
            if (*at != '{' && *at != '}' && !is_blank(*at)) acg_buffer_char(out, *at);
            at++;
        }
    }
}
