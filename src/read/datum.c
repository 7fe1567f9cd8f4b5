// Cells of a table as values.
#include "read/table.h"

#include "base/array.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Where a step of the row at hand stands: the cell of the column that its key is mapped to. */
static void locate(const struct acg_reader *reader, const struct acg_step *step,
                   struct acg_place *place, struct acg_buffer *pointer)
{
    const struct acg_table_reading *reading = reader->table;
    const struct acg_rows *rows = &reading->rows;
    while (step && step->up)
        step = step->up;
    size_t column = step && step->key ? acg_columns_of(&reading->columns, step->key) : SIZE_MAX;
    place->file = rows->name;
    place->order = column < rows->n_cells ? rows->cells[column].at : rows->row_at;
    acg_rows_locate(rows, place->order, &place->line, &place->column);
    acg_buffer_format(pointer, "row %zu", rows->row);
    if (column < rows->n_cells) {
        acg_buffer_format(pointer, ", column %s", reading->columns.header[column].text);
    }
    place->pointer = pointer->data;
}

void acg_table_locate(struct acg_table_reading *reading)
{
    reading->reader.locate = locate;
    reading->reader.table = reading;
}

struct acg_piece acg_table_value(const struct acg_table_reading *reading, size_t key)
{
    return acg_columns_value(&reading->columns, &reading->rows, key);
}

void acg_table_reject(struct acg_table_reading *reading, size_t key, const char *format, ...)
{
    char text[1024];
    struct acg_step step = {.key = reading->keys[key]};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    acg_reader_reject(&reading->reader, &step, "%s", text);
}

/** Copies valid UTF-8 with another character for each control character and no-break space. */
static const char *keep_cleaned(struct acg_table_reading *reading, const char *text, size_t length,
                                char instead)
{
    struct acg_buffer clean = {0};
    for (const char *at = text, *end = text + length; at < end;) {
        const char *from = at;
        bool is_blank = acg_utf8_next(&at, end) == 0xa0 && instead != ' ';
        size_t n = (size_t)(at - from);
        if (is_blank || acg_utf8_has_control(from, n)) acg_buffer_char(&clean, instead);
        else acg_buffer_add(&clean, from, n);
    }
    const char *kept = clean.failed ? NULL
                                    : acg_builder_text(reading->reader.builder,
                                                       clean.data ? clean.data : "", clean.length);
    acg_buffer_clear(&clean);
    if (!kept) acg_reader_out_of_memory(&reading->reader);
    return kept;
}

const char *acg_datum_text(struct acg_table_reading *reading, struct acg_piece piece)
{
    const char *text = acg_builder_text(reading->reader.builder, piece.text, piece.length);
    if (!text) acg_reader_out_of_memory(&reading->reader);
    return text;
}

const char *acg_datum_name(struct acg_table_reading *reading, struct acg_piece piece)
{
    if (!acg_utf8_has_control(piece.text, piece.length)) return acg_datum_text(reading, piece);
    reading->counts.cleaned++;
    return keep_cleaned(reading, piece.text, piece.length, ' ');
}

const char *acg_datum_id(struct acg_table_reading *reading, struct acg_piece piece, const char *key)
{
    struct acg_step step = {.key = key};
    char quoted[ACG_QUOTE];
    if (!piece.text || piece.length == 0) {
        acg_reader_reject(&reading->reader, &step,
                          "an empty id; fill it in, or leave such rows out with --where COLUMN!=");
        return NULL;
    }
    if (piece.length > ACG_MAX_ID) {
        acg_reader_reject(&reading->reader, &step, "the id '%s' is longer than %d bytes",
                          acg_quote(quoted, piece.text, piece.length), ACG_MAX_ID);
        return NULL;
    }
    char id[ACG_MAX_ID + 1];
    for (size_t i = 0; i < piece.length; i++)
        id[i] = (unsigned char)piece.text[i] <= ' ' ? '_' : piece.text[i];
    id[piece.length] = '\0';
    return keep_cleaned(reading, id, piece.length, '_');
}

