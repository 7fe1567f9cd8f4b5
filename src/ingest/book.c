#include "ingest/book.h"

#include "base/array.h"
#include "base/limits.h"
#include "base/report.h"
#include "base/utf8.h"
#include "ingest/sheet.h"

#include <ctype.h>
#include <stdlib.h>

enum { CODE, KIND, WEIGHT, SCORE, TYPE, NAME, TEXT, N_COLUMNS };
static const char *const columns[N_COLUMNS] = {"code", "kind", "weight", "score",
                                               "type", "name", "text"};

/** Codes of digits alone have a table of their own: those of n digits begin at quick_from[n]. */
enum { MOST_DIGITS = 4, N_QUICK = 100 + 1000 + 10000 };
static const size_t quick_from[MOST_DIGITS + 1] = {0, 0, 0, 100, 1100};

/** The place of a code in that table, or N_QUICK. */
static size_t quick_place(struct acg_field code)
{
    size_t value = 0;
    if (code.length < 2 || code.length > MOST_DIGITS) return N_QUICK;
    for (size_t i = 0; i < code.length; i++) {
        unsigned digit = (unsigned)(unsigned char)code.text[i] - '0';
        if (digit > 9) return N_QUICK;
        value = value * 10 + digit;
    }
    return quick_from[code.length] + value;
}

/** Whether a code is of digits, or letters, so that its beginnings are codes as well. */
static bool has_parts(struct acg_field code)
{
    return memchr(code.text, '/', code.length) != NULL;
}

/** The entry of the longest beginning of at most `length` bytes; UINT32_MAX if none. */
static uint32_t find_beginning(const struct acg_book *book, struct acg_field code, size_t length)
{
    bool parts = has_parts(code), digits = quick_place(code) < N_QUICK;
    for (; length > 0; length--) {
        bool may =
            length == code.length || (digits && !parts) || (parts && code.text[length] == '/');
        uint32_t found = may ? acg_table_find(&book->codes, code.text, length) : UINT32_MAX;
        if (found != UINT32_MAX) return found;
    }
    return UINT32_MAX;
}

const struct acg_book_entry *acg_book_find(const struct acg_book *book, struct acg_field code)
{
    size_t place = quick_place(code);
    uint32_t found;
    if (place < N_QUICK) {
        found = book->quick[place] ? book->quick[place] - 1u : UINT32_MAX;
    } else {
        found = acg_table_find(&book->codes, code.text, code.length);
        if (found == UINT32_MAX) found = acg_table_find(&book->texts, code.text, code.length);
        if (found == UINT32_MAX) found = find_beginning(book, code, code.length);
    }
    return found == UINT32_MAX ? NULL : &book->entries[found];
}

/** Whether a type can have this id: the rules of the graph file. */
static bool is_id(struct acg_field id)
{
    if (id.length == 0 || id.length > ACG_MAX_ID || acg_utf8_has_control(id.text, id.length)) {
        return false;
    }
    return memchr(id.text, ' ', id.length) == NULL;
}

/** The type of this id, made if there is none yet; UINT16_MAX if memory is out. */
static uint16_t find_type(struct acg_book *book, struct acg_field id, enum acg_kind kind,
                          const char *label)
{
    for (size_t i = 0; i < book->n_types; i++) {
        if (acg_field_is(id, book->types[i].id)) return (uint16_t)i;
    }
    char *copy = acg_arena_text(&book->arena, id.text, id.length);
    if (!copy ||
        !acg_array_room(&book->types, book->n_types, &book->types_room, sizeof *book->types)) {
        return UINT16_MAX;
    }
    book->types[book->n_types] = (struct acg_book_type){copy, label, kind};
    return (uint16_t)book->n_types++;
}

/** What is being read. */
struct reading {
    struct acg_sheet sheet;
    struct acg_book *book;
    enum acg_ingest_types types;
    acg_report *report;
};

static acg_status reject_cell(const struct reading *r, size_t column, const char *what)
{
    char room[ACG_QUOTE];
    struct acg_field cell = acg_sheet_cell(&r->sheet, column);
    return acg_sheet_reject(&r->sheet, r->report, "column %s: '%s' %s", columns[column],
                            acg_quote(room, cell.text, cell.length), what);
}

