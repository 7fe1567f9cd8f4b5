#include "ingest/sheet.h"

#include "base/report.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

acg_status acg_sheet_reject(const struct acg_sheet *sheet, acg_report *report, const char *format,
                            ...)
{
    char text[600];
    struct acg_place place = {.file = sheet->name, .line = sheet->line};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return acg_reject(report, &place, "%s", text);
}

bool acg_sheet_next(struct acg_sheet *sheet)
{
    while (sheet->rest.length > 0) {
        const char *end = memchr(sheet->rest.text, '\n', sheet->rest.length);
        size_t length = end ? (size_t)(end - sheet->rest.text) : sheet->rest.length;
        struct acg_field row = {sheet->rest.text, length};
        size_t used = length + (end != NULL);
        sheet->rest = (struct acg_field){sheet->rest.text + used, sheet->rest.length - used};
        sheet->line++;
        if (acg_field_trim(row).length == 0 || *row.text == '#') continue;
        sheet->n_cells = 0;
        while (sheet->n_cells < ACG_SHEET_COLUMNS &&
               acg_field_next(&row, '\t', &sheet->cells[sheet->n_cells])) {
            sheet->n_cells++;
        }
        return true;
    }
    return false;
}

struct acg_field acg_sheet_cell(const struct acg_sheet *sheet, size_t column)
{
    size_t cell = sheet->where[column];
    return cell < sheet->n_cells ? sheet->cells[cell] : (struct acg_field){"", 0};
}

acg_status acg_sheet_open(struct acg_sheet *out, const char *name, const char *text, size_t length,
                          const char *const columns[], size_t n, size_t n_needed,
                          acg_report *report)
{
    static const char mark[] = "\xef\xbb\xbf";
    *out = (struct acg_sheet){.name = name, .rest = {text, length}};
    if (length >= 3 && memcmp(text, mark, 3) == 0)
        out->rest = (struct acg_field){text + 3, length - 3};
    struct acg_place place = {.file = name};
    if (acg_utf8_valid(text, length) < length) {
        return acg_reject(report, &place, "is no UTF-8 text; save it as UTF-8");
    }
    if (!acg_sheet_next(out)) {
        return acg_reject(report, &place, "has no header line with the names of its columns");
    }
    for (size_t i = 0; i < n; i++) {
        out->where[i] = ACG_SHEET_COLUMNS;
        for (size_t c = 0; c < out->n_cells; c++) {
            if (acg_field_is(out->cells[c], columns[i])) out->where[i] = c;
        }
        if (i < n_needed && out->where[i] == ACG_SHEET_COLUMNS) {
            return acg_sheet_reject(out, report,
                                    "has no column '%s'; the header names columns, with tabs "
                                    "between them",
                                    columns[i]);
        }
    }
    return ACG_OK;
}
