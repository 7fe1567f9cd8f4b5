#include "write/grid.h"

#include "base/array.h"
#include "base/number.h"
#include "base/report.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double dust = 1e-12; // of the largest value: below it, a computed value is 0

void acg_grid_init(struct acg_grid *grid, const struct acg_grid_column columns[], size_t n_columns)
{
    *grid = (struct acg_grid){.columns = columns, .n_columns = n_columns};
}

acg_grid *acg_grid_new(const struct acg_grid_column columns[], size_t n_columns)
{
    struct acg_grid *grid = malloc(sizeof *grid);
    if (grid) acg_grid_init(grid, columns, n_columns);
    return grid;
}

void acg_grid_free(acg_grid *grid)
{
    if (!grid) return;
    acg_grid_clear(grid);
    free(grid);
}

void acg_grid_clear(struct acg_grid *grid)
{
    free(grid->cells);
    free(grid->about);
    acg_arena_clear(&grid->arena);
    *grid = (struct acg_grid){0};
}

static void add(struct acg_grid *grid, struct acg_cell cell)
{
    if (grid->failed || !acg_array_room(&grid->cells, grid->n_cells, &grid->room, sizeof cell)) {
        grid->failed = true;
        return;
    }
    grid->cells[grid->n_cells++] = cell;
}

static const char *keep(struct acg_grid *grid, const char *text)
{
    const char *kept = acg_arena_text(&grid->arena, text, strlen(text));
    if (!kept) grid->failed = true;
    return kept;
}

void acg_grid_text(struct acg_grid *grid, const char *text)
{
    if (text) {
        add(grid, (struct acg_cell){.kind = ACG_CELL_TEXT, .text = keep(grid, text)});
    } else {
        acg_grid_empty(grid);
    }
}

void acg_grid_borrow(struct acg_grid *grid, const char *text)
{
    if (text) {
        add(grid, (struct acg_cell){.kind = ACG_CELL_TEXT, .text = text});
    } else {
        acg_grid_empty(grid);
    }
}

void acg_grid_count(struct acg_grid *grid, size_t count)
{
    add(grid, (struct acg_cell){.kind = ACG_CELL_COUNT, .count = count});
}

void acg_grid_read(struct acg_grid *grid, double number)
{
    add(grid, (struct acg_cell){.kind = ACG_CELL_READ, .number = number});
}

void acg_grid_computed(struct acg_grid *grid, double number)
{
    if (isfinite(number)) {
        add(grid, (struct acg_cell){.kind = ACG_CELL_COMPUTED, .number = number});
    } else {
        acg_grid_empty(grid);
    }
}

void acg_grid_empty(struct acg_grid *grid)
{
    add(grid, (struct acg_cell){.kind = ACG_CELL_EMPTY});
}

void acg_grid_about(struct acg_grid *grid, const char *key, const char *text)
{
    struct acg_grid_about line = {keep(grid, key), keep(grid, text)};
    if (grid->failed ||
        !acg_array_room(&grid->about, grid->n_about, &grid->about_room, sizeof line)) {
        grid->failed = true;
        return;
    }
    grid->about[grid->n_about++] = line;
}

/** The headings; for people only the last columns may stand below their rows, and not all. */
static const struct acg_grid_column *pick_columns(const struct acg_grid *grid,
                                                  const struct acg_grid_pick picks[], size_t n,
                                                  struct acg_arena *arena)
{
    struct acg_grid_column *columns = acg_arena_array(arena, n, sizeof *columns);
    bool below = true;
    for (size_t i = n; columns && i-- > 0;) {
        columns[i] = grid->columns[picks[i].column];
        if (picks[i].heading) columns[i].name = picks[i].heading;
        below = below && columns[i].below && i > 0;
        columns[i].below = below;
    }
    return columns;
}

void acg_grid_pick(const struct acg_grid *grid, const struct acg_grid_pick picks[], size_t n,
                   struct acg_grid *out)
{
    struct acg_arena arena = {0};
    const struct acg_grid_column *columns = pick_columns(grid, picks, n, &arena);
    acg_grid_init(out, columns, columns ? n : 0);
    out->arena = arena;
    out->failed = grid->failed || !columns;
    for (size_t row = 0; row < grid->n_cells && !out->failed; row += grid->n_columns) {
        for (size_t i = 0; i < n; i++)
            add(out, grid->cells[row + picks[i].column]);
    }
    for (size_t i = 0; i < grid->n_about && !out->failed; i++)
        acg_grid_about(out, grid->about[i].key, grid->about[i].text);
}

