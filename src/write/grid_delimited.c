// Tables as TSV and CSV.
#include "write/grid.h"

#include "base/utf8.h"
#include "write/delimited.h"

#include <assert.h>

static void add_tsv(struct acg_buffer *out, const char *text)
{
    for (size_t n; *text; text += n) {
        size_t stray = acg_utf8_stray(text);
        n = stray ? stray : 1;
        switch (*text) {
        case '\t':
            acg_buffer_text(out, "\\t");
            break;
        case '\n':
            acg_buffer_text(out, "\\n");
            break;
        case '\r':
            acg_buffer_text(out, "\\r");
            break;
        case '\\':
            acg_buffer_text(out, "\\\\");
            break;
        default:
            if (stray) acg_buffer_text(out, "\xef\xbf\xbd");
            else acg_buffer_char(out, *text);
        }
    }
}

static void add(struct acg_buffer *out, const char *text, bool guard,
                const struct acg_grid_options *options)
{
    if (options->format == ACG_GRID_TSV) {
        add_tsv(out, text);
    } else {
        acg_delimited_add(out, text, ',', guard && !options->no_guard);
    }
}

void acg_grid_write_delimited(const struct acg_grid *grid, const struct acg_grid_options *options,
                              struct acg_buffer *out)
{
    assert(grid->n_columns > 0);
    char delimiter = options->format == ACG_GRID_TSV ? '\t' : ',';
    char room[ACG_CELL_ROOM];
    for (size_t i = 0; i < grid->n_columns; i++) {
        add(out, grid->columns[i].name, false, options);
        acg_buffer_char(out, i + 1 < grid->n_columns ? delimiter : '\n');
    }
    for (size_t i = 0; i < grid->n_cells; i++) {
        bool is_text = grid->cells[i].kind == ACG_CELL_TEXT; // a negative number is no formula
        add(out, acg_cell_text(grid, options, i, room), is_text, options);
        acg_buffer_char(out, (i + 1) % grid->n_columns ? delimiter : '\n');
    }
}
