// The code of events, as an expression of SQL: codes that mean the same travel as one of them.
#include "ingest/sql_writing.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/*
 * Codes. Those that mean the same travel as one of them.
 */

/** Whether a code can stand between quotes in every engine. */
static bool is_plain(const char *code)
{
    for (; *code; code++) {
        if (!isalnum((unsigned char)*code) && !strchr("/ .-_", *code)) return false;
    }
    return true;
}

/** Whether events of two entries add up to the same, if they have scores. */
static bool are_alike(const struct acg_rule *rule, bool have_scores, const struct acg_book_entry *a,
                      const struct acg_book_entry *b)
{
    bool counts = !rule->weighs_score && !rule->weight_column;
    if (a->ties != b->ties) return false;
    return !a->ties || (a->type == b->type && (!counts || a->weight == b->weight) &&
                        (have_scores || a->score == b->score));
}

/** Lists codes of the data set, each once: those of the book, and those of CAMEO, which a book may
 * know by their beginnings only. */
static size_t list_codes(const struct acg_sql_writing *w, const struct acg_book *cameo,
                         const char *codes[])
{
    const struct acg_book *book = &w->rule->book;
    size_t n = 0;
    for (size_t i = 0; i < book->n_entries; i++)
        codes[n++] = book->entries[i].code;
    for (size_t i = 0; i < cameo->n_entries; i++) {
        const char *code = cameo->entries[i].code;
        if (acg_table_find(&book->codes, code, strlen(code)) == UINT32_MAX) codes[n++] = code;
    }
    return n;
}

static const struct acg_book_entry *entry_of(const struct acg_sql_writing *w, const char *code)
{
    if (!is_plain(code)) return NULL;
    return acg_book_find(&w->rule->book, (struct acg_field){code, strlen(code)});
}

/** Writes WHEN ... IN (...) THEN for each sort of codes that has several; false if there is none.
 */
static bool add_sorts(struct acg_sql_writing *w, const char *column, const char *codes[], size_t n,
                      struct acg_buffer *out)
{
    bool have_scores = acg_sql_has(w, ACG_COLUMN_SCORE), any = false;
    for (size_t i = 0; i < n; i++) {
        const struct acg_book_entry *first = codes[i] ? entry_of(w, codes[i]) : NULL;
        size_t count = 0;
        struct acg_buffer list = {0};
        for (size_t k = i; first && k < n; k++) {
            const struct acg_book_entry *entry = codes[k] ? entry_of(w, codes[k]) : NULL;
            if (!entry || !are_alike(w->rule, have_scores, first, entry)) continue;
            acg_buffer_format(&list, "%s'%s'", count++ > 0 ? ", " : "", codes[k]);
            if (k > i) codes[k] = NULL;
        }
        if (count > 1) {
            acg_buffer_format(out, "\n            WHEN %s IN (%s) THEN '%s'", column,
                              list.data ? list.data : "", codes[i]);
            any = true;
        }
        out->failed |= list.failed;
        acg_buffer_clear(&list);
    }
    return any;
}

/** Writes the CASE that gives a code its sort; false if it would have none. */
static bool add_case(struct acg_sql_writing *w, const char *column)
{
    struct acg_book cameo = {0};
    struct acg_buffer sorts = {0};
    bool any = false;
    w->status = acg_book_read(acg_data_cameo.name, acg_data_cameo.bytes, acg_data_cameo.length,
                              ACG_INGEST_BY_BOOK, &cameo, w->report);
    const char **codes = calloc(cameo.n_entries + w->rule->book.n_entries + 1, sizeof *codes);
    if (codes && !w->status) {
        any = add_sorts(w, column, codes, list_codes(w, &cameo, codes), &sorts);
    }
    if (any && !sorts.failed) {
        acg_buffer_text(&w->columns, "CASE");
        if (acg_sql_has(w, ACG_COLUMN_SCORE)) {
            // without one the score of its own code counts
            struct acg_buffer score = acg_sql_name(w, ACG_COLUMN_SCORE);
            acg_buffer_format(&w->columns, " WHEN %s IS NULL THEN %s", score.data ? score.data : "",
                              column);
            w->columns.failed |= score.failed;
            acg_buffer_clear(&score);
        }
        acg_buffer_format(&w->columns, "%s\n            ELSE %s END", sorts.data, column);
    }
    w->columns.failed |= sorts.failed || !codes;
    acg_buffer_clear(&sorts);
    acg_book_clear(&cameo);
    free(codes);
    return any;
}

/** Whether the book has codes that a number cannot be: 010. */
static bool has_zeros(const struct acg_book *book)
{
    for (size_t i = 0; i < book->n_entries; i++) {
        if (book->entries[i].code[0] == '0') return true;
    }
    return false;
}

void acg_sql_add_code(struct acg_sql_writing *w)
{
    if (!acg_sql_has(w, ACG_COLUMN_CODE)) return; // every row has the kind of the map
    enum acg_odbc_kind kind = acg_sql_kind(w, ACG_COLUMN_CODE);
    if (kind != ACG_ODBC_TEXT && kind != ACG_ODBC_OTHER && kind != ACG_ODBC_INTEGER &&
        !(kind == ACG_ODBC_DECIMAL && w->table->columns[ACG_COLUMN_CODE].digits == 0)) {
        acg_sql_refuse(w, ACG_COLUMN_CODE, "has no codes; take another by --map or --query");
    } else if (kind != ACG_ODBC_TEXT && kind != ACG_ODBC_OTHER && has_zeros(&w->rule->book)) {
        acg_sql_refuse(
            w, ACG_COLUMN_CODE,
            "is a number, so that '010' and '10' are the same; it must be a text, as the data "
            "set has it");
    }
    bool by_sort =
        kind == ACG_ODBC_TEXT && !acg_sql_has(w, ACG_COLUMN_CODE_MORE) &&
        !(acg_sql_has(w, ACG_COLUMN_SCORE) && acg_sql_kind(w, ACG_COLUMN_SCORE) == ACG_ODBC_TEXT);
    struct acg_buffer name = acg_sql_name(w, ACG_COLUMN_CODE);
    acg_sql_begin(w);
    if (name.failed || !by_sort || !add_case(w, name.data)) {
        acg_buffer_text(&w->columns, name.data ? name.data : "");
    }
    w->columns.failed |= name.failed;
    acg_buffer_clear(&name);
    acg_sql_end(w, "e_code", true);
    acg_sql_note(w, ACG_COLUMN_CODE);
    if (!acg_sql_has(w, ACG_COLUMN_CODE_MORE)) return;
    acg_sql_add(w, ACG_COLUMN_CODE_MORE, "e_code_more", true);
    acg_sql_note(w, ACG_COLUMN_CODE_MORE);
}
