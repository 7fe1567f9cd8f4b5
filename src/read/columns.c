#include "read/columns.h"

#include "base/array.h"
#include "base/number.h"
#include "base/utf8.h"
#include "read/preset.h"

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

void acg_columns_list(const struct acg_columns *columns, struct acg_buffer *out)
{
    enum { MOST = 12 };
    size_t shown = columns->n_columns > MOST + 1 ? MOST : columns->n_columns;
    char quoted[ACG_QUOTE];
    for (size_t i = 0; i < shown; i++) {
        const struct acg_piece *name = &columns->header[i];
        acg_buffer_format(out, "%s'%s'", i > 0 ? ", " : "",
                          acg_quote(quoted, name->text, name->length));
    }
    if (shown < columns->n_columns) {
        acg_buffer_format(out, " and %zu more", columns->n_columns - shown);
    }
}

/** No column has the name `word`. */
static acg_status misuse_column(const struct acg_columns *columns, const struct acg_rows *rows,
                                const char *option, const char *word, acg_report *report)
{
    char quoted[ACG_QUOTE], near_quoted[ACG_QUOTE];
    struct acg_buffer list = {0};
    acg_status status;
    const char **names = malloc((columns->n_columns + 1) * sizeof *names);
    for (size_t i = 0; names && i < columns->n_columns; i++)
        names[i] = columns->header[i].text;
    const char *near = names ? acg_text_nearest(word, names, columns->n_columns) : NULL;
    acg_columns_list(columns, &list);
    acg_quote(quoted, word, strlen(word));
    if (!names || list.failed) {
        status = acg_out_of_memory(report);
    } else if (near) {
        status = acg_misuse(report, "%s: %s has no column '%s'; did you mean '%s'?", option,
                            rows->name, quoted, acg_quote(near_quoted, near, strlen(near)));
    } else {
        status = acg_misuse(report, "%s: %s has no column '%s'; its columns are %s", option,
                            rows->name, quoted, list.data ? list.data : "");
    }
    free(names);
    acg_buffer_clear(&list);
    return status;
}

static size_t find_column(const struct acg_columns *columns, const char *word)
{
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (is(columns->header[i], word)) return i;
    }
    return SIZE_MAX;
}

/** A column that is needed must be the only one of its name. */
static acg_status check_alone(const struct acg_columns *columns, const struct acg_rows *rows,
                              size_t column, acg_report *report)
{
    const struct acg_piece *name = &columns->header[column];
    struct acg_place place = {.file = rows->name};
    char quoted[ACG_QUOTE];
    for (size_t i = column + 1; i < columns->n_columns; i++) {
        if (!is(columns->header[i], name->text)) continue;
        return acg_reject(report, &place, "columns %zu and %zu are both named '%s'; rename one",
                          column + 1, i + 1, acg_quote(quoted, name->text, name->length));
    }
    return ACG_OK;
}

static size_t find_key(const struct acg_columns *columns, const char *word)
{
    for (size_t i = 0; i < columns->keys->n_keys; i++) {
        if (strcmp(columns->keys->keys[i], word) == 0) return i;
    }
    return SIZE_MAX;
}

/** The family that a key belongs to, or SIZE_MAX. */
static size_t find_family(const struct acg_columns *columns, const char *word)
{
    for (size_t i = 0; i < columns->keys->n_families; i++) {
        size_t length = strlen(columns->keys->families[i]);
        if (strncmp(columns->keys->families[i], word, length) == 0 && word[length]) return i;
    }
    return SIZE_MAX;
}

static acg_status misuse_key(const struct acg_columns *columns, const char *word,
                             acg_report *report)
{
    const struct acg_table_keys *keys = columns->keys;
    char quoted[ACG_QUOTE];
    const char *near = acg_text_nearest(word, keys->keys, keys->n_keys);
    acg_quote(quoted, word, strlen(word));
    if (near) {
        return acg_misuse(report, "%s: unknown key '%s'; did you mean '%s'?", keys->option, quoted,
                          near);
    }
    return acg_misuse(report, "%s: unknown key '%s'; see 'actorgraph help'", keys->option, quoted);
}

/** Where the value of a key of a family goes; NULL without memory. */
static struct acg_source_of *tagged_slot(struct acg_columns *columns, const char *key,
                                         size_t family)
{
    const char *tag = key + strlen(columns->keys->families[family]);
    for (size_t i = 0; i < columns->n_tagged; i++) {
        struct acg_tagged *tagged = &columns->tagged[i];
        if (tagged->family == family && is(tagged->tag, tag)) return &tagged->of;
    }
    if (!acg_array_room(&columns->tagged, columns->n_tagged, &columns->tagged_room,
                        sizeof *columns->tagged)) {
        return NULL;
    }
    struct acg_tagged *added = &columns->tagged[columns->n_tagged++];
    *added = (struct acg_tagged){.family = family, .tag = {tag, strlen(tag)}};
    return &added->of;
}

