// Any bytes as a code book, and as the map of a table of events: no crash, a reason for a refusal,
// and every code of the book is found in it.
#include "promise.h"

#include "ingest/book.h"
#include "ingest/map.h"

static void read_book(struct rest rest, enum acg_ingest_types types)
{
    struct acg_book book;
    acg_report *report = acg_report_new();
    char *text = copy_text(rest);
    acg_status status = acg_book_read("book", text, rest.length, types, &book, report);
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    for (size_t i = 0; !status && i < book.n_entries; i++) {
        struct acg_field code = {book.entries[i].code, strlen(book.entries[i].code)};
        const struct acg_book_entry *found = acg_book_find(&book, code);
        promise(found && strcmp(found->code, code.text) == 0, "a code is found");
        promise(!found->ties || found->type < book.n_types, "its type is there");
    }
    acg_book_clear(&book);
    acg_report_free(report);
    free(text);
}

static void read_map(struct rest rest, bool by_number)
{
    struct acg_arena arena = {0};
    struct acg_rule rule = {.layout = acg_layouts[ACG_INGEST_CSV]};
    const char *kind = NULL;
    char *text = copy_text(rest);
    acg_report *report = acg_report_new();
    acg_status status = acg_map_read(text, by_number, &arena, &rule, &kind, report);
    promise(!status || acg_report_total(report, ACG_ERROR) > 0, "a refusal says why");
    promise(status || !rule.layout.columns[ACG_COLUMN_CODE] == (*kind != '\0'),
            "a code, or one kind for all");
    acg_report_free(report);
    acg_arena_clear(&arena);
    free(text);
}

/** The first byte chooses what the rest is read as. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct rest rest = {data, size};
    int way = take_byte(&rest) % 5;
    if (way <= ACG_INGEST_BY_CODE) read_book(rest, (enum acg_ingest_types)way);
    else read_map(rest, way == 4);
    return 0;
}
