// Tables of sources: each row an item, columns named as the keys of CSL-JSON.
#include "read/bibliography.h"

#include "base/array.h"
#include "base/json.h"
#include "base/utf8.h"
#include "read/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** How a cell becomes a member. */
enum sort { TEXT, NAMES, DATE };

static const char *const keys[] = {"id",
                                   "type",
                                   "title",
                                   "author",
                                   "editor",
                                   "translator",
                                   "issued",
                                   "accessed",
                                   "container-title",
                                   "collection-title",
                                   "publisher",
                                   "publisher-place",
                                   "volume",
                                   "issue",
                                   "number",
                                   "page",
                                   "edition",
                                   "chapter-number",
                                   "URL",
                                   "DOI",
                                   "ISBN",
                                   "ISSN",
                                   "language",
                                   "note",
                                   "abstract",
                                   "keyword",
                                   "genre",
                                   "archive",
                                   "event-title",
                                   "title-short",
                                   "section",
                                   "source"};
enum { N_KEYS = sizeof keys / sizeof *keys, ID = 0 };
static const struct acg_table_keys source_keys = {.keys = keys, .n_keys = N_KEYS};

_Static_assert((int)N_KEYS <= (int)ACG_MOST_KEYS, "columns have room for each key");

static enum sort sort_of(const char *key)
{
    static const char *const names[] = {"author", "editor", "translator"};
    static const char *const dates[] = {"issued", "accessed"};
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(key, names[i]) == 0) return NAMES;
    }
    for (size_t i = 0; i < 2; i++) {
        if (strcmp(key, dates[i]) == 0) return DATE;
    }
    return TEXT;
}

/** Appends a piece of text as JSON. */
static void add_text(struct acg_buffer *out, struct acg_piece piece)
{
    char *text = strndup(piece.text, piece.length);
    out->failed |= !text;
    if (text) acg_json_text(out, text);
    free(text);
}

static struct acg_piece trimmed(struct acg_piece piece)
{
    while (piece.length > 0 && piece.text[0] == ' ')
        piece = (struct acg_piece){piece.text + 1, piece.length - 1};
    while (piece.length > 0 && piece.text[piece.length - 1] == ' ')
        piece.length--;
    return piece;
}

/** Appends a name: "Family, Given", or a body without a comma. */
static void add_name(struct acg_buffer *out, struct acg_piece name)
{
    const char *comma = memchr(name.text, ',', name.length);
    if (!comma) {
        acg_buffer_text(out, "{\"literal\":");
        add_text(out, name);
    } else {
        size_t length = (size_t)(comma - name.text);
        struct acg_piece given = trimmed((struct acg_piece){comma + 1, name.length - length - 1});
        acg_buffer_text(out, "{\"family\":");
        add_text(out, trimmed((struct acg_piece){name.text, length}));
        if (given.length > 0) acg_buffer_text(out, ",\"given\":");
        if (given.length > 0) add_text(out, given);
    }
    acg_buffer_char(out, '}');
}

static void add_names(struct acg_buffer *out, struct acg_piece list)
{
    bool is_first = true;
    acg_buffer_char(out, '[');
    while (list.length > 0) {
        const char *end = memchr(list.text, ';', list.length);
        size_t length = end ? (size_t)(end - list.text) : list.length,
               used = length + (end != NULL);
        struct acg_piece name = trimmed((struct acg_piece){list.text, length});
        list = (struct acg_piece){list.text + used, list.length - used};
        if (name.length == 0) continue;
        if (!is_first) acg_buffer_char(out, ',');
        add_name(out, name);
        is_first = false;
    }
    acg_buffer_char(out, ']');
}

/** Appends a date; what is none stands as it is written. */
static void add_date(struct acg_buffer *out, struct acg_piece piece)
{
    struct acg_date date;
    char why[ACG_DATE_WHY], text[16] = "";
    int year = 0, month = 0, day = 0, parts = 0;
    bool is_plain = piece.length < sizeof text &&
                    acg_date_parse(piece.text, piece.length, &date, why) && !date.interval &&
                    !memchr(piece.text, 'X', piece.length);
    if (is_plain) {
        memcpy(text, piece.text, piece.length);
        parts = sscanf(text, "%4d-%2d-%2d", &year, &month, &day); // NOLINT(cert-err34-c)
    }
    if (parts < 1) {
        acg_buffer_text(out, "{\"literal\":");
        add_text(out, piece);
        acg_buffer_char(out, '}');
        return;
    }
    acg_buffer_format(out, "{\"date-parts\":[[%d", year);
    if (parts > 1) acg_buffer_format(out, ",%d", month);
    if (parts > 2) acg_buffer_format(out, ",%d", day);
    acg_buffer_text(out, "]]}");
}

static void add_row(const struct acg_rows *rows, const struct acg_columns *columns,
                    struct acg_buffer *out)
{
    bool is_first = true;
    acg_buffer_char(out, '{');
    for (size_t k = 0; k < N_KEYS; k++) {
        struct acg_piece value = acg_columns_value(columns, rows, k);
        if (!value.text) continue;
        acg_buffer_format(out, "%s\"%s\":", is_first ? "" : ",", keys[k]);
        is_first = false;
        switch (sort_of(keys[k])) {
        case TEXT:
            add_text(out, value);
            break;
        case NAMES:
            add_names(out, value);
            break;
        case DATE:
            add_date(out, value);
            break;
        }
    }
    acg_buffer_char(out, '}');
}

static acg_status read_rows(struct acg_rows *rows, const struct acg_columns *columns,
                            struct acg_buffer *out, size_t **places, size_t *n_places,
                            acg_report *report)
{
    size_t room = 0;
    bool more = true;
    acg_status status = ACG_OK;
    while (more && !status) {
        status = acg_rows_next(rows, columns->n_columns, &more, report);
        if (status || !more) continue;
        if (!acg_array_room(places, *n_places, &room, sizeof **places)) {
            return acg_out_of_memory(report);
        }
        acg_buffer_text(out, *n_places > 0 ? ",\n" : "\n");
        (*places)[(*n_places)++] = rows->row_at;
        add_row(rows, columns, out);
    }
    return status;
}

acg_status acg_source_table_csl(const char *name, const char *text, size_t length,
                                struct acg_buffer *out, size_t **places, size_t *n_places,
                                acg_report *report)
{
    struct acg_rows rows = {0};
    struct acg_columns columns = {0};
    struct acg_place place = {.file = name};
    acg_status status = acg_rows_open(&rows, name, text, length, report);
    if (!status) status = acg_columns_init(&columns, &rows, &source_keys, NULL, NULL, report);
    if (!status && !columns.of[ID].given) {
        status = acg_reject(report, &place,
                            "a table of sources has a column 'id', and others named as in "
                            "CSL-JSON: type, title, author, issued, URL and so on");
    }
    if (!status) {
        acg_buffer_text(out, "{\"sources\":[");
        status = read_rows(&rows, &columns, out, places, n_places, report);
        acg_buffer_text(out, "\n]}");
    }
    acg_columns_clear(&columns);
    acg_rows_close(&rows);
    return status;
}