/** The largest absolute computed value of a column. */
static double largest(const struct acg_grid *grid, size_t column)
{
    double most = 0;
    for (size_t i = column; i < grid->n_cells; i += grid->n_columns) {
        if (grid->cells[i].kind == ACG_CELL_COMPUTED)
            most = fmax(most, fabs(grid->cells[i].number));
    }
    return most;
}

const char *acg_cell_text(const struct acg_grid *grid, const struct acg_grid_options *options,
                          size_t index, char room[ACG_CELL_ROOM])
{
    const struct acg_cell *cell = &grid->cells[index];
    switch (cell->kind) {
    case ACG_CELL_EMPTY:
        return "";
    case ACG_CELL_TEXT:
        return cell->text;
    case ACG_CELL_COUNT:
        snprintf(room, ACG_CELL_ROOM, "%zu", cell->count);
        return room;
    case ACG_CELL_READ:
        acg_number_shortest(cell->number, room);
        return room;
    case ACG_CELL_COMPUTED:
        acg_number_digits(cell->number, options->digits ? options->digits : 9, room);
        return room;
    }
    return "";
}

bool acg_grid_is_numeric(const struct acg_grid *grid, size_t column)
{
    bool any = false;
    for (size_t i = column; i < grid->n_cells; i += grid->n_columns) {
        if (grid->cells[i].kind == ACG_CELL_TEXT) {
            return false;
        }
        any = any || grid->cells[i].kind != ACG_CELL_EMPTY;
    }
    return any;
}

/** A copy in which dust of computed columns is 0; NULL if memory is out. */
static struct acg_cell *without_dust(const struct acg_grid *grid)
{
    struct acg_cell *cells = malloc((grid->n_cells + 1) * sizeof *cells);
    if (!cells) {
        return NULL;
    }
    for (size_t column = 0; column < grid->n_columns; column++) {
        double least = dust * largest(grid, column);
        for (size_t i = column; i < grid->n_cells; i += grid->n_columns) {
            cells[i] = grid->cells[i];
            bool computed = cells[i].kind == ACG_CELL_COMPUTED;
            if (computed && fabs(cells[i].number) < least) cells[i].number = 0;
        }
    }
    return cells;
}

static void write_as(const struct acg_grid *grid, const struct acg_grid_options *options,
                     struct acg_buffer *out)
{
    switch (options->format) {
    case ACG_GRID_TABLE:
        acg_grid_write_table(grid, options, out);
        break;
    case ACG_GRID_TSV:
    case ACG_GRID_CSV:
        acg_grid_write_delimited(grid, options, out);
        break;
    case ACG_GRID_JSON:
        acg_grid_write_json(grid, options, out);
        break;
    case ACG_GRID_MARKDOWN:
    case ACG_GRID_LATEX:
        acg_grid_write_markup(grid, options, out);
        break;
    }
}

void acg_grid_append(const struct acg_grid *grid, const struct acg_grid_options *options,
                     struct acg_buffer *out)
{
    assert(grid->failed || grid->n_cells % grid->n_columns == 0);
    struct acg_grid clean = *grid;
    clean.cells = grid->failed ? NULL : without_dust(grid);
    if (clean.cells) {
        write_as(&clean, options, out);
    } else {
        out->failed = true;
    }
    free(clean.cells);
}

acg_status acg_grid_write(const acg_grid *grid, const struct acg_grid_options *options,
                          char **bytes, size_t *length, acg_report *report)
{
    struct acg_buffer out = {0};
    *bytes = NULL;
    *length = 0;
    if (!grid->failed && grid->n_cells % grid->n_columns != 0) {
        return acg_misuse(report, "the last row of a table has %zu cells of %zu",
                          grid->n_cells % grid->n_columns, grid->n_columns);
    }
    acg_buffer_text(&out, "");
    acg_grid_append(grid, options, &out);
    if (out.failed) {
        acg_buffer_clear(&out);
        return acg_out_of_memory(report);
    }
    *bytes = out.data;
    *length = out.length;
    return ACG_OK;
}
