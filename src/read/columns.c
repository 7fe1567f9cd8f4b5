#include "read/columns.h"

#include "base/number.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/** What an option's text is split into; `text` is a copy that is cut up. */
struct split {
    char *rest;
};

/** The next item of "a,b\,c", with its end cut and its backslashes gone; NULL behind the last. */
static char *next_item(struct split *split)
{
    char *item = split->rest, *to = item;
    if (!item) return NULL;
    char *at = item;
    for (; *at && *at != ','; at++) {
        if (*at == '\\' && at[1] == ',') at++;
        *to++ = *at;
    }
    split->rest = *at ? at + 1 : NULL;
    *to = '\0';
    return item;
}

static bool is(struct acg_piece piece, const char *word)
{
    return piece.length == strlen(word) && memcmp(piece.text, word, piece.length) == 0;
}

static acg_status misuse_column(const struct acg_columns *columns, const struct acg_rows *rows,
                                const char *option, const char *word, acg_report *report)
{
    char quoted[ACG_QUOTE], near_quoted[ACG_QUOTE];
    const char **names = malloc((columns->n_columns + 1) * sizeof *names);
    if (!names) return acg_out_of_memory(report);
    for (size_t i = 0; i < columns->n_columns; i++)
        names[i] = columns->header[i].text;
    const char *near = acg_text_nearest(word, names, columns->n_columns);
    const char *first = columns->n_columns ? names[0] : "";
    free(names);
    acg_quote(quoted, word, strlen(word));
    if (near) {
        return acg_misuse(report, "%s: %s has no column '%s'; did you mean '%s'?", option,
                          rows->name, quoted, acg_quote(near_quoted, near, strlen(near)));
    }
    return acg_misuse(report, "%s: %s has no column '%s'; its first one is '%s'", option,
                      rows->name, quoted, acg_quote(near_quoted, first, strlen(first)));
}

static size_t find_column(const struct acg_columns *columns, const char *word)
{
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (is(columns->header[i], word)) return i;
    }
    return SIZE_MAX;
}

static size_t find_key(const struct acg_columns *columns, const char *word)
{
    for (size_t i = 0; i < columns->n_keys; i++) {
        if (strcmp(columns->keys[i], word) == 0) return i;
    }
    return SIZE_MAX;
}

static acg_status misuse_key(const struct acg_columns *columns, const char *word,
                             acg_report *report)
{
    char quoted[ACG_QUOTE];
    const char *near = acg_text_nearest(word, columns->keys, columns->n_keys);
    acg_quote(quoted, word, strlen(word));
    if (near) {
        return acg_misuse(report, "--map: unknown key '%s'; did you mean '%s'?", quoted, near);
    }
    return acg_misuse(report, "--map: unknown key '%s'; see 'actorgraph help'", quoted);
}

/** Where the value of "KEY" goes; NULL if there is no such key (said). */
static struct acg_source_of *slot_of(struct acg_columns *columns, const char *key,
                                     acg_status *status, acg_report *report)
{
    size_t k = find_key(columns, key);
    bool has_codes = find_key(columns, "short") != SIZE_MAX; // a table of actors
    if (k == SIZE_MAX && has_codes && strncmp(key, "code.", 5) == 0 && key[5]) {
        if (columns->n_codes < ACG_MOST_CODES) {
            columns->systems[columns->n_codes] = (struct acg_piece){key + 5, strlen(key + 5)};
            return &columns->codes[columns->n_codes++];
        }
        *status = acg_misuse(report, "--map: more than %d codes", ACG_MOST_CODES);
        return NULL;
    }
    if (k == SIZE_MAX) {
        *status = misuse_key(columns, key, report);
        return NULL;
    }
    if (columns->of[k].given) {
        *status = acg_misuse(report, "--map: '%s' stands twice", key);
        return NULL;
    }
    return &columns->of[k];
}

/** "KEY=COLUMN" or "KEY:CONSTANT". */
static acg_status map_item(struct acg_columns *columns, const struct acg_rows *rows, char *item,
                           acg_report *report)
{
    char quoted[ACG_QUOTE];
    size_t length = strcspn(item, "=:");
    char sign = item[length];
    acg_status status = ACG_OK;
    if (!sign || length == 0) {
        return acg_misuse(report, "--map: '%s' is no mapping; write KEY=COLUMN or KEY:VALUE",
                          acg_quote(quoted, item, strlen(item)));
    }
    item[length] = '\0';
    const char *value = item + length + 1;
    struct acg_source_of *slot = slot_of(columns, item, &status, report);
    if (!slot) return status;
    *slot = (struct acg_source_of){.given = true, .constant = sign == ':'};
    slot->value = (struct acg_piece){value, strlen(value)};
    if (slot->constant) return ACG_OK;
    slot->column = find_column(columns, value);
    return slot->column != SIZE_MAX ? ACG_OK : misuse_column(columns, rows, "--map", value, report);
}