/** The id of the type that is one code: an id has no blanks. Text NULL if memory is out. */
static struct acg_field id_of_code(struct acg_book *book, const char *code)
{
    char *id = acg_arena_text(&book->arena, code, strlen(code));
    for (char *c = id; c && *c; c++) {
        if (*c == ' ') *c = '_';
    }
    return (struct acg_field){id, strlen(code)};
}

/** Gives the entry its type: by the book, by the root of its code, or by the whole code. */
static acg_status set_type(const struct reading *r, struct acg_book_entry *entry,
                           const struct acg_book_entry *above)
{
    struct acg_book *book = r->book;
    struct acg_field id = acg_sheet_cell(&r->sheet, TYPE);
    const char *label = NULL;
    if (!entry->ties) return ACG_OK;
    if (r->types == ACG_INGEST_BY_CODE || (r->types == ACG_INGEST_BY_ROOT && !above)) {
        id = id_of_code(book, entry->code);
        label = entry->name;
    } else if (r->types == ACG_INGEST_BY_ROOT) {
        id = id_of_code(book, above->ties ? book->types[above->type].id : entry->code);
    } else if (id.length == 0 && above && above->ties && above->kind == entry->kind) {
        entry->type = above->type;
        return ACG_OK;
    } else if (id.length == 0) {
        const char *kind = acg_kind_name(entry->kind);
        id = (struct acg_field){kind, strlen(kind)};
    }
    if (!id.text) return acg_out_of_memory(r->report);
    if (!is_id(id)) return reject_cell(r, TYPE, "is no id: it has blanks, or is too long");
    entry->type = find_type(book, id, entry->kind, label);
    if (entry->type == UINT16_MAX) return acg_out_of_memory(r->report);
    if (book->types[entry->type].kind != entry->kind) {
        return reject_cell(r, TYPE, "is the type of codes of another kind; one type has one kind");
    }
    return ACG_OK;
}

static acg_status set_kind(const struct reading *r, struct acg_book_entry *entry,
                           const struct acg_book_entry *above)
{
    struct acg_field kind = acg_sheet_cell(&r->sheet, KIND);
    entry->ties = above && above->ties;
    entry->kind = above ? above->kind : ACG_RIVALRY;
    if (kind.length == 0 && above) return ACG_OK;
    entry->ties = !acg_field_is(kind, "-");
    if (!entry->ties) return ACG_OK;
    if (acg_kind_parse(kind.text, kind.length, &entry->kind) && entry->kind != ACG_MEMBERSHIP) {
        return ACG_OK;
    }
    return reject_cell(r, KIND,
                       "is no kind of tie between actors; write cooperation, rivalry, "
                       "threat, or - for no tie");
}

static acg_status set_numbers(const struct reading *r, struct acg_book_entry *entry,
                              const struct acg_book_entry *above)
{
    struct acg_field weight = acg_sheet_cell(&r->sheet, WEIGHT);
    struct acg_field score = acg_sheet_cell(&r->sheet, SCORE);
    entry->weight = above ? above->weight : 10;
    entry->score = above ? above->score : 0;
    if (weight.length > 0 && (!acg_field_tenths(weight, &entry->weight) || entry->weight <= 0 ||
                              entry->weight > 1000000)) {
        return reject_cell(r, WEIGHT,
                           "is no weight: write a number from 0.1 to 100000 with at "
                           "most one digit behind the point");
    }
    if (score.length > 0 &&
        (!acg_field_tenths(score, &entry->score) || llabs(entry->score) > 1000000)) {
        return reject_cell(r, SCORE,
                           "is no score: write a number from -100000 to 100000 with at "
                           "most one digit behind the point");
    }
    return ACG_OK;
}

