#include "read/rows.h"

#include "base/array.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void acg_rows_locate(const struct acg_rows *rows, size_t at, size_t *line, size_t *column)
{
    *line = rows->row_line;
    *column = 1;
    for (size_t i = rows->row_at; i < at; i++) {
        unsigned char c = (unsigned char)rows->text[i];
        if (c == '\n') {
            ++*line;
            *column = 1;
        } else if ((c & 0xc0) != 0x80) { // not in the middle of a character
            ++*column;
        }
    }
}

static acg_status refuse(const struct acg_rows *rows, size_t at, const char *text,
                         acg_report *report)
{
    char row[32];
    snprintf(row, sizeof row, "row %zu", rows->row);
    struct acg_place place = {.file = rows->name, .order = at};
    place.pointer = rows->row > 0 ? row : rows->n_cells > 0 ? "header" : NULL;
    acg_rows_locate(rows, at, &place.line, &place.column);
    return acg_reject(report, &place, "%s", text);
}

/** A quoted cell with its doubled quotes made one; NULL without memory. */
static const char *undouble(struct acg_rows *rows, const char *text, size_t *length)
{
    char *out = acg_arena_alloc(&rows->arena, *length), *to = out;
    for (size_t i = 0; out && i < *length; i++) {
        *to++ = text[i];
        if (text[i] == '"') i++; // the second one
    }
    if (out) *length = (size_t)(to - out);
    return out;
}

static bool ends_cell(const struct acg_rows *rows, char c)
{
    return c == rows->delimiter || c == '\n' || c == '\r';
}

/** Takes away the apostrophe that keeps a spreadsheet from running a text as a formula: as they are
 * written (write/delimited.h), texts that begin with apostrophes of their own have one more. */
static void unguard(struct acg_cell_piece *cell)
{
    size_t n = 1;
    while (n < cell->length && cell->text[n] == '\'')
        n++;
    if (!acg_text_is_formula(cell->text + n, cell->length - n)) return;
    cell->text++;
    cell->length--;
}

/** Reads a cell in quotes; rows->at is at the first and then behind the last. */
static acg_status read_quoted(struct acg_rows *rows, struct acg_cell_piece *cell,
                              acg_report *report)
{
    size_t begin = rows->at + 1, at = begin;
    bool doubled = false;
    for (;;) {
        const char *quote = memchr(rows->text + at, '"', rows->length - at);
        if (!quote) return refuse(rows, rows->at, "a quote that is never closed", report);
        at = (size_t)(quote - rows->text);
        if (rows->text[at + 1] != '"') break;
        doubled = true;
        at += 2;
    }
    cell->text = rows->text + begin;
    cell->length = at - begin;
    rows->at = at + 1;
    if (rows->at < rows->length && !ends_cell(rows, rows->text[rows->at])) {
        return refuse(rows, rows->at, "text behind a closing quote; write two quotes for one",
                      report);
    }
    if (doubled && !(cell->text = undouble(rows, cell->text, &cell->length))) {
        return acg_out_of_memory(report);
    }
    return ACG_OK;
}

static acg_status read_plain(struct acg_rows *rows, struct acg_cell_piece *cell, acg_report *report)
{
    const unsigned char *text = (const unsigned char *)rows->text;
    size_t at = rows->at;
    while (rows->is_plain[text[at]])
        at++;
    while (at < rows->length && !ends_cell(rows, rows->text[at])) {
        if (text[at] == '"' && rows->delimiter != '\t') {
            return refuse(rows, at,
                          "a quote inside a cell that does not begin with one; put the "
                          "cell in quotes and double it",
                          report);
        }
        at++;
    }
    cell->text = rows->text + rows->at;
    cell->length = at - rows->at;
    rows->at = at;
    return ACG_OK;
}

/** Reads one row, whatever is in it. */
static acg_status read_row(struct acg_rows *rows, acg_report *report)
{
    rows->n_cells = 0;
    rows->row_at = rows->at;
    acg_arena_clear(&rows->arena);
    for (;;) {
        if (!acg_array_room(&rows->cells, rows->n_cells, &rows->room, sizeof *rows->cells)) {
            return acg_out_of_memory(report);
        }
        struct acg_cell_piece *cell = &rows->cells[rows->n_cells++];
        *cell = (struct acg_cell_piece){.at = rows->at};
        acg_status status = rows->text[rows->at] == '"' ? read_quoted(rows, cell, report)
                                                        : read_plain(rows, cell, report);
        if (status) return status;
        if (cell->length > 1 && cell->text[0] == '\'' && rows->delimiter != '\t') unguard(cell);
        if (rows->text[rows->at] != rows->delimiter || rows->at >= rows->length) break;
        rows->at++;
    }
    if (rows->text[rows->at] == '\r') rows->at++;
    if (rows->text[rows->at] == '\n') rows->at++;
    return ACG_OK;
}

