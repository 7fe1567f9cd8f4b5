// Tables as JSON.
#include "write/grid.h"

#include "base/json.h"

static void add_cell(const struct acg_grid *grid, const struct acg_grid_options *options,
                     size_t index, struct acg_buffer *out)
{
    char room[ACG_CELL_ROOM];
    const char *text = acg_cell_text(grid, options, index, room);
    switch (grid->cells[index].kind) {
    case ACG_CELL_EMPTY:
        acg_buffer_text(out, "null");
        break;
    case ACG_CELL_TEXT:
        acg_json_text(out, text);
        break;
    case ACG_CELL_COUNT:
    case ACG_CELL_READ:
    case ACG_CELL_COMPUTED:
        acg_buffer_text(out, text);
        break;
    }
}

void acg_grid_write_json(const struct acg_grid *grid, const struct acg_grid_options *options,
                         struct acg_buffer *out)
{
    acg_buffer_text(out, "{\n  \"about\": {");
    for (size_t i = 0; i < grid->n_about; i++) {
        acg_buffer_text(out, i ? ",\n    " : "\n    ");
        acg_json_text(out, grid->about[i].key);
        acg_buffer_text(out, ": ");
        acg_json_text(out, grid->about[i].text);
    }
    acg_buffer_text(out, grid->n_about ? "\n  },\n  \"rows\": [" : "},\n  \"rows\": [");
    for (size_t i = 0; i < grid->n_cells; i++) {
        size_t column = i % grid->n_columns;
        acg_buffer_text(out, column ? ", " : i ? "},\n    {" : "\n    {");
        acg_json_text(out, grid->columns[column].name);
        acg_buffer_text(out, ": ");
        add_cell(grid, options, i, out);
    }
    acg_buffer_text(out, grid->n_cells ? "}\n  ]\n}\n" : "]\n}\n");
}
