// Tables as Markdown (GitHub's) and LaTeX (booktabs).
#include "write/grid.h"
#include "base/latex.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/** Within a cell every break and control is a blank. */
static void add_markdown(struct acg_buffer *out, const char *text)
{
    struct acg_buffer clean = {0};
    acg_text_add_clean(&clean, text);
    for (const char *at = clean.data ? clean.data : ""; *at; at++) {
        if (strchr("\\`*_[]<>|~&#", *at)) acg_buffer_char(out, '\\');
        acg_buffer_char(out, *at);
    }
    out->failed = out->failed || clean.failed;
    acg_buffer_clear(&clean);
}

static void write_markdown(const struct acg_grid *grid, const struct acg_grid_options *options,
                           struct acg_buffer *out)
{
    assert(grid->n_columns > 0);
    char room[ACG_CELL_ROOM];
    for (size_t i = 0; i < grid->n_columns; i++) {
        acg_buffer_text(out, i ? " | " : "| ");
        add_markdown(out, grid->columns[i].name);
    }
    acg_buffer_text(out, " |\n");
    for (size_t i = 0; i < grid->n_columns; i++) {
        acg_buffer_text(out, acg_grid_is_numeric(grid, i) ? "|---:" : "|---");
    }
    acg_buffer_text(out, "|\n");
    for (size_t i = 0; i < grid->n_cells; i++) {
        acg_buffer_text(out, i % grid->n_columns ? " | " : "| ");
        add_markdown(out, acg_cell_text(grid, options, i, room));
        acg_buffer_text(out, (i + 1) % grid->n_columns ? "" : " |\n");
    }
}

static void write_latex(const struct acg_grid *grid, const struct acg_grid_options *options,
                        struct acg_buffer *out)
{
    assert(grid->n_columns > 0);
    char room[ACG_CELL_ROOM];
    acg_buffer_text(out, "\\begin{tabular}{");
    for (size_t i = 0; i < grid->n_columns; i++) {
        acg_buffer_char(out, acg_grid_is_numeric(grid, i) ? 'r' : 'l');
    }
    acg_buffer_text(out, "}\n\\toprule\n");
    for (size_t i = 0; i < grid->n_columns; i++) {
        acg_latex_add(out, grid->columns[i].name);
        acg_buffer_text(out, i + 1 < grid->n_columns ? " & " : " \\\\\n\\midrule\n");
    }
    for (size_t i = 0; i < grid->n_cells; i++) {
        const char *text = acg_cell_text(grid, options, i, room);
        bool minus = text[0] == '-' && grid->cells[i].kind != ACG_CELL_TEXT;
        if (minus) acg_buffer_text(out, "$-$"); // a hyphen is no sign
        acg_latex_add(out, text + minus);
        acg_buffer_text(out, (i + 1) % grid->n_columns ? " & " : " \\\\\n");
    }
    acg_buffer_text(out, "\\bottomrule\n\\end{tabular}\n");
}

void acg_grid_write_markup(const struct acg_grid *grid, const struct acg_grid_options *options,
                           struct acg_buffer *out)
{
    if (options->format == ACG_GRID_LATEX) {
        write_latex(grid, options, out);
    } else {
        write_markdown(grid, options, out);
    }
}