static struct acg_piece trimmed(struct acg_piece piece)
{
    while (piece.length > 0 && piece.text[0] == ' ') {
        piece.text++;
        piece.length--;
    }
    while (piece.length > 0 && piece.text[piece.length - 1] == ' ')
        piece.length--;
    return piece;
}

/** An item with a backslash in it: what it keeps is kept, the backslashes go. */
static bool take_escaped(struct acg_table_reading *reading, struct acg_piece *rest,
                         struct acg_piece *item)
{
    struct acg_buffer *list = &reading->list;
    size_t i = 0, kept = 0; // bytes that no trimming may take
    list->length = 0;
    acg_buffer_text(list, "");
    for (; i < rest->length && rest->text[i] != ';'; i++) {
        bool is_kept =
            rest->text[i] == '\\' && i + 1 < rest->length && strchr("; \\", rest->text[i + 1]);
        i += is_kept;
        if (list->length > 0 || is_kept || rest->text[i] != ' ') {
            acg_buffer_char(list, rest->text[i]);
        }
        if (is_kept) kept = list->length;
    }
    size_t used = i + (i < rest->length);
    *rest = (struct acg_piece){rest->text + used, rest->length - used};
    if (list->failed) {
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    *item = (struct acg_piece){list->data, list->length};
    while (item->length > kept && item->text[item->length - 1] == ' ')
        item->length--;
    return true;
}

bool acg_datum_next(struct acg_table_reading *reading, struct acg_piece *rest,
                    struct acg_piece *item)
{
    if (!rest->text || rest->length == 0) return false;
    const char *end = memchr(rest->text, ';', rest->length);
    size_t length = end ? (size_t)(end - rest->text) : rest->length;
    if (memchr(rest->text, '\\', length)) return take_escaped(reading, rest, item);
    *item = trimmed((struct acg_piece){rest->text, length});
    size_t used = length + (end != NULL);
    *rest = (struct acg_piece){rest->text + used, rest->length - used};
    return true;
}

static bool is(struct acg_piece piece, const char *word)
{
    return piece.length == strlen(word) && memcmp(piece.text, word, piece.length) == 0;
}

/** As R and pandas write what is missing. */
static bool is_missing(struct acg_piece piece)
{
    return !piece.text || is(piece, "NA") || is(piece, "NaN") || is(piece, "nan");
}

bool acg_datum_number(struct acg_table_reading *reading, size_t key, bool *has, double *out)
{
    struct acg_piece text = acg_table_value(reading, key);
    char quoted[ACG_QUOTE];
    *has = text.text != NULL;
    if (!*has || acg_number_parse(text.text, text.length, out)) return true;
    *has = !is_missing(text);
    if (!*has) return true;
    acg_table_reject(reading, key, "'%s' is no number", acg_quote(quoted, text.text, text.length));
    return false;
}

bool acg_datum_flag(struct acg_table_reading *reading, size_t key, bool *has, bool *out)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"yes", true}, {"true", true},   {"1", true},  {"TRUE", true},   {"True", true},
                 {"no", false}, {"false", false}, {"0", false}, {"FALSE", false}, {"False", false}};
    struct acg_piece text = acg_table_value(reading, key);
    char quoted[ACG_QUOTE];
    *has = !is_missing(text);
    if (!*has) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!is(text, words[i].word)) continue;
        *out = words[i].value;
        return true;
    }
    acg_table_reject(reading, key, "'%s' is neither yes nor no",
                     acg_quote(quoted, text.text, text.length));
    return false;
}

struct acg_piece acg_datum_date(const struct acg_table_reading *reading, size_t key,
                                char room[ACG_DATUM_DATE])
{
    struct acg_piece text = acg_table_value(reading, key), none = {0};
    bool is_usual = text.text && text.length == 4 && text.text[0] >= '0' && text.text[0] <= '9';
    if (!text.text || text.length > 9 || is_usual) return text;
    if (is_missing(text) || is(text, "Inf") || is(text, "-Inf") || is(text, "inf") ||
        is(text, "-inf")) {
        return none; // an end that is open
    }
    size_t digits = 0, year = 0, i;
    for (; digits < text.length && text.text[digits] >= '0' && text.text[digits] <= '9'; digits++)
        year = year * 10 + (size_t)(text.text[digits] - '0');
    for (i = digits + 1; i < text.length && text.text[i] == '0'; i++) {
    }
    bool has_zeros = i == text.length && digits + 1 < text.length && text.text[digits] == '.';
    bool is_year = digits >= 3 && digits <= 4 && year > 0 && (digits == text.length || has_zeros);
    if (!is_year) return text;
    snprintf(room, ACG_DATUM_DATE, "%04zu", year);
    return (struct acg_piece){room, 4};
}