/** Refuses what no id and no label may have; a NUL would end them early. */
static acg_status check_texts(const struct reading *r)
{
    static const size_t texts[] = {CODE, TYPE, NAME, TEXT};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct acg_field cell = acg_sheet_cell(&r->sheet, texts[i]);
        if (acg_utf8_has_control(cell.text, cell.length)) {
            return reject_cell(r, texts[i], "has control characters; take them out");
        }
    }
    return ACG_OK;
}

static acg_status add_entry(struct reading *r)
{
    struct acg_book *book = r->book;
    struct acg_field code = acg_sheet_cell(&r->sheet, CODE), name = acg_sheet_cell(&r->sheet, NAME);
    struct acg_field text = acg_sheet_cell(&r->sheet, TEXT);
    struct acg_book_entry entry = {0};
    acg_status status = check_texts(r);
    if (status) return status;
    if (code.length == 0 || code.length > ACG_MAX_ID) return reject_cell(r, CODE, "is no code");
    if (acg_table_find(&book->codes, code.text, code.length) != UINT32_MAX) {
        return reject_cell(r, CODE, "stands twice; keep one of its lines");
    }
    if (book->n_entries == UINT16_MAX - 1) return reject_cell(r, CODE, "is one code too many");
    uint32_t up = find_beginning(book, code, code.length - 1);
    const struct acg_book_entry *above = up == UINT32_MAX ? NULL : &book->entries[up];
    entry.code = acg_arena_text(&book->arena, code.text, code.length);
    entry.name = acg_arena_text(&book->arena, name.text, name.length);
    char *alias = acg_arena_text(&book->arena, text.text, text.length);
    if (!entry.code || !entry.name || !alias) return acg_out_of_memory(r->report);
    status = set_kind(r, &entry, above);
    if (!status) status = set_numbers(r, &entry, above);
    if (!status) status = set_type(r, &entry, above);
    if (status) return status;
    uint32_t index = (uint32_t)book->n_entries;
    bool known = *alias && acg_table_find(&book->texts, alias, text.length) != UINT32_MAX;
    if (!acg_array_room(&book->entries, book->n_entries, &book->entries_room, sizeof entry) ||
        !acg_table_add(&book->codes, entry.code, code.length, index) ||
        (*alias && !known && !acg_table_add(&book->texts, alias, text.length, index))) {
        return acg_out_of_memory(r->report);
    }
    book->entries[book->n_entries++] = entry;
    return ACG_OK;
}

/** Notes for each code of digits which entry it has. */
static void fill_quick(struct acg_book *book)
{
    for (size_t digits = 2; digits <= MOST_DIGITS; digits++) {
        size_t most = digits == 2 ? 100 : digits == 3 ? 1000 : 10000;
        for (size_t value = 0; value < most; value++) {
            char text[MOST_DIGITS];
            size_t rest = value;
            for (size_t i = digits; i-- > 0; rest /= 10)
                text[i] = (char)('0' + rest % 10);
            struct acg_field code = {text, digits};
            uint32_t found = find_beginning(book, code, digits);
            book->quick[quick_from[digits] + value] =
                found == UINT32_MAX ? 0 : (uint16_t)(found + 1);
        }
    }
}

acg_status acg_book_read(const char *name, const char *text, size_t length,
                         enum acg_ingest_types types, struct acg_book *out, acg_report *report)
{
    struct reading r = {.book = out, .types = types, .report = report};
    *out = (struct acg_book){0};
    acg_status status =
        acg_sheet_open(&r.sheet, name, text, length, columns, N_COLUMNS, WEIGHT, report);
    while (!status && acg_sheet_next(&r.sheet))
        status = add_entry(&r);
    if (status) return status;
    struct acg_place place = {.file = name};
    if (out->n_entries == 0) return acg_reject(report, &place, "has no codes; write one a line");
    out->quick = calloc(N_QUICK, sizeof *out->quick);
    if (!out->quick) return acg_out_of_memory(report);
    fill_quick(out);
    return ACG_OK;
}

void acg_book_clear(struct acg_book *book)
{
    acg_arena_clear(&book->arena);
    acg_table_clear(&book->codes);
    acg_table_clear(&book->texts);
    free(book->entries);
    free(book->types);
    free(book->quick);
    *book = (struct acg_book){0};
}
