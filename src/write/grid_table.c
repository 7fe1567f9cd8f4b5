// Tables for people: columns side by side, wrapped to fit a terminal.
#include "write/grid.h"

#include "base/utf8.h"
#include "base/width.h"

#include <stdlib.h>
#include <string.h>

enum { NARROWEST = 8 };

/** The layout: one width and one side for each column. */
struct layout {
    size_t *widths, *words; // of the widest cell, and of the longest word
    size_t gap, n_columns;  // those that stand side by side, the first ones
    bool *right;
};

/** The cell as it is shown: controls as blanks, so that its width is known and nothing acts. */
static void clean(struct acg_buffer *out, const char *text)
{
    out->length = 0;
    acg_buffer_text(out, "");
    acg_text_add_clean(out, text);
}

/** The text of a cell; "" where a grouped column repeats itself. */
static const char *shown(const struct acg_grid *grid, const struct acg_grid_options *options,
                         size_t index, char room[ACG_CELL_ROOM])
{
    size_t column = index % grid->n_columns;
    const char *text = acg_cell_text(grid, options, index, room);
    if (grid->columns[column].grouped && index >= grid->n_columns) {
        char other[ACG_CELL_ROOM];
        const char *above = acg_cell_text(grid, options, index - grid->n_columns, other);
        return strcmp(above, text) == 0 ? "" : text;
    }
    return text;
}

/** Columns that the longest word takes: narrower, and it would be broken. */
static size_t longest_word(const char *text, size_t length)
{
    size_t longest = 0;
    for (const char *end = text + length; text < end;) {
        const char *blank = memchr(text, ' ', (size_t)(end - text));
        size_t width = acg_text_width(text, (size_t)((blank ? blank : end) - text));
        if (width > longest) longest = width;
        text = blank ? blank + 1 : end;
    }
    return longest;
}

static void widen(struct layout *layout, size_t column, const char *text, size_t length)
{
    size_t width = acg_text_width(text, length), word = longest_word(text, length);
    if (width > layout->widths[column]) layout->widths[column] = width;
    if (word > layout->words[column]) layout->words[column] = word;
}

static void measure(const struct acg_grid *grid, const struct acg_grid_options *options,
                    struct layout *layout, struct acg_buffer *scratch)
{
    char room[ACG_CELL_ROOM];
    for (size_t i = 0; i < grid->n_columns && !grid->columns[i].below; i++) {
        layout->n_columns = i + 1;
        widen(layout, i, grid->columns[i].name, strlen(grid->columns[i].name));
        layout->right[i] = acg_grid_is_numeric(grid, i);
    }
    for (size_t i = 0; i < grid->n_cells; i++) {
        if (i % grid->n_columns >= layout->n_columns) continue;
        clean(scratch, acg_cell_text(grid, options, i, room));
        if (!scratch->failed) widen(layout, i % grid->n_columns, scratch->data, scratch->length);
    }
}

static size_t total_width(const struct layout *layout)
{
    size_t total = layout->gap * (layout->n_columns - 1);
    for (size_t i = 0; i < layout->n_columns; i++) {
        total += layout->widths[i];
    }
    return total;
}

/** Narrows the widest columns of text, none to less than `least` (NARROWEST for NULL), until all
 *  fit or nothing can be narrowed any more. */
static void narrow(struct layout *layout, const size_t least[], size_t most)
{
    for (size_t total = total_width(layout); total > most; total--) {
        size_t widest = layout->n_columns;
        for (size_t i = 0; i < layout->n_columns; i++) {
            bool may = !layout->right[i] && layout->widths[i] > (least ? least[i] : NARROWEST);
            bool wider = widest == layout->n_columns || layout->widths[i] > layout->widths[widest];
            if (may && wider) widest = i;
        }
        if (widest == layout->n_columns) {
            return;
        }
        layout->widths[widest]--;
    }
}

/** Makes the table fit: first between words, then with smaller gaps, last within words. */
static void fit(struct layout *layout, size_t most)
{
    layout->gap = 2;
    if (most > 0) {
        narrow(layout, layout->words, most);
        layout->gap = total_width(layout) > most ? 1 : 2;
        narrow(layout, NULL, most);
    }
}

/** How many bytes of `text` go on one line of `width` columns: up to a blank where there is one. */
static size_t take_line(const char *text, size_t length, size_t width)
{
    size_t blank = 0, used = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        const char *from = at;
        acg_utf8_next(&at, end);
        used += acg_text_width(from, (size_t)(at - from));
        if (*from == ' ' && from > text) blank = (size_t)(from - text);
        if (used > width && from > text) {
            return blank ? blank : (size_t)(from - text);
        }
    }
    return length;
}

static void pad(struct acg_buffer *out, size_t columns)
{
    while (columns-- > 0) {
        acg_buffer_char(out, ' ');
    }
}