bool acg_datum_label(struct acg_table_reading *reading, const char *text, struct acg_labels *out)
{
    struct acg_label *label =
        acg_arena_array(acg_builder_arena(reading->reader.builder), 1, sizeof *label);
    if (!label) {
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    *label = (struct acg_label){"", text};
    *out = (struct acg_labels){label, 1};
    return true;
}

bool acg_datum_labels(struct acg_table_reading *reading, size_t key, size_t family,
                      struct acg_labels *out)
{
    const struct acg_columns *columns = &reading->columns;
    struct acg_label *labels = acg_arena_array(acg_builder_arena(reading->reader.builder),
                                               columns->n_tagged + 1, sizeof *labels);
    struct acg_piece plain = acg_table_value(reading, key);
    *out = (struct acg_labels){.items = labels};
    if (!labels) {
        acg_reader_out_of_memory(&reading->reader);
        return false;
    }
    if (plain.text) {
        labels[out->count].language = "";
        if (!(labels[out->count++].text = acg_datum_name(reading, plain))) return false;
    }
    for (size_t i = 0; i < columns->n_tagged; i++) {
        struct acg_piece text = acg_columns_tagged(columns, &reading->rows, i);
        if (columns->tagged[i].family != family || !text.text) continue;
        struct acg_label *label = &labels[out->count++];
        label->language = acg_datum_name(reading, columns->tagged[i].tag);
        label->text = acg_datum_name(reading, text);
        if (!label->language || !label->text) return false;
    }
    return true;
}

/** Whether a text is one JSON value; `*json` is that, compact, in the graph's memory. False without
 * memory (said). */
static bool find_json(struct acg_table_reading *reading, struct acg_piece piece, const char **json)
{
    struct acg_buffer text = {0};
    struct acg_json_members members = {0};
    struct acg_stretches none = {0};
    *json = NULL;
    acg_buffer_text(&text, "{\"x\":");
    acg_buffer_add(&text, piece.text, piece.length);
    acg_buffer_char(&text, '}');
    struct acg_json scan = {.name = "", .text = text.data, .length = text.length};
    acg_status status = text.failed ? ACG_FAILED : acg_json_scan(&scan, &members, &none, NULL);
    if (!status && members.count == 1) {
        *json = acg_reader_compact(&reading->reader, text.data + members.items[0].value_at);
        if (!*json) status = ACG_FAILED;
    }
    free(members.items);
    acg_buffer_clear(&text);
    if (status == ACG_FAILED) acg_reader_out_of_memory(&reading->reader);
    return status != ACG_FAILED;
}

const char *acg_datum_json(struct acg_table_reading *reading, struct acg_piece piece)
{
    const char *json;
    if (!find_json(reading, piece, &json)) return NULL;
    if (json) return json;
    struct acg_buffer text = {0};
    const char *ended = acg_datum_text(reading, piece);
    if (!ended) return NULL;
    acg_json_text(&text, ended);
    json = text.failed ? NULL : acg_builder_text(reading->reader.builder, text.data, text.length);
    acg_buffer_clear(&text);
    if (!json) acg_reader_out_of_memory(&reading->reader);
    return json;
}

const char *acg_datum_free_key(struct acg_table_reading *reading, struct acg_piece tag)
{
    char *key = acg_arena_alloc(acg_builder_arena(reading->reader.builder), tag.length + 3);
    if (!key) {
        acg_reader_out_of_memory(&reading->reader);
        return NULL;
    }
    memcpy(key, "x-", 2);
    memcpy(key + 2, tag.text, tag.length);
    key[tag.length + 2] = '\0';
    return key;
}