/** Says where a key has its value. `key` and the value stay borrowed. */
static acg_status set_slot(struct acg_columns *columns, const char *key,
                           const struct acg_source_of *value, acg_report *report)
{
    size_t k = find_key(columns, key), family = find_family(columns, key);
    if (k == SIZE_MAX && family == SIZE_MAX) return misuse_key(columns, key, report);
    struct acg_source_of *slot =
        k != SIZE_MAX ? &columns->of[k] : tagged_slot(columns, key, family);
    char quoted[ACG_QUOTE];
    if (!slot) return acg_out_of_memory(report);
    if (slot->given && !slot->preset) {
        return acg_misuse(report, "%s: '%s' stands twice", columns->keys->option,
                          acg_quote(quoted, key, strlen(key)));
    }
    *slot = *value;
    return ACG_OK;
}

/** "KEY=COLUMN" or "KEY:CONSTANT"; of a preset also "KEY?=COLUMN". */
static acg_status map_pair(struct acg_columns *columns, const struct acg_rows *rows, char *item,
                           bool preset, acg_report *report)
{
    char quoted[ACG_QUOTE];
    const char *option = columns->keys->option;
    size_t length = strcspn(item, "=:");
    char sign = item[length];
    if (!sign || length == 0) {
        return acg_misuse(report, "%s: '%s' is no mapping; write KEY=COLUMN or KEY:VALUE", option,
                          acg_quote(quoted, item, strlen(item)));
    }
    item[length] = '\0';
    const char *text = item + length + 1;
    bool may_lack = preset && item[length - 1] == '?';
    if (may_lack) item[length - 1] = '\0';
    struct acg_source_of value = {
        .given = true, .constant = sign == ':', .preset = preset, .value = {text, strlen(text)}};
    if (!value.constant) {
        value.column = find_column(columns, text);
        if (value.column == SIZE_MAX && may_lack) return ACG_OK;
        if (value.column == SIZE_MAX) return misuse_column(columns, rows, option, text, report);
        acg_status status = check_alone(columns, rows, value.column, report);
        if (status) return status;
    }
    return set_slot(columns, item, &value, report);
}

static acg_status map_item(struct acg_columns *columns, const struct acg_rows *rows, char *item,
                           acg_report *report)
{
    return map_pair(columns, rows, item, false, report);
}

static acg_status preset_item(struct acg_columns *columns, const struct acg_rows *rows, char *item,
                              acg_report *report)
{
    return map_pair(columns, rows, item, true, report);
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
static acg_status map_names(struct acg_columns *columns, const struct acg_rows *rows,
                            acg_report *report)
{
    acg_status status = ACG_OK;
    for (size_t i = 0; i < columns->n_columns && !status; i++) {
        const char *name = columns->header[i].text;
        bool is_key = find_key(columns, name) != SIZE_MAX || find_family(columns, name) != SIZE_MAX;
        if (!is_key || strlen(name) < columns->header[i].length) continue;
        status = check_alone(columns, rows, i, report);
        struct acg_source_of value = {.given = true, .column = i};
        if (!status) status = set_slot(columns, name, &value, report);
    }
    return status;
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

/** Takes what stands before the first comma of a map for a preset, if it is no pair; `*map` is
 * then what follows, or NULL. */
static acg_status apply_preset(struct acg_columns *columns, const struct acg_rows *rows,
                               const char **map, acg_report *report)
{
    size_t length = strcspn(*map, ",=:");
    const char *near = NULL, *option = columns->keys->option;
    char quoted[ACG_QUOTE];
    if ((*map)[length] == '=' || (*map)[length] == ':') return ACG_OK;
    const char *name = acg_arena_text(&columns->arena, *map, length);
    if (!name) return acg_out_of_memory(report);
    const struct acg_preset *preset = acg_preset_find(name, &near);
    acg_quote(quoted, name, length);
    if (!preset && near) {
        return acg_misuse(report, "%s: no preset '%s'; did you mean '%s'?", option, quoted, near);
    }
    if (!preset) {
        return acg_misuse(report,
                          "%s: '%s' is neither a preset nor a mapping; write KEY=COLUMN or "
                          "KEY:VALUE",
                          option, quoted);
    }
    columns->ends_before = preset->ends_before;
    *map = (*map)[length] ? *map + length + 1 : NULL;
    acg_status status = each_item(columns, rows, preset->map, preset_item, report);
    if (!status && preset->where) {
        status = each_item(columns, rows, preset->where, test_item, report);
    }
    return status;
}

acg_status acg_columns_init(struct acg_columns *out, const struct acg_rows *rows,
                            const struct acg_table_keys *keys, const char *map, const char *where,
                            acg_report *report)
{
    *out = (struct acg_columns){.keys = keys};
    if (!keep_header(out, rows)) return acg_out_of_memory(report);
    acg_status status = map ? apply_preset(out, rows, &map, report) : map_names(out, rows, report);
    if (!status && map) status = each_item(out, rows, map, map_item, report);
    if (!status && where) status = each_item(out, rows, where, test_item, report);
    return status;
}

void acg_columns_clear(struct acg_columns *columns)
{
    free(columns->tagged);
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

struct acg_piece acg_columns_tagged(const struct acg_columns *columns, const struct acg_rows *rows,
                                    size_t i)
{
    return value_of(&columns->tagged[i].of, rows);
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
