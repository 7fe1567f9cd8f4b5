// Values of nodes and edges as texts, dates, lists, JSON.
#include "read/import_parts.h"

#include "base/json.h"
#include "base/number.h"

#include <string.h>
#include <strings.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct acg_piece acg_import_trim(struct acg_piece piece)
{
    while (piece.length > 0 && is_blank(piece.text[piece.length - 1]))
        piece.length--;
    while (piece.length > 0 && is_blank(*piece.text)) {
        piece.text++;
        piece.length--;
    }
    if (piece.length == 0) piece.text = NULL;
    return piece;
}

/** The value of a key, in files that are not ours without the blanks around it; text NULL if there
 * is none. */
struct acg_piece acg_import_value_of(const struct acg_import *import, size_t key)
{
    const struct acg_import_side *side = &import->sides[import->part];
    struct acg_piece value = acg_columns_value(&side->map, &side->rows, key);
    return import->is_ours ? value : acg_import_trim(value);
}

/** A date; a year that went through a number ("2016.0") is one too. */
struct acg_piece acg_import_date_of(const struct acg_import *import, size_t key)
{
    struct acg_piece date = acg_import_value_of(import, key);
    const char *point = date.text ? memchr(date.text, '.', date.length) : NULL;
    size_t digits = point ? (size_t)(point - date.text) : 0;
    if (digits == 0 || digits > 4 || strspn(date.text, "0123456789") != digits) return date;
    for (size_t i = digits + 1; i < date.length; i++) {
        if (date.text[i] != '0') return date;
    }
    date.length = digits + 1 < date.length ? digits : date.length;
    return date;
}

/** What stands up to the next semicolon of "a;b\;c", without backslashes, into `out`; `rest` goes
 * on behind it. False at the end. */
bool acg_import_next_of_list(struct acg_piece *rest, struct acg_buffer *out)
{
    out->length = 0;
    if (!rest->text) return false;
    size_t i = 0;
    for (; i < rest->length && rest->text[i] != ';'; i++) {
        i += rest->text[i] == '\\' && i + 1 < rest->length;
        acg_buffer_char(out, rest->text[i]);
    }
    i += i < rest->length; // the semicolon
    *rest = (struct acg_piece){i < rest->length ? rest->text + i : NULL, rest->length - i};
    acg_buffer_add(out, "", 0);
    return true;
}

/** The value of a free attribute as JSON; false if there is none. */
bool acg_import_add_free(struct acg_import *import, const struct acg_import_column *column,
                         struct acg_piece value, struct acg_buffer *out)
{
    struct acg_piece word = acg_import_trim(value);
    double number;
    bool is_number = column->is_number && acg_number_parse(word.text, word.length, &number);
    bool is_flag = column->is_flag && ((word.length == 4 && memcmp(word.text, "true", 4) == 0) ||
                                       (word.length == 5 && memcmp(word.text, "false", 5) == 0));
    bool is_json = column->role == ACG_ROLE_JSON &&
                   acg_reader_is_json(&import->reader, value.text, value.length);
    if (value.length == 0) return false;
    if (is_json || is_number || is_flag) {
        acg_buffer_add(out, is_json ? value.text : word.text, is_json ? value.length : word.length);
        return true;
    }
    if (column->is_number && word.length == 3 && strncasecmp(word.text, "nan", 3) == 0) {
        return false; // what igraph writes for a number that is missing
    }
    struct acg_buffer text = {0};
    acg_buffer_add(&text, value.text, value.length);
    if (text.failed) out->failed = true;
    else acg_json_text(out, text.data);
    acg_buffer_clear(&text);
    return true;
}

/** Makes an id of a text: ids have no blanks. Says whether it had some. */
bool acg_import_clean_id(char *id)
{
    bool had = false;
    for (char *c = id; *c; c++) {
        bool is_nbsp = (unsigned char)c[0] == 0xc2 && (unsigned char)c[1] == 0xa0;
        if (!is_blank(*c) && !is_nbsp) continue;
        had = true;
        *c = '_';
        if (is_nbsp) memmove(c + 1, c + 2, strlen(c + 2) + 1);
    }
    return had;
}