/** The line of the row to come. */
static void count_lines(struct acg_rows *rows)
{
    const char *at = rows->text + rows->row_at, *end = rows->text + rows->at;
    for (; (at = memchr(at, '\n', (size_t)(end - at))); at++)
        rows->row_line++;
}

acg_status acg_rows_next(struct acg_rows *rows, size_t n_columns, bool *more, acg_report *report)
{
    bool is_empty = false;
    *more = false;
    do {
        count_lines(rows);
        if (rows->at >= rows->end) return ACG_OK;
        rows->row += !is_empty; // an empty line is no row
        acg_status status = read_row(rows, report);
        if (status) return status;
        is_empty = rows->n_cells == 1 && rows->cells[0].length == 0;
    } while (is_empty);
    if (rows->n_cells != n_columns) {
        char text[100];
        snprintf(text, sizeof text, "%zu cells where the header has %zu; is a quote missing?",
                 rows->n_cells, n_columns);
        return refuse(rows, rows->row_at, text, report);
    }
    *more = true;
    return ACG_OK;
}

/** The delimiter that the header line has most. */
static char find_delimiter(const char *text)
{
    static const char candidates[] = ",\t;";
    size_t counts[3] = {0}, best = 0;
    bool quoted = false;
    for (; *text && (quoted || (*text != '\n' && *text != '\r')); text++) {
        quoted ^= *text == '"';
        for (size_t i = 0; i < 3; i++)
            counts[i] += !quoted && *text == candidates[i];
    }
    for (size_t i = 1; i < 3; i++) {
        if (counts[i] > counts[best]) best = i;
    }
    return candidates[best];
}

acg_status acg_rows_check(const struct acg_rows *rows, size_t from, size_t to, acg_report *report)
{
    const char *text = rows->text + from;
    size_t length = to - from, valid = acg_utf8_valid(text, length);
    struct acg_place place = {.file = rows->name};
    bool has_nul = memchr(text, '\0', valid) != NULL;
    if (valid == length && !has_nul) return ACG_OK;
    place.order = from + (has_nul ? strlen(text) : valid);
    acg_rows_locate(rows, place.order, &place.line, &place.column);
    if (has_nul) {
        return acg_reject(report, &place, "a NUL byte, which no text has; save the table as text");
    }
    return acg_reject(report, &place,
                      "a byte that is no UTF-8 text; save the file as UTF-8, or run iconv -f "
                      "WINDOWS-1252 -t UTF-8 on it");
}

static bool is_utf16(const char *text, size_t length)
{
    return length >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0 ||
                           (length > 2 && (text[0] == '\0') != (text[1] == '\0')));
}

acg_status acg_rows_open_header(struct acg_rows *out, const char *name, const char *text,
                                size_t length, acg_report *report)
{
    *out = (struct acg_rows){
        .name = name, .text = text, .length = length, .end = length, .row_line = 1};
    struct acg_place whole = {.file = name};
    if (is_utf16(text, length)) {
        return acg_reject(report, &whole,
                          "the file is UTF-16; save it as UTF-8, or run iconv -f UTF-16 -t UTF-8 "
                          "on it");
    }
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) out->at = 3;
    if (out->at == length) return acg_reject(report, &whole, "the table is empty");
    out->delimiter = find_delimiter(text + out->at);
    for (int c = 1; c < 256; c++)
        out->is_plain[c] = c != '"' && !ends_cell(out, (char)c);
    acg_status status = read_row(out, report);
    return status ? status : acg_rows_check(out, 0, out->at, report);
}

acg_status acg_rows_open(struct acg_rows *out, const char *name, const char *text, size_t length,
                         acg_report *report)
{
    acg_status status = acg_rows_open_header(out, name, text, length, report);
    return status ? status : acg_rows_check(out, out->at, length, report);
}

struct acg_rows acg_rows_part(const struct acg_rows *rows, size_t from, size_t to)
{
    struct acg_rows part = *rows;
    part.at = part.row_at = from;
    part.end = to;
    part.cells = NULL;
    part.n_cells = part.room = 0;
    part.arena = (struct acg_arena){0};
    return part;
}

void acg_rows_close(struct acg_rows *rows)
{
    free(rows->cells);
    acg_arena_clear(&rows->arena);
    *rows = (struct acg_rows){0};
}
