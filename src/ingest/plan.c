#include "ingest/plan.h"

#include "base/report.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { LOOK_AT = 20 }; // rows, where none has the right number of fields so far

/** The beginning of a file. */
struct beginning {
    const struct acg_rule *rule;
    const char *name;
    struct acg_split *split;
    struct acg_field cells[ACG_FIELDS_MOST]; // of the row at hand
    size_t n_cells;
    acg_report *report;
};

static acg_status reject(const struct beginning *b, const char *what)
{
    struct acg_place place = {.file = b->name, .line = 1};
    const struct acg_layout *other = acg_layout_guess(b->cells, b->n_cells);
    if (other && other->name != b->rule->layout.name) {
        return acg_reject(b->report, &place, "%s of the layout %s; it looks like %s", what,
                          b->rule->layout.name, other->name);
    }
    return acg_reject(b->report, &place, "%s of the layout %s; say which layout it is by --layout",
                      what, b->rule->layout.name);
}

/** Reads a row into b->cells, which are valid until the next. */
static bool read_row(struct beginning *b)
{
    struct acg_row row;
    b->split->wanted = ACG_FIELDS_MOST;
    if (!acg_split_next(b->split, &row) || b->split->plain.failed) return false;
    b->n_cells = row.n_fields < ACG_FIELDS_MOST ? row.n_fields : ACG_FIELDS_MOST;
    for (size_t i = 0; i < b->n_cells; i++)
        b->cells[i] = acg_field_trim(acg_split_field(b->split, &row, i));
    return true;
}

/** The name of a column, or one of several: "Intensity|Event Intensity". */
static int find_name(const struct beginning *b, const char *names)
{
    struct acg_field rest = {names, strlen(names)}, name;
    while (acg_field_next(&rest, '|', &name)) {
        for (size_t i = 0; i < b->n_cells; i++) {
            bool same = b->cells[i].length == name.length &&
                        memcmp(b->cells[i].text, name.text, name.length) == 0;
            if (same) return (int)i;
        }
    }
    return -1;
}

const char *acg_plan_column(const struct acg_rule *rule, enum acg_column column)
{
    switch (column) {
    case ACG_COLUMN_ID:
    case ACG_COLUMN_DATE:
    case ACG_COLUMN_CODE:
    case ACG_COLUMN_CODE_MORE:
    case ACG_COLUMN_SCORE:
        return rule->layout.columns[column];
    case ACG_COLUMN_FROM:
        return rule->actors.from;
    case ACG_COLUMN_TO:
        return rule->actors.to;
    case ACG_COLUMN_FROM_ELSE:
        return rule->actors.from_else;
    case ACG_COLUMN_TO_ELSE:
        return rule->actors.to_else;
    case ACG_COLUMN_FROM_MARK:
        return rule->actors.from_mark;
    case ACG_COLUMN_TO_MARK:
        return rule->actors.to_mark;
    case ACG_COLUMN_WEIGHT:
        return rule->weight_column;
    case ACG_N_COLUMNS:
        break;
    }
    return NULL;
}

/** Finds each column, by the header that is in b->cells, or by its number. */
static acg_status find_columns(const struct beginning *b, bool by_name, struct acg_plan *out)
{
    char room[ACG_QUOTE], what[ACG_QUOTE + 60];
    for (int i = 0; i < ACG_N_COLUMNS; i++) {
        const char *name = acg_plan_column(b->rule, (enum acg_column)i);
        out->columns[i] = -1;
        if (!name) continue;
        out->columns[i] = by_name ? find_name(b, name) : atoi(name) - 1;
        if (out->columns[i] < 0) {
            snprintf(what, sizeof what, "has no column '%s'", acg_quote(room, name, strlen(name)));
            return reject(b, what);
        }
        if ((size_t)out->columns[i] + 1 > out->wanted) out->wanted = (size_t)out->columns[i] + 1;
    }
    return ACG_OK;
}

/** R writes no name for the column of row names: the header is one name short then. */
static bool is_short_header(struct beginning *b, size_t n)
{
    struct acg_split before = *b->split;
    bool is_short = read_row(b) && b->n_cells == n + 1 && b->cells[n].length > 0;
    before.plain = b->split->plain; // which may have moved
    *b->split = before;
    return is_short;
}