/** "COLUMN=VALUE", "COLUMN>=NUMBER" and so on. */
static acg_status test_item(struct acg_columns *columns, const struct acg_rows *rows, char *item,
                            acg_report *report)
{
    static const struct {
        const char *sign;
        char relation;
    } signs[] = {{"!=", '!'}, {">=", 'g'}, {"<=", 'l'}, {"=", '='}, {">", '>'}, {"<", '<'}};
    char quoted[ACG_QUOTE];
    size_t length = strcspn(item, "!=<>"), i = 0;
    while (i < 6 && strncmp(item + length, signs[i].sign, strlen(signs[i].sign)) != 0)
        i++;
    if (i == 6 || length == 0) {
        return acg_misuse(report, "--where: '%s' is no test; write COLUMN=VALUE or COLUMN>=NUMBER",
                          acg_quote(quoted, item, strlen(item)));
    }
    if (columns->n_tests == ACG_MOST_TESTS) {
        return acg_misuse(report, "--where: more than %d tests", ACG_MOST_TESTS);
    }
    struct acg_row_test *test = &columns->tests[columns->n_tests++];
    const char *value = item + length + strlen(signs[i].sign);
    item[length] = '\0';
    *test = (struct acg_row_test){.relation = signs[i].relation,
                                  .value = {value, strlen(value)},
                                  .column = find_column(columns, item)};
    if (test->column == SIZE_MAX) return misuse_column(columns, rows, "--where", item, report);
    if (strchr("gl<>", test->relation) && !acg_number_parse(value, strlen(value), &test->number)) {
        return acg_misuse(report, "--where: '%s' is no number",
                          acg_quote(quoted, value, strlen(value)));
    }
    return ACG_OK;
}

static bool keep_header(struct acg_columns *columns, const struct acg_rows *rows)
{
    columns->n_columns = rows->n_cells;
    columns->header = acg_arena_array(&columns->arena, rows->n_cells, sizeof *columns->header);
    for (size_t i = 0; columns->header && i < rows->n_cells; i++) {
        const struct acg_cell_piece *cell = &rows->cells[i];
        const char *text = acg_arena_text(&columns->arena, cell->text, cell->length);
        if (!text) return false;
        columns->header[i] = (struct acg_piece){text, cell->length};
    }
    return columns->header != NULL;
}

/** Without a map: each column that is named as a key. */
static void map_names(struct acg_columns *columns)
{
    for (size_t k = 0; k < columns->n_keys; k++) {
        size_t column = find_column(columns, columns->keys[k]);
        if (column == SIZE_MAX) continue;
        columns->of[k] = (struct acg_source_of){.given = true, .column = column};
    }
}

static acg_status
each_item(struct acg_columns *columns, const struct acg_rows *rows, const char *text,
          acg_status (*take)(struct acg_columns *, const struct acg_rows *, char *, acg_report *),
          acg_report *report)
{
    struct split split = {acg_arena_text(&columns->arena, text, strlen(text))};
    if (!split.rest) return acg_out_of_memory(report);
    acg_status status = ACG_OK;
    for (char *item; !status && (item = next_item(&split));)
        status = take(columns, rows, item, report);
    return status;
}

acg_status acg_columns_init(struct acg_columns *out, const struct acg_rows *rows,
                            const char *const keys[], size_t n_keys, const char *map,
                            const char *where, acg_report *report)
{
    *out = (struct acg_columns){.keys = keys, .n_keys = n_keys};
    if (!keep_header(out, rows)) return acg_out_of_memory(report);
    acg_status status = ACG_OK;
    if (map) {
        status = each_item(out, rows, map, map_item, report);
    } else {
        map_names(out);
    }
    if (!status && where) status = each_item(out, rows, where, test_item, report);
    return status;
}

void acg_columns_clear(struct acg_columns *columns)
{
    acg_arena_clear(&columns->arena);
}

static struct acg_piece value_of(const struct acg_source_of *source, const struct acg_rows *rows)
{
    struct acg_piece value = {0};
    if (!source->given) return value;
    if (source->constant) return source->value;
    const struct acg_cell_piece *cell = &rows->cells[source->column];
    if (cell->length > 0) value = (struct acg_piece){cell->text, cell->length};
    return value;
}

struct acg_piece acg_columns_value(const struct acg_columns *columns, const struct acg_rows *rows,
                                   size_t k)
{
    return value_of(&columns->of[k], rows);
}

struct acg_piece acg_columns_code(const struct acg_columns *columns, const struct acg_rows *rows,
                                  size_t i)
{
    return value_of(&columns->codes[i], rows);
}

static bool passes(const struct acg_row_test *test, const struct acg_cell_piece *cell)
{
    double number = 0;
    bool same = cell->length == test->value.length &&
                memcmp(cell->text, test->value.text, cell->length) == 0;
    bool has_number = acg_number_parse(cell->text, cell->length, &number);
    switch (test->relation) {
    case '=':
        return same;
    case '!':
        return !same;
    case '<':
        return has_number && number < test->number;
    case '>':
        return has_number && number > test->number;
    case 'l':
        return has_number && number <= test->number;
    default:
        return has_number && number >= test->number;
    }
}

bool acg_columns_want(const struct acg_columns *columns, const struct acg_rows *rows)
{
    for (size_t i = 0; i < columns->n_tests; i++) {
        if (!passes(&columns->tests[i], &rows->cells[columns->tests[i].column])) return false;
    }
    return true;
}

size_t acg_columns_of(const struct acg_columns *columns, const char *name)
{
    size_t k = find_key(columns, name);
    if (k == SIZE_MAX || !columns->of[k].given || columns->of[k].constant) return SIZE_MAX;
    return columns->of[k].column;
}