/** Cuts `length` bytes and the blanks behind them off the front. */
static void use_up(struct acg_buffer *text, size_t length)
{
    while (length < text->length && text->data[length] == ' ') {
        length++;
    }
    memmove(text->data, text->data + length, text->length - length + 1);
    text->length -= length;
}

/** Writes one line of a row and uses its texts up; says whether some of them goes on. */
static bool write_line(const struct layout *layout, struct acg_buffer texts[],
                       struct acg_buffer *out)
{
    size_t due = 0; // blanks held back, so that no line ends in one
    bool more = false;
    for (size_t i = 0; i < layout->n_columns; i++) {
        struct acg_buffer *text = &texts[i];
        size_t width = layout->widths[i];
        size_t length = text->length ? take_line(text->data, text->length, width) : 0;
        size_t used = length ? acg_text_width(text->data, length) : 0;
        size_t left = width > used ? width - used : 0;
        if (length) {
            pad(out, due + (layout->right[i] ? left : 0));
            acg_buffer_add(out, text->data, length);
            use_up(text, length);
            due = layout->right[i] ? 0 : left;
        } else {
            due += width;
        }
        due += layout->gap;
        more = more || text->length > 0;
    }
    acg_buffer_char(out, '\n');
    return more;
}

/** Writes one row, as many lines as its longest cell needs. */
static void write_row(const struct layout *layout, struct acg_buffer texts[],
                      struct acg_buffer *out)
{
    while (write_line(layout, texts, out) && !out->failed) {
    }
}

/** Writes the cells that stand below the row beginning at cell `index`: "name: text · name: text",
 * wrapped and indented. */
static void write_below(const struct acg_grid *grid, const struct acg_grid_options *options,
                        const struct layout *layout, size_t index, struct acg_buffer *scratch,
                        struct acg_buffer *out)
{
    enum { INDENT = 4, LEAST = 20 };
    char room[ACG_CELL_ROOM];
    size_t width = options->width > INDENT + LEAST ? options->width - INDENT : LEAST;
    struct acg_buffer all = {0};
    acg_buffer_text(&all, "");
    for (size_t i = layout->n_columns; i < grid->n_columns; i++) {
        clean(scratch, acg_cell_text(grid, options, index + i, room));
        if (!scratch->length) continue;
        acg_buffer_format(&all, "%s%s: ", all.length ? " · " : "", grid->columns[i].name);
        acg_buffer_add(&all, scratch->data, scratch->length);
    }
    while (all.length && !all.failed && !out->failed) {
        size_t length = options->width ? take_line(all.data, all.length, width) : all.length;
        pad(out, INDENT);
        acg_buffer_add(out, all.data, length);
        acg_buffer_char(out, '\n');
        use_up(&all, length);
    }
    out->failed = out->failed || all.failed;
    acg_buffer_clear(&all);
}

static void write_rows(const struct acg_grid *grid, const struct acg_grid_options *options,
                       const struct layout *layout, struct acg_buffer texts[],
                       struct acg_buffer *out)
{
    char room[ACG_CELL_ROOM];
    for (size_t i = 0; i < layout->n_columns; i++) {
        clean(&texts[i], grid->columns[i].name);
    }
    write_row(layout, texts, out);
    for (size_t i = 0; i < layout->n_columns; i++) {
        pad(out, i ? layout->gap : 0);
        for (size_t k = 0; k < layout->widths[i]; k++) {
            acg_buffer_char(out, '-');
        }
    }
    acg_buffer_char(out, '\n');
    for (size_t i = 0; i < grid->n_cells; i += grid->n_columns) {
        for (size_t k = 0; k < layout->n_columns; k++) {
            clean(&texts[k], shown(grid, options, i + k, room));
        }
        write_row(layout, texts, out);
        write_below(grid, options, layout, i, &texts[0], out);
    }
}

void acg_grid_write_table(const struct acg_grid *grid, const struct acg_grid_options *options,
                          struct acg_buffer *out)
{
    size_t *widths = calloc(2 * grid->n_columns, sizeof *widths);
    bool *right = calloc(grid->n_columns, sizeof *right);
    struct acg_buffer *texts = calloc(grid->n_columns, sizeof *texts);
    if (widths && right && texts) {
        struct layout layout = {
            .widths = widths, .words = widths + grid->n_columns, .right = right};
        measure(grid, options, &layout, &texts[0]);
        fit(&layout, options->width);
        write_rows(grid, options, &layout, texts, out);
    } else {
        out->failed = true;
    }
    for (size_t i = 0; texts && i < grid->n_columns; i++) {
        out->failed = out->failed || texts[i].failed;
        acg_buffer_clear(&texts[i]);
    }
    free(texts);
    free(right);
    free(widths);
}