static acg_status use_header(struct beginning *b, struct acg_plan *out)
{
    if (!read_row(b)) return ACG_OK; // an empty file has no rows
    acg_status status = find_columns(b, true, out);
    out->fewest = out->most = b->n_cells;
    out->surplus_blank = true;
    if (!status && is_short_header(b, b->n_cells)) {
        for (int i = 0; i < ACG_N_COLUMNS; i++)
            out->columns[i] += out->columns[i] >= 0;
        out->wanted++;
        out->fewest = ++out->most;
    }
    return status;
}

/** Checks that one of the first rows has as many fields as the layout. */
static acg_status use_numbers(struct beginning *b, struct acg_plan *out)
{
    const struct acg_layout *layout = &b->rule->layout;
    struct acg_split before = *b->split;
    acg_status status = find_columns(b, false, out);
    bool is_empty = true, fits = false;
    size_t first = 0;
    for (int i = 0; !status && i < LOOK_AT && !fits && read_row(b); i++) {
        size_t n = b->n_cells;
        if (is_empty) first = n;
        is_empty = false;
        fits = layout->fields[0] == 0 || n == layout->fields[0] || n == layout->fields[1];
        if (fits) out->fewest = out->most = n;
    }
    before.plain = b->split->plain;
    *b->split = before;
    if (status || fits || is_empty) return status;
    read_row(b);
    char what[80];
    snprintf(what, sizeof what, "has %zu fields in its first row and not the %u", first,
             layout->fields[1]);
    return reject(b, what);
}

/** Tells a tab from a comma or semicolon by the first line. */
static char tell_delimiter(const struct acg_rule *rule, const struct acg_split *split)
{
    if (rule->layout.delimiter) return rule->layout.delimiter;
    const char *line = memchr(split->at, '\n', (size_t)(split->end - split->at));
    size_t length = (size_t)((line ? line : split->end) - split->at), commas = 0, semicolons = 0;
    if (memchr(split->at, '\t', length)) return '\t';
    for (size_t i = 0; i < length; i++) {
        commas += split->at[i] == ',';
        semicolons += split->at[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static int by_number(const void *a, const void *b)
{
    return *(const uint16_t *)a - *(const uint16_t *)b;
}

/** Lists the fields whose ends tell where the columns are: each, and the one before. */
static void list_needed(struct acg_plan *out)
{
    size_t n = 0;
    for (int i = 0; i < ACG_N_COLUMNS; i++) {
        if (out->columns[i] > 0) out->needed[n++] = (uint16_t)(out->columns[i] - 1);
        if (out->columns[i] >= 0) out->needed[n++] = (uint16_t)out->columns[i];
    }
    qsort(out->needed, n, sizeof *out->needed, by_number);
    for (size_t i = 0; i < n; i++) {
        bool again = out->n_needed > 0 && out->needed[out->n_needed - 1] == out->needed[i];
        if (!again) out->needed[out->n_needed++] = out->needed[i];
    }
}

acg_status acg_plan_find(const struct acg_rule *rule, const char *name, struct acg_split *split,
                         struct acg_plan *out, acg_report *report)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct beginning *b = calloc(1, sizeof *b);
    if (!b) return acg_out_of_memory(report);
    b->rule = rule;
    b->name = name;
    b->split = split;
    b->report = report;
    struct acg_place place = {.file = name};
    if (split->at == split->end) acg_warn(report, &place, "the file is empty");
    if (split->end - split->at >= 3 && memcmp(split->at, mark, 3) == 0) split->at += 3;
    *out = (struct acg_plan){.delimiter = tell_delimiter(rule, split),
                             .is_quoted = rule->layout.is_quoted};
    split->delimiter = out->delimiter;
    split->is_quoted = out->is_quoted;
    split->needed = NULL;
    acg_status status = rule->layout.has_header ? use_header(b, out) : use_numbers(b, out);
    if (split->plain.failed) status = acg_out_of_memory(report);
    if (!status && out->wanted > ACG_FIELDS_MOST) status = reject(b, "asks for too many columns");
    if (!status) list_needed(out);
    split->wanted = out->wanted;
    free(b);
    return status;
}
